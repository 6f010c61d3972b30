"""Downloads of news databases (Nexis, Factiva, ProQuest) as text, RTF or DOCX: their labels become fields, many stories in a
file become many articles, and what the database says around a story is no part of it.

Each database is told by two of its marks together, so that a story that has the word “Body” on a line of its own stays a story.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article
from briefing.reading.databases import factiva, nexis, proquest
from briefing.reading.databases.story import Story
from briefing.reading.origin import Origin, Piece

DATABASES = (("Nexis", nexis.stories), ("Factiva", factiva.stories), ("ProQuest", proquest.stories))


def stories_in(pieces: Sequence[Piece], origin: Origin) -> list[Article]:
    """The stories of a download, in its order; none when the text is no download."""
    lines = [text.strip() for text, _ in pieces]
    for name, read in DATABASES:
        if found := read(lines):
            told = origin.noted(f"read from {name}")
            return [article_of(story, told) for story in found]
    return []


def article_of(story: Story, origin: Origin) -> Article:
    origin.budget.spend(parts=1)
    notes = [f"published in {story.source}" if story.source else "", story.rights]
    return origin.noted(*notes).article(
        [*([(story.title, "title")] if story.title else []), *((text, None) for text in story.paragraphs())],
        title=story.title or None,
        byline=story.by or None,
        published=story.published,
        url=story.url or origin.url,
    )

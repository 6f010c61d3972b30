"""Everything that the reader marked and wrote, over all articles of the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.errors import LibraryError
from briefing.library.articles import Library
from briefing.library.rows import Entry
from briefing.library.store import UNREADABLE
from briefing.model import Mark


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch of an article, its paragraph (from 1), and the reader's note on it, which may be empty."""

    entry: Entry
    paragraph: int
    text: str
    note: str


def marked(library: Library, query: str = "") -> Iterator[Marked]:
    """In the articles that a query means, those last opened first; of archived ones too. Raises LibraryError for a query that is none."""
    meant = {entry.id for entry in library.find(query, limit=-1)} if query.strip() else None
    sql = "SELECT id FROM articles WHERE deleted = '' AND marks > 0 ORDER BY max(opened, added) DESC, id DESC"
    for number in [row["id"] for row in library.ask(sql)]:
        if meant is None or number in meant:
            yield from marks_of(library, number)


def marks_of(library: Library, number: int) -> Iterator[Marked]:
    """In the order of the text; a mark that cannot be read is left out, and so is an article."""
    try:
        entry, article = library.entry(number), library.article(number)
    except (LibraryError, *UNREADABLE):
        return
    made = []
    for row in (library.reading(entry.sha) or {}).get("marks") or ():
        try:
            mark = Mark(**row)
            if 0 <= mark.start < mark.end <= len(article.text):
                made.append(mark)
        except UNREADABLE:
            continue
    for mark in sorted(made, key=lambda m: m.start):
        yield Marked(entry, article.paragraph_at(mark.start), article.text[mark.start : mark.end], str(mark.note))

"""The library written as small as it can be: articles and analyses of older forms in today's, the index in one piece, no gaps.

Nothing is lost when it is broken off: each article is an action of its own, and SQLite puts the smaller file in place at the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import LibraryError
from briefing.library import listing
from briefing.library.articles import Library
from briefing.library.readings import text_hash
from briefing.library.rows import packed, text_row
from briefing.library.store import UNREADABLE


def compact(library: Library) -> Iterator[int]:
    """Write each article anew, then the whole file; yields the numbers of the articles. What is damaged stays as it is."""
    for number in list(library.everything()):
        try:
            with library.action():
                written_anew(library, number)
        except (LibraryError, *UNREADABLE):
            library.left_out([number])
        yield number
    library.shrink()


def written_anew(library: Library, number: int) -> None:
    article = library.article(number)
    library.do("UPDATE texts SET data = ? WHERE article = ?", (text_row(article), number))
    if found := library.latest(article):
        library.do("UPDATE analyses SET data = ? WHERE article = ?", (packed(found), number))
        listing.keep(library, number, listing.corrected(found, library.reading(text_hash(article.text)) or {}))

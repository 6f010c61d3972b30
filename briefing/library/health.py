"""Whether the library is in order, and its search index made anew where that is out of step."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import BriefingError
from briefing.library.articles import Library
from briefing.library.store import path

Check = tuple[str, bool, str]
"""what, whether it is in order, what is to be said of it"""


def checks() -> Iterator[Check]:
    """Opens the library, looks through it, and empties the bin of what is due."""
    try:
        with Library() as library:
            state = str(library.ask("PRAGMA quick_check")[0][0])
            yield "library", state == "ok", f"{library.count('')} articles in {path()}" if state == "ok" else state
            yield search_index(library)
            library.empty_bin()
    except BriefingError as error:
        yield "library", False, str(error)


def search_index(library: Library) -> Check:
    import sqlite3

    if library.index_is_whole():
        return "search index", True, f"FTS5 of SQLite {sqlite3.sqlite_version}"
    library.do("INSERT INTO words (words) VALUES ('rebuild')")
    return "search index", True, "was out of step and is made anew"

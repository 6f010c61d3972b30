"""Whether the library is in order, and its search index made anew where that is out of step."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import BriefingError
from briefing.library import listing
from briefing.library.articles import Library
from briefing.library.store import path

Check = tuple[str, bool, str]
"""what, whether it is in order, what is to be said of it"""


def checks() -> Iterator[Check]:
    """Opens the library, looks through it, and empties the bin of what is due. Raises nothing."""
    try:
        with Library() as library:
            yield search_index(library)
            yield people(library)
            yield state_of(library)
            library.empty_bin()
            yield from (("library", False, note) for note in library.notes)
    except BriefingError as error:
        yield "library", False, str(error)


def state_of(library: Library) -> Check:
    """What SQLite finds in the file, and whether every article can be read."""
    found = [str(row[0]) for row in library.ask("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        return "library", False, f"{found[0] if found else 'damaged'}. {HOW.format(path())}"
    library.left_out([number for number in library.everything() if not is_readable(library, number)])
    return "library", True, f"{library.count('')} articles in {path()}"


HOW = "Take what can be read into a new one with: briefing doctor --recover {}"


def is_readable(library: Library, number: int) -> bool:
    try:
        library.entry(number)
        library.article(number)
    except BriefingError:
        return False
    return True


def people(library: Library) -> Check:
    """Whether the counts of people that are kept are those of the articles."""
    if listing.recount(library):
        return "people", True, f"{library.one('SELECT count(*) FROM voices')[0]:,} names"  # type: ignore[index]
    return "people", True, "counts were out of step and are made anew"


def search_index(library: Library) -> Check:
    import sqlite3

    if library.index_is_whole():
        return "search index", True, f"FTS5 of SQLite {sqlite3.sqlite_version}"
    library.do("INSERT INTO words (words) VALUES ('rebuild')")
    return "search index", True, "was out of step and is made anew"

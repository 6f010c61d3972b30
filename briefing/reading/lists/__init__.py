"""Lists of addresses that other programs write, for `briefing import`: told apart, read, and which line is wrong and why."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import ReadError
from briefing.reading.bounded.json_kinds import json_of, kind_of_json
from briefing.reading.lists import bibtex, bookmarks, lines, newsboat, objects, ris, tables
from briefing.reading.lists.listed import Listed, Problem
from briefing.reading.text.plain import decode

HEAD = 60_000
NONE = "This list has no addresses in it: no bookmarks, no table with a column “url”, no RIS or BibTeX, no addresses one a line."


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list names, each address once, and the rows that name none."""

    items: tuple[Listed, ...]
    problems: tuple[Problem, ...] = ()


def is_list(data: bytes, *, table: bool = False) -> bool:
    """Whether a text is a list of addresses and nothing else; `table` where its name says that it is a table."""
    head = data[:HEAD]
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        text, _ = decode(head if len(data) <= HEAD else head[: head.rfind(b"\n") + 1] or head)
    except ReadError:
        return False
    if ris.is_ris(text) or bibtex.is_bibtex(text) or bookmarks.is_bookmarks(text):
        return True
    if lines.is_lines(text):
        return True
    try:
        return tables.is_table(text, named=table)
    except ReadError:
        return False


def listed(data: bytes) -> Listing:
    """The rows of a list. Raises ReadError when it is no list that is known."""
    rows = rows_of(data)
    first: dict[str, Listed] = {}
    for item, _ in rows:
        if item:
            first.setdefault(item.url, item)
    if not first:
        raise ReadError(NONE)
    return Listing(tuple(first.values()), tuple(problem for _, problem in rows if problem))


def rows_of(data: bytes) -> list[tuple[Listed | None, Problem | None]]:
    if data.startswith(b"PK\x03\x04"):
        from briefing.reading.lists import zipped

        return zipped.rows(data)
    if data.startswith(b"SQLite format 3\0"):
        return newsboat.rows(data)
    if kind_of_json(data) == "list":
        return objects.rows(json_of(data))
    text, _ = decode(data)
    for form, told in (
        (bookmarks, bookmarks.is_bookmarks),
        (ris, ris.is_ris),
        (bibtex, bibtex.is_bibtex),
        (lines, lines.is_lines),
    ):
        if told(text):
            return form.rows(text)
    if "<a " in text.lower():
        return bookmarks.rows(text)
    return tables.rows(text)

"""Tables: CSV of Pocket, Instapaper, Raindrop, Readwise Reader, Zotero and whatever has a column of addresses; commas,
semicolons (as Excel writes them in half of Europe) and tabs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from briefing.errors import ReadError
from briefing.reading.lists.listed import Listed, Problem, address, day, tags_of, true, words

ADDRESS = ("url", "link", "source_url", "given_url", "resolved_url", "address", "item url", "page url", "href", "uri", "web url")
TITLE = ("title", "name", "headline", "given_title")
TAGS = ("tags", "document tags", "manual tags", "labels", "tag", "keywords")
FOLDER = ("folder", "collection", "list")
STATE = ("status", "state", "location", "folder", "is_archived", "archived")
STARRED = ("favorite", "favourite", "starred", "is_starred", "folder", "starred?")
ADDED = (
    "time_added",
    "timestamp",
    "created",
    "saved date",
    "date added",
    "added",
    "created_at",
    "saved_at",
    "date_added",
    "date",
)
NOTES = ("note", "notes", "comment", "document note", "extra", "description")
HIGHLIGHTS = ("highlights", "highlight", "selection", "annotations")
PLACES = ("unread", "archive", "archived", "starred", "unsorted", "inbox", "later", "new", "feed", "shortlist")
DELIMITERS = ",;\t"
LONGEST_FIELD = 1_000_000
csv.field_size_limit(LONGEST_FIELD)
ARCHIVED = frozenset(("archive", "archived", "read", "1", "true"))


def is_table(text: str, *, named: bool = False) -> bool:
    """A head with a column of addresses, and an address under it; one column alone only where the name says that it is a table."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    names = [n.strip(" \"'\r").lower() for n in first.split(delimiter(first))]
    if not any(n in ADDRESS for n in names) or (len(names) < 2 and not named) or len(first) > 2000:
        return False
    return named or any(item for item, _ in rows(text[:20_000]) if item)


def delimiter(head: str) -> str:
    return max(DELIMITERS, key=head.count)


def rows(text: str) -> list[tuple[Listed | None, Problem | None]]:
    """Each row with its line: what it lists, or what is wrong with it. Raises ReadError for what is no table at all."""
    text = text.lstrip("\ufeff")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter(text.split("\n", 1)[0]))
    out: list[tuple[Listed | None, Problem | None]] = []
    try:
        for row in reader:
            line = reader.line_num
            told = {(k or "").strip().lower(): v.strip() for k, v in row.items() if isinstance(v, str)}
            item = listed(told, line)
            out.append((item, None if item else (line, "no address in this row")))
    except csv.Error as error:
        raise ReadError(f"The list is damaged at line {reader.line_num}: {error}.") from None
    return out


def listed(row: Mapping[str, str], line: int) -> Listed | None:
    url = next((found for name in ADDRESS if (found := address(row.get(name)))), "")
    if not url:
        return None
    title = words(first(row, TITLE))
    folder = words(first(row, FOLDER))
    folders = () if folder.lower() in PLACES else tags_of([folder])
    return Listed(
        url,
        line,
        "" if title == url else title,
        tuple(dict.fromkeys((*tags_of(first(row, TAGS)), *folders))),
        archived=any(row.get(n, "").lower() in ARCHIVED for n in STATE),
        starred=any(true(row.get(n)) or row.get(n, "").lower() == "starred" for n in STARRED),
        added=day(first(row, ADDED)),
        notes=tuple(filter(None, [words(first(row, NOTES))])),
        highlights=highlights(first(row, HIGHLIGHTS)),
    )


def first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def highlights(text: str) -> tuple[str, ...]:
    """The marked stretches of a cell: one, or several that begin with “Highlight:” as Raindrop writes them."""
    parts = text.replace("\r", "").split("\n\n") if "Highlight:" in text else [text]
    return tuple(filter(None, (words(part.strip().removeprefix("Highlight:").split("\nNote:")[0]) for part in parts)))

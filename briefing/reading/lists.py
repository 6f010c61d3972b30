"""Lists of addresses that other programs write: CSV (Pocket, Instapaper, Readwise) and bookmarks (Netscape's HTML)."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from html.parser import HTMLParser

from briefing.errors import ReadError
from briefing.reading.text import decode
from briefing.sources import is_address

ADDRESS = ("url", "link", "source_url", "given_url", "address")
TAGS = ("tags", "document tags", "folder")


@dataclass(frozen=True, slots=True)
class Listed:
    url: str
    tags: tuple[str, ...] = ()


def listed(data: bytes) -> list[Listed]:
    """The addresses of a list, each once, in its order. Raises ReadError when it is no list that is known."""
    text, _ = decode(data)
    found = bookmarks(text) if "<a " in text.lower() else rows(text)
    if not found:
        raise ReadError("This list has no addresses in it: no bookmarks, and no CSV with a column “url”.")
    first: dict[str, Listed] = {}
    for item in found:
        first.setdefault(item.url, item)
    return list(first.values())


def rows(text: str) -> list[Listed]:
    """The rows of a CSV file that have an address."""
    try:
        table = [
            {(k or "").strip().lower(): v or "" for k, v in row.items() if isinstance(v, str)}
            for row in csv.DictReader(io.StringIO(text))
        ]
    except csv.Error:
        raise ReadError("The list is damaged: it is no CSV.") from None
    out = []
    for row in table:
        url = next((row[name].strip() for name in ADDRESS if is_address(row.get(name, "").strip())), "")
        if url:
            out.append(Listed(url, tags_of(next((row[name] for name in TAGS if row.get(name)), ""))))
    return out


def tags_of(text: str) -> tuple[str, ...]:
    """Tags parted by commas, bars or as a JSON list, as the programs write them."""
    try:
        told = json.loads(text)
        parts = [str(t) for t in told] if isinstance(told, list) else text.replace("|", ",").split(",")
    except ValueError:
        parts = text.replace("|", ",").split(",")
    return tuple(t.strip() for t in parts if t.strip())


def bookmarks(text: str) -> list[Listed]:
    reader = Bookmarks()
    reader.feed(text)
    return reader.found


class Bookmarks(HTMLParser):
    """Collects the links of a bookmark file with their tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Listed] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {k: v or "" for k, v in attrs}
        if tag == "a" and is_address(told.get("href", "")):
            self.found.append(Listed(told["href"], tags_of(told.get("tags", ""))))

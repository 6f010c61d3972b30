"""ninjs, the agencies' JSON, versions 1 to 3: 1 has `headline`, `body_text`, `body_html`; 2 has lists with roles; 3 capitals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.agency.newsml import pieces_of_text
from briefing.reading.agency.told import Item, article_of
from briefing.reading.bounded.json_kinds import is_ninjs, json_of
from briefing.reading.lists.listed import address
from briefing.reading.origin import Origin, Piece
from briefing.reading.page.html import fragment_pieces
from briefing.reading.text.dates import day_of

DATES = ("versioncreated", "firstcreated", "versionCreated", "firstCreated", "embargoed", "datetime")
LISTS = ("items", "_items", "data", "results", "list", "articles")
HTML, TEXT = ("body_html", "body_xhtml"), ("body_text",)


def ninjs_articles(data: bytes, origin: Origin) -> list[Article]:
    """An article for each item with a story. Raises ReadError when none has one."""
    found = json_of(data)
    rows = [row for row in items_of(found) if is_ninjs(row)]
    stories = [item for row in rows if (item := item_of(row)).pieces]
    if not stories:
        raise ReadError("There is no story in this file of an agency: it names pictures or other items alone.")
    return [article_of(item, origin.noted("read from ninjs")) for item in stories]


def items_of(found: Any) -> list[Any]:
    if isinstance(found, list):
        return found
    if isinstance(found, dict) and not is_ninjs(found):
        rows: Any = next((found[key] for key in LISTS if found.get(key)), [])
        return rows if isinstance(rows, list) else []
    return [found]


def item_of(row: Mapping[str, Any]) -> Item:
    return Item(
        words(row.get("headline")) or words(main(row.get("headlines"))),
        body_of(row),
        names_of(row),
        next((day for key in DATES if (day := day_of(words(row.get(key))))), ""),
        language=words(row.get("language")),
        url=address(row.get("canonicalurl") or row.get("canonicalUrl") or row.get("url")),
        slug=words(row.get("slugline")).strip("/ "),
        rights=words(row.get("copyrightnotice") or row.get("copyrightNotice")),
        keywords=tuple(filter(None, (words(k) for k in row.get("keywords") or () if isinstance(k, str))))[:30],
        editors=words(row.get("ednote")),
    )


def words(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def main(rows: Any) -> Any:
    """The value of the row whose role is main, else of the first one."""
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return next((row.get("value") for row in sorted(found, key=lambda row: row.get("role") not in ("main", None))), "")


def names_of(row: Mapping[str, Any]) -> str:
    told = words(row.get("byline")) or words(row.get("by"))
    if told:
        return told
    authors: list[Any] = row["authors"] if isinstance(row.get("authors"), list) else []
    return " and ".join(filter(None, (words(a.get("name")) for a in authors if isinstance(a, dict))))


def body_of(row: Mapping[str, Any]) -> list[Piece]:
    """The body as HTML, which has headings, else as text; they say the same and count once. What is shorter by far is a stub."""
    bodies = [(key in HTML, row[key]) for key in (*HTML, *TEXT) if isinstance(row.get(key), str)]
    listed: list[Any] = row["bodies"] if isinstance(row.get("bodies"), list) else []
    for told in sorted((b for b in listed if isinstance(b, dict)), key=lambda b: b.get("role") not in ("main", "body", None)):
        kind = f"{told.get('contenttype', '')}{told.get('contentType', '')}"
        if isinstance(told.get("value"), str):
            bodies.append(("html" in kind or "</p>" in told["value"], told["value"]))
    read = [fragment_pieces(value) if html else pieces_of_text(value) for html, value in bodies]
    longest = max((length(pieces) for pieces in read), default=0)
    return next((pieces for pieces in read if pieces and length(pieces) >= 0.8 * longest), [])


def length(pieces: list[Piece]) -> int:
    return sum(len(text) for text, _ in pieces)

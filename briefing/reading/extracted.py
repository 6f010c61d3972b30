"""Articles that another extractor wrote as data: trafilatura's JSON and XML, newspaper's and others' JSON with a title and a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.agency.newsml import pieces_of_text
from briefing.reading.agency.told import Item, article_of
from briefing.reading.bounded.json_kinds import BODIES, TITLES, json_of
from briefing.reading.bounded.xml_events import text_of, tree_of
from briefing.reading.lists.listed import address
from briefing.reading.origin import Origin, Piece
from briefing.reading.text.dates import day_of

AUTHORS = ("author", "authors", "byline")
DATES = ("date", "date_publish", "publish_date", "datePublished", "published")
ADDRESSES = ("source", "url", "canonical_url", "canonical_link")
KINDS = {"head": "heading", "p": None, "item": None, "row": "text", "quote": None}


def extracted_articles(data: bytes, origin: Origin) -> list[Article]:
    """The article of a JSON object, or an article for each object of a list. Raises ReadError when none has a text."""
    found = json_of(data)
    rows = found if isinstance(found, list) else [found]
    items = [item_of(row) for row in rows if isinstance(row, dict)]
    found = [article_of(item, origin.noted("read from an extractor's JSON")) for item in items if item.pieces]
    if not found:
        raise ReadError("There is no text in this file of an extractor.")
    return found


def item_of(row: Mapping[str, Any]) -> Item:
    body = next((row[key] for key in BODIES if isinstance(row.get(key), str)), "")
    authors = next((row[key] for key in AUTHORS if row.get(key)), "")
    names = ", ".join(map(str, authors)) if isinstance(authors, list) else str(authors).replace(";", ",")
    return Item(
        first(row, TITLES),
        pieces_of_text(body),
        names,
        day_of(first(row, DATES)),
        language=first(row, ("language", "lang")),
        url=next((url for key in ADDRESSES if (url := address(row.get(key)))), ""),
    )


def first(row: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((" ".join(row[key].split()) for key in keys if isinstance(row.get(key), str)), "")


def trafilatura_article(data: bytes, origin: Origin) -> Article:
    """The `doc` of trafilatura's XML: what it says of itself in attributes, the report in `main`. Raises ReadError."""
    root = tree_of(data, origin.budget, "file")
    main = root.find("main")
    pieces: list[Piece] = [
        (text, KINDS[e.tag])
        for e in (main.iter() if main is not None else ())
        if e.tag in KINDS and (text := text_of(e)) and not holds(e)
    ]
    if not pieces:
        raise ReadError("There is no text in this file of an extractor.")
    item = Item(
        root.get("title", ""),
        pieces,
        root.get("author", "").replace(";", ","),
        day_of(root.get("date", "")),
        url=address(root.get("url") or root.get("source")),
    )
    return article_of(item, origin.noted("read from an extractor's XML"))


def holds(element: Any) -> bool:
    """Whether an element has paragraphs of its own, which come by themselves."""
    return any(child.tag in KINDS for child in element.iter() if child is not element)

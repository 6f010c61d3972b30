"""NITF, the agencies' XML of one story: headline, byline, dateline and story stand in elements of their own."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.agency.told import Item, article_of, body_pieces
from briefing.reading.bounded.xml_events import text_of, tree_of
from briefing.reading.origin import Origin, Piece
from briefing.reading.text.dates import day_of

DATES = (("date.issue", "norm"), ("date.release", "norm"), ("story.date", "norm"), ("pubdata", "date.publication"))


def nitf_article(data: bytes, origin: Origin) -> Article:
    """Raises ReadError when the file has no story."""
    root = tree_of(data, origin.budget, "NITF file")
    item = item_of(root)
    if not item.pieces:
        raise ReadError("There is no story in this NITF file.")
    return article_of(item, origin.noted("read from NITF"))


def item_of(root: Element) -> Item:
    """The story of a `nitf` element."""
    head = first(root, "body.head")
    content = first(root, "body.content")
    titles = (
        [text_of(e) for e in root.iter("hl1")] or [text_of(e) for e in root.iter("headline")] or [text_of(first(root, "title"))]
    )
    pieces: list[Piece] = body_pieces(content) if content is not None else []
    tail = first(root, "body.end")
    pieces += [(text, "tail") for e in (tail.iter("tagline") if tail is not None else ()) if (text := text_of(e))]
    return Item(
        titles[0] if titles else "",
        pieces,
        names_of(head),
        next((day for name, key in DATES for e in root.iter(name) if (day := day_of(e.get(key, "")))), ""),
        text_of(first(head, "location")) or text_of(first(head, "dateline")),
        language_of(root),
        slug=next((e.get("key", "") for e in root.iter("du-key")), "")
        or next((e.get("fix-id", "") for e in root.iter("fixture")), ""),
        rights=rights_of(root, head),
        keywords=tuple(dict.fromkeys(key for e in root.iter("keyword") if (key := " ".join(e.get("key", "").split()))))[:30],
        editors=next((info for e in root.iter("ed-msg") if (info := " ".join(e.get("info", "").split()))), ""),
    )


def first(element: Element | None, name: str) -> Element | None:
    return next(element.iter(name), None) if element is not None else None


def names_of(head: Element | None) -> str:
    """The authors: each byline's person, else its words without the author's title."""
    out = []
    for byline in head.iter("byline") if head is not None else ():
        people = [text_of(e, without=("byttl",)) for e in byline.iter("person")]
        out.append(" and ".join(filter(None, people)) or text_of(byline, without=("byttl",)))
    return " and ".join(dict.fromkeys(filter(None, out)))


def rights_of(root: Element, head: Element | None) -> str:
    for e in root.iter("doc.copyright"):
        if e.get("holder"):
            return f"Copyright {e.get('year', '')} {e.get('holder')}".replace("  ", " ")
    return text_of(first(head, "rights"))


def language_of(root: Element) -> str:
    return next((lang for e in root.iter() if (lang := e.get("lang"))), "")

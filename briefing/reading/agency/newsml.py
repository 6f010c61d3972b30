"""NewsML-G2: a message with items, each an item of news with its headline, makers and body; several texts are several articles."""

from __future__ import annotations

from html import unescape
from xml.etree.ElementTree import Element

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.agency import nitf
from briefing.reading.agency.told import Item, article_of, body_pieces
from briefing.reading.bounded.xml_events import text_of, tree_of
from briefing.reading.databases.story import Story
from briefing.reading.origin import Origin, Piece
from briefing.reading.page.html import fragment_pieces
from briefing.reading.text.dates import day_of

MAIN_ROLES = ("", "main", "headline")
DATES = ("versionCreated", "contentModified", "contentCreated", "firstCreated", "sent")


def newsml_articles(data: bytes, origin: Origin) -> list[Article]:
    """Raises ReadError when no item has a text in it."""
    root = tree_of(data, origin.budget, "NewsML file")
    items = [root] if root.tag == "newsItem" else list(root.iter("newsItem"))
    found = [article_of(item, origin.noted("read from NewsML-G2")) for e in items if (item := item_of(e, root)).pieces]
    if not found:
        raise ReadError("There is no text in this NewsML file: it names pictures or other items alone.")
    return found


def item_of(item: Element, root: Element) -> Item:
    inner = next(item.iter("nitf"), None)
    told = nitf.item_of(inner) if inner is not None else None
    about = item.find("contentMeta")
    return Item(
        headline(item) or (told.title if told else "") or text_of(next(item.iter("title"), None)),
        told.pieces if told else body_of(item),
        names_of(about) or (told.names if told else ""),
        next((day for where in (item, root) for name in DATES for e in where.iter(name) if (day := day_of(e.text or ""))), ""),
        text_of(next(item.iter("dateline"), None)) or (told.dateline if told else ""),
        language_of(item),
        slug=text_of(next(item.iter("slugline"), None)).strip("/ "),
        rights=text_of(next(item.iter("copyrightNotice"), None)),
        keywords=tuple(dict.fromkeys(filter(None, (text_of(e) for e in item.iter("keyword")))))[:30],
        editors=text_of(next(item.iter("edNote"), None)),
    )


def headline(item: Element) -> str:
    """The main one of several: one without a role, or with the role main."""
    found = [(e.get("role", "").rpartition(":")[2], text_of(e)) for e in item.iter("headline")]
    found.sort(key=lambda row: row[0] not in MAIN_ROLES)
    return next((text for _, text in found if text), "")


def names_of(about: Element | None) -> str:
    """The byline, else the people that are named as creators; an agency as such is no author."""
    if about is None:
        return ""
    by = [text_of(e) for e in about.findall("by")]
    return " and ".join(dict.fromkeys(filter(None, by))) or " and ".join(
        dict.fromkeys(
            text for e in about.findall("creator") if "author" in e.get("role", "") and (text := text_of(e.find("name")))
        )
    )


def language_of(item: Element) -> str:
    return next((e.get("tag", "") for e in item.iter("language")), "") or item.get("lang", "")


def body_of(item: Element) -> list[Piece]:
    """The story of the first content that has one; what type it claims to be is not to be relied on."""
    for content in item.iter("contentSet"):
        for e in content:
            if e.tag == "inlineXML" and len(e):
                body = next(e.iter("body"), e)
                if pieces := body_pieces(body):
                    return pieces
            elif e.tag in ("inlineData", "inlineXML") and (text := "".join(e.itertext()).strip()):
                return pieces_of_text(text)
    return []


def pieces_of_text(text: str) -> list[Piece]:
    """A body as text, or as HTML that calls itself text."""
    if "</p>" in text.lower() or "<br" in text.lower():
        return fragment_pieces(text)
    if "&lt;p" in text:
        return fragment_pieces(unescape(text))
    return [(paragraph, None) for paragraph in Story("", tuple(line.strip() for line in text.splitlines())).paragraphs()]

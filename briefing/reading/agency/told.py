"""What agencies tell of a story, whatever form they send it in (NITF, NewsML-G2, ninjs), and the Article of it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, tostring

from briefing.model import Article
from briefing.reading.databases.story import by
from briefing.reading.origin import Origin, Piece
from briefing.reading.page.html import fragment_pieces


@dataclass(frozen=True, slots=True)
class Item:
    """One story: `pieces` are its body, `names` its authors as told, `published` a day as YYYY-MM-DD."""

    title: str
    pieces: Sequence[Piece]
    names: str = ""
    published: str = ""
    dateline: str = ""
    language: str = ""
    url: str = ""
    slug: str = ""
    rights: str = ""
    keywords: Sequence[str] = field(default=())
    editors: str = ""


def article_of(item: Item, origin: Origin) -> Article:
    """The headline before the body, once; slug, keywords, rights and the note to editors among the notes."""
    told = origin.noted(
        f"slug: {item.slug}" if item.slug else "",
        f"keywords: {', '.join(item.keywords)}" if item.keywords else "",
        item.rights,
        f"to editors: {item.editors}" if item.editors else "",
    )
    body = [*item.pieces]
    while body and same(body[0][0], item.title):
        body = body[1:]
    pieces: list[Piece] = [*([(item.title, "title")] if item.title else []), *body]
    article = told.article(
        pieces,
        title=item.title or None,
        byline=by(item.names) or None,
        published=item.published,
        language=item.language[:2].lower(),
        url=item.url or origin.url,
    )
    return article if article.dateline or not item.dateline else replace(article, dateline=item.dateline)


def body_pieces(element: Element) -> list[Piece]:
    """The paragraphs of a body in XHTML or NITF, whose names for blocks are those of HTML but for sub-heads and captions."""
    copy = deepcopy(element)
    for part in [*copy.iter()]:
        part.tag = {"hl1": "h2", "hl2": "h2", "bq": "blockquote", "media": "figure", "media-caption": "figcaption"}.get(
            part.tag, part.tag
        )
    return fragment_pieces(tostring(copy, encoding="unicode", method="html"))


def same(one: str, two: str) -> bool:
    return one.casefold().split() == two.casefold().split()

"""HTML to an Article: headline, byline, date, language, and the blocks of the report in order.

trafilatura (extra `web`) finds the report in a page when it is installed. Without it, what stands in `<article>` or
`<main>` is taken, else every paragraph of the page. No tag, script or entity of a page survives: only its text does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.text import assemble

Piece = tuple[str, str | None]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = ("p", "li", "blockquote", "pre", "dd", "dt", "td", "div", "section", *HEADINGS, "figcaption", "summary", "address")
SKIPPED = (
    "script",
    "style",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "noscript",
    "svg",
    "template",
    "iframe",
    "select",
    "head",
)
VOID = ("br", "img", "hr", "meta", "link", "input", "source", "wbr", "area", "base", "col", "embed", "track", "param")
MAIN = ("article", "main")
FEWEST_WORDS, FEWEST_BLOCKS = 60, 2
DEEPEST = 400
CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)")
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "byline": ("author", "article:author", "byl", "dc.creator", "parsely-author"),
    "published": ("article:published_time", "date", "pubdate", "dc.date", "parsely-pub-date", "publishdate"),
    "url": ("og:url",),
}


@dataclass(slots=True)
class Found:
    """What a page holds: blocks of text with their kind, and what it says of itself."""

    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    by: str = ""


def declared_charset(data: bytes) -> str | None:
    found = CHARSET.search(data[:4000])
    return found.group(1).decode("ascii") if found else None


def html_article(text: str, *, id: str, source: str, notes: list[str], sha256: str, url: str = "") -> Article:
    """The report of a page. Raises ReadError when there is none."""
    found = own_reading(text)
    report = with_trafilatura(text)
    if report and words_in(report.pieces) >= FEWEST_WORDS:
        found = merged(report, found)
    if not found.pieces:
        raise ReadError("The page has no text in it that could be read. It may need JavaScript, or be only pictures.")
    pieces = [p for i, p in enumerate(found.pieces) if i == 0 or p[0] != found.pieces[i - 1][0]]
    title = found.title or next((text for text, kind in pieces if kind == "title"), "")
    if title:
        pieces = [p for p in pieces if not (p[1] in ("title", "heading") and same(p[0], title))]
        pieces.insert(0, (title, "title"))
    return assemble(
        pieces,
        id=id,
        source=source,
        notes=[*notes, found.by],
        title=title or None,
        byline=found.byline or None,
        sha256=sha256,
        url=url or web_address(found.url),
        published=found.published,
        language=found.language,
    )


def words_in(pieces: Iterable[Piece]) -> int:
    return sum(len(text.split()) for text, kind in pieces if kind != "aside")


def same(one: str, two: str) -> bool:
    return one.casefold().split() == two.casefold().split()


def web_address(text: str) -> str:
    return text if text.startswith(("http://", "https://")) and len(text) < 2000 and text.isprintable() else ""


def merged(report: Found, page: Found) -> Found:
    """The report's text, with what only the page says of itself."""
    report.title = report.title or page.title
    report.byline = report.byline or page.byline
    report.published = report.published or page.published
    report.language = page.language or report.language
    report.url = report.url or page.url
    return report


# ---------------------------------------------------------------------- our own reading
def own_reading(text: str) -> Found:
    """Blocks of the `<article>`, else of `<main>`, else of the whole page."""
    reader = PageReader()
    reader.feed(text)
    reader.close()
    reader.end_block()
    best = max((reader.pieces[place] for place in MAIN), key=words_in)
    chosen = best if words_in(best) >= FEWEST_WORDS and len(best) >= FEWEST_BLOCKS else reader.pieces["page"]
    metas = {name: next((reader.metas[key] for key in keys if reader.metas.get(key)), "") for name, keys in METAS.items()}
    linked = reader.linked_data()
    published = DATE.search(metas["published"] or linked.get("datePublished", "") or reader.time)
    return Found(
        pieces=list(chosen),
        title=metas["title"] or reader.heading or reader.title,
        byline=by(metas["byline"] or linked.get("author", "")),
        published=published.group() if published else "",
        language=reader.language,
        url=reader.canonical or metas["url"],
        by="read the paragraphs of the page",
    )


def by(name: str) -> str:
    name = " ".join(name.split())
    return (
        "" if not name or name.startswith("http") or len(name) > 120 else name if name.lower().startswith("by ") else f"By {name}"
    )


class PageReader(HTMLParser):
    """Collects the blocks of a page, apart for `<article>`, `<main>` and everything, and what its head says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: dict[str, list[Piece]] = {"article": [], "main": [], "page": []}
        self.metas: dict[str, str] = {}
        self.title = self.heading = self.language = self.canonical = self.time = ""
        self._open: list[str] = []
        self._text: list[str] = []
        self._kind: str | None = None
        self._scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {k: v or "" for k, v in attrs}
        if tag == "html":
            self.language = told.get("lang", "")[:2].lower()
        elif tag == "meta":
            name = (told.get("property") or told.get("name") or told.get("itemprop") or "").lower()
            if name and told.get("content"):
                self.metas.setdefault(name, " ".join(told["content"].split()))
        elif tag == "link" and told.get("rel") == "canonical":
            self.canonical = told.get("href", "")
        elif tag == "time" and told.get("datetime") and not self.time:
            self.time = told["datetime"]
        elif tag == "br":
            self._text.append("\n" if "pre" in self._open else " ")
        if tag in BLOCKS or tag in MAIN:
            self.end_block()
        if tag not in VOID and len(self._open) < DEEPEST:
            self._open.append("linked" if tag == "script" and "ld+json" in told.get("type", "") else tag)
        if tag in HEADINGS:
            self._kind = "heading"
        elif tag == "figcaption":
            self._kind = "aside"

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag in MAIN:
            self.end_block()
        wanted = "linked" if tag == "script" and "linked" in self._open[-1:] else tag
        if wanted in self._open:
            while self._open and self._open.pop() != wanted:
                pass

    def handle_data(self, data: str) -> None:
        if "linked" in self._open[-1:]:
            self._scripts.append(data)
        elif self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += " ".join(data.split())
        elif not any(tag in SKIPPED for tag in self._open):
            self._text.append(data)

    def end_block(self) -> None:
        """Put what was collected where it stands."""
        text = " ".join("".join(self._text).split())
        kind, self._text, self._kind = self._kind, [], None
        if not text:
            return
        if kind == "heading" and "h1" in self._open:
            kind = "title" if not self.heading else "heading"
            self.heading = self.heading or text
        for place in ("article", "main"):
            if place in self._open:
                self.pieces[place].append((text, kind))
        self.pieces["page"].append((text, kind))

    def linked_data(self) -> dict[str, str]:
        """Date and author of a page's JSON-LD, where it has any."""
        out: dict[str, str] = {}
        for script in self._scripts:
            try:
                data = json.loads(script)
            except (ValueError, RecursionError):
                continue
            rows = data if isinstance(data, list) else [data]
            for row in [r for r in rows if isinstance(r, dict)]:
                rows += [r for r in row.get("@graph", ()) if isinstance(r, dict)] if isinstance(row.get("@graph"), list) else []
            for row in [r for r in rows if isinstance(r, dict)]:
                author = row.get("author")
                author = author[0] if isinstance(author, list) and author else author
                name = author.get("name") if isinstance(author, dict) else author
                for key, value in (("datePublished", row.get("datePublished")), ("author", name)):
                    if isinstance(value, str) and value:
                        out.setdefault(key, value)
        return out


# ---------------------------------------------------------------------- with trafilatura
KINDS = {"head": "heading", "p": None, "quote": None, "item": None, "fw": None}


def with_trafilatura(text: str) -> Found | None:
    """The report as trafilatura finds it; None when it is not installed or finds none."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return None
    try:
        document: Any = bare_extraction(text, fast=True, include_comments=False, include_tables=False, with_metadata=True)
    except Exception:  # whatever a broken page does to it, our own reading is there
        return None
    if document is None or document.body is None:
        return None
    pieces: list[Piece] = []
    for element in document.body.iter():
        if element.tag in KINDS and not (element.tag in ("quote", "item") and any(child.tag == "p" for child in element)):
            body = " ".join("".join(element.itertext()).split())
            if body:
                pieces.append((body, KINDS[element.tag]))
    found = DATE.search(document.date or "")
    return Found(
        pieces,
        document.title or "",
        by(document.author or ""),
        found.group() if found else "",
        (document.language or "")[:2],
        document.url or "",
        "read with trafilatura",
    )

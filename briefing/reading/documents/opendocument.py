"""OpenDocument text: .odt, and the same as one XML file (.fodt), of LibreOffice, Google Docs and others.

Kept: insertions, fields, links. Left out: tracked deletions (they stand apart in the file), comments, hidden words, tables of
contents. Apart: notes. Headings are elements of their own; a title is a paragraph whose style descends from “Title”.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Article
from briefing.reading.bounded.budget import Budget
from briefing.reading.bounded.containers import Archive
from briefing.reading.bounded.xml_events import XmlReader
from briefing.reading.documents.office import TITLE, Paper, articles_of
from briefing.reading.origin import Origin

LEFT_OUT = (
    "tracked-changes", "annotation", "annotation-end", "note-citation", "table-of-content", "alphabetical-index", "bibliography",
    "illustration-index", "table-index", "hidden-text", "hidden-paragraph", "ruby-text", "forms", "sequence-decls", "covered-table-cell",
    "title", "desc", "scripts", "event-listeners",
)  # fmt: skip
PARAGRAPHS = ("p", "h")
BLANKS = {"tab": "\t", "line-break": " ", "s": " "}
BOLD = ("bold", "600", "700", "800", "900")
SPANS = ("span", "a")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style sets of what matters here; None is “as the one above”."""

    parent: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None


def open_articles(data: bytes, origin: Origin) -> list[Article]:
    """The document's article, or the stories of a database's download in it. Raises ReadError."""
    archive = Archive(data, "OpenDocument text", origin.budget)
    reader = OpenReader(origin.budget)
    if styles := archive.maybe("styles.xml"):
        reader.read(styles, origin.budget, "OpenDocument text")
    reader.read(archive.read("content.xml"), origin.budget, "OpenDocument text")
    return articles_of(reader.paper, origin.noted("read from an OpenDocument text"))


def flat_articles(data: bytes, origin: Origin) -> list[Article]:
    """A document in one XML file."""
    reader = OpenReader(origin.budget)
    reader.read(data, origin.budget, "OpenDocument text")
    return articles_of(reader.paper, origin.noted("read from an OpenDocument text"))


class OpenReader(XmlReader):
    """Styles first, then the body, in one file or two."""

    def __init__(self, budget: Budget) -> None:
        self.paper = Paper(budget)
        self._styles: dict[str, Style] = {}
        self._style = ""
        self._body = False
        self._skip = 0
        self._open: list[tuple[str, str]] = []  # paragraphs and spans that are open, with their styles
        self._levels: list[int | None] = []

    def opened(self, tag: str, told: dict[str, str]) -> None:
        if self._skip or (self._body and (tag in LEFT_OUT or told.get("display") == "none")):
            self._skip += 1
        elif self._body:
            self._open_in_body(tag, told)
        elif tag == "text" and "name" not in told:
            self._body = True
        elif tag == "style" and told.get("name"):
            self._style = told["name"]
            self._styles[self._style] = Style(told.get("parent-style-name", ""))
        elif tag == "text-properties" and self._style in self._styles:
            self._styles[self._style] = properties(self._styles[self._style].parent, told)

    def _open_in_body(self, tag: str, told: dict[str, str]) -> None:
        if tag in PARAGRAPHS:
            self._open.append((tag, told.get("style-name", "")))
            self._levels.append(self._level(tag, told))
        elif tag in SPANS:
            self._open.append((tag, told.get("style-name", "")))
        elif tag in BLANKS:
            self.words(BLANKS[tag])
        elif tag in ("table-row", "table-cell"):
            self.paper.open_row() if tag == "table-row" else self.paper.open_cell()
        elif tag == "note-body":
            self.paper.open_aside("note")
        elif tag == "text-box":
            self.paper.open_aside("box")

    def _level(self, tag: str, told: dict[str, str]) -> int | None:
        chain = self._chain(told.get("style-name", ""))
        if "Title" in chain:
            return TITLE
        level = told.get("outline-level", "1")
        return (int(level) if level.isdigit() else 1) if tag == "h" else None

    def _chain(self, name: str) -> list[str]:
        out: list[str] = []
        while name and name not in out and len(out) < 20:
            out.append(name)
            name = self._styles[name].parent if name in self._styles else ""
        return out

    def closed(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
        elif not self._body:
            self._style = "" if tag == "style" else self._style
        elif tag in PARAGRAPHS or tag in SPANS:
            if tag in PARAGRAPHS:
                self.paper.end_paragraph(self._levels.pop() if self._levels else None)
            if self._open:
                self._open.pop()
        elif tag == "table-cell":
            self.paper.close_cell()
        elif tag == "table-row":
            self.paper.close_row()
        elif tag in ("note-body", "text-box"):
            self.paper.close_aside()
        elif tag == "body":
            self._body = False

    def words(self, text: str) -> None:
        if not self._body or self._skip or not self._open:
            return
        if self._set("hidden"):
            return
        if self._set("struck"):
            self.paper.struck += bool(text.strip())
        else:
            self.paper.words(text, bold=self._set("bold"), raised=self._set("raised"))

    def _set(self, what: str) -> bool:
        """Whether a mark is set here: by the innermost span that says anything of it."""
        for tag, name in reversed(self._open):
            for style in self._chain(name):
                value = getattr(self._styles.get(style), what, None)
                if value is not None:
                    return value
            if tag in PARAGRAPHS:
                return False
        return False


def properties(parent: str, told: dict[str, str]) -> Style:
    weight, line, place = told.get("font-weight"), told.get("text-line-through-style"), told.get("text-position", "")
    return Style(
        parent,
        None if weight is None else weight in BOLD,
        True if told.get("display") == "none" else None,
        None if line is None else line != "none",
        None if not place else place.startswith("super"),
    )

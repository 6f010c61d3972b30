"""Word: .docx, and the same as one XML file (Flat OPC). zipfile and expat are enough, and python-docx loses inserted words.

Kept: insertions, fields' results, content controls, smart tags, moved words where they are now. Left out: deletions, words moved
away, hidden words, comments, headers and footers. Apart: notes. Headings by the style's name, in any language of Word, or level.
"""

from __future__ import annotations

import posixpath
import re

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.bounded.budget import Budget
from briefing.reading.bounded.containers import Archive
from briefing.reading.bounded.xml_events import XmlReader
from briefing.reading.documents.office import TITLE, Paper, articles_of
from briefing.reading.origin import Origin

MAIN = "word/document.xml"
LEFT_OUT = (
    "del",
    "moveFrom",
    "Fallback",
    "rt",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
)
SPACES = {"tab": "\t", "ptab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
NOTES = ("footnotes", "endnotes")
OFF = ("0", "false", "off")


def word_articles(data: bytes, origin: Origin) -> list[Article]:
    """The document's article, or the stories of a database's download in it. Raises ReadError."""
    archive = Archive(data, "Word document", origin.budget)
    main = main_part(archive)
    folder = posixpath.dirname(main)
    levels = levels_of(archive.maybe(posixpath.join(folder, "styles.xml")), origin.budget)
    reader = WordReader(origin.budget, levels)
    reader.read(archive.read(main), origin.budget, "Word document")
    for name in NOTES:
        part = archive.maybe(posixpath.join(folder, f"{name}.xml"))
        if part and reader.refers[name]:
            NotesReader(reader, name).read(part, origin.budget, "Word document")
    return articles_of(reader.paper, origin.noted("read from a Word document"))


def flat_articles(data: bytes, origin: Origin) -> list[Article]:
    """A document in one XML file: its parts stand under their names."""
    reader = WordReader(origin.budget, {}, part=MAIN)
    reader.read(data, origin.budget, "Word document")
    return articles_of(reader.paper, origin.noted("read from a Word document"))


def main_part(archive: Archive) -> str:
    """The part that the package names as its document."""
    told = archive.maybe("_rels/.rels").decode("utf-8", "replace")
    for row in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", told):
        target = re.search(r'Target="([^"]*)"', row)
        if target and re.search(r'Type="[^"]*/officeDocument"', row):
            name = target.group(1).lstrip("/")
            if name in archive.names:
                return name
    if MAIN in archive.names:
        return MAIN
    raise ReadError("The Word document is damaged: it names no text. Get it again.")


def levels_of(data: bytes, budget: Budget) -> dict[str, int]:
    """The styles that are a title (0) or a heading (1 to 9), by their ids."""
    styles = StylesReader()
    if data:
        styles.read(data, budget, "Word document")
    return styles.levels


class StylesReader(XmlReader):
    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self._style = ""
        self._based: dict[str, str] = {}

    def opened(self, tag: str, told: dict[str, str]) -> None:
        if tag == "style":
            self._style = told.get("styleId", "")
        elif tag == "name" and (level := level_named(told.get("val", ""))) is not None:
            self.levels[self._style] = level
        elif tag == "outlineLvl" and told.get("val", "").isdigit() and int(told["val"]) < 9:
            self.levels.setdefault(self._style, int(told["val"]) + 1)
        elif tag == "basedOn" and told.get("val") in self.levels:
            self.levels.setdefault(self._style, self.levels[told["val"]])


def level_named(name: str) -> int | None:
    """The names are English inside the file, whatever language Word speaks."""
    name = name.strip().lower()
    if name == "title":
        return TITLE
    found = re.fullmatch(r"heading ?([1-9])", name)
    return int(found.group(1)) if found else None


class WordReader(XmlReader):
    """The body of a document; `part` is the name of the part to read where several stand in one file."""

    def __init__(self, budget: Budget, levels: dict[str, int], part: str = "") -> None:
        self.paper = Paper(budget)
        self.refers: dict[str, list[str]] = {name: [] for name in NOTES}
        self._levels, self._part, self._reading = levels, part, not part
        self._skip = self._text = self._table = 0
        self._marks = {"b": False, "vanish": False, "strike": False, "dstrike": False, "raised": False}
        self._level: list[int | None] = []
        self._run = self._joins = False
        self._path: list[str] = []

    def opened(self, tag: str, told: dict[str, str]) -> None:
        if self._part and tag == "part":
            self._reading = told.get("name", "").lstrip("/") == self._part
        self._path.append(tag)
        if not self._reading:
            return
        if tag in LEFT_OUT and self._skip == 0 and self._path[-2:-1] == ["rPr"]:
            self._joins |= tag == "del" and "pPr" in self._path[-4:]
        elif tag in LEFT_OUT or self._skip:
            self._skip += 1
        else:
            self._open(tag, told)

    def _open(self, tag: str, told: dict[str, str]) -> None:
        if tag == "p":
            self._level.append(None)
        elif tag == "r":
            self._run = True
            self._marks = dict.fromkeys(self._marks, False)
        elif tag == "t":
            self._text += 1
        elif tag in SPACES and self._run and self._path[-2:-1] != ["tabs"]:
            self._say(SPACES[tag])
        elif tag in ("tr", "tc"):
            self.paper.open_row() if tag == "tr" else self.paper.open_cell()
        elif tag == "txbxContent":
            self.paper.open_aside("box")
        elif tag in ("footnoteReference", "endnoteReference"):
            self.refers[f"{tag.removesuffix('Reference')}s"].append(told.get("id", ""))
        else:
            self._property(tag, told)

    def _property(self, tag: str, told: dict[str, str]) -> None:
        value = told.get("val", "")
        if tag == "pStyle" and self._level and value in self._levels:
            self._level[-1] = self._levels[value]
        elif tag == "outlineLvl" and self._level and self._level[-1] is None and value.isdigit() and int(value) < 9:
            self._level[-1] = int(value) + 1
        elif tag in self._marks and self._run and "rPr" in self._path[-2:]:
            self._marks[tag] = value not in OFF
        elif tag == "vertAlign" and self._run:
            self._marks["raised"] = value == "superscript"

    def closed(self, tag: str) -> None:
        self._path.pop()
        if not self._reading:
            return
        if self._skip:
            self._skip -= 1
        elif tag == "p":
            self._end()
        elif tag == "r":
            self._run = False
        elif tag == "t":
            self._text -= 1
        elif tag == "tc":
            self.paper.close_cell()
        elif tag == "tr":
            self.paper.close_row()
        elif tag == "txbxContent":
            self.paper.close_aside()

    def _end(self) -> None:
        """A paragraph whose mark was deleted goes on in the next one."""
        level = self._level.pop() if self._level else None
        joins, self._joins = self._joins, False
        if not joins:
            self.paper.end_paragraph(level)

    def words(self, text: str) -> None:
        if self._text and not self._skip and self._reading:
            self._say(text)

    def _say(self, text: str) -> None:
        if self._marks["strike"] or self._marks["dstrike"]:
            self.paper.struck += bool(text.strip())
        elif not self._marks["vanish"]:
            self.paper.words(text, bold=self._marks["b"], raised=self._marks["raised"])


class NotesReader(WordReader):
    """Footnotes or endnotes, those that the text refers to."""

    def __init__(self, text: WordReader, name: str) -> None:
        super().__init__(text.paper._budget, {})
        self.paper = text.paper
        self._wanted, self._tag = set(text.refers[name]), name.removesuffix("s")
        self._reading = False

    def opened(self, tag: str, told: dict[str, str]) -> None:
        if tag == self._tag:
            self._reading = told.get("id") in self._wanted
            if self._reading:
                self.paper.open_aside("note")
        super().opened(tag, told)

    def closed(self, tag: str) -> None:
        super().closed(tag)
        if tag == self._tag and self._reading:
            self.paper.close_aside()
            self._reading = False

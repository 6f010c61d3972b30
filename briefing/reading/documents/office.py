"""What RTF, Word and OpenDocument have in common: paragraphs, tables, notes and boxes, whatever the marks are called.

A table is a row a line; a row of one cell is layout, its paragraphs stay apart. Notes come after the text, as asides. Raised
digits are written as raised ones, so that a note's number makes no new figure. A short paragraph all in bold is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.model import Article
from briefing.reading.bounded.budget import Budget
from briefing.reading.databases.downloads import stories_in
from briefing.reading.origin import Origin, Piece
from briefing.reading.page.blocks import RAISED
from briefing.reading.text.bylines import byline_of
from briefing.reading.text.characters import cleaned

CELLS = " | "
HEADING_WORDS = 14
NO_HEADING = pattern(r".*[.,;:!?…”\"]|[\W\d_]*")
BULLET = pattern(r"[•▪◦‣\uf0a7\uf0b7]\s+")  # a mark of the list, not of its words
TITLE = 0  # the level of a document's title; headings count from 1


@dataclass(slots=True)
class Frame:
    """A stretch that holds paragraphs: the body, a cell, a note, a box. `bold` and `plain` count the letters of the open one."""

    kind: str
    paragraphs: list[Piece] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    bold: int = 0
    plain: int = 0


class Paper:
    """Collects what a document says, in the order in which it is read."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._frames = [Frame("body")]
        self._rows: list[list[Frame]] = []
        self.notes: list[str] = []
        self.struck = 0

    # ------------------------------------------------------------------ words
    def words(self, text: str, *, bold: bool = False, raised: bool = False) -> None:
        top = self._frames[-1]
        top.text.append(text.translate(RAISED) if raised and text.strip().isdigit() else text)
        letters = len(text.strip())
        if bold:
            top.bold += letters
        else:
            top.plain += letters

    def end_paragraph(self, level: int | None = None) -> None:
        """`level` is 0 for a title, 1 to 9 for headings by their style."""
        top = self._frames[-1]
        text = BULLET.sub("", clean("".join(top.text)))
        if text:
            self._budget.spend(characters=len(text), parts=1)
            top.paragraphs.append((text, self._kind(top, text, level)))
        top.paragraphs += top.after
        top.text, top.after, top.bold, top.plain = [], [], 0, 0

    def _kind(self, top: Frame, text: str, level: int | None) -> str | None:
        if level is not None and top.kind == "body":
            first = not any(kind in (None, "title") for _, kind in top.paragraphs)
            return "title" if level == TITLE or (level == 1 and first and not top.paragraphs) else "heading"
        bold = top.bold and not top.plain and len(text.split()) <= HEADING_WORDS
        if bold and top.kind in ("body", "cell") and not NO_HEADING.fullmatch(text) and not byline_of(text):
            return "bold"
        return None

    # ------------------------------------------------------------------ tables
    def open_row(self) -> None:
        self._rows.append([])

    def open_cell(self) -> None:
        if len(self._frames) > 200:
            raise ReadError("Its tables are nested too deeply. Save it as plain text.")
        self._frames.append(Frame("cell"))

    def close_cell(self) -> None:
        if self._frames[-1].kind == "cell":
            self.end_paragraph()
            cell = self._frames.pop()
            if self._rows:
                self._rows[-1].append(cell)

    def close_row(self) -> None:
        row = self._rows.pop() if self._rows else []
        full = [cell for cell in row if cell.paragraphs]
        top = self._frames[-1]
        if len(full) == 1:
            top.paragraphs += full[0].paragraphs
        elif full:
            top.paragraphs.append((CELLS.join(" ".join(text for text, _ in cell.paragraphs) for cell in full), "row"))

    # ------------------------------------------------------------------ notes and boxes
    def open_aside(self, kind: str) -> None:
        """A `note` or a `box`."""
        if len(self._frames) > 200:
            raise ReadError("Its parts are nested too deeply. Save it as plain text.")
        self._frames.append(Frame(kind))

    def close_aside(self) -> None:
        if len(self._frames) == 1:
            return
        self.end_paragraph()
        frame = self._frames.pop()
        if frame.kind == "note":
            self.notes += [text for text, _ in frame.paragraphs]
        else:
            self._frames[-1].after += frame.paragraphs

    # ------------------------------------------------------------------ all of it
    def pieces(self) -> list[Piece]:
        """The paragraphs of the body; what a box repeats of them (a pull quote) is left out."""
        while len(self._frames) > 1:
            self.close_cell() if self._frames[-1].kind == "cell" else self.close_aside()
        self.end_paragraph()
        return self._frames[0].paragraphs


def clean(text: str) -> str:
    """One line; surrogates that belong together put together, what cannot be seen left out; tabs and runs of blanks stay for now:
    the codes of a database end with them."""
    if any("\ud800" <= c <= "\udfff" for c in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(r"[^\S\t ]", " ", cleaned(text.replace("\0", ""))).strip()


def articles_of(paper: Paper, origin: Origin, extra: Sequence[str] = ()) -> list[Article]:
    """The article of a document, or the stories of a database's download in it. Raises ReadError when it has no text."""
    pieces = paper.pieces()
    if found := stories_in([(text, kind if kind != "row" else None) for text, kind in pieces], origin):
        return found
    pieces = [(" ".join(text.split()), kind) for text, kind in pieces]
    if not pieces:
        raise ReadError("The document has no text in it.")
    notes = [f"left out {paper.struck} struck-out stretches"] if paper.struck else []
    asides: list[Piece] = [(" ".join(note.split()), "aside") for note in [*paper.notes, *extra]]
    return [origin.noted(*notes).article([*settled(pieces), *asides])]


def settled(pieces: Sequence[Piece]) -> list[Piece]:
    """Kinds that an Article knows: one title; bold lines headings where others follow that are not; the first one is for the reader
    of plain text to judge."""
    out: list[Piece] = []
    for i, (text, kind) in enumerate(pieces):
        if kind == "title" and any(k == "title" for _, k in out):
            kind = "heading"
        elif kind == "bold":
            kind = "heading" if i and pieces[i + 1 :] else None
        elif kind == "row":
            kind = "text"
        out.append((text, kind))
    return out

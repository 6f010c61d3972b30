"""Which line of the screen shows which offset of the text: wrapping, headings and folds, and nothing drawn.

A fold gives a section's paragraphs no height; lines are kept as offsets. A million words take tens of milliseconds (TUI.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from itertools import accumulate
from typing import NamedTuple

from briefing.app.widgets.wrapping import is_plain, wrap
from briefing.model import Article, Section, index_at

ABOVE = -1
"""The section of a headline that stands above all sections, so that no fold hides it."""


class Piece(NamedTuple):
    """A heading (kind `section`) or a paragraph of the article."""

    kind: str
    start: int
    end: int
    section: int


def pieces_of(article: Article, sections: Sequence[Section]) -> list[Piece]:
    """Headings and paragraphs in order, the headline above all of them.

    A paragraph that is the author's own heading is drawn as the heading alone.
    """
    pieces: list[Piece] = []
    starts = [s.start for s in sections]
    nxt = 0
    for number, p in enumerate(article.paragraphs):
        if p.kind == "title" and number == len(pieces) and number + 1 < len(article.paragraphs):
            pieces.append(Piece("title", p.start, p.end, ABOVE))
            continue
        while nxt < len(starts) and starts[nxt] <= p.start:
            pieces.append(Piece("section", p.start, p.start, nxt))
            nxt += 1
        section = max(nxt - 1, 0)
        own = p.kind == "heading" and pieces and pieces[-1].kind == "section" and pieces[-1].section == section
        if not (own and same_words(sections[section].title, article.text[p.start : p.end])):
            pieces.append(Piece(p.kind, p.start, p.end, section))
    return pieces


def same_words(title: str, text: str) -> bool:
    return title.split() == text.split()


class LineMap:
    """Lines of one article at one width. Lines are counted from 0 at the top of the whole document."""

    def __init__(self, article: Article, sections: Sequence[Section], width: int, folded: Collection[int] = ()) -> None:
        self.article, self.width = article, width
        self._plain = is_plain(article.text.replace("\n", " "), 0, len(article.text))
        self.pieces = pieces_of(article, sections)
        self.lines = self._wrapped({})
        self.fold(folded)

    def at_width(self, width: int, folded: Collection[int]) -> LineMap:
        """The same pieces, wrapped again."""
        other = copy(self)
        other.width = width
        other.lines = other._wrapped({})
        other.fold(folded)
        return other

    def with_sections(self, sections: Sequence[Section], folded: Collection[int]) -> LineMap:
        """The same lines under other headings; paragraphs are not wrapped again."""
        other = copy(self)
        other.pieces = pieces_of(self.article, sections)
        known = {b.start: lines for b, lines in zip(self.pieces, self.lines, strict=True) if b.kind != "section"}
        other.lines = other._wrapped(known)
        other.fold(folded)
        return other

    def _wrapped(self, known: Mapping[int, list[int]]) -> list[list[int]]:
        text, width, plain = self.article.text, self.width, self._plain
        return [
            [b.start] if b.kind == "section" else known.get(b.start) or wrap(text, b.start, b.end, width, plain=plain)
            for b in self.pieces
        ]

    def fold(self, folded: Collection[int]) -> None:
        """Give the paragraphs of these sections no height."""
        heights = [
            (1 if b.section in folded else 2) if b.kind == "section" else 0 if b.section in folded else len(lines) + 1
            for b, lines in zip(self.pieces, self.lines, strict=True)
        ]
        self.tops = list(accumulate(heights, initial=0))
        self._headings = [i for i, b in enumerate(self.pieces) if b.kind == "section"]

    @property
    def height(self) -> int:
        return self.tops[-1]

    def piece_at_line(self, line: int) -> int:
        """The piece that a line belongs to."""
        return min(max(bisect_right(self.tops, line) - 1, 0), len(self.pieces) - 1)

    def offset_at(self, line: int) -> int:
        """The offset at the beginning of a line."""
        if not self.pieces:
            return 0
        i = self.piece_at_line(line)
        lines = self.lines[i]
        return lines[min(max(line - self.tops[i], 0), len(lines) - 1)] if self.visible(i) else self.pieces[i].start

    def visible(self, i: int) -> bool:
        """Whether a piece has lines; none has before there is a text."""
        return i < len(self.pieces) and self.tops[i + 1] > self.tops[i]

    def piece_of(self, offset: int) -> int:
        """The paragraph that holds an offset, by its place among the pieces."""
        return index_at(self.pieces, offset)

    def line_of(self, offset: int) -> int:
        """The line on which an offset stands; its heading's when it is folded away."""
        if not self.pieces:
            return 0
        i = self.piece_of(offset)
        inside = max(bisect_right(self.lines[i], offset) - 1, 0) if self.visible(i) else 0
        return self.tops[i] + inside

    def line_span(self, line: int) -> tuple[int, int]:
        """The offsets of the text on a line; empty on a heading or a blank line."""
        i = self.piece_at_line(line)
        piece, lines, k = self.pieces[i], self.lines[i], line - self.tops[i]
        if piece.kind == "section" or k >= len(lines):
            return (lines[-1], lines[-1])
        return lines[k], lines[k + 1] if k + 1 < len(lines) else piece.end

    def heading_line(self, section: int) -> int:
        """The line of a section's heading; -1 when it has none."""
        return self.tops[self._headings[section]] if 0 <= section < len(self._headings) else -1

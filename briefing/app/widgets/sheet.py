"""An article as it is laid out: sections under their headings, sentences, folds, and the lines that all of it takes.

Answers in offsets of the text and in lines of the whole document; knows no widget, so it can be tried without a screen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from briefing.app.widgets.columns import LEAST_MEASURE
from briefing.app.widgets.line_map import LineMap
from briefing.app.widgets.wrapping import cells
from briefing.model import Article, Section, Span, index_at


class Sheet:
    """One article at one width. Its line map is that of another article until `lay_out` was called."""

    def __init__(self) -> None:
        self.article = Article("")
        self.sections: Sequence[Section] = ()
        self.sentences: Sequence[Span] = ()
        self.folded: Set[int] = frozenset()
        self.map = LineMap(self.article, (), LEAST_MEASURE)

    # ------------------------------------------------------------------ laying out
    def begin(self, article: Article, heading: str) -> None:
        """Another article under one heading, which keeps the place of the sections that are not known yet."""
        self.article, self.folded = article, frozenset()
        self.sections = (Section(heading, 0, len(article.text), "reading"),) if article.paragraphs else ()
        self.sentences = tuple(Span(p.start, p.end) for p in article.paragraphs)

    @property
    def is_new(self) -> bool:
        """Whether there is a text that has no lines yet."""
        return bool(self.article.paragraphs) and not self._is_mapped

    def is_laid_out(self, width: int) -> bool:
        return self._is_mapped and self.map.width == width

    @property
    def _is_mapped(self) -> bool:
        return self.map.article is self.article

    def lay_out(self, width: int) -> None:
        """Wrap at a width in cells."""
        if self._is_mapped:
            self.map = self.map.at_width(width, self.folded)
        else:
            self.map = LineMap(self.article, self.sections, width, self.folded)

    def divide(self, sections: Sequence[Section]) -> None:
        """Put other headings in; a section that starts where a folded one did is folded."""
        kept = {self.sections[k].start for k in self.folded if k < len(self.sections)}
        self.sections = sections
        self.folded = {k for k, s in enumerate(sections) if s.start in kept}
        if self._is_mapped:
            self.map = self.map.with_sections(sections, self.folded)

    def fold(self, folded: Set[int]) -> None:
        """These sections are folded, all others are open."""
        self.folded = folded
        self.map.fold(folded)

    def toggled(self, section: int, close: bool | None = None) -> Set[int]:
        """What is folded when this section is closed or opened; None: whichever it is not."""
        close = section not in self.folded if close is None else close
        return self.folded | {section} if close else self.folded - {section}

    # ------------------------------------------------------------------ what is where
    def section_of(self, offset: int) -> int:
        """The number of the section that holds an offset, from 0."""
        return index_at(self.sections, offset)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset, or the last one before it."""
        return self.sentences[index_at(self.sentences, offset)] if self.sentences else Span(0, 0)

    def sentence_beyond(self, sentence: Span, step: int) -> Span:
        """The next or previous sentence that is not folded away; the same one at the ends."""
        k = bisect_left(self.sentences, sentence.start, key=lambda s: s.start) + step
        while 0 <= k < len(self.sentences):
            if self.map.visible(self.map.piece_of(self.sentences[k].start)):
                return self.sentences[k]
            k += step
        return sentence

    def first_sentence(self, section: int) -> Span:
        """The sentence that a section begins with."""
        start = self.sections[section].start
        first = self.sentence_at(start)
        return first if first.start >= start else self.sentence_beyond(first, 1)

    def paragraph_beyond(self, offset: int, step: int) -> int | None:
        """Where the next or previous open paragraph begins: back goes to the start of this one first. None at the ends."""
        pieces = self.map.pieces
        if not pieces:
            return None
        i = self.map.piece_of(offset)
        if step > 0 or offset == pieces[i].start:
            i += step
        while 0 <= i < len(pieces) and (pieces[i].kind == "section" or not self.map.visible(i)):
            i += step
        return pieces[i].start if 0 <= i < len(pieces) else None

    def place_of(self, offset: int) -> int:
        """The line to scroll to for an offset: a paragraph brings its heading."""
        i = self.map.piece_of(offset)
        pieces = self.map.pieces
        if i and pieces[i].start == offset and pieces[i - 1].kind == "section":
            return self.map.tops[i - 1]
        return self.map.line_of(offset)

    def heading_at(self, line: int) -> int | None:
        """The section whose heading stands on a line."""
        i = self.map.piece_at_line(line)
        piece = self.map.pieces[i]
        return piece.section if piece.kind == "section" and line == self.map.tops[i] else None

    def offset_in(self, line: int, column: int) -> int:
        """The offset under a cell: `column` cells into the text of a line."""
        if not self.map.pieces:
            return 0
        at, end = self.map.line_span(min(max(0, line), self.map.height - 1))
        while at < end and column > 0:
            column -= cells(self.article.text[at])
            at += column >= 0
        return at

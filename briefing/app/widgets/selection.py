"""Selecting by keyboard: where it was begun, and the end that moves by word, sentence, paragraph or line.

Owns the two ends as offsets of the text; where they may stop is asked of the sheet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.app.widgets.sheet import Sheet
from briefing.model import Span, index_at

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
FAR = 2  # pieces back in which the word before is looked for


class Selection:
    """The stretch being selected; false when nothing is."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.ends: tuple[int, int] | None = None

    def __bool__(self) -> bool:
        return self.ends is not None

    @property
    def span(self) -> tuple[int, int] | None:
        return (min(self.ends), max(self.ends)) if self.ends else None

    def begin(self, span: Span) -> None:
        self.ends = (span.start, span.end)

    def end(self) -> bool:
        """End selecting; False when nothing was being selected."""
        was, self.ends = self.ends, None
        return was is not None

    def extend(self, unit: str, step: int) -> int:
        """Move the end by a `word`, `sentence`, `paragraph` or `line`, or to the `edge` of the text; where it is now."""
        assert self.ends
        head = self.ends[1]
        stop = {"word": self._word, "line": self._line, "edge": self._edge}.get(unit)
        to = stop(head, step) if stop else beyond(self._units(unit), head, step)
        self.ends = (self.ends[0], to)
        return to

    def _units(self, unit: str) -> Sequence[Span]:
        if unit == "sentence":
            return self.sheet.sentences
        return [Span(p.start, p.end) for p in self.sheet.article.paragraphs]

    def _edge(self, _head: int, step: int) -> int:
        return 0 if step < 0 else len(self.sheet.article.text)

    def _word(self, head: int, step: int) -> int:
        text, pieces = self.sheet.article.text, self.sheet.map
        if step > 0:
            found = WORD.search(text, head)
            return found.end() if found else len(text)
        first = pieces.pieces[max(0, pieces.piece_of(head) - FAR)].start
        starts = [m.start() for m in WORD.finditer(text, first, head)]
        return starts[-1] if starts else 0

    def _line(self, head: int, step: int) -> int:
        """One line further, in the same column."""
        lines = self.sheet.map
        line = lines.line_of(head)
        column = head - lines.line_span(line)[0]
        line = min(max(0, line + step), lines.height - 1)
        while 0 < line < lines.height - 1 and lines.line_span(line)[0] == lines.line_span(line)[1]:
            line += step
        start, end = lines.line_span(line)
        return min(start + column, end)


def beyond(spans: Sequence[Span], head: int, step: int) -> int:
    """The first end after an offset, or the last start before it."""
    if step > 0:
        return next((s.end for s in spans[index_at(spans, head) :] if s.end > head), head)
    before = bisect_left(spans, head, key=lambda s: s.start)
    return spans[before - 1].start if before else 0

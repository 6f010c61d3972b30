"""One article being read: what was found, what the reader corrected and marked, and the way back.

Plain state without a widget, so that every action can be tried without a screen. What of it is shown is filters.py's.
Nothing here touches the disk: the screen keeps `reading()` through briefing.library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from briefing import corrections
from briefing.app.reader.filters import Filters
from briefing.library import Reading
from briefing.model import Analysis, Correction, Mark, Person, Section, Span

MOST_STEPS = 100

Added = tuple[tuple[Mark, ...], tuple[Correction, ...]]


class Session:
    """The reader's side of an analysis."""

    def __init__(self, found: Analysis, kept: Reading | None = None) -> None:
        kept = kept or Reading()
        self.found = found
        self.marks, self.corrections = kept.marks, kept.corrections
        self.unplaced: tuple[Correction, ...] = ()
        self._undone: list[Added] = []
        self._recut = False
        self.filters = Filters(found, Reading())
        self._apply()
        self.filters = Filters(self.analysis, kept)

    def receive(self, found: Analysis) -> None:
        """More was found; the reader's corrections are applied to it."""
        self.found = found
        self._apply()

    def recut(self, sections: Sequence[Section]) -> None:
        """The same article in other sections; the reader's corrections are applied to them as far as they fit."""
        self._recut = True
        self.receive(replace(self.found, sections=tuple(sections)))

    def _apply(self) -> None:
        corrected, self.unplaced = corrections.apply(self.found, self.corrections)
        self.analysis = replace(corrected, marks=self.marks)
        self.__dict__.pop("complete", None)
        self.filters.follow(self.analysis)

    @cached_property
    def complete(self) -> Analysis:
        """The analysis with its brief ranked again where corrections changed what it stands on."""
        from briefing.brief.condensing import condense

        return condense(self.analysis) if self.corrections or self._recut else self.analysis

    def person_over(self, start: int, end: int) -> Person | None:
        """The person whose mention a stretch of the text touches."""
        return next((p for p in self.analysis.everyone if any(m.start < end and start < m.end for m in p.mentions)), None)

    # ------------------------------------------------------------------ what the reader adds
    def _step(self) -> None:
        self._undone.append((self.marks, self.corrections))
        del self._undone[:-MOST_STEPS]

    def correct(self, correction: Correction) -> bool:
        """Apply one more correction; False, and nothing changed, when it fits nowhere."""
        if corrections.apply(self.analysis, [correction])[1]:
            return False
        self._step()
        self.corrections = (*self.corrections, correction)
        self._apply()
        return True

    def withdraw(self, k: int) -> None:
        """Take back one correction of the list."""
        self._step()
        self.corrections = tuple(c for i, c in enumerate(self.corrections) if i != k)
        self._apply()

    def undo(self) -> bool:
        """Back to before the last correction, mark or note; False when there is none."""
        if not self._undone:
            return False
        self.marks, self.corrections = self._undone.pop()
        self._apply()
        return True

    def name_section(self, start: int, title: str) -> None:
        """Give the section that the reader cut its heading, unless it has one by now."""
        self.corrections = tuple(
            replace(c, to=title) if c.kind == "cut" and c.start == start and not c.to else c for c in self.corrections
        )
        self._apply()

    def mark_at(self, span: Span) -> Mark | None:
        return next((m for m in self.marks if m.start < span.end and span.start < m.end), None)

    def toggle_mark(self, span: Span) -> bool:
        """Mark a stretch, or take away the mark that is there; True when it is marked now."""
        self._step()
        mark = self.mark_at(span)
        kept = tuple(m for m in self.marks if m is not mark)
        self.marks = kept if mark else ordered((*kept, Mark(span.start, span.end)))
        self._apply()
        return mark is None

    def note(self, span: Span, text: str) -> None:
        """Write a note to a stretch, which is marked then; an empty note leaves the mark."""
        self._step()
        mark = self.mark_at(span) or Mark(span.start, span.end)
        self.marks = ordered((*(m for m in self.marks if m != mark), replace(mark, note=text)))
        self._apply()

    # ------------------------------------------------------------------ what stays
    def reading(self, offset: int, folded: Sequence[int]) -> Reading:
        """How the article is left, with its top offset and the starts of its folded sections."""
        filters = self.filters
        person = filters.person.name if filters.person else ""
        return Reading(offset, tuple(folded), person, filters.indirect, filters.order, self.marks, self.corrections)


def ordered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda m: (m.start, m.end)))

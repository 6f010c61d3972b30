"""One article being read: what was found, what the reader corrected and marked, what is filtered, where the reader was.

Plain state without a widget, so that every action can be tried without a screen. Nothing here touches the disk: the
screen keeps `reading()` through library.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from briefing import corrections
from briefing.library import Reading
from briefing.model import VOICE_KINDS, Analysis, Correction, Mark, Person, Quote, Section, Span

ORDERS = ("first", "mentions", "quotes", "name")
ORDER_NAMES = {"first": "first mention", "mentions": "mentions", "quotes": "quotes", "name": "name"}
MOST_STEPS = 100

Added = tuple[tuple[Mark, ...], tuple[Correction, ...]]


class Session:
    """The reader's side of an analysis."""

    def __init__(self, found: Analysis, kept: Reading | None = None) -> None:
        kept = kept or Reading()
        self.found = found
        self.marks, self.corrections = kept.marks, kept.corrections
        self.unplaced: tuple[Correction, ...] = ()
        self.person: Person | None = None
        self.section: Section | None = None
        self.indirect = kept.indirect
        self.order = kept.order if kept.order in ORDERS else "first"
        self._undone: list[Added] = []
        self._recut = False
        self._apply()
        self.person = next((p for p in self.analysis.everyone if p.name == kept.person), None)

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
        if self.person:
            self.person = corrections.person_at(self.analysis, self.person.mentions[0].start, self.person.name)
        if self.section:
            self.section = next((s for s in self.analysis.sections if s.start == self.section.start), None)

    @cached_property
    def complete(self) -> Analysis:
        """The analysis with its brief ranked again where corrections changed what it stands on."""
        from briefing.brief.condensing import condense

        return condense(self.analysis) if self.corrections or self._recut else self.analysis

    # ------------------------------------------------------------------ what is shown
    @property
    def people(self) -> Sequence[Person]:
        """The people in the chosen order, then the other voices; those of the chosen section only when one is chosen."""
        said = Counter(s.person for q in self.analysis.quotes if q.kind != "indirect" for s in q.speakers)
        keys: dict[str, Callable[[Person], tuple[int, int] | tuple[str, int]]] = {
            "first": lambda p: (p.mentions[0].start, 0),
            "mentions": lambda p: (-len(p.mentions), p.mentions[0].start),
            "quotes": lambda p: (-said[p.id], p.mentions[0].start),
            "name": lambda p: (p.name.split()[-1].casefold() if p.name.split() else "", p.mentions[0].start),
        }
        kinds = list(VOICE_KINDS)
        everyone = [p for p in self.analysis.everyone if self.section is None or self.named_in(p, self.section)]
        return sorted(everyone, key=lambda p: (kinds.index(p.kind), *keys[self.order](p)))

    @staticmethod
    def named_in(person: Person, section: Section) -> bool:
        return any(section.start <= m.start < section.end for m in person.mentions)

    @property
    def all_quotes(self) -> Sequence[Quote]:
        """Every quote, reported speech only when it is asked for."""
        return [q for q in self.analysis.quotes if self.indirect or q.kind != "indirect"]

    @property
    def quotes(self) -> Sequence[Quote]:
        """The quotes of the chosen person and section."""
        person, section = self.person, self.section
        return [
            q
            for q in self.all_quotes
            if (person is None or person.says(q)) and (section is None or section.start <= q.start < section.end)
        ]

    def quote_over(self, start: int, end: int) -> Quote | None:
        """The quote that a stretch of the text touches, the first one shown."""
        return next(
            (q for q in self.analysis.quotes if q.start < end and start < q.end and (self.indirect or q.kind != "indirect")), None
        )

    def person_over(self, start: int, end: int) -> Person | None:
        """The person who is mentioned exactly there."""
        return next((p for p in self.analysis.everyone if any(m.start < end and start < m.end for m in p.mentions)), None)

    def next_order(self) -> str:
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        return ORDER_NAMES[self.order]

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
        person = self.person.name if self.person else ""
        return Reading(offset, tuple(folded), person, self.indirect, self.order, self.marks, self.corrections)


def ordered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda m: (m.start, m.end)))

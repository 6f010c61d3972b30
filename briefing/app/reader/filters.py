"""What of an analysis is shown: one person's, one section's, with reported speech or without, and in which order.

Plain state over an analysis; a filter that is gone from it after a correction ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from briefing import corrections
from briefing.library import Reading
from briefing.model import VOICE_KINDS, Analysis, Person, Quote, Section

ORDERS: Mapping[str, str] = {"first": "first mention", "mentions": "mentions", "quotes": "quotes", "name": "name"}


class Filters:
    """The chosen person and section (None: everyone, the whole article), and how the rest is shown."""

    def __init__(self, analysis: Analysis, kept: Reading) -> None:
        self.analysis = analysis
        self.person = next((p for p in analysis.everyone if p.name == kept.person), None)
        self.section: Section | None = None
        self.indirect = kept.indirect
        self.order = kept.order if kept.order in ORDERS else "first"

    def follow(self, analysis: Analysis) -> None:
        """The same filters over a changed analysis."""
        self.analysis = analysis
        if self.person:
            self.person = corrections.person_at(analysis, self.person.mentions[0].start, self.person.name)
        if self.section:
            self.section = next((s for s in analysis.sections if s.start == self.section.start), None)

    # ------------------------------------------------------------------ choosing
    def choose(self, person: int) -> None:
        """One person, by number."""
        self.person = next((p for p in self.analysis.everyone if p.id == person), None)

    def toggle_section(self, section: int) -> None:
        """One section by its place; the same one again means all."""
        chosen = self.analysis.sections[section]
        self.section = None if self.section == chosen else chosen

    def next_order(self) -> str:
        """The next order of people, in words."""
        names = list(ORDERS)
        self.order = names[(names.index(self.order) + 1) % len(names)]
        return ORDERS[self.order]

    def clear(self) -> bool:
        """Everyone and the whole article again; False when nothing was chosen."""
        chosen = self.person or self.section
        self.person = self.section = None
        return chosen is not None

    # ------------------------------------------------------------------ what is left
    @property
    def people(self) -> Sequence[Person]:
        """The people in the chosen order, reporters last, then other voices; of the chosen section only when one is chosen."""
        said = Counter(s.person for q in self.analysis.quotes if q.kind != "indirect" for s in q.speakers)
        keys: dict[str, Callable[[Person], tuple[int, int] | tuple[str, int]]] = {
            "first": lambda p: (p.mentions[0].start, 0),
            "mentions": lambda p: (-len(p.mentions), p.mentions[0].start),
            "quotes": lambda p: (-said[p.id], p.mentions[0].start),
            "name": lambda p: (p.name.split()[-1].casefold() if p.name.split() else "", p.mentions[0].start),
        }
        kinds = list(VOICE_KINDS)
        everyone = [p for p in self.analysis.everyone if self.section is None or named_in(p, self.section)]
        return sorted(everyone, key=lambda p: (kinds.index(p.kind), self.analysis.is_reporter(p), *keys[self.order](p)))

    @property
    def all_quotes(self) -> Sequence[Quote]:
        """Every quote, reported speech only when it is asked for."""
        return [q for q in self.analysis.quotes if self._asked_for(q)]

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
        return next((q for q in self.analysis.quotes if q.start < end and start < q.end and self._asked_for(q)), None)

    def _asked_for(self, quote: Quote) -> bool:
        return self.indirect or quote.kind != "indirect"


def named_in(person: Person, section: Section) -> bool:
    return any(section.start <= m.start < section.end for m in person.mentions)

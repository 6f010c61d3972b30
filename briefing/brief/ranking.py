"""The order of a brief's lines: the lead, one line a section, then who claims what, then the rest; junk is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from briefing.brief.figures import CONTROL, FIGURE, MAY_COUNT
from briefing.brief.units import Unit
from briefing.lexicon.lists import word_list
from briefing.model import Analysis

LEAD_WORDS = 70
LONGEST_LINE = 70
PRONOUN_SPEAKER = 4.0
SHORTEST_CLAIM = 8
SHORT_LINE = 9
MANY_LINES = 400
LONG_SECTION = 7
CLAIM_PLACE, DISPUTED, LONGEST_CLAIM = 10, 1.0, 45
DISPUTES = frozenset(word_list("brief", "disputes"))
# Openers that only join a claim to the line before.
MAY_CLAIM = frozenset(word_list("brief", "joining"))
FIRST_PERSON = frozenset(("i", "we", "my", "our", "you"))


def ranked(analysis: Analysis, units: list[Unit]) -> list[Unit]:
    """Lead, one line a section, its claim and its figure, then the rest; nothing twice, junk left out."""
    return Ranking(analysis, units).order


class Ranking:
    """The order in which the lines of one article are kept."""

    def __init__(self, analysis: Analysis, units: Sequence[Unit]) -> None:
        self.source = analysis.article.text
        self.titles = [s.title for s in analysis.sections]
        self.weak = frozenset(word_list("brief", "weak_openers"))
        captions = word_list("brief", "captions")
        self.good = [u for u in units if not is_junk(u, self.source, captions)] or list(units[:1])
        self.lines = {u.start: Line(u, self.source, self.titles[u.section], self.weak) for u in self.good}
        self.sections: dict[int, list[Unit]] = {}
        for u in self.good:
            self.sections.setdefault(u.section, []).append(u)
        self.order = self._lead()
        self.chosen = {u.start for u in self.order}
        covered = {u.section for u in self.order}
        self._take([k for k in self.sections if k not in covered], lambda u: True, self._worth)
        self._take(self.sections, self._claims, self._disputed)
        self._take([k for k, inside in self.sections.items() if len(inside) >= LONG_SECTION], self._claims, self._disputed)
        self._take(self.sections, self._counts, self._worth)
        self.order += self._rest()

    def _lead(self) -> list[Unit]:
        """The report's opening, up to a line that needs another to be understood."""
        order: list[Unit] = []
        words = 0
        for u in self.good:
            if words >= LEAD_WORDS or (order and self.lines[u.start].needs_another):
                break
            order.append(u)
            words += u.words
        return order

    def _take(self, sections: Iterable[int], wanted: Callable[[Unit], bool], worth: Callable[[Unit, int], float]) -> None:
        """The best line of each section that is wanted and not there yet."""
        for k in sections:
            able = [(i, u) for i, u in enumerate(self.sections[k]) if u.start not in self.chosen and wanted(u)]
            if able:
                _, best = max(able, key=lambda row: worth(row[1], row[0]))
                self.order.append(best)
                self.chosen.add(best.start)

    def _worth(self, u: Unit, position: int) -> float:
        return self._score(u, position) + self.lines[u.start].on_topic

    def _score(self, u: Unit, position: int) -> float:
        """How well a sentence stands alone at its place; the first faults are taken off first, for sums are told apart to the last bit."""
        score = 2.0 / (1 + position) - 0.002 * position
        for fault in self.lines[u.start].faults:
            score -= fault
        return score

    def _disputed(self, u: Unit, _: int) -> float:
        """A claim's worth does not fall with its place; words of demanding and denying raise it."""
        return self._worth(u, CLAIM_PLACE) - (u.words > LONGEST_CLAIM) + DISPUTED * self.lines[u.start].is_disputed

    def _claims(self, u: Unit) -> bool:
        """Somebody who is named says, demands, denies something."""
        return any(q.speaker for q in u.quotes) and self.lines[u.start].stands_alone

    def _counts(self, u: Unit) -> bool:
        """It has an amount, a share, a count or a date."""
        return (
            MAY_COUNT.search(self.source, u.start, u.end) is not None and self.lines[u.start].stands_alone and self._has_figure(u)
        )

    def _has_figure(self, u: Unit) -> bool:
        return FIGURE.search(self.source, u.start, u.end) is not None

    def _rest(self) -> list[Unit]:
        """By place in the article and by how well each stands alone."""
        many = len(self.good) >= MANY_LINES
        rest = [(u.paragraph if many else k, u) for k, u in enumerate(self.good) if u.start not in self.chosen]
        rest.sort(key=lambda row: (-self._score(row[1], row[0]), row[1].start))
        return [u for _, u in rest]


def first_word(text: str) -> str:
    words = text.split(None, 1)
    return re.sub(r"[^\w']", "", words[0].lower()) if words else ""


def is_junk(u: Unit, source: str, captions: Sequence[str]) -> bool:
    text = u.text(source).lower()
    return u.words < 4 or bool(CONTROL.search(text)) or text.startswith((*captions, "http://", "https://", "www."))


class Line:
    """What a line is by itself, wherever it stands; each thing is told once, when it is first asked for."""

    def __init__(self, u: Unit, source: str, heading: str, weak: frozenset[str]) -> None:
        self.u, self.source, self.heading, self.weak = u, source, heading, weak
        self.text = u.text(source)

    @cached_property
    def low(self) -> str:
        return self.text.lower()

    @cached_property
    def first(self) -> str:
        return first_word(self.text)

    @cached_property
    def asks(self) -> bool:
        return self.text.rstrip("”\"'").endswith("?")

    @cached_property
    def orphaned(self) -> bool:
        """A quotation of which nobody is said to be the speaker."""
        return any(q.kind != "indirect" and q.speaker is None for q in self.u.quotes)

    @cached_property
    def said_by_pronoun(self) -> bool:
        """Somebody is quoted of whom the line has only a pronoun."""
        return any(q.speaker and self.source[q.speaker.start : q.speaker.end].lower() in self.weak for q in self.u.quotes)

    @property
    def needs_another(self) -> bool:
        """It is not understood without the line before."""
        return self.orphaned or self.said_by_pronoun

    @cached_property
    def stands_alone(self) -> bool:
        alone = not self.needs_another and not self.asks
        return alone and self.u.words >= SHORTEST_CLAIM and (self.first not in self.weak or self.first in MAY_CLAIM)

    @cached_property
    def on_topic(self) -> float:
        """How many of the heading's words the sentence has: a section's line should be about what it is called."""
        words = [w for w in re.split(r"[\W_]+", self.heading.lower()) if len(w) > 2]
        return 2.5 * sum(w[: max(4, len(w) - 2)] in self.low for w in words) / max(1, len(words))

    @cached_property
    def is_disputed(self) -> bool:
        return any(w.strip(",.“”—") in DISPUTES for w in self.low.split())

    @cached_property
    def faults(self) -> list[float]:
        """What it loses: it opens with a pronoun, asks, is a quotation, is long or short."""
        u = self.u
        told = (
            (1.2, self.first in self.weak),
            (0.6, self.asks),
            (0.5, self.first in FIRST_PERSON),
            (0.4, any(q.kind == "direct" for q in u.quotes)),
            (2.0, self.orphaned),
            (PRONOUN_SPEAKER, self.said_by_pronoun),
            (0.8, u.words > LONGEST_LINE),
            (0.3, u.words < SHORT_LINE),
        )
        return [fault for fault, holds in told if holds]

"""The order of a brief's lines: the lead, one line a section, then who claims what, then the rest; junk is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from briefing.brief.figures import CONTROL, FIGURE, MAY_COUNT
from briefing.brief.units import Unit
from briefing.lexicon.lists import word_list
from briefing.lexicon.patterns import pattern
from briefing.model import Analysis

LEAD_WORDS = 70
LONGEST_LINE = 70
UNSURE_SPEAKER = 4.0
SHORTEST_CLAIM = 8
SHORT_LINE = 9
HEADINGS = 256  # remembered, more than an article has
MANY_LINES = 400
LONG_SECTION = 7
CLAIM_PLACE, DISPUTED, LONGEST_CLAIM = 10, 1.0, 45
DISPUTES = frozenset(word_list("brief", "disputes"))
# Openers that only join a claim to the line before.
MAY_CLAIM = frozenset(word_list("brief", "joining"))
NO_LETTER = pattern(r"[^\w']")
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
        self._take(self.sections, self._may_count, self._worth, self._has_figure)
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

    def _take(
        self,
        sections: Iterable[int],
        wanted: Callable[[Unit], bool],
        worth: Callable[[Unit, int], float],
        sure: Callable[[Unit], bool] = lambda u: True,
    ) -> None:
        """The best line of each section that is wanted and not there yet; `sure` is asked only until one is found."""
        for k in sections:
            able = [(i, u) for i, u in enumerate(self.sections[k]) if u.start not in self.chosen and wanted(u)]
            able.sort(key=lambda row: worth(row[1], row[0]), reverse=True)
            best = next((u for _, u in able if sure(u)), None)
            if best:
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
        return self._worth(u, CLAIM_PLACE) - (u.words > LONGEST_CLAIM) + DISPUTED * self.lines[u.start].is_disputed()

    def _claims(self, u: Unit) -> bool:
        """Somebody who is named says, demands, denies something."""
        return any(q.speaker for q in u.quotes) and self.lines[u.start].stands_alone

    def _may_count(self, u: Unit) -> bool:
        return self.lines[u.start].stands_alone and MAY_COUNT.search(self.source, u.start, u.end) is not None

    def _has_figure(self, u: Unit) -> bool:
        """It has an amount, a share, a count or a date."""
        return FIGURE.search(self.source, u.start, u.end) is not None

    def _rest(self) -> list[Unit]:
        """By place in the article and by how well each stands alone."""
        many = len(self.good) >= MANY_LINES
        rest = [(u.paragraph if many else k, u) for k, u in enumerate(self.good) if u.start not in self.chosen]
        rest.sort(key=lambda row: (-self._score(row[1], row[0]), row[1].start))
        return [u for _, u in rest]


def first_word(low: str) -> str:
    words = low.split(None, 1)
    return "" if not words else words[0] if words[0].isalpha() else NO_LETTER.sub("", words[0])


def is_junk(u: Unit, source: str, captions: Sequence[str]) -> bool:
    text = u.text(source).lower()
    return u.words < 4 or bool(CONTROL.search(text)) or text.startswith((*captions, "http://", "https://", "www."))


class Line:
    """What a line is by itself, wherever it stands."""

    def __init__(self, u: Unit, source: str, heading: str, weak: frozenset[str]) -> None:
        self.low, self.heading = u.text(source).lower(), heading
        first, asks = first_word(self.low), self.low.rstrip("”\"'").endswith("?")
        # a quotation of which nobody is said to be the speaker, or of whom the line has only a pronoun
        orphaned = any(q.kind != "indirect" and q.speaker is None for q in u.quotes)
        by_pronoun = any(q.speaker and source[q.speaker.start : q.speaker.end].lower() in weak for q in u.quotes)
        # nobody else fits “the 57-year-old”, but no word says so: where there is room for few lines a sure one goes before
        guessed = any(q.kind != "indirect" and q.sure == "guessed" for q in u.quotes)
        self.needs_another = orphaned or by_pronoun or guessed
        self.stands_alone = (
            not self.needs_another and not asks and u.words >= SHORTEST_CLAIM and (first not in weak or first in MAY_CLAIM)
        )
        told = (
            (1.2, first in weak),
            (0.6, asks),
            (0.5, first in FIRST_PERSON),
            (0.4, any(q.kind == "direct" for q in u.quotes)),
            (2.0, orphaned),
            (UNSURE_SPEAKER, by_pronoun or guessed),
            (0.8, u.words > LONGEST_LINE),
            (0.3, u.words < SHORT_LINE),
        )
        self.faults = [fault for fault, holds in told if holds]

    @cached_property
    def on_topic(self) -> float:
        """How many of the heading's words the sentence has: a section's line should be about what it is called."""
        begun = beginnings(self.heading)
        return 2.5 * sum(word in self.low for word in begun) / max(1, len(begun))

    def is_disputed(self) -> bool:
        return not DISPUTES.isdisjoint([word.strip(",.“”—") for word in self.low.split()])


@lru_cache(maxsize=HEADINGS)
def beginnings(heading: str) -> list[str]:
    """The longer words of a heading, without their last letters, in which the forms of a word differ."""
    return [w[: max(4, len(w) - 2)] for w in re.split(r"[\W_]+", heading.lower()) if len(w) > 2]

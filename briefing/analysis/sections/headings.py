"""Headings of two to four words: what tells the section from its neighbours, then what it is about or what is done in it.

"NATO demands", "Geneva talks", "mayor's critics": names, nouns and acts of the section are put together (`composing.py`), and
of all sections those are taken that weigh most together while none repeats another's noun. The runners-up are kept, for a
reader who knows better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.sections.candidates import Candidates
from briefing.analysis.sections.composing import Candidate, Composer
from briefing.analysis.sections.terms import Term, Terms
from briefing.lexicon.lists import Lexicon
from briefing.model import Quote

REMEMBERED = 24  # sections
RUNNERS_UP = 4
CHOICES, TRIED = 6, 4  # how many choices for all sections are kept, and headings of each section tried with them
LOOKED_AT = 16  # headings of a section that are weighed against what was chosen before
LONG_NAME_AGAIN = 0.13


@dataclass(frozen=True, slots=True)
class Heading:
    """What a section is called and why, and what else it might be called."""

    text: str
    why: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A heading that a section may have, and those that it might have instead."""

    chosen: Candidate
    free: Sequence[Candidate] = ()

    def heading(self) -> Heading:
        shown, *others = islice(distinct((self.chosen, *self.free)), 1 + RUNNERS_UP)
        return Heading(shown, why(self.chosen), tuple(others))


@dataclass(frozen=True, slots=True)
class Choice:
    """Headings chosen so far, the last first: what they weigh together."""

    score: float = 0.0
    last: Named | None = None
    before: Choice | None = None

    def backwards(self) -> Iterator[Named]:
        at: Choice | None = self
        while at and at.last:
            yield at.last
            at = at.before

    def used(self) -> Used:
        """The stems of the nouns and of the names of the headings near the end."""
        near = [*islice(self.backwards(), REMEMBERED)]
        return Used(frozenset().union(*(h.chosen.nouns for h in near)), frozenset().union(*(h.chosen.names for h in near)))


@dataclass(frozen=True, slots=True)
class Used:
    """The stems of the nouns and of the names in the headings near a section."""

    nouns: frozenset[str]
    names: frozenset[str]

    def leaves(self, c: Candidate) -> bool:
        """Whether a heading repeats no noun; a name may come again beside other nouns."""
        again = 0
        for term in c.terms:
            if not term.stems.isdisjoint(self.nouns):
                return False
            if not term.stems.isdisjoint(self.names):
                again += 1
                if again > 1 or term.kind != "name":
                    return False
        return True

    def cost(self, c: Candidate) -> float:
        """What it costs to say a name of several words again."""
        for term in c.terms:
            if term.kind == "name" and len(term.stems) > 1 and not term.stems.isdisjoint(self.names):
                return LONG_NAME_AGAIN
        return 0.0


class Namer:
    """Names the sections of one document."""

    def __init__(
        self,
        words: Words,
        lexicon: Lexicon,
        people: People,
        quotes: Sequence[Quote],
        *,
        english: bool = True,
        skipped: Sequence[int] = (),
    ) -> None:
        self.terms = Terms(Candidates(words, lexicon, people, english, skipped), quotes, english)
        self.between = " and " if english else ", "

    def name_all(self, ranges: Sequence[tuple[int, int]]) -> list[Heading]:
        """One heading for each range of words, no two near ones sharing a noun; the best together, not one by one."""
        self.terms.count_spread(ranges)
        choices = [Choice()]
        for a, b in ranges:
            scored = Composer(self.terms, a, b).scored()
            grown = [(c.score + score, named, c) for c in choices for score, named in self._best(a, b, scored, c.used())]
            choices = [Choice(*choice) for choice in sorted(grown, key=itemgetter(0), reverse=True)[:CHOICES]]
        return [named.heading() for named in [*choices[0].backwards()][::-1]]

    def _best(self, a: int, b: int, scored: Sequence[Candidate], used: Used) -> Iterator[tuple[float, Named]]:
        """The best headings of a section that repeat none chosen before it, and what each weighs."""
        free = [*islice((c for c in scored if used.leaves(c)), LOOKED_AT)]
        if not free:
            yield 0.0, self._fallback(a, b, used.nouns)
        weighed = sorted(((c.score - used.cost(c), c) for c in free), key=itemgetter(0), reverse=True)[: TRIED + RUNNERS_UP]
        best = [c for _, c in weighed]
        for score, c in weighed[:TRIED]:
            yield score, Named(c, best)

    def _fallback(self, a: int, b: int, used: frozenset[str]) -> Named:
        terms = [t for t in self.terms.of_section(a, b) if t.kind in ("name", "noun") and not t.stems & used]
        several = sorted(terms, key=lambda t: -t.as_before)[:2]
        return Named(Candidate(tuple(several), [], between=self.between))


def distinct(candidates: Iterable[Candidate]) -> Iterator[str]:
    """How each is shown, in order, of those with the same stems ("Holm plan", "Holm plans") the first; asks for no more than is taken."""
    seen: set[frozenset[str]] = set()
    for one in candidates:
        if (same := one.names | one.nouns) not in seen:
            seen.add(same)
            yield one.shown


def why(candidate: Candidate) -> str:
    return ", ".join(map(told, candidate.terms)) or "no name and no noun to call it by"


def told(term: Term) -> str:
    """ "“NATO” 6 times", "“criticism”, called by “slammed”"."""
    if term.kind == "act":
        return f"“{term.shown}”, called by “{term.cue}”"
    return f"“{term.shown}” {times(len(term.places))}"


def times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"

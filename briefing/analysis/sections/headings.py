"""Headings of two to four words: what tells the section from its neighbours, then what it is about or what is done in it.

"NATO demands", "Geneva talks", "mayor's critics": names, nouns and acts of the section are put together where they stand
together or share sentences (`Composer`), weighed by named signs (`lexicon/headings.toml`), and the best is taken that
repeats no heading near it. The runners-up are kept, for a reader who knows better.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from math import log

from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.sections.candidates import LONGEST_NAME, Candidates, Link
from briefing.analysis.sections.stems import stems
from briefing.analysis.sections.terms import Signs, Term, Terms
from briefing.lexicon.lists import Lexicon, lexicon_file
from briefing.model import Quote

HEADS, BEFORE = 8, 8
LONGEST = 4
NEAR_CUE = 7
RELATIONAL = ("al", "ic", "an", "ar", "ary", "ese")
DOING = frozenset(f"class-{kind}" for kind in ("act", "communication", "cognition", "event", "feeling", "state"))
REMEMBERED = 24
RUNNERS_UP = 4
SPEAKS = 0.5


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weight of each sign as a head, before it, and of a pair."""
    return lexicon_file("headings")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a section is called, why, and what later headings must not have again."""

    text: str
    why: str
    nouns: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    score: float = 0.0
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Candidate:
    """Terms in the order of a heading, the head last, and what speaks for them together."""

    terms: tuple[Term, ...]
    together: Signs
    score: float = 0.0

    @property
    def shown(self) -> str:
        loose = any(name in ("loose-noun", "possessive") for name, _ in self.together)
        return capital(" ".join([*(before(t, loose) for t in self.terms[:-1]), self.terms[-1].shown]))


class Composer:
    """Puts the terms of one section together."""

    def __init__(self, terms: Terms, a: int, b: int) -> None:
        self.t, self.w = terms, terms.w
        self.of = {t.key: t for t in terms.of_section(a, b)}
        self.sentences = {k: {self.w.sentence[i] for i in t.places} for k, t in self.of.items()}
        self.linked: dict[tuple[str, str], Counter[str]] = {}
        self.befores: dict[str, list[str]] = {}
        for link in terms.links_of(a, b):
            pair = link.first, link.second
            if link.second not in self.of:
                continue
            if pair not in self.linked:
                self.linked[pair] = Counter()
                self.befores.setdefault(link.second, []).append(link.first)
                if link.first[0] == "~" and link.first not in self.of:
                    self.of[link.first] = self.adjective(link)
            self.linked[pair][link.how] += 1
        said = terms.speakers(a, b)
        self.speakers = {k for k, n in said.items() if k in self.of and n >= SPEAKS * len(self.of[k].places)}
        self.named = any(t.kind == "name" and len(t.places) > 1 and k[0] != "#" for k, t in self.of.items())
        self.weigh()

    def adjective(self, link: Link) -> Term:
        word = link.first[1:]
        signs = [("adjective", 1.0), ("adjective-common", self.t.lex.zipf(word) - 4.0)]
        if word.endswith(RELATIONAL):
            signs.append(("adjective-relational", 1.0))
        return Term(link.first, "adjective", word, [link.at - 1], stems(word), signs)

    def weigh(self) -> None:
        known = weights()
        self.as_head = {k: total(t.signs, known["head"]) for k, t in self.of.items() if t.kind != "adjective"}
        self.as_before = {k: total(t.signs, known["before"]) for k, t in self.of.items() if t.kind != "act"}

    def candidates(self) -> Iterator[Candidate]:
        """Every heading that the best terms make."""
        props = self.t.lex["props"]
        heads = sorted((k for k in self.as_head if k not in props), key=lambda k: -self.as_head[k])[:HEADS]
        firsts = sorted(self.as_before, key=lambda k: -self.as_before[k])
        firsts = [k for k in firsts if self.of[k].kind != "adjective"][:BEFORE]
        for head in heads:
            if self.of[head].kind == "name":
                if " " in head and head[0] != "#":
                    yield Candidate((self.of[head],), [("name-alone", 1.0)])
                continue
            linked = [k for k in self.befores.get(head, ()) if k in self.as_before]
            pairs = {k: self.together(k, head) for k in dict.fromkeys([*linked, *firsts]) if self.may_stand(k, head)}
            for k, signs in pairs.items():
                yield Candidate((self.of[k], self.of[head]), signs)
            for inner in linked:
                if inner in pairs and self.linked[inner, head]["side"] and self.of[inner].kind != "name":
                    yield from self.threes(inner, head, pairs, firsts)

    def threes(self, inner: str, head: str, pairs: dict[str, Signs], firsts: Sequence[str]) -> Iterator[Candidate]:
        """A name, or what stands there before it, before two words that stand together: "Iran nuclear deal"."""
        middle, last = self.of[inner], self.of[head]
        beside = [k for k in self.befores.get(inner, ()) if k in self.as_before]
        for k in dict.fromkeys([*beside, *firsts]):
            first = self.of[k]
            if k == head or first.stems & (middle.stems | last.stems) or len(first.shown.split()) + 2 > LONGEST:
                continue
            how = self.linked.get((k, inner), Counter())
            if first.kind != "name" and not how.get("side"):
                continue
            outer = pairs.get(k) or self.together(k, head)
            yield Candidate(
                (first, middle, last),
                [("three", 1.0), *pairs[inner], *((f"inner-{h}", 1.0) for h in how), *((f"outer-{n}", v) for n, v in outer)],
            )

    def may_stand(self, k: str, head: str) -> bool:
        """Whether a term may come before a head: names anywhere, others where they stand so or where people act."""
        one, two = self.of[k], self.of[head]
        if one.stems & two.stems or len(one.shown.split()) > LONGEST_NAME:
            return False
        if one.kind == "name" or (k, head) in self.linked:
            return True
        near = bool(self.sentences.get(k, set()) & self.sentences[head])
        return near and one.kind == "noun" and (two.kind == "act" or (self.are_people(k) and self.is_doing(head)))

    def is_doing(self, k: str) -> bool:
        """An act, a saying, a thought, a state: what people have."""
        return any(name in DOING for name, _ in self.of[k].signs)

    def are_people(self, k: str) -> bool:
        return any(name in ("class-person", "class-group") for name, _ in self.of[k].signs)

    def together(self, first: str, head: str) -> Signs:
        """How a term and the head stand together."""
        one, two = self.of[first], self.of[head]
        signs: Signs = [(f"{one.kind}-{two.kind}", 1.0)]
        if first in self.speakers:
            signs.append((f"speaker-{two.kind}", 1.0))
            if (first, head) not in self.linked and self.named:
                signs.append(("only-speaks", 1.0))
        how = self.linked.get((first, head))
        if how:
            signs += [(name, 1.0 + log(count)) for name, count in how.items()]
        else:
            signs.append((f"loose-{one.kind}", 1.0))
        shared = len(self.sentences.get(first, set()) & self.sentences[head])
        signs.append(("sentences", log(1 + shared)) if shared else ("apart", 1.0))
        if two.kind == "act":
            signs += self.around(one, two)
        return signs

    def around(self, one: Term, act: Term) -> Signs:
        """Whether a term stands just before or after what calls an act: who does it, and to whom."""
        w, out = self.w, []
        for name, low, high in (("does", 1, NEAR_CUE), ("suffers", -NEAR_CUE, -1)):
            if any(low <= cue - i <= high and w.sentence[i] == w.sentence[cue] for cue in act.places for i in one.places):
                out.append((name, 1.0))
        return out

    def scored(self) -> list[Candidate]:
        """The candidates, best first; of equals the one that came first."""
        known = weights()["pair"]
        out = list(self.candidates())
        for c in out:
            firsts = c.terms[:-1]
            c.score = (
                self.as_head[c.terms[-1].key] + sum(self.as_before.get(t.key, 0.0) for t in firsts) + total(c.together, known)
            )
        return sorted(out, key=lambda c: -c.score)


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
        """One heading for each range of words, no two near ones sharing a noun."""
        used: deque[Heading] = deque(maxlen=REMEMBERED)
        self.terms.count_spread(ranges)
        out: list[Heading] = []
        for a, b in ranges:
            heading = self._best(a, b, used)
            used.append(heading)
            out.append(heading)
        return out

    def _best(self, a: int, b: int, used: Sequence[Heading]) -> Heading:
        nouns: set[str] = set().union(*(h.nouns for h in used))
        names: set[str] = set().union(*(h.names for h in used))
        free = (c for c in Composer(self.terms, a, b).scored() if self._is_free(c, nouns, names))
        best = next(free, None)
        if best is None:
            return self._fallback(a, b, nouns)
        shown, *others = islice(distinct(c.shown for c in chain((best,), free)), 1 + RUNNERS_UP)
        fixed = frozenset().union(*(t.stems for t in best.terms if t.kind != "name"))
        named = frozenset().union(*(t.stems for t in best.terms if t.kind == "name"))
        return Heading(shown, why(best), fixed, named, best.score, tuple(others))

    def _is_free(self, c: Candidate, nouns: set[str], names: set[str]) -> bool:
        """No noun a second time; a name may come again beside other nouns."""
        again = [t for t in c.terms if t.stems & names]
        return len(again) < 2 and not any(t.stems & (nouns if t.kind == "name" else nouns | names) for t in c.terms)

    def _fallback(self, a: int, b: int, used: set[str]) -> Heading:
        terms = [t for t in self.terms.of_section(a, b) if t.kind in ("name", "noun") and not t.stems & used]
        several = sorted(terms, key=lambda t: -total(t.signs, weights()["before"]))[:2]
        if not several:
            return Heading("Opening", "no name and no noun to call it by")
        stemmed = frozenset().union(*(t.stems for t in several))
        return Heading(capital(self.between.join(t.shown for t in several)), ", ".join(map(told, several)), stemmed)


def total(signs: Signs, known: dict[str, float]) -> float:
    """What some signs weigh together; a plain loop, for it runs thousands of times an article."""
    weight, get = 0.0, known.get
    for name, value in signs:
        weight += get(name, 0.0) * value
    return weight


def distinct(shown: Iterable[str]) -> Iterator[str]:
    """Each once, in order; asks for no more than is taken."""
    seen: set[str] = set()
    for one in shown:
        if one not in seen:
            seen.add(one)
            yield one


def before(term: Term, loose: bool) -> str:
    """How a term is shown before a head: people in number have what they do."""
    people = term.kind == "noun" and term.key.endswith("s") and ("class-person", 1.0) in term.signs
    return f"{term.shown}’" if people and loose else term.shown


def why(candidate: Candidate) -> str:
    return ", ".join(map(told, candidate.terms))


def told(term: Term) -> str:
    """ "“NATO” 6 times", "“criticism”, called by “slammed”"."""
    if term.kind == "act":
        return f"“{term.shown}”, called by “{term.cue}”"
    return f"“{term.shown}” {times(len(term.places))}"


def times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def capital(heading: str) -> str:
    return heading[:1].upper() + heading[1:]

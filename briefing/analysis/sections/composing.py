"""Putting the terms of one section together: every heading that its best names, nouns and acts make, weighed.

Two words stand together in the text or share a sentence, three where the last two are one: "NATO demands", "Iran nuclear
deal", "consumer price rise". `lexicon/headings.toml` has the weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import log
from operator import attrgetter
from typing import NamedTuple

from briefing.analysis.sections.names import LONGEST_NAME
from briefing.analysis.sections.stems import singular
from briefing.analysis.sections.terms import Term, Terms, is_relational
from briefing.analysis.sections.weighing import Signs, total, weights
from briefing.lexicon.lists import NO_NOUN, closed_class, nouns

# How many of the best heads are tried, and of the nouns, names and names alone with them.
HEADS, BEFORE, NAMES, ALONE = 5, 4, 3, 4
LONGEST = 4  # words
NEAR_CUE = 7  # words
THINGS = frozenset(("artifact", "object", "location", "body", "animal", "plant", "food", "substance", "person"))
"""sorts of nouns"""
SPEAKS = 0.5
SAID = closed_class("plain_said")
ALONE_SIGN = ("name-alone", 1.0)


@dataclass(slots=True)
class Candidate:
    """Terms in the order of a heading, the head last, and what speaks for them together: `together` of the last two, `outer`
    of the first and the last of three.

    `beside` tells of each but the head whether it stands so in the text, straight before the next one; `between` is what
    stands between the words.
    """

    terms: tuple[Term, ...]
    together: Signs
    outer: Sequence[tuple[str, float]] = ()
    beside: tuple[bool, ...] = ()
    score: float = 0.0
    between: str = " "
    coordinated: bool = False

    @property
    def nouns(self) -> frozenset[str]:
        return frozenset().union(*(t.stems for t in self.terms if t.kind != "name"))

    @property
    def names(self) -> frozenset[str]:
        return frozenset().union(*(t.stems for t in self.terms if t.kind == "name"))

    @property
    def shown(self) -> str:
        if not self.terms:
            return "Opening"
        if self.coordinated:
            one, two, head = self.terms
            return f"{one.shown}, {two.shown} {head.shown}"
        firsts = (t.shown if so else before(t) for t, so in zip(self.terms, self.beside, strict=False))
        return capital(self.between.join([*firsts, self.terms[-1].shown]))


class Pair(NamedTuple):
    """How a term and a head stand together, and what that weighs in a heading of the two, and around a third between them."""

    signs: Signs
    weight: float
    outer: float


class Composer:
    """Puts the terms of one section together."""

    def __init__(self, terms: Terms, a: int, b: int) -> None:
        self.t, self.w = terms, terms.w
        self.of = {t.key: t for t in terms.of_section(a, b)}
        self.sentences: dict[str, set[int]] = {}
        self.linked: dict[tuple[str, str], dict[str, int]] = {}
        self.befores: dict[str, list[str]] = {}
        for link in terms.links_of(a, b):
            pair = link.first, link.second
            if link.second not in self.of:
                continue
            hows = self.linked.get(pair)
            if hows is None:
                hows = self.linked[pair] = {}
                self.befores.setdefault(link.second, []).append(link.first)
                if link.first[0] == "~" and link.first not in self.of:
                    self.of[link.first] = terms.adjective(link)
            hows[link.how] = hows.get(link.how, 0) + 1
        self.owned = {
            head for (k, head), how in self.linked.items() if k in self.of and self.of[k].kind == "name" and "possessive" in how
        }
        said = terms.speakers(a, b)
        self.speakers = {k for k, t in self.of.items() if k[0] == "#" and self.speaks(t, said[k])}
        self.named = any(t.kind == "name" and len(t.places) > 1 and k[0] != "#" for k, t in self.of.items())
        self.weigh()

    def speaks(self, person: Term, quoted: int) -> bool:
        """Whether a person is quoted or says something wherever they are named, or nearly so."""
        w, count = self.w, self.w.count
        ends = (self.t.c.people.at_word[i][1] if i in self.t.c.people.at_word else i + 1 for i in person.places)
        says = sum(
            last < count and (w.low[last] in SAID or w.low[i - 1] in SAID) for i, last in zip(person.places, ends, strict=True)
        )
        return max(quoted, says) >= SPEAKS * len(person.places)

    def weigh(self) -> None:
        self.known = weights()
        self.as_head = {k: t.as_head for k, t in self.of.items() if t.kind != "adjective"}
        self.as_before = {k: t.as_before for k, t in self.of.items() if t.kind != "act"}
        self.pairs: dict[tuple[str, str], Pair] = {}

    def best(self, table: dict[str, float], kind: str, count: int) -> list[str]:
        """The terms of a kind that weigh most."""
        return sorted((k for k in table if self.of[k].kind == kind), key=table.__getitem__, reverse=True)[:count]

    def candidates(self) -> Iterator[Candidate]:
        """Every heading that the best terms make."""
        for name in self.best(self.as_head, "name", ALONE):
            if " " in name and name[0] != "#":
                yield Candidate((self.of[name],), [ALONE_SIGN], score=self.as_head[name] + self.known["pair"][ALONE_SIGN[0]])
        props = self.t.lex["props"]
        by_weight = sorted(self.as_head, key=self.as_head.__getitem__, reverse=True)
        heads = (k for k in by_weight if self.of[k].kind != "name" and k not in props and not self.is_of_one_person(k))
        names = self.best(self.as_before, "name", NAMES)
        firsts = [*names, *self.best(self.as_before, "noun", BEFORE)]
        for head in islice(heads, HEADS):
            linked = [k for k in self.befores.get(head, ()) if k in self.as_before]
            for k in dict.fromkeys([*linked, *firsts]):
                if self.may_stand(k, head):
                    pair = self.pair(k, head)
                    weight = self.as_head[head] + self.as_before[k] + pair.weight
                    yield Candidate((self.of[k], self.of[head]), pair.signs, beside=(self.is_beside(k, head),), score=weight)
                    if self.may_be_inner(k, head):
                        yield from self.threes(k, head, firsts, weight)
            yield from self.both(head, names)
            yield from self.owned_about(head)

    def owned_about(self, head: str) -> Iterator[Candidate]:
        """Whose and about whom: "Moscow’s demands that NATO pull back" is "Moscow NATO demands"."""
        linked = (
            [(k, self.linked[k, head]) for k in self.befores.get(head, ()) if self.of[k].kind == "name"]
            if head in self.owned
            else []
        )
        owners = [k for k, how in linked if "possessive" in how and self.may_stand(k, head)]
        abouts = [k for k, how in linked if "of" in how and k[0] != "#" and self.may_stand(k, head)]
        for one, two in ((one, two) for one in owners for two in abouts):
            a, b = self.of[one], self.of[two]
            if a.stems & b.stems or len(f"{a.shown} {b.shown}".split()) >= LONGEST:
                continue
            first, second = self.pair(one, head), self.pair(two, head)
            more: Signs = [("three-name-name", 1.0)]
            score = self.as_head[head] + self.as_before[one] + self.as_before[two] + first.outer + second.weight
            score += total(more, self.known["pair"])
            yield Candidate((a, b, self.of[head]), [*second.signs, *more], first.signs, beside=(True, True), score=score)

    def both(self, head: str, names: Sequence[str]) -> Iterator[Candidate]:
        """Two names of a kind before what both have to do with: "Sanders, Clinton approaches"."""
        near = [k for k in names if self.may_stand(k, head)]
        sentences = self.sentences_of(self.of[head])
        for one, two in combinations(near, 2):
            a, b = self.of[one], self.of[two]
            if not self.are_alike(one, two) or a.stems & b.stems or len(f"{a.shown} {b.shown}".split()) >= LONGEST:
                continue
            if sentences.isdisjoint(self.sentences_of(a) & self.sentences_of(b)):
                continue
            if any(k in self.speakers and (k, head) not in self.linked for k in (one, two)):
                continue
            first, second = self.pair(one, head), self.pair(two, head)
            weight = self.as_head[head] + self.as_before[one] + self.as_before[two] + first.outer + second.weight
            signs = [*second.signs, ("both", 1.0)]
            score = weight + self.known["pair"].get("both", 0.0)
            yield Candidate((a, b, self.of[head]), signs, first.signs, beside=(True, True), score=score, coordinated=True)

    def are_alike(self, one: str, two: str) -> bool:
        """Two persons, or two countries."""
        if one[0] == "#" or two[0] == "#":
            return one[0] == two[0]
        countries = self.t.lex["countries"]
        return one in countries and two in countries

    def may_be_inner(self, k: str, head: str) -> bool:
        """Whether two words make one that a name may stand before: "nuclear deal", "a drop in consumer prices"."""
        how = self.linked.get((k, head), ())
        kind = self.of[k].kind
        return kind != "name" and ("side" in how or (kind == "noun" and ("of" in how or "of-far" in how)))

    def threes(self, inner: str, head: str, firsts: Sequence[str], weight: float) -> Iterator[Candidate]:
        """A name, or what stands there before it, before two words that stand together: "Iran nuclear deal"."""
        middle, last = self.of[inner], self.of[head]
        both, signs = middle.stems | last.stems, self.pair(inner, head).signs
        beside = [k for k in self.befores.get(inner, ()) if k in self.as_before]
        for k in dict.fromkeys([*beside, *firsts]):
            first = self.of[k]
            how = self.linked.get((k, inner), ())
            if len(first.shown.split()) + 2 > LONGEST or not first.stems.isdisjoint(both):
                continue
            if first.kind != "name" and "side" not in how:
                continue
            outer = self.pair(k, head)
            more: Signs = [(f"three-{first.kind}-{middle.kind}", 1.0), *((f"inner-{h}", 1.0) for h in self.linked[inner, head])]
            more += [(f"first-{h}", 1.0) for h in how]
            yield Candidate(
                (first, middle, last),
                [*signs, *more],
                outer.signs,
                beside=("side" in how, self.is_beside(inner, head)),
                score=weight + self.as_before[k] + total(more, self.known["pair"]) + outer.outer,
            )

    def is_beside(self, k: str, head: str) -> bool:
        return "side" in self.linked.get((k, head), ())

    def may_stand(self, k: str, head: str) -> bool:
        """Whether a term may come before a head: names anywhere, others where they stand so or near what calls an act."""
        one, two = self.of[k], self.of[head]
        if one.kind == "adjective" and not (k[1].isupper() or is_relational(k) or self.linked[k, head]["side"] > 1):
            return False
        if not one.stems.isdisjoint(two.stems) or one.shown.count(" ") >= LONGEST_NAME:
            return False
        if one.kind == "name" and self.t.spelt.get(k) == head:
            return False  # "JSC commission": the letters have said it
        if two.kind != "act":
            return one.kind == "name" or (k, head) in self.linked
        near = self.sentences_of(one)
        if one.kind == "name":
            near = near | {sentence + 1 for sentence in near}  # "Holm was downbeat. ‘Not good,’ he tweeted."
        return one.kind in ("name", "noun") and not near.isdisjoint(self.sentences_of(two))

    def sentences_of(self, term: Term) -> set[int]:
        found = self.sentences.get(term.key)
        if found is None:
            found = self.sentences[term.key] = {self.w.sentence[i] for i in term.places}
        return found

    def is_of_one_person(self, k: str) -> bool:
        """ "historian", and "venture" of a venture capitalist: who somebody is, which is no topic; "historians" may be."""
        term = self.of[k]
        if term.lasting.sort == "person" and not k.endswith("s"):
            return True
        low, roles = self.w.low, self.t.lex["roles"]
        return term.kind == "noun" and all(i + 1 < len(low) and low[i + 1] in roles for i in term.places)

    def is_thing(self, k: str) -> bool:
        """What can be touched: a building, an animal, a place."""
        return self.of[k].sort in THINGS

    def pair(self, first: str, head: str) -> Pair:
        pair = self.pairs.get((first, head))
        if pair is None:
            signs = self.together(first, head)
            pair = Pair(signs, total(signs, self.known["pair"]), total(signs, self.known["outer"]))
            self.pairs[first, head] = pair
        return pair

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
            if one.kind == "name" and self.is_thing(head):
                signs.append(("loose-thing", 1.0))
            if first in self.speakers and two.kind == "noun":
                signs.append(("loose-speaker", 1.0))
            if head in self.t.lex["weak"]:
                signs.append(("loose-weak", 1.0))
            if one.kind == "name" and head in self.owned:
                signs.append(("loose-owned", 1.0))
        shared = 0 if one.kind == "adjective" else len(self.sentences_of(one) & self.sentences_of(two))
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
        return sorted(self.candidates(), key=attrgetter("score"), reverse=True)


def before(term: Term) -> str:
    """How a term is shown before a head where it does not stand so: people in number have what they do, things are one."""
    if term.kind != "noun" or not term.key.endswith("s"):
        return term.shown
    one = singular(term.shown)
    return f"{term.shown}’" if (nouns().get(one) or NO_NOUN)[0] == "person" else one


def capital(heading: str) -> str:
    return heading[:1].upper() + heading[1:]

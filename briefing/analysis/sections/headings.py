"""Headings of two to four words: an entity and a topical noun from the section's own words ("Iran talks").

Names and nouns are scored by use in the section, spread over its paragraphs and use elsewhere in the article; the best
pair that stands together wins. Speakers are voices and count less; demonyms become places; names are never cut.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.sections.candidates import LONGEST_NAME, Candidates
from briefing.lexicon.lists import Lexicon, fold
from briefing.model import Quote

VOICE = 0.7
TOPIC_NOUN, PROP, ROLE = 1.9, 0.35, 0.6
WITH_ARTICLE = 1.5
COMMON_NAME, LESSER_NAME = 0.4, 0.3
USES, SHARE, OWN_FLOOR = 1.3, 2.8, 0.6
FIRST_PARAGRAPH, FIRST_SENTENCE = 1.2, 1.7
RARITY = 0.12
APART, IN_SENTENCE, EACH_SENTENCE, SIDE_BY_SIDE = 0.6, 0.8, 0.06, 1.2
NOUN_PAIR, COMPOUND = 0.6, 0.7
SPREAD = 0.3
COUPLE = 0.6
COUPLE_GAIN = 1.3
AGAIN = 0.65
REMEMBERED = 24


@dataclass(slots=True)
class Term:
    """A candidate word or name: how it is shown, its score, and where it stands."""

    shown: str
    score: float
    places: set[int]
    stems: frozenset[str]
    person: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What a section is called, why, and what later headings must not have again."""

    text: str
    why: str
    nouns: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    score: float = 0.0


class Namer(Candidates):
    """Names the sections of one document."""

    def __init__(self, words: Words, lexicon: Lexicon, people: People, quotes: Sequence[Quote], english: bool = True) -> None:
        super().__init__(words, lexicon, people, english)
        self.between = " and " if english else ", "
        self.voices = Counter(q.speaker.person for q in quotes if q.speaker and q.speaker.person is not None)
        self.uses = Counter(key for _, _, key, _ in self.names)
        self.noun_uses = Counter(key for _, key in self.nouns)
        self.spread: dict[str, float] = {}

    # ------------------------------------------------------------------ scores
    def terms(self, a: int, b: int) -> tuple[list[Term], list[Term]]:
        """Names and nouns of the words [a, b), best first."""
        return self._names_of(a, b), self._nouns_of(a, b)

    def _names_of(self, a: int, b: int) -> list[Term]:
        w, lex = self.w, self.lex
        here: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for first, last, key, shown in self.names[bisect_left(self.names, (a,)) : bisect_left(self.names, (b,))]:
            here[key].append((first, last, shown))
        paragraphs = max(1, w.paragraph[b - 1] - w.paragraph[a] + 1) if b > a else 1
        out = []
        for key, found in here.items():
            uses = sum(0.3 if key[0] == "#" and self._speaks(last) else 1.0 for _, last, _ in found)
            score = self._score(found[0][0], uses, {w.paragraph[f] for f, _, _ in found}, paragraphs, self.uses[key], a)
            score *= 1 - SPREAD * self.spread.get(key, 0.0)
            if key[0] == "#" and self.voices[int(key[1:])] * 2 >= self.uses[key]:
                score *= VOICE
            if " " not in key and lex.is_common(key) and key not in lex["known"]:
                score *= COMMON_NAME
            if key in lex["media"] or (key in lex["known"] and len(key) < 4 and key not in lex["short_bodies"]):
                score *= LESSER_NAME
            forms = Counter(s for _, _, s in found)
            shown = self._shown(key, forms)
            if len(shown.split()) > LONGEST_NAME:
                continue
            out.append(Term(shown, score, {f for f, _, _ in found}, stems(shown), key[0] == "#"))
        return sorted(out, key=lambda t: (-t.score, min(t.places)))

    def _shown(self, key: str, forms: Counter[str]) -> str:
        """A person by the shortest form, a country by its name where the section lets us ("Iran", but "German")."""
        if key[0] == "#":
            return min(forms, key=lambda s: (len(s.split()), -forms[s]))
        demonyms = {form: self.lex.demonyms[fold(form)] for form in forms if fold(form) in self.lex.demonyms}
        for form, place in demonyms.items():
            if fold(form).startswith(fold(place)):
                return place
        own = [form for form in forms if form not in demonyms] or list(forms)
        return max(own, key=lambda form: forms[form])

    def _speaks(self, after: int) -> bool:
        w = self.w
        near = w.low[after : after + 2]
        return any(x in self.lex.verbs and self.lex.verbs[x][0] in self.lex["report"] for x in near) or (
            after >= 2 and w.low[after - 2] in ("said", "says")
        )

    def _nouns_of(self, a: int, b: int) -> list[Term]:
        w, lex = self.w, self.lex
        here: dict[str, list[int]] = defaultdict(list)
        for i, key in self._nouns_between(a, b):
            here[key].append(i)
        paragraphs = max(1, w.paragraph[b - 1] - w.paragraph[a] + 1) if b > a else 1
        compounds = self._compounds(a, b)
        out = []
        for key, found in here.items():
            uses = float(len(found))
            score = self._score(found[0], uses, {w.paragraph[i] for i in found}, paragraphs, self.noun_uses[key], a)
            if key in lex["topics"]:
                score *= TOPIC_NOUN
            if key in lex["props"]:
                score *= PROP
            elif key in lex["roles"]:
                score *= ROLE
            score *= 1 + (WITH_ARTICLE - 1) * sum(i > 0 and w.low[i - 1] == "the" for i in found) / len(found)
            score *= 1.25 - RARITY * max(0.0, lex.zipf(key) - 3.5)
            shown = compound_of(key, compounds, COMPOUND * len(found))
            out.append(Term(shown, score, set(found), stems(shown)))
        return sorted(out, key=lambda t: (-t.score, min(t.places)))

    def _score(self, first: int, uses: float, paragraphs: set[int], of: int, everywhere: int, a: int) -> float:
        w = self.w
        share = len(paragraphs) / of
        own = OWN_FLOOR + (1 - OWN_FLOOR) * uses / max(everywhere, 1)
        score = uses**USES * exp(SHARE * share) * own
        if w.sentence[first] == w.sentence[a]:
            return score * FIRST_SENTENCE
        return score * (FIRST_PARAGRAPH if w.paragraph[first] == w.paragraph[a] else 1.0)

    # ------------------------------------------------------------------ headings
    def name_all(self, ranges: Sequence[tuple[int, int]]) -> list[Heading]:
        """One heading for each range of words, no two near ones sharing a noun."""
        used: deque[Heading] = deque(maxlen=REMEMBERED)
        self.spread = self._spread(ranges)
        out: list[Heading] = []
        for a, b in ranges:
            nouns: set[str] = set().union(*(h.nouns for h in used))
            names: set[str] = set().union(*(h.names for h in used))
            heading = self._best(a, b, nouns, names)
            used.append(heading)
            out.append(heading)
        return out

    def _spread(self, ranges: Sequence[tuple[int, int]]) -> dict[str, float]:
        """For each name, the share of the sections that have it, the first one aside: 0 in one section, 1 in all."""
        holding: Counter[str] = Counter()
        for a, b in ranges:
            holding.update({key for _, _, key, _ in self.names[bisect_left(self.names, (a,)) : bisect_left(self.names, (b,))]})
        return {key: (count - 1) / max(1, len(ranges) - 1) for key, count in holding.items()}

    def _best(self, a: int, b: int, used_nouns: set[str], used_names: set[str]) -> Heading:
        names, nouns = self.terms(a, b)
        names = [t for t in names[:14] if not t.stems & used_nouns]
        nouns = [t for t in nouns[:24] if not t.stems & (used_nouns | used_names)]
        pairs = self._pairs(names, nouns, used_names)
        scored = [
            ((n.score * m.score) ** 0.5 * self._together(n, m) * (AGAIN if n.stems & used_names else 1.0)) for n, m in pairs
        ]
        found = self._noun_pairs(a, b, {t.shown.split()[-1]: t for t in nouns}, used_nouns | used_names)
        if scored:
            top = max(range(len(scored)), key=scored.__getitem__)
            found.insert(0, pair(*pairs[top], scored[top]))
        return max(found, key=lambda h: h.score) if found else self._fallback(names, nouns)

    def _pairs(self, names: Sequence[Term], nouns: Sequence[Term], used: set[str]) -> list[tuple[Term, Term]]:
        couples = [c for c in self._couples(names[:6]) if len(c.stems & used) < 2]
        return [(name, noun) for name in [*names[:8], *couples] for noun in nouns[:14] if not noun.stems & name.stems]

    def _couples(self, names: Sequence[Term]) -> list[Term]:
        """ "Russia-Ukraine": two single-word names of nearly the same weight that share sentences."""
        w = self.w
        out = []
        for i, first in enumerate(names):
            for second in names[i + 1 :]:
                alike = first.person == second.person and second.score >= COUPLE * first.score
                if not alike or any(sign in first.shown + second.shown for sign in " -"):
                    continue
                sentences = {w.sentence[k] for k in first.places} & {w.sentence[k] for k in second.places}
                if len(sentences) >= 2 and first.stems != second.stems:
                    score = COUPLE_GAIN * (first.score + second.score) / 2
                    places = {k for k in first.places | second.places if w.sentence[k] in sentences}
                    out.append(Term(f"{first.shown}-{second.shown}", score, places, first.stems | second.stems))
        return out

    def _together(self, name: Term, noun: Term) -> float:
        """How closely two terms stand: side by side, within a few words, in one sentence."""
        w = self.w
        value = APART
        sentences = {w.sentence[i] for i in name.places}
        shared = sum(w.sentence[i] in sentences for i in noun.places)
        if shared:
            value = IN_SENTENCE + EACH_SENTENCE * min(shared, 4)
        size = len(name.shown.split())
        if any(i + size in noun.places or i + size + 1 in noun.places for i in name.places):
            value *= SIDE_BY_SIDE
        return value

    def _noun_pairs(self, a: int, b: int, nouns: dict[str, Term], used: set[str]) -> list[Heading]:
        """ "Black market", "blood pressure": two words in small letters that stand together more than once."""
        out = []
        for (first, second), uses in self._compounds(a, b).items():
            both = stems(f"{first} {second}")
            if uses < 2 or second not in nouns or both & used or stems(first) == stems(second):
                continue
            score = NOUN_PAIR * nouns[second].score * uses / len(nouns[second].places)
            out.append(Heading(capital(f"{first} {second}"), f"“{first} {second}” {uses} times", both, score=score))
        return out

    def _fallback(self, names: Sequence[Term], nouns: Sequence[Term]) -> Heading:
        several = nouns[:2] if len(nouns) > 1 else names[:2] if len(names) > 1 else [*names, *nouns]
        if not several:
            return Heading("Opening", "no name and no noun to call it by")
        why = ", ".join(f"“{t.shown}” {times(t)}" for t in several)
        stemmed = frozenset().union(*(t.stems for t in several))
        return Heading(
            capital(self.between.join(t.shown for t in several)), why, stemmed if several[0] in nouns else frozenset(), stemmed
        )


def pair(name: Term, noun: Term, score: float) -> Heading:
    why = f"“{name.shown}” {times(name)}, “{noun.shown}” {times(noun)}"
    return Heading(capital(f"{name.shown} {noun.shown}"), why, noun.stems, name.stems, score)


def times(term: Term) -> str:
    count = len(term.places)
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def compound_of(noun: str, compounds: Counter[tuple[str, str]], least: float) -> str:
    """The noun with the word that mostly stands before it, where there is one ("property tax")."""
    several = ((first, n) for (first, second), n in compounds.items() if second == noun and n >= max(2, least))
    first = max(several, key=lambda pair: pair[1], default=("", 0))[0]
    return f"{first} {noun}" if first else noun


@lru_cache(maxsize=1 << 14)
def stems(shown: str) -> frozenset[str]:
    """Comparable forms of a heading's words."""
    out = set()
    for word in fold(shown).replace("-", " ").split():
        word = word.removesuffix("'s")
        for ending in (
            "ations",
            "ation",
            "ments",
            "ment",
            "ings",
            "ing",
            "ists",
            "ist",
            "ers",
            "er",
            "ies",
            "es",
            "ed",
            "an",
            "s",
            "y",
            "e",
        ):
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
        out.add(word)
    return frozenset(out)


def capital(heading: str) -> str:
    return heading[:1].upper() + heading[1:]

"""What speaks for a word in a heading: named signs of each name, noun and act of a section.

A heading has a head, its last word, and one or two words before it; `lexicon/headings.toml` has a weight for each sign of a
head (`head`), of what stands before it (`before`), and of how both stand together (`pair`). The signs are few and cheap:
they are counted for each term of each section.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from math import log

from briefing.analysis.language.classes import FUNCTION_WORDS
from briefing.analysis.sections.acts import Called, called
from briefing.analysis.sections.candidates import MOSTLY_NOUN, Candidates, Link
from briefing.analysis.sections.forms import Forms, Used
from briefing.analysis.sections.stems import stems
from briefing.analysis.sections.weighing import NOTHING, Lasting, Signs, lasting, named, weigh
from briefing.lexicon.lists import Lexicon, Remembered, closed_class, fold, nouns
from briefing.model import Quote

EARLY, THEME = 8, 5
PLACES = ("places", "countries", "country_letters")  # lists of the lexicon
LONGEST_ACRONYM = 5
MEDIA_ENDS = closed_class("media_ends")
RELATIONAL = ("al", "ic", "an", "ar", "ary", "ese")
MOSTLY_SPEAKS = 0.5
LISTED = {"topic": "topics", "prop": "props", "weak": "weak", "role": "roles"}
"""signs of a noun, each with the list of the lexicon that gives it"""
ENDS_AT = 2
"""where among the signs of a noun stands how often it ends a phrase: sums of weights are the same to the last bit"""
UNKNOWN = ("unknown", MOSTLY_NOUN, "-")
"""of a noun that is not listed"""


@dataclass(slots=True)
class Term:
    """A name, a noun, a describing word or an act of one section: how it is shown, where it stands, what speaks for it."""

    key: str
    kind: str
    shown: str
    places: list[int]
    stems: frozenset[str]
    signs: Signs = field(default_factory=list)
    """of its section, by their short names"""
    most_used: bool = False
    cue: str = ""
    lasting: Lasting = NOTHING
    as_head: float = 0.0
    as_before: float = 0.0

    @property
    def sort(self) -> str:
        """The class that WordNet has a noun in: "person", "act"."""
        return self.lasting.sort

    @property
    def all_signs(self) -> Signs:
        """The signs of its section and those that it has anywhere, as the weights call them."""
        most_used: Signs = [("most-used", 1.0)] if self.most_used else []
        return [*((named(self.kind, sign), value) for sign, value in [*self.signs, *most_used]), *self.lasting.signs]


class Terms:
    """The terms of every section of one document."""

    def __init__(self, candidates: Candidates, quotes: Sequence[Quote], english: bool) -> None:
        self.c, self.w, self.lex = candidates, candidates.w, candidates.lex
        self.acts: list[Called] = called(self.w, frozenset(candidates.noun_at)) if english else []
        self.act_starts = [c.first for c in self.acts]
        self.forms = Forms(self.w, self.lex)
        self.links = candidates.links
        self.link_starts = [link.at for link in self.links]
        self.name_starts = [first for first, _, _, _ in candidates.names]
        self.noun_starts = [i for i, _ in candidates.nouns]
        self.everywhere = Counter([*(key for _, _, key, _ in candidates.names), *(key for _, key in candidates.nouns)])
        self.said = sorted((q.start, f"#{q.speaker.person}") for q in quotes if q.speaker and q.speaker.person is not None)
        self.voices = Counter(key for _, key in self.said)
        self.first: dict[str, int] = {}
        for i, key in sorted([(first, key) for first, _, key, _ in candidates.names] + candidates.nouns):
            self.first.setdefault(key, i)
        self.going_on = self._going_on()
        self.heads = Counter(key for i, key in candidates.nouns if i not in self.going_on)
        self.lead = self._of_paragraph(0)
        self.spelt = {initials(key): key.rpartition(" ")[2] for _, _, key, _ in candidates.names if " " in key}
        self.places = places(self.lex)
        self.affiliations = self._affiliations()
        self.lasting: dict[str, Lasting] = {}
        self.spread: Counter[str] = Counter()
        self.sections = 1

    def _affiliations(self) -> frozenset[str]:
        """Names that say only who somebody is: "now at Stanford University"."""
        start, roles = self.w.start, [p.role for p in self.c.people.persons if p.role]
        inside = {k for role in roles for k in range(bisect_left(start, role.start), bisect_left(start, role.end))}
        described = Counter(key for first, _, key, _ in self.c.names if first in inside)
        return frozenset(key for key, count in described.items() if key[0] != "#" and count == self.everywhere[key])

    def _going_on(self) -> frozenset[int]:
        """The nouns that another follows."""
        start, end, noun_at = self.w.start, self.w.end, self.c.noun_at
        return frozenset(i for i in noun_at if i + 1 in noun_at and start[i + 1] == end[i] + 1)

    def _of_paragraph(self, number: int) -> frozenset[str]:
        """The keys of the first paragraph of running text."""
        for a, b in self.w.paragraphs:
            if b - a > 12 and a not in self.c.skipped:
                return frozenset(key for _, _, key, _ in self.names(a, b)) | frozenset(key for _, key in self.nouns(a, b))
        return frozenset()

    def names(self, a: int, b: int) -> list[tuple[int, int, str, str]]:
        return self.c.names[bisect_left(self.name_starts, a) : bisect_left(self.name_starts, b)]

    def nouns(self, a: int, b: int) -> list[tuple[int, str]]:
        return self.c.nouns[bisect_left(self.noun_starts, a) : bisect_left(self.noun_starts, b)]

    def links_of(self, a: int, b: int) -> list[Link]:
        return self.links[bisect_left(self.link_starts, a) : bisect_left(self.link_starts, b)]

    def acts_of(self, a: int, b: int) -> list[Called]:
        return self.acts[bisect_left(self.act_starts, a) : bisect_left(self.act_starts, b)]

    def speakers(self, a: int, b: int) -> Counter[str]:
        """How often each person speaks in the words [a, b)."""
        if a >= b:
            return Counter()
        first = bisect_left(self.said, (self.w.start[a],))
        return Counter(key for _, key in self.said[first : bisect_left(self.said, (self.w.end[b - 1],))])

    def count_spread(self, ranges: Sequence[tuple[int, int]]) -> None:
        """In how many sections each name and noun stands."""
        self.sections = len(ranges)
        for a, b in ranges:
            self.spread.update({key for _, _, key, _ in self.names(a, b)} | {key for _, key in self.nouns(a, b)})

    # ------------------------------------------------------------------ one section
    def of_section(self, a: int, b: int) -> list[Term]:
        """Names and nouns of the words [a, b), and the acts that they call, with their signs and what these weigh."""
        names, nouns = self._names(a, b), self._nouns(a, b)
        acts = self._acts(a, b, set().union(*(t.stems for t in (*names, *nouns))))
        used = self.forms.used(a, b)
        for terms in (names, nouns):
            most = max((len(t.places) for t in terms), default=0)
            for term in terms:
                term.signs = self._signs(term, a, used)
                term.most_used = most > 1 and len(term.places) == most
        for act in acts:
            act.signs = self._signs_of_act(act, a, used)
        return [self._weighed(term) for term in (*names, *nouns, *acts)]

    def _weighed(self, term: Term) -> Term:
        lasting = self.lasting.get(term.key)
        if lasting is None:
            lasting = self.lasting[term.key] = self._lasting(term)
        term.lasting = lasting
        term.as_head, term.as_before = weigh(term.kind, term.signs, lasting.weights, most_used=term.most_used)
        return term

    def _names(self, a: int, b: int) -> list[Term]:
        places: dict[str, list[int]] = defaultdict(list)
        forms: dict[str, list[str]] = defaultdict(list)
        for first, _, key, form in self.names(a, b):
            if key not in self.affiliations:
                places[key].append(first)
                forms[key].append(form)
        shown = {key: self.shown(key, counted(found)) for key, found in forms.items()}
        return [Term(key, "name", shown[key], found, stems(shown[key])) for key, found in places.items()]

    def _nouns(self, a: int, b: int) -> list[Term]:
        places: dict[str, list[int]] = defaultdict(list)
        for i, key in self.nouns(a, b):
            places[key].append(i)
        return [Term(key, "noun", key, found, stems(key)) for key, found in places.items()]

    def _acts(self, a: int, b: int, there: set[str]) -> list[Term]:
        places: dict[str, list[int]] = defaultdict(list)
        cue: dict[str, str] = {}
        for c in self.acts_of(a, b):
            places[c.act].append(c.first)
            cue.setdefault(c.act, " ".join(self.w.text[c.first : c.last]))
        return [
            Term("!" + act, "act", act, found, stems(act), cue=cue[act])
            for act, found in places.items()
            if not stems(act) & there
        ]

    def adjective(self, link: Link) -> Term:
        """The describing word of a pair that stands together."""
        word = link.first[1:]
        return self._weighed(Term(link.first, "adjective", word, [link.at - 1], stems(word)))

    def shown(self, key: str, forms: dict[str, int]) -> str:
        """A person by the shortest form, a country by its name where the section lets us ("Iran", but "German")."""
        if key[0] == "#":
            return min(forms, key=lambda s: (len(s.split()), -forms[s]))
        demonyms = {form: self.lex.demonyms[fold(form)] for form in forms if fold(form) in self.lex.demonyms}
        for form, place in demonyms.items():
            if fold(form).startswith(fold(place)):
                return place
        own = [form for form in forms if form not in demonyms] or list(forms)
        shown = max(own, key=lambda form: forms[form])
        return shown.title() if shown.isupper() and key in self.lex["places"] and len(shown) > LONGEST_ACRONYM else shown

    def _signs_of_act(self, act: Term, a: int, used: Used) -> Signs:
        w = self.w
        share = len({w.paragraph[i] for i in act.places}) / used.paragraphs
        signs: Signs = [("uses", log(len(act.places))), ("share", share)]
        if w.sentence[act.places[0]] == w.sentence[a]:
            signs.append(("first-sentence", 1.0))
        return signs

    def _signs(self, term: Term, a: int, used: Used) -> Signs:
        """What the section tells of a name or a noun."""
        w, key, found = self.w, term.key, term.places
        first = found[0]
        signs = self.forms.signs(used, self._stem(term), len(found))
        if term.kind == "noun" and len(found) == 1 and first in self.going_on:
            signs.append(("goes-on", 1.0))
        if first < a + EARLY and w.sentence[first] == w.sentence[a]:
            signs.append(("early", 1.0))
        if len(found) > 1:
            signs.append(("own", len(found) / self.everywhere[key]))
        if a > 0:
            if key in self.lead:
                signs.append(("in-lead", 1.0))
            if self.first[key] >= a:
                signs.append(("new", 1.0))
        themes = self._themes(found)
        if themes:
            signs.append(("theme", log(1 + themes)))
        if self.sections > 1:
            signs.append(("spread", (self.spread[key] - 1) / (self.sections - 1)))
        if w.quoted[first] and all(w.quoted[i] for i in found):
            signs.append(("quoted" if len(found) > 1 else "quoted-once", 1.0))
        if term.kind == "name" and self.is_place(key):
            signs += [(f"place-{sign}", value) for sign, value in signs if sign in ("new", "spread")]
        return signs

    def _themes(self, found: Sequence[int]) -> int:
        """How many of some places are at the beginning of their sentence."""
        sentence, sentences = self.w.sentence, self.w.sentences
        return len([i for i in found if i - sentences[sentence[i]][0] < THEME])

    def _stem(self, term: Term) -> str:
        """The stem that tells of a term: of a person's name that of the last word."""
        return self.forms.rarest(term.shown.rpartition(" ")[2] if term.key[0] == "#" else term.shown)

    def is_place(self, key: str) -> bool:
        return key in self.places

    def _lasting(self, term: Term) -> Lasting:
        """What a term is, wherever it stands."""
        if term.kind == "noun":
            ends = self.heads[term.key] / self.everywhere[term.key]
            return nouns_alone(self.lex)[term.key].with_sign(ENDS_AT, "ends-phrase", ends)
        if term.kind == "name":
            return lasting(self._name_signs(term))
        return adjectives(self.lex)[term.shown] if term.kind == "adjective" else act(term.shown)

    def _name_signs(self, term: Term) -> Signs:
        lex, key = self.lex, term.key
        signs: Signs = [("name", 1.0)]
        if key[0] == "#":
            signs.append(("person", 1.0))
            voice = min(1.0, self.voices[key] / self.everywhere[key])
            signs.append(("voice", voice))
            if voice >= MOSTLY_SPEAKS:
                signs.append(("mostly-speaks", 1.0))
            return signs
        if self.is_place(key):
            signs.append(("place", 1.0))
        elif term.shown.isupper() and len(term.shown) > 2:
            signs.append(("acronym", 1.0))
        if " " in key:
            signs.append(("several-words", 1.0))
        elif lex.is_common(key) and key not in lex["known"]:
            signs.append(("common-name", 1.0))
        if key in lex["media"] or (" " in key and key.rpartition(" ")[2] in MEDIA_ENDS):
            signs.append(("media", 1.0))
        return signs


@lru_cache(maxsize=4)
def places(lexicon: Lexicon) -> frozenset[str]:
    return frozenset().union(*(lexicon[name] for name in PLACES))


@lru_cache(maxsize=4)
def nouns_alone(lexicon: Lexicon) -> Remembered[Lasting]:
    return Remembered(partial(noun, lexicon))


def noun(lex: Lexicon, key: str) -> Lasting:
    """What a noun is in any article."""
    sort, tenths, _ = nouns().get(key, UNKNOWN)
    signs: Signs = [(f"class-{sort}", 1.0), ("common", lex.zipf(key) - 4.0)]
    signs += [(sign, 1.0) for sign, words in LISTED.items() if key in lex[words]]
    if key.endswith("s") and not key.endswith("ss"):
        signs.append(("plural", 1.0))
    if tenths < MOSTLY_NOUN:
        signs.append(("verb-too", 1.0))
    return lasting(signs, sort)


@lru_cache(maxsize=4)
def adjectives(lexicon: Lexicon) -> Remembered[Lasting]:
    return Remembered(partial(adjective, lexicon))


def adjective(lex: Lexicon, word: str) -> Lasting:
    signs = [("adjective", 1.0), ("adjective-common", lex.zipf(word.lower()) - 4.0)]
    if word[0].isupper():
        signs.append(("adjective-capital", 1.0))
    if is_relational(word):
        signs.append(("adjective-relational", 1.0))
    return lasting(signs)


@cache
def act(shown: str) -> Lasting:
    return lasting([("act", 1.0), (f"act-{shown}", 1.0)])


def is_relational(word: str) -> bool:
    """ "nuclear", "economic": says what kind of thing it is, as a noun before another does."""
    return word.endswith(RELATIONAL)


def initials(name: str) -> str:
    """ "jsc" of "judicial service commission" """
    return "".join(word[0] for word in name.split() if word not in FUNCTION_WORDS)


def counted(listed: Sequence[str]) -> dict[str, int]:
    """How often each stands in a short list."""
    return {one: listed.count(one) for one in dict.fromkeys(listed)}

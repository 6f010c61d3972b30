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
from math import log

from briefing.analysis.sections.acts import Called, called
from briefing.analysis.sections.candidates import MOSTLY_NOUN, Candidates, Link
from briefing.analysis.sections.forms import Forms, Used, stem_of
from briefing.analysis.sections.stems import stems
from briefing.lexicon.lists import fold
from briefing.model import Quote

Signs = list[tuple[str, float]]
EARLY, THEME = 8, 5
PLACES = ("places", "countries", "country_letters")  # lists of the lexicon
LONGEST_ACRONYM = 5
MOSTLY_SPEAKS = 0.5
IN_A_SECTION = (
    "contrast",
    "other-forms",
    "opens",
    *("uses", "share", "first-sentence", "early", "first-paragraph", "second-paragraph"),
    *("own", "in-lead", "new", "theme", "spread", "quoted", "quoted-once"),
)
# What each sign is called in the weights: a name's and a noun's by their kind, "noun-uses".
NAMES = {
    kind: {sign: before + sign for sign in IN_A_SECTION} for kind, before in (("name", "name-"), ("noun", "noun-"), ("act", ""))
}


@dataclass(slots=True)
class Term:
    """A name, a noun, a describing word or an act of one section: how it is shown, where it stands, what speaks for it."""

    key: str
    kind: str
    shown: str
    places: list[int]
    stems: frozenset[str]
    signs: Signs = field(default_factory=list)
    cue: str = ""
    sort: str = ""
    """the class that WordNet has a noun in: "person", "act" """


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
        self.everywhere = Counter(key for _, _, key, _ in candidates.names) + Counter(key for _, key in candidates.nouns)
        self.said = sorted((q.start, f"#{q.speaker.person}") for q in quotes if q.speaker and q.speaker.person is not None)
        self.voices = Counter(key for _, key in self.said)
        self.first: dict[str, int] = {}
        for i, key in sorted([(first, key) for first, _, key, _ in candidates.names] + candidates.nouns):
            self.first.setdefault(key, i)
        self.heads = Counter(key for i, key in candidates.nouns if not self._goes_on(i))
        self.lead = self._of_paragraph(0)
        self.places = [self.lex[name] for name in PLACES]
        self.affiliations = self._affiliations()
        self.fixed: dict[str, tuple[str, Signs]] = {}
        self.spread: Counter[str] = Counter()
        self.sections = 1

    def _affiliations(self) -> frozenset[str]:
        """Names that say only who somebody is: "now at Stanford University"."""
        start, roles = self.w.start, [p.role for p in self.c.people.persons if p.role]
        inside = {k for role in roles for k in range(bisect_left(start, role.start), bisect_left(start, role.end))}
        described = Counter(key for first, _, key, _ in self.c.names if first in inside)
        return frozenset(key for key, count in described.items() if key[0] != "#" and count == self.everywhere[key])

    def _goes_on(self, i: int) -> bool:
        w = self.w
        return i + 1 in self.c.noun_at and w.start[i + 1] == w.end[i] + 1

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
        """Names and nouns of the words [a, b), and the acts that they call, with their signs."""
        out: list[Term] = []
        places: dict[str, list[int]] = defaultdict(list)
        forms: dict[str, list[str]] = defaultdict(list)
        for first, _, key, shown in self.names(a, b):
            if key not in self.affiliations:
                places[key].append(first)
                forms[key].append(shown)
        for key, found in places.items():
            shown = self.shown(key, counted(forms[key]))
            out.append(Term(key, "name", shown, found, stems(shown)))
        nouns: dict[str, list[int]] = defaultdict(list)
        for i, key in self.nouns(a, b):
            nouns[key].append(i)
        out += [Term(key, "noun", key, found, stems(key)) for key, found in nouns.items()]
        out += self._acts(a, b, {k for t in out for k in t.stems})
        used = self.forms.used(a, b)
        for term in out:
            term.signs = self._signs(term, a, used)
        for kind in ("name", "noun"):
            most = max((len(t.places) for t in out if t.kind == kind), default=0)
            for t in out:
                if most > 1 and t.kind == kind and len(t.places) == most:
                    t.signs.append((f"most-used-{kind}", 1.0))
        return out

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

    def _signs(self, term: Term, a: int, used: Used) -> Signs:
        w, found, name = self.w, term.places, NAMES[term.kind]
        first = found[0]
        if term.kind == "act":
            share = len({w.paragraph[i] for i in found}) / used.paragraphs
            opens = [("first-sentence", 1.0)] if w.sentence[first] == w.sentence[a] else []
            return [("uses", log(len(found))), ("share", share), ("act", 1.0), (f"act-{term.shown}", 1.0), *opens]
        signs: Signs = [(name[sign], value) for sign, value in self.forms.signs(used, self._stems(term), len(found))]
        if first < a + EARLY and w.sentence[first] == w.sentence[a]:
            signs.append((name["early"], 1.0))
        if len(found) > 1:
            signs.append((name["own"], len(found) / self.everywhere[term.key]))
        if term.key in self.lead and a > 0:
            signs.append((name["in-lead"], 1.0))
        new = a > 0 and self.first[term.key] >= a
        if new:
            signs.append((name["new"], 1.0))
        themes = self._themes(found)
        if themes:
            signs.append((name["theme"], log(1 + themes)))
        spread = (self.spread[term.key] - 1) / (self.sections - 1) if self.sections > 1 else None
        if spread is not None:
            signs.append((name["spread"], spread))
        if w.quoted[first] and all(w.quoted[i] for i in found):
            signs.append((name["quoted"] if len(found) > 1 else name["quoted-once"], 1.0))
        if term.kind == "name" and self.is_place(term.key):
            if new:
                signs.append(("name-place-new", 1.0))
            if spread is not None:
                signs.append(("name-place-spread", spread))
        if term.key not in self.fixed:
            self.fixed[term.key] = ("", self._name_signs(term)) if term.kind == "name" else self._noun_signs(term)
        term.sort, fixed = self.fixed[term.key]
        return signs + fixed

    def _themes(self, found: Sequence[int]) -> int:
        """How many of some places are at the beginning of their sentence."""
        sentence, sentences = self.w.sentence, self.w.sentences
        return len([i for i in found if i - sentences[sentence[i]][0] < THEME])

    def _stems(self, term: Term) -> list[str]:
        """The stems that tell of a term: of a person's name the last one."""
        own = [stem_of(self.lex, word) for word in term.shown.lower().split()]
        return own[-1:] if term.key[0] == "#" else own

    def is_place(self, key: str) -> bool:
        return any(key in places for places in self.places)

    def _name_signs(self, term: Term) -> Signs:
        """What a name is, wherever it stands."""
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
        if key in lex["media"]:
            signs.append(("media", 1.0))
        return signs

    def _noun_signs(self, term: Term) -> tuple[str, Signs]:
        """What a noun is, wherever it stands: its sort, and what speaks for it."""
        lex, key = self.lex, term.key
        sort, tenths, _ = self.c.known.get(key) or ("unknown", MOSTLY_NOUN, "-")
        signs: Signs = [(f"class-{sort}", 1.0), ("common", lex.zipf(key) - 4.0)]
        signs.append(("ends-phrase", self.heads[key] / self.everywhere[key]))
        if key in lex["topics"]:
            signs.append(("topic", 1.0))
        if key in lex["props"]:
            signs.append(("prop", 1.0))
        if key in lex["weak"]:
            signs.append(("weak", 1.0))
        if key in lex["roles"]:
            signs.append(("role", 1.0))
        if key.endswith("s") and not key.endswith("ss"):
            signs.append(("plural", 1.0))
        if tenths < MOSTLY_NOUN:
            signs.append(("verb-too", 1.0))
        return sort, signs


def counted(listed: Sequence[str]) -> dict[str, int]:
    """How often each stands in a short list."""
    return {one: listed.count(one) for one in dict.fromkeys(listed)}

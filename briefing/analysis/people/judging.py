"""Weighs the evidence for each name of one document: is it a person's?

The cues of all places where a name stands are taken together, those of the lists and of the article added, and their
weights (`evidence.toml`) summed; from 0 on the name is a person's. The strongest cue in RULE_ORDER is the rule that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from briefing.analysis.people import listed
from briefing.analysis.people.names import NameRun, Runs, by_key
from briefing.lexicon.lists import lexicon_file

ADDRESSED = frozenset(("honorific", "title-before", "speaks", "role-before"))
"""cues by which a surname alone shows that the full name is a person's"""
TITLED = frozenset(("honorific", "title-before"))
"""cues of a title before the name, which tell nothing where it belongs to the name of a ship"""
SHOWS_A_PERSON = ADDRESSED | {"possessor"}
"""cues by which a word that is a place or an ordinary word shows that it is a person here"""
NO_PERSON = frozenset(
    (
        "place",
        "organisation",
        "company",
        "thing",
        "ship",
        "the",
        "body-word",
        "place-noun",
        "headline-only",
        "in-marks",
        "capitals",
    )
)
"""cues with which a name of too little evidence is not even doubtful"""
RULE_ORDER = (
    "honorific",
    "title-before",
    "role-before",
    "age",
    "who-after",
    "role-after",
    "speaks",
    "known-names",
    "family-first",
    "surname-later",
    "first-name",
    "country-after",
    "coordinated",
)


@cache
def weights() -> MappingProxyType[str, float]:
    """What each cue is worth, in log-odds."""
    return MappingProxyType({cue: float(weight) for cue, weight in lexicon_file("evidence")["weights"].items()})


@cache
def bias(name: str) -> float:
    """The log-odds of a "full" or "single" name before any cue; "doubtful" is the least that is worth listing."""
    return float(lexicon_file("evidence")["bias"][name])


class Judge:
    def __init__(self, runs: Runs, found: list[NameRun]) -> None:
        self.runs, self.lex, self.words = runs, runs.lex, runs.w
        self.groups = by_key(found)
        self.doubtful: list[list[NameRun]] = []
        in_order = sorted(found, key=lambda f: f.first)
        self.after_name = {f.first: g for f, g in pairwise(in_order)}
        self.before_name = {g.first: f for f, g in pairwise(in_order)}
        self.alone = {key[0]: fs for key, fs in self.groups.items() if len(key) == 1}
        self.name_words = frozenset(f.first for f in found)
        """first words of all names, people's or not"""
        self._cues: dict[tuple[str, ...], frozenset[str]] = {}

    def score(self, key: tuple[str, ...]) -> tuple[float, str]:
        """Log-odds that a name is a person's, and the rule that speaks most for it."""
        cues, worth = self.cues(key), weights()
        # rounded, because the order in which a set is summed must never decide a case that stands at the threshold
        total = round(bias("full" if len(key) > 1 else "single") + sum(worth[cue] for cue in cues), 6)
        return total, next((rule for rule in RULE_ORDER if rule in cues), "rare-words")

    def cues(self, key: tuple[str, ...]) -> frozenset[str]:
        """All cues of a name: around it, in the lists, elsewhere in the article."""
        if key not in self._cues:
            found = self.groups[key]
            name = listed.Listed(key, found, self.runs, self.alone)
            later = self._later(name) if len(key) > 1 and name.core else set()
            self._cues[key] = frozenset(self._around(found) | listed.gather(name) | later)
        return self._cues[key]

    def _around(self, found: list[NameRun]) -> set[str]:
        """The cues of all places together; those against a person hold only when most or all places have them."""
        seen = set().union(*(f.cues for f in found))
        if 2 * sum("the" in f.cues for f in found) < len(found):
            seen.discard("the")
        if "ship" in seen:
            seen -= TITLED
        everywhere = set.intersection(*(f.cues for f in found))
        if "in-marks" not in everywhere:
            seen.discard("in-marks")
        if "place-preposition" in everywhere:
            seen.add("only-in-place")
        if "headline" in everywhere:
            seen.add("headline-only")
        text = self.words.text
        if all(text[i].isupper() and len(text[i]) > 2 for f in found for i in range(f.first, f.last)):
            seen.add("capitals")
        return seen

    def _later(self, name: listed.Listed) -> set[str]:
        """How one of the name's words is used alone elsewhere."""
        out = set()
        for word in (name.last, name.first) if name.family_first else (name.last,):
            later = self.alone.get(word, ())
            if any(f.cues & ADDRESSED for f in later):
                out.add("surname-later")
            elif later and word not in self.lex["places"] and not self.lex.is_common(word):
                out.add("rare-words")
        return out

    def coordinated(self, found: list[NameRun]) -> bool:
        """Named in one list with people: "Anna Holm, X and Peter Osei"."""
        beside = (other for f in found for other in self._beside(f) if len(other.key) > 1 and self.score(other.key)[0] >= 0)
        return any(beside)

    def _beside(self, f: NameRun) -> Iterator[NameRun]:
        """The names before and after one that only a comma and "and" part from it."""
        before, after = self.before_name.get(f.first), self.after_name.get(f.first)
        if before and self._joined(before, f):
            yield before
        if after and self._joined(f, after):
            yield after

    def _joined(self, first: NameRun, second: NameRun) -> bool:
        """Nothing but a comma and "and" stands between."""
        between = self.words.low[first.last : second.first]
        return 0 < len(between) <= 2 and set(between) <= {",", "and"}

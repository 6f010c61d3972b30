"""Whom "the defendant", "the accused", "the suspect" mean: the only one of whom the article tells that he was charged or arrested."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.lexicon.lists import closed_class, entries, lexicon_file

REACH = 14
"""words from a name to what was done to that one: ", 41, of Pottery Row, Garside, was convicted" """
BEEN = closed_class("been")
OF_SEVERAL = frozenset(("were", "are"))


@cache
def signs() -> Mapping[str, frozenset[str]]:
    """Noun for one before a court -> the verbs that tell of it."""
    return {noun: frozenset(entries(verbs)) for noun, verbs in lexicon_file("references")["parties"].items()}


@cache
def plain() -> frozenset[str]:
    return frozenset(entries(lexicon_file("references")["parties"]["by_themselves"]))


class Parties:
    def __init__(self, words: Words, people: People) -> None:
        self.w, self.people = words, people

    def meant(self, noun: str, start: int) -> int | None:
        """The only person of the article of whom that is told; told before word `start`."""
        if noun not in signs():
            return None
        told = {first: at for first, (_, last) in self.people.at_word.items() if (at := self._told(last, signs()[noun]))}
        several = any(self.w.low[at - 1] in OF_SEVERAL for at in told.values())
        found = {self.people.at_word[first][0] for first in told}
        return found.pop() if len(found) == 1 and not several and min(told) < start else None

    def _told(self, i: int, verbs: frozenset[str]) -> int:
        """The verb of "Ned Cobb, 41, was charged", "Cobb pleaded", behind the name that ends before word `i` and no other name; else 0."""
        w = self.w
        for k in range(i, min(w.count, i + REACH)):
            if k in self.people.at_word or w.sentence[k] != w.sentence[i - 1] or w.quoted[k]:
                return 0
            if w.low[k] in plain() or (w.low[k] in verbs and w.low[k - 1] in BEEN):
                return k
        return 0

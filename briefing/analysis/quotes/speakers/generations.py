"""Whom "the younger Mr. Benn" means: a son or daughter whom the article names, and never who is named Benn in full above."""

from __future__ import annotations

from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.speakers.naming import Naming
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent
from briefing.lexicon.lists import closed_class

CHILDREN = closed_class("children")
PARENTS = closed_class("parents")
RELATIVES = {"younger": CHILDREN, "elder": PARENTS, "older": PARENTS}


class Generations:
    def __init__(self, words: Words, people: People, naming: Naming) -> None:
        self.w, self.people, self.naming = words, people, naming

    def referent(self, phrase: Phrase) -> Referent:
        """Who is meant, else the words; NOBODY for a name that tells no generation."""
        w, k = self.w, phrase.first
        while k > 0 and self.naming.is_address(k - 1):
            k -= 1
        alone = all(self.naming.is_address(i) for i in range(phrase.first, phrase.last - 1))
        if not alone or k < 2 or w.low[k - 2] != "the" or w.low[k - 1] not in RELATIVES:
            return NOBODY
        relatives = self._relatives(w.low[phrase.last - 1], RELATIVES[w.low[k - 1]], phrase.first)
        only = relatives[0] if len(relatives) == 1 else None
        return Referent(only, None if only is not None else Phrase(k - 2, phrase.last, "noun"), "role", "carried")

    def _relatives(self, surname: str, nouns: frozenset[str], before: int) -> list[int]:
        """Those of that surname, or with a first name alone, whom the article calls by one of the nouns before a word."""
        named = {number for first, (number, _) in self.people.at_word.items() if first < before}
        called = (n for n in sorted(named) if any(not nouns.isdisjoint(role) for role in self.people.roles[n]))
        names = ((n, self.people.persons[n].name.lower().split()) for n in called)
        return [n for n, name in names if len(name) == 1 or name[-1] == surname]

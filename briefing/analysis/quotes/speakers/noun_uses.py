"""Of whom a noun was used before: "the surgeon" of Holm, "a priest" of somebody without a name."""

from __future__ import annotations

from briefing.analysis.language.classes import INDEFINITE
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.speakers.ledes import Ledes
from briefing.analysis.quotes.speakers.referents import Turns


class NounUses:
    def __init__(self, words: Words, people: People, turns: Turns, ledes: Ledes) -> None:
        self.w, self.people, self.turns, self.ledes = words, people, turns, ledes
        self.name_after = frozenset(last for _, last in people.at_word.values())

    def after_lead(self, number: int) -> int:
        """The word where the second paragraph begins, when the first names that person only as "a widow" or "a teacher" does; else 0."""
        lead = self.w.paragraphs[0][1]
        return 0 if number in {self.people.at_word[i][0] for i in range(lead) if i in self.people.at_word} else lead

    def used_before(self, start: int, number: int, head: str, begin: int = 0) -> bool:
        """The noun was used of somebody else before, or of several; "the surgeon", of nobody that we know of, is no sign of another."""
        w = self.w
        if any(w.low[i] == head + "s" and not w.quoted[i] for i in range(start)):
            return True
        for i in (i for i in range(begin, start) if w.low[i] == head and not w.quoted[i]):
            near = range(max(0, i - 3), min(start, i + 4))
            named = {self.people.at_word[k][0] for k in near if k in self.people.at_word and w.sentence[k] == w.sentence[i]}
            meant = {r.person for k in range(max(0, i - 3), i + 1) if (r := self.turns.of_word.get(k))}
            if self.ledes.is_meant(i, number):
                continue
            definite = not named and meant <= {None, number} and "the" in w.low[max(0, i - 3) : i]
            if number not in named | meant and not definite:
                return True
        return False

    def introduced(self, start: int, head: str, begin: int = 0) -> bool:
        """Somebody without a name was brought in by that noun before: "a priest", "one priest", "the canteen's cook"."""
        w = self.w
        return any(
            w.low[i] == head
            and i not in self.people.at_word
            and not self.ledes.is_meant(i)
            and (self._indefinite(i) or self._owned(i))
            and not self._named_after(i)
            for i in range(begin, start)
        )

    def _owned(self, i: int) -> bool:
        """ "the canteen's cook", "her cook", and not "Peter Osei, her cook" """
        w = self.w
        if not w.is_owned(i):
            return False
        k = i - 1
        while k > 0 and (w.text[k - 1][0].isalnum() and w.sentence[k - 1] == w.sentence[i]):
            k -= 1
        return not (k > 1 and w.text[k - 1] == "," and k - 1 in self.name_after)

    def _indefinite(self, i: int) -> bool:
        """ "a priest", and not "Peter Osei, a priest", nor the priest spoken to: "It is a wall, Father" """
        w = self.w
        if w.text[i - 1] == ",":
            return False
        k = next((k for k in range(i - 1, max(-1, i - 5), -1) if w.low[k] in INDEFINITE), -1)
        return k >= 0 and not (k > 1 and w.text[k - 1] == "," and k - 1 in self.name_after)

    def _named_after(self, i: int) -> bool:
        return any(k in self.people.at_word for k in range(i + 1, i + 4))

"""Whom "the judge" means before the judge is named: the only one in the whole article who is called so.

Only where nobody named before is, where no judge without a name is brought in and none of another court ("the judge of the high
court"), and where the later name is not brought in as new ("a judge, Karl Dunn"). The whole office must be the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.language.classes import DETERMINERS, INDEFINITE, PREPOSITIONS
from briefing.analysis.language.words import Words
from briefing.analysis.people.titles import full, own_words
from briefing.analysis.quotes.speakers.noun_uses import NounUses
from briefing.analysis.quotes.speakers.told import Told

ENDING = DETERMINERS | PREPOSITIONS
BEFORE, AFTER = 10, 10
"""words around a name in which its role stands"""
LONGEST = 6
"""words from an article to the noun of a role"""


class Later:
    def __init__(self, words: Words, told: Told, uses: NounUses) -> None:
        self.w, self.told, self.uses = words, told, uses

    def holder(self, start: int, words: list[str]) -> int | None:
        """The one who is called so and named only after word `start`."""
        everyone = range(len(self.told.people.persons))
        head = words[-1]
        holders = [number for number in everyone if self.told.held(words, [number])]
        if len(holders) != 1:
            return None
        number = holders[0]
        roles = [role for role in self.told.roles[number] if self._is_the_office(words, role)]
        if not roles or self._is_of_another(head, [low for role in roles for low in role]):
            return None
        named = [first for first, who in self.told.mentions if who == number]
        if min(named) < start or self.uses.introduced(self.w.count, head) or not self.told.fits(number, head):
            return None
        return None if any(self._is_new(first, head) for first in named) else number

    def _is_the_office(self, words: list[str], role: Sequence[str]) -> bool:
        return [full(low) for low in own_words(role)] == words

    def _is_of_another(self, head: str, role: Sequence[str]) -> bool:
        """ "The president of the supporters" stands somewhere, and the role says nothing of supporters."""
        low = self.w.low
        hanging = (
            i for i, word in enumerate(low) if word == head and low[i + 1 : i + 2] in (["of"], ["for"]) and not self.w.quoted[i]
        )
        return any(role_words.isdisjoint(low[i + 2 : i + 2 + LONGEST]) for i in hanging for role_words in [set(role)])

    def _is_new(self, first: int, head: str) -> bool:
        """ "A judge, Karl Dunn", "Karl Dunn, a judge"."""
        w = self.w
        a, b = w.sentences[w.sentence[first]]
        for i in range(max(a, first - BEFORE), min(b, first + AFTER)):
            if full(w.low[i]) == head:
                article = next((w.low[k] for k in range(i - 1, max(a - 1, i - LONGEST), -1) if w.low[k] in ENDING), "")
                if article in INDEFINITE:
                    return True
        return False

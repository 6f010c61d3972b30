"""Those without a name whom a sentence brings in behind other words: "At Kelby one boat owner was rude", "It fell to a baker"."""

from __future__ import annotations

from briefing.analysis.language.classes import INDEFINITE, KINSHIP, PREPOSITIONS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.speakers.newcomers import SEXES
from briefing.lexicon.lists import closed_class

PRESENTING = closed_class("presenting")
FALLING_TO = closed_class("falling_to")
"""between "it" and who comes in: "It was left to a baker" """
AT_MOST_AWAY = 1
"""paragraphs from where somebody comes in to "he said"; farther away it cannot be said who goes on"""


class BroughtIn:
    def __init__(self, cues: Cues) -> None:
        self.w, self.lex, self.cues = cues.w, cues.lex, cues

    def in_sentence(self, a: int, b: int, sex: str | None) -> Phrase | None:
        """Who comes in among the words [a, b) of one sentence, of that sex or of one that the noun does not tell."""
        w = self.w
        if a >= b or w.quoted[a]:
            return None
        if w.low[a] == "it":
            found = self._after_it(a, b)
        elif w.low[a] == "there" or w.low[a] in PREPOSITIONS:
            found = self._behind_place(a, b)
        else:
            return None
        return found if found and self._fits(found, sex) else None

    def may_be_meant(self, a: int, b: int, sex: str | None) -> bool:
        """ "Old age brought her a goat and a husband, a vet": somebody new of that sex in a sentence that tells of no other "he"."""
        w = self.w
        if any(SEXES.get(w.low[i]) == sex for i in range(a, b) if not w.quoted[i]):
            return False
        found = (self._somebody(k, b) for k in range(a, b) if not w.quoted[k])
        return any(phrase is not None and self._fits(phrase, sex) for phrase in found)

    def _fits(self, phrase: Phrase, sex: str | None) -> bool:
        return self.w.low[phrase.last - 1] not in self.lex["male_words" if sex == "f" else "female_words"]

    def _after_it(self, a: int, b: int) -> Phrase | None:
        """ "It was left to a baker in Larch to explain"."""
        k = a + 1
        while k < b and self.w.low[k] in FALLING_TO:
            k += 1
        return self._somebody(k, b) if k > a + 2 or (k > a + 1 and self.w.low[k - 1] != "to") else None

    def _behind_place(self, a: int, b: int) -> Phrase | None:
        """ "At Kelby one owner was rude": before the first verb; "Among them was the mother of one": behind it."""
        w = self.w
        for k in range(a + 1, b - 1):
            if w.quoted[k] or w.text[k] in (",", ";", ":"):
                return None
            if w.low[k] in PRESENTING and (found := self._somebody(k + 1, b)):
                return found
            if self.cues.verbs.may_be_finite(w.low[k]):
                return None
            if (
                k > a + 1
                and (found := self._somebody(k, b))
                and found.last < b
                and self.cues.verbs.may_be_finite(w.low[found.last])
            ):
                return found
        return None

    def _somebody(self, k: int, b: int) -> Phrase | None:
        """A person at word `k` whom an "a" or "one" brings in, or whom a relation tells: "a baker", "the mother of one of them"."""
        w = self.w
        if k >= b or (w.low[k] not in INDEFINITE and w.low[k] != "the"):
            return None
        found = self.cues.phrases.phrase_starting(k, b)
        if found is None or found.kind != "noun" or found.first not in (k, k + 1):
            return None
        head = w.low[found.last - 1]
        return found if head in self.lex["roles"] and (w.low[k] != "the" or self._is_kin_of_one(found)) else None

    def _is_kin_of_one(self, phrase: Phrase) -> bool:
        """ "The mother of one of those detained": a relation of one without a name."""
        w, i = self.w, phrase.last
        return w.low[i - 1] in KINSHIP and w.low[i : i + 1] == ["of"] and i + 1 < w.count and w.low[i + 1] in INDEFINITE

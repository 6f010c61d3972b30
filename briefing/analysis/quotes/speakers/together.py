"""From one name to those who speak together with it.

"Karl Benn and Ulla Marsh said", "Quist and his deputy, Lena Brandt, said": names joined by "and" speak together. A name that
begins a clause of its own ("... and Ulla Marsh laughed") does not.
"""

from __future__ import annotations

from briefing.analysis.language.classes import ARTICLES, BEFORE_A_LIST, KINSHIP, POSSESSIVES, PREPOSITIONS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.speakers.naming import LONGEST_TITLE, Naming

COMPLEMENTS = frozenset(("of", "from", "at"))
"""what joins to a name where somebody comes from: "Anna Holm of the bee trust" """
LONGEST_COMPLEMENT = 7


class Together:
    def __init__(self, naming: Naming) -> None:
        self.naming, self.w, self.lex = naming, naming.w, naming.lex
        self.people: People = naming.people

    def together(self, phrase: Phrase) -> list[Phrase]:
        """All who speak with a name, in the order of the text; the phrase alone when nobody does."""
        if phrase.kind == "body":
            return [*self.names_before(phrase), phrase]
        if phrase.kind != "name" or phrase.first not in self.people.at_word:
            return [phrase]
        before, after = self.names_before(phrase), self._names_after(phrase)
        found = [*before, phrase, *after]
        persons = {p.person for p in found}
        return found if len(persons) == len(found) else [phrase]

    def names_before(self, phrase: Phrase) -> list[Phrase]:
        """ "A and X", "A, B and X", "Foreign Ministers A and X" before the verb."""
        w = self.w
        i = self._past_whose(self._past_title(phrase.first)) - 1
        i -= phrase.kind == "body" and w.low[i] in ARTICLES
        if i < 1 or w.low[i] not in ("and", "&"):
            return []
        oxford = w.text[i - 1] == ","
        found: list[Phrase] = []
        end = self._before_complement(i - 1 - oxford)
        while end in self.naming.name_first and w.sentence[end] == w.sentence[phrase.first]:
            first = self.naming.name_first[end]
            found.insert(0, self.naming.named(first))
            end = self._past_title(first) - 1
            if end < 0 or w.text[end] != ",":
                break
            end -= 1
        lists = len(found) > 1
        return found if found and lists >= oxford and self._opens(found[0].first) else []

    def _before_complement(self, end: int) -> int:
        """The last word of the name before "of the bee trust", which ends with word `end`; that word when nothing hangs there."""
        w = self.w
        for k in range(end, max(0, end - LONGEST_COMPLEMENT), -1):
            if not w.text[k][0].isalnum() or k in self.naming.name_first:
                return end
            if w.low[k] in COMPLEMENTS and k - 1 in self.naming.name_first:
                return k - 1
        return end

    def _past_complement(self, i: int) -> int:
        """The word after "of the bee trust", which begins at word `i` and ends before a mark, "and" or "who"; `i` when nothing hangs there."""
        w = self.w
        if i >= w.count or w.low[i] not in COMPLEMENTS or i + 1 in self.people.at_word:
            return i
        for k in range(i + 1, min(w.count, i + LONGEST_COMPLEMENT)):
            if w.low[k] == "and" or not w.text[k][0].isalnum():
                return k
            if k in self.people.at_word or w.low[k] in self.lex.verbs:
                return i
        return i

    def _past_whose(self, first: int) -> int:
        """The "his" of "Quist and his deputy, Lena Brandt", "Quist and her Irish counterpart Lena Brandt"; else the word itself."""
        w = self.w
        i = first - 1 - (first > 0 and w.text[first - 1] == ",")
        if i < 1 or w.cap[i] or (not self.naming.is_title(w.low[i]) and w.low[i] not in KINSHIP):
            return first
        k = next((k for k in range(i, max(0, i - LONGEST_TITLE), -1) if not w.text[k][0].isalnum() or w.low[k] in POSSESSIVES), 0)
        return k if w.low[k] in POSSESSIVES and w.low[k - 1] == "and" else first

    def _opens(self, first: int) -> bool:
        """Nothing governs the first name of a list: it begins its clause."""
        w, i = self.w, self._past_title(first) - 1
        while i + 1 < first and i >= 0 and w.cap[i] and w.sentence[i] == w.sentence[first] and w.low[i] not in PREPOSITIONS:
            i -= 1
        if i < 0 or w.sentence[i] != w.sentence[first] or not w.text[i][0].isalnum():
            return True
        return w.low[i] in BEFORE_A_LIST or w.low[i].removesuffix("s") in self.lex["roles"]

    def _names_after(self, phrase: Phrase) -> list[Phrase]:
        """ "said X and B", "said X, B and C": names only that begin no clause of their own."""
        w, found = self.w, list[Phrase]()
        i, commas = self._past_complement(phrase.last), 0
        while i + 1 < w.count and w.sentence[i] == w.sentence[phrase.first]:
            comma = w.text[i] == ","
            joined = w.low[i + comma] in ("and", "&") if i + comma < w.count else False
            if not comma and not joined:
                break
            at = self._name_from(i + comma + joined)
            if at is None:
                break
            found.append(self.naming.named(at))
            commas += comma
            i = self._past_complement(found[-1].last)
            if joined:
                return found if self.naming.ends_there(i) and (not comma or len(found) > 1) else []
        return []

    def _name_from(self, i: int) -> int | None:
        """The name at word `i`, or after a title there."""
        w = self.w
        for k in range(i, min(w.count, i + LONGEST_TITLE)):
            if k in self.people.at_word:
                return k
            if not (w.cap[k] and (w.low[k].rstrip(".") in self.lex["titles"] or self.naming.is_address(k))):
                return None
        return None

    def _past_title(self, first: int) -> int:
        """The first word of the title in capitals before a name, or the name's own."""
        w, lex = self.w, self.lex
        while first > 0 and w.cap[first - 1] and w.sentence[first - 1] == w.sentence[first]:
            low = w.low[first - 1].rstrip(".")
            if low not in lex["titles"] and low.removesuffix("s") not in lex["titles"] and not self.naming.is_address(first - 1):
                break
            first -= 1
        while (
            first > 0
            and w.low[first - 1] in lex["particles"]
            and not w.cap[first - 1]
            and w.sentence[first - 1] == w.sentence[first]
        ):
            first -= 1
        return first

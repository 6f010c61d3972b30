"""The words around one mention of a person, and what they are in a role."""

from __future__ import annotations

import re

from briefing.analysis.language.classes import ADJECTIVES, KINSHIP
from briefing.analysis.language.words import Words
from briefing.analysis.people.names import PARTY_AND_PLACE, NameRun
from briefing.lexicon.lists import Lexicon, closed_class

LONGEST_ASIDE = 9  # words in brackets after a name
RARE_INSIDE = 6.1  # Zipf scale: a word more common than this is no noun of a role
OFFICES_OF_HONOUR = closed_class("offices_of_honour")
FORMS_OF_ADDRESS = closed_class("forms_of_address")
NO_HEADS = (ADJECTIVES - {"chief", "head", "fellow"}) | {"democratic", "republican"}
CAPTIONED = closed_class("captioned")
NO_ROLE_WORDS = closed_class("no_role_words")
POSTNOMINAL = re.compile(r"(?:[A-Z]\.?){2,5}$|Esq\.?$|PhD$|Ph\.D\.?$")
LONGEST_PLACE = 5
AGE = re.compile(r"[1-9][0-9]?$")


class Near:
    """The words around one mention of a person, and what they are in a role."""

    __slots__ = ("begin", "lex", "low", "run", "stop", "w")

    def __init__(self, words: Words, lexicon: Lexicon, run: NameRun) -> None:
        self.w, self.lex, self.low, self.run = words, lexicon, words.low, run
        self.begin, self.stop = words.sentences[words.sentence[run.first]]

    def is_title(self, i: int) -> bool:
        """A word that says what somebody is: "minister", "Queen"; a form of address alone does not."""
        low, lex = self.low[i].rstrip("."), self.lex
        if low == "lady":
            return i > 0 and self.low[i - 1] == "first"
        if low in lex["honorifics_male"] or low in lex["honorifics_female"] or low in FORMS_OF_ADDRESS:
            return low in OFFICES_OF_HONOUR or (low in KINSHIP and not self.w.cap[i])
        return low in lex["roles"] or (self.w.cap[i] and low in lex["titles"] and low not in NO_HEADS)

    def is_role(self, i: int) -> bool:
        return self.low[i] in self.lex["roles"]

    def noun_like(self, i: int) -> bool:
        """A noun or adjective that may stand inside a role: not a verb, preposition or determiner."""
        low, lex = self.low[i], self.lex
        if not low.isalpha() or len(low) < 3 or low.endswith(("ed", "ly")) or low in NO_ROLE_WORDS:
            return False
        closed = low in lex.verbs or low in lex["place_prepositions"] or low in lex["aux"] or low in lex["openers"]
        return not closed and lex.zipf(low) < RARE_INSIDE

    def may_modify(self, i: int) -> bool:
        return self.w.cap[i] or self.low[i] in ADJECTIVES or self.noun_like(i)

    def reaches_title(self, i: int) -> bool:
        """True when the words before an "of" are a title: "Secretary of", "Minister for"."""
        return i > self.begin and self.w.cap[i - 1] and self.is_title(i - 1)

    def after_asides(self) -> int:
        """The word after the name and what belongs to it: an age, letters, a party or "pictured" in brackets."""
        w, i = self.w, self.run.last
        while i < self.stop:
            if w.text[i] == "(":
                close = self.mark_after(i, ")", LONGEST_ASIDE)
                if not close:
                    return i
                i = close + 1
            elif POSTNOMINAL.match(w.text[i]):
                i += 1
            elif w.text[i] == "," and i + 2 < self.stop and self._aside_in_commas(i + 1) and w.text[i + 2] == ",":
                i += 2
            elif w.text[i] == "," and (end := self._party_and_place(i + 1)):
                i = end
            else:
                return i
        return i

    def _party_and_place(self, i: int) -> int:
        """The comma after "D-Window Rock" at word `i`; 0 for anything else."""
        w = self.w
        if i + 2 >= self.stop or not PARTY_AND_PLACE.match(w.text[i]):
            return 0
        return self.mark_after(i, ",", LONGEST_PLACE)

    def mark_after(self, i: int, mark: str, reach: int) -> int:
        """The first such mark behind word `i`, fewer than so many words on; 0 when there is none."""
        return next((k for k in range(i + 1, min(self.stop, i + reach)) if self.w.text[k] == mark), 0)

    def _aside_in_commas(self, i: int) -> bool:
        low = self.low[i].rstrip(".")
        return bool(AGE.match(low)) or low in self.lex["postnominals"] or low in CAPTIONED

    def before_forms_of_address(self, *, of_office: bool = False) -> int:
        """The word after what stands before "Prof.", "Ms." and the like, which are no role; "Professor" is one alone (`of_office`)."""
        i = self.run.first
        while i > self.begin and self._is_address(self.low[i - 1].rstrip(".")) and self.w.cap[i - 1]:
            if self.is_title(i - 1) and not of_office:
                break
            i -= 1
        return i

    def _is_address(self, low: str) -> bool:
        return low in self.lex["all_honorifics"] or low in FORMS_OF_ADDRESS

"""The form of a description: where it begins, what it consists of, and whether it brings in somebody or something of its own."""

from __future__ import annotations

from briefing.analysis.language.classes import AFTER_TITLE, POINTING, POSSESSIVE
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.people.titles import full, spelled_out
from briefing.analysis.quotes.speakers.callings import is_of_a_people
from briefing.lexicon.lists import Lexicon, closed_class

LONGEST_SHORT = 4
"""letters of an office in short: "DG", "IGP", "CEC" """
OFFICE_LETTERS = closed_class("office_letters")
"""offices in short, which end no name of a body: "the National Party MP" """
PARENTS = closed_class("parents")
LONGEST_TITLE = 9
"""words and marks of a title of a work before who made it"""
OPENING, CLOSING = frozenset("“\"'‘«„"), frozenset("”\"'’»“")
ADHERENTS = closed_class("adherents")
OF_PARTIES = closed_class("of_parties")
"""before them: "the Social Democrat" """
COUNTS = closed_class("children_counted")


class Definite:
    def __init__(self, words: Words, lexicon: Lexicon, people: People) -> None:
        self.w, self.lex, self.people = words, lexicon, people

    def sex_of(self, phrase: Phrase) -> str | None:
        """The sex that the noun of a description tells: "the actress"."""
        head = self.w.low[phrase.last - 1]
        return "f" if head in self.lex["female_words"] else "m" if head in self.lex["male_words"] else None

    def words(self, phrase: Phrase) -> tuple[int, list[str]]:
        """The word where a definite description begins, and its words after "the"; none when it is not definite."""
        low = self.w.low
        start = phrase.first
        if low[start] not in POINTING and start > 1 and low[start - 1] == "first" and low[start] == "lady":
            start -= 1
        if low[start] not in POINTING and start > 0 and low[start - 1] in POINTING:
            start -= 1
        if start > 2 and self.w.text[start - 1] in POSSESSIVE and low[start - 3] in POINTING and not self.w.cap[start - 2]:
            return start - 3, spelled_out(word for word in low[start : phrase.last] if word[0].isalnum())
        if low[start] not in POINTING:
            return start, self._after_a_title_of_a_work(phrase)
        words = spelled_out(word for word in low[start + 1 : phrase.last] if word[0].isalnum())
        if office := self._office_of(phrase):
            words[-1] = office
        return start, words

    def _after_a_title_of_a_work(self, phrase: Phrase) -> list[str]:
        """The words of "singer" in "the “Northern Rain” singer"."""
        w, i = self.w, phrase.first - 1
        if i < 1 or w.text[i] not in CLOSING or w.sentence[i] != w.sentence[phrase.first]:
            return []
        k = next((k for k in range(i - 1, max(0, i - LONGEST_TITLE), -1) if w.text[k] in OPENING), 0)
        return [full(low) for low in w.low[phrase.first : phrase.last]] if k and w.low[k - 1] in POINTING else []

    def _office_of(self, phrase: Phrase) -> str:
        """ "The head of state", "the member for Kelby": an office by itself, in one word; empty for others."""
        low, last = self.w.low, phrase.last
        if low[last - 1] == "head" and low[last : last + 2] in (["of", "state"], ["of", "government"]):
            return "-".join(("head", *low[last : last + 2]))
        return "member-for" if low[last - 1 : last + 1] == ["member", "for"] and self.w.cap[last + 1 : last + 2] == [True] else ""

    def whose(self, phrase: Phrase) -> str:
        """The "railways" of "the head of the railways"; empty where nothing hangs on the noun."""
        low, i = self.w.low, phrase.last + 1
        if not self.hangs(phrase) or low[phrase.last] not in ("of", "for"):
            return ""
        i += low[i : i + 1] == ["the"]
        return low[i] if i < len(low) and low[i].isalpha() else ""

    def modifiers(self, start: int, phrase: Phrase) -> set[str]:
        """The capitals before the noun that name a body or a place in full: "Kelby" of "the Kelby captain", and not "MP"."""
        w, lex = self.w, self.lex
        describing = (lex["titles"], lex["roles"], lex.demonyms)
        capitals = (i for i in range(start + 1, phrase.last - 1) if w.cap[i] and not w.text[i].isupper())
        return {w.low[i] for i in capitals if not any(w.low[i] in words for words in describing)}

    def short(self, phrase: Phrase, start: int) -> str:
        """The word of a phrase such as "the CEC", and not of "the UN"; empty for others."""
        word = self.w.text[phrase.last - 1]
        capitals = word.isupper() and 1 < len(word) <= LONGEST_SHORT and word.lower() not in self.lex["known"]
        letters = all(text.isupper() for text in self.w.text[start + 1 : phrase.last])
        return word if capitals and phrase.last - start > 1 and letters else ""

    def is_owned(self, phrase: Phrase, start: int) -> bool:
        """ "The film's narrator"."""
        return start + 2 < phrase.first and self.w.text[phrase.first - 1] in POSSESSIVE

    def hangs(self, phrase: Phrase) -> bool:
        """ "the manager of the works": said at length of somebody new."""
        return not AFTER_TITLE.isdisjoint(self.w.low[phrase.last : phrase.last + 1]) and not self._office_of(phrase)

    def introduces(self, phrase: Phrase) -> bool:
        """ "The priest, a tall man of sixty", "the owner, Larch Lines": what follows tells who that is."""
        w, i = self.w, phrase.last
        if w.text[i : i + 1] != [","] or i + 1 >= w.count or w.sentence[i + 1] != w.sentence[phrase.first]:
            return False
        return w.low[i + 1] in ("a", "an") or (w.cap[i + 1] and i + 1 not in self.people.at_word and not w.quoted[i + 1])

    def counts_children(self, phrase: Phrase) -> bool:
        """ "The mother of two": said of somebody known."""
        low = self.w.low
        return low[phrase.last - 1] in PARENTS and low[phrase.last : phrase.last + 1] == ["of"] and low[phrase.last + 1] in COUNTS

    def is_a_name(self, start: int, phrase: Phrase) -> bool:
        """ "the Associated Press", "the Larch Union Leader": capitals that are no people's or place's adjective and no title."""
        w, lex = self.w, self.lex
        if not w.cap[phrase.last - 1]:
            return False
        head = w.low[phrase.last - 1]
        if is_of_a_people(lex, head) or head in OFFICE_LETTERS:
            return w.low[start] not in POINTING
        if head in ADHERENTS and all(low in OF_PARTIES or low in lex.demonyms for low in w.low[start + 1 : phrase.last - 1]):
            return False
        if head not in lex["roles"]:
            return True
        if " ".join(w.low[start + 1 : phrase.last - 1]) in lex["places"]:
            return False
        describing = (lex["titles"], lex["roles"], lex.demonyms, lex["places"])
        return any(w.cap[i] and not any(w.low[i] in words for words in describing) for i in range(start + 1, phrase.last - 1))

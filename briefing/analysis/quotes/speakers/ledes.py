"""Whom the first paragraph means, which names nobody: "A headmistress told a tribunal ...", and then "Anna Holm, 54, was dismissed".

The name that opens the sentence after it belongs to the one noun of the paragraph that can be that person: neither age, nor sex,
nor a role of the person's own speaks against it. With two such nouns, and where harm was done to the one of the noun, it is left
open: "A pensioner was robbed on Friday. Karl Benn, 34, was arrested".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from briefing.analysis.language.classes import ARTICLES, FINITE, INDEFINITE, KINSHIP, POSSESSORS, PREPOSITIONS, RELATIVE_SUBJECTS
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.people.titles import full
from briefing.analysis.quotes.speakers.callings import is_listed, is_mostly_a_person, other_words
from briefing.lexicon.lists import Lexicon, word_list

HARMED = frozenset(word_list("references", "harmed"))
"""what was done to one of whom the name after the first paragraph need not be"""
ENDED = frozenset(("died", "dead", "missing", "drowned"))
BEEN = frozenset(("was", "is", "been", "being"))
FIRST_PARAGRAPHS = 4
"""the headline, lines of authors and the first paragraph itself"""
FEWEST_WORDS = 8
"""of a first paragraph; a headline is shorter or ends with no full stop"""
REACH = 2
"""paragraphs after the first one in which the name stands"""
LONGEST = 6
"""words from the article to the noun: "a 79-year-old Kelby sheep farmer" """
NEXT_TO_A_VERB = 3
"""words after the noun among which "was robbed" stands: "has been seriously hurt" """
APPOSITION = 8
"""words after a name among which its own role stands: ", 44, the driver," """


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for one person in the first paragraph: the word, and the words before it from its article on."""

    at: int
    words: tuple[str, ...]
    own: bool
    """the paragraph says nothing of whose relative it is"""

    @property
    def age(self) -> str:
        return next((word.split("-")[0] for word in self.words if word.endswith("-year-old")), "")


@dataclass(frozen=True, slots=True)
class Lede:
    noun: Noun
    person: int


class Ledes:
    def __init__(self, words: Words, lexicon: Lexicon, people: People, fits: Callable[[int, str], bool]) -> None:
        self.w, self.lex, self.people, self.fits = words, lexicon, people, fits
        self.firsts = sorted(people.at_word)

    @cached_property
    def lede(self) -> Lede | None:
        """The noun of the first paragraph and whom it means; None when it names somebody, or that is left open."""
        w = self.w
        for number, (first, last) in enumerate(w.paragraphs[:FIRST_PARAGRAPHS]):
            if last - first < FEWEST_WORDS or w.text[last - 1] not in (".", "”", '"'):
                continue
            if self._names(first, last):
                return None
            nouns = self._nouns(first, last)
            person = self._named_next(number + 1) if nouns else None
            meant = [noun for noun in nouns if person is not None and self._may_be(noun, person)]
            if person is None or len(meant) != 1 or not meant[0].own:
                return None
            number, noun = self.people.at_word[person][0], meant[0].words[-1]
            others = (role for other, roles in enumerate(self.people.roles) if other != number for role in roles)
            return None if any(noun in map(full, role) for role in others) else Lede(meant[0], number)
        return None

    def is_meant(self, i: int, number: int | None = None) -> bool:
        """The noun at word `i` is that of the first paragraph whose person is known, and of that person."""
        lede = self.lede
        return lede is not None and lede.noun.at == i and number in (None, lede.person)

    def role(self, number: int) -> tuple[str, ...]:
        """What the first paragraph calls a person, in words; none for others, and where the noun brings in somebody else, too."""
        lede = self.lede
        return lede.noun.words if lede is not None and lede.person == number and not self._is_used_again(lede.noun.at) else ()

    def _names(self, first: int, last: int) -> bool:
        """Somebody is named among the words."""
        at = bisect_left(self.firsts, first)
        return at < len(self.firsts) and self.firsts[at] < last

    # ------------------------------------------------------------------ the noun
    def _nouns(self, first: int, last: int) -> list[Noun]:
        w = self.w
        out = []
        for k in range(first, last - 1):
            if w.quoted[k] or w.low[k - 1 : k] == ["as"] or not (w.low[k] in ARTICLES or w.low[k] in POSSESSORS):
                continue
            head = self._head(k + 1, min(last, k + 1 + LONGEST))
            if head is not None:
                own = w.low[k] in ARTICLES and w.low[head] not in KINSHIP
                out.append(Noun(head, tuple(full(low) for low in w.low[k + 1 : head + 1]), own))
        return out

    def _head(self, first: int, stop: int) -> int | None:
        """The noun for a person that ends the phrase from word `first` on."""
        w = self.w
        for i in range(first, stop):
            if not w.text[i][0].isalpha() and not w.low[i].endswith("-year-old"):
                return None
            if self._ends(i + 1):
                return i if is_listed(self.lex, w.low[i]) and is_mostly_a_person(w.low[i]) else None
        return None

    def _ends(self, i: int) -> bool:
        """No noun goes on at word `i`: a mark, a preposition, "who" or a verb stands there."""
        w = self.w
        if i >= w.count or not w.text[i][0].isalnum():
            return True
        low = w.low[i]
        if low in PREPOSITIONS or low in RELATIVE_SUBJECTS or low in FINITE or low == "and":
            return True
        return not w.cap[i] and (
            low.endswith("ed") or (low in self.lex.verbs and low not in self.lex["nouns"] and low not in self.lex["roles"])
        )

    def _is_used_again(self, at: int) -> bool:
        """ "A farmer" stands in another place, too."""
        low = self.w.low
        again = (i for i, word in enumerate(low) if word == low[at] and i != at)
        return any(not INDEFINITE.isdisjoint(low[max(0, i - LONGEST) : i]) for i in again)

    # ------------------------------------------------------------------ the name
    def _named_next(self, paragraph: int) -> int | None:
        """The first word of the first name after the paragraph, when it opens its sentence and has no role of its own."""
        w = self.w
        for first, last in w.paragraphs[paragraph : paragraph + REACH]:
            name = next((i for i in self.firsts[bisect_left(self.firsts, first) :] if i < last and not w.quoted[i]), None)
            if name is not None:
                return name if self._opens(name) and not self._has_a_role(name) else None
        return None

    def _opens(self, name: int) -> bool:
        w, i = self.w, name
        begin = w.sentences[w.sentence[name]][0]
        while i > begin and w.low[i - 1].rstrip(".") in self.lex["all_honorifics"]:
            i -= 1
        return i == begin and self.people.at_word[name][1] - name > 1

    def _has_a_role(self, name: int) -> bool:
        """ "Karl Odum, 44, the driver,"."""
        w, i = self.w, self.people.at_word[name][1]
        if w.text[i : i + 1] not in ([","], ["("]):
            return False
        for k in range(i + 1, min(w.count, i + APPOSITION)):
            if w.low[k] in self.lex["roles"]:
                return True
            if w.low[k] in FINITE or w.low[k] in PREPOSITIONS or (w.low[k].endswith("ed") and w.text[k - 1] == ","):
                return False
        return False

    def _may_be(self, noun: Noun, name: int) -> bool:
        w, (number, last) = self.w, self.people.at_word[name]
        beside = w.text[last + 1 : last + 3] if w.text[last : last + 1] in ([","], ["("]) else []
        age = next((text for text in beside if text.isdigit()), "")
        office = full(w.low[name - 1])
        another = office in self.lex["roles"] and office != noun.words[-1] and office not in other_words(noun.words[-1])
        if another or not self.fits(number, noun.words[-1]) or (age and noun.age and age != noun.age):
            return False
        return bool(age and age == noun.age) or not self._is_harmed(noun)

    def _is_harmed(self, noun: Noun) -> bool:
        """ "A pensioner was robbed", "a man shot in Kelby", "a cyclist died"; and not "a farmer who shot a drone"."""
        low = self.w.low
        for i in range(noun.at + 1, min(len(low), noun.at + 2 + NEXT_TO_A_VERB)):
            if low[i] in HARMED and low[i + 1 : i + 2] != ["off"]:
                return i == noun.at + 1 or low[i] in ENDED or not BEEN.isdisjoint(low[noun.at + 1 : i])
        return False

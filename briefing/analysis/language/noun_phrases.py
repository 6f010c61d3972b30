"""Noun phrases without a parser: where one that ends at a word starts, and what it is.

A phrase is given as word indices [first, last) of its head part: "Jeffrey Lewis" of "Jeffrey Lewis of the James Martin
Center", "staffer" with its words in "one former campaign staffer, who left". `None` means that nothing fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.analysis.language.classes import (
    ARTICLES,
    BARE_SUBJECTS,
    BEFORE_SUBJECT,
    DAYS,
    DETERMINERS,
    FUNCTION_WORDS,
    NOT_HEADS,
    NOUN_TOO,
    NOUNS_IN_LY,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFYING,
    QUANTITIES,
    SUBORDINATORS,
)
from briefing.analysis.language.words import Words
from briefing.lexicon.lists import Lexicon, closed_class

YEAR = 4  # figures of a number that is a year where nothing before it counts: "in August 2020"
FARTHEST = 14  # words between the first and the last of a noun phrase; longer ones are lists or clauses
FINITE_FORMS = frozenset(("ed", "s", "base"))
OPENING_ADVERBS = closed_class("opening_adverbs") | closed_class("leading") | closed_class("conjuncts")
NOUNS_IN_CAPITALS = closed_class("nouns_in_capitals")
PEOPLE_BY_PARTICIPLE = closed_class("people_by_participle")
INSIDE = frozenset(("-", "$", "&"))
INSIDE_NAMES = closed_class("prepositions_in_names")
NUMBERS_IN_NAMES = closed_class("numbers_in_names")
OWNERS_IN_NAMES = closed_class("owners_in_names")
APOSTROPHES = frozenset(("'", "’"))
CLOSED = PREPOSITIONS | SUBORDINATORS | PRONOUNS | DAYS


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase's head part in words, and what it is: name, pronoun, noun or body."""

    first: int
    last: int
    kind: str
    person: int | None = None
    antecedent: tuple[int, int] | None = None
    """of a "who": the words it stands for"""


class NounPhrases:
    """The noun phrases of one document; `names` gives each name's first word its person and the word after the name."""

    def __init__(self, words: Words, lexicon: Lexicon, names: Mapping[int, tuple[int, int]]) -> None:
        self.w, self.lex, self.names = words, lexicon, names
        self.name_end = {last - 1: first for first, (_, last) in names.items()}
        """last word of a name mention -> its first word"""

    def name_ending(self, stop: int, begin: int) -> Phrase | None:
        """The name right before word `stop`, adverbs aside."""
        i = stop - 1
        while i > begin and self.w.low[i].endswith("ly") and not self.w.cap[i]:
            i -= 1
        first = self.name_end.get(i)
        return Phrase(first, i + 1, "name", self.names[first][0]) if first is not None and first >= begin else None

    def is_role(self, phrase: Phrase) -> bool:
        """True when a word of the phrase tells what someone is: "the board's chairman"."""
        return any(self.w.low[k] in self.lex["roles"] for k in range(phrase.first, phrase.last))

    def quantity_ending(self, i: int, begin: int) -> Phrase | None:
        """ "26 percent", "nearly a third", "four in 10", "most": people in number."""
        low = self.w.low
        if not (low[i] in QUANTITIES or low[i].isdigit() or low[i].rstrip("%").isdigit()):
            return None
        if len(low[i]) == YEAR and low[i].isdigit() and i > begin and low[i - 1] not in QUANTIFYING - PREPOSITIONS:
            return None
        a = i
        while a > begin and (low[a - 1] in QUANTITIES or low[a - 1] in QUANTIFYING or low[a - 1].replace(".", "").isdigit()):
            a -= 1
        if a > begin and low[a - 1] in PREPOSITIONS and low[a - 1] not in QUANTIFYING:
            return None
        return Phrase(a, i + 1, "noun")

    def start(self, i: int, begin: int) -> int | None:
        """The first word of the noun phrase that ends with word `i`; None when `i` is no noun."""
        w = self.w
        if i not in self.name_end and self._no_noun(i):
            return None
        k = self.name_end.get(i, i) - 1
        while k >= begin and i - k < FARTHEST:
            if w.text[k] in POSSESSIVE:
                k -= 1
                continue
            if w.low[k] in DETERMINERS and not self._begins_name(k):
                return k
            if w.quoted[k] != w.quoted[i] or self._stands_before(k):
                return k + 1
            k = self.name_end.get(k, k) - 1
        return max(begin, k + 1)

    def _no_noun(self, i: int) -> bool:
        """A sign, a number, an auxiliary or an adverb."""
        word = self.w.low[i]
        if not self.w.text[i][0].isalpha() and not word.endswith("-year-old"):
            return True
        return not self.w.cap[i] and (word in self.lex["aux"] or (word.endswith("ly") and word not in NOUNS_IN_LY))

    def _stands_before(self, k: int) -> bool:
        """The word `k` belongs to no noun phrase: a sign, a closed class, an adverb, a verb that is no noun as well."""
        text, word, verbs = self.w.text[k], self.w.low[k], self.lex.verbs
        if self._begins_name(k) or (word in INSIDE_NAMES and all(self.w.cap[max(0, k - 1) : k + 2])):
            return False
        if not (text[0].isalnum() or text in INSIDE) or word in CLOSED or word in self.lex["aux"] or word.endswith("ly"):
            return True
        if self.w.cap[k] or word not in verbs or verbs[word][1] not in FINITE_FORMS or word.endswith("ed"):
            return False
        modifies = verbs[word][1] == "base" and k > 0 and self.w.low[k - 1] in ARTICLES  # "a call handler"
        return not modifies and word not in self.lex["nouns"] and word not in NOUN_TOO

    def of(self, first: int, last: int) -> Phrase | None:
        """Tell what the words [first, last) are, and cut them to the head part."""
        w, end = self.w, last - 1
        if end in self.name_end:
            a = self.name_end[end]
            return Phrase(a, last, "name", self.names[a][0])
        if w.low[end] in DAYS or w.low[end] in NOT_HEADS:
            return None
        if w.cap[end] and not self.is_noun_in_capitals(end):
            return None if self.opens_as_adverb(end) else Phrase(self.capitals(first, end), last, "body")
        if w.quoted[end] or self._participle(end) or not self._heads_a_phrase(first, end):
            return None
        a = first + (w.low[first] in BEFORE_SUBJECT and first < end and w.low[end].endswith("s"))
        return Phrase(self.after_possessive(first, last) or a, last, "noun")

    def is_noun_in_capitals(self, i: int) -> bool:
        """ "The NGO", "an MP": letters that are a common noun, behind an article."""
        return i > 0 and self.w.low[i] in NOUNS_IN_CAPITALS and self.w.low[i - 1] in DETERMINERS

    def is_small(self, i: int) -> bool:
        """ "Not so, says the publisher": a word of grammar that opens its sentence and has a capital for that alone."""
        return self.w.low[i] in FUNCTION_WORDS and self.w.opens_a_sentence(i)

    def opens_as_adverb(self, i: int) -> bool:
        """ "However, an official said", "Separately, ...": an adverb that opens its sentence and has a capital for that alone."""
        w, word = self.w, self.w.low[i]
        opens = w.sentences[w.sentence[i]][0] == i and w.text[i + 1 : i + 2] == [","]
        return opens and (word in OPENING_ADVERBS or (word.endswith("ly") and self.lex.is_common(word)))

    def capitals(self, first: int, end: int) -> int:
        """The first of the words with capitals that end with word `end`, an article aside; not before `first`."""
        w, a = self.w, end
        while a > first and (w.cap[a - 1] or self._joins(a - 1, first)):
            if w.low[a - 1] in DETERMINERS and not self._begins_name(a - 1):
                break
            a -= 1
        return a

    def _begins_name(self, k: int) -> bool:
        """The "All" of "the All Blacks", "One" of "One Nation": a number or the like with a capital that it owes to no place."""
        w = self.w
        return w.cap[k] and w.low[k] in NUMBERS_IN_NAMES and not w.opens_a_sentence(k) and w.cap[k + 1 : k + 2] == [True]

    def _joins(self, i: int, first: int) -> bool:
        """What stands between two capitals of one name: "Holm & Sons", "the Taxpayers' League", "the Women's Institute"."""
        w = self.w
        if i <= first or not w.cap[i - 1]:
            return False
        return w.text[i] == "&" or (w.text[i] in APOSTROPHES and w.low[i - 1].endswith("s")) or self._names_owner(i)

    def _names_owner(self, i: int) -> bool:
        """The "'s" of "the Women's Institute", which says whom the body is for and not whose it is."""
        w = self.w
        return w.text[i] in POSSESSIVE and w.low[i - 1] in OWNERS_IN_NAMES and all(w.cap[i - 1 : i + 2 : 2])

    def after_possessive(self, first: int, last: int) -> int:
        """The word after the last "'s" of the words [first, last); 0 where there is none."""
        for k in range(last - 1, first - 1, -1):
            if self.w.text[k] in POSSESSIVE and not self._names_owner(k):
                return k + 1
        return 0

    def _participle(self, i: int) -> bool:
        """The past form of a verb of saying, which heads no phrase but after "those", and as in "the accused"."""
        word, verbs = self.w.low[i], self.lex.verbs
        return word in verbs and verbs[word][1] == "ed" and self.w.low[i - 1] != "those" and not self._of_people(i)

    def _of_people(self, i: int) -> bool:
        """ "The accused", "the injured": a participle that stands for people, straight behind its article."""
        return self.w.low[i] in PEOPLE_BY_PARTICIPLE and i > 0 and self.w.low[i - 1] in DETERMINERS

    def _heads_a_phrase(self, first: int, end_word: int) -> bool:
        """A word in small letters that can be a subject's noun: no participle, verb or adjective; bare singulars are none."""
        low, lex = self.w.low, self.lex
        word = low[end_word]
        if word in lex["roles"] or self._of_people(end_word):
            return True
        if (
            word.endswith(("ing", "ed"))
            or word in lex["no_topics"]
            or (first == end_word and not word.endswith("s") and word not in BARE_SUBJECTS)
        ):
            return word in BARE_SUBJECTS or (end_word > first and low[end_word - 1] == "those")
        return True

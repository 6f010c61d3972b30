"""The names of bodies: which capitals are one, how far it reaches, what it is called by, and what it is short for."""

from __future__ import annotations

from functools import cached_property

from briefing.analysis.language.classes import (
    ARTICLES,
    DAYS,
    DETERMINERS,
    POSSESSIVE,
    POSSESSIVES,
    PREPOSITIONS,
    TIME,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.speakers.short_forms import BODIES, LINKS, LONGEST_NAME, ShortForms
from briefing.lexicon.lists import Lexicon, closed_class

SHORTEST_ACRONYM = 3
"""letters of a short form that is told by first letters alone"""
LONGEST_COMPLEMENT = 8
"""words that hang on a noun: "the head of the national union of railway workers" """
NO_COMPLEMENT = TIME | DETERMINERS | closed_class("no_complement")
AGENTS = ("ers", "ors", "ists")
LONGEST_APPOSITION = 6
"""words after the article in which a noun says what a name is: "Harbor Watch, a small river charity" """


def is_for_its_place(words: Words, lexicon: Lexicon, name: Phrase) -> bool:
    """A word that opens its sentence and has its capital for that: "Therefore", "Glaciers", "Rescuers", and not "Nordbahn"."""
    low = words.low[name.first]
    if name.last - name.first > 1 or words.text[name.first].isupper() or not words.opens_a_sentence(name.first):
        return False
    small = any(word == low and not cap for word, cap in zip(words.low, words.cap, strict=True))
    many = low.endswith(AGENTS) and not any(word == low and not words.opens_a_sentence(i) for i, word in enumerate(words.low))
    return small or many or lexicon.is_common(low) or lexicon.is_common(low.removesuffix("s"))


class BodyNames:
    def __init__(self, words: Words, cues: Cues) -> None:
        self.w, self.lex, self.cues = words, cues.lex, cues
        self.people = cues.phrases.names
        self.short_forms = ShortForms(words, cues)

    def spelled_out(self, phrase: Phrase, head: str) -> Phrase | None:
        """The full name of a short form: before its brackets, else the only one with these first letters."""
        if found := self.short_forms.full_names.get(head):
            return found
        word = self.w.text[phrase.first]
        if not word.isupper() or not word.isalpha() or len(word) < SHORTEST_ACRONYM:
            return None
        spelled = [p for p in self.named if self._initials(p) == word]
        names = {tuple(self.w.low[p.first : self.extent(p)[1]]) for p in spelled}
        return spelled[0] if len(names) == 1 else None

    def _initials(self, name: Phrase) -> str:
        return "".join(self.w.text[i][0] for i in range(name.first, self.extent(name)[1]) if self.w.cap[i])

    def extent(self, phrase: Phrase) -> tuple[int, int]:
        """Words [first, last) of a body's name with what hangs on it in capitals ("Ministry of Health"), of another with whose it is."""
        if phrase.kind != "body":
            return self._with_owner(phrase), self._with_complement(phrase)
        return self._list_start(phrase), self.end(phrase)

    def end(self, phrase: Phrase) -> int:
        """The word after a body's name with what hangs on it in capitals."""
        w, last = self.w, phrase.last
        k = last
        while k + 1 < w.count and w.low[k] in ("of", "for") and w.sentence[k] == w.sentence[phrase.first]:
            k += 1 + (w.low[k + 1] == "the")
            if k >= w.count or not w.cap[k]:
                break
            while k < w.count and w.cap[k] and w.text[k][0].isalnum() and k - last < LONGEST_NAME:
                k += 1
            last = k
        return last

    def _list_start(self, phrase: Phrase) -> int:
        """The first word of the bodies or places that speak together, "Greece, Italy and Belgium", or of what one is for: "the Ministry of
        Roads and Bridges"; no other preposition governs them."""
        w, first = self.w, phrase.first
        i = first - (first > 0 and w.low[first - 1] == "the") - 1
        if i < 1 or w.low[i] != "and" or w.sentence[i] != w.sentence[first]:
            return first
        begin = first
        while (name := self._capitals_before(i)) < i:
            begin = i = name
            i -= 1
            if i < 1 or w.text[i] != "," or w.sentence[i] != w.sentence[first]:
                break
        before = begin - 1
        if before < 0 or w.sentence[before] != w.sentence[first] or not w.text[before][0].isalnum():
            return begin
        of_body = before > 0 and w.low[before] in ("of", "for") and w.cap[before - 1] and w.low[before - 1] in BODIES
        return self._capitals_before(before) if of_body else first

    def _capitals_before(self, stop: int) -> int:
        """The first of the words in capitals straight before word `stop`, with a "the"; `stop` when there is none, or a person's."""
        w, k = self.w, stop
        while k > 0 and w.cap[k - 1] and w.sentence[k - 1] == w.sentence[stop] and w.text[k - 1][0].isalnum():
            k -= 1
        if k == stop or any(n in self.people for n in range(k, stop)):
            return stop
        return k - (k > 0 and w.low[k - 1] == "the" and w.sentence[k - 1] == w.sentence[stop])

    def _with_owner(self, phrase: Phrase) -> int:
        """The first word of a noun with whose it is: "the crew's union", "her lawyer"; a pronoun that begins the phrase is its own."""
        w, i = self.w, phrase.first
        if phrase.kind != "noun" or i < 1 or w.sentence[i - 1] != w.sentence[i] or w.quoted[i - 1] != w.quoted[i]:
            return i
        if w.low[i - 1] in POSSESSIVES:
            return i - 1
        if w.text[i - 1] not in POSSESSIVE or i < 2:
            return i
        owner = self.cues.phrases.phrase_ending(i - 2, w.sentences[w.sentence[i]][0])
        if owner is None or owner.last != i - 1:
            return i
        return owner.first - (
            owner.first > 0 and w.low[owner.first - 1] in ARTICLES and w.sentence[owner.first - 1] == w.sentence[i]
        )

    def _with_complement(self, phrase: Phrase) -> int:
        """The word after a noun and what it is of or for: "a spokeswoman for the council", "the head of the union of nurses"."""
        w, last = self.w, phrase.last
        stop = w.sentences[w.sentence[phrase.first]][1]
        while (
            phrase.kind == "noun" and last + 1 < stop and last - phrase.last < LONGEST_COMPLEMENT and w.low[last] in ("of", "for")
        ):
            inner = self.cues.phrases.phrase_starting(last + 1, stop)
            if inner is None or inner.kind == "pronoun" or w.quoted[last] or not self._is_complement(last + 1, inner.last):
                break
            last = inner.last
        return last

    def _is_complement(self, first: int, last: int) -> bool:
        """No time ("for years") and nothing with a verb in it ("of sabotaging the field")."""
        low, lex = self.w.low, self.lex
        verbs = any(low[k] in lex.verbs and low[k] not in lex["nouns"] and not self.w.cap[k] for k in range(first, last))
        return low[last - 1] not in NO_COMPLEMENT and not low[first].endswith("ing") and not verbs

    @cached_property
    def named(self) -> list[Phrase]:
        """Every name in capitals with a word of a body in it, in order."""
        w = self.w
        out = []
        k = 0
        while k < w.count:
            first = k
            while k < w.count and w.cap[k] and w.sentence[k] == w.sentence[first] and w.text[k][0].isalnum():
                k += 1
            begin = first + (w.low[first] in DETERMINERS)
            if k > begin and begin not in self.people and self._names_a_body(begin, k):
                out.append(Phrase(begin, k, "body"))
            k = max(k, first + 1)
        return out

    def _names_a_body(self, first: int, last: int) -> bool:
        """A word of a body stands in the capitals or straight before them, or says after a comma what they are."""
        w = self.w
        if self._has_word_of_body(first, last):
            return True
        if first and w.low[first - 1] in BODIES and not w.cap[first - 1]:
            return True
        comma = first - 1 - (first > 0 and w.low[first - 1] == "the")
        if comma > 0 and w.text[comma] == "," and w.low[comma - 1] in BODIES and w.text[last : last + 1] == [","]:
            return True
        nouns = {low for low in w.low[last + 2 : last + 2 + LONGEST_APPOSITION] if low in BODIES}
        return any(self.is_called(Phrase(first, last, "body"), noun, w.count) for noun in nouns)

    def _has_word_of_body(self, first: int, last: int) -> bool:
        return any(low in self.lex["words"] or low in BODIES for low in self.w.low[first:last])

    def opens(self, name: Phrase) -> bool:
        """One word that opens its sentence, and has a capital for that."""
        return name.last - name.first == 1 and self.w.opens_a_sentence(name.first)

    def opens_only(self, name: Phrase) -> bool:
        """A day, or an ordinary word that opens its sentence: "Initially, the union ...", "In August, the court ..." """
        low = self.w.low[name.first]
        if low in PREPOSITIONS or self.w.low[name.last - 1] in DAYS:
            return True
        return self.opens(name) and self.lex.is_common(low)

    def is_called(self, name: Phrase, head: str, stop: int) -> bool:
        """The noun stands in the name, straight before it ("newspaper La Prensa") or in what follows ("Harbor Watch, a charity")."""
        w = self.w
        if head in w.low[name.first : name.last]:
            return True
        if self.opens_only(name):
            return False
        if name.first and w.low[name.first - 1] == head and not self._has_word_of_body(name.first, name.last):
            return True
        if w.text[name.last : name.last + 1] != [","] or name.last + 2 >= stop or w.low[name.last + 1] not in ARTICLES:
            return False
        after = w.low[name.last + 2 : name.last + 2 + LONGEST_APPOSITION]
        stop = next((k for k, low in enumerate(after) if not low[0].isalnum() or low in LINKS), len(after))
        clause = any(low in self.lex["report_forms"] for low in after[:stop])  # "in Larch, a charity said"
        return not clause and any(low == head and not w.cap[name.last + 2 + k] for k, low in enumerate(after[:stop]))

    def is_beside(self, name: Phrase, head: str) -> bool:
        """ "The operator, Island Lines,": the name says who the noun before its comma is."""
        return self.w.low[max(0, name.first - 2) : name.first] == [head, ","] and self.w.text[name.last : name.last + 1] == [","]

    def is_named_place(self, phrase: Phrase) -> bool:
        return " ".join(self.w.low[phrase.first : phrase.last]) in self.lex["places"]

"""Organisations and documents that speak: the full name of a body, and the author of a statement, letter or report.

"the ministry" is the ministry that was named; "WHO" is what stands before "(WHO)"; "its statement" is the one's who made it;
"the letter" is the one's who is said to have signed, sent or published it. Where the article does not tell, the words stay.
"""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from briefing.analysis.language.classes import (
    ARTICLES,
    BEFORE_OWN_NOUN,
    DAYS,
    DETERMINERS,
    POINTING,
    POSSESSIVE,
    POSSESSIVES,
    PREPOSITIONS,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.attribution import Cues
from briefing.analysis.quotes.referents import NOBODY, Referent, Turns
from briefing.analysis.quotes.short_forms import BODIES, LINKS, LONGEST_NAME, ShortForms
from briefing.lexicon.lists import word_list

DOCUMENTS = frozenset(word_list("references", "documents"))
PUBLISHING = frozenset(word_list("references", "publishing"))
NEAR_PARAGRAPHS = 2
LONGEST_APPOSITION = 6
"""words after the article in which a noun says what a name is: "Harbor Watch, a small river charity" """


class Resolver(Protocol):
    turns: Turns

    def referent(self, phrase: Phrase) -> Referent: ...

    def is_description(self, phrase: Phrase) -> bool: ...


class Bodies:
    def __init__(self, words: Words, cues: Cues, speakers: Resolver) -> None:
        self.w, self.lex, self.cues, self.speakers = words, cues.lex, cues, speakers
        self.people = cues.phrases.names
        self.short_forms = ShortForms(words, cues)
        self.authors: dict[str, Referent] = {}
        """noun of a document -> its author, once told"""

    def referent(self, phrase: Phrase) -> Referent:
        """The body a phrase means when another place of the article names it; NOBODY when the phrase says all there is."""
        head = self.w.low[phrase.last - 1]
        if head in DOCUMENTS and phrase.kind == "noun":
            return self._author_of(phrase)
        if phrase.kind == "body" and phrase.last - phrase.first == 1 and (full := self.short_forms.full_names.get(head)):
            return Referent(None, full, "acronym", "carried") if full.first != phrase.first else NOBODY
        if head in BODIES and not self.w.cap[phrase.last - 1]:
            return self._the_body(phrase, head)
        return NOBODY

    # ------------------------------------------------------------------ names of bodies
    def extent(self, phrase: Phrase) -> tuple[int, int]:
        """Words [first, last) of a body's name with what hangs on it in capitals ("Ministry of Health"), of another with its owner."""
        w, last = self.w, phrase.last
        if phrase.kind != "body":
            return self._with_owner(phrase), last
        k = last
        while k + 1 < len(w) and w.low[k] in ("of", "for") and w.sentence[k] == w.sentence[phrase.first]:
            k += 1 + (w.low[k + 1] == "the")
            if k >= len(w) or not w.cap[k]:
                break
            while k < len(w) and w.cap[k] and w.text[k][0].isalnum() and k - last < LONGEST_NAME:
                k += 1
            last = k
        return self._list_start(phrase), last

    def _list_start(self, phrase: Phrase) -> int:
        """The first word of the bodies or places that speak together: "Greece, Italy and Belgium"; no preposition governs them."""
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
        governed = before >= 0 and w.sentence[before] == w.sentence[first] and w.text[before][0].isalnum()
        return first if governed else begin

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

    @cached_property
    def named(self) -> list[Phrase]:
        """Every name in capitals with a word of a body in it, in order."""
        w = self.w
        out = []
        k = 0
        while k < len(w):
            first = k
            while k < len(w) and w.cap[k] and w.sentence[k] == w.sentence[first] and w.text[k][0].isalnum():
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
        nouns = {low for low in w.low[last + 2 : last + 2 + LONGEST_APPOSITION] if low in BODIES}
        return any(self._is_called(Phrase(first, last, "body"), noun, len(w)) for noun in nouns)

    def _has_word_of_body(self, first: int, last: int) -> bool:
        return any(low in self.lex["words"] or low in BODIES for low in self.w.low[first:last])

    def _opens_only(self, name: Phrase) -> bool:
        """A day, or an ordinary word that opens its sentence: "Initially, the union ...", "In August, the court ..." """
        low = self.w.low[name.first]
        if low in PREPOSITIONS or self.w.low[name.last - 1] in DAYS:
            return True
        opens = self.w.sentences[self.w.sentence[name.first]][0] == name.first
        return name.last - name.first == 1 and opens and self.lex.is_common(low)

    def _the_body(self, phrase: Phrase, head: str) -> Referent:
        """ "the ministry": the only ministry named before, else the body that spoke last."""
        w = self.w
        start = phrase.first
        if w.low[start] not in ("the", "this"):
            return NOBODY
        if phrase.last - start == 2:
            before = [p for p in self.named if p.last <= start and self._is_called(p, head, start)]
            if len({tuple(w.low[slice(*self.extent(p))]) for p in before}) == 1:
                return Referent(None, before[0], "same-body", "carried")
            if before:
                return NOBODY
        turn = self.speakers.turns.before(start, NEAR_PARAGRAPHS)
        last = turn.referent.phrase if turn and turn.referent.person is None else None
        if last and last.kind == "body" and not self._is_named_place(last) and not self.speakers.is_description(last):
            return Referent(None, last, "only-body", "guessed")
        return NOBODY

    def _is_called(self, name: Phrase, head: str, stop: int) -> bool:
        """The noun stands in the name, straight before it ("newspaper La Prensa") or in what follows ("Harbor Watch, a charity")."""
        w = self.w
        if head in w.low[name.first : name.last]:
            return True
        if self._opens_only(name):
            return False
        if name.first and w.low[name.first - 1] == head and not self._has_word_of_body(name.first, name.last):
            return True
        if w.text[name.last : name.last + 1] != [","] or name.last + 2 >= stop or w.low[name.last + 1] not in ARTICLES:
            return False
        after = w.low[name.last + 2 : name.last + 2 + LONGEST_APPOSITION]
        return head in after[: next((k for k, low in enumerate(after) if not low[0].isalnum() or low in LINKS), len(after))]

    def _is_named_place(self, phrase: Phrase) -> bool:
        return " ".join(self.w.low[phrase.first : phrase.last]) in self.lex["places"]

    # ------------------------------------------------------------------ documents and their authors
    def _author_of(self, phrase: Phrase) -> Referent:
        """Who stands behind a document: told beside it, else where it was told of before."""
        w = self.w
        head = w.low[phrase.last - 1]
        found = self._told_at(phrase.last - 1, phrase.first)
        if not found.known and (w.low[phrase.first] in POINTING or phrase.first == phrase.last - 1):
            found = self.authors.get(head, NOBODY)
            for k in reversed([i for i in range(phrase.first) if w.low[i] == head and not w.quoted[i]][-6:]):
                if found.known:
                    break
                found = self._told_at(k, k)
                if not found.known:
                    found = self._made_by_subject(k)
        if found.known:
            self.authors[head] = found
            return Referent(found.person, found.phrase, "author", "carried", found.beside)
        return NOBODY

    def _told_at(self, noun: int, first: int) -> Referent:
        """The author beside the noun: "its statement", "a WHO release", "Holm's letter", "a report by X", "signed by X"."""
        w = self.w
        if w.low[first] in POSSESSIVES:
            return self.speakers.referent(Phrase(first, first + 1, "pronoun"))
        k = noun
        while k > 0 and noun - k < 5 and w.text[k - 1][0].isalnum() and not w.cap[k - 1] and w.low[k - 1] not in ARTICLES:
            if w.low[k - 1] in POSSESSIVES:
                return self.speakers.referent(Phrase(k - 1, k, "pronoun"))
            k -= 1
        if k > 0 and w.text[k - 1] in POSSESSIVE and k > 1:
            owner = self.cues.phrases.phrase_ending(k - 2, w.sentences[w.sentence[k]][0])
            return self.speakers.referent(owner) if owner and owner.kind in ("name", "body") else NOBODY
        if k > 0 and w.cap[k - 1] and k - 1 >= w.sentences[w.sentence[noun]][0] + 1:
            before = self.cues.phrases.name_ending(k, w.sentences[w.sentence[noun]][0])
            start = k - 1
            while start > 0 and w.cap[start - 1] and w.text[start - 1][0].isalnum() and w.sentence[start - 1] == w.sentence[noun]:
                start -= 1
            modifier = before or Phrase(start, k, "body")
            if before or self._speaks(modifier):
                return self.speakers.referent(modifier)
        return self._by(noun)

    def _speaks(self, phrase: Phrase) -> bool:
        """Capitals that name a body, not a place or a people."""
        w = self.w
        low = w.low[phrase.last - 1]
        acronym = w.text[phrase.last - 1].isupper() and len(low) > 1
        known = acronym or any(
            word in self.lex["words"] or word in self.lex["media"] for word in w.low[phrase.first : phrase.last]
        )
        return known and low not in self.lex.demonyms and not self._is_named_place(phrase)

    def _by(self, noun: int) -> Referent:
        """ "a report by X", "the letter, signed by X", "a statement from X"."""
        w = self.w
        stop = w.sentences[w.sentence[noun]][1]
        k = noun + 1
        while k < min(stop, noun + 5) and (w.text[k] == "," or w.low[k] in PUBLISHING or w.low[k].endswith("ly")):
            k += 1
        if k + 1 < stop and (w.low[k] in ("by", "from")):
            phrase = self.cues.phrases.phrase_starting(k + 1, stop)
            if phrase and phrase.kind in ("name", "body"):
                return self.speakers.referent(phrase)
        return NOBODY

    def _made_by_subject(self, noun: int) -> Referent:
        """ "Holm said in a letter", "the team has issued a statement": the subject made it."""
        w = self.w
        a, b = w.sentences[w.sentence[noun]]
        if not any(w.low[i] in PUBLISHING for i in range(max(a, noun - 6), noun)):
            return NOBODY
        if not any(low in BEFORE_OWN_NOUN for low in w.low[max(a, noun - 4) : noun]):
            return NOBODY
        subject = self.cues.subjects.sentence_subject(max(a, w.after_dateline(w.paragraph[a])), b)
        if subject is None or subject.kind not in ("name", "body") or subject.first > noun:
            return NOBODY
        return self.speakers.referent(subject)

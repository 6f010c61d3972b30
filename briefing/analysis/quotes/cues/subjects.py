"""Whose a verb or a sentence is, as far as its words tell: the subject of the sentence, of a clause, of a participle."""

from __future__ import annotations

from briefing.analysis.language.classes import (
    AFTERWARDS,
    CLAUSE_JOINTS,
    COORDINATORS,
    DAYS,
    FINITE,
    INTRODUCTORY,
    INVERTING,
    LEADING,
    NOT_HEADS,
    PAST,
    PERSONAL_POSSESSIVES,
    POSSESSIVE,
    PREPOSITIONS,
    PUT_QUESTIONS,
    SUBORDINATORS,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases import Phrases
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.fronted import Fronted
from briefing.analysis.quotes.cues.verbs import Verbs
from briefing.lexicon.lists import closed_class

BEFORE_DAYS = closed_class("before_days")
"""between a verb of saying and the day: "Holm said late on Monday, adding" """
SUBORDINATING = CLAUSE_JOINTS - COORDINATORS - {"that"}
BEFORE_A_TIME = closed_class("before_a_time")
"""before a noun of time that opens a sentence without a comma: "This time he spoke" """


PRESENTING = closed_class("presenting")
OF_A_TIME = frozenset(
    ("on", "in", "at", "by", "since", "early", "earlier", "late", "later", "last", "this", "next", "that", "the", "same")
)
"""words of a time that opens a sentence: "Earlier this month the party", "On the same day the court" """


def is_a_year(low: str) -> bool:
    return len(low) == len("1984") and low.isdigit() and low[0] in "12"


class Subjects:
    def __init__(self, words: Words, phrases: Phrases, verbs: Verbs) -> None:
        self.w, self.lex, self.phrases, self.verbs = words, verbs.lex, phrases, verbs
        self.fronted = Fronted(words, verbs)

    def spoken_to(self, a: int, b: int) -> bool:
        """ "X was asked", "X was told": the words [a, b) lead to what others say to their subject."""
        last = next((v for v in range(b - 1, a - 1, -1) if self.w.low[v] in self.verbs.forms), None)
        return last is not None and self.w.low[last] in ("asked", "told") and self.verbs.passive(last)

    def companion(self, v: int, a: int) -> Phrase | None:
        """ ", with Holm promising ...": the subject of a participle after "with"."""
        w = self.w
        for i in range(v - 2, max(a, v - 8) - 1, -1):
            if w.low[i] == "with":
                phrase = self.phrases.phrase_starting(i + 1, v)
                apart = w.text[v - 1] == "," and phrase is not None and phrase.kind != "name"  # "came with a shot at him, saying"
                return phrase if phrase and phrase.kind != "pronoun" and not apart else None
            if w.text[i] == "," or self.verbs.is_verb(i):
                return None
        return None

    def same_as_verb(self, v: int, a: int) -> Phrase | None:
        """ "They will meet soon, Holm said, adding ...": the participle belongs to the verb of saying before the comma."""
        w = self.w
        if v - 2 <= a or w.text[v - 1] not in (",", "and"):
            return None
        u = v - 2
        while u > a and (w.low[u] in DAYS or w.low[u] in BEFORE_DAYS):
            u -= 1
        return self.phrases.subject_before(u, a) if self.verbs.is_cue(u, self.verbs.plain) and not self.verbs.passive(u) else None

    def clause_subject(self, a: int, v: int) -> Phrase | None:
        """The subject of the last clause before word `v` that has one of its own, else of the sentence."""
        w = self.w
        for i in range(v - 1, a, -1):
            if w.low[i] in CLAUSE_JOINTS and not w.quoted[i]:
                phrase = self.phrases.phrase_starting(i + 1, v)
                if phrase and phrase.kind in ("name", "pronoun") and phrase.last < v and self._verb_at(phrase.last, v):
                    return phrase
        return self.sentence_subject(a, v)

    def of_last_clause(self, a: int, v: int) -> Phrase | None:
        """The name that is the subject of the last clause after an "after", "when" or the like before word `v`, else the sentence's."""
        named = (
            self._named_subject(i + 1, v) for i in range(v - 1, a, -1) if self.w.low[i] in SUBORDINATING and not self.w.quoted[i]
        )
        return next(filter(None, named), None) or self.sentence_subject(a, v)

    def of_opening_clause(self, a: int, b: int) -> Phrase | None:
        """The name that is the subject of the clause which a "when", "if" or the like opens the words [a, b) with."""
        phrase = self.phrases.phrase_starting(a + 1, b) if self.w.low[a] in SUBORDINATORS else None
        alone = phrase is not None and phrase.last < b and self.w.text[phrase.last] not in POSSESSIVE
        return phrase if phrase and phrase.kind == "name" and alone else None

    def _named_subject(self, i: int, v: int) -> Phrase | None:
        phrase = self.phrases.phrase_starting(i, v)
        named = phrase is not None and phrase.kind == "name" and phrase.last < v and self._verb_at(phrase.last, v)
        return phrase if named else None

    def of_joined(self, a: int, v: int) -> Phrase | None:
        """The subject of a verb that an "and" joins to one before: of the sentence when that is somebody, else of the last clause."""
        phrase = self.sentence_subject(a, v)
        if phrase and phrase.kind in ("name", "pronoun"):
            return phrase
        return self.of_last_clause(a, v) or self.clause_subject(a, v) or self.of_opening_clause(a, v)

    def _verb_at(self, i: int, stop: int) -> bool:
        """Something like a finite verb at word `i`, or after the adverb there."""
        if i + 1 < stop and self.w.low[i].endswith("ly"):
            i += 1
        low = self.w.low[i]
        return (
            i < stop
            and (low in self.verbs.forms or low in self.lex["aux"] or low.endswith(("ed", "s")) or low in PAST)
            and low not in ("'s", "’s")
        )

    def sentence_subject(self, a: int, b: int) -> Phrase | None:
        """The first noun phrase of the words [a, b) after introductory phrases: "In May, while in Ohio, X ..." is X."""
        w = self.w
        a = max(a, min(w.after_dateline(w.paragraph[a]), b)) if a < b else a
        i = self._past_quotation(a, b)
        if i < b and self.verbs.is_cue(i, INVERTING) and not w.cap[i]:
            return self.phrases.phrase_starting(i + 1, b)
        for _ in range(5):
            while i < b and (w.text[i] in (",", "—", "–", "(", "“", "”", '"', "-", "•", "''") or w.low[i] in LEADING):
                i += 1
            i += 2 * self._time_without_comma(i, b)
            i = self._past_time(i, b)
            opening = w.low[i] if i < b else ""
            if (
                opening in PREPOSITIONS
                or opening in SUBORDINATORS
                or opening.endswith(("ing", "ly"))
                or (opening.endswith("ed") and i not in self.phrases.names and w.cap[i + 1 : i + 2] != [True])
                or opening in INTRODUCTORY
                or self._introduces(i, b)
            ):
                start = i
                while i < b and w.text[i] not in (",", ";"):
                    i += 1
                if presented := self._presented(start, i):
                    return presented
                if i >= b:
                    return self.fronted.pronoun_without_comma(start, b)
                continue
            phrase = self.phrases.phrase_starting(i, b)
            if i > a and phrase and phrase.kind == "noun" and phrase.first == i and self._goes_on(i, b):
                i = next((k for k in range(i, b) if w.text[k] == ","), b)
                continue
            if phrase is None or phrase.last >= b:
                return phrase if phrase and phrase.kind in ("name", "pronoun") else None
            return self.fronted.pronoun(phrase, b) or self.phrases.name_in_apposition(phrase, b) or phrase
        return None

    def _past_quotation(self, a: int, b: int) -> int:
        """The first word of [a, b) after the quotation that opens it, where one does and words follow it."""
        w = self.w
        i = a
        while i < b and (w.quoted[i] or not w.text[i][0].isalnum()):
            i += 1
        return i if i < b and any(w.quoted[a:i]) else a

    def _presented(self, a: int, b: int) -> Phrase | None:
        """ "Among those in the queue was Anna Holm, a nurse": the name that a verb of place brings in, in the words [a, b)."""
        for k in range(a + 2, b - 1):
            if self.w.low[k] in PRESENTING:
                phrase = self.phrases.phrase_starting(k + 1, b)
                return phrase if phrase and phrase.kind == "name" else None
        return None

    def _past_time(self, i: int, b: int) -> int:
        """The word after "On Tuesday", "In 2019", "Earlier this month", where no comma follows; `i` where none opens the words."""
        w, k, after = self.w, i, i
        while k < b and (w.low[k] in OF_A_TIME or w.low[k] in DAYS or w.low[k] in NOT_HEADS or is_a_year(w.low[k])):
            k += 1
            after = after if w.low[k - 1] in OF_A_TIME else k
        return after if after < b and w.text[after][0].isalnum() and w.low[after] not in PREPOSITIONS else i

    def _time_without_comma(self, i: int, b: int) -> bool:
        w = self.w
        return i + 3 < b and w.low[i] in BEFORE_A_TIME and w.low[i + 1] in NOT_HEADS and w.text[i + 2] != ","

    def _goes_on(self, i: int, b: int) -> bool:
        """ "In a wide-ranging, in-prison interview, ...": the second of two adjectives, not a subject."""
        w = self.w
        return w.text[i - 1] == "," and "-" in w.text[i] and not w.cap[i] and any(w.text[k] == "," for k in range(i, b))

    def _introduces(self, i: int, b: int) -> bool:
        """ "A few days later, ...", "Calif., ...", "Nevertheless, ...": time, place or adverb before a comma, not the subject."""
        w = self.w
        comma = next((k for k in range(i + 1, min(b, i + 7)) if w.text[k] == ","), None)
        if comma is None:
            return False
        last = w.low[comma - 1]
        abbreviated = comma == i + 1 and w.text[i].endswith(".") and w.cap[i]
        if self.phrases.opens_as_adverb(i):
            return True
        return abbreviated or last in AFTERWARDS or (comma - i <= 2 and self._is_place(i, comma))

    def _is_place(self, first: int, last: int) -> bool:
        places = self.lex["places"]
        return self.w.low[first].rstrip(".") in places or " ".join(self.w.low[first:last]) in places

    def asked(self, a: int, b: int) -> Phrase | None:
        """Who is asked in the words [a, b), by name: "I asked the painter Bert Kolm what ..."; who asks does not answer."""
        w = self.w
        for i in range(a + 1, b - 1):
            if w.low[i] in PUT_QUESTIONS and not w.quoted[i] and w.low[i - 1] not in FINITE:
                phrase = self.phrases.phrase_starting(i + 1, b)
                return phrase if phrase and phrase.kind == "name" else None
        return None

    def _body_ending(self, i: int, a: int) -> Phrase | None:
        """The body whose name ends before word `i`: "The Ledger's conclusion"."""
        phrase = self.phrases.phrase_ending(i - 1, a) if i > a and self.w.cap[i - 1] else None
        return phrase if phrase and phrase.kind == "body" else None

    def owner(self, n: int, a: int) -> Phrase | None:
        """The name or pronoun that the noun at word `n` belongs to: "his final answer", "Holm's answer"."""
        w = self.w
        for i in range(n - 1, max(a, n - 4) - 1, -1):
            if w.low[i] in PERSONAL_POSSESSIVES:
                return Phrase(i, i + 1, "pronoun")
            if w.text[i] in POSSESSIVE:
                return self.phrases.name_ending(i, a) or self._body_ending(i, a)
            if w.low[i] in PREPOSITIONS or w.low[i] in SUBORDINATORS or not w.text[i][0].isalpha():
                return None
        return None

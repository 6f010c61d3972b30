"""Where a clause begins that a verb of saying governs, and where it ends, without a parser."""

from __future__ import annotations

from briefing.analysis.language.classes import (
    ADVERBS,
    AFTER_VERB,
    ALSO_COORDINATING,
    ARTICLES,
    CIRCUMSTANCE,
    CIRCUMSTANTIAL,
    CLAUSE_OPENERS,
    CLAUSE_PRONOUNS,
    COORDINATORS,
    DAYS,
    DEMONSTRATIVES,
    DETERMINERS,
    ENDING_AFTER_COMMA,
    FINITE,
    INTRODUCING,
    NOT_HEADS,
    NOUNS_IN_LY,
    PAST,
    PAST_AUXILIARIES,
    PREPOSITIONS,
    RELATIVE,
    SINGULAR_FINITE,
    SUBORDINATORS,
    TIME,
)
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.lexicon.lists import closed_class

SHORTEST = 3
"""words of a clause"""
BEFORE_A_DAY = closed_class("before_a_day")
DASHES = frozenset(("—", "–", "--"))
CLAUSE_STOPS = frozenset((";", ":"))
REFLEXIVE = closed_class("reflexive") | {"out", "up"}
OPENS_INSERTION = SUBORDINATORS | PREPOSITIONS
NO_PLURAL_NOUN = ("s", "ly", "ing")


class Clauses:
    def __init__(self, cues: Cues) -> None:
        self.w, self.lex, self.cues, self.phrases = cues.w, cues.lex, cues, cues.phrases
        self.verbs = cues.verbs.forms

    def clause_opens(self, i: int, stop: int) -> bool:
        """A clause begins at word `i`: a noun phrase, what hangs on it, and a finite verb."""
        w = self.w
        if i >= stop - 1 or not w.text[i][0].isalnum() or w.low[i] in FINITE or w.low[i] in ADVERBS or w.low[i] in REFLEXIVE:
            return False
        if w.low[i] in CLAUSE_PRONOUNS:
            return w.low[i + 1] not in PREPOSITIONS
        if w.low[i] in DEMONSTRATIVES and w.low[i + 1] in FINITE:
            return True
        if w.low[i] == "if":
            return any(w.low[k] in FINITE for k in range(i + 1, min(stop, i + 30)))
        if w.low[i] in CLAUSE_OPENERS:
            comma = next((k for k in range(i + 1, min(stop, i + 16)) if w.text[k] == ","), stop)
            return comma + 2 < stop and self.clause_opens(comma + 1, stop)
        return self.starts_phrase(i) and self.verb_follows(i, stop)

    def starts_phrase(self, i: int) -> bool:
        """A noun phrase may begin at word `i`."""
        w = self.w
        low = w.low[i]
        return (
            low not in PREPOSITIONS
            and low not in SUBORDINATORS
            and not self.is_time(i)
            and not (low in self.verbs and not w.cap[i])
            and not (low.endswith("ly") and not w.cap[i] and low not in NOUNS_IN_LY)
        )

    def is_time(self, i: int) -> bool:
        """ "Sunday", "this week", "last year": a day, or a word of time before or after another."""
        low = self.w.low
        if low[i] in NOT_HEADS:
            return low[i - 1] in TIME
        if low[i] in ("this", "last"):
            return low[i + 1 : i + 2] != [] and (low[i + 1] in NOT_HEADS or low[i + 1] in DAYS)
        return low[i] in TIME and self.w.text[i + 1 : i + 2] not in (["'s"], ["’s"])

    def verb_follows(self, i: int, stop: int) -> bool:
        """The noun phrase at word `i` has a finite verb: not one of a relative clause inside it."""
        w, relative, k = self.w, 0, i
        for _ in range(18):
            k += 1
            if k + 1 >= stop:
                return False
            low = w.low[k]
            if w.text[k] == "," or w.text[k] in DASHES or w.text[k] == "(":
                k = next((n for n in range(k + 1, min(stop, k + 30)) if w.text[n] in (",", ")") or w.text[n] in DASHES), stop)
            elif low in ("and", "but") and self.second_verb(k + 1, stop):
                return False
            elif low in RELATIVE:
                relative += 1
            elif low in SUBORDINATORS and low not in ALSO_COORDINATING:
                return False
            elif self.finite(k, stop):
                if not relative:
                    return True
                relative -= 1
        return False

    def finite(self, k: int, stop: int) -> bool:
        """A finite verb at word `k`, as far as its ending and its neighbours tell."""
        w = self.w
        low, before = w.low[k], w.low[k - 1]
        after = w.low[k + 1] if k + 1 < stop else ""
        if (before in PREPOSITIONS or before in DETERMINERS) and low.endswith("s") and low.isalpha():
            return low in SINGULAR_FINITE
        if low in FINITE or low in PAST:
            return True
        if (
            w.cap[k]
            or not low.isalpha()
            or before in DETERMINERS
            or before in PREPOSITIONS
            or low in PREPOSITIONS
            or low in ADVERBS
        ):
            return False
        if low.endswith("ed"):
            adverb = before in ADVERBS or before.endswith("ly")
            return (adverb or before not in self.lex["aux"]) and (
                after in AFTER_VERB
                or after.endswith("ly")
                or w.cap[k - 1]
                or before.endswith("s")
                or not self.lex.is_common(after)
            )
        if low in self.verbs and self.verbs[low][1] == "s":
            return True
        third = low.endswith("s") and not before.endswith("s")
        plural = before.endswith("s") and not low.endswith(NO_PLURAL_NOUN)
        return (third or plural) and after in AFTER_VERB and after != "of"

    def second_verb(self, i: int, stop: int) -> bool:
        """ "... and said", "... but he added": another verb of saying with or without a subject begins at word `i`."""
        i = self.past_auxiliaries(i, stop)
        if i < stop and self.w.low[i] in CLAUSE_PRONOUNS:
            i = self.past_auxiliaries(i + 1, stop)
        return i < stop and self.cues.verbs.is_verb(i, self.cues.verbs.plain)

    def past_auxiliaries(self, i: int, stop: int) -> int:
        """Past adverbs, "has", "did not"."""
        low = self.w.low
        while i < stop and (low[i] in ADVERBS or low[i] in PAST_AUXILIARIES):
            i += 1
        return i

    def past_circumstance(self, i: int, stop: int) -> int:
        """Past "on Monday", "in an interview", "for weeks", "however" after a verb of saying."""
        w = self.w
        k = i
        while k < min(stop, i + 10):
            if self.is_time(k) or w.low[k] in ADVERBS or (w.text[k] == "," and k > i):
                k += 1
            elif w.text[k] in DASHES:
                k = next((n + 1 for n in range(k + 1, min(stop, k + 14)) if w.text[n] in DASHES), stop)
            elif w.low[k] in CIRCUMSTANTIAL and k + 1 < stop:
                phrase = self.phrases.phrase_starting(k + 1, stop)
                if w.low[k + 1] in TIME or w.low[k + 1] in ARTICLES:
                    k += 2
                    while (
                        k < stop
                        and k < i + 10
                        and w.low[k] not in PREPOSITIONS
                        and w.low[k] not in SUBORDINATORS
                        and w.text[k] != ","
                        and w.low[k] not in CLAUSE_PRONOUNS
                    ):
                        k += 1
                elif phrase:
                    k = phrase.last
                else:
                    break
            else:
                break
        return k

    def until(
        self, start: int, stop: int, v: int, *, phrase: bool = False, bare: bool = False, least: int = 0
    ) -> tuple[int, int]:
        """Words [start, end) of what is said: to the end of the sentence or where another clause takes over.

        A `phrase` is no clause, an infinitive is `bare`: neither has a finite verb of its own.
        """
        w, verbless = self.w, phrase or bare
        first_comma_ends = phrase or self.introduced(v)
        opening = w.low[start] in OPENS_INSERTION and not (first_comma_ends and w.low[start] == "whether")
        i = max(start + 1, least)
        while i < stop:
            text = w.text[i]
            if text in CLAUSE_STOPS:
                break
            if text in DASHES and i - start >= SHORTEST:
                close = next((k for k in range(i + 1, min(stop, i + 24)) if w.text[k] in DASHES), None)
                if close is not None:
                    i = close
                elif w.low[i + 1 : i + 2] != ["and"]:
                    break
            elif text == "," and i + 1 < stop:
                if verbless and self.next_verb(i + 1, stop):
                    break
                if opening:
                    opening = False
                elif inserted := self.insertion(i, stop):
                    i = inserted
                elif self.comma_ends(i, start, stop, first_comma_ends):
                    break
            elif self.word_ends(i, start, stop, phrase) or (verbless and self.next_verb(i, stop)):
                break
            i += 1
        while i > start and (
            w.low[i - 1] in COORDINATORS or not (w.text[i - 1][0].isalnum() or w.text[i - 1] in ("%", ")", "”", '"', "''"))
        ):
            i -= 1
        return start, self.without_day(start, i) if phrase else i

    def word_ends(self, i: int, start: int, stop: int, phrase: bool) -> bool:
        low = self.w.low[i]
        if low == "according":
            return True
        if i - start < 2:
            return False
        return (low in ("and", "but") and self.second_verb(i + 1, stop)) or (phrase and low in CIRCUMSTANCE)

    def next_verb(self, i: int, stop: int) -> bool:
        """ "... and has gone": words from "and" on that are the next verb of the one who speaks."""
        return self.w.low[i] in ("and", "but") and self.finite_at(i + 1, stop)

    def finite_at(self, i: int, stop: int) -> bool:
        """A finite verb at word `i`, adverbs aside, whatever stands before it."""
        w = self.w
        while i < stop and w.low[i] in ADVERBS:
            i += 1
        if i >= stop or w.low[i] in FINITE or w.low[i] in PAST:
            return i < stop
        return self.cues.verbs.in_ed(i) and (i + 1 >= stop or w.low[i + 1] in AFTER_VERB or w.cap[i + 1])

    def without_day(self, start: int, end: int) -> int:
        """The end of a phrase without the day on which it was said: "the wall on Monday", "the wall last week"."""
        w, i = self.w, end
        while i - 1 > start and (self.is_time(i - 1) or w.low[i - 1] in DAYS):
            i -= 1
        if i < end and i - 1 > start and w.low[i - 1] in BEFORE_A_DAY:
            i -= 1
        return end if w.low[i - 1] in PREPOSITIONS else i

    def insertion(self, comma: int, stop: int) -> int | None:
        """The comma that closes what is inserted after a subject: ", or ISIS, has used"."""
        w = self.w
        close = next((k for k in range(comma + 1, min(stop - 1, comma + 12)) if w.text[k] == ","), None)
        return close if close and w.low[close + 1] in FINITE else None

    def introduced(self, v: int) -> bool:
        """True in a clause that only introduces another one: "While he said he would come, ..."."""
        w = self.w
        i = v
        while i > 0 and w.sentence[i - 1] == w.sentence[v] and w.text[i - 1] not in (",", ";") and v - i < 8:
            i -= 1
        return w.low[i] in INTRODUCING

    def comma_ends(self, i: int, start: int, stop: int, first: bool) -> bool:
        w = self.w
        after = w.low[i + 1]
        if first:
            return after not in ("or", "including") and not (after == "and" and not self.clause_opens(i + 2, stop))
        if i - start >= 5 and (after in ENDING_AFTER_COMMA or (after.endswith("ing") and after != "including")):
            return True
        if after == "and":
            return self.second_verb(i + 2, stop)
        if after in FINITE:
            return False
        named = self.phrases.phrase_starting(i + 1, stop)
        return named is not None and named.last < stop and self.cues.verbs.is_verb(named.last, self.cues.verbs.plain)

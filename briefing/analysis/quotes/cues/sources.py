"""Who speaks without being the subject of a verb of saying: behind a passive, made to speak, quoted by a paper, in so many words.

"described by [Holm] as “…” ", "prompting [Holm] to say", "quoted [Holm] as saying", "in the words of [Holm], “…” ".
"""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.language.classes import (
    ARTICLES,
    BARE_SUBJECTS,
    DETERMINERS,
    FINITE,
    PERSONAL_POSSESSIVES,
    POSSESSIVE,
    PREPOSITIONS,
    SUBORDINATORS,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases import Phrases
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.closing import Attribution
from briefing.analysis.quotes.cues.messages import DOCUMENTS
from briefing.analysis.quotes.cues.verbs import Verbs
from briefing.lexicon.lists import closed_class, verb_forms, word_list

NO_SUBJECT = PREPOSITIONS | SUBORDINATORS
CAUSING = frozenset(verb_forms(word_list("quotes", "causing")))
QUOTING = frozenset(verb_forms(word_list("quotes", "quoting")))
PERCEIVING = frozenset(low for low, (_, form) in verb_forms(word_list("quotes", "perceiving")).items() if form != "base")
"""without "film", "record" and "show", which are nouns as well"""
OPINIONS = frozenset(word_list("quotes", "opinions"))
BEFORE_OPENING = closed_class("before_opening_participle")
BY_WHOM = closed_class("by_whom")
CONJUNCTS = closed_class("conjuncts")
FOR_WHOM = closed_class("for_whom")
DONE_IN_DOCUMENTS = closed_class("done_in_documents")
BEFORE_DONE = closed_class("before_done")
LONGEST_DOCUMENT = 5
"""words of "The agency's first report" """
FARTHEST_BY = 3
"""words from a passive to its "by" """
FARTHEST_OBJECT = 10
"""words between a verb and what its object does"""


class Sources:
    def __init__(self, words: Words, phrases: Phrases, verbs: Verbs) -> None:
        self.w, self.phrases, self.verbs = words, phrases, verbs

    def around(self, before: tuple[int, int], after: tuple[int, int]) -> Attribution | None:
        """Who speaks a quotation between the words `before` and `after` of one sentence, where no verb beside it tells."""
        return self.agent_after(before, after) or self.opening(before, after) or self.in_so_many_words(*after)

    def parenthetical(self, found: Attribution, a: int, b: int) -> Attribution | None:
        """ "The wall, Holm said in May, is “…” ": the subject before the attribution belongs to what is said, as the verb after it does."""
        w, v = self.w, found.cue_first
        opens = next((i for i in range(found.phrase.first - 1, max(a, found.phrase.first - 4), -1) if w.text[i] == ","), a)
        closes = next((i for i in range(v + 1, min(b - 1, v + FARTHEST_OBJECT)) if w.text[i] == ","), b)
        if opens == a or closes == b or w.low[closes + 1] not in FINITE or w.low[a] in NO_SUBJECT:
            return None
        return replace(found, content_from=a, gap=(opens, closes + 1))

    def agent(self, v: int, b: int) -> Attribution | None:
        """ "described by Holm as “…” ": who is behind the passive at word `v`."""
        low = self.w.low
        by = next((i for i in range(v + 1, min(v + 1 + FARTHEST_BY, b)) if low[i] == "by"), b)
        phrase = self.somebody(by + 1, b)
        if phrase is None or (phrase.last < b and low[phrase.last] not in NO_SUBJECT):
            return None  # "The plan, written by Osei, is “…” "
        return Attribution(phrase, v, by + 1, "agent")

    def agent_after(self, before: tuple[int, int], after: tuple[int, int]) -> Attribution | None:
        """ "dismissed as “…” by Holm": the passive before the quotation, and who is behind it after it."""
        (a, b), (first, last) = before, after
        if first >= last or self.w.low[first] != "by":
            return None
        passive = next((v for v in range(b - 1, a, -1) if self.verbs.is_cue(v)), None)
        phrase = self.somebody(first + 1, last)
        behind = passive is not None and phrase is not None and self.verbs.passive(passive)
        return Attribution(phrase, passive, passive + 1, "agent") if behind and phrase and passive is not None else None

    def somebody(self, i: int, stop: int) -> Phrase | None:
        """The phrase at word `i` that may stand for who speaks: "by phone" is nobody."""
        phrase = self.phrases.phrase_starting(i, stop) if i < stop else None
        bare = phrase is not None and phrase.kind == "noun" and self.w.low[i] not in DETERMINERS
        return None if phrase is None or (bare and not self.w.low[phrase.last - 1].endswith("s")) else phrase

    def owner_after(self, n: int, b: int) -> Phrase | None:
        """ "The warning by Holm that": whose the noun at word `n` is, behind it."""
        return self.somebody(n + 2, b) if n + 2 < b and self.w.low[n + 1] in BY_WHOM else None

    def made_to(self, v: int, a: int) -> Phrase | None:
        """ "prompting Holm to say": the object of the verb that makes somebody speak at word `v`."""
        if self.w.low[v - 1] != "to":
            return None
        return self._object_of(CAUSING, v - 1, a)

    def quoted(self, v: int, a: int) -> Phrase | None:
        """ "quoted Holm as saying": whom a paper quotes with the participle at word `v`."""
        return self._object_of(QUOTING, v - 1, a) if self.w.low[v - 1] == "as" else None

    def perceived(self, v: int, a: int) -> Phrase | None:
        """ "heard people chanting": who is heard with the participle at word `v`."""
        return self._object_of(PERCEIVING, v, a)

    def _object_of(self, forms: frozenset[str], end: int, a: int) -> Phrase | None:
        """The object, straight before word `end`, of the nearest verb of `forms`."""
        w = self.w
        for u in range(end - 2, max(a, end - FARTHEST_OBJECT) - 1, -1):
            if w.low[u] in forms and not w.cap[u]:
                phrase = self.phrases.phrase_starting(u + 1, end)
                described = phrase is not None and w.text[end - 1] == w.text[phrase.last] == "," and phrase.last < end - 1
                hangs = phrase is not None and w.low[phrase.last] in PREPOSITIONS - {"to"}
                return phrase if phrase and (phrase.last == end or described or hangs) else None
        return None

    def in_so_many_words(self, a: int, b: int) -> Attribution | None:
        """ "in the words of Holm,", "in Holm's view,", "as Holm puts it,", "according to Holm," among the words [a, b)."""
        low = self.w.low
        for i in range(a, b - 2):
            if low[i] == "according" and low[i + 1] == "to":
                phrase = self.phrases.behind_preposition(i + 2, b)
                numbered = (
                    phrase is not None and self.w.text[phrase.last - 1].isdigit()
                )  # "Article 13" says whose it is elsewhere
                return Attribution(phrase, i, i + 2, "according-to") if phrase and not numbered else None
            if low[i] == "in" and (phrase := self._in_words_of(i, b) or self._in_own_words(i, b)):
                return Attribution(phrase, i, i + 1, "in-words-of")
            if low[i] == "as" and (phrase := self._put_it(i, b)):
                return Attribution(phrase, phrase.last, phrase.last + 2, "in-words-of")
        return None

    def _in_words_of(self, i: int, b: int) -> Phrase | None:
        """ "in the words of Holm" """
        low = self.w.low
        of = i + 3
        fits = of + 1 < b and low[i + 1] in ARTICLES and low[i + 2] in OPINIONS and low[of] == "of"
        return self.somebody(of + 1, b) if fits else None

    def _in_own_words(self, i: int, b: int) -> Phrase | None:
        """ "in Holm's words", "in her words" """
        w = self.w
        if i + 2 < b and w.low[i + 1] in PERSONAL_POSSESSIVES and w.low[i + 2] in OPINIONS:
            return Phrase(i + 1, i + 2, "pronoun")
        for k in range(i + 1, min(i + 6, b - 1)):
            if w.text[k] in POSSESSIVE and w.low[k + 1] in OPINIONS:
                phrase = self.phrases.name_ending(k, i) or self.phrases.phrase_starting(i + 1, k)
                return phrase if phrase and phrase.last == k else None
        return None

    def who_is(self, a: int, b: int) -> Attribution | None:
        """ "according to Holm, who is “…”": of whom the clause is that ends at the mark."""
        low = self.w.low
        if b - a < 4 or low[b - 2] != "who" or low[b - 1] not in FINITE:
            return None
        phrase = self.phrases.phrase_ending(b - 2, a)
        known = phrase is not None and phrase.antecedent is not None and low[phrase.antecedent[0]] not in BARE_SUBJECTS
        return Attribution(phrase, b - 2, b, "clause-subject") if phrase and known else None

    def for_whom(self, a: int, b: int) -> Attribution | None:
        """ "For Holm, the plan is “…”": a person for whom it is so, at the start of the sentence."""
        w = self.w
        if b - a < 3 or w.low[a] not in FOR_WHOM:
            return None
        phrase = self.phrases.phrase_starting(a + 1, b)
        named = phrase is not None and phrase.kind == "name" and "," in w.text[phrase.last : b]
        return Attribution(phrase, a, a + 1, "in-words-of") if phrase and named else None

    def cited(self, a: int, b: int) -> Phrase | None:
        """The name or pronoun after the "according to" of the words [a, b)."""
        i = next((i for i in range(a, b - 2) if self.w.low[i : i + 2] == ["according", "to"] and not self.w.quoted[i]), None)
        phrase = self.phrases.behind_preposition(i + 2, b) if i is not None else None
        return phrase if phrase and phrase.kind != "noun" else None

    def document(self, a: int, b: int) -> Phrase | None:
        """ "The affidavit links the mayor to “…” ": what is in marks of a document that lists, links or cites is its own."""
        w = self.w
        noun = next((k for k in range(a + 1, min(b, a + LONGEST_DOCUMENT)) if w.low[k] in DOCUMENTS and not w.cap[k]), b)
        v = next((i for i in range(noun + 1, b) if w.low[i] not in BEFORE_DONE), b)
        told = v < b and w.low[a] in DETERMINERS and w.low[v] in DONE_IN_DOCUMENTS
        return Phrase(a, noun + 1, "noun") if told else None

    def _put_it(self, i: int, b: int) -> Phrase | None:
        """ "as Holm puts it" """
        phrase = self.phrases.phrase_starting(i + 1, b)
        put = phrase is not None and self.w.low[phrase.last : phrase.last + 2] in (["put", "it"], ["puts", "it"])
        return phrase if put else None

    def opening(self, before: tuple[int, int], after: tuple[int, int]) -> Attribution | None:
        """ "After saying that “…,” Holm left": whose the participle is that opens the sentence."""
        w = self.w
        (a, b), (i, stop) = before, after
        v = a + (a < b and w.low[a] in BEFORE_OPENING)
        if v >= b or not self.verbs.is_cue(v) or not w.low[v].endswith("ing"):
            return None
        if not self.verbs.is_cue(v, self.verbs.plain) and any(w.low[k] in FINITE for k in range(v, b)):
            return None  # "Likening the two could be “…” ": the verb's subject, and no participle
        while i < stop and (not w.text[i][0].isalnum() or w.low[i] in CONJUNCTS):
            i += 1
        phrase = self.somebody(i, stop)
        return Attribution(phrase, v, v + 1, "participle") if phrase and w.low[i] not in FINITE else None

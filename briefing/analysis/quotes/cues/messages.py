"""Whose the words are that stand in something written: "a letter from Holm that said", "a banner saying".

Who reads, gets or holds up such a thing does not say what stands in it; who sends or leaves it does.
"""

from __future__ import annotations

from briefing.analysis.language.classes import COORDINATORS, DETERMINERS, RELATIVE_SUBJECTS, SUBORDINATORS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases import Phrases
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.subjects import Subjects
from briefing.lexicon.lists import closed_class, verb_forms, word_list

INSCRIBED = closed_class("inscribed")
MESSAGES = frozenset(word_list("quotes", "messages"))
TAKING = frozenset(verb_forms(word_list("quotes", "taking")))
MAKING = frozenset(verb_forms(word_list("quotes", "making")))
DOCUMENTS = frozenset(word_list("references", "documents"))
SPEAKING_PAPERS = DOCUMENTS | frozenset(word_list("reported", "evidence_nouns"))
BY_SENDER = closed_class("by_sender")
FARTHEST_SENDER = 10
"""words from a message to the verb behind its sender: "a letter from the head of the union of nurses that said" """
FARTHEST_VERB = 8
"""words from the verb to what somebody gets, shows or writes"""


class Messages:
    def __init__(self, words: Words, phrases: Phrases, subjects: Subjects) -> None:
        self.w, self.phrases, self.subjects = words, phrases, subjects

    def holder(self, v: int, a: int) -> Phrase | None:
        """What or who says the words of the thing before the verb at word `v`; None where who sends it does, or there is none."""
        low, k = self.w.low, v - 1 - (self.w.low[v - 1] in RELATIVE_SUBJECTS)
        if k < a or not (k < v - 1 or low[v].endswith("ing")):
            return None
        if low[k] in INSCRIBED:
            return self._thing(k, a)
        if low[k] in MESSAGES:
            return self._of_message(k, a)
        return self._sender(k, a)

    def paper(self, v: int, a: int) -> Phrase | None:
        """ "a report that described him as": what the "that" stands for is the subject of the verb at word `v`, unless its writer is told."""
        low, k = self.w.low, v - 2
        if k < a or low[v - 1] != "that" or low[k] not in SPEAKING_PAPERS:
            return None
        thing = self.phrases.phrase_ending(k, a)
        if thing and thing.first > a and low[thing.first - 1] in ("in", "with"):
            return None  # "In a letter that called it “a gift,” Holm urged the council": she may say both
        return self.subjects.sentence_subject(a, v) if thing and self._verb_before(k, a, MAKING) else thing

    def _thing(self, k: int, a: int) -> Phrase:
        return Phrase(k - (k > a and self.w.low[k - 1] in DETERMINERS), k + 1, "noun")

    def _of_message(self, k: int, a: int) -> Phrase | None:
        """ "read Osei's letter that said": whose it is, else the letter itself, where somebody only gets or shows it."""
        if not self._verb_before(k, a, TAKING):
            return None  # who sends or leaves it says so
        return self.subjects.owner(k, a) or self._thing(k, a)

    def _sender(self, k: int, a: int) -> Phrase | None:
        """ "a letter from Osei that said": the phrase that ends with word `k` and that "from" or "by" hangs on a message."""
        w = self.w
        for i in range(k - 1, max(a, k - FARTHEST_SENDER), -1):
            if not w.text[i][0].isalnum() or w.quoted[i]:
                return None
            if w.low[i] in BY_SENDER and w.low[i - 1] in MESSAGES:
                return self.phrases.phrase_starting(i + 1, k + 1)
        return None

    def _verb_before(self, k: int, a: int, forms: frozenset[str]) -> bool:
        """The nearest verb before the thing at word `k`, in its clause, is one of `forms`."""
        w = self.w
        for i in range(k - 1, max(a, k - FARTHEST_VERB) - 1, -1):
            if w.low[i] in forms and not w.cap[i]:
                return True
            if not w.text[i][0].isalnum() or w.low[i] in SUBORDINATORS - COORDINATORS:
                return False
        return False

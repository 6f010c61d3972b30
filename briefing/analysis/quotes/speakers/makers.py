"""Who makes a document without being named beside it: who sued, where it is a lawsuit; who published or told in the sentence before."""

from __future__ import annotations

from typing import Protocol

from briefing.analysis.language.classes import DAYS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.verbs import MAKES_PASSIVE
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent, Turns
from briefing.analysis.quotes.speakers.short_forms import BODIES
from briefing.lexicon.lists import closed_class, word_list

PUBLISHING = frozenset(word_list("references", "publishing"))
SENT = closed_class("documents_sent")
"""documents that come from those who speak in them; a report comes "from the scene" too"""
SUITS = closed_class("suits")
SUING = closed_class("suing")
PIECES = closed_class("pieces_of_papers")
MAKING = closed_class("making")
"""what a person does who makes a document; to say something makes none"""
BEFORE_DAYS = closed_class("before_days")
REPORTED = frozenset(("reported", "reports"))
LONGEST_IN = 3
"""words of "in a long" before a document"""
LATELY = 3
"""sentences before a document, in which its author may have been told"""


class Resolver(Protocol):
    turns: Turns

    def referent(self, phrase: Phrase) -> Referent: ...

    def is_description(self, phrase: Phrase) -> bool: ...

    def name_of(self, phrase: Phrase) -> Phrase: ...


class Makers:
    def __init__(self, words: Words, cues: Cues, speakers: Resolver) -> None:
        self.w, self.cues, self.speakers = words, cues, speakers

    def of(self, head: str, at: int) -> Referent:
        """Who made the document at word `at`, by what its noun is."""
        if head in SUITS and (sued := self._who_sued(at)).known:
            return sued
        return self._who_told(head, at)

    def _who_sued(self, at: int) -> Referent:
        """ "The League has sued the maker ... the lawsuit says": the only one who sued before word `at`."""
        w = self.w
        found: list[Referent] = []
        for v in (v for v in range(1, at) if w.low[v] in SUING and not w.quoted[v] and w.low[v - 1] not in MAKES_PASSIVE):
            a = w.sentences[w.sentence[v]][0]
            subject = self.cues.phrases.subject_before(v, a)
            subject = subject and self.speakers.name_of(subject)
            if subject is None or subject.kind not in ("name", "body"):
                return NOBODY
            found.append(self.speakers.referent(subject))
        names = {(one.person, one.phrase and tuple(w.low[one.phrase.first : one.phrase.last])) for one in found}
        return found[0] if len(names) == 1 else NOBODY

    def _who_told(self, head: str, at: int) -> Referent:
        """ "In a statement, the ministry said ... the statement added": the subject of the last sentence that publishes or tells."""
        w = self.w
        if any(w.low[i] == head and not w.quoted[i] and "in" not in w.low[max(0, i - LONGEST_IN) : i] for i in range(at)):
            return NOBODY  # "said it would study the report": it was told of, and who made it was not
        for number in range(w.sentence[at] - 1, max(-1, w.sentence[at] - 1 - LATELY), -1):
            a, b = w.sentences[number]
            if w.paragraph[at] - w.paragraph[a] > 1:
                return NOBODY
            if w.all_quoted(a, b):
                continue
            subject = self.cues.subjects.sentence_subject(a, b)
            if subject is None or subject.last >= b or not self._tells(subject.last, head) or w.quoted[subject.first]:
                subject = self._announces(a, b)
            if subject is None:
                return NOBODY
            if subject.kind == "noun" and w.low[subject.last - 1] not in BODIES:
                return NOBODY
            found = self.speakers.referent(subject)
            if found.person is not None and head not in SENT and w.low[subject.last] not in MAKING:
                return NOBODY
            return found if found.known and (found.phrase is None or found.phrase.kind != "pronoun") else NOBODY
        return NOBODY

    def _announces(self, a: int, b: int) -> Phrase | None:
        """ "Holm was to come, but the Larch Party announced that ...": the body that is the subject of the last verb of publishing."""
        w = self.w
        v = next((v for v in range(b - 1, a, -1) if w.low[v] in PUBLISHING and not w.quoted[v]), a)
        subject = self.cues.phrases.subject_before(v, a) if v > a else None
        return subject if subject and subject.kind == "body" else None

    def _tells(self, v: int, head: str) -> bool:
        """A verb of publishing or telling follows the subject, the day aside: "The Larch Gazette on Monday reported"."""
        while v + 1 < self.w.count and (self.w.low[v] in BEFORE_DAYS or self.w.low[v] in DAYS):
            v += 1
        low = self.w.low[v]
        return low in PUBLISHING or (low in REPORTED and head in PIECES)

"""The attribution after a closing mark: " “…,” said X", " “…,” X said", " “…,” according to X", " “…”, as X points out"."""

from __future__ import annotations

from briefing.analysis.language.classes import FINITE, INDEFINITE, INVERTING, PARTICLES, PAST, PREPOSITIONS, SUBORDINATORS, TIME
from briefing.analysis.language.marks import Marked
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases import Phrases
from briefing.analysis.quotes.cues.closing import Attribution, Closing
from briefing.analysis.quotes.cues.nouns_of_saying import NounsOfSaying
from briefing.analysis.quotes.cues.verbs import Verbs
from briefing.lexicon.lists import closed_class

FURTHEST_CUE = 24
LONGEST_OF_ADVERBS = 2
"""words between a subject and its verb, "now also points out" """
LEADING_TO = closed_class("leading_to")
"""before "to" and a verb of saying: whoever was heard, or went on, to say it"""


class After:
    """The finders of one document that look behind a closing mark."""

    def __init__(self, phrases: Phrases, verbs: Verbs, closings: Closing, nouns: NounsOfSaying) -> None:
        self.w, self.lex, self.phrases, self.nouns = verbs.w, verbs.lex, phrases, nouns
        self.verbs, self.closings = verbs, closings

    def after(self, mark: Marked, a: int, b: int) -> Attribution | None:
        """ "…," said X / "…," X said / "…," according to X."""
        w = self.w
        mark_ends_open = w.source[mark.start : mark.end].rstrip().endswith(",")
        while a < b and (w.text[a] in (",", "—", "–", "--", "-", ")", "]", "…", "...", "'", "’", '"', "”")):
            a += 1
        if a >= b:
            return None
        if w.low[a] == "according" and a + 1 < b and w.low[a + 1] == "to":
            phrase = self.phrases.behind_preposition(a + 2, b)
            return Attribution(phrase, a, a + 2, "according-to") if phrase else None
        if (
            self.verbs.is_cue(a)
            and (w.low[a] in self.verbs.strong or w.low[a] in INVERTING)
            and (self.verbs.forms[w.low[a]][1] in ("ed", "s") or w.low[a] in INVERTING)
        ):
            phrase = self.phrases.phrase_starting(a + 1, b)
            if phrase and not (phrase.last < b and w.low[phrase.last] in FINITE):
                return Attribution(phrase, a, a + 1, "cue-inverted")
        if mark_ends_open and (found := self._past_inverted(a, b)):
            return found
        if found := self.nouns.message_of(a, b):
            return found
        if w.low[a] == "as" and (found := self._as_said(a + 1, b)):
            return found
        if self._of_before(a) or self.nouns.take_up(a, b):
            return None
        for forms in (self.verbs.strong, self.verbs.every):
            for v in range(a, min(b, a + FURTHEST_CUE)):
                heard = v > a and w.low[v - 1] == "heard"
                participle = self.verbs.is_cue(v, forms) and self.verbs.forms[w.low[v]][1] == "ing" and not heard
                if not self.verbs.is_cue(v, forms) or participle or self._spoken_of(v):
                    continue
                phrase = self._subject_behind(v, a)
                if phrase:
                    return Attribution(phrase, v, v + 1, "cue-after")
                if forms is not self.verbs.strong:
                    return None
        return self._any_verb_after(a, b) if mark_ends_open else None

    def _of_before(self, a: int) -> bool:
        """What opens with word `a` belongs to the sentence before the mark: a clause, or "…," saying the town had shown it."""
        low = self.w.low[a]
        participle = low.endswith("ing") and self.verbs.is_cue(a)
        return participle or low in SUBORDINATORS or (low in PREPOSITIONS and low != "like")

    def _subject_behind(self, v: int, a: int) -> Phrase | None:
        """The subject of the verb at word `v`; of none in "…”, an expression that some may feel was silly", which tells of the words."""
        low = self.w.low
        phrase = self._led_to(v, a) or self.phrases.subject_before(v, a)
        relative = phrase and low[a] in INDEFINITE and any(low[k] in ("that", "which") for k in range(a + 2, phrase.first))
        return None if relative else phrase

    def _spoken_of(self, v: int) -> bool:
        """A passive whose subject does not speak: "was told", and not "was quoted as saying"."""
        return self.verbs.passive(v) and self.w.low[v + 1 : v + 3] not in (["as", "saying"], ["as", "telling"])

    def _as_said(self, a: int, b: int) -> Attribution | None:
        """ "…”, as Anna Holm points out": the words [a, b) open with a subject and its verb of saying."""
        phrase = self.phrases.phrase_starting(a, b)
        if phrase is None or phrase.last >= b:
            return None
        verbs = range(phrase.last, min(b, phrase.last + LONGEST_OF_ADVERBS + 1))
        v = next((v for v in verbs if self.verbs.is_cue(v) or self.w.low[v : v + 2] in (["put", "it"], ["puts", "it"])), None)
        return Attribution(phrase, v, v + 1, "cue-after") if v is not None and not self.w.cap[v] else None

    def _led_to(self, v: int, a: int) -> Phrase | None:
        """The subject of "Holm was heard to say", "she went on to add": of what leads to the verb at word `v`."""
        w = self.w
        if v - 1 > a and w.low[v - 1] == "heard" and w.low[v].endswith("ing"):
            return self.phrases.subject_before(v - 1, a)
        if v - 2 <= a or w.low[v - 1] != "to" or w.low[v - 2] not in LEADING_TO:
            return None
        i = v - 2 if w.low[v - 2] != "on" else v - 3
        return self.phrases.subject_before(i, a) if i > a else None

    def _past_inverted(self, a: int, b: int) -> Attribution | None:
        """ "…," (officially) demanded Anna Holm of ...: after a comma inside the mark any verb in the past, and who did it."""
        w = self.w
        v = a + (w.low[a].endswith("ly") and not w.cap[a])
        if v + 1 >= b or not self._inverts(v):
            return None
        phrase = self.phrases.phrase_starting(v + 1 + (w.low[v + 1] in PARTICLES), b)
        if phrase is None or not (phrase.kind == "name" or (phrase.kind == "body" and w.low[v + 1] == "the")):
            return None
        ends = phrase.last >= b or not w.text[phrase.last][0].isalnum() or w.low[phrase.last] in PREPOSITIONS | TIME | {"who"}
        return Attribution(phrase, v, v + 1, "verb-after") if ends and w.text[phrase.last : phrase.last + 1] != ["'s"] else None

    def _inverts(self, v: int) -> bool:
        """A verb that may stand between a quotation and its subject: in the past, known to report, or with a particle."""
        low = self.w.low
        finite = low[v] in self.verbs.forms and self.verbs.forms[low[v]][1] in ("ed", "s") and not self.w.cap[v]
        return self.verbs.in_ed(v) or finite or (low[v] in PAST and low[v + 1] in PARTICLES)

    def _any_verb_after(self, a: int, b: int) -> Attribution | None:
        """ "…," the nominee riffed: after a comma inside the mark any verb in the past will do."""
        beside = self.phrases.phrase_starting(a, b)
        if beside and beside.kind in ("name", "pronoun") and beside.last < b and self._present(beside.last):
            return Attribution(beside, beside.last, beside.last + 1, "verb-after")
        for v in range(a + 1, min(b, a + 9)):
            if self.verbs.in_ed(v):
                phrase = self.phrases.subject_before(v, a)
                nearest = a + 1 + (self.w.low[a] in INDEFINITE)
                return Attribution(phrase, v, v + 1, "verb-after") if phrase and phrase.first <= nearest else None
        return None

    def _present(self, v: int) -> bool:
        """A verb in the present right after its subject, as far as its ending tells: "she shrugs"."""
        low = self.w.low[v]
        return (
            low.endswith("s")
            and low.isalpha()
            and not self.w.cap[v]
            and len(low) > 3
            and low not in FINITE
            and low not in self.lex["aux"]
        )

    def tail(self, a: int, b: int) -> Attribution | None:
        """ "…" and more words, X said: the attribution that ends the sentence, words [a, b) after the mark."""
        end = b
        while end > a and not self.w.text[end - 1][0].isalnum():
            end -= 1
        found = self.closings.closing(a - 4, end, clause=False)
        if found and found.content_to >= a:
            return Attribution(found.phrase, found.cue_first, found.cue_last, "cue-after")
        return None

"""Who answers in an interview that prints the questions as paragraphs: "But was it worth it?" and then nothing but a quotation.

Whoever spoke before the question goes on, not one whom the question is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.language.classes import ASKING
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.carried.paragraphs import Paragraphs
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import Attribution
from briefing.analysis.quotes.speech import Piece
from briefing.lexicon.lists import closed_class

ADDRESSING = closed_class("to_the_interviewed")
MOST_WORDS = 60
"""words of a paragraph that is a question; longer ones argue"""


class Interviews:
    def __init__(self, cues: Cues, paragraphs: Paragraphs) -> None:
        self.w: Words = cues.w
        self.cues, self.paragraphs = cues, paragraphs

    def is_question(self, number: int) -> bool:
        """A short paragraph that ends with the reporter's own question: outside the marks, and nobody is said to ask it."""
        w = self.w
        if number < 1 or number >= len(w.paragraphs):
            return False
        a, b = w.paragraphs[number]
        if b - a < 2 or b - a > MOST_WORDS or w.text[b - 1] != "?" or w.quoted[b - 1]:
            return False
        sa = max(a, w.sentences[w.sentence[b - 1]][0])
        return not any(self.cues.verbs.forms.get(w.low[i], ("",))[0] in ASKING and not w.quoted[i] for i in range(sa, b))

    def answer(self, p: Piece, earlier: Sequence[Piece]) -> Attribution | Phrase | None:
        """Who goes on in a paragraph that opens with the quotation `p`, right under a question."""
        number = p.mark.paragraph - 1
        if p.before[0] != p.before[1] or not self.is_question(number):
            return None
        asked_of = number - 1
        while asked_of > 0 and self.is_question(asked_of):
            asked_of -= 1
        last = next((e for e in reversed(earlier) if e.mark.paragraph <= asked_of), None)
        a, b = self.w.paragraphs[asked_of]
        if last is not None and last.mark.paragraph == asked_of and last.found is not None:
            return None if self.paragraphs.names_another(last.found.phrase, last.last, b) else last.found
        told = self.paragraphs.only_speaker(a, b)
        if told is not None or not self._addresses(number):
            return told
        return self.paragraphs.about(asked_of)

    def _addresses(self, number: int) -> bool:
        w = self.w
        return any(w.low[i] in ADDRESSING and not w.quoted[i] for i in range(*w.paragraphs[number]))

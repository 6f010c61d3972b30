"""Quotations that two people exchange, a paragraph each: under “I hear you,” said Holm. nobody tells who goes on."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.speech import Piece

MOST_WORDS = 8
"""words of a paragraph that is an answer and who gives it; under longer ones the same one was seen to go on"""


class Exchanges:
    def __init__(self, words: Words) -> None:
        self.w = words

    def goes_on(self, p: Piece, earlier: Sequence[Piece]) -> bool:
        """The quotation `p` stands under a short answer to what another said in the paragraph above that."""
        w, number = self.w, p.mark.paragraph
        answers = [e for e in earlier if e.mark.paragraph == number - 1]
        above = next((e.found for e in reversed(earlier) if e.mark.paragraph == number - 2), None)
        if len(answers) != 1 or above is None or (answer := answers[0].found) is None:
            return False
        short = sum(w.text[i][0].isalnum() for i in range(*w.paragraphs[number - 1])) <= MOST_WORDS
        return short and self._differ(above.phrase, answer.phrase)

    def _differ(self, one: Phrase, other: Phrase) -> bool:
        """ "Holm" is "Anna Holm", and "she" may be."""
        if "pronoun" in (one.kind, other.kind):
            return False
        if one.person is not None and other.person is not None:
            return one.person != other.person
        return self.w.low[one.first] != self.w.low[other.first]

"""Which person a speaker phrase stands for: a name, or a pronoun resolved by sex, recency and who is speaking.

Left open when in doubt: no person is better than a wrong one.
"""

from __future__ import annotations

from briefing.analysis.people import People
from briefing.analysis.phrases import Phrase
from briefing.analysis.words import Words

REACH_PARAGRAPHS = 3


class References:
    def __init__(self, words: Words, people: People) -> None:
        self.w, self.people = words, people
        self.mentions = sorted((first, number) for first, (number, _) in people.at_word.items())
        self.spoke: list[tuple[int, int]] = []
        """(word, person) of each resolved speaker so far, in order of the text"""

    def person_of(self, phrase: Phrase, inside: tuple[int, int] | None = None) -> int | None:
        if phrase.kind == "name":
            return phrase.person
        if phrase.kind != "pronoun":
            return None
        low = self.w.low[phrase.first]
        sex = {"he": "m", "she": "f"}.get(low)
        return self._antecedent(phrase.first, sex) if sex else None

    def note(self, word: int, person: int) -> None:
        self.spoke.append((word, person))

    def _antecedent(self, at: int, sex: str) -> int | None:
        """The person nearest before word `at` whom `he` or `she` can mean: speakers first, then subjects."""
        w = self.w
        paragraph = w.paragraph[at]
        fits = [
            (first, number)
            for first, number in self.mentions
            if first < at and paragraph - w.paragraph[first] <= REACH_PARAGRAPHS and not w.quoted[first] and self._fits(number, sex)
        ]
        if not fits:
            return None
        speaker = next((p for word, p in reversed(self.spoke) if word < at and paragraph - w.paragraph[word] <= 1 and self._fits(p, sex)), None)
        same_sentence = [(f, n) for f, n in fits if w.sentence[f] == w.sentence[at]]
        if same_sentence:
            return same_sentence[0][1]
        subject = self._last_subject(fits)
        newest = fits[-1]
        if speaker is not None and subject != speaker:
            spoken_at = max(word for word, p in self.spoke if p == speaker and word < at)
            subject_at = max(f for f, n in fits if n == subject)
            return subject if w.sentence[subject_at] > w.sentence[spoken_at] and self._opens_sentence(subject_at) else speaker
        if speaker is not None:
            return speaker
        return subject if subject is not None else newest[1]

    def _fits(self, number: int, sex: str) -> bool:
        known = self.people.sexes[number]
        return known is None or known == sex

    def _opens_sentence(self, word: int) -> bool:
        first = self.w.sentences[self.w.sentence[word]][0]
        return word - first <= 4

    def _last_subject(self, fits: list[tuple[int, int]]) -> int | None:
        """The first fitting name of the last sentence that has one."""
        last = self.w.sentence[fits[-1][0]]
        return next(n for f, n in fits if self.w.sentence[f] == last)

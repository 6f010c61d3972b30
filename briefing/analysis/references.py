"""Which person a speaker phrase stands for: a name, or a pronoun resolved by sex, recency and who is speaking.

Left open when in doubt: no person is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left

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

    def person_of(self, phrase: Phrase) -> int | None:
        if phrase.kind == "name" or phrase.person is not None:
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
        fits = self._candidates(at, sex)
        if not fits:
            return None
        same_sentence = next((n for f, n in fits if w.sentence[f] == w.sentence[at]), None)
        if same_sentence is not None:
            return same_sentence
        subject_at, subject = self._last_subject(fits)
        spoken = self._last_speaker(at, sex)
        if spoken is None or spoken[1] == subject:
            return subject
        newer = w.sentence[subject_at] > w.sentence[spoken[0]] and self._opens_sentence(subject_at)
        return subject if newer else spoken[1]

    def _candidates(self, at: int, sex: str) -> list[tuple[int, int]]:
        """(word, person) of the fitting names outside quotation marks in the last paragraphs before word `at`."""
        w = self.w
        earliest = w.paragraphs[max(0, w.paragraph[at] - REACH_PARAGRAPHS)][0]
        window = self.mentions[bisect_left(self.mentions, (earliest, -1)) : bisect_left(self.mentions, (at, -1))]
        return [(first, number) for first, number in window if not w.quoted[first] and self._fits(number, sex)]

    def _last_speaker(self, at: int, sex: str) -> tuple[int, int] | None:
        """Who spoke last in this or the previous paragraph, as (word, person)."""
        w = self.w
        for word, person in reversed(self.spoke):
            if w.paragraph[at] - w.paragraph[word] > 1:
                return None
            if word < at and self._fits(person, sex):
                return word, person
        return None

    def _fits(self, number: int, sex: str) -> bool:
        known = self.people.sexes[number]
        return known is None or known == sex

    def _opens_sentence(self, word: int) -> bool:
        first = self.w.sentences[self.w.sentence[word]][0]
        return word - first <= 4

    def _last_subject(self, fits: list[tuple[int, int]]) -> tuple[int, int]:
        """The first fitting name of the last sentence that has one."""
        last = self.w.sentence[fits[-1][0]]
        return next((f, n) for f, n in fits if self.w.sentence[f] == last)

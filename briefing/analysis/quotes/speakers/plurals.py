"""Whom "they" means: those who did something together, spoke together, or the group that spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent, Turns
from briefing.analysis.quotes.speakers.together import Together


class Plurals:
    def __init__(self, people: People, mentions: Sequence[tuple[int, int]], turns: Turns, together: Together) -> None:
        self.w, self.people, self.mentions, self.turns = together.w, people, mentions, turns
        self.names_before = together.names_before

    def several(self, at: int) -> Referent:
        """Those who did something together, spoke together, or the group that spoke, in this paragraph or the one before."""
        turn = self.turns.before(at, 1)
        if together := self._together(at, turn.word if turn else -1):
            first, *others = (phrase.person for phrase in together if phrase.person is not None)
            return Referent(first, None, "pronoun", "carried", tuple(others))
        if turn is None:
            return NOBODY
        referent = turn.referent
        if referent.person is not None and referent.beside:
            return Referent(referent.person, None, "pronoun", "carried", referent.beside)
        phrase = referent.phrase
        if referent.person is None and phrase and phrase.kind != "pronoun" and self.w.low[phrase.last - 1].endswith("s"):
            return Referent(None, phrase, "pronoun", "carried")
        return NOBODY

    def _together(self, at: int, after: int) -> list[Phrase]:
        """The last names before word `at` that are one subject ("Holm and Benn wrote a letter"), in its sentence or the one before it."""
        w = self.w
        begin = max(after + 1, w.sentences[max(0, w.sentence[at] - 1)][0], w.paragraphs[max(0, w.paragraph[at] - 1)][0])
        window = self.mentions[bisect_left(self.mentions, (begin, -1)) : bisect_left(self.mentions, (at, -1))]
        for first, number in reversed(window):
            name = Phrase(first, self.people.at_word[first][1], "name", number)
            if not w.quoted[first] and (before := self.names_before(name)):
                return [*before, name]
        return []

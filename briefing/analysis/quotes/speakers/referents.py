"""Whom a speaker phrase means, and who has spoken so far: what pronouns and descriptions are resolved from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words


@dataclass(frozen=True, slots=True)
class Referent:
    """A person of the list, or the words of the text that say who it is.

    `rule` (of `[speakers]` in rules.toml) told whom a pronoun or a description means; it is empty where the phrase itself does.
    """

    person: int | None = None
    phrase: Phrase | None = None
    rule: str = ""
    sure: str = "certain"
    beside: tuple[int, ...] = ()
    """further people, of whom "they" are said"""

    @property
    def known(self) -> bool:
        return self.person is not None or self.phrase is not None


NOBODY = Referent()


@dataclass(frozen=True, slots=True)
class Turn:
    """One who spoke: the word of the phrase that says so, and who it is."""

    word: int
    referent: Referent


class Turns:
    """The turns of speech, by sentence: where the speaker is named, and where the words are said."""

    def __init__(self, words: Words) -> None:
        self.w = words
        self.by_sentence: dict[int, list[Turn]] = {}
        self.said_in: dict[int, Turn] = {}
        """sentence -> the last turn whose quoted words stand in it"""
        self.of_word: dict[int, Referent] = {}
        """first word of a pronoun or description -> whom it means"""
        self.last: Turn | None = None

    def add(self, word: int, referent: Referent, sentences: range) -> None:
        turn = Turn(word, referent)
        self.by_sentence.setdefault(self.w.sentence[word], []).append(turn)
        for number in sentences:
            self.said_in[number] = turn
        self.of_word[word] = referent
        self.last = turn

    def before(self, word: int, paragraphs: int) -> Turn | None:
        """The last turn before a word, if its words or its speaker stand in one of the paragraphs before or the same."""
        here = self.w.sentence[word]
        first = self.w.sentence[self.w.paragraphs[max(0, self.w.paragraph[word] - paragraphs)][0]]
        for number in range(here, first - 1, -1):
            turns = [t for t in self.by_sentence.get(number, ()) if t.word < word]
            if turns:
                return turns[-1]
            if number < here and number in self.said_in:
                return self.said_in[number]
        return None

    def speaking(self, word: int, paragraphs: int, showing: Collection[str]) -> Turn | None:
        """As `before`, footage and polls aside, the nouns `showing`: they show things and speak to nobody."""
        turn = self.before(word, paragraphs)
        shown = turn.referent.phrase if turn else None
        return self.before(turn.word, 1) if turn and shown and self.w.low[shown.last - 1] in showing else turn

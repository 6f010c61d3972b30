"""The noun phrases of a text without a parser: what ends at a word, what begins at one, which one is a verb's subject.

What a noun phrase is stands in `noun_phrases.py`, those that end at a word in `phrases_ending.py`, those that begin at one in
`phrases_starting.py`; here is the one object that finders of quotes ask.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.analysis.language.noun_phrases import NounPhrases
from briefing.analysis.language.phrases_ending import Ending
from briefing.analysis.language.phrases_starting import Starting
from briefing.analysis.language.words import Words
from briefing.lexicon.lists import Lexicon


class Phrases:
    """The phrases of one document; `names` gives each name's first word its person and the word after the name."""

    def __init__(self, words: Words, lexicon: Lexicon, names: Mapping[int, tuple[int, int]]) -> None:
        nouns = NounPhrases(words, lexicon, names)
        starting = Starting(nouns)
        ending = Ending(nouns, starting)
        self.names = names
        self.name_end = nouns.name_end
        self.name_ending = nouns.name_ending
        self.opens_as_adverb = nouns.opens_as_adverb
        self.phrase_ending = ending.phrase_ending
        self.subject_before = ending.subject_before
        self.phrase_starting = starting.phrase_starting
        self.behind_preposition = starting.behind_preposition
        self.name_in_apposition = starting.name_in_apposition

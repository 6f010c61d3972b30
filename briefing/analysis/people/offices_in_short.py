"""Offices in letters before a surname: "DPP Holm", of one who was called "Deputy Public Prosecutor Anna Holm" before.

The letters are a title only where the words before the same surname, named in full, begin with them: "BBC Holm" is none. A few
ranks are one before any full name, in capitals alone: "DC Anna Holm".
"""

from __future__ import annotations

from briefing.analysis.language.words import Words
from briefing.analysis.people.titles import UNWRITTEN
from briefing.lexicon.lists import closed_class, word_list

RANKS = frozenset(word_list("ranks", "ranks_in_capitals"))
BEFORE_A_CAPITAL = closed_class("before_dc")
"""before the letters of Washington's district, which are no rank: "in DC", "Washington DC" """
FEWEST_LETTERS, MOST_LETTERS = 2, 5
MOST_GIVEN = 3
"""given names between an office and a surname"""


def is_one(words: Words, i: int, stop: int) -> bool:
    """True when word `i` is the letters of an office, and the words [i, stop) are that and a surname."""
    letters = words.text[i]
    if stop - i > 2 and letters in RANKS:
        return i == 0 or words.low[i - 1] not in BEFORE_A_CAPITAL
    if stop - i != 2 or not letters.isalpha() or not letters.isupper() or not FEWEST_LETTERS <= len(letters) <= MOST_LETTERS:
        return False
    surname = words.text[i + 1]
    named = (k for k in range(len(letters) + 1, i) if words.text[k] == surname)
    return any(has_office(words, k, letters.lower()) for k in named)


def has_office(words: Words, surname: int, letters: str) -> bool:
    """An office of those letters stands before the given names and the surname at word `surname`."""
    for given in range(1, MOST_GIVEN + 1):
        if surname < given or not words.cap[surname - given]:
            return False
        if begins_with(words, surname - given, letters) or words.text[surname - given - 1] in RANKS & {letters.upper()}:
            return True
    return False


def begins_with(words: Words, stop: int, letters: str) -> bool:
    """The capitals before word `stop` begin with the letters, one word for each: "of" has none."""
    k = stop
    for letter in reversed(letters):
        k -= 1
        while k > 0 and words.low[k] in UNWRITTEN:
            k -= 1
        if k < 0 or not words.cap[k] or words.low[k][0] != letter or words.sentence[k] != words.sentence[stop]:
            return False
    return True

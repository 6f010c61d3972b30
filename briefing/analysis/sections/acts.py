"""What is done in a section: nouns of acting and speaking that a heading may end with although they stand nowhere in it.

`lexicon/acts.toml` has one table for each: the verbs and turns of phrase that call it, an example and a near miss.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.language.words import Words
from briefing.lexicon.lists import entries, lexicon_file, verb_forms


@dataclass(frozen=True, slots=True)
class Called:
    """An act and the words [first, last) that call it."""

    first: int
    last: int
    act: str


Turn = tuple[tuple[str, ...], str]
"""the words of a turn of phrase, and the act it calls"""


@dataclass(frozen=True, slots=True)
class Cues:
    """Verb forms -> the acts they call; first words of turns -> second words ("" for any other) -> turns that may stand there."""

    verbs: dict[str, tuple[str, ...]]
    turns: dict[str, dict[str, tuple[Turn, ...]]]
    first_words: frozenset[str]
    """of both"""


@cache
def cues() -> Cues:
    """The lexicon of acts, ready for looking up."""
    verbs: dict[str, tuple[str, ...]] = {}
    turns: dict[str, list[Turn]] = {}
    for act, row in lexicon_file("acts").items():
        for form in verb_forms(entries(row["verbs"])):
            verbs[form] = (*verbs.get(form, ()), act)
        for turn in entries(row["turns"]):
            words = tuple(turn.split())
            turns.setdefault(words[0], []).append((words, act))
    return Cues(verbs, {first: by_second(listed) for first, listed in turns.items()}, frozenset((*verbs, *turns)))


def by_second(listed: Sequence[Turn]) -> dict[str, tuple[Turn, ...]]:
    """Turns of one first word, by what stands behind it; those of one word stand before anything."""
    seconds = {"", *(words[1] for words, _ in listed if len(words) > 1)}
    return {second: tuple(turn for turn in listed if turn[0][1:2] in ((), (second,))) for second in seconds}


def called(words: Words, nouns: frozenset[int]) -> list[Called]:
    """The acts that a text calls, in its order. What is quoted calls none, nor does a form that is a noun or a name there."""
    known, low, quoted = cues(), words.low, words.quoted
    first_words = known.first_words
    out = []
    for i, word in [(i, word) for i, word in enumerate(low) if word in first_words and not quoted[i]]:
        if word in known.verbs and i not in nouns and not words.cap[i]:
            out += [Called(i, i + 1, act) for act in known.verbs[word]]
        if word in known.turns:
            turns = known.turns[word]
            after = low[i + 1] if i + 1 < len(low) else ""
            for turn, act in turns.get(after, turns[""]):
                if matches(low, i, turn):
                    out.append(Called(i, i + len(turn), act))
    return out


def matches(low: Sequence[str], at: int, turn: tuple[str, ...]) -> bool:
    return len(turn) < 3 or tuple(low[at : at + len(turn)]) == turn

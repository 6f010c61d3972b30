"""One paragraph as the segmenter sees it: weighted stems of its words, its names, and the signs at its opening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.analysis.language.words import Words
from briefing.analysis.sections.stems import stem
from briefing.lexicon.lists import Lexicon, Remembered

NAME_WEIGHT = 1.2
COMMON_SHARE = 0.3
COMMON_FROM, COMMON_TO = 4.0, 6.2
SENTENCE_OPENERS = frozenset((".", "“", '"', "''", "?", "!"))


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing seen at the opening of a paragraph; `shown` is what a reader is told of it, if anything."""

    name: str
    shown: str = ""


@dataclass(slots=True)
class Passage:
    """The words [first, last) of a paragraph; `opening` are the stems of its first sentence, `score` what its signs weigh."""

    first: int
    last: int
    counts: dict[str, float]
    names: frozenset[str]
    opening: frozenset[str] = frozenset()
    score: float = 0.0
    signs: list[Sign] = field(default_factory=list)


def passage(words: Words, lexicon: Lexicon, number: int) -> Passage:
    """The paragraph of that number."""
    a, b = words.paragraphs[number]
    counts: dict[str, float] = {}
    names: set[str] = set()
    opening: set[str] = set()
    common = weights(lexicon)
    for i in range(a, b):
        low = words.low[i]
        if not low[0].isalpha() or len(low) < 3:
            continue
        begins = i == a or words.text[i - 1] in SENTENCE_OPENERS
        if words.cap[i] and not (begins and lexicon.is_common(low)):
            low = lexicon.demonyms[low].lower() if low in lexicon.demonyms else low
            names.add(low)
            weight = NAME_WEIGHT
        else:
            weight = common[low]
        if weight > 0:
            key = stem(low)
            counts[key] = counts.get(key, 0.0) + weight
            if words.sentence[i] == words.sentence[a]:
                opening.add(key)
    return Passage(a, b, counts, frozenset(names), frozenset(opening))


@lru_cache(maxsize=4)
def weights(lexicon: Lexicon) -> Remembered[float]:
    """How much a word that is no name tells of a topic: nothing for the commonest, 1 for those that are not common."""
    return Remembered(lambda low: min(1.0, (COMMON_TO - lexicon.zipf(low)) / (COMMON_TO - COMMON_FROM)))


def leave_out_common(passages: Sequence[Passage]) -> None:
    """Take the words out of all passages that stand in many of them: those of a language whose word list we do not have."""
    spread = Counter(k for b in passages for k in b.counts)
    common = {k for k, n in spread.items() if n > max(3, COMMON_SHARE * len(passages))}
    for b in passages:
        b.counts = {k: c for k, c in b.counts.items() if k not in common}
        b.opening -= common


def joined(passages: Sequence[Passage]) -> Passage:
    """Several paragraphs as one."""
    counts: dict[str, float] = {}
    for b in passages:
        for k, c in b.counts.items():
            counts[k] = counts.get(k, 0.0) + c
    names = frozenset().union(*(b.names for b in passages))
    return Passage(passages[0].first, passages[-1].last, counts, names, passages[0].opening, passages[0].score)

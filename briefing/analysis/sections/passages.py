"""One paragraph as the segmenter sees it: weighted stems of its words, its names, and the signs at its opening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from briefing.analysis.language.words import Words
from briefing.analysis.sections.stems import stem
from briefing.lexicon.lists import Lexicon, Remembered

NAME_WEIGHT = 1.2
SHORTEST = 3  # letters of a word that tells of a topic
COMMON_SHARE = 0.3
COMMON_FROM, COMMON_TO = 4.0, 6.2
SENTENCE_OPENERS = frozenset((".", "“", '"', "''", "?", "!"))


class Sign(NamedTuple):
    """One thing seen at the opening of a paragraph; `shown` is what a reader is told of it, if anything."""

    name: str
    shown: str = ""


@dataclass(slots=True)
class Passage:
    """The words [first, last) of a paragraph; `opening` are the stems of its first sentence, `score` what its signs weigh, `speakers` who is quoted."""

    first: int
    last: int
    counts: dict[str, float]
    names: frozenset[str]
    opening: frozenset[str] = frozenset()
    score: float = 0.0
    signs: list[Sign] = field(default_factory=list)
    speakers: frozenset[str] = frozenset()


def passage(words: Words, lexicon: Lexicon, number: int) -> Passage:
    """The paragraph of that number."""
    a, b = words.paragraphs[number]
    low, cap, text, is_common = words.low, words.cap, words.text, lexicon.is_common
    counts: dict[str, float] = {}
    names: set[str] = set()
    opening: list[str] = []
    common, named = weights(lexicon), as_names(lexicon)
    first_sentence = words.sentences[words.sentence[a]][1] if a < b else a
    for i, (word, capital) in enumerate(zip(low[a:b], cap[a:b], strict=True), a):
        if capital and not ((i == a or text[i - 1] in SENTENCE_OPENERS) and is_common(word)):
            name, key, weight = named[word]
            if weight:
                names.add(name)
        else:
            key, weight = common[word]
        if weight > 0:
            counts[key] = counts.get(key, 0.0) + weight
            if i < first_sentence:
                opening.append(key)
    return Passage(a, b, counts, frozenset(names), frozenset(opening))


@lru_cache(maxsize=4)
def weights(lexicon: Lexicon) -> Remembered[tuple[str, float]]:
    """(stem, how much it tells of a topic) of a word that is no name: nothing for the commonest, 1 for those that are not common."""

    def tell(low: str) -> tuple[str, float]:
        return stem(low), min(1.0, (COMMON_TO - lexicon.zipf(low)) / (COMMON_TO - COMMON_FROM)) if is_word(low) else 0.0

    return Remembered(tell)


@lru_cache(maxsize=4)
def as_names(lexicon: Lexicon) -> Remembered[tuple[str, str, float]]:
    """(name, its stem, how much it tells of a topic) of a word with a capital; a people's name is its country's."""

    def tell(low: str) -> tuple[str, str, float]:
        name = lexicon.demonyms[low].lower() if low in lexicon.demonyms else low
        return name, stem(name), NAME_WEIGHT if is_word(low) else 0.0

    return Remembered(tell)


def is_word(low: str) -> bool:
    return len(low) >= SHORTEST and low[0].isalpha()


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

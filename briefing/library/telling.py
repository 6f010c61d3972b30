"""What a report tells first, and whose words it gives: that tells two reports of one event from two of one town, people and day.

Nothing of it is kept: of the few articles that share most signs with another one it is found anew in their texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from math import log, log1p, sqrt

from briefing.lexicon.lists import fold, lexicon_file
from briefing.library.signs import number, plainness

OPENING, HEADLINE = 500, 150  # characters
READ = 50_000  # characters, in which quotations are looked for
SHORTEST, PIECE = 3, 5  # letters of a word; quoted words that are compared
COMMON = 2  # words in common: one alone is the town of both
WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
QUOTED = re.compile(r"“([^“”]{20,2000})”|\"([^\"\n]{20,2000})\"|(?:''|``)(.{20,2000}?)''|‘([^\n‘]{20,2000}?)’(?!\w)")

Word = tuple[float, float]
"""what a report makes of a word, and how rare it is in English, in nats"""
Rarities = Callable[[Collection[int]], Mapping[int, float]]
"""how rare at least these words are in the library"""


@dataclass(frozen=True, slots=True)
class Telling:
    """Opening and headline by word, as numbers of 32 bits, and each five words of the quotations, as such numbers."""

    opening: Mapping[int, Word]
    headline: Mapping[int, Word]
    quotes: frozenset[int]

    def among(self, rarities: Rarities) -> Told:
        """The same in a library where words are so rare."""
        return Told(unit(self.opening, rarities), unit(self.headline, rarities), self.quotes)


@dataclass(frozen=True, slots=True)
class Told:
    """Opening and headline as vectors of length 1."""

    opening: Mapping[int, float]
    headline: Mapping[int, float]
    quotes: frozenset[int]


NOTHING = Telling({}, {}, frozenset())


def telling(title: str, text: str) -> Telling:
    headline = title or text.split("\n", 1)[0]
    opening = text[:OPENING] if text.startswith(title) else f"{title}\n{text[:OPENING]}"
    return Telling(words(opening), words(headline[:HEADLINE]), pieces(text))


def words(text: str) -> dict[int, Word]:
    counts = Counter(word.removesuffix("'s") for word in WORD.findall(fold(text)))
    return {number(w): (1 + log(n), plainness(w)) for w, n in counts.items() if len(w) >= SHORTEST}


def pieces(text: str) -> frozenset[int]:
    found: set[int] = set()
    for quotation in QUOTED.finditer(text[:READ]):
        said = WORD.findall(fold(quotation[quotation.lastindex or 0]))
        found.update(number(" ".join(said[i : i + PIECE])) for i in range(len(said) - PIECE + 1))
    return frozenset(found)


def unit(found: Mapping[int, Word], rarities: Rarities) -> dict[int, float]:
    """A word that is rare in English, but not in this library, tells no more than one that is common in both."""
    rare = rarities(found)
    worth = {word: made * min(plain, rare[word]) for word, (made, plain) in found.items()}
    length = sqrt(sum(w * w for w in worth.values())) or 1.0
    return {word: w / length for word, w in worth.items()}


def alike(one: Told, other: Told, days: int) -> float:
    """How much two reports tell the same thing, with so many days between them: of one story from 1 on."""
    weights = story_weights()
    return (
        weights["opening"] * cosine(one.opening, other.opening)
        + weights["headline"] * cosine(one.headline, other.headline)
        + weights["quotes"] * log1p(len(one.quotes & other.quotes))
        + weights["day"] * days
    )


def cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    both = one.keys() & other.keys()
    return sum(one[word] * other[word] for word in both) if len(both) >= COMMON else 0.0


@cache
def story_weights() -> dict[str, float]:
    found: dict[str, float] = lexicon_file("stories")["weights"]
    return found

"""What tells that paragraphs are one section, as numbers for each that could be: how long it is, and how far its words are its own.

Every sign has a name and in `lexicon/cuts.toml` a weight, as those of a start (`signals.py`) have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from briefing.analysis.sections.passages import Passage
from briefing.analysis.sections.signals import Signals, Sums, cosine

LONGEST_SPAN = 40
NEAR = 3
A_FEW_WORDS = 20
AT_ONCE = 1 << 16  # numbers of a table: as many as stay at hand


class Spans:
    """The signs of every possible section of one article: the paragraphs from `first` to before `after`."""

    def __init__(self, passages: Sequence[Passage], signals: Signals, mean: float, words: float) -> None:
        """`mean` and `words` are how many paragraphs and words a section of the whole text has as a rule."""
        self.signals, self.count = signals, len(passages)
        self.first, self.after, self.length, self.many = possible(self.count)
        self.outside = np.maximum(1.0, self.count - self.length)
        self.signs = dict(self._signs(passages, mean, words))

    def weighed(self, weights: Mapping[str, float]) -> Any:
        """What the signs of each section weigh together, as a table: its first paragraph, and the one after its last."""
        out = np.full((self.count, self.count + 1), -np.inf)
        out[self.first, self.after] = sum(weights.get(name, 0.0) * values for name, values in self.signs.items())
        return out

    def _signs(self, passages: Sequence[Passage], mean: float, words: float) -> Iterator[tuple[str, Any]]:
        sizes = np.cumsum([0, *(p.last - p.first for p in passages)])
        alone = self.length == 1
        yield "uneven", (self.many - np.log(mean)) ** 2
        yield "uneven-words", np.log((sizes[self.after] - sizes[self.first] + A_FEW_WORDS) / words) ** 2
        yield "alone", alone.astype(float)
        yield "alone-at-the-end", (alone & (self.after == self.count)).astype(float)
        yield from self._alike()
        yield from self._words()
        yield "one-speaker", self._speakers(passages)

    def _alike(self) -> Iterator[tuple[str, Any]]:
        """How alike its paragraphs are beyond any two of the article, and how alike it is to all the others."""
        alike, first, after, count = self.signals.alike, self.first, self.after, self.count
        whole = alike.sums[-1, -1]
        own = square(alike.sums, first, after)
        all_of_it = alike.sums[after, -1] - alike.sums[first, -1]
        yield "like-the-rest", cosine(all_of_it - own, own * np.maximum(0.0, whole - 2 * all_of_it + own))
        roots = np.sqrt(np.maximum(alike.common.diagonal(), 1e-12))
        sums = Sums(np.cumsum(alike.common / roots / roots[:, None], axis=1)).sums
        sums = np.concatenate((np.zeros((count + 1, 1)), sums), axis=1)
        known = np.diagonal(alike.common) > 0
        itself = np.concatenate(([0], np.cumsum(known)))
        pairs = self.length * (self.length - 1)
        within = (square(sums, first, after) - itself[after] + itself[first]) / np.maximum(1.0, pairs)
        any_two = (sums[-1, -1] - itself[-1]) / max(1, count * (count - 1))
        yield "close", np.where(pairs > 0, within - any_two, 0.0) * self.many

    def _words(self) -> Iterator[tuple[str, Any]]:
        """Its words against those around it; how far one word runs through it, and through it alone; words that stand only in it."""
        signals, first, after, length = self.signals, self.first, self.after, self.length
        sums = signals.there_sums.sums.astype(np.float32)
        rarity = signals.rarity.astype(np.float32)
        near, there = around(sums), signals.there_sums.sums[-1].astype(np.float32)
        own = np.zeros(len(first))
        told, through, apart = own.copy(), own.copy(), own.copy()
        step = max(1, AT_ONCE // max(1, sums.shape[1]))
        beside = np.maximum(1, np.minimum(first, NEAR) + np.minimum(self.count - after, NEAR))
        for k in range(0, len(first) if sums.shape[1] else 0, step):
            part = slice(k, k + step)
            a, b = first[part], after[part]
            inside = sums[b] - sums[a]
            through[part] = inside.max(1)
            size, out = column(length[part]), column(self.outside[part])
            apart[part] = (inside * (1 / size + 1 / out) - there / out).max(1)
            inside /= size
            inside -= (near[0][a] + near[1][b]) / column(beside[part])
            told[part] = np.maximum(inside, 0, out=inside) @ rarity
        once = np.concatenate(([0.0], np.cumsum(signals.once)))
        yield "own-topic", (told + (once[after] - once[first]) / length) / 10
        more = length > 1
        yield "one-word", np.where(more, through / length, 0.0)
        apart = np.where(more, apart, 0.0)
        yield "one-word-here", apart
        yield "one-word-here-long", apart * self.many
        yield "only-here", (self._only_here() + once[after] - once[first]) / 10

    def _only_here(self) -> Any:
        """The rarity of words that stand several times, and only in this section."""
        there, count = self.signals.there, self.count
        if not there.shape[1]:
            return np.zeros(len(self.first))
        table = np.zeros((count, count + 1))
        np.add.at(table, (there.argmax(0), count - there[::-1].argmax(0)), self.signals.rarity)
        table = np.cumsum(np.cumsum(table[::-1], axis=0)[::-1], axis=1)
        return table[self.first, self.after]

    def _speakers(self, passages: Sequence[Passage]) -> Any:
        """How much more of its paragraphs than of the others one speaker is heard in; nothing where nobody is heard twice."""
        names = sorted({name for p in passages for name in p.speakers})
        heard = np.array([[name in p.speakers for name in names] for p in passages], dtype=float)
        if not names:
            return np.zeros(len(self.first))
        sums = Sums(heard).sums
        inside = sums[self.after] - sums[self.first]
        more = inside / column(self.length) - (sums[-1] - inside) / column(self.outside)
        return np.where(inside > 1, more, 0.0).max(1) * self.many


@lru_cache(maxsize=32)
def possible(count: int) -> tuple[Any, Any, Any, Any]:
    """The sections that so many paragraphs can have: the first of each, the one after its last, how many it has, and the log of that."""
    first, after = np.triu_indices(count + 1, 1)
    short = after - first <= LONGEST_SPAN
    length = (after - first)[short].astype(float)
    return first[short], after[short], length, np.log(length)


def column(values: Any) -> Any:
    return values[:, None].astype(np.float32)


def around(sums: Any) -> tuple[Any, Any]:
    """What stands in the three rows before each place between rows, and in the three after it."""
    last = len(sums) - 1
    places = np.arange(last + 1)
    return sums - sums[np.maximum(0, places - NEAR)], sums[np.minimum(last, places + NEAR)] - sums


def square(sums: Any, first: Any, after: Any) -> Any:
    """The sum over all pairs of rows of each section, itself with itself too."""
    return sums[after, after] - sums[first, after] - sums[after, first] + sums[first, first]

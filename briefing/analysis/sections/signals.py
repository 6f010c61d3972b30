"""What tells that a topic starts at a paragraph, as numbers: how it opens, what it brings, and how its words go on.

Every signal has a name, a value for each paragraph of running text, and in `lexicon/cuts.toml` a weight. A value that is
compared with the other paragraphs of its article (its z-score, "z-") tells more than the value itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import Any

import numpy as np

from briefing.analysis.sections.passages import Passage

Row = dict[str, float]
NEAR, FAR = 3, 4
Z_CAP, LEAST_DEVIATION = 2.5, 1e-9
FROM_NEIGHBOURS = frozenset(("opens-with-quotation", "same-speaker", "speaker-stays", "nobody-speaks"))
FEW_WORDS, MANY_WORDS = 20, 60
# Paragraphs measured at a time: the tables grow with their number times that of their different words.
STRETCH = 200


def signals(passages: Sequence[Passage]) -> list[Row]:
    """The signals of each paragraph; a very long text is measured in stretches."""
    return [row for a in range(0, len(passages), STRETCH) for row in Signals(passages[a : a + STRETCH]).rows]


class Signals:
    """The signals of each paragraph of one article; `rows[u]` are those of a start at `u`.

    `weights[u, k]` is how much word `k` weighs in paragraph `u`, `there[u, k]` whether it stands there.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages, self.count = passages, len(passages)
        column: dict[str, int] = {}
        for b in passages:
            for k in b.counts:
                column.setdefault(k, len(column))
        self.weights = np.zeros((self.count, len(column) or 1))
        self.opening = np.zeros(self.weights.shape, dtype=bool)
        for u, b in enumerate(passages):
            self.weights[u, [column[k] for k in b.counts]] = list(b.counts.values())
            self.opening[u, [column[k] for k in b.opening]] = True
        self.there = self.weights > 0
        self.rarity = np.log((1 + self.count) / np.maximum(1, self.there.sum(0)))
        self.weights *= self.rarity
        self.weight_sums, self.there_sums = Sums(self.weights), Sums(self.there)
        self.rows: list[Row] = [{} for _ in passages]
        self._openings()
        self._add(dict(self._measured()))

    def _openings(self) -> None:
        """What the opening of the paragraph and the end of the one before show."""
        for u, (passage, row) in enumerate(zip(self.passages, self.rows, strict=True)):
            row.update({sign.name: 1.0 for sign in passage.signs})
            row["long"] = min(1.0, (passage.last - passage.first) / MANY_WORDS)
            if u:
                before = self.passages[u - 1]
                row["after-short"] = float(before.last - before.first < FEW_WORDS)
                row.update({f"before-{sign.name}": 1.0 for sign in before.signs if sign.name in FROM_NEIGHBOURS})
            if u + 1 < self.count:
                row.update({f"next-{sign.name}": 1.0 for sign in self.passages[u + 1].signs if sign.name in FROM_NEIGHBOURS})
            row["way-in"] = u / self.count
            row["length-of-article"] = log(self.count)
            row["middle"] = 4 * (u / self.count) * (1 - u / self.count)

    def _add(self, measured: dict[str, Any]) -> None:
        """The measured signals, as they are and as z-scores within the article."""
        table = np.array(list(measured.values()))
        inside = table[:, 1:] if self.count > 1 else table
        deviation = inside.std(1, keepdims=True)
        varies = deviation > LEAST_DEVIATION
        scores = np.clip((table - inside.mean(1, keepdims=True)) / np.where(varies, deviation, 1.0), -Z_CAP, Z_CAP)
        names = [*measured, *(f"z-{name}" for name in measured)]
        for row, values in zip(self.rows, np.concatenate((table, np.where(varies, scores, 0.0))).T.tolist(), strict=True):
            row.update(zip(names, values, strict=True))

    def _measured(self) -> Iterator[tuple[str, Any]]:
        yield from self._cohesion()
        yield from self._threads()
        yield from self._first_sentence()
        yield from self._names()

    def _cohesion(self) -> Iterator[tuple[str, Any]]:
        """How alike paragraphs are in words, from 0 to 1: before and after, to the lead, to all before, to the next two."""
        w = self.weights
        for size in (1, 2, 3):
            yield f"cohesion-{size}", cosines(self.weight_sums.window(-size, 0), self.weight_sums.window(0, size))
        yield "like-lead", cosines(w, np.broadcast_to(w[0], w.shape))
        yield "like-all-before", cosines(w, self.weight_sums.window(-self.count, 0))
        yield "next-like-this", cosines(w, self.weight_sums.window(1, 3))

    def _threads(self) -> Iterator[tuple[str, Any]]:
        """Rarity of words that begin here, return, end, or stand on both sides, by the three paragraphs to each side."""
        there, seen, rarity = self.there, self.there_sums, self.rarity
        ever = seen.window(-self.count, 0) > 0
        before = seen.window(-NEAR, 0)
        onward, after = seen.window(0, NEAR) > 0, seen.window(1, 1 + NEAR) > 0
        yield "threads-begin", (there & after & ~ever) @ rarity
        yield "threads-return", (there & after & ever & ~(before > 0)) @ rarity
        yield "threads-end", ((before > 1) & ~onward) @ rarity
        yield "threads-cross", ((before > 0) & onward) @ rarity

    def _first_sentence(self) -> Iterator[tuple[str, Any]]:
        """How much of the first sentence is known, how much of the next paragraphs it explains, how far its best new word goes."""
        opening, rarity, seen = self.opening, self.rarity, self.there_sums
        known = seen.window(-2, 0) > 0
        whole = opening @ rarity
        yield "opening-known", ((opening & known) @ rarity) / np.where(whole > 0, whole, 1.0)
        brought = opening & ~(seen.window(-NEAR, 0) > 0)
        yield "opening-explains", (brought * seen.window(1, 1 + NEAR)) @ rarity
        following = np.maximum(1, np.minimum(FAR, self.count - 1 - np.arange(self.count)))
        yield "best-phrase", (brought * seen.window(1, 1 + FAR)).max(1) / following

    def _names(self) -> Iterator[tuple[str, Any]]:
        """Names that no paragraph before has, and the share that the two before have."""
        seen: set[str] = set()
        new, old = [], []
        for u, b in enumerate(self.passages):
            near = frozenset().union(*(x.names for x in self.passages[max(0, u - 2) : u]))
            new.append(len(b.names - seen))
            old.append(len(b.names & near) / len(b.names) if b.names else 0.5)
            seen |= b.names
        yield "new-names", np.array(new, dtype=float)
        yield "old-names", np.array(old)


class Sums:
    """The sums of the first rows of a table, by which those of any rows are had at once."""

    def __init__(self, table: Any) -> None:
        self.count = len(table)
        self.sums = np.zeros((self.count + 1, table.shape[1]))
        np.cumsum(table, axis=0, out=self.sums[1:])
        self._before: dict[int, Any] = {}

    def before(self, shift: int) -> Any:
        """For each row the sum of all before the row that stands `shift` rows on."""
        if shift not in self._before:
            self._before[shift] = self.sums[[min(max(at + shift, 0), self.count) for at in range(self.count)]]
        return self._before[shift]

    def window(self, low: int, high: int) -> Any:
        """For each row the sum of the rows from `low` to before `high`, counted from it."""
        return self.before(high) - self.before(low)


def cosines(a: Any, b: Any) -> Any:
    """The cosine of each row of one table with that of another; 0 where one is empty."""
    size = np.sqrt((a * a).sum(1) * (b * b).sum(1))
    return (a * b).sum(1) / np.where(size > 0, size, 1.0)

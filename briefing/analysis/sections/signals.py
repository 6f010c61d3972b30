"""What tells that a topic starts at a paragraph, as numbers: how it opens, what it brings, and how its words go on.

Every signal has a name, a value for each paragraph of running text, and in `lexicon/cuts.toml` a weight. A value that is
compared with the other paragraphs of its article (its z-score, "z-") tells more than the value itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from typing import Any

import numpy as np

from briefing.analysis.sections.passages import Passage

Row = dict[str, float]
Window = tuple[int, int]
NEAR, FAR = 3, 4
Z_CAP, LEAST_DEVIATION = 2.5, 1e-9
NOTHING = 1e-12  # what rounding leaves of an empty window
FROM_NEIGHBOURS = frozenset(("opens-with-quotation", "same-speaker", "speaker-stays", "nobody-speaks", "ends-with-quotation"))
EVER = 1 << 30  # rows, more than any text has
COMPARED: tuple[tuple[Window, Window], ...] = (
    ((-1, 0), (0, 1)),
    ((-2, 0), (0, 2)),
    ((-3, 0), (0, 3)),
    ((0, 1), (-EVER, 0)),
    ((0, 1), (1, 3)),
)
"""windows of paragraphs whose words are compared"""
FEW_WORDS, MANY_WORDS = 20, 60
SHIFTS = 256  # tables of places that are kept


class Signals:
    """The signals of each paragraph of one article: those of its opening, and a table of those that are measured, a row for each name.

    `there[u, k]` is whether word `k` stands in paragraph `u`, for the words that stand in several.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages, self.count = passages, len(passages)
        words = list(chain.from_iterable(b.counts for b in passages))
        column = {k: number for number, k in enumerate(dict.fromkeys(words))}
        weights = np.zeros((self.count, len(column) or 1))
        opening = np.zeros(weights.shape, dtype=bool)
        rows = np.repeat(np.arange(self.count), [len(b.counts) for b in passages])
        weights[rows, [column[k] for k in words]] = list(chain.from_iterable(b.counts.values() for b in passages))
        there = weights > 0
        spread = there.sum(0)
        rarity = np.log((1 + self.count) / np.maximum(1, spread))
        weights *= rarity
        self.opening_rarity = np.zeros(self.count)
        for u, b in enumerate(passages):
            first = [column[k] for k in b.opening]
            opening[u, first] = True
            self.opening_rarity[u] = np.add.reduce(rarity[first])
        again = spread > 1
        self.once = (there & ~again) @ rarity
        self.alike = Alike(weights[:, again], (weights * weights).sum(1))
        self.there, self.opening, self.rarity = there[:, again], opening[:, again], rarity[again]
        self.there_sums = Sums(self.there)
        self.openings = list(self._openings())
        self.names, self.table = with_scores(dict(self._measured()))

    @property
    def rows(self) -> list[Row]:
        """The signals of a start at each paragraph."""
        measured = [dict(zip(self.names, values, strict=True)) for values in self.table.T.tolist()]
        return [opening | row for opening, row in zip(self.openings, measured, strict=True)]

    def weighed(self, weights: Mapping[str, float]) -> list[float]:
        """What the signals of each paragraph weigh together; those without a weight nothing."""
        measured = np.array([weights.get(name, 0.0) for name in self.names]) @ self.table
        shown = (sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in self.openings)
        return [one + other for one, other in zip(shown, measured.tolist(), strict=True)]

    def _openings(self) -> Iterator[Row]:
        """What the opening of the paragraph and the end of the one before show."""
        for u, passage in enumerate(self.passages):
            row = {sign.name: 1.0 for sign in passage.signs}
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
            yield row

    def _measured(self) -> Iterator[tuple[str, Any]]:
        yield from self._cohesion()
        yield from self._threads()
        yield from self._first_sentence()
        yield from self._names()

    def _cohesion(self) -> Iterator[tuple[str, Any]]:
        """How alike paragraphs are in words, from 0 to 1: before and after, to the lead, to all before, to the next two."""
        *near, all_before, following = self.alike.cosines()
        for size, values in enumerate(near, 1):
            yield f"cohesion-{size}", values
        yield "like-lead", self.alike.with_first()
        yield "like-all-before", all_before
        yield "next-like-this", following

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
        whole = self.opening_rarity
        yield "opening-known", ((opening & known) @ rarity) / np.where(whole > 0, whole, 1.0)
        brought = opening & ~(seen.window(-NEAR, 0) > 0)
        yield "opening-explains", (brought * seen.window(1, 1 + NEAR)) @ rarity
        following = np.maximum(1, np.minimum(FAR, self.count - 1 - np.arange(self.count)))
        yield "best-phrase", (brought * seen.window(1, 1 + FAR)).max(1, initial=0.0) / following

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


def with_scores(measured: dict[str, Any]) -> tuple[list[str], Any]:
    """The names and values of what was measured, as it is and as z-scores within the article."""
    table = np.array(list(measured.values()))
    inside = table[:, 1:] if table.shape[1] > 1 else table
    deviation = inside.std(1, keepdims=True)
    varies = deviation > LEAST_DEVIATION
    scores = np.clip((table - inside.mean(1, keepdims=True)) / np.where(varies, deviation, 1.0), -Z_CAP, Z_CAP)
    return [*measured, *(f"z-{name}" for name in measured)], np.concatenate((table, np.where(varies, scores, 0.0)))


@lru_cache(maxsize=SHIFTS)
def beside(shift: int, count: int) -> Any:
    """For each of so many rows the row that stands `shift` rows on, or the end of them."""
    return np.minimum(np.maximum(np.arange(count) + shift, 0), count)


@lru_cache(maxsize=SHIFTS)
def edges(count: int) -> tuple[Any, ...]:
    """Where the windows begin and end that are compared, for each of so many rows: all pairs, then all first and all second with themselves."""
    ones, others = zip(*COMPARED, strict=True)
    pairs = [*COMPARED, *zip(ones, ones, strict=True), *zip(others, others, strict=True)]
    return tuple(np.array([beside(pair[k][end], count) for pair in pairs]) for k in (0, 1) for end in (0, 1))


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
            self._before[shift] = self.sums[beside(shift, self.count)]
        return self._before[shift]

    def window(self, low: int, high: int) -> Any:
        """For each row the sum of the rows from `low` to before `high`, counted from it."""
        return self.before(high) - self.before(low)


class Alike:
    """How alike the words of neighbouring rows are, from what any two rows have in common: no sums over words for each window.

    A window is (first, last) of the rows around a row, counted from it, `last` not among them.
    """

    def __init__(self, shared: Any, squares: Any) -> None:
        """`shared` has what each word that stands in several rows weighs there, `squares` the sum of all squared weights of each."""
        self.count = len(shared)
        self.common = shared @ shared.T
        np.fill_diagonal(self.common, squares)
        self.sums = np.zeros((self.count + 1, self.count + 1))
        np.cumsum(np.cumsum(self.common, axis=0), axis=1, out=self.sums[1:, 1:])

    def cosines(self) -> Any:
        """For each row the cosines of the words of the pairs of `COMPARED`; 0 where one is empty."""
        a, b, c, d = edges(self.count)
        both, one, two = (self.sums[b, d] - self.sums[a, d] - self.sums[b, c] + self.sums[a, c]).reshape(3, len(COMPARED), -1)
        return cosine(both, one * two)

    def with_first(self) -> Any:
        """The cosine of each row with the first."""
        own = self.common.diagonal()
        return cosine(self.common[0], own * own[0])


def cosine(dot: Any, squares: Any) -> Any:
    there = squares > NOTHING
    return np.where(there, dot, 0.0) / np.sqrt(np.where(there, squares, 1.0))

"""What tells that a topic starts at a paragraph, as numbers: how it opens, what it brings, and how its words go on.

Every signal has a name, a value for each paragraph of running text, and in `lexicon/cuts.toml` a weight. A value that is
compared with the other paragraphs of its article (its z-score, "z-") tells more than the value itself.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import log, sqrt

from briefing.analysis.sections.blocks import Block

Row = dict[str, float]
Vector = dict[str, float]
NEAR = 3
Z_CAP = 2.5
FROM_NEIGHBOURS = frozenset(("opens-with-quotation", "same-speaker", "speaker-stays", "nobody-speaks"))
FEW_WORDS, MANY_WORDS = 20, 60


class Signals:
    """The signals of each paragraph of one article; `rows[u]` are those of a start at `u`."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.count = len(blocks)
        spread = Counter(k for b in blocks for k in b.counts)
        self.rarity = {k: log((1 + self.count) / n) for k, n in spread.items()}
        self.vectors = [{k: c * self.rarity[k] for k, c in b.counts.items()} for b in blocks]
        self.keys = [frozenset(b.counts) for b in blocks]
        self.first_use: dict[str, int] = {}
        for u, keys in enumerate(self.keys):
            for k in keys:
                self.first_use.setdefault(k, u)
        self.rows: list[Row] = [{} for _ in blocks]
        self._openings()
        for name, values in self._measured():
            self._add(name, values)

    def _openings(self) -> None:
        """What the opening of the paragraph and the end of the one before show."""
        for u, (block, row) in enumerate(zip(self.blocks, self.rows, strict=True)):
            row.update({sign.name: 1.0 for sign in block.signs})
            row["long"] = min(1.0, (block.last - block.first) / MANY_WORDS)
            if u:
                before = self.blocks[u - 1]
                row["after-short"] = float(before.last - before.first < FEW_WORDS)
                row.update({f"before-{sign.name}": 1.0 for sign in before.signs if sign.name in FROM_NEIGHBOURS})
            if u + 1 < self.count:
                row.update({f"next-{sign.name}": 1.0 for sign in self.blocks[u + 1].signs if sign.name in FROM_NEIGHBOURS})
            row["way-in"] = u / self.count
            row["length-of-article"] = log(self.count)
            row["middle"] = 4 * (u / self.count) * (1 - u / self.count)

    def _add(self, name: str, values: Sequence[float]) -> None:
        """A measured signal, as it is and as its z-score within the article."""
        inside = values[1:]
        mean = sum(inside) / max(1, len(inside))
        deviation = sqrt(sum((v - mean) ** 2 for v in inside) / max(1, len(inside)))
        for row, value in zip(self.rows, values, strict=True):
            row[name] = value
            row[f"z-{name}"] = max(-Z_CAP, min(Z_CAP, (value - mean) / deviation)) if deviation > 1e-9 else 0.0

    def _measured(self) -> Iterator[tuple[str, list[float]]]:
        for size in (1, 2, 3):
            yield f"cohesion-{size}", [self._cohesion(u, size) for u in range(self.count)]
        yield "like-lead", [cosine(v, self.vectors[0]) for v in self.vectors]
        yield "like-all-before", self._like_before()
        yield "next-like-this", [cosine(self.vectors[u], added(self.vectors[u + 1 : u + 3])) for u in range(self.count)]
        yield "threads-begin", self._each(self._begin)
        yield "threads-return", self._each(self._return)
        yield "threads-end", self._each(self._end)
        yield "threads-cross", self._each(self._cross)
        yield "opening-known", self._each(self._opening_known)
        yield "opening-explains", self._each(self._opening_explains)
        yield "best-phrase", self._each(self._best_phrase)
        yield "new-names", self._new_names()
        yield "old-names", self._each(self._old_names)

    def _each(self, measure: Callable[[int], float]) -> list[float]:
        return [measure(u) for u in range(self.count)]

    # ------------------------------------------------------------------ cohesion
    def _cohesion(self, u: int, size: int) -> float:
        """How alike the paragraphs before and after are in words, from 0 to 1."""
        return cosine(added(self.vectors[max(0, u - size) : u]), added(self.vectors[u : u + size]))

    def _like_before(self) -> list[float]:
        so_far: Vector = {}
        out = []
        for v in self.vectors:
            out.append(cosine(v, so_far))
            for k, x in v.items():
                so_far[k] = so_far.get(k, 0.0) + x
        return out

    # ------------------------------------------------------------------ threads
    def _begin(self, u: int) -> float:
        """Rarity of the words that are new here and come back in the next paragraphs."""
        after = frozenset().union(*self.keys[u + 1 : u + 1 + NEAR])
        return sum(self.rarity[k] for k in self.keys[u] if self.first_use[k] == u and k in after)

    def _return(self, u: int) -> float:
        """The same of words that were not in the paragraphs just before, though further up."""
        after = frozenset().union(*self.keys[u + 1 : u + 1 + NEAR])
        before = frozenset().union(*self.keys[max(0, u - NEAR) : u])
        return sum(self.rarity[k] for k in self.keys[u] if self.first_use[k] < u and k in after and k not in before)

    def _end(self, u: int) -> float:
        """Rarity of words that ran through the paragraphs before and are no more."""
        before = Counter(itertools.chain.from_iterable(self.keys[max(0, u - NEAR) : u]))
        after = frozenset().union(*self.keys[u : u + NEAR])
        return sum(self.rarity[k] for k, n in before.items() if n > 1 and k not in after)

    def _cross(self, u: int) -> float:
        """Rarity of words that stand on both sides."""
        before = frozenset().union(*self.keys[max(0, u - NEAR) : u])
        after = frozenset().union(*self.keys[u : u + NEAR])
        return sum(self.rarity[k] for k in before & after)

    # ------------------------------------------------------------------ what the first sentence is about
    def _opening_known(self, u: int) -> float:
        """The share of the first sentence's words that the two paragraphs before have."""
        opening = self.blocks[u].opening
        before = frozenset().union(*self.keys[max(0, u - 2) : u])
        return sum(self.rarity[k] for k in opening & before) / (sum(self.rarity[k] for k in opening) or 1.0)

    def _opening_explains(self, u: int) -> float:
        """How much of the next paragraphs' words the first sentence has, beyond what the paragraphs before explain."""
        opening = self.blocks[u].opening
        before = frozenset().union(*self.keys[max(0, u - NEAR) : u])
        return sum(self.rarity[k] for keys in self.keys[u + 1 : u + 1 + NEAR] for k in keys if k in opening and k not in before)

    def _best_phrase(self, u: int) -> float:
        """In how many of the next paragraphs the one word of the opening stands that the three before have not."""
        before = frozenset().union(*self.keys[max(0, u - NEAR) : u])
        following = self.keys[u + 1 : u + 5]
        counts = (sum(k in keys for keys in following) for k in self.blocks[u].opening if k not in before)
        return max(counts, default=0) / max(1, len(following))

    def _new_names(self) -> list[float]:
        """How many names no paragraph before has."""
        seen: set[str] = set()
        out = []
        for b in self.blocks:
            out.append(float(len(b.names - seen)))
            seen |= b.names
        return out

    def _old_names(self, u: int) -> float:
        """The share of a paragraph's names that the two before have."""
        names = self.blocks[u].names
        before = frozenset().union(*(b.names for b in self.blocks[max(0, u - 2) : u]))
        return len(names & before) / len(names) if names else 0.5


def added(vectors: Sequence[Vector]) -> Vector:
    """The sum of some paragraphs' words."""
    if len(vectors) == 1:
        return vectors[0]
    total: Vector = {}
    for v in vectors:
        for k, x in v.items():
            total[k] = total.get(k, 0.0) + x
    return total


def cosine(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    shared = sum(x * b[k] for k, x in a.items() if k in b)
    if not shared:
        return 0.0
    return shared / sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values()))

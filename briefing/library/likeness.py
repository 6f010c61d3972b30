"""Which article of the library is most like another one: by the signs that both have, weighed by how rare those are there.

The database counts what is shared and gives those that share most; only of these everything is asked. What was asked once is
kept for the next article, so that thousands are looked at in one go as cheaply as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import log, sqrt

from briefing.library.articles import Library

DAYS = 3  # between two reports of one story
ALIKE, SHARED = (
    0.4,
    8,
)  # cosine, and signs in common: at 0.37 nine in a hundred pairs of groups are wrong (tests/benchmarks/stories.py)
MOST = 12  # articles that share most, of which everything is asked: beyond that they are copies of one thing
PSEUDO_ARTICLES = 1000  # that a library is taken to hold beside its own, so that a small one knows what is rare
NO_DAY = 0  # of an article whose day is no date: near to its like alone

Weights = Mapping[int, float]
"""how much an article makes of each of its signs"""


class Likeness:
    """What is known about the signs of a library while articles are brought into stories, by one run that nobody else shares."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.total = library.ask("SELECT count(*) FROM story_of")[0][0]
        self.found: dict[int, int] = {}  # how many articles have a sign
        self.known: dict[int, Weights] = {}  # the signs of articles of these days
        self.days = (NO_DAY, NO_DAY)

    def nearest(self, own: Weights, day: str) -> int | None:
        """The number of the article of about the same days that is most like one with these signs, when it is like enough."""
        self._look_from(day)
        rarity = self._rarities(own)
        length = norm({sign: weight * rarity[sign] for sign, weight in own.items()})
        shared = self._sharing({sign: weight * rarity[sign] ** 2 for sign, weight in own.items()})
        self._learn(shared)
        alike = {}
        for other, product in shared.items():
            theirs = self.known[other]
            rare = self._rarities(theirs)
            alike[other] = product / (length * norm({sign: weight * rare[sign] for sign, weight in theirs.items()}))
        best = max(alike, key=lambda other: alike[other], default=None)
        return best if best is not None and alike[best] >= ALIKE else None

    def keep(self, number: int, own: Weights, day: str) -> None:
        """An article has its story now, and is one that others may be like."""
        at = ordinal(day)
        self.library.do_all("INSERT INTO signs VALUES (?, ?, ?, ?)", [(sign, at, number, w) for sign, w in own.items()])
        self.total += 1
        self.known[number] = own
        for sign in own.keys() & self.found.keys():
            self.found[sign] += 1

    def _look_from(self, day: str) -> None:
        """Other days than before: what is known of articles is forgotten, so that memory does not grow with the library."""
        at = ordinal(day)
        days = (at - DAYS, at + DAYS) if at else (NO_DAY, NO_DAY)
        if days != self.days:
            self.days, self.known = days, {}

    def _sharing(self, worth: Weights) -> dict[int, float]:
        """The articles of these days that share most, with the sum of what they make of each shared sign times its worth."""
        if not worth:
            return {}
        rows = ", ".join(["(?, ?)"] * len(worth))
        values = [value for pair in worth.items() for value in pair]
        found = self.library.ask(
            f"WITH own (sign, worth) AS (VALUES {rows}) SELECT article, sum(weight * worth) AS product FROM own CROSS JOIN signs USING (sign)"
            " WHERE day BETWEEN ? AND ? GROUP BY article HAVING count(*) >= ? ORDER BY product DESC, article LIMIT ?",
            (*values, *self.days, SHARED, MOST),
        )
        return {row["article"]: row["product"] for row in found}

    def _learn(self, numbers: Iterable[int]) -> None:
        """The signs of these articles, those not known yet in one question."""
        new = [number for number in numbers if number not in self.known]
        learned: dict[int, dict[int, float]] = {number: {} for number in new}
        for row in self.library.ask(f"SELECT article, sign, weight FROM signs WHERE article IN ({marks(new)})", new):
            learned[row["article"]][row["sign"]] = row["weight"]
        self.known.update(learned)

    def _rarities(self, signs: Iterable[int]) -> dict[int, float]:
        """How rare each sign is among the library's articles, in nats."""
        new = [sign for sign in signs if sign not in self.found]
        if new:
            self.found.update(dict.fromkeys(new, 0))
            counted = self.library.ask(f"SELECT sign, count(*) AS n FROM signs WHERE sign IN ({marks(new)}) GROUP BY sign", new)
            self.found.update({row["sign"]: row["n"] for row in counted})
        total = self.total + PSEUDO_ARTICLES
        return {sign: log(total / (self.found[sign] + 1)) for sign in signs}


def marks(values: list[int]) -> str:
    return ", ".join("?" * len(values))


def norm(weights: Weights) -> float:
    return sqrt(sum(w * w for w in weights.values())) or 1.0


def ordinal(day: str) -> int:
    """The number of a day, counted from the year 1; NO_DAY where it is none."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return NO_DAY

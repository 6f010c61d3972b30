"""Which article of the library tells the same story as another one.

The database gives the articles of about the same days that share most signs, weighed by how rare those are; only these few are
read (`telling.py`). What was asked once is kept for the next article, so that thousands are looked at in one go as cheaply as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import log

from briefing.errors import LibraryError
from briefing.library.articles import Library
from briefing.library.telling import NOTHING, Telling, Told, alike, telling

DAYS = 3  # between two reports of one story
SHARED, SHARE = (
    8,
    0.12,
)  # signs in common at least; how much of what an article makes of its signs: the rest has one thing in common
SECOND = 0.4  # of the likeness to a second report of a story that is added to that of the nearest
MOST = 12  # articles that share most, which are read: beyond that they are copies of one thing
PSEUDO_ARTICLES = 1000  # that a library is taken to hold beside its own, so that a small one knows what is rare
NO_DAY = 0  # of an article whose day is no date: near to its like alone

Weights = Mapping[int, float]
"""how much an article makes of each of its signs"""


class Likeness:
    """What is known about a library while the articles with these signs are brought into stories, by one run that nobody else shares."""

    def __init__(self, library: Library, coming: Sequence[Weights]) -> None:
        self.library = library
        self.coming = Counter(sign for signs in coming for sign in signs)
        self.total = library.ask("SELECT count(*) FROM story_of")[0][0] + len(coming) + PSEUDO_ARTICLES
        self.found: dict[int, float] = {}  # how rare a sign is among those that have a story and those to come, in nats
        self.known: dict[int, tuple[int, Told]] = {}  # the day of an article, and what it tells
        self.kept: Counter[int] = Counter()
        self.days = (NO_DAY, NO_DAY)

    def nearest(self, own: Weights, telling: Telling, day: str) -> int | None:
        """The number of the article of about the same days that tells most of the same, when that is one story.

        It is when the two are alike enough, or nearly so and a second report of that story is somewhat like the article, too.
        """
        self._look_from(day)
        told, at = telling.among(self._rarities), ordinal(day)
        likeness: dict[int, float] = {}
        for other in self._candidates(own):
            their_day, theirs = self._told(other)
            likeness[other] = alike(told, theirs, abs(at - their_day))
        best, most = None, 1.0
        for reports in self._by_story(likeness):
            first, *others = sorted(reports, key=lambda other: -likeness[other])
            found = likeness[first] + SECOND * max([0.0, *(likeness[other] for other in others[:1])])
            if found >= most:
                best, most = first, found
        return best

    def _candidates(self, own: Weights) -> Iterator[int]:
        """The articles of these days that share enough of an article's signs."""
        rarity = self._rarities(own)
        worth = {sign: weight * rarity[sign] ** 2 for sign, weight in own.items()}
        least = SHARE * sum(worth[sign] * weight for sign, weight in own.items())
        return (number for number, shared in self._sharing(worth).items() if shared >= least)

    def _by_story(self, numbers: Collection[int]) -> Iterable[list[int]]:
        """The articles of each story together."""
        stories: dict[int, list[int]] = {}
        for row in self.library.ask(f"SELECT article, story FROM story_of WHERE article IN ({marks(numbers)})", tuple(numbers)):
            stories.setdefault(row["story"], []).append(row["article"])
        return stories.values()

    def keep(self, number: int, own: Weights, telling: Telling, day: str) -> None:
        """An article has its story now, and is one that others may be like; `count` must follow in the same action."""
        at = ordinal(day)
        self.library.do_all("INSERT INTO signs VALUES (?, ?, ?, ?)", [(sign, at, number, w) for sign, w in own.items()])
        self.known[number] = at, telling.among(self._rarities)
        self.coming.subtract(own.keys())
        self.kept.update(own.keys())

    def count(self) -> None:
        """Keep how many articles have each sign of those that were kept since."""
        more = "INSERT INTO spread VALUES (?, ?) ON CONFLICT (sign) DO UPDATE SET articles = articles + excluded.articles"
        self.library.do_all(more, sorted(self.kept.items()))
        self.kept.clear()

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
            f"WITH own (sign, worth) AS (VALUES {rows}) SELECT article, sum(weight * worth) AS shared FROM own CROSS JOIN signs USING (sign)"
            " WHERE day BETWEEN ? AND ? GROUP BY article HAVING count(*) >= ? ORDER BY shared DESC, article LIMIT ?",
            (*values, *self.days, SHARED, MOST),
        )
        return {row["article"]: row["shared"] for row in found}

    def _told(self, number: int) -> tuple[int, Told]:
        """The day of an article, and what it tells; nothing where it is damaged."""
        if number not in self.known:
            day = self.library.ask("SELECT day FROM story_of WHERE article = ?", (number,))[0]["day"]
            try:
                article = self.library.article(number)
                found = telling(article.title or "", article.text)
            except LibraryError:
                found = NOTHING
            self.known[number] = ordinal(day), found.among(self._rarities)
        return self.known[number]

    def _rarities(self, signs: Collection[int]) -> Weights:
        """How rare each sign is among the library's articles, in nats."""
        new = [sign for sign in signs if sign not in self.found]
        if new:
            counted = self.library.ask(f"SELECT sign, articles FROM spread WHERE sign IN ({marks(new)})", new)
            there = {row["sign"]: row["articles"] for row in counted}
            self.found.update((sign, log(self.total / (there.get(sign, 0) + self.coming[sign] + 1))) for sign in new)
        return self.found


def marks(values: Collection[int]) -> str:
    return ", ".join("?" * len(values))


def ordinal(day: str) -> int:
    """The number of a day, counted from the year 1; NO_DAY where it is none."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return NO_DAY

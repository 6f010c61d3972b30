"""Cutting one story into its facets: its vocabulary runs throughout, so the paragraphs tell that start as new topics do.

Each paragraph has log-odds of a start (`signals.py`), each possible section what speaks for it as a whole (`spans.py`), weighed
by `lexicon/cuts.toml`; together they tell how likely a section starts at each paragraph (`likely.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analysis.sections.likely import best, gains, ways
from briefing.analysis.sections.passages import Passage
from briefing.analysis.sections.segmenting import Segmenter, nearest_to
from briefing.analysis.sections.signals import Signals
from briefing.analysis.sections.spans import Spans
from briefing.lexicon.lists import SHIPPED, read_toml

PRICE, DEAREST = 0.36, 2.0
# Sections grow with the root of an article's paragraphs, and none is a few lines only.
SECTIONS_PER_ROOT, WORDS_PER_SECTION, LONGEST_MEAN = 0.98, 100, 40
LONGEST_LEARNED = 45  # paragraphs; of longer articles it is known how many sections fit, not how likely each is
# Paragraphs measured at a time, with some of those beside: as many as articles have that weights were learned from, for tables grow
# with the square of their number.
STRETCH, SEAM = 30, 10


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weight of each signal of a start, and of each sign of a section."""
    return {
        part: {name: float(weight) for name, weight in known.items()} for part, known in read_toml(SHIPPED / "cuts.toml").items()
    }


class Facets(Segmenter):
    """A start is worth what it is likely."""

    def __init__(self, rows: Sequence[Passage], wanted: int) -> None:
        mean, words = len(rows) / wanted, max(1, sum(r.last - r.first for r in rows)) / wanted
        self.likely = [chance for part, a, b in stretches(rows) for chance in chances(part, mean, words)[a:b]]
        self.gains = gains(self.likely)

    def segment(self, price: float) -> list[int]:
        return best(self.gains, price)


def chances(rows: Sequence[Passage], mean: float, words: float) -> list[float]:
    """How likely a section starts at each paragraph of a text whose sections have so many paragraphs and words as a rule."""
    known = weights()
    signals = Signals(rows)
    scores = Spans(rows, signals, mean, words).weighed(known["section"])
    scores[1:] += [[known["start"]["any"] + odds] for odds in signals.weighed(known["start"])[1:]]
    found: list[float] = ways(scores).starts.tolist()
    return found


def stretches(rows: Sequence[Passage]) -> Iterator[tuple[Sequence[Passage], int, int]]:
    """A long text in stretches: the paragraphs looked at, and which of them are its own."""
    count = len(rows)
    if count <= STRETCH + 2 * SEAM:
        yield rows, 0, count
        return
    for a in range(0, count, STRETCH):
        first, last = max(0, a - SEAM), min(count, a + STRETCH + SEAM)
        yield rows[first:last], a - first, min(count, a + STRETCH) - first


def facets(rows: Sequence[Passage], count: int | None) -> list[int]:
    """The first paragraphs of the sections of one story, or of about `count` of them."""
    model = Facets(rows, count or fitting(rows))
    if count:
        return nearest_to(model, count, DEAREST)
    found = model.segment(PRICE)
    least = fitting(rows) if len(rows) > LONGEST_LEARNED else 1
    able = min(max(len(found), least), most_of(rows))
    return found if len(found) == able else nearest_to(model, able, DEAREST)


def fitting(rows: Sequence[Passage]) -> int:
    """How many sections fit one story."""
    return max(min(round(SECTIONS_PER_ROOT * len(rows) ** 0.5), most_of(rows)), len(rows) // LONGEST_MEAN)


def most_of(rows: Sequence[Passage]) -> int:
    """How many sections a text has words for."""
    return max(1, sum(r.last - r.first for r in rows) // WORDS_PER_SECTION)

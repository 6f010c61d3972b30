"""Cutting one story into its facets: its vocabulary runs throughout, so the paragraphs tell that start as new topics do.

Each paragraph has log-odds of a start (`signals.py`, weighed by `lexicon/cuts.toml`); the best segmentation as a whole is
taken, in which sections of one paragraph and very long ones cost more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.analysis.sections.passages import Passage
from briefing.analysis.sections.segmenting import LONGEST_SECTION, Segmenter, nearest_to
from briefing.analysis.sections.signals import weighed
from briefing.lexicon.lists import SHIPPED, read_toml

# Log-odds, chosen on the same articles as the weights, cross-validated: where predicted sections are as many as the editors'.
LEAST_ODDS = -0.6
ONE_PARAGRAPH, UNEVEN = 1.0, 2.0
# Sections grow with the root of an article's paragraphs, and none is a few lines only.
SECTIONS_PER_ROOT, WORDS_PER_SECTION, LONGEST_MEAN = 0.98, 100, 40


@cache
def weights() -> dict[str, float]:
    """The weight of each signal of a start."""
    return {name: float(weight) for name, weight in read_toml(SHIPPED / "cuts.toml").items()}


class Facets(Segmenter):
    """A section costs less the better it starts, and more when it is one paragraph or longer than those wanted."""

    def __init__(self, rows: Sequence[Passage], wanted: int) -> None:
        count = len(rows)
        mean = count / wanted
        known = weights()
        self.odds = [known["start"] + odds for odds in weighed(rows, known)]
        starts = [0.0, *self.odds[1:]]
        lengths = [UNEVEN * max(0.0, size / mean - 1) ** 2 + ONE_PARAGRAPH * (size == 1) for size in range(1, count + 1)]
        longest = max(LONGEST_SECTION, round(2 * mean))
        self.costs = [[lengths[d] - starts[j - d] for d in range(min(j + 1, longest))] for j in range(count)]


def facets(rows: Sequence[Passage], count: int | None) -> list[int]:
    """The first paragraphs of the sections of one story, or of about `count` of them."""
    wanted = count or fitting(rows)
    model = Facets(rows, wanted)
    if count:
        return nearest_to(model, count)
    found = model.segment(LEAST_ODDS)
    most = max(1, sum(r.last - r.first for r in rows) // WORDS_PER_SECTION)
    return found if len(found) <= most else nearest_to(model, most)


def fitting(rows: Sequence[Passage]) -> int:
    """How many sections fit one story."""
    words = sum(r.last - r.first for r in rows)
    wanted = min(round(SECTIONS_PER_ROOT * len(rows) ** 0.5), words // WORDS_PER_SECTION)
    return max(1, wanted, len(rows) // LONGEST_MEAN)

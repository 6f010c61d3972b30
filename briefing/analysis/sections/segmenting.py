"""Cutting a document into topics by dynamic programming over its paragraphs.

Two ways of telling what a section costs. Where topics differ wholly, as in a round-up, it is minus the
Dirichlet-compound-multinomial log-likelihood of its words (`Topics`): the idea is Utiyama and Isahara's (ACL 2001), with
the Dirichlet prior of Eisenstein and Barzilay (EMNLP 2008). One story in many facets keeps its vocabulary throughout; there
the best starts are taken (`facets.py`).
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import lgamma, log
from operator import add

from briefing.analysis.language.words import Words
from briefing.analysis.sections.passages import Passage
from briefing.analysis.sections.stems import stem
from briefing.lexicon.lists import Lexicon, Remembered

PSEUDO_COUNTS = 120.0
PRICE, LOWEST_PRICE, PRICE_STEP = 16.0, 3.0, 2.0
PARAGRAPHS_PER_CLEAR_SECTION = 8.0
CLEAR_CUT = 0.25
LONGEST_SECTION = 60
ALONE, SHORT_EDGE = 6.0, 3.0
REPEAT_CAP = 2.0
NEAR = 3
DEAREST, HALVINGS = 400.0, 16
SHOWN_WORDS, TELLING = 3, 0.7


# ---------------------------------------------------------------------- how many sections
def topics_apart(rows: Sequence[Passage], lexicon: Lexicon, count: int | None = None) -> list[int] | None:
    """The first paragraphs of the sections, or of about `count` of them, where topics differ wholly; else nothing."""
    if len(rows) > LONGEST_SECTION:
        return None  # it cannot be told: see `explained`
    topics = Topics(rows, lexicon)
    found = topics.segment(PRICE)
    if topics.explained(found) < CLEAR_CUT:
        return None
    return nearest_to(topics, count) if count else at_least(topics, found)


def at_least(topics: Topics, found: list[int]) -> list[int]:
    """The cuts found, or those of a lower price where they leave sections too long to read."""
    wanted = round(len(topics.rows) / PARAGRAPHS_PER_CLEAR_SECTION)
    price = PRICE
    while len(found) < wanted and price > LOWEST_PRICE:
        price -= PRICE_STEP
        found = topics.segment(price)
    return found


def nearest_to(model: Segmenter, count: int, dearest: float = DEAREST) -> list[int]:
    """The segmentation whose number of sections is nearest to the one wanted: the more a section costs, the fewer there are."""
    low, high = -dearest, dearest
    best = model.segment(0.0)
    for _ in range(HALVINGS):
        price = (low + high) / 2
        cuts = model.segment(price)
        best = min(best, cuts, key=lambda found: abs(len(found) - count))
        if len(cuts) == count:
            break
        low, high = (price, high) if len(cuts) > count else (low, price)
    return best


class Segmenter:
    """Finds the cheapest segmentation; `costs[j][d]` is the cost of the section of paragraphs j-d..j without its price."""

    costs: list[list[float]]

    def segment(self, price: float) -> list[int]:
        """The first paragraphs of the cheapest segmentation."""
        best = [0.0]
        back = [0]
        for j, row in enumerate(self.costs):
            costs = [*map(add, best[j::-1], row)]
            cost = min(costs)
            best.append(cost + price)
            back.append(j - (len(costs) - 1 - costs[::-1].index(cost)))  # of equals the longest section
        starts, at = [], len(self.costs)
        while at > 0:
            at = back[at]
            starts.append(at)
        return starts[::-1]


class Topics(Segmenter):
    """A section costs what its words are unlikely to be said by one topic, less what its opening tells."""

    def __init__(self, rows: Sequence[Passage], lexicon: Lexicon) -> None:
        self.rows = rows
        spread = Counter(itertools.chain.from_iterable(r.counts for r in rows))
        share = PSEUDO_COUNTS / (len(spread) or 1)
        known = commonness(lexicon)
        self.alpha = {k: share * known[k] for k in spread}
        self.alpha_sum = sum(self.alpha.values()) or 1.0
        self.sizes = [sum(r.counts.values()) for r in rows]
        self.shared = [{k: c for k, c in r.counts.items() if spread[k] > 1} for r in rows]
        self.base = {k: lgamma(alpha) for k, alpha in self.alpha.items()}
        self._once = [sum(lgamma(self.alpha[k] + c) - self.base[k] for k, c in r.counts.items() if spread[k] == 1) for r in rows]
        self.words = self._cost_of_words()
        self.costs = self._with_openings()

    def _cost_of_words(self) -> list[list[float]]:
        """words[j][d]: what the words of paragraphs j-d..j cost as one section."""
        top, start = self.alpha_sum, lgamma(self.alpha_sum)
        longest = LONGEST_SECTION if len(self.rows) <= 2 * LONGEST_SECTION else LONGEST_SECTION // 2
        added = self._added(longest)
        out = []
        for j in range(len(self.rows)):
            total = size = 0.0
            row = []
            for i in range(j, max(-1, j - longest), -1):
                total += added[i][j - i] + self._once[i]
                size += self.sizes[i]
                row.append(lgamma(top + size) - start - total)
            out.append(row)
        return out

    def _added(self, longest: int) -> list[list[float]]:
        """added[i][d]: the log-likelihood that the shared words of paragraph i add to a section of the paragraphs i+1..i+d.

        It changes only where one of these words stands again: each pair of places of a word is looked at once.
        """
        count = len(self.rows)
        steps = [[0.0] * min(longest, count - i) for i in range(count)]
        places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, shared in enumerate(self.shared):
            for k, c in shared.items():
                places[k].append((i, c))
        for k, found in places.items():
            alpha, base = self.alpha[k], self.base[k]
            for at, (i, c) in enumerate(found, 1):
                value, later = lgamma(alpha + c) - base, 0.0
                steps[i][0] += value
                for j, more in found[at:]:
                    if j - i >= longest:
                        break
                    later += more
                    now = lgamma(alpha + c + later) - lgamma(alpha + later)
                    steps[i][j - i] += now - value
                    value = now
        return [list(itertools.accumulate(row)) for row in steps]

    def _with_openings(self) -> list[list[float]]:
        last = len(self.rows) - 1
        starts = [0.0] + [r.score + repetition(self.rows, u) for u, r in enumerate(self.rows) if u]
        out = []
        for j, row in enumerate(self.words):
            costs = [words - starts[j - d] for d, words in enumerate(row)]
            if last > 0:
                costs[0] += ALONE
                if len(costs) > 1 and j in (1, last):
                    costs[1] += SHORT_EDGE
            out.append(costs)
        return out

    def explained(self, starts: Sequence[int]) -> float:
        """How far the cuts tell the words apart, from 0 to 1: nats gained a word over one section, in those of the split itself.

        Near 0.2 for the facets of one story, 0.35 where topics differ wholly.
        """
        bounds = [*starts, len(self.rows)]
        size = sum(self.sizes)
        if len(starts) < 2 or len(self.rows) > LONGEST_SECTION or not size:
            return 0.0
        pieces = list(itertools.pairwise(bounds))
        gained = self.words[-1][len(self.rows) - 1] - sum(self.words[b - 1][b - 1 - a] for a, b in pieces)
        shares = [sum(self.sizes[a:b]) / size for a, b in pieces]
        entropy = -sum(p * log(p) for p in shares if p > 0)
        return gained / size / entropy if entropy else 0.0


@lru_cache(maxsize=4)
def commonness(lexicon: Lexicon) -> Remembered[float]:
    """From a half for a word that is not listed to 1 for the commonest."""
    return Remembered(lambda word: 0.5 + 0.5 * min(1.0, lexicon.zipf(word) / 5.0))


def carried(rows: Sequence[Passage], u: int) -> list[str]:
    """The stems that a paragraph brings and the next ones keep, weightiest first."""
    before = set().union(*(r.counts for r in rows[max(0, u - NEAR) : u]))
    after: Counter[str] = Counter()
    for r in rows[u + 1 : u + 1 + NEAR]:
        after.update(r.counts)
    mine = rows[u].counts
    return sorted((k for k in mine if k in after and k not in before), key=lambda k: (-mine[k] - after[k], k))


def new_words(words: Words, rows: Sequence[Passage], u: int) -> str:
    """Up to three words that start at a paragraph and go on after it, as they stand there: what a reader is shown."""
    row = rows[u]
    before = set().union(*(r.counts for r in rows[max(0, u - NEAR) : u]))
    alone = sorted((k for k, c in row.counts.items() if k not in before and c >= TELLING), key=lambda k: (-row.counts[k], k))
    forms = {stem(words.low[i]): words.text[i] for i in range(row.last - 1, row.first - 1, -1)}
    return ", ".join(
        [forms[k] for k in dict.fromkeys([*(k for k in carried(rows, u) if row.counts[k] >= TELLING), *alone]) if k in forms][
            :SHOWN_WORDS
        ]
    )


def repetition(rows: Sequence[Passage], u: int) -> float:
    """Names and content words that the paragraph shares with the two before it, against how many it brings."""
    row = rows[u]
    near = set(rows[u - 1].counts) | (set(rows[u - 2].counts) if u > 1 else set())
    if not row.counts:
        return 0.0
    shared = sum(c for k, c in row.counts.items() if k in near) / sum(row.counts.values())
    names = row.names
    named_before = rows[u - 1].names | (rows[u - 2].names if u > 1 else frozenset())
    value = 1.6 * (0.22 - shared) / 0.22
    if names:
        value += 0.8 if not names & named_before else -0.6
    return max(-REPEAT_CAP, min(REPEAT_CAP, value))

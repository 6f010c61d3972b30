"""How likely a section starts at each paragraph, over all the ways in which a text can be cut; and the starts that are taken then.

A semi-Markov conditional random field (Sarawagi and Cohen, NIPS 2004): a way of cutting is as likely as what its starts and its
sections weigh together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

FROM_NEIGHBOUR, ADJACENT = 0.4, 0.3


class Ways(NamedTuple):
    """All the ways in which a text can be cut: logs of the sums over all ways up to each place, and over all ways on from it."""

    before: Any
    onward: Any

    @property
    def whole(self) -> float:
        """The log of the sum over all ways."""
        return float(self.before[-1])

    @property
    def starts(self) -> Any:
        """How likely a section starts at each paragraph."""
        return np.exp((self.before + self.onward)[:-1] - self.whole)


def ways(scores: Any) -> Ways:
    """Those of a text where the section of the paragraphs i to before j weighs `scores[i, j]`, and nothing else is possible."""
    count = len(scores)
    columns = np.ascontiguousarray(scores.T)
    before, onward = np.zeros(count + 1), np.zeros(count + 1)
    for j in range(1, count + 1):
        before[j] = np.logaddexp.reduce(columns[j, :j] + before[:j])
    for i in range(count - 1, -1, -1):
        onward[i] = np.logaddexp.reduce(scores[i, i + 1 :] + onward[i + 1 :])
    return Ways(before, onward)


def gains(likely: Sequence[float]) -> list[float]:
    """What is gained by a start at each paragraph: a start beside the right place is better than none."""
    inside = [0.0, *likely[1:], 0.0]
    return [inside[u] + FROM_NEIGHBOUR * (inside[u - 1] + inside[u + 1]) for u in range(1, len(likely))]


def best(gained: Sequence[float], price: float) -> list[int]:
    """The starts that gain most, each at a price, and one more where two stand beside each other; the first paragraph always starts."""
    out, into = -np.inf, 0.0  # the best so far, if the paragraph before is no start and if it is one
    ways: list[tuple[bool, bool]] = []
    for gain in gained:
        ways.append((into > out, into - ADJACENT > out))
        out, into = max(out, into), max(out, into - ADJACENT) + gain - price
    starts, is_start = [0], into > out
    for u in range(len(gained), 0, -1):
        if is_start:
            starts.append(u)
        is_start = ways[u - 1][is_start]
    return sorted(starts)

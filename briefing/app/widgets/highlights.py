"""Which stretches of the text are drawn in which style: layers of ranges over one another, and bars beside lines.

Owns the ranges and finds those of a line quickly; knows neither lines nor colours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefing.model.frozen import record

ORDER = ("current", "quote", "mention", "mark", "hit", "target")
NEAR = 12  # ranges of one layer looked at per line: more than twelve never overlap
NEAR_BARS = 3  # the same for bars, of which a line shows one


@record(frozen=True, slots=True)
class Range:
    """A stretch of the text drawn in a component style; offsets into the article's text."""

    start: int
    end: int
    style: str


class Layer(NamedTuple):
    """Ranges in the order of the text, and their starts to look them up by."""

    ranges: Sequence[Range] = ()
    starts: Sequence[int] = ()

    def before(self, end: int, most: int) -> Sequence[Range]:
        """The last ranges that begin before an offset."""
        k = bisect_left(self.starts, end)
        return self.ranges[max(0, k - most) : k]


NOTHING = Layer()


class Highlights:
    """Layers drawn in the order of ORDER, the last on top; the layer `bars` stands beside the text."""

    def __init__(self, changed: Callable[[], object]) -> None:
        self._layers: dict[str, Layer] = {}
        self._changed = changed

    def clear(self) -> None:
        self._layers.clear()
        self._changed()

    def put(self, layer: str, ranges: Sequence[Range]) -> None:
        """Replace one layer; ranges come in the order of the text. `changed` is called, so that it is drawn."""
        self._layers[layer] = Layer(ranges, [r.start for r in ranges])
        self._changed()

    def first(self, layer: str) -> Range | None:
        ranges = self._layers.get(layer, NOTHING).ranges
        return ranges[0] if ranges else None

    def over(self, start: int, end: int) -> list[Range]:
        """The ranges that touch a stretch, in the order in which they are drawn."""
        layers: Iterable[Layer] = (self._layers[name] for name in ORDER if name in self._layers)
        return [r for layer in layers if layer.ranges for r in layer.before(end, NEAR) if r.end > start]

    def begins(self, layer: str, start: int, end: int) -> bool:
        """Whether a range of that layer begins in a stretch."""
        starts = self._layers.get(layer, NOTHING).starts
        k = bisect_left(starts, start)
        return k < len(starts) and starts[k] < end

    def bar(self, start: int, end: int) -> Range | None:
        """Whose words stand in a stretch: the last of the bars that touch it."""
        bars = self._layers.get("bars", NOTHING).before(end, NEAR_BARS)
        return next((r for r in reversed(bars) if r.end > start), None)

"""How the width of the article is shared out: a margin that centres it, the gutter, an indent, the text.

All in terminal cells. The text is never wider than the reader's measure.
"""

from __future__ import annotations

from briefing.model.frozen import record

GUTTER = 2  # somebody's words, and the sentence that is read or a mark
LEAST_MEASURE = 20
LEAST_INDENTED = 40  # a narrower window has no room for an indent
BEFORE_LAYOUT = 80  # assumed until the window is known
SCROLLBAR = 1


@record(frozen=True, slots=True)
class Columns:
    """Of a view of `width` cells, the scrollbar's among them: it stands in the free column, so that the text is wrapped the same
    whether there is one or not (0 before it is laid out)."""

    width: int
    measure: int

    @property
    def indent(self) -> int:
        return 2 if self.width >= LEAST_INDENTED else 0

    @property
    def whole(self) -> int:
        """Gutter, indent and text together, and a free column at the right."""
        return max(LEAST_MEASURE, min(self.width or BEFORE_LAYOUT, self.measure + GUTTER + self.indent + 1))

    @property
    def text(self) -> int:
        return max(LEAST_MEASURE, self.whole - GUTTER - self.indent - 1)

    @property
    def left(self) -> int:
        """Left of the block, which stands in the middle."""
        return max(0, (self.width - SCROLLBAR - self.whole) // 2)

    @property
    def before_text(self) -> int:
        return self.left + GUTTER + self.indent

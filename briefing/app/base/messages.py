"""What the panes and the article say to the screen; apart from panes.py, so that the first paint does not wait for the lists."""

from __future__ import annotations

from textual.message import Message

from briefing.model.frozen import record


@record(frozen=True, slots=True)
class Row:
    """One entry: a line with an optional count at its right, a dim line below, the text range it points to,
    the name of the group that begins with it above, and offsets that are to be in sight with the range. `telling` is shown
    under all rows while this one is chosen. Extra rows are not counted in the pane's title."""

    key: int
    line: str
    count: str = ""
    below: str = ""
    start: int = 0
    end: int = 0
    voice: int | None = None
    dim: bool = False
    above: str = ""
    extra: bool = False
    near: tuple[int, ...] = ()
    telling: str = ""


class RowMessage(Message):
    """About one row of the pane of that name."""

    def __init__(self, pane: str, row: Row) -> None:
        super().__init__()
        self.pane, self.row = pane, row


class Previewed(RowMessage):
    """The cursor is on a row."""


class Chosen(RowMessage):
    """Enter or a click on a row."""


class Dragged(Message):
    """The border between a pane and the article was dragged by so many columns; more is wider."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.columns = columns


class PlaceLeft(Message):
    """The reader goes to an edge of the article, away from the line at `top` and the sentence at `sentence`."""

    def __init__(self, top: int, sentence: int) -> None:
        super().__init__()
        self.top, self.sentence = top, sentence


class Moved(Message):
    """Another line of the article is the first visible one now, or another sentence is read."""

"""Where the reader has been: places to go back to and forward again, as in a browser."""

from __future__ import annotations

MOST = 100


class Trail:
    """Offsets of the text; a jump forgets what was ahead."""

    def __init__(self) -> None:
        self.past: list[int] = []
        self.future: list[int] = []

    def leave(self, offset: int) -> None:
        """Note the place that a jump starts from."""
        self.past.append(offset)
        self.future.clear()
        del self.past[:-MOST]

    def travel(self, step: int, here: int) -> int | None:
        """The place before (-1) or after (1) this one; None at the ends."""
        source, target = (self.past, self.future) if step < 0 else (self.future, self.past)
        if not source:
            return None
        target.append(here)
        return source.pop()

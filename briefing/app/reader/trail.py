"""Where the reader has been: places to go back to and forward again, as in a browser."""

from __future__ import annotations

from briefing.model.frozen import record

MOST = 100


@record(frozen=True, slots=True)
class Spot:
    """Where the reader was: the offset of the line on top, and where the sentence with the cursor starts."""

    top: int
    sentence: int


class Trail:
    """Spots; a jump forgets what was ahead."""

    def __init__(self) -> None:
        self.past: list[Spot] = []
        self.future: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """Note the place that a jump starts from."""
        self.past.append(spot)
        self.future.clear()
        del self.past[:-MOST]

    def travel(self, step: int, here: Spot) -> Spot | None:
        """The place before (-1) or after (1) this one; None at the ends."""
        source, target = (self.past, self.future) if step < 0 else (self.future, self.past)
        if not source:
            return None
        target.append(here)
        return source.pop()

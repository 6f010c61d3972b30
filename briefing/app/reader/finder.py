"""Searching the article as it is typed: hits come in as they are found, and the nearest one is shown at once."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Callable

from briefing.app.base.search import BadPattern, Search, Searchable

Hit = tuple[int, int]


class Finder:
    """The hits of one search and the one that is shown; `changed` is called whenever more are known."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.search = Search("")
        self.hits: list[Hit] = []
        self.at = -1
        self.searching = False
        self._text: Searchable | None = None
        self._changed = changed

    def read(self, text: str) -> None:
        """Search this text from now on."""
        self._text = Searchable(text)
        self.clear()

    def clear(self) -> None:
        self.search, self.hits, self.at = Search(""), [], -1

    @property
    def current(self) -> Hit | None:
        return self.hits[self.at] if 0 <= self.at < len(self.hits) else None

    async def look_for(self, search: Search, here: int) -> None:
        """Find everything, a stretch of the text at a time, beside the screen. The first hit from `here` on becomes current.

        Raises BadPattern. A later search cancels this one.
        """
        self.search, self.hits, self.at = search, [], -1
        self.searching = True
        self._changed()
        try:
            batches = self._text.find(search) if self._text else iter(())
            while (hits := await asyncio.to_thread(next, batches, None)) is not None:
                self.hits += hits
                if self.at < 0 and self.hits and self.hits[-1][0] >= here:
                    self.at = bisect_left(self.hits, (here, 0))
                self._changed()
            if self.at < 0 and self.hits:
                self.at = 0
        except BadPattern:
            self.hits, self.at = [], -1
            raise
        finally:
            if self.search is search:  # a later search is not ended by the one that it took over from
                self.searching = False
                self._changed()

    def step(self, step: int) -> Hit | None:
        """The next or previous hit; around at the ends."""
        if self.hits:
            self.at = (self.at + step) % len(self.hits)
        return self.current

    @property
    def status(self) -> str:
        """Where in the hits the reader is: `3/17 found`."""
        if self.search.empty:
            return ""
        more = "+" if self.searching else ""
        return (
            f"{self.at + 1}/{len(self.hits)}{more} found" if self.hits else ("searching" if self.searching else "nothing found")
        )

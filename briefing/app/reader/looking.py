"""Asking where to go: by number, in the strip of the article, in its timeline. What the dialogs show is overview.py's."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from briefing.app.base.wording import LATER, without_a_day
from briefing.app.reader.desk import Desk
from briefing.app.reader.jumps import Jumps
from briefing.model import Analysis


class Looking:
    """Of one reader screen."""

    def __init__(self, screen: Screen[Any], desk: Desk, jumps: Jumps) -> None:
        self.screen, self.desk, self.jumps = screen, desk, jumps

    async def ask(self, how: str) -> None:
        """One of: number, strip, days."""
        if how == "number":
            await self.jumps.ask(self.screen)
        elif self.desk.analysis is None:
            self._say(LATER)
        else:
            await (self.strip if how == "strip" else self.days)(self.desk.analysis)

    async def strip(self, analysis: Analysis) -> None:
        """The sections, and who speaks where."""
        from briefing.app.base.theme import voice_colours
        from briefing.app.reader.overview import strip

        if analysis.sections or analysis.quotes:
            colours = voice_colours(self.screen.app.current_theme.dark)
            await self._go("Who speaks where", lambda width: strip(analysis, width, self.desk.glyphs, colours))
        else:
            self._say("There are no sections, and nobody speaks.")

    async def days(self, analysis: Analysis) -> None:
        """The timeline."""
        from briefing.app.reader.overview import days
        from briefing.comparing.timeline import timeline

        found = timeline([analysis])
        if found.events:
            await self._go("Timeline", lambda width: list(days(found)), without_a_day(found.undated))
        else:
            self._say("Nothing in this article is dated.")

    async def _go(self, title: str, rows: Any, note: str = "") -> None:
        from briefing.app.dialogs.places import Places

        span = await self.screen.app.push_screen_wait(Places(title, rows, note))
        if span:
            self.jumps.to_span(span)

    def _say(self, text: str) -> None:
        self.screen.notify(text, timeout=3, markup=False)

"""The box in which words are typed, and where they are looked for: in the article, or in the rows of a pane."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.app.base.search import BadPattern, Search
from briefing.app.base.working import in_turn
from briefing.app.reader.arrangement import ARTICLE, Arrangement
from briefing.app.reader.finder import Finder
from briefing.app.widgets.article_view import ArticleView

if TYPE_CHECKING:  # loaded when it is asked for
    from briefing.app.widgets.find_box import FindBox


class Finding:
    """`focus` gives the focus to a pane or the article once words were typed."""

    def __init__(
        self, screen: Screen[Any], finder: Finder, view: ArticleView, arrangement: Arrangement, focus: Callable[[str], None]
    ) -> None:
        self.screen, self.finder, self.view, self.arrangement, self.focus = screen, finder, view, arrangement, focus

    @property
    def box(self) -> FindBox | None:
        return next(iter(self.screen.query("#find")), None)  # type: ignore[return-value]

    @property
    def is_open(self) -> bool:
        return self.box is not None and bool(self.box.display)

    async def open(self) -> None:
        """Find in the article, or filter the pane that has the focus."""
        box = self.box
        if box is None:
            from briefing.app.widgets.find_box import FindBox

            box = FindBox(self.arrangement.desk.settings.keys)
            await self.screen.mount(box, after="#body")
        pane = self.arrangement.focused
        box.open_for(self.arrangement.pane if pane else ARTICLE, pane.wanted if pane else self.finder.search.wanted)
        self.arrangement.hints.show(())
        self.arrangement.focus_now(box)

    def take(self, purpose: str, search: Search, done: bool) -> None:
        """Look for what is typed; `done` closes the box."""
        if purpose == ARTICLE:
            self.look_for(search, done=done)
            return
        pane = self.arrangement.pane_of(purpose)
        if pane:
            pane.filter(search.wanted)
            self.arrangement.draw_tabs()
        if done:
            self.close()
            self.focus(purpose)

    def look_for(self, search: Search, *, done: bool) -> None:
        in_turn(self.screen, partial(self._look_for, search, done), "find")

    async def _look_for(self, search: Search, done: bool) -> None:
        if search != self.finder.search or self.finder.searching:
            try:
                await self.finder.look_for(search, self.view.top_offset)
            except BadPattern as problem:
                if self.box:
                    self.box.say(str(problem))
        if done:
            self.close()
            self.focus(ARTICLE)
            if not self.finder.hits:
                self.screen.notify("Nothing found.", timeout=3)

    def close(self) -> None:
        if self.box:
            self.box.display = False

    def end_filter(self) -> str:
        """Give up filtering a pane from the box; the name of that pane, empty when it is not so."""
        box = self.box
        pane = self.arrangement.pane_of(box.purpose) if box and box.display else None
        if box is None or pane is None:
            return ""
        pane.filter("")
        self.close()
        return box.purpose

    def end_search(self) -> bool:
        """No search any more; False when there was none."""
        if not self.is_open and self.finder.search.empty:
            return False
        self.screen.workers.cancel_group(self.screen, "find")
        self.close()
        self.finder.clear()
        return True

"""How the panes stand around the article: which has the focus, which are hidden, how wide they are; tabs and hints.

Owns the containers at both sides and what the reader chose of the layout, which is kept. What stands where in which window
is the style sheet's, by the classes that are set here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.containers import Container
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from briefing import library
from briefing.app.base.messages import Row
from briefing.app.reader.desk import Desk
from briefing.app.reader.hints import HINTS
from briefing.app.widgets.article_view import ArticleView
from briefing.app.widgets.hints import Hints, named
from briefing.app.widgets.one_line import OneLine

if TYPE_CHECKING:  # the panes are loaded after the first paint
    from briefing.app.widgets.panes import Pane

ARTICLE = "article"
LEFT = {"sections": "Sections", "notes": "Notes"}
RIGHT = {"people": "People", "quotes": "Quotes"}
SIDE = (*LEFT, *RIGHT)
ACROSS = (*LEFT, ARTICLE, *RIGHT)  # how Tab goes where all stand side by side
ONE_BY_ONE = (ARTICLE, "sections", "people", "quotes", "notes")  # and where they do not
TABS = ("sections", "people", "quotes")
LEAST_PANE = 16  # columns
WIDENED = range(-10, 61)  # columns that may be added to a pane
MEASURES = (60, 70, 80, 90, 100)


def first_classes(kept: library.Layout) -> str:
    """The classes of the screen before anything was done."""
    hidden = (f"hide-{name}" for name in kept.hidden if name in SIDE)
    return " ".join(["pane-article", "side-people", *hidden])


def classes_at(screen: Screen[Any], size: Size) -> list[str]:
    """The breakpoints of a window; Textual sets them after the first layout, which would be drawn for nothing."""
    sides = ((screen.HORIZONTAL_BREAKPOINTS, size.width), (screen.VERTICAL_BREAKPOINTS, size.height))
    return [max(b for b in breakpoints or () if b[0] <= cells)[1] for breakpoints, cells in sides]


class Arrangement:
    """`pane` is where the focus is, `side` the pane that is shown where there is room for one beside the article."""

    def __init__(self, screen: Screen[Any], desk: Desk, view: ArticleView, kept: library.Layout) -> None:
        self.screen, self.desk, self.view, self.kept = screen, desk, view, kept
        view.border_title = Content("Article")
        self.left, self.right, self.tabs = Container(id="left"), Container(id="side"), OneLine(id="tabs")
        self.hints = Hints(named(HINTS[ARTICLE], desk.settings.keys))
        self.pane, self.side = ARTICLE, "people"

    @property
    def is_narrow(self) -> bool:
        """Room for one pane at a time."""
        return self.screen.has_class("-narrow")

    # ------------------------------------------------------------------ panes
    def pane_of(self, name: str) -> Pane | None:
        """The pane of that name; None for the article, or before the panes are there."""
        if name not in SIDE:
            return None
        try:
            return self.screen.query_one(f"#{name}")  # type: ignore[return-value]
        except NoMatches:
            return None

    @property
    def focused(self) -> Pane | None:
        return self.pane_of(self.pane)

    @property
    def current(self) -> tuple[str, Row] | None:
        """The pane that has the focus, by name, and its row under the cursor."""
        pane = self.focused
        return (self.pane, pane.current) if pane and pane.current else None

    async def mount(self) -> None:
        """The panes come after the text is drawn, into room that was kept for them: the text never waits and never moves."""
        from briefing.app.widgets.panes import Pane

        with self.screen.app.batch_update():  # one picture of all of them
            for box, labels in ((self.left, LEFT), (self.right, RIGHT)):
                if not box.is_attached:  # the reader has left already
                    return
                panes = [Pane(label, id=name) for name, label in labels.items()]
                for pane in panes:
                    pane.glyphs, pane.way_out = self.desk.glyphs, self.desk.told("{clear} shows all.")
                await box.mount(*panes)
            self.screen.app.stylesheet.update_nodes([self.view])  # the style sheet of the panes has come with them

    # ------------------------------------------------------------------ focus
    def focus(self, name: str) -> None:
        """Give the focus to a pane or to the article; a pane that is hidden is shown again."""
        self.pane = name
        self.side = name if name in SIDE else self.side
        classes = {f"pane-{other}": other == name for other in (ARTICLE, *SIDE)}
        classes |= {f"side-{other}": other == self.side for other in SIDE}
        if name in SIDE:
            classes |= {"focus-mode": False, f"hide-{name}": False}
        self._set_classes(classes)
        self.draw_tabs()
        self.draw_hints()
        target = self.view if name == ARTICLE else self.pane_of(name)
        if target:
            self._give_focus(target)

    def _set_classes(self, classes: Mapping[str, bool]) -> None:
        """Those that are not as they should be, and the style of the whole screen once for all of them."""
        wrong = [name for name, is_set in classes.items() if is_set != self.screen.has_class(name)]
        for name in wrong:
            self.screen.set_class(classes[name], name, update=False)
        if wrong:
            self.screen.app.stylesheet.update(self.screen)

    def focus_now(self, target: Widget) -> None:
        """Focus at once, so that no key typed ahead goes astray; a pane still hidden by the layout comes a moment later."""
        self.screen.app.stylesheet.update(self.screen)
        self._give_focus(target)

    def _give_focus(self, target: Widget) -> None:
        if target.focusable:
            self.screen.set_focus(target)
        else:
            self.screen.call_after_refresh(self.screen.set_focus, target)

    def beyond(self, step: int) -> str:
        """The next or previous pane of those that are there, around at the ends."""
        wide = self.screen.has_class("-wide") or self.screen.has_class("-extra")
        names = [n for n in ACROSS if n == ARTICLE or not self._is_away(n)] if wide else list(ONE_BY_ONE)
        here = self.pane if self.pane in names else ARTICLE
        return names[(names.index(here) + step) % len(names)]

    def _is_away(self, name: str) -> bool:
        """A pane that the reader hid, or the notes while there are none."""
        no_notes = name == "notes" and not self.screen.has_class("has-notes")
        return no_notes or self.screen.has_class(f"hide-{name}") or self.screen.has_class("focus-mode")

    # ------------------------------------------------------------------ what is kept of the layout
    def hide(self, name: str) -> bool:
        """Hide a pane or show it again; True when it is hidden now."""
        self.screen.toggle_class(f"hide-{name}")
        self._keep(hidden=tuple(n for n in SIDE if self.screen.has_class(f"hide-{n}")))
        return self.screen.has_class(f"hide-{name}")

    def widen(self, columns: int) -> None:
        self._keep(widen=max(WIDENED[0], min(WIDENED[-1], self.kept.widen + columns)))
        self.set_widths()

    def next_measure(self) -> int:
        """The next width of the text, in columns."""
        columns = next((m for m in MEASURES if m > self.view.measure), MEASURES[0])
        self.view.set_measure(columns)
        self._keep(measure=columns)
        return columns

    def _keep(self, **changes: Any) -> None:
        self.kept = replace(self.kept, **changes)
        library.keep_layout(self.kept)

    def set_widths(self) -> None:
        """What the reader added to the widths of the style sheet; nothing where there is one pane at a time."""
        for box in (self.left, self.right):
            if self.kept.widen or "width" in box.styles.inline.get_rules():
                box.styles.width = None
                width = box.styles.width
                if width and width.is_cells and self.kept.widen:
                    box.styles.width = max(LEAST_PANE, int(width.value) + self.kept.widen)

    # ------------------------------------------------------------------ tabs and hints
    def draw_tabs(self) -> None:
        """The line that names the panes where there is room for one only."""
        narrow = self.is_narrow
        chosen = self.pane if narrow else self.side
        names = [*([ARTICLE] if narrow else ()), *TABS]
        names += ["notes"] if chosen == "notes" or self.screen.has_class("has-notes") else []
        counts = {n: f" {p.count}" if (p := self.pane_of(n)) and p.rows else "" for n in names}
        if sum(len(n) + len(counts[n]) + 3 for n in names) > self.screen.size.width:
            counts = {n: counts[n] if n == chosen else "" for n in names}
        parts = [
            Content(f" {n.capitalize()}{counts[n]} ").stylize("reverse bold" if n == chosen else "$text-muted") for n in names
        ]
        self.tabs.say(Content(" ").join(parts))

    def draw_hints(self) -> None:
        """The keys of what has the focus."""
        kind = self.pane
        if self.view.selection:
            kind = "select"
        elif self.pane == ARTICLE and self.is_narrow:
            kind = "narrow"
        self.hints.show(named(HINTS[kind], self.desk.settings.keys))

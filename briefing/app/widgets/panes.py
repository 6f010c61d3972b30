"""The lists beside the article: sections, notes, people, quotes. Each shows rows it is given and says which was chosen.

A line-API widget that draws only the rows on screen, cut with an ellipsis and never wrapped, so that ten thousand quotes
cost as much as ten.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from briefing.app.base.glyphs import ASCII, UNICODE, words
from briefing.app.base.messages import Chosen, Dragged, Previewed, Row
from briefing.app.base.search import folded
from briefing.app.widgets.lines import LinesView
from briefing.app.widgets.wrapping import cut, wrap
from briefing.config import shipped
from briefing.visible import visible


class Pane(LinesView, can_focus=True):
    """A list of rows; moving previews, Enter goes. `wanted` filters by words in either line of a row."""

    SCOPED_CSS = False
    DEFAULT_CSS = (shipped("styles") / "panes.tcss").read_text(encoding="utf-8")
    COMPONENT_CLASSES = {"pane--dim", "pane--highlighted", "pane--chosen"}
    ALLOW_SELECT = False
    BINDINGS = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup,b", "page(-1)", show=False),
        Binding("home,g", "edge(0)", show=False),
        Binding("end,G", "edge(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    highlighted: reactive[int | None] = reactive(None)

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id)
        self.label = label
        self.all_rows: Sequence[Row] = ()
        self.rows: Sequence[Row] = ()
        self.total = 0
        self.empty = "reading …"
        self.note = ""
        self.wanted = ""
        self.way_out = "esc shows all."
        self.glyphs = UNICODE
        self._tops: list[int] = [0]
        self._places: dict[int, int] = {}
        self._quiet = False
        self._dragged_from: float | None = None

    def on_mount(self) -> None:
        self._caption()

    # ------------------------------------------------------------------ what is shown
    def show_rows(self, rows: Sequence[Row], *, total: int | None = None, empty: str = "", note: str = "") -> None:
        """Replace the rows; `total` is how many there are without the filter, `note` names the filter."""
        self.all_rows, self.total = rows, len(rows) if total is None else total
        self.empty, self.note = empty, note
        self._filter()

    def filter(self, wanted: str) -> None:
        """Show only rows with these words, without regard to case and accents."""
        self.wanted = wanted.strip()
        self._filter()

    def _filter(self) -> None:
        keep = self.current.key if self.current else None
        wanted = folded(self.wanted).split()
        fits = [r for r in self.all_rows if all(w in folded(f"{r.line} {r.below}") for w in wanted)] if wanted else self.all_rows
        self.rows = fits
        self._tops = list(accumulate((1 + bool(r.below) + bool(r.above) for r in self.rows), initial=0))
        self.virtual_size = Size(0, self._tops[-1])
        self._places = {row.key: k for k, row in enumerate(self.rows)}
        self._highlight(self._places.get(keep, 0) if self.rows and keep is not None else (0 if self.rows else None))
        self._caption()
        self.refresh()

    @property
    def current(self) -> Row | None:
        k = self.highlighted
        return self.rows[k] if k is not None and k < len(self.rows) else None

    @property
    def count(self) -> int:
        """How many rows are shown, without the extra ones."""
        return sum(not row.extra for row in self.rows)

    def _caption(self) -> None:
        count = self.count
        shown = f"{count}/{self.total}" if count != self.total else (str(count) if count else "")
        self.border_title = Content(f"{self.label} {shown}".strip())
        named = [self.note] if self.note else []
        named += [f"{self.glyphs.open_quote}{self.wanted}{self.glyphs.quote}"] if self.wanted else []
        self.border_subtitle = Content(visible(f" {self.glyphs.dot} ".join(named)) + f" {self.glyphs.remove}" if named else "")

    # ------------------------------------------------------------------ drawing
    def render_line(self, y: int) -> Strip:
        width, base = self.scrollable_content_region.width, self.base
        line = y + self.scroll_offset.y
        if not self.rows:
            return self._empty_line(line, width, base)
        if line >= self._tops[-1]:
            return self._telling_line(line - self._tops[-1] - 1, width, base)
        k = bisect_right(self._tops, line) - 1
        if k == self.highlighted:
            base += self.style_of("pane--chosen" if self.has_focus else "pane--highlighted")
        row, part = self.rows[k], line - self._tops[k]
        if row.above and part == 0:
            return self._above(row, width)
        dim = base + self.style_of("pane--dim")
        first = part == bool(row.above)
        parts = self._first(row, width - 2, base, dim) if first else self._below(row, width - 2, base, dim)
        return Strip([Segment(" ", base), *parts, Segment(" ", base)]).adjust_cell_length(width, base)

    def _above(self, row: Row, width: int) -> Strip:
        """The name of the group that begins here, with a rule up to the edge."""
        dim = self.base + self.style_of("pane--dim")
        name = cut(visible(row.above), width - 4, self.glyphs.cut)
        rule = self.glyphs.rule * max(0, width - 3 - cell_len(name))
        return Strip([Segment(f" {name} {rule}", dim)]).adjust_cell_length(width, self.base)

    def _first(self, row: Row, width: int, base: Style, dim: Style) -> list[Segment]:
        first = cut(visible(row.line), width - (cell_len(row.count) + 1 if row.count else 0), self.glyphs.cut)
        pad = " " * max(0, width - cell_len(first) - cell_len(row.count))
        return [Segment(first, dim if row.dim else base), Segment(pad, base), Segment(row.count, dim)]

    def _below(self, row: Row, width: int, base: Style, dim: Style) -> list[Segment]:
        voice = row.voice is not None
        bar = Segment(self.glyphs.bar, base + self.style_of(f"voice-{row.voice}")) if voice else Segment(" ", base)
        below = cut(visible(row.below), width - 2, self.glyphs.cut)
        return [bar, Segment(" ", base), Segment(below, dim), Segment(" " * max(0, width - 2 - cell_len(below)), base)]

    def _telling_line(self, line: int, width: int, base: Style) -> Strip:
        """Under the rows, as far as there is room: what the chosen one is about."""
        text = visible(self.current.telling) if self.current else ""
        starts = wrap(text, 0, len(text), width - 2)
        if not text or not 0 <= line < len(starts):
            return Strip.blank(width, base)
        shown = text[starts[line] : starts[line + 1] if line + 1 < len(starts) else None].rstrip()
        return Strip([Segment(f" {shown}", base + self.style_of("pane--dim"))]).adjust_cell_length(width, base)

    def _empty_line(self, line: int, width: int, base: Style) -> Strip:
        """One dim sentence that says why there is nothing."""
        text = (
            f"Nothing with {self.glyphs.open_quote}{self.wanted}{self.glyphs.quote}. {self.way_out}"
            if self.all_rows
            else self.empty
        )
        lines = textwrap.wrap(visible(words(text, self.glyphs is ASCII)), max(8, width - 2))
        shown = lines[line] if line < len(lines) else ""
        return Strip([Segment(f" {shown}", base + self.style_of("pane--dim"))]).adjust_cell_length(width, base)

    # ------------------------------------------------------------------ moving and choosing
    def watch_highlighted(self) -> None:
        k = self.highlighted
        if k is not None and k < len(self.rows):
            top, bottom, page = self._tops[k], self._tops[k + 1], self.scrollable_content_region.height
            if top < self.scroll_offset.y:
                self.scroll_to_line(top)
            elif page and bottom > self.scroll_offset.y + page:
                self.scroll_to_line(bottom - page)
            if self.screen.focused is self and not self._quiet:  # has_focus comes a moment later, after keys typed ahead
                self.post_message(Previewed(self.id or "", self.rows[k]))
        self.refresh()

    def _highlight(self, k: int | None) -> None:
        """Move the cursor without telling anyone."""
        self._quiet = True
        self.highlighted = k
        self._quiet = False

    def select_key(self, key: int) -> None:
        """Put the cursor on a row without telling anyone."""
        k = self._places.get(key)
        if k is not None:
            self._highlight(k)

    def _go(self, k: int) -> None:
        if self.rows:
            self.highlighted = max(0, min(k, len(self.rows) - 1))

    def action_move(self, step: int) -> None:
        if self.rows:
            self._go(((self.highlighted or 0) + step) % len(self.rows))

    def action_page(self, step: float) -> None:
        """Go on by the rows of a page, or of a share of one."""
        page = max(2, self.scrollable_content_region.height)
        self._go(bisect_right(self._tops, self._tops[self.highlighted or 0] + int(step * page)) - 1)

    def action_edge(self, end: int) -> None:
        self._go(len(self.rows) - 1 if end else 0)

    def action_choose(self) -> None:
        if self.current:
            self.post_message(Chosen(self.id or "", self.current))

    # ------------------------------------------------------------------ the mouse: rows, and the border that is dragged
    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        line = place.y + self.scroll_offset.y if place is not None else self._tops[-1]
        if line < self._tops[-1]:
            self._highlight(bisect_right(self._tops, line) - 1)
            self.action_choose()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.x == (0 if self._is_right else self.outer_size.width - 1):
            event.stop()
            self._dragged_from = event.screen_x
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged_from is not None and event.screen_x != self._dragged_from:
            step = int(event.screen_x - self._dragged_from)
            self._dragged_from = event.screen_x
            self.post_message(Dragged(-step if self._is_right else step))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._dragged_from is not None:
            self._dragged_from = None
            self.release_mouse()

    @property
    def _is_right(self) -> bool:
        """Right of the article, so that its left border is the one to drag."""
        return self.parent is not None and self.parent.id == "side"

"""The three lists beside the article: sections, people, quotes. Each shows rows it is given and says which was chosen.

Rows are composed for the pane's own width and again on every resize: two lines, cut with an ellipsis, never wrapped.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefing.app.glyphs import UNICODE
from briefing.app.messages import Chosen, Dragged, Previewed, Row
from briefing.app.search import fold
from briefing.config import shipped
from briefing.visible import visible

MOST_ROWS = 1000


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """The text in at most `width` cells, an ellipsis at its end when it was longer."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - len(ellipsis))).rstrip() + ellipsis


class Pane(OptionList):
    """A list of rows; moving previews, Enter goes. `wanted` filters by words in either line of a row."""

    SCOPED_CSS = False
    DEFAULT_CSS = (shipped("styles") / "panes.tcss").read_text(encoding="utf-8")
    BINDINGS = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
        Binding("space", "page_down", show=False),
        Binding("b", "page_up", show=False),
    ]

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.label = label
        self.all_rows: Sequence[Row] = ()
        self.rows: Sequence[Row] = ()
        self.total = 0
        self.empty = "reading …"
        self.note = ""
        self.wanted = ""
        self.glyphs = UNICODE
        self._composed = 0
        self._quiet = False
        self._dragged_from: float | None = None

    def on_mount(self) -> None:
        self._caption()

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
        words = fold(self.wanted)[0].split()
        self.rows = (
            [r for r in self.all_rows if all(w in fold(f"{r.line} {r.below}")[0] for w in words)] if words else self.all_rows
        )
        self._fill(keep)
        self._caption()

    @property
    def current(self) -> Row | None:
        k = self.highlighted
        return self.rows[k] if k is not None and k < len(self.rows) else None

    def _caption(self) -> None:
        count = len(self.rows)
        shown = f"{count}/{self.total}" if count != self.total else (str(count) if count else "")
        self.border_title = Content(f"{self.label} {shown}".strip())
        named = [self.note] if self.note else []
        named += [f"{self.glyphs.open_quote}{self.wanted}{self.glyphs.quote}"] if self.wanted else []
        self.border_subtitle = Content(visible(f" {self.glyphs.dot} ".join(named)) + f" {self.glyphs.remove}" if named else "")

    def _fill(self, keep: int | None) -> None:
        width = self.row_width
        self._composed = width
        self._quiet = True
        self.clear_options()
        shown = self.rows[:MOST_ROWS]
        options = [Option(self._prompt(row, width)) for row in shown]
        if len(self.rows) > MOST_ROWS:
            more = f"{self.glyphs.cut} and {len(self.rows) - MOST_ROWS:,} more: / filters"
            options.append(Option(Content(more).stylize("dim"), disabled=True))
        if not self.rows:
            empty = (
                f"Nothing with {self.glyphs.open_quote}{self.wanted}{self.glyphs.quote}. esc shows all."
                if self.all_rows
                else self.empty
            )
            options += [Option(Content(visible(empty)).stylize("dim"), disabled=True)] if empty else []
        self.add_options(options)
        self.highlighted = next((i for i, row in enumerate(shown) if row.key == keep), 0 if shown else None)
        self._quiet = False

    @property
    def row_width(self) -> int:
        return max(8, (self.scrollable_content_region.width or self.size.width or 24) - 2)

    def _prompt(self, row: Row, width: int) -> Content:
        dots = self.glyphs.cut
        room = width - (cell_len(row.count) + 1 if row.count else 0)
        first = cut(visible(row.line), room, dots)
        pad = " " * max(1, width - cell_len(first) - cell_len(row.count)) if row.count else ""
        line = Content(first)
        if row.dim:
            line = line.stylize("dim")
        parts = [line, Content(pad), Content(row.count).stylize("dim")]
        if row.below:
            bar = Content(self.glyphs.bar).stylize(f"$voice-{row.voice}") if row.voice is not None else Content(" ")
            parts += [Content("\n"), bar, Content(" " + cut(visible(row.below), width - 2, dots)).stylize("dim")]
        return Content.assemble(*parts)

    def on_resize(self) -> None:
        if self.row_width != self._composed:
            self._fill(self.current.key if self.current else None)

    def select_key(self, key: int) -> None:
        """Put the cursor on a row without telling anyone."""
        for i, row in enumerate(self.rows[:MOST_ROWS]):
            if row.key == key:
                self._quiet = True
                self.highlighted = i
                self._quiet = False
                return

    # ------------------------------------------------------------------ dragging the border
    def on_mouse_down(self, event: events.MouseDown) -> None:
        left = self.region.x > 0 and self.parent is not None and getattr(self.parent, "id", "") == "side"
        if event.x == (0 if left else self.size.width + 1):
            event.stop()
            self._dragged_from = event.screen_x
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged_from is not None and event.screen_x != self._dragged_from:
            step = event.screen_x - self._dragged_from
            self._dragged_from = event.screen_x
            self.post_message(Dragged(int(-step if self.region.x > 0 else step)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._dragged_from is not None:
            self._dragged_from = None
            self.release_mouse()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        row = self.current
        if row is not None and self.has_focus and not self._quiet:
            self.post_message(Previewed(self.id or "", row))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self.rows):
            self.post_message(Chosen(self.id or "", self.rows[event.option_index]))

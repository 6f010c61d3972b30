"""The three lists beside the article: sections, people, quotes. Each shows rows it is given and says which was chosen.

Rows are composed for the pane's own width and again on every resize: two lines, cut with an ellipsis, never wrapped.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefing.app.messages import Chosen, Previewed, Row
from briefing.visible import visible

MOST_ROWS = 1000


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, an ellipsis at its end when it was longer."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"


class Pane(OptionList):
    """A list of rows; moving previews, Enter goes."""

    BINDINGS = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
        Binding("space", "page_down", show=False),
    ]

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.label = label
        self.rows: Sequence[Row] = ()
        self.total = 0
        self.empty = "reading …"
        self.note = ""
        self._composed = 0
        self._quiet = False

    def on_mount(self) -> None:
        self._caption()

    def show_rows(self, rows: Sequence[Row], *, total: int | None = None, empty: str = "", note: str = "") -> None:
        """Replace the rows; `total` is how many there are without the filter, `note` names the filter."""
        keep = self.current.key if self.current else None
        self.rows, self.total = rows, len(rows) if total is None else total
        self.empty, self.note = empty, note
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
        self.border_subtitle = Content(f"{self.note} ×" if self.note else "")

    def _fill(self, keep: int | None) -> None:
        width = self.row_width
        self._composed = width
        self._quiet = True
        self.clear_options()
        shown = self.rows[:MOST_ROWS]
        options = [Option(self._prompt(row, width)) for row in shown]
        if len(self.rows) > MOST_ROWS:
            options.append(Option(Content(f"… and {len(self.rows) - MOST_ROWS:,} more").stylize("dim"), disabled=True))
        if not self.rows and self.empty:
            options.append(Option(Content(self.empty).stylize("dim"), disabled=True))
        self.add_options(options)
        self.highlighted = next((i for i, row in enumerate(shown) if row.key == keep), 0 if shown else None)
        self._quiet = False

    @property
    def row_width(self) -> int:
        return max(8, (self.scrollable_content_region.width or self.size.width or 24) - 2)

    def _prompt(self, row: Row, width: int) -> Content:
        room = width - (cell_len(row.count) + 1 if row.count else 0)
        first = cut(visible(row.line), room)
        pad = " " * max(1, width - cell_len(first) - cell_len(row.count)) if row.count else ""
        line = Content(first)
        if row.dim:
            line = line.stylize("dim")
        parts = [line, Content(pad), Content(row.count).stylize("dim")]
        if row.below:
            bar = Content("▌").stylize(f"$voice-{row.voice}") if row.voice is not None else Content(" ")
            parts += [Content("\n"), bar, Content(" " + cut(visible(row.below), width - 2)).stylize("dim")]
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

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        row = self.current
        if row is not None and self.has_focus and not self._quiet:
            self.post_message(Previewed(self.id or "", row))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self.rows):
            self.post_message(Chosen(self.id or "", self.rows[event.option_index]))

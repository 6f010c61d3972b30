"""A dialog that lists the reader's corrections, to take one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefing.app.base.wording import shown
from briefing.app.dialogs.look import Dialog
from briefing.app.widgets.choices import Choices


class Withdraw(Dialog[None]):
    """The list of corrections; `d` takes the one under the cursor back. `empty` is said when there is none."""

    BINDINGS = [
        Binding("escape,q,enter", "dismiss(None)", "Close"),
        Binding("d,delete,x", "withdraw", "Take back"),
    ]

    def __init__(self, rows: Callable[[], Sequence[tuple[str, bool]]], withdraw: Callable[[int], None], empty: str) -> None:
        super().__init__()
        self.rows, self.withdraw, self.empty = rows, withdraw, empty

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="corrections") as box:
            box.border_subtitle = shown(self.app, "d takes one back · esc closes")
            yield Choices(markup=False)

    def on_mount(self) -> None:
        self._fill()

    def _fill(self) -> None:
        rows, box = self.rows(), self.query_one(OptionList)
        self.query_one("#corrections").border_title = f"Corrections {len(rows) or ''}".strip()
        at = box.highlighted or 0
        box.clear_options()
        for text, placed in rows:
            line = shown(self.app, text)
            box.add_option(Option(line if placed else Content.assemble(line, Content(" (not found any more)").stylize("dim"))))
        if not rows:
            box.add_option(Option(Content(self.empty).stylize("dim"), disabled=True))
        box.highlighted = min(at, len(rows) - 1) if rows else None

    def action_withdraw(self) -> None:
        k = self.query_one(OptionList).highlighted
        if k is not None and k < len(self.rows()):
            self.withdraw(k)
            self._fill()

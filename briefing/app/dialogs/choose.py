"""A dialog that lets one of a few be chosen, by cursor or by number."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefing.app.base.wording import shown
from briefing.app.dialogs.look import Dialog
from briefing.app.widgets.choices import Choices


class Choose(Dialog[str | None]):
    """One of a few, by cursor or by number; the answer is the id of the choice."""

    BINDINGS = [
        Binding("escape,q", "dismiss(None)", "Close"),
        *(Binding(str(n), f"number({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.heading, self.choices = title, choices

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="choose") as box:
            box.border_title = shown(self.app, self.heading)
            box.border_subtitle = shown(self.app, "enter chooses · esc leaves it")
            yield Choices(
                *(Option(shown(self.app, f"{n}  {what}"), id=id) for n, (id, what) in enumerate(self.choices, 1)), markup=False
            )

    def action_number(self, n: int) -> None:
        if n <= len(self.choices):
            self.dismiss(self.choices[n - 1][0])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

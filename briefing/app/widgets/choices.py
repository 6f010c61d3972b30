"""A list to choose from, with vim's keys beside the arrows."""

from __future__ import annotations

from contextlib import suppress

from textual.binding import Binding
from textual.widgets import OptionList


class Choices(OptionList):
    """An OptionList that hears `j` and `k`, and keys that come before it is drawn."""

    BINDINGS = [Binding("j", "cursor_down", show=False), Binding("k", "cursor_up", show=False)]

    def action_page_up(self) -> None:
        with suppress(LookupError):  # no line of it stands anywhere yet
            super().action_page_up()

    def action_page_down(self) -> None:
        with suppress(LookupError):
            super().action_page_down()

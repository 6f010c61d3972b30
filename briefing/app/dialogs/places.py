"""A dialog that lists places of the article, each a line of its own look; the answer is the stretch that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefing.app.base.wording import shown
from briefing.app.dialogs.look import Dialog
from briefing.app.widgets.choices import Choices
from briefing.model import Span

AROUND = 6  # columns that the dialog's border and the list take


@dataclass(frozen=True, slots=True)
class Place:
    """A line and where it leads; without a stretch it is the head of those below it."""

    line: Content
    span: Span | None = None


class Places(Dialog[Span | None]):
    """`rows` gives the lines for a width in columns, anew when the window changes."""

    BINDINGS = [Binding("escape,q", "dismiss(None)", "Close")]

    def __init__(self, title: str, rows: Callable[[int], Sequence[Place]], note: str = "") -> None:
        super().__init__()
        self.heading, self.rows, self.note = title, rows, note
        self.shown: Sequence[Place] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="places") as box:
            box.border_title = shown(self.app, self.heading)
            box.border_subtitle = shown(self.app, " · ".join(filter(None, [self.note, "enter goes there", "esc leaves it"])))
            yield Choices(markup=False)

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        box = next(iter(self.query(OptionList)), None)
        if box is None:
            return  # closed before it was drawn
        at = box.highlighted
        self.shown = self.rows(self.query_one("#places").size.width - AROUND)
        box.clear_options()
        box.add_options(Option(place.line, disabled=place.span is None) for place in self.shown)
        able = [k for k, place in enumerate(self.shown) if place.span]
        box.highlighted = at if at in able else able[0] if able else None

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.shown[event.option_index].span)

"""A dialog that asks for one line of text, with names to complete it where there are some."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from briefing.app.base.wording import shown
from briefing.app.dialogs.look import Dialog
from briefing.app.dialogs.names import OneOf
from briefing.visible import visible

MOST_MATCHES = 6


class Ask(Dialog[str | None]):
    """One line of text; with `names`, those that fit are listed and Tab takes them one after the other."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Close"), Binding("tab,down", "take(1)"), Binding("shift+tab,up", "take(-1)")]

    def __init__(
        self, title: str, *, value: str = "", names: Sequence[str] = (), hint: str = "enter takes it", empty: bool = False
    ) -> None:
        super().__init__()
        self.heading, self.value, self.hint, self.empty = title, value, hint, empty
        self.suggest = OneOf(names)
        self._typed = value
        self._taken = -1
        self._early = len(value)
        self._line: Input | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="ask") as box:
            box.border_title = shown(self.app, self.heading)
            tab = "tab takes a name · " if self.suggest.names else ""
            box.border_subtitle = shown(self.app, f"{tab}{self.hint} · esc leaves it")
            suggester = self.suggest if self.suggest.names else None
            self._line = Input(self.value, id="line", select_on_focus=False, suggester=suggester)
            yield self._line
            yield Static(id="matches")

    def on_mount(self) -> None:
        self.query_one("#matches").display = bool(self.suggest.names)
        self.query_one(Input).focus()
        self._list()

    def hear_early(self, letter: str) -> None:
        """A letter that was typed before the line heard keys: it stands before what the line heard since."""
        box, at = self._line, self._early
        self._early += len(letter)
        if box is None:
            self.value += letter
        else:
            cursor, box.value = box.cursor_position, box.value[:at] + letter + box.value[at:]
            box.cursor_position = cursor + len(letter)

    def _list(self) -> None:
        names = self.suggest.matches(self._typed)
        lines = [
            Content(visible(n)).stylize("bold" if k == self._taken or n == self.answer(self._typed) else "dim")
            for k, n in enumerate(names[:MOST_MATCHES])
        ]
        self.query_one("#matches", Static).update(
            Content("\n").join(lines) if lines else Content("a name of your own").stylize("dim")
        )

    def action_take(self, step: int) -> None:
        names = self.suggest.matches(self._typed)[:MOST_MATCHES]
        if names:
            self._taken = (self._taken + step) % len(names) if self._taken >= 0 else (0 if step > 0 else len(names) - 1)
            box = self.query_one(Input)
            with box.prevent(Input.Changed):
                box.value = names[self._taken]
            box.cursor_position = len(box.value)
            self._list()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._typed, self._taken = event.value, -1
        self._list()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        text = self.answer(" ".join(event.value.split()))
        if text or self.empty:
            self.dismiss(text)
        else:
            self.query_one("#ask").border_subtitle = shown(self.app, "type something first · esc leaves it")

    def answer(self, typed: str) -> str:
        """What Enter takes."""
        return typed


class AskName(Ask):
    """One name: Enter takes the first that is offered, for half a name is nobody's. A name that no other begins with is one's own."""

    def answer(self, typed: str) -> str:
        if not typed or typed in self.suggest.names:
            return typed
        return next(iter(self.suggest.matches(typed)), typed)

"""Small dialogs over the article: ask for a line of text, choose one of a few, look through a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefing.app.base.glyphs import words
from briefing.app.reader.search import fold
from briefing.app.widgets.choices import Choices
from briefing.config import shipped
from briefing.visible import visible

MOST_MATCHES = 6
DIALOGS = shipped("styles") / "dialogs.tcss"


class OneOf(Suggester):
    """Suggests the first of some names that begins with what is typed, by any of its words, without regard to accents."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names = names

    def matches(self, value: str) -> list[str]:
        wanted = fold(value)[0].strip()
        begin = [n for n in self.names if fold(n)[0].startswith(wanted)]
        return begin + [n for n in self.names if n not in begin and any(w.startswith(wanted) for w in fold(n)[0].split())]

    async def get_suggestion(self, value: str) -> str | None:
        """Only a name that continues what is typed can be shown behind it."""
        return next((n for n in self.matches(value) if value and n.startswith(value)), None)


def shown(app: App[Any], text: str) -> Content:
    """Words of a dialog: control characters as symbols, ASCII alone where that is asked for."""
    return Content(visible(words(text, app.has_class("-ascii"))))


class Ask(ModalScreen[str | None]):
    """One line of text; with `names`, those that fit are listed and Tab takes them one after the other."""

    CSS_PATH = DIALOGS
    BINDINGS = [Binding("escape", "dismiss(None)", "Close"), Binding("tab,down", "take(1)"), Binding("shift+tab,up", "take(-1)")]

    def __init__(
        self, title: str, *, value: str = "", names: Sequence[str] = (), hint: str = "enter takes it", empty: bool = False
    ) -> None:
        super().__init__()
        self.heading, self.value, self.hint, self.empty = title, value, hint, empty
        self.suggest = OneOf(names)
        self._typed = value
        self._taken = -1

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="ask") as box:
            box.border_title = shown(self.app, self.heading)
            tab = "tab takes a name · " if self.suggest.names else ""
            box.border_subtitle = shown(self.app, f"{tab}{self.hint} · esc leaves it")
            yield Input(self.value, id="line", select_on_focus=False, suggester=self.suggest if self.suggest.names else None)
            yield Static(id="matches")

    def on_mount(self) -> None:
        self.query_one("#matches").display = bool(self.suggest.names)
        self.query_one(Input).focus()
        self._list()

    def _list(self) -> None:
        names = self.suggest.matches(self._typed)
        lines = [Content(visible(n)).stylize("bold" if k == self._taken else "dim") for k, n in enumerate(names[:MOST_MATCHES])]
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
        text = " ".join(event.value.split())
        if text or self.empty:
            self.dismiss(text)
        else:
            self.query_one("#ask").border_subtitle = shown(self.app, "type something first · esc leaves it")


class Choose(ModalScreen[str | None]):
    """One of a few, by cursor or by number; the answer is the id of the choice."""

    CSS_PATH = DIALOGS
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


class Withdraw(ModalScreen[None]):
    """The list of corrections; `d` takes the one under the cursor back."""

    CSS_PATH = DIALOGS
    BINDINGS = [
        Binding("escape,q,enter", "dismiss(None)", "Close"),
        Binding("d,delete,x", "withdraw", "Take back"),
    ]

    def __init__(self, rows: Callable[[], Sequence[tuple[str, bool]]], withdraw: Callable[[int], None]) -> None:
        super().__init__()
        self.rows, self.withdraw = rows, withdraw

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
            box.add_option(Option(Content("No corrections. c corrects what is under the cursor.").stylize("dim"), disabled=True))
        box.highlighted = min(at, len(rows) - 1) if rows else None

    def action_withdraw(self) -> None:
        k = self.query_one(OptionList).highlighted
        if k is not None and k < len(self.rows()):
            self.withdraw(k)
            self._fill()

"""All keys on one page, as they are now: what config.toml changed is shown changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefing.app.base.glyphs import words
from briefing.app.base.keys import KEYS, of, sentence
from briefing.app.dialogs.look import Dialog

GROUPS = ("read", "move", "fold", "panes", "find", "act", "app")
LIBRARY = ("library",)
KEY_WIDTH = 11
UNBOUND = "1 to 9 go to the section of that number. In a pane enter goes there; on a person it shows only that person's quotes.\n"


class HelpScreen(Dialog[None]):
    """Every key of keys.py by group, in two columns where there is room."""

    HORIZONTAL_BREAKPOINTS = [(0, "-one-column"), (110, "-two-columns")]
    BINDINGS = [
        Binding("escape,q,question_mark,enter", "dismiss(None)", "Close"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("space", "scroll(10)", show=False),
        Binding("b", "scroll(-10)", show=False),
        Binding("g,home", "edge(False)", show=False),
        Binding("G,end", "edge(True)", show=False),
    ]

    def __init__(self, changed: Mapping[str, str], ascii_only: bool = False, groups: Sequence[str] = GROUPS) -> None:
        super().__init__()
        self.changed, self.ascii, self.groups = changed, ascii_only, groups

    def compose(self) -> ComposeResult:
        blocks = [self._block(group) for group in self.groups]
        half = sum(map(len, blocks)) / 2
        columns: list[list[Content]] = [[], []]
        for block in blocks:
            columns[len(columns[0]) >= half].extend(block)
        with VerticalScroll(classes="dialog", id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "esc closes"
            with Grid(id="help-columns"):
                yield Static(Content("\n").join(columns[0]))
                yield Static(Content("\n").join(columns[1]))
            if self.groups is GROUPS:
                yield Static(Content(UNBOUND))
            yield Static(Content("All can be changed in config.toml, [keys]; “briefing keys” prints their names.").stylize("dim"))

    def on_mount(self) -> None:
        self.query_one("#help").focus()

    def _block(self, group: str) -> list[Content]:
        lines = [Content(group).stylize("bold $text-accent")]
        for k in (k for k in KEYS if k.group == group):
            key = words(self._written(k.id), self.ascii)
            what = words(sentence(k.what, self.changed), self.ascii)
            lines.append(Content.assemble("  ", Content(f"{key:<{KEY_WIDTH}} ").stylize("bold"), what))
        return [*lines, Content("")]

    def _written(self, id: str) -> str:
        """Two of its keys where they fit, else the first."""
        two = of(id, self.changed, most=2)
        return two if len(two) <= KEY_WIDTH else of(id, self.changed, most=1)

    def action_edge(self, end: bool) -> None:
        box = self.query_one("#help")
        (box.scroll_end if end else box.scroll_home)(animate=False)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help").scroll_relative(y=lines, animate=False)

"""The start screen and the dialogs: export, help."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Label, OptionList, RadioButton, RadioSet, Static
from textual.widgets.option_list import Option

from briefing import config, export, library
from briefing.app.hints import Hints
from briefing.errors import BriefingError
from briefing.model import LEVELS, Analysis
from briefing.visible import visible

KEYS = [
    (
        "read",
        [("↓ ↑  j k", "line down, up"), ("space  b", "page down, up"), ("ctrl+d  ctrl+u", "half a page"), ("g  G", "start, end")],
    ),
    (
        "move",
        [
            ("J  K  ]  [", "next, previous section"),
            ("}  {", "paragraph"),
            (".  ,", "next, previous quote"),
            ("1-9", "section by number"),
            ("backspace  alt+right", "back, forward"),
        ],
    ),
    ("fold", [("enter", "fold or open the section"), ("←  →", "close, open"), ("z  Z", "fold all, all but this")]),
    (
        "panes",
        [
            ("s  p  u", "sections, people, quotes"),
            ("tab  shift+tab", "next, previous pane"),
            ("enter", "go there; on a person: only that person"),
            ("i", "show reported speech"),
            ("esc", "clear search, then filter"),
        ],
    ),
    ("find", [("/", "find as you type"), ("n  N", "next, previous hit or mention")]),
    (
        "act",
        [
            ("w", "why is this here?"),
            ("y", "copy with attribution"),
            ("e", "export the brief"),
            ("t", "theme"),
            ("ctrl+p", "all commands"),
            ("?", "this page"),
            ("q", "quit"),
        ],
    ),
]


class HelpScreen(ModalScreen[None]):
    """All keys on one page."""

    BINDINGS = [Binding("escape,q,question_mark,enter", "app.pop_screen", "Close")]

    def compose(self) -> ComposeResult:
        lines = []
        for group, keys in KEYS:
            lines.append(Content(group).stylize("bold $text-accent"))
            lines += [Content.assemble("  ", Content(f"{key:<16}").stylize("bold"), what) for key, what in keys]
            lines.append(Content(""))
        with VerticalScroll(classes="dialog", id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "esc closes"
            yield Static(Content("\n").join(lines))


class Choice(RadioButton):
    """A radio button that tells its state by shape, not by colour alone."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]
        return "●" if self.value else "○"


class ExportDialog(ModalScreen[Path | None]):
    """Level, format and file name beside a preview; Enter writes, nothing is overwritten unasked."""

    BINDINGS = [Binding("escape", "app.pop_screen", "Close"), Binding("ctrl+s", "write", "Write")]

    def __init__(self, analysis: Analysis, level: str) -> None:
        super().__init__()
        self.analysis, self.level, self.format = analysis, level if level in LEVELS else "standard", "markdown"
        self.confirmed: str | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(classes="dialog", id="export") as box:
            box.border_title = "Export the brief"
            box.border_subtitle = "enter in the file name writes · esc closes"
            with Vertical(id="export-choices"):
                yield Label("Level")
                with RadioSet(id="level"):
                    for level in LEVELS:
                        yield Choice(level, value=level == self.level)
                yield Label("Format")
                with RadioSet(id="format"):
                    for name in export.FORMATS:
                        yield Choice(name, value=name == self.format)
                yield Label("File")
                yield Input(self.suggestion(), id="file")
                yield Static(id="export-note")
            with VerticalScroll(id="export-preview"):
                yield Static(id="preview")

    def on_mount(self) -> None:
        self.query_one("#file", Input).focus()
        self._preview()

    def suggestion(self) -> str:
        return export.file_name(self.analysis, self.format)

    def _preview(self) -> None:
        text = export.render(self.analysis, self.format, self.level)
        shown = text if len(text) < 20_000 else text[:20_000] + "\n…"
        self.query_one("#preview", Static).update(Content("\n".join(visible(line) for line in shown.split("\n"))))

    @on(RadioSet.Changed)
    def _changed(self, event: RadioSet.Changed) -> None:
        chosen = str(event.pressed.label)
        if event.radio_set.id == "level":
            self.level = chosen
        else:
            self.format = chosen
            self.query_one("#file", Input).value = self.suggestion()
        self._preview()

    @on(Input.Submitted, "#file")
    def action_write(self) -> None:
        name = self.query_one("#file", Input).value.strip()
        if not name:
            return self._note("Type a file name first.")
        path = Path(name).expanduser()
        if path.exists() and self.confirmed != name:
            self.confirmed = name
            return self._note(f"{path.name} is there already. Press Enter again to replace it, or type another name.")
        try:
            written = export.write(export.render(self.analysis, self.format, self.level), path, overwrite=self.confirmed == name)
        except BriefingError as error:
            return self._note(str(error))
        self.dismiss(written)
        self.app.notify(f"Wrote {visible(str(written.resolve()))}", timeout=6, markup=False)
        return None

    def _note(self, message: str) -> None:
        self.query_one("#export-note", Static).update(Content(visible(message)))


class StartScreen(Screen[None]):
    """Samples, recent articles, and how to open one."""

    BINDINGS = [
        Binding("o", "open", "Open a file"),
        Binding("question_mark", "help", "Keys", key_display="?"),
        Binding("q,escape", "app.quit", "Quit"),
        Binding("j", "cursor(1)", show=False),
        Binding("k", "cursor(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble(
                Content("briefing").stylize("bold $text-accent"),
                "\nReads a news article for you by topic, person and quote. Everything it shows stands word for word in the text.\n",
                Content("enter").stylize("bold"),
                " opens   ",
                Content("o").stylize("bold"),
                " opens a file   ",
                Content("?").stylize("bold"),
                " shows the keys",
            ),
            id="welcome",
        )
        yield OptionList(id="choices", markup=False)
        yield Input(placeholder="path of an article; Tab completes, Enter opens", id="path")
        yield Hints([("enter", "Open"), ("o", "Open a file"), ("q", "Quit"), ("?", "Keys")])

    def on_mount(self) -> None:
        self.query_one("#path").display = False
        choices = self.query_one("#choices", OptionList)
        choices.border_title = "Recent articles and samples"
        for entry in library.recent()[:12]:
            topics = ", ".join(entry.topics[:4])
            self._add(choices, entry.path, entry.title or Path(entry.path).name, topics or entry.path)
        for name, path in config.samples().items():
            self._add(choices, str(path), name.replace("-", " ").capitalize(), "sample article")
        choices.highlighted = 0 if choices.option_count else None
        choices.focus()

    def _add(self, choices: OptionList, path: str, title: str, below: str) -> None:
        if any(o.id == path for o in choices.options):
            return
        choices.add_option(Option(Content.assemble(visible(title), "\n", Content("  " + visible(below)).stylize("dim")), id=path))

    @on(OptionList.OptionSelected, "#choices")
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.app.open_article(event.option_id)  # type: ignore[attr-defined]

    def action_cursor(self, step: int) -> None:
        choices = self.query_one("#choices", OptionList)
        choices.action_cursor_down() if step > 0 else choices.action_cursor_up()

    def action_open(self) -> None:
        from briefing.app.paths import PathSuggester

        box = self.query_one("#path", Input)
        box.suggester = PathSuggester()
        box.display = True
        box.focus()

    def on_key(self, event) -> None:
        box = self.query_one("#path", Input)
        if event.key == "tab" and box.has_focus:
            event.stop()
            box.action_cursor_right() if box.cursor_position < len(box.value) else box.action_end()
            if box._suggestion:
                box.value = box._suggestion
                box.cursor_position = len(box.value)
        elif event.key == "escape" and box.has_focus:
            event.stop()
            box.display = False
            self.query_one("#choices").focus()

    @on(Input.Submitted, "#path")
    def _submitted(self, event: Input.Submitted) -> None:
        path = Path(event.value.strip()).expanduser()
        if not path.is_file():
            self.notify(f"There is no file {visible(str(path))}.", severity="error", markup=False)
            return
        self.app.open_article(str(path))  # type: ignore[attr-defined]

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen())

"""The start screen: articles opened lately with their progress and topics, samples, and ways to open another one."""

from __future__ import annotations

from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefing import config, library
from briefing.app.base.glyphs import glyphs, words
from briefing.app.base.services import services
from briefing.app.dialogs.paths import PathSuggester
from briefing.app.system.pasting import LONGEST_PASTE
from briefing.app.widgets.choices import Choices
from briefing.app.widgets.hints import Hints
from briefing.sources import is_address, is_file, is_folder, typed_path
from briefing.visible import visible

SHOWN = 20
UNREAD = 5  # articles that were added and never opened; the library has them all
BAR = 8
SHORTEST_PASTE = 40
LONGEST_LINE = 10_000  # characters of a path or address


class StartScreen(Screen[None]):
    """What there is to read."""

    BINDINGS = [
        Binding("o", "open", "Open a file"),
        Binding("l", "library", "Library"),
        Binding("v", "paste", "Paste"),
        Binding("question_mark", "help", "Keys", key_display="?"),
        Binding("q", "app.quit", "Quit"),
    ]

    def __init__(self, settings: config.Settings) -> None:
        super().__init__()
        self.settings, self.glyphs = settings, glyphs(settings.ascii)

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble(
                Content("briefing").stylize("bold $text-accent"),
                "\nReads a news article for you by topic, person and quote.",
                "\nEverything it shows stands word for word in the text.",
            ),
            id="welcome",
        )
        yield Choices(id="choices", markup=False)
        yield Input(
            placeholder="path or address of an article: Tab completes, Enter opens",
            id="path",
            max_length=LONGEST_LINE,
            suggester=PathSuggester(),
        )
        yield Hints([("enter", "Open"), ("o", "Open a file"), ("l", "Library"), ("v", "Paste"), ("q", "Quit"), ("?", "Keys")])

    def on_mount(self) -> None:
        self.query_one("#path").display = False
        self.fill()
        self.query_one("#choices").focus()

    def on_screen_resume(self) -> None:
        self.fill()

    def fill(self) -> None:
        """Recent articles, what was added last and never opened, then the samples that are not among them."""
        choices = self.query_one("#choices", OptionList)
        at = choices.highlighted or 0
        choices.clear_options()
        entries = library.recent()[:SHOWN]
        added = library.unopened(UNREAD)
        choices.border_title = "Recent articles and samples" if entries or added else "Samples"
        for entry in entries:
            topics = f" {self.glyphs.dot} ".join(entry.topics[:4])
            self._add(choices, f"@{entry.id}", entry.title, f"{self.bar(entry.share)}  {topics or entry.place}")
        for entry in added:
            topics = f" {self.glyphs.dot} ".join(entry.topics[:4])
            self._add(choices, f"@{entry.id}", entry.title, f"added, not opened yet  {topics or entry.place}")
        known = {str(Path(e.source).resolve()) for e in (*entries, *added) if e.source}
        for name, path in config.samples().items():
            if str(path.resolve()) not in known:
                self._add(choices, str(path), name.replace("-", " ").capitalize(), "sample article")
        choices.highlighted = min(at, choices.option_count - 1) if choices.option_count else None

    def bar(self, share: float) -> str:
        full = round(BAR * max(0.0, min(1.0, share)))
        return f"{self.glyphs.full * full}{self.glyphs.empty * (BAR - full)} {share:4.0%}"

    def _add(self, choices: OptionList, path: str, title: str, below: str) -> None:
        below = words(below, self.settings.ascii)
        choices.add_option(Option(Content.assemble(visible(title), "\n", Content("  " + visible(below)).stylize("dim")), id=path))

    @on(OptionList.OptionSelected, "#choices")
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            services(self).open_article(event.option_id)

    # ------------------------------------------------------------------ other ways in
    def action_open(self) -> None:
        box = self.query_one("#path", Input)
        box.display = True
        box.focus()

    def on_key(self, event: events.Key) -> None:
        box = self.query_one("#path", Input)
        if not box.has_focus:
            return
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            box.action_cursor_right() if box.cursor_position < len(box.value) else box.action_end()
            if box._suggestion:
                box.value = box._suggestion
                box.cursor_position = len(box.value)
        elif event.key == "escape":
            event.stop()
            box.display = False
            self.query_one("#choices").focus()

    @on(Input.Submitted, "#path")
    def _submitted(self, event: Input.Submitted) -> None:
        value = event.value.strip()
        if is_address(value):
            event.input.display = False
            services(self).open_article(value)
            return
        path = typed_path(value)
        if not is_file(str(path)) or is_folder(path):
            self.notify(f"There is no file {visible(str(path))}.", severity="error", markup=False)
            return
        event.input.display = False
        services(self).open_article(str(path))

    def on_paste(self, event: events.Paste) -> None:
        """A text pasted here is read at once."""
        if not self.query_one("#path").has_focus:
            event.stop()
            self._read_pasted(event.text)

    def action_paste(self) -> None:
        from briefing.app.system.clipboard import pasted

        text = pasted()
        if text is None:
            self.notify("Paste with the key of your terminal: often ctrl+shift+v, or cmd+v.", timeout=6)
        else:
            self._read_pasted(text)

    def _read_pasted(self, text: str) -> None:
        if len(text.strip()) < SHORTEST_PASTE:
            self.notify("The pasted text is too short for an article.", severity="error", timeout=4)
            return
        if len(text) >= LONGEST_PASTE:
            longest = f"The pasted text is longer than {LONGEST_PASTE:,} characters. Save it to a file, and open that."
            self.notify(longest, severity="error", timeout=8)
            return
        try:
            path = library.keep_pasted(text)
        except OSError as error:
            self.notify(f"The text cannot be kept: {error.strerror}.", severity="error", markup=False)
            return
        services(self).open_article(str(path))

    def action_library(self) -> None:
        services(self).open_library()

    def action_help(self) -> None:
        from briefing.app.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.settings.keys, self.settings.ascii))

"""Level, format or template of one's own, and file name beside a live preview; Enter writes, nothing is overwritten unasked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, RadioButton, RadioSet, Static

from briefing import export
from briefing.app.base.glyphs import Glyphs
from briefing.app.base.working import in_turn
from briefing.app.dialogs.look import Dialog
from briefing.app.system.delivery import deliver
from briefing.errors import BriefingError
from briefing.export import templates
from briefing.export.escaping import without_front
from briefing.model import LEVELS, Analysis
from briefing.sources import is_file, typed_path
from briefing.visible import visible

MOST_SHOWN = 20_000


class Choice(RadioButton):
    """A radio button that tells its state by shape, not by colour alone."""

    ascii_only = False

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]
        on, off = ("*", " ") if self.ascii_only else ("●", "○")
        return on if self.value else off

    @property
    def BUTTON_LEFT(self) -> str:  # type: ignore[override]
        return "(" if self.ascii_only else " "

    @property
    def BUTTON_RIGHT(self) -> str:  # type: ignore[override]
        return ")" if self.ascii_only else " "


class ExportDialog(Dialog[Path | None]):
    """The brief of an article, or of several, on its way to a file.

    `name` makes a file's name of the ending of a form; `complete` gives the articles with their briefs, which takes a moment and
    is done aside; `added` says what of the reader's own goes along.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow-dialog"), (72, "-wide-dialog")]
    BINDINGS = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("ctrl+s", "write", "Write"),
        Binding("pagedown", "preview(1)", show=False),
        Binding("pageup", "preview(-1)", show=False),
    ]

    def __init__(
        self, name: Callable[[str], str], complete: Callable[[], Sequence[Analysis]], added: str, level: str, glyphs: Glyphs
    ) -> None:
        super().__init__()
        self.file_name, self.complete, self.added, self.glyphs = name, complete, added, glyphs
        self.templates = {path.name: path for path in templates.own()}
        self.level, self.format = level if level in LEVELS else "standard", "markdown"
        self.confirmed: str | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(classes="dialog", id="export") as box:
            box.border_title = "Export the brief"
            box.border_subtitle = f"ctrl+s writes {self.glyphs.dot} pgdn more {self.glyphs.dot} esc closes"
            with VerticalScroll(id="export-choices", can_focus=False):
                yield Label("Level")
                with RadioSet(id="level"):
                    for level in LEVELS:
                        yield self._choice(level, level == self.level)
                yield Label("Format")
                with RadioSet(id="format"):
                    for name in (*(form.name for form in export.FORMATS.values() if form.brief), *self.templates):
                        yield self._choice(visible(name), name == self.format)
                yield Label("File")
                yield Input(self.suggestion(), id="file")
                yield Static(self.added, id="export-added")
                yield Static(id="export-note")
            with VerticalScroll(id="export-preview"):
                yield Static("writing the brief", id="preview")

    def _choice(self, name: str, value: bool) -> Choice:
        choice = Choice(name, value=value)
        choice.ascii_only = self.glyphs.dot == "-"
        return choice

    def on_mount(self) -> None:
        self.query_one("#file", Input).focus()
        self._preview()

    def suggestion(self) -> str:
        return self.file_name(self.suffix)

    @property
    def suffix(self) -> str:
        """Of the file: the form's, or the template's own."""
        own = self.templates.get(self.format)
        return own.suffix if own else export.FORMATS[self.format].suffix

    async def rendered(self) -> str:
        """The whole export; made beside the screen, for it may be long. Raises BriefingError."""
        return await asyncio.to_thread(self._as_text)

    def _as_text(self) -> str:
        own = self.templates.get(self.format)
        if own is None:
            return export.render(self.complete(), self.format, self.level)
        return visible(templates.filled(templates.read(own), own.name, self.complete(), self.level), keep="\n\r\t")

    def _preview(self) -> None:
        in_turn(self, self._show_preview, "preview")

    async def _show_preview(self) -> None:
        try:
            text = without_front(await self.rendered())
        except BriefingError as error:
            text = str(error)
        shown = text if len(text) < MOST_SHOWN else text[:MOST_SHOWN] + f"\n{self.glyphs.cut}"
        self.query_one("#preview", Static).update(Content("\n".join(visible(line) for line in shown.split("\n"))))

    def action_preview(self, step: int) -> None:
        box = self.query_one("#export-preview")
        box.scroll_relative(y=step * max(1, box.size.height - 1), animate=False)

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
    async def action_write(self) -> None:
        if not self.is_current:  # a second Enter, when all is written
            return None
        name = self.query_one("#file", Input).value.strip()
        if not name:
            return self._note("Type a file name first.")
        path = typed_path(name)
        if not self.app.is_web and is_file(str(path)) and self.confirmed != name:
            self.confirmed = name
            return self._note(f"{path.name} is there already. Press Enter again to replace it, or type another name.")
        try:
            written = deliver(self.app, await self.rendered(), path, overwrite=self.confirmed == name)
        except BriefingError as error:
            return self._note(str(error))
        self.dismiss(written)
        return None

    def _note(self, message: str) -> None:
        self.query_one("#export-note", Static).update(Content(visible(message)))

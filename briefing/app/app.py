"""The application: theme, style files, the analysis process, and which screen is shown."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterable
from functools import partial
from typing import Any

from textual import events
from textual.app import SystemCommand
from textual.content import Content
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen

from briefing import config, library
from briefing.app.base.glyphs import words
from briefing.app.base.keys import KEYS, bindings, sentence
from briefing.app.base.theme import HIGH_CONTRAST, chosen_theme, user_themes, voice_colours
from briefing.app.dialogs.palette import PaletteApp
from briefing.app.reader.screen import ReaderScreen
from briefing.app.system.driver import forgiving
from briefing.app.system.hangup import ended
from briefing.model import Analysis
from briefing.process.client import AnalysisProcess
from briefing.visible import visible

DAY = 24 * 3600.0  # seconds that an explanation stays when no key is pressed
LINES = "\n\t"  # control characters that a clipboard may hold
EARLY = 0.05  # seconds that the first paint waits for the article, which is mostly there by then
SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT")


class WorkerEvent(Message):
    """Something came from the analysis process."""

    def __init__(self, event: dict[str, Any]) -> None:
        super().__init__()
        self.event = event


def first_reader(process: AnalysisProcess, request: int, settings: config.Settings, place: str) -> ReaderScreen:
    """The screen of an article, with all of it that has come already."""
    article = process.early_article(request, EARLY)
    reader = ReaderScreen(settings, place, article)
    if article and (known := process.early_analysis(request)):
        reader.arriving.left, reader.arriving.known = library.reading_of(known[0]), known[1]
    return reader


class BriefingApp(PaletteApp):
    """Routes events between the analysis process and the screens; returns a sentence when it has to end with one."""

    TITLE = "briefing"
    CSS_PATH = [config.shipped("styles") / name for name in ("app.tcss", "reader.tcss")]
    BINDINGS = bindings("app")

    def __init__(
        self,
        process: AnalysisProcess,
        settings: config.Settings,
        *,
        source: str | None = None,
        request: int | None = None,
        place: str = "",
        sections: int | None = None,
        dark: bool = True,
    ) -> None:
        super().__init__()
        self.process, self.settings = process, settings
        self.source, self.request, self.place, self.dark_ground = source, request, place, dark
        self._explained = False
        self._wanted = sections  # about so many are asked for, once the article is analysed
        self._themes = user_themes(config.folder("config") / "themes")
        self.animation_level = "full" if settings.animation else "none"
        if settings.keys:
            self.set_keymap(settings.keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The speakers' colours, chosen against the ground of the theme."""
        return {f"voice-{i}": colour for i, colour in enumerate(voice_colours(self.current_theme.dark))}

    def on_mount(self) -> None:
        for theme in (*HIGH_CONTRAST, *self._themes):
            self.register_theme(theme)
        self.theme = chosen_theme(self.settings.theme, self.dark_ground, self.available_themes)
        self.set_class(self.settings.ascii, "-ascii")
        self._heed_signals()
        self.process.listen(self._receive)

    def get_driver_class(self) -> type[Driver]:
        return forgiving(super().get_driver_class())

    def get_default_screen(self) -> Screen:
        """The article, or what there is to read; the first screen of all, so that no empty one is drawn before it."""
        if self.request is not None:
            return first_reader(self.process, self.request, self.settings, self.place)
        from briefing.app.start_screen import StartScreen

        return StartScreen(self.settings)

    def _heed_signals(self) -> None:
        """A polite end on SIGTERM, SIGHUP and SIGQUIT: everything is kept, the terminal is given back as it was."""
        for name in SIGNALS:
            number = getattr(signal, name, None)
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    asyncio.get_running_loop().add_signal_handler(number, partial(ended, self.end, 128 + number))

    def end(self, code: int = 0) -> None:
        """Keep the reading, then leave."""
        self._keep()
        self.exit(return_code=code)

    async def action_quit(self) -> None:
        self.end()

    def _receive(self, event: dict[str, Any]) -> None:
        self.post_message(WorkerEvent(event))

    # ------------------------------------------------------------------ articles
    def open_article(self, source: str, place: str = "") -> None:
        """Read another article, from the start screen or the library."""
        self.source = source
        self.request = self.process.open(source, keep=self.settings.keep)
        self.push_screen(ReaderScreen(self.settings, place))

    def open_library(self) -> None:
        from briefing.app.library.screen import LibraryScreen

        self.push_screen(LibraryScreen(self.settings))

    def refresh_feeds(self) -> bool:
        """Ask the feeds for what is new; answers are events."""
        return self.process.refresh() is not None

    def begin_analysis(self) -> None:
        """The text is on screen: now the rest."""
        if self.request is not None:
            self.process.analyze(self.request)

    def end_analysis(self) -> None:
        """All that was found is on screen."""
        if self._wanted:
            self.process.cut(self._wanted)
            self._wanted = None

    def cancel_analysis(self) -> None:
        """Stop the running analysis; the next article starts a new process."""
        self.request = None
        self.process.stop()

    def name_sections(self, starts: list[int]) -> None:
        """Ask what sections are called that start there; the answer is an event."""
        self.process.name_sections(starts)

    def cut_sections(self, count: int) -> bool:
        """Ask for the article in about so many sections; the answer is an event. False when nobody can answer."""
        return self.process.cut(count) is not None

    def leave_article(self) -> None:
        """Back to the list that the article was opened from, or out; a key that was pressed twice goes back once."""
        if self.screen is self.reader and self._opened_from_list:
            self._keep()
            if self.reader and not self.reader.desk.done:
                self.process.stop()  # the next article must not wait for this one
            self.request = None
            self.pop_screen()
        elif self.screen is self.reader:
            self.end()

    @property
    def _opened_from_list(self) -> bool:
        return not isinstance(self.screen_stack[0], ReaderScreen)

    @property
    def reader(self) -> ReaderScreen | None:
        return next((s for s in reversed(self.screen_stack) if isinstance(s, ReaderScreen)), None)

    def _keep(self) -> None:
        reader = self.reader
        if reader and reader.desk.article:
            reader.arriving.keep()
            if self.settings.keep:
                library.note_progress(reader.desk.article, reader.view.share)

    async def on_worker_event(self, message: WorkerEvent) -> None:
        event, reader = message.event, self.reader
        kind = event["event"]
        if kind == "stopped":
            if self.request is not None and reader and not reader.desk.done:
                reader.arriving.show_problem("the analysis process stopped. The text can be read all the same.")
            return
        if kind == "refreshed":
            shown = next((s for s in self.screen_stack if hasattr(s, "show_refreshed")), None)
            if shown is not None:
                shown.show_refreshed(event)
            return
        if reader is None:
            return
        if kind == "titles":
            reader.changes.take_titles(dict(event["titles"]))
        elif kind == "sections":
            reader.changes.take_sections(Analysis.from_rows("sections", event["sections"]))
        elif event.get("id") == self.request:
            await self._show(reader, kind, event)

    async def _show(self, reader: ReaderScreen, kind: str, event: dict[str, Any]) -> None:
        """A part of the article that is being opened has come."""
        arriving, has_text = reader.arriving, reader.desk.article is not None
        if kind == "article":
            arriving.show_article(event["article"])
        elif kind == "reading":
            arriving.left = library.reading_of(event["reading"])
        elif kind == "progress":
            reader.head.show_progress(event["step"], event["share"])
        elif kind == "part" and has_text:
            await arriving.show_part(event["analysis"])
        elif kind == "analysis" and has_text:
            await arriving.show_analysis(event["analysis"])
        elif kind == "notice":
            self.notify(visible(event["message"]), severity="warning", timeout=12, markup=False)
        elif kind == "error":
            self._failed(reader, event["message"])

    def _failed(self, reader: ReaderScreen, message: str) -> None:
        """Nothing to read: back to the start screen, or out with the sentence; a failed analysis leaves the text."""
        if reader.desk.article is not None:
            reader.arriving.show_problem(message)
        elif self._opened_from_list:
            while reader in self.screen_stack:  # with what was opened above it meanwhile
                self.pop_screen()
            self.notify(Content(message).plain, severity="error", timeout=10, markup=False)
        else:
            self.exit(message)

    # ------------------------------------------------------------------ the world outside
    def notify(self, message: str, **options: Any) -> None:
        """As Textual's, in ASCII alone where that is asked for."""
        super().notify(words(message, self.settings.ascii), **options)

    def explain(self, why: str) -> None:
        """Show an explanation until the next key."""
        self.notify(visible(why), title="Why", timeout=DAY, markup=False)
        self._explained = True

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and self._explained:
            self._explained = False
            self.clear_notifications()
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """By OSC 52, also what was selected with the mouse: no control character, for it would be a command where it is pasted."""
        super().copy_to_clipboard(visible(text, keep=LINES))

    def copy_text(self, text: str) -> None:
        """OSC 52 and, where there is one, the system's own tool, which may take its time."""
        from briefing.app.system.clipboard import copy

        self.copy_to_clipboard(text)
        text = self.clipboard
        self.run_worker(partial(copy, text), thread=True, exclusive=True, group="clipboard")

    def open_original(self, source: str) -> None:
        """Show the file that was read in the program that the system has for it."""
        from briefing.app.system.opener import open_file

        problem = open_file(source)
        if problem:
            self.notify(problem, severity="warning", timeout=5, markup=False)

    def get_system_commands(self, screen: Screen) -> Iterable[SystemCommand]:
        """The palette offers what keys do, by the same words; no picture of the screen, which goes where nobody said."""
        yield from (command for command in super().get_system_commands(screen) if command.title != "Screenshot")
        if isinstance(screen, ReaderScreen):
            for key in KEYS:
                what = sentence(key.what, self.settings.keys)
                owner = {"reader": screen, "article": screen.view, "app": self}.get(key.place)
                if owner and key.group not in ("read", "app"):
                    yield SystemCommand(what[0].upper() + what[1:], key.id, partial(self.run_action, key.action, owner))

    # ------------------------------------------------------------------ an error of our own
    def _handle_exception(self, error: Exception) -> None:
        """What goes wrong while all is being closed is reported, and leaves what was left as it was left."""
        if self._exit:
            from briefing.app.system.crash import report

            report(error)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Instead of a traceback on the screen: a report in a file, and a sentence that says where."""
        from briefing.app.system.crash import report

        with contextlib.suppress(Exception):
            self._keep()
        self._return_value = report(self._exception)
        self._close_messages_no_wait()

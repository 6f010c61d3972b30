"""The application: theme, style files, the analysis process, and which screen is shown."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from briefing import config, library
from briefing.app.clipboard import copy
from briefing.app.reader_screen import ReaderScreen
from briefing.app.theme import voice_colours
from briefing.worker import AnalysisProcess, analysis_of, article_of


class WorkerEvent(Message):
    """Something came from the analysis process."""

    def __init__(self, event: dict[str, Any]) -> None:
        super().__init__()
        self.event = event


class BriefingApp(App[str]):
    """Routes events between the analysis process and the screens; returns a sentence when the article cannot be read."""

    TITLE = "briefing"
    CSS_PATH = [config.shipped("styles") / name for name in ("app.tcss", "reader.tcss", "dialogs.tcss")]
    BINDINGS = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("t", "change_theme", "Theme", show=False),
    ]

    def __init__(
        self, process: AnalysisProcess, settings: config.Settings, *, source: str | None = None, request: int | None = None
    ) -> None:
        super().__init__()
        self.process, self.settings = process, settings
        self.source, self.request = source, request
        self.animation_level = "full" if settings.animation else "none"
        self._listening: Any = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The speakers' colours, chosen against the ground of the theme."""
        return {f"voice-{i}": colour for i, colour in enumerate(voice_colours(self.current_theme.dark))}

    def on_mount(self) -> None:
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        self._heed_signals()
        self._listen()
        if self.source is None:
            self._start_screen()
        else:
            self.push_screen(ReaderScreen(self.settings))

    def _heed_signals(self) -> None:
        """A polite end on SIGTERM and SIGHUP: the terminal is given back as it was."""
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    asyncio.get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def _start_screen(self) -> None:
        from briefing.app.screens import StartScreen

        self.push_screen(StartScreen())

    def _listen(self) -> None:
        if self._listening is not self.process._process and self.process.running:
            self._listening = self.process._process
            self.process.listen(self._receive)

    def _receive(self, event: dict[str, Any]) -> None:
        self.post_message(WorkerEvent(event))

    # ------------------------------------------------------------------ articles
    def open_article(self, source: str) -> None:
        """Read another article, from the start screen."""
        self.source = source
        self.request = self.process.open(source)
        self._listen()
        self.push_screen(ReaderScreen(self.settings))

    def cancel_analysis(self) -> None:
        """Stop the running analysis; the next article starts a new process."""
        self.request = None
        self.process.stop()

    @property
    def reader(self) -> ReaderScreen | None:
        return next((s for s in reversed(self.screen_stack) if isinstance(s, ReaderScreen)), None)

    async def on_worker_event(self, message: WorkerEvent) -> None:
        event, reader = message.event, self.reader
        if event["event"] == "stopped":
            if self.request is not None and reader and reader.analysis is None:
                reader.show_problem("the analysis process stopped. The text can be read all the same.")
            return
        if reader is None or event.get("id") != self.request:
            return
        if event["event"] == "article":
            reader.show_article(article_of(event))
        elif event["event"] == "progress":
            reader.show_progress(event["step"], event["share"])
        elif event["event"] == "analysis" and reader.article:
            await reader.show_analysis(analysis_of(event, reader.article))
            self._remember(reader)
            gc.enable()
            gc.collect()
            gc.freeze()
        elif event["event"] == "error":
            self._failed(reader, event["message"])

    def _failed(self, reader: ReaderScreen, message: str) -> None:
        """Nothing to read: back to the start screen, or out with the sentence; a failed analysis leaves the text."""
        if reader.article is not None:
            reader.show_problem(message)
        elif len(self.screen_stack) > 2:
            self.pop_screen()
            self.notify(Content(message).plain, severity="error", timeout=10, markup=False)
        else:
            self.exit(message)

    def _remember(self, reader: ReaderScreen) -> None:
        analysis = reader.analysis
        if self.source and analysis and Path(self.source).is_file():
            title = analysis.article.title or analysis.article.id
            library.remember(self.source, title, tuple(s.title for s in analysis.sections))

    def action_change_theme(self) -> None:
        self.search_themes()

    def copy_text(self, text: str) -> None:
        """OSC 52 and, where there is one, the system's own tool."""
        self.copy_to_clipboard(text)
        copy(text)

"""Textual's palette, of all that can be done or of the themes; keys may come faster than it comes and goes."""

from __future__ import annotations

from contextlib import suppress

from textual import events, work
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.theme import ThemeProvider


class Palette(CommandPalette):
    """Hears keys before its list is drawn, and is closed once."""

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):  # no line of the list stands anywhere yet
            super()._action_command_list(action)

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        with suppress(NoMatches):  # closed before anything was gathered
            await CommandPalette._gather_commands.__wrapped__(self, search_value)  # type: ignore[attr-defined]

    def dismiss(self, result: None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete.nothing()


class PaletteApp(App[str]):
    """An app with these palettes, and dialogs that get the letters which come before they hear keys."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and event.is_forwarded and event.is_printable:
            getattr(self.screen, "hear_early", str)(event.character)  # it has bubbled up here: no widget heard it
        await super().on_event(event)

    def action_change_theme(self) -> None:
        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette())  # without Textual's id: the one that was closed a moment ago may still be there

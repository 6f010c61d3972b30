"""What all dialogs have in common: their style sheet, loaded with the first of them, and that each is closed once."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from briefing.config import shipped

DIALOGS = shipped("styles") / "dialogs.tcss"


class Dialog(ModalScreen[ScreenResultType]):
    """A dialog. Keys may come faster than it comes and goes: what comes after the answer closes nothing that lies beneath."""

    CSS_PATH = DIALOGS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before it is drawn, and when it is closed, it can be closed and nothing else."""
        return super().check_action(action, parameters) if action == "dismiss" or (self.is_mounted and self.is_current) else False

    def hear_early(self, letter: str) -> None:
        """A letter was typed that no widget of this dialog heard, for it was not there yet."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete.nothing()

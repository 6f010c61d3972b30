"""What goes out of the reader: to the clipboard, into a file, to the program that shows the original."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from textual.screen import Screen

from briefing.app.base.services import services
from briefing.app.base.wording import LATER, plural
from briefing.app.reader import citing
from briefing.app.reader.desk import Desk
from briefing.app.reader.pointing import Pointer
from briefing.app.reader.session import Session
from briefing.visible import visible


class Sending:
    """Of one reader screen."""

    def __init__(self, screen: Screen[Any], desk: Desk, pointer: Pointer) -> None:
        self.screen, self.desk, self.pointer = screen, desk, pointer

    def copy(self) -> None:
        """Copy the selection, or what is under the cursor with its source."""
        text = self.pointer.selected() or self.screen.get_selected_text() or self.pointer.copyable()
        if not text:
            told = self.desk.told("No quote here. {select} selects, {copy-section} copies the section.")
            self.screen.notify(told, timeout=3, markup=False)
            return
        services(self.screen).copy_text(text)
        self.pointer.view.end_selection()
        self.screen.clear_selection()
        self.pointer.arrangement.draw_hints()
        self.screen.notify("Sent to the clipboard.", timeout=2)

    def copy_section(self) -> None:
        session = self.desk.finished
        if session:
            services(self.screen).copy_text(citing.section_text(session.analysis, self.pointer.section()))
            self.screen.notify("The section is sent to the clipboard.", timeout=2)

    def open_original(self) -> None:
        if self.desk.article:
            services(self.screen).open_original(self.desk.article.source)

    def export(self) -> None:
        """The brief into a file, by a dialog."""
        session = self.desk.finished
        if session is None:
            self.screen.notify(LATER, timeout=3)
            return
        from briefing.app.dialogs.exporting import ExportDialog
        from briefing.export.files import file_name

        dialog = ExportDialog(
            partial(file_name, session.analysis),
            lambda: [session.complete],
            added(session),
            self.desk.settings.level,
            self.desk.glyphs,
        )
        self.screen.app.push_screen(dialog, self._exported)

    def _exported(self, path: Path | None) -> None:
        if path:
            self.screen.notify(f"Wrote {visible(str(path.resolve()))}", timeout=6, markup=False)


def added(session: Session) -> str:
    """What of the reader's own goes along."""
    counts = ((len(session.corrections) - len(session.unplaced), "correction"), (len(session.marks), "mark"))
    return ", ".join(plural(n, what) for n, what in counts if n)

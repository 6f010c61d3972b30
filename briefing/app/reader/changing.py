"""What the reader changes: corrections, sections, marks and notes, asked for, applied to the session and said in a sentence.

Owns the asking and the telling; what a change means is the session's, and `changed` shows and keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen

from briefing.app.base.services import services
from briefing.app.base.wording import LATER, plural
from briefing.app.base.working import in_turn
from briefing.app.reader import rows
from briefing.app.reader.desk import Desk
from briefing.app.reader.pointing import Pointer
from briefing.app.reader.session import Session
from briefing.model import Correction, Section, Span


class Changes:
    """Of one reader screen."""

    def __init__(self, screen: Screen[Any], desk: Desk, pointer: Pointer, changed: Callable[[], None]) -> None:
        self.screen, self.desk, self.pointer, self.changed = screen, desk, pointer, changed

    def _say(self, text: str, *, seconds: float = 2, wrong: bool = False) -> None:
        self.screen.notify(self.desk.told(text), severity="error" if wrong else "information", timeout=seconds, markup=False)

    # ------------------------------------------------------------------ corrections
    def correct(self) -> None:
        """Ask what is wrong about the thing under the cursor."""
        session = self.desk.finished
        if session:
            in_turn(self.screen, partial(self._correct, session), "dialog")
        else:
            self._say(LATER, seconds=3)

    async def _correct(self, session: Session) -> None:
        from briefing.app.reader.correcting import ask

        correction = await ask(session, self.pointer.subject(), self.screen.app.push_screen_wait)
        if correction is None:
            return
        if session.correct(correction):
            self.changed()
            self._ask_heading(session, correction)
            self._say("Corrected. {undo} takes it back, {corrections} lists all.", seconds=4)
        else:
            self._say("That correction fits nowhere in this article.", seconds=4, wrong=True)

    def _ask_heading(self, session: Session, correction: Correction) -> None:
        """A section that the reader cut is named by the rules, when the process is still there."""
        if correction.kind == "cut":
            services(self.screen).name_sections([s.start for s in session.analysis.sections])

    def take_titles(self, titles: dict[int, str]) -> None:
        """What the rules call sections that start there."""
        if self.desk.session:
            for start, title in titles.items():
                self.desk.session.name_section(start, title)
            self.changed()

    def list_corrections(self) -> None:
        session = self.desk.session
        if session is None:
            return
        from briefing.app.dialogs.withdraw import Withdraw

        def withdraw(k: int) -> None:
            session.withdraw(k)
            self.changed()

        empty = self.desk.told("No corrections. {correct} corrects what is under the cursor.")
        self.screen.app.push_screen(Withdraw(lambda: rows.correction_rows(session), withdraw, empty))

    def undo(self) -> None:
        if self.desk.session and self.desk.session.undo():
            self.changed()
            self._say("Taken back.")
        else:
            self._say("Nothing to take back.")

    # ------------------------------------------------------------------ sections
    def recut(self, step: int) -> None:
        """One section more or fewer."""
        session = self.desk.finished
        if session is None:
            return
        count = max(1, len(session.found.sections) + step)
        if not services(self.screen).cut_sections(count):
            self._say("The analysis is gone. Open the article again.", seconds=4, wrong=True)

    def take_sections(self, sections: list[Section]) -> None:
        """The article in other sections, at the same place."""
        session = self.desk.finished
        if session is None:
            return
        if [s.start for s in sections] == [s.start for s in session.found.sections]:
            self._say("It cannot be cut finer or coarser than this.", seconds=3)
            return
        session.recut(sections)
        self.changed()
        self._say(f"{plural(len(sections), 'section')}.")

    # ------------------------------------------------------------------ marks and notes
    def mark(self) -> None:
        session, span = self.desk.session, self.pointer.stretch()
        if session and span.end > span.start:
            marked = session.toggle_mark(span)
            self.pointer.view.end_selection()
            self.changed()
            self._say("Marked." if marked else "The mark is taken away. {undo} brings it back.")

    def note(self) -> None:
        session, span = self.desk.session, self.pointer.stretch()
        if session and span.end:
            in_turn(self.screen, partial(self._note, session, span), "dialog")

    async def _note(self, session: Session, span: Span) -> None:
        from briefing.app.dialogs.ask import Ask
        from briefing.app.reader.correcting import short

        mark = session.mark_at(span)
        title = f"Note to “{short(span.of(session.analysis.article.text))}”"
        asked = Ask(title, value=mark.note if mark else "", empty=True, hint="enter keeps it")
        text = await self.screen.app.push_screen_wait(asked)
        if text is not None:
            session.note(span, text)
            self.pointer.view.end_selection()
            self.changed()

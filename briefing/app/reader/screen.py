"""The reader: an article, its panes, and the keys that act on what is under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.app.base.glyphs import words
from briefing.app.base.keys import bindings
from briefing.app.reader import rows
from briefing.app.reader.places import ReaderPlaces
from briefing.model import Correction, Quote, Section, Span
from briefing.visible import visible

if TYPE_CHECKING:  # loaded when it is asked for
    from briefing.app.dialogs.correcting import Subject


class ReaderScreen(ReaderPlaces):
    """What can be looked at and gone to (its bases), corrected, marked, copied and exported (here)."""

    BINDINGS = bindings("reader")

    # ------------------------------------------------------------------ what is under the cursor
    def _quote_here(self) -> Quote | None:
        """The quote of the row, of the last jump, or of the sentence that is read."""
        if self.session is None:
            return None
        current = self._current()
        if current:
            return next((q for q in self.session.analysis.quotes if current[0] == "quotes" and q.id == current[1].key), None)
        span = self.view.place.target or self.view.place.sentence
        return self.session.quote_over(span.start, span.end)

    def _subject(self) -> Subject:
        from briefing.app.dialogs.correcting import Subject

        assert self.session
        analysis, current, offset = self.session.analysis, self._current(), self.view.place.sentence.start
        if current and current[0] == "sections":
            return Subject(section=current[1].key, offset=offset)
        if current and current[0] == "people":
            return Subject(person=next(p for p in analysis.everyone if p.id == current[1].key))
        quote, target = self._quote_here(), self.view.place.target
        person = self.session.person_over(target.start, target.end) if target and not quote else None
        here = self.done and analysis.sections and not current
        return Subject(quote, person, self.view.sheet.section_of(offset) if here else None, offset)

    def _stretch(self) -> Span:
        """What a mark or note is about: the mark of the row, the selection, the row's sentence, the sentence that is read."""
        current, view = self._current(), self.view
        if current and current[0] == "notes":
            return Span(current[1].start, current[1].end)
        if view.selection_span and view.selection_span[0] < view.selection_span[1]:
            return Span(*view.selection_span)
        return view.sheet.sentence_at(current[1].start) if current else view.place.sentence

    def action_why(self) -> None:
        """Say in one line why the thing under the cursor is what it is."""
        if self.session is None:
            return
        subject, analysis = self._subject(), self.session.analysis
        if subject.quote:
            message = rows.why_quote(analysis, subject.quote.id)
        elif subject.person:
            message = rows.why_person(analysis, subject.person.id)
        elif subject.section is not None:
            message = rows.why_section(analysis, subject.section)
        else:
            return
        self.notify(words(visible(message), self.settings.ascii), title="Why", timeout=12, markup=False)

    # ------------------------------------------------------------------ correcting, marking, noting
    def action_correct(self) -> None:
        if self.session and self.done:
            self.run_worker(self._correct(), exclusive=True, group="dialog")
        else:
            self.notify("The analysis is not there yet.", timeout=3)

    async def _correct(self) -> None:
        from briefing.app.dialogs.correcting import ask

        assert self.session
        correction = await ask(self.session, self._subject(), self.app.push_screen_wait)
        if correction is None:
            return
        if self.session.correct(correction):
            self._changed()
            self._ask_heading(correction)
            self.notify("Corrected. x takes it back, C lists all.", timeout=4)
        else:
            self.notify("That correction fits nowhere in this article.", severity="error", timeout=4)

    def _ask_heading(self, correction: Correction) -> None:
        """A section that the reader cut is named by the rules, when the process is still there."""
        assert self.session
        if correction.kind == "cut":
            self.app.name_sections([s.start for s in self.session.analysis.sections])  # type: ignore[attr-defined]

    def show_titles(self, titles: dict[int, str]) -> None:
        if self.session:
            for start, title in titles.items():
                self.session.name_section(start, title)
            self._changed()

    def action_recut(self, step: int) -> None:
        """One section more or fewer."""
        if self.session is None or not self.done:
            return
        count = max(1, len(self.session.found.sections) + step)
        if not self.app.cut_sections(count):  # type: ignore[attr-defined]
            self.notify("The analysis is gone. Open the article again.", severity="error", timeout=4)

    def show_recut(self, sections: list[Section]) -> None:
        """The article in other sections, at the same place."""
        if self.session is None or not self.done:
            return
        same = [s.start for s in sections] == [s.start for s in self.session.found.sections]
        if same:
            self.notify("It cannot be cut finer or coarser than this.", timeout=3)
            return
        self.session.recut(sections)
        self._changed()
        self.notify(f"{len(sections)} section{'s' if len(sections) != 1 else ''}.", timeout=2)

    def action_corrections(self) -> None:
        if self.session is None:
            return
        from briefing.app.dialogs.asking import Withdraw

        session = self.session

        def withdraw(k: int) -> None:
            session.withdraw(k)
            self._changed()

        self.app.push_screen(Withdraw(lambda: rows.correction_rows(session), withdraw))

    def action_undo(self) -> None:
        if self.session and self.session.undo():
            self._changed()
            self.notify("Taken back.", timeout=2)
        else:
            self.notify("Nothing to take back.", timeout=2)

    def action_mark(self) -> None:
        if self.session is None:
            return
        span = self._stretch()
        if span.end > span.start:
            marked = self.session.toggle_mark(span)
            self.view.end_selection()
            self._changed()
            self.notify("Marked." if marked else "The mark is taken away. x brings it back.", timeout=2)

    def action_note(self) -> None:
        if self.session and self._stretch().end:
            self.run_worker(self._note(self._stretch()), exclusive=True, group="dialog")

    async def _note(self, span: Span) -> None:
        from briefing.app.dialogs.asking import Ask
        from briefing.app.dialogs.correcting import short

        assert self.session
        assert self.article
        mark = self.session.mark_at(span)
        title = f"Note to “{short(self.article.text[span.start : span.end])}”"
        text = await self.app.push_screen_wait(Ask(title, value=mark.note if mark else "", empty=True, hint="enter keeps it"))
        if text is not None:
            self.session.note(span, text)
            self.view.end_selection()
            self._changed()

    def _changed(self) -> None:
        """The reader changed something: show it everywhere, and keep it."""
        session = self.session
        if session is None:
            return
        if self.done and session.analysis.sections != self.view.sheet.sections:
            self.view.show_sections(session.analysis.sections)
        self._fill()
        self._hint()
        self._position()
        self.keep()

    # ------------------------------------------------------------------ copying, exporting, leaving
    def action_select(self) -> None:
        self.view.action_select()
        self._hint()

    def action_copy(self) -> None:
        """Copy the selection, or what is under the cursor with its source."""
        text = self._selected() or self._copyable()
        if text:
            self.app.copy_text(text)  # type: ignore[attr-defined]
            self.view.end_selection()
            self.clear_selection()
            self._hint()
            self.notify("Sent to the clipboard.", timeout=2)
        else:
            self.notify("No quote here. v selects, Y copies the section.", timeout=3)

    def _selected(self) -> str:
        span = self.view.selection_span
        return self.article.text[span[0] : span[1]] if self.article and span else (self.get_selected_text() or "")

    def _copyable(self) -> str:
        if self.session is None:
            return ""
        analysis, current = self.session.analysis, self._current()
        if current and current[0] == "people":
            person = next(p for p in analysis.everyone if p.id == current[1].key)
            role = analysis.role_of(person)
            return person.name + (f", {role}" if role else "")
        if current and current[0] == "sections":
            return rows.section_text(analysis, current[1].key)
        if current and current[0] == "notes":
            mark = self.session.marks[current[1].key]
            return (
                f"{analysis.article.text[mark.start : mark.end]} ({rows.cited(analysis, mark.start)})" + f"\n{mark.note}".rstrip()
            )
        quote = self._quote_here()
        return rows.attributed(analysis, quote) if quote else ""

    def action_copy_section(self) -> None:
        if self.session and self.done:
            current = self._current()
            k = current[1].key if current and current[0] == "sections" else self.view.section_in_view()
            self.app.copy_text(rows.section_text(self.session.analysis, k))  # type: ignore[attr-defined]
            self.notify("The section is sent to the clipboard.", timeout=2)

    def action_original(self) -> None:
        if self.article:
            self.app.open_original(self.article.source)  # type: ignore[attr-defined]

    def action_export(self) -> None:
        if self.session is None or not self.done:
            self.notify("The analysis is not there yet.", timeout=3)
            return
        from briefing.app.dialogs.exporting import ExportDialog

        self.app.push_screen(ExportDialog(self.session, self.settings.level, self.glyphs), self._exported)

    def _exported(self, path) -> None:
        if path:
            self.notify(f"Wrote {visible(str(path.resolve()))}", timeout=6, markup=False)

    def action_help(self) -> None:
        from briefing.app.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.settings.keys, self.settings.ascii))

    def action_leave(self) -> None:
        self.app.leave_article()  # type: ignore[attr-defined]

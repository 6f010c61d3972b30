"""What was found, put on screen: rows into the panes, highlights into the article; and why a pane is empty."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.app.base.glyphs import Glyphs
from briefing.app.base.messages import Row
from briefing.app.base.working import in_turn
from briefing.app.reader import ranges, rows
from briefing.app.reader.arrangement import SIDE, Arrangement
from briefing.app.reader.desk import Desk
from briefing.app.reader.finder import Finder, Hit
from briefing.app.reader.session import Session
from briefing.app.widgets.article_view import ArticleView
from briefing.app.widgets.highlights import Range
from briefing.model import ENGLISH_ONLY
from briefing.model.frozen import record

if TYPE_CHECKING:  # loaded after the first paint
    from briefing.app.widgets.panes import Pane

LARGE = 400_000  # characters of text from which on rows are made beside the screen


@record(frozen=True, slots=True)
class Shown:
    """All that is drawn of a session, made in one go, so that it can be made aside for a very long text."""

    panes: Mapping[str, Sequence[Row]]
    all_quotes: int
    hides: Sequence[str]
    layers: Mapping[str, Sequence[Range]]


def shown(session: Session, hits: Sequence[Hit], signs: Glyphs, *, tells: bool = True) -> Shown:
    sections = rows.section_rows(session, tells=tells)
    panes = {
        "sections": sections,
        "people": rows.people_rows(session, signs),
        "quotes": rows.quote_rows(session, signs),
        "notes": rows.mark_rows(session, signs),
    }
    return Shown(
        panes, len(session.filters.all_quotes), rows.section_notes(session, sections, hits, signs), ranges.layers(session)
    )


class Filling:
    """Fills panes and article from the desk."""

    def __init__(self, screen: Screen[Any], desk: Desk, view: ArticleView, arrangement: Arrangement, finder: Finder) -> None:
        self.screen, self.desk, self.view, self.arrangement, self.finder = screen, desk, view, arrangement, finder
        self._tells = False  # the list of sections is drawn once before what it tells of each, which is slow to load

    def fill(self) -> None:
        """Rows and highlights for what is chosen, or for everyone."""
        session, article = self.desk.session, self.desk.article
        if session is None or article is None:
            return
        if len(article.text) < LARGE:
            self._put(session, shown(session, self.finder.hits, self.desk.glyphs, tells=self._tells))
            if self.desk.done and not self._tells:
                self.screen.call_after_refresh(self._tell)
        else:
            in_turn(self.screen, partial(self._fill_aside, session), "fill")

    def _tell(self) -> None:
        session, pane, self._tells = self.desk.session, self.arrangement.pane_of("sections"), True
        if session and pane:
            sections = rows.section_rows(session)
            self._put_sections(pane, session, sections)
            self.view.set_notes(rows.section_notes(session, sections, self.finder.hits, self.desk.glyphs))

    async def _fill_aside(self, session: Session) -> None:
        self._put(session, await asyncio.to_thread(shown, session, self.finder.hits, self.desk.glyphs))

    def _put(self, session: Session, made: Shown) -> None:
        self._put_rows(session, made)
        for layer, found in made.layers.items():
            self.view.highlights.put(layer, found)
        if self.desk.done:
            self.view.set_notes(made.hides)
        self.arrangement.draw_tabs()

    def _put_rows(self, session: Session, made: Shown) -> None:
        panes = {name: pane for name in SIDE if (pane := self.arrangement.pane_of(name))}
        if not panes:
            return
        filters = session.filters
        section = filters.section.title if filters.section else ""
        chosen = (filters.person.name if filters.person else "", section)
        note = f" {self.desk.glyphs.dot} ".join(part for part in chosen if part)
        everyone = len(session.analysis.people)
        rows = made.panes
        self._put_sections(panes["sections"], session, rows["sections"])
        panes["people"].show_rows(rows["people"], total=everyone, empty=self._why_no_people(section), note=section)
        panes["quotes"].show_rows(rows["quotes"], total=made.all_quotes, empty=self._why_no_quotes(session, note), note=note)
        panes["notes"].show_rows(rows["notes"], empty=self._why_no_notes())
        self.screen.set_class(bool(session.marks), "has-notes")

    def _put_sections(self, pane: Pane, session: Session, found: Sequence[Row]) -> None:
        section = session.filters.section
        pane.show_rows(found, empty="" if self.desk.done else "finding topics …", note=section.title if section else "")

    def show_hidden_hits(self) -> None:
        """Folded headings say how many hits they hide."""
        session = self.desk.finished
        if session and not self.finder.searching and self.view.sheet.folded:
            sections = rows.section_rows(session)
            self.view.set_notes(rows.section_notes(session, sections, self.finder.hits, self.desk.glyphs))

    # ------------------------------------------------------------------ what is filtered
    def only_section(self, section: int) -> None:
        """People and quotes of one section only; once more shows all."""
        session = self.desk.finished
        if session:
            session.filters.toggle_section(section)
            self.fill()

    def sort(self) -> None:
        """People in the next order."""
        if self.desk.session:
            self.screen.notify(f"People by {self.desk.session.filters.next_order()}.", timeout=2)
            self.fill()

    def toggle_indirect(self) -> None:
        """Reported speech among the quotes, or not."""
        if self.desk.session:
            filters = self.desk.session.filters
            filters.indirect = not filters.indirect
            self.fill()
            self.screen.notify(f"Reported speech is {'shown' if filters.indirect else 'hidden'}.", timeout=2)

    def clear(self) -> bool:
        """Everyone and the whole article again; False when nothing was chosen."""
        cleared = self.desk.session is not None and self.desk.session.filters.clear()
        if cleared:
            self.fill()
        return cleared

    # ------------------------------------------------------------------ why a pane is empty
    def _why_no_people(self, section: str) -> str:
        if self.desk.article and not self.desk.article.is_english:
            return ENGLISH_ONLY
        if section:
            return f"Nobody is named in “{section}”. " + self.desk.told("{section-filter} shows everyone.")
        return "No people found: nobody is named as a person is."

    def _why_no_quotes(self, session: Session, note: str) -> str:
        if self.desk.article and not self.desk.article.is_english:
            return ENGLISH_ONLY
        if not session.found.quotes:
            return "No quotes found: nothing stands in quotation marks." if self.desk.done else "finding quotes …"
        if note:
            return f"{note} is not quoted. " + self.desk.told("{clear} shows all.")
        return self.desk.told("No quotation marks here. {indirect} shows reported speech.")

    def _why_no_notes(self) -> str:
        return self.desk.told("No marks. {mark} marks the sentence with the sign, {note} writes a note to it.")

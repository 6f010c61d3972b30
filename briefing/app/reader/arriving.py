"""How an article comes onto the screen, a part at a time, and how it is left.

Text first, then where it was left, then the panes, then what is found; none of it moves what the reader looks at.
"""

from __future__ import annotations

import asyncio
import gc
from functools import partial

from textual.notifications import SeverityLevel

from briefing import library
from briefing.app.base.glyphs import words
from briefing.app.base.services import services
from briefing.app.reader import rows
from briefing.app.reader.arrangement import SIDE
from briefing.app.reader.filling import Filling
from briefing.app.reader.head import Head
from briefing.app.reader.jumps import Jumps
from briefing.model import Analysis, Article
from briefing.visible import visible


class Arriving:
    """Of one reader screen; `place` is where the reader asked to begin, a paragraph or a share."""

    def __init__(self, filling: Filling, head: Head, jumps: Jumps, place: str) -> None:
        self.filling, self.head, self.jumps, self.place = filling, head, jumps, place
        self.screen, self.desk, self.view = filling.screen, filling.desk, filling.view
        self._warned = False
        self.left: library.Reading | None = None
        """how the article was left the last time, where the analysis process has told it; it has the library open anyway"""
        self.known: Analysis | None = None
        """what the library has of the article, where that has come before anything is drawn"""
        self._settling = asyncio.Lock()

    async def begin(self, article: Article) -> None:
        """The first article of all: the text alone, or with all that is known of it in one picture."""
        self.show_article(article)
        if self.known:
            await self.settle()
            await self.show_analysis(self.known)

    def show_article(self, article: Article) -> None:
        """The text, before anything is found."""
        self.desk.begin(article)
        self.view.show_article(article, words("finding topics …", self.desk.settings.ascii))
        self.head.draw()
        self.view.once_drawn = partial(self.screen.call_later, self.settle)
        self.screen.call_after_refresh(self.settle)  # in a tiny window it is not drawn

    async def settle(self) -> None:
        """Once the text is painted: to where the reader asked to begin, or where the article was left; then the panes."""
        async with self._settling:
            article = self.desk.article
            if article is None or self.filling.arrangement.pane_of("people"):
                return
            services(self.screen).begin_analysis()
            self.filling.finder.read(article.text)
            if article.notes:
                self._tell("; ".join(article.notes), seconds=5, severity="information")
            if self.desk.settings.keep:
                self.desk.kept = self.left or library.reading(article)
            if problem := library.problem():
                self._tell(problem, seconds=12, severity="warning")
            if self.view.size.width:
                self._to_place()
            else:
                self.view.once_drawn = self._to_place
            await self.filling.arrangement.mount()

    def _to_place(self) -> None:
        if not (self.place and self.jumps.to_place(self.place)) and self.desk.kept.offset:
            self.view.scroll_to_offset(self.desk.kept.offset)

    async def show_part(self, analysis: Analysis) -> None:
        """More was found; the sections come last."""
        await self.settle()
        self.desk.receive(analysis)
        if not self.desk.done:
            self.filling.fill()

    async def show_analysis(self, analysis: Analysis) -> None:
        """Everything was found: the headings, folded as they were left."""
        await self.settle()
        self.desk.done, self.desk.status = True, ""
        sections = self.desk.receive(analysis).analysis.sections
        self.view.show_sections(sections, analysis.sentences)
        folded = {k for k, s in enumerate(sections) if s.start in self.desk.kept.folded}
        if folded:
            at = self.view.top_offset
            self.view.set_folded(folded)
            self.view.scroll_to_offset(at)
        self.filling.fill()
        self.head.draw()
        gc.freeze()  # what an article brings stays as long as it is read; collecting it would only hold up keys
        gc.enable()
        services(self.screen).end_analysis()

    def show_problem(self, message: str) -> None:
        """No analysis: the panes say so, and the text can be read all the same."""
        self.desk.status = ""
        for name in SIDE:
            pane = self.filling.arrangement.pane_of(name)
            if pane and not pane.all_rows:
                pane.show_rows([], empty=f"No analysis: {message}")
        if self.desk.article and not self.desk.done:
            self.view.show_sections((rows.whole(self.desk.article),))
        self._tell(message, seconds=8, severity="error")
        self.head.draw()

    def cancel(self) -> None:
        """Stop finding; what was found stays."""
        services(self.screen).cancel_analysis()
        self.show_problem("it was cancelled. Open the article again to run it.")

    def keep(self) -> None:
        """Keep how the article is left: place, folds, filters, marks, notes and corrections."""
        article, session = self.desk.article, self.desk.session
        if article is None or session is None or not self.desk.settings.keep:
            return
        sheet = self.view.sheet
        folded = [sheet.sections[k].start for k in sorted(sheet.folded)] if self.desk.done else self.desk.kept.folded
        offset = self.view.top_offset if self.view.scroll_offset.y else 0
        if not library.keep_reading(article, session.reading(offset, folded)) and not self._warned:
            self._warned = True
            why = library.problem() or "the library cannot be written."
            self._tell(f"Nothing can be kept: {why}", seconds=10, severity="error")

    def _tell(self, message: str, *, seconds: float, severity: SeverityLevel) -> None:
        self.screen.notify(visible(message), severity=severity, timeout=seconds, markup=False)

"""Getting about in an article: panes and their filters, jumps and the way back, search."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from briefing import library
from briefing.app.base.messages import Chosen, Dragged, Previewed
from briefing.app.reader.base import SIDE, ReaderBase
from briefing.app.reader.search import BadPattern, Search
from briefing.visible import visible

if TYPE_CHECKING:  # loaded when it is asked for
    from briefing.app.widgets.find_box import FindBox

MEASURES = (60, 70, 80, 90, 100)


class ReaderPlaces(ReaderBase):
    """The keys that change what is looked at, and nothing else."""

    # ------------------------------------------------------------------ panes
    def action_pane(self, name: str) -> None:
        pane = self.pane_of(name)
        if pane:
            self._focus("article" if pane.has_focus else name)

    def action_next_pane(self, step: int) -> None:
        wide = self.has_class("-wide") or self.has_class("-extra")
        names = (
            ["sections", "notes", "article", "people", "quotes"] if wide else ["article", "sections", "people", "quotes", "notes"]
        )
        names = [n for n in names if n == "article" or not (wide and self._is_away(n))]
        here = self.pane if self.pane in names else "article"
        self._focus(names[(names.index(here) + step) % len(names)])

    def _is_away(self, name: str) -> bool:
        """A pane that the reader hid, or the notes while there are none."""
        return (
            self.has_class(f"hide-{name}")
            or self.has_class("focus-mode")
            or (name == "notes" and not self.has_class("has-notes"))
        )

    def action_hide(self, name: str) -> None:
        self.toggle_class(f"hide-{name}")
        if self.has_class(f"hide-{name}") and self.pane == name:
            self._focus("article")
        self._keep_layout(hidden=tuple(n for n in SIDE if self.has_class(f"hide-{n}")))

    def action_widen(self, columns: int) -> None:
        self._keep_layout(widen=max(-10, min(60, self.layout_kept.widen + columns)))
        self._set_widths()

    @on(Dragged)
    def _dragged(self, event: Dragged) -> None:
        self.action_widen(event.columns)

    def action_focus_mode(self) -> None:
        self.toggle_class("focus-mode")
        self._focus("article")

    def action_measure(self) -> None:
        """The next width of the text."""
        columns = next((m for m in MEASURES if m > self.view.measure), MEASURES[0])
        self.view.set_measure(columns)
        self._keep_layout(measure=columns)
        self.notify(f"Lines of up to {columns} columns.", timeout=2)

    def _keep_layout(self, **changes) -> None:
        self.layout_kept = replace(self.layout_kept, **changes)
        library.keep_layout(self.layout_kept)

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        if self._before_preview is None:
            self._before_preview = self.view.top_offset
        if event.pane == "sections":
            self.view.go_section(event.row.key)
        else:
            self.view.reveal(event.row.start, event.row.end)

    @on(Chosen)
    def _chosen(self, event: Chosen) -> None:
        self.trail.leave(self._before_preview if self._before_preview is not None else self.view.top_offset)
        self._before_preview = None
        row = event.row
        if event.pane == "people" and self.session:
            self.session.person = next((p for p in self.session.analysis.everyone if p.id == row.key), None)
            self._fill()
        if event.pane == "sections":
            self.view.set_folded(self.view.sheet.folded - {row.key})
            self.view.go_section(row.key)
        else:
            self.view.reveal(row.start, row.end)
        self._focus("article")

    def action_section_filter(self) -> None:
        """People and quotes of one section only: the one under the cursor; once more shows all."""
        session = self.session
        if session is None or not self.done:
            return
        current = self._current()
        sections = session.analysis.sections
        k = current[1].key if current and current[0] == "sections" else self.view.section_in_view()
        session.section = None if session.section == sections[k] else sections[k]
        self._fill()

    def action_sort(self) -> None:
        if self.session:
            self.notify(f"People by {self.session.next_order()}.", timeout=2)
            self._fill()

    def action_indirect(self) -> None:
        if self.session:
            self.session.indirect = not self.session.indirect
            self._fill()
            self.notify(f"Reported speech is {'shown' if self.session.indirect else 'hidden'}.", timeout=2)

    # ------------------------------------------------------------------ going places
    def action_back(self) -> None:
        self._travel(-1)

    def action_forward(self) -> None:
        self._travel(1)

    def _travel(self, step: int) -> None:
        place = self.trail.travel(step, self.view.top_offset)
        if place is None:
            self.notify("No place to go to.", timeout=2)
            return
        self.view.scroll_to_offset(place)
        self._focus("article")

    def on_key(self, event) -> None:
        """1 to 9: a section by its number."""
        if event.key.isdigit() and event.key != "0" and self.analysis and int(event.key) <= len(self.analysis.sections):
            self.trail.leave(self.view.top_offset)
            self.view.go_section(int(event.key) - 1)

    def action_quote(self, step: int) -> None:
        """The next or previous quote of those shown."""
        if self.session is None:
            return
        target = self.view.place.target
        here = target.start if target else self.view.place.sentence.start - (step > 0)
        shown = self.session.quotes if step > 0 else list(reversed(self.session.quotes))
        quote = next((q for q in shown if (q.start > here if step > 0 else q.start < here)), None)
        if quote:
            self.view.reveal(quote.start, quote.end)
        else:
            self.notify("No further quote.", timeout=2)

    def action_go(self) -> None:
        self.run_worker(self._ask_where(), exclusive=True, group="dialog")

    async def _ask_where(self) -> None:
        from briefing.app.dialogs.asking import Ask

        place = await self.app.push_screen_wait(Ask("Go to", hint="a paragraph (12) or a share (50%)"))
        if place:
            here = self.view.top_offset
            if self._go_to(place):
                self.trail.leave(here)
            else:
                self.notify(f"“{visible(place)}” is no paragraph and no share of this article.", severity="error", markup=False)

    # ------------------------------------------------------------------ finding
    @property
    def find_box(self) -> FindBox | None:
        return next(iter(self.query("#find")), None)  # type: ignore[return-value]

    async def action_find(self) -> None:
        """Find in the article, or filter the pane that has the focus."""
        box = self.find_box
        if box is None:
            from briefing.app.widgets.find_box import FindBox

            box = FindBox()
            await self.mount(box, after="#body")
        pane = self.pane_of(self.pane)
        box.open_for(self.pane if pane else "article", pane.wanted if pane else self.finder.search.wanted)
        self.hints.show(())
        self._focus_now(box)

    def on_find_box_wanted(self, event) -> None:
        if event.purpose == "article":
            self.run_worker(self._look_for(event.search, event.done), exclusive=True, group="find")
            return
        pane = self.pane_of(event.purpose)
        if pane:
            pane.filter(event.search.wanted)
            self._tabs()
        if event.done:
            self._close_find()
            self._focus(event.purpose)

    async def _look_for(self, search: Search, done: bool) -> None:
        box = self.find_box
        if search != self.finder.search or self.finder.searching:
            try:
                await self.finder.look_for(search, self.view.top_offset)
            except BadPattern as problem:
                if box:
                    box.say(str(problem))
        if done:
            self._close_find()
            self._focus("article")
            if not self.finder.hits:
                self.notify("Nothing found.", timeout=3)

    def _close_find(self) -> None:
        box = self.find_box
        if box:
            box.display = False

    def action_step(self, step: int) -> None:
        """The next or previous search hit; without a search, of the chosen person's mentions."""
        hit = self.finder.step(step)
        if hit:
            self.view.reveal(*hit)
            self._position()
        elif self.session and self.session.person:
            mentions = self.session.person.mentions
            target = self.view.place.target
            here = target.start if target else self.view.top_offset
            later = [m for m in mentions if m.start > here] if step > 0 else [m for m in reversed(mentions) if m.start < here]
            chosen = later[0] if later else mentions[0 if step > 0 else -1]
            self.view.reveal(chosen.start, chosen.end)

    def action_find_here(self) -> None:
        """Find the name of the person under the cursor, or the word that is selected or marked by the last jump."""
        if self.article is None:
            return
        current = self._current()
        span, target = self.view.selection_span, self.view.place.target
        text = current[1].line if current and current[0] == "people" else ""
        if not text and (span or target):
            a, b = span or (target.start, target.end)  # type: ignore[union-attr]
            text = self.article.text[a:b]
        text = " ".join(text.split()[:6])
        if text:
            self.run_worker(self._look_for(Search(text, whole_words=True), True), exclusive=True, group="find")
        else:
            self.notify("Select a word first: v, then the arrows; or jump to a mention or quote.", timeout=4)

    def action_clear(self) -> None:
        """First selecting, then the search, a pane's filter, the chosen person or section, a running analysis."""
        box, pane = self.find_box, self.pane_of(self.pane)
        if self.view.end_selection() or self.view.text_selection:
            self.clear_selection()
        elif box is not None and box.display and box.purpose != "article" and (filtered := self.pane_of(box.purpose)):
            filtered.filter("")
            self._close_find()
            return self._focus(box.purpose)
        elif (box is not None and box.display) or not self.finder.search.empty:
            self._end_search()
        elif pane and pane.wanted:
            pane.filter("")
            return None
        elif self.session and (self.session.person or self.session.section):
            self.session.person = self.session.section = None
            self._fill()
        elif self.status and not self.done and self.article:
            self._cancel()
        if self._before_preview is not None:
            self.view.scroll_to_offset(self._before_preview)
            self._before_preview = None
        self.view.place.clear_target()
        self._focus("article")
        return self._position()

    def _end_search(self) -> None:
        self.workers.cancel_group(self, "find")
        self._close_find()
        self.finder.clear()
        self._hits_changed()

    def _cancel(self) -> None:
        self.app.cancel_analysis()  # type: ignore[attr-defined]
        self.show_problem("it was cancelled. Open the article again to run it.")

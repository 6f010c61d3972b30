"""The reader: an article, its panes, and the keys of both.

A screen only routes: every key, message and event goes to the one that owns it. What lies before the reader is desk.py's,
arriving and leaving arriving.py's, panes and widths arrangement.py's, rows and highlights filling.py's, jumps jumps.py's,
search finding.py's, what is under the cursor pointing.py's, what the reader changes changing.py's, what goes out sending.py's.
"""

from __future__ import annotations

from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from briefing import library
from briefing.app.base.keys import bindings
from briefing.app.base.messages import Chosen, Dragged, Moved, PlaceLeft, Previewed
from briefing.app.base.search import Search
from briefing.app.base.services import services
from briefing.app.base.working import in_turn
from briefing.app.reader.arrangement import ARTICLE, Arrangement, classes_at, first_classes
from briefing.app.reader.arriving import Arriving
from briefing.app.reader.changing import Changes
from briefing.app.reader.desk import Desk
from briefing.app.reader.filling import Filling
from briefing.app.reader.finder import Finder
from briefing.app.reader.finding import Finding
from briefing.app.reader.head import Head
from briefing.app.reader.jumps import Jumps
from briefing.app.reader.looking import Looking
from briefing.app.reader.pointing import Pointer
from briefing.app.reader.sending import Sending
from briefing.app.reader.trail import Spot
from briefing.app.widgets.article_view import ArticleView
from briefing.app.widgets.highlights import Range
from briefing.config import Settings
from briefing.model import Article

NARROW, MEDIUM, WIDE, EXTRA = 0, 72, 110, 150
LEAST = (40, 10)
NOTHING_HERE = "Select a word first: {select}, then the arrows; or jump to a mention or quote."


class ReaderScreen(Screen[None]):
    """One article with its panes."""

    AUTO_FOCUS = "#article"
    HORIZONTAL_BREAKPOINTS = [(NARROW, "-narrow"), (MEDIUM, "-medium"), (WIDE, "-wide"), (EXTRA, "-extra")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]
    BINDINGS = bindings("reader")

    def __init__(self, settings: Settings, place: str = "", article: Article | None = None) -> None:
        layout = library.layout()
        super().__init__(classes=first_classes(layout))
        self._early = article
        self.desk = Desk(settings)
        self.view = ArticleView(measure=layout.measure or settings.measure, id=ARTICLE)
        self.finder, self.jumps = Finder(self._show_hits), Jumps(self.view)
        self.arrangement = Arrangement(self, self.desk, self.view, layout)
        self.head = Head(self.desk, self.view, self.finder, self.arrangement)
        self.filling = Filling(self, self.desk, self.view, self.arrangement, self.finder)
        self.arriving = Arriving(self.filling, self.head, self.jumps, place)
        self.finding = Finding(self, self.finder, self.view, self.arrangement, self._focus)
        self.pointer = Pointer(self.desk, self.view, self.arrangement)
        self.sending = Sending(self, self.desk, self.pointer)
        self.looking = Looking(self, self.desk, self.jumps)
        self.changes = Changes(self, self.desk, self.pointer, self._show_changes)

    # ------------------------------------------------------------------ layout
    def compose(self) -> ComposeResult:
        self.add_class(*classes_at(self, self.app.size), update=False)
        with Horizontal(id="head"):
            yield self.head.headline
            yield self.head.position
        yield self.arrangement.tabs
        with Horizontal(id="body"):
            yield self.arrangement.left
            yield self.view
            yield self.arrangement.right
        yield Static("The window is too small: 40 by 10 is the least.", id="too-small")
        yield self.arrangement.hints

    async def on_mount(self) -> None:
        self.view.painter.glyphs = self.desk.glyphs
        if self._early:
            await self.arriving.begin(self._early)
        else:
            self.head.draw()

    def on_resize(self) -> None:
        self.set_class(self.size.width < LEAST[0] or self.size.height < LEAST[1], "too-small")
        self.arrangement.set_widths()
        for later in (self.arrangement.draw_tabs, self.arrangement.draw_hints, self.head.draw):
            self.call_after_refresh(later)

    def _focus(self, name: str) -> None:
        if name == ARTICLE:
            self.jumps.stay()
        self.arrangement.focus(name)

    # ------------------------------------------------------------------ what others tell
    @on(Moved)
    def _moved(self) -> None:
        self.head.draw_position()

    @on(PlaceLeft)
    def _left(self, event: PlaceLeft) -> None:
        self.jumps.leave(Spot(event.top, event.sentence))

    def _show_hits(self) -> None:
        """More hits are known, or none any more."""
        self.view.highlights.put("hit", [Range(a, b, "article--hit") for a, b in self.finder.hits])
        self.filling.show_hidden_hits()
        current, target = self.finder.current, self.view.place.target
        if current and (not target or (target.start, target.end) != current):
            self.view.reveal(*current)
        self.head.draw_position()

    def _show_changes(self) -> None:
        """The reader changed something: show it everywhere, and keep it."""
        session = self.desk.session
        if session is None:
            return
        if self.desk.done and session.analysis.sections != self.view.sheet.sections:
            self.view.show_sections(session.analysis.sections)
        self.filling.fill()
        self.arrangement.draw_hints()
        self.head.draw_position()
        self.arriving.keep()

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        self.jumps.preview(event)

    @on(Chosen)
    def _chosen(self, event: Chosen) -> None:
        if event.pane == "people" and self.desk.session:
            self.desk.session.filters.choose(event.row.key)
            self.filling.fill()
        self.jumps.take(event)
        self._focus(ARTICLE)

    @on(Dragged)
    def _dragged(self, event: Dragged) -> None:
        self.arrangement.widen(event.columns)

    def on_find_box_wanted(self, event) -> None:
        self.finding.take(event.purpose, event.search, event.done)

    def on_key(self, event: events.Key) -> None:
        """1 to 9: a section by its number."""
        analysis = self.desk.analysis
        if event.key.isdigit() and event.key != "0" and analysis and int(event.key) <= len(analysis.sections):
            self.jumps.to_section(int(event.key) - 1)

    # ------------------------------------------------------------------ keys: panes and filters
    def action_pane(self, name: str) -> None:
        if pane := self.arrangement.pane_of(name):
            self._focus(ARTICLE if pane.has_focus else name)

    def action_next_pane(self, step: int) -> None:
        self._focus(self.arrangement.beyond(step))

    def action_hide(self, name: str) -> None:
        if self.arrangement.hide(name) and self.arrangement.pane == name:
            self._focus(ARTICLE)

    def action_widen(self, columns: int) -> None:
        self.arrangement.widen(columns)

    def action_focus_mode(self) -> None:
        self.toggle_class("focus-mode")
        self._focus(ARTICLE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return super().check_action(action, parameters) if self.view.is_attached else False  # it has gone

    def action_measure(self) -> None:
        self.notify(f"Lines of up to {self.arrangement.next_measure()} columns.", timeout=2)

    def action_section_filter(self) -> None:
        self.filling.only_section(self.pointer.section())

    def action_sort(self) -> None:
        self.filling.sort()

    def action_indirect(self) -> None:
        self.filling.toggle_indirect()

    def action_clear(self) -> None:
        """The first of these that there is: selecting, the search, a pane's filter, a chosen person or section, an analysis."""
        pane = self.arrangement.focused
        if self.view.end_selection() or self.view.text_selection:
            self.clear_selection()
        elif filtered := self.finding.end_filter():
            self._focus(filtered)
            return
        elif self.finding.end_search():
            self._show_hits()
        elif pane and pane.wanted:
            pane.filter("")
            return
        elif not self.filling.clear() and self.desk.is_finding:
            self.arriving.cancel()
        self.jumps.end_preview()
        self.view.place.clear_target()
        self._focus(ARTICLE)
        self.head.draw_position()

    # ------------------------------------------------------------------ keys: going and finding
    def action_travel(self, step: int) -> None:
        if self.jumps.travel(step):
            self._focus(ARTICLE)
        else:
            self.notify("No place to go to.", timeout=2)

    def action_quote(self, step: int) -> None:
        session = self.desk.session
        if session and not self.jumps.to_quote(step, session.filters.quotes):
            self.notify("No further quote.", timeout=2)

    def action_ask_place(self, how: str) -> None:
        in_turn(self, partial(self.looking.ask, how), "dialog")

    async def action_find(self) -> None:
        if not self.arrangement.focused:
            self.jumps.begin()
        await self.finding.open()

    def action_step(self, step: int) -> None:
        """The next or previous search hit; without a search, of the chosen person's mentions."""
        hit, session = self.finder.step(step), self.desk.session
        if hit:
            self.view.reveal(*hit)
            self.head.draw_position()
        elif session and session.filters.person:
            self.jumps.to_mention(step, session.filters.person.mentions)

    def action_find_here(self) -> None:
        text = self.pointer.wanted()
        if text:
            self.finding.look_for(Search(text, whole_words=True), done=True)
        else:
            self.notify(self.desk.told(NOTHING_HERE), timeout=4, markup=False)

    # ------------------------------------------------------------------ keys: changing
    def action_why(self) -> None:
        """Say in one line why the thing under the cursor is what it is."""
        if message := self.pointer.why():
            services(self).explain(message)

    def action_correct(self) -> None:
        self.changes.correct()

    def action_recut(self, step: int) -> None:
        self.changes.recut(step)

    def action_corrections(self) -> None:
        self.changes.list_corrections()

    def action_undo(self) -> None:
        self.changes.undo()

    def action_mark(self) -> None:
        self.changes.mark()

    def action_note(self) -> None:
        self.changes.note()

    # ------------------------------------------------------------------ keys: copying, exporting, leaving
    def action_select(self) -> None:
        self.view.action_select()
        self.arrangement.draw_hints()

    def action_copy(self) -> None:
        self.sending.copy()

    def action_copy_section(self) -> None:
        self.sending.copy_section()

    def action_original(self) -> None:
        self.sending.open_original()

    def action_export(self) -> None:
        self.sending.export()

    def action_help(self) -> None:
        from briefing.app.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk.settings.keys, self.desk.settings.ascii))

    def action_leave(self) -> None:
        services(self).leave_article()

"""Reading one article: layout, and which key and message goes where.

The session knows what is read, rows.py what of it is shown, the panes and the view show it; nothing is found out here.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from briefing import library
from briefing.app import rows
from briefing.app.article_view import ArticleView, Range
from briefing.app.finder import Finder
from briefing.app.glyphs import glyphs, words
from briefing.app.hints import Hints, named
from briefing.app.keys import bindings
from briefing.app.messages import Chosen, Dragged, Previewed, Row
from briefing.app.search import BadPattern, Search
from briefing.app.session import Session
from briefing.app.trail import Trail
from briefing.config import Settings
from briefing.model import Analysis, Article, Correction, Quote, Span
from briefing.visible import visible

if TYPE_CHECKING:  # the lists, the input and the dialogs are loaded after the first paint
    from briefing.app.correcting import Subject
    from briefing.app.find_box import FindBox
    from briefing.app.panes import Pane

NARROW, MEDIUM, WIDE, EXTRA = 0, 72, 110, 150
SIDE = ("sections", "notes", "people", "quotes")
LEAST = (40, 10)
LARGE = 400_000  # characters of text from which on rows are made beside the screen
LEAST_PANE = 16  # columns
MEASURES = (60, 70, 80, 90, 100)
STEPS = {
    "words": "reading",
    "people": "finding people",
    "quotes": "finding quotes",
    "sections": "finding topics",
    "done": "writing the brief",
}


class ReaderScreen(Screen[None]):
    """One article with its panes."""

    HORIZONTAL_BREAKPOINTS = [(NARROW, "-narrow"), (MEDIUM, "-medium"), (WIDE, "-wide"), (EXTRA, "-extra")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]
    BINDINGS = bindings("reader")

    def __init__(self, settings: Settings, place: str = "", article: Article | None = None) -> None:
        super().__init__()
        self._early = article
        self.settings, self.glyphs = settings, glyphs(settings.ascii)
        self.article: Article | None = None
        self.session: Session | None = None
        self.done = False
        self.finder = Finder(self._hits_changed)
        self.trail = Trail()
        self.layout_kept = library.layout()
        self.view = ArticleView(measure=self.layout_kept.measure or settings.measure, id="article")
        self.headline, self.position, self.tabs = Static(id="headline"), Static(id="position"), Static(id="tabs")
        self.left_side, self.right_side = Container(id="left"), Container(id="side")
        self.hints = Hints(named("article", settings.keys))
        self.pane, self.side = "article", "people"
        self.status = "reading …"
        self._place = place
        self._kept = library.Reading()
        self._before_preview: int | None = None
        self._warned = False
        self._settling = asyncio.Lock()

    @property
    def analysis(self) -> Analysis | None:
        """The whole analysis, corrected; None until everything was found."""
        return self.session.analysis if self.session and self.done else None

    # ------------------------------------------------------------------ layout
    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield self.headline
            yield self.position
        yield self.tabs
        with Horizontal(id="body"):
            yield self.left_side
            yield self.view
            yield self.right_side
        yield Static("The window is too small: 40 by 10 is the least.", id="too-small")
        yield self.hints

    def on_mount(self) -> None:
        self.view.border_title = Content("Article")
        self.view.glyphs = self.glyphs
        self.set_class(True, "pane-article", f"side-{self.side}")
        for name in self.layout_kept.hidden:
            self.set_class(name in SIDE, f"hide-{name}")
        self.view.focus()
        if self._early:
            self.show_article(self._early)
        else:
            self._head()

    def pane_of(self, name: str) -> Pane | None:
        """The pane of that name; None for the article, or before the panes are there."""
        if name not in SIDE:
            return None
        try:
            return self.query_one(f"#{name}")  # type: ignore[return-value]
        except NoMatches:
            return None

    async def _mount_panes(self) -> None:
        """The panes come after the text is drawn, into room that was kept for them: the text never waits and never moves."""
        from briefing.app.panes import Pane

        panes = {name: Pane(label, id=name) for name, label in zip(SIDE, ("Sections", "Notes", "People", "Quotes"), strict=True)}
        for pane in panes.values():
            pane.glyphs = self.glyphs
        await self.left_side.mount(panes["sections"], panes["notes"])
        await self.right_side.mount(panes["people"], panes["quotes"])
        self.app.stylesheet.update(self)  # the style sheet of the panes has come with them

    def _set_widths(self) -> None:
        """What the reader added to the widths of the style sheet; nothing where there is one pane at a time."""
        for box in (self.left_side, self.right_side):
            if self.layout_kept.widen or "width" in box.styles.inline.get_rules():
                box.styles.width = None
                width = box.styles.width
                if width and width.is_cells and self.layout_kept.widen:
                    box.styles.width = max(LEAST_PANE, int(width.value) + self.layout_kept.widen)

    # ------------------------------------------------------------------ what comes from the analysis process
    def show_article(self, article: Article) -> None:
        self.article, self.session, self.done = article, None, False
        self.view.show_article(article, "finding topics …")
        self._head()
        self.call_after_refresh(self._after_first_paint)

    async def _after_first_paint(self) -> None:
        """Where the reader asked to begin, or where the article was left; then the panes."""
        async with self._settling:
            if self.article is None or self.pane_of("people"):
                return
            self.app.begin_analysis()  # type: ignore[attr-defined]
            self.finder.read(self.article.text)
            self._kept = library.reading(self.article)
            if not (self._place and self._go_to(self._place)) and self._kept.offset:
                self.view.scroll_to_offset(self._kept.offset)
            await self._mount_panes()

    async def show_part(self, analysis: Analysis) -> None:
        """More was found; the sections come last."""
        if self.session is None:
            await self._after_first_paint()
            self.session = Session(analysis, self._kept)
        else:
            self.session.receive(analysis)
        if not self.done:
            self._fill()

    async def show_analysis(self, analysis: Analysis) -> None:
        self.done, self.status = True, ""
        await self.show_part(analysis)
        assert self.session
        self.view.show_sections(self.session.analysis.sections, (), analysis.sentences)
        folded = {k for k, s in enumerate(self.session.analysis.sections) if s.start in self._kept.folded}
        if folded:
            at = self.view.top_offset
            self.view.set_folded(folded)
            self.view.scroll_to_offset(at)
        self._fill()
        self._head()

    def show_progress(self, step: str, share: float) -> None:
        filled = round(8 * share)
        bar = self.glyphs.full * filled + self.glyphs.empty * (8 - filled)
        self.status = f"{STEPS.get(step, step)} {bar} esc cancels"
        self._position()

    def show_problem(self, message: str) -> None:
        self.status = ""
        for name in SIDE:
            pane = self.pane_of(name)
            if pane and not pane.all_rows:
                pane.show_rows([], empty=f"No analysis: {message}")
        if self.article and not self.done:
            self.view.show_sections((rows.whole(self.article),), ())
        self.notify(Content(message).plain, severity="error", timeout=8, markup=False)
        self._head()

    # ------------------------------------------------------------------ filling panes and highlights
    def _fill(self) -> None:
        """Rows and highlights for what is chosen, or for everyone."""
        if self.session is None or self.article is None:
            return
        if len(self.article.text) < LARGE:
            self._show(rows.shown(self.session, self.finder.hits, self.glyphs))
        else:
            self.run_worker(self._fill_aside(), exclusive=True, group="fill")

    async def _fill_aside(self) -> None:
        assert self.session
        self._show(await asyncio.to_thread(rows.shown, self.session, self.finder.hits, self.glyphs))

    def _show(self, shown: rows.Shown) -> None:
        session = self.session
        panes = {name: pane for name in SIDE if (pane := self.pane_of(name))}
        if session and panes:
            person = session.person.name if session.person else ""
            section = session.section.title if session.section else ""
            note = f" {self.glyphs.dot} ".join(part for part in (person, section) if part)
            panes["sections"].show_rows(shown.sections, empty="" if self.done else "finding topics …", note=section)
            panes["people"].show_rows(
                shown.people, total=len(session.analysis.people), empty=self._why_no_people(section), note=section
            )
            panes["quotes"].show_rows(shown.quotes, total=shown.all_quotes, empty=self._why_no_quotes(note), note=note)
            panes["notes"].show_rows(shown.notes, empty="No marks. m marks the sentence with the sign, i writes a note to it.")
            self.set_class(bool(session.marks), "has-notes")
        self.view.set_bars(shown.bars)
        for layer, ranges in shown.layers.items():
            self.view.set_ranges(layer, ranges)
        if self.done:
            self.view.set_notes(shown.hides)
        self._tabs()

    def _why_no_people(self, section: str) -> str:
        return (
            f"Nobody is named in “{section}”. f shows everyone."
            if section
            else "No people found: nobody is named as a person is."
        )

    def _why_no_quotes(self, note: str) -> str:
        if not self.session or not self.session.found.quotes:
            return "No quotes found: nothing stands in quotation marks." if self.done else "finding quotes …"
        return f"{note} is not quoted. esc shows all." if note else "No quotation marks here. I shows reported speech."

    # ------------------------------------------------------------------ head, tabs, borders
    def _head(self) -> None:
        article = self.article
        title = visible((article.title or article.id) if article else "briefing")
        name = Content("" if self.has_class("-narrow") else "briefing  ").stylize("$text-muted")
        self.headline.update(Content.assemble(" ", name, Content(title).stylize("bold")))
        self._position()

    def _position(self) -> None:
        """Where the reader is, in the head and in the border of the article."""
        if self.article is None:
            self.position.update(Content(words(self.status, self.settings.ascii)))
            return
        view = self.view
        bottom = view.max_scroll_y
        share = view.scroll_offset.y / bottom if bottom else 1.0
        place = f"{self.glyphs.paragraph}{view.paragraph_number(view.cursor.start)}/{len(self.article.paragraphs)}"
        parts = [self.status, self.finder.status, *(() if self.has_class("-narrow") else (place,)), f"{share:.0%}"]
        self.position.update(Content(words(" · ".join(p for p in parts if p) + " ", self.settings.ascii)))
        if self.done and view.sections:
            k = view.section_in_view()
            view.border_subtitle = Content(visible(view.sections[k].title))
            pane = self.pane_of("sections")
            if pane and not pane.has_focus:
                pane.select_key(k)

    def _tabs(self) -> None:
        """The line that names the panes where there is room for one only."""
        narrow = self.has_class("-narrow")
        chosen = self.pane if narrow else self.side
        names = ["article"] * narrow + ["sections", "people", "quotes"]
        names += ["notes"] if chosen == "notes" or self.has_class("has-notes") else []
        counts = {n: f" {len(p.rows)}" if (p := self.pane_of(n)) and p.rows else "" for n in names}
        if sum(len(n) + len(counts[n]) + 3 for n in names) > self.size.width:
            counts = {n: counts[n] if n == chosen else "" for n in names}
        parts = [
            Content(f" {n.capitalize()}{counts[n]} ").stylize("reverse bold" if n == chosen else "$text-muted") for n in names
        ]
        self.tabs.update(Content(" ").join(parts))

    def on_resize(self) -> None:
        self.set_class(self.size.width < LEAST[0] or self.size.height < LEAST[1], "too-small")
        self._set_widths()
        for later in (self._tabs, self._hint, self._head):
            self.call_after_refresh(later)

    @on(ArticleView.Moved)
    def _moved(self) -> None:
        self._position()

    def _hint(self) -> None:
        kind = self.pane
        if self.view.selecting:
            kind = "select"
        elif self.pane == "article" and self.has_class("-narrow"):
            kind = "narrow"
        self.hints.show(named(kind, self.settings.keys))

    # ------------------------------------------------------------------ panes
    def action_pane(self, name: str) -> None:
        pane = self.pane_of(name)
        if pane:
            self._focus("article" if pane.has_focus else name)

    def _focus(self, name: str) -> None:
        """Give the focus to a pane or to the article; a pane that is hidden is shown again."""
        if name == "article" and self._before_preview is not None:
            self.trail.leave(self._before_preview)
            self._before_preview = None
        self.pane = name
        if name in SIDE:
            self.side = name
            self.remove_class("focus-mode", f"hide-{name}")
        for other in ("article", *SIDE):
            self.set_class(other == name, f"pane-{other}")
            if other in SIDE:
                self.set_class(other == self.side, f"side-{other}")
        self._tabs()
        self._hint()
        target = self.view if name == "article" else self.pane_of(name)
        if target:
            self._focus_now(target)

    def _focus_now(self, target: Widget) -> None:
        """Focus at once, so that no key typed ahead goes astray; a pane still hidden by the layout comes a moment later."""
        self.app.stylesheet.update(self)
        if target.focusable:
            self.set_focus(target)
        else:
            self.call_after_refresh(self.set_focus, target)

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
        from dataclasses import replace

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
            self.session.person = next((p for p in self.session.analysis.people if p.id == row.key), None)
            self._fill()
        if event.pane == "sections":
            self.view.set_folded(self.view.folded - {row.key})
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
        target = self.view.target
        here = target.start if target else self.view.cursor.start - (step > 0)
        shown = self.session.quotes if step > 0 else list(reversed(self.session.quotes))
        quote = next((q for q in shown if (q.start > here if step > 0 else q.start < here)), None)
        if quote:
            self.view.reveal(quote.start, quote.end)
        else:
            self.notify("No further quote.", timeout=2)

    def action_go(self) -> None:
        self.run_worker(self._ask_where(), exclusive=True, group="dialog")

    async def _ask_where(self) -> None:
        from briefing.app.dialogs import Ask

        place = await self.app.push_screen_wait(Ask("Go to", hint="a paragraph (12) or a share (50%)"))
        if place:
            here = self.view.top_offset
            if self._go_to(place):
                self.trail.leave(here)
            else:
                self.notify(f"“{visible(place)}” is no paragraph and no share of this article.", severity="error", markup=False)

    def _go_to(self, place: str) -> bool:
        """A paragraph by number, or a share of the way down; False when it is neither."""
        found = re.fullmatch(r"(?:¶\s*)?(\d{1,9})(%?)", place.strip())
        if not found or self.article is None:
            return False
        number, paragraphs = int(found[1]), self.article.paragraphs
        if found[2]:
            self.view.scroll_to_line(self.view.max_scroll_y * min(number, 100) // 100)
        elif 1 <= number <= len(paragraphs):
            self.view.reveal(paragraphs[number - 1].start, paragraphs[number - 1].end)
        else:
            return False
        return True

    # ------------------------------------------------------------------ finding
    @property
    def find_box(self) -> FindBox | None:
        return next(iter(self.query("#find")), None)  # type: ignore[return-value]

    async def action_find(self) -> None:
        """Find in the article, or filter the pane that has the focus."""
        box = self.find_box
        if box is None:
            from briefing.app.find_box import FindBox

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

    def _hits_changed(self) -> None:
        """More hits are known, or none any more."""
        finder = self.finder
        self.view.set_ranges("hit", [Range(a, b, "article--hit") for a, b in finder.hits])
        if self.session and self.done and not finder.searching and self.view.folded:
            self.view.set_notes(rows.section_notes(self.session, finder.hits, self.glyphs))
        if finder.current:
            target = self.view.target
            if not target or (target.start, target.end) != finder.current:
                self.view.reveal(*finder.current)
        self._position()

    def action_step(self, step: int) -> None:
        """The next or previous search hit; without a search, of the chosen person's mentions."""
        hit = self.finder.step(step)
        if hit:
            self.view.reveal(*hit)
            self._position()
        elif self.session and self.session.person:
            mentions = self.session.person.mentions
            target = self.view.target
            here = target.start if target else self.view.top_offset
            later = [m for m in mentions if m.start > here] if step > 0 else [m for m in reversed(mentions) if m.start < here]
            chosen = later[0] if later else mentions[0 if step > 0 else -1]
            self.view.reveal(chosen.start, chosen.end)

    def action_find_here(self) -> None:
        """Find the name of the person under the cursor, or the word that is selected or marked by the last jump."""
        if self.article is None:
            return
        current = self._current()
        span, target = self.view.selection_span, self.view.target
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
        self.view.clear_target()
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

    # ------------------------------------------------------------------ what is under the cursor
    def _current(self) -> tuple[str, Row] | None:
        pane = self.pane_of(self.pane)
        return (self.pane, pane.current) if pane and pane.current else None

    def _quote_here(self) -> Quote | None:
        """The quote of the row, of the last jump, or of the sentence that is read."""
        if self.session is None:
            return None
        current = self._current()
        if current:
            return next((q for q in self.session.analysis.quotes if current[0] == "quotes" and q.id == current[1].key), None)
        span = self.view.target or self.view.cursor
        return self.session.quote_over(span.start, span.end)

    def _subject(self) -> Subject:
        from briefing.app.correcting import Subject

        assert self.session
        analysis, current, offset = self.session.analysis, self._current(), self.view.cursor.start
        if current and current[0] == "sections":
            return Subject(section=current[1].key, offset=offset)
        if current and current[0] == "people":
            return Subject(person=next(p for p in analysis.people if p.id == current[1].key))
        quote, target = self._quote_here(), self.view.target
        person = self.session.person_over(target.start, target.end) if target and not quote else None
        here = self.done and analysis.sections and not current
        return Subject(quote, person, self.view.section_of(offset) if here else None, offset)

    def _stretch(self) -> Span:
        """What a mark or note is about: the mark of the row, the selection, the row's sentence, the sentence that is read."""
        current, view = self._current(), self.view
        if current and current[0] == "notes":
            return Span(current[1].start, current[1].end)
        if view.selection_span and view.selection_span[0] < view.selection_span[1]:
            return Span(*view.selection_span)
        return view.sentence_at(current[1].start) if current else view.cursor

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
        from briefing.app.correcting import ask

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

    def action_corrections(self) -> None:
        if self.session is None:
            return
        from briefing.app.dialogs import Withdraw

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
        from briefing.app.correcting import short
        from briefing.app.dialogs import Ask

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
        if self.done and session.analysis.sections != self.view.sections:
            self.view.show_sections(session.analysis.sections, ())
        self._fill()
        self._hint()
        self._position()
        self.keep()

    def keep(self) -> None:
        """Keep how the article is left: place, folds, filters, marks, notes and corrections."""
        if self.article is None or self.session is None:
            return
        view = self.view
        folded = (
            [view.sections[k].start for k in sorted(view.folded) if k < len(view.sections)] if self.done else self._kept.folded
        )
        offset = view.top_offset if view.scroll_offset.y else 0
        kept = library.keep_reading(self.article, self.session.reading(offset, folded))
        if not kept and not self._warned:
            self._warned = True
            folder = visible(str(library.reading_file(self.article).parent))
            self.notify(f"Nothing can be kept: {folder} cannot be written.", severity="error", timeout=10, markup=False)

    @property
    def share(self) -> float:
        """How far down the reader is, 0 to 1."""
        bottom = self.view.max_scroll_y
        return self.view.scroll_offset.y / bottom if bottom else 1.0

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
            person = next(p for p in analysis.people if p.id == current[1].key)
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
        from briefing.app.export_dialog import ExportDialog

        self.app.push_screen(ExportDialog(self.session, self.settings.level, self.glyphs), self._exported)

    def _exported(self, path) -> None:
        if path:
            self.notify(f"Wrote {visible(str(path.resolve()))}", timeout=6, markup=False)

    def action_help(self) -> None:
        from briefing.app.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.settings.keys, self.settings.ascii))

    def action_leave(self) -> None:
        self.app.leave_article()  # type: ignore[attr-defined]

"""Reading one article: what is laid out, filled and shown. The keys are in reader_places.py and reader_screen.py.

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
from briefing.app.base.glyphs import glyphs, words
from briefing.app.base.messages import Row
from briefing.app.reader import rows
from briefing.app.reader.finder import Finder
from briefing.app.reader.session import Session
from briefing.app.reader.trail import Trail
from briefing.app.widgets.article_view import ArticleView
from briefing.app.widgets.highlights import Range
from briefing.app.widgets.hints import Hints, named
from briefing.config import Settings
from briefing.model import ENGLISH_ONLY, Analysis, Article
from briefing.visible import visible

if TYPE_CHECKING:  # the panes are loaded after the first paint
    from briefing.app.widgets.panes import Pane

NARROW, MEDIUM, WIDE, EXTRA = 0, 72, 110, 150
SIDE = ("sections", "notes", "people", "quotes")
LEAST = (40, 10)
LARGE = 400_000  # characters of text from which on rows are made beside the screen
LEAST_PANE = 16  # columns
STEPS = {
    "words": "reading",
    "people": "finding people",
    "quotes": "finding quotes",
    "sections": "finding topics",
    "done": "writing the brief",
}


class ReaderBase(Screen[None]):
    """One article with its panes, as far as it can be looked at."""

    AUTO_FOCUS = "#article"
    HORIZONTAL_BREAKPOINTS = [(NARROW, "-narrow"), (MEDIUM, "-medium"), (WIDE, "-wide"), (EXTRA, "-extra")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]

    def __init__(self, settings: Settings, place: str = "", article: Article | None = None) -> None:
        self.layout_kept = library.layout()
        hidden = (f"hide-{name}" for name in self.layout_kept.hidden if name in SIDE)
        super().__init__(classes=" ".join(["pane-article", "side-people", *hidden]))
        self._early = article
        self.settings, self.glyphs = settings, glyphs(settings.ascii)
        self.article: Article | None = None
        self.session: Session | None = None
        self.done = False
        self.finder = Finder(self._hits_changed)
        self.trail = Trail()
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
        self.view.painter.glyphs = self.glyphs
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
        from briefing.app.widgets.panes import Pane

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

    def on_resize(self) -> None:
        self.set_class(self.size.width < LEAST[0] or self.size.height < LEAST[1], "too-small")
        self._set_widths()
        for later in (self._tabs, self._hint, self._head):
            self.call_after_refresh(later)

    # ------------------------------------------------------------------ what comes from the analysis process
    def show_article(self, article: Article) -> None:
        self.article, self.session, self.done = article, None, False
        self.view.show_article(article, words("finding topics …", self.settings.ascii))
        self._head()
        self.call_after_refresh(self._after_first_paint)

    async def _after_first_paint(self) -> None:
        """Where the reader asked to begin, or where the article was left; then the panes."""
        async with self._settling:
            if self.article is None or self.pane_of("people"):
                return
            self.app.begin_analysis()  # type: ignore[attr-defined]
            self.finder.read(self.article.text)
            if self.article.notes:
                self.notify(visible("; ".join(self.article.notes)), timeout=5, markup=False)
            self._kept = library.reading(self.article) if self.settings.keep else library.Reading()
            if problem := library.problem():
                self.notify(visible(problem), severity="warning", timeout=12, markup=False)
            if not (self._place and self._go_to(self._place)) and self._kept.offset:
                self.view.scroll_to_offset(self._kept.offset)
            await self._mount_panes()

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
        self.view.show_sections(self.session.analysis.sections, analysis.sentences)
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
            self.view.show_sections((rows.whole(self.article),))
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
        self.view.highlights.put("bars", shown.bars)
        for layer, ranges in shown.layers.items():
            self.view.highlights.put(layer, ranges)
        if self.done:
            self.view.set_notes(shown.hides)
        self._tabs()

    def _why_no_people(self, section: str) -> str:
        if self.article and not self.article.is_english:
            return ENGLISH_ONLY
        return (
            f"Nobody is named in “{section}”. f shows everyone."
            if section
            else "No people found: nobody is named as a person is."
        )

    def _why_no_quotes(self, note: str) -> str:
        if self.article and not self.article.is_english:
            return ENGLISH_ONLY
        if not self.session or not self.session.found.quotes:
            return "No quotes found: nothing stands in quotation marks." if self.done else "finding quotes …"
        return f"{note} is not quoted. esc shows all." if note else "No quotation marks here. I shows reported speech."

    def _hits_changed(self) -> None:
        """More hits are known, or none any more."""
        finder = self.finder
        self.view.highlights.put("hit", [Range(a, b, "article--hit") for a, b in finder.hits])
        if self.session and self.done and not finder.searching and self.view.sheet.folded:
            self.view.set_notes(rows.section_notes(self.session, finder.hits, self.glyphs))
        if finder.current:
            target = self.view.place.target
            if not target or (target.start, target.end) != finder.current:
                self.view.reveal(*finder.current)
        self._position()

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
        place = (
            f"{self.glyphs.paragraph}{view.sheet.article.paragraph_at(view.place.sentence.start)}/{len(self.article.paragraphs)}"
        )
        parts = [self.status, self.finder.status, *(() if self.has_class("-narrow") else (place,)), f"{view.share:.0%}"]
        self.position.update(Content(words(" · ".join(p for p in parts if p) + " ", self.settings.ascii)))
        if self.done and view.sheet.sections:
            k = view.section_in_view()
            view.border_subtitle = Content(visible(view.sheet.sections[k].title))
            pane = self.pane_of("sections")
            if pane and not pane.has_focus:
                pane.select_key(k)

    def _tabs(self) -> None:
        """The line that names the panes where there is room for one only."""
        narrow = self.has_class("-narrow")
        chosen = self.pane if narrow else self.side
        names = ["article"] * narrow + ["sections", "people", "quotes"]
        names += ["notes"] if chosen == "notes" or self.has_class("has-notes") else []
        counts = {n: f" {p.count}" if (p := self.pane_of(n)) and p.rows else "" for n in names}
        if sum(len(n) + len(counts[n]) + 3 for n in names) > self.size.width:
            counts = {n: counts[n] if n == chosen else "" for n in names}
        parts = [
            Content(f" {n.capitalize()}{counts[n]} ").stylize("reverse bold" if n == chosen else "$text-muted") for n in names
        ]
        self.tabs.update(Content(" ").join(parts))

    @on(ArticleView.Moved)
    def _moved(self) -> None:
        self._position()

    def _hint(self) -> None:
        kind = self.pane
        if self.view.selection:
            kind = "select"
        elif self.pane == "article" and self.has_class("-narrow"):
            kind = "narrow"
        self.hints.show(named(kind, self.settings.keys))

    # ------------------------------------------------------------------ what has the focus
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

    def _current(self) -> tuple[str, Row] | None:
        pane = self.pane_of(self.pane)
        return (self.pane, pane.current) if pane and pane.current else None

    # ------------------------------------------------------------------ what stays
    def keep(self) -> None:
        """Keep how the article is left: place, folds, filters, marks, notes and corrections."""
        if self.article is None or self.session is None or not self.settings.keep:
            return
        view = self.view
        folded = (
            [view.sheet.sections[k].start for k in sorted(view.sheet.folded) if k < len(view.sheet.sections)]
            if self.done
            else self._kept.folded
        )
        offset = view.top_offset if view.scroll_offset.y else 0
        kept = library.keep_reading(self.article, self.session.reading(offset, folded))
        if not kept and not self._warned:
            self._warned = True
            why = library.problem() or "the library cannot be written."
            self.notify(visible(f"Nothing can be kept: {why}"), severity="error", timeout=10, markup=False)

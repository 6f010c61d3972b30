"""Reading one article: layout, keys, and which message goes where. The panes show, the view draws, rows.py tells what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from briefing.app import rows
from briefing.app.article_view import ArticleView, Range
from briefing.app.hints import Hints
from briefing.app.messages import Chosen, Previewed, Row
from briefing.config import Settings
from briefing.model import Analysis, Article, Person
from briefing.visible import visible

if TYPE_CHECKING:  # the lists and the input are loaded after the first paint
    from textual.widgets import Input

    from briefing.app.panes import Pane

NARROW, MEDIUM, WIDE, EXTRA = 0, 72, 110, 150
MOST_HITS = 10_000
SIDE = ("sections", "people", "quotes")
HINTS = {
    "article": [
        ("enter", "Fold"),
        ("p", "People"),
        ("u", "Quotes"),
        ("/", "Find"),
        ("w", "Why"),
        ("e", "Export"),
        ("s", "Sections"),
        ("y", "Copy"),
        ("?", "Help"),
    ],
    "side": [("enter", "Go"), ("w", "Why"), ("y", "Copy"), ("esc", "Back"), ("/", "Find"), ("e", "Export"), ("?", "Help")],
    "narrow": [("tab", "Pane"), ("/", "Find"), ("w", "Why"), ("e", "Export"), ("?", "Help")],
    "find": [("enter", "Keep"), ("esc", "End")],
}


class ReaderScreen(Screen[None]):
    """One article with its panes."""

    HORIZONTAL_BREAKPOINTS = [(NARROW, "-narrow"), (MEDIUM, "-medium"), (WIDE, "-wide"), (EXTRA, "-extra")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]

    BINDINGS = [
        Binding("s", "pane('sections')", "Sections"),
        Binding("p", "pane('people')", "People"),
        Binding("u", "pane('quotes')", "Quotes"),
        Binding("slash", "find", "Find", key_display="/"),
        Binding("w", "why", "Why"),
        Binding("y", "copy", "Copy"),
        Binding("e", "export", "Export"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("tab", "next_pane(1)", "Pane", show=False),
        Binding("shift+tab", "next_pane(-1)", "Pane back", show=False),
        Binding("escape", "clear", "Clear", show=False),
        Binding("n", "step(1)", "Next hit", show=False),
        Binding("N", "step(-1)", "Previous hit", show=False),
        Binding("full_stop", "quote(1)", "Next quote", show=False),
        Binding("comma", "quote(-1)", "Previous quote", show=False),
        Binding("backspace,ctrl+o", "back", "Back", show=False),
        Binding("alt+right", "forward", "Forward", show=False),
        Binding("i", "indirect", "Reported speech", show=False),
        Binding("q", "quit", "Quit", show=False),
        *(Binding(str(n), f"go_section({n - 1})", f"Section {n}", show=False) for n in range(1, 10)),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.article: Article | None = None
        self.analysis: Analysis | None = None
        self.person: Person | None = None
        self.indirect = False
        self.hits: list[tuple[int, int]] = []
        self.hit = -1
        self.past: list[int] = []
        self.future: list[int] = []
        self.pane = "article"
        self.side = "people"
        self.status = "reading …"
        self._kept: int | None = None

    # ------------------------------------------------------------------ layout
    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Static(id="headline")
            yield Static(id="position")
        yield Static(id="tabs")
        with Horizontal(id="body"):
            yield ArticleView(measure=self.settings.measure, id="article")
        yield Static("The window is too small: 40 by 10 is the least.", id="too-small")
        yield Hints(HINTS["article"])

    def on_mount(self) -> None:
        self.view.border_title = Content("Article")
        self.view.ascii = self.settings.ascii
        self.set_class(True, "pane-article", f"side-{self.side}")
        self.view.focus()
        self._head()

    @property
    def view(self) -> ArticleView:
        return self.query_one("#article", ArticleView)

    def pane_of(self, name: str) -> Pane | None:
        """The pane of that name; None for the article, or before the panes are there."""
        if name not in SIDE:
            return None
        try:
            return self.query_one(f"#{name}")  # type: ignore[return-value]
        except NoMatches:
            return None

    async def _mount_panes(self) -> None:
        """The panes come after the text is drawn, so that the text never waits for them."""
        if self.pane_of("people"):
            return
        from briefing.app.panes import Pane

        body = self.query_one("#body")
        await body.mount(Pane("Sections", id="sections"), before=0)
        await body.mount(Container(Pane("People", id="people"), Pane("Quotes", id="quotes"), id="side"))

    # ------------------------------------------------------------------ what comes from the analysis process
    def show_article(self, article: Article) -> None:
        self.article, self.analysis, self.person = article, None, None
        self.view.show_article(article)
        self._head()
        self.call_after_refresh(self._mount_panes)

    async def show_analysis(self, analysis: Analysis) -> None:
        await self._mount_panes()
        self.analysis, self.status = analysis, ""
        self.view.show_sections(analysis.sections, rows.section_notes(analysis))
        self._fill()
        self._head()

    def show_progress(self, step: str, share: float) -> None:
        words = {
            "words": "reading",
            "people": "finding people",
            "quotes": "finding quotes",
            "sections": "finding topics",
            "done": "writing the brief",
        }
        filled = round(8 * share)
        self.status = f"{words.get(step, step)} {'█' * filled}{'░' * (8 - filled)} esc cancels"
        self._head()

    def show_problem(self, message: str) -> None:
        self.status = ""
        for name in SIDE:
            pane = self.pane_of(name)
            if pane:
                pane.show_rows([], empty=f"No analysis: {message}")
        self.notify(Content(message).plain, severity="error", timeout=8, markup=False)
        self._head()

    def _fill(self) -> None:
        """Rows and highlights for the person that is chosen, or for everyone."""
        analysis = self.analysis
        if analysis is None:
            return
        number = self.person.id if self.person else None
        shown = rows.quotes_of(analysis, number, self.indirect)
        everything = rows.quotes_of(analysis, None, self.indirect)
        sections, people, quotes = (self.pane_of(name) for name in SIDE)
        if sections and people and quotes:
            note = self.person.name if self.person else ""
            sections.show_rows(rows.section_rows(analysis, self.person))
            people.show_rows(rows.people_rows(analysis), empty="No people found.")
            why_empty = (
                f"{note} is not quoted."
                if note
                else "No quotes found: nothing stands in quotation marks. i shows reported speech."
            )
            quotes.show_rows(rows.quote_rows(analysis, shown), total=len(everything), empty=why_empty, note=note)
        self.view.set_ranges("quote", rows.quote_ranges(shown))
        self.view.set_bars(rows.quote_bars(analysis, shown))
        self.view.set_ranges("mention", rows.mention_ranges(self.person) if self.person else [])
        self._tabs()

    # ------------------------------------------------------------------ head, tabs, borders
    def _head(self) -> None:
        article = self.article
        title = (article.title or article.id) if article else "briefing"
        headline = Content.assemble(Content(" briefing  ").stylize("$text-muted"), Content(visible(title)).stylize("bold"))
        self.query_one("#headline", Static).update(headline)
        self._position(self.view.top_offset, None)

    def _position(self, offset: int, share: float | None) -> None:
        if self.article is None:
            self.query_one("#position", Static).update(Content(self.status))
            return
        bottom = self.view.max_scroll_y
        share = (self.view.scroll_offset.y / bottom if bottom else 1.0) if share is None else share
        place = f"¶ {self.view.paragraph_number(offset)}/{len(self.article.paragraphs)} · {share:.0%}"
        hits = f"{self.hit + 1}/{len(self.hits)} found · " if self.hits else ""
        self.query_one("#position", Static).update(Content(f"{self.status + ' · ' if self.status else ''}{hits}{place} "))
        if self.analysis and self.analysis.sections:
            section = self.analysis.sections[self.view.section_of(offset)]
            self.view.border_subtitle = Content(visible(section.title))
            pane = self.pane_of("sections")
            if pane and not pane.has_focus:
                pane.select_key(self.view.section_of(offset))

    def _tabs(self) -> None:
        """The line that names the panes where there is room for one only."""
        parts = []
        names = ("article", *SIDE) if self.has_class("-narrow") else SIDE
        chosen = self.pane if self.has_class("-narrow") else self.side
        for name in names:
            pane = self.pane_of(name)
            label = f"{name.capitalize()} {len(pane.rows) if pane else ''}".strip()
            parts.append(Content(f" {label} ").stylize("reverse bold" if name == chosen else "$text-muted"))
        self.query_one("#tabs", Static).update(Content(" ").join(parts))

    def on_resize(self) -> None:
        self.call_after_refresh(self._tabs)
        self.call_after_refresh(self._hint)
        too_small = self.size.width < 40 or self.size.height < 10
        self.set_class(too_small, "too-small")

    @on(ArticleView.Moved)
    def _moved(self, event: ArticleView.Moved) -> None:
        self._position(event.offset, event.share)

    # ------------------------------------------------------------------ panes
    def action_pane(self, name: str) -> None:
        pane = self.pane_of(name)
        if pane is None:
            return
        if pane.has_focus:
            self._focus("article")
        else:
            self._focus(name)

    def _focus(self, name: str) -> None:
        self.pane = name
        if name in SIDE:
            self.side = name
        for other in ("article", *SIDE):
            self.set_class(other == name, f"pane-{other}")
            if other in SIDE:
                self.set_class(other == self.side, f"side-{other}")
        self._tabs()
        self._hint()
        target = self.view if name == "article" else self.pane_of(name)
        if target:
            self._focus_now(target)

    def _hint(self) -> None:
        kind = (
            "narrow" if self.has_class("-narrow") and self.pane == "article" else "article" if self.pane == "article" else "side"
        )
        self.query_one(Hints).show(HINTS[kind])

    def _focus_now(self, target: Widget) -> None:
        """Focus at once, so that no key typed ahead goes astray; a pane still hidden by the layout comes a moment later."""
        self.app.stylesheet.update(self)
        if target.focusable:
            self.set_focus(target)
        else:
            self.call_after_refresh(self.set_focus, target)

    def action_next_pane(self, step: int) -> None:
        names = (
            ["sections", "article", "people", "quotes"]
            if self.has_class("-wide") or self.has_class("-extra")
            else ["article", *SIDE]
        )
        focused = next((n for n in names if n != "article" and (p := self.pane_of(n)) and p.has_focus), "article")
        self._focus(names[(names.index(focused) + step) % len(names)])

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        if self._kept is None:
            self._kept = self.view.top_offset
        if event.pane == "sections":
            self.view.go_section(event.row.key)
        else:
            self.view.reveal(event.row.start, event.row.end)

    @on(Chosen)
    def _chosen(self, event: Chosen) -> None:
        self._note_jump(self._kept if self._kept is not None else self.view.top_offset)
        row = event.row
        if event.pane == "people" and self.analysis:
            self.person = next((p for p in self.analysis.people if p.id == row.key), None)
            self._fill()
        if event.pane == "sections":
            self.view.set_folded(self.view.folded - {row.key})
            self.view.go_section(row.key)
        else:
            self.view.reveal(row.start, row.end)
        self._focus("article")
        self._kept = None

    # ------------------------------------------------------------------ going back
    def _note_jump(self, offset: int) -> None:
        self.past.append(offset)
        self.future.clear()
        del self.past[:-100]

    def action_back(self) -> None:
        self._travel(self.past, self.future)

    def action_forward(self) -> None:
        self._travel(self.future, self.past)

    def _travel(self, source: list[int], target: list[int]) -> None:
        if not source:
            self.notify("No place to go to.", timeout=2)
            return
        target.append(self.view.top_offset)
        self.view.scroll_to_offset(source.pop())
        self._focus("article")

    def action_go_section(self, section: int) -> None:
        if self.analysis and section < len(self.analysis.sections):
            self._note_jump(self.view.top_offset)
            self.view.go_section(section)

    def action_quote(self, step: int) -> None:
        if self.analysis is None:
            return
        shown = rows.quotes_of(self.analysis, self.person.id if self.person else None, self.indirect)
        if not shown:
            return
        target = self.view.target
        here = target.start if target else self.view.top_offset - (step > 0)
        after = [q for q in shown if q.start > here] if step > 0 else [q for q in reversed(shown) if q.start < here]
        if after:
            self.view.reveal(after[0].start, after[0].end)

    # ------------------------------------------------------------------ finding
    @property
    def find_box(self) -> Input | None:
        return next(iter(self.query("#find")), None)  # type: ignore[return-value]

    async def action_find(self) -> None:
        box = self.find_box
        if box is None:
            from textual.widgets import Input

            box = Input(placeholder="find: words, then Enter; Esc ends", id="find")
            await self.mount(box, after="#body")
        box.display = True
        self.query_one(Hints).show(HINTS["find"])
        self._focus_now(box)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it is typed; the first hit after the place that is read is shown."""
        self.hits = find_all(self.article.text, event.value) if self.article and event.value.strip() else []
        self.hit = -1
        self.view.set_ranges("hit", [Range(a, b, "article--hit") for a, b in self.hits])
        if self.hits:
            here = self.view.top_offset
            self.hit = next((i for i, (a, _) in enumerate(self.hits) if a >= here), 0)
            self._show_hit()
        self._position(self.view.top_offset, None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.display = False
        self._focus("article")
        if not self.hits:
            self.notify("Nothing found.", timeout=3)

    def _show_hit(self) -> None:
        start, end = self.hits[self.hit]
        self.view.reveal(start, end)
        self._position(self.view.top_offset, None)

    def action_step(self, step: int) -> None:
        """The next or previous search hit; without a search, of the chosen person's mentions."""
        if self.hits:
            self.hit = (self.hit + step) % len(self.hits)
            self._show_hit()
        elif self.person:
            self._step_mention(step)

    def _step_mention(self, step: int) -> None:
        assert self.person is not None
        places: Sequence[Any] = self.person.mentions
        target = self.view.target
        here = target.start if target else self.view.top_offset
        later = [m for m in places if m.start > here] if step > 0 else [m for m in reversed(places) if m.start < here]
        chosen = later[0] if later else places[0 if step > 0 else -1]
        self.view.reveal(chosen.start, chosen.end)

    def action_clear(self) -> None:
        """First the search, then the filter, then a running analysis; at last the focus goes to the article."""
        box = self.find_box
        if box is not None and (box.display or self.hits):
            box.value = ""
            box.display = False
            self.hits, self.hit = [], -1
            self.view.set_ranges("hit", [])
        elif self.person:
            self.person = None
            self._fill()
        elif self.status and self.analysis is None:
            self.app.cancel_analysis()  # type: ignore[attr-defined]
            self.status = ""
            self.show_problem("it was cancelled. Open the article again to run it.")
        if self._kept is not None:
            self.view.scroll_to_offset(self._kept)
            self._kept = None
        self.view.set_ranges("target", [])
        self._focus("article")
        self._position(self.view.top_offset, None)

    # ------------------------------------------------------------------ acting
    def _current(self) -> tuple[str, Row] | None:
        for name in SIDE:
            pane = self.pane_of(name)
            if pane and pane.has_focus and pane.current:
                return name, pane.current
        return None

    def action_why(self) -> None:
        """Say in one line why the thing under the cursor is what it is."""
        analysis = self.analysis
        if analysis is None:
            return
        current = self._current()
        if current:
            name, row = current
            tell = {"sections": rows.why_section, "people": rows.why_person, "quotes": rows.why_quote}[name]
            message = tell(analysis, row.key)
        else:
            target = self.view.target
            at = target.start if target else -1
            quote = next((q for q in analysis.quotes if q.start <= at < q.end), None)
            message = (
                rows.why_quote(analysis, quote.id)
                if quote
                else rows.why_section(analysis, self.view.section_in_view())
                if analysis.sections
                else ""
            )
        self.notify(visible(message), title="Why", timeout=12, markup=False)

    def action_copy(self) -> None:
        """Copy the selection, or the quote or row under the cursor with its attribution."""
        text = self.get_selected_text() or self._copyable()
        if text:
            self.app.copy_text(text)  # type: ignore[attr-defined]
            self.notify("Sent to the clipboard.", timeout=2)

    def _copyable(self) -> str:
        analysis, current = self.analysis, self._current()
        if analysis is None:
            return ""
        text = analysis.article.text
        if current and current[0] == "people":
            person = next(p for p in analysis.people if p.id == current[1].key)
            role = analysis.role_of(person)
            return person.name + (f", {role}" if role else "")
        if current and current[0] == "sections":
            s = analysis.sections[current[1].key]
            return text[s.start : s.end].strip()
        target = self.view.target
        at = current[1].start if current else target.start if target else -1
        quote = next((q for q in analysis.quotes if q.start <= at < q.end), None)
        if quote is None:
            return ""
        words = quote.text(text)
        who = f" — {quote.speaker.name}" if quote.speaker else ""
        said = f"“{words}”" if quote.kind == "direct" else words
        return f"{said}{who} ({analysis.article.title or analysis.article.id}, ¶ {rows.paragraph_of(analysis, quote.start)})"

    def action_indirect(self) -> None:
        self.indirect = not self.indirect
        self._fill()
        self.notify("Reported speech is shown." if self.indirect else "Reported speech is hidden.", timeout=2)

    def action_export(self) -> None:
        if self.analysis is None:
            self.notify("The analysis is not there yet.", timeout=3)
            return
        from briefing.app.screens import ExportDialog

        self.app.push_screen(ExportDialog(self.analysis, self.settings.level))

    def action_help(self) -> None:
        from briefing.app.screens import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_quit(self) -> None:
        self.app.exit()


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """Every place of the words, without regard to case or accents, as offsets into the text itself."""
    needle = " ".join(wanted.split())
    if not needle:
        return []
    folded, places = fold(text) if not text.isascii() else (text.lower(), None)
    pattern = re.compile(r"\s+".join(map(re.escape, fold(needle)[0].split(" "))))
    hits = []
    for found in pattern.finditer(folded):
        a, b = found.span()
        hits.append((a, b) if places is None else (places[a], places[b - 1] + 1))
        if len(hits) >= MOST_HITS:
            break
    return hits


def fold(text: str) -> tuple[str, list[int] | None]:
    """Small letters without accents, and for each of them the offset it came from (None: the same offset)."""
    low = text.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    if len(low) == len(text):
        plain = low.translate(ACCENTS)
        if len(plain) == len(text):
            return plain, None
    out, places = [], []
    for i, c in enumerate(text):
        for d in unicodedata.normalize("NFKD", c.lower()):
            if not unicodedata.combining(d):
                out.append(d)
                places.append(i)
    return "".join(out), places


ACCENTS = {
    code: base
    for code in range(0xC0, 0x250)
    if len(base := "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))) == 1
}

"""The library on screen: search as you type over every article, people and what they said, feeds."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing import config
from briefing.app.base.glyphs import glyphs, words
from briefing.app.base.keys import bindings, sentence
from briefing.app.base.messages import Chosen, Row
from briefing.app.base.services import services
from briefing.app.base.wording import plural
from briefing.app.base.working import in_turn
from briefing.app.library import offered, shelf
from briefing.app.library.hints import HINTS
from briefing.app.library.shelf import INSIDE, MODES, Answer, Shelf
from briefing.app.system.delivery import deliver
from briefing.app.widgets.hints import Hints, named
from briefing.app.widgets.panes import Pane
from briefing.errors import BriefingError
from briefing.visible import visible

EMPTY = {
    "articles": "No article here. Every article that you open is kept; o on the start screen opens one, briefing add keeps several.",
    "people": "Nobody. People of your articles stand here with everything that they said.",
    "said": "Nothing said.",
    "watches": "Nothing new. {shelf-watch} watches for what the search asks, briefing watch remove forgets it.",
    "stories": "No reports of one event are found. {shelf-select} selects articles: {shelf-export} makes one brief of them, {shelf-compare} compares.",
    "reports": "Nothing here.",
    "compared": "Nothing to compare.",
    "dated": "Nothing in these articles is dated.",
    "feeds": "Nothing new. briefing feeds add ADDRESS adds a feed, {shelf-refresh} asks all of them.",
}
SHORTEST, COUNT = 24, 10  # columns: of a first line, of what stands at its end


class ShelfPane(Pane, inherit_bindings=False):
    """The list of the library, in which space selects and does not page."""

    BINDINGS = [
        *(b for b in Pane.BINDINGS if isinstance(b, Binding) and "space" not in b.key),
        Binding("pagedown", "page(1)", show=False),
    ]


class LibraryScreen(Screen[None]):
    """One list; `l`, `p` and `f` choose what it holds."""

    CSS_PATH = config.shipped("styles") / "library.tcss"
    BINDINGS = bindings("shelf")

    def __init__(self, settings: config.Settings) -> None:
        super().__init__()
        self.settings, self.glyphs = settings, glyphs(settings.ascii)
        self.shelf = Shelf(glyphs=self.glyphs, keys=settings.keys)
        self.mode, self.inside = "articles", ""  # and what one has gone into: a person, a story, articles side by side
        self.answer = Answer("articles")

    def compose(self) -> ComposeResult:
        yield Static(id="headline")
        yield Input(placeholder='words, "a phrase", speaker: person: tag: source: after: before: is:', id="shelf-search")
        pane = ShelfPane("Articles", id="shelf")
        pane.glyphs = self.glyphs
        yield pane
        yield Hints(named(HINTS["articles"], self.settings.keys))

    def on_mount(self) -> None:
        self.query_one("#headline", Static).update(Content.assemble(" ", Content("briefing").stylize("bold"), "  library"))
        self.pane.focus()
        self.fill()

    def on_screen_resume(self) -> None:
        self.fill()

    def on_resize(self) -> None:
        if self.mode == "said":
            self.fill()

    @property
    def pane(self) -> Pane:
        return self.query_one("#shelf", Pane)

    @property
    def has_come(self) -> bool:
        """Whether the list shows what was asked for last; until then its rows are those of another list."""
        return self.answer.mode == self.mode

    @property
    def current(self) -> Row | None:
        return self.pane.current if self.has_come else None

    @property
    def box(self) -> Input:
        return self.query_one("#shelf-search", Input)

    # ------------------------------------------------------------------ what is shown
    def fill(self) -> None:
        in_turn(self, self._fill, "fill")

    async def _fill(self) -> None:
        wanted = self.inside if self.mode in INSIDE else self.box.value
        self.shelf.width = max(SHORTEST, self.pane.size.width - COUNT)
        answer = await asyncio.to_thread(self.shelf.ask, self.mode, wanted)
        if answer.mode != self.mode:
            return
        fresh = answer.mode != self.answer.mode
        if answer.problem:
            self.pane.border_subtitle = Content(visible(answer.problem))
            return
        self.answer = answer
        self.pane.label = visible(self.inside) if self.mode == "said" else MODES[self.mode]
        note = answer.title or (f"by {self.shelf.order}" if self.mode == "articles" else "")
        self.pane.show_rows(
            answer.rows,
            total=answer.total,
            empty=sentence(EMPTY[self.mode], self.settings.keys) if not self.box.value else "Nothing with these words.",
        )
        if fresh:
            self.pane.action_edge(0)
        self.pane.border_subtitle = Content(visible(words(note, self.settings.ascii)))
        self.query_one(Hints).show(named(HINTS[self.mode], self.settings.keys))

    @on(Input.Changed, "#shelf-search")
    def _typed(self) -> None:
        self.fill()

    @on(Input.Submitted, "#shelf-search")
    def _done_typing(self) -> None:
        self.pane.focus()

    def action_search(self) -> None:
        self.box.focus()

    def action_mode(self, mode: str) -> None:
        self.mode = mode
        with self.box.prevent(Input.Changed):
            self.box.value = ""
        self.pane.focus()
        self.fill()

    def action_back(self) -> None:
        """Out of the search, out of the words, out of the dossier, out of the mode; then to where one came from."""
        if self.box.has_focus:
            self.pane.focus()
        elif self.box.value:
            self.box.value = ""
        elif self.shelf.selected:
            self.shelf.selected.clear()
            self.fill()
        elif self.mode != "articles":
            self.action_mode(INSIDE.get(self.mode, "articles"))
        else:
            self.action_leave()

    def action_leave(self) -> None:
        if self.is_current and len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        elif self.is_current:  # and no key that was pressed twice
            self.app.exit()

    # ------------------------------------------------------------------ going in
    @on(Chosen)
    def _chosen(self, event: Chosen) -> None:
        k = next((k for k, row in enumerate(self.answer.rows) if row.key == event.row.key), None)
        if k is None or not self.has_come:
            return
        source = self.answer.sources[k]
        if self.mode in ("people", "stories"):
            self.go_into("said" if self.mode == "people" else "reports", source)
            return
        if self.mode == "feeds":
            self.run_worker(partial(offered.mark_read, event.row.key), thread=True)
        if self.mode == "watches":
            shelf.mark_told(source)
        place = self.answer.places[k] if self.answer.places else ""
        services(self).open_article(source, place)

    def go_into(self, mode: str, inside: str) -> None:
        """One person's sayings, one story's reports, or articles side by side."""
        self.mode, self.inside = mode, inside
        with self.box.prevent(Input.Changed):
            self.box.value = ""
        self.fill()

    def action_compare(self) -> None:
        numbers = self.numbers()
        if len(numbers) > 1:
            self.go_into("compared", " ".join(map(str, numbers)))
        else:
            self.notify("Select two articles or more to compare them.", timeout=4, markup=False)

    def action_timeline(self) -> None:
        if numbers := self.numbers():
            self.go_into("dated", " ".join(map(str, numbers)))

    # ------------------------------------------------------------------ doings
    def numbers(self) -> list[int]:
        current = self.current
        if self.mode in ("stories", "reports"):
            return shelf.reports_of(self.inside if self.mode == "reports" else str(current.key) if current else "")
        if self.mode != "articles":
            return []
        return self.shelf.chosen(current.key if current else None)

    def do(self, doing: str, *arguments: object) -> None:
        numbers = self.numbers() if self.mode == "articles" else []
        if numbers:
            self.tell(getattr(self.shelf, doing)(numbers, *arguments))

    def tell(self, message: str) -> None:
        self.notify(visible(message), timeout=4, markup=False)
        self.fill()

    def action_select(self) -> None:
        if self.mode == "articles" and self.current:
            self.shelf.toggle(self.current.key)
            self.pane.action_move(1)
            self.fill()

    def action_star(self) -> None:
        self.do("star")

    def action_archive(self) -> None:
        self.do("archive")

    def action_delete(self) -> None:
        from briefing.app.library import asking

        asking.words_to_hide(self.app, self.tell) if self.mode == "feeds" else self.do("delete")

    def action_undo(self) -> None:
        self.tell(self.shelf.take_back())

    def action_watch(self) -> None:
        """Watch for what the search asks."""
        if self.mode == "articles" and self.box.value.strip():
            self.tell(self.shelf.watch(self.box.value))
        else:
            self.notify("Search first: a watch tells what is new for a search.", timeout=4, markup=False)

    def action_sort(self) -> None:
        if self.mode == "articles":
            self.shelf.next_order()
            self.fill()

    def action_tag(self) -> None:
        from briefing.app.library import asking

        if self.mode == "feeds" and self.current:
            asking.tags_of_feed(self.app, self.current.key, self.tell)
        elif self.mode == "articles" and self.numbers():
            asking.tags(self.app, partial(self.do, "tag"))

    def action_refresh(self) -> None:
        if services(self).refresh_feeds():
            self.pane.border_subtitle = Content(words("asking the feeds …", self.settings.ascii))

    def show_refreshed(self, event: dict) -> None:
        """One feed has answered, or all have."""
        if event.get("done"):
            self.tell(f"{plural(event['new'], 'new entry', 'new entries')}.")
        else:
            self.fill()

    # ------------------------------------------------------------------ out
    def action_export(self) -> None:
        """A brief of the selected articles by a dialog, or the dossier, into a file."""
        if self.mode == "said":
            from briefing.app.dialogs.ask import Ask

            name, make = f"{self.inside.lower().replace(' ', '-')}.md", partial(shelf.dossier_page, self.inside)
            self.app.push_screen(Ask("Write to", value=name), lambda path: self._write(path, make) if path else None)
        elif numbers := self.numbers():
            from briefing.app.dialogs.exporting import ExportDialog

            stem = "brief" if len(numbers) > 1 else f"brief-{numbers[0]}"
            complete = partial(shelf.analyses, numbers)
            dialog = ExportDialog(lambda suffix: f"{stem}{suffix}", complete, "", self.settings.level, self.glyphs)
            self.app.push_screen(dialog, lambda path: self.tell(f"Wrote {path}.") if path else None)

    def _write(self, path: str, make: partial[str]) -> None:
        self.run_worker(partial(self._written, path, make), group="write")  # type: ignore[arg-type]

    async def _written(self, path: str, make: partial[str]) -> None:
        try:
            text = await asyncio.to_thread(make)
            self.tell(f"Wrote {deliver(self.app, text, Path(path))}.")
        except BriefingError as error:
            self.notify(visible(str(error)), severity="error", timeout=8, markup=False)

    def action_help(self) -> None:
        from briefing.app.dialogs.help import LIBRARY, HelpScreen

        self.app.push_screen(HelpScreen(self.settings.keys, self.settings.ascii, LIBRARY))

"""The line in which words to find, or to filter a pane by, are typed."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from briefing.app.base.keys import bindings, sentence
from briefing.app.base.search import Search
from briefing.app.base.wording import shown


class FindBox(Input):
    """Says what is looked for with every key; `purpose` is `article` or the pane that is filtered; `changed` are the user's keys."""

    BINDINGS = bindings("find")

    class Wanted(Message):
        """Something else is looked for now; `done` once Enter was pressed."""

        def __init__(self, search: Search, purpose: str, done: bool) -> None:
            super().__init__()
            self.search, self.purpose, self.done = search, purpose, done

    def __init__(self, changed: Mapping[str, str]) -> None:
        super().__init__(id="find")
        self.changed = changed
        self.purpose = "article"
        self.whole_words = self.regex = False

    @property
    def search(self) -> Search:
        return Search(self.value, self.whole_words, self.regex)

    def open_for(self, purpose: str, value: str = "") -> None:
        """Show the box for the article or for a pane, with what is looked for there already."""
        self.purpose = purpose
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self.display = True
        self._caption()

    def _caption(self) -> None:
        modes = [name for name, on in (("whole words", self.whole_words), ("regular expression", self.regex)) if on]
        what = "Find" if self.purpose == "article" else f"Filter {self.purpose}"
        self.border_title = shown(self.app, " · ".join([what, *modes]))
        modes_keys = "{whole-words} whole words · {regex} regex · " if self.purpose == "article" else ""
        self.border_subtitle = shown(self.app, sentence(modes_keys + "enter keeps it · {clear} ends", self.changed))

    def say(self, problem: str) -> None:
        """A sentence in the border, for a pattern that cannot be used."""
        self.border_subtitle = Content(problem)

    def action_whole_words(self) -> None:
        self.whole_words = not self.whole_words
        self._tell()

    def action_regex(self) -> None:
        self.regex = not self.regex
        self._tell()

    def _tell(self, done: bool = False) -> None:
        self._caption()
        self.post_message(self.Wanted(self.search, self.purpose, done))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._tell(done=True)

"""The bottom line: the keys that matter here, as many as fit; the last one, help, is always among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from briefing.app.base.keys import sentence
from briefing.app.widgets.one_line import OneLine

Hint = tuple[str, str]  # a key, what it does


def named(hints: Sequence[Hint], changed: Mapping[str, str]) -> list[Hint]:
    """Hints that name keys by their ids, `{fold}`, with the keys as they are now."""
    return [(sentence(key, changed), what) for key, what in hints]


def fit(hints: Sequence[Hint], width: int) -> list[Hint]:
    """The first hints that fit in `width` cells, and the last one in any case."""
    kept = [hints[-1]]
    room = width - size(hints[-1])
    for hint in hints[:-1]:
        if size(hint) > room:
            break
        kept.insert(-1, hint)
        room -= size(hint)
    return kept


def size(hint: Hint) -> int:
    return len(hint[0]) + len(hint[1]) + 3


class Hints(OneLine):
    """Shows hints, cut to the width it has; set `hints` in order of importance, help last."""

    def __init__(self, hints: Sequence[Hint] = ()) -> None:
        super().__init__(markup=False)
        self.hints: Sequence[Hint] = hints

    def show(self, hints: Sequence[Hint]) -> None:
        self.hints = hints
        self.on_resize()

    def on_resize(self) -> None:
        if not self.hints:
            self.say(Content(""))
            return
        parts = []
        for key, what in fit(self.hints, self.size.width):
            parts += [Content(f" {key}").stylize("bold $text-accent"), Content(f" {what} ").stylize("$foreground 65%")]
        self.say(Content.assemble(*parts))

"""The bottom line: the keys that matter here, as many as fit; the last one, help, is always among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import Static

from briefing.app.base.keys import of

Hint = tuple[str, str]
READER: Mapping[str, Sequence[Hint]] = {
    "article": (("fold", "Fold"), ("people", "People"), ("quotes", "Quotes"), ("find", "Find"), ("why", "Why"), ("correct", "Correct"),
                ("mark", "Mark"), ("note", "Note"), ("export", "Export"), ("sections", "Sections"), ("copy", "Copy"), ("help", "Help")),
    "sections": (("fold", "Go"), ("section-filter", "Only this"), ("correct", "Correct"), ("why", "Why"), ("find", "Filter"),
                 ("copy", "Copy"), ("clear", "Back"), ("help", "Help")),
    "people": (("fold", "Only this"), ("sort", "Sort"), ("correct", "Correct"), ("why", "Why"), ("find", "Filter"), ("copy", "Copy"),
               ("clear", "Back"), ("help", "Help")),
    "quotes": (("fold", "Go"), ("correct", "Correct"), ("why", "Why"), ("copy", "Copy"), ("indirect", "Reported"), ("find", "Filter"),
               ("clear", "Back"), ("help", "Help")),
    "notes": (("fold", "Go"), ("note", "Edit"), ("mark", "Remove"), ("find", "Filter"), ("clear", "Back"), ("help", "Help")),
    "narrow": (("next-pane", "Pane"), ("find", "Find"), ("why", "Why"), ("export", "Export"), ("help", "Help")),
    "select": (("copy", "Copy"), ("open", "Word"), ("next-sentence", "Sentence"), ("down", "Line"), ("mark", "Mark"), ("clear", "End")),
    "find": (),
}  # fmt: skip


def named(kind: str, changed: Mapping[str, str]) -> list[Hint]:
    """Hints of the reader with the keys as they are now."""
    return [(of(id, changed, most=1), what) for id, what in READER[kind]]


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


class Hints(Static):
    """Shows hints, cut to the width it has; set `hints` in order of importance, help last."""

    def __init__(self, hints: Sequence[Hint] = ()) -> None:
        super().__init__(markup=False)
        self.hints: Sequence[Hint] = hints

    def show(self, hints: Sequence[Hint]) -> None:
        self.hints = hints
        self.on_resize()

    def on_resize(self) -> None:
        if not self.hints:
            self.update(Content(""))
            return
        parts = []
        for key, what in fit(self.hints, self.size.width):
            parts += [Content(f" {key}").stylize("bold $text-accent"), Content(f" {what} ").stylize("$foreground 65%")]
        self.update(Content.assemble(*parts))

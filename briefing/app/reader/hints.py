"""Which keys matter where in the reader, the most important first, help last; keys by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.app.widgets.hints import Hint

HINTS: Mapping[str, Sequence[Hint]] = {
    "article": (("{fold}", "Fold"), ("{people}", "People"), ("{quotes}", "Quotes"), ("{find}", "Find"), ("{why}", "Why"), ("{correct}", "Correct"),
                ("{mark}", "Mark"), ("{note}", "Note"), ("{export}", "Export"), ("{sections}", "Sections"), ("{copy}", "Copy"), ("{help}", "Help")),
    "sections": (("{fold}", "Go"), ("{section-filter}", "Only this"), ("{correct}", "Correct"), ("{why}", "Why"), ("{find}", "Filter"),
                 ("{copy}", "Copy"), ("{clear}", "Back"), ("{help}", "Help")),
    "people": (("{fold}", "Only this"), ("{sort}", "Sort"), ("{correct}", "Correct"), ("{why}", "Why"), ("{find}", "Filter"), ("{copy}", "Copy"),
               ("{clear}", "Back"), ("{help}", "Help")),
    "quotes": (("{fold}", "Go"), ("{correct}", "Correct"), ("{why}", "Why"), ("{copy}", "Copy"), ("{indirect}", "Reported"), ("{find}", "Filter"),
               ("{clear}", "Back"), ("{help}", "Help")),
    "notes": (("{fold}", "Go"), ("{note}", "Edit"), ("{mark}", "Remove"), ("{find}", "Filter"), ("{clear}", "Back"), ("{help}", "Help")),
    "narrow": (("{next-pane}", "Pane"), ("{find}", "Find"), ("{why}", "Why"), ("{export}", "Export"), ("{help}", "Help")),
    "select": (("{copy}", "Copy"), ("{open}", "Word"), ("{next-sentence}", "Sentence"), ("{down}", "Line"), ("{mark}", "Mark"), ("{clear}", "End")),
    "find": (),
}  # fmt: skip

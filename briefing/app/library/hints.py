"""Which keys matter where in the library, the most important first, help last; those that can be changed by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.app.widgets.hints import Hint

HINTS: Mapping[str, Sequence[Hint]] = {
    "articles": (
        ("enter", "Open"), ("{shelf-search}", "Search"), ("{shelf-people}", "People"), ("{shelf-stories}", "Stories"),
        ("{shelf-feeds}", "Feeds"), ("{shelf-watches}", "New"), ("{shelf-select}", "Select"), ("{shelf-star}", "Star"), ("{shelf-tag}", "Tag"), ("{shelf-archive}", "Archive"),
        ("{shelf-delete}", "Delete"), ("{shelf-undo}", "Undo"), ("{shelf-sort}", "Sort"), ("{shelf-export}", "Brief"),
        ("{shelf-leave}", "Back"), ("{shelf-help}", "Keys"),
    ),
    "people": (
        ("enter", "What was said"), ("{shelf-search}", "Search"), ("{shelf-articles}", "Articles"), ("{shelf-feeds}", "Feeds"),
        ("{shelf-leave}", "Back"), ("{shelf-help}", "Keys"),
    ),
    "said": (
        ("enter", "Open there"), ("{shelf-export}", "Write"), ("{shelf-back}", "People"), ("{shelf-leave}", "Back"),
        ("{shelf-help}", "Keys"),
    ),
    "watches": (
        ("enter", "Open"), ("{shelf-articles}", "Articles"), ("{shelf-refresh}", "Refresh"), ("{shelf-leave}", "Back"), ("{shelf-help}", "Keys"),
    ),
    "stories": (
        ("enter", "Reports"), ("{shelf-export}", "Brief"), ("{shelf-compare}", "Compare"), ("{shelf-timeline}", "Timeline"), ("{shelf-search}", "Search"),
        ("{shelf-articles}", "Articles"), ("{shelf-leave}", "Back"), ("{shelf-help}", "Keys"),
    ),
    "reports": (
        ("enter", "Open"), ("{shelf-export}", "Brief"), ("{shelf-compare}", "Compare"), ("{shelf-timeline}", "Timeline"), ("{shelf-back}", "Stories"),
        ("{shelf-leave}", "Back"), ("{shelf-help}", "Keys"),
    ),
    "compared": (
        ("enter", "Open there"), ("{shelf-back}", "Articles"), ("{shelf-leave}", "Back"), ("{shelf-help}", "Keys"),
    ),
    "dated": (
        ("enter", "Open there"), ("{shelf-back}", "Articles"), ("{shelf-leave}", "Back"), ("{shelf-help}", "Keys"),
    ),
    "feeds": (
        ("enter", "Read"), ("{shelf-refresh}", "Refresh"), ("{shelf-search}", "Search"), ("{shelf-tag}", "Tag"), ("{shelf-delete}", "Hide words"),
        ("{shelf-articles}", "Articles"),
        ("{shelf-leave}", "Back"), ("{shelf-help}", "Keys"),
    ),
}  # fmt: skip

"""Completion of names while typing."""

from __future__ import annotations

from collections.abc import Sequence

from textual.suggester import Suggester

from briefing.app.base.search import folded


class OneOf(Suggester):
    """Suggests the first of some names that begins with what is typed, by any of its words, without regard to accents."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names = names

    def matches(self, value: str) -> list[str]:
        wanted = folded(value).strip()
        begin = [n for n in self.names if folded(n).startswith(wanted)]
        return begin + [n for n in self.names if n not in begin and any(w.startswith(wanted) for w in folded(n).split())]

    async def get_suggestion(self, value: str) -> str | None:
        """Only a name that continues what is typed can be shown behind it."""
        return next((n for n in self.matches(value) if value and n.startswith(value)), None)

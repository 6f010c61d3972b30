"""Work of a screen that takes the place of what was begun before it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.css.query import NoMatches
from textual.screen import Screen


def in_turn(screen: Screen[Any], work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
    """Begin, and end the last of the group. The coroutine is made when it begins: one that never does would be complained of."""

    async def begun() -> None:
        try:
            await work()
        except NoMatches:
            if screen in screen.app.screen_stack:  # else it was left meanwhile, and its widgets are gone
                raise

    screen.run_worker(begun, exclusive=True, group=group)  # type: ignore[arg-type]

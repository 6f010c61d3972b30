"""Work of a screen that takes the place of what was begun before it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode


def in_turn(node: DOMNode, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
    """Begin, and end the last of the group. The coroutine is made when it begins: one that never does would be complained of."""
    node.run_worker(work, exclusive=True, group=group)  # type: ignore[arg-type]

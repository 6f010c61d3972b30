"""How the program's own words are put: counted, with the keys as they are now, in ASCII where that is asked for.

Owns nothing but the form; the sentences stand where they are said.
"""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.content import Content

from briefing.app.base.glyphs import words
from briefing.visible import visible

LATER = "The analysis is not there yet."


def plural(count: int, what: str, several: str = "") -> str:
    """`1 quote`, `2 quotes`; `several` is the plural where it takes more than an s."""
    return f"{count} {what if count == 1 else several or what + 's'}"


def without_a_day(count: int) -> str:
    """What a timeline leaves out, "" where it is nothing."""
    return f"{plural(count, 'phrase')} without a day" if count else ""


def squashed(text: str) -> str:
    """A text in one line, with single spaces."""
    return " ".join(text.split())


def shown(app: App[Any], text: str) -> Content:
    """Words of a dialog: control characters as symbols, ASCII alone where that is asked for."""
    return Content(visible(words(text, app.has_class("-ascii"))))

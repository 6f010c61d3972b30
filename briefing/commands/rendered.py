"""What a terminal shows of a result: Markdown as a page, plain lines wrapped at its width. Pipes and files get the text itself."""

from __future__ import annotations

import os
import sys
from shutil import get_terminal_size

from briefing.visible import visible

NARROWEST, WIDEST = 20, 100  # cells; what is longer is hard to follow with the eye


def is_drawn() -> bool:
    """Whether standard output is a terminal that knows more than lines."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def width() -> int:
    return max(NARROWEST, min(WIDEST, get_terminal_size().columns))


def page(markdown: str) -> None:
    """Draw Markdown without its front matter. Its links stay text, and nothing that it spells is a command for the terminal."""
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.segment import Segment, Segments

    from briefing.export.escaping import without_front

    console = Console(width=width(), highlight=False)
    drawn = console.render(Markdown(visible(without_front(markdown), keep="\n"), hyperlinks=False))
    # again, for Markdown has characters that are written as names
    console.print(Segments([Segment(visible(s.text, keep="\n"), s.style) for s in drawn if not s.control]), end="")


def wrapped(text: str) -> str:
    """Each line at the terminal's width, by cells, broken between words."""
    from rich.console import Console
    from rich.text import Text

    console, cells = Console(width=width()), width()
    lines = (piece.plain for line in text.split("\n") for piece in (Text(line).wrap(console, cells) if line else [Text()]))
    return "\n".join(map(str.rstrip, lines))

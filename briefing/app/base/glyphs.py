"""The signs that the screens draw themselves: with Unicode, or with ASCII alone."""

from __future__ import annotations

from briefing.model.frozen import record


@record(frozen=True, slots=True)
class Glyphs:
    """One cell each, but for the ellipsis."""

    opened: str = "▾"
    closed: str = "▸"
    bar: str = "▌"
    here: str = "›"
    mark: str = "◆"
    paragraph: str = "¶ "
    dot: str = "·"
    cut: str = "…"
    full: str = "█"
    empty: str = "░"
    remove: str = "×"
    quote: str = "”"
    open_quote: str = "“"
    rule: str = "─"
    nearly: str = "≈"
    """before the name of a speaker who is carried over from another sentence, or guessed"""


UNICODE = Glyphs()
ASCII = Glyphs(">", "+", "|", ">", "*", "par. ", "-", "...", "#", ".", "x", '"', '"', "-", "~")
ASCII_WORDS = str.maketrans(
    {
        "…": "...",
        "·": "-",
        "“": '"',
        "”": '"',
        "’": "'",
        "¶": "par.",
        "—": "-",
        "×": "x",
        "←": "<-",
        "→": "->",
        "↑": "up",
        "↓": "down",
    }
)


def glyphs(ascii_only: bool) -> Glyphs:
    return ASCII if ascii_only else UNICODE


def words(text: str, ascii_only: bool) -> str:
    """Words of the program's own, in ASCII when that is asked for."""
    return text.translate(ASCII_WORDS) if ascii_only else text

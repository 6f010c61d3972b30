"""Lines from paragraphs: greedy wrapping as offsets, fast for plain text, by terminal cells for the rest.

Control characters are one cell wide here because they are drawn as symbols.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

SPECIAL = re.compile(r"[^\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")


def wrap(text: str, start: int, end: int, width: int, *, plain: bool = False) -> list[int]:
    """Where each line of `text[start:end]` begins, as offsets into `text`; the first is `start`.

    A line holds at most `width` cells; a word longer than that is cut. `plain` is told when every character is known to
    take one cell.
    """
    width = max(width, 1)
    if not plain and not is_plain(text, start, end):
        return wrap_cells(text, start, end, width)
    lines = [start]
    at = start
    while end - at > width:
        cut = text.rfind(" ", at, at + width + 1)
        if cut <= at:
            at += width
        else:
            at = cut + 1
        lines.append(at)
    return lines


def is_plain(text: str, start: int, end: int) -> bool:
    """True when every character takes one cell."""
    return SPECIAL.search(text, start, end) is None


def wrap_cells(text: str, start: int, end: int, width: int) -> list[int]:
    """The slow way: measures each character, for wide, combining and unusual ones."""
    lines = [start]
    used = 0
    space = -1
    since_space = 0
    i = start
    while i < end:
        size = cells(text[i])
        if used + size > width and text[i] != " ":
            if space > lines[-1]:
                lines.append(space + 1)
                used = since_space
            else:
                lines.append(i)
                used = 0
            space = -1
            since_space = used
        used += size
        since_space += size
        if text[i] == " ":
            space, since_space = i, 0
        i += 1
    return [lines[0], *(x for x in lines[1:] if x < end)]


def cells(character: str) -> int:
    """Terminal cells of one character; control characters are drawn as one symbol."""
    return 1 if character < " " or "\x7f" <= character < "\xa0" else cell_len(character)


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """The text in at most `width` cells, an ellipsis at its end when it was longer."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - len(ellipsis))).rstrip() + ellipsis

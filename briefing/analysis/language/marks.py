"""Quotation marks: which stretches of a paragraph stand inside them.

Curly, straight, doubled apostrophes, guillemets and British single marks; apostrophes are told from marks by what
stands on both sides. A mark left open ends with its paragraph; one that opens the next paragraph again goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

DOUBLE = re.compile(r"``|''|’’|‘‘|[\"“”„«»]")
SINGLE = re.compile(r"(?<![\w'’‘])['‘](?=[\w“\"$£€…])(?!\d0s\b|tis\b|twas\b|em\b)(.+?)(?<=[\w.,?!…)”\"—–-])['’](?![\w'’])")
SINGLE_WRONG = re.compile(r"(?<![\w'’‘])‘(?=\w)((?:[^’‘“”]|(?<=\w)’(?=\w)){15,})”")
ALWAYS_OPEN = frozenset(("“", "„", "«", "``", "‘‘"))
ALWAYS_CLOSE = frozenset(("”", "»", "’’"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A quoted stretch: `start`/`end` of what stands inside the marks, `left`/`right` with them.

    `closed` is False when the paragraph ends first; `opens_paragraph` when nothing stands before the opening mark.
    """

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    closed: bool = True


def find_marks(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """All quoted stretches in order of the text; nested ones are part of the outer one."""
    found: list[Marked] = []
    for number, (start, end) in enumerate(paragraphs):
        body = text[start:end]
        here = double_marks(body, start, number) if DOUBLE.search(body) else []
        if "'" in body or "‘" in body:
            here = with_single_marks(body, start, number, here)
        found += here
    return found


def double_marks(body: str, base: int, number: int) -> list[Marked]:
    out: list[Marked] = []
    opened: re.Match[str] | None = None

    def close(inner_end: int, right: int, closed: bool = True) -> None:
        assert opened is not None
        if body[opened.end() : inner_end].strip():
            out.append(Marked(base + opened.end(), base + inner_end, base + opened.start(), base + right, number, closed))

    for mark in DOUBLE.finditer(body):
        opens, closes = sides(body, mark)
        if opened is None:
            if opens or not closes:
                opened = mark
        elif (closes or not opens) and mark.group() not in ALWAYS_OPEN:
            close(mark.start(), mark.end())
            opened = None
        elif opens and mark.group() not in ALWAYS_OPEN:
            close(mark.start(), mark.start(), closed=False)
            opened = mark
    if opened is not None:
        close(len(body), len(body), closed=False)
    return out


def sides(body: str, mark: re.Match[str]) -> tuple[bool, bool]:
    """Whether a mark can open and whether it can close, by its shape and its neighbours."""
    before, after = body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    opens = bool(after.strip()) and (not before.strip() or before in "([{—–-/‘'")
    closes = bool(before.strip()) and (not after or not after.isalnum())
    shape = mark.group()
    if shape in ALWAYS_OPEN:
        return True, False
    if shape in ALWAYS_CLOSE:
        return (opens and not closes), True
    return opens, closes


def with_single_marks(body: str, base: int, number: int, double: list[Marked]) -> list[Marked]:
    """Add British single marks that stand outside the double ones."""
    out = list(double)
    for pattern in (SINGLE, SINGLE_WRONG):
        for found in pattern.finditer(body):
            start, end = base + found.start(1), base + found.end(1)
            left, right = base + found.start(), base + found.end()
            crossed = [m for m in out if m.left < right and left < m.right]
            if pattern is SINGLE_WRONG:
                # opened with a single mark and closed with a double one: whatever the double marks made of it is wrong
                out = [m for m in out if not (m.left < right and left < m.right)]
                crossed = []
            if not crossed:
                out.append(Marked(start, end, left, right, number))
            elif all(left < m.left and m.right < right for m in crossed):
                out = [m for m in out if m not in crossed] + [Marked(start, end, left, right, number)]
    return sorted(out, key=lambda m: m.start)

"""The lines of a PDF's pages: where each stands, how large it is, what it says.

A PDF holds no lines, only runs of letters at places. Runs at one height are a line; raised figures of a smaller size are
numbers of notes and are left out, or powers; an initial over several lines belongs to its word; columns are told by where
lines begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefing.lexicon.patterns import pattern
from briefing.reading.page.blocks import RAISED, UNIT

WIDTH = 0.42
"""The usual width of a letter as a share of its size: that of narrow book types, so that ends are told too near, not too far."""
RAISED_SIZE, RAISED_BY = 0.88, 0.15
"""A raised figure is smaller than its line by this share, and stands higher by that share of the line's size."""
INITIAL = 1.7
"""An initial is larger than the text by this."""
FEWEST_LINES = 3
"""Lines that begin at one place before that place is the edge of a column."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters at a place: points from the left and from the foot of the page."""

    x: float
    y: float
    size: float
    bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, counted from 0; `end` is about where its last letter ends, `column` from the left."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    page: int
    end: float = 0.0
    column: int = 0


# ---------------------------------------------------------------------- runs
def runs_of(page: Any) -> list[Run]:
    """The runs of a page, as pypdf's visitor gives them. Raises what pypdf raises."""
    runs: list[Run] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = ((tm[2] * cm[0] + tm[3] * cm[2]) ** 2 + (tm[2] * cm[1] + tm[3] * cm[3]) ** 2) ** 0.5
            name = str((font or {}).get("/BaseFont", ""))
            runs.append(Run(x, y, abs(size * scale) or 1.0, bool(re.search(r"(?i)bold|black|heavy|semib", name)), text))

    page.extract_text(visitor_text=visit)
    return runs


# ---------------------------------------------------------------------- lines
def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """The lines of a page from top to bottom, of those at one height from left to right."""
    runs = with_initials([r for r in runs if r.text.strip()])
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size, 1)] += len(run.text)
    body = sizes.most_common(1)[0][0] if sizes else 1.0
    edges = edges_of(runs, body)
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.y, r.x)):
        row = next((r for r in reversed(rows[-6:]) if stands_in(run, r)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    lines = [line for row in rows for line in cut_at_columns(sorted(row, key=lambda r: r.x), edges, page)]
    return in_reading_order([line for line in lines if line.text], edges)


def stands_in(run: Run, row: Sequence[Run]) -> bool:
    """Whether a run stands at the height of a line, or is raised in it."""
    main = max(row, key=lambda r: (r.size, len(r.text)))
    larger = max(main.size, run.size)
    if abs(run.y - main.y) <= 0.2 * larger:
        return True
    small, big = (run, main) if run.size < main.size else (main, run)
    return small.size <= RAISED_SIZE * big.size and 0 <= small.y - big.y <= 0.55 * big.size and len(small.text.strip()) <= 5


def cut_at_columns(row: Sequence[Run], edges: Sequence[float], page: int) -> list[Line]:
    """The lines of a row of runs: one for each column in which one of them begins."""
    groups: list[list[Run]] = [[]]
    for run in row:
        edge = column_of(run.x, edges)
        if (
            groups[-1]
            and edge > column_of(groups[-1][0].x, edges)
            and abs(run.x - edges[edge]) <= 3 * run.size
            and gap_before(run, groups[-1])
        ):
            groups.append([])
        groups[-1].append(run)
    return [line_of(group, page, edges) for group in groups if group]


def gap_before(run: Run, group: Sequence[Run]) -> bool:
    """Whether a run stands apart from those before it and does not go on with them."""
    last = group[-1]
    return run.text[:1].isspace() or last.x + WIDTH * last.size * len(last.text) < run.x - 0.5 * run.size


def line_of(runs: Sequence[Run], page: int, edges: Sequence[float]) -> Line:
    """One line of some runs; raised numbers of notes are left out."""
    main = max(runs, key=lambda r: (r.size, len(r.text)))
    text = ""
    for run in runs:
        word = run.text.replace("\n", " ")
        if run.size <= RAISED_SIZE * main.size and run.y - main.y >= RAISED_BY * main.size and NOTE.fullmatch(word.strip()):
            text = raised(text, word.strip())
            continue
        text += word
    bold = sum(len(r.text) if r.bold else -len(r.text) for r in runs) > 0
    end = max(r.x + WIDTH * r.size * len(r.text.strip()) for r in runs)
    return Line(
        " ".join(text.split()),
        runs[0].x,
        main.y,
        main.size,
        bold,
        page,
        end,
        column_of(runs[0].x, edges),
    )


NOTE = pattern(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?(?:,\s?\d{1,3})*")


def raised(before: str, figure: str) -> str:
    """The text with a raised figure after it: a power is kept as one, the number of a note is not."""
    if figure.isdigit() and (re.search(r"(?:^|\D)10$", before) or UNIT.search(before)):
        return before + figure.translate(RAISED)
    return before


def with_initials(runs: Sequence[Run]) -> list[Run]:
    """Runs with an initial of several lines in front of the line that it opens."""
    out = list(runs)
    for initial in [r for r in runs if len(r.text.strip()) == 1 and r.text.strip().isalpha()]:
        beside = [
            r
            for r in out
            if r is not initial and r.size * INITIAL <= initial.size and 0 < r.x - initial.x <= 1.6 * initial.size
            and initial.y - 0.3 * initial.size <= r.y <= initial.y + initial.size
        ]  # fmt: skip
        if len(beside) >= 2:
            first = max(beside, key=lambda r: (r.y, -r.x))
            out[out.index(first)] = replace(first, text=initial.text.strip() + first.text.lstrip())
            out.remove(initial)
    return out


# ---------------------------------------------------------------------- columns
def edges_of(runs: Sequence[Run], body: float) -> list[float]:
    """Where columns begin: places at which many lines begin, far from each other, with nothing running over them."""
    starts = sorted(r.x for r in runs if abs(r.size - body) <= 0.15 * body and (len(r.text.strip()) > 8))
    places: list[list[float]] = []
    for x in starts:
        if places and x - places[-1][-1] <= 2 * body:
            places[-1].append(x)
        else:
            places.append([x])
    strong = [p for p in places if len(p) >= max(FEWEST_LINES, 0.05 * len(starts))]
    edges: list[float] = []
    for place in strong:
        edge = min(Counter(round(x) for x in place).most_common(2), key=lambda c: c[0])[0]
        if not edges or (edge - edges[-1] >= 9 * body and free_before(edge, runs, body)):
            edges.append(float(edge))
    return edges or [0.0]


def free_before(edge: float, runs: Sequence[Run], body: float) -> bool:
    """Whether hardly any line of the text runs over a place."""
    left = [r for r in runs if r.x < edge - body and abs(r.size - body) <= 0.15 * body]
    over = sum(r.x + 0.8 * WIDTH * r.size * len(r.text.strip()) > edge + body for r in left)
    return len(left) >= FEWEST_LINES and over <= 0.15 * len(left)


def column_of(x: float, edges: Sequence[float]) -> int:
    return max((i for i, edge in enumerate(edges) if x >= edge - 3), default=0)


def in_reading_order(lines: Sequence[Line], edges: Sequence[float]) -> list[Line]:
    """Lines down one column after the other; one that runs over an edge parts what is above from what is below."""
    if len(edges) < 2:
        return list(lines)
    out: list[Line] = []
    band: list[Line] = []
    for line in lines:
        beyond = edges[line.column + 1] if line.column + 1 < len(edges) else float("inf")
        if line.end > beyond + line.size or (line.column == 0 and is_alone(line, lines)):
            out += sorted(band, key=lambda held: held.column)
            out.append(line)
            band = []
        else:
            band.append(line)
    return [*out, *sorted(band, key=lambda held: held.column)]


def is_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a large line stands over all columns although it is short."""
    others = [o for o in lines if o is not line and o.column > 0]
    return all(o.y < line.y - line.size for o in others) and (line.size > 1.2 * min((o.size for o in others), default=line.size))

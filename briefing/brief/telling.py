"""The outline that can be read alone: for each section the one line that says what it is about."""

from __future__ import annotations

import re

from briefing.brief.figures import balanced, in_marks
from briefing.brief.levels import headlines
from briefing.lexicon.lists import closed_class
from briefing.model import Analysis, BriefItem, Quote, Span

LONGEST, SHORTEST = 28, 10
BREAK = re.compile(r"\s*(?:,|;|—|–|--)\s+")


def outline(analysis: Analysis) -> tuple[Span | None, ...]:
    """The most telling sentence of each section, cut at a clause where it is long; None where a section has no line."""
    titles = headlines(analysis)
    first: dict[int | None, BriefItem] = {}
    for item in sorted(analysis.brief, key=lambda b: b.rank):
        if not any(Span(item.start, item.end).overlaps(t) for t in titles):
            first.setdefault(item.section, item)
    return tuple(
        shortened(analysis, Span(first[k].start, first[k].end)) if k in first else None for k in range(len(analysis.sections))
    )


def shortened(analysis: Analysis, line: Span) -> Span:
    """The line up to the last clause that leaves it short enough and keeps who says what is said."""
    text = analysis.article.text
    if len(line.of(text).split()) <= LONGEST:
        return line
    quotes = [q for q in analysis.quotes if q.start < line.end and q.end > line.start]
    for found in reversed(list(BREAK.finditer(text, line.start, line.end))):
        kept = Span(line.start, found.start())
        if SHORTEST <= len(kept.of(text).split()) <= LONGEST and may_end(text, kept, quotes):
            return kept
    return line


def may_end(text: str, kept: Span, quotes: list[Quote]) -> bool:
    """Somebody does something in it, no mark is left open, and nobody is cut off from words of his that are kept."""
    if not acts(kept.of(text)) or not balanced(kept.of(text)) or in_marks(text, kept.start, kept.end):
        return False
    said = [q for q in quotes if q.start < kept.end]
    return all(q.end <= kept.end and (q.speaker is None or q.speaker.end <= kept.end) for q in said)


def acts(text: str) -> bool:
    """Whether a stretch has a verb that can be known by its form; one that cannot leaves the line whole."""
    return any(word in closed_class("finite") or word.endswith("ed") for word in text.lower().split())

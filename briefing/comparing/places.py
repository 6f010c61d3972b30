"""Where something stands: a stretch of one of several reports."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Analysis


@dataclass(frozen=True, slots=True)
class Place:
    """`source` counts the reports from 0, `paragraph` those of the report from 1; the span is in that report's text."""

    source: int
    paragraph: int
    start: int
    end: int


def place(analysis: Analysis, source: int, start: int, end: int) -> Place:
    return Place(source, analysis.article.paragraph_at(start), start, end)

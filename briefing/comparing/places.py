"""Where something stands: a stretch of one of several reports, and where the report itself begins."""

from __future__ import annotations

from briefing.model import Analysis, Article, Span
from briefing.model.frozen import record


@record(frozen=True, slots=True)
class Place:
    """`source` counts the reports from 0, `paragraph` those of the report from 1; the span is in that report's text."""

    source: int
    paragraph: int
    start: int
    end: int


def place(analysis: Analysis, source: int, start: int, end: int) -> Place:
    return Place(source, analysis.article.paragraph_at(start), start, end)


def behind_dateline(article: Article, sentence: Span) -> Span:
    """A sentence without the dateline, whose day is that of the report and not of what happened."""
    head = article.dateline
    if not head or not article.text.startswith(head, sentence.start):
        return sentence
    body = article.text[sentence.start + len(head) : sentence.end]
    return Span(sentence.end - len(body.lstrip(" -–—")), sentence.end)

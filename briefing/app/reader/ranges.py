"""What is highlighted of a session: quotes, mentions, marks, and the bars of speakers. Pure functions, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.app.reader.session import Session
from briefing.app.widgets.highlights import Range
from briefing.app.widgets.painting import VOICES
from briefing.model import Analysis, Mark, Person, Quote


def layers(session: Session) -> Mapping[str, Sequence[Range]]:
    """The highlights of what the filters leave, by their layer."""
    filters, quotes = session.filters, session.filters.quotes
    return {
        "bars": in_order(quote_bars(session.analysis, quotes)),
        "quote": in_order(quote_ranges(quotes)),
        "mention": in_order(mention_ranges(filters.person) if filters.person else []),
        "mark": in_order(mark_ranges(session.marks)),
    }


def in_sight(quote: Quote) -> tuple[int, ...]:
    """What a reader who goes to a quote wants to see with it: its end, and where who speaks is named."""
    return (quote.end - 1, *(s.start for s in quote.speakers))


def in_order(ranges: list[Range]) -> list[Range]:
    return sorted(ranges, key=lambda r: (r.start, r.end))


def voices(analysis: Analysis) -> Mapping[str, int]:
    """A colour number for each speaker, or speakers together, in order of appearance; the name always stands beside it."""
    names: dict[str, int] = {}
    for q in analysis.quotes:
        if q.speaker and q.said_by not in names:
            names[q.said_by] = len(names) % VOICES
    return names


def quote_ranges(quotes: Sequence[Quote]) -> list[Range]:
    return [Range(s.start, s.end, "article--quote") for q in quotes if q.kind != "indirect" for s in q.spans]


def quote_bars(analysis: Analysis, quotes: Sequence[Quote]) -> list[Range]:
    colours = voices(analysis)
    return [
        Range(s.start, s.end, f"voice-{colours[q.said_by]}")
        for q in quotes
        if q.speaker and q.kind != "indirect"
        for s in q.spans
    ]


def mention_ranges(person: Person) -> list[Range]:
    return [Range(m.start, m.end, "article--mention" if m.kind == "name" else "article--pronoun") for m in person.mentions]


def mark_ranges(marks: Sequence[Mark]) -> list[Range]:
    return [Range(m.start, m.end, "article--mark") for m in marks]

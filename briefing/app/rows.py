"""From an Analysis to what the panes and the article view show: rows, highlight ranges, reasons. Pure functions."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.app.article_view import VOICES, Range
from briefing.app.messages import Row
from briefing.config import reason
from briefing.model import Analysis, Person, Quote


def voices(analysis: Analysis) -> Mapping[str, int]:
    """A colour number for each speaker, in order of appearance; the name always stands beside it."""
    names: dict[str, int] = {}
    for q in analysis.quotes:
        if q.speaker and q.speaker.name not in names:
            names[q.speaker.name] = len(names) % VOICES
    return names


def paragraph_of(analysis: Analysis, offset: int) -> int:
    return max(bisect_right(analysis.article.paragraphs, offset, key=lambda p: p.start), 1)


def quotes_of(analysis: Analysis, person: int | None, indirect: bool) -> list[Quote]:
    """The quotes shown: all, or one person's; reported speech only when asked for."""
    return [
        q
        for q in analysis.quotes
        if (indirect or q.kind != "indirect") and (person is None or (q.speaker is not None and q.speaker.person == person))
    ]


def section_rows(analysis: Analysis, person: Person | None = None) -> list[Row]:
    starts = [p.start for p in analysis.article.paragraphs]
    rows = []
    for k, s in enumerate(analysis.sections):
        count = bisect_right(starts, s.end - 1) - bisect_right(starts, s.start - 1)
        absent = person is not None and not any(s.start <= m.start < s.end for m in person.mentions)
        rows.append(Row(k, f"{s.title}", str(count), start=s.start, end=s.start, dim=absent))
    return rows


def people_rows(analysis: Analysis) -> list[Row]:
    said = Counter(q.speaker.person for q in analysis.quotes if q.speaker and q.kind != "indirect")
    rows = []
    for p in analysis.people:
        first = p.mentions[0]
        count = f"{len(p.mentions)}" + (f" · {said[p.id]}”" if said[p.id] else "")
        rows.append(Row(p.id, p.name, count, analysis.role_of(p) or "no role stated", first.start, first.end))
    return rows


def quote_rows(analysis: Analysis, quotes: Sequence[Quote]) -> list[Row]:
    text, colours = analysis.article.text, voices(analysis)
    rows = []
    for q in quotes:
        words = " ".join(q.text(text).split())
        line = f"“{words}”" if q.kind == "direct" else words
        name = q.speaker.name if q.speaker else "no speaker"
        place = f"¶ {paragraph_of(analysis, q.start)}"
        rows.append(Row(q.id, line, place, f"{name} · {q.kind}", q.start, q.end, colours.get(name) if q.speaker else None))
    return rows


def section_notes(analysis: Analysis) -> list[str]:
    """What a folded heading says that it hides."""
    notes = []
    for row, s in zip(section_rows(analysis), analysis.sections, strict=True):
        quotes = sum(s.start <= q.start < s.end and q.kind != "indirect" for q in analysis.quotes)
        notes.append(f"{row.count} ¶ · {quotes} quote{'s' if quotes != 1 else ''}")
    return notes


def quote_ranges(quotes: Sequence[Quote]) -> list[Range]:
    return [Range(s.start, s.end, "article--quote") for q in quotes if q.kind != "indirect" for s in q.spans]


def quote_bars(analysis: Analysis, quotes: Sequence[Quote]) -> list[Range]:
    colours = voices(analysis)
    return [
        Range(s.start, s.end, f"article--voice-{colours[q.speaker.name]}")
        for q in quotes
        if q.speaker and q.kind != "indirect"
        for s in q.spans
    ]


def mention_ranges(person: Person) -> list[Range]:
    return [Range(m.start, m.end, "article--mention" if m.kind == "name" else "article--pronoun") for m in person.mentions]


# ---------------------------------------------------------------------- why
def why_section(analysis: Analysis, k: int) -> str:
    s = analysis.sections[k]
    return f"{s.title}: {reason('sections', s.rule, evidence=s.evidence)} (rule {s.rule})"


def why_person(analysis: Analysis, number: int) -> str:
    p = next(p for p in analysis.people if p.id == number)
    role = analysis.role_of(p)
    names = sum(m.kind == "name" for m in p.mentions)
    told = f" Role: “{role}”, ¶ {paragraph_of(analysis, p.role.start)}." if role and p.role else ""
    return f"{p.name}: {reason('people', p.rule)}{told} {names} mentions by name, {len(p.mentions) - names} by pronoun. (rule {p.rule})"


def why_quote(analysis: Analysis, number: int) -> str:
    q = next(q for q in analysis.quotes if q.id == number)
    text = analysis.article.text
    cue = f"“{q.cue.of(text)}”" if q.cue else ""
    who = ""
    if q.speaker:
        local = text[q.speaker.start : q.speaker.end]
        who = (
            f" Speaker: {q.speaker.name}"
            + (f", in the text “{local}”" if local != q.speaker.name else "")
            + f", ¶ {paragraph_of(analysis, q.speaker.start)}."
        )
    return f"{q.kind.capitalize()} quote. {reason('quotes', q.rule, cue=cue)}{who} (rule {q.rule})"

"""From a Session to what the panes and the article view show: rows, highlight ranges, reasons. Pure functions."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.app.base.glyphs import UNICODE, Glyphs
from briefing.app.base.messages import Row
from briefing.app.reader.session import Session
from briefing.app.widgets.highlights import Range
from briefing.app.widgets.painting import VOICES
from briefing.corrections import sentence
from briefing.lexicon.lists import reason
from briefing.model import SURE, VOICE_KINDS, Analysis, Article, Mark, Person, Quote, Section, Speaker


def voices(analysis: Analysis) -> Mapping[str, int]:
    """A colour number for each speaker, or speakers together, in order of appearance; the name always stands beside it."""
    names: dict[str, int] = {}
    for q in analysis.quotes:
        if q.speaker and q.said_by not in names:
            names[q.said_by] = len(names) % VOICES
    return names


def squashed(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the screen draws of a session, made in one go, so that it can be made aside for a very long text."""

    sections: Sequence[Row]
    people: Sequence[Row]
    quotes: Sequence[Row]
    notes: Sequence[Row]
    all_quotes: int
    hides: Sequence[str]
    bars: Sequence[Range]
    layers: Mapping[str, Sequence[Range]]


def shown(session: Session, hits: Sequence[tuple[int, int]] = (), signs: Glyphs = UNICODE) -> Shown:
    analysis, quotes = session.analysis, session.quotes
    return Shown(
        section_rows(session),
        people_rows(session, signs),
        quote_rows(session, signs),
        mark_rows(session, signs),
        len(session.all_quotes),
        section_notes(session, hits, signs),
        in_order(quote_bars(analysis, quotes)),
        {
            "quote": in_order(quote_ranges(quotes)),
            "mention": in_order(mention_ranges(session.person) if session.person else []),
            "mark": in_order(mark_ranges(session.marks)),
        },
    )


def in_order(ranges: list[Range]) -> list[Range]:
    return sorted(ranges, key=lambda r: (r.start, r.end))


def whole(article: Article) -> Section:
    """The one section of an article that could not be analysed."""
    return Section(article.title or "The whole article", 0, len(article.text), "opening")


# ---------------------------------------------------------------------- rows
def section_rows(session: Session) -> list[Row]:
    analysis, person = session.analysis, session.person
    starts = [p.start for p in analysis.article.paragraphs]
    rows = []
    for k, s in enumerate(analysis.sections):
        count = bisect_right(starts, s.end - 1) - bisect_right(starts, s.start - 1)
        absent = person is not None and not session.named_in(person, s)
        rows.append(Row(k, s.title, str(count), start=s.start, end=s.start, dim=absent, above=s.part))
    return rows


def people_rows(session: Session, signs: Glyphs = UNICODE) -> list[Row]:
    analysis = session.analysis
    spoken = [q for q in analysis.quotes if q.speaker and q.kind != "indirect"]
    said = Counter(s.person for q in spoken for s in q.speakers)  # counted once: there may be thousands of people
    rows: list[Row] = []
    kind = "person"
    for p in session.people:
        first = p.mentions[0]
        quotes = said[p.id] if p.kind == "person" else sum(p.says(q) for q in spoken)
        count = f"{len(p.mentions)}" + (f" {signs.dot} {quotes}{signs.quote}" if quotes else "")
        below = (analysis.role_of(p) or "no role stated") if p.kind == "person" else ""
        above = VOICE_KINDS[p.kind] if p.kind != kind else ""
        kind = p.kind
        rows.append(Row(p.id, p.name, count, below, first.start, first.end, above=above, extra=kind != "person"))
    return rows


def quote_rows(session: Session, signs: Glyphs = UNICODE) -> list[Row]:
    analysis = session.analysis
    text, colours = analysis.article.text, voices(analysis)
    rows = []
    for q in session.quotes:
        words = squashed(q.text(text))
        line = f"{signs.open_quote}{words}{signs.quote}" if q.kind == "direct" else words
        name = q.said_by or "no speaker"
        place = f"{signs.paragraph}{analysis.article.paragraph_at(q.start)}"
        below = f"{name} {signs.dot} {q.kind}" + (f" {signs.dot} {q.sure}" if q.speaker and q.sure != "certain" else "")
        rows.append(Row(q.id, line, place, below, q.start, q.end, colours.get(name) if q.speaker else None))
    return rows


def mark_rows(session: Session, signs: Glyphs = UNICODE) -> list[Row]:
    analysis = session.analysis
    return [
        Row(
            k,
            squashed(analysis.article.text[m.start : m.end]),
            f"{signs.paragraph}{analysis.article.paragraph_at(m.start)}",
            squashed(m.note),
            m.start,
            m.end,
        )
        for k, m in enumerate(session.marks)
    ]


def correction_rows(session: Session) -> list[tuple[str, bool]]:
    """Each correction in words, and whether it found its place."""
    return [(sentence(c), c not in session.unplaced) for c in session.corrections]


def section_notes(session: Session, hits: Sequence[tuple[int, int]] = (), signs: Glyphs = UNICODE) -> list[str]:
    """What a folded heading says that it hides."""
    analysis = session.analysis
    if not analysis.sections:
        return []
    quotes = [0] * len(analysis.sections)
    found = [0] * len(analysis.sections)
    starts = [s.start for s in analysis.sections]
    for q in analysis.quotes:
        quotes[max(0, bisect_right(starts, q.start) - 1)] += q.kind != "indirect"
    for a, _ in hits:
        found[max(0, bisect_right(starts, a) - 1)] += 1
    notes = []
    for row, said, hit in zip(section_rows(session), quotes, found, strict=True):
        parts = [f"{row.count} {signs.paragraph.strip()}", f"{said} quote{'s' if said != 1 else ''}"]
        parts += [f"{hit} found"] if hit else []
        notes.append(f" {signs.dot} ".join(parts))
    return notes


# ---------------------------------------------------------------------- highlights
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


# ---------------------------------------------------------------------- copying
def attributed(analysis: Analysis, quote: Quote) -> str:
    """A quote as it may be pasted into a text: words, speaker, article, paragraph."""
    words = quote.text(analysis.article.text)
    who = f" — {quote.said_by}" if quote.speaker else ""
    said = f"“{words}”" if quote.kind == "direct" else words
    return f"{said}{who} ({cited(analysis, quote.start)})"


def cited(analysis: Analysis, offset: int) -> str:
    return f"{analysis.article.title or analysis.article.id}, ¶ {analysis.article.paragraph_at(offset)}"


def section_text(analysis: Analysis, k: int) -> str:
    """A section with its heading and its source."""
    s = analysis.sections[k]
    return f"{s.title}\n\n{analysis.article.text[s.start : s.end].strip()}\n\n({cited(analysis, s.start)})"


# ---------------------------------------------------------------------- why
def why_section(analysis: Analysis, k: int) -> str:
    s = analysis.sections[k]
    named = f" Called so by {s.named}." if s.named else ""
    return f"{s.title}: {reason('sections', s.rule, evidence=s.evidence)}{named} (rule {s.rule})"


def why_person(analysis: Analysis, number: int) -> str:
    p = next(p for p in analysis.everyone if p.id == number)
    role = analysis.role_of(p)
    names = sum(m.kind == "name" for m in p.mentions)
    told = f" Role: “{role}”, ¶ {analysis.article.paragraph_at(p.role.start)}." if role and p.role else ""
    named = f"{names} mention{'s' if names != 1 else ''} by name"
    return f"{p.name}: {reason('people', p.rule)}{told} {named}, {len(p.mentions) - names} by pronoun or role. (rule {p.rule})"


def told_of(analysis: Analysis, speaker: Speaker) -> str:
    """A speaker's name, the words that stand for it in the text, and where."""
    local = squashed(analysis.article.text[speaker.start : speaker.end])
    words = f", in the text “{local}”" if local and local != speaker.name else ""
    return f"{speaker.name}{words}, ¶ {analysis.article.paragraph_at(speaker.start)}"


def why_quote(analysis: Analysis, number: int) -> str:
    q = next(q for q in analysis.quotes if q.id == number)
    text = analysis.article.text
    cue = f"“{q.cue.of(text)}”" if q.cue else ""
    who = "".join(f" Speaker: {told_of(analysis, s)}." for s in q.speakers)
    if q.resolved:
        who += f" {reason('speakers', q.resolved)}"
    if q.speaker and q.sure in SURE and q.sure != "certain":
        who += f" This is {q.sure}: {SURE[q.sure]}."
    return f"{q.kind.capitalize()} quote. {reason('quotes', q.rule, cue=cue)}{who} (rule {q.rule})"

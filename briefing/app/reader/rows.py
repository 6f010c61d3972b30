"""From a session to the rows of the panes, and to what folded headings say. Pure functions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from briefing.app.base.glyphs import UNICODE, Glyphs
from briefing.app.base.messages import Row
from briefing.app.base.wording import plural, squashed
from briefing.app.reader.filters import named_in
from briefing.app.reader.ranges import in_sight, voices
from briefing.app.reader.session import Session
from briefing.corrections import sentence
from briefing.model import VOICE_KINDS, Analysis, Article, Section, Span


def whole(article: Article) -> Section:
    """The one section of an article that could not be analysed."""
    return Section(article.title or "The whole article", 0, len(article.text), "opening")


def section_rows(session: Session, *, tells: bool = True) -> list[Row]:
    """With the line that tells what a section is about, unless it is to come later."""
    analysis, person = session.analysis, session.filters.person
    counts = held(analysis, [p.start for p in analysis.article.paragraphs])
    rows = []
    for k, (s, count, line) in enumerate(zip(analysis.sections, counts, lines(analysis, tells), strict=True)):
        absent = person is not None and not named_in(person, s)
        telling = squashed(line.of(analysis.article.text)) if line else ""
        rows.append(Row(k, s.title, str(count), start=s.start, end=s.start, dim=absent, above=s.part, telling=telling))
    return rows


def lines(analysis: Analysis, tells: bool) -> Sequence[Span | None]:
    if not tells:
        return [None] * len(analysis.sections)
    from briefing.brief.telling import outline  # what ranks sentences is loaded when the lists are on screen

    return outline(analysis)


def people_rows(session: Session, signs: Glyphs = UNICODE) -> list[Row]:
    analysis = session.analysis
    spoken = [q for q in analysis.quotes if q.speaker and q.kind != "indirect"]
    said = Counter(s.person for q in spoken for s in q.speakers)  # counted once: there may be thousands of people
    rows: list[Row] = []
    kind = "person"
    for p in session.filters.people:
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
    for q in session.filters.quotes:
        words = squashed(q.told(text)).replace("[…]", f"[{signs.cut}]")
        line = f"{signs.open_quote}{words}{signs.quote}" if q.kind == "direct" else words
        name = q.said_by or "no speaker"
        place = f"{signs.paragraph}{analysis.article.paragraph_at(q.start)}"
        nearly = f"{signs.nearly} " if q.speaker and q.sure != "certain" else ""
        below = f"{nearly}{name} {signs.dot} {q.kind}"
        rows.append(Row(q.id, line, place, below, q.start, q.end, colours.get(name) if q.speaker else None, near=in_sight(q)))
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


def section_notes(
    session: Session, sections: Sequence[Row], hits: Sequence[tuple[int, int]] = (), signs: Glyphs = UNICODE
) -> list[str]:
    """What a folded heading says that it hides; its telling line last, so that all sections closed are an outline.

    `sections` are the rows of the sections.
    """
    analysis = session.analysis
    if not analysis.sections:
        return []
    quotes = held(analysis, sorted(q.start for q in analysis.quotes if q.kind != "indirect"))
    found = held(analysis, [start for start, _ in hits])
    notes = []
    for row, said, hit in zip(sections, quotes, found, strict=True):
        parts = [f"{row.count} {signs.paragraph.strip()}", plural(said, "quote")]
        parts += [f"{hit} found"] if hit else []
        parts += [row.telling] if row.telling else []
        notes.append(f" {signs.dot} ".join(parts))
    return notes


def held(analysis: Analysis, offsets: Sequence[int]) -> list[int]:
    """How many of some offsets, in order, each section holds."""
    return [bisect_left(offsets, s.end) - bisect_left(offsets, s.start) for s in analysis.sections]

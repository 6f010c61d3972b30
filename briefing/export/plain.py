"""The article and its brief as plain lines: for pipes, pagers, screen readers and braille displays.

No line is wrapped here, no sign is decoration, every line stands by itself. Control characters are shown as symbols.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from briefing.brief.levels import Brief, at_level, parts_begun
from briefing.brief.telling import outline
from briefing.model import VOICE_KINDS, Analysis, Quote, Span
from briefing.model.openers import openers as names_of_pronouns
from briefing.visible import visible


def article(analysis: Analysis) -> str:
    """The headline, the outline, then the whole article under its section headings: a paragraph a line, an empty line between."""
    text = analysis.article.text
    titles = [p for p in analysis.article.paragraphs if p.kind == "title"]
    lines = [text[p.start : p.end] for p in titles] or [f"{analysis.article.called} (no headline)"]
    lines += ["\n".join(outlined(analysis))] if len(analysis.sections) > 1 else []
    starts = [s.start for s in analysis.sections]
    at = -1
    for p in analysis.article.paragraphs:
        if p.kind == "title":
            continue
        section = bisect_right(starts, p.start) - 1
        if section > at:
            lines += [f"=== {part} ===" for part in parts_begun(analysis.sections, at if at >= 0 else None, section)]
            at = section
            lines.append(f"== {analysis.sections[section].title} ==")
        if p.kind != "heading" or text[p.start : p.end].split() != analysis.sections[at].title.split():
            lines.append(text[p.start : p.end])
    return visible("\n\n".join(lines) + "\n", keep="\n")


def outlined(analysis: Analysis) -> Iterator[str]:
    """Each section's number, heading and most telling line."""
    for k, (section, line) in enumerate(zip(analysis.sections, outline(analysis), strict=True), 1):
        yield f"{k}. {section.title}: {told(analysis, line)}" if line else f"{k}. {section.title}"


def told(analysis: Analysis, line: Span) -> str:
    """A line of the outline, with a sign where it was cut."""
    words = " ".join(line.of(analysis.article.text).split())
    return words if any(s.end == line.end for s in analysis.sentences) else f"{words} …"


def spoken(analysis: Analysis, level: str = "standard") -> str:
    """The outline, then the brief, in sentences that can be listened to."""
    return visible("\n".join(_spoken(analysis, level)) + "\n", keep="\n")


def _spoken(analysis: Analysis, level: str) -> Iterator[str]:
    article = analysis.article
    yield f"{article.called}{'.' if article.title else ' It has no headline.'}"
    yield f"{_count(article.words, 'word')} in {_count(len(article.paragraphs), 'paragraph')}. {_count(len(analysis.sections), 'section')}."
    yield from ("", "Outline.", *_outlined(analysis))
    yield from _kept(analysis, at_level(analysis, level))
    yield from _people(analysis)
    yield from _own(analysis)


def _outlined(analysis: Analysis) -> Iterator[str]:
    """Every section with its place, its size and its line."""
    for k, (s, line) in enumerate(zip(analysis.sections, outline(analysis), strict=True), 1):
        if s.part:
            yield f"Part: {s.part}."
        inside = sum(s.start <= p.start < s.end for p in analysis.article.paragraphs)
        said = sum(s.start <= q.start < s.end and q.kind != "indirect" for q in analysis.quotes)
        yield f"Section {k} of {len(analysis.sections)}: {s.title}. From {_place(analysis, s.start)}. {_count(inside, 'paragraph')}, {_count(said, 'quote')}."
        if line:
            yield told(analysis, line)


def _kept(analysis: Analysis, kept: Brief) -> Iterator[str]:
    """What is worth keeping: the bottom line, the key points, who said what."""
    if kept.bottom:
        yield from ("", "Bottom line.", f"{kept.bottom.text} ({_place(analysis, kept.bottom.start)})")
    if kept.points:
        yield from ("", "Key points.")
        openers = names_of_pronouns(analysis)
        section = None
        for item in kept.points:
            if item.section != section and item.section is not None:
                yield from (f"Part: {part}." for part in parts_begun(analysis.sections, section, item.section))
                section = item.section
                yield f"On {analysis.sections[section].title}:"
            name = openers.get(item.start)
            yield f"{f'[{name}] ' if name else ''}{item.text} ({_place(analysis, item.start)})"
    if kept.quotes:
        yield from ("", "Who said what.")
        for q in kept.quotes:
            yield _said(q, analysis.article.text, _place(analysis, q.start))


def _people(analysis: Analysis) -> Iterator[str]:
    """Everybody who is named, people with their roles."""
    if analysis.people:
        yield from ("", f"People. {len(analysis.people)} in all.")
        for p in analysis.people:
            role = analysis.role_of(p)
            yield f"{p.name}{', ' + role if role else ''}. {_count(len(p.mentions), 'mention')}, first in {_place(analysis, p.mentions[0].start)}."
    for kind, label in VOICE_KINDS.items():
        names = [p.name for p in analysis.others if p.kind == kind]
        if names:
            yield f"{label}: {', '.join(names)}."


def _own(analysis: Analysis) -> Iterator[str]:
    """What the reader added."""
    text = analysis.article.text
    if analysis.marks:
        yield from ("", "Your marks and notes.")
        for m in analysis.marks:
            yield f"{' '.join(text[m.start : m.end].split())} ({_place(analysis, m.start)}){' Note: ' + m.note if m.note else ''}"
    if analysis.corrections:
        yield from ("", f"{_count(len(analysis.corrections), 'correction')} by the reader.")


def _place(analysis: Analysis, start: int) -> str:
    return f"paragraph {analysis.article.paragraph_at(start)}"


def _said(quote: Quote, text: str, place: str) -> str:
    name = quote.said_by or "Somebody"
    words = " ".join(quote.told(text).replace(" […] ", " … ").split())
    return f"{name}, {quote.kind}: {words} ({place})"


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"

"""The reader's word over ours: corrections of an analysis, anchored by offsets into the text they were made on.

A correction that no longer fits (the rules have changed since) is returned as unplaced and never dropped. Whatever a
correction touches carries the rule "corrected" from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.model import Analysis, Correction, Mention, Person, Quote, Section, Speaker, index_at

RULE = "corrected"
FIRST_WORDS = 4


def apply(analysis: Analysis, corrections: Iterable[Correction]) -> tuple[Analysis, tuple[Correction, ...]]:
    """The corrected analysis, which lists what was applied, and the corrections that found no place in it.

    Corrections are applied in their order, so a later one may build on an earlier one. The brief is not ranked again
    here: `brief.condense` does that.
    """
    applied: list[Correction] = []
    unplaced: list[Correction] = []
    for correction in corrections:
        change = KINDS.get(correction.kind)
        changed = change(analysis, correction) if change else None
        if changed is None:
            unplaced.append(correction)
        else:
            analysis = changed
            applied.append(correction)
    return replace(analysis, corrections=(*analysis.corrections, *applied)), tuple(unplaced)


def sentence(correction: Correction) -> str:
    """The correction in words, for the list of corrections and for exports."""
    was, to = correction.was, correction.to
    return {
        "speaker": f"“{was}” is said by {to}" if to else f"“{was}” is said by nobody known",
        "unquote": f"“{was}” is no quote",
        "rename": f"{was} is called {to}",
        "merge": f"{was} is {to}",
        "drop": f"{was} is no person of the article",
        "admit": f"{was} is a person of the article",
        "heading": f"“{was}” is headed “{to}”",
        "cut": f"a section starts at “{was}”",
        "join": f"“{was}” belongs to the section before it",
        "move": f"“{was}” starts elsewhere",
    }.get(correction.kind, correction.kind)


# ---------------------------------------------------------------------- quotes
def quote_at(analysis: Analysis, correction: Correction) -> Quote | None:
    """The quote that a correction means: the one with its start, else the one that overlaps it most."""
    near = [q for q in analysis.quotes if q.start < correction.end and correction.start < q.end]
    same = [q for q in near if q.start == correction.start]
    return max(same or near, key=lambda q: min(q.end, correction.end) - max(q.start, correction.start), default=None)


def change_speaker(analysis: Analysis, correction: Correction) -> Analysis | None:
    quote = quote_at(analysis, correction)
    if quote is None:
        return None
    speaker = speaker_named(analysis, correction.to, quote.start) if correction.to else None
    return with_quote(analysis, replace(quote, speaker=speaker, beside=(), sure="certain", resolved="", rule=RULE))


def speaker_named(analysis: Analysis, name: str, at: int) -> Speaker:
    """The speaker of that name: a person's mention nearest to the quote, else the words in the text, else the bare name."""
    person = next((p for p in analysis.people if p.name.casefold() == name.casefold()), None)
    if person:
        mention = min(
            (m for m in person.mentions if m.kind == "name"), key=lambda m: abs(m.start - at), default=person.mentions[0]
        )
        return Speaker(person.name, person.id, mention.start, mention.end)
    text = analysis.article.text
    found = text.rfind(name, 0, at)
    found = found if found >= 0 else text.find(name)
    return Speaker(name, None, found, found + len(name)) if found >= 0 else Speaker(name, None, at, at)


def drop_quote(analysis: Analysis, correction: Correction) -> Analysis | None:
    quote = quote_at(analysis, correction)
    if quote is None:
        return None
    return replace(analysis, quotes=tuple(q for q in analysis.quotes if q.id != quote.id))


def with_quote(analysis: Analysis, quote: Quote) -> Analysis:
    return replace(analysis, quotes=tuple(quote if q.id == quote.id else q for q in analysis.quotes))


# ---------------------------------------------------------------------- people
def person_at(analysis: Analysis, start: int, name: str) -> Person | None:
    """The person who has a mention at an offset, else the one of that name."""
    at = next((p for p in analysis.everyone if any(m.start <= start < m.end for m in p.mentions)), None)
    return at or next((p for p in analysis.everyone if p.name == name), None)


def rename(analysis: Analysis, correction: Correction) -> Analysis | None:
    person = person_at(analysis, correction.start, correction.was)
    if person is None or not correction.to:
        return None
    renamed = with_person(analysis, replace(person, name=correction.to, rule=RULE))
    return said_by(renamed, person, person.id if person.kind == "person" else None, correction.to)


def admit(analysis: Analysis, correction: Correction) -> Analysis | None:
    """An organisation, group or doubtful name that is a person after all."""
    other = person_at(analysis, correction.start, correction.was)
    if other is None or other.kind == "person":
        return None
    person = replace(other, kind="person", rule=RULE)
    people = tuple(sorted((*analysis.people, person), key=lambda p: p.mentions[0].start))
    moved = replace(without_person(analysis, other.id), people=people)
    return said_by(moved, other, other.id, other.name)


def merge(analysis: Analysis, correction: Correction) -> Analysis | None:
    """One person into another, who keeps the name."""
    person = person_at(analysis, correction.start, correction.was)
    other = None if correction.at is None else person_at(analysis, correction.at, correction.to)
    if person is None or other is None or person.id == other.id:
        return None
    mentions = merged(person.mentions, other.mentions)
    joined = replace(other, mentions=mentions, role=other.role or person.role, rule=RULE)
    now = other.id if other.kind == "person" else None
    return said_by(without_person(with_person(analysis, joined), person.id), person, now, other.name)


def merged(one: Sequence[Mention], two: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted({*one, *two}, key=lambda m: (m.start, m.end)))


def drop(analysis: Analysis, correction: Correction) -> Analysis | None:
    person = person_at(analysis, correction.start, correction.was)
    if person is None:
        return None
    return said_by(without_person(analysis, person.id), person, None, None)


def with_person(analysis: Analysis, person: Person) -> Analysis:
    people = tuple(person if p.id == person.id else p for p in analysis.people)
    return replace(analysis, people=people, others=tuple(person if p.id == person.id else p for p in analysis.others))


def without_person(analysis: Analysis, number: int) -> Analysis:
    people = tuple(p for p in analysis.people if p.id != number)
    return replace(analysis, people=people, others=tuple(p for p in analysis.others if p.id != number))


def said_by(analysis: Analysis, person: Person, now: int | None, name: str | None) -> Analysis:
    """Quotes of one person given to another, or to the bare name that stands in the text."""

    def given(quote: Quote) -> Quote:
        speaks = [s.person == person.id or (s.person is None and s.name == person.name) for s in quote.speakers]
        first, *beside = [
            replace(s, person=now, name=name or s.name) if changes else s
            for s, changes in zip(quote.speakers, speaks, strict=True)
        ]
        return replace(quote, speaker=first, beside=tuple(beside))

    return replace(analysis, quotes=tuple(given(q) if person.says(q) else q for q in analysis.quotes))


# ---------------------------------------------------------------------- sections
def section_at(analysis: Analysis, start: int) -> int | None:
    """The section that starts at an offset."""
    return next((k for k, s in enumerate(analysis.sections) if s.start == start), None)


def head(analysis: Analysis, correction: Correction) -> Analysis | None:
    k = section_at(analysis, correction.start)
    if k is None or not correction.to:
        return None
    return with_starts(
        analysis,
        [
            replace(s, title=correction.to, named="your correction", rule=RULE) if i == k else s
            for i, s in enumerate(analysis.sections)
        ],
    )


def cut(analysis: Analysis, correction: Correction) -> Analysis | None:
    """A new section from a paragraph on."""
    start = correction.start
    if section_at(analysis, start) is not None or not any(p.start == start for p in analysis.article.paragraphs) or not start:
        return None
    title = correction.to or opening_words(analysis, start)
    return with_starts(analysis, [*analysis.sections, Section(title, start, start, RULE)])


def opening_words(analysis: Analysis, start: int) -> str:
    """What a section is called as long as nobody has named it: its first words."""
    return " ".join(analysis.article.text[start : start + 120].split()[:FIRST_WORDS]) + " …"


def join(analysis: Analysis, correction: Correction) -> Analysis | None:
    k = section_at(analysis, correction.start)
    if not k:
        return None
    sections = list(analysis.sections)
    gone = sections.pop(k)
    if gone.part and k < len(sections) and not sections[k].part:
        sections[k] = replace(sections[k], part=gone.part)
    return with_starts(analysis, sections)


def move(analysis: Analysis, correction: Correction) -> Analysis | None:
    """The start of a section to another paragraph, not past its neighbours' starts."""
    k, to = section_at(analysis, correction.start), correction.at
    if not k or to is None or not any(p.start == to for p in analysis.article.paragraphs):
        return None
    section = analysis.sections[k]
    if not analysis.sections[k - 1].start < to < section.end:
        return None
    return with_starts(analysis, [replace(s, start=to, rule=RULE) if i == k else s for i, s in enumerate(analysis.sections)])


def with_starts(analysis: Analysis, sections: Sequence[Section]) -> Analysis:
    """The sections in order, each up to the next one's start."""
    ordered = sorted(sections, key=lambda s: s.start)
    ends = [*(b.start for _, b in pairwise(ordered)), len(analysis.article.text)]
    return replace(analysis, sections=tuple(replace(s, end=e) for s, e in zip(ordered, ends, strict=True)))


def paragraph_start(analysis: Analysis, offset: int) -> int:
    """The start of the paragraph that holds an offset."""
    paragraphs = analysis.article.paragraphs
    return paragraphs[index_at(paragraphs, offset)].start if paragraphs else 0


KINDS: dict[str, Callable[[Analysis, Correction], Analysis | None]] = {
    "speaker": change_speaker,
    "unquote": drop_quote,
    "rename": rename,
    "merge": merge,
    "drop": drop,
    "admit": admit,
    "heading": head,
    "cut": cut,
    "join": join,
    "move": move,
}

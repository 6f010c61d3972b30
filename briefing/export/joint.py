"""The brief of several reports as Markdown: `[2 §5]` is the fifth paragraph of the second source, word for word.

What is the program's own (headings, labels, whether a quotation differs) never stands in a line with a citation of words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing.brief.joint import JointBrief, Line, joint_brief
from briefing.comparing.families import Family, Version
from briefing.comparing.figures import Difference
from briefing.comparing.places import Place
from briefing.comparing.timeline import Event, Timeline
from briefing.export.escaping import escape, front_matter
from briefing.export.fragments import page_of
from briefing.export.markdown import label
from briefing.export.rendering import CUT
from briefing.export.reports import HOW_NUMBERS, Report, counted, day_over, in_what, left_out, reports, stands
from briefing.model import Analysis, Span, together
from briefing.model.times import shown


def joint(analyses: Sequence[Analysis], level: str = "standard") -> str:
    """The brief of several articles in Markdown; the same bytes for the same articles and level."""
    brief, sources = joint_brief(analyses, level), reports(analyses)
    blocks = [front(sources, level), f"# Brief of {len(sources)} articles"]
    blocks += on_one_page(brief, sources) if level == "page" else told(brief)
    return "\n\n".join([*blocks, *notes(analyses), *list_of_sources(sources, level)]) + "\n"


def told(brief: JointBrief) -> Iterator[str]:
    yield from bottom_lines(brief)
    for topic in brief.topics:
        yield from (f"## {escape(topic.title)}", bullets(topic.lines))
    if brief.level != "short":
        yield from (*who_said_what(brief), *numbers_that_differ(brief.differences), *days_and_rest(brief.timeline))
        yield from (*under("Numbers and dates", brief.numbers), *under("What’s next", brief.coming), *people(brief))


def on_one_page(brief: JointBrief, sources: Sequence[Report]) -> Iterator[str]:
    """What somebody reads who reads nothing else; earlier lines under the day of their report."""
    yield from under(stands(brief.bottoms, sources), brief.bottoms)
    for topic in brief.topics:
        yield from (f"## {escape(topic.title)}", "\n".join(by_day(topic.lines, sources)))
    yield from (*numbers_that_differ(brief.differences, newest=True), *who_said_what(brief), *under("What’s next", brief.coming))


def by_day(lines: Iterable[Line], sources: Sequence[Report]) -> Iterator[str]:
    last = ""
    for line in lines:
        day = day_over(line, sources)
        if day and day != last:
            yield f"- **{day}**"
        yield f"{'  ' if day else ''}- {extract(line)}"
        last = day


def front(sources: Sequence[Report], level: str) -> str:
    rows: list[tuple[str, object]] = [
        ("title", f"Brief of {len(sources)} articles"),
        ("sources", [s.title for s in sources]),
        ("level", level),
        ("words", sum(s.words for s in sources)),
        ("corrections", sum(s.corrections for s in sources) or ""),
        ("notes", sum(s.notes for s in sources) or ""),
        ("tags", ["briefing"]),
        ("generator", "briefing 0.1"),
    ]
    return front_matter(rows)


def cite(places: Iterable[Place]) -> str:
    return " ".join(dict.fromkeys(f"[{p.source + 1} §{p.paragraph}]" for p in places))


def numbers(sources: Iterable[int]) -> str:
    """Whole reports, without a paragraph: nothing is cited there."""
    return " ".join(f"[{s + 1}]" for s in sources)


# ---------------------------------------------------------------------- lines
def extract(line: Line) -> str:
    before, after = f"{CUT} " if line.before else "", f" {CUT}" if line.after else ""
    return f"{label(line.opener)}{before}{escape(line.text)}{after} {cite(line.places)}"


def bullets(lines: Iterable[Line]) -> str:
    return "\n".join(f"- {extract(line)}" for line in lines)


def under(heading: str, lines: Sequence[Line]) -> list[str]:
    return [f"## {heading}", bullets(lines)] if lines else []


def bottom_lines(brief: JointBrief) -> list[str]:
    return ["**Bottom lines.**", bullets(brief.bottoms)] if brief.bottoms else []


# ---------------------------------------------------------------------- quotations
def who_said_what(brief: JointBrief) -> list[str]:
    return ["## Who said what", *(quote for family in brief.families for quote in quotes(family))] if brief.families else []


def quotes(family: Family) -> Iterator[str]:
    """The first version, and under it each that differs; a shorter one is only told."""
    first = family.versions[0]
    others = [v for v in family.versions[1:] if v.how != "shorter"]
    cut = [s for v in family.versions if v.how == "shorter" for s in v.sources]
    told = f" · shorter in {numbers(cut)}" if cut else ""
    yield f"> {said(first, first_marks(others), marked)}\n> — {who(family)} {cite(map(place_of, first.places))}{told}"
    for version in others:
        yield f"*{in_what(version.how, version.kinds)}:*"
        yield f"> {said(version, version.marks, marked)}\n> — {who(family)} {cite(map(place_of, version.places))}"


def first_marks(versions: Sequence[Version]) -> tuple[Span, ...]:
    """What is marked in the first version: what differs from the next one; to mark for all would mark too much."""
    return versions[0].marks_of_first if versions else ()


def place_of(saying) -> Place:
    return Place(saying.source, saying.paragraph, saying.start, saying.spans[-1].end)


def who(family: Family) -> str:
    return together([f"**{escape(name)}**" for name in family.names]) + (f", {escape(family.role)}" if family.role else "")


Marker = Callable[[str, int, int, Sequence[Span]], str]
"""writes `text[start:end]` with the stretches marked that lie in it"""


def said(version: Version, marks: Sequence[Span], marked: Marker) -> str:
    """The words in marks of their own, with what differs marked; a quotation in parts stays in parts."""
    saying = version.places[0]
    pieces, at = [], 0
    for span in saying.spans:
        end = at + span.end - span.start
        words = marked(version.text, at, end, marks)
        pieces.append(f"“{words.strip('“”')}”" if saying.kind == "direct" else words)
        at = end + len(f" {CUT} ")
    return (" " if saying.kind == "direct" else f" {CUT} ").join(pieces)


def marked(text: str, start: int, end: int, marks: Sequence[Span]) -> str:
    """What differs in bold."""
    out, at = [], start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            out += [escape_part(text[at : mark.start]), f"**{escape(text[mark.start : mark.end])}**"]
            at = mark.end
    return "".join([*out, escape_part(text[at:end])]) if out else escape(text[start:end])


def escape_part(text: str) -> str:
    """A piece of a line, its blanks at both ends kept."""
    body = text.strip()
    if not body:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + escape(body) + (" " if text[-1].isspace() else "")


# ---------------------------------------------------------------------- numbers, days
def numbers_that_differ(found: Sequence[Difference], *, newest: bool = False) -> list[str]:
    """The values with their reports, and below them the first sentence with each, or that of the newest report alone."""
    rows = []
    for difference in found:
        told = difference.values
        values = " · ".join(
            f"{escape(value[0].phrase)} {numbers(dict.fromkeys(r.place.source for r in value))}" for value in told
        )
        rows.append(f"- **{values}** ({HOW_NUMBERS[difference.how]})")
        shown = difference.readings[-1:] if newest else [value[0] for value in told]
        rows += [f"  - {escape(r.text)} {cite([r.place])}" for r in shown]
    return ["## Numbers that differ", "\n".join(rows)] if rows else []


def days(found: Timeline) -> list[str]:
    if not found.events:
        return []
    blocks = ["## Timeline"]
    for heading, events in (("What happened", found.past), ("What was to come", found.planned)):
        blocks += [f"### {heading}", "\n".join(day_rows(events))] if events else []
    return blocks


def days_and_rest(found: Timeline) -> list[str]:
    """The timeline of a brief, with what it leaves out."""
    left = left_out(found)
    return [*days(found), left] if found.events and left else days(found)


def day_rows(events: Iterable[Event]) -> Iterator[str]:
    last = ""
    for event in events:
        day = shown(event.value)
        if day != last:
            yield f"- **{day}**"
            last = day
        yield f"  - {label(event.opener)}{escape(event.text)} {cite(event.places)}"


# ---------------------------------------------------------------------- people, notes, sources
def people(brief: JointBrief) -> list[str]:
    lines = ["| Name | Role in the articles | Mentions | Quotes | Sources |", "| --- | --- | ---: | ---: | --- |"]
    for voice in brief.voices:
        where = ", ".join(str(s + 1) for s in voice.sources)
        lines.append(f"| {escape(voice.name)} | {escape(voice.role)} | {voice.mentions} | {voice.quotes} | {where} |")
    return ["## People", "\n".join(lines)] if brief.voices else []


def notes(analyses: Sequence[Analysis]) -> list[str]:
    """What the reader marked in all of the reports, word for word, each with the note below it."""
    rows = []
    for source, analysis in enumerate(analyses):
        for mark in analysis.marks:
            where = Place(source, analysis.article.paragraph_at(mark.start), mark.start, mark.end)
            rows.append(f"- {escape(analysis.article.text[mark.start : mark.end])} {cite([where])}")
            rows += [f"  - {escape(mark.note)}"] if mark.note.strip() else []
    return ["## Notes", "\n".join(rows)] if rows else []


def list_of_sources(sources: Sequence[Report], level: str = "standard") -> list[str]:
    """The sources by their numbers; on one page without their size."""
    lines = []
    for number, source in enumerate(sources, 1):
        told = [f"{escape(source.title)}, {source.day}" if source.day else escape(source.title)]
        page = page_of(source.where)
        told.append(f"<{page}>" if page else escape(source.where))
        lines.append(f"{number}. " + " · ".join(told if level == "page" else [*told, source.counted]))
    verbatim = "Lines with a § number are word-for-word extracts of that paragraph of that source."
    return ["## Sources", "\n".join(lines), f"{verbatim}{counted(sources)}"]

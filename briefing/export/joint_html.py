"""The brief of several reports as one HTML page: folding reports below it, no script, nothing loaded, everything escaped.

Every `2 §5` leads to the fifth paragraph of the second report, which is in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.brief.joint import JointBrief, Line, joint_brief
from briefing.comparing.families import Family, Version
from briefing.comparing.figures import Difference
from briefing.comparing.places import Place
from briefing.comparing.timeline import Event
from briefing.export import pictures
from briefing.export.escaping import clean
from briefing.export.html import clean_inside, document, label, listed, numbered, rows, under, where
from briefing.export.joint import first_marks, place_of, said
from briefing.export.rendering import CUT
from briefing.export.reports import HOW_NUMBERS, Report, counted, day_over, in_what, left_out, reports, stands
from briefing.model import Analysis, Span, together
from briefing.model.times import shown


def joint_page(analyses: Sequence[Analysis], level: str = "standard") -> str:
    """The page; the same bytes for the same reports and level."""
    brief, sources = joint_brief(analyses, level), reports(analyses)
    title = f"Brief of {len(sources)} articles"
    body = "\n".join(part for part in parts(brief, sources, analyses) if part)
    return document(title, body, kind="page" if level == "page" else "")


def parts(brief: JointBrief, sources: Sequence[Report], analyses: Sequence[Analysis]) -> Iterator[str]:
    yield from on_one_page(brief, sources) if brief.level == "page" else told(brief)
    yield listed("Notes", notes(analyses))
    yield '<div class="articles">\n<h2>The articles</h2>'
    for number, (source, analysis) in enumerate(zip(sources, analyses, strict=True)):
        yield from article(number, source, analysis)
    yield "</div>"
    yield f"<footer>Every line with a § is word for word.{counted(sources)}</footer>"


def told(brief: JointBrief) -> Iterator[str]:
    yield listed("Bottom lines", map(extract, brief.bottoms))
    for topic in brief.topics:
        yield listed(clean(topic.title), map(extract, topic.lines))
    yield under("Who said what", (block for family in brief.families for block in quotes(family)))
    yield listed("Numbers that differ", map(difference, brief.differences))
    past, planned = brief.timeline.past, brief.timeline.planned
    dated = [*days("What happened", past), *days("What was to come", planned)]
    blocks = [*filter(None, [pictures.days(brief.timeline.events)]), *dated]
    left = left_out(brief.timeline)
    yield under("Timeline", [*blocks, f"<p>{left}</p>"] if blocks and left else blocks)
    yield listed("Numbers and dates", map(extract, brief.numbers))
    yield listed("What’s next", map(extract, brief.coming))
    yield people(brief)


def on_one_page(brief: JointBrief, sources: Sequence[Report]) -> Iterator[str]:
    """What somebody reads who reads nothing else; printed, it is one sheet with its sources and without the articles."""
    yield listed(stands(brief.bottoms, sources), map(extract, brief.bottoms))
    for topic in brief.topics:
        dated = ((day_over(line, sources), extract(line)) for line in topic.lines)
        yield listed(clean(topic.title), (f"<strong>{day}</strong> {line}" if day else line for day, line in dated))
    yield listed("Numbers that differ", (difference(d, newest=True) for d in brief.differences))
    yield under("Who said what", (block for family in brief.families for block in quotes(family)))
    yield listed("What’s next", map(extract, brief.coming))
    yield under("Sources", [numbered(f"{clean(s.title)}{', ' * bool(s.day)}{s.day}" for s in sources)])


def cite(places: Iterable[Place]) -> str:
    links = (f'<a href="#a{p.source + 1}p{p.paragraph}">{p.source + 1} §{p.paragraph}</a>' for p in places)
    return " ".join(dict.fromkeys(links))


def extract(line: Line) -> str:
    before, after = f"{CUT} " if line.before else "", f" {CUT}" if line.after else ""
    return f"{label(line.opener)}{before}{clean(line.text)}{after} {cite(line.places)}"


def quotes(family: Family) -> Iterator[str]:
    first = family.versions[0]
    others = [v for v in family.versions[1:] if v.how != "shorter"]
    cut = dict.fromkeys(s for v in family.versions if v.how == "shorter" for s in v.sources)
    told = f" · shorter in {', '.join(str(s + 1) for s in cut)}" if cut else ""
    yield quote(family, first, first_marks(others), told)
    for version in others:
        yield f'<p class="how"><em>{in_what(version.how, version.kinds)}:</em></p>'
        yield quote(family, version, version.marks, "")


def quote(family: Family, version: Version, marks: Sequence[Span], told: str) -> str:
    names = [f"<strong>{clean(name)}</strong>" for name in family.names]
    who = together(names)
    role = f", {clean(family.role)}" if family.role else ""
    where = cite(map(place_of, version.places))
    return f"<blockquote>{said(version, marks, marked)}<br>— {who}{role} {where}{told}</blockquote>"


def marked(text: str, start: int, end: int, marks: Sequence[Span]) -> str:
    out, at = [], start
    for mark in marks:
        if at <= mark.start and mark.end <= end:
            out += [clean_inside(text[at : mark.start]), f"<mark>{clean(text[mark.start : mark.end])}</mark>"]
            at = mark.end
    return "".join([*out, clean_inside(text[at:end])])


def difference(found: Difference, *, newest: bool = False) -> str:
    """The values with their reports, and below them the first sentence with each, or that of the newest report alone."""
    told = found.values
    values = " · ".join(f"{clean(v[0].phrase)} ({', '.join(dict.fromkeys(str(r.place.source + 1) for r in v))})" for v in told)
    inside = rows(f"{clean(r.text)} {cite([r.place])}" for r in (found.readings[-1:] if newest else [v[0] for v in told]))
    return f"<strong>{values}</strong>: {HOW_NUMBERS[found.how]}\n{inside}"


def days(heading: str, events: Sequence[Event]) -> list[str]:
    if not events:
        return []
    by_day: dict[str, list[str]] = {}
    for event in events:
        by_day.setdefault(shown(event.value), []).append(f"{label(event.opener)}{clean(event.text)} {cite(event.places)}")
    return [f"<h3>{heading}</h3>", rows(f"<strong>{day}</strong>\n{rows(told)}" for day, told in by_day.items())]


def people(brief: JointBrief) -> str:
    if not brief.voices:
        return ""
    head = "<tr><th>Name</th><th>Role in the articles</th><th>Mentions</th><th>Quotes</th><th>Sources</th></tr>"
    body = [
        f'<tr><td>{clean(v.name)}</td><td>{clean(v.role)}</td><td class="n">{v.mentions}</td><td class="n">{v.quotes}</td>'
        f"<td>{', '.join(str(s + 1) for s in v.sources)}</td></tr>"
        for v in brief.voices
    ]
    return under("People", [f"<table>\n{head}\n" + "\n".join(body) + "\n</table>"])


def notes(analyses: Sequence[Analysis]) -> Iterator[str]:
    for source, analysis in enumerate(analyses):
        for mark in analysis.marks:
            where = Place(source, analysis.article.paragraph_at(mark.start), mark.start, mark.end)
            note = f"<br><em>{clean(mark.note)}</em>" if mark.note.strip() else ""
            yield f"{clean(analysis.article.text[mark.start : mark.end])} {cite([where])}{note}"


def article(number: int, source: Report, analysis: Analysis) -> Iterator[str]:
    """One report, folded, with every paragraph in its place."""
    date = f", {source.day}" if source.day else ""
    yield f"<details><summary>{number + 1}. {clean(source.title)}{date}</summary>"
    yield f"<p>{where(source.where)} · {source.counted}</p>"
    yield from filter(None, (pictures.strip(analysis), pictures.bars(analysis)))
    for k, paragraph in enumerate(analysis.article.paragraphs, 1):
        yield f'<p id="a{number + 1}p{k}">{clean(analysis.article.text[paragraph.start : paragraph.end])}</p>'
    yield "</details>"

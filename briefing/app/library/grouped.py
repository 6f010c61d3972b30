"""Rows of what several articles have in common: stories, the reports of one, and a comparison whose rows lead into the sources.

Plain data for the list; what is alike and what differs is found by `library/stories.py` and `comparing/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.app.base.glyphs import Glyphs
from briefing.app.base.messages import Row
from briefing.app.base.wording import plural
from briefing.comparing.comparison import Comparison
from briefing.comparing.families import Family
from briefing.comparing.figures import Difference
from briefing.comparing.places import Place
from briefing.comparing.timeline import Timeline
from briefing.library import stories
from briefing.library.articles import Library
from briefing.library.stories import Story
from briefing.model.openers import opened
from briefing.model.times import shown

AT_ONCE = 300  # articles that are looked at before the list is shown: about two seconds


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the source and the paragraph it leads to."""

    row: Row
    source: str
    place: str = ""


def found(library: Library) -> tuple[list[Story], int]:
    """The stories, and how many articles are still to be looked at."""
    looked = sum(1 for _ in islice(stories.bring_in(library), AT_ONCE))
    left = stories.waiting(library) if looked == AT_ONCE else 0
    return stories.stories(library), left


def story_line(story: Story, signs: Glyphs) -> Line:
    outlets = f" {signs.dot} ".join(dict.fromkeys(r.entry.place for r in story.reports))
    first, last = story.shown_days
    reprints = len(story.reports) - len(story.own)
    told = [plural(len(story.reports), "report"), *([f"{plural(reprints, 'reprint')}"] if reprints else []), outlets]
    return Line(
        Row(story.id, story.title, last if first == last else f"{first} - {last}", f" {signs.dot} ".join(told)), str(story.id)
    )


def report_lines(story: Story, signs: Glyphs) -> Iterator[Line]:
    """The reports of a story, each with what prints it again folded into its line."""
    for report in story.own:
        again = [r.entry.place for r in story.reports if r.copy_of == report.entry.id]
        below = [report.entry.place, *([f"also in {', '.join(again)}"] if again else []), *report.entry.topics[:4]]
        row = Row(report.entry.id, report.entry.title, report.entry.shown_date, f" {signs.dot} ".join(below))
        yield Line(row, f"@{report.entry.id}")


def day_lines(found: Timeline, numbers: Sequence[int], names: Sequence[str], signs: Glyphs) -> Iterator[Line]:
    """What happened and what was to come, in the order of the days; each row leads to its sentence."""
    for heading, events in (("What happened", found.past), ("What was to come", found.planned)):
        for k, event in enumerate(events):
            place = event.places[0]
            told = [shown(event.value), *dict.fromkeys(names[p.source] for p in event.places)]
            below = f" {signs.dot} ".join(told)
            row = Row(
                (event.planned << 20) + k,
                opened(event.opener, event.text),
                f"{signs.paragraph}{place.paragraph}",
                below,
                above="" if k else heading,
            )
            yield Line(row, f"@{numbers[place.source]}", f"{place.start}-{place.end}")


# ---------------------------------------------------------------------- a comparison
def comparison_lines(compared: Comparison, numbers: Sequence[int], names: Sequence[str], signs: Glyphs) -> list[Line]:
    """What differs on top, then who is quoted in which report, then what only one has; each row leads to its sentence."""
    lines: list[Line] = []
    begun: set[str] = set()

    def put(group: str, line: str, below: str, where: Place) -> None:
        above = group if group not in begun else ""
        begun.add(group)
        row = Row(len(lines), line, f"{signs.paragraph}{where.paragraph}", below, above=above)
        lines.append(Line(row, f"@{numbers[where.source]}", f"{where.start}-{where.end}"))

    for family in compared.quotes:
        for version in family.versions:
            saying = version.places[0]
            where = Place(saying.source, saying.paragraph, saying.start, saying.spans[-1].end)
            put("Quotes that differ", version.text, told_version(family, version.how, names[saying.source], signs), where)
    for difference in compared.numbers:
        for reading in difference.readings:
            put(
                "Numbers that differ",
                reading.text,
                told_number(difference, reading.phrase, names[reading.place.source], signs),
                reading.place,
            )
    for person in compared.people:
        counts = f" {signs.dot} ".join(f"{names[k]} {n}" for k, n in enumerate(person.counts) if n)
        first = next((p for p in person.first if p), None)
        if first:
            put("Who is quoted where", person.name, counts, first)
    for source, extracts in enumerate(compared.only):
        for extract in extracts:
            put(f"Only in {names[source]}", opened(extract.opener, extract.text), "", extract.place)
    return lines


def told_version(family: Family, how: str, name: str, signs: Glyphs) -> str:
    return f" {signs.dot} ".join(filter(None, [family.name, name, how]))


def told_number(difference: Difference, phrase: str, name: str, signs: Glyphs) -> str:
    how = {"disagree": "they disagree", "later": "told later", "open": "both can be right"}.get(difference.how, difference.how)
    return f" {signs.dot} ".join([f"{difference.thing}: {phrase}", name, how])

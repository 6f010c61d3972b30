"""What a brief of several reports is made of: lines with the places where they stand, topics, voices; and the reports themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from briefing.comparing.families import Family
from briefing.comparing.figures import Difference, stems
from briefing.comparing.named import named
from briefing.comparing.places import Place, behind_dateline, place
from briefing.comparing.timeline import Event, Timeline, timeline
from briefing.comparing.wording import letters, verdict
from briefing.model import Analysis, Span
from briefing.model.times import UNKNOWN_YEAR, article_day, bounds

T = TypeVar("T")
DONE = 0.5  # of a plan's stems, from which a report of its day tells it as done
NEVER = "~"  # sorts behind every day
OVERLAP = 0.7  # of a line's letters and words, from which it tells what another line told
SAME_LINE = frozenset(("same", "shorter", "reworded"))


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a report as they stand there: `places` are all reports with the same letters, `opener` whom a pronoun means.

    `before` and `after` say whether the sentence goes on there.
    """

    text: str
    places: tuple[Place, ...]
    opener: str = ""
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class TopicLines:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One person over all reports: the fullest name and role, how often named and quoted, in which reports (from 0)."""

    name: str
    role: str
    mentions: int
    quotes: int
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JointBrief:
    """A brief of several reports at a level."""

    level: str
    bottoms: tuple[Line, ...]
    topics: tuple[TopicLines, ...]
    families: tuple[Family, ...]
    differences: tuple[Difference, ...]
    timeline: Timeline
    numbers: tuple[Line, ...]
    coming: tuple[Line, ...]
    voices: tuple[Voice, ...]


class Reports:
    """Several reports in the order in which they were given: their days, whom their lines open with, their lines."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self.analyses = analyses
        self.openers = [named(analysis, source) for source, analysis in enumerate(analyses)]
        self.days = [article_day(a.article.published, a.article.dateline or "") for a in analyses]

    @cached_property
    def dated(self) -> Timeline:
        return timeline(self.analyses)

    def is_ahead(self, event: Event) -> bool:
        """Whether a plan lies before the newest reports: of their own day what none of them tells as done."""
        end = bounds(event.value)[1]
        if not event.planned or not self.today or not alike(end, self.today):
            return event.planned
        return end > self.today or (end == self.today and not self.has_come(event))

    def has_come(self, plan: Event) -> bool:
        """Whether a newer report tells, of the same day, much of what was expected."""
        day, words = self.days[plan.places[0].source], stems(plan.text)
        newer = (e for e in self.dated.past if e.value == plan.value and self.days[e.places[0].source] > day)
        return any(len(words & stems(event.text)) >= DONE * len(words) for event in newer)

    @cached_property
    def today(self) -> str:
        """The day of the newest report of those that tell theirs with the year, or without where none does; "" where most tell none."""
        told = [day for day in self.days if day]
        full = [day for day in told if not day.startswith(UNKNOWN_YEAR)] or told
        return max(full) if 2 * len(full) > len(self.days) else ""

    def in_time(self, places: Iterable[T], source: Callable[[T], int]) -> list[T]:
        """By the days of the reports, those that tell none last; as they come where most tell none."""
        return sorted(places, key=lambda p: self.days[source(p)] or NEVER) if self.today else list(places)

    def line(self, source: int, span: Span, *, cut: bool = False) -> Line:
        """A stretch as a line; with `cut` it is told where its sentence goes on."""
        analysis = self.analyses[source]
        whole = [behind_dateline(analysis.article, s) for s in analysis.sentences] if cut else []
        return Line(
            span.of(analysis.article.text),
            (place(analysis, source, span.start, span.end),),
            self.openers[source].get(span.start, ""),
            cut and all(s.start != span.start for s in whole),
            cut and all(s.end != span.end for s in whole),
        )


def alike(first: str, second: str) -> bool:
    """Whether two days can be compared: both of a year that is told, or neither."""
    return first.startswith(UNKNOWN_YEAR) == second.startswith(UNKNOWN_YEAR)


def once(lines: Iterable[Line]) -> list[Line]:
    """Lines with the same letters, once, with the places of all."""
    out: dict[str, Line] = {}
    for line in lines:
        key = letters(line.text)
        have = out.get(key)
        out[key] = replace(have, places=(*have.places, *line.places)) if have else line
    return list(out.values())


def tells(told: Line, line: Line) -> bool:
    """Whether a line tells nothing that another has not told: nearly its words, and no other number, name or denial."""
    a, b = set(told.text.lower().split()), set(line.text.lower().split())
    if len(a & b) < OVERLAP * min(len(a), len(b)):
        return False
    if letters(told.text) == letters(line.text):
        return told.places[0].source == line.places[0].source
    return verdict(told.text, line.text).name in SAME_LINE

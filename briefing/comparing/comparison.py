"""Two or more reports side by side: their topics, who is quoted where, what only one tells, where they differ.

Every entry has its place, so that a screen can go to the sentence in its source; nothing here knows of a screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from briefing.comparing.families import Family, families_of
from briefing.comparing.figures import Difference, differences, stems
from briefing.comparing.identity import Key, agreed
from briefing.comparing.named import named
from briefing.comparing.places import Place, place
from briefing.comparing.sayings import Saying, sayings
from briefing.comparing.topics import Topic, topics
from briefing.model import Analysis, BriefItem

Names = Sequence[Mapping[int, str]]
"""of each report, where a pronoun stands -> whom it means"""
LINES_OF_TOPIC = 4  # of one report under one topic
ONLY = 12  # sentences that one report alone has, the most telling
TOLD_ELSEWHERE = 0.5  # of a sentence's stems that one sentence of another report has
LEAST_STEMS = 4  # a shorter sentence tells too little to say that only one report has it


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence or two of a report, as they stand there; `opener` is whom the pronoun means with which they open."""

    text: str
    place: Place
    opener: str = ""


@dataclass(frozen=True, slots=True)
class TopicSides:
    """A topic and what each report tells of it, report by report; empty where one has no section on it."""

    title: str
    sides: tuple[tuple[Extract, ...], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Someone who is quoted: how often in each report, and where first in each (None where not)."""

    name: str
    role: str
    counts: tuple[int, ...]
    first: tuple[Place | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`quotes` and `numbers` are those in which the reports differ; `shared` the families that more than one tells alike;
    `only` what each report alone has, report by report; `people` everyone quoted, those of most reports first."""

    quotes: tuple[Family, ...]
    numbers: tuple[Difference, ...]
    topics: tuple[TopicSides, ...]
    people: tuple[Quoted, ...]
    shared: tuple[Family, ...]
    only: tuple[tuple[Extract, ...], ...]


def compare(analyses: Sequence[Analysis]) -> Comparison:
    """The comparison of reports in the order given; the same for the same reports."""
    said, names = sayings(analyses), [named(analysis, source) for source, analysis in enumerate(analyses)]
    found = families_of(said)
    numbers = outside_quotes(differences(analyses), found)
    shown = {(r.place.source, r.place.start) for d in numbers for r in d.readings}
    return Comparison(
        tuple(f for f in found if f.differs),
        tuple(numbers),
        tuple(sides(analyses, names, topic) for topic in topics(analyses)),
        tuple(quoted(said, len(analyses))),
        tuple(f for f in found if len(f.sources) > 1 and not f.differs),
        tuple(tuple(only_here(analyses, names, source, shown)) for source in range(len(analyses))),
    )


def outside_quotes(found: Sequence[Difference], said: Sequence[Family]) -> list[Difference]:
    """The numbers that differ, without those of a quotation whose wordings stand under each other anyway."""

    def told(difference: Difference, family: Family) -> bool:
        pieces = [(p.source, s) for v in family.versions for p in v.places for s in p.spans]
        return all(
            any(source == r.place.source and s.start <= r.quantity.start < s.end for source, s in pieces)
            for r in difference.readings
        )

    return [d for d in found if not any(family.differs and told(d, family) for family in said)]


def sides(analyses: Sequence[Analysis], names: Names, topic: Topic) -> TopicSides:
    """What each report has under a topic, its most telling lines in their order."""
    out = []
    for source, analysis in enumerate(analyses):
        sections = {k for report, k in topic.sections if report == source}
        ranked = sorted((b for b in told(analysis) if b.section in sections), key=lambda b: b.rank)[:LINES_OF_TOPIC]
        out.append(tuple(extract(analysis, names, source, b) for b in sorted(ranked, key=lambda b: b.start)))
    return TopicSides(topic.title, tuple(out))


def told(analysis: Analysis) -> list[BriefItem]:
    """The ranked lines of a report, without its headline."""
    return [b for b in analysis.brief if analysis.article.kind_at(b.start) == "text"]


def extract(analysis: Analysis, names: Names, source: int, item: BriefItem) -> Extract:
    words, opener = analysis.article.text[item.start : item.end], names[source].get(item.start, "")
    return Extract(words, place(analysis, source, item.start, item.end), opener)


def quoted(said: Sequence[Saying], reports: int) -> list[Quoted]:
    """Everyone whose words stand in the reports, by who they are over all of them."""
    by_key: dict[Key, list[Saying]] = {}
    for saying in said:
        by_key.setdefault(saying.key, []).append(saying)
    rows = []
    for found in by_key.values():
        first = [next((s for s in found if s.source == source), None) for source in range(reports)]
        places = tuple(Place(s.source, s.paragraph, s.start, s.spans[-1].end) if s else None for s in first)
        names = max((s.names for s in found), key=lambda names: len("".join(names)))
        one_a_report = {(s.source, s.role): s for s in found}.values()
        counts = tuple(sum(s.source == source for s in found) for source in range(reports))
        rows.append(Quoted(" and ".join(names), agreed([s.role for s in one_a_report]), counts, places))
    return sorted(rows, key=lambda row: (-sum(n > 0 for n in row.counts), -sum(row.counts)))


def only_here(analyses: Sequence[Analysis], names: Names, source: int, shown: Set[tuple[int, int]]) -> list[Extract]:
    """The lines of one report of which no sentence of another tells the same, the best by rank, in their order.

    `shown` are (report, start) of sentences that stand among the numbers that differ, and so have their like elsewhere.
    """
    others = [stems(s.of(a.article.text)) for k, a in enumerate(analyses) if k != source for s in a.sentences]
    found = []
    for item in sorted(told(analyses[source]), key=lambda b: b.rank):
        mine = stems(item.text)
        if (source, item.start) in shown:
            continue
        if len(mine) >= LEAST_STEMS and all(len(mine & theirs) < TOLD_ELSEWHERE * len(mine) for theirs in others):
            found.append(item)
        if len(found) == ONLY:
            break
    return [extract(analyses[source], names, source, item) for item in sorted(found, key=lambda b: b.start)]

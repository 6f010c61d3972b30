"""A comparison of reports, and a timeline, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from briefing.comparing.comparison import Comparison, Extract, TopicSides
from briefing.comparing.families import Family
from briefing.comparing.timeline import Timeline
from briefing.export.escaping import escape
from briefing.export.joint import cite, days, list_of_sources, numbers, numbers_that_differ, quotes
from briefing.export.markdown import label
from briefing.export.reports import Report, in_what, left_out
from briefing.model.times import shown
from briefing.visible import json_shown

SCHEMA_VERSION = 1


def comparison_markdown(found: Comparison, sources: Sequence[Report]) -> str:
    """What differs first, then the topics side by side, who is quoted where, and what only one report has."""
    blocks = [f"# Comparison of {len(sources)} reports"]
    if found.quotes:
        blocks += ["## Quotations that differ", *(line for family in found.quotes for line in quotes(family))]
    blocks += numbers_that_differ(found.numbers)
    if found.topics:
        blocks += ["## Topics", *(block for topic in found.topics for block in topic_blocks(topic))]
    blocks += people(found, len(sources))
    if found.shared:
        blocks += ["## Quotations in several reports", *(line for family in found.shared for line in quotes(family))]
    for number, extracts in enumerate(found.only, 1):
        blocks += [f"## Only in [{number}]", bullets(extracts)] if extracts else []
    return "\n\n".join([*blocks, *list_of_sources(sources)]) + "\n"


def bullets(extracts: Sequence[Extract]) -> str:
    return "\n".join(f"- {label(e.opener)}{escape(e.text)} {cite([e.place])}" for e in extracts)


def topic_blocks(topic: TopicSides) -> Iterator[str]:
    """What each report tells under a topic, then which have no section on it; they may still touch it in another one."""
    yield f"### {escape(topic.title)}"
    for number, extracts in enumerate(topic.sides, 1):
        if extracts:
            yield f"**[{number}]**"
            yield bullets(extracts)
    silent = [number for number, extracts in enumerate(topic.sides) if not extracts]
    if silent:
        yield f"No section on it: {numbers(silent)}."


def people(found: Comparison, count: int) -> list[str]:
    """Who is quoted how often in which report."""
    if not found.people:
        return []
    heads = " | ".join(f"[{n + 1}]" for n in range(count))
    rows = [f"| Name | Role | {heads} |", f"| --- | --- |{' ---: |' * count}"]
    for row in found.people:
        rows.append(f"| {escape(row.name)} | {escape(row.role)} | {' | '.join(str(n or '') for n in row.counts)} |")
    return ["## Who is quoted", "\n".join(rows)]


def timeline_markdown(found: Timeline, sources: Sequence[Report]) -> str:
    """The days in their order, each sentence word for word with its place."""
    blocks = [f"# Timeline of {len(sources)} report{'s' if len(sources) != 1 else ''}", *days(found)]
    left = left_out(found)
    return "\n\n".join([*blocks, *([left] if left else []), *list_of_sources(sources)]) + "\n"


# ---------------------------------------------------------------------- JSON
def comparison_json(found: Comparison, sources: Sequence[Report]) -> str:
    return dumped(
        {
            "sources": [asdict(s) for s in sources],
            "quotes": [family_dict(f) for f in found.quotes],
            "numbers": [asdict(d) for d in found.numbers],
            "topics": [asdict(t) for t in found.topics],
            "people": [asdict(p) for p in found.people],
            "shared": [family_dict(f) for f in found.shared],
            "only": [[asdict(e) for e in extracts] for extracts in found.only],
        }
    )


def timeline_json(found: Timeline, sources: Sequence[Report]) -> str:
    return dumped({"sources": [asdict(s) for s in sources], **timeline_dict(found)})


def timeline_dict(found: Timeline) -> dict[str, Any]:
    def rows(events) -> list[dict[str, Any]]:
        return [{**asdict(e), "shown": shown(e.value)} for e in events]

    return {
        "past": rows(found.past),
        "planned": rows(found.planned),
        "undated": found.undated,
        "without_day": list(found.without_day),
    }


def family_dict(family: Family) -> dict[str, Any]:
    """A family without what only the comparing needs; sources count from 0, as in all JSON of several reports."""
    return {
        "names": list(family.names),
        "role": family.role,
        "versions": [
            {
                "text": v.text,
                "how": v.how,
                "kinds": list(v.kinds),
                "told": in_what(v.how, v.kinds) if v.how in ("differs", "reworded") else "",
                "marks": [[s.start, s.end] for s in v.marks],
                "marks_of_first": [[s.start, s.end] for s in v.marks_of_first],
                "places": [
                    {"source": p.source, "paragraph": p.paragraph, "spans": [[s.start, s.end] for s in p.spans]} for p in v.places
                ],
            }
            for v in family.versions
        ],
    }


def dumped(data: dict[str, Any]) -> str:
    return json_shown({"schema_version": SCHEMA_VERSION, **data}, indent=1) + "\n"

"""The brief of several reports as one JSON object; sources count from 0, offsets are code points into each source's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from briefing.brief.joint import joint_brief
from briefing.export.comparison import dumped, family_dict, timeline_dict
from briefing.export.reports import reports
from briefing.model import Analysis


def joint_json(analyses: Sequence[Analysis], level: str = "standard") -> str:
    """The same bytes for the same reports and level."""
    brief = joint_brief(analyses, level)
    return dumped(
        {
            "level": level,
            "sources": [asdict(s) for s in reports(analyses)],
            "bottom_lines": [asdict(line) for line in brief.bottoms],
            "topics": [asdict(topic) for topic in brief.topics],
            "quotes": [family_dict(family) for family in brief.families],
            "numbers_that_differ": [asdict(d) for d in brief.differences],
            "timeline": timeline_dict(brief.timeline),
            "numbers": [asdict(line) for line in brief.numbers],
            "next": [asdict(line) for line in brief.coming],
            "people": [asdict(voice) for voice in brief.voices],
            "notes": [
                {"source": source, "start": mark.start, "end": mark.end, "note": mark.note}
                for source, analysis in enumerate(analyses)
                for mark in analysis.marks
            ],
        }
    )

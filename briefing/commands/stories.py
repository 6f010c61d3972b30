"""Several reports of one story: `timeline`, `compare`."""

from __future__ import annotations

import argparse

from briefing.commands.command import ARTICLES, AS_JSON, FINDING, FORCE, OUTPUT, RAW, Command
from briefing.commands.results import load_all
from briefing.commands.tables import put, tell
from briefing.errors import BriefingError
from briefing.model import Analysis


def opened(options: argparse.Namespace) -> list[Analysis]:
    return [analysis for source in options.articles for analysis in load_all(options, source)]


def as_json(options: argparse.Namespace) -> bool:
    """Asked for, or told by the ending of the file's name. Raises BriefingError for a form that these are not written in."""
    from briefing.export import form_of

    form = form_of(options.output)
    if form not in ("markdown", "json"):
        raise BriefingError(
            f"This is written as Markdown or JSON, not as {form}: name the file .md or .json. Nothing was written."
        )
    return options.json or form == "json"


def timeline(options: argparse.Namespace) -> int:
    """Nothing that can be dated is exit code 1."""
    from briefing.comparing.timeline import timeline as days_of
    from briefing.export.comparison import timeline_json, timeline_markdown
    from briefing.export.reports import reports

    json = as_json(options)
    analyses = opened(options)
    found = days_of(analyses)
    if not found.events:
        tell("Nothing in these articles is dated.")
        return 1
    write = timeline_json if json else timeline_markdown
    return put(write(found, reports(analyses)), options.output, force=options.force, raw=options.raw or json)


def compare(options: argparse.Namespace) -> int:
    from briefing.comparing.comparison import compare as side_by_side
    from briefing.export.comparison import comparison_json, comparison_markdown
    from briefing.export.reports import reports

    json = as_json(options)
    analyses = opened(options)
    if len(analyses) < 2:
        raise BriefingError("To compare takes two articles or more. Example: briefing compare first.txt second.txt")
    write = comparison_json if json else comparison_markdown
    written = write(side_by_side(analyses), reports(analyses))
    return put(written, options.output, force=options.force, raw=options.raw or json)


OPTIONS = (ARTICLES, OUTPUT, FORCE, RAW, AS_JSON, *FINDING)
COMMANDS = (
    Command(
        "timeline",
        "what happened when, and what was to come, in one report or several",
        timeline,
        OPTIONS,
        "timeline monday.txt tuesday.txt",
    ),
    Command(
        "compare",
        "two reports or more side by side: what differs, who is quoted, what only one has",
        compare,
        OPTIONS,
        "compare first.txt second.txt",
    ),
)

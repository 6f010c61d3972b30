"""`briefing analyze IN --out DIR`: many articles into tables, on this machine or on a cluster."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.command import option, positive
from briefing.commands.tables import progress, tell
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.batch.running import Run
    from briefing.batch.work import Outcome

TOLD = 5  # failed shards that are told one by one


OPTIONS = (
    option("--out", metavar="DIR", help="Parquet tables of many articles instead; goes on where it was stopped"),
    option("--text", default="text", metavar="NAME", help="with --out: the input's column with the text (default: text)"),
    option("--id", default="id", metavar="NAME", help="with --out: the column with the articles' names (default: id)"),
    option("--date", default="published", metavar="NAME", help="with --out: the column with their dates (default: published)"),
    option("--shard", type=positive, metavar="N", help="with --out: about so many articles in a file (default: 500)"),
    option("--engine", choices=("dask", "ray"), help="with --out: hand the work to an engine, not to --jobs processes"),
    option("--address", help="with --engine: where its cluster is reached; without it a small one is started here"),
)


def run(options: argparse.Namespace) -> int:
    """Run or go on, under a bar; 3 when some articles or shards failed."""
    from briefing.batch.entries import Settings
    from briefing.batch.running import SHARD, Place, go, prepare

    if not options.out:
        raise BriefingError("An engine writes tables: name a folder for them with --out DIR.")
    if options.jsonl:
        raise BriefingError("--jsonl writes lines and --out writes tables. Leave out one of them.")
    settings = Settings(options.text, options.id, options.date, options.encoding, options.sections)
    work = prepare(options.articles, Path(options.out), settings, size=options.shard or SHARD)
    place = Place(options.engine or "", options.jobs, options.address)
    with closing(go(work, place)) as outcomes:
        return tell_outcomes(work, progress(outcomes, len(work.todo)))


def tell_outcomes(work: Run, outcomes: Iterable[Outcome]) -> int:
    """Say on stderr what was done and what failed."""
    articles = failed = lost = 0
    for outcome in outcomes:
        articles += outcome.articles
        failed += outcome.failed
        lost += bool(outcome.error)
        if outcome.error and lost <= TOLD:
            tell(f"{outcome.shard}: {outcome.error}")
    before = work.shards - len(work.todo)
    said = f"{articles:,} articles in {len(work.todo) - lost:,} of {work.shards:,} shards"
    said += f" ({before:,} were done before)" if before else ""
    said += f", {failed:,} articles failed: see the column error" if failed else ""
    said += f"; {lost:,} shards are missing: the same command tries them again" if lost else ""
    tell(f"{said}.")
    return 3 if failed or lost else 0

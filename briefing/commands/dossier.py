"""What one person or organisation said in all articles of the library, and the day of an article: `dossier date`."""

from __future__ import annotations

import argparse
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing.commands.command import AS_JSON, FORCE, OUTPUT, RAW, Command, option
from briefing.commands.opened import in_library, number
from briefing.commands.tables import columns, progress, put, say, tell
from briefing.errors import LibraryError
from briefing.model.times import is_day
from briefing.visible import json_shown

if TYPE_CHECKING:
    from briefing.library.articles import Library
    from briefing.library.dossier import Dossier

PERIOD = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


@in_library
def dossier(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import dossier as dossiers

    for _ in progress(library.list_all(), len(library.unlisted()), "Bringing the lists up to date"):
        pass
    if not options.name:
        found = [asdict(p) for p in dossiers.people(library)]
        shown = columns("name", "articles", "quotes")
        return say(found, shown, options.json, "Nobody is in the library yet. Try: briefing add FILE")
    if options.same_as:
        first, second = dossiers.join(library, options.name, options.same_as)
        tell(f"{first} is {second} from now on")
    wanted = dossiers.Wanted(period("--since", options.since), period("--until", options.until), options.about)
    made = dossiers.dossier(library, options.same_as or options.name, wanted)
    raw = options.raw or options.csv or options.json
    return put(written(made, options), options.output, force=options.force, raw=raw)


def period(name: str, text: str) -> str:
    """A year, a month or a day. Raises LibraryError for what is none."""
    whole = text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
    if text and not (PERIOD.fullmatch(text) and is_day(whole)):
        raise LibraryError(f"“{text}” is not a date. Write {name} 2026, {name} 2026-03 or {name} 2026-03-31.")
    return text


def written(found: Dossier, options: argparse.Namespace) -> str:
    from briefing.export.dossier import as_csv, markdown

    if options.csv:
        return as_csv(found)
    return json_shown(asdict(found)) + "\n" if options.json else markdown(found)


@in_library
def date(library: Library, options: argparse.Namespace) -> int:
    """Set the day of an article: what it tells of Monday or next week is reckoned from there."""
    from briefing import engine

    wanted = number(options.article)
    day = "" if options.day == "none" else options.day
    if day and not (len(day) == 10 and is_day(day)):
        raise LibraryError(f"“{options.day}” is not a day. Write it as 2024-04-17, or none.")
    article = library.set_day(wanted, day)
    library.save(engine.analyze(article), engine.rules_version())
    tell(f"{library.entry(wanted).title}: {day or 'undated'}")
    return 0


COMMANDS = (
    Command(
        "dossier",
        "everything a person or an organisation said, by date",
        dossier,
        (
            option("name", nargs="?", default="", help="a person or an organisation; without one, the people of the library"),
            OUTPUT,
            RAW,
            option("--since", default="", metavar="DAY", help="from a year, a month or a day on"),
            option("--until", default="", metavar="DAY", help="up to a year, a month or a day, and with it"),
            option("--about", default="", metavar="WORDS", help="only what stands in a paragraph that has all of these words"),
            option("--same-as", metavar="NAME", help="let NAME be the same person from now on"),
            option("--csv", action="store_true", help="only counts, by outlet and month"),
            FORCE,
            AS_JSON,
        ),
        "dossier 'Sergei Lavrov' --since 2022-01 --about iran -o lavrov.md",
    ),
    Command(
        "date",
        "set the day of an article of the library",
        date,
        (option("article", metavar="NUMBER"), option("day", metavar="DAY", help="as 2024-04-17, or none")),
        "date 12 2024-04-17",
    ),
)

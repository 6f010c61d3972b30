"""What one person said in all articles of the library: `dossier`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing.commands.command import AS_JSON, FORCE, OUTPUT, Command, option
from briefing.commands.opened import in_library
from briefing.commands.tables import columns, put, say, tell

if TYPE_CHECKING:
    from briefing.library.articles import Library


@in_library
def dossier(library: Library, options: argparse.Namespace) -> int:
    from briefing.export.dossier import markdown
    from briefing.library import dossier as dossiers

    if not options.name:
        found = [asdict(p) for p in dossiers.people(library)]
        shown = columns("name", "articles", "quotes")
        return say(found, shown, options.json)
    if options.same_as:
        first, second = dossiers.join(library, options.name, options.same_as)
        tell(f"{first} is {second} from now on")
    dossier = dossiers.dossier(library, options.same_as or options.name)
    text = json.dumps(asdict(dossier), ensure_ascii=False) + "\n" if options.json else markdown(dossier)
    return put(text, options.output, force=options.force)


COMMANDS = (
    Command(
        "dossier",
        "everything a person said, by date",
        dossier,
        (
            option("name", nargs="?", default="", help="a person; without one, the people of the library"),
            OUTPUT,
            option("--same-as", metavar="NAME", help="let NAME be the same person from now on"),
            FORCE,
            AS_JSON,
        ),
        "dossier 'Sergei Lavrov' -o lavrov.md",
    ),
)

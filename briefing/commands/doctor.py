"""Is everything in order, and what can be read of a damaged library: `doctor`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.command import AS_JSON, Command, option
from briefing.commands.opened import in_library
from briefing.commands.tables import columns, say
from briefing.errors import BriefingError, LibraryError
from briefing.visible import visible

if TYPE_CHECKING:
    from briefing.library.articles import Library


def doctor(options: argparse.Namespace) -> int:
    if options.recover:
        return recover(options)
    rows = [{"what": what, "state": state(what, fine), "told": told} for what, fine, told in checks()]
    shown = columns("what", "state", "told")
    say(rows, shown, options.json)
    return 1 if any(row["state"] == "bad" for row in rows) else 0


def state(what: str, fine: bool) -> str:
    return "good" if fine else "absent" if what.startswith("extra") else "bad"


def checks() -> Iterator[tuple[str, bool, str]]:
    """(what, whether it is in order, what is to be said of it)."""
    import importlib.util
    import os
    import shutil

    from briefing import config
    from briefing.library import health, store

    yield from health.checks()
    free = shutil.disk_usage(store.path().parent if store.path().parent.exists() else Path.home()).free
    yield "disk", free > 50_000_000, f"{free // 1_000_000:,} MB free"
    try:
        config.load()
        yield "settings", True, str(config.folder("config") / "config.toml")
    except BriefingError as error:
        yield "settings", False, str(error)
    for extra, modules in {
        "web": ("httpx", "trafilatura"),
        "feeds": ("feedparser", "defusedxml"),
        "pdf": ("pypdf",),
        "serve": ("textual_serve",),
    }.items():
        there = all(importlib.util.find_spec(m) for m in modules)
        yield f"extra {extra}", there, "installed" if there else f"pip install 'briefing-reader[{extra}]'"
    terminal = os.environ.get("TERM", "")
    size = shutil.get_terminal_size()
    yield "terminal", terminal not in ("", "dumb"), f"{terminal or 'unknown'}, {size.columns}x{size.lines}"


@in_library
def recover(library: Library, options: argparse.Namespace) -> int:
    """Take back what can be read of a damaged library."""
    import sqlite3

    from briefing.library import store, transfer

    path = Path(options.recover).expanduser()
    if not path.is_file():
        raise LibraryError(f"There is no file {visible(str(path))}.")
    try:
        counts = transfer.recover(library, store.recovered(path))
    except sqlite3.DatabaseError:
        raise LibraryError(f"Nothing can be read of {visible(str(path))}: it is no database any more.") from None
    print("briefing: " + (", ".join(f"{n} {table}" for table, n in counts.items()) or "nothing") + " came back", file=sys.stderr)
    return 0 if sum(counts.values()) else 1


COMMANDS = (
    Command(
        "doctor",
        "check library, extras and terminal",
        doctor,
        (option("--recover", metavar="FILE", help="take what can be read of a damaged library"), AS_JSON),
        "doctor",
    ),
)

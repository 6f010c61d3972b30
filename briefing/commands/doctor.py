"""Is everything in order, and what can be read of a damaged library: `doctor`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.command import AS_JSON, Command, option
from briefing.commands.opened import in_library
from briefing.commands.tables import columns, progress, say, tell
from briefing.errors import BriefingError, LibraryError
from briefing.sources import is_file, is_folder, typed_path
from briefing.visible import visible

if TYPE_CHECKING:
    from briefing.library.articles import Library


def doctor(options: argparse.Namespace) -> int:
    if options.recover:
        options.recover = aside(options.recover)
        return recover(options)
    if options.compact:
        return compact(options)
    rows = [{"what": what, "state": state(what, fine, told), "told": told} for what, fine, told in checks()]
    shown = columns("what", "state", "told")
    say(rows, shown, options.json)
    return 1 if any(row["state"] == "bad" for row in rows) else 0


def state(what: str, fine: bool, told: str) -> str:
    """An extra that is not there is absent; one that is there and fails is bad."""
    return "good" if fine else "absent" if what.startswith("extra") and told.startswith("pip ") else "bad"


def checks() -> Iterator[tuple[str, bool, str]]:
    """(what, whether it is in order, what is to be said of it)."""
    import os
    import shutil

    from briefing import config
    from briefing.library import health, store

    yield from health.checks()
    yield disk(store.path().parent)
    try:
        config.load()
        yield "settings", True, str(config.folder("config") / "config.toml")
    except BriefingError as error:
        yield "settings", False, str(error)
    for extra in EXTRAS:
        yield f"extra {extra}", *state_of(extra)
    terminal = os.environ.get("TERM", "")
    size = shutil.get_terminal_size()
    yield "terminal", terminal not in ("", "dumb"), f"{terminal or 'unknown'}, {size.columns}x{size.lines}"


def disk(folder: Path) -> tuple[str, bool, str]:
    import shutil

    try:
        free = shutil.disk_usage(folder if is_folder(folder) else Path.home()).free
    except (OSError, RuntimeError) as error:
        return "disk", False, f"cannot be asked: {error}"
    return "disk", free > FREE_BYTES, f"{free // 1_000_000:,} MB free"


FREE_BYTES = 50_000_000  # a few thousand articles
EXTRAS: dict[str, tuple[str, ...]] = {
    "web": ("httpx", "lxml_html_clean", "trafilatura"),
    "feeds": ("feedparser", "defusedxml"),
    "pdf": ("pypdf",),
    "mail": ("olefile",),
    "warc": ("warcio",),
    "serve": ("textual_serve",),
}
"""The modules of each extra, in the order in which one needs the other."""
COMES_ALONG = frozenset(("httpx",))  # with what spaCy needs: alone it does not show that somebody asked for the extra


def state_of(extra: str) -> tuple[bool, str]:
    """Whether an extra does its work, and in words: it is imported and tried, since what is installed may still not run."""
    import importlib.util

    install = f"pip install 'briefing-reader[{extra}]'"
    own = [m for m in EXTRAS[extra] if m not in COMES_ALONG]
    if all(importlib.util.find_spec(m) is None for m in own):
        return False, install
    try:
        for module in EXTRAS[extra]:
            importlib.import_module(module)
        return True, tried(extra)
    except Exception as error:  # a broken package raises what it likes
        return False, f"installed, but it fails: {visible(str(error) or type(error).__name__)[:120]}. Try: {install}"


def tried(extra: str) -> str:
    """What a small trial of an extra shows. Raises whatever the package raises."""
    if extra == "web":
        from trafilatura import bare_extraction

        if bare_extraction("<html><body><article><p>" + "A page to try it with. " * 20 + "</p></article></body></html>") is None:
            raise ValueError("trafilatura finds no text in a page")
    elif extra == "feeds":
        import feedparser

        if feedparser.parse(b"<rss version='2.0'><channel/></rss>").version != "rss20":
            raise ValueError("feedparser knows no feed")
    return "works"


def aside(name: str) -> str:
    """The damaged file; where that is the library itself, it is set aside for a new one."""
    from briefing.library import store

    path = typed_path(name)
    if not is_file(str(path)) or not is_file(str(store.path())) or not path.samefile(store.path()):
        return name
    tell(str(store.set_aside(path)))
    return str(max(path.parent.glob("library-damaged-*.sqlite3")))


@in_library
def recover(library: Library, options: argparse.Namespace) -> int:
    """Take back what can be read of a damaged library."""
    import sqlite3

    from briefing.library import recovery, transfer

    path = typed_path(options.recover)
    if not is_file(str(path)) or is_folder(path):
        raise LibraryError(f"There is no file {path}.")
    try:
        counts = transfer.recover(library, recovery.recovered(path))
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        raise LibraryError(f"Nothing can be read of {path}: it is no database any more.") from None
    tell("" + (", ".join(f"{n} {table}" for table, n in counts.items()) or "nothing") + " came back")
    return 0 if sum(counts.values()) else 1


@in_library
def compact(library: Library, options: argparse.Namespace) -> int:
    """Make the file of the library as small as it can be."""
    from briefing.library import compacting

    before = library.size()
    for _ in progress(compacting.compact(library), library.count("") + 1, "Writing anew"):
        pass
    tell(f"{before / 1e6:,.1f} MB before, {library.size() / 1e6:,.1f} MB now")
    return 0


COMMANDS = (
    Command(
        "doctor",
        "check library, extras and terminal",
        doctor,
        (
            option("--recover", metavar="FILE", help="take what can be read of a damaged library"),
            option("--compact", action="store_true", help="make the file of the library as small as it can be"),
            AS_JSON,
        ),
        "doctor",
    ),
)

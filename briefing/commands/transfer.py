"""The whole library in and out, and lists of other programs: `import dump`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.command import FORCE, Command, option
from briefing.commands.listed import MOST_SAID, is_list, take_list
from briefing.commands.opened import in_library, kept
from briefing.commands.tables import partly, progress, tell
from briefing.sources import is_folder, typed_path

if TYPE_CHECKING:
    from briefing.library.articles import Library
    from briefing.library.transfer import Taken


@in_library
def take_in(library: Library, options: argparse.Namespace) -> int:
    """A library's JSON lines, a folder of Markdown files, or a list of another program; run again, it goes on where it stopped."""
    from briefing.library import transfer

    path = typed_path(options.path)
    if is_folder(path):
        return import_folder(library, path)
    if is_list(path):
        return take_list(library, path, allow_private=options.allow_private)
    results = progress(transfer.take_in(library, transfer.read_jsonl(path)), transfer.lines_of(path), "Taking in")
    found = list(told(results))
    wrong = sum(bool(taken.problem) for taken in found)
    new = sum(taken.new for taken in found)
    tell(f"{new} new, {len(found) - new - wrong} there already" + (f", {wrong} no lines of a library" if wrong else ""))
    return partly(len(found) - wrong, len(found))


def told(results: Iterable[Taken]) -> Iterator[Taken]:
    """The same, the first problems told."""
    problems = 0
    for taken in results:
        problems += bool(taken.problem)
        if taken.problem and problems <= MOST_SAID:
            tell(f"line {taken.line}: {taken.problem}")
        yield taken


def import_folder(library: Library, folder: Path) -> int:
    from briefing.export import shelf

    files = [str(file) for file in sorted(folder.glob("*.md"))]
    done = 0
    for file, found in kept(library, files, "Taking in"):
        done += bool(found)
        for number in found:
            page = Path(file).read_text(encoding="utf-8", errors="replace")
            shelf.with_front(library, number, shelf.front_of(page))
            shelf.with_marks(library, number, page)
    tell(f"{done} taken in")
    return partly(done, len(files))


@in_library
def dump(library: Library, options: argparse.Namespace) -> int:
    from briefing.export import shelf
    from briefing.library import transfer

    path = typed_path(options.path)
    lines = path.suffix == ".jsonl"
    names = transfer.write_jsonl(library, path, overwrite=options.force) if lines else shelf.write_folder(library, path)
    count = sum(1 for _ in progress(names, library.count("") + 1, "Writing"))
    tell(f"wrote {count} article{'s' * (count != 1)} to {path}")
    if beside := left_behind(library):
        tell(f"not in it: {beside}")
    return 3 if library.notes else 0


def left_behind(library: Library) -> str:
    """What the library holds beside its articles, and a dump does not."""
    from briefing.library import dossier, feeds, watches

    counts = (
        (len(feeds.feeds(library)), "feed", " (briefing feeds export FILE)"),
        (len(watches.watches(library)), "watch", ""),
        (len(dossier.aliases(library)), "name joined by --same-as", ""),
    )
    ending = {"watch": "watches", "name joined by --same-as": "names joined by --same-as"}
    return ", ".join(f"{n} {what if n == 1 else ending.get(what, f'{what}s')}{way}" for n, what, way in counts if n)


COMMANDS = (
    Command(
        "import",
        "take in a library, a folder of Markdown, or a list of another program",
        take_in,
        (
            option(
                "path",
                metavar="FILE",
                help="JSON lines of a library, a folder of Markdown, or a list (Pocket, Zotero, bookmarks …)",
            ),
            option("--allow-private", action="store_true", help="let addresses of a list be in a private network"),
        ),
        "import library.jsonl",
    ),
    Command(
        "dump",
        "write all articles of the library, with what you did to them",
        dump,
        (option("path", metavar="FILE", help="a file ending in .jsonl, or a folder for Markdown files"), FORCE),
        "dump library.jsonl",
    ),
)

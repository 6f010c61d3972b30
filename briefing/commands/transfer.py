"""The whole library in and out, and lists of other programs: `import dump`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.command import Command, option
from briefing.commands.listed import is_list, take_list
from briefing.commands.opened import in_library, kept
from briefing.commands.tables import partly, progress

if TYPE_CHECKING:
    from briefing.library.articles import Library


@in_library
def take_in(library: Library, options: argparse.Namespace) -> int:
    """A library's JSON lines, a folder of Markdown files, or a list of another program; run again, it goes on where it stopped."""
    from briefing.library import transfer

    path = Path(options.path).expanduser()
    if path.is_dir():
        return import_folder(library, path)
    if is_list(path):
        return take_list(library, path, allow_private=options.allow_private)
    total = transfer.lines_of(path)
    new = known = 0
    for _, fresh in progress(transfer.take_in(library, transfer.read_jsonl(path)), total, "Taking in"):
        new, known = new + fresh, known + (not fresh)
    print(f"briefing: {new} new, {known} there already", file=sys.stderr)
    return 0


def import_folder(library: Library, folder: Path) -> int:
    from briefing.export import shelf

    files = [str(file) for file in sorted(folder.glob("*.md"))]
    done = 0
    for file, found in kept(library, files, "Taking in"):
        done += bool(found)
        for number in found:
            shelf.with_front(library, number, shelf.front_of(Path(file).read_text(encoding="utf-8", errors="replace")))
    print(f"briefing: {done} taken in", file=sys.stderr)
    return partly(done, len(files))


@in_library
def dump(library: Library, options: argparse.Namespace) -> int:
    from briefing.export import shelf
    from briefing.library import transfer

    path = Path(options.path).expanduser()
    write = transfer.write_jsonl if path.suffix == ".jsonl" else shelf.write_folder
    count = sum(1 for _ in progress(write(library, path), library.count("") + 1, "Writing"))
    print(f"briefing: wrote {count} articles to {path}", file=sys.stderr)
    return 0


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
        "write the whole library",
        dump,
        (option("path", metavar="FILE", help="a file ending in .jsonl, or a folder for Markdown files"),),
        "dump library.jsonl",
    ),
)

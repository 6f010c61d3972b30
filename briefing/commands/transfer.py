"""The whole library in and out, and lists of other programs: `import dump`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.command import Command, option
from briefing.commands.opened import in_library, kept
from briefing.commands.tables import partly, progress

if TYPE_CHECKING:
    from briefing.library.articles import Library

LISTS = (".csv", ".html", ".htm")


@in_library
def take_in(library: Library, options: argparse.Namespace) -> int:
    """A library's JSON lines, or a folder of Markdown files; run again, it goes on where it stopped."""
    from briefing.library import transfer

    path = Path(options.path).expanduser()
    if path.is_dir():
        return import_folder(library, path)
    if path.suffix.lower() in LISTS:
        return import_list(library, path, options)
    total = transfer.lines_of(path)
    new = known = 0
    for _, fresh in progress(transfer.take_in(library, transfer.read_jsonl(path)), total, "Taking in"):
        new, known = new + fresh, known + (not fresh)
    print(f"briefing: {new} new, {known} there already", file=sys.stderr)
    return 0


def import_list(library: Library, path: Path, options: argparse.Namespace) -> int:
    """Fetch and keep what a list of another program names, but for what is there; with the tags it has there."""
    from briefing.reading import MAX_BYTES, read_file
    from briefing.reading.lists import listed

    wanted = {item.url: item.tags for item in listed(read_file(path, MAX_BYTES)) if library.at_address(item.url) is None}
    done = 0
    for url, found in kept(library, list(wanted), "Fetching", allow_private=options.allow_private):
        if found is not None:
            done += 1
            library.tag([found], wanted[url])
    print(f"briefing: {done} taken in", file=sys.stderr)
    return partly(done, len(wanted))


def import_folder(library: Library, folder: Path) -> int:
    from briefing.export import shelf

    files = [str(file) for file in sorted(folder.glob("*.md"))]
    done = 0
    for file, found in kept(library, files, "Taking in"):
        if found is not None:
            done += 1
            shelf.with_front(library, found, shelf.front_of(Path(file).read_text(encoding="utf-8", errors="replace")))
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
        "take in a library, or a folder of Markdown",
        take_in,
        (
            option(
                "path", metavar="FILE", help="JSON lines of a library, a folder of Markdown, a list of addresses (.csv, .html)"
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

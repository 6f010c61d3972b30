"""The commands of the library: `add list search show tag archive delete dossier feeds refresh import dump doctor`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from operator import itemgetter
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, LibraryError
from briefing.visible import visible

LISTS = (".csv", ".html", ".htm")


def add_parsers(commands: Any, positive: Any) -> None:
    """Put the commands under those of `cli.py`."""

    def command(name: str, help: str, example: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help, epilog=f"example: briefing {example}")

    add = command("add", "keep articles in the library", "add *.html https://herald.test/dam --tag dams")
    add.add_argument("articles", nargs="+", metavar="ARTICLE")
    add.add_argument("--tag", action="append", default=[], metavar="TAG", help="tag them; may be given again")
    add.add_argument("--jobs", type=positive, default=1, metavar="N", help="processes")
    add.add_argument("--encoding", help="the files' encoding, when it is told wrong")
    add.add_argument("--allow-private", action="store_true", help="let the address be one of a private network")
    for name, help, example in (
        ("list", "the articles of the library", "list --order date"),
        ("search", "find articles", "search speaker:lavrov tag:iran after:2022-01 '\"written responses\"'"),
    ):
        table = command(name, help, example)
        table.add_argument(
            "query", nargs="*" if name == "list" else "+", help="words, and speaker: person: tag: source: after: before: is:"
        )
        table.add_argument("--order", choices=("opened", "added", "date", "title", "source"), default="opened")
        table.add_argument("--limit", type=positive, default=1000, metavar="N")
    show = command("show", "the brief of an article", "show 12 --level short")
    show.add_argument("articles", nargs="+", metavar="NUMBER")
    show.add_argument("--level", choices=("short", "standard", "long"), default="standard")
    tag = command("tag", "put tags on an article, or take them off", "tag 12 iran vienna")
    tag.add_argument("article", metavar="NUMBER")
    tag.add_argument("tags", nargs="+", metavar="TAG")
    tag.add_argument("--off", action="store_true", help="take them off")
    for name, help in (("archive", "put articles away"), ("delete", "delete articles; --undo brings them back for a month")):
        away = command(name, help, f"{name} 12 13")
        away.add_argument("articles", nargs="+", metavar="NUMBER")
        away.add_argument("--undo", action="store_true", help="the other way round")
    dossier = command("dossier", "everything a person said, by date", "dossier 'Sergei Lavrov' -o lavrov.md")
    dossier.add_argument("name", nargs="?", default="", help="a person; without one, the people of the library")
    dossier.add_argument("-o", "--output", metavar="FILE", default="-", help="a file, or - for standard output (default)")
    dossier.add_argument("--same-as", metavar="NAME", help="let NAME be the same person from now on")
    dossier.add_argument("--force", action="store_true", help="overwrite a file that is there")
    feeds = command("feeds", "the feeds and what they offer", "feeds add https://herald.test/rss")
    feeds.add_argument("what", nargs="?", choices=("list", "add", "remove", "entries", "import", "export"), default="list")
    feeds.add_argument("which", nargs="*", metavar="ADDRESS", help="an address, a number, or an OPML file")
    feeds.add_argument("--all", action="store_true", help="entries that were read, too")
    refresh = command("refresh", "ask the feeds for what is new", "refresh")
    refresh.add_argument("--allow-private", action="store_true", help="let feeds be in a private network")
    take = command("import", "take in a library, or a folder of Markdown", "import library.jsonl")
    take.add_argument(
        "path", metavar="FILE", help="JSON lines of a library, a folder of Markdown, a list of addresses (.csv, .html)"
    )
    take.add_argument("--allow-private", action="store_true", help="let addresses of a list be in a private network")
    dump = command("dump", "write the whole library", "dump library.jsonl")
    dump.add_argument("path", metavar="FILE", help="a file ending in .jsonl, or a folder for Markdown files")
    doctor = command("doctor", "check library, extras and terminal", "doctor")
    doctor.add_argument("--recover", metavar="FILE", help="take what can be read of a damaged library")
    for name in ("add", "list", "search", "show", "dossier", "feeds", "refresh", "doctor"):
        commands.choices[name].add_argument("--json", action="store_true", help="for other programs")


def run(options: argparse.Namespace) -> int:
    from briefing.library.articles import Library

    if options.command == "doctor" and not options.recover:
        return doctor(options)
    with Library() as library:
        return globals()[f"do_{options.command}"](library, options)


def say(rows: Sequence[dict[str, Any]], table: dict[str, Any], as_json: bool) -> int:
    """Rows as JSON, or as a table of some columns. Nothing at all is exit code 1."""
    from briefing.commands.cli import show

    if as_json:
        print(json.dumps({"schema_version": 1, "rows": rows}, ensure_ascii=False))
    elif rows:
        show(list(table), [[str(value(row)) for value in table.values()] for row in rows])
    return 0 if rows else 1


def columns(*keys: str) -> dict[str, Any]:
    """Columns that show a row's values as they are."""
    return {key: itemgetter(key) for key in keys}


def number(text: str) -> int:
    if not text.lstrip("@").isdigit():
        raise LibraryError(f"“{visible(text)}” is not the number of an article. See: briefing list")
    return int(text.lstrip("@"))


def numbers(texts: Iterable[str]) -> list[int]:
    return [number(text) for text in texts]


# ---------------------------------------------------------------------- in
def kept(library: Any, sources: Sequence[str], doing: str = "Analysing", **options: Any) -> Iterator[tuple[str, int | None]]:
    """(source, its number in the library) of each as it is read, analysed and kept; None, and why on stderr, when it cannot be."""
    from briefing import engine
    from briefing.commands.cli import progress
    from briefing.model import Analysis

    version = engine.rules_version()
    results = progress(engine.batch(sources, as_found=True, **options), len(sources), doing)
    for source, (line, problem) in zip(sources, results, strict=True):
        if line is None:
            print(f"briefing: {problem}", file=sys.stderr)
        yield source, None if line is None else library.save(Analysis.from_dict(json.loads(line)), version)


def partly(done: int, wanted: int) -> int:
    """The exit code when some of several could not be read."""
    return 0 if done == wanted else 3 if done else 2


def do_add(library: Any, options: argparse.Namespace) -> int:
    """Read, analyse and keep; what cannot be read is said and the rest goes on."""
    more = {"jobs": options.jobs, "encoding": options.encoding, "allow_private": options.allow_private}
    found = []
    for _, number in kept(library, options.articles, **more):
        if number is not None:
            found.append(number)
            library.tag([number], options.tag)
    say([asdict(library.entry(n)) for n in found], LISTED, options.json)
    return partly(len(found), len(options.articles))


LISTED = {
    "#": lambda row: row["id"],
    "": lambda row: ("*" if row["star"] else "") + {"unread": "new", "archived": "away"}.get(row["state"], row["state"]),
    "headline": lambda row: row["title"],
    "source": lambda row: place(row),
    "date": lambda row: row["published"] or row["added"][:10],
    "topics": lambda row: " · ".join(row["topics"][:4]),
    "tags": lambda row: " ".join(row["tags"]),
}  # fmt: skip


def place(row: dict[str, Any]) -> str:
    from briefing.library.articles import place_of

    return place_of(row["url"], row["source"])


def do_list(library: Any, options: argparse.Namespace) -> int:
    found = library.find(" ".join(options.query), order=options.order, limit=options.limit)
    return say([asdict(entry) for entry in found], LISTED, options.json)


do_search = do_list


# ---------------------------------------------------------------------- one article
def do_show(library: Any, options: argparse.Namespace) -> int:
    from briefing import engine, export

    analyses = [engine.with_readers_own(engine.analyzed(library.article(n))) for n in numbers(options.articles)]
    if options.json:
        sys.stdout.write(export.json_lines(analyses))
    else:
        sys.stdout.write(export.render(analyses, "markdown", options.level))
    return 0


def do_tag(library: Any, options: argparse.Namespace) -> int:
    library.tag([number(options.article)], options.tags, off=options.off)
    print(f"briefing: {', '.join(library.entry(number(options.article)).tags) or 'no tags'}", file=sys.stderr)
    return 0


def do_archive(library: Any, options: argparse.Namespace) -> int:
    library.set_state(numbers(options.articles), "read" if options.undo else "archived")
    return 0


def do_delete(library: Any, options: argparse.Namespace) -> int:
    library.delete(numbers(options.articles), back=options.undo)
    if not options.undo:
        print(f"briefing: deleted; to bring back: briefing delete --undo {' '.join(options.articles)}", file=sys.stderr)
    return 0


# ---------------------------------------------------------------------- people
def do_dossier(library: Any, options: argparse.Namespace) -> int:
    from briefing.export import files
    from briefing.export.dossier import markdown
    from briefing.library import dossier as dossiers

    if not options.name:
        found = [asdict(p) for p in dossiers.people(library)]
        shown = columns("name", "articles", "quotes")
        return say(found, shown, options.json)
    if options.same_as:
        first, second = dossiers.join(library, options.name, options.same_as)
        print(f"briefing: {first} is {second} from now on", file=sys.stderr)
    dossier = dossiers.dossier(library, options.same_as or options.name)
    text = json.dumps(asdict(dossier), ensure_ascii=False) + "\n" if options.json else markdown(dossier)
    if options.output == "-":
        sys.stdout.write(text)
    else:
        print(f"briefing: wrote {files.write(text, Path(options.output), overwrite=options.force)}", file=sys.stderr)
    return 0


# ---------------------------------------------------------------------- feeds
def do_feeds(library: Any, options: argparse.Namespace) -> int:
    from briefing.library import feeds

    if options.what in ("add", "remove", "import") and not options.which:
        raise BriefingError(f"Name what to {options.what}. Try: briefing feeds --help")
    if options.what == "add":
        return add_feeds(library, options.which)
    if options.what == "remove":
        for which in options.which:
            print(f"briefing: removed {visible(feeds.remove(library, which))}", file=sys.stderr)
        return 0
    if options.what in ("import", "export"):
        return opml(library, options)
    if options.what == "entries":
        only = number(options.which[0]) if options.which else None
        rows = [asdict(item) for item in feeds.items(library, feed=only, unread=not options.all)]
        return say(rows, columns("published", "title", "url"), options.json)
    rows = [asdict(feed) for feed in feeds.feeds(library)]
    shown = columns("id", "unread", "title", "url", "problem")
    return say(rows, shown, options.json)


def add_feeds(library: Any, addresses: Sequence[str]) -> int:
    from briefing.library import feeds
    from briefing.reading.web import checked

    for address in addresses:
        checked(address)
        there = not feeds.add(library, address)
        print(f"briefing: {'there already' if there else 'added'}: {visible(address)}", file=sys.stderr)
    return 0


def opml(library: Any, options: argparse.Namespace) -> int:
    from briefing.library import feeds
    from briefing.reading import MAX_BYTES, read_file
    from briefing.reading.feeds import parse_opml, write_opml

    if options.what == "export":
        sys.stdout.write(write_opml([(f.url, f.title) for f in feeds.feeds(library)]))
        return 0
    new = 0
    for path in options.which:
        new += sum(feeds.add(library, url, title) for url, title in parse_opml(read_file(Path(path), MAX_BYTES)))
    print(f"briefing: {new} new feeds", file=sys.stderr)
    return 0


def do_refresh(library: Any, options: argparse.Namespace) -> int:
    """For the hand and for cron: quiet but for what is new or wrong."""
    from briefing import engine
    from briefing.commands.cli import progress
    from briefing.library import feeds

    known = feeds.feeds(library)
    rows, wrong = [], 0
    for feed, new, problem in progress(engine.refresh(library, known, allow_private=options.allow_private), len(known), "Asking"):
        rows.append({"feed": feed.name, "new": new, "problem": problem})
        if problem:
            wrong += 1
            print(f"briefing: {visible(feed.name)}: {problem}", file=sys.stderr)
    shown = columns("feed", "new")
    say([row for row in rows if options.json or row["new"]], shown, options.json)
    return 0 if not wrong else 2 if wrong == len(known) else 3


# ---------------------------------------------------------------------- everything
def do_import(library: Any, options: argparse.Namespace) -> int:
    """A library's JSON lines, or a folder of Markdown files; run again, it goes on where it stopped."""
    from briefing.commands.cli import progress
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


def import_list(library: Any, path: Path, options: argparse.Namespace) -> int:
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


def import_folder(library: Any, folder: Path) -> int:
    from briefing.export import shelf

    files = [str(file) for file in sorted(folder.glob("*.md"))]
    done = 0
    for file, found in kept(library, files, "Taking in"):
        if found is not None:
            done += 1
            shelf.with_front(library, found, shelf.front_of(Path(file).read_text(encoding="utf-8", errors="replace")))
    print(f"briefing: {done} taken in", file=sys.stderr)
    return partly(done, len(files))


def do_dump(library: Any, options: argparse.Namespace) -> int:
    from briefing.commands.cli import progress
    from briefing.export import shelf
    from briefing.library import transfer

    path = Path(options.path).expanduser()
    write = transfer.write_jsonl if path.suffix == ".jsonl" else shelf.write_folder
    count = sum(1 for _ in progress(write(library, path), library.count("") + 1, "Writing"))
    print(f"briefing: wrote {count} articles to {path}", file=sys.stderr)
    return 0


# ---------------------------------------------------------------------- doctor
def doctor(options: argparse.Namespace) -> int:
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


def do_doctor(library: Any, options: argparse.Namespace) -> int:
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

"""The articles of the library: `add list search show tag archive delete`."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing.commands.command import ADDING, ARTICLES, AS_JSON, JOBS, LEVEL, RAW, Command, option, positive
from briefing.commands.opened import in_library, kept, number, numbers
from briefing.commands.tables import Columns, Row, partly, put_out, say, tell

if TYPE_CHECKING:
    from briefing.library.articles import Library


def sign(row: Row) -> str:
    """Whether it is starred, and how far it is read."""
    state: str = row["state"]
    return "*" * row["star"] + {"unread": "new", "archived": "away"}.get(state, state)


def place(row: Row) -> str:
    from briefing.library.rows import place_of

    return place_of(row["url"], row["source"])


def day(row: Row) -> str:
    from briefing.library.rows import shown_date

    return shown_date(row["published"], row["added"])


LISTED: Columns = {
    "#": lambda row: row["id"],
    "": sign,
    "headline": lambda row: row["title"],
    "source": place,
    "date": day,
    "topics": lambda row: " · ".join(row["topics"][:4]),
    "tags": lambda row: " ".join(row["tags"]),
}  # fmt: skip


FOUND: Columns = {
    **{name: LISTED[name] for name in ("#", "", "headline", "source", "date")},
    "found": lambda row: f"§{row['paragraph']} {row['snippet']}" if row["paragraph"] else "",
}
NOTED: Columns = {
    "#": lambda row: row["id"],
    "headline": lambda row: row["title"],
    "place": lambda row: f"§{row['paragraph']}",
    "marked": lambda row: row["text"],
    "note": lambda row: row["note"],
}


@in_library
def add(library: Library, options: argparse.Namespace) -> int:
    """Read, analyse and keep; what cannot be read is said and the rest goes on."""
    more = {"jobs": options.jobs, "encoding": options.encoding, "allow_private": options.allow_private}
    found: list[int] = []
    read = 0
    for _, kept_as in kept(library, options.articles, **more):
        read += bool(kept_as)
        found += kept_as
        library.tag(kept_as, options.tag)
    say([asdict(library.entry(n)) for n in found], LISTED, options.json)
    return partly(read, len(options.articles))


def found_where(library: Library, rows: list[Row], query: str) -> list[Row]:
    """The rows with the paragraph and the words around what was found in the text; 0 and nothing for what stands elsewhere."""
    from briefing.library.query import parse
    from briefing.library.snippets import found_in

    asked = parse(query)
    found = [found_in(library, row["id"], asked) for row in rows]
    told = [{"paragraph": s.paragraph, "snippet": s.text} if s else {"paragraph": 0, "snippet": ""} for s in found]
    return [{**row, **more} for row, more in zip(rows, told, strict=True)]


def nothing(library: Library, query: str) -> str:
    """What is said when a query finds nothing: what it was, or where the articles are."""
    if query and library.count():
        return f"Nothing in the library fits “{query}”."
    if away := library.count("is:archived"):
        return f"Everything in the library is archived ({away}). See: briefing list is:archived"
    return "There is nothing in the library to list. Try: briefing add FILE"


def entries(library: Library, options: argparse.Namespace) -> list[Row]:
    """What a query means; that it means nothing is told."""
    query = " ".join(options.query)
    found = library.find(query, order=options.order, limit=options.limit)
    if not found:
        tell(nothing(library, query))
    return [asdict(entry) for entry in found]


@in_library
def show_list(library: Library, options: argparse.Namespace) -> int:
    return say(entries(library, options), LISTED, options.json)


@in_library
def search(library: Library, options: argparse.Namespace) -> int:
    return say(found_where(library, entries(library, options), " ".join(options.query)), FOUND, options.json)


@in_library
def notes(library: Library, options: argparse.Namespace) -> int:
    from briefing.library.marks import marked

    made = marked(library, " ".join(options.query))
    rows: list[Row] = [{**asdict(m.entry), "paragraph": m.paragraph, "text": m.text, "note": m.note} for m in made]
    if not rows:
        tell("Nothing is marked there. In the app, m marks what is selected, or the sentence that is read.")
    return say(rows, NOTED, options.json)


@in_library
def show(library: Library, options: argparse.Namespace) -> int:
    from briefing import engine, export

    analyses = [engine.with_readers_own(engine.analyzed(library.article(n))) for n in numbers(options.articles)]
    if options.json:
        sys.stdout.write(export.json_lines(analyses))
    else:
        put_out(export.render(analyses, "markdown", options.level), raw=options.raw)
    return 0


@in_library
def tag(library: Library, options: argparse.Namespace) -> int:
    library.tag([number(options.article)], options.tags, off=options.off)
    tell(f"{', '.join(library.entry(number(options.article)).tags) or 'no tags'}")
    return 0


@in_library
def archive(library: Library, options: argparse.Namespace) -> int:
    if options.undo:
        library.unarchive(numbers(options.articles))
    else:
        library.set_state(numbers(options.articles), "archived")
    return 0


@in_library
def delete(library: Library, options: argparse.Namespace) -> int:
    library.delete(numbers(options.articles), back=options.undo)
    if not options.undo:
        tell(f"deleted; to bring back: briefing delete --undo {' '.join(options.articles)}")
    return 0


NUMBERS = option("articles", nargs="+", metavar="NUMBER")
UNDO = option("--undo", action="store_true", help="the other way round")
QUERY_HELP = 'words, "phrases", this OR that, and speaker: person: tag: title: note: source: after: before: is:'
FINDING = (
    option("--order", choices=("opened", "added", "date", "title", "source"), default="opened"),
    option("--limit", type=positive, default=1000, metavar="N"),
    AS_JSON,
)
COMMANDS = (
    Command(
        "add",
        "keep articles in the library",
        add,
        (
            ARTICLES,
            option("--tag", action="append", default=[], metavar="TAG", help="tag them; may be given again"),
            JOBS,
            *ADDING,
            AS_JSON,
        ),
        "add *.html https://herald.test/dam --tag dams",
    ),
    Command(
        "list",
        "the articles of the library",
        show_list,
        (option("query", nargs="*", help=QUERY_HELP), *FINDING),
        "list --order date",
    ),
    Command(
        "search",
        "find articles",
        search,
        (option("query", nargs="+", help=QUERY_HELP), *FINDING),
        "search speaker:lavrov tag:iran after:2022-01 '\"written responses\"'",
    ),
    Command(
        "notes",
        "everything that you marked and noted, in all articles",
        notes,
        (option("query", nargs="*", help="only in articles that this finds, as in search"), AS_JSON),
        "notes tag:iran",
    ),
    Command("show", "the brief of an article", show, (NUMBERS, LEVEL, RAW, AS_JSON), "show 12 --level short"),
    Command(
        "tag",
        "put tags on an article, or take them off",
        tag,
        (
            option("article", metavar="NUMBER"),
            option("tags", nargs="+", metavar="TAG"),
            option("--off", action="store_true", help="take them off"),
        ),
        "tag 12 iran vienna",
    ),
    Command("archive", "put articles away", archive, (NUMBERS, UNDO), "archive 12 13"),
    Command("delete", "delete articles; --undo brings them back for a month", delete, (NUMBERS, UNDO), "delete 12 13"),
)

"""The library's stories, and what is new for your saved queries: `stories watch`."""

from __future__ import annotations

import argparse
import subprocess
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from briefing.commands.command import AS_JSON, FORCE, LEVEL, OUTPUT, RAW, Command, option
from briefing.commands.opened import in_library, number
from briefing.commands.tables import Columns, Row, columns, progress, put, say, tell
from briefing.errors import BriefingError, LibraryError
from briefing.visible import visible

if TYPE_CHECKING:
    from briefing.library.articles import Library
    from briefing.library.rows import Entry
    from briefing.library.stories import Story
    from briefing.library.watches import Watch

NO_STORIES = (
    "No reports of one event are found. One brief of any articles: briefing export @1 @2; what differs: briefing compare @1 @2"
)
NO_WATCHES = "There is no watch. Try: briefing watch add QUERY"
EXEC_SECONDS = 60.0  # that a command of --exec may take for one watch


def told_story(story: Story) -> Row:
    """A story as a row: its number, how many reports, how many of them reprints, from when to when, who reports."""
    first, last = story.days
    outlets = dict.fromkeys(r.entry.place for r in story.reports)
    return {
        "story": story.id,
        "title": story.title,
        "reports": len(story.reports),
        "reprints": len(story.reports) - len(story.own),
        "first": first,
        "last": last,
        "days": " to ".join(dict.fromkeys(story.shown_days)),
        "outlets": list(outlets),
        "articles": [r.entry.id for r in story.reports],
    }


STORIES: Columns = {
    "#": lambda row: row["story"],
    "reports": lambda row: f"{row['reports']}" + (f" ({row['reprints']} reprinted)" if row["reprints"] else ""),
    "days": lambda row: row["days"],
    "headline": lambda row: row["title"],
    "outlets": lambda row: ", ".join(row["outlets"][:4]),
}
REPORTS = columns("id", "date", "title", "place", "copy of")


@in_library
def stories(library: Library, options: argparse.Namespace) -> int:
    """Reports of one story together; of one story its reports, or a brief or comparison of them."""
    from briefing.library import stories as shelf

    for _ in progress(shelf.bring_in(library), shelf.waiting(library), "Looking for stories"):
        pass
    if not options.number:
        if options.brief or options.compare:
            raise BriefingError(
                "Which story? briefing stories lists them; its number makes the brief: briefing stories 12 --brief"
            )
        return say([told_story(s) for s in shelf.stories(library)], STORIES, options.json, NO_STORIES)
    story = shelf.story(library, number(options.number))
    if options.brief or options.compare:
        return put(written(library, story, options), options.output, force=options.force, raw=options.raw)
    rows = [{**asdict(r.entry), "date": r.entry.date, "place": r.entry.place, "copy of": r.copy_of or ""} for r in story.reports]
    return say(rows, REPORTS, options.json)


def written(library: Library, story: Story, options: argparse.Namespace) -> str:
    """A brief of a story's own reports, or what differs between them."""
    from briefing import engine
    from briefing.comparing.comparison import compare
    from briefing.export import render
    from briefing.export.comparison import comparison_markdown
    from briefing.export.reports import reports

    analyses = [engine.with_readers_own(engine.analyzed(library.article(r.entry.id))) for r in story.own]
    if options.compare and len(analyses) > 1:
        return comparison_markdown(compare(analyses), reports(analyses))
    return render(analyses, "markdown", options.level)


@in_library
def watch(library: Library, options: argparse.Namespace) -> int:
    """What is new: exit code 0, nothing: 1. `add`, `list` and `remove` keep the watches."""
    from briefing.library import watches

    words = " ".join(options.which)
    if options.what == "add":
        made = watches.add(library, words, options.name)
        tell(f"watching “{visible(made.name)}” from now on")
        return 0
    if options.what == "remove":
        if not words:
            raise BriefingError("Name the watch to remove. See: briefing watch list")
        watches.remove(library, words)
        tell(f"removed “{visible(words)}”")
        return 0
    known = watches.watches(library)
    if options.what == "list":
        return say([asdict(w) for w in known], columns("name", "query", "made"), options.json, NO_WATCHES)
    return tell_news(library, known, options)


def tell_news(library: Library, known: list[Watch], options: argparse.Namespace) -> int:
    """Tell of each watch's new articles, and remember that they were told."""
    from briefing.library import watches

    rows: list[dict[str, Any]] = []
    if not known and not options.json:
        tell(NO_WATCHES)
    for one in known:
        fresh = fresh_of(library, one)
        here = [{"watch": one.name, "id": e.id, "date": e.date, "title": e.title, "source": e.place, "url": e.url} for e in fresh]
        if here and options.exec:
            hand_on(options.exec, one, here)
        rows += here
        watches.tell(library, one, [entry.id for entry in fresh])
    return say(rows, columns("watch", "id", "date", "title", "source"), options.json)


def fresh_of(library: Library, watch: Watch) -> list[Entry]:
    """What is new for a watch; a query that is none any more is told, and the other watches are asked."""
    from briefing.library import watches

    try:
        return watches.news(library, watch)
    except LibraryError as error:
        tell(f"The watch “{watch.name}” cannot be asked: {error}")
        return []


def hand_on(command: str, watch: Watch, rows: list[dict[str, Any]]) -> None:
    """Run the user's command with the news on its standard input; nothing of an article is ever on a command line."""
    text = "".join(f"{r['date']}\t@{r['id']}\t{visible(r['title'])}\t{visible(r['url'] or r['source'])}\n" for r in rows)
    try:
        done = subprocess.run(command, shell=True, input=f"{visible(watch.name)}\n{text}", text=True, timeout=EXEC_SECONDS)
    except subprocess.TimeoutExpired:
        raise BriefingError(f"The command of --exec took more than {EXEC_SECONDS:.0f} s and was ended.") from None
    if done.returncode:
        raise BriefingError(f"The command of --exec ended with {done.returncode}; what is new will be told again.")


def news_after_refresh(library: Library) -> None:
    """One line for each watch that has something new; it stays new until `briefing watch` tells it."""
    from briefing.library import watches

    for one in watches.watches(library):
        if fresh := fresh_of(library, one):
            tell(f"{len(fresh)} new for “{visible(one.name)}” (briefing watch)")


COMMANDS = (
    Command(
        "stories",
        "reports of one story together, and a brief or comparison of them",
        stories,
        (
            option("number", nargs="?", default="", metavar="NUMBER", help="a story, or an article of one"),
            option("--brief", action="store_true", help="one brief of its reports"),
            option("--compare", action="store_true", help="what differs between its reports"),
            LEVEL,
            OUTPUT,
            RAW,
            FORCE,
            AS_JSON,
        ),
        "stories 12 --brief",
    ),
    Command(
        "watch",
        "what is new for your saved queries; exit code 1 when nothing is",
        watch,
        (
            option("what", nargs="?", choices=("tell", "add", "list", "remove"), default="tell"),
            option("which", nargs="*", metavar="QUERY", help="words and fields as in search; a name to remove"),
            option("--name", default="", help="what the watch is called; its query when not given"),
            option(
                "--exec",
                default="",
                metavar="CMD",
                help="run a command for each watch with news, which it reads on standard input",
            ),
            AS_JSON,
        ),
        "watch add 'speaker:kovac tag:rates' --name rates",
    ),
)

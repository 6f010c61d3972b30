"""The feeds and what they offer: `feeds refresh`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.command import ALLOW_PRIVATE, AS_JSON, FORCE, Command, option
from briefing.commands.grouped import news_after_refresh
from briefing.commands.opened import in_library, number
from briefing.commands.tables import Columns, columns, partly, progress, put, say, tell
from briefing.errors import BriefingError
from briefing.sources import is_file
from briefing.visible import visible

if TYPE_CHECKING:
    from briefing.library.articles import Library
    from briefing.library.feeds import Feed

NO_FEEDS = "There is no feed. Try: briefing feeds add ADDRESS"
OF_TAG = option("--tag", action="append", default=[], metavar="TAG", help="only the feeds with this tag; may be given again")
OF_ONE_FEED = frozenset(("add", "remove", "import", "fetch", "read", "tag", "hide"))


@in_library
def feeds(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds as shelf

    if options.what == "read" and options.all:
        options.which = [str(feed.id) for feed in shelf.feeds(library)]
    elif options.what in OF_ONE_FEED and not options.which:
        raise BriefingError(f"Name what to {options.what}. Try: briefing feeds --help")
    return DOINGS[options.what](library, options)


def list_feeds(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds

    rows = [asdict(feed) for feed in feeds.feeds(library) if of_tags(feed, options.tag)]
    offline: Columns = {"offline": lambda row: "offline" if row["fetches"] else "", "tags": lambda row: " ".join(row["tags"])}
    shown = {**columns("id", "unread"), **offline, **columns("title", "url", "problem")}
    return say(rows, shown, options.json, f"No feed has the tag {', '.join(options.tag)}." if options.tag else NO_FEEDS)


def list_entries(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds

    only = number(options.which[0]) if options.which else None
    meant = {feed.id for feed in feeds.feeds(library) if of_tags(feed, options.tag)}
    rows = [asdict(item) for item in feeds.items(library, feed=only, unread=not options.all) if item.feed in meant]
    nothing = "Nothing new is offered. briefing refresh asks the feeds, --all shows what was read or is hidden."
    return say(rows, columns("published", "article", "title", "url", "problem"), options.json, nothing)


def of_tags(feed: Feed, tags: Sequence[str]) -> bool:
    """A feed that has one of the tags; every feed where none is told."""
    from briefing.library.rows import clean_tags

    return not tags or bool(set(clean_tags(tags)) & set(feed.tags))


def fetch_feeds(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds

    for which in options.which:
        feed = feeds.set_fetching(library, which, on=not options.off)
        told = "is not fetched any more" if options.off else "will be fetched at the next briefing refresh"
        tell(f"{visible(feed.name)}: what it offers {told}")
    return 0


def remove_feeds(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds

    for which in options.which:
        tell(f"removed {visible(feeds.remove(library, which))}")
    return 0


def read_feeds(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds

    for which in options.which:
        feed = feeds.mark_all_read(library, which)
        tell(f"{visible(feed.name)}: {feed.unread} marked as read")
    return 0


def tag_feed(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds

    which, *tags = options.which
    tags += options.tag
    if not tags:
        raise BriefingError("Name the tags, too: briefing feeds tag NUMBER TAG")
    feed = feeds.tag(library, which, tags, off=options.off)
    tell(f"{visible(feed.name)}: {', '.join(feed.tags) or 'no tags'}")
    return 0


def hide(library: Library, options: argparse.Namespace) -> int:
    """Words of which the reader wants to see nothing; with --off they are taken back."""
    from briefing.library import feeds, unwanted

    feed = feeds.found(library, options.feed).id if options.feed else 0
    words = " ".join(options.which)
    count = (unwanted.show if options.off else unwanted.hide)(library, words, feed)
    entries = "1 entry" if count == 1 else f"{count} entries"
    tell(f"{entries} there again" if options.off else f"{entries} hidden, and so is what comes with these words from now on")
    return 0


def list_hidden(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds, unwanted

    names = {feed.id: feed.name for feed in feeds.feeds(library)}
    rows = [asdict(rule) for rule in unwanted.unwanted(library)]
    of: Columns = {"feed": lambda row: names.get(row["feed"], "") if row["feed"] else "all feeds"}
    return say(
        rows, {**columns("words"), **of, **columns("hides")}, options.json, "Nothing is hidden. Try: briefing feeds hide WORDS"
    )


def add_feeds(library: Library, options: argparse.Namespace) -> int:
    """Each is asked for its title, so that what is no feed is told now and not at the next refresh."""
    from briefing.gathering import asking
    from briefing.library import feeds
    from briefing.reading.web.fetching import checked

    known = {feed.url for feed in feeds.feeds(library)}
    private, done = options.allow_private, 0
    for address in options.which:
        try:
            if is_file(address):
                raise BriefingError(
                    "it is a file. Name the feed's address, or take in a list of feeds: briefing feeds import FILE"
                )
            checked(address)
            title = "" if options.offline or address in known else asking.feed_title(address, allow_private=private)
            new = feeds.add(library, address, title, fetches=options.fetch, private=private)
        except BriefingError as error:
            tell(f"{visible(address)} is not added: {error}")
            continue
        done += 1
        tell(f"{'added' if new else 'there already'}: {visible(f'{title} ({address})' if title else address)}")
    return partly(done, len(options.which))


def opml(library: Library, options: argparse.Namespace) -> int:
    from briefing.library import feeds
    from briefing.reading.web.feeds import Outline, parse_opml, write_opml
    from briefing.sources import MAX_BYTES, read_file

    if options.what == "export":
        text = write_opml(Outline(f.url, f.title, f.tags) for f in feeds.feeds(library))
        return put(text, options.which[0] if options.which else "-", force=options.force)
    new = 0
    for path in options.which:
        found = parse_opml(read_file(Path(path), MAX_BYTES))
        with library.action():
            new += sum(feeds.add(library, url, title, tags=tags) for url, title, tags in found)
    tell(f"{new} new feed{'s' if new != 1 else ''}")
    return 0


@in_library
def refresh(library: Library, options: argparse.Namespace) -> int:
    """For the hand and for cron: quiet but for what is new or wrong."""
    from briefing.gathering import asking
    from briefing.library import feeds

    known = [feed for feed in feeds.feeds(library) if of_tags(feed, options.tag)]
    if not known:
        tell(f"No feed has the tag {visible(', '.join(options.tag))}." if options.tag else NO_FEEDS)
    rows, wrong = [], 0
    asked = asking.refresh(library, known, allow_private=options.allow_private)
    for feed, new, problem in progress(asked, len(known), "Asking"):
        rows.append({"feed": feed.name, "new": new, "problem": problem})
        if problem:
            wrong += 1
            tell(f"{visible(feed.name)}: {problem}")
    say([row for row in rows if options.json or row["new"]], columns("feed", "new"), options.json)
    fetch_entries(library, options.allow_private)
    news_after_refresh(library)
    return 0 if not wrong else 2 if wrong == len(known) else 3


def fetch_entries(library: Library, allow_private: bool) -> None:
    """Fetch what is to be read offline; which could not be is told with the reason, and is no failure of the refresh."""
    from briefing.gathering import fetching
    from briefing.library import feeds

    count = sum(len(feeds.waiting(library, f, fetching.MOST_ENTRIES)) for f in feeds.feeds(library) if f.fetches)
    done = 0
    for _, item, problem in progress(fetching.gather(library, allow_private=allow_private), count, "Fetching"):
        if problem:
            tell(f"not fetched: {visible(item.title)}: {problem}")
        done += not problem
    if done:
        tell(f"{done} fetched, to be read offline")


DOINGS = {
    "list": list_feeds, "add": add_feeds, "remove": remove_feeds, "fetch": fetch_feeds, "entries": list_entries, "read": read_feeds,
    "tag": tag_feed, "hide": hide, "hidden": list_hidden, "import": opml, "export": opml,
}  # fmt: skip

COMMANDS = (
    Command(
        "feeds",
        "the feeds and what they offer",
        feeds,
        (
            option("what", nargs="?", choices=tuple(DOINGS), default="list"),
            option("which", nargs="*", metavar="ADDRESS", help="an address, a number, or an OPML file; with hide: words"),
            option("--offline", action="store_true", help="add an address without asking it"),
            option("--fetch", action="store_true", help="fetch what an added feed offers at each refresh, to be read offline"),
            option(
                "--off", action="store_true", help="take it back: fetch nothing any more, take tags off, show what was hidden"
            ),
            OF_TAG,
            option("--feed", metavar="NUMBER", default="", help="hide in this feed alone"),
            ALLOW_PRIVATE,
            FORCE,
            option("--all", action="store_true", help="entries that were read, too; with read: of all feeds"),
            AS_JSON,
        ),
        "feeds add https://herald.test/rss",
    ),
    Command(
        "refresh",
        "ask the feeds for what is new",
        refresh,
        (ALLOW_PRIVATE, OF_TAG, AS_JSON),
        "refresh",
    ),
)

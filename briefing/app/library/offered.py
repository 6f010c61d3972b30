"""What the feeds offer, as the library's screen shows it."""

from __future__ import annotations

from briefing.app.base.messages import Row
from briefing.app.base.wording import plural
from briefing.library import feeds
from briefing.library.articles import Library
from briefing.library.folding import folded

TAGGED = "tag:"
"""opens a word of the search that is a tag of a feed"""
Entries = tuple[tuple[Row, ...], tuple[str, ...], int, str]
"""rows, the sources for which they stand, how many are unread, a title"""


def entries(library: Library, wanted: str, dot: str) -> Entries:
    """The entries of all feeds that hold the words, or those of the feeds with a tag ("tag:water")."""
    known = {feed.id: feed for feed in feeds.feeds(library)}
    offered = [item for item in feeds.items(library) if item.feed in known]  # another program may add a feed meanwhile
    items = [item for item in offered if is_wanted(item, known[item.feed], wanted)]
    rows = tuple(Row(item.id, item.title, item.published, note(item, known[item.feed], dot)) for item in items)
    sources = tuple(f"@{item.article}" if item.article else item.url for item in items)
    wrong = [f"{feed.name}: {feed.problem}" for feed in known.values() if feed.problem]
    return rows, sources, sum(feed.unread for feed in known.values()), wrong[0] if wrong else plural(len(known), "feed")


def is_wanted(item: feeds.Item, feed: feeds.Feed, wanted: str) -> bool:
    text = folded(f"{item.title} {item.summary}")
    words = folded(wanted).split()
    tags = [word.removeprefix(TAGGED) for word in words if word.startswith(TAGGED)]
    has_tags = all(any(folded(own).startswith(tag) for own in feed.tags) for tag in tags)
    return has_tags and all(word in text for word in words if not word.startswith(TAGGED))


def note(item: feeds.Item, feed: feeds.Feed, dot: str) -> str:
    """Of which feed it is, whether it is here to be read offline or why not, and its summary."""
    state = "here, offline" if item.article else f"not fetched: {item.problem}" if item.problem else ""
    tags = " ".join(f"#{tag}" for tag in feed.tags)
    return f" {dot} ".join(filter(None, (feed.name, tags, state, item.summary)))


def mark_read(entry: int) -> None:
    with Library() as library:
        feeds.mark_read(library, entry)

"""The feeds of the library and what they offer. Nothing is fetched here: the entries come from `gathering/asking.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from briefing.errors import LibraryError
from briefing.library.articles import Library
from briefing.library.rows import clean_tags, safe
from briefing.library.store import now
from briefing.library.unwanted import judge

MOST_ENTRIES = 2000


@dataclass(frozen=True, slots=True)
class Feed:
    id: int
    url: str
    title: str
    etag: str
    modified: str
    checked: str
    problem: str
    unread: int
    fetches: bool = False
    """whether its entries are fetched, to be read offline"""
    private: bool = False
    """whether it may be of a private network"""
    tags: tuple[str, ...] = ()
    """what its articles are tagged with"""

    @property
    def name(self) -> str:
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed: `article` is the number of the article that it became, 0 before; `problem` why it could not be fetched."""

    id: int
    feed: int
    url: str
    title: str
    published: str
    summary: str
    read: bool
    article: int = 0
    problem: str = ""
    hidden: bool = False
    """whether it holds words of which the reader wants to see nothing"""


def feeds(library: Library) -> list[Feed]:
    rows = library.ask(
        "SELECT f.*, (SELECT count(*) FROM entries e WHERE e.feed = f.id AND e.read = 0 AND e.hidden = 0) AS unread FROM feeds f ORDER BY lower(title), url"
    )
    return [feed_of(row) for row in rows]


def feed_of(row: Any) -> Feed:
    values = dict(row)
    values |= {"fetches": bool(row["fetches"]), "private": bool(row["private"])}
    return Feed(**values | {"tags": tuple(t for t in row["tags"].split("\n") if t)})


def add(
    library: Library, url: str, title: str = "", *, fetches: bool = False, private: bool = False, tags: Iterable[str] = ()
) -> bool:
    """Add a feed; False when it is there already, and then only its tags and what it is wanted for change."""
    with library.action():
        new = library.do("INSERT OR IGNORE INTO feeds (url, title) VALUES (?, ?)", (safe(url), safe(title)))
        library.do(
            "UPDATE feeds SET fetches = max(fetches, ?), private = max(private, ?) WHERE url = ?", (fetches, private, safe(url))
        )
        if tags := list(tags):
            put_tags(library, safe(url), tags)
    return bool(new)


def found(library: Library, which: str) -> Feed:
    """A feed by its number, address or title. Raises LibraryError when there is none."""
    feed = next((f for f in feeds(library) if which in (str(f.id), f.url, f.title)), None)
    if feed is None:
        raise LibraryError(f"There is no feed {which}. See: briefing feeds")
    return feed


def tag(library: Library, which: str, tags: Iterable[str], *, off: bool = False) -> Feed:
    """Put tags on a feed or take them off; its articles get them when they come in. Raises LibraryError."""
    feed = found(library, which)
    return replace(feed, tags=put_tags(library, feed.url, tags, off=off))


def put_tags(library: Library, url: str, tags: Iterable[str], *, off: bool = False) -> tuple[str, ...]:
    """As `tag`, of the feed at an address: the others are not looked at, for a list of feeds may have thousands."""
    wanted = clean_tags(tags)
    with library.action():
        row = library.one("SELECT tags FROM feeds WHERE url = ?", (url,))
        own = [t for t in row["tags"].split("\n") if t] if row else []
        kept = [t for t in own if t not in wanted] if off else [*dict.fromkeys([*own, *wanted])]
        library.do("UPDATE feeds SET tags = ? WHERE url = ?", ("\n".join(kept), url))
    return tuple(kept)


def set_fetching(library: Library, which: str, *, on: bool) -> Feed:
    """Whether the entries of a feed are fetched; those that could not be are tried again. Raises LibraryError."""
    feed = found(library, which)
    with library.action():
        # what it offers now has to come again, with the text of its entries
        library.do("UPDATE feeds SET fetches = ?, etag = '', modified = '' WHERE id = ?", (on, feed.id))
        library.do("UPDATE entries SET problem = '' WHERE feed = ?", (feed.id,))
    return feed


def remove(library: Library, which: str) -> str:
    """Remove a feed by its number, address or title. Raises LibraryError when there is none."""
    feed = found(library, which)
    with library.action():
        library.do("DELETE FROM entries WHERE feed = ?", (feed.id,))
        library.do("DELETE FROM unwanted WHERE feed = ?", (feed.id,))
        library.do("DELETE FROM feeds WHERE id = ?", (feed.id,))
    return feed.name


def refreshed(library: Library, feed: Feed, title: str, entries: Sequence[Any], *, etag: str = "", modified: str = "") -> int:
    """Keep what a feed offers now; returns how many entries are new."""
    with library.action():
        new = library.do_all(
            "INSERT OR IGNORE INTO entries (feed, guid, url, title, published, summary, found) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(feed.id, safe(e.guid), safe(e.url), safe(e.title), e.published, safe(e.summary), now()) for e in entries],
        )
        if feed.fetches:
            library.do_all(
                "UPDATE entries SET content = ? WHERE feed = ? AND guid = ? AND article = 0",
                [(safe(e.content), feed.id, safe(e.guid)) for e in entries if e.content],
            )
        if new:
            judge(library, feed.id)
        library.do(
            "UPDATE feeds SET title = coalesce(nullif(?, ''), title), etag = ?, modified = ?, checked = ?, problem = '' WHERE id = ?",
            (safe(title), etag, modified, now(), feed.id),
        )
        library.do(
            "DELETE FROM entries WHERE feed = ? AND id NOT IN (SELECT id FROM entries WHERE feed = ? ORDER BY id DESC LIMIT ?)",
            (feed.id, feed.id, MOST_ENTRIES),
        )
    return new


def failed(library: Library, feed: Feed, problem: str) -> None:
    with library.action():
        library.do("UPDATE feeds SET checked = ?, problem = ? WHERE id = ?", (now(), safe(problem), feed.id))


def unchanged(library: Library, feed: Feed) -> None:
    with library.action():
        library.do("UPDATE feeds SET checked = ?, problem = '' WHERE id = ?", (now(), feed.id))


ARTICLE = "coalesce((SELECT a.id FROM articles a WHERE a.id = e.article AND a.deleted = ''), 0) AS article"
COLUMNS = f"e.id, e.feed, e.url, e.title, e.published, e.summary, e.read, {ARTICLE}, e.problem, e.hidden"


def items(library: Library, *, feed: int | None = None, unread: bool = True, limit: int = 500) -> list[Item]:
    """Entries of all feeds or of one, newest first; those that are `unread` and not hidden, or all."""
    where = ([] if feed is None else [f"e.feed = {int(feed)}"]) + ["e.read = 0", "e.hidden = 0"] * unread
    rows = library.ask(
        f"SELECT {COLUMNS} FROM entries e {'WHERE ' + ' AND '.join(where) if where else ''}"
        " ORDER BY e.published DESC, e.id DESC LIMIT ?",
        (limit,),
    )
    return [item_of(row) for row in rows]


def feed_of_entry(library: Library, entry: int) -> int:
    """The number of the feed that offers an entry; 0 when there is none any more."""
    row = library.one("SELECT feed FROM entries WHERE id = ?", (entry,))
    return int(row["feed"]) if row else 0


def item_of(row: Any) -> Item:
    return Item(**{**dict(row), "read": bool(row["read"]), "hidden": bool(row["hidden"])})


def mark_read(library: Library, entry: int) -> None:
    """An entry is read, and with it all that have its address."""
    with library.action():
        library.do("UPDATE entries SET read = 1 WHERE url = (SELECT url FROM entries WHERE id = ?)", (entry,))


def mark_all_read(library: Library, which: str) -> Feed:
    """All that a feed offers now is read; returns the feed as it was. Raises LibraryError."""
    feed = found(library, which)
    with library.action():
        library.do("UPDATE entries SET read = 1 WHERE url IN (SELECT url FROM entries WHERE feed = ?)", (feed.id,))
    return feed


# ---------------------------------------------------------------------- to be read offline
def waiting(library: Library, feed: Feed, limit: int) -> list[Item]:
    """The newest unread entries of a feed that are no article yet and were not tried in vain."""
    rows = library.ask(
        f"SELECT {COLUMNS} FROM entries e WHERE e.feed = ? AND e.read = 0 AND e.article = 0 AND e.problem = '' AND e.hidden = 0"
        " ORDER BY e.published DESC, e.id DESC LIMIT ?",
        (feed.id, limit),
    )
    return [item_of(row) for row in rows]


def content(library: Library, item: Item) -> str:
    """The text of an entry that its feed brought, as HTML, or ""."""
    row = library.one("SELECT content FROM entries WHERE id = ?", (item.id,))
    return row["content"] if row else ""


def became(library: Library, item: Item, article: int) -> None:
    """An entry is an article of the library now."""
    with library.action():
        library.do("UPDATE entries SET article = ?, content = '', problem = '' WHERE id = ?", (article, item.id))


def in_vain(library: Library, item: Item, problem: str) -> None:
    """An entry could not be fetched or read: it stays unread, with the reason."""
    with library.action():
        library.do("UPDATE entries SET problem = ? WHERE id = ?", (safe(problem), item.id))


def of_private(library: Library, url: str) -> bool:
    """Whether an address is one of a feed, or of an entry on the host of its feed, that may be of a private network."""
    rows = library.ask(
        "SELECT f.url FROM feeds f WHERE f.private = 1 AND (f.url = ? OR f.id IN (SELECT e.feed FROM entries e WHERE e.url = ?))",
        (url, url),
    )
    return any(host(row["url"]) == host(url) for row in rows)


def host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""

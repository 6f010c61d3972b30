"""The feeds of the library and what they offer. Nothing is fetched here: the entries come from `engine.refresh`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing.errors import LibraryError
from briefing.library.articles import Library
from briefing.library.rows import safe
from briefing.library.store import now

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

    @property
    def name(self) -> str:
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; it becomes an article when it is opened."""

    id: int
    feed: int
    url: str
    title: str
    published: str
    summary: str
    read: bool


def feeds(library: Library) -> list[Feed]:
    rows = library.ask(
        "SELECT f.*, (SELECT count(*) FROM entries e WHERE e.feed = f.id AND e.read = 0) AS unread FROM feeds f ORDER BY lower(title), url"
    )
    return [Feed(**dict(row)) for row in rows]


def add(library: Library, url: str, title: str = "") -> bool:
    """Add a feed; False when it is there already."""
    with library.action():
        return bool(library.do("INSERT OR IGNORE INTO feeds (url, title) VALUES (?, ?)", (safe(url), safe(title))))


def remove(library: Library, which: str) -> str:
    """Remove a feed by its number, address or title. Raises LibraryError when there is none."""
    feed = next((f for f in feeds(library) if which in (str(f.id), f.url, f.title)), None)
    if feed is None:
        raise LibraryError(f"There is no feed {which}. See: briefing feeds")
    with library.action():
        library.do("DELETE FROM entries WHERE feed = ?", (feed.id,))
        library.do("DELETE FROM feeds WHERE id = ?", (feed.id,))
    return feed.name


def refreshed(library: Library, feed: Feed, title: str, entries: Sequence[Any], *, etag: str = "", modified: str = "") -> int:
    """Keep what a feed offers now; returns how many entries are new."""
    with library.action():
        new = library.do_all(
            "INSERT OR IGNORE INTO entries (feed, guid, url, title, published, summary, found) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(feed.id, safe(e.guid), safe(e.url), safe(e.title), e.published, safe(e.summary), now()) for e in entries],
        )
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


def items(library: Library, *, feed: int | None = None, unread: bool = True, limit: int = 500) -> list[Item]:
    """Entries of all feeds or of one, newest first."""
    where = ([] if feed is None else [f"feed = {int(feed)}"]) + ["read = 0"] * unread
    rows = library.ask(
        f"SELECT id, feed, url, title, published, summary, read FROM entries {'WHERE ' + ' AND '.join(where) if where else ''}"
        " ORDER BY published DESC, id DESC LIMIT ?",
        (limit,),
    )
    return [Item(**{**dict(row), "read": bool(row["read"])}) for row in rows]


def mark_read(library: Library, url: str) -> None:
    with library.action():
        library.do("UPDATE entries SET read = 1 WHERE url = ?", (url,))

"""Saved queries that tell what is new: each knows which of the articles that it means were told before."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import LibraryError
from briefing.library.articles import Library
from briefing.library.query import parse
from briefing.library.rows import Entry, safe
from briefing.library.store import now

LONGEST_NAME = 60  # characters
MOST_TOLD = 200  # articles of one watch in one telling


@dataclass(frozen=True, slots=True)
class Watch:
    name: str
    query: str
    made: str


def watches(library: Library) -> list[Watch]:
    """All watches by name."""
    return [Watch(**dict(row)) for row in library.ask("SELECT name, query, made FROM watches ORDER BY name")]


def add(library: Library, query: str, name: str = "") -> Watch:
    """Watch for what a query means from now on: what it means already counts as told. Raises LibraryError."""
    parse(query)
    if not query.strip():
        raise LibraryError("A watch needs words or fields to look for: briefing watch add 'speaker:kovac tag:rates'")
    name = " ".join(safe(name or query).split())[:LONGEST_NAME]
    with library.action():
        if library.one("SELECT 1 FROM watches WHERE name = ?", (name,)):
            raise LibraryError(f"There is a watch “{name}” already. Remove it first, or give another name with --name.")
        watch = Watch(name, safe(query), now())
        library.do("INSERT INTO watches (name, query, made) VALUES (?, ?, ?)", (watch.name, watch.query, watch.made))
        tell(library, watch, [e.id for e in library.find(query)])
    return watch


def remove(library: Library, name: str) -> None:
    """Raises LibraryError when there is no such watch."""
    with library.action():
        library.do("DELETE FROM watched WHERE watch = ?", (name,))
        if not library.do("DELETE FROM watches WHERE name = ?", (name,)):
            raise LibraryError(f"There is no watch “{name}”. See: briefing watch list")


def news(library: Library, watch: Watch) -> list[Entry]:
    """The articles that a watch means and has not told of, newest first."""
    told = {row["article"] for row in library.ask("SELECT article FROM watched WHERE watch = ?", (watch.name,))}
    return [entry for entry in library.find(watch.query, order="added") if entry.id not in told][:MOST_TOLD]


def tell(library: Library, watch: Watch, numbers: list[int]) -> None:
    """These articles are told of now."""
    with library.action():
        library.do_all("INSERT OR IGNORE INTO watched VALUES (?, ?)", [(watch.name, number) for number in numbers])

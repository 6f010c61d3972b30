"""Everything that one person said in the articles of the library, in order of date, with its sources.

People of several articles are one when their full names are the same; the reader may join two names by hand.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass

from briefing.errors import LibraryError, NothingFound
from briefing.library.articles import LIST, Entry, Library, entry_of, folded

SHOWN_NAMES = 12
KEPT = "article NOT IN (SELECT id FROM articles WHERE deleted != '')"  # few are in the bin: no article is looked at for it


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of the person in one article: where, and in which paragraph, counted from 1."""

    article: int
    paragraph: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Dossier:
    name: str
    roles: tuple[str, ...]
    articles: tuple[Entry, ...]
    said: tuple[Saying, ...]

    def of(self, article: int) -> list[Saying]:
        return [s for s in self.said if s.article == article]


@dataclass(frozen=True, slots=True)
class Person:
    """One person across the library: the name most used, in how many articles, with how many quotes."""

    key: str
    name: str
    articles: int
    quotes: int


def aliases(library: Library) -> dict[str, str]:
    return {row["key"]: row["into_key"] for row in library.ask("SELECT key, into_key FROM same_person")}


def people(library: Library, name: str = "", limit: int = 500) -> list[Person]:
    """People of the library whose name has these words, those in most articles first."""
    joined = aliases(library)
    said = {
        row["key"]: row["quotes"] for row in library.ask(f"SELECT key, count(*) AS quotes FROM said WHERE {KEPT} GROUP BY key")
    }
    rows = library.ask(f"SELECT key, name, count(*) AS articles FROM persons WHERE {KEPT} GROUP BY key")
    found: dict[str, Person] = {}
    for row in rows:
        key = joined.get(row["key"], row["key"])
        known = found.get(key)
        best = row["name"] if known is None or row["key"] == key else known.name
        quotes = said.get(row["key"], 0)
        found[key] = Person(
            key, best, row["articles"] + (known.articles if known else 0), quotes + (known.quotes if known else 0)
        )
    wanted = folded(name).split()
    able = [p for p in found.values() if all(any(w.startswith(x) for w in p.key.split()) for x in wanted)]
    return sorted(able, key=lambda p: (-p.articles, -p.quotes, p.name))[:limit]


def one(library: Library, name: str) -> Person:
    """The one person whom a name means. Raises LibraryError when there is nobody or there are several."""
    if exact := called(library, folded(name)):
        return exact
    found = people(library, name)
    if not found:
        raise NothingFound(f"Nobody in the library is called {name}. Names are those that articles give in full.")
    if len(found) > 1:
        names = ", ".join(p.name for p in found[:SHOWN_NAMES]) + (" and others" if len(found) > SHOWN_NAMES else "")
        raise LibraryError(
            f"Several people may be meant: {names}. Give the full name, or join two with: briefing dossier NAME --same-as NAME"
        )
    return found[0]


def called(library: Library, key: str) -> Person | None:
    """The person whose folded name that is, with all names that are joined to it; without a look at anybody else."""
    joined = aliases(library)
    key = joined.get(key, key)
    keys = [key, *(other for other, into in joined.items() if into == key)]
    marks = ", ".join("?" * len(keys))
    rows = library.ask(
        f"SELECT key, name, count(*) AS articles FROM persons WHERE key IN ({marks}) AND {KEPT} GROUP BY key", keys
    )
    if not rows:
        return None
    said = library.ask(f"SELECT count(*) FROM said WHERE key IN ({marks}) AND {KEPT}", keys)[0][0]
    name = next((row["name"] for row in rows if row["key"] == key), rows[0]["name"])
    return Person(key, name, sum(row["articles"] for row in rows), said)


def join(library: Library, name: str, other: str) -> tuple[str, str]:
    """Let one person be the other from now on, everywhere in the library. Returns both names."""
    first, second = one(library, name), one(library, other)
    if first.key == second.key:
        raise LibraryError(f"{first.name} and {second.name} are one person already.")
    with library.action():
        library.do("UPDATE same_person SET into_key = ? WHERE into_key = ?", (second.key, first.key))
        library.do("REPLACE INTO same_person VALUES (?, ?)", (first.key, second.key))
    return first.name, second.name


def dossier(library: Library, name: str) -> Dossier:
    """Raises LibraryError when the name means nobody or several."""
    person = one(library, name)
    keys = [person.key, *(key for key, into in aliases(library).items() if into == person.key)]
    marks = ", ".join("?" * len(keys))
    rows = library.ask(
        f"SELECT {LIST}, shape, role FROM articles JOIN persons ON article = id WHERE key IN ({marks}) AND deleted = ''"
        " ORDER BY coalesce(nullif(published, ''), added), id",
        keys,
    )
    articles: dict[int, Entry] = {}
    starts: dict[int, list[int]] = {}
    roles: dict[str, None] = {}
    for row in rows:
        data = dict(row)
        shape, role = data.pop("shape"), data.pop("role")
        articles[data["id"]] = entry_of(data)  # type: ignore[arg-type]
        starts[data["id"]] = [p["start"] for p in json.loads(shape)["paragraphs"]]
        if role:
            roles.setdefault(role)
    order = {number: k for k, number in enumerate(articles)}
    said = library.ask(f"SELECT DISTINCT article, start, text, kind FROM said WHERE key IN ({marks})", keys)
    sayings = [
        Saying(r["article"], max(1, bisect_right(starts[r["article"]], r["start"])), r["text"], r["kind"])
        for r in said
        if r["article"] in order
    ]
    sayings.sort(key=lambda s: (order[s.article], s.paragraph))
    return Dossier(person.name, tuple(roles), tuple(articles.values()), tuple(sayings))

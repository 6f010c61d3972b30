"""Everything that one person or organisation said in the articles of the library, in order of date, with its sources.

People of several articles are one when their full names are the same; the reader may join two names by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from briefing.comparing.changes import changes
from briefing.comparing.wording import Verdict
from briefing.errors import LibraryError, NothingFound
from briefing.library.articles import Library
from briefing.library.folding import folded
from briefing.library.rows import LIST, Entry, entry_of, shape_from
from briefing.library.store import UNREADABLE
from briefing.model import Span, index_at
from briefing.model.times import article_day

SHOWN_NAMES = 12
WORDS = "CASE said.text WHEN '' THEN substr(articles.text, start + 1, last - start) ELSE said.text END"
KEPT = "article NOT IN (SELECT id FROM articles WHERE deleted != '')"  # few are in the bin: no article is looked at for it


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of the person in one article: where, and in which paragraph, counted from 1.

    `kind` is one of QUOTE_KINDS; what is `indirect` an article reports in words of its own.
    """

    article: int
    paragraph: int
    text: str
    kind: str

    @property
    def direct(self) -> bool:
        return self.kind != "indirect"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of all that was said: from and until a day (YYYY, YYYY-MM or YYYY-MM-DD, both taken in), about these words."""

    since: str = ""
    until: str = ""
    about: str = ""

    def covers(self, day: str) -> bool:
        """Whether a day, "" for none, lies in the period."""
        if not (self.since or self.until):
            return True
        return bool(day) and day[: len(self.since)] >= self.since and (not self.until or day[: len(self.until)] <= self.until)

    def is_about(self, text: str) -> bool:
        """Whether each of the words begins a word of the text."""
        have = folded(text)
        return all(re.search(rf"\b{re.escape(word)}", have) for word in folded(self.about).split())


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Dossier:
    """`articles` are in the order of their own days, the undated last: `published` is "" for them; `left_out` counts those that
    a period leaves out because nothing tells their day; `changes` are pairs of `said` that differ, by their indexes."""

    name: str
    roles: tuple[str, ...]
    articles: tuple[Entry, ...]
    said: tuple[Saying, ...]
    wanted: Wanted = EVERYTHING
    left_out: int = 0
    changes: tuple[tuple[int, int, Verdict], ...] = ()

    def of(self, article: int) -> list[Saying]:
        return [s for s in self.said if s.article == article]


@dataclass(frozen=True, slots=True)
class Person:
    """One person, or organisation, across the library: the name most used, in how many articles, with how many quotes."""

    key: str
    name: str
    articles: int
    quotes: int
    kind: str = "person"


def aliases(library: Library) -> dict[str, str]:
    return {row["key"]: row["into_key"] for row in library.ask("SELECT key, into_key FROM same_person")}


def people(library: Library, name: str = "", limit: int = 500) -> list[Person]:
    """People of the library whose name has these words, those in most articles first; organisations only when words are given."""
    joined = aliases(library)
    said = {
        row["key"]: row["quotes"] for row in library.ask(f"SELECT key, count(*) AS quotes FROM said WHERE {KEPT} GROUP BY key")
    }
    only = "" if name else "kind = 'person' AND "
    rows = library.ask(f"SELECT key, name, kind, count(*) AS articles FROM persons WHERE {only}{KEPT} GROUP BY key")
    found: dict[str, Person] = {}
    for row in rows:
        key = joined.get(row["key"], row["key"])
        known = found.get(key)
        best = row["name"] if known is None or row["key"] == key else known.name
        quotes = said.get(row["key"], 0)
        found[key] = Person(
            key,
            best,
            row["articles"] + (known.articles if known else 0),
            quotes + (known.quotes if known else 0),
            known.kind if known else row["kind"],
        )
    wanted = folded(name).split()
    able = [p for p in found.values() if all(any(w.startswith(x) for w in p.key.split()) for x in wanted)]
    return sorted(able, key=lambda p: (-p.articles, -p.quotes, p.name))[:limit]


def one(library: Library, name: str) -> Person:
    """The one person whom a name means. Raises LibraryError when there is nobody or there are several."""
    if exact := called(library, folded(name)) or called(library, folded(name).removeprefix("the ")):
        return exact
    found = people(library, name)
    found = [p for p in found if p.kind == "person"] or found
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
        f"SELECT key, name, kind, count(*) AS articles FROM persons WHERE key IN ({marks}) AND {KEPT} GROUP BY key", keys
    )
    if not rows:
        return None
    said = library.ask(f"SELECT count(*) FROM said WHERE key IN ({marks}) AND {KEPT}", keys)[0][0]
    name = next((row["name"] for row in rows if row["key"] == key), rows[0]["name"])
    kind = "person" if any(row["kind"] == "person" for row in rows) else rows[0]["kind"]
    return Person(key, name, sum(row["articles"] for row in rows), said, kind)


def join(library: Library, name: str, other: str) -> tuple[str, str]:
    """Let one person be the other from now on, everywhere in the library. Returns both names."""
    first, second = one(library, name), one(library, other)
    if first.key == second.key:
        raise LibraryError(f"{first.name} and {second.name} are one person already.")
    with library.action():
        library.do("UPDATE same_person SET into_key = ? WHERE into_key = ?", (second.key, first.key))
        library.do("REPLACE INTO same_person VALUES (?, ?)", (first.key, second.key))
    return first.name, second.name


def dossier(library: Library, name: str, wanted: Wanted = EVERYTHING) -> Dossier:
    """All that a person or an organisation said, or what is wanted of it. Raises LibraryError when the name means nobody or several."""
    person = one(library, name)
    keys = [person.key, *(key for key, into in aliases(library).items() if into == person.key)]
    found = sources(library, keys)
    able = {n: source for n, source in found.items() if wanted.covers(source.entry.published)}
    told = sayings(library, keys, able, wanted)
    if wanted.about:
        having = {s.article for s in told}
        able = {n: source for n, source in able.items() if n in having}
    direct = [k for k, s in enumerate(told) if s.direct]
    pairs = tuple((direct[a], direct[b], how) for a, b, how in changes([told[k].text for k in direct]))
    undated = sum(not source.entry.published for source in found.values()) if wanted.since or wanted.until else 0
    roles = tuple(dict.fromkeys(source.role for source in able.values() if source.role))
    return Dossier(person.name, roles, tuple(s.entry for s in able.values()), tuple(told), wanted, undated, pairs)


@dataclass(frozen=True, slots=True)
class Source:
    """An article that names the person: its entry with its own day, the person's role there, its paragraphs."""

    entry: Entry
    role: str
    paragraphs: tuple[Span, ...]


def sources(library: Library, keys: list[str]) -> dict[int, Source]:
    """The articles that name one of these keys, by number, in the order of their own days; the undated last."""
    rows = library.ask(
        f"SELECT {LIST}, shape, role FROM articles JOIN persons ON article = id"
        f" WHERE key IN ({', '.join('?' * len(keys))}) AND deleted = ''",
        keys,
    )
    found: dict[int, Source] = {}
    for row in rows:
        try:
            number, source = row["id"], source_of(dict(row))
        except UNREADABLE:
            library.left_out([row["id"]])
            continue
        known = found.get(number)
        found[number] = replace(source, role=known.role or source.role) if known else source
    return dict(sorted(found.items(), key=lambda item: (not item[1].entry.published, item[1].entry.published, item[0])))


def source_of(row: dict[str, Any]) -> Source:
    shape, role = shape_from(row.pop("shape")), row.pop("role")
    entry = entry_of(row)  # type: ignore[arg-type]
    day = article_day(entry.published, shape.get("dateline") or "")
    own = day if day[:4].isdigit() else ""  # a dateline without its year tells no day
    return Source(replace(entry, published=own), role, tuple(Span(p["start"], p["end"]) for p in shape["paragraphs"]))


def sayings(library: Library, keys: list[str], able: dict[int, Source], wanted: Wanted) -> list[Saying]:
    """What they say in these articles, in their order; about the wanted words where the paragraph has them."""
    rows = library.ask(
        f"SELECT DISTINCT article, start, {WORDS} AS text, kind FROM said JOIN articles ON id = article"
        f" WHERE key IN ({', '.join('?' * len(keys))}) ORDER BY start",
        keys,
    )
    by_article: dict[int, list[Saying]] = {}
    for row in rows:
        number = row["article"]
        if number not in able:
            continue
        at = index_at(able[number].paragraphs, row["start"])
        by_article.setdefault(number, []).append(Saying(number, at + 1, row["text"], row["kind"]))
    told = [saying for number in able for saying in by_article.get(number, ())]
    return [s for s in told if wanted.is_about(paragraph(library, able, s))] if wanted.about else told


def paragraph(library: Library, able: dict[int, Source], saying: Saying) -> str:
    span = able[saying.article].paragraphs[saying.paragraph - 1]
    row = library.one(
        "SELECT substr(text, ?, ?) AS words FROM articles WHERE id = ?", (span.start + 1, span.end - span.start, saying.article)
    )
    return row["words"] if row else ""


# ---------------------------------------------------------------------- counts
@dataclass(frozen=True, slots=True)
class Count:
    """How often an outlet has the person in a month ("undated" for none): articles, direct and reported sayings, words quoted."""

    outlet: str
    month: str
    articles: int
    direct: int
    reported: int
    words: int


def counts(found: Dossier) -> list[Count]:
    """One row for each outlet and month, by month."""
    cells: dict[tuple[str, str], list[Entry]] = {}
    for entry in found.articles:
        cells.setdefault((entry.published[:7] or "undated", entry.place), []).append(entry)
    out = []
    for (month, outlet), entries in sorted(cells.items()):
        said = [s for entry in entries for s in found.of(entry.id)]
        direct = [s for s in said if s.direct]
        words = sum(len(s.text.replace("[…]", "").split()) for s in direct)
        out.append(Count(outlet, month, len(entries), len(direct), len(said) - len(direct), words))
    return out

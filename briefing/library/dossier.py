"""Everything that one person or organisation said in the articles of the library, in order of date, with its sources.

People of several articles are one when their full names are the same; the reader may join two names by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.comparing.changes import changes
from briefing.comparing.wording import Verdict
from briefing.errors import LibraryError, NothingFound
from briefing.library.articles import Library
from briefing.library.folding import folded
from briefing.library.packing import KIND_OF, UNDATED, day_of, unpacked_text
from briefing.library.rows import LIST, Entry, entry_of, shape_from
from briefing.library.store import UNREADABLE
from briefing.model import Span, index_at

if TYPE_CHECKING:
    import sqlite3

SHOWN_NAMES = 12
ALL = -1  # articles
AT_ONCE = 400  # articles in one question


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

    def is_about(self, text: str) -> bool:
        """Whether each of the words begins a word of the text."""
        have = folded(text)
        return all(re.search(rf"\b{re.escape(word)}", have) for word in folded(self.about).split())


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Dossier:
    """`articles` are in the order of their own days, the undated last: `published` is "" for them; `left_out` counts those that
    a period leaves out because nothing tells their day; `changes` are pairs of `said` that differ, by their indexes; `all_articles`
    counts all that name the person, of which these may be the newest only."""

    name: str
    roles: tuple[str, ...]
    articles: tuple[Entry, ...]
    said: tuple[Saying, ...]
    wanted: Wanted = EVERYTHING
    left_out: int = 0
    changes: tuple[tuple[int, int, Verdict], ...] = ()
    all_articles: int = 0

    def by_article(self) -> dict[int, list[Saying]]:
        """What each article has, in the order of the text; an article that only names the person is not there."""
        found: dict[int, list[Saying]] = {}
        for saying in self.said:
            found.setdefault(saying.article, []).append(saying)
        return found


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
    apart = {*joined, *joined.values()}  # the few that are joined by hand are counted together, then put in their place
    wanted = folded(name).split()
    where = " AND ".join(["articles > 0", *["instr(' ' || key, ' ' || ?) > 0"] * len(wanted), *([] if wanted else [PERSON])])
    rows = voices_of(library, f"{where} ORDER BY articles DESC, quotes DESC, name LIMIT ?", (*wanted, 2 * limit + len(apart)))
    rows = [row for row in rows if row["key"] not in apart]
    if apart:
        rows += [row for row in of_keys(library, sorted(apart)) if wanted or row["kind"] == "person"]
    able = [p for p in together(rows, joined) if all(any(w.startswith(x) for w in p.key.split()) for x in wanted)]
    return sorted(able, key=lambda p: (-p.articles, -p.quotes, p.name))[:limit]


VOICE = "id, key, kind, name, articles, quotes"
PERSON = "kind = 'person'"


def of_keys(library: Library, keys: list[str]) -> list[sqlite3.Row]:
    """The voices of some keys, those that are in an article."""
    return voices_of(library, f"key IN ({', '.join('?' * len(keys))}) AND articles > 0", keys)


def voices_of(library: Library, where: str, values: Sequence[str | int]) -> list[sqlite3.Row]:
    """Voices; those whose names or counts are damaged are left out and noted."""
    rows = library.ask(f"SELECT {VOICE} FROM voices WHERE {where}", values)
    sound = [row for row in rows if tuple(map(type, row)) == (int, str, str, str, int, int)]
    if len(sound) < len(rows):
        library.notes.append(f"{len(rows) - len(sound)} people damaged and left out. See: briefing doctor")
    return sound


def together(rows: Iterable[sqlite3.Row], joined: Mapping[str, str]) -> list[Person]:
    """One person for all voices of a key and of those that are joined to it, by the name of the key's own, a person's first."""
    groups: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        groups.setdefault(joined.get(row["key"], row["key"]), []).append(row)
    out = []
    for key, group in groups.items():
        first = min(group, key=lambda row: (row["key"] != key, row["kind"] != "person"))
        kind = "person" if any(row["kind"] == "person" for row in group) else first["kind"]
        out.append(Person(key, first["name"], sum(r["articles"] for r in group), sum(r["quotes"] for r in group), kind))
    return out


def one(library: Library, name: str) -> Person:
    """The one person whom a name means. Raises LibraryError when there is nobody or there are several."""
    if exact := called(library, folded(name)) or called(library, folded(name).removeprefix("the ")):
        return exact
    found = people(library, name)
    found = [p for p in found if p.kind == "person"] or found
    if not found and not library.count():
        raise NothingFound("There is nothing in the library to look in. Try: briefing add FILE")
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
    found = together(of_keys(library, keys_of(joined, joined.get(key, key))), joined)
    return found[0] if found else None


def keys_of(joined: Mapping[str, str], key: str) -> list[str]:
    """A key and those that are joined to it."""
    return [key, *(other for other, into in joined.items() if into == key)]


def join(library: Library, name: str, other: str) -> tuple[str, str]:
    """Let one person be the other from now on, everywhere in the library. Returns both names."""
    first, second = one(library, name), one(library, other)
    if first.key == second.key:
        raise LibraryError(f"{first.name} and {second.name} are one person already.")
    with library.action():
        library.do("UPDATE same_person SET into_key = ? WHERE into_key = ?", (second.key, first.key))
        library.do("REPLACE INTO same_person VALUES (?, ?)", (first.key, second.key))
    return first.name, second.name


def dossier(library: Library, name: str, wanted: Wanted = EVERYTHING, *, newest: int = ALL, compared: bool = True) -> Dossier:
    """All that a person or an organisation said, or what is wanted of it, in the `newest` articles; the pairs that differ only
    where they are `compared`. Raises LibraryError when the name means nobody or several."""
    person = one(library, name)
    voices = [row["id"] for row in of_keys(library, keys_of(aliases(library), person.key))]
    found = sources(library, voices, wanted, newest)
    told = tuple(saying for source in found for saying in source.said)
    direct = [k for k, s in enumerate(told) if s.direct]
    pairs = changes([told[k].text for k in direct]) if compared else []
    return Dossier(
        person.name,
        once(source.role for source in found if source.role),
        tuple(source.entry for source in found),
        told,
        wanted,
        undated(library, voices) if wanted.since or wanted.until else 0,
        tuple((direct[a], direct[b], how) for a, b, how in pairs),
        person.articles,
    )


def once(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles as first written: "Mayor" and "mayor" are one."""
    found: dict[str, str] = {}
    for role in roles:
        found.setdefault(folded(role), role)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Source:
    """An article that names the person: its entry with its own day, the person's role there, and what is said."""

    entry: Entry
    role: str
    said: tuple[Saying, ...]


@dataclass(slots=True)
class Naming:
    """What is kept of one article for one person: its day, a role, and what was said (`listing.saying_of`)."""

    day: int
    role: str
    said: list[list[Any]]


def sources(library: Library, voices: list[int], wanted: Wanted, newest: int) -> list[Source]:
    """The newest articles that name one of these voices and have what is wanted, in the order of their own days; the undated last."""
    naming = namings(library, voices, wanted, ALL if wanted.about else newest)
    numbers = list(naming)
    found: dict[int, Source] = {}
    for k in range(0, len(numbers), AT_ONCE):
        some = numbers[k : k + AT_ONCE]
        rows = library.each(
            f"SELECT {LIST}, data FROM articles JOIN texts ON article = id WHERE id IN ({', '.join('?' * len(some))})",
            lambda row: source_of(dict(row), naming[row["id"]], wanted),
            some,
        )
        found |= {source.entry.id: source for source in rows if source.said or not wanted.about}
    able = [found[n] for n in numbers if n in found][: None if newest == ALL else newest]
    return sorted(able, key=lambda s: (not s.entry.published, s.entry.published, s.entry.id))


def namings(library: Library, voices: list[int], wanted: Wanted, newest: int) -> dict[int, Naming]:
    """The articles that name one of these voices, the newest of them, newest first; those in the bin are not among them."""
    days, values = between(wanted)
    rows = library.ask(
        f"SELECT article AS id, day, role, said FROM heard WHERE voice IN ({', '.join('?' * len(voices))}){days}"
        " AND article NOT IN (SELECT id FROM articles WHERE deleted > '') ORDER BY day DESC, article DESC LIMIT ?",
        (*voices, *values, ALL if newest == ALL else newest * len(voices)),
    )
    found: dict[int, Naming] = {}
    for row in rows:
        try:
            said = json.loads(row["said"])
            known = found.setdefault(row["id"], Naming(row["day"], "", []))
            known.role, known.said = known.role or row["role"], known.said + said
        except UNREADABLE:
            library.left_out([row["id"]])
    return found if newest == ALL else dict(list(found.items())[:newest])


def between(wanted: Wanted) -> tuple[str, list[int]]:
    """The period as a condition on numbers of days, with its values; what tells no day lies in none."""
    if not (wanted.since or wanted.until):
        return "", []
    first, last = wanted.since.replace("-", "").ljust(8, "0"), wanted.until.replace("-", "").ljust(8, "9")
    return " AND day BETWEEN ? AND ?", [max(int(first), UNDATED + 1), int(last)]


def undated(library: Library, voices: list[int]) -> int:
    """How many articles of a person tell no day."""
    return library.ask(
        f"SELECT count(DISTINCT article) FROM heard WHERE voice IN ({', '.join('?' * len(voices))}) AND day = {UNDATED}"
        " AND article NOT IN (SELECT id FROM articles WHERE deleted > '')",
        voices,
    )[0][0]


def source_of(row: dict[str, Any], naming: Naming, wanted: Wanted) -> Source:
    """Raises one of UNREADABLE for a row that is none."""
    shape, text = unpacked_text(row.pop("data"))
    entry = entry_of(row)  # type: ignore[arg-type]
    spans = [Span(p["start"], p["end"]) for p in shape_from(shape)["paragraphs"]]
    said: dict[tuple[int, str, str], Saying] = {}  # two names that are joined may say one thing together
    for start, end, letter, *words in sorted(naming.said, key=lambda told: told[0]):
        at = index_at(spans, start)
        if not wanted.about or wanted.is_about(spans[at].of(text)):
            told, kind = words[0] if words else text[start:end], KIND_OF[letter]
            said.setdefault((start, told, kind), Saying(entry.id, at + 1, told, kind))
    return Source(replace(entry, published=day_of(naming.day)), naming.role, tuple(said.values()))


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
    by_article = found.by_article()
    for entry in found.articles:
        cells.setdefault((entry.published[:7] or "undated", entry.place), []).append(entry)
    out = []
    for (month, outlet), entries in sorted(cells.items()):
        said = [s for entry in entries for s in by_article.get(entry.id, ())]
        direct = [s for s in said if s.direct]
        words = sum(len(s.text.replace("[…]", "").split()) for s in direct)
        out.append(Count(outlet, month, len(entries), len(direct), len(said) - len(direct), words))
    return out

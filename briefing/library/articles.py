"""The articles of the library: kept with their analysis, found again, tagged, starred, archived, deleted and brought back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import LibraryError
from briefing.library import listing
from briefing.library.query import STATES, Query, parse
from briefing.library.store import UNREADABLE, Store, now
from briefing.model import PARTS, Analysis, Article, article_dict, article_from_dict, records

if TYPE_CHECKING:
    import sqlite3

ORDERS = {
    "opened": "max(opened, added) DESC, id DESC",
    "added": "added DESC, id DESC",
    "date": "coalesce(nullif(published, ''), added) DESC, id DESC",
    "title": "title COLLATE NOCASE, id",
    "source": "source COLLATE NOCASE, id",
}
KEPT_DAYS = 30
TO_THE_END = 0.98  # of an article: what comes after is its tail
FEW = 500  # hits that are looked up and sorted in less time than an order's index is walked
LIST = "id, sha, title, source, url, published, language, words, topics, tags, state, star, share, added, opened, people, dated, marks"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a list shows it; `share` is how far it was read, `date` its own or the day it came in.

    `dated` is a day that the reader set, `marks` how many stretches are marked.
    """

    id: int
    sha: str
    title: str
    source: str
    url: str
    published: str
    language: str
    words: int
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    state: str
    star: bool
    share: float
    added: str
    opened: str
    people: tuple[str, ...] = ()
    dated: str = ""
    marks: int = 0

    @property
    def date(self) -> str:
        return self.published or self.added[:10]

    @property
    def place(self) -> str:
        """Where it came from, in short: the server of an address, the name of a file."""
        return place_of(self.url, self.source)


def place_of(url: str, source: str) -> str:
    return url.split("/")[2].removeprefix("www.") if url.count("/") > 1 else Path(source).name or source


def text_hash(text: str) -> str:
    """The same article is known by its text, whatever file it comes from."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


safe = records.clean
"""Text that a database can hold."""


def shape_of(article: Article) -> str:
    """All of an article but its text, as JSON."""
    return json.dumps(article_dict(replace(article, text=""), count=False))


def is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False


class Library(Store):
    """The articles, over one connection."""

    # ------------------------------------------------------------------ in
    def save(self, analysis: Analysis, version: str, *, opened: bool = False) -> int:
        """Keep an article with what was found in it; the same text is kept once. Returns its number."""
        with self.action():
            state = self.reading(text_hash(analysis.article.text)) or {}
            shown = listing.corrected(analysis, state)
            number = self._row_kept(shown, state, opened)
            self._keep_analysis(number, analysis, version)
            listing.keep(self, number, shown)
            return number

    def save_all(self, analyses: Iterable[Analysis], version: str) -> list[int]:
        """Several articles in one transaction."""
        with self.action():
            return [self.save(a, version) for a in analyses]

    def keep_opened(self, analysis: Analysis, version: str, stored: bool) -> int:
        """An article is opened now; what is stored of it is not written again. Returns its number."""
        number = self.number_of(analysis.article.text) if stored else None
        if number is None:
            return self.save(analysis, version, opened=True)
        self.touch(number)
        return number

    def _row_kept(self, analysis: Analysis, state: dict[str, Any], opened: bool) -> int:
        """The row of an article, new or brought up to date; its number."""
        sha = text_hash(analysis.article.text)
        time = now()
        known = self.one("SELECT id, source, url, published, shape, dated FROM articles WHERE sha = ?", (sha,))
        if known and known["dated"]:  # the reader's day stays
            analysis = replace(analysis, article=replace(analysis.article, published=known["dated"]))
        row = {**self._row(analysis, sha), **listing.columns(analysis), **listing.notes(state), "listed": 1}
        if known:
            number = known["id"]
            told = {k: v for k, v in row.items() if k not in ("sha", "text")}
            if (known["url"] and not row["url"]) or (known["published"] and not row["published"]):
                told |= richer(known, row)
            self._change(number, {**told, "deleted": ""})
        else:
            names = ", ".join(row)
            marks = ", ".join(f":{k}" for k in row)
            number = self.insert(f"INSERT INTO articles ({names}, added) VALUES ({marks}, :added)", {**row, "added": time})
        if opened:
            self._touch(number, time)
        return number

    def _row(self, analysis: Analysis, sha: str) -> dict[str, Any]:
        article = analysis.article
        return {
            "sha": sha,
            "title": safe(article.called),
            "source": safe(str(Path(article.source).resolve()) if is_file(article.source) else article.source),
            "url": safe(article.url),
            "published": article.published,
            "language": article.language,
            "words": article.words,
            "text": safe(article.text),
            "shape": shape_of(article),
        }

    def _keep_analysis(self, number: int, analysis: Analysis, version: str) -> None:
        """The analysis as it was found, without the reader's corrections."""
        parts = {part: analysis.rows(part, words=False) for part in PARTS}
        data = json.dumps({"day": analysis.article.published, **parts}).encode()
        self.do("REPLACE INTO analyses VALUES (?, ?, ?)", (number, version, zlib.compress(data, 1)))

    # ------------------------------------------------------------------ as the reader corrected it
    def list_anew(self, number: int) -> None:
        """Bring what lists and dossiers tell of an article up to its corrections and notes."""
        with self.action():
            article = self.article(number)
            state = self.reading(text_hash(article.text)) or {}
            row = listing.notes(state)
            if found := self.latest(article):
                shown = listing.corrected(found, state)
                listing.keep(self, number, shown)
                row |= listing.columns(shown)
            self._change(number, {**row, "listed": 1})

    def unlisted(self) -> list[int]:
        """The articles that were listed by an older form of the library."""
        return [row["id"] for row in self.ask("SELECT id FROM articles WHERE listed = 0 AND deleted = ''")]

    def list_all(self) -> Iterator[int]:
        """Bring the lists of an older library up to date, one article after the other; what is damaged stays as it is."""
        for number in self.unlisted():
            try:
                self.list_anew(number)
            except (LibraryError, *UNREADABLE):
                self.do("UPDATE articles SET listed = 1 WHERE id = ?", (number,))
            yield number

    def set_day(self, number: int, day: str) -> Article:
        """The day of an article, YYYY-MM-DD, as the reader knows it; the article with it. "" takes it back to none."""
        with self.action():
            article = replace(self.article(number), published=day)
            self._change(number, {"published": day, "dated": day, "shape": shape_of(article)})
            self.do("DELETE FROM story_of WHERE article = ?", (number,))
        return article

    def _change(self, number: int, row: dict[str, Any]) -> None:
        sets = ", ".join(f"{k} = :{k}" for k in row)
        self.do(f"UPDATE articles SET {sets} WHERE id = :id", {**row, "id": number})

    # ------------------------------------------------------------------ out
    def article(self, number: int) -> Article:
        """Raises LibraryError when there is no such article."""
        row = self.one("SELECT text, shape FROM articles WHERE id = ?", (number,))
        if row is None:
            raise LibraryError(f"There is no article {number} in the library. See: briefing list")
        try:
            return records.article(article_from_dict({**json.loads(row["shape"]), "text": row["text"]}))
        except UNREADABLE:
            raise LibraryError(f"Article {number} of the library is damaged and cannot be read. Add it again.") from None

    def analysis(self, article: Article, version: str, *, any_day: bool = False) -> Analysis | None:
        """The stored analysis of a text, when it was made by the same rules and word lists for an article of the same day.

        With `any_day` one that was made for another day is given, too, without its dates.
        """
        row = self.one(
            "SELECT data FROM analyses JOIN articles ON id = article WHERE sha = ? AND version = ?",
            (text_hash(article.text), version),
        )
        if row is None:
            return None
        try:
            data = json.loads(zlib.decompress(row["data"]))
            parts = {part: tuple(Analysis.from_rows(part, data[part])) for part in PARTS}
            records.analysis(Analysis(article, **parts))
        except (zlib.error, *UNREADABLE):
            return None  # it is made again
        if data.get("day", article.published) != article.published:
            return Analysis(article, **{**parts, "dates": (), "undated": ()}) if any_day else None
        return Analysis(article, **parts)

    def latest(self, article: Article) -> Analysis | None:
        """The stored analysis of a text by whatever rules."""
        row = self.one("SELECT version FROM analyses JOIN articles ON id = article WHERE sha = ?", (text_hash(article.text),))
        return self.analysis(article, row["version"], any_day=True) if row else None

    def entry(self, number: int) -> Entry:
        row = self.one(f"SELECT {LIST} FROM articles WHERE id = ?", (number,))
        if row is None:
            raise LibraryError(f"There is no article {number} in the library. See: briefing list")
        try:
            return entry_of(row)
        except UNREADABLE:
            raise LibraryError(f"Article {number} of the library is damaged and cannot be read. Add it again.") from None

    def number_of(self, text: str) -> int | None:
        row = self.one("SELECT id FROM articles WHERE sha = ? AND deleted = ''", (text_hash(text),))
        return row["id"] if row else None

    def at_address(self, url: str) -> int | None:
        """The newest article kept from an address."""
        found = self.one(
            "SELECT id FROM articles WHERE (url = ? OR source = ?) AND deleted = '' ORDER BY id DESC LIMIT 1", (url, url)
        )
        return found["id"] if found else None

    def find(self, text: str = "", *, order: str = "opened", limit: int = 1000) -> list[Entry]:
        """The articles that a query means (`query.py`); archived ones only when it asks for them, deleted ones never."""
        query = parse(text)
        sql, values = self._select(query, order)
        return self.each(f"SELECT {LIST} {sql} LIMIT ?", entry_of, (*values, limit))

    def count(self, text: str = "") -> int:
        sql, values = self._select(parse(text), "")
        return self.ask(f"SELECT count(*) {sql}", values)[0][0]

    def _select(self, query: Query, order: str) -> tuple[str, list[str]]:
        where = ["deleted = ''", *query.where]
        values = [*query.values]
        if query.match:
            # of many hits the first ones of the order are looked for in its index, few hits are looked up and sorted
            many = self.one("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1 OFFSET ?", (query.match, FEW))
            where.append(f"{'+' if order and many else ''}id IN (SELECT rowid FROM words WHERE words MATCH ?)")
            values.append(query.match)
        elif not query.where:
            where.append("state != 'archived'")
        ordered = f" ORDER BY {ORDERS.get(order, ORDERS['opened'])}" if order else ""
        return f"FROM articles WHERE {' AND '.join(where)}{ordered}", values

    def everything(self) -> Iterator[int]:
        """The numbers of all articles that are not deleted, oldest first."""
        for row in self.ask("SELECT id FROM articles WHERE deleted = '' ORDER BY id"):
            yield row["id"]

    def recent(self, limit: int) -> list[Entry]:
        return self.each(
            f"SELECT {LIST} FROM articles WHERE deleted = '' AND opened != '' AND state != 'archived' ORDER BY opened DESC LIMIT ?",
            entry_of,
            (limit,),
        )

    # ------------------------------------------------------------------ the reader's doings
    def _touch(self, number: int, time: str) -> None:
        self.do(
            "UPDATE articles SET opened = ?, state = CASE state WHEN 'unread' THEN 'reading' ELSE state END WHERE id = ?",
            (time, number),
        )

    def touch(self, number: int) -> None:
        """The article is opened now."""
        with self.action():
            self._touch(number, now())

    def progress(self, sha: str, share: float) -> None:
        """How far an article was read; to the end makes it read."""
        with self.action():
            self.do(
                f"UPDATE articles SET share = max(share, ?), state = CASE WHEN ? >= {TO_THE_END} AND state = 'reading' THEN 'read' ELSE state END"
                " WHERE sha = ?",
                (round(share, 3), share, sha),
            )

    def set_state(self, numbers: Sequence[int], state: str) -> None:
        if state not in STATES:
            raise LibraryError(f"“{state}” is not a state. Known: {', '.join(STATES)}.")
        remember = "before = CASE state WHEN 'archived' THEN before ELSE state END, " if state == "archived" else ""
        self._each(f"{remember}state = ?", state, numbers)

    def unarchive(self, numbers: Sequence[int]) -> None:
        """Take articles back from the archive, in the state that they had; where that is not known, as far as they are read."""
        by_reading = f"CASE WHEN share >= {TO_THE_END} THEN 'read' WHEN opened != '' THEN 'reading' ELSE 'unread' END"
        self._each(
            f"state = CASE state WHEN ? THEN coalesce(nullif(before, ''), {by_reading}) ELSE state END", "archived", numbers
        )

    def set_star(self, numbers: Sequence[int], star: bool) -> None:
        self._each("star = ?", int(star), numbers)

    def set_added(self, numbers: Sequence[int], day: str) -> None:
        """The day, YYYY-MM-DD, on which another program took them in."""
        self._each("added = ?", f"{day}T00:00:00Z", numbers)

    def delete(self, numbers: Sequence[int], *, back: bool = False) -> None:
        """Put articles into the bin, or take them out again; the bin is emptied after a month."""
        self._each("deleted = ?", "" if back else now(), numbers)

    def _each(self, change: str, value: Any, numbers: Sequence[int]) -> None:
        with self.action():
            for number in numbers:
                if not self.do(f"UPDATE articles SET {change} WHERE id = ?", (value, number)):
                    raise LibraryError(f"There is no article {number} in the library. See: briefing list")

    def tag(self, numbers: Sequence[int], tags: Iterable[str], *, off: bool = False) -> None:
        """Put tags on articles or take them off."""
        wanted = [t for tag in tags for part in tag.split(",") if (t := clean_tag(part))]
        with self.action():
            for number in numbers:
                have = list(self.entry(number).tags)
                now_on = [t for t in have if t not in wanted] if off else list(dict.fromkeys([*have, *wanted]))
                self.do("UPDATE articles SET tags = ? WHERE id = ?", ("\n".join(now_on), number))

    def tags(self) -> dict[str, int]:
        """Every tag and on how many articles it is."""
        counts: dict[str, int] = {}
        for row in self.ask("SELECT tags FROM articles WHERE tags != '' AND deleted = ''"):
            for tag in row["tags"].split("\n"):
                counts[tag] = counts.get(tag, 0) + 1
        return dict(sorted(counts.items()))

    def empty_bin(self, days: int = KEPT_DAYS) -> int:
        """Remove for good what was deleted longer ago."""
        with self.action():
            return self.do("DELETE FROM articles WHERE deleted != '' AND julianday('now') - julianday(deleted) > ?", (days,))

    # ------------------------------------------------------------------ how an article was left
    def reading(self, sha: str) -> dict[str, Any] | None:
        row = self.one("SELECT state FROM readings WHERE sha = ?", (sha,))
        try:
            data = json.loads(row["state"]) if row else None
        except ValueError:
            return None
        return data if isinstance(data, dict) else None

    def keep_reading(self, sha: str, state: dict[str, Any]) -> None:
        """Keep how an article is left; corrections and notes that changed reach the lists and dossiers at once."""
        with self.action():
            before = self.reading(sha) or {}
            self.do("REPLACE INTO readings VALUES (?, ?, ?)", (sha, json.dumps(state), now()))
            row = self.one("SELECT id FROM articles WHERE sha = ?", (sha,))
            if row and any(list(before.get(own) or ()) != list(state.get(own) or ()) for own in ("corrections", "marks")):
                self.list_anew(row["id"])


def richer(known: sqlite3.Row, row: Mapping[str, Any]) -> dict[str, Any]:
    """Address, day and source of an article that is there and comes again from where less is known of it, as a file or a pipe."""
    url, published = row["url"] or known["url"], row["published"] or known["published"]
    source = row["source"] if row["url"] else known["source"]
    old, new = json.loads(known["shape"]), json.loads(row["shape"])
    byline = new.get("byline") or old.get("byline")
    shape = json.dumps({**new, "url": url, "published": published, "source": source, "byline": byline})
    return {"url": url, "published": published, "source": source, "shape": shape}


def clean_tag(tag: str) -> str:
    """A tag as it is kept: one word in small letters, nothing in it that a terminal would obey."""
    return "-".join("".join(c for c in safe(tag).lower() if c.isprintable() or c.isspace()).split())[:60]


def entry_of(row: sqlite3.Row) -> Entry:
    """Raises one of UNREADABLE for a row whose values are of another kind."""
    values = dict(row)
    values["topics"] = tuple(map(str, json.loads(values["topics"])))
    values["tags"] = tuple(t for t in values["tags"].split("\n") if t)
    values["people"] = tuple(p for p in values["people"].split("\n") if p)
    values["star"] = bool(values["star"])
    return records.typed(Entry(**values))

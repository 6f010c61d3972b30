"""The articles of the library: kept with their analysis, found again, tagged, starred, archived, deleted and brought back."""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.errors import LibraryError
from briefing.library import listing
from briefing.library.finding import selected
from briefing.library.query import STATES
from briefing.library.readings import Readings, text_hash
from briefing.library.rows import (
    LIST,
    Entry,
    article_of,
    clean_tags,
    entry_of,
    packed,
    richer,
    row_of,
    text_row,
    unpacked,
)
from briefing.library.store import UNREADABLE, now
from briefing.model import Analysis, Article

if TYPE_CHECKING:
    import sqlite3

Told = TypeVar("Told")

NOTHING: Mapping[str, Any] = MappingProxyType({})
NO_ARTICLE = "There is no article {} in the library. See: briefing list"
KEPT_DAYS = 30
COUNT_ALL = (
    "SELECT (SELECT count(*) FROM articles WHERE deleted = '')"
    " - (SELECT count(*) FROM articles WHERE state = 'archived' AND deleted = '')"
)  # two indices tell it, and no article is looked at
TO_THE_END = 0.98  # of an article: what comes after is its tail


class Library(Readings):
    """The articles, over one connection."""

    # ------------------------------------------------------------------ in
    def save(self, analysis: Analysis, version: str, *, opened: bool = False, kept: Mapping[str, Any] = NOTHING) -> int:
        """Keep an article with what was found in it, and `kept` in its row; the same text is kept once. Returns its number."""
        with self.action():
            state = self.reading(text_hash(analysis.article.text)) or {}
            shown = listing.corrected(analysis, state)
            number = self._row_kept(shown, {**listing.notes(state), **kept}, opened)
            # as it was found, without the reader's corrections
            self.do("REPLACE INTO analyses VALUES (?, ?, ?)", (number, version, packed(analysis)))
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

    def _row_kept(self, analysis: Analysis, kept: dict[str, Any], opened: bool) -> int:
        """The row of an article, new or brought up to date; its number."""
        sha = text_hash(analysis.article.text)
        known = self.one("SELECT id, url, published, dated FROM articles WHERE sha = ?", (sha,))
        if known:
            analysis = replace(analysis, article=with_known(self, known, analysis.article))
        row = {**row_of(analysis), **listing.columns(analysis), **kept, "listed": 1}
        if known:
            number = known["id"]
            self.do("UPDATE texts SET data = ? WHERE article = ?", (text_row(analysis.article), number))
            self._change(number, {**row, "deleted": ""})
        else:
            row = {"added": now(), "tags": listing.tags_of_feeds(self, row["url"]), **row}
            names, marks = ", ".join(row), ", ".join(f":{k}" for k in row)
            number = self.insert(f"INSERT INTO articles ({names}) VALUES ({marks})", row)
            self.do("INSERT INTO texts VALUES (?, ?)", (number, text_row(analysis.article)))
        if opened:
            self.touch(number)
        return number

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
            self.do("UPDATE texts SET data = ? WHERE article = ?", (text_row(article), number))
            self._change(number, {"published": day, "dated": day})
            self.do("DELETE FROM story_of WHERE article = ?", (number,))
        return article

    def _change(self, number: int, row: dict[str, Any]) -> None:
        sets = ", ".join(f"{k} = :{k}" for k in row)
        self.do(f"UPDATE articles SET {sets} WHERE id = :id", {**row, "id": number})

    # ------------------------------------------------------------------ out
    def article(self, number: int) -> Article:
        """Raises LibraryError when there is no such article."""
        return self._told_by("SELECT data FROM articles LEFT JOIN texts ON article = id", number, article_of)

    def analysis(self, article: Article, version: str, *, any_day: bool = False) -> Analysis | None:
        """The stored analysis of a text, when it was made by the same rules and word lists for an article of the same day.

        With `any_day` one that was made for another day is given, too, without its dates.
        """
        row = self.one(
            "SELECT data FROM analyses JOIN articles ON id = article WHERE sha = ? AND version = ?",
            (text_hash(article.text), version),
        )
        try:
            return unpacked(row["data"], article, any_day=any_day) if row else None
        except (zlib.error, *UNREADABLE):
            return None  # it is made again

    def latest(self, article: Article) -> Analysis | None:
        """The stored analysis of a text by whatever rules."""
        row = self.one("SELECT version FROM analyses JOIN articles ON id = article WHERE sha = ?", (text_hash(article.text),))
        return self.analysis(article, row["version"], any_day=True) if row else None

    def entry(self, number: int) -> Entry:
        return self._told_by(f"SELECT {LIST} FROM articles", number, entry_of)

    def _told_by(self, selected: str, number: int, read: Callable[[sqlite3.Row], Told]) -> Told:
        """What `read` makes of what is selected of an article."""
        row = self.one(f"{selected} WHERE id = ?", (number,))
        if row is None:
            raise LibraryError(NO_ARTICLE.format(number))
        try:
            return read(row)
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
        sql, values = selected(self, text, order)
        return self.each(f"SELECT {LIST} {sql} LIMIT ?", entry_of, (*values, limit))

    def count(self, text: str = "") -> int:
        sql, values = selected(self, text, "")
        counted = f"SELECT count(*) {sql}" if text.strip() else COUNT_ALL
        return self.ask(counted, values)[0][0]

    def everything(self) -> Iterator[int]:
        """The numbers of all articles that are not deleted, oldest first."""
        for row in self.ask("SELECT id FROM articles WHERE deleted = '' ORDER BY id"):
            yield row["id"]

    def recent(self, limit: int, *, opened: bool = True) -> list[Entry]:
        """The articles opened last, or those added last that never were."""
        which, order = ("opened > ''", "opened") if opened else ("opened = ''", "added")
        return self.each(
            f"SELECT {LIST} FROM articles WHERE deleted = '' AND {which} AND state != 'archived' ORDER BY {order} DESC, id DESC LIMIT ?",
            entry_of,
            (limit,),
        )

    # ------------------------------------------------------------------ the reader's doings
    def touch(self, number: int) -> None:
        """The article is opened now."""
        with self.action():
            self.do(
                "UPDATE articles SET opened = ?, state = CASE state WHEN 'unread' THEN 'reading' ELSE state END WHERE id = ?",
                (now(), number),
            )

    def progress(self, sha: str, share: float) -> None:
        """How far an article was read; to the end makes it read, also when `touch` comes after it."""
        with self.action():
            self.do(
                f"UPDATE articles SET share = max(share, ?), state = CASE WHEN ? >= {TO_THE_END} AND state != 'archived' THEN 'read' ELSE state END"
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
                    raise LibraryError(NO_ARTICLE.format(number))

    def tag(self, numbers: Sequence[int], tags: Iterable[str], *, off: bool = False) -> None:
        """Put tags on articles or take them off."""
        wanted = clean_tags(tags)
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
            gone = self.do("DELETE FROM articles WHERE deleted > '' AND julianday('now') - julianday(deleted) > ?", (days,))
            self.do("DELETE FROM voices WHERE articles = 0 AND id NOT IN (SELECT voice FROM heard)")
            return gone

    # ------------------------------------------------------------------ how an article was left
    def keep_reading(self, sha: str, state: dict[str, Any]) -> None:
        """Keep how an article is left; corrections and notes that changed reach the lists and dossiers at once."""
        with self.action():
            before = self.reading(sha) or {}
            self.do("REPLACE INTO readings VALUES (?, ?, ?)", (sha, json.dumps(state), now()))
            row = self.one("SELECT id FROM articles WHERE sha = ?", (sha,))
            if row and any(list(before.get(own) or ()) != list(state.get(own) or ()) for own in ("corrections", "marks")):
                self.list_anew(row["id"])


def with_known(library: Library, known: sqlite3.Row, article: Article) -> Article:
    """The article with what the library knows of it: the day that its reader set; address and day where it comes without."""
    if known["dated"]:
        article = replace(article, published=known["dated"])
    if (known["url"] and not article.url) or (known["published"] and not article.published):
        with contextlib.suppress(LibraryError):  # of one that is damaged nothing is known
            return richer(library.article(known["id"]), article)
    return article

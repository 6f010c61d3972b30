"""The file of the library: one SQLite database in the data folder, its schema, its migrations, and what to do when it is broken.

Write-ahead logging: two programs may use it at once, and a program that is killed loses at most the action in flight. A
migration is preceded by a copy of the file. A damaged file is set aside under another name, never overwritten; what can be
read of it `recovered` gives back.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from briefing.config import folder
from briefing.errors import LibraryError
from briefing.library.folding import folded_sql

if TYPE_CHECKING:
    import sqlite3

Values = Sequence[Any] | Mapping[str, Any]
Row = TypeVar("Row")
VERSION = 5
BUSY_SECONDS = 5.0
SEARCHED = ("title", "text", "people", "speakers", "tags")


def search_index(columns: Sequence[str]) -> str:
    """The index of words over these columns of the articles, and what keeps it whole."""
    names, shown = ", ".join(columns), ", ".join(f"{folded_sql(name)} AS {name}" for name in columns)
    new, old = (", ".join([f"{row}.id", *(folded_sql(f"{row}.{name}") for name in columns)]) for row in ("new", "old"))
    return f"""
DROP TRIGGER articles_in;
DROP TRIGGER articles_out;
DROP TRIGGER articles_change;
DROP TABLE words;
DROP VIEW IF EXISTS searched;
CREATE VIEW searched AS SELECT id, {shown} FROM articles;
CREATE VIRTUAL TABLE words USING fts5 (
    {names}, content='searched', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN
    INSERT INTO words (rowid, {names}) SELECT {new};
END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    INSERT INTO words (words, rowid, {names}) SELECT 'delete', {old};
END;
CREATE TRIGGER articles_change AFTER UPDATE OF {names} ON articles BEGIN
    INSERT INTO words (words, rowid, {names}) SELECT 'delete', {old};
    INSERT INTO words (rowid, {names}) SELECT {new};
END;
INSERT INTO words (words) VALUES ('rebuild');
"""


SCHEMA = {
    1: """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, published TEXT NOT NULL, language TEXT NOT NULL,
    words INTEGER NOT NULL,
    people TEXT NOT NULL DEFAULT '', speakers TEXT NOT NULL DEFAULT '', topics TEXT NOT NULL DEFAULT '[]', tags TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'unread', star INTEGER NOT NULL DEFAULT 0, share REAL NOT NULL DEFAULT 0,
    added TEXT NOT NULL, opened TEXT NOT NULL DEFAULT '', deleted TEXT NOT NULL DEFAULT '',
    shape TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX articles_by_source ON articles (source);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_time ON articles (deleted, opened, added);
CREATE TABLE analyses (article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, version TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE persons (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    person INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, role TEXT NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (article, person)
) WITHOUT ROWID;
CREATE INDEX persons_by_key ON persons (key);
CREATE TABLE said (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    quote INTEGER NOT NULL, person INTEGER NOT NULL, key TEXT NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (article, quote)
) WITHOUT ROWID;
CREATE INDEX said_by_key ON said (key);
CREATE TABLE same_person (key TEXT PRIMARY KEY, into_key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE readings (sha TEXT PRIMARY KEY, state TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '', etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '', checked TEXT NOT NULL DEFAULT '', problem TEXT NOT NULL DEFAULT ''
);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, guid TEXT NOT NULL, url TEXT NOT NULL,
    title TEXT NOT NULL, published TEXT NOT NULL, summary TEXT NOT NULL, found TEXT NOT NULL, read INTEGER NOT NULL DEFAULT 0,
    UNIQUE (feed, guid)
);
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, people, speakers, tags, content='articles', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN
    INSERT INTO words (rowid, title, text, people, speakers, tags) VALUES (new.id, new.title, new.text, new.people, new.speakers, new.tags);
END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    INSERT INTO words (words, rowid, title, text, people, speakers, tags)
    VALUES ('delete', old.id, old.title, old.text, old.people, old.speakers, old.tags);
END;
CREATE TRIGGER articles_change AFTER UPDATE OF title, text, people, speakers, tags ON articles BEGIN
    INSERT INTO words (words, rowid, title, text, people, speakers, tags)
    VALUES ('delete', old.id, old.title, old.text, old.people, old.speakers, old.tags);
    INSERT INTO words (rowid, title, text, people, speakers, tags) VALUES (new.id, new.title, new.text, new.people, new.speakers, new.tags);
END;
""",
    2: f"""{search_index(SEARCHED)}
UPDATE persons SET key = {folded_sql("key")};
UPDATE said SET key = {folded_sql("key")};
UPDATE OR IGNORE same_person SET key = {folded_sql("key")}, into_key = {folded_sql("into_key")};
""",
    3: """
CREATE INDEX articles_by_opened ON articles (deleted, max(opened, added));
CREATE INDEX articles_by_added ON articles (deleted, added);
CREATE INDEX articles_by_date ON articles (deleted, coalesce(nullif(published, ''), added));
CREATE INDEX articles_by_title ON articles (deleted, title COLLATE NOCASE);
CREATE INDEX articles_by_place ON articles (deleted, source COLLATE NOCASE);
CREATE INDEX articles_starred ON articles (star) WHERE star = 1;
CREATE INDEX articles_archived ON articles (state) WHERE state = 'archived';
DROP INDEX articles_by_source;
CREATE INDEX articles_by_source ON articles (source, url);
""",  # an index for each order of a list, which is read from its start and not sorted; for the few that are starred or archived; for source:
    4: """
CREATE TABLE story_of (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story INTEGER NOT NULL, copy_of INTEGER NOT NULL, day TEXT NOT NULL, sketch TEXT NOT NULL
);
CREATE INDEX story_of_by_story ON story_of (story);
CREATE INDEX story_of_by_day ON story_of (day);
CREATE TABLE signs (
    sign INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES story_of (article) ON DELETE CASCADE, weight REAL NOT NULL,
    PRIMARY KEY (sign, article)
) WITHOUT ROWID;
CREATE INDEX signs_by_article ON signs (article);
CREATE TABLE watches (name TEXT PRIMARY KEY, query TEXT NOT NULL, made TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE watched (
    watch TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, PRIMARY KEY (watch, article)
) WITHOUT ROWID;
CREATE INDEX watched_by_article ON watched (article);
""",
    5: f"""
ALTER TABLE articles ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN marks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN dated TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE persons ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
CREATE INDEX articles_marked ON articles (marks) WHERE marks > 0;
CREATE INDEX articles_unlisted ON articles (listed) WHERE listed = 0;
{search_index((*SEARCHED, "notes"))}""",
    # notes of the reader are searched; marks counted; dated: a day that the reader set; listed: whether corrections and bodies are in persons and said
}

TABLES = sorted({name for script in SCHEMA.values() for name in re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", script)})


def path() -> Path:
    return folder("data") / "library.sqlite3"


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def connect(file: Path | None = None) -> sqlite3.Connection:
    """A connection to the library, which is made when it is not there. Raises LibraryError.

    A file that is no database, or a damaged one, is set aside: the error says where it is now. Where nothing may be written
    the library can still be read.
    """
    import sqlite3

    file = file or path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        db = opened(file)
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(f"The library {file} cannot be opened: {plain(error)}. {ADVICE}") from None
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        migrate(db, file)
        return db
    except sqlite3.OperationalError as error:
        db.close()
        if error.sqlite_errorcode & 0xFF in READ_ONLY and (reading := only_read(file)):
            return reading
        if is_damage(error):
            raise set_aside(file) from None
        raise LibraryError(f"The library {file} cannot be used: {plain(error)}. {ADVICE}") from None
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # the latter when SQLite quotes a schema whose bytes are no text
        db.close()
        raise set_aside(file) from None


def opened(file: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """A bare connection, whose texts are read even where their bytes are no UTF-8 any more."""
    import sqlite3

    db = sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None, uri=uri)
    db.row_factory = sqlite3.Row
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    return db


def only_read(file: Path) -> sqlite3.Connection | None:
    """The library as it stands on a disk that takes no change; None where it cannot be read so, or is of another version."""
    import sqlite3

    try:
        db = opened(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return db
        db.close()
    except (sqlite3.Error, UnicodeDecodeError):
        pass
    return None


READ_ONLY = (8, 14)  # SQLITE_READONLY, SQLITE_CANTOPEN
NEWEST = 1000  # a version above is no version of any briefing, but damage
DAMAGE = ("no such table", "no such column", "already exists", "vtable constructor failed", "malformed")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error means that the file has not what the schema says, which no other try would mend."""
    return any(words in str(error) for words in DAMAGE)


ADVICE = "Look whether the disk is full or the folder may not be written, or read with --no-keep."


def plain(error: Exception) -> str:
    """What SQLite or the system says, without a full stop."""
    return str(getattr(error, "strerror", None) or error).rstrip(".")


def migrate(db: sqlite3.Connection, file: Path) -> None:
    """Bring the schema up to date, each step in a transaction of its own, after a copy of the file as it was."""
    import sqlite3

    (version,) = db.execute("PRAGMA user_version").fetchone()
    if not 0 <= version <= NEWEST:
        raise sqlite3.DatabaseError(f"version {version}")
    if version > VERSION:
        raise LibraryError(f"The library {file} was made by a newer briefing. Update this one, or move the file away.")
    if version == VERSION:
        for table in TABLES:
            db.execute(f"SELECT 1 FROM {table} LIMIT 0")
        return
    if 0 < version < VERSION:
        copy(db, file.with_name(f"library-version-{version}.backup.sqlite3"))
    for step in range(version + 1, VERSION + 1):
        with transaction(db):
            (now_at,) = db.execute("PRAGMA user_version").fetchone()
            if now_at < step:  # another program may have come first
                for statement in statements(SCHEMA[step]):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {step}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script, those of triggers whole."""
    import sqlite3

    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if part.strip() and sqlite3.complete_statement(part):
            yield part
            part = ""


def copy(db: sqlite3.Connection, target: Path) -> None:
    import sqlite3

    other = sqlite3.connect(target)
    try:
        db.backup(other)
    finally:
        other.close()


class Store:
    """One connection to the file. Every question of the library goes through `ask` and `one`, every change through `do` in an
    `action`, so that a full disk, another program's lock and a damaged page become the same sentences everywhere.

    Close it, or use it in a `with`. Raises LibraryError.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or path()
        self.notes: list[str] = []
        gone = is_gone(self.file)
        self._db = connect(self.file)
        if gone:
            self.notes.append(f"The library {self.file} was gone or empty; a new one is begun. {MISSED}")
        with contextlib.suppress(OSError):
            self.file.with_name(BEGUN).touch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def ask(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """All rows that a question gives."""
        with self._told():
            return self._db.execute(sql, values).fetchall()

    def each(self, sql: str, read: Callable[[sqlite3.Row], Row], values: Values = ()) -> list[Row]:
        """Every row that a question gives as `read` makes it, but for those that it cannot read: their numbers are noted."""
        out, lost = [], []
        for row in self.ask(sql, values):
            try:
                out.append(read(row))
            except UNREADABLE:
                lost.append(row["id"])
        self.left_out(lost)
        return out

    def left_out(self, numbers: Sequence[int]) -> None:
        """Note which articles cannot be read."""
        if numbers:
            told = ", ".join(map(str, numbers[:TOLD])) + (" and others" if len(numbers) > TOLD else "")
            self.notes.append(f"{len(numbers)} damaged and left out: article {told}. See: briefing doctor")

    def one(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        """The first row that a question gives."""
        with self._told():
            return self._db.execute(sql, values).fetchone()

    def do(self, sql: str, values: Values = ()) -> int:
        """One change; returns how many rows it touched. Outside an action it is one by itself."""
        with self._told():
            return self._db.execute(sql, values).rowcount

    def insert(self, sql: str, values: Values = ()) -> int:
        """One new row; returns its number."""
        with self._told():
            return int(self._db.execute(sql, values).lastrowid or 0)

    def do_all(self, sql: str, rows: Sequence[Values]) -> int:
        """The same change for many rows; returns how many it touched."""
        with self._told():
            return self._db.executemany(sql, rows).rowcount

    def index_is_whole(self) -> bool:
        """Whether the search index has what the articles have; a damaged index is not the damage of the file."""
        import sqlite3

        try:
            self._db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return False
        return True

    @contextlib.contextmanager
    def action(self) -> Iterator[None]:
        """One action: all of it is kept, or nothing; inside another action it is a part of that."""
        if self._db.in_transaction:
            yield
            return
        with self._told(), transaction(self._db):
            yield

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says, as a sentence; a damaged file is set aside as it is at opening."""
        import sqlite3

        try:
            yield
        except OverflowError:
            raise LibraryError("A number is too large for the library.") from None
        except UnicodeDecodeError:  # an error in which SQLite quotes damaged bytes
            self.close()
            raise set_aside(self.file) from None
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) == BROKEN_INDEX:
                raise LibraryError("The search index is damaged. Make it anew with: briefing doctor") from None
            if type(error) is sqlite3.DatabaseError or is_damage(error):
                self.close()
                raise set_aside(self.file) from None
            raise LibraryError(f"The library cannot be used: {plain(error)}. {ADVICE}") from None


BROKEN_INDEX = 267  # SQLITE_CORRUPT_VTAB
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""what reading a row raises whose values are of another kind"""
TOLD = 12  # numbers of articles in one sentence
BEGUN = "library.begun"
"""an empty file beside the library: that there was one"""
MISSED = "If you miss articles, look for a copy of the file."


def is_gone(file: Path) -> bool:
    """Whether a library was begun here of which nothing is left."""
    with contextlib.suppress(OSError):
        sizes = [p.stat().st_size for p in (file, Path(f"{file}-wal")) if p.exists()]
        return not sum(sizes) and file.with_name(BEGUN).exists()
    return False


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it is kept, or nothing."""
    import sqlite3

    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


# ---------------------------------------------------------------------- when it is broken
def set_aside(file: Path) -> LibraryError:
    """Move a damaged library out of the way; the error to raise says where it is and how to get its articles back."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    aside = file.with_name(f"library-damaged-{stamp}.sqlite3")
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            os.replace(f"{file}{suffix}", f"{aside}{suffix}")
    with contextlib.suppress(OSError):
        file.with_name(BEGUN).unlink()
    return LibraryError(
        f"The library was damaged and is set aside as {aside.name}; a new one is begun. "
        f"What can be saved comes back with: briefing doctor --recover {aside}"
    )


def recovered(file: Path) -> Iterator[tuple[str, dict]]:
    """(table, row) of everything that can still be read of a damaged library, row by row past what is broken."""
    db = opened(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        most = file.stat().st_size // SMALLEST_ROW
        for table in ("articles", "readings", "feeds", "same_person"):
            yield from ((table, row) for row in readable(db, table, most))
    finally:
        db.close()


SMALLEST_ROW = 64  # bytes; a damaged file may name numbers of rows that it has no room for


def readable(db: sqlite3.Connection, table: str, most: int) -> Iterator[dict]:
    """The rows of a table that can be read; where its keys cannot be, by each number up to the highest, at most `most`."""
    import sqlite3

    broken = (sqlite3.DatabaseError, UnicodeDecodeError)
    key = {"articles": "id", "feeds": "id", "readings": "sha", "same_person": "key"}[table]
    try:
        keys: Iterable[Any] = [row[0] for row in db.execute(f"SELECT {key} FROM {table}")]
    except broken:
        highest = most if key == "id" else 0
        with contextlib.suppress(*broken):
            if key == "id":
                told = db.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
                highest = min(most, told) if isinstance(told, int) else most
        keys = range(1, highest + 1)
    for value in keys:
        with contextlib.suppress(*broken):
            row = db.execute(f"SELECT * FROM {table} WHERE {key} = ?", (value,)).fetchone()
            if row:
                yield dict(row)

"""The file of the library: one SQLite database in the data folder, brought up to its schema (`schema.py`) when it is opened.

Write-ahead logging: two programs may use it at once, and a program that is killed loses at most the action in flight. A
migration is preceded by a copy of the file. A damaged file is set aside under another name, never overwritten (what can be
read of it: `recovery.py`).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from briefing.config import folder
from briefing.errors import LibraryError
from briefing.library.packing import teach
from briefing.library.schema import SCHEMA, TABLES, VERSION, statements

if TYPE_CHECKING:
    import sqlite3

Values = Sequence[Any] | Mapping[str, Any]
Row = TypeVar("Row")
BUSY_SECONDS = 5.0
PAGE = 16384  # bytes: five stored analyses, of which one would fill a page of 4,096 by two thirds
LARGE = 4_000_000  # bytes of a file that larger pages make smaller
CACHE = 32768  # kilobytes, at most: what a question looks at twice is not read twice


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
        db.execute(f"PRAGMA page_size = {PAGE}")  # of a new file
        set_up(db)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        migrate(db, file)
        db.execute("PRAGMA foreign_keys = ON")
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
    teach(db)
    return db


def set_up(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA trusted_schema = ON")  # its triggers and views call functions of ours
    db.execute(f"PRAGMA cache_size = -{CACHE}")


def only_read(file: Path) -> sqlite3.Connection | None:
    """The library as it stands on a disk that takes no change; None where it cannot be read so, or is of a newer version.

    One of an older version is brought up to date in a copy that lasts as long as the connection.
    """
    import sqlite3

    try:
        db = opened(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        set_up(db)
        if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return db
        copied = opened("")  # a file of SQLite's own, which it removes
        set_up(copied)
        db.backup(copied)
        db.close()
        migrate(copied, None)
        copied.execute("PRAGMA query_only = ON")
        return copied
    except (sqlite3.Error, UnicodeDecodeError, LibraryError):
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


def migrate(db: sqlite3.Connection, file: Path | None) -> None:
    """Bring the schema up to date, each step in a transaction of its own, after a copy of the file as it was, if it is a file.

    Foreign keys are off meanwhile: a step that makes a table anew must not take along what hangs on it.
    """
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
    db.execute("PRAGMA foreign_keys = OFF")
    if file and 0 < version < VERSION:
        copy(db, file.with_name(f"library-version-{version}.backup.sqlite3"))
    for step in range(version + 1, VERSION + 1):
        with transaction(db):
            (now_at,) = db.execute("PRAGMA user_version").fetchone()
            if now_at < step:  # another program may have come first
                for statement in statements(SCHEMA[step]):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {step}")


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
        self._damage: LibraryError | None = None  # met after opening: what is asked from then on is answered with it
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

    def size(self) -> int:
        """Bytes of the file, all that was done being in it."""
        self.do("PRAGMA wal_checkpoint(TRUNCATE)")
        return self.file.stat().st_size

    def shrink(self) -> None:
        """The search index in one piece and the file without gaps; needs room for a second file meanwhile.

        A larger file with pages of another size gets those of today, unless another program has it open.
        """
        self.do("INSERT INTO words (words) VALUES ('optimize')")
        if self.size() > LARGE:
            with contextlib.suppress(LibraryError):
                self.do("PRAGMA journal_mode = DELETE")
            self.do(f"PRAGMA page_size = {PAGE}")
        self.do("VACUUM")
        self.do("PRAGMA journal_mode = WAL")

    @contextlib.contextmanager
    def action(self) -> Iterator[None]:
        """One action: all of it is kept, or nothing; inside another action it is a part of that."""
        with self._told():
            inside = self._db.in_transaction
        if inside:
            yield
            return
        with self._told(), transaction(self._db):
            yield

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says, as a sentence; a damaged file is set aside as it is at opening."""
        import sqlite3

        if self._damage:
            raise self._damage
        try:
            yield
        except OverflowError:
            raise LibraryError("A number is too large for the library.") from None
        except UnicodeDecodeError:  # an error in which SQLite quotes damaged bytes
            raise self._damaged() from None
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) == BROKEN_INDEX:
                raise LibraryError("The search index is damaged. Make it anew with: briefing doctor") from None
            if type(error) is sqlite3.DatabaseError or is_damage(error):
                raise self._damaged() from None
            raise LibraryError(f"The library cannot be used: {plain(error)}. {ADVICE}") from None

    def _damaged(self) -> LibraryError:
        self.close()
        self._damage = set_aside(self.file)
        return self._damage


BROKEN_INDEX = 267  # SQLITE_CORRUPT_VTAB
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
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

"""What can still be read of a damaged library that was set aside, row by row past what is broken."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.library.packing import unpacked_text
from briefing.library.store import opened

if TYPE_CHECKING:
    import sqlite3

SAVED = ("articles", "readings", "feeds", "same_person")  # tables with what cannot be found again from the articles


def recovered(file: Path) -> Iterator[tuple[str, dict]]:
    """(table, row) of everything that can still be read of a damaged library, row by row past what is broken."""
    db = opened(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    db.execute("PRAGMA writable_schema = ON")  # a part of the schema that cannot be read is passed over, and the rest is there
    try:
        most = file.stat().st_size // SMALLEST_ROW
        for table in SAVED:
            yield from ((table, row) for row in readable(db, table, most))
    finally:
        db.close()


SMALLEST_ROW = 64  # bytes; a damaged file may name numbers of rows that it has no room for
LARGEST_GAP = 100_000  # numbers in a row that are nobody's, behind which none is looked for


def readable(db: sqlite3.Connection, table: str, most: int) -> Iterator[dict]:
    """The rows of a table that can be read; where its keys cannot be, by each number up to the highest, at most `most`."""
    import sqlite3

    broken = (sqlite3.DatabaseError, UnicodeDecodeError)
    key = {"articles": "id", "feeds": "id", "readings": "sha", "same_person": "key"}[table]
    try:
        db.execute(f"SELECT {key} FROM {table} LIMIT 0")
    except broken:  # nothing in it can be asked for
        return
    missed = 0
    for value in keys_of(db, table, key, most):
        row = None
        with contextlib.suppress(*broken):
            row = db.execute(f"SELECT * FROM {table} WHERE {key} = ?", (value,)).fetchone()
        if row:
            yield dict(row) if table != "articles" or "text" in row.keys() else {**row, **text_of(db, value)}  # noqa: SIM118 - `in` asks for a value
        missed = 0 if row else missed + 1
        if missed > LARGEST_GAP:
            return


def keys_of(db: sqlite3.Connection, table: str, key: str, most: int) -> Iterable[Any]:
    """The keys of a table; where they cannot be read and are numbers, each number that may be one."""
    import sqlite3

    broken = (sqlite3.DatabaseError, UnicodeDecodeError)
    with contextlib.suppress(*broken):
        return [row[0] for row in db.execute(f"SELECT {key} FROM {table}")]
    if key != "id":
        return ()
    told = None
    with contextlib.suppress(*broken):
        told = db.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
    return range(1, (min(most, told) if isinstance(told, int) else most) + 1)


def text_of(db: sqlite3.Connection, number: int) -> dict[str, str]:
    """Shape and text of an article, as they stood in its row before the ninth form; nothing where they cannot be read."""
    import sqlite3

    with contextlib.suppress(sqlite3.DatabaseError, ValueError):
        if found := db.execute("SELECT data FROM texts WHERE article = ?", (number,)).fetchone():
            shape, text = unpacked_text(found["data"])
            return {"shape": shape, "text": text}
    return {}

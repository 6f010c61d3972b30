"""What can still be read of a damaged library that was set aside, row by row past what is broken."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.library.store import opened

if TYPE_CHECKING:
    import sqlite3

SAVED = ("articles", "readings", "feeds", "same_person")  # tables with what cannot be found again from the articles


def recovered(file: Path) -> Iterator[tuple[str, dict]]:
    """(table, row) of everything that can still be read of a damaged library, row by row past what is broken."""
    db = opened(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        most = file.stat().st_size // SMALLEST_ROW
        for table in SAVED:
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

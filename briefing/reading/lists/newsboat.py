"""newsboat's cache (SQLite): the articles it has, with their text. Columns differ between its versions and are asked for by name."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from typing import Any

from briefing.errors import ReadError
from briefing.reading.lists.listed import Listed, Problem, address, day, words

MOST = 20_000


def rows(data: bytes) -> list[tuple[Listed | None, Problem | None]]:
    """Raises ReadError when the cache is damaged."""
    handle, name = tempfile.mkstemp(suffix=".db")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        database = sqlite3.connect(f"file:{name}?mode=ro&immutable=1", uri=True)
        try:
            database.row_factory = sqlite3.Row
            database.execute("PRAGMA trusted_schema = OFF")
            return [listed(dict(row)) for row in database.execute("SELECT rowid AS line, * FROM rss_item LIMIT ?", (MOST,))]
        finally:
            database.close()
    except sqlite3.Error as error:
        raise ReadError(f"The cache of newsboat cannot be read: {error}.") from None
    finally:
        os.unlink(name)


def listed(row: dict[str, Any]) -> tuple[Listed | None, Problem | None]:
    line = int(row["line"])
    url = address(row.get("url"))
    if not url or row.get("deleted"):
        return None, (line, "deleted in newsboat" if row.get("deleted") else "no address of a page")
    text = str(row.get("content") or "")
    item = Listed(
        url,
        line,
        words(row.get("title")),
        archived=not row.get("unread", 1),
        starred=bool(row.get("flags")),
        added=day(row.get("pubDate")),
        text=text if "<" in text else "",
    )
    return item, None

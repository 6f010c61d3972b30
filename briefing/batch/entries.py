"""One article of the input, or what is wrong with it; made from a record with columns or from a reader's Article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from briefing import engine
from briefing.limits import MAX_CHARACTERS
from briefing.model import Article

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
SURROGATE = re.compile(r"[\ud800-\udfff]")
TAKEN_ALONG = ("title", "url", "source")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked for: the names of the input's columns, the files' encoding, about how many sections."""

    text: str = "text"
    id: str = "id"
    date: str = "published"
    encoding: str | None = None
    sections: int | None = None


USUAL = Settings()


@dataclass(frozen=True, slots=True)
class Entry:
    """The place in the input (`shard`, and `row` in it from 0) and what stands there; without an article, why.

    `read` tells an article that a reader made of a file or page: its text stands nowhere else.
    """

    shard: str
    row: int
    id: str
    article: Article | None = None
    error: str = ""
    read: bool = False


def entry_of(record: Mapping[str, Any], shard: str, row: int, settings: Settings) -> Entry:
    """The entry of a record with columns. The text is not changed, so offsets point into the user's own column."""
    given = record.get(settings.id)
    id = f"{shard}:{row}" if is_missing(given) else clean(str(given))
    text = record.get(settings.text)
    if is_missing(text):
        return Entry(shard, row, id, error="no text")
    if not isinstance(text, str):
        return Entry(shard, row, id, error=f"the text is no text ({type(text).__name__})")
    if not text.strip():
        return Entry(shard, row, id, error="no text")
    if len(text) > MAX_CHARACTERS:
        return Entry(shard, row, id, error=f"more than {MAX_CHARACTERS:,} characters")
    try:
        article = engine.bare(clean(text))
    except Exception as error:  # one bad text must not end a batch of thousands
        return Entry(shard, row, id, error=f"it cannot be read ({type(error).__name__})")
    told = {"source": "", "id": id, "published": day(record.get(settings.date))}
    told |= {name: clean(str(record[name])) for name in TAKEN_ALONG if not is_missing(record.get(name))}
    return Entry(shard, row, id, replace(article, **told))  # type: ignore[arg-type]


def is_missing(value: Any) -> bool:
    """None, or the NaN (NaT) that data frames have in its place: the value that is not equal to itself."""
    return value is None or bool(value != value)


def clean(text: str) -> str:
    """Without lone surrogates, which no file format takes; as many characters as before."""
    return SURROGATE.sub("\ufffd", text)


def day(value: Any) -> str:
    """A date as YYYY-MM-DD, from a date or a text that begins with one; "" for what is no day of the calendar."""
    if is_missing(value):
        return ""
    found = DAY.match(value if isinstance(value, str) else value.isoformat() if isinstance(value, date) else "")
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""

"""One row of a list that another program wrote, and what several programs write in the same way."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from briefing.lexicon.patterns import pattern
from briefing.reading.text.dates import day_of
from briefing.sources import is_address

ROW = int
Problem = tuple[ROW, str]  # the line, counted from 1, and what is wrong with it
LONGEST_ADDRESS, MOST_TAGS = 2000, 50
YES = frozenset(("1", "true", "yes", "y", "t"))
SECONDS = pattern(r"\d{9,13}")


@dataclass(frozen=True, slots=True)
class Listed:
    """An address with what its reader kept of it; `line` is where it stands in the list, `added` a day as YYYY-MM-DD or empty.

    `text` is the article itself as HTML, where the program saved it; `feed` says that the address is one of a feed.
    """

    url: str
    line: int = 0
    title: str = ""
    tags: tuple[str, ...] = ()
    archived: bool = False
    starred: bool = False
    added: str = ""
    notes: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    text: str = ""
    feed: bool = False


def address(value: Any) -> str:
    """An address as it stands, empty when it is none."""
    text = str(value or "").strip()
    return text if is_address(text) and len(text) <= LONGEST_ADDRESS and text.isprintable() and " " not in text else ""


def words(value: Any) -> str:
    """Text on one line, without tags and what cannot be seen."""
    return " ".join(re.sub(r"<[^>]{0,500}>", " ", str(value or "")).split())


def tags_of(value: Any) -> tuple[str, ...]:
    """Tags as a list, or as text: a JSON or Python list, or parted by semicolons, bars or commas."""
    parts = value if isinstance(value, list) else parted(str(value or ""))
    names = [part.get("name", part.get("label", "")) if isinstance(part, dict) else part for part in parts]
    found = dict.fromkeys(tag for name in names if (tag := words(name)))
    return tuple(found)[:MOST_TAGS]


def parted(text: str) -> list[Any]:
    if text.startswith("["):
        for read in (json.loads, ast.literal_eval):
            try:
                told = read(text)
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            if isinstance(told, list):
                return told
    mark = next((m for m in ("|", ";", ",") if m in text), ",")
    return text.split(mark)


def day(value: Any) -> str:
    """A day out of seconds or milliseconds since 1970, or of a date in words."""
    text = str(value if value is not None else "").strip()
    if SECONDS.fullmatch(text):
        number = int(text) / (1000 if len(text) > 11 else 1)
        try:
            return datetime.fromtimestamp(number, UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            return ""
    return day_of(text)


def true(value: Any) -> bool:
    return str(value or "").strip().lower() in YES

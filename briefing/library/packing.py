"""How the library keeps texts: an article's shape and text compressed as one, and the functions that its SQL asks of Python.

The triggers that keep the search index and the counts of people whole call them, so a program that knows nothing of them
cannot write to the library at all, and never half. Bytes that are damaged are read as an empty text: no question ends in an error
for one bad row. What a function gives must not change, since the index is kept by it: another form needs a new step of the schema.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from briefing.library.folding import folded, folded_letters
from briefing.model.times import article_day

if TYPE_CHECKING:
    import sqlite3

LEVEL = 6  # of compression: a sixth less than 1 for a fifth of a millisecond more
UNDATED = 0
KIND_LETTER = {"direct": "d", "mixed": "m", "indirect": "i"}
KIND_OF = {letter: kind for kind, letter in KIND_LETTER.items()}
Raw = bytes | str | None


def packed_text(shape: str, text: str) -> bytes:
    """Shape and text as one: the first line is the shape, JSON without a line break."""
    return zlib.compress(f"{shape}\n{text}".encode(), LEVEL)


def unpacked_text(data: bytes) -> tuple[str, str]:
    """The inverse: (shape, text). Raises ValueError for what is no such data."""
    try:
        shape, line, text = zlib.decompress(data).decode().partition("\n")
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from None
    if not line:
        raise ValueError("a text without its shape")
    return shape, text


def day_number(published: str, dateline: str) -> int:
    """The day of an article as YYYYMMDD, UNDATED where neither tells a whole one."""
    day = article_day(published, dateline)
    return int(day.replace("-", "")) if day[:4].isdigit() else UNDATED


def day_of(number: int) -> str:
    """The inverse: YYYY-MM-DD, or "" for an article that tells no day."""
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}" if number else ""


# ---------------------------------------------------------------------- asked by SQL
def told(value: Raw) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value or ""


def indexed(value: Raw) -> str | None:
    """A column as the search index holds it."""
    return None if value is None else folded_letters(told(value))


def indexed_text(data: Raw) -> str:
    """The text of an article as the search index holds it."""
    try:
        return folded_letters(unpacked_text(data)[1])  # type: ignore[arg-type]
    except ValueError:
        return ""


def own_day(published: Raw, data: Raw) -> int:
    """The day of an article, of its date of publication or its dateline, as a number."""
    try:
        shape = {} if told(published) else json.loads(unpacked_text(data)[0])  # type: ignore[arg-type]
        return day_number(told(published), str(shape.get("dateline") or ""))
    except (ValueError, AttributeError):
        return UNDATED


def packed_row(shape: Raw, text: Raw) -> bytes:
    """Shape and text of a row of the forms before, in which they stood as they are."""
    return packed_text(told(shape).replace("\n", " "), told(text))


def packed_saying(start: int, last: int, kind: Raw, text: Raw) -> str:
    """A saying of the forms before, in today's: where it begins and ends, how it was said, and its words where they are kept."""
    words = told(text)
    return json.dumps([start, last, KIND_LETTER.get(told(kind), "d"), *([words] if words else [])], separators=(",", ":"))


def begins(letters: Raw, *columns: Raw) -> bool:
    """Whether a word of these columns, the last of them the packed article, begins with letters that are `folded`."""
    *others, data = columns
    try:
        text = unpacked_text(data)[1]  # type: ignore[arg-type]
    except ValueError:
        text = ""
    word = beginning(told(letters))
    whole = "\n".join([text, *map(told, others)])
    return bool(word.search(whole.lower()) or (not whole.isascii() and word.search(folded(foreign(whole)))))


def foreign(text: str) -> str:
    """The words of a text that have other letters than those of ASCII; all of it where signs stand in it that joined words lack."""
    if INSIDE.search(text):
        return text
    return " ".join(word for word in LETTERS.findall(text) if not word.isascii()) if FOREIGN.search(text) else ""


INSIDE = re.compile("[\u00ad\u200b\u2060]")
FOREIGN = re.compile(r"[^\W\x00-\x7f]|[\u0300-\u036f]")
LETTERS = re.compile(r"[\w\u0300-\u036f]+")


@cache
def beginning(letters: str) -> re.Pattern[str]:
    word = re.escape(letters)  # first, for what a pattern begins with is looked for fastest
    return re.compile(rf"{word}(?<![^\W_]{word})(?<![\u0300-\u036f]{word})")


FUNCTIONS: dict[str, tuple[Callable[..., str | bytes | int | None], int]] = {
    "indexed": (indexed, 1),
    "indexed_text": (indexed_text, 1),
    "begins": (begins, 7),
    "own_day": (own_day, 2),
    "packed_row": (packed_row, 2),
    "packed_saying": (packed_saying, 4),
}


def teach(db: sqlite3.Connection) -> None:
    """Let the SQL of a connection call these functions, in its triggers and views too."""
    for name, (function, arguments) in FUNCTIONS.items():
        db.create_function(name, arguments, function, deterministic=True)

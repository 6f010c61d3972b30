"""The whole library out and in: JSON lines, one an article with everything that is kept of it, or a folder of Markdown files."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from briefing.errors import LibraryError
from briefing.library import reading_from
from briefing.library.articles import Library
from briefing.library.packing import packed_text
from briefing.library.query import STATES
from briefing.library.readings import text_hash
from briefing.library.rows import clean_tag, shape_from
from briefing.library.store import UNREADABLE
from briefing.model import Analysis, article_from_dict, records
from briefing.visible import visible
from briefing.writing import whole

FORMAT = 1
T = TypeVar("T")


def is_text(value: Any) -> bool:
    return isinstance(value, str) and records.is_clean(value) and len(value) <= LONGEST


LONGEST = 200  # characters of a tag or a time
KEPT: dict[str, Callable[[Any], bool]] = {
    "tags": lambda value: isinstance(value, list) and all(map(is_text, value)),
    "state": lambda value: isinstance(value, str) and value in STATES,
    "star": lambda value: value in (0, 1) and isinstance(value, int),
    "share": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1,
    "added": is_text,
    "opened": is_text,
    "dated": is_text,
}
"""What a record says of how its article is kept, and which values it may say"""
BATCH = 100  # articles in one action: the index of words writes a piece for each, and puts the pieces together later


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one line: the article's title, whether it was new, or what is wrong with the line."""

    line: int
    title: str = ""
    new: bool = False
    problem: str = ""


def everything(library: Library) -> Iterator[dict[str, Any]]:
    """Everything of each article as one plain object; what cannot be read is left out and noted."""
    lost = []
    for number in library.everything():
        try:
            yield record(library, number)
        except (LibraryError, *UNREADABLE):
            lost.append(number)
    library.left_out(lost)


def record(library: Library, number: int) -> dict[str, Any]:
    """One article with its analysis and how its reader left it. Raises LibraryError, or one of UNREADABLE."""
    article, entry = library.article(number), library.entry(number)
    analysis = library.latest(article) or Analysis(article)
    row = library.one("SELECT version FROM analyses WHERE article = ?", (number,))
    return {
        "briefing_library": FORMAT,
        **{key: getattr(entry, key) for key in KEPT},
        "tags": list(entry.tags),
        "version": row["version"] if row else "",
        "reading": library.reading(entry.sha) or {},
        "analysis": analysis.to_dict(),
    }


def take_in(library: Library, rows: Iterable[tuple[int, dict[str, Any] | LibraryError]]) -> Iterator[Taken]:
    """What became of each (number of the line, record): what is there already is left as it is, so it may be run again, and
    one that is no record does not hold up the others."""
    for batch in batched(rows, BATCH):
        out = []
        with library.action():
            for line, row in batch:
                try:
                    out.append(taken(library, line, row))
                except LibraryError as error:
                    out.append(Taken(line, problem=str(error)))
        yield from out


def batched(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def taken(library: Library, line: int, row: dict[str, Any] | LibraryError) -> Taken:
    """Keep one record. Raises LibraryError when it is none."""
    if isinstance(row, LibraryError):
        raise row
    analysis, reading = analysis_of(row)
    kept = kept_of(row)
    sha = text_hash(analysis.article.text)
    title = analysis.article.called
    if library.one("SELECT 1 FROM articles WHERE sha = ? AND deleted = ''", (sha,)):
        return Taken(line, title)
    number = library.save(analysis, str(row.get("version", "")), kept=kept)
    if reading:
        library.do("INSERT OR IGNORE INTO readings VALUES (?, ?, ?)", (sha, json.dumps(reading), kept.get("added", "")))
        library.list_anew(number)
    return Taken(line, title, new=True)


def kept_of(row: dict[str, Any]) -> dict[str, Any]:
    """How the reader kept an article, as the table has it. Raises LibraryError for values that are of no such kind."""
    kept = {key: row[key] for key, fits in KEPT.items() if key in row and fits(row[key])}
    wrong = [key for key in KEPT if key in row and key not in kept]
    if wrong:
        raise LibraryError(f"This is no line of a library: its “{wrong[0]}” is none.")
    tags = dict.fromkeys(filter(None, map(clean_tag, kept.pop("tags", []))))
    return {**kept, "tags": "\n".join(tags)}


def analysis_of(row: dict[str, Any]) -> tuple[Analysis, dict[str, Any]]:
    """The analysis, and how its article was left. Raises LibraryError for a record that is not one of ours."""
    if row.get("briefing_library") != FORMAT:
        raise LibraryError("This is no line of a library, or one of another version of briefing.")
    try:
        analysis = records.analysis(Analysis.from_dict(row["analysis"]))
        reading = row.get("reading") or {}
        left = reading_from(reading)
        if left.marks or left.corrections:
            records.analysis(replace(analysis, marks=left.marks, corrections=left.corrections))
        return analysis, reading
    except UNREADABLE as error:
        raise LibraryError(f"This is no line of a library: {type(error).__name__} at {visible(str(error))[:80]}.") from None


def lines_of(path: Path) -> int:
    """How many lines a file has; 0 when it cannot be read."""
    try:
        with path.open("rb") as file:
            return sum(1 for _ in file)
    except OSError:
        return 0


def read_jsonl(path: Path) -> Iterator[tuple[int, dict[str, Any] | LibraryError]]:
    """(number of the line, record, or what is wrong with it). Raises LibraryError when the file cannot be read."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, object_of(line)
    except OSError as error:
        raise LibraryError(f"{path} cannot be read: {error.strerror}.") from None


def object_of(line: str) -> dict[str, Any] | LibraryError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return LibraryError("This is no JSON.")
    return row if isinstance(row, dict) else LibraryError("This is no line of a library: it is no object.")


def write_jsonl(library: Library, path: Path, *, overwrite: bool = False) -> Iterator[str]:
    """Write a file beside the target and put it there when it is whole; yields the title of each article.

    An earlier dump gives way to a newer one, another file only to `overwrite`. Raises ExportError.
    """
    with whole(path, overwrite=overwrite or is_dump(path)) as file:
        for row in everything(library):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            yield row["analysis"]["title"] or row["analysis"]["id"]


def is_dump(path: Path) -> bool:
    """Whether a file is of JSON lines that we wrote, or is empty."""
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        return file.read(len(BEGINNING)) in (BEGINNING, b"")
    return False


BEGINNING = b'{"briefing_library"'


def recover(library: Library, rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, int]:
    """Put rows of a damaged library into this one; returns how many of each table came back, each whole and of our kind."""
    counts: dict[str, int] = {}
    for table, row in rows:
        counts.setdefault(table, 0)
        columns = {found["name"] for found in library.ask(f"PRAGMA table_info({table})")}
        kept = {k: v for k, v in row.items() if k != "id" and k in columns}
        data = b""
        try:
            if table == "articles":
                records.article(article_from_dict({**shape_from(row["shape"]), "text": row["text"]}))
                data, kept["sha"] = packed_text(row["shape"], row["text"]), text_hash(row["text"])
            counts[table] += put_back(library, table, kept, data)
        except UNREADABLE:
            continue
    return counts


def put_back(library: Library, table: str, row: dict[str, Any], data: bytes) -> int:
    """One row, and the text of an article with it; how many it made, none where it is there already."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    with library.action():
        came = max(0, library.do(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", tuple(row.values())))
        if came and data:
            library.do("INSERT INTO texts SELECT id, ? FROM articles WHERE sha = ?", (data, row["sha"]))
    return came

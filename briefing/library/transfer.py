"""The whole library out and in: JSON lines, one an article with everything that is kept of it, or a folder of Markdown files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefing.errors import LibraryError
from briefing.library.articles import Library, safe, text_hash
from briefing.library.query import STATES
from briefing.model import Analysis

FORMAT = 1
KEPT: dict[str, type | tuple[type, ...]] = {
    "tags": list,
    "state": str,
    "star": int,
    "share": (int, float),
    "added": str,
    "opened": str,
}
BATCH = 25


def records(library: Library) -> Iterator[dict[str, Any]]:
    """Everything of each article as one plain object."""
    for number in library.everything():
        article = library.article(number)
        (row,) = library.ask(
            f"SELECT {', '.join(KEPT)}, sha, version FROM articles LEFT JOIN analyses ON article = id WHERE id = ?", (number,)
        )
        analysis = library.analysis(article, row["version"] or "", any_day=True) or Analysis(article)
        yield {
            "briefing_library": FORMAT,
            **{key: row[key] for key in KEPT},
            "tags": [t for t in row["tags"].split("\n") if t],
            "version": row["version"] or "",
            "reading": library.reading(row["sha"]) or {},
            "analysis": analysis.to_dict(),
        }


def take_in(library: Library, rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """(title, whether it was new) of each record as it is kept; what is there already is left as it is, so it may be run again."""
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == BATCH:
            yield from _take(library, waiting)
            waiting = []
    yield from _take(library, waiting)


def _take(library: Library, rows: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    out = []
    with library.action():
        for row in rows:
            analysis = analysis_of(row)
            sha = text_hash(analysis.article.text)
            known = library.one("SELECT 1 FROM articles WHERE sha = ? AND deleted = ''", (sha,))
            if not known:
                number = library.save(analysis, str(row.get("version", "")))
                kept = kept_of(row)
                sets = ", ".join(f"{key} = :{key}" for key in kept)
                library.do(f"UPDATE articles SET {sets} WHERE id = :id", {**kept, "id": number})
                if row.get("reading"):
                    library.do(
                        "INSERT OR IGNORE INTO readings VALUES (?, ?, ?)",
                        (sha, json.dumps(row["reading"]), str(row.get("added", ""))),
                    )
            out.append((analysis.article.called, not known))
    return out


def kept_of(row: dict[str, Any]) -> dict[str, Any]:
    """How the reader kept an article, as the table has it. Raises LibraryError for values that are of no such kind."""
    kept = {key: row[key] for key, kind in KEPT.items() if key in row and key != "tags" and isinstance(row[key], kind)}
    tags = row.get("tags", [])
    wrong = [key for key in KEPT if key in row and key != "tags" and key not in kept]
    if wrong or not isinstance(tags, list) or kept.get("state", STATES[0]) not in STATES:
        raise LibraryError(f"This is no line of a library: its “{(wrong or ['state or tags'])[0]}” is none.")
    return {**{k: safe(v) if isinstance(v, str) else v for k, v in kept.items()}, "tags": "\n".join(safe(str(t)) for t in tags)}


def analysis_of(row: dict[str, Any]) -> Analysis:
    """Raises LibraryError for a record that is not one of ours."""
    try:
        if row["briefing_library"] != FORMAT:
            raise LibraryError("The file was written by another version of briefing.")
        return Analysis.from_dict(row["analysis"])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise LibraryError(f"This is no line of a library: {type(error).__name__} at {error}.") from None


def lines_of(path: Path) -> int:
    """How many lines a file has; 0 when it cannot be read."""
    try:
        with path.open("rb") as file:
            return sum(1 for _ in file)
    except OSError:
        return 0


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Raises LibraryError naming the line that is wrong."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    try:
                        row = json.loads(line)
                    except (ValueError, RecursionError):
                        raise LibraryError(f"Line {number} of {path} is no JSON. What came before it is kept.") from None
                    if not isinstance(row, dict):
                        raise LibraryError(f"Line {number} of {path} is no object. What came before it is kept.")
                    yield row
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def write_jsonl(library: Library, path: Path) -> Iterator[str]:
    """Write a file beside the target and put it there when it is whole; yields the title of each article."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            for row in records(library):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                yield row["analysis"]["title"] or row["analysis"]["id"]
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise LibraryError(f"{path} cannot be written: {error.strerror}.") from None


def recover(library: Library, rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, int]:
    """Put rows of a damaged library into this one; returns how many of each table came back."""
    counts: dict[str, int] = {}
    for table, row in rows:
        kept = {k: v for k, v in row.items() if k != "id"}
        names = ", ".join(kept)
        with library.action():
            came = library.do(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(kept))})", tuple(kept.values())
            )
        counts[table] = counts.get(table, 0) + max(0, came)
    return counts

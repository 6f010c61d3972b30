"""The input cut into shards that have names: stretches of a Parquet file's rows, of a file's bytes, or some files.

A plan depends on the input alone, so that it is the same when a run goes on later, and on every machine.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing.batch.archives import responses
from briefing.batch.entries import Settings
from briefing.batch.extras import needed
from briefing.errors import ReadError
from briefing.visible import visible

ENDINGS = {  # the end of a name: how such a file is cut and read
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl.gz",
    ".ndjson.gz": "jsonl.gz",
    ".warc": "warc",
    ".warc.gz": "warc",
}
BYTES = 5_000  # of JSON an article of 600 words has
PIECES = 100  # of one Parquet row group at most: what stands before a piece in its group is decoded for nothing
TOLD = frozenset(("name", "kind", "start", "stop"))


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of the input. `start` and `stop` count rows (Parquet), bytes (JSON lines, WARC) or nothing (files)."""

    name: str
    kind: str
    path: str
    start: int = 0
    stop: int = 0
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A shard without its name yet; `told` is what it is known by: relative to the input, with the file's size."""

    kind: str
    path: Path
    start: int
    stop: int
    told: str
    files: tuple[str, ...] = ()


def plan(sources: Sequence[str], settings: Settings, size: int) -> tuple[list[Shard], str]:
    """(shards of about `size` articles, checksum of the plan). Raises ReadError for an input that is not there or not as asked for."""
    shards, digest = [], hashlib.sha256()
    for number, piece in enumerate(p for source in sources for p in pieces(Path(source), settings, size)):
        digest.update(json.dumps([piece.kind, piece.told, piece.start, piece.stop, piece.files]).encode())
        name = f"{number:06}-{safe(piece.path.name)}"
        shards.append(Shard(name, piece.kind, str(piece.path.absolute()), piece.start, piece.stop, piece.files))
    if not shards:
        raise ReadError(f"There is no article in {', '.join(map(visible, sources))}.")
    return shards, digest.hexdigest()[:16]


def safe(name: str) -> str:
    """A file's name as part of another: letters, figures and hyphens, at most 40."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:40] or "input"


def pieces(source: Path, settings: Settings, size: int) -> Iterator[Piece]:
    """What a file, or a folder with all that is in it, is cut into."""
    if source.is_file():
        return cut(source, source.name, settings, size)
    if not source.is_dir():
        raise ReadError(f"There is no file or folder {visible(str(source))}.")
    return folder(source, settings, size)


def folder(source: Path, settings: Settings, size: int) -> Iterator[Piece]:
    """Tables and archives by themselves, then the other files as articles; not what is hidden or a marker (`.x`, `_x`)."""
    alone = []
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        if any(part.startswith((".", "_")) for part in name.parts) or not path.is_file():
            continue
        if kind_of(path) == "files":
            alone.append(name.as_posix())
        else:
            yield from cut(path, name.as_posix(), settings, size)
    for k in range(0, len(alone), size):
        some = tuple(alone[k : k + size])
        sizes = sum((source / name).stat().st_size for name in some)
        yield Piece("files", source, 0, 0, str(sizes), some)


def kind_of(path: Path) -> str:
    return next((kind for end, kind in ENDINGS.items() if path.name.lower().endswith(end)), "files")


def cut(path: Path, name: str, settings: Settings, size: int) -> Iterator[Piece]:
    """One file in pieces. Raises ReadError where it cannot be read, or has no column of the name that is asked for."""
    kind = kind_of(path)
    stretches = {"parquet": parquet, "jsonl": lines, "jsonl.gz": packed_lines, "warc": records}
    told = f"{name} {path.stat().st_size}"
    if kind == "files":
        yield Piece(kind, path.parent, 0, 0, told, (path.name,))
        return
    try:
        for start, stop in stretches[kind](path, settings, size):
            yield Piece(kind, path, start, stop, told)
    except OSError as error:
        raise ReadError(f"{visible(str(path))} cannot be read: {error.strerror or error}.") from None


# ---------------------------------------------------------------------- the kinds
def parquet(path: Path, settings: Settings, size: int) -> Iterator[tuple[int, int]]:
    """Stretches of rows: small row groups together, large ones in pieces, but not in too many."""
    pq, pa = needed("pyarrow.parquet"), needed("pyarrow")
    try:
        with pq.ParquetFile(path) as file:
            groups = [file.metadata.row_group(k).num_rows for k in range(file.metadata.num_row_groups)]
            names = file.schema_arrow.names
    except (OSError, pa.ArrowException) as error:
        raise ReadError(f"{visible(str(path))} is no Parquet file that can be read ({first_line(error)}).") from None
    has_column(path, settings.text, names)
    start = stop = 0
    for rows in groups:
        if rows > size:
            if stop > start:
                yield start, stop
            step = max(size, -(-rows // PIECES))
            yield from ((k, min(k + step, stop + rows)) for k in range(stop, stop + rows, step))
            start = stop = stop + rows
            continue
        stop += rows
        if stop - start >= size:
            yield start, stop
            start = stop
    if stop > start:
        yield start, stop


def lines(path: Path, settings: Settings, size: int) -> Iterator[tuple[int, int]]:
    """Stretches of bytes; a line belongs to the one that it starts in, so that nothing is read to cut."""
    with path.open("rb") as file:
        has_first(path, file.readline(BYTES * 1000), settings)
    end, step = path.stat().st_size, size * BYTES
    return ((k, min(k + step, end)) for k in range(0, end, step))


def packed_lines(path: Path, settings: Settings, size: int) -> Iterator[tuple[int, int]]:
    """A packed file is one shard: there is no way into its middle."""
    return iter([(0, path.stat().st_size)])


def records(path: Path, settings: Settings, size: int) -> Iterator[tuple[int, int]]:
    """Stretches of bytes with `size` responses each; the archive is read once for it, its pages are not."""
    starts = [at for k, (at, _) in enumerate(responses(path)) if k % size == 0]
    return zip(starts, [*starts[1:], path.stat().st_size], strict=True)


def has_first(path: Path, line: bytes, settings: Settings) -> None:
    """The first line tells at once that the text has another name; lines that are no JSON are told one by one later."""
    try:
        first = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return
    if isinstance(first, dict):
        has_column(path, settings.text, list(first))


def has_column(path: Path, column: str, names: Sequence[str]) -> None:
    if column not in names:
        there = ", ".join(visible(name) for name in names[:20]) or "none"
        raise ReadError(f"{visible(str(path))} has no column “{visible(column)}”. It has: {there}. Name it with --text.")


def first_line(error: Exception) -> str:
    return visible(str(error).split("\n", 1)[0])


def as_told(shard: Shard) -> dict[str, str]:
    """What a shard is, for the metadata of the files made of it."""
    return {name: str(value) for name, value in asdict(shard).items() if name in TOLD}

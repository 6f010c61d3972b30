"""One shard into its entries, in order and one at a time; a broken record is an entry with its error."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from briefing import engine
from briefing.batch.archives import responses
from briefing.batch.entries import TAKEN_ALONG, Entry, Settings, clean, entry_of
from briefing.batch.extras import needed
from briefing.batch.plan import Shard
from briefing.errors import BriefingError, ReadError
from briefing.limits import MAX_CHARACTERS
from briefing.model import Article
from briefing.visible import visible

MAX_LINE = 4 * MAX_CHARACTERS  # bytes
MAX_PAGE = 5_000_000  # bytes; as for a page that is fetched
BATCH = 64  # rows of a Parquet file in memory at once


def entries(shard: Shard, settings: Settings) -> Iterator[Entry]:
    """The entries of a shard. Raises BriefingError for a file that is gone or damaged."""
    readers: dict[str, Callable[[Shard, Settings], Iterator[Entry]]] = {
        "parquet": of_parquet,
        "jsonl": of_lines,
        "jsonl.gz": of_packed_lines,
        "warc": of_archive,
        "files": of_files,
    }
    try:
        yield from readers[shard.kind](shard, settings)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(f"{visible(shard.path)} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def of_parquet(shard: Shard, settings: Settings) -> Iterator[Entry]:
    """The rows from `start` to `stop`; only the row groups and columns that are needed are read."""
    pq, pa = needed("pyarrow.parquet"), needed("pyarrow")
    with pq.ParquetFile(shard.path, memory_map=True) as file:
        groups, first = groups_of(file.metadata, shard)
        wanted = {settings.text, settings.id, settings.date, *TAKEN_ALONG}
        columns = [name for name in file.schema_arrow.names if name in wanted]
        at = first
        try:
            for batch in file.iter_batches(BATCH, row_groups=groups, columns=columns):
                inside = batch.slice(max(0, shard.start - at), max(0, min(shard.stop - max(at, shard.start), batch.num_rows)))
                for k, record in enumerate(inside.to_pylist(), max(at, shard.start) - shard.start):
                    yield entry_of(record, shard.name, k, settings)
                at += batch.num_rows
                if at >= shard.stop:
                    return
        except pa.ArrowException as error:
            raise ReadError(f"{visible(shard.path)} is damaged ({visible(str(error).splitlines()[0])}).") from None


def groups_of(metadata: Any, shard: Shard) -> tuple[list[int], int]:
    """(the row groups that a shard has rows of, the number of the first row in them)."""
    groups: list[int] = []
    first, at = shard.start, 0
    for k in range(metadata.num_row_groups):
        rows = metadata.row_group(k).num_rows
        if at < shard.stop and at + rows > shard.start:
            first = at if not groups else first
            groups.append(k)
        at += rows
    return groups, first


def of_lines(shard: Shard, settings: Settings) -> Iterator[Entry]:
    """The lines that start from byte `start` up to `stop`."""
    with open(shard.path, "rb") as file:
        if shard.start:
            file.seek(shard.start - 1)
            skip_line(file)
        yield from lines_of(file, shard, settings, shard.stop)


def of_packed_lines(shard: Shard, settings: Settings) -> Iterator[Entry]:
    with gzip.open(shard.path) as file:
        yield from lines_of(io.BufferedReader(file), shard, settings, None)


def lines_of(file: Any, shard: Shard, settings: Settings, stop: int | None) -> Iterator[Entry]:
    row = 0
    while stop is None or file.tell() < stop:
        line = file.readline(MAX_LINE)
        if not line:
            return
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            skip_line(file)
            yield Entry(shard.name, row, f"{shard.name}:{row}", error=f"a line of more than {MAX_LINE:,} bytes")
        elif not line.strip():
            continue
        else:
            yield of_line(line, shard, row, settings)
        row += 1


def skip_line(file: BinaryIO) -> None:
    """Go to the start of the next line, however long this one is."""
    while (read := file.readline(1 << 20)) and not read.endswith(b"\n"):
        pass


def of_line(line: bytes, shard: Shard, row: int, settings: Settings) -> Entry:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Entry(shard.name, row, f"{shard.name}:{row}", error=f"no JSON: {clean(visible(str(error)))[:200]}")
    if not isinstance(record, dict):
        return Entry(shard.name, row, f"{shard.name}:{row}", error="no JSON object")
    return entry_of(record, shard.name, row, settings)


def of_files(shard: Shard, settings: Settings) -> Iterator[Entry]:
    """Files of any kind that is read; the id is the name within the folder."""
    for row, name in enumerate(shard.files):
        id = clean(name)
        try:
            article = engine.read(Path(shard.path) / name, encoding=settings.encoding)
            yield Entry(shard.name, row, id, whole(replace(article, id=id, source=id)), read=True)
        except BriefingError as error:
            yield Entry(shard.name, row, id, error=clean(str(error)))
        except Exception as error:  # as for the analysis: the others are not taken along
            yield Entry(shard.name, row, id, error=f"it cannot be read ({type(error).__name__})")


# ---------------------------------------------------------------------- WARC
def of_archive(shard: Shard, settings: Settings) -> Iterator[Entry]:
    """The pages from byte `start` up to `stop`, each read as a page that is opened would be; the id is the record's own."""
    for row, (at, record) in enumerate(responses(shard.path, shard.start)):
        if at >= shard.stop:
            return
        yield of_record(record, shard, row)


def of_record(record: Any, shard: Shard, row: int) -> Entry:
    told = record.rec_headers.get_header
    id = clean(told("WARC-Record-ID") or f"{shard.name}:{row}")
    address = clean(told("WARC-Target-URI") or shard.name)
    try:
        data = record.content_stream().read(MAX_PAGE + 1)
        article = engine.read_page(data, address, record.http_headers.get_header("Content-Type") or "", max_bytes=MAX_PAGE)
        return Entry(shard.name, row, id, whole(replace(article, id=id, source=address)), read=True)
    except BriefingError as error:
        return Entry(shard.name, row, id, error=clean(str(error)))
    except Exception as error:  # a page of anyone's: the others are not taken along
        return Entry(shard.name, row, id, error=f"it cannot be read ({type(error).__name__})")


def whole(article: Article) -> Article:
    """An article that any file format takes."""
    text, title = clean(article.text), clean(article.title) if article.title else article.title
    return article if (text, title) == (article.text, article.title) else replace(article, text=text, title=title)

"""One task: one shard of the input becomes one file in each table's folder, or nothing at all.

Files are written under the run's own folder for unfinished ones and renamed. `articles` comes last: where it is, the shard is done,
and a task that finds it returns at once. A task that runs twice writes the same bytes twice, so whatever an engine does
when a worker dies, each article is in the output once.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from platform import node
from uuid import uuid4

from briefing.batch import tables
from briefing.batch.entries import Settings
from briefing.batch.extras import needed
from briefing.batch.mapper import analysed
from briefing.batch.plan import Shard, as_told
from briefing.batch.readers import entries
from briefing.batch.rules import rules
from briefing.errors import BriefingError

UNFINISHED = "_unfinished"
ORDER = ("sections", "people", "quotes", "articles")  # of renaming
FAILED = b"briefing.failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a shard: how many articles it has and how many of them failed, or why there is no file of it."""

    shard: str
    articles: int = 0
    failed: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class ShardWork:
    """The work on a shard, for any engine: `work(shard) -> Outcome`. Small, and nothing in it but names and settings."""

    out: str
    settings: Settings
    rules: str

    def __call__(self, shard: Shard) -> Outcome:
        try:
            if (done := self.done(shard)) is not None:
                return done
            if rules() != self.rules:
                raise BriefingError(f"This machine ({node()}) has other rules ({rules()}) than the run ({self.rules}).")
            return self.write(shard)
        except BriefingError as error:
            return Outcome(shard.name, error=str(error))
        except OSError as error:
            return Outcome(shard.name, error=f"{error.filename or self.out}: {error.strerror or error}.")

    def done(self, shard: Shard) -> Outcome | None:
        """The outcome of a shard whose files are there."""
        path = self.path("articles", shard)
        if not path.exists():
            return None
        metadata = needed("pyarrow.parquet").read_metadata(path)
        return Outcome(shard.name, metadata.num_rows, int(metadata.metadata.get(FAILED, b"0")))

    def path(self, table: str, shard: Shard) -> Path:
        return Path(self.out) / table / f"{shard.name}.parquet"

    def write(self, shard: Shard) -> Outcome:
        """Write the files of a shard and give them their names."""
        folder = Path(self.out) / UNFINISHED / uuid4().hex
        folder.mkdir(parents=True)
        try:
            outcome = fill(folder, shard, self)
            for table in ORDER:
                sync(folder / table)
                os.replace(folder / table, self.path(table, shard))
            return outcome
        finally:
            for left in (*folder.iterdir(), None):
                left.unlink() if left else folder.rmdir()


def fill(folder: Path, shard: Shard, work: ShardWork) -> Outcome:
    """One file a table, a row group for some hundred articles, so that a large shard is not in memory at once."""
    parquet, articles, failed = needed("pyarrow.parquet"), 0, 0
    told = {"briefing.tables": tables.FORM, "briefing.rules": work.rules}
    told |= {f"briefing.shard.{name}": value for name, value in as_told(shard).items()}
    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(parquet.ParquetWriter(folder / table, tables.schema(table, told), compression="zstd"))
            for table in ORDER
        }
        for found in analysed(entries(shard, work.settings), work.settings):
            articles += len(found["articles"])
            failed += sum(row["error"] is not None for row in found["articles"])
            for table, writer in writers.items():
                writer.write_table(tables.arrow(table, found[table], told))
        writers["articles"].add_key_value_metadata({FAILED.decode(): str(failed)})
    return Outcome(shard.name, articles, failed)


def sync(path: Path) -> None:
    """A file's bytes on the disk before it gets its name, so that a machine that stops leaves no empty one."""
    with path.open("rb") as file:
        os.fsync(file.fileno())

"""The analysis of many articles without any engine in it: entries in, rows out; one bad article is one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from briefing import engine
from briefing.batch import tables
from briefing.batch.entries import USUAL, Entry, Settings, entry_of
from briefing.batch.tables import TABLES, Row, Rows
from briefing.errors import BriefingError

ZONE = 250  # articles between two times that never-seen words are given back (see engine.forgetting)


@dataclass(frozen=True, slots=True)
class BatchMapper:
    """A batch of articles in, the rows of one table out, in the batch's own form.

    Takes an Arrow table, a pandas frame, a mapping of columns, or records; gives the same form back. It holds settings alone, so it
    travels in a few bytes; a process loads the word lists at its first batch. Raises nothing for a bad article: its row in
    `articles` says what is wrong. `shard` names a batch in the rows where the engine's batches have names.
    """

    table: str = "quotes"
    settings: Settings = USUAL
    shard: str = ""

    def __post_init__(self) -> None:
        if self.table not in TABLES:
            raise BriefingError(f"There is no table {self.table!r}. Tables: {', '.join(TABLES)}.")

    def __call__(self, batch: Any) -> Any:
        if hasattr(batch, "to_pylist"):  # pyarrow
            return tables.arrow(self.table, self.rows(batch.to_pylist()))
        if hasattr(batch, "to_dict"):  # pandas
            found = type(batch)(self.rows(batch.to_dict("records")), columns=[column.name for column in TABLES[self.table]])
            return found.astype({c.name: "Int32" if c.type == "int" else "object" for c in TABLES[self.table]})
        if isinstance(batch, Mapping):
            found = self.rows(dict(zip(batch, values, strict=True)) for values in zip(*batch.values(), strict=True))
            return {column.name: [row[column.name] for row in found] for column in TABLES[self.table]}
        return self.rows(batch)

    def rows(self, records: Iterable[Mapping[str, Any]]) -> list[Row]:
        """The rows of the table for some records."""
        entries = (entry_of(record, self.shard, row, self.settings) for row, record in zip(count(), records, strict=False))
        return [row for found in analysed(entries, self.settings) for row in found[self.table]]


def analysed(entries: Iterable[Entry], settings: Settings) -> Iterator[Rows]:
    """The rows of entries, some hundred articles at a time; what came before is forgotten, so memory stays as it is."""
    entries = iter(entries)
    while True:
        with engine.forgetting():
            found = [rows_of(entry, settings) for entry in islice(entries, ZONE)]
        if not found:
            return
        yield {table: [row for rows in found for row in rows[table]] for table in TABLES}


def rows_of(entry: Entry, settings: Settings) -> Rows:
    """The rows of one article; an article that cannot be analysed is a row with its error."""
    if entry.article is None:
        return tables.failed(entry, entry.error)
    try:
        return tables.rows(entry, engine.analyze_in_time(entry.article, settings.sections))
    except BriefingError as error:
        return tables.failed(entry, str(error))
    except Exception as error:  # one bad article must not end a batch of thousands
        return tables.failed(entry, f"the analysis failed ({type(error).__name__})")

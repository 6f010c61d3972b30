"""Small inputs for the tests of this room, and what came out of them."""

import json

import pyarrow.parquet as pq

from briefing.batch import run
from briefing.batch.running import HERE

DAM = "Mayor Anna Holm came late.\n“The dam will hold for years,” Holm said on Monday."
RATES = "Bank governor Leo Marsh spoke on Friday.\n“Interest rates will stay where they are until May,” Marsh said."


def records(count):
    return [
        {"id": f"a{k}", "text": f"{(DAM, RATES)[k % 2]}\nIt was report {k}.", "published": "2026-03-04"} for k in range(count)
    ]


def lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def done(sources, out, **more):
    """All outcomes of a run."""
    return list(run([sources] if isinstance(sources, str) else sources, out, **{"place": HERE, **more}))


def table(out, name):
    """The rows of a table from all its files, in order."""
    rows = [row for path in sorted((out / name).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]
    return sorted(rows, key=lambda row: (row["shard"], row["row"], row.get("number", 0)))


def files(out):
    """Name and bytes of every file of the tables."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*.parquet"))}

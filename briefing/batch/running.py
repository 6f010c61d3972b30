"""A whole run: what it is made of is written down, so that it can go on later, and never with other rules or another input."""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

from briefing.batch.entries import USUAL, Settings
from briefing.batch.extras import needed
from briefing.batch.plan import Shard, plan
from briefing.batch.rules import rules
from briefing.batch.tables import FORM, TABLES
from briefing.batch.work import UNFINISHED, Outcome, ShardWork
from briefing.errors import BriefingError
from briefing.visible import visible
from briefing.writing import allowed

ENGINES = {"": "processes", "dask": "dask", "ray": "ray"}
RECORD = "run.json"
SUCCESS = "_SUCCESS"
SHARD = 500  # articles: some ten seconds of one core, so that little is lost with a worker and no tail is long
WHAT = {
    "rules": "its rules are others",
    "input": "its input was another",
    "settings": "its columns or settings are others",
    "tables": "its tables have another form",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run happens: "" for processes of this machine, dask, ray; how many workers, or the address of a cluster."""

    engine: str = ""
    workers: int = 1
    address: str | None = None


HERE = Place()


@dataclass(frozen=True, slots=True)
class Run:
    """Shards that are still to be done, how many there are in all, and the work on one of them."""

    out: Path
    todo: tuple[Shard, ...]
    shards: int
    work: ShardWork


def prepare(sources: Sequence[str], out: Path, settings: Settings = USUAL, *, size: int = SHARD) -> Run:
    """Cut the input and look at what is there already. Raises BriefingError where `out` holds another run or other files."""
    needed("pyarrow.parquet")
    shards, checksum = plan(sources, settings, size)
    record = {"rules": rules(), "input": checksum, "settings": asdict(settings), "tables": FORM, "shards": len(shards)}
    begin(out, record)
    work = ShardWork(str(out.absolute()), settings, rules())
    todo = tuple(shard for shard in shards if not work.path("articles", shard).exists())
    return Run(out, todo, len(shards), work)


def begin(out: Path, record: dict) -> None:
    """Write the record of a new run, or compare it with the one that is there."""
    allowed(out / RECORD)
    try:
        if (out / RECORD).exists():
            check(out, record)
        elif out.exists() and any(out.iterdir()):
            raise BriefingError(
                f"{visible(str(out))} has other files in it. Name a new folder, or one of a run that was stopped."
            )
        for table in TABLES:
            (out / table).mkdir(parents=True, exist_ok=True)
        unfinished = out / f".{RECORD}"
        unfinished.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        unfinished.replace(out / RECORD)
    except OSError as error:
        raise BriefingError(f"{visible(str(out))} cannot be written to: {error.strerror or error}.") from None


def check(out: Path, record: dict) -> None:
    """Refuse to go on with what would mix two runs."""
    try:
        earlier = json.loads((out / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BriefingError(f"{visible(str(out / RECORD))} cannot be read ({error}). Name a new folder.") from None
    other = (
        [why for name, why in WHAT.items() if earlier.get(name) != record[name]]
        if isinstance(earlier, dict)
        else ["it is no run"]
    )
    if other:
        raise BriefingError(f"{visible(str(out))} holds another run: {', '.join(other)}. Name a new folder.")


def go(run: Run, place: Place) -> Generator[Outcome, None, None]:
    """Do what is to be done; the outcome of each shard as it comes in. Raises BriefingError for an engine that is not there."""
    engine = import_module(f"briefing.batch.engines.{ENGINES[place.engine]}")
    missing = len(run.todo)
    try:
        for outcome in engine.run(run.work, run.todo, workers=place.workers, address=place.address):
            missing -= not outcome.error
            yield outcome
    finally:
        shutil.rmtree(run.out / UNFINISHED, ignore_errors=True)
    if not missing:
        (run.out / SUCCESS).touch()


def run(
    sources: Sequence[str], out: str | Path, settings: Settings = USUAL, *, place: Place = HERE, size: int = SHARD
) -> Generator[Outcome, None, None]:
    """The tables of `sources` (files or folders) into the folder `out`; yields the outcome of each shard that was not done before."""
    return go(prepare(sources, Path(out), settings, size=size), place)

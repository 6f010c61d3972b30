"""Dask: a scheduler and workers that are there, or a small cluster of this machine alone.

Shards are handed out as workers come free, a few more than there are workers, so the driver's memory does not grow with the input.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from briefing.batch.engines.births import without_interrupt
from briefing.batch.extras import needed
from briefing.batch.plan import Shard
from briefing.batch.work import Outcome, ShardWork
from briefing.errors import BriefingError

AHEAD = 2  # shards with each worker: one being done and one waiting
LOOPBACK = "127.0.0.1"
SECONDS = 20  # to reach a cluster
QUIET = {
    "distributed.worker.profile.enabled": False,  # it kept 20 MB for each thousand articles, of stacks nobody looks at
    "distributed.admin.tick.interval": "1s",  # fifty times a second an article's work gave way to this look at the clock
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.worker.memory.monitor-interval": "1s",  # a worker grows by megabytes a minute
}
"""What a worker does beside its work, made rare: with Dask's own values it took a seventh more of the processor"""


def run(work: ShardWork, shards: Sequence[Shard], *, workers: int, address: str | None) -> Generator[Outcome, None, None]:
    """Each shard's outcome as it is done. A shard whose worker dies is given to another."""
    with client(workers, address) as dask:
        todo = iter(shards)
        names = {}
        running = needed("distributed").as_completed(loop=dask.loop)

        def give(most: int) -> None:
            for shard in islice(todo, max(0, most)):
                future = dask.submit(work, shard, key=f"briefing-{shard.name}", pure=False)
                names[future.key] = shard.name
                running.add(future)

        give(AHEAD * slots(dask))
        for future in running:
            yield settled(future, names.pop(future.key))
            future.release()
            give(AHEAD * slots(dask) - len(names))


def settled(future: Any, shard: str) -> Outcome:
    """What became of a task; one that its engine gave up is an outcome too."""
    try:
        return future.result()
    except Exception as error:
        return Outcome(shard, error=f"Dask gave it up: {' '.join(str(error).split()) or type(error).__name__}")


def slots(dask: Any) -> int:
    """How many tasks the workers of this moment can do at once; at least one, while there is none yet."""
    return max(1, sum(dask.nthreads().values()))


@contextmanager
def client(workers: int, address: str | None) -> Iterator[Any]:
    """A client of the cluster at an address, or of one of our own that ends with it and that only this machine reaches."""
    distributed = needed("distributed")
    logging.getLogger("distributed").setLevel(
        logging.CRITICAL
    )  # what it tells of lost workers and ends; outcomes say what matters
    if address:
        try:
            found = distributed.Client(address, timeout=SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise BriefingError(f"There is no Dask scheduler at {address} ({error or type(error).__name__}).") from None
        with found:
            yield found
        return
    with without_interrupt(), needed("dask").config.set(QUIET):
        cluster = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=LOOPBACK,
            dashboard_address=f"{LOOPBACK}:0",
            silence_logs=logging.CRITICAL,
        )
        found = distributed.Client(cluster, set_as_default=False)
    with cluster, found:
        yield found

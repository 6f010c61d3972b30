"""Ray, for those who have a cluster of it (it is no dependency): the same work as tasks, a few more than there are workers.

Without an address a small one of this machine is started: on loopback, without usage statistics and dashboard, and it ends with us.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from briefing.batch.engines.births import without_interrupt
from briefing.batch.extras import needed
from briefing.batch.plan import Shard
from briefing.batch.work import Outcome, ShardWork
from briefing.errors import BriefingError

AHEAD = 2  # shards for each processor: one being done and one waiting
TRIES = 4  # of a shard whose worker or node dies, after the first
STORE = 80 * 2**20  # bytes of shared memory: names of shards are all that is in it
OURS = {  # before Ray is imported
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # what makes it listen on loopback and not on every interface
    "RAY_AUTH_MODE": "disabled",
}


def run(work: ShardWork, shards: Sequence[Shard], *, workers: int, address: str | None) -> Generator[Outcome, None, None]:
    """Each shard's outcome as it is done. A shard whose worker dies is given to another."""
    with started(workers, address) as ray:
        task = ray.remote(num_cpus=1, max_retries=TRIES)(perform)
        todo = iter(shards)
        names: dict[Any, str] = {}

        def give() -> None:
            most = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1))) - len(names)
            names.update((task.remote(work, shard), shard.name) for shard in islice(todo, max(0, most)))

        give()
        while names:
            for reference in ray.wait(list(names))[0]:
                yield settled(ray, reference, names.pop(reference))
            give()


def perform(work: ShardWork, shard: Shard) -> Outcome:
    return work(shard)


def settled(ray: Any, reference: Any, shard: str) -> Outcome:
    """What became of a task; one that its engine gave up is an outcome too."""
    try:
        return ray.get(reference)
    except Exception as error:
        told = str(error).strip().split("\n", 1)[0]
        return Outcome(shard, error=f"Ray gave it up: {told or type(error).__name__}")


@contextmanager
def started(workers: int, address: str | None) -> Iterator[Any]:
    """Ray, joined to the cluster at an address or to one of our own."""
    for name, value in OURS.items() if not address else [("RAY_USAGE_STATS_ENABLED", "0")]:
        os.environ.setdefault(name, value)
    ray = needed("ray")
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR", "configure_logging": True}
    try:
        if address:
            ray.init(address=address, **quiet)
        else:
            with without_interrupt():
                ray.init(
                    num_cpus=workers, include_dashboard=False, object_store_memory=STORE, _node_ip_address="127.0.0.1", **quiet
                )
    except (OSError, ConnectionError, ValueError, RuntimeError) as error:
        raise BriefingError(f"Ray does not answer{f' at {address}' if address else ''} ({str(error).splitlines()[0]}).") from None
    try:
        yield ray
    finally:
        ray.shutdown()

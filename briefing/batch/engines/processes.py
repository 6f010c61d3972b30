"""No engine: one process, or some beside each other, each with one shard at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing import connection, get_context
from typing import cast

from briefing.batch.engines.births import without_interrupt
from briefing.batch.plan import Shard
from briefing.batch.work import Outcome, ShardWork
from briefing.errors import BriefingError

TRIES = 2  # of a shard whose process dies
DIED = "Its process died twice; the machine may be short of memory."


def run(work: ShardWork, shards: Sequence[Shard], *, workers: int, address: str | None) -> Generator[Outcome, None, None]:
    """Each shard's outcome as it is done; with one worker all in this process."""
    if address:
        raise BriefingError("An address is one of a cluster. Say which engine it runs: --engine dask or --engine ray")
    if workers == 1:
        yield from map(work, shards)
        return
    seats: list[Seat] = []
    try:
        seats += (Seat(work) for _ in range(min(workers, len(shards))))
        yield from spread(iter(shards), seats)
    finally:
        for seat in seats:
            seat.kill()


def spread(todo: Iterator[Shard], seats: Sequence[Seat]) -> Generator[Outcome, None, None]:
    """Give a shard to each seat, and the next one when it is done; a shard that was lost with its process once more."""
    busy = {seat.pipe: seat for seat in seats if seat.give(next(todo, None))}
    while busy:
        for pipe in connection.wait(list(busy)):
            seat = busy.pop(cast(connection.Connection, pipe))
            outcome = seat.outcome()
            if outcome is None:
                seat.renew()
                if seat.tries < TRIES and seat.give(seat.shard, again=True):
                    busy[seat.pipe] = seat
                    continue
                outcome = Outcome(seat.shard.name if seat.shard else "", error=DIED)
            yield outcome
            if seat.give(next(todo, None)):
                busy[seat.pipe] = seat


class Seat:
    """A place for one process; another takes its place when it dies."""

    def __init__(self, work: ShardWork) -> None:
        self.work = work
        self.shard: Shard | None = None
        self.tries = 0
        self.renew()

    def renew(self) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        with without_interrupt():
            self.process = context.Process(target=serve, args=(self.work, theirs), daemon=True)
            self.process.start()
        theirs.close()

    def give(self, shard: Shard | None, *, again: bool = False) -> bool:
        """Send a shard to the process; False when there is none."""
        self.tries = self.tries + 1 if again else 1
        self.shard = shard
        if shard:
            with suppress(OSError):  # a process that died has closed its pipe, which `outcome` tells
                self.pipe.send(shard)
        return shard is not None

    def outcome(self) -> Outcome | None:
        """What the process says, None when it is dead."""
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            return None

    def kill(self) -> None:
        """End the process at once; what it was writing has no name yet."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def serve(work: ShardWork, pipe: connection.Connection) -> None:
    """The process's side: a shard, its outcome, until the other end closes."""
    with suppress(EOFError, OSError):
        while True:
            pipe.send(work(pipe.recv()))

"""One file an engine, each with `run(work, shards, *, workers, address) -> Iterator[Outcome]`.

An engine hands shards to workers and outcomes back, in any order; it ends its workers when the iterator is closed.
"""

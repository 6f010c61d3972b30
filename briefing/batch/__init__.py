"""Many articles into tables: on this machine, or on a cluster that somebody else's engine runs.

Names of shards travel, not texts: one task reads one piece of the input and writes one file for each table (`work.py`),
so that the output is the same wherever it ran. `plan.py` cuts the input, `readers.py` reads a piece, `mapper.py` analyses,
`tables.py` says what the columns are, `running.py` goes on where an earlier run stopped, `engines/` has one file an engine.
"""

from importlib import import_module
from typing import Any

_WHERE = {"BatchMapper": "mapper", "Settings": "entries", "run": "running"}
__all__ = list(_WHERE)


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"briefing.batch.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'briefing.batch' has no attribute {name!r}")

"""Libraries of weight that only this room needs: asked for when they are used, and missed in a sentence."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from briefing.errors import BriefingError

EXTRAS = {  # module: (what for, what to install)
    "pyarrow": ("Tables in Parquet", "briefing-reader[parquet]"),
    "pyarrow.parquet": ("Tables in Parquet", "briefing-reader[parquet]"),
    "warcio.archiveiterator": ("Reading WARC", "briefing-reader[warc]"),
    "dask": ("The engine Dask", "briefing-reader[cluster]"),
    "distributed": ("The engine Dask", "briefing-reader[cluster]"),
    "ray": ("The engine Ray", "ray"),
}


def needed(module: str) -> Any:
    """A module of EXTRAS. Raises BriefingError where it is not installed, or installed and broken."""
    what, package = EXTRAS[module]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name == module.split(".")[0]:
            raise BriefingError(f"{what} needs an extra. Install it with: pip install '{package}'") from None
        raise BriefingError(f"{what}: {module} is installed, but {error.name} is not, which it needs.") from None
    except ImportError as error:
        raise BriefingError(f"{what}: {module} is installed, but does not load ({error}).") from None

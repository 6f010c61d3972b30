"""spaCy without its command line, which `import spacy` loads for one function: a third of its time, and 18 MB.

`spacy.info`, `spacy.cli` and `spacy.displacy` are there all the same, and are loaded when they are asked for. Where spaCy is loaded already it
stays as it is; from a release on that does without its command line this does nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

INFO = "spacy.cli.info"
LATER = ("cli", "displacy")
"""modules that are loaded for the command line alone"""


def spacy() -> ModuleType:
    """The module, as `import spacy` would give it."""
    if "spacy" in sys.modules or INFO in sys.modules:
        return import_module("spacy")
    stands_in = ModuleType(INFO)
    setattr(stands_in, "info", info)  # noqa: B010 - a module has no such attribute for the type checker
    sys.modules[INFO] = stands_in
    try:
        loaded = import_module("spacy")
    finally:
        del sys.modules[INFO]
    if not hasattr(loaded, "cli"):
        setattr(loaded, "__getattr__", later)  # noqa: B010
    return loaded


def info(*args: Any, **kwargs: Any) -> Any:
    """What spaCy tells of itself and its models."""
    return import_module(INFO).info(*args, **kwargs)


def later(name: str) -> ModuleType:
    """An attribute of the module that was not there yet."""
    if name in LATER:
        return import_module(f"spacy.{name}")
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")

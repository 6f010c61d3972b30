"""What stays between two runs: the articles opened lately. (The whole library will live here.)"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing.config import folder

KEPT = 30


@dataclass(frozen=True, slots=True)
class Recent:
    """One article that was opened: where it is, its headline, its topics."""

    path: str
    title: str
    topics: tuple[str, ...] = ()


def recent_file() -> Path:
    return folder("data") / "recent.json"


def recent() -> list[Recent]:
    """Articles opened lately, newest first; those that are gone are left out. A damaged list is an empty one."""
    try:
        rows = json.loads(recent_file().read_text(encoding="utf-8"))
        found = [Recent(str(r["path"]), str(r["title"]), tuple(map(str, r.get("topics", ())))) for r in rows]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    return [r for r in found if Path(r.path).is_file()]


def remember(path: str, title: str, topics: tuple[str, ...] = ()) -> None:
    """Put an article at the top of the list. A folder that cannot be written is no reason to stop reading."""
    entry = Recent(str(Path(path).resolve()), title, topics)
    rows = [entry, *(r for r in recent() if r.path != entry.path)][:KEPT]
    target = recent_file()
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([asdict(r) for r in rows], file, ensure_ascii=False)
        os.replace(temporary, target)

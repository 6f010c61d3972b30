"""What stays between two runs: the articles opened lately, and for each article where it was left, its marks and notes
and its corrections. (The whole library will live here.)

One small JSON file an article, named after its text, so that the same article is known again under any name. Files are
replaced in one step; a damaged one is set aside, never overwritten.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from briefing.config import folder
from briefing.model import Article, Correction, Mark

KEPT = 30


@dataclass(frozen=True, slots=True)
class Recent:
    """One article that was opened: where it is, its headline, its topics, how far it was read (0 to 1)."""

    path: str
    title: str
    topics: tuple[str, ...] = ()
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """How an article was left: the offset on top, folded sections by their starts, filters, and what the reader added."""

    offset: int = 0
    folded: tuple[int, ...] = ()
    person: str = ""
    indirect: bool = False
    order: str = "first"
    marks: tuple[Mark, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How the screen was left: panes that are hidden, columns added to the side panes, columns of text (0: the setting)."""

    hidden: tuple[str, ...] = ()
    widen: int = 0
    measure: int = 0


# ---------------------------------------------------------------------- articles opened lately
def recent_file() -> Path:
    return folder("data") / "recent.json"


def recent() -> list[Recent]:
    """Articles opened lately, newest first; those that are gone are left out. A damaged list is an empty one."""
    try:
        rows = json.loads(recent_file().read_text(encoding="utf-8"))
        found = [
            Recent(str(r["path"]), str(r["title"]), tuple(map(str, r.get("topics", ()))), float(r.get("share", 0))) for r in rows
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    return [r for r in found if Path(r.path).is_file()]


def remember(path: str, title: str, topics: tuple[str, ...] = ()) -> None:
    """Put an article at the top of the list. A folder that cannot be written is no reason to stop reading."""
    place = str(Path(path).resolve())
    rows = recent()
    known = next((r for r in rows if r.path == place), Recent(place, title))
    entry = replace(known, title=title, topics=topics)
    _keep(recent_file(), [asdict(entry), *(asdict(r) for r in rows if r.path != place)][:KEPT])


def note_progress(path: str, share: float) -> None:
    """How far an article in the list was read."""
    place = str(Path(path).resolve())
    _keep(recent_file(), [asdict(replace(r, share=round(share, 3)) if r.path == place else r) for r in recent()])


# ---------------------------------------------------------------------- one article
def reading_file(article: Article) -> Path:
    """Where the reading of an article is kept: by its text, wherever the file itself lies."""
    from hashlib import sha256

    name = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return folder("data") / "articles" / f"{name}.json"


def reading(article: Article) -> Reading:
    """How the article was left; a fresh reading when it is new. A damaged file is renamed, so that nothing is lost."""
    path = reading_file(article)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return reading_from(data)
    except OSError:
        return Reading()
    except (ValueError, TypeError, KeyError, AttributeError):
        with contextlib.suppress(OSError):
            os.replace(path, path.with_suffix(".damaged"))
        return Reading()


def reading_from(data: Mapping[str, Any]) -> Reading:
    known = {f.name for f in fields(Reading)}
    plain = {k: v for k, v in data.items() if k in known}
    plain["folded"] = tuple(map(int, data.get("folded", ())))
    plain["marks"] = tuple(Mark(**m) for m in data.get("marks", ()))
    plain["corrections"] = tuple(Correction(**c) for c in data.get("corrections", ()))
    return Reading(**plain)


def keep_reading(article: Article, state: Reading) -> bool:
    """Keep how an article is left; False when the folder cannot be written."""
    return _keep(reading_file(article), asdict(state))


# ---------------------------------------------------------------------- the screen
def layout() -> Layout:
    try:
        data = json.loads((folder("data") / "layout.json").read_text(encoding="utf-8"))
        return Layout(tuple(map(str, data.get("hidden", ()))), int(data.get("widen", 0)), int(data.get("measure", 0)))
    except (OSError, ValueError, TypeError, AttributeError):
        return Layout()


def keep_layout(state: Layout) -> bool:
    return _keep(folder("data") / "layout.json", asdict(state))


def keep_pasted(text: str) -> Path:
    """A pasted text as a file of its own, so that it is there again. Raises OSError."""
    from hashlib import sha256

    data = text.encode("utf-8", "replace")
    path = folder("data") / "pasted" / f"pasted-{sha256(data).hexdigest()[:12]}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _keep(target: Path, data: Any) -> bool:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(data, file, ensure_ascii=False)
            os.replace(temporary, target)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            return False
    except OSError:
        return False
    return True

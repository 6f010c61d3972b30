"""What stays between two runs. The library itself is `Library` (`articles.py`, in one SQLite file: `store.py`); this is its
face for the reader: how an article was left, what was opened lately, and the layout of the screen.

SQLite is loaded when it is needed. A library that cannot be used is no reason to stop reading: `problem()` says what is wrong.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.config import folder
from briefing.errors import LibraryError
from briefing.model import Article, Correction, Mark
from briefing.model.frozen import record
from briefing.sources import is_address, library_number

if TYPE_CHECKING:
    from briefing.library.articles import Library
    from briefing.library.rows import Entry
    from briefing.library.store import Store

Answer = TypeVar("Answer")
Kept = TypeVar("Kept", bound="Store")
KEPT = 30
_problems: list[str] = []


@record(frozen=True, slots=True)
class Reading:
    """How an article was left: the offset on top, folded sections by their starts, filters, and what the reader added."""

    offset: int = 0
    folded: tuple[int, ...] = ()
    person: str = ""
    indirect: bool = False
    order: str = "first"
    marks: tuple[Mark, ...] = ()
    corrections: tuple[Correction, ...] = ()


@record(frozen=True, slots=True)
class Layout:
    """How the screen was left: panes that are hidden, columns added to the side panes, columns of text (0: the setting)."""

    hidden: tuple[str, ...] = ()
    widen: int = 0
    measure: int = 0


# ---------------------------------------------------------------------- the library, when there is one
def exists() -> bool:
    return (folder("data") / "library.sqlite3").is_file()


def asked(question: Callable[[Library], Answer], otherwise: Answer, *, make: bool = False) -> Answer:
    """What the library answers; `otherwise` when there is none (and none is to be made) or it cannot be used."""
    if not make and not exists():
        return otherwise
    from briefing.library.articles import Library

    return _asked(Library, question, otherwise)


def _asked(kind: type[Kept], question: Callable[[Kept], Answer], otherwise: Answer) -> Answer:
    try:
        with kind() as library:
            answer = question(library)
            _problems.extend(library.notes)
            return answer
    except LibraryError as error:
        _problems.append(str(error))
        return otherwise


def problem() -> str | None:
    """What was wrong with the library since this was asked last."""
    found = _problems[-1] if _problems else None
    _problems.clear()
    return found


def kept(source: str, *, again: bool = False) -> Article | None:
    """The article that the library has for `@12`, or for an address that was read before unless it is to be read again."""
    number = library_number(source)
    if number is not None:
        from briefing.library.articles import Library

        with Library() as library:
            return library.article(number)
    if again or not is_address(source):
        return None

    def at_address(library: Library) -> Article | None:
        found = library.at_address(source)
        return None if found is None else library.article(found)

    return asked(at_address, None)


def recent(limit: int = KEPT) -> list[Entry]:
    """Articles opened lately, newest first."""
    return asked(lambda library: library.recent(limit), [])


def unopened(limit: int) -> list[Entry]:
    """Articles that were added and never opened, those added last first."""
    return asked(lambda library: library.recent(limit, opened=False), [])


def note_progress(article: Article, share: float) -> None:
    """How far an article was read, when it is in the library."""
    from briefing.library.readings import text_hash

    asked(lambda library: library.progress(text_hash(article.text), share), None)


# ---------------------------------------------------------------------- one article
def reading(article: Article) -> Reading:
    """How the article was left; a fresh reading when it is new."""
    if not exists():
        return Reading()
    from briefing.library.readings import Readings, text_hash

    return reading_of(_asked(Readings, lambda library: library.reading(text_hash(article.text)), None))


def reading_of(data: Mapping[str, Any] | None) -> Reading:
    """A reading from what was kept of it; a fresh one when that cannot be understood."""
    try:
        return reading_from(data) if data else Reading()
    except (ValueError, TypeError, KeyError, AttributeError):
        return Reading()


def reading_from(data: Mapping[str, Any]) -> Reading:
    known = {f.name for f in fields(Reading)}
    plain = {k: v for k, v in data.items() if k in known}
    plain["folded"] = tuple(map(int, data.get("folded", ())))
    plain["marks"] = tuple(Mark(**m) for m in data.get("marks", ()))
    plain["corrections"] = tuple(Correction(**c) for c in data.get("corrections", ()))
    return Reading(**plain)


def keep_reading(article: Article, state: Reading) -> bool:
    """Keep how an article is left; False when it cannot be."""
    from briefing.library.readings import text_hash

    def keep(library: Library) -> bool:
        library.keep_reading(text_hash(article.text), asdict(state))
        return True

    return asked(keep, False, make=True)


# ---------------------------------------------------------------------- the screen
def layout() -> Layout:
    try:
        data = json.loads((folder("data") / "layout.json").read_text(encoding="utf-8"))
        widen, measure = (max(-WIDEST, min(WIDEST, int(data.get(name, 0)))) for name in ("widen", "measure"))
        return Layout(tuple(map(str, data.get("hidden", ()))), widen, measure)
    except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return Layout()


WIDEST = 1000  # columns, more than any screen has


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

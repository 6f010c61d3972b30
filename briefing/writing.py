"""Where a file may be written for its reader, and how: whole or not at all, never through a link, never what a program would run."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from briefing.errors import ExportError
from briefing.visible import visible

RUN = frozenset((".ssh", ".git", "autostart", "conf.d", "profile.d", "init.d", "cron.d", "systemd", "launchagents"))
"""Folders whose files a shell, a desktop or a service runs or obeys; in them, and by a hidden name, no article is kept"""


def allowed(path: Path) -> None:
    """Raises ExportError where nothing of an article may lie."""
    name = visible(str(path))
    try:
        folders = {part.casefold() for part in path.parent.resolve().parts}
        if path.is_symlink():
            raise ExportError(f"{name} is a link. Name the file itself.")
        if path.exists() and not path.is_file():
            raise ExportError(f"{name} is no ordinary file. Choose another name.")
        if "\0" in path.name:
            raise ValueError("a name holds no zero byte")
    except (OSError, RuntimeError, ValueError) as error:
        raise ExportError(f"{name} cannot be written: {why(error)}. Choose another name.") from None
    if path.name.startswith(".") or path.suffix == ".fish" or folders & RUN:
        raise ExportError(f"{name} may be a file that a shell or another program runs. Choose another name.")


@contextlib.contextmanager
def whole(path: Path, *, overwrite: bool = False) -> Iterator[TextIO]:
    """A text file to write to, which becomes `path` when all is written and is gone when not. Raises ExportError."""
    name = visible(str(path))
    part = path.parent / f".briefing-{secrets.token_hex(8)}.part"
    allowed(path)
    try:
        with part.open("x", encoding="utf-8", newline="\n", errors="replace") as file:
            yield file
        if overwrite:
            part.replace(path)
        else:
            os.link(part, path)
    except FileExistsError:
        raise ExportError(f"{name} is there already. Choose another name, or say --force.") from None
    except OSError as error:
        raise ExportError(f"{name} cannot be written: {why(error)}. Choose another folder.") from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)

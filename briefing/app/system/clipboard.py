"""The system's own clipboard tools, for terminals that ignore OSC 52. Text goes through pipes, never a shell."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator

COPY = (("pbcopy",), ("wl-copy",), ("xclip", "-selection", "clipboard"), ("xsel", "-ib"), ("clip.exe",))
PASTE = (("pbpaste",), ("wl-paste", "-n"), ("xclip", "-selection", "clipboard", "-o"), ("xsel", "-ob"))
PATIENCE = 2  # seconds


def copy(text: str) -> bool:
    """Hand the text to the first tool that takes it; False when there is none."""
    for tool in installed(COPY):
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            done = subprocess.run(
                tool, input=text.encode(), timeout=PATIENCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            )
            if done.returncode == 0:
                return True
    return False


def pasted() -> str | None:
    """What is in the clipboard; None when no tool can tell."""
    for tool in installed(PASTE):
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            done = subprocess.run(tool, capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL, check=False)
            if done.returncode == 0:
                return done.stdout.decode("utf-8", "replace")
    return None


def installed(tools: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    return (tool for tool in tools if shutil.which(tool[0]))

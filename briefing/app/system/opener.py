"""Opening a file with the system's own program for it. The path goes as one argument, never through a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from briefing.visible import visible

TOOLS = ("open", "xdg-open", "wslview")


def open_file(source: str) -> str | None:
    """Open a file that was read; None when it is on its way, else a sentence that says why not."""
    path = Path(source)
    if not source or not path.is_file():
        return "This article was not read from a file, so there is nothing to open."
    if sys.platform == "win32":
        os.startfile(path.resolve())
        return None
    tool = next((t for t in TOOLS if shutil.which(t)), None)
    if tool is None:
        return f"There is no program here that opens files. The source is {visible(str(path.resolve()))}"
    subprocess.Popen(
        [tool, str(path.resolve())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return None

"""A crash of the program's own: what happened goes into a file, and the user is told where it is."""

from __future__ import annotations

import platform
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

import briefing
from briefing.config import folder


def report(error: BaseException | None) -> str:
    """Write the report of an error; returns the sentence for the user. Never raises."""
    trace = "".join(traceback.format_exception(error)) if error else "no traceback"
    head = f"briefing {briefing.__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    name = f"crash-{datetime.now():%Y%m%d-%H%M%S}.log"
    for place in (folder("data") / "log", Path(tempfile.gettempdir())):
        try:
            place.mkdir(parents=True, exist_ok=True)
            with (place / name).open("x", encoding="utf-8", errors="replace") as file:  # never through a link
                file.write(head + trace)
        except OSError:
            continue
        return f"The program met an error of its own and had to stop. Your marks and corrections are kept. The report is {place / name}"
    return f"The program met an error of its own and had to stop ({type(error).__name__})."

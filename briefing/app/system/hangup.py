"""An end for certain when the terminal is gone.

What is written to a closed terminal is never taken, and Textual reads on from it without a pause; SIGCONT, which terminals send
with SIGHUP, would even have it drawn anew. The polite end keeps the reading first; if it cannot be finished, the process ends all the same.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable

PATIENCE = 5.0
"""seconds for keeping the reading, which takes a tenth of one"""


GONE = 128 + getattr(signal, "SIGHUP", 1)
"""exit code of a process whose terminal was closed"""


def ended(end: Callable[[int], None], code: int) -> None:
    """End politely by a signal's code, and for certain when the terminal is gone."""
    if code == GONE:
        end_for_certain(code)
    end(code)


def end_for_certain(code: int, patience: float = PATIENCE) -> None:
    """End the process with this code after so many seconds, whatever still waits."""
    if hasattr(signal, "SIGCONT"):
        with contextlib.suppress(ValueError):  # not in the main thread
            signal.signal(signal.SIGCONT, signal.SIG_IGN)
    last = threading.Timer(patience, os._exit, [code])
    last.daemon = True  # an end that comes in time does not wait for it
    last.start()

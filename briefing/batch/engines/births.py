"""Processes that leave Ctrl+C to the one that started them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_interrupt() -> Iterator[None]:
    """What is born inside does not hear Ctrl+C: threads and processes inherit the mask, and so do their own later ones.

    A Ctrl+C that comes meanwhile is heard at the end.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

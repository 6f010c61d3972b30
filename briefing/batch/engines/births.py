"""Processes that leave Ctrl+C to the one that started them."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def without_interrupt() -> Iterator[None]:
    """What is born inside does not hear Ctrl+C: threads and processes inherit the mask, and so do their own later ones.

    A Ctrl+C that comes meanwhile is told at the end, so that nothing is left half started. The handler is needed beside the
    mask: a thread that was there before may be the one that takes the signal.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():  # Windows
        yield
        return
    resource_tracker.ensure_running()  # as it would be at the first process, and then it would let the signal in again
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler)
    if came:
        raise KeyboardInterrupt

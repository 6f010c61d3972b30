"""Limits that hold in more rooms than one: the length of an article, the time of work that may never end on odd input, and when
Python may look for garbage."""

from __future__ import annotations

import contextlib
import gc
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

MAX_CHARACTERS = 16_000_000  # of an article: a million-word book has 7 million; reading 19 takes 337 MB


class TooLong(BaseException):
    """The time is over. Not an Exception, so that nothing that goes on after errors goes on after this."""


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooLong inside the block once so many seconds have passed.

    By a signal, which reaches Python code and regular expressions; where there is none (Windows, other threads than the
    main one) there is no limit. Inside another limit, the time of that one goes on and holds too.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    begun = time.monotonic()
    before = signal.signal(signal.SIGALRM, stop)
    outer, _ = signal.getitimer(signal.ITIMER_REAL)
    signal.setitimer(signal.ITIMER_REAL, min(seconds, outer or seconds), AGAIN)
    try:
        yield
    finally:
        left = max(outer - (time.monotonic() - begun), SOON) if outer else 0
        signal.setitimer(signal.ITIMER_REAL, left, AGAIN)
        signal.signal(signal.SIGALRM, before)


ONE_AT_A_TIME = threading.RLock()
AGAIN = 1.0  # seconds until it is raised again, where a callback has swallowed it


@contextlib.contextmanager
def within(size: int) -> Iterator[None]:
    """Raise MemoryError inside the block where it takes more than `size` bytes beside what is taken already.

    By the system's limit of addresses, which is the whole process's: one block at a time, or the second would take the first
    one's limit for what stood before. Where that is not told (other systems than Linux) there is no limit.
    """
    with ONE_AT_A_TIME:
        try:
            import resource

            before = resource.getrlimit(resource.RLIMIT_AS)
            taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (taken + size, before[1]))
        except (ImportError, OSError, ValueError):
            yield
            return
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, before)


SOON = 0.001  # seconds, of an outer limit that was reached meanwhile; 0 would be none


def stop(number: int, frame: FrameType | None) -> None:
    raise TooLong


@contextlib.contextmanager
def nothing_collected() -> Iterator[None]:
    """No garbage is looked for inside; within another such stretch, or where the caller had it turned off, nor behind it.

    What was made is looked through as soon as it ends, so it should end when all but the result is gone: that takes a tenth of
    the time of an analysis otherwise. Of two threads inside at once the one may turn it on again under the other, never off for good.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

"""Limits that hold in more rooms than one: the length of an article, and the time of work that may never end on odd input."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

MAX_CHARACTERS = 16_000_000  # of an article: a million-word book has 7 million; reading 19 takes 337 MB


class TooLong(BaseException):
    """The time is over. Not an Exception, so that nothing that goes on after errors goes on after this."""


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooLong inside the block once so many seconds have passed.

    By a signal, which reaches Python code and regular expressions; where there is none (Windows, other threads than the
    main one) there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


AGAIN = 1.0  # seconds until it is raised again, where a callback has swallowed it


def stop(number: int, frame: FrameType | None) -> None:
    raise TooLong

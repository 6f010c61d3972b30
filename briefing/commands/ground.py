"""Whether the terminal's ground is dark, asked of the terminal itself before the screen opens.

The question is OSC 11 (xterm), sent with a request for device attributes that every terminal answers, so that the wait
ends at once where OSC 11 is not known. COLORFGBG (rxvt, Konsole) tells without asking. It is asked before the slow
imports and heard after them, so it costs nothing where the terminal answers in time.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType

QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
COLOUR = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)")
ATTRIBUTES = re.compile(rb"\x1b\[\?[\d;]*c")
PATIENCE = 0.5  # seconds after the imports; longer than any local terminal takes, for a late answer would be taken for keys
DARK = 0.5  # relative brightness below which a ground is dark
FARTHER = ("SSH_CONNECTION", "SSH_TTY", "TEXTUAL_DRIVER")  # variables that say that the terminal is elsewhere
SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT")


def known(environment: dict[str, str] | os._Environ[str]) -> bool | None:
    """What the environment tells: COLORFGBG ends with the number of the ground's colour, 0 to 6 and 8 are dark."""
    last = environment.get("COLORFGBG", "").split(";")[-1]
    return int(last) in (0, 1, 2, 3, 4, 5, 6, 8) if last.isdigit() else None


def is_dark(answer: bytes) -> bool | None:
    """What an answer to the question tells; None when it tells nothing."""
    found = COLOUR.search(answer)
    if not found:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < DARK


@contextlib.contextmanager
def asked() -> Iterator[list[bool]]:
    """Ask on entering, hear the answer on leaving: `with asked() as dark: (import what is slow)`; then `dark[0]`.

    Nothing is asked over a network connection, where a late answer would be taken for keys.
    """
    dark = [True]
    told = known(os.environ)
    if told is not None or not askable():
        dark[0] = True if told is None else told
        yield dark
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)

    def give_back() -> None:
        termios.tcsetattr(terminal, termios.TCSANOW, before)

    with contextlib.ExitStack() as after:
        after.callback(give_back)
        after.enter_context(before_dying(give_back))
        tty.setcbreak(terminal, termios.TCSANOW)
        os.write(sys.stdout.fileno(), QUESTION)
        yield dark
        answer = is_dark(heard(terminal))
        dark[0] = True if answer is None else answer


@contextlib.contextmanager
def before_dying(do: Callable[[], None]) -> Iterator[None]:
    """Do something before a signal ends the program inside the block; the signal then does what it would have done."""
    names = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]

    def die(number: int, frame: FrameType | None) -> None:
        do()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    kept = {number: signal.signal(number, die) for number in names if signal.getsignal(number) == signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def askable() -> bool:
    """A terminal on this machine, on both ends."""
    if os.name == "nt" or any(name in os.environ for name in FARTHER):
        return False
    return sys.stdin.isatty() and sys.stdout.isatty()


def heard(terminal: int) -> bytes:
    """What the terminal answers until it has told its attributes or the patience is over."""
    answer, end = b"", time.monotonic() + PATIENCE
    while not ATTRIBUTES.search(answer) and len(answer) < LONGEST:
        left = end - time.monotonic()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            break
        more = os.read(terminal, 256)
        if not more:  # the terminal is gone
            break
        answer += more
    return answer


LONGEST = 4096  # bytes; what comes beyond is no answer but something typed or pasted

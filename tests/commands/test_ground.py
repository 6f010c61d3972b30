"""Whether the terminal's ground is dark: what terminals answer, and what the environment tells."""

import contextlib
import os
import pty
import sys
import termios

import pytest

from briefing.commands import ground
from tests.terminal import Terminal


@pytest.mark.parametrize(
    ("answer", "dark"),
    [
        (b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\", True), (b"\x1b]11;rgb:ffff/ffff/f0f0\x07", False), (b"\x1b]11;rgb:00/2b/36\x07", True),
        (b"\x1b]11;rgba:fd/f6/e3/ff\x1b\\", False), (b"\x1b[?62;22c", None), (b"", None),
    ],
)  # fmt: skip
def test_answers(answer, dark):
    assert ground.is_dark(answer) is dark


@pytest.mark.parametrize(("value", "dark"), [("15;0", True), ("0;15", False), ("0;default;7", False), ("", None), ("x", None)])
def test_environment(value, dark):
    assert ground.known({"COLORFGBG": value}) is dark


def test_a_terminal_without_the_colour_ends_the_wait_with_its_attributes():
    inside, outside = pty.openpty()
    os.write(inside, b"\x1b[?1;2c")
    import tty

    tty.setcbreak(outside)
    assert ground.is_dark(ground.heard(outside)) is None


def test_a_paste_without_an_end_is_no_answer():
    inside, outside = pty.openpty()
    import threading
    import tty

    tty.setcbreak(outside)
    stop = threading.Event()

    def paste():
        while not stop.is_set():
            os.write(inside, b"x" * 512)

    threading.Thread(target=paste, daemon=True).start()
    heard = ground.heard(outside)
    stop.set()
    assert len(heard) < 2 * ground.LONGEST
    os.set_blocking(outside, False)
    with contextlib.suppress(BlockingIOError):
        os.read(outside, 4096)  # the writer may wait for room, or have ended


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_in_between_gives_the_terminal_back(name):
    code = (
        "import os, signal, sys, termios; os.environ.pop('COLORFGBG', None)\n"
        "from briefing.commands import ground\n"
        "ground.askable = lambda: True\n"
        "with ground.asked():\n"
        f"    print('asked', flush=True); os.kill(os.getpid(), signal.{name}); signal.pause()\n"
    )
    terminal = Terminal(sys.executable, "-c", code)
    before = termios.tcgetattr(terminal.fd)
    assert terminal.wait_for("asked")
    assert terminal.code() != 0
    assert termios.tcgetattr(terminal.fd)[3] == before[3]


def test_a_terminal_that_says_nothing_is_not_waited_for_long():
    _, outside = pty.openpty()
    assert ground.heard(outside) == b""

"""The installed command in a real terminal: it paints, hears keys, and leaves the terminal as it was."""

import contextlib
import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sysconfig
import termios
import time
from pathlib import Path

import pytest

COMMAND = shutil.which("briefing", path=sysconfig.get_path("scripts"))


class Terminal:
    """A pty with the command in it."""

    def __init__(self, *arguments, columns=100, rows=30):
        self.output = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execv(COMMAND, ["briefing", *arguments])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def wait_for(self, text, seconds=40):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text.encode() in self.output:
                return True
            if select.select([self.fd], [], [], 0.2)[0]:
                try:
                    self.output += os.read(self.fd, 65536)
                except OSError:
                    break
        return text.encode() in self.output

    def press(self, keys):
        os.write(self.fd, keys.encode())

    def code(self, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.fd], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):
                    self.output += os.read(self.fd, 65536)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        raise AssertionError("the command did not end")


pytestmark = pytest.mark.skipif(COMMAND is None, reason="the package is not installed")


def test_the_sample_opens_answers_keys_and_leaves_the_terminal_clean():
    terminal = Terminal("--sample")
    assert terminal.wait_for("Blinken")
    assert terminal.wait_for("Lavrov")
    terminal.press("?")
    assert terminal.wait_for("next, previous section")
    terminal.press("\x1b")
    time.sleep(0.5)
    terminal.press("q")
    assert terminal.code() == 0
    assert b"\x1b[?1049l" in terminal.output


def test_a_missing_file_is_one_sentence():
    terminal = Terminal("no-such-article.txt")
    assert terminal.code() == 2
    assert b"There is no file" in terminal.output
    assert b"\x1b[?1049h" not in terminal.output


def test_a_picture_is_a_sentence_after_the_screen_is_left():
    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    terminal = Terminal("picture.txt")
    assert terminal.code() == 2
    assert b"PNG picture" in terminal.output.split(b"\x1b[?1049l")[-1]


def test_the_styles_and_samples_are_installed():
    terminal = Terminal("--sample", "city-budget", "--plain")
    assert terminal.code() == 0
    assert b"Larkhaven" in terminal.output

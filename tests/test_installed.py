"""The installed command in a real terminal: it paints, hears keys, and leaves the terminal as it was."""

import os
import shutil
import signal
import sysconfig
import time
from pathlib import Path

import pytest

from tests.terminal import Terminal

COMMAND = shutil.which("briefing", path=sysconfig.get_path("scripts"))
pytestmark = pytest.mark.skipif(COMMAND is None, reason="the package is not installed")


def test_the_sample_opens_answers_keys_and_leaves_the_terminal_clean():
    terminal = Terminal(COMMAND, "--sample")
    assert terminal.wait_for("Blinken")
    assert terminal.wait_for("Lavrov")
    terminal.press("?")
    assert terminal.wait_for("next, previous section")
    terminal.press("\x1b")
    time.sleep(0.5)
    terminal.press("q")
    assert terminal.code() == 0
    assert b"\x1b[?1049l" in terminal.output


def test_sigterm_gives_the_terminal_back():
    terminal = Terminal(COMMAND, "--sample")
    assert terminal.wait_for("Lavrov")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.code() == 143
    assert b"\x1b[?1049l" in terminal.output


def test_a_missing_file_is_one_sentence():
    terminal = Terminal(COMMAND, "no-such-article.txt")
    assert terminal.code() == 2
    assert b"There is no file" in terminal.output
    assert b"\x1b[?1049h" not in terminal.output


def test_a_picture_is_a_sentence_after_the_screen_is_left():
    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    terminal = Terminal(COMMAND, "picture.txt")
    assert terminal.code() == 2
    assert b"PNG picture" in terminal.output.split(b"\x1b[?1049l")[-1]


def test_the_styles_and_samples_are_installed():
    terminal = Terminal(COMMAND, "--sample", "city-budget", "--plain")
    assert terminal.code() == 0
    assert b"Larkhaven" in terminal.output

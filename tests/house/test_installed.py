"""The installed command in a real terminal: it paints, hears keys, and leaves the terminal as it was."""

import os
import shutil
import signal
import sys
import sysconfig
from pathlib import Path

import pytest

import briefing
from briefing import library
from tests.conftest import SEEDS
from tests.terminal import Terminal

COMMAND = shutil.which("briefing", path=sysconfig.get_path("scripts"))
READ = "Iran talks"  # the last heading of the sample: everything is found
pytestmark = pytest.mark.skipif(COMMAND is None, reason="the package is not installed")


def test_the_sample_opens_answers_keys_and_leaves_the_terminal_clean():
    terminal = Terminal(COMMAND, "--sample")
    assert terminal.wait_for("People 8")
    before = len(terminal.output)
    terminal.press("?")
    assert terminal.wait_for_more("next section", before)
    before = len(terminal.output)
    terminal.press("\x1b")
    # the help hides this; a key that comes together with Escape is another key
    assert terminal.wait_for_more("Secretary of State", before)
    terminal.press("q")
    assert terminal.code() == 0
    assert b"\x1b[?1049l" in terminal.output


def test_the_app_is_drawn_also_where_errors_go_into_a_file(tmp_path):
    terminal = Terminal("/bin/sh", "-c", f"exec {COMMAND} --sample 2>{tmp_path / 'log'}")
    assert terminal.wait_for("Article")
    terminal.press("q")
    assert terminal.code() == 0
    assert (tmp_path / "log").read_bytes() == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_gives_the_terminal_back(number):
    terminal = Terminal(COMMAND, "--sample")
    assert terminal.wait_for("Lavrov")
    os.kill(terminal.pid, number)
    assert terminal.code() == 128 + number
    assert b"\x1b[?1049l" in terminal.output


def test_bytes_that_are_no_text_are_passed_over_but_not_the_key_among_them():
    terminal = Terminal(COMMAND, "--sample", rows=3)
    assert terminal.wait_for("\x1b[?1049h")
    os.write(terminal.fd, b"\xff\xfe\x80q")
    assert terminal.code() == 0
    assert b"Traceback" not in terminal.output


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


def test_suspended_and_brought_back():
    terminal = Terminal(COMMAND, "--sample")
    assert terminal.wait_for("Lavrov")
    terminal.press("\x1a")
    assert terminal.wait_for("\x1b[?1049l")
    assert terminal.stopped()
    before = len(terminal.output)
    os.kill(terminal.pid, signal.SIGCONT)
    assert terminal.wait_for_more("\x1b[?1049h", before)
    assert terminal.wait_for_more("Lavrov", before)
    terminal.press("q")
    assert terminal.code() == 0


def test_resized_while_open():
    terminal = Terminal(COMMAND, "--sample")
    assert terminal.wait_for(READ)
    for (columns, rows), seen in (
        ((50, 20), "Article"),
        ((200, 60), "Sections"),
        ((80, 24), "Sections"),
        ((120, 40), "Sections"),
    ):
        before = len(terminal.output)
        terminal.resize(columns, rows)
        assert terminal.wait_for_more(seen, before)
    terminal.press("q")
    assert terminal.code() == 0


def test_a_hang_up_keeps_marks_and_place(tmp_path):
    terminal = Terminal(COMMAND, "--sample")
    assert terminal.wait_for(READ)
    before = len(terminal.output)
    terminal.press("3")
    assert terminal.wait_for_more("¶ 12/18", before)
    terminal.press("m")
    assert terminal.wait_for("Marked")
    os.kill(terminal.pid, signal.SIGHUP)
    assert terminal.code() == 129
    kept = library.reading(briefing.read(SEEDS / "geneva-talks.txt"))
    assert kept.marks
    assert kept.offset > 0


def test_a_crash_is_a_report_in_a_file_and_a_sentence(tmp_path):
    (tmp_path / "breaks.py").write_text(
        "import sys; from briefing.app.reader.screen import ReaderScreen; from briefing.commands import main\n"
        "ReaderScreen.action_sort = lambda self: 1 / 0\n"
        "sys.exit(main(['--sample']))"
    )
    terminal = Terminal(sys.executable, str(tmp_path / "breaks.py"))
    assert terminal.wait_for(READ)
    terminal.press("m")
    assert terminal.wait_for("Marked")
    terminal.press("r")
    assert terminal.code() == 2
    said = terminal.output.split(b"\x1b[?1049l")[-1].decode()
    (report,) = (tmp_path / "home" / "data" / "log").glob("crash-*.log")
    assert str(report) in said.replace("\r\n", "")
    assert "ZeroDivisionError" in report.read_text()
    assert "Traceback" not in said
    assert library.reading(briefing.read(SEEDS / "geneva-talks.txt")).marks


@pytest.mark.parametrize(("ground", "background"), [("rgb:ffff/ffff/ffff", b"48;5;253m"), ("rgb:1c1c/1c1c/1c1c", b"48;5;233m")])
def test_the_theme_goes_by_the_ground_of_the_terminal(ground, background, monkeypatch):
    monkeypatch.delenv("COLORTERM", raising=False)
    terminal = Terminal(COMMAND, "--sample", ground=ground)
    assert terminal.wait_for(READ)
    terminal.press("q")
    assert terminal.code() == 0
    assert background in terminal.output


def test_without_the_extra_serving_is_a_sentence(monkeypatch, capsys):
    from briefing.commands import main

    monkeypatch.setitem(sys.modules, "briefing.serving.server", None)
    assert main(["serve", str(SEEDS / "geneva-talks.txt")]) == 2
    assert "briefing-reader[serve]" in capsys.readouterr().err


def test_keys_typed_in_one_go_are_all_heard():
    terminal = Terminal(COMMAND, "--sample")
    assert terminal.wait_for(READ)
    before = len(terminal.output)
    terminal.press("ujj")
    assert terminal.wait_for_more("¶ 8/18", before)
    terminal.press("q")
    assert terminal.code() == 0

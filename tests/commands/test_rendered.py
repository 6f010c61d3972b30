"""What a terminal shows of a result, and what a pipe gets."""

import sys

import pytest

from briefing.commands import main, rendered
from tests.conftest import SEEDS
from tests.terminal import Terminal

ARTICLE = str(SEEDS / "city-budget.txt")


@pytest.fixture
def narrow(monkeypatch):
    monkeypatch.setattr(rendered, "is_drawn", lambda: True)
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("TERM", "xterm-256color")


def test_a_terminal_shows_a_page_and_raw_markdown_when_asked():
    program = (sys.executable, "-m", "briefing", "export", ARTICLE)
    page, raw = Terminal(*program, columns=60), Terminal(*program, "--raw", columns=60)
    assert page.code() == raw.code() == 0
    assert b"Key points" in page.output
    assert b"## Key points" not in page.output
    assert b"source_sha256" not in page.output
    assert b"## Key points" in raw.output
    assert b"source_sha256" in raw.output


def test_a_pipe_gets_markdown(capsys):
    assert main(["export", ARTICLE]) == 0
    assert "## Key points" in capsys.readouterr().out


def test_lines_of_a_page_fit_and_hold_nothing_that_the_markdown_spells_as_a_command(narrow, capsys):
    rendered.page(
        "---\nkey: hidden\n---\n# Dam\n\n"
        + "It holds. " * 30
        + "\x1b]52;c;aGk=\x07 \x9d &#27;]52;c;aGk=&#7; [link](http://a.test/)\n"
    )
    out = capsys.readouterr().out
    assert "hidden" not in out
    assert max(map(len, out.splitlines())) <= 50
    assert not set(out) & {"\x1b", "\x07", "\x9d"}


def test_plain_lines_are_wrapped_between_words_and_by_cells(narrow):
    words, wide = "The dam holds for the winter. " * 5, "大坝" * 60
    lines = rendered.wrapped(f"{words}\n\n{wide}\n").split("\n")
    empty = lines.index("")
    assert " ".join(lines[:empty]).split() == words.split()
    assert "".join(lines[empty:]) == wide
    assert max(len(line) for line in lines[:empty]) <= 50
    assert max(len(line) for line in lines[empty:]) <= 25
    assert lines[-1] == ""

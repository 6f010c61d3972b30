"""A watch tells what is new since it last told, once."""

import json

import pytest

from briefing.commands import main
from briefing.library.articles import Library
from tests.library.test_stories import FIRST, OTHER, kept


@pytest.fixture
def watched():
    with Library() as library:
        kept(library, FIRST, "2026-03-02", "herald")
        assert main(["watch", "add", "speaker:dolan", "--name", "bridge"]) == 0
        yield library


def test_what_was_there_is_not_new(watched, capsys):
    assert main(["watch"]) == 1
    assert capsys.readouterr().out == ""


def test_what_comes_later_is_told_once(watched, capsys):
    kept(watched, OTHER, "2026-03-03", "times")
    kept(watched, FIRST.replace("nine", "eleven"), "2026-03-03", "post")
    assert main(["watch", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["watch"], row["id"], row["date"]) == ("bridge", 3, "2026-03-03")
    assert main(["watch"]) == 1


def test_a_command_reads_the_news_on_its_standard_input(watched, tmp_path, capsys):
    kept(watched, FIRST.replace("nine", "$(touch was-run)"), "2026-03-03", "post")
    assert main(["watch", "--exec", f"cat > {tmp_path}/told"]) == 0
    assert (tmp_path / "told").read_text().splitlines()[0] == "bridge"
    assert "@2" in (tmp_path / "told").read_text()
    assert not (tmp_path / "was-run").exists()


def test_a_command_that_fails_leaves_the_news_new(watched, capsys):
    kept(watched, FIRST.replace("nine", "eleven"), "2026-03-03", "post")
    assert main(["watch", "--exec", "exit 3"]) == 2
    assert "told again" in capsys.readouterr().err
    assert main(["watch"]) == 0


def test_watches_are_listed_and_removed(watched, capsys):
    assert main(["watch", "list"]) == 0
    assert "speaker:dolan" in capsys.readouterr().out
    assert main(["watch", "add", "speaker:dolan", "--name", "bridge"]) == 2
    assert main(["watch", "remove", "bridge"]) == 0
    assert main(["watch", "remove", "bridge"]) == 2
    assert main(["watch", "list"]) == 1
    assert main(["watch", "add"]) == 2


def test_a_refresh_says_that_there_is_news_and_tells_it_not(watched, capsys):
    kept(watched, FIRST.replace("nine", "eleven"), "2026-03-03", "post")
    main(["refresh"])
    assert "1 new for “bridge”" in capsys.readouterr().err
    assert main(["watch"]) == 0


def test_a_dump_tells_what_is_not_in_it(watched, tmp_path, capsys):
    assert main(["dump", str(tmp_path / "all.jsonl")]) == 0
    assert "not in it: 1 watch\n" in capsys.readouterr().err
    assert main(["feeds", "add", "https://herald.test/rss", "--offline"]) == 0
    assert main(["dump", str(tmp_path / "folder")]) == 0
    assert "not in it: 1 feed (briefing feeds export FILE), 1 watch" in capsys.readouterr().err

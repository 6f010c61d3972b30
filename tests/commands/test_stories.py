"""`briefing timeline` and `briefing compare`: what a user types, reads and gets wrong."""

import json
import re

import pytest

from briefing.commands import main


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))


def article(folder, name, *paragraphs, day="2024-03-18"):
    path = folder / f"{name}.md"
    path.write_text(f'---\ntitle: "Port {name}"\ndate: {day}\n---\n\n' + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return str(path)


def test_a_timeline_of_two_articles(tmp_path, capsys):
    one = article(tmp_path, "one", "The mill burned on Friday.", "It will reopen in May.")
    two = article(tmp_path, "two", "The mill burned on Friday.")
    assert main(["timeline", one, two]) == 0
    text = capsys.readouterr().out
    assert "  - The mill burned on Friday. [1 §1] [2 §1]" in text
    assert text.index("What happened") < text.index("15 March 2024") < text.index("What was to come") < text.index("May 2024")
    assert main(["timeline", one, two]) == 0
    assert capsys.readouterr().out == text


def test_a_timeline_for_other_programs(tmp_path, capsys):
    assert main(["timeline", article(tmp_path, "one", "The mill burned on Friday."), "--json"]) == 0
    [event] = json.loads(capsys.readouterr().out)["past"]
    assert (event["value"], event["grain"], event["text"]) == ("2024-03-15", "day", "The mill burned on Friday.")


def test_nothing_dated_is_said(tmp_path, capsys):
    assert main(["timeline", article(tmp_path, "one", "The mill is old and grey.")]) == 1
    assert "Nothing in these articles is dated." in capsys.readouterr().err


def test_a_comparison_into_a_file(tmp_path, capsys):
    quote = "“We will {} inspectors at the gate of the port,” said Mayor Anna Holm."
    one = article(tmp_path, "one", "The council met.", quote.format("accept 40"))
    two = article(tmp_path, "two", "The council met.", quote.format("not accept 60"))
    out = tmp_path / "both.md"
    assert main(["compare", one, two, "-o", str(out)]) == 0
    assert "*Differs in a number and a denial:*" in out.read_text(encoding="utf-8")
    assert main(["compare", one, two, "-o", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_one_article_is_nothing_to_compare(tmp_path, capsys):
    assert main(["compare", article(tmp_path, "one", "The council met.")]) == 2
    assert "two articles or more" in capsys.readouterr().err


def test_the_day_of_adding_is_no_day_of_the_article(tmp_path, capsys):
    for name, text in (("dated.md", "---\ndate: 2024-04-17\n---\n\nThe mill burned."), ("bare.txt", "The dam held.")):
        (tmp_path / name).write_text(f"{text} Nobody was hurt, the mayor of the town said.")
    assert main(["add", str(tmp_path / "dated.md"), str(tmp_path / "bare.txt")]) == 0
    capsys.readouterr()
    assert main(["list", "--order", "source"]) == 0
    bare, dated = (line.split("\t")[4] for line in capsys.readouterr().out.splitlines())
    assert dated == "2024-04-17"
    assert re.fullmatch(r"\(\d{4}-\d\d-\d\d\)", bare)


@pytest.mark.parametrize("command", ["timeline", "compare"])
def test_the_ending_of_the_file_tells_the_form_or_is_refused(command, tmp_path, capsys):
    one, two = (article(tmp_path, name, "The mill burned on Friday, the mayor said.") for name in ("one", "two"))
    assert main([command, one, two, "-o", str(tmp_path / "out.json")]) == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["sources"]
    assert main([command, one, two, "-o", str(tmp_path / "out.html")]) == 2
    assert "not as html" in capsys.readouterr().err
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("stories", "No reports of one event are found. One brief of any articles: briefing export @1 @2"),
        ("feeds", "There is no feed. Try: briefing feeds add"),
        ("feeds entries", "Nothing new is offered."),
        ("refresh", "There is no feed. Try: briefing feeds add"),
        ("watch", "There is no watch. Try: briefing watch add"),
        ("watch list", "There is no watch. Try: briefing watch add"),
        ("dossier", "Nobody is in the library yet. Try: briefing add"),
    ],
)
def test_an_empty_list_says_that_it_is_one(command, told, capsys):
    main(command.split())
    shown = capsys.readouterr()
    assert (shown.out, told in shown.err) == ("", True)


def test_a_brief_of_no_story_asks_for_one(capsys):
    assert main(["stories", "--brief"]) == 2
    assert "Which story?" in capsys.readouterr().err

"""Plain output: the article for pipes and pagers, outline and brief for the ear; nothing wrapped, nothing that acts."""

import pytest

import briefing
from briefing.commands import main
from briefing.export import plain
from briefing.model import LEVELS
from tests.conftest import SEEDS

SAMPLES = sorted(SEEDS.glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_the_article_is_whole_under_its_headings(path):
    analysis = briefing.analyze(briefing.read(path))
    lines = plain.article(analysis).split("\n\n")
    headings = [line.strip("= \n") for line in lines if line.startswith("== ")]
    assert headings == [s.title for s in analysis.sections]
    title, outline, *body = [line.rstrip("\n") for line in lines if not line.startswith("== ")]
    assert [line.split(": ")[0] for line in outline.split("\n")] == [f"{k}. {h}" for k, h in enumerate(headings, 1)]
    assert [title, *body] == [analysis.article.text[p.start : p.end] for p in analysis.article.paragraphs]


@pytest.mark.parametrize("level", LEVELS)
def test_outline_and_brief_can_be_listened_to(level):
    analysis = briefing.analyze(briefing.read(SEEDS / "geneva-talks.txt"))
    text = plain.spoken(analysis, level)
    assert "Section 2 of 4: NATO demands. From paragraph 7. 5 paragraphs, 6 quotes." in text
    assert "Bottom line." in text
    assert not any(c in text for c in "*#>|_[`▾▌")
    assert ("Who said what." in text) == (level != "short")


def test_plain_and_screen_reader_on_the_command_line(capsys):
    path = str(SEEDS / "geneva-talks.txt")
    assert main([path, "--plain"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Blinken and Lavrov")
    assert out.index("\n1. ") < out.index("\n== ")
    assert main([path, "--screen-reader"]) == 0
    assert "Outline." in capsys.readouterr().out
    assert main([path]) == 0
    assert capsys.readouterr().out.startswith("---\ntitle:")


def test_the_setting_speaks_always(tmp_path, capsys):
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "config.toml").write_text("screen_reader = true")
    assert main([str(SEEDS / "geneva-talks.txt")]) == 0
    assert "Outline." in capsys.readouterr().out


def test_control_characters_are_shown(article, capsys):
    path = article("Mayor Anna Holm said, “The \x1b[31mdam will hold.”\nIt did hold all winter long, she said.")
    for option in ("--plain", "--screen-reader"):
        assert main([path, option]) == 0
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "␛[31m" in out or option == "--screen-reader"


def test_an_article_without_a_headline_is_called_by_its_lead_and_says_so(article, capsys):
    path = article(
        "HOLMBY — The dam leaked again on Sunday, and engineers lowered the water behind it by two metres.\n"
        "Villagers below it were told to keep their boots by the door until the spring, the water board said."
    )
    assert main([path, "--plain"]) == 0
    assert capsys.readouterr().out.startswith("The dam leaked again on Sunday, and engineers… (no headline)\n")
    assert main([path, "--screen-reader"]) == 0
    assert "It has no headline." in capsys.readouterr().out


def test_a_quotation_from_end_to_end_is_a_headline(article):
    rest = "\nThe dam leaked again on Sunday, and engineers lowered the water behind the dam by two metres that night."
    assert briefing.read(article("“The dam will hold”" + rest)).title == "“The dam will hold”"
    assert briefing.read(article("“The dam will hold,” she said" + rest, "b.txt")).title is None

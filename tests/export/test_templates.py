"""A reader's own template: it gets everything as plain data, nothing of it can do more than write, and its errors name their line."""

import sys

import pytest

from briefing.commands import main
from briefing.errors import ExportError
from briefing.export import templates
from briefing.export.templates import filled
from tests.conftest import SEEDS
from tests.export.test_pictures import TALKS

TALKS_FILE = str(SEEDS / "geneva-talks.txt")
QUOTES = "{% for q in quotes %}\n> {{ q.text | md }}\n> — {{ q.speaker }}, {{ q.role }} [§{{ q.paragraph }}]\n{% endfor %}"


def test_quotes_by_a_template_stand_in_the_article():
    written = filled(QUOTES, "quotes.md", [TALKS])
    assert written.count("\n> — ") == len(TALKS.quotes)
    assert "Sergei Lavrov, Russian Foreign Minister" in written
    line = filled("{% for q in quotes %}{{ q.paragraph }} {{ q.text }}\n{% endfor %}", "q", [TALKS]).splitlines()[0]
    number, _, words = line.partition(" ")
    paragraph = TALKS.article.paragraphs[int(number) - 1]
    assert words.split(" […] ")[0] in " ".join(TALKS.article.text[paragraph.start : paragraph.end].split())


def test_everything_of_a_brief_is_there():
    wanted = (
        "title url published words bottom points quotes people sections figures coming timeline notes corrections articles level"
    )
    written = filled("\n".join("{{ " + name + " }}" for name in wanted.split()), "all.txt", [TALKS])
    for person in TALKS.people:
        assert person.name in written
    for section in TALKS.sections:
        assert section.title in written


def test_several_articles_are_a_list():
    assert filled("{{ articles | length }} {{ articles[1].title }}", "x", [TALKS, TALKS]).startswith("2 Blinken")


def test_html_is_escaped_by_itself_and_markdown_by_the_filter():
    from briefing.engine import analyze, bare

    hostile = analyze(bare("The <b>dam</b> of Kelby *leaks*, the engineer said on Monday."))
    assert "&lt;b&gt;" in filled("{{ bottom.text }}", "page.html.j2", [hostile])
    assert "<b>" in filled("{{ bottom.text }}", "page.txt", [hostile])
    assert r"\*leaks\*" in filled("{{ bottom.text | md }}", "page.md", [hostile])


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("a\n{{ nothing }}", "nothing"),
        ("a\nb\n{% for q in quotes %}", "line 3"),
        ("{{ ''.__class__.__mro__ }}", "what no template may"),
        ("{% include '/etc/hostname' %}", "include|no loader"),
        ("{{ quotes.append(1) }}", "what no template may"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ range(999999999) | list }}", "OverflowError|too big"),
        ("{{ 7 ** 77 }}", r"what no template may \(reckon 7 \*\* 77\)"),
        ("{% set x = 9 ** 20 %}{{ x * x }}", "reckon"),
    ],
)
def test_what_is_wrong_is_a_sentence(template, told):
    with pytest.raises(ExportError, match=told):
        filled(template, "mine.md", [TALKS])


def test_a_template_that_is_too_long_is_refused_whole(monkeypatch):
    monkeypatch.setattr(templates, "LARGEST", 20)
    assert filled("x" * 20, "mine.md", [TALKS]) == "x" * 20
    with pytest.raises(ExportError, match=r"mine\.md: the template has more than 20 characters\."):
        filled("x" * 21, "mine.md", [TALKS])


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is limited on Linux alone")
@pytest.mark.parametrize("template", ["{{ 'x' * n }}", "{{ 'x' | center(n) }}", "{{ 'x'.ljust(n) }}"])
def test_a_template_that_wants_much_memory_is_ended(template, monkeypatch):
    monkeypatch.setattr(templates, "ROOM", 20_000_000)
    with pytest.raises(ExportError, match="MemoryError"):
        filled("{% set n = 90000000 %}" + template, "mine.md", [TALKS])
    assert len("x" * 90_000_000) == 90_000_000  # afterwards there is room again


def test_the_command(tmp_path, capsys):
    mine = tmp_path / "mine.md.j2"
    mine.write_text("# {{ title }}\n", encoding="utf-8")
    assert main(["export", TALKS_FILE, "--template", str(mine), "--no-keep"]) == 0
    assert capsys.readouterr().out.startswith("# Blinken and Lavrov")
    mine.write_bytes(b"\xff\xfe\x00")
    assert main(["export", TALKS_FILE, "--template", str(mine), "--no-keep"]) == 2
    assert "not text in UTF-8" in capsys.readouterr().err
    assert main(["export", TALKS_FILE, "--template", str(tmp_path / "none"), "--no-keep"]) == 2

"""Where in an article a query's words stand, and the view of all marks and notes."""

import json

import pytest

import briefing
from briefing.commands import main
from briefing.library.articles import Library
from briefing.library.query import parse
from briefing.library.snippets import snippet

TEXT = (
    "Harbour wall breaks\n"
    "The harbour of Kelby was closed on Monday after a storm.\n"
    "Nobody knows what the mending will cost, and the council, which met for the whole of a long night without an end, has asked "
    "Łukasz Wiśniewski, an engineer, to write a report on the harbour wall before the summer and to speak with the people who live there.\n"
)


@pytest.mark.parametrize(
    ("query", "paragraph", "words"),
    [
        ("storm", 2, "storm"),
        ("harbour", 1, "Harbour"),
        ("mend*", 3, "mending"),
        ("cost harbour report", 3, "cost"),
        ('"Harbour Wall" report', 3, "harbour wall"),
        ("wisniewski", 3, "Wiśniewski"),
        ("person:lukasz", 3, "Łukasz"),
        ("closed OR mending", 2, "closed"),
    ],
)
def test_the_paragraph_with_most_of_the_words_is_shown(query, paragraph, words):
    article = briefing.analyze(TEXT).article
    found = snippet(article, parse(query))
    assert found.paragraph == paragraph
    assert words in found.text
    assert found.text.removeprefix("… ").removesuffix(" …") in " ".join(TEXT.split())


@pytest.mark.parametrize("query", ["tag:harbour", "-harbour", "pools", '"wall harbour"', "source:x", "title:harbour"])
def test_what_stands_elsewhere_has_no_place(query):
    assert snippet(briefing.analyze(TEXT).article, parse(query)) is None


@pytest.fixture
def marked(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    with Library() as library:
        for text in (TEXT, TEXT.replace("storm", "flood")):
            number = library.save(briefing.analyze(text), "v")
            sha = library.entry(number).sha
            start = text.index("Nobody")
            marks = [
                {"start": start, "end": start + 12, "note": f"ask {number}"},
                {"start": 5, "end": 9**9, "note": "out"},
                {"x": 1},
            ]
            library.keep_reading(sha, {"marks": marks})
        library.set_state([1], "archived")


def test_search_shows_the_place(marked, capsys):
    assert main(["search", "storm", "is:archived", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row["paragraph"] == 2
    assert row["snippet"].endswith("after a storm.")
    assert main(["search", "note:ask", "--json"]) == 0
    assert [(r["paragraph"], r["snippet"]) for r in json.loads(capsys.readouterr().out)["rows"]] == [(0, "")] * 2


def test_all_marks_and_notes_are_in_one_view(marked, capsys):
    assert main(["notes", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [(r["id"], r["paragraph"], r["text"], r["note"]) for r in rows] == [
        (2, 3, "Nobody knows", "ask 2"),
        (1, 3, "Nobody knows", "ask 1"),
    ]
    assert main(["notes", "flood"]) == 0
    assert capsys.readouterr().out.startswith("2\t")
    assert main(["notes", "no-such-word"]) == 1


def test_a_watch_that_cannot_be_asked_takes_no_other_along(marked, capsys):
    with Library() as library:
        library.do("INSERT INTO watches (name, query, made) VALUES ('a', 'col:val', '2026'), ('b', 'flood', '2026')")
    assert main(["watch"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("b\t2\t")
    assert "The watch “a” cannot be asked" in told.err

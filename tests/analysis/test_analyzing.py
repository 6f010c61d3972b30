"""One part that fails never takes the rest along."""

import pytest

import briefing
from briefing.analysis import analyzing
from briefing.model import records
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


BYLINED = """Council passes budget

By Nora Pell

LARKHAVEN, March 4

The council met until past midnight. She said the buses would be kept. “It was late,” she said.

Teresa Quillfeather, the mayor, said the parks would be closed.
"""


def broken(*_, **__):
    return [][1]


@pytest.mark.parametrize(
    ("module", "told", "lost"),
    [
        ("grouping", "people", {"people"}),
        ("quotations", "quotes", {"quotes", "others"}),
        ("voices", "organisations", {"others"}),
        ("cutting", "sections", set()),
        ("finding", "dates", {"dates", "quantities"}),
    ],
)
def test_a_part_that_fails_is_told_and_the_others_are_found(monkeypatch, module, told, lost):
    monkeypatch.setattr(getattr(analyzing, module), "find", broken)
    analysis = briefing.analyze(briefing.read(TALKS))
    assert [note.split(" of this article")[0] for note in analysis.article.notes] == [f"The {told}"]
    assert "IndexError in test_analyzing.py" in analysis.article.notes[0]
    for part in {"people", "quotes", "sections", "dates", "quantities"} - lost:
        assert getattr(analysis, part), part
    for part in lost - {"others"}:
        assert not getattr(analysis, part), part
    assert analysis.brief


def test_nothing_is_told_where_nothing_fails():
    assert briefing.analyze(briefing.read(TALKS)).article.notes == ()


@pytest.mark.parametrize("accent", ["\u0301", "\u0308", "\u20dd", "\u0489"])
def test_a_loose_accent_is_a_word_like_any_other(accent):
    text = (
        f"Mayor Anna Holm came late to the dam. {accent} {accent}\n"
        + f"“The dam will hold,” {accent} Holm said on Monday.\n" * 9
        + accent
    )
    analysis = briefing.analyze(text)
    assert analysis.article.notes == ()
    assert [p.name for p in analysis.people] == ["Anna Holm"]
    assert analysis.quotes


def test_a_pronoun_never_stands_for_somebody_whom_only_the_byline_names(article):
    analysis = briefing.analyze(briefing.read(article(BYLINED)))
    assert [p.name for p in analysis.people] == ["Teresa Quillfeather"]
    assert [(q.said_by, q.sure, q.resolved) for q in analysis.quotes] == [
        ("She", "certain", ""),
        ("she", "certain", ""),
        ("Teresa Quillfeather", "certain", ""),
    ]
    assert records.analysis(analysis)

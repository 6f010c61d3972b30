"""What is kept: the lead first, a line for each section, verbatim, no quotation torn from its speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.brief.levels import at_level
from briefing.brief.openers import openers
from briefing.brief.telling import outline
from tests.conftest import SEEDS

NAMES = ["geneva-talks", "city-budget", "medical-study", "company-merger"]


def analysis_of(name):
    return briefing.analyze(briefing.read(SEEDS / f"{name}.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_verbatim_and_ranked_once(name):
    analysis = analysis_of(name)
    text = analysis.article.text
    assert all(item.text == text[item.start : item.end] for item in analysis.brief)
    assert sorted(item.rank for item in analysis.brief) == list(range(1, len(analysis.brief) + 1))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("level", ["short", "standard", "long"])
def test_every_section_has_a_line(name, level):
    analysis = analysis_of(name)
    brief = at_level(analysis, level)
    shown = {item.section for item in (brief.bottom, *brief.points)}
    if level != "short":
        assert shown == set(range(len(analysis.sections)))
    assert brief.bottom.section == 0


def test_the_bottom_line_is_the_lead_without_its_dateline():
    bottom = at_level(analysis_of("geneva-talks"), "standard").bottom
    assert bottom.text.startswith("The senior diplomats")


def test_a_quotation_of_two_sentences_is_not_cut():
    text = "The council met on Monday for nine hours in all.\n“We are tired. We are going home,” Mayor Ana Holm said.\nIt will meet again."
    items = [item.text for item in briefing.analyze(text).brief]
    assert "“We are tired. We are going home,” Mayor Ana Holm said." in items


def test_the_short_level_keeps_its_size():
    for name in NAMES:
        assert at_level(analysis_of(name), "short").words <= 160


def test_an_organisation_that_speaks_is_quoted():
    text = (
        "Brightmoor was without water on Monday for the third day.\n"
        "The town hall was closed and its telephones rang unanswered until the evening.\n"
        "Amnesty International said in a statement: “The water must run again before the week is out.”\n"
        "The pipes were laid ninety years ago and have been patched since then by three firms, two of which are gone."
    )
    analysis = briefing.analyze(text)
    shown = [q.speaker.name for q in at_level(analysis, "standard").quotes]
    covered = [item.text for item in at_level(analysis, "standard").points]
    assert "Amnesty International" in shown or any("Amnesty International" in line for line in covered)


def test_a_deadline_is_among_the_figures():
    text = "The council met for nine hours.\nMembers must vote by Friday on the plan for the bridge.\nNobody expects a quarrel."
    analysis = briefing.analyze(text)
    assert any("by Friday" in s.of(text) for s in at_level(analysis, "standard").figures)


def test_a_pronoun_that_opens_a_line_is_named():
    text = "Mayor Anna Holm opened the bridge on Monday.\nIt is new.\nShe said: “The old one was dear to us all, and it is gone.”"
    analysis = briefing.analyze(text)
    assert openers(analysis).get(text.index("She said")) == "Anna Holm"
    assert openers(analysis).get(text.index("It is")) is None
    assert openers(analysis).get(text.index("Mayor")) is None


@given(st.text(max_size=200))
def test_any_text_has_a_brief_that_stands_in_it(text):
    analysis = briefing.analyze(text)
    for level in ("short", "standard", "long"):
        brief = at_level(analysis, level)
        assert all(item.text in text for item in brief.points)
        assert isinstance(briefing.markdown(analysis, level), str)


def test_a_telling_line_is_not_cut_before_its_verb():
    text = (
        "Council President Ada Brenner of Larkhaven and the leader of the small minority there, Hal Brandvold, agreed to take five million "
        "from the reserve of the town and the rest of it from a higher parking fee downtown."
    )
    analysis = briefing.analyze(text)
    assert outline(analysis)[0].of(text).endswith("downtown.")


def test_a_plan_with_a_day_comes_before_one_without():
    text = (
        "The council will think about the harbour again. The mayor was tired.\n\n"
        "Dockers in Larkhaven will meet the council on March 3, 2031. Nobody else was asked."
    )
    first, second = at_level(briefing.analyze(text), "standard").coming
    assert "March 3" in first.of(text)
    assert "think about" in second.of(text)


def test_the_short_brief_has_a_shorter_line_where_the_best_is_too_long():
    long = " and ".join(["the old harbour wall"] * 10)
    towns = ["Osvik", "Larke", "Brandmoor", "Tellin"]
    sections = [
        f"Council {town} said that {long} of {town} was sold.\nThe small bridge of {town} in the north is open again."
        for town in towns
    ]
    text = "\n".join(sections)
    analysis = briefing.analyze(text, section_starts=[text.index(section) for section in sections])
    shown = at_level(analysis, "short")
    assert {item.section for item in (shown.bottom, *shown.points)} == {0, 1, 2, 3}


def test_a_line_whose_speaker_is_guessed_comes_after_one_that_names_him():
    text = (
        "Lena Brandt, a painter, opened her show of nets and boats at the harbor of Kelmouth on Monday in front of a crowd of four hundred.\n\n"
        "“The sea was the first thing that I ever drew,” the 57-year-old said in the hall.\n\n"
        "“The show will go to three towns on the coast before May,” Brandt said in the hall.\n\n"
    )
    analysis = briefing.analyze(text)
    order = [item.text for item in sorted(analysis.brief, key=lambda item: item.rank)]
    assert {q.sure for q in analysis.quotes} == {"guessed", "certain"}
    assert next(line for line in order if "“" in line).startswith("“The show will go")


def test_what_somebody_only_asks_is_not_next():
    text = "The firm cut its cocoa on Monday.\n\nAsked whether customers would notice, she laughed.\n\nThe factory will close in June."
    analysis = briefing.analyze(text)
    assert [s.of(analysis.article.text) for s in at_level(analysis, "standard").coming] == ["The factory will close in June."]

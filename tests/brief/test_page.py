"""One page of several reports: the newest first, nothing overtaken, each person once, and no word that is not there."""

import json

import pytest

from briefing import export
from briefing.brief.joint import joint_brief
from briefing.brief.levels import at_level
from briefing.comparing.places import Place
from briefing.export.escaping import plain
from tests.comparing.reports import report

WALKOUT = report(
    "Dockers at the port of Brack walked out on Monday over night shifts, leaving 14 ships outside the harbour.",
    "“We will not load by night,” said Lena Tarn, the secretary of the Dockers' Union, at the gate of the port.",
    "Talks between the union and the port company are planned for Thursday, the company said.",
    "The port of Brack loads 900 containers a day, among them most of the country's coffee.",
    title="Dockers walk out at the port of Brack",
    published="2024-03-18",
)
TALKS = report(
    "The port company of Brack and the Dockers' Union met on Thursday and parted without a word on night shifts.",
    "“They asked for coffee and got none,” said Otto Klee, the director of the port company, on the steps.",
    "Customs counted 31 ships outside the harbour of Brack.",
    title="No word on night shifts in Brack",
    published="2024-03-21",
)
SMUGGLERS = report(
    "Customs officers found nine crates of cigarettes in a coffee container on Wednesday and arrested a driver.",
    "The driver comes from Sellin, customs said.",
    title="Cigarettes in the coffee",
    published="2024-03-27",
)
DEAL = report(
    "Dockers of Brack and the port company signed a deal on night shifts on Tuesday, ending a strike of 15 days.",
    "Under the deal nobody older than 50 has to load by night, and a shift is paid 40 percent more.",
    "“We will load by night, and be paid for it,” said Lena Tarn, the secretary of the Dockers' Union.",
    "“The coffee was on me,” said Otto Klee, the director of the port company.",
    "Union members will vote on the deal on April 12.",
    "The company will have emptied all 44 ships by the end of May.",
    title="Deal ends the strike at Brack",
    published="2024-04-02",
)
STORY = [DEAL, WALKOUT, SMUGGLERS, TALKS]


def test_the_newest_report_tells_where_it_stands_and_the_others_how_it_came_to_that():
    brief = joint_brief(STORY, "page")
    assert brief.bottoms[0].text.startswith("Dockers of Brack and the port company signed")
    assert all(line.places[0].source == 0 for line in brief.bottoms)
    before = [line.text for topic in brief.topics for line in topic.lines]
    assert before[0].startswith("Dockers at the port of Brack walked out")
    assert before[1].startswith("The port company of Brack and the Dockers' Union met")


def test_a_plan_that_is_over_is_not_next_and_one_with_a_day_comes_first():
    coming = [line.text for line in joint_brief(STORY, "page").coming]
    assert not any("Thursday" in text for text in coming)
    assert coming[0] == "Union members will vote on the deal on April 12."
    assert "by the end of May" in coming[1]


def test_everybody_speaks_once_and_last():
    said = [family for family in joint_brief(STORY, "page").families if family.name == "Lena Tarn"]
    assert [[v.text for v in family.versions] for family in said] == [["We will load by night, and be paid for it,"]]


def test_what_two_reports_of_one_day_give_differently_stands_side_by_side():
    other = report(
        "Dockers of Brack and the port company signed a deal on night shifts on Tuesday.",
        "“We will not load by night, and be paid for it,” said Lena Tarn, the secretary of the Dockers' Union.",
        published="2024-04-02",
    )
    first = joint_brief([*STORY, other], "page").families[0]
    assert first.differs
    assert {v.text for v in first.versions} == {
        "We will load by night, and be paid for it,",
        "We will not load by night, and be paid for it,",
    }


def test_reports_that_tell_no_day_still_have_their_page():
    undated = [
        report("A crane fell at Sellin in the morning fog.", "Two men were hurt by the crane.", published="", title=t)
        for t in ("Crane", "Fall")
    ]
    assert joint_brief(undated, "page").bottoms[0].text == "A crane fell at Sellin in the morning fog."


def test_a_dozen_long_reports_fill_no_more_than_a_page():
    many = [
        report(*(p.of(a.article.text) for p in a.sentences for _ in range(3)), published=f"2024-03-{d + 1:02}")
        for d in range(4)
        for a in STORY[:3]
    ]
    text = export.render(many, "markdown", "page")
    body = text[text.index("# Brief") : text.index("## Sources")]
    assert len(body.split()) < 480


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_every_form_has_the_same_page_word_for_word(form):
    written = export.render(STORY, form, "page")
    brief = joint_brief(STORY, "page")
    lines = [*brief.bottoms, *(line for topic in brief.topics for line in topic.lines), *brief.coming]
    assert len(lines) >= 5
    for line in lines:
        place = line.places[0]
        assert isinstance(place, Place)
        paragraph = STORY[place.source].article.paragraphs[place.paragraph - 1]
        assert line.text in STORY[place.source].article.text[paragraph.start : paragraph.end]
        assert plain(line.text).split("’")[0].split("'")[0] in written
    if form == "json":
        assert json.loads(written)["level"] == "page"
    if form == "html":
        assert written.index("Sources") < written.index('class="articles"')


def test_the_page_of_one_report_is_shorter_than_the_standard_brief():
    page = at_level(DEAL, "page")
    assert len(page.quotes) <= 3
    assert page.words <= at_level(DEAL, "long").words
    text = export.render([DEAL], "markdown", "page")
    assert "## People" not in text
    assert "## What’s next" in text


def test_what_was_expected_for_the_newest_day_is_not_next_when_a_report_tells_it_as_done():
    before = report(
        "The dock fire of Brack ate nine sheds and a crane on Monday.",
        "Judge Vera Holm will open the inquiry into the dock fire on Tuesday.",
        published="2024-04-01",
    )
    done = report("Judge Vera Holm opened the inquiry into the dock fire on Tuesday.", published="2024-04-02")
    silent = report("Nine ships left Brack.", "The customs house of Brack is for sale.", published="2024-04-02")
    for level in ("page", "standard"):
        assert "Vera Holm will open" not in " ".join(line.text for line in joint_brief([before, done], level).coming)
        assert "Vera Holm will open" in " ".join(line.text for line in joint_brief([before, silent], level).coming)


def test_reports_of_one_day_stand_under_it_once():
    twin = report("The fire brigade of Brack put out a fire in the coffee hall.", title="Fire", published="2024-03-21")
    told = export.render([DEAL, WALKOUT, TALKS, twin], "markdown", "page")
    assert told.count("**21 March 2024**") == 1


LETTER = report(
    "A letter to the dockers of Brack asks them to vote against night shifts.",
    "The writers of the letter will meet on June 3.",
    title="A letter",
    published="",
)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_one_report_without_a_day_does_not_hide_which_is_the_newest(form):
    told = export.render([LETTER, WALKOUT, TALKS, DEAL], form, "page")
    now = told[told.index("Where it stands") : told.index("How it came to this")]
    before = told[told.index("How it came to this") : told.index("Who said what")]
    assert now.startswith("Where it stands, 2 April 2024")
    assert "signed a deal" in now
    assert "walked out" not in now
    assert before.index("walked out") < before.index("Day not told") < before.index("A letter to the dockers")


def test_no_day_stands_over_lines_of_several_days():
    undated = report("The dockers of Brack sang in the coffee hall all night.", title="Songs", published="")
    told = export.render([undated, LETTER, WALKOUT], "markdown", "page")
    assert "## Where it stands\n" in told


def test_what_a_report_without_a_day_expects_may_be_overtaken():
    assert not any("June 3" in line.text for line in joint_brief([LETTER, WALKOUT, TALKS, DEAL], "page").coming)

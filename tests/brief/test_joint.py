"""The brief of several reports of one story."""

from briefing.brief.joint import gathered, joint_brief
from briefing.brief.lines import Line, TopicLines
from briefing.comparing.places import Place
from tests.comparing.reports import report


def test_what_a_later_report_has_overtaken_is_not_next():
    early = report(
        "The council met over the price of rope.",
        "A second round of talks on rope will be held on April 3 in the harbour.",
        "Rope maker Tarn said on Monday that it would buy its rival Brack.",
        "The new crane is expected to be ready by December, the council said.",
    )
    late = report("The council signed a deal on rope.", "Parliament will vote on May 21 on the deal.", published="2024-05-10")
    coming = [line.text for line in joint_brief([late, early]).coming]
    assert not any("April 3" in text for text in coming)
    assert any("December" in text for text in coming)
    assert any("on Monday that it would" in text for text in coming)  # said on a day that is over, but not done then
    assert coming[-1].startswith("Parliament will vote on May 21")  # by the days of the reports
    assert any("April 3" in line.text for line in joint_brief([early]).coming)


def lines(*sources):
    return tuple(Line(f"Line of {k}.", (Place(k, 1, 0, 9),)) for k in sources)


def test_what_one_of_many_reports_tells_alone_stands_at_the_end_under_one_heading():
    told = [TopicLines("Old nets", lines(1)), TopicLines("Talks", lines(0, 1, 2, 3)), TopicLines("Psalms", lines(2, 2))]
    assert [(t.title, len(t.lines)) for t in gathered(told, 4)] == [("Talks", 4), ("Also told", 3)]


def test_reports_of_different_things_keep_their_headings():
    told = [TopicLines("Old nets", lines(1)), TopicLines("Psalms", lines(2)), TopicLines("Talks", lines(0, 3))]
    assert gathered(told, 4) == told
    assert gathered(told[1:], 3) == told[1:]

"""The brief of several reports of one story."""

from briefing.brief.joint import joint_brief
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


def test_what_one_of_many_reports_tells_alone_stands_at_the_end_under_one_heading():
    strike = [
        report(
            "Dockers of Brack struck over night shifts at the harbour.",
            f"The dockers' union of Brack counted {n} ships outside the harbour on the {n}th night of the strike.",
            f"The harbour company said that night shifts at Brack cost {n} crowns an hour.",
            published=f"2024-03-1{n}",
        )
        for n in range(4, 8)
    ]
    apart = [
        report("A choir from Sellin won a prize for its psalms.", "The choir sings psalms in four voices.", title="Choir"),
        report("Beekeepers in Moorland lost a third of their hives.", "Mites killed most hives, beekeepers say.", title="Bees"),
    ]
    topics = joint_brief([*strike, *apart], "long").topics
    assert topics[-1].title == "Also told"
    assert {line.places[0].source for line in topics[-1].lines} >= {4, 5}

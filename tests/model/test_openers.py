"""A line that opens with a pronoun says whom it means, wherever it is shown."""

from briefing.brief.joint import joint_brief
from briefing.comparing.comparison import compare
from briefing.comparing.timeline import timeline
from briefing.export.comparison import comparison_markdown, timeline_markdown
from briefing.export.html import page as html
from briefing.export.joint import joint
from briefing.export.markdown import markdown
from briefing.export.reports import reports
from tests.comparing.reports import report, said

SHE = "She said that the strike of 430 dockers would begin on May 13 unless the gate was opened."
ONE = report("The dockers met at the port.", f"{said('We say enough')} {SHE}")
TWO = report("A whale was seen behind the lighthouse by two painters.")


def test_in_the_data():
    assert [e.opener for e in timeline([ONE]).planned] == ["Anna Holm"]
    assert [e.opener for e in compare([ONE, TWO]).only[0] if e.text == SHE] == ["Anna Holm"]
    assert [line.opener for line in joint_brief([ONE, TWO]).coming if line.text == SHE] == ["Anna Holm"]


def test_in_markdown():
    label = f"**[Anna Holm]:** {SHE}"
    assert label in markdown(ONE).split("## What’s next")[1]
    assert label in joint([ONE, TWO]).split("## Timeline")[1].split("##")[0] + joint([ONE, TWO]).split("to come")[1]
    assert label in timeline_markdown(timeline([ONE]), reports([ONE]))
    assert label in comparison_markdown(compare([ONE, TWO]), reports([ONE, TWO])).split("## Only in")[1]


def test_in_html():
    page = html(ONE)
    assert f"<b>[Anna Holm]</b> {SHE}" in page.split("<h2>What’s next</h2>")[1]
    assert f"<b>[Anna Holm]</b> {SHE}" in page.split("<h2>Timeline</h2>")[1].split("<h2>")[0]


SPOKEN = report(
    "The dockers met at the port.",
    f"{said('We say enough')} “Nobody will load a crate.”",
    "Anna Holm had come by boat. “The gate stays shut until May 13,” she said.",
)


def test_words_of_several_reports_say_whose_they_are_where_the_line_does_not():
    told = joint([SPOKEN, TWO], "long").split("## Who said what")[0]
    assert "**[Anna Holm]:** “The gate stays shut until May 13,” she said." in told
    assert "- “We say enough,” said Mayor Anna Holm." in told
    assert "**[Anna Holm]:** “The gate" in timeline_markdown(timeline([SPOKEN]), reports([SPOKEN]))

"""The joint brief as a page and as JSON, comparison and timeline as Markdown and JSON: complete, cited, harmless."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from briefing import export
from briefing.comparing.comparison import compare
from briefing.comparing.timeline import timeline
from briefing.export.comparison import comparison_json, comparison_markdown, timeline_json, timeline_markdown
from briefing.export.reports import reports
from briefing.model import Correction, Mark
from tests.comparing.reports import report, said

A = report(
    "The council met on Friday.", said("We will accept 40 inspectors at the gate"), "The collision killed 14 people off the cape."
)
B = report(
    "The council met in the rain.",
    said("We will not accept 60 inspectors at the gate"),
    "The collision killed 19 people off the cape.",
)
BOTH = [A, B]


class Links(HTMLParser):
    """The ids of a page, where its links lead, and its elements."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.targets, self.tags = set(), [], set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.add(tag)
        self.ids |= {found["id"]} if "id" in found else set()
        self.targets += [found["href"]] if "href" in found else []


def test_every_citation_of_the_page_leads_to_a_paragraph_in_it():
    page = Links(export.render(BOTH, "html", "long"))
    assert page.targets
    assert {t.removeprefix("#") for t in page.targets} <= page.ids
    assert not page.tags & {"script", "img", "iframe", "link"}


def test_the_page_marks_what_differs_and_has_all_sections():
    page = export.render(BOTH, "html", "standard")
    assert "We will accept <mark>40</mark> inspectors at the gate" in page
    assert "We will <mark>not</mark> accept <mark>60</mark> inspectors" in page
    for heading in ("Who said what", "Numbers that differ", "Timeline", "People", "The articles"):
        assert f"<h2>{heading}</h2>" in page


def test_nothing_of_an_article_acts_in_the_page():
    hostile = report(
        "The council met on Friday.",
        "“We <script>alert(1)</script> met & left for the port,” said Mayor Anna Holm.",
        title="<b>Ports</b>",
    )
    page = export.render([hostile, hostile], "html", "long")
    assert "<script" not in page
    assert "&lt;b&gt;Ports" in page


def test_json_of_several_reports_has_what_the_brief_has():
    found = json.loads(export.render(BOTH, "json", "long"))
    assert found["schema_version"] == 1
    assert [s["title"] for s in found["sources"]] == ["Dockers walk out at the port"] * 2
    assert [d["how"] for d in found["numbers_that_differ"]] == ["disagree"]
    assert found["timeline"]["past"][0]["value"] == "2024-03-15"
    assert found["timeline"]["past"][0]["shown"] == "15 March 2024"
    for family in found["quotes"]:
        for version in family["versions"]:
            for place in version["places"]:
                text = BOTH[place["source"]].article.text
                assert " […] ".join(text[a:b] for a, b in place["spans"]) == version["text"]


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_corrections_and_notes_are_counted(form):
    corrected = replace(A, corrections=(Correction("drop", 0, 1, "x"),), marks=(Mark(0, 7, "mine & yours"),))
    text = export.render([corrected, B], form, "standard")
    if form == "json":
        assert json.loads(text)["sources"][0]["corrections"] == 1
        assert json.loads(text)["notes"] == [{"source": 0, "start": 0, "end": 7, "note": "mine & yours"}]
    else:
        assert "1 correction by the reader." in text
        assert re.search(r"mine (?:&amp;|\\&) yours", text)


def test_the_comparison_puts_what_differs_on_top():
    text = comparison_markdown(compare(BOTH), reports(BOTH))
    order = [
        text.index(h)
        for h in ("## Quotations that differ", "## Numbers that differ", "## Topics", "## Who is quoted", "## Sources")
    ]
    assert order == sorted(order)
    assert "| Anna Holm | Mayor | 1 | 1 |" in text
    assert json.loads(comparison_json(compare(BOTH), reports(BOTH)))["numbers"][0]["thing"] == "dead"


def test_the_timeline_tells_what_it_left_out():
    left = report("Three days later the council met.")
    text = timeline_markdown(timeline([A, left]), reports([A, left]))
    assert "- **15 March 2024**\n  - The council met on Friday. [1 §2]" in text
    assert "1 phrase tells a time that nothing in the reports dates." in text
    assert json.loads(timeline_json(timeline([A, left]), reports([A, left])))["undated"] == 1

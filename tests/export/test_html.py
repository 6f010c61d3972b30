"""The HTML page: well formed, self-contained, whole, and nothing of an article acts in it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.commands import main
from briefing.export.html import page
from briefing.library import Reading, keep_reading
from briefing.model import LEVELS, Mark
from tests.conftest import SEEDS

VOID = {"meta", "br"}
ALLOWED = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p", "div", "ul", "ol", "li", "a", "b", "blockquote", "strong", "em", "br",
           "figure", "figcaption", "svg", "rect", "text", "table", "tr", "th", "td", "details", "summary", "mark", "footer"}  # fmt: skip
HOSTILE = '<script>alert(1)</script> & "quoted" <img src=x onerror=y> ]]> --> &lt; javascript:'


class Check(HTMLParser):
    """Collects tags and text, and fails on anything left open or not expected."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.words = [], set(), set(), []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED, tag
        known = dict(attrs)
        assert not any(name.startswith("on") or name in ("src", "style") for name in known)
        self.ids.add(known.get("id"))
        if "href" in known:
            self.links.add(known["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words += data.split()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.stem)
def test_the_page_holds_the_whole_article_and_its_links_lead_somewhere(path, level):
    analysis = briefing.analyze(briefing.read(path))
    text = page(analysis, level)
    seen = Check(text)
    assert seen.links
    assert {link[1:] for link in seen.links} <= seen.ids
    body = text[text.index("<h2>The article</h2>") :]
    assert body.index('class="headline"') < body.index("<details")
    assert body.count("<summary>") == len(analysis.sections)
    for p in analysis.article.paragraphs:
        assert " ".join(analysis.article.text[p.start : p.end].split()) in " ".join(seen.words)
    assert text == page(analysis, level)


def test_sections_fold_and_nothing_is_loaded():
    text = page(briefing.analyze(briefing.read(SEEDS / "geneva-talks.txt")))
    assert text.count("<details open>") == 4
    assert not re.search(r"https?:|src=|<script|@import|url\(", text)


@given(st.lists(st.text(max_size=60) | st.just(HOSTILE), min_size=1, max_size=5))
def test_nothing_of_an_article_acts(lines):
    analysis = briefing.analyze("\n".join(lines))
    Check(page(analysis, "long"))


def test_hostile_names_notes_and_quotes(article):
    path = article(
        f"{HOSTILE} said Mayor Anna Holm.\n“{HOSTILE}” said Mayor Anna <b>Holm</b>, the mayor.\nIt held, she said again."
    )
    keep_reading(briefing.read(path), Reading(marks=(Mark(0, 9, HOSTILE),)))
    from briefing.engine import with_readers_own

    text = page(with_readers_own(briefing.analyze(briefing.read(path))))
    Check(text)
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "<mark>" in text


def test_a_quotation_in_parts_stays_in_parts():
    text = page(briefing.analyze(briefing.read(SEEDS / "geneva-talks.txt")))
    assert "“We are not afraid of anyone,” “even not of the U.S.”" in text


def test_on_the_command_line(tmp_path):
    target = tmp_path / "talks.html"
    assert main(["export", str(SEEDS / "geneva-talks.txt"), "--format", "html", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://herald.test/dam?a=1&b=2", "https://herald.test/dam?a=1&b=2"),
        ('https://herald.test/"><b>x', "https://herald.test/%22%3E%3Cb%3Ex"),
        ("javascript:alert(1)", None),
    ],
)
def test_who_wrote_it_when_and_its_page_stand_under_the_headline(article, url, link):
    told = briefing.read(
        article("The dam holds\nBy Nora Pell\nMayor Anna Holm said that the dam would hold until the spring.\nIt did.")
    )
    told = replace(told, url=url, published="2024-03-18")
    text = page(briefing.analyze(told))
    seen = Check(text)
    assert 'class="origin">By Nora Pell · 18 March 2024' in text
    assert {a for a in seen.links if not a.startswith("#") and ":~:" not in a} == ({link} if link else set())

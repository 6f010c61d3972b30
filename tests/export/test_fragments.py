"""Links to the words of a page: their form, where they are left out, and that a real browser opens the page there."""

import asyncio
from dataclasses import replace
from html import escape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.brief.levels import at_level
from briefing.export import render
from briefing.export.fragments import link_to
from tests.browser import Browser, needs_browser
from tests.conftest import SEEDS

LINES = (
    "Pumps stopped at the well-kept wall",
    "Nobody was asked. The wall will hold, people said in May.",
    "Mayor Anna Holm said: “The wall will hold, and Kelby & Sons – our well-kept firm – will mend it by June.”",
    "“We asked for help in March and nobody came.",
    "We shall ask again, loudly and often, until somebody hears us,” said Leo Marsh.",
)
TEXT = "\n".join(LINES)
PARTS = (
    "well-kept firm",
    "The wall will hold, and Kelby & Sons",
    "“The wall will hold",
    "– our well-kept firm –",
    "nobody came.\nWe shall ask",
)


def article(url="https://herald.test/a"):
    return replace(briefing.analyze(TEXT).article, url=url)


def span(part, after=0):
    start = TEXT.index(part, after)
    return start, start + len(part)


def test_signs_of_the_directive_are_told_from_the_words():
    assert link_to(article(), *span("well-kept firm")) == "https://herald.test/a#:~:text=well%2Dkept%20firm"
    assert link_to(article(), *span("Kelby & Sons")).endswith("Kelby%20%26%20Sons")
    assert link_to(article(), *span("nobody came.\nWe shall ask")).endswith("=nobody%20came.,We%20shall%20ask")


def test_words_that_come_earlier_are_told_by_what_stands_before():
    start = span("Mayor Anna")[0]
    assert unquote(link_to(article(), *span("The wall will hold", start))).endswith("text=Holm said: “-,The wall will hold")


def test_a_place_of_the_page_stays_and_a_directive_of_its_own_goes():
    told = [
        link_to(article(f"https://herald.test/a?b=1&c=2{end}"), *span("nobody came")) for end in ("#top", "#top:~:text=x", "")
    ]
    assert told == [f"https://herald.test/a?b=1&c=2#{place}:~:text=nobody%20came" for place in ("top", "top", "")]


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///tmp/a.html", "a.html"])
def test_only_pages_of_the_web_are_linked(url):
    assert link_to(article(url), *span("nobody came")) == ""
    assert link_to(article(), 0, 0) == ""


@given(st.text(max_size=80), st.text(max_size=30))
def test_no_address_leaves_the_link(text, end):
    told = link_to(replace(article(), text=text), 0, len(text))
    assert not set(told) & set(' \n\t()<>"`*|')
    assert set(link_to(article(f"https://h.test/{end}"), 0, 5)) & set(' \n\t()<>"`*|') == set()


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_quotes_lead_to_their_words(form):
    found = briefing.analyze(briefing.read(SEEDS / "geneva-talks.txt"))
    told = render([replace(found, article=replace(found.article, url="https://herald.test/a"))], form)
    assert told.count("https://herald.test/a#:~:text=") == len(at_level(found, "standard").quotes) > 0
    assert "#:~:text=" not in render([found], form)


def test_footnotes_lead_to_their_paragraphs():
    found = replace(briefing.analyze(TEXT), article=article())
    told = render([found], "markdown", cite="footnote")
    assert "]: [§3](https://herald.test/a#:~:text=Mayor%20Anna" in told


@needs_browser
def test_a_real_browser_opens_the_page_at_the_words(tmp_path):
    """Each block stands a screen and more below the one before, so that the place on the page tells which was found."""
    blocks = (f'<p id="p{n}" style="margin-top: 1500px">{escape(line)}</p>' for n, line in enumerate(LINES))
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><meta charset=utf-8>" + "".join(blocks) + '<div style="height: 1500px">', encoding="utf-8")
    seen = "[...document.querySelectorAll('p')].filter(p => { const r = p.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }).map(p => p.id)[0]"

    async def opened():
        found = []
        async with Browser() as browser:
            for part in PARTS:
                start = TEXT.index(part)
                await browser.goto("about:blank")
                await browser.wait_for("location.href == 'about:blank'")
                directive = link_to(article(), start, start + len(part)).partition("#")[2]
                await browser.goto(f"{page.as_uri()}#{directive}")
                await browser.wait_for("document.readyState == 'complete' && scrollY > 0")
                found.append(await browser.evaluate(seen))
        return found

    assert asyncio.run(opened()) == ["p2", "p2", "p2", "p2", "p3"]

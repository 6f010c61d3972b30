"""The page in a real browser: nothing of it is refused, links and folds work, and on paper all of it is there."""

import asyncio

import briefing
from briefing.export import render
from tests.browser import Browser, needs_browser
from tests.conftest import SEEDS


@needs_browser
def test_the_page_works_and_prints_whole(tmp_path):
    talks = briefing.analyze(briefing.read(SEEDS / "geneva-talks.txt"))
    page, paper = tmp_path / "talks.html", tmp_path / "talks.pdf"
    page.write_text(render([talks], "html"), encoding="utf-8")
    inside = "[...document.querySelectorAll('svg')].every(s => { const r = s.getBoundingClientRect(); return r.height > 20 && r.right <= innerWidth })"

    async def read():
        async with Browser() as browser:
            await browser.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
            await browser.goto(page.as_uri())
            await browser.wait_for("document.readyState == 'complete' && !!document.querySelector('footer')")
            assert await browser.evaluate(inside)
            assert await browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
            await browser.evaluate("document.querySelector('blockquote a').click()")
            await browser.wait_for("scrollY > 0 && location.hash.startsWith('#p')")
            await browser.evaluate("document.querySelectorAll('summary').forEach(s => s.click())")
            await browser.wait_for("!document.querySelector('details[open]')")
            assert await browser.evaluate("document.querySelector('details p').checkVisibility()") is False
            await browser.screenshot(tmp_path / "talks.png")
            await browser.pdf(paper)
            return browser.console

    assert asyncio.run(read()) == []
    printed = " ".join(briefing.read(paper).text.split())
    for section in talks.sections:
        assert section.title in printed
    last = talks.article.paragraphs[-1]
    assert " ".join(talks.article.text[last.start : last.end].split()[:6]) in printed


@needs_browser
def test_no_page_of_a_joint_brief_ends_with_a_heading_on_paper(tmp_path):
    from pypdf import PdfReader

    reports = [briefing.analyze(briefing.read(file)) for file in sorted(SEEDS.glob("*.txt"))]
    written = render(reports, "html", "long")
    page, paper = tmp_path / "joint.html", tmp_path / "joint.pdf"
    page.write_text(written, encoding="utf-8")

    async def printed():
        async with Browser() as browser:
            await browser.goto(page.as_uri())
            await browser.wait_for("document.readyState == 'complete' && !!document.querySelector('footer')")
            await browser.pdf(paper)
            heads = "[...document.querySelectorAll('h2, h3, h4, summary, .how, li > strong')].map(h => h.textContent.trim())"
            return set(await browser.evaluate(heads))

    heads = asyncio.run(printed())
    pages = [text.split("\n") for sheet in PdfReader(paper).pages if (text := sheet.extract_text().strip())]
    assert len(pages) > 5
    assert not {lines[-1].strip(" •◦") for lines in pages[:-1]} & heads

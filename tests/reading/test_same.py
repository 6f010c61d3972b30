"""The same article, made by a real tool into each kind, gives the same paragraphs, people and quotations."""

from pathlib import Path

import pytest

import briefing
from briefing.reading import open_article
from tests.reading.test_saved import mhtml

FILES = Path(__file__).parent / "files"


def found(article):
    analysis = briefing.analyze(article)
    text = article.text
    return {
        "paragraphs": [text[p.start : p.end] for p in article.paragraphs if p.kind == "text"],
        "headings": [
            text[p.start : p.end] for p in article.paragraphs if p.kind == "heading" and text[p.start : p.end] != article.title
        ],
        "people": sorted(p.name for p in analysis.people),
        "quotes": [(q.said_by, q.text(text)) for q in analysis.quotes],
        "byline": article.byline,
    }


@pytest.fixture(scope="module")
def page():
    return found(open_article(FILES / "mast.html"))


def test_the_page_itself(page):
    assert len(page["paragraphs"]) == 4
    assert page["headings"] == ["What it costs"]
    assert {"Ulla Brandt", "Jon Ek"} <= set(page["people"])


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "epub"])
def test_what_pandoc_made_of_it(kind, page):
    assert found(open_article(FILES / f"mast.{kind}")) == page


def test_the_page_saved_as_mhtml(tmp_path, page):
    path = tmp_path / "mast.mhtml"
    path.write_bytes(mhtml((FILES / "mast.html").read_text(encoding="utf-8")))
    assert found(open_article(path)) == page

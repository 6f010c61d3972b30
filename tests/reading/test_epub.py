"""Books and newspapers in EPUB."""

import io
import zipfile

import pytest

from briefing.reading import article_from_bytes, articles_from_bytes

STORY = "<p>The quay at Norhaven will be shut from Friday, the port said.</p><p>“We do not wait,” said Ada Brok, the harbour master.</p>"
BAR = '<div class="calibre_navbar">| <a href="x">Next</a> | <a href="x">Section menu</a> | <a href="x">Main menu</a> |</div>'


def book(chapters, *, creators=("Nora Pell",), title="Quay papers", extra="", ncx=None, aside=()):
    """An EPUB of (name, body) chapters; those named in `aside` stand outside the flow."""
    items = "".join(f'<item id="i{k}" href="{name}" media-type="application/xhtml+xml"/>' for k, (name, _) in enumerate(chapters))
    items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if ncx else ""
    refs = "".join(
        f'<itemref idref="i{k}"{" linear=" + chr(34) + "no" + chr(34) if n in aside else ""}/>'
        for k, (n, _) in enumerate(chapters)
    )
    told = f"<dc:title>{title}</dc:title><dc:date>2026-03-04</dc:date><dc:language>en</dc:language>" + "".join(
        f"<dc:creator>{c}</dc:creator>" for c in creators
    )
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{told}{extra}</metadata>'
        f"<manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as files:
        files.writestr("mimetype", "application/epub+zip")
        files.writestr("META-INF/container.xml", '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>')
        files.writestr("c.opf", package)
        for name, body in dict(chapters).items():
            files.writestr(name, f'<html xmlns:epub="http://www.idpf.org/2007/ops"><body>{body}</body></html>')
        if ncx:
            files.writestr("toc.ncx", ncx)
    return out.getvalue()


def read(*chapters, **told):
    return article_from_bytes(book(chapters, **told), "b.epub")


def texts(article, *kinds):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind in (kinds or ("text",))]


def test_notes_page_marks_and_what_stands_aside_do_not_stand_in_sentences():
    body = (
        '<h1>One</h1><p>The port said on Tuesday<a epub:type="noteref" href="#n1"><sup>1</sup></a> that it would close.'
        '<span epub:type="pagebreak" id="p12">12</span> “We do not wait,” said Ada Brok.</p><aside epub:type="footnote" id="n1"><p>In a mail.</p></aside>'
    )
    article = read(("a.xhtml", body), ("ad.xhtml", "<p>Subscribe to the Review.</p>"), aside=("ad.xhtml",))
    assert texts(article) == ["The port said on Tuesday that it would close. “We do not wait,” said Ada Brok."]
    assert texts(article, "aside") == ["In a mail."]
    assert "Review" not in article.text


@pytest.mark.parametrize("names", [("Unknown Author",), ("calibre",), ("Unknown",)])
def test_placeholders_are_no_authors(names):
    assert read(("a.xhtml", STORY), creators=names, title="Unknown Title").byline is None


def test_all_authors_are_named():
    assert read(("a.xhtml", STORY), creators=("Nora Pell", "Jon Abbey")).byline == "By Nora Pell and Jon Abbey"


NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>News</text></navLabel><content src="menu.html"/>'
    + "".join(
        f'<navPoint><navLabel><text>{t}</text></navLabel><content src="{n}"/></navPoint>'
        for t, n in (("Quay shut", "1.html"), ("Ferry lost", "2.html"))
    )
    + "</navPoint></navMap></ncx>"
)
MENU = '<ul><li><a href="1.html">Quay shut</a><span class="article_date"> [Tue, 03 Mar 08:00]</span></li><li><a href="2.html">Ferry lost</a></li></ul>'
FROM = '<p>This article was downloaded by <b>calibre</b> from <a rel="calibre-downloaded-from" href="https://h.test/1">https://h.test/1</a></p>'


def test_each_article_of_a_newspaper_has_headline_byline_day_and_address():
    chapters = [
        ("menu.html", MENU),
        ("1.html", f"{BAR}<h1>Quay shut</h1><p>By Nora Pell</p>{STORY}{FROM}"),
        ("2.html", f"{BAR}<h1>Ferry lost</h1>{STORY}"),
    ]
    found = articles_from_bytes(book(chapters, creators=("calibre",), ncx=NCX), "b.epub")
    assert [(a.title, a.byline, a.published, a.url) for a in found] == [
        ("Quay shut", "By Nora Pell", "2026-03-03", "https://h.test/1"),
        ("Ferry lost", None, "2026-03-04", ""),
    ]
    assert not any("menu" in a.text or "calibre" in a.text for a in found)


def test_a_book_of_two_levels_is_one_article():
    chapters = [
        ("menu.html", "<h1>Part</h1>"),
        ("1.html", f"<h1>Quay shut</h1>{STORY}"),
        ("2.html", f"<h1>Ferry lost</h1>{STORY}"),
    ]
    article = article_from_bytes(book(chapters, ncx=NCX), "b.epub")
    assert texts(article, "heading") == ["Part", "Quay shut", "Ferry lost"]


def test_a_chapter_that_the_spine_names_many_times_is_read_once():
    chapter = ("a.xhtml", "<p>The port said on Tuesday that it would close.</p>")
    article = read(*[chapter] * 300)
    assert texts(article) == ["The port said on Tuesday that it would close."]

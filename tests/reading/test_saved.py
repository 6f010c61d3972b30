"""Pages as they are saved: MHTML, Safari's archive, SingleFile, WARC and WACZ give what the page itself gives."""

import gzip
import io
import json
import plistlib
import zipfile

import pytest

from briefing.errors import ReadError
from briefing.reading.kinds import kind_of
from tests.reading.story import BY, DAY, PARAGRAPHS, TITLE, one, read, texts

URL = "https://post.test/mast"
HEAD = f'<title>{TITLE} | The Tarn Post</title><meta name="author" content="Nora Pell"><meta property="article:published_time" content="2026-03-04">'
PAGE = (
    f"<!doctype html><html lang='en'><head>{HEAD}</head><body><nav>Sport</nav><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{t}</p>" for t in PARAGRAPHS)
    + "</article></body></html>"
)
SHADOW = (
    f"<!doctype html><html><head>{HEAD}</head><body><x-story><template shadowMODE='open'><h1>{TITLE}</h1>"
    + "".join(f"<p>{t}</p>" for t in PARAGRAPHS)
    + "</template></x-story></body></html>"
)


def mhtml(
    page=PAGE,
    head="From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: x\r\nDate: Sat, 28 Nov 2026 09:44:49 GMT\r\n",
    charset="",
    codec="utf-8",
):
    import quopri

    body = quopri.encodestring(page.encode(codec)).replace(b"\n", b"\r\n").decode("ascii")
    frame = (
        "--x\r\nContent-Type: text/html\r\nContent-Location: https://ads.test/\r\n\r\n<p>Buy larch, buy larch, buy larch.</p>\r\n"
    )
    return (
        head.format(url=URL) + 'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n'
        + f"--x\r\nContent-Type: text/html{charset}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {URL}\r\n\r\n{body}\r\n{frame}--x--\r\n"
    ).encode()  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        mhtml(),
        mhtml(SHADOW),
        mhtml(head="From: <Saved by Windows Internet Explorer 8>\r\nSubject: x\r\nDate: Sat, 28 Nov 2026 09:44:49 GMT\r\n"),
        mhtml(head="", charset='; charset="windows-1250"', codec="cp1250"),
    ],
    ids=["chromium", "shadow", "explorer", "word"],
)
def test_mhtml_is_the_page_not_a_mail(data):
    article = one(data, "a.mhtml")
    assert (article.title, article.byline, article.published, article.url) == (TITLE, BY, DAY, URL)
    assert texts(article) == PARAGRAPHS


def test_the_day_of_saving_is_a_note_and_no_date():
    article = one(mhtml(PAGE.replace("article:published_time", "x")))
    assert article.published == ""
    assert "saved on 2026-11-28" in article.notes


def test_a_mail_whose_parts_have_addresses_is_a_mail():
    mail = b"From: Nora Pell <n@post.test>\nTo: desk@post.test\nMessage-ID: <1>\nSubject: x\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Location: http://x.test/\n\nHello\n--x--\n"
    assert kind_of(mail) == "mail"


def test_safaris_archive():
    main = {
        "WebResourceData": PAGE.encode("cp1250"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "windows-1250",
        "WebResourceURL": URL,
    }
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        article = one(plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form), "a.webarchive")
        assert (article.title, article.url) == (TITLE, URL)
        assert texts(article) == PARAGRAPHS


@pytest.mark.parametrize(
    "data",
    [
        b"bplist00WebMainResource",
        b"bplist00" + b"\xff" * 60 + b"WebMainResource",
        plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY),
    ],
)
def test_a_broken_archive_of_safari_is_a_sentence(data):
    with pytest.raises(ReadError, match="damaged"):
        read(data)


def test_what_single_file_says_of_the_page():
    comment = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sat Nov 28 2026 09:46:50 GMT+0000 (UTC)\n-->"
    article = one(PAGE.replace("<head>", f"{comment}<head>"), "a.html")
    assert article.url == URL
    assert "saved on 2026-11-28" in article.notes


def test_a_mail_that_outlook_saved_as_mhtml_is_a_mail():
    head = f"<p class=MsoNormal><b>From:</b> Nora Pell &lt;n@post.test&gt;<br><b>Sent:</b> Wednesday, March 4, 2026 9:12 AM<br><b>To:</b> Desk<br><b>Subject:</b> {TITLE}</p>"
    page = f"<html><body>{head}{''.join(f'<p class=MsoNormal>{t}</p>' for t in PARAGRAPHS)}</body></html>"
    data = mhtml(page, head="").replace(URL.encode(), b"file:///C:/D8F3/mast.htm")
    article = one(data, "a.mht")
    assert (article.title, article.byline, article.published, article.url) == (TITLE, BY, DAY, "")
    assert texts(article) == PARAGRAPHS


# ---------------------------------------------------------------------- WARC and WACZ
def record(kind, url, body, http="HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"):
    block = (http if kind == "response" else "").encode() + body.encode()
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-28T09:46:55Z\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


RECORDS = [
    record("warcinfo", "", "software: Wget"),
    record("request", URL, "GET /mast HTTP/1.1\r\n\r\n"),
    record("response", URL, PAGE),
    record("response", f"{URL}/frame", "<html><body><p>Buy larch.</p></body></html>"),
    record("response", f"{URL}/gone", PAGE, "HTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\n"),
    record("response", f"{URL}/2", PAGE.replace(TITLE, "Mast: what now")),
    record("metadata", "metadata://x", "notes"),
]


def test_the_pages_of_a_warc_file():
    pytest.importorskip("warcio")
    for data in (b"".join(RECORDS), b"".join(map(gzip.compress, RECORDS))):
        found = read(data, "a.warc.gz")
        assert [(a.title, a.url) for a in found] == [(TITLE, URL), ("Mast: what now", f"{URL}/2")]
        assert texts(found[0]) == PARAGRAPHS
        assert "saved on 2026-11-28" in found[0].notes


def test_the_pages_that_a_wacz_archive_lists():
    pytest.importorskip("warcio")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/a.warc.gz", b"".join(map(gzip.compress, RECORDS)))
        archive.writestr("pages/pages.jsonl", json.dumps({"format": "json-pages"}) + "\n" + json.dumps({"url": URL}))
    assert [a.url for a in read(file.getvalue(), "a.wacz")] == [URL]


def test_without_warcio_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    with pytest.raises(ReadError, match=r"briefing-reader\[warc\]"):
        read(b"".join(RECORDS))


def test_prose_that_begins_with_the_name_is_prose():
    assert kind_of(b"WARC/1.0 turns twenty\n\nThe format of archives has a birthday.") == "text"

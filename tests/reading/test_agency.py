"""The agencies' forms: NITF, NewsML-G2, ninjs 1 to 3; wire copy with and without its control characters."""

import json

import pytest

from briefing.errors import ReadError
from tests.reading.story import BY, DAY, PARAGRAPHS, TITLE, kinds, one, read, texts

BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.2//EN" "nitf-3-2.dtd">
<nitf><head><title>mast-tarn</title><docdata><date.issue norm="20260304T0900Z"/><du-key key="mast"/><doc.copyright year="2026" holder="Tarn News"/>
<key-list><keyword key="harbours"/><keyword key="frost"/></key-list><ed-msg info="Corrects spelling"/></docdata></head>
<body><body.head><hedline><hl1>{TITLE}</hl1><hl2>A short one</hl2></hedline><byline>By <person>Nora Pell</person><byttl>Staff Writer</byttl></byline>
<dateline><location>TARN</location></dateline></body.head><body.content><block>{BODY}
<media media-type="image"><media-caption>A photo of the mast.</media-caption></media><hl2>The cost</hl2>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>1.1m</td></tr></table><p>It was <q>dear</q>, he said.</p></block></body.content>
<body.end><tagline>Editing by Jon Ek</tagline></body.end></body></nitf>"""


def test_nitf():
    article = one(NITF, "a.xml")
    assert (article.title, article.byline, article.published) == (TITLE, BY, DAY)
    assert texts(article)[:4] == PARAGRAPHS
    assert ("heading", "The cost") in kinds(article)
    assert kinds(article)[-1] == ("tail", "Editing by Jon Ek")
    assert "A photo" not in "".join(texts(article))
    assert "It was “dear”, he said." in texts(article)
    assert {"slug: mast", "keywords: harbours, frost", "Copyright 2026 Tarn News", "to editors: Corrects spelling"} <= set(
        article.notes
    )


def news_item(body, headline=TITLE, extra=""):
    return f"""<newsItem xml:lang="en-GB"><rightsInfo><copyrightNotice>(c) Tarn News</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-03-04T09:00:00Z</versionCreated></itemMeta><contentMeta><by>Nora Pell</by>
<slugline>MAST-TARN</slugline><headline role="hl:short">Mast</headline><headline>{headline}</headline>{extra}</contentMeta><contentSet>{body}</contentSet></newsItem>"""


@pytest.mark.parametrize(
    "body",
    [
        f'<inlineXML contenttype="application/xhtml+html"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{BODY}</body></html></inlineXML>',
        "<inlineData contenttype='text/plain'>" + "\n\n".join(PARAGRAPHS) + "</inlineData>",
        "<inlineData contenttype='text/plain'>" + BODY.replace("<", "&lt;").replace(">", "&gt;") + "</inlineData>",
        f"<inlineXML><nitf><body><body.content>{BODY}</body.content></body></nitf></inlineXML>",
    ],
)
def test_newsml_whatever_its_body_claims_to_be(body):
    data = f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{news_item(body)}</itemSet></newsMessage>'
    article = one(data)
    assert (article.title, article.byline, article.published, article.language) == (TITLE, BY, DAY, "en")
    assert texts(article) == PARAGRAPHS


def test_a_message_of_two_texts_and_a_picture_is_two_articles():
    body = "<inlineXML><html><body>{}</body></html></inlineXML>".format
    items = (
        news_item(body(BODY))
        + news_item("<remoteContent href='x.jpg'/>", "A picture")
        + news_item(body(BODY[::1]), "Mast: what now")
    )
    found = read(f'<newsMessage xmlns="x"><itemSet>{items}</itemSet></newsMessage>', "two.xml")
    assert [(a.title, a.source) for a in found] == [(TITLE, "two.xml#1"), ("Mast: what now", "two.xml#2")]


NINJS = {
    "1": {"uri": "tag:1", "type": "text", "headline": TITLE, "byline": "Nora Pell", "versioncreated": "2026-03-04T09:00:00Z",
          "body_text": "\n".join(PARAGRAPHS), "body_html": BODY, "slugline": "mast"},
    "2": {"uri": "tag:1", "headlines": [{"role": "short", "value": "Mast"}, {"role": "main", "value": TITLE}], "by": "By Nora Pell",
          "versioncreated": "2026-03-04T09:00:00Z", "bodies": [{"role": "main", "contenttype": "text/html", "value": BODY}]},
    "3": {"uri": "tag:1", "headlines": [{"value": TITLE}], "by": "Nora Pell", "versionCreated": "2026-03-04T09:00:00Z",
          "bodies": [{"contentType": "text/plain", "value": "\n".join(PARAGRAPHS)}]},
}  # fmt: skip


@pytest.mark.parametrize("version", NINJS)
def test_ninjs(version):
    article = one(json.dumps(NINJS[version]), "a.json")
    assert (article.title, article.byline, article.published) == (TITLE, BY, DAY)
    assert texts(article) == PARAGRAPHS


def test_ninjs_of_a_picture_alone_is_no_story():
    with pytest.raises(ReadError, match="no story"):
        read(json.dumps({"uri": "tag:2", "type": "picture", "headline": "Mast", "versioncreated": "2026-03-04"}))


def test_entities_and_masses_of_elements_are_refused():
    with pytest.raises(ReadError, match="declares entities"):
        read('<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "a.xml")
    with pytest.raises(ReadError, match="too many parts"):
        read("<nitf>" + "<p/>" * 700_000 + "</nitf>")
    with pytest.raises(ReadError, match="nested too deeply"):
        read("<nitf>" + "<p>" * 5_000 + "</p>" * 5_000 + "</nitf>")


# ---------------------------------------------------------------------- wire copy
def wrapped(text, width=65, indent="   "):
    lines, line = [], indent
    for word in text.split():
        if len(line) + len(word) > width:
            lines, line = [*lines, line.rstrip()], ""
        line += f"{word} "
    return "\r\n".join([*lines, line.rstrip()])


PLAIN = [
    text.replace("“", '"').replace("”", '"').replace("—", "-").replace("€", "EUR").replace("Željko Zając", "Zeljko Zajac")
    for text in PARAGRAPHS
]
COPY = "\r\n".join(wrapped(text) for text in PLAIN)


def test_iptc_7901():
    data = f"\x01tar0042 4 i 221  tarn 1042\r\n\r\nmast/tarn/\r\n\r\n\x02{TITLE} =\r\nBy Nora Pell, Tarn News =\r\n\r\n{COPY}\r\n\r\ntar ne np\r\n\x03040900 GMT Mar 26\r\n\x7f\r\n\x04"
    article = one(data.encode("latin-1"))
    assert (article.title, article.published) == (TITLE, DAY)
    assert article.byline.startswith(BY)
    assert texts(article) == PLAIN


def test_the_same_without_control_characters_and_with_blank_lines():
    copy = "\n\n".join(wrapped(text, indent="").replace("\r", "") for text in PLAIN)
    article = one(
        f"tar0042 4 i 221  tarn 1042\n\nMast/Tarn/\n{TITLE}\n\n{copy}\n\n# Notebook\n\n## Editorial contacts\n- Tel: 1\n\ntar np\n\n040900 Mar 26\n",
        "a.txt",
    )
    assert (article.title, article.published) == (TITLE, DAY)
    assert texts(article) == PLAIN


def test_anpa():
    body = "\n".join(f"\t   {text}\n " for text in PLAIN)
    data = (
        "\x16\x16\x01W2870\x1fasian-\nr i\x14\x11 BC-Tarn-Mast      03-04 0221\n\x02^BC-Tarn-Mast,221<\n"
        f"^{TITLE}<\n^AP Photo XNP101<\n^Eds: With photo.<\n^By NORA PELL=\n^Tarn News=\n{body}\n\x03AP-WF-03-04-26 0900GMT<\n\x04"
    )
    article = one(data.encode("latin-1"))
    assert (article.title, article.published) == (TITLE, DAY)
    assert article.byline.upper() == BY.upper()
    assert texts(article) == PLAIN


def test_two_messages_are_two_articles():
    message = "\x01tar00{} 4 i 221  tarn\r\n\r\n\x02{} =\r\n\r\n{}\r\n\x03040900 GMT Mar 26\r\n\x04"
    found = read((message.format(41, TITLE, COPY) + message.format(42, "Mast: what now", COPY)).encode("latin-1"))
    assert [a.title for a in found] == [TITLE, "Mast: what now"]


def test_telex():
    copy = "\n\n".join(PLAIN)
    article = one(f"ZCZC\nTAR0042 4 221\n{TITLE}\n\n{copy}\n\nNNNN\n", "a.txt")
    assert article.title == TITLE
    assert texts(article) == PLAIN

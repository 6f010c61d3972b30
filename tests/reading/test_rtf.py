"""RTF: what a reader of the document sees, in every code page, and nothing of the mark-up."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ReadError
from briefing.reading.kinds import kind_of
from tests.reading.story import PARAGRAPHS, TITLE, kinds, one, read, texts

FONTS = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset238 Times CE;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 Mincho;}}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\b\i heading 2;}{\s7 Title;}}"


def rtf(body, head=r"\ansi\ansicpg1252\deff0"):
    return ("{\\rtf1" + head + FONTS + STYLES + body + "}").encode("latin-1")


def escaped(text):
    return "".join(c if c.isascii() else f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536}?" for c in text)


def test_headline_headings_and_paragraphs():
    body = rf"\pard\s7 {TITLE}\par\pard " + r"\par ".join(map(escaped, PARAGRAPHS[:2]))
    article = one(rtf(body + r"\par\pard\s2 The cost\par\pard " + escaped(PARAGRAPHS[2]) + r"\par"))
    assert kinds(article) == [
        ("title", TITLE), ("text", PARAGRAPHS[0]), ("text", PARAGRAPHS[1]), ("heading", "The cost"), ("text", PARAGRAPHS[2]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        (r"It was \'93sound\'94.", "It was “sound”."),
        (r"\f1 \'8aebek\f0  said", "Šebek said"),
        (r"{\f3 \'93\'8c\'8b\'9e} won", "東京 won"),
        (r"{\f2 \'b7} point", "point"),
        (r"a\u8212-b", "a—b"),
        (r"\uc2 a\u8212--b", "a—b"),
        (r"\uc0 a\u8212 b", "a—b"),
        (r"\u-10179?\u-8704? sun", "\U0001f600 sun"),
        (r"\ldblquote Yes\rdblquote , he said\emdash twice", "“Yes”, he said—twice"),
        (r"co\-operative long\_term a\~b", "cooperative long-term a b"),
        (r"since 2019{\super 3} and", "since 2019³ and"),
        (r"on the 24{\super th} day", "on the 24th day"),
        (r"{\deleted twelve }{\revised fifteen} dead", "fifteen dead"),
        (r"{\v secret }open", "open"),
        (r"twelve {\strike thirteen }men", "twelve men"),
        (r"{\field{\*\fldinst HYPERLINK http://x.test/}{\fldrslt the page}} now", "the page now"),
        (r"a{\*\bkmkstart x}b{\*\unknown no}c", "abc"),
        (r"a{\pict\pngblip 89504e47}b", "ab"),
        (r"a{\annotation note to self}b", "ab"),
        ("one\r\n two", "one two"),
        (r"a\{b\}\\c", "a{b}\\c"),
    ],
)
def test_what_the_marks_mean(marks, shown):
    assert one(rtf(rf"\pard The harbour: {marks}\par")).text == f"The harbour: {shown}"


def test_the_code_page_of_a_macintosh():
    assert one(rtf(r"\pard She said \'d2yes\'d3 twice.\par", r"\mac\deff9")).text == "She said “yes” twice."


def test_a_table_is_a_row_a_line_and_notes_stand_apart():
    table = r"\trowd\intbl Year\cell Cost\cell\row\trowd\intbl 2024\cell 1.1m\cell\row\pard "
    article = one(rtf(rf"\pard The mast fell.{{\footnote\pard It was of larch.}} It broke.\par {table}The end came.\par"))
    assert kinds(article)[0] == ("text", "The mast fell. It broke.")
    assert "Year | Cost" in texts(article)
    assert "2024 | 1.1m" in texts(article)
    assert kinds(article)[-1] == ("aside", "It was of larch.")


def test_heads_and_feet_of_pages_are_no_text():
    article = one(rtf(r"{\header\pard The Tarn Post\par}{\footer Page 1\par}\pard The mast fell in the night.\par"))
    assert article.text == "The mast fell in the night."


def test_bytes_of_a_picture_are_stepped_over():
    data = rtf(r"\pard A{\pict\bin5 @@@@@}B\par").replace(b"@@@@@", b"{{}\\'")
    assert one(data).text == "AB"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (rb"{\rtf1\ansi x}", "rtf"),
        (rb"{\rtf1 Hello}", "rtf"),
        (b"{\\rtf1 and other riddles\n\nThe reading room is open.", "text"),
        (rb"A story about {\rtf1\ansi}", "text"),
    ],
)
def test_prose_about_rtf_is_prose(text, kind):
    assert kind_of(text, "a.txt") == kind


@pytest.mark.parametrize("body", ["{", r"\par", r"{\b x}", r"\'e9", "\\"])
def test_hostile_documents_end_soon(body):
    started = time.process_time()
    with contextlib.suppress(ReadError):
        read(rtf(body * 100_001))
    assert time.process_time() - started < 30  # a guard against what grows with the square, not a measurement


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_sentence(data):
    try:
        found = read(b"{\\rtf1\\ansi " + data + b"}")
    except ReadError:
        return
    for article in found:
        assert all(article.text[p.start : p.end] for p in article.paragraphs)
        article.text.encode("utf-8")

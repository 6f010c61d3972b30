"""Bytes in, Article out: encodings, paragraphs, headline, byline, dateline, tail; only white space is changed."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.errors import ReadError
from briefing.reading import article_from_bytes, open_article
from briefing.reading.text.characters import cleaned, encoded_once
from briefing.reading.text.plain import dateline, plain_article

REPORT = "The minister arrived late on Monday and left early, as she does when there is nothing to announce to anyone."


def kinds(text):
    return [p.kind for p in plain_article(text).paragraphs]


def test_one_paragraph_a_line():
    article = plain_article("First line of the report.\nSecond line.\n\nThird line.\n")
    assert [article.text[p.start : p.end] for p in article.paragraphs] == [
        "First line of the report.",
        "Second line.",
        "Third line.",
    ]


def test_hard_wrapped_lines_are_joined():
    text = (
        "The council of the town met on Tuesday night to talk about the\nbridge over the river, which has been closed since the flood\n"
        "of last spring and will stay so.\n\nNobody knew what a new bridge would cost, and nobody wanted\nto be the first to ask the "
        "engineers about it in public.\n"
    )
    article = plain_article(text)
    assert len(article.paragraphs) == 2
    assert "about the bridge over" in article.text
    assert "joined hard-wrapped lines" in article.notes


COLUMN = """\
{head}Council shuts the Hexley baths
3 March 2025
The council of Hexley voted on Monday to shut the
town's public baths after forty years, saying that
it could no longer pay for the heating.

"We have heated the river for long enough,"
Mayor Ada Finch said. "They will be a mill-
ion crowns dearer each year, and nobody swims in
them but the mayor."

The opposition leader, Carl Voss, said that the
sale was a gift to builders, and that the council
should ask the swimmers first.
"""


def test_a_narrow_column_is_joined_and_its_quotations_with_it():
    article = plain_article(COLUMN.format(head=""))
    assert [p.kind for p in article.paragraphs] == ["title", "aside", "text", "text", "text"]
    assert article.title == "Council shuts the Hexley baths"
    said = [(q.speaker.name, q.text(article.text)) for q in briefing.analyze(article).quotes if q.kind == "direct"]
    assert [name for name, _ in said] == ["Ada Finch", "Ada Finch"]
    assert said[1][1].endswith("nobody swims in them but the mayor.")


def test_a_column_without_blank_lines_is_parted_where_a_line_had_room_for_more():
    article = plain_article(COLUMN.format(head="").replace("\n\n", "\n"))
    assert [p.kind for p in article.paragraphs] == ["title", "aside", "text", "text", "text"]


def test_the_head_of_a_page_is_no_headline():
    article = plain_article(COLUMN.format(head="HEXLEY COUNCIL            Page 1 of 2\n"))
    assert article.title == "Council shuts the Hexley baths"
    assert article.paragraphs[0].kind == "aside"


def test_the_lines_of_a_poem_stay_lines():
    poem = "I went down to the water\nto see what the tide had left,\nand it was\na shoe,\nand half of the moon lying there like a plate on the sand,\nand you\n"
    assert len(plain_article(poem).paragraphs) == 6


def test_an_indent_opens_a_paragraph_where_no_blank_line_does():
    wrapped = [
        "    The council of the town met on Tuesday night to talk about the\nbridge, which has been shut since the flood of last spring.\n"
    ] * 4
    article = plain_article(
        "".join(
            [
                "Bridge stays shut\nBy Nora Pell\n\n",
                *wrapped,
                " (Reporting by Nora Pell; editing by Sam Ode)\n ((sam.ode@norda.test))\n",
            ]
        )
    )
    assert [p.kind for p in article.paragraphs] == ["title", "byline", *["text"] * 4, "tail", "tail"]


def test_short_lines_of_a_list_are_not_joined():
    assert len(plain_article("Apples\nPears\nPlums and some other fruit\n").paragraphs) == 3


@given(st.text())
def test_only_white_space_and_what_nobody_sees_changes(text):
    assert "".join(plain_article(text).text.split()) == "".join(cleaned(text).split())


@given(st.text())
def test_paragraphs_are_inside_the_text_and_in_order(text):
    article = plain_article(text)
    at = 0
    for p in article.paragraphs:
        assert at <= p.start < p.end <= len(article.text)
        at = p.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GENEVA — The talks ended.", "GENEVA"),
        ("PORT ALDERLEY (Meridian News) — Moving a pill helps.", "PORT ALDERLEY (Meridian News)"),
        ("WASHINGTON, Jan. 21 — The top diplomats met.", "WASHINGTON, Jan. 21"),
        ("LONDON (Reuters) - Shares fell.", "LONDON (Reuters)"),
        ("ALDERTON, 22 June 2026 — The museum opened.", "ALDERTON, 22 June 2026"),
        ("HEXLEY (Meridian), 3 November 2025 — The bridge was shut.", "HEXLEY (Meridian), 3 November 2025"),
        ("HEXLEY, 3 Nov. 2025 (Meridian) - The bridge was shut.", "HEXLEY, 3 Nov. 2025 (Meridian)"),
        ("The council met, 5 June 2020 — and left.", None),
        ("The minister — a lawyer by trade — resigned.", None),
        ("NATO said on Monday it would wait.", None),
    ],
)
def test_dateline(text, expected):
    assert dateline(text) == expected


def test_the_day_of_a_dateline_is_the_report_s_where_it_has_a_year():
    assert plain_article(f"Bridge shut\nHEXLEY (Meridian), 3 November 2025 — {REPORT}\n{REPORT}").published == "2025-11-03"
    assert plain_article(f"Bridge shut\nHEXLEY, Nov. 3 — {REPORT}\n{REPORT}").published == ""


def test_headline_byline_and_tail_are_told():
    text = f"Minister leaves early\nBy Nora Pell, Staff Writer\n{REPORT}\n{REPORT}\nReporting by Nora Pell; editing by Sam Ode"
    article = plain_article(text)
    assert kinds(text) == ["title", "byline", "text", "text", "tail"]
    assert article.title == "Minister leaves early"
    assert article.byline == "By Nora Pell, Staff Writer"


def test_the_headline_stands_under_the_name_of_the_paper_and_the_day():
    text = f"THE KELBY GAZETTE\nTuesday 11 February 2025\nMinister leaves early\nBY NORA PELL\nChief Reporter\n{REPORT}\n{REPORT}"
    article = plain_article(text)
    assert kinds(text) == ["aside", "aside", "title", "byline", "byline", "text", "text"]
    assert (article.title, article.published) == ("Minister leaves early", "2025-02-11")
    assert plain_article(f"Gazette leaves early\nBy Nora Pell\n{REPORT}\n{REPORT}").title == "Gazette leaves early"


def test_a_report_without_a_headline_has_no_title():
    assert plain_article(f"{REPORT}\n{REPORT}").title is None


SUBHEADED = f"""\
Council shuts the Hexley baths

{REPORT}

A long winter

{REPORT}

{REPORT}

Who pays the heating?

{REPORT}
"""


def test_short_lines_between_paragraphs_are_subheadings():
    assert kinds(SUBHEADED) == ["title", "text", "heading", "text", "text", "heading", "text"]
    assert [s.title for s in briefing.analyze(SUBHEADED).sections][1:] == ["A long winter", "Who pays the heating?"]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("A long winter.", "Who pays?", "the first is a sentence, and one line alone may be a caption"),
        ("Why was it shut?", "Who pays?", "an interview has questions over the answers"),
        ("Nora Pell", "Sam Ode", "names stand over what each says"),
        ("Advertisement", "Advertisement", "a sub-heading stands once"),
        ("3 March 2025", "4 March 2025", "days"),
    ],
)
def test_other_short_lines_are_none(one, other, why):
    text = SUBHEADED.replace("A long winter", one).replace("Who pays the heating?", other)
    assert "heading" not in kinds(text), why


def test_lines_of_a_list_are_no_subheadings():
    assert "heading" not in kinds(f"Prices\n{REPORT}\nA pear\nA plum\nA cherry\n{REPORT}\nA quince\n{REPORT}")
    assert "heading" not in kinds("\n\n".join(f"Prize number {n}\n\n{REPORT}" for n in ("one", "two", "three", "four")))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("“Zürich”".encode(), "“Zürich”"),
        ("“Zürich”".encode("utf-8-sig"), "“Zürich”"),
        ("“Zürich”".encode("cp1252"), "“Zürich”"),
        ("“Zürich” said so".encode("utf-16"), "“Zürich” said so"),
        ("“Zürich” said so, and again".encode("utf-16-le"), None),
        (b"plain text here and more of it".decode().encode("utf-16-le"), "plain text here and more of it"),
    ],
)
def test_encodings(data, expected):
    if expected is None:
        return
    assert article_from_bytes(data, "x.txt").text == expected


def test_a_wrong_encoding_is_said(article):
    with pytest.raises(ReadError, match="not an encoding"):
        open_article(article("hello there"), encoding="utf-99")
    with pytest.raises(ReadError, match="not ascii"):
        open_article(article("“hello”"), encoding="ascii")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"   \n \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n....", "PNG picture"),
        (b"PK\x03\x04....", "ZIP archive"),
        (b"text\0with nul and odd length", "NUL bytes"),
        (b"\x01\x02\x03\x04abc", "control characters"),
    ],
)
def test_what_is_no_text_gets_a_sentence(article, data, words):
    with pytest.raises(ReadError, match=words):
        open_article(article(data))


def test_a_folder_and_a_missing_file(tmp_path):
    with pytest.raises(ReadError, match="folder"):
        open_article(tmp_path)
    with pytest.raises(ReadError, match="no file"):
        open_article(tmp_path / "missing.txt")


def test_markdown(article):
    path = article(
        "---\ntitle: Ferry deal\nauthor: Ines Tarrant\n---\n\n## Price\n\nThe price is *high*, [says](http://x.test) one\nanalyst.\n\n"
        "```\ncode\n```\n\n## Jobs\n\n- Two thousand jobs are in doubt.\n",
        "deal.md",
    )
    article = open_article(path)
    assert article.title == "Ferry deal"
    assert article.byline == "By Ines Tarrant"
    assert article.text.split("\n") == [
        "Price",
        "The price is high, says one analyst.",
        "Jobs",
        "Two thousand jobs are in doubt.",
    ]
    assert [p.kind for p in article.paragraphs] == ["heading", "text", "heading", "text"]
    assert "left out code blocks" in article.notes


def test_letters_that_were_encoded_twice_are_mended_in_little_memory():
    text = "\u00e2\u20ac\u0153" * 100_000
    tracemalloc.start()
    try:
        mended, told = encoded_once(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (mended, told) == ("“" * 100_000, True)
    assert peak < 10 * len(text)  # bytes; each letter alone takes 76


@pytest.mark.parametrize(
    ("text", "codec", "note"),
    [
        ("Kawiarnia zamknięta\n\nThe café in Łódź closed, said Wałęsa of Kołobrzeg.", "cp1250", "Windows-1250"),
        ("Café shut\n\nIt’s late, said René. “We can’t wait,” he said, and didn’t.", "mac-roman", "Mac Roman"),
        ("Café shut\n\nIt’s 5 m³ of £20 sand, said René. “We can’t wait,” he said.", "cp1252", "Windows-1252"),
    ],
)
def test_the_codec_of_words_is_told_by_them(text, codec, note):
    article = article_from_bytes(text.encode(codec), "a.txt")
    assert article.text == text.replace("\n\n", "\n")
    assert any(note in told for told in article.notes)

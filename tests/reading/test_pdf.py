"""PDFs of our own making: runs of letters at places, as typesetters leave them."""

import textwrap
from itertools import chain

import pytest

from briefing.errors import ReadError
from briefing.reading import article_from_bytes
from briefing.reading.documents.pdf import joined

STORY = [
    "The quay at Norhaven will be shut from Friday, the port said on Wednesday, because two of its well-known cranes lean towards "
    "the water and nobody can say for how long they will stand.",
    "“They lean a little more each week,” said Ada Brok, the harbour master. “We do not wait for the third, and we do not wait for "
    "the treasurer of the town either.”",
    "Ferries will leave from the north pier until May, and lorries must take the road round the bay. The detour is eleven "
    "kilometres long and has two bridges of its own.",
]
TITLE = (50, 770, 20, True, "Quay at Norhaven to be shut")


def pdf(*pages, title=None):
    """A PDF of pages of runs (x, y, size, bold, text)."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    kids = " ".join(f"{5 + 2 * k} 0 R" for k in range(len(pages)))
    objects[2] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()
    fonts = [
        f"/F{i}<</Type/Font/Subtype/Type1/BaseFont/Helvetica{b}/Encoding/WinAnsiEncoding>>" for i, b in ((1, ""), (2, "-Bold"))
    ]
    objects[3] = f"<<{''.join(fonts)}>>".encode()
    for k, runs in enumerate(pages):
        shown = b"".join(
            b"/F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj " % (2 if bold else 1, size, x, y, quoted(text))
            for x, y, size, bold, text in runs
        )
        objects[4 + 2 * k] = b"<</Length %d>>stream\nBT %sET\nendstream" % (len(shown) + 5, shown)
        objects[5 + 2 * k] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font 3 0 R>>/Contents %d 0 R>>" % (
            4 + 2 * k
        )
    info = max(objects) + 1
    objects[info] = f"<</Title({title or ''})>>".encode()
    out, places = b"%PDF-1.4\n", {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = b"".join(b"%010d 00000 n \n" % places[n] for n in sorted(places))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        info + 1, table, info + 1, info, len(out),
    )  # fmt: skip


def quoted(text):
    return text.replace("(", "\\(").replace(")", "\\)").encode("cp1252")


def column(x, y, width, paragraphs, *, size=10, indent=0, gap=0):
    """Runs of paragraphs down a column of `width` letters."""
    runs = []
    for paragraph in paragraphs:
        for k, line in enumerate(textwrap.wrap(paragraph, width)):
            runs.append((x + (0 if k else indent), y, size, False, line))
            y -= 1.2 * size
        y -= gap
    return runs


def read(*pages, title=None):
    return article_from_bytes(pdf(*pages, title=title), "a.pdf")


def texts(article, kind="text"):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind == kind]


@pytest.mark.parametrize("how", [{"gap": 8}, {"indent": 14}, {}])
def test_headline_byline_day_and_paragraphs_are_told_by_place_and_size(how):
    head = [TITLE, (50, 740, 10, False, "By Nora Pell, Shipping Correspondent"), (50, 725, 10, False, "4 March 2026")]
    article = read(head + column(50, 700, 90, STORY, **how))
    assert (article.title, article.byline, article.published) == (TITLE[-1], "By Nora Pell, Shipping Correspondent", "2026-03-04")
    assert texts(article) == STORY


def test_a_headline_of_the_texts_size_is_told_by_the_byline_under_it():
    masthead = [
        (50, 790, 10, False, "The Norhaven Herald"),
        (50, 777, 10, False, TITLE[-1]),
        (50, 764, 10, False, "By Nora Pell"),
    ]
    article = read(masthead + column(50, 740, 90, STORY, gap=8))
    assert (article.title, article.byline) == (TITLE[-1], "By Nora Pell")
    assert texts(article, "aside") == ["The Norhaven Herald"]


@pytest.mark.parametrize("drawn", ["by column", "by row"])
def test_columns_are_read_one_after_the_other_however_they_are_drawn(drawn):
    left, right = column(50, 700, 46, STORY, size=9, indent=10), column(310, 700, 46, STORY[::-1], size=9, indent=10)
    runs = left + right if drawn == "by column" else list(chain.from_iterable(zip(left, right, strict=False)))
    assert texts(read([TITLE, *runs])) == STORY + STORY[::-1]


def test_heads_and_feet_of_pages_go_and_the_paragraph_goes_on():
    first, second = textwrap.wrap(STORY[1], 60)[:2], textwrap.wrap(STORY[1], 60)[2:]
    pages = []
    for number, lines in enumerate((first, second), 1):
        runs = [(50, 700 - 12 * k, 10, False, line) for k, line in enumerate(lines)]
        pages.append([(50, 810, 8, False, "Norhaven Herald, 4 March 2026"), *runs, (290, 20, 8, False, f"- {number} -")])
    article = read([TITLE, *pages[0]], pages[1])
    assert texts(article) == [STORY[1]]
    assert article.published == "2026-03-04"
    assert any("running heads" in note for note in article.notes)


def test_a_speakers_line_on_every_page_is_text():
    page = [(50, 700, 10, False, "CHAIR OSEI:"), (50, 680, 10, False, "When was the crane last looked at by your own people?")]
    article = read(
        *[[*page, (50, 660, 10, False, f"It was looked at in the spring of the year before last, page {k}.")] for k in range(3)]
    )
    assert article.text.count("CHAIR OSEI:") == 3


def test_raised_numbers_of_notes_are_no_figures_and_powers_stay():
    line = [
        (50, 700, 10, False, "It was built in 2019"),
        (147, 704, 6, False, "3"),
        (151, 700, 10, False, " and covers 30 m"),
        (230, 704, 6, False, "2"),
    ]
    article = read([TITLE, *line, *column(50, 670, 90, STORY)])
    assert "in 2019 and covers 30 m²" in article.text


def test_an_initial_belongs_to_its_word():
    first = textwrap.wrap(STORY[0][1:], 80)
    runs = [(50, 676, 34, False, "T"), *[(75 if k < 2 else 50, 700 - 12 * k, 10, False, line) for k, line in enumerate(first)]]
    assert texts(read([(50, 770, 20, True, "Quay at Norhaven shut"), *runs]))[0] == STORY[0]


def test_later_headlines_and_their_bylines_are_told():
    page = [
        (50, 770, 20, True, "School meals plan"),
        (50, 745, 10, False, "By Jonas Abara"),
        *column(50, 720, 90, STORY[:2], gap=8),
    ]
    article = read([TITLE, *column(50, 720, 90, STORY, gap=8)], page)
    assert texts(article, "heading") == ["School meals plan"]
    assert texts(article, "byline") == ["By Jonas Abara"]


def test_ligatures_are_letters_and_a_spaced_headline_is_read_from_the_files_own_title():
    spaced = (50, 770, 20, True, "QUAY AT NOR HAV EN TO BE SH UT")
    article = read([spaced, *column(50, 720, 90, STORY)], title="Quay at Norhaven to be shut - The Herald")
    assert article.title == "Quay at Norhaven to be shut"


@pytest.mark.parametrize(
    ("text", "line", "whole"),
    [
        ("the chief engi-", "neer said", "the chief engineer said"),
        ("a well-", "known bridge", "a well-known bridge"),
        ("a long-", "term plan", "a long-term plan"),
        ("the years 2024-", "25 were", "the years 2024-25 were"),
        ("on trans-", "Atlantic lines", "on trans-Atlantic lines"),
        ("an inter ‐", "national court", "an international court"),
    ],
)
def test_words_broken_at_the_lines_end_are_mended_and_hyphens_of_their_own_stay(text, line, whole):
    from collections import Counter

    assert joined(text, line, Counter()) == whole


def test_a_scan_and_a_broken_pdf_say_so():
    with pytest.raises(ReadError, match="scan"):
        read([(50, 700, 10, False, "x")])
    with pytest.raises(ReadError, match="damaged"):
        article_from_bytes(b"%PDF-1.7\nnothing", "a.pdf")

"""Downloads of Nexis, Factiva and ProQuest: fields out of labels, a story for each, and near misses."""

import re

import pytest

from tests.reading.story import BY, DAY, PARAGRAPHS, TITLE, one, read, texts
from tests.reading.test_office import docx, p
from tests.reading.test_rtf import escaped, rtf

TEXT = "\n\n".join(PARAGRAPHS)


def nexis(title=TITLE, author="Nora Pell"):
    return (
        f"{title}\n\nThe Tarn Post\n\nMarch 4, 2026 Wednesday 9:00 PM GMT\n\nCopyright 2026 Tarn Post Ltd. All Rights Reserved\n\nSection: NEWS; Pg. 1\n\n"
        f"Length: 80 words\n\nByline: {author}\n\nBody\n\n{TEXT}\n\nGraphic\n\nThe mast.\n\nClassification\n\nLanguage: ENGLISH\n\n"
        "Subject: HARBOURS (90%)\n\nLoad-Date: March 5, 2026\n\nEnd of Document\n"
    )


ACADEMIC = (
    f"                               1 of 2 DOCUMENTS\n\n                The Tarn Post\n\n              March 4, 2026 Wednesday\n              Late Edition\n\n{TITLE}\n\n"
    f"BYLINE: Nora Pell\n\nSECTION: News; Pg. 1\n\nLENGTH: 80 words\n\n{TEXT}\n\nLOAD-DATE: March 5, 2026\n\nLANGUAGE: ENGLISH\n\n"
    "PUBLICATION-TYPE: Newspaper\n\n        Copyright 2026 Tarn Post Ltd\n"
)
FACTIVA = (
    f"News\n{TITLE}\n\nBy Nora Pell\n80 words\n4 March 2026\n09:00\nThe Tarn Post\nTARNP\n1\nEnglish\n(c) 2026 Tarn Post Ltd.\n\n{TEXT}\n\n"
    "Document TARNP00020260304em340001a\n\n"
)
CODES = (
    f"SE  News\nHD  {TITLE}\nBY  Nora Pell\nWC  80 words\nPD  4 March 2026\nSN  The Tarn Post\nSC  TARNP\nLA  English\nCY  (c) 2026\nLP \n{PARAGRAPHS[0]}\n\nTD \n"
    + "\n\n".join(PARAGRAPHS[1:])
    + "\n\nNS  gcat : General News\nRE  tarn : Tarn\nAN  Document TARNP00020260304em340001a\n"
)
PROQUEST = (
    f"____________________________________________________________\n\n{TITLE}\n\nAuthor: Pell, Nora; Ek, Jon\n\nPublication info: The Tarn Post ; Tarn [Tarn]. 04 Mar 2026: 1.\n\n"
    f"ProQuest document link\n\nFull text: {TEXT}\n\nCREDIT: Nora Pell\n\nSubject: Harbours\n\nTitle: {TITLE}\n\nPublication title: The Tarn Post; Tarn\n\n"
    "Publication date: Mar 4, 2026\n\nSource type: Newspaper\n\nProQuest document ID: 1234567\n\nDocument URL: https://pq.test/1\n\nDatabase: Newsstream\n\n"
)
FORMS = {
    "nexis": nexis(),
    "nexis as pages": f"Page 1 of 1\n\n{nexis()}",
    "academic": ACADEMIC,
    "factiva": FACTIVA,
    "codes": CODES,
    "codes on lines of their own": re.sub(r"(?m)^([A-Z]{2})  (?=\S)", r"\1\n", CODES),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_story_and_nothing_of_the_apparatus(form):
    article = one(FORMS[form], "a.txt")
    assert (article.title, article.byline, article.published) == (TITLE, BY, DAY)
    assert texts(article) == PARAGRAPHS
    assert "published in The Tarn Post" in article.notes


def test_proquest_turns_names_round():
    first, second = read(
        PROQUEST + PROQUEST.replace(TITLE, "Mast: what now").replace("Author: Pell, Nora; Ek, Jon\n\n", ""), "a.txt"
    )
    assert (first.title, first.byline, first.published) == (TITLE, "By Nora Pell, Jon Ek", DAY)
    assert (second.title, second.byline) == ("Mast: what now", BY)
    assert texts(first) == texts(second) == PARAGRAPHS


def test_proquest_names_several_authors_in_a_citation():
    cited = PROQUEST.replace("Author: Pell, Nora; Ek, Jon\n\nPublication info: The", "Pell, Nora; Ek, Jon. The")
    assert one(cited, "a.txt").byline == "By Nora Pell, Jon Ek"


@pytest.mark.parametrize(
    "text",
    [
        nexis() + nexis("Mast: what now", "Jon Ek"),
        FACTIVA + FACTIVA.replace(TITLE, "Mast: what now"),
        CODES + CODES.replace(TITLE, "Mast: what now"),
    ],
)
def test_two_stories_are_two_articles(text):
    assert [a.title for a in read(text, "a.txt")] == [TITLE, "Mast: what now"]


@pytest.mark.parametrize("form", FORMS)
def test_they_come_as_rtf_and_word_documents_too(form):
    lines = [line for line in FORMS[form].split("\n") if line.strip()]
    for data in (rtf(r"\pard " + r"\par ".join(map(escaped, lines)) + r"\par"), docx("".join(map(p, lines)))):
        article = one(data)
        assert (article.title, article.byline, article.published) == (TITLE, BY, DAY)
        assert texts(article) == PARAGRAPHS


def test_a_cover_page_is_no_story():
    cover = f"Date and Time: Wednesday, March 4, 2026\n\nJob Number: 1\n\nDocuments (1)\n\n1. {TITLE}\n\nClient/Matter: -None-\n\nSearch Terms: mast\n\n"
    assert [a.title for a in read(cover + nexis(), "a.txt")] == [TITLE]


@pytest.mark.parametrize(
    "line",
    [
        "Body",
        "End of Document",
        "Document TARNP7 is missing, he said.",
        "_" * 60,
        "Full text: see the annex, he said.",
        "Length: forty metres of larch.",
    ],
)
def test_a_story_that_has_their_words_is_a_story(line):
    article = one("\n\n".join([TITLE, BY, *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]), "a.txt")
    assert article.title == TITLE
    assert [t for t in PARAGRAPHS if t in article.text] == PARAGRAPHS
    assert line in article.text


def test_codes_of_factiva_behind_a_single_blank():
    text = (
        f"HD {TITLE}\nBY Nora Pell\nWC 80 words\nPD 4 March 2026\nSN The Tarn Post\nLA English\nLP\n{PARAGRAPHS[0]}\n\nTD\n"
        + "\n\n".join(PARAGRAPHS[1:])
        + "\n\nLA police said nothing of it on Monday.\n\nNS\ngmar : Harbours\nRE\nnorha : Norhaven\nAN\nDocument TARNP00020260304em340001a\n"
    )
    article = one(text.encode(), "a.txt")
    assert (article.title, article.byline, article.published) == (TITLE, BY, DAY)
    assert texts(article) == [*PARAGRAPHS, "LA police said nothing of it on Monday."]


def test_the_headline_over_each_page_of_nexis_is_no_text():
    pages = nexis().replace(f"{PARAGRAPHS[1]}", f"Page 2 of 3\n\n{TITLE}\n\n{PARAGRAPHS[1]}")
    article = one(f"Page 1 of 3\n{TITLE}\n\n{pages}".encode(), "a.txt")
    assert (article.title, texts(article)) == (TITLE, [*PARAGRAPHS])


def test_the_paper_over_the_headline_is_no_title():
    text = f"The Tarn Post\n{TITLE}\n\nByline: Nora Pell\nLength: 80 words\n\nBody\n\n{TEXT}\n\nLoad-Date: March 4, 2026\n\nEnd of Document\n"
    assert one(text.encode(), "a.txt").title == TITLE

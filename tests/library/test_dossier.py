"""A dossier tells what was said by the articles' own days, as the reader corrected it; what differs stands side by side."""

import csv
import io
from dataclasses import replace

import pytest

import briefing
from briefing import library
from briefing.commands import main
from briefing.errors import LibraryError
from briefing.library import dossier as dossiers
from briefing.library.articles import Library
from briefing.library.dossier import Wanted
from briefing.library.rows import text_row
from briefing.model import Correction

PORT = """Harbour chief speaks
Mayor Anna Holm spoke at the quay on Monday.
“We will accept 40 inspectors at the harbour next year,” Ms. Holm said.
Ms. Holm said that the ferries would run again in May.
The Harbour Ministry said the quay had cost nine million."""
LATER = """Harbour chief speaks again
Mayor Anna Holm came back on Friday.
“We will not accept 60 inspectors at the harbour next year,” Ms. Holm said.
“The bread is good here,” Ms. Holm added."""


def kept(shelf, text, day, outlet):
    analysis = briefing.analyze(text)
    article = replace(analysis.article, published=day, url=f"https://{outlet}.test/{len(text)}", source=outlet)
    return shelf.save(replace(analysis, article=article), "v")


@pytest.fixture
def shelf():
    with Library() as opened:
        kept(opened, LATER, "2026-05-08", "herald")
        kept(opened, PORT, "2026-03-02", "post")
        yield opened


def page(capsys, *arguments):
    assert main(["dossier", *arguments]) == 0
    return capsys.readouterr().out


def test_quoted_and_reported_words_stand_apart_by_the_articles_own_days(shelf, capsys):
    told = page(capsys, "Anna Holm")
    quoted, reported = told.index("## In quotation marks"), told.index("## Reported in other words")
    assert quoted < told.index("### 2 March 2026") < told.index("### 8 May 2026") < reported
    assert reported < told.index("the ferries would run again in May")


def test_what_was_said_in_two_ways_is_side_by_side_and_the_difference_in_bold(shelf, capsys):
    told = page(capsys, "Anna Holm")
    pair = told[told.index("## Said in two ways") : told.index("## In quotation marks")]
    assert "Differs in a number and a denial:" in pair
    assert "**40**" in pair
    assert "**not** accept **60**" in pair
    assert "bread" not in pair


def test_an_article_without_a_day_is_undated_and_never_of_the_day_it_came_in(shelf, capsys):
    number = kept(shelf, PORT.replace("Monday", "Tuesday"), "", "gazette")
    told = page(capsys, "Anna Holm")
    assert shelf.entry(number).added[:4] not in told.replace("2026", "", 0).split("### Undated")[1].split("## ")[0]
    assert main(["date", str(number), "2026-04-01"]) == 0
    assert "### 1 April 2026" in page(capsys, "Anna Holm")
    assert shelf.article(number).published == "2026-04-01"


def test_the_readers_day_stays_when_the_file_is_opened_again(shelf):
    number = kept(shelf, PORT.replace("Monday", "Tuesday"), "", "gazette")
    shelf.set_day(number, "2026-04-01")
    assert kept(shelf, PORT.replace("Monday", "Tuesday"), "", "gazette") == number
    assert shelf.entry(number).published == "2026-04-01"


def test_a_dateline_with_its_year_tells_the_day(shelf):
    number = kept(shelf, PORT, "", "wire")
    article = replace(shelf.article(number), dateline="KELBY, March 4, 2026")
    shelf.do("UPDATE texts SET data = ? WHERE article = ?", (text_row(article), number))
    shelf.do("UPDATE articles SET published = '' WHERE id = ?", (number,))
    found = dossiers.dossier(shelf, "Anna Holm")
    assert {a.id: a.published for a in found.articles}[number] == "2026-03-04"


@pytest.mark.parametrize(
    ("wanted", "articles", "left_out"),
    [
        (Wanted(since="2026-04"), [1], 1),
        (Wanted(until="2026-03"), [2], 1),
        (Wanted(since="2026", until="2026"), [2, 1], 1),
        (Wanted(about="inspect harbour"), [2, 1, 3], 0),
        (Wanted(about="bread"), [1], 0),
        (Wanted(about="read"), [], 0),
    ],
)
def test_a_period_and_words(shelf, wanted, articles, left_out):
    kept(shelf, PORT.replace("Monday", "Tuesday"), "", "gazette")
    found = dossiers.dossier(shelf, "Anna Holm", wanted)
    assert [a.id for a in found.articles] == articles
    assert found.left_out == left_out


@pytest.mark.parametrize("day", ["yesterday", "2026-13", "2026-3", "2026-02-30"])
def test_a_period_that_is_none_is_told(shelf, capsys, day):
    assert main(["dossier", "Anna Holm", "--since", day]) == 2
    assert "is not a date" in capsys.readouterr().err
    assert main(["date", "1", day]) == 2
    assert "is not a day" in capsys.readouterr().err


def test_an_organisation_has_a_dossier_and_is_in_no_list_of_people(shelf):
    assert [s.text for s in dossiers.dossier(shelf, "Harbour Ministry").said]
    assert dossiers.one(shelf, "the harbour ministry").kind == "organisation"
    assert [p.name for p in dossiers.people(shelf)] == ["Anna Holm"]


def test_counts_by_outlet_and_month(shelf, capsys):
    rows = list(csv.DictReader(io.StringIO(page(capsys, "Anna Holm", "--csv"))))
    assert [(r["outlet"], r["month"], r["direct"], r["reported"]) for r in rows] == [
        ("post.test", "2026-03", "1", "1"),
        ("herald.test", "2026-05", "2", "0"),
    ]
    assert rows[0]["words quoted"] == "10"


def test_a_correction_reaches_dossier_list_people_and_dump(shelf, tmp_path, capsys):
    article = shelf.article(2)
    quote = article.text.index("We will accept")
    change = Correction("speaker", quote, quote + 20, "We will accept", "Harbour Ministry")
    name = article.text.index("Anna Holm")
    renamed = Correction("rename", name, name + 9, "Anna Holm", "Anna Maria Holm")
    library.keep_reading(article, library.Reading(corrections=(change, renamed)))
    assert [s.article for s in dossiers.dossier(shelf, "Anna Holm").said if s.direct] == [1, 1]
    assert shelf.entry(2).people == ("Anna Maria Holm",)
    assert "Anna Maria Holm" in [p.name for p in dossiers.people(shelf)]
    assert [e.id for e in shelf.find('person:"anna maria"')] == [2]
    assert main(["dump", str(tmp_path / "folder")]) == 0
    assert "Anna Maria Holm" in next((tmp_path / "folder").glob("00002*")).read_text()
    library.keep_reading(article, library.Reading())
    assert shelf.entry(2).people == ("Anna Holm",)


def test_nobody_and_nothing_are_told(shelf):
    with pytest.raises(LibraryError, match="Nobody"):
        dossiers.dossier(shelf, "Nobody at all")


def test_a_role_is_told_once_however_it_is_written():
    with Library() as library:
        for number, text in enumerate(
            ("Mayor Ida Klee said no.", "Ida Klee, the mayor, said yes.", "Ida Klee, a baker, said no.")
        ):
            library.save(briefing.analyze(f"{text}\nThe inn of Brack has burned, and nobody knows of number {number}."), "v")
        assert [role.lower() for role in dossiers.dossier(library, "Ida Klee").roles] == ["mayor", "baker"]

"""A library of the form before answers afterwards what it answered then: `older/` has a file of it, and its answers.

The file was made by the code of that form: reports of the seeds and of our own, tags, stars, an archived and a deleted one, a day
set by hand, marks, two people joined, a feed, a watch, stories, quotes that are not one stretch of the text.
"""

import gzip
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from briefing.commands import main
from briefing.library import dossier, feeds, listing, marks, store, stories, transfer, watches
from briefing.library.articles import Library

HERE = Path(__file__).parent / "older"
ANSWERS = json.loads((HERE / "library-8.json").read_text(encoding="utf-8"))


@pytest.fixture
def older(tmp_path):
    file = tmp_path / "older.sqlite3"
    file.write_bytes(gzip.decompress((HERE / "library-8.sqlite3.gz").read_bytes()))
    return file


@pytest.fixture
def shelf(older):
    with Library(older) as opened:
        yield opened


def told(record):
    found = record["analysis"]
    kept = [record[key] for key in ("tags", "state", "star", "share", "dated")]
    quotes = [[q["text"], q["speaker"] and q["speaker"]["name"]] for q in found["quotes"]]
    return [
        *(found["title"], found["text"], *kept, found["published"], record["reading"].get("marks", [])),
        [s["title"] for s in found["sections"]],
        [p["name"] for p in found["people"]],
        quotes,
    ]


def said(shelf, name):
    return [[s.article, s.paragraph, s.text, s.kind] for s in dossier.dossier(shelf, name).said]


def test_every_article_is_there_as_it_was(shelf):
    assert [told(record) for record in transfer.everything(shelf)] == ANSWERS["articles"]
    assert not shelf.notes


def test_every_question_has_its_answer(shelf):
    found = {q: {o: [e.id for e in shelf.find(q, order=o)] for o in orders} for q, orders in ANSWERS["found"].items()}
    assert found == ANSWERS["found"]
    assert shelf.index_is_whole()


def test_people_and_what_they_said_are_there(shelf):
    assert [[p.key, p.name, p.articles, p.quotes] for p in dossier.people(shelf)] == ANSWERS["people"]
    assert [[p.key, p.name, p.articles, p.quotes, p.kind] for p in dossier.people(shelf, "b")] == ANSWERS["voices"]
    assert {name: said(shelf, name) for name in ANSWERS["dossiers"]} == ANSWERS["dossiers"]
    assert listing.recount(shelf)


def test_what_hangs_on_the_articles_is_there(shelf):
    list(stories.bring_in(shelf))  # a later form finds them anew
    assert [[s.id, [r.entry.id for r in s.reports]] for s in stories.stories(shelf, fewest=1)] == ANSWERS["stories"]
    assert [[m.entry.id, m.text, m.note] for m in marks.marked(shelf)] == ANSWERS["marks"]
    assert [f.url for f in feeds.feeds(shelf)] == ANSWERS["feeds"]
    assert [w.name for w in watches.watches(shelf)] == ANSWERS["watches"]
    assert not watches.news(shelf, watches.watches(shelf)[0])


def test_it_can_be_written_to(shelf):
    before = ANSWERS["dossiers"]["Anna Holm"]
    shelf.delete([8], back=True)
    assert len(said(shelf, "Anna Holm")) > len(before)
    shelf.delete([8])
    assert said(shelf, "Anna Holm") == before
    shelf.do("DELETE FROM articles WHERE id = 8")
    shelf.tag([1], ["new"])
    assert [e.id for e in shelf.find("tag:new")] == [1]
    assert shelf.index_is_whole()
    assert listing.recount(shelf)
    number = shelf.insert(
        "INSERT INTO articles (sha, title, source, url, published, language, words, added) VALUES ('x', '', '', '', '', '', 0, '')"
    )
    assert number > 8  # no number is given twice


def test_a_copy_of_it_stays_and_the_doctor_makes_it_smaller(older, capsys):
    store.path().parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(older, store.path())
    assert main(["doctor"]) == 0
    assert store.path().with_name("library-version-8.backup.sqlite3").read_bytes()[:16] == b"SQLite format 3\0"
    with Library() as shelf:
        before = shelf.size()
    assert main(["doctor", "--compact"]) == 0
    with Library() as shelf:
        assert [told(record) for record in transfer.everything(shelf)] == ANSWERS["articles"]
        for name, was in ANSWERS["dossiers"].items():  # what is listed anew has the verb in front of reported words
            now = said(shelf, name)
            assert [[a, at, kind] for a, at, _, kind in now] == [[a, at, kind] for a, at, _, kind in was]
            assert all(words.endswith(old[2]) for (_, _, words, _), old in zip(now, was, strict=True))
        assert shelf.size() < before
        assert shelf.index_is_whole()
        assert listing.recount(shelf)


def test_what_is_damaged_in_it_does_not_hold_up_the_rest(older):
    db = sqlite3.connect(older)
    db.execute("UPDATE articles SET shape = '[' WHERE id = 1")
    db.execute("UPDATE said SET text = CAST(x'ff41' AS TEXT), kind = 'odd' WHERE article = 2 AND quote = 0")
    db.commit()
    db.close()
    with Library(older) as shelf:
        assert [told(record) for record in transfer.everything(shelf)] == ANSWERS["articles"][1:]
        assert any("article 1" in note for note in shelf.notes)
        assert said(shelf, "Anna Holm") == ANSWERS["dossiers"]["Anna Holm"]


def test_it_comes_back_from_a_damaged_file(older, capsys):
    assert main(["doctor", "--recover", str(older)]) == 0
    with Library() as shelf:
        assert {e.title for e in shelf.find("")} == {e.title for e in Library(older).find("")}
        assert shelf.index_is_whole()
        assert shelf.find("tag:iran lavrov")


def test_where_nothing_may_be_written_it_is_read_all_the_same(older):
    reading = store.only_read(older)
    assert reading.execute("SELECT count(*) FROM articles WHERE deleted = ''").fetchone()[0] == len(ANSWERS["articles"])
    assert reading.execute("SELECT count(*) FROM words WHERE words MATCH 'lavrov'").fetchone()[0]
    with pytest.raises(sqlite3.OperationalError):
        reading.execute("DELETE FROM articles")
    reading.close()
    assert sqlite3.connect(older).execute("PRAGMA user_version").fetchone()[0] == 8
    assert not list(older.parent.glob("*.backup.sqlite3"))

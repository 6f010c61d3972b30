"""Search finds a name without its strokes, and what print joins."""

import sqlite3

import pytest

from briefing.engine import analyze, bare
from briefing.library import schema, store
from briefing.library.articles import Library
from briefing.library.folding import folded_letters

TEXT = "Lech Wałęsa met Novak Đoković and Niels Bøe in Larkhaven. “We talked of the strike,” said Tiﬀany Griﬃn, who was there."
FOUND = [
    "Walesa",
    "walesa",
    "Wałęsa",
    "Dokovic",
    "Boe",
    "bøe",
    "Griffin",
    "Tiffany",
    '"Lech Walesa"',
    "person:walesa",
]


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    with Library() as library:
        yield library


@pytest.mark.parametrize("query", FOUND)
def test_a_name_is_found_without_its_strokes(query, shelf):
    shelf.keep_opened(analyze(bare(TEXT)), "1", False)
    assert shelf.find(query)


def test_the_index_stays_whole_when_an_article_changes_or_goes(shelf):
    shelf.keep_opened(analyze(bare(TEXT)), "1", False)
    shelf.do("UPDATE articles SET tags = 'łódź'")
    assert shelf.find("lodz")
    assert shelf.index_is_whole()
    shelf.do("DELETE FROM articles")
    assert shelf.index_is_whole()
    assert not shelf.find("lodz")


def test_a_library_of_the_first_form_is_folded_when_it_is_opened(tmp_path, monkeypatch):
    file = tmp_path / "library.sqlite3"
    old = sqlite3.connect(file)
    for statement in schema.statements(schema.SCHEMA[1]):
        old.execute(statement)
    old.execute(
        "INSERT INTO articles (sha, title, source, url, published, language, words, added, shape, text) "
        "VALUES ('a', 'Wałęsa', '', '', '', '', 1, '2026', '{}', 'Wałęsa spoke')"
    )
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    db = store.connect(file)
    assert db.execute("SELECT count(*) FROM words WHERE words MATCH 'walesa'").fetchone()[0] == 1


def test_folding_is_the_same_in_sql_and_in_python():
    from briefing.library.folding import LETTERS, folded_sql

    text = "x".join(LETTERS)
    assert sqlite3.connect(":memory:").execute(f"SELECT {folded_sql('?1')}", (text,)).fetchone()[0] == folded_letters(text)


SHORT = (
    "t",
    "th",
    "the",
    "th wa",
    "w",
    "wal",
    "łó",
    "lodz",
    "ecol",
    "u",
    "x",
    "it",
    "ın",
    "st",
    "9",
    "a t -nato",
    "so OR th",
    "tag:lo",
    "ﬁ",
)


@pytest.mark.parametrize("query", SHORT)
def test_a_few_letters_find_the_same_in_both_ways(query, monkeypatch):
    texts = (
        TEXT,
        "The École of Łódź was the first_thing it's 9th.\nU.S. people stayed.",
        "Xaver’s ﬁrst İstanbul trip, in 1999.",
        "Nobody\nØystein Wałęsa",
    )
    with Library() as shelf:
        for text in texts:
            shelf.keep_opened(analyze(bare(text)), "1", False)
        shelf.tag([2], ["łódź"])
        monkeypatch.setattr("briefing.library.finding.OFTEN", 0)
        looked_at = [e.id for e in shelf.find(query)]
        monkeypatch.setattr("briefing.library.finding.OFTEN", 2)
        assert looked_at == [e.id for e in shelf.find(query)]
        assert shelf.count(query) == len(looked_at)

"""The tables of the library's file, version by version, as SQL; `store.py` takes a file from one version to the next.

A version that was given out never changes: what is new comes as a step of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.library.folding import folded_sql

VERSION = 12
SEARCHED = ("title", "text", "people", "speakers", "tags")


def search_index(columns: Sequence[str]) -> str:
    """The index of words over these columns of the articles, and what keeps it whole."""
    names, shown = ", ".join(columns), ", ".join(f"{folded_sql(name)} AS {name}" for name in columns)
    new, old = (", ".join([f"{row}.id", *(folded_sql(f"{row}.{name}") for name in columns)]) for row in ("new", "old"))
    return f"""
DROP TRIGGER articles_in;
DROP TRIGGER articles_out;
DROP TRIGGER articles_change;
DROP TABLE words;
DROP VIEW IF EXISTS searched;
CREATE VIEW searched AS SELECT id, {shown} FROM articles;
CREATE VIRTUAL TABLE words USING fts5 (
    {names}, content='searched', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN
    INSERT INTO words (rowid, {names}) SELECT {new};
END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    INSERT INTO words (words, rowid, {names}) SELECT 'delete', {old};
END;
CREATE TRIGGER articles_change AFTER UPDATE OF {names} ON articles BEGIN
    INSERT INTO words (words, rowid, {names}) SELECT 'delete', {old};
    INSERT INTO words (rowid, {names}) SELECT {new};
END;
INSERT INTO words (words) VALUES ('rebuild');
"""


WORDS_OF = {name: f"indexed(CAST({{row}}{name} AS BLOB))" for name in ("title", "people", "speakers", "tags", "notes")}


def indexed_row(row: str, number: str) -> str:
    """The values of the search index's columns for a row of the articles, its text among them."""
    text = f"(SELECT indexed_text(data) FROM texts WHERE article = {number})"
    return ", ".join([number, text, *(form.format(row=f"{row}.") for form in WORDS_OF.values())])


KEPT_WHOLE = f"""
CREATE VIEW searched AS SELECT id, indexed_text(data) AS text, {", ".join(f"{form.format(row='')} AS {name}" for name, form in WORDS_OF.items())}
    FROM articles JOIN texts ON article = id;
CREATE TRIGGER texts_in AFTER INSERT ON texts BEGIN
    INSERT INTO words (rowid, text, {", ".join(WORDS_OF)}) SELECT id, text, {", ".join(WORDS_OF)} FROM searched WHERE id = new.article;
END;
CREATE TRIGGER articles_change AFTER UPDATE OF {", ".join(WORDS_OF)} ON articles
    WHEN ({" OR ".join(f"old.{name} IS NOT new.{name}" for name in WORDS_OF)}) AND EXISTS (SELECT 1 FROM texts WHERE article = new.id) BEGIN
    INSERT INTO words (words, rowid, text, {", ".join(WORDS_OF)}) SELECT 'delete', {indexed_row("old", "old.id")};
    INSERT INTO words (rowid, text, {", ".join(WORDS_OF)}) SELECT {indexed_row("new", "new.id")};
END;
CREATE TRIGGER articles_out BEFORE DELETE ON articles BEGIN
    INSERT INTO words (words, rowid, text, {", ".join(WORDS_OF)}) SELECT 'delete', {indexed_row("old", "old.id")}
        WHERE EXISTS (SELECT 1 FROM texts WHERE article = old.id);
    DELETE FROM heard WHERE article = old.id;
END;
CREATE TRIGGER heard_in AFTER INSERT ON heard WHEN (SELECT deleted FROM articles WHERE id = new.article) = '' BEGIN
    UPDATE voices SET articles = articles + 1, quotes = quotes + new.quotes WHERE id = new.voice;
END;
CREATE TRIGGER heard_out AFTER DELETE ON heard WHEN (SELECT deleted FROM articles WHERE id = old.article) = '' BEGIN
    UPDATE voices SET articles = articles - 1, quotes = quotes - old.quotes WHERE id = old.voice;
END;
CREATE TRIGGER articles_binned AFTER UPDATE OF deleted ON articles WHEN old.deleted = '' AND new.deleted != '' BEGIN
    UPDATE voices SET articles = articles - 1, quotes = quotes - (SELECT quotes FROM heard WHERE article = new.id AND voice = voices.id)
        WHERE id IN (SELECT voice FROM heard WHERE article = new.id);
END;
CREATE TRIGGER articles_back AFTER UPDATE OF deleted ON articles WHEN old.deleted != '' AND new.deleted = '' BEGIN
    UPDATE voices SET articles = articles + 1, quotes = quotes + (SELECT quotes FROM heard WHERE article = new.id AND voice = voices.id)
        WHERE id IN (SELECT voice FROM heard WHERE article = new.id);
END;
CREATE TRIGGER articles_dated AFTER UPDATE OF published ON articles WHEN old.published IS NOT new.published BEGIN
    UPDATE heard SET day = own_day(CAST(new.published AS BLOB), (SELECT data FROM texts WHERE article = new.id)) WHERE article = new.id;
END;"""
"""What keeps the search index, the counts of people and their days whole, whatever changes an article"""

OF_VOICE = (
    "(SELECT {} FROM said s JOIN persons q ON q.article = s.article AND q.person = s.person"
    " WHERE s.article = p.article AND q.key = p.key AND q.kind = p.kind)"
)
"""Of what was said in an article, what one voice said, in the form that version 9 found"""
ARTICLES = {
    "title": "TEXT NOT NULL",
    "source": "TEXT NOT NULL",
    "url": "TEXT NOT NULL",
    "published": "TEXT NOT NULL",
    "language": "TEXT NOT NULL",
    "words": "INTEGER NOT NULL",
    "people": "TEXT NOT NULL DEFAULT ''",
    "speakers": "TEXT NOT NULL DEFAULT ''",
    "topics": "TEXT NOT NULL DEFAULT '[]'",
    "tags": "TEXT NOT NULL DEFAULT ''",
    "state": "TEXT NOT NULL DEFAULT 'unread'",
    "star": "INTEGER NOT NULL DEFAULT 0",
    "share": "REAL NOT NULL DEFAULT 0",
    "added": "TEXT NOT NULL",
    "opened": "TEXT NOT NULL DEFAULT ''",
    "deleted": "TEXT NOT NULL DEFAULT ''",
    "notes": "TEXT NOT NULL DEFAULT ''",
    "marks": "INTEGER NOT NULL DEFAULT 0",
    "dated": "TEXT NOT NULL DEFAULT ''",
    "listed": "INTEGER NOT NULL DEFAULT 0",
    "before": "TEXT NOT NULL DEFAULT ''",
}
"""The columns of an article from version 9 on, beside its number and the hash of its text"""


def tables_of(scripts: Iterable[str]) -> set[str]:
    """The tables that stand when all scripts are done."""
    there: dict[str, None] = {}
    for script in scripts:
        for made, dropped, old, new in re.findall(TABLE, script):
            there.pop(dropped or old, None)
            there.update(dict.fromkeys(filter(None, (made, new))))
    return set(there)


TABLE = r"CREATE (?:VIRTUAL )?TABLE (\w+)|DROP TABLE (\w+)|ALTER TABLE (\w+) RENAME TO (\w+)"

SCHEMA = {
    1: """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, published TEXT NOT NULL, language TEXT NOT NULL,
    words INTEGER NOT NULL,
    people TEXT NOT NULL DEFAULT '', speakers TEXT NOT NULL DEFAULT '', topics TEXT NOT NULL DEFAULT '[]', tags TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'unread', star INTEGER NOT NULL DEFAULT 0, share REAL NOT NULL DEFAULT 0,
    added TEXT NOT NULL, opened TEXT NOT NULL DEFAULT '', deleted TEXT NOT NULL DEFAULT '',
    shape TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX articles_by_source ON articles (source);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_time ON articles (deleted, opened, added);
CREATE TABLE analyses (article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, version TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE persons (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    person INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, role TEXT NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (article, person)
) WITHOUT ROWID;
CREATE INDEX persons_by_key ON persons (key);
CREATE TABLE said (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    quote INTEGER NOT NULL, person INTEGER NOT NULL, key TEXT NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (article, quote)
) WITHOUT ROWID;
CREATE INDEX said_by_key ON said (key);
CREATE TABLE same_person (key TEXT PRIMARY KEY, into_key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE readings (sha TEXT PRIMARY KEY, state TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '', etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '', checked TEXT NOT NULL DEFAULT '', problem TEXT NOT NULL DEFAULT ''
);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, guid TEXT NOT NULL, url TEXT NOT NULL,
    title TEXT NOT NULL, published TEXT NOT NULL, summary TEXT NOT NULL, found TEXT NOT NULL, read INTEGER NOT NULL DEFAULT 0,
    UNIQUE (feed, guid)
);
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, people, speakers, tags, content='articles', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN
    INSERT INTO words (rowid, title, text, people, speakers, tags) VALUES (new.id, new.title, new.text, new.people, new.speakers, new.tags);
END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    INSERT INTO words (words, rowid, title, text, people, speakers, tags)
    VALUES ('delete', old.id, old.title, old.text, old.people, old.speakers, old.tags);
END;
CREATE TRIGGER articles_change AFTER UPDATE OF title, text, people, speakers, tags ON articles BEGIN
    INSERT INTO words (words, rowid, title, text, people, speakers, tags)
    VALUES ('delete', old.id, old.title, old.text, old.people, old.speakers, old.tags);
    INSERT INTO words (rowid, title, text, people, speakers, tags) VALUES (new.id, new.title, new.text, new.people, new.speakers, new.tags);
END;
""",
    2: f"""{search_index(SEARCHED)}
UPDATE persons SET key = {folded_sql("key")};
UPDATE said SET key = {folded_sql("key")};
UPDATE OR IGNORE same_person SET key = {folded_sql("key")}, into_key = {folded_sql("into_key")};
""",
    3: """
CREATE INDEX articles_by_opened ON articles (deleted, max(opened, added));
CREATE INDEX articles_by_added ON articles (deleted, added);
CREATE INDEX articles_by_date ON articles (deleted, coalesce(nullif(published, ''), added));
CREATE INDEX articles_by_title ON articles (deleted, title COLLATE NOCASE);
CREATE INDEX articles_by_place ON articles (deleted, source COLLATE NOCASE);
CREATE INDEX articles_starred ON articles (star) WHERE star = 1;
CREATE INDEX articles_archived ON articles (state) WHERE state = 'archived';
DROP INDEX articles_by_source;
CREATE INDEX articles_by_source ON articles (source, url);
""",  # an index for each order of a list, which is read from its start and not sorted; for the few that are starred or archived; for source:
    4: """
CREATE TABLE story_of (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story INTEGER NOT NULL, copy_of INTEGER NOT NULL, day TEXT NOT NULL, sketch TEXT NOT NULL
);
CREATE INDEX story_of_by_story ON story_of (story);
CREATE INDEX story_of_by_day ON story_of (day);
CREATE TABLE signs (
    sign INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES story_of (article) ON DELETE CASCADE, weight REAL NOT NULL,
    PRIMARY KEY (sign, article)
) WITHOUT ROWID;
CREATE INDEX signs_by_article ON signs (article);
CREATE TABLE watches (name TEXT PRIMARY KEY, query TEXT NOT NULL, made TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE watched (
    watch TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, PRIMARY KEY (watch, article)
) WITHOUT ROWID;
CREATE INDEX watched_by_article ON watched (article);
""",
    5: f"""
ALTER TABLE articles ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN marks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN dated TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE persons ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
CREATE INDEX articles_marked ON articles (marks) WHERE marks > 0;
CREATE INDEX articles_unlisted ON articles (listed) WHERE listed = 0;
{search_index((*SEARCHED, "notes"))}""",
    # notes of the reader are searched; marks counted; dated: a day that the reader set; listed: whether corrections and bodies are in persons and said
    6: """
ALTER TABLE articles ADD COLUMN before TEXT NOT NULL DEFAULT '';
""",  # the state that an archived article had, and gets back
    7: """
ALTER TABLE feeds ADD COLUMN fetches INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN content TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN article INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN problem TEXT NOT NULL DEFAULT '';
CREATE INDEX entries_by_url ON entries (url);
""",  # feeds whose entries are fetched, and those of a private network; of an entry its own text, the article that it became, or why it is none
    8: """
ALTER TABLE said ADD COLUMN last INTEGER NOT NULL DEFAULT 0;
""",  # where the words of a quote end whose text is not kept a second time; paragraphs and lines of briefs are written shorter
    9: f"""
CREATE TABLE texts (article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, data BLOB NOT NULL);
INSERT INTO texts SELECT id, packed_row(CAST(shape AS BLOB), CAST(text AS BLOB)) FROM articles;
CREATE TABLE voices (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0, quotes INTEGER NOT NULL DEFAULT 0, UNIQUE (key, kind)
);
INSERT INTO voices (key, kind, name) SELECT key, kind, min(name) FROM persons GROUP BY key, kind;
CREATE TABLE heard (
    article INTEGER NOT NULL, voice INTEGER NOT NULL, day INTEGER NOT NULL, role TEXT NOT NULL, mentions INTEGER NOT NULL,
    quotes INTEGER NOT NULL, said TEXT NOT NULL, PRIMARY KEY (article, voice)
) WITHOUT ROWID;
INSERT INTO heard SELECT p.article, v.id, own_day(CAST(a.published AS BLOB), t.data), max(p.role), sum(p.mentions), {OF_VOICE.format("count(*)")},
    '[' || coalesce({OF_VOICE.format("group_concat(packed_saying(s.start, s.last, CAST(s.kind AS BLOB), CAST(s.text AS BLOB)))")}, '') || ']'
    FROM persons p JOIN articles a ON a.id = p.article JOIN texts t ON t.article = p.article
    JOIN voices v ON v.key = p.key AND v.kind = p.kind GROUP BY p.article, v.id;
DROP TRIGGER articles_in;
DROP TRIGGER articles_out;
DROP TRIGGER articles_change;
DROP VIEW searched;
DROP TABLE said;
DROP TABLE persons;
CREATE TABLE articles_now (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha TEXT NOT NULL UNIQUE,
    {", ".join(f"{name} {kind}" for name, kind in ARTICLES.items())}
);
INSERT INTO articles_now (id, sha, {", ".join(ARTICLES)}) SELECT id, sha, {", ".join(ARTICLES)} FROM articles;
DELETE FROM sqlite_sequence WHERE name = 'articles_now';
INSERT INTO sqlite_sequence (name, seq) SELECT 'articles_now', seq FROM sqlite_sequence WHERE name = 'articles';
DROP TABLE articles;
ALTER TABLE articles_now RENAME TO articles;
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_time ON articles (deleted, opened, added);
CREATE INDEX articles_by_opened ON articles (deleted, max(opened, added));
CREATE INDEX articles_by_added ON articles (deleted, added);
CREATE INDEX articles_by_date ON articles (deleted, coalesce(nullif(published, ''), added));
CREATE INDEX articles_by_title ON articles (deleted, title COLLATE NOCASE);
CREATE INDEX articles_by_place ON articles (deleted, source COLLATE NOCASE);
CREATE INDEX articles_by_source ON articles (source, url);
CREATE INDEX articles_starred ON articles (star) WHERE star = 1;
CREATE INDEX articles_archived ON articles (state) WHERE state = 'archived';
CREATE INDEX articles_marked ON articles (marks) WHERE marks > 0;
CREATE INDEX articles_unlisted ON articles (listed) WHERE listed = 0;
CREATE INDEX heard_by_voice ON heard (voice, day, article);
UPDATE voices SET (articles, quotes) = (
    SELECT count(*), coalesce(sum(h.quotes), 0) FROM heard h JOIN articles a ON a.id = h.article WHERE h.voice = voices.id AND a.deleted = ''
);
CREATE INDEX voices_by_articles ON voices (kind, articles, quotes);
{KEPT_WHOLE}
""",
    # texts and shapes apart and compressed; people and bodies of the whole library, with counts that are kept; who is heard of in an article
    10: """
DROP TABLE signs;
DELETE FROM story_of;
CREATE TABLE signs (
    sign INTEGER NOT NULL, day INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES story_of (article) ON DELETE CASCADE,
    weight REAL NOT NULL, PRIMARY KEY (sign, day, article)
) WITHOUT ROWID;
CREATE INDEX signs_by_article ON signs (article);
""",  # signs by their day, too, so that years of articles cost nothing; stories are found anew when they are next asked for
    11: """
DELETE FROM signs;
DELETE FROM story_of;
CREATE TABLE spread (sign INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
CREATE TRIGGER signs_out AFTER DELETE ON signs BEGIN
    UPDATE spread SET articles = articles - 1 WHERE sign = old.sign;
END;
""",  # how many articles have a sign, which is asked of each of a new article's; stories are found anew, by more than their signs
    12: """
ALTER TABLE feeds ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
CREATE TABLE unwanted (id INTEGER PRIMARY KEY, words TEXT NOT NULL, feed INTEGER NOT NULL DEFAULT 0, UNIQUE (words, feed));
""",  # the tags of feeds, and what the reader wants to see nothing of
}

TABLES = sorted(tables_of(SCHEMA.values()))


def statements(script: str) -> Iterator[str]:
    """The statements of a script, those of triggers whole."""
    import sqlite3

    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if part.strip() and sqlite3.complete_statement(part):
            yield part
            part = ""

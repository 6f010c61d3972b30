"""What is kept is there again: articles, states, tags, quotes by person; and nothing breaks it or is lost with it."""

import contextlib
import json
import re
import sqlite3
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing import config, engine, library
from briefing.commands import main
from briefing.errors import LibraryError
from briefing.library import dossier as dossiers
from briefing.library import finding, recovery, schema, store, transfer
from briefing.library.articles import Library
from briefing.library.packing import packed_text
from briefing.library.query import ORDERS, parse
from briefing.library.rows import shape_of
from briefing.model import PARTS, Mark, article_dict
from tests.conftest import ROOT, SEEDS

TALKS = SEEDS / "geneva-talks.txt"
NAMES = ["geneva-talks", "city-budget", "medical-study", "company-merger"]
ANALYSES = {name: briefing.analyze(briefing.read(SEEDS / f"{name}.txt")) for name in NAMES}
DAM = "Mayor Anna Holm opened the dam on Monday.\n“It will hold for ninety years,” Ms. Holm said.\nNobody disagreed with her."


@pytest.fixture
def shelf():
    with Library() as opened:
        for analysis in ANALYSES.values():
            opened.save(analysis, "v")
        yield opened


def titles(found):
    return [entry.title.split()[0] for entry in found]


# ---------------------------------------------------------------------- in and out
def test_an_article_is_there_again_whole(shelf):
    for number, analysis in enumerate(ANALYSES.values(), 1):
        article = shelf.article(number)
        assert replace(article, source="") == replace(analysis.article, source="")
        assert shelf.analysis(analysis.article, "v") == replace(analysis, marks=(), corrections=())


def test_a_library_written_anew_is_smaller_and_holds_the_same(shelf, capsys):
    before = {number: transfer.record(shelf, number) for number in shelf.everything()}
    for number, analysis in enumerate(ANALYSES.values(), 1):  # as they were kept by earlier forms
        rows = {part: analysis.rows(part, words=False) for part in PARTS}
        data = zlib.compress(json.dumps({"day": analysis.article.published, **rows}).encode(), 1)
        article = shelf.article(number)
        shape = json.dumps(article_dict(replace(article, text="")))
        shelf.do("UPDATE analyses SET data = ? WHERE article = ?", (data, number))
        shelf.do("UPDATE texts SET data = ? WHERE article = ?", (packed_text(shape, article.text), number))
    assert {number: transfer.record(shelf, number) for number in shelf.everything()} == before
    shelf.do("UPDATE texts SET data = x'78' WHERE article = 4")  # a damaged one does not hold up the others
    large = shelf.size()
    assert main(["doctor", "--compact"]) == 0
    assert "MB now" in capsys.readouterr().err
    assert shelf.size() < large
    assert {number: transfer.record(shelf, number) for number in (1, 2, 3)} == {n: before[n] for n in (1, 2, 3)}
    shelf.do("DELETE FROM articles WHERE id = 4")
    shelf.do("INSERT INTO words (words) VALUES ('rebuild')")
    assert shelf.index_is_whole()


def test_the_words_of_a_quote_are_those_of_the_text(shelf):
    for number, analysis in enumerate(ANALYSES.values(), 1):
        texts = {q.told(analysis.article.text) for q in analysis.quotes}
        told = [s.text for p in dossiers.people(shelf) for s in dossiers.dossier(shelf, p.name).by_article().get(number, ())]
        assert set(told) <= texts
        assert not told or "" not in told


def test_other_rules_make_a_stored_analysis_stale(shelf):
    assert shelf.analysis(ANALYSES["city-budget"].article, "w") is None


def test_the_same_text_is_kept_once_and_a_deleted_one_comes_back(shelf):
    shelf.delete([1])
    assert shelf.count() == 3
    assert shelf.save(ANALYSES["geneva-talks"], "v") == 1
    assert shelf.count() == 4


def test_deleted_articles_come_back_when_asked_and_go_after_a_month(shelf):
    shelf.delete([2, 3])
    shelf.delete([2], back=True)
    assert shelf.count() == 3
    assert shelf.empty_bin() == 0
    shelf.do("UPDATE articles SET deleted = '2020-01-01T00:00:00Z' WHERE id = 3")
    assert shelf.empty_bin() == 1
    with pytest.raises(LibraryError, match="no article 3"):
        shelf.article(3)


@given(st.text(max_size=80))
def test_any_text_can_be_kept_and_looked_for(text):
    with Library() as shelf:
        if text.strip():
            number = shelf.save(briefing.analyze(text), "v")
            assert shelf.article(number).text == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
        if not any(sign in text for sign in (":", "*", "OR")):
            shelf.find(text)
        with contextlib.suppress(LibraryError):  # a sentence, and nothing else
            shelf.find(text)


# ---------------------------------------------------------------------- finding
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("pools", {"Larkhaven"}),
        ("speaker:lavrov", {"Blinken"}),
        ("speaker:putin", set()),
        ("person:putin", {"Blinken"}),
        ('"written demands"', {"Blinken"}),
        ('"demands written"', set()),
        ("ferr", {"Halvorsen"}),
        ("tag:iran", {"Blinken"}),
        ("tag:iran -nato", set()),
        ("source:medical", {"Cheap"}),
        ("is:starred", {"Halvorsen"}),
        ("is:archived", {"Cheap"}),
        ("falls", {"Cheap"}),
        ("", {"Blinken", "Larkhaven", "Halvorsen"}),
        ("after:2024-05", {"Larkhaven"}),
        ("before:2024", {"Blinken"}),
        ("before:2024 after:2023 NATO", {"Blinken"}),
        ("wiśniewska", {"Halvorsen"}),
        ("pools OR nato", {"Larkhaven", "Blinken"}),
        ("pools OR speaker:lavrov", {"Larkhaven", "Blinken"}),
        ("pools OR nato tag:iran", {"Blinken"}),
        ("pool*", {"Larkhaven"}),
        ("-source:medical falls", set()),
        ("WISNIEWSKA", {"Halvorsen"}),
    ],
)
def test_queries(shelf, query, expected):
    shelf.tag([1], ["Iran", "x"])
    shelf.set_star([4], True)
    shelf.set_state([3], "archived")
    for number, date in ((1, "2023-04-05"), (2, "2024-05-01"), (3, "2024-01-02"), (4, "2024-02-03")):
        shelf.do("UPDATE articles SET published = ? WHERE id = ?", (date, number))
    assert set(titles(shelf.find(query))) == expected


@pytest.mark.parametrize(
    "query", ["after:yesterday", "is:good", "before:20-1", "col:val", "d*m", "nato OR is:read", "nato OR -pools"]
)
def test_a_query_that_means_nothing_says_so(shelf, query):
    with pytest.raises(LibraryError, match=r"not a date|not known|is no field|\* inside|OR stands"):
        shelf.find(query)


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "AND OR NOT",
        "NEAR(a b)",
        "title:",
        "a* ^b",
        "{x y}: z",
        "'; DROP TABLE articles; --",
        "\0",
        "(",
        "12:30",
        "http://col.test",
        "-",
    ],
)
def test_operators_of_the_search_engine_are_words(shelf, query):
    shelf.find(query)
    assert shelf.count() == 4


def test_nothing_of_a_query_is_sql():
    assert parse('source:"x\'; DROP TABLE articles"').values == ("x'; DROP TABLE articles",)


def test_orders(shelf):
    assert titles(shelf.find("", order="title")) == ["Blinken", "Cheap", "Halvorsen", "Larkhaven"]
    shelf.touch(2)
    assert titles(shelf.find(""))[0] == "Larkhaven"


# ---------------------------------------------------------------------- states and tags
def test_states_go_with_reading(shelf):
    sha = shelf.entry(1).sha
    assert shelf.entry(1).state == "unread"
    shelf.touch(1)
    assert shelf.entry(1).state == "reading"
    shelf.progress(sha, 0.5)
    assert (shelf.entry(1).state, shelf.entry(1).share) == ("reading", 0.5)
    shelf.progress(sha, 1.0)
    shelf.progress(sha, 0.2)
    assert (shelf.entry(1).state, shelf.entry(1).share) == ("read", 1.0)


def test_an_article_read_to_its_end_before_it_is_noted_as_opened_stays_read(shelf):
    shelf.progress(shelf.entry(1).sha, 1.0)
    shelf.touch(1)
    assert (shelf.entry(1).state, bool(shelf.entry(1).opened)) == ("read", True)


def test_tags(shelf):
    shelf.tag([1, 2], ["Arms Control", "arms control", " "])
    assert shelf.tags() == {"arms-control": 2}
    shelf.tag([1], ["arms-control"], off=True)
    assert shelf.tags() == {"arms-control": 1}


# ---------------------------------------------------------------------- dossier
def test_a_dossier_has_what_one_person_said_by_date(shelf):
    shelf.save(
        briefing.analyze(
            "Sergei Lavrov, the Russian minister, left.\n“I am tired of all these talks,” Mr. Lavrov said on Monday."
        ),
        "v",
    )
    for number, date in ((1, "2024-05-01"), (5, "2023-01-01")):
        shelf.do("UPDATE articles SET published = ? WHERE id = ?", (date, number))
    found = dossiers.dossier(shelf, "Lavrov")
    assert found.name == "Sergei Lavrov"
    assert [a.id for a in found.articles] == [5, 1]
    assert found.said[0].text == "“I am tired of all these talks,”".strip("“”")
    assert found.said[0].paragraph == 2
    assert "Russian Foreign Minister" in found.roles


def test_people_of_one_surname_are_kept_apart_and_joined_by_hand(shelf):
    shelf.save(briefing.analyze("Peter Holm, a baker, left.\n“I bake bread every morning,” Mr. Holm said."), "v")
    shelf.save(briefing.analyze(DAM), "v")
    with pytest.raises(LibraryError, match="Peter Holm"):
        dossiers.dossier(shelf, "Holm")
    dossiers.join(shelf, "Peter Holm", "Anna Holm")
    assert len(dossiers.dossier(shelf, "Holm").articles) == 2
    with pytest.raises(LibraryError, match="Nobody"):
        dossiers.dossier(shelf, "Nobody at all")


def test_the_dossier_as_a_page(shelf, capsys):
    assert main(["dossier", "Lavrov"]) == 0
    page = capsys.readouterr().out
    assert page.startswith('---\ntitle: "Dossier: Sergei Lavrov"')
    assert "“I cannot say whether or not we are on the right track,” [§9]" in page


# ---------------------------------------------------------------------- everything out and in
def test_a_library_goes_out_and_comes_in_whole(shelf, tmp_path, capsys):
    shelf.tag([1], ["iran"])
    shelf.set_star([1], True)
    library.keep_reading(ANALYSES["geneva-talks"].article, library.Reading(offset=7, marks=(Mark(0, 5, "why?"),)))
    before = [shelf.entry(n) for n in shelf.everything()]
    (tmp_path / "all.jsonl").write_text("my own lines\n")
    assert main(["dump", str(tmp_path / "all.jsonl")]) == 2
    assert (tmp_path / "all.jsonl").read_text() == "my own lines\n"
    assert main(["dump", str(tmp_path / "all.jsonl"), "--force"]) == 0
    # an earlier dump gives way to a newer one
    assert main(["dump", str(tmp_path / "all.jsonl")]) == 0
    with Library(tmp_path / "other.sqlite3") as other:
        rows = list(transfer.take_in(other, transfer.read_jsonl(tmp_path / "all.jsonl")))
        assert [taken.new for taken in rows] == [True] * 4
        assert [other.entry(n) for n in other.everything()] == before
        assert other.reading(before[0].sha)["marks"][0]["note"] == "why?"
        assert other.analysis(ANALYSES["city-budget"].article, "v") == ANALYSES["city-budget"]
        again = list(transfer.take_in(other, transfer.read_jsonl(tmp_path / "all.jsonl")))
        assert not any(taken.new for taken in again)


def test_a_folder_of_markdown_goes_out_and_comes_in(shelf, tmp_path, capsys):
    shelf.tag([1], ["iran"])
    shelf.set_state([2], "read")
    number = next(e.id for e in shelf.find("") if e.title.startswith("Blinken"))
    text = shelf.article(number).text
    start = text.index("no plan to invade")
    shelf.keep_reading(shelf.entry(number).sha, {"marks": [{"start": start, "end": start + 17, "note": "so -->\n-- said"}]})
    before = {e.title: shelf.article(e.id).text for e in shelf.find("")}
    assert main(["dump", str(tmp_path / "folder")]) == 0
    page = next(p.read_text() for p in (tmp_path / "folder").glob("*blinken*"))
    shelf.do("DELETE FROM articles")
    shelf.do("DELETE FROM readings")
    assert main(["import", str(tmp_path / "folder")]) == 0
    found = {e.title.split()[0]: e for e in shelf.find("")}
    assert len(found) == 4
    assert found["Blinken"].tags == ("iran",)
    assert found["Larkhaven"].state == "read"
    assert {e.title: shelf.article(e.id).text for e in found.values()} == before
    (mark,) = shelf.reading(found["Blinken"].sha)["marks"]
    assert mark == {"start": start, "end": start + 17, "note": "so -->\n-- said"}
    assert set(re.findall(r"\[\[#\^(p\d+)\|", page)) <= set(re.findall(r" \^(p\d+)$", page, re.M))
    assert "— [[Sergei Lavrov]] [[#^p" in page
    assert '"[[Sergei Lavrov]]"' in page.split("---")[1]


@pytest.mark.parametrize("line", ["{not json", "[1]", '{"briefing_library": 9}', '{"briefing_library": 1, "analysis": {}}'])
def test_a_bad_line_is_named_and_all_others_are_kept(shelf, tmp_path, capsys, line):
    path = tmp_path / "all.jsonl"
    assert main(["dump", str(path)]) == 0
    shelf.do("DELETE FROM articles")
    first, *others = path.read_text().splitlines()
    path.write_text("\n".join([first, line, *others]) + "\n")
    capsys.readouterr()
    assert main(["import", str(path)]) == 3
    assert "line 2: " in capsys.readouterr().err
    assert shelf.count() == 4


@pytest.mark.parametrize(
    "change", [{"state": [1]}, {"state": "gone"}, {"star": {}}, {"tags": "iran"}, {"share": None}, {"added": 3}]
)
def test_a_line_with_values_of_another_kind_is_refused_in_a_sentence(shelf, tmp_path, capsys, change):
    row = next(transfer.everything(shelf)) | change
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    shelf.do("DELETE FROM articles")
    assert main(["import", str(path)]) == 2
    said = capsys.readouterr().err
    assert "no line of a library" in said
    assert "Traceback" not in said


# ---------------------------------------------------------------------- safety
def test_a_file_that_is_no_database_is_set_aside(tmp_path):
    store.path().parent.mkdir(parents=True, exist_ok=True)
    store.path().write_bytes(b"nothing of the kind " * 300)
    with pytest.raises(LibraryError, match="set aside"):
        Library()
    assert Library().count() == 0
    assert len(list(store.path().parent.glob("library-damaged-*"))) == 1


def test_what_can_be_read_of_a_damaged_library_comes_back(shelf, capsys):
    for k in range(40):
        shelf.save(briefing.analyze(f"Report {k}. {DAM}" + f" The dam is {k} years old." * 40), "v")
    shelf.do("PRAGMA wal_checkpoint(TRUNCATE)")
    shelf.close()
    data = bytearray(store.path().read_bytes())
    for at in range(len(data) // 2, len(data) // 2 + 8192):
        data[at] = 0xFF
    damaged = store.path().with_name("library-damaged-x.sqlite3")
    damaged.write_bytes(data)
    store.path().unlink()
    assert main(["doctor", "--recover", str(damaged)]) == 0
    assert "came back" in capsys.readouterr().err
    with Library() as again:
        assert again.count() >= 25
        assert again.find("dam")


def test_a_newer_library_is_not_touched():
    Library().close()
    db = sqlite3.connect(store.path())
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LibraryError, match="newer briefing"):
        Library()


NEXT = schema.VERSION + 1


def test_a_migration_copies_the_file_first(monkeypatch, shelf):
    shelf.close()
    monkeypatch.setattr(store, "VERSION", NEXT)
    monkeypatch.setitem(schema.SCHEMA, NEXT, "ALTER TABLE articles ADD COLUMN later TEXT NOT NULL DEFAULT '';\n")
    with Library() as newer:
        assert newer.count() == 4
        assert newer.one("SELECT later FROM articles")["later"] == ""
    backup = sqlite3.connect(store.path().with_name(f"library-version-{NEXT - 1}.backup.sqlite3"))
    assert backup.execute("SELECT count(*) FROM articles").fetchone() == (4,)
    backup.close()


QUESTIONS = ("", "dam", "is:starred", "is:archived", "is:unread", "-is:starred dam", "source:a", "the")


UNLISTED = 4  # the last form in which corrections and bodies were not in the lists


def test_a_library_of_the_form_before_answers_the_same_afterwards(monkeypatch, tmp_path):
    file = tmp_path / "older.sqlite3"
    with Library() as shelf:
        for k in range(6):
            shelf.save(briefing.analyze(f"Mayor Anna Holm spoke of the dam, report {k}."), "v")
        shelf.set_star([2], True)
        shelf.set_state([3], "archived")
        expected = {(q, order): shelf.find(q, order=order) for q in QUESTIONS for order in ORDERS}
        with monkeypatch.context() as older:
            older.setattr(store, "VERSION", UNLISTED)
            with store.Store(file) as before:
                copy_rows(shelf, before)
    with Library(file) as shelf:
        assert {(q, order): shelf.find(q, order=order) for q in QUESTIONS for order in ORDERS} == expected
        assert len(list(shelf.list_all())) == 6
        assert not shelf.unlisted()
        assert [p.name for p in dossiers.people(shelf)] == ["Anna Holm"]
    assert {len(found) for found in expected.values()} >= {1, 5, 6}


def copy_rows(one, other):
    """Articles, analyses and people, as far as the other's older form has columns for them."""
    rows = [("articles", {**row, "shape": shape_of(one.article(row["id"])), "text": one.article(row["id"]).text})
            for row in one.ask("SELECT * FROM articles")]  # fmt: skip
    rows += [("analyses", dict(row)) for row in one.ask("SELECT * FROM analyses")]
    rows += [("persons", {**row, "person": 0}) for row in one.ask("SELECT * FROM heard JOIN voices ON id = voice")]
    for table, row in rows:
        has = {column["name"] for column in other.ask(f"PRAGMA table_info({table})")}
        kept = {k: v for k, v in row.items() if k in has}
        other.do(f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({', '.join('?' * len(kept))})", tuple(kept.values()))


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_is_read_in_its_order_and_not_sorted(shelf, order):
    sql, values = finding.selected(shelf, "is:unread", order)
    steps = [row["detail"] for row in shelf.ask(f"EXPLAIN QUERY PLAN SELECT title {sql} LIMIT 20", values)]
    assert not [step for step in steps if "TEMP B-TREE" in step], steps


def test_many_hits_come_in_the_same_order_as_few(shelf, monkeypatch):
    few = {order: shelf.find("the", order=order) for order in ORDERS}
    monkeypatch.setattr("briefing.library.finding.FEW", 0)
    assert {order: shelf.find("the", order=order) for order in ORDERS} == few
    assert len(few["title"]) > 1


def test_a_failed_migration_leaves_the_library_as_it_was(monkeypatch, shelf):
    shelf.close()
    monkeypatch.setattr(store, "VERSION", NEXT)
    monkeypatch.setitem(
        schema.SCHEMA, NEXT, "ALTER TABLE articles ADD COLUMN later TEXT;\nALTER TABLE nowhere ADD COLUMN x TEXT;\n"
    )
    with pytest.raises(LibraryError):
        Library()
    monkeypatch.undo()


def test_a_folder_that_cannot_be_written_says_so(monkeypatch, tmp_path, capsys):
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("BRIEFING_HOME", str(file))
    assert main(["list"]) == 2
    said = capsys.readouterr().err
    assert "cannot be opened" in said
    assert "--no-keep" in said


def test_a_full_disk_says_so_and_loses_nothing(shelf):
    (pages,) = shelf.one("PRAGMA page_count")
    shelf.do(f"PRAGMA max_page_count = {pages}")
    large = [briefing.analyze(f"{k} {DAM}" * 50) for k in range(50)]
    with pytest.raises(LibraryError, match="full"):
        shelf.save_all(large, "v")
    shelf.do("PRAGMA max_page_count = 100000")
    assert shelf.one("PRAGMA integrity_check")[0] == "ok"
    assert shelf.save(briefing.analyze(DAM), "v")


def test_two_programs_write_at_once(shelf):
    code = (
        "import sys; from briefing.library.articles import Library\n"
        "with Library() as shelf:\n"
        "    for k in range(60): shelf.tag([1 + k % 4], [f'{sys.argv[1]}{k}'])\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, name], cwd=ROOT) for name in ("a", "b")]
    assert [p.wait() for p in both] == [0, 0]
    assert len(shelf.tags()) == 120


# ---------------------------------------------------------------------- the whole way
def test_opening_again_needs_no_spacy(shelf):
    shelf.save(ANALYSES["city-budget"], engine.rules_version())
    code = (
        "import sys; from briefing import engine; a = engine.analyzed(engine.read('@2'))\n"
        "assert a.people and 'spacy' not in sys.modules, sorted(m for m in sys.modules if 'spacy' in m)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_an_article_of_the_library_is_a_source_for_every_command(shelf, capsys):
    for command in ("sections", "people", "quotes", "export"):
        assert main([command, "@1"]) == 0
    assert "Lavrov" in capsys.readouterr().out
    assert main(["export", "@77"]) == 2
    assert "no article 77" in capsys.readouterr().err


def test_commands_of_the_library(shelf, capsys):
    def rows(*arguments):
        assert main([*arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)["rows"]

    assert [row["id"] for row in rows("list", "--order", "title")] == [1, 3, 4, 2]
    assert main(["tag", "1", "iran"]) == 0
    assert [row["id"] for row in rows("search", "tag:iran")] == [1]
    assert main(["archive", "1"]) == 0
    assert 1 not in [row["id"] for row in rows("list")]
    assert main(["archive", "1", "--undo"]) == 0
    assert main(["delete", "2"]) == 0
    assert [row["id"] for row in rows("list", "--order", "title")] == [1, 3, 4]
    assert main(["delete", "2", "--undo"]) == 0
    assert main(["search", "nothing-like-that"]) == 1
    assert main(["show", "x"]) == 2
    capsys.readouterr()
    assert main(["show", "1"]) == 0
    assert "## Key points" in capsys.readouterr().out


def test_adding_goes_on_past_what_cannot_be_read(article, capsys):
    good, bad = article(DAM), article(b"\x89PNG", "bad.txt")
    assert main(["add", good, bad, "--tag", "dams", "--json"]) == 3
    found = json.loads(capsys.readouterr().out)["rows"]
    assert [(row["tags"], row["state"]) for row in found] == [(["dams"], "unread")]


def test_the_doctor_finds_all_in_order_and_says_what_is_not(shelf, capsys):
    assert main(["doctor"]) == 0
    assert "4 articles" in capsys.readouterr().out
    path = config.folder("config") / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("nonsense = [")
    assert main(["doctor"]) == 1


# ---------------------------------------------------------------------- several articles
def test_the_brief_of_several_articles_has_topics_and_sources(tmp_path, capsys):
    second = tmp_path / "second.txt"
    second.write_text(
        "Iran talks resume in Vienna\n\nTalks with Iran about its nuclear programme resumed in Vienna on Monday after a pause of a week.\n\n"
        "“I cannot say whether or not we are on the right track,” Sergei Lavrov, the Russian Foreign Minister, said of other talks.\n\n"
        "Diplomats of Iran said the talks in Vienna would last until Friday, and that enrichment was on the table of the talks.",
        encoding="utf-8",
    )
    assert main(["export", str(TALKS), str(second)]) == 0
    text = capsys.readouterr().out
    assert "# Brief of 2 articles" in text
    iran = text.split("## Iran talks")[1].split("\n## ")[0]
    assert "[1 §" in iran
    assert text.split("## Who said what")[1].count("on the right track") == 1
    assert "[1 §9] [2 §3]" in text
    assert "1. Blinken and Lavrov leave Geneva" in text
    assert "| Sergei Lavrov | Russian Foreign Minister |" in text
    assert main(["export", str(TALKS), str(second)]) == 0
    assert capsys.readouterr().out == text


def test_every_line_of_the_brief_of_several_is_verbatim():
    import re

    from briefing.export.joint import joint

    sources = [a.article for a in ANALYSES.values()]
    checked = 0
    for line in joint(list(ANALYSES.values()), "long").splitlines():
        found = re.match(r"- (?:\*\*\[.*?\]:\*\* )?(.*) \[(\d+) §(\d+)\]$", line)
        if found:
            checked += 1
            article = sources[int(found[2]) - 1]
            p = article.paragraphs[int(found[3]) - 1]
            words = re.sub(r"\\(.)", r"\1", found[1]).removeprefix("[…] ").removesuffix(" […]")
            assert words in " ".join(article.text[p.start : p.end].split())
    assert checked > 20


# ---------------------------------------------------------------------- one bad thing takes nothing along
def test_one_damaged_row_is_left_out_and_told(shelf, tmp_path, capsys):
    shelf.do("UPDATE texts SET data = ? WHERE article = 2", (packed_text('{"paragraphs": 5}', shelf.article(2).text),))
    shelf.do("UPDATE articles SET topics = 'no list' WHERE id = 2")
    shelf.close()
    assert main(["list"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 3
    assert "article 2" in shown.err
    for target in ("all.jsonl", "folder"):
        assert main(["dump", str(tmp_path / target)]) == 3
        assert "article 2" in capsys.readouterr().err
    assert len((tmp_path / "all.jsonl").read_text().splitlines()) == 3
    assert len(list((tmp_path / "folder").iterdir())) == 3
    assert main(["doctor"]) == 1
    assert "article 2" in capsys.readouterr().out
    assert main(["export", "@2"]) == 2


HOLM = "Anna Holm, the mayor, said on Monday that the dam would hold for the winter."
LINKED = (
    '{"@type": "NewsArticle", "headline": "Dam \\ud800 holds", "author": {"name": "A\\udfffB"}, "datePublished": "2024-99-99"}'
)
ODD = {
    "linked.html": f"<html><head><script type='application/ld+json'>{LINKED}</script></head><body><p>{HOLM}</p></body></html>".encode(),
    "letter.eml": b"From: =?utf-8?b?7aCA?= <a@b.test>\nSubject: =?utf-16?b?2AA=?= \xff\xfe\nDate: never\n\n" + HOLM.encode(),
    "odd\udcff.txt": HOLM.encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no name that is no text")
def test_odd_strings_that_come_by_a_side_door_stop_no_list_no_search_and_no_dump(name, shelf, tmp_path, capsys):
    (tmp_path / name).write_bytes(ODD[name])
    for line in (["add", str(tmp_path / name)], ["list"], ["search", "dam"], ["dump", "all.jsonl"], ["dump", "folder"]):
        assert main(line) == 0
    said = capsys.readouterr()
    assert said.out.encode()
    assert len(Path("all.jsonl").read_text("utf-8").splitlines()) == len(NAMES) + 1
    assert len(list(Path("folder").iterdir())) == len(NAMES) + 1


def test_a_stored_analysis_that_does_not_fit_is_made_anew(shelf):
    import zlib

    (row,) = shelf.ask("SELECT data FROM analyses WHERE article = 2")
    data = json.loads(zlib.decompress(row["data"]))
    data["people"][0]["mentions"][0]["end"] = 10**9
    shelf.do(
        "UPDATE analyses SET data = ?, version = ? WHERE article = 2",
        (zlib.compress(json.dumps(data).encode()), engine.rules_version()),
    )
    shelf.close()
    assert engine.stored(engine.read("@2")) is None
    assert engine.analyzed(engine.read("@2")).people


def test_a_dump_that_is_stopped_leaves_no_half_file(shelf, tmp_path):
    writing = transfer.write_jsonl(shelf, tmp_path / "all.jsonl")
    next(writing)
    writing.close()
    assert not [path for path in tmp_path.iterdir() if path.suffix in (".jsonl", ".part")]


def overwritten(part):
    """The library of the shelf with a stretch of its pages overwritten: `part` of the file, counted from its start."""
    data = bytearray(store.path().read_bytes())
    at = int(len(data) * part) // 4096 * 4096
    data[at : at + 8192] = b"\xee" * len(data[at : at + 8192])
    store.path().write_bytes(data)


@pytest.mark.parametrize("part", [0, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_damage_anywhere_is_a_sentence_to_every_command_and_the_doctor_lives(shelf, capsys, part):
    for k in range(30):
        shelf.save(briefing.analyze(f"Report {k}. {DAM}" + f" The dam is {k} years old." * 40), "v")
    shelf.do("PRAGMA wal_checkpoint(TRUNCATE)")
    shelf.close()
    overwritten(part)
    assert main(["doctor"]) in (0, 1)
    for command in (["list"], ["search", "dam"], ["doctor"], ["quotes", str(TALKS)], ["list"]):
        assert main(command) in (0, 1, 2)
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert "error of its own" not in said.err
    aside = list(store.path().parent.glob("library-damaged-*.sqlite3"))
    if aside:
        assert main(["doctor", "--recover", str(aside[0])]) in (0, 1, 2)


@pytest.mark.parametrize(
    ("words", "damage"),
    [
        (b"CREATE TABLE readings", b"CREATE TABLE \xb2\xb2 \xfc\xfc\xfc\xfc\xfc"),
        (b"CREATE INDEX articles_by_time ON", b"CREATE INDEX articles_by_time \xb2\xb2"),
    ],
)
def test_a_schema_that_cannot_be_read_is_damage_and_the_articles_come_back(shelf, capsys, words, damage):
    """SQLite quotes the schema in its error, and Python cannot read that error."""
    shelf.save(briefing.analyze(DAM), "v")
    shelf.do("PRAGMA wal_checkpoint(TRUNCATE)")
    shelf.close()
    data = store.path().read_bytes()
    assert words in data
    assert len(words) == len(damage)
    store.path().write_bytes(data.replace(words, damage))
    assert main(["list"]) == 2
    (aside,) = store.path().parent.glob("library-damaged-*.sqlite3")
    assert aside.name in capsys.readouterr().err
    assert main(["doctor", "--recover", str(aside)]) == 0
    assert Library().count() == 5


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE voices SET name = x'ff', articles = 'x'", "UPDATE heard SET said = '[5]', mentions = 'x'",
        "UPDATE story_of SET sketch = '[[1]]', day = 5", "UPDATE story_of SET story = 'x'",
    ],
)  # fmt: skip
def test_values_of_another_kind_take_no_command_down(shelf, damage, capsys):
    assert main(["stories"]) in (0, 1)
    shelf.do(damage)
    shelf.close()
    for line in (
        ["stories"],
        ["dossier", "Sergei Lavrov"],
        ["list"],
        ["search", "speaker:lavrov"],
        ["add", str(TALKS)],
        ["doctor"],
    ):
        assert main(line) in (0, 1, 2)
    assert "error of its own" not in capsys.readouterr().err


def test_what_is_asked_after_damage_is_answered_with_it(shelf):
    shelf.do("ALTER TABLE articles RENAME TO gone")
    told = set()
    for question in (lambda: shelf.ask("SELECT * FROM articles"), lambda: shelf.tag([1], ["x"]), lambda: shelf.find("dam")):
        with pytest.raises(LibraryError) as error:
            question()
        told.add(str(error.value))
    assert len(told) == 1
    assert "briefing doctor --recover" in told.pop()


def test_numbers_of_rows_that_a_damaged_file_has_no_room_for_are_not_asked_for(monkeypatch):
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    db.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT)")
    db.execute("INSERT INTO articles VALUES (3, 'Dam'), (4611686018427387904, 'Far')")

    class Broken:
        """A file whose list of keys cannot be read."""

        def execute(self, sql, *values):
            if sql == "SELECT id FROM articles":
                raise sqlite3.DatabaseError("malformed")
            asked.append(values)
            return db.execute(sql, *values)

    asked = []
    assert [row["id"] for row in recovery.readable(Broken(), "articles", 50)] == [3]
    monkeypatch.setattr(recovery, "LARGEST_GAP", 4)
    asked.clear()
    assert [row["id"] for row in recovery.readable(Broken(), "articles", 50)] == [3]
    assert len(asked) < 12


def test_a_table_that_cannot_be_asked_is_not_asked_for_each_row():
    db = sqlite3.connect(":memory:")
    asked = []
    db.set_trace_callback(asked.append)
    assert list(recovery.readable(db, "articles", 1000)) == []
    assert len(asked) < 3


@pytest.mark.parametrize("version", [-1, 2**31 - 1, 5000])
def test_a_version_that_none_ever_had_is_damage(shelf, version):
    shelf.do(f"PRAGMA user_version = {version}")
    shelf.close()
    with pytest.raises(LibraryError, match="set aside"):
        Library()
    assert Library().count() == 0


def test_a_missing_table_is_damage_and_the_articles_come_back(shelf, capsys):
    shelf.do("DROP TABLE readings")
    shelf.close()
    assert main(["list"]) == 2
    (aside,) = store.path().parent.glob("library-damaged-*.sqlite3")
    assert aside.name in capsys.readouterr().err
    assert main(["doctor", "--recover", str(aside)]) == 0
    assert Library().count() == 4


def test_a_library_that_was_emptied_is_told_once(shelf, capsys):
    shelf.close()
    for suffix in ("", "-wal", "-shm"):
        path = store.path().with_name(store.path().name + suffix)
        path.write_bytes(b"") if path.exists() else None
    assert main(["list"]) == 1
    assert "gone or empty" in capsys.readouterr().err
    assert main(["list"]) == 1
    assert "gone" not in capsys.readouterr().err


def test_a_damaged_library_does_not_keep_an_article_from_being_read(shelf, capsys):
    shelf.close()
    store.path().write_bytes(b"nothing of the kind " * 300)
    assert main(["export", str(TALKS)]) == 0
    assert "Lavrov" in capsys.readouterr().out


def test_a_library_that_may_not_be_written_can_be_read(shelf, tmp_path):
    shelf.do("PRAGMA journal_mode = DELETE")
    shelf.close()
    with store.only_read(store.path()) as reading:
        assert reading.execute("SELECT count(*) FROM articles").fetchone()[0] == 4
        with pytest.raises(sqlite3.OperationalError):
            reading.execute("DELETE FROM articles")


def test_the_library_itself_can_be_recovered_into_a_new_one(shelf, capsys):
    shelf.close()
    assert main(["doctor", "--recover", str(store.path())]) == 0
    assert Library().count() == 4


def test_a_poorer_source_of_the_same_text_takes_nothing_away(shelf):
    found = ANALYSES["city-budget"]
    rich = replace(
        found, article=replace(found.article, url="https://herald.test/a", source="https://herald.test/a", published="2024-05-01")
    )
    number = shelf.save(rich, "v")
    assert (
        shelf.save(replace(found, article=replace(found.article, url="", source="standard input", published="")), "v") == number
    )
    entry = shelf.entry(number)
    assert (entry.url, entry.published, entry.place) == ("https://herald.test/a", "2024-05-01", "herald.test")
    assert shelf.article(number).published == "2024-05-01"


def test_tags_by_comma_and_without_commands_for_the_terminal(shelf):
    shelf.tag([1], ["iran, vienna", "a\x1b[31mb"])
    assert shelf.entry(1).tags == ("iran", "vienna", "a[31mb")


def test_where_everything_is_archived_the_list_says_so(shelf, capsys):
    shelf.set_state([1, 2, 3, 4], "archived")
    assert main(["list"]) == 1
    assert "archived (4). See: briefing list is:archived" in capsys.readouterr().err


def test_back_from_the_archive_an_article_is_as_read_as_it_was(shelf):
    shelf.touch(1)
    shelf.set_state([1, 2], "archived")
    shelf.unarchive([1, 2, 3])
    assert [shelf.entry(n).state for n in (1, 2, 3)] == ["reading", "unread", "unread"]


def test_a_state_that_was_set_by_hand_comes_back_from_the_archive(shelf):
    shelf.set_state([1], "read")
    shelf.set_state([1, 2], "archived")
    shelf.set_state([1], "archived")
    shelf.unarchive([1, 2])
    assert [shelf.entry(n).state for n in (1, 2)] == ["read", "unread"]

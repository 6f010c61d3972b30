"""A batch in any form gives the same rows; one bad article is one row."""

import math
import pickle

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.batch import BatchMapper
from briefing.batch.entries import Settings, day
from briefing.batch.tables import TABLES, ddl, schema
from briefing.errors import BriefingError
from tests.batch.helpers import DAM, RATES, records
from tests.conftest import ROOT


@pytest.mark.parametrize("table", TABLES)
def test_every_form_of_a_batch_gives_the_same_rows(table):
    mapper = BatchMapper(table)
    rows = mapper(records(3))
    assert rows
    assert mapper(pa.Table.from_pylist(records(3))) == pa.Table.from_pylist(rows, schema=schema(table))
    columns = {name: [r[name] for r in records(3)] for name in ("id", "text", "published")}
    assert mapper(columns) == {c.name: [row[c.name] for row in rows] for c in TABLES[table]}
    frame = mapper(pd.DataFrame(records(3)))
    assert list(frame.columns) == [c.name for c in TABLES[table]]
    assert frame["id"].tolist() == [row["id"] for row in rows]
    assert (mapper(pd.DataFrame(records(1)).head(0)).dtypes == frame.dtypes).all()
    assert frame["row"].dtype == "Int32"


def test_a_quote_with_its_speaker_and_its_place_in_the_column():
    (row,) = BatchMapper("quotes")([{"id": 7, "text": DAM}])
    assert (row["id"], row["speaker"], row["role"], row["cue"], row["section"]) == ("7", "Anna Holm", "Mayor", "said", 1)
    assert DAM[row["start"] : row["end"]] == row["text"] == "The dam will hold for years,"


def test_rows_agree_with_the_analysis():
    analysis = briefing.analyze(RATES)
    (article,) = BatchMapper("articles")([{"text": RATES, "title": "Rates stay", "published": "2026-03-04T08:00:00Z"}])
    assert article["quotes"] == len(analysis.quotes) == len(BatchMapper("quotes")([{"text": RATES}]))
    assert article["people"] == len(analysis.everyone) == len(BatchMapper("people")([{"text": RATES}]))
    assert article["sections"] == len(analysis.sections) == len(BatchMapper("sections")([{"text": RATES}]))
    assert (article["title"], str(article["published"]), article["error"]) == ("Rates stay", "2026-03-04", None)


@given(texts=st.lists(st.text(max_size=60) | st.text("\u200b\u0301 a.“”\n\ud800", max_size=9), max_size=3))
def test_any_text_is_one_row(texts):
    rows = BatchMapper("articles")([{"id": str(k), "text": text} for k, text in enumerate(texts)])
    assert [row["id"] for row in rows] == [str(k) for k in range(len(texts))]
    assert not [row for row in rows if row["error"] not in (None, "no text")]
    assert pa.Table.from_pylist(rows, schema=schema("articles")).num_rows == len(texts)


@pytest.mark.parametrize("text", [None, math.nan, "", " \n", 7, ["Rain."]])
def test_what_is_no_text_is_a_row_with_its_error(text):
    rows = BatchMapper("articles")([{"id": "bad", "text": text}, {"id": "good", "text": DAM}])
    assert [(row["id"], bool(row["error"])) for row in rows] == [("bad", True), ("good", False)]


def test_an_article_whose_analysis_fails_takes_no_other_along(monkeypatch):
    whole = briefing.engine.analyze

    def analyze(article, **options):
        if "Holm" in article.text:
            raise IndexError("string index out of range")
        return whole(article, **options)

    monkeypatch.setattr("briefing.engine.analyze", analyze)
    rows = BatchMapper("articles")(records(4))
    assert [row["error"] for row in rows] == ["the analysis failed (IndexError)", None] * 2
    assert [row["id"] for row in BatchMapper("quotes")(records(4))] == ["a1", "a3"]


def test_a_lone_surrogate_is_replaced_and_moves_nothing():
    text = DAM.replace("late", "la\ud83dte")
    rows = BatchMapper("quotes")([{"id": "\udc00", "text": text}])
    assert pa.Table.from_pylist(rows).num_rows == 1
    assert text[rows[0]["start"] : rows[0]["end"]] == "The dam will hold for years,"


def test_it_travels_in_a_few_bytes():
    mapper = BatchMapper("people", Settings(text="body"))
    assert pickle.loads(pickle.dumps(mapper)) == mapper
    assert len(pickle.dumps(mapper)) < 400


def test_another_table_is_told():
    with pytest.raises(BriefingError, match="articles, sections, people, quotes"):
        BatchMapper("quote")


@pytest.mark.parametrize(
    ("given", "told"),
    [("2026-03-04", "2026-03-04"), ("2026-03-04 10:00", "2026-03-04"), (pd.Timestamp("2026-03-04"), "2026-03-04"),
     (pd.NaT, ""), (None, ""), ("2026-13-04", ""), ("4 March 2026", ""), (20260304, ""), ("2026-03-041", "")],
)  # fmt: skip
def test_a_day_is_one_of_the_calendar_or_none(given, told):
    assert day(given) == told


def test_every_column_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        (line,) = [line for line in readme.splitlines() if line.startswith(f"| `{table}` |")]
        assert line == f"| `{table}` | {'; '.join(f'`{c.name}` {c.type}: {c.what}' for c in columns[3:])} |"


def test_spark_is_told_the_same_columns():
    assert ddl("quotes").startswith("`id` string, `shard` string, `row` int, `number` int, `start` int")


def test_never_seen_words_are_given_back():
    from briefing.analysis.language.tokenizer import blank

    BatchMapper("articles")(records(1))
    before = len(blank().vocab.strings)
    new = " ".join(f"zq{k}xv" for k in range(500))
    rows = BatchMapper("articles")([{"text": f"{DAM}\n{new}"}])
    assert rows[0]["words"] > 500
    assert len(blank().vocab.strings) == before

"""The input in shards: every article in exactly one of them, whatever the sizes are."""

import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.batch.entries import USUAL, Settings
from briefing.batch.plan import BYTES, plan
from briefing.batch.readers import entries
from briefing.errors import ReadError
from tests.batch.helpers import lines, records


def ids(path, size):
    shards, _ = plan([str(path)], USUAL, size)
    assert len({shard.name for shard in shards}) == len(shards)
    return [entry.id for shard in shards for entry in entries(shard, USUAL)]


@given(lengths=st.lists(st.integers(0, 3 * BYTES), max_size=12), last=st.booleans(), size=st.integers(1, 3))
def test_every_line_is_in_one_shard(tmp_path_factory, lengths, last, size):
    path = tmp_path_factory.mktemp("plan") / "news.jsonl"
    rows = [json.dumps({"id": str(k), "text": "x" * n}) for k, n in enumerate(lengths)]
    path.write_text("\n".join(rows) + "\n" * last, encoding="utf-8")
    if rows:
        assert ids(path, size) == [str(k) for k in range(len(rows))]


@given(groups=st.lists(st.integers(1, 40), min_size=1, max_size=6), size=st.integers(1, 25))
def test_every_row_of_a_parquet_file_is_in_one_shard(tmp_path_factory, groups, size):
    path = tmp_path_factory.mktemp("plan") / "news.parquet"
    at = 0
    with pq.ParquetWriter(path, pa.schema([("id", pa.int64()), ("text", pa.string())])) as writer:
        for rows in groups:
            writer.write_table(pa.table({"id": range(at, at + rows), "text": ["Rain."] * rows}))
            at += rows
    assert ids(path, size) == [str(k) for k in range(at)]


def test_a_large_row_group_is_cut_in_a_hundred_pieces_at_most(tmp_path):
    pq.write_table(pa.table({"text": ["Rain."] * 1050}), tmp_path / "news.parquet")
    shards, _ = plan([str(tmp_path / "news.parquet")], USUAL, 1)
    assert [s.stop - s.start for s in shards] == [11] * 95 + [5]


def test_a_folder_is_its_tables_and_its_files_without_what_is_hidden(tmp_path, article):
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    lines(folder / "news.jsonl", records(2))
    for name in ("b.txt", "deep/a.txt", ".hidden.txt", "_SUCCESS"):
        (folder / name).write_text("Mayor Anna Holm came late.", encoding="utf-8")
    assert ids(folder, 10) == ["a0", "a1", "b.txt", "deep/a.txt"]


def test_packed_lines_are_one_shard(tmp_path):
    with gzip.open(tmp_path / "news.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps(row) + "\n" for row in records(5)))
    assert ids(tmp_path / "news.jsonl.gz", 1) == ["a0", "a1", "a2", "a3", "a4"]


def test_pages_of_an_archive(tmp_path):
    path = archive(tmp_path / "crawl.warc.gz", ["<p>Rain.</p>", "<p>Wind.</p>", "<p>Snow.</p>"])
    shards, _ = plan([str(path)], USUAL, 2)
    found = [(shard.name, entry.article.url, entry.article.text) for shard in shards for entry in entries(shard, USUAL)]
    assert [row[1:] for row in found] == [
        ("https://herald.test/0", "Rain."),
        ("https://herald.test/1", "Wind."),
        ("https://herald.test/2", "Snow."),
    ]
    assert len(shards) == 2


def archive(path, pages):
    """A web archive with a page and its request in turn, a picture and a page that was not found."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    def response(url, status, kind, data):
        http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        return writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=http)

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.name.endswith(".gz"))
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        writer.write_record(response("https://herald.test/a.png", "200 OK", "image/png", b"\x89PNG"))
        writer.write_record(response("https://herald.test/gone", "404 Not Found", "text/html", b"<p>Gone.</p>"))
        for k, page in enumerate(pages):
            html = f"<html><body><article>{page}</article></body></html>".encode()
            writer.write_record(response(f"https://herald.test/{k}", "200 OK", "text/html; charset=utf-8", html))
    return path


def test_the_same_input_gives_the_same_plan_and_another_one_not(tmp_path):
    path = lines(tmp_path / "news.jsonl", records(3))
    assert plan([path], USUAL, 1) == plan([path], USUAL, 1)
    before = plan([path], USUAL, 1)[1]
    lines(tmp_path / "news.jsonl", records(4))
    assert plan([path], USUAL, 1)[1] != before


@pytest.mark.parametrize(
    ("name", "data"), [("x.parquet", b"PAR1 not"), ("x.warc.gz", b"\x1f\x8bnothing"), ("x.warc", b"no archive")]
)
def test_a_damaged_file_is_told_in_a_sentence(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=name):
        plan([str(tmp_path / name)], USUAL, 10)


def test_another_name_of_the_text_is_told_with_the_names_that_are_there(tmp_path):
    path = lines(tmp_path / "news.jsonl", [{"body": "Rain.", "id": 1}])
    with pytest.raises(ReadError, match=r"no column “text”. It has: body, id. Name it with --text"):
        plan([path], USUAL, 10)
    assert plan([path], Settings(text="body"), 10)[0]


def test_what_is_not_there_and_what_is_empty_is_told(tmp_path):
    with pytest.raises(ReadError, match="no file or folder"):
        plan([str(tmp_path / "none.jsonl")], USUAL, 10)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError, match="no article"):
        plan([str(tmp_path / "empty")], USUAL, 10)

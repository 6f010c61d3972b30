"""A run goes on where it was stopped, writes each article once, and mixes nothing."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date

import duckdb
import psutil
import pyarrow.parquet as pq
import pytest

from briefing.batch.engines import processes
from briefing.batch.entries import USUAL, Settings
from briefing.batch.plan import Shard
from briefing.batch.running import Place, go, prepare
from briefing.batch.work import Outcome
from briefing.errors import BriefingError
from tests.batch.helpers import done, files, lines, records, table
from tests.conftest import ROOT

SMALL = 1  # an article in a shard, or as many as begin in its bytes


@pytest.fixture
def source(tmp_path):
    rows = [row | {"text": row["text"] + "\n" + "Rain fell on the town all day. " * 300} for row in records(8)]
    return lines(tmp_path / "news.jsonl", rows)


def test_four_tables_and_a_mark_of_success(source, tmp_path):
    outcomes = done(source, tmp_path / "out", size=SMALL)
    assert sum(o.articles for o in outcomes) == 8
    assert len(outcomes) > 3
    assert [row["id"] for row in table(tmp_path / "out", "articles")] == [f"a{k}" for k in range(8)]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "_SUCCESS",
        "articles",
        "people",
        "quotes",
        "run.json",
        "sections",
    ]


def test_a_stopped_run_goes_on_and_ends_the_same(source, tmp_path):
    done(source, tmp_path / "whole", size=SMALL)
    outcomes = go(prepare([source], tmp_path / "out", size=SMALL), Place())
    first = next(outcomes)
    outcomes.close()
    assert not (tmp_path / "out" / "_SUCCESS").exists()
    assert not (tmp_path / "out" / "_unfinished").exists()
    assert first.shard not in [o.shard for o in done(source, tmp_path / "out", size=SMALL)]
    assert files(tmp_path / "out") == files(tmp_path / "whole")
    assert (tmp_path / "out" / "_SUCCESS").exists()


def test_files_without_their_articles_are_written_again(source, tmp_path):
    done(source, tmp_path / "out", size=SMALL)
    before = files(tmp_path / "out")
    sorted((tmp_path / "out" / "articles").iterdir())[2].unlink()
    assert len(done(source, tmp_path / "out", size=SMALL)) == 1
    assert files(tmp_path / "out") == before


def test_a_shard_that_is_done_is_not_done_again(source, tmp_path):
    run = prepare([source], tmp_path / "out", size=SMALL)
    once = run.work(run.todo[0])
    written = (tmp_path / "out" / "articles" / f"{run.todo[0].name}.parquet").stat().st_mtime_ns
    assert run.work(run.todo[0]) == once
    assert (tmp_path / "out" / "articles" / f"{run.todo[0].name}.parquet").stat().st_mtime_ns == written


def test_the_rules_stand_in_every_file(source, tmp_path):
    done(source, tmp_path / "out")
    rules = json.loads((tmp_path / "out" / "run.json").read_text())["rules"]
    for path in (tmp_path / "out").rglob("*.parquet"):
        assert pq.read_metadata(path).metadata[b"briefing.rules"].decode() == rules


@pytest.mark.parametrize("change", ["rules", "input", "settings"])
def test_another_run_is_refused(source, tmp_path, change, monkeypatch):
    done(source, tmp_path / "out")
    before = files(tmp_path / "out")
    settings = USUAL
    if change == "rules":
        monkeypatch.setattr("briefing.batch.running.rules", lambda: "0.0.1 other")
    elif change == "input":
        lines(tmp_path / "news.jsonl", records(9))
    else:
        settings = Settings(id="published")
    with pytest.raises(BriefingError, match=r"holds another run: its .*(rules|input|settings)"):
        done(source, tmp_path / "out", settings=settings)
    assert files(tmp_path / "out") == before


def test_a_users_word_list_is_a_rule(tmp_path):
    from briefing import config
    from briefing.batch.rules import rules

    rules.cache_clear()
    before = rules()
    folder = config.folder("config") / "lexicon"
    folder.mkdir(parents=True)
    (folder / "desk.toml").write_text('roles = "rapporteur"\n')
    rules.cache_clear()
    assert rules() != before
    rules.cache_clear()


def test_a_machine_with_other_rules_does_nothing(source, tmp_path, monkeypatch):
    run = prepare([source], tmp_path / "out")
    monkeypatch.setattr("briefing.batch.work.rules", lambda: "0.0.1 other")
    assert "other rules" in run.work(run.todo[0]).error
    assert not files(tmp_path / "out")


def test_a_folder_with_other_files_is_refused(source, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    with pytest.raises(BriefingError, match="other files"):
        done(source, tmp_path / "out")


def test_a_shard_that_cannot_be_read_is_missing_and_tried_again(source, tmp_path):
    other = tmp_path / "other.jsonl"
    lines(other, records(2))
    run = prepare([source, str(other)], tmp_path / "out")
    data = other.read_bytes()
    other.unlink()
    outcomes = list(go(run, Place()))
    assert [bool(o.error) for o in outcomes] == [False, True]
    assert not (tmp_path / "out" / "_SUCCESS").exists()
    other.write_bytes(data)
    assert [o.articles for o in done([source, str(other)], tmp_path / "out")] == [2]
    assert (tmp_path / "out" / "_SUCCESS").exists()


def test_broken_lines_are_rows_with_their_error(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": 1, "text": "Rain fell."}\n\n{"id": 2, "te\n[1]\n"x"\n{"id": 3, "text": "\\ud83d Wind."}\n\xff\n'
        + b"[" * 20000
    )
    (outcome,) = done(str(path), tmp_path / "out")
    assert (outcome.articles, outcome.failed) == (7, 5)
    assert [row["id"] for row in table(tmp_path / "out", "articles") if row["error"] is None] == ["1", "3"]


def test_a_file_that_is_no_article_is_a_row_with_its_error(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Mayor Anna Holm came late.")
    (folder / "b.png").write_bytes(b"\x89PNG\r\n")
    done(str(folder), tmp_path / "out")
    assert [(row["id"], row["error"] is None) for row in table(tmp_path / "out", "articles")] == [
        ("a.txt", True),
        ("b.png", False),
    ]


def test_a_killed_process_costs_nothing(source, tmp_path):
    done(source, tmp_path / "loop", size=SMALL)
    run = prepare([source], tmp_path / "out", size=SMALL)
    seats = [processes.Seat(run.work) for _ in range(2)]
    os.kill(seats[0].process.pid, signal.SIGKILL)
    seats[0].process.join()  # its pipe is closed when it is given a shard
    assert all(not o.error for o in processes.spread(iter(run.todo), seats))
    for seat in seats:
        seat.kill()
    assert files(tmp_path / "out") == files(tmp_path / "loop")


class Deadly:
    """Work that one shard kills the process of."""

    def __call__(self, shard):
        if shard.name == "bad":
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(shard.name, 1)


def test_a_shard_that_kills_its_process_is_told_and_the_others_are_done():
    shards = [Shard(name, "jsonl", "") for name in ("a", "bad", "b", "c")]
    outcomes = {o.shard: o for o in processes.run(Deadly(), shards, workers=2, address=None)}
    assert outcomes["bad"].error == processes.DIED
    assert [outcomes[name].articles for name in ("a", "b", "c")] == [1, 1, 1]


def test_an_interrupt_ends_all_processes_and_leaves_no_unfinished_file(source, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "briefing", "analyze", source, "--out", out, "--shard", "1", "--jobs", "2"]
    run = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    wait_for(lambda: list(out.glob("articles/*")))
    os.killpg(run.pid, signal.SIGINT)
    assert run.communicate(timeout=60)[1] == ""
    assert run.returncode == 130
    assert not (out / "_unfinished").exists()
    wait_for(lambda: not [p for p in psutil.process_iter() if lives_in(p, run.pid)])
    done(source, out, size=1)
    assert len(table(out, "articles")) == 8


def wait_for(true, seconds=20):
    """Ask again until it is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def lives_in(process, group):
    """Whether a process of that group still runs; one that has ended and that nobody asked after does not."""
    try:
        return os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE
    except (ProcessLookupError, psutil.NoSuchProcess):
        return False


def test_duckdb_answers_as_the_readme_says(tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8").split("## Many articles")[1]
    news, sql, answer = (re.search(rf"```{kind}\n(.*?)```", readme, re.S).group(1) for kind in ("json", "sql", "text"))
    (tmp_path / "news.jsonl").write_text(news, encoding="utf-8")
    done(str(tmp_path / "news.jsonl"), tmp_path / "tables")
    rows = duckdb.sql(sql.replace("'tables/", f"'{tmp_path}/tables/")).fetchall()
    assert rows == [tuple(map(type_of, line.split("|"))) for line in answer.splitlines()[1:]]


def type_of(cell):
    cell = cell.strip()
    return date.fromisoformat(cell) if re.fullmatch(r"\d{4}-\d\d-\d\d", cell) else cell

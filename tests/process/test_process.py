"""The analysis process: JSON lines in and out, batches, garbage, errors, a kill in the middle, a start after it."""

import gc
import io
import json
import queue
import time

import pytest

import briefing
from briefing.process import wire
from briefing.process.client import AnalysisProcess
from briefing.process.server import serve
from briefing.process.wire import assembled
from tests.conftest import SEEDS

TALKS = str(SEEDS / "geneva-talks.txt")


def lines_of(*requests):
    out = io.BytesIO()
    serve(io.BytesIO(b"".join(r if isinstance(r, bytes) else json.dumps(r).encode() + b"\n" for r in requests)), out)
    return out.getvalue().splitlines()


def answers(*requests):
    return list(assembled(iter(lines_of(*requests))))


def collect(process):
    events = queue.Queue()
    process.listen(events.put)
    return events


def until(events, kind, seconds=60):
    while True:
        event = events.get(timeout=seconds)
        if event["event"] == kind:
            return event


def test_the_article_comes_alone_and_the_rest_when_asked_for():
    assert [e["event"] for e in answers({"id": 1, "open": TALKS})] == ["article"]
    events = answers({"id": 1, "open": TALKS}, {"id": 1, "analyze": True})
    kinds = [e["event"] for e in events]
    assert kinds[0] == "article"
    assert kinds[-1] == "analysis"
    assert kinds.count("part") == 2
    assert "progress" in kinds


def test_garbage_is_collected_again_once_an_article_is_analysed():
    gc.disable()
    try:
        lines_of({"id": 1, "open": TALKS})
        assert not gc.isenabled()
        lines_of({"id": 1, "open": TALKS}, {"id": 1, "analyze": True})
        assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()


def test_people_are_there_before_quotes_and_sections():
    events = answers({"id": 1, "open": TALKS}, {"id": 1, "analyze": True})
    parts = [e["analysis"] for e in events if e["event"] in ("part", "analysis")]
    assert [bool(p.people) for p in parts] == [True, True, True]
    assert [bool(p.quotes) for p in parts] == [False, True, True]
    assert [bool(p.sections) for p in parts] == [False, False, True]


def test_what_comes_over_the_pipe_is_the_analysis_itself(monkeypatch):
    whole = briefing.analyze(briefing.read(TALKS))
    for batch in (1, 3, 400):
        monkeypatch.setattr(wire, "BATCH", batch)
        assert answers({"id": 1, "open": TALKS}, {"id": 1, "analyze": True})[-1]["analysis"] == whole


def test_a_file_that_cannot_be_read_is_an_event():
    events = answers({"id": 7, "open": "missing.txt"})
    assert events == [{"id": 7, "event": "error", "message": events[0]["message"]}]
    assert "no file" in events[0]["message"]


def test_garbage_is_answered_and_the_next_request_too():
    events = answers(b"not json\n", b"[1, 2]\n", {"id": 3, "analyze": True}, {"id": 2, "open": TALKS})
    assert [e["event"] for e in events] == ["error", "error", "article"]


def test_a_cut_of_the_readers_is_named():
    whole = briefing.analyze(briefing.read(TALKS))
    starts = [s.start for s in whole.sections] + [whole.article.paragraphs[-3].start]
    titles = answers({"id": 1, "open": TALKS}, {"id": 1, "analyze": True}, {"id": 2, "starts": starts})[-1]
    assert titles["event"] == "titles"
    assert [start for start, _ in titles["titles"]] == sorted(starts)
    assert all(title for _, title in titles["titles"])


def test_a_killed_process_says_so_and_starts_again():
    process = AnalysisProcess()
    events = collect(process)
    process._process.kill()
    assert until(events, "stopped")["code"] != 0
    process.analyze(process.open(TALKS))
    assert until(events, "analysis")["analysis"].people
    process.stop()
    assert not process.running


def test_text_by_pipe_keeps_every_character():
    process = AnalysisProcess()
    number = process.open("standard input", data="“Zürich”\x1b said so.\n".encode())
    assert process.early_article(number, 30).text == "“Zürich”\x1b said so."
    process.stop()


def test_an_article_that_comes_late_is_not_waited_for():
    process = AnalysisProcess()
    number = process.open(TALKS)
    assert process.early_article(number, 0) is None
    events = collect(process)
    assert until(events, "article")["id"] == number
    process.stop()


def test_nothing_of_the_current_folder_is_run(tmp_path, monkeypatch):
    """A folder of downloads may hold a file that is called as a module is."""
    (tmp_path / "base64.py").write_text("open('was-run', 'w').close()")
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "__init__.py").write_text("open('was-run', 'w').close()")
    monkeypatch.chdir(tmp_path)
    process = AnalysisProcess()
    try:
        process.open(TALKS)
        assert until(collect(process), "article")["article"].title
    finally:
        process.stop()
    assert not (tmp_path / "was-run").exists()


# ---------------------------------------------------------------------- what comes back wrong
def back(*events):
    """What the screen is told when the process sends the events of an analysis with those after it."""
    begun = lines_of({"id": 1, "open": TALKS}, {"id": 1, "analyze": True})
    return list(assembled(iter([*begun, *(json.dumps(e).encode() for e in events)])))


@pytest.mark.parametrize(
    "event",
    [
        {"event": "article", "article": {}},
        {"event": "article", "article": 3},
        {"event": "article"},
        {"event": "rows", "part": "people", "first": True, "rows": [{"id": "one"}]},
        {"event": "rows", "part": "people", "first": True, "rows": [{"more": [1]}]},
        {"event": "rows", "part": "nothing", "first": True, "rows": [1]},
        {"event": "rows", "part": "people"},
        {"event": "progress", "step": "people", "share": "half"},
        {"event": "titles", "titles": [[1]]},
        {"event": "titles", "titles": [["a", "b"]]},
        {"event": "sections", "sections": [{"title": 1, "start": 0, "end": 9**9}]},
        {"event": "error"},
    ],
)
def test_an_event_that_does_not_hold_what_it_must_is_an_error_and_the_next_one_comes(event):
    *_, wrong, after = back({"id": 5, **event}, {"id": 6, "event": "notice", "message": "still here"})
    assert (wrong["id"], wrong["event"]) == (5, "error")
    assert "not understood" in wrong["message"]
    assert after["message"] == "still here"


def test_an_analysis_outside_its_text_is_not_shown():
    rows = {"id": 1, "event": "rows", "part": "sentences", "first": True, "rows": [[0, 10**9]]}
    assert back(rows, {"id": 1, "event": "analysis"})[-1]["event"] == "error"


def test_what_is_no_event_is_passed_over():
    told = back({"id": 1, "event": "mystery"}, [1], {"id": 1}, {"id": 1, "event": {}}, {"event": "kept"})
    assert [e["event"] for e in told[-2:]] == ["analysis", "kept"]


def test_how_the_article_was_left_comes_with_it():
    from briefing import library

    assert [e["event"] for e in answers({"id": 1, "open": TALKS, "keep": True})] == ["article", "reading"]
    article = briefing.read(TALKS)
    left = library.Reading(offset=300, folded=(0, 900), person="Sergei Lavrov", marks=(briefing.model.Mark(3, 9, "a note"),))
    assert library.keep_reading(article, left)
    told = answers({"id": 1, "open": TALKS, "keep": True})[1]["reading"]
    assert library.reading_of(told) == left == library.reading(article)
    assert library.reading_of({"folded": 3}) == library.Reading()


def test_what_the_library_has_comes_unasked_and_once():
    lines_of({"id": 1, "open": TALKS, "keep": True}, {"id": 1, "analyze": True})
    told = answers({"id": 1, "open": TALKS, "keep": True}, {"id": 1, "analyze": True})
    assert [e["event"] for e in told] == ["article", "reading", "analysis", "kept"]


@pytest.mark.parametrize("early", [True, False])
def test_what_comes_unasked_is_told_when_it_is_wanted(early):
    lines_of({"id": 1, "open": TALKS, "keep": True}, {"id": 1, "analyze": True})
    process = AnalysisProcess()
    number = process.open(TALKS, keep=True)
    assert process.early_article(number, 30)
    assert process.early_analysis(number + 1) is None
    while not any(e["event"] == "kept" for e in process._held):
        time.sleep(0.01)
    known = process.early_analysis(number) if early else None
    events = collect(process)
    assert [e["event"] for e in process._waiting] == []
    process.analyze(number)
    process._ask({"open": "missing.txt"})
    kinds = []
    while "error" not in kinds:
        kinds.append(events.get(timeout=60)["event"])
    assert kinds == (["kept", "error"] if early else ["reading", "analysis", "kept", "error"])
    assert not early or known[1].people
    process.stop()

"""The analysis process: JSON lines in and out, garbage, errors, a kill in the middle, a start after it."""

import io
import json
import queue

from briefing.worker import AnalysisProcess, analysis_of, article_of, serve
from tests.conftest import SEEDS

TALKS = str(SEEDS / "geneva-talks.txt")


def answers(*lines):
    out = io.BytesIO()
    serve(io.BytesIO(b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def collect(process):
    events = queue.Queue()
    process.listen(events.put)
    return events


def until(events, kind, seconds=60):
    while True:
        event = events.get(timeout=seconds)
        if event["event"] == kind:
            return event


def test_the_article_comes_first_then_progress_then_the_analysis():
    events = answers({"id": 1, "open": TALKS})
    assert next(e["event"] for e in events) == "article"
    assert events[-1]["event"] == "analysis"
    assert any(e["event"] == "progress" for e in events)
    analysis = analysis_of(events[-1], article_of(events[0]))
    assert "Sergei Lavrov" in [p.name for p in analysis.people]


def test_a_file_that_cannot_be_read_is_an_event():
    events = answers({"id": 7, "open": "missing.txt"})
    assert events == [{"id": 7, "event": "error", "message": events[0]["message"]}]
    assert "no file" in events[0]["message"]


def test_garbage_is_answered_and_the_next_request_too():
    events = answers(b"not json\n", b"[1, 2]\n", {"id": 2, "open": TALKS})
    assert [e["event"] for e in events][:2] == ["error", "error"]
    assert events[-1]["event"] == "analysis"


def test_a_killed_process_says_so_and_starts_again():
    process = AnalysisProcess()
    events = collect(process)
    process._process.kill()
    assert until(events, "stopped")["code"] != 0
    process.open(TALKS)
    events = collect(process)
    assert until(events, "analysis")["analysis"]["people"]
    process.stop()
    assert not process.running


def test_text_by_pipe_keeps_every_character():
    process = AnalysisProcess()
    process.open("standard input", data="“Zürich”\x1b said so.\n".encode())
    events = collect(process)
    assert article_of(until(events, "article")).text == "“Zürich”\x1b said so."
    process.stop()

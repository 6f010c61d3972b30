"""The analysis process, both ends: one JSON object a line each way, so that the screen never waits for spaCy.

Requests: {"id", "open": source, "encoding"} or {"id", "data": base64, "open": name}. Events: {"id", "event", ...} with
event one of `article` (sent before spaCy is imported), `progress` (step, share), `analysis`, `error` (message).
Cancel by killing the process and starting another; a crash is an ordinary event of kind `error`.
"""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from briefing.errors import BriefingError
from briefing.model import Analysis, Article, article_dict, article_from_dict

Event = dict[str, Any]


# ---------------------------------------------------------------------- the process's side
def serve(requests: BinaryIO, events: BinaryIO) -> None:
    """Answer requests until the pipe closes."""

    def send(event: Event) -> None:
        events.write(json.dumps(event, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        events.flush()

    for line in iter(requests.readline, b""):
        try:
            request = json.loads(line)
            number = request["id"]
        except (ValueError, KeyError, TypeError):
            send({"id": None, "event": "error", "message": "A request was not understood."})
            continue
        try:
            answer(request, number, send)
        except BriefingError as error:
            send({"id": number, "event": "error", "message": str(error)})
        except Exception as error:  # the screen shows it; the process lives on for the next article
            send({"id": number, "event": "error", "message": f"The analysis failed ({type(error).__name__}: {error})."})


def answer(request: Event, number: int, send: Callable[[Event], None]) -> None:
    from briefing.reading import article_from_bytes, open_article

    if "data" in request:
        article = article_from_bytes(base64.b64decode(request["data"]), request["open"], request.get("encoding"))
    else:
        article = open_article(request["open"], encoding=request.get("encoding"))
    send({"id": number, "event": "article", "article": article_dict(article)})
    send({"id": number, "event": "progress", "step": "words", "share": 0.02})
    from briefing import config
    from briefing.analysis import analyze
    from briefing.brief import condense

    def progress(step: str, share: float) -> None:
        send({"id": number, "event": "progress", "step": step, "share": share})

    analysis = condense(analyze(article, user_lexicon=config.user_lexicon(), progress=progress))
    data = analysis.to_dict()
    del data["text"], data["paragraphs"]
    send({"id": number, "event": "analysis", "analysis": data})


# ---------------------------------------------------------------------- the screen's side
class AnalysisProcess:
    """A running analysis process. Start it before Textual is imported: then both load at the same time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "briefing.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def open(self, source: str, *, data: bytes | None = None, encoding: str | None = None) -> int:
        """Ask for an article; returns the request's number. Starts a new process when the old one is gone."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        self._number += 1
        request: Event = {"id": self._number, "open": source, "encoding": encoding}
        if data is not None:
            request["data"] = base64.b64encode(data).decode("ascii")
        assert self._process is not None
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        return self._number

    def listen(self, receive: Callable[[Event], None]) -> None:
        """Call `receive` with each event, from a thread of its own, until the process ends."""
        process = self._process
        assert process is not None
        assert process.stdout is not None
        stream = process.stdout

        def read() -> None:
            for line in iter(stream.readline, b""):
                try:
                    event = json.loads(line)
                except ValueError:
                    continue
                if isinstance(event, dict):
                    receive(event)
            code = process.wait()
            if process is self._process:
                receive({"id": None, "event": "stopped", "code": code})

        threading.Thread(target=read, daemon=True).start()

    def stop(self) -> None:
        """End the process; safe to call twice."""
        process, self._process = self._process, None
        if process and process.poll() is None:
            process.kill()
            process.wait()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None


def article_of(event: Event) -> Article:
    return article_from_dict(event["article"])


def analysis_of(event: Event, article: Article) -> Analysis:
    """The analysis of an event, joined with the article that was sent before it."""
    base = article_dict(article)
    return Analysis.from_dict({**base, **event["analysis"], "text": base["text"], "paragraphs": base["paragraphs"]})


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        serve(sys.stdin.buffer, sys.stdout.buffer)

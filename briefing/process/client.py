"""The screen's end of the analysis process: starts it, asks it, hears it. Cancel by stopping it and starting another; a crash is an
ordinary event of kind `stopped`."""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

from briefing.model import Analysis, Article
from briefing.process.wire import Event, assembled

KEEPING = 3.0  # seconds that an end waits for the library
LAST_EVENTS = frozenset(("kept", "error", "stopped"))
ANALYSIS = frozenset(("progress", "part", "analysis", "notice", "kept"))
"""events that are told once the analysis is wanted; that of the library comes before, so that nobody waits for it then"""


class AnalysisProcess:
    """A running analysis process. Start it before Textual is imported: then both load at the same time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0
        self._keeps = self._keeping = self._refreshing = False
        self._receive: Callable[[Event], None] | None = None
        self._waiting: list[Event] = []
        self._held: list[Event] = []
        self._wanted = 0
        self._news = threading.Condition()
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            # -P: a file of the current folder that is called as a module is must not be run
            [sys.executable, "-P", "-m", "briefing.process.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        threading.Thread(target=self._hear, args=(self._process,), daemon=True).start()

    def _hear(self, process: subprocess.Popen[bytes]) -> None:
        """Read what one process says, in a thread of its own."""
        assert process.stdout is not None
        for event in assembled(iter(process.stdout.readline, b"")):
            self._deliver(event)
        code = process.wait()
        if process is self._process:
            self._deliver({"id": None, "event": "stopped", "code": code})

    def _deliver(self, event: Event) -> None:
        with self._news:
            if event["event"] == "analysis":
                self._keeping = self._keeps
            elif event["event"] in LAST_EVENTS:
                self._keeping = False
                self._news.notify_all()
            elif event["event"] == "refreshed" and event.get("done"):
                self._refreshing = False
            if event["event"] in ANALYSIS and event.get("id") != self._wanted:
                self._held.append(event)
            else:
                self._tell(event)

    def _tell(self, event: Event) -> None:
        if self._receive:
            self._receive(event)
        else:
            self._waiting.append(event)
            self._news.notify_all()

    def open(
        self,
        source: str,
        *,
        data: bytes | None = None,
        encoding: str | None = None,
        allow_private: bool = False,
        keep: bool = False,
        again: bool = False,
    ) -> int:
        """Ask for an article; returns the request's number. Starts a new process when the old one is gone."""
        if self._refreshing:
            self.stop()  # an article does not wait for feeds; they are asked again the next time
        if not self.running:
            self._start()
        self._keeps, self._keeping, self._held = keep, False, []
        request: Event = {"open": source, "encoding": encoding, "allow_private": allow_private, "keep": keep, "again": again}
        if data is not None:
            request["data"] = base64.b64encode(data).decode("ascii")
        return self._ask(request)

    def analyze(self, number: int) -> None:
        """Ask for the analysis of the article that a request has opened, unless it has come with it."""
        with self._news:
            self._wanted, held, self._held = number, self._held, []
            come = [event for event in held if event.get("id") == number]
            for event in come:
                self._tell(event)
        if self.running and not come:
            self._ask({"id": number, "analyze": True})

    def name_sections(self, starts: Sequence[int]) -> int | None:
        """Ask what the sections of the last article are called when they start there; None when the process is gone."""
        return self._ask({"starts": list(starts)}) if self.running else None

    def _ask(self, request: Event) -> int:
        self._number += "id" not in request
        assert self._process is not None
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(json.dumps({"id": self._number, **request}).encode() + b"\n")
            self._process.stdin.flush()
        return self._number

    def listen(self, receive: Callable[[Event], None]) -> None:
        """Call `receive` with each event from now on, from another thread; first with those that came before."""
        with self._news:
            for event in self._waiting:
                receive(event)
            self._waiting.clear()
            self._receive = receive

    def early_article(self, number: int, seconds: float) -> Article | None:
        """The article of a request when it comes within that time; to be asked before listening."""

        def come() -> Event | None:
            return next((e for e in self._waiting if e.get("id") == number and e["event"] in ("article", "error")), None)

        with self._news:
            self._news.wait_for(come, seconds)
            event = come()
            if event is None or event["event"] != "article":
                return None
            self._waiting.remove(event)
            return event["article"]

    def early_analysis(self, number: int) -> tuple[dict[str, Any], Analysis] | None:
        """How the article of a request was left, and the analysis that the library has of it, when both have come; told once."""
        with self._news:
            reading = next((e for e in self._waiting if e["event"] == "reading" and e.get("id") == number), None)
            analysis = next((e for e in self._held if e["event"] == "analysis" and e.get("id") == number), None)
            if reading is None or analysis is None:
                return None
            self._waiting.remove(reading)
            self._held.remove(analysis)
            return reading["reading"], analysis["analysis"]

    def cut(self, count: int) -> int | None:
        """Ask for the last article in about so many sections; None when the process is gone."""
        return self._ask({"count": count}) if self.running else None

    def refresh(self) -> int | None:
        """Ask the feeds of the library; a new process is started when there is none."""
        if not self.running:
            self._start()
        self._refreshing = True
        return self._ask({"refresh": True})

    def stop(self) -> None:
        """End the process, once an article that it is keeping is kept; safe to call twice."""
        with self._news:
            self._news.wait_for(lambda: not self._keeping, KEEPING)
        process, self._process, self._refreshing = self._process, None, False
        if process and process.poll() is None:
            process.kill()
            process.wait()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

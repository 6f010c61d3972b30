"""The process's end: answers requests with what the engine finds, so that the screen never waits for spaCy.

The engine and all it brings are loaded when the first request needs them.
"""

from __future__ import annotations

import base64
import contextlib
import gc
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from briefing.errors import BriefingError
from briefing.model import PARTS, Analysis, Article, Section
from briefing.process.wire import Event, article_on_wire, row_events

if TYPE_CHECKING:
    from briefing.analysis.analyzing import Findings

Send = Callable[[Event], None]


def serve(requests: BinaryIO, events: BinaryIO) -> None:
    """Answer requests until the pipe closes."""

    def send(event: Event) -> None:
        events.write(json.dumps(event, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        events.flush()

    server = Server(send)
    for line in iter(requests.readline, b""):
        try:
            request = json.loads(line)
            number = request["id"]
        except (ValueError, KeyError, TypeError, RecursionError):
            send({"id": None, "event": "error", "message": "A request was not understood."})
            continue
        try:
            server.answer(request)
            if "open" not in request or server.stored:
                collect_again()
        except BriefingError as error:
            send({"id": number, "event": "error", "message": str(error)})
        except Exception as error:  # the screen shows it; the process lives on for the next article
            send({"id": number, "event": "error", "message": f"The analysis failed ({type(error).__name__}: {error})."})


def collect_again() -> None:
    """After the first article: what was loaded for it stays, and is not looked through any more."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class Server:
    """The article that is open, what the library has of it, and what its sections were found from."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.article: Article | None = None
        self.stored: Analysis | None = None
        self.findings: Findings | None = None
        self.keep = False
        self.answered: int | None = None
        """the request whose article has its analysis sent"""

    def answer(self, request: Event) -> None:
        """Do what one request asks. Raises ReadError, LibraryError, LexiconError, ConfigError."""
        number = request["id"]
        if "refresh" in request:
            self.refresh(number)
        elif "open" in request:
            self.open(request)
        elif self.article is None:
            return
        elif "starts" in request:
            titles = {s.start: s.title for s in self.cut(starts=request["starts"])}
            self.send({"id": number, "event": "titles", "titles": sorted(titles.items())})
        elif "count" in request:
            cut = Analysis(self.article, sections=tuple(self.cut(count=request["count"])))
            self.send({"id": number, "event": "sections", "sections": cut.rows("sections")})
        elif "analyze" in request and number != self.answered:
            self.analyze(number, self.article)

    def open(self, request: Event) -> None:
        """Read what a request names or holds; one of the library is not read anew."""
        from briefing import engine

        article = engine.read(
            request["open"],
            data=base64.b64decode(request["data"]) if "data" in request else None,
            encoding=request.get("encoding"),
            allow_private=bool(request.get("allow_private")),
            again=bool(request.get("again")),
        )
        self.article, self.findings, self.stored, self.keep = article, None, None, bool(request.get("keep"))
        self.send({"id": request["id"], "event": "article", "article": article_on_wire(article)})
        if self.keep:  # while the text is drawn
            self.send({"id": request["id"], "event": "reading", "reading": engine.left(article)})
            self.stored = engine.stored(article)
        if self.stored:  # nobody need ask for what is there
            self.analyze(request["id"], article)

    def analyze(self, number: int, article: Article) -> None:
        """Send the analysis, the stored one when there is one, and keep it when asked to."""
        from briefing import engine

        self.answered = number
        if not self.stored:
            self.send({"id": number, "event": "progress", "step": "words", "share": 0.02})
        analysis = self.stored or self.found(number, article)
        for part in PARTS:
            self.send_rows(part, analysis, number)
        self.send({"id": number, "event": "analysis"})
        for lost in analysis.article.notes[len(article.notes) :]:
            self.send({"id": number, "event": "notice", "message": lost})
        if self.keep:
            if problem := engine.keep(analysis, stored=bool(self.stored)):
                self.send({"id": number, "event": "notice", "message": problem})
            self.send({"id": number, "event": "kept"})

    def found(self, number: int, article: Article) -> Analysis:
        """Find everything in an article and send each part as soon as it is there."""
        from briefing import engine

        def progress(step: str, share: float) -> None:
            self.send({"id": number, "event": "progress", "step": step, "share": share})

        def found(part: str, items: Sequence[Any]) -> None:
            self.send_rows(part, Analysis(article, **{part: tuple(items)}), number)
            self.send({"id": number, "event": "part"})

        self.findings = engine.prepare(article, progress=progress, found=found)
        return engine.complete(self.findings, progress=progress)

    def cut(self, *, starts: Sequence[int] | None = None, count: int | None = None) -> Sequence[Section]:
        """The sections of the article cut otherwise; it is prepared where its analysis was stored."""
        from briefing import engine

        assert self.article is not None
        self.findings = self.findings or engine.prepare(self.article)
        return engine.cut(self.findings, starts=starts, count=count)

    def refresh(self, number: int) -> None:
        """Ask the feeds of the library and tell of each as it answers; then fetch what is to be read offline."""
        from briefing.gathering import asking, fetching
        from briefing.library import feeds
        from briefing.library.articles import Library

        new = 0
        with Library() as library:
            for feed, fresh, problem in asking.refresh(library, feeds.feeds(library)):
                new += fresh
                self.send({"id": number, "event": "refreshed", "feed": feed.name, "new": fresh, "problem": problem})
            for feed, _, problem in fetching.gather(library):
                self.send({"id": number, "event": "refreshed", "feed": feed.name, "new": 0, "problem": problem})
        self.send({"id": number, "event": "refreshed", "done": True, "new": new})

    def send_rows(self, part: str, analysis: Analysis, number: int) -> None:
        for event in row_events(part, analysis, number):
            self.send(event)


if __name__ == "__main__":
    gc.disable()  # nothing of what is loaded for the first article is garbage; looking for it takes a sixth of that time
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy has no work for a second one, whose start takes the screen's core
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        serve(sys.stdin.buffer, sys.stdout.buffer)

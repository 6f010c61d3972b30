"""The analysis process, both ends: one JSON object a line each way, so that the screen never waits for spaCy.

Requests: {"id", "open": source, "encoding"} or {"id", "data": base64, "open": name}, which read an article; then
{"id", "analyze": true}, sent once the text is on screen, for loading spaCy at the same time slows the first paint by a fifth
(measured on two cores); {"id", "starts": [...]} cuts the article into sections at those offsets, {"id", "count": n} into about so many. Events: {"id", "event", ...}
with event one of `article`, `progress` (step, share), `rows` (a batch of one part of the analysis), `part` (that part is
whole), `analysis`, `titles`, `sections`, `error` (message). Results travel in batches, so that neither end holds up its screen for long.
Cancel by killing the process and starting another; a crash is an ordinary event of kind `error`.
"""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from briefing.errors import BriefingError
from briefing.model import PARTS, Analysis, Article, Paragraph, article_dict, article_from_dict, mentions_from

if TYPE_CHECKING:
    from briefing.analysis.analyzing import Findings

Event = dict[str, Any]
Send = Callable[[Event], None]
BATCH = 400
KEEPING = 3.0  # seconds that an end waits for the library


# ---------------------------------------------------------------------- the process's side
def serve(requests: BinaryIO, events: BinaryIO) -> None:
    """Answer requests until the pipe closes."""
    article: Article | None = None
    findings: Findings | None = None
    stored: Analysis | None = None
    keep = False

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
            if "refresh" in request:
                send_refreshed(number, send)
            elif "starts" in request or "count" in request:
                findings = findings or (prepared(article) if article else None)
                (send_titles if "starts" in request else send_sections)(findings, request, send)
            elif "analyze" in request:
                findings = send_all(article, stored, number, keep, send) if article else None
            else:
                article, findings, keep = opened(request), None, bool(request.get("keep"))
                send({"id": number, "event": "article", "article": article_on_wire(article)})
                stored = stored_analysis(article) if keep else None  # while the text is drawn
        except BriefingError as error:
            send({"id": number, "event": "error", "message": str(error)})
        except Exception as error:  # the screen shows it; the process lives on for the next article
            send({"id": number, "event": "error", "message": f"The analysis failed ({type(error).__name__}: {error})."})


def opened(request: Event) -> Article:
    """The article that a request names or holds; one of the library is not read anew. Raises ReadError, LibraryError."""
    from briefing import library
    from briefing.reading import article_from_bytes, open_article

    if "data" in request:
        return article_from_bytes(base64.b64decode(request["data"]), request["open"], request.get("encoding"))
    kept = library.kept(request["open"], again=bool(request.get("again")))
    return kept or open_article(
        request["open"], encoding=request.get("encoding"), allow_private=bool(request.get("allow_private"))
    )


def article_on_wire(article: Article) -> Event:
    """An article without what can be counted again, its paragraphs as bare lists: a book must come at once."""
    paragraphs = [[p.start, p.end, p.kind] for p in article.paragraphs]
    return {**article_dict(replace(article, paragraphs=()), count=False), "paragraphs": paragraphs}


def article_from_wire(data: Event) -> Article:
    paragraphs = tuple(Paragraph(*row) for row in data["paragraphs"])
    return replace(article_from_dict({**data, "paragraphs": []}), paragraphs=paragraphs)


def stored_analysis(article: Article) -> Analysis | None:
    """What the library has of an article by the same rules; nothing of it needs spaCy."""
    from briefing import config, library

    return library.asked(lambda kept: kept.analysis(article, config.rules_version()), None)


def send_all(article: Article, stored: Analysis | None, number: int, keep: bool, send: Send) -> Findings | None:
    """Send the analysis of an article, the stored one when there is one, and keep it when asked to."""
    from briefing import config, library

    findings, analysis = (None, stored) if stored else send_analysis(article, number, send)
    if stored:
        send_parts(stored, number, send)
    if keep:
        library.asked(lambda kept: kept.keep_opened(analysis, config.rules_version(), bool(stored)), None, make=True)
        if problem := library.problem():
            send({"id": number, "event": "notice", "message": problem})
        send({"id": number, "event": "kept"})
    return findings


def send_refreshed(number: int, send: Send) -> None:
    """Ask the feeds of the library and tell of each as it answers."""
    from briefing import engine
    from briefing.library import feeds
    from briefing.library.articles import Library

    new = 0
    with Library() as library:
        for feed, fresh, problem in engine.refresh(library, feeds.feeds(library)):
            new += fresh
            send({"id": number, "event": "refreshed", "feed": feed.name, "new": fresh, "problem": problem})
    send({"id": number, "event": "refreshed", "done": True, "new": new})


def prepared(article: Article) -> Findings:
    """What sections are found from, for an article whose analysis was stored."""
    from briefing import config
    from briefing.analysis.analyzing import prepare

    return prepare(article, user_lexicon=config.user_lexicon(), user_topics=config.user_topics())


def send_parts(analysis: Analysis, number: int, send: Send) -> None:
    for part in PARTS:
        send_rows(part, analysis, number, send)
    send({"id": number, "event": "analysis"})


def send_analysis(article: Article, number: int, send: Send) -> tuple[Findings, Analysis]:
    """Find everything in an article and send it part by part."""
    send({"id": number, "event": "progress", "step": "words", "share": 0.02})
    from briefing import config
    from briefing.analysis.analyzing import finish, prepare
    from briefing.brief.condensing import condense

    def progress(step: str, share: float) -> None:
        send({"id": number, "event": "progress", "step": step, "share": share})

    def found(part: str, items: Sequence[Any]) -> None:
        send_rows(part, Analysis(article, **{part: tuple(items)}), number, send)
        send({"id": number, "event": "part"})

    findings = prepare(
        article, user_lexicon=config.user_lexicon(), user_topics=config.user_topics(), progress=progress, found=found
    )
    analysis = condense(finish(findings, progress=progress))
    send_parts(analysis, number, send)
    return findings, analysis


def send_rows(part: str, analysis: Analysis, number: int, send: Send) -> None:
    """One part of an analysis in batches; the first one says that what came before is out of date."""
    rows = list(in_pieces(analysis.rows(part, words=False)))
    for k in range(0, max(1, len(rows)), BATCH):
        send({"id": number, "event": "rows", "part": part, "first": k == 0, "rows": rows[k : k + BATCH]})


def in_pieces(rows: list[Event]) -> Iterator[Event]:
    """Rows with at most a batch of mentions each; what is left of a person's follows as `{"more": [...]}`."""
    for row in rows:
        mentions = row["mentions"] if isinstance(row, dict) and "mentions" in row else ()
        yield {**row, "mentions": mentions[:BATCH]} if len(mentions) > BATCH else row
        for k in range(BATCH, len(mentions), BATCH):
            yield {"more": mentions[k : k + BATCH]}


def send_titles(findings: Findings | None, request: Event, send: Send) -> None:
    """What sections are called that start where the reader says."""
    if findings is None:
        return
    from briefing.analysis.analyzing import cut_sections

    titles = {s.start: s.title for s in cut_sections(findings, request["starts"])}
    send({"id": request["id"], "event": "titles", "titles": sorted(titles.items())})


def send_sections(findings: Findings | None, request: Event, send: Send) -> None:
    """The article cut finer or coarser."""
    if findings is None:
        return
    from briefing.analysis.analyzing import cut_sections

    sections = tuple(cut_sections(findings, count=request["count"]))
    rows = Analysis(findings.article, sections=sections).rows("sections")
    send({"id": request["id"], "event": "sections", "sections": rows})


# ---------------------------------------------------------------------- the screen's side
class AnalysisProcess:
    """A running analysis process. Start it before Textual is imported: then both load at the same time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0
        self._keeps = self._keeping = False
        self._receive: Callable[[Event], None] | None = None
        self._waiting: list[Event] = []
        self._news = threading.Condition()
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "briefing.process.worker"],
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
            elif event["event"] in ("kept", "error", "stopped"):
                self._keeping = False
                self._news.notify_all()
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
        if not self.running:
            self._start()
        self._keeps, self._keeping = keep, False
        request: Event = {"open": source, "encoding": encoding, "allow_private": allow_private, "keep": keep, "again": again}
        if data is not None:
            request["data"] = base64.b64encode(data).decode("ascii")
        return self._ask(request)

    def analyze(self, number: int) -> None:
        """Ask for the analysis of the article that a request has opened."""
        if self.running:
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

    def cut(self, count: int) -> int | None:
        """Ask for the last article in about so many sections; None when the process is gone."""
        return self._ask({"count": count}) if self.running else None

    def refresh(self) -> int | None:
        """Ask the feeds of the library; a new process is started when there is none."""
        if not self.running:
            self._start()
        return self._ask({"refresh": True})

    def stop(self) -> None:
        """End the process, once an article that it is keeping is kept; safe to call twice."""
        with self._news:
            self._news.wait_for(lambda: not self._keeping, KEEPING)
        process, self._process = self._process, None
        if process and process.poll() is None:
            process.kill()
            process.wait()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None


def assembled(lines: Iterator[bytes]) -> Iterator[Event]:
    """Events with their batches put together: `article` carries an Article, `part` and `analysis` the Analysis so far."""
    analysis = Analysis(Article(""))
    collected: dict[str, list[Any]] = {}
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if not isinstance(event, dict):
            continue
        kind = event.get("event")
        if kind == "article":
            analysis = Analysis(article_from_wire(event["article"]))
            collected = {}
            event["article"] = analysis.article
        elif kind == "rows":
            collect(collected, event)
            continue
        elif kind in ("part", "analysis"):
            parts: dict[str, Any] = {part: tuple(rows) for part, rows in collected.items()}
            analysis = replace(analysis, **parts)
            event["analysis"] = analysis
        yield event


def collect(collected: dict[str, list[Any]], event: Event) -> None:
    """Add a batch to its part; mentions that follow a person are the person's."""
    part = event["part"]
    if event["first"]:
        collected[part] = []
    done = collected[part]
    for row in event["rows"]:
        if isinstance(row, dict) and "more" in row:
            done[-1] = replace(done[-1], mentions=(*done[-1].mentions, *mentions_from(row["more"])))
        else:
            done += Analysis.from_rows(part, [row])


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        serve(sys.stdin.buffer, sys.stdout.buffer)

"""Run the real app on a real article: with an analysis made here, with the server in a thread, or with the process itself.

Nothing here waits for a clock: `press` and `calm` wait until every message is processed and drawn, `settle` for what is seen.
"""

import io
import json
import os
import threading
import unicodedata
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.worker import WorkerCancelled

import briefing
from briefing import config
from briefing.app.app import BriefingApp
from briefing.app.widgets.panes import Pane
from briefing.model import Analysis
from briefing.process.client import AnalysisProcess
from briefing.process.server import serve

ARTICLES = Path(__file__).parent / "articles"
WIDE, MEDIUM, NARROW, EXTRA = (120, 40), (80, 24), (50, 20), (200, 60)
SIZES = [WIDE, MEDIUM, NARROW]
PATIENCE = 3000  # looks at what is awaited, some 20 ms apart
ROUNDS = 500  # of messages that lead to messages
WAITING = frozenset({"dialog", "clipboard"})  # groups of workers that wait for the reader or for another program


# ---------------------------------------------------------------------- the analysis
class Here:
    """Stands where the analysis process stands, and has the article before it is asked."""

    running = False

    def __init__(self, source):
        self.article = read(str(source))
        self.asked = []
        self.stopped = False

    def early_article(self, number, seconds):
        return self.article

    def early_analysis(self, number):
        return None

    def listen(self, receive):
        self.receive = receive

    def analyze(self, number):
        self.receive({"id": number, "event": "analysis", "analysis": analyzed(self.article)})

    def name_sections(self, starts):
        self.asked.append(starts)

    def cut(self, count):
        return None

    def stop(self):
        self.stopped = True


class Nothing:
    """Is never asked: there is no article."""

    running = False

    def listen(self, receive):
        pass


@cache
def read(source):
    return briefing.read(source)


@cache
def analyzed(article):
    """The analysis; of the seeds in `articles/` the one that is kept there, so that no screen changes with a rule."""
    kept = ARTICLES / f"{article.id}.json"
    if not kept.is_file():
        return briefing.analyze(article)
    return replace(Analysis.from_dict(json.loads(kept.read_text(encoding="utf-8"))), article=article)


class Slow(Here):
    """Has begun to look, and finds nothing."""

    def analyze(self, number):
        self.receive({"id": number, "event": "progress", "step": "people", "share": 0.3})


class Threaded(AnalysisProcess):
    """The real client and the real server with pipes between them, but the server is a thread, which has spaCy already."""

    def _start(self):
        self._process = Serving()
        threading.Thread(target=self._hear, args=(self._process,), daemon=True).start()


class Serving:
    """What of a `Popen` the client uses."""

    def __init__(self):
        requests, self.stdin = os.pipe()
        self.stdout, answers = os.pipe()
        self.stdin, self.stdout = io.FileIO(self.stdin, "w"), os.fdopen(self.stdout, "rb")
        self.ends = io.FileIO(requests), io.FileIO(answers, "w")
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        requests, answers = self.ends
        with suppress(OSError), requests, answers:
            serve(io.BufferedReader(requests), answers)

    def poll(self):
        return None if self.thread.is_alive() else 0

    def kill(self):
        self.stdin.close()

    def wait(self):
        self.thread.join()
        return 0


# ---------------------------------------------------------------------- the app
def is_read(app):
    """Everything is found in the article that is open."""
    return app.reader and app.reader.desk.done


def panes_are_there(app):
    """The text is on screen and the panes have come."""
    return app.reader and app.reader.arrangement.pane_of("quotes")


@asynccontextmanager
async def opened(source, size=WIDE, place="", *, process=Here, ready=is_read, sections=None, toasts=False, **settings):
    """The app, its pilot and its first screen, with an article that was analysed here; once it is `ready`."""
    settings = config.Settings(**settings)
    app = BriefingApp(process(source), settings, source=str(source), request=1, place=place, sections=sections)
    async with app.run_test(size=size, notifications=toasts) as pilot:
        await settle(app, pilot, ready)
        yield app, pilot, app.screen


@asynccontextmanager
async def reading(source, size=WIDE, *, process=Threaded, ready=is_read, **settings):
    """The same with the server or, with `process=AnalysisProcess`, the process; once it is `ready`. No source: the start screen."""
    process = process()
    request = process.open(str(source), keep=True) if source else None
    app = BriefingApp(process, config.Settings(**settings), source=str(source) if source else None, request=request)
    try:
        async with app.run_test(size=size) as pilot:
            if source:
                await settle(app, pilot, ready)
            else:
                await calm(pilot)
            yield app, pilot, app.screen
    finally:
        process.stop()


async def settle(app, pilot, ready=is_read):
    """Until something is seen that comes from elsewhere: an article, its analysis, an answer."""
    for _ in range(PATIENCE):
        if ready(app):
            break
        await pilot.pause(0.01)
    else:
        raise AssertionError("what was waited for did not come")
    await calm(pilot)


async def press(pilot, *keys):
    """Keys, one after the other, each with all that it sets going."""
    for key in keys:
        pilot.app._driver.send_message(key_event(key))
        await calm(pilot)


def key_event(key):
    """As a terminal sends it; `key` by Textual's name or as the character."""
    if len(key) == 1 and not key.isalnum():
        key = _character_to_key(key)
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        character = key if len(key) == 1 else None
    return events.Key(key, character)


async def calm(pilot):
    """Until every message is processed, every worker is done that waits for nobody, and all is drawn."""
    app, quiet = pilot.app, 0
    for _ in range(ROUNDS):
        if app._exit:
            break
        await pilot._wait_for_screen()
        app.screen._on_timer_update()
        if running := [w for w in app.workers if w.group not in WAITING and not w.is_finished]:
            with suppress(WorkerCancelled):  # a later one took over
                await app.workers.wait_for_complete(running)
        quiet = 0 if running or is_busy(app) else quiet + 1
        if quiet == 2:
            break


def is_busy(app):
    """Whether anything is still to be processed or drawn."""
    screen = app.screen
    pumps = [app, *screen.walk_children(with_self=True)]
    waiting = any(p._message_queue.qsize() or p._next_callbacks for p in pumps)
    return bool(waiting or screen._layout_required or screen._dirty_widgets or screen._callbacks)


# ---------------------------------------------------------------------- what is on screen
def shown(screen):
    """The text on the screen, line by line, as a terminal shows it."""
    return ["".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()]


def rows(screen, name):
    """The first lines of a pane's rows; in the list of people only of those who are people."""
    return [row.line for row in screen.query_one(f"#{name}", Pane).rows if not row.extra]


def place_of(screen, text):
    """The cell at which a text begins on the screen."""
    lines = shown(screen)
    y = next(y for y, line in enumerate(lines) if text in line)
    return lines[y].index(text), y

"""Run the real app on a real article: with its analysis process, or with an analysis made here, which is quicker."""

from contextlib import asynccontextmanager
from functools import cache

import briefing
from briefing import config
from briefing.app.app import BriefingApp
from briefing.app.widgets.panes import Pane
from briefing.process.client import AnalysisProcess

WIDE, MEDIUM, NARROW, EXTRA = (120, 40), (80, 24), (50, 20), (200, 60)
SIZES = [WIDE, MEDIUM, NARROW]


async def settle(app, pilot, ready=lambda app: app.reader and app.reader.desk.done):
    for _ in range(600):
        await pilot.pause(0.05)
        if ready(app):
            break
    await pilot.pause()
    await pilot.pause()


@asynccontextmanager
async def reading(source, size=WIDE, *, wait=True, **settings):
    """The app, its pilot and its first screen, once the analysis process is done."""
    process = AnalysisProcess()
    request = process.open(str(source), keep=True) if source else None
    app = BriefingApp(process, config.Settings(**settings), source=str(source) if source else None, request=request)
    try:
        async with app.run_test(size=size) as pilot:
            if source and wait:
                await settle(app, pilot)
            yield app, pilot, app.screen
    finally:
        process.stop()


class Here:
    """Stands where the analysis process stands, and has the article before it is asked."""

    running = False

    def __init__(self, source):
        self.article = read(str(source))
        self.asked = []

    def early_article(self, number, seconds):
        return self.article

    def listen(self, receive):
        self.receive = receive

    def analyze(self, number):
        self.receive({"id": number, "event": "analysis", "analysis": analyzed(self.article)})

    def name_sections(self, starts):
        self.asked.append(starts)

    def cut(self, count):
        return None

    def stop(self):
        pass


@cache
def read(source):
    return briefing.read(source)


@cache
def analyzed(article):
    return briefing.analyze(article)


@asynccontextmanager
async def opened(source, size=WIDE, place="", **settings):
    """As `reading`, with the same analysis made in this process."""
    app = BriefingApp(Here(source), config.Settings(**settings), source=str(source), request=1, place=place)
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        yield app, pilot, app.screen


async def press(pilot, *keys):
    """Keys, then all that they set going."""
    await pilot.press(*keys)
    await pilot.pause()
    busy = [w for w in pilot.app.workers if w.group in ("find", "fill", "preview", "clipboard")]
    if busy:
        await pilot.app.workers.wait_for_complete(busy)
    await pilot.pause()


def shown(screen):
    """The text on the screen, line by line, as a terminal shows it."""
    return ["".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()]


def rows(screen, name):
    """The first lines of a pane's rows; in the list of people only of those who are people."""
    return [row.line for row in screen.query_one(f"#{name}", Pane).rows if not row.extra]

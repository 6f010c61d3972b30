"""How the screen bears a long text: `python -m tests.benchmarks.screen [WORDS]`.

In the app itself, with its analysis process: folding, resizing and searching a text of a million words, and the longest
gap in a 60 Hz clock of the event loop from opening until the panes are filled.
"""

import asyncio
import gc
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from briefing import config
from briefing.app.app import BriefingApp
from briefing.app.base.search import Search
from briefing.model import Section
from briefing.process.client import AnalysisProcess
from tests.app.helpers import WIDE, settle
from tests.benchmarks.large import book

TICK = 1 / 60


class Clock:
    """Gaps between beats, with what was going on."""

    def __init__(self):
        self.gaps = []
        self.task = asyncio.create_task(self.beat())

    async def beat(self):
        last = time.perf_counter()
        while True:
            await asyncio.sleep(TICK)
            now = time.perf_counter()
            self.gaps.append(now - last - TICK)
            last = now

    def worst(self):
        return 1000 * max(self.gaps, default=0)


async def timed(pilot, action):
    begun = time.perf_counter()
    done = action()
    if asyncio.iscoroutine(done):
        await done
    await pilot.pause()
    return 1000 * (time.perf_counter() - begun)


async def whole(path):
    process = AnalysisProcess()
    app = BriefingApp(process, config.Settings(), source=str(path), request=process.open(str(path)))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot, lambda app: app.reader and app.reader.desk.article and app.reader.arrangement.pane_of("people"))
        clock = Clock()
        for _ in range(6000):
            await asyncio.sleep(0.05)
            if app.reader.desk.done and not [w for w in app.workers if w.group == "fill"]:
                break
        await asyncio.sleep(0.5)
        gap = clock.worst()
        clock.task.cancel()
        view, article = app.reader.view, app.reader.desk.article
        half = article.paragraphs[min(10_000, len(article.paragraphs) - 1)].start
        sections = (Section("One", 0, half, "given"), Section("Two", half, len(article.text), "given"))
        app.reader.desk.session.receive(replace(app.reader.desk.session.found, sections=sections))
        view.show_sections(sections)
        rows = [("longest gap while analysing, ms", gap, 50)]
        rows.append(("fold 10,000 paragraphs, ms", await timed(pilot, lambda: view.set_folded({0})), 100))
        rows.append(("unfold them, ms", await timed(pilot, lambda: view.set_folded(set())), 100))
        rows.append(("resize to 80x24, ms", await timed(pilot, lambda: pilot.resize_terminal(80, 24)), 100))
        for wanted in ("the", "vienna", "zürich"):
            first = []

            def look(wanted=wanted, first=first):
                finder = app.reader.finder
                finder._changed = lambda: first.append(time.perf_counter()) if finder.hits else None
                return finder.look_for(Search(wanted), 0)

            begun = time.perf_counter()
            total = await timed(pilot, look)
            shown = f" (first hits after {1000 * (first[0] - begun):.0f} ms)" if first else ""
            rows.append((f"search “{wanted}”{shown}, ms", total, 100))
    process.stop()
    return rows


def main(words=1_000_000):
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    gc.disable()  # as the command does until everything is found
    sys.setswitchinterval(0.001)
    for name, value, aim in asyncio.run(whole(Path(book(words)))):
        print(f"{name:60}{value:10.1f}   (aim {aim})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

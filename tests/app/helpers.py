"""Run the real app on a real article with a real analysis process."""

from contextlib import asynccontextmanager

from briefing import config
from briefing.app.app import BriefingApp
from briefing.app.reader_screen import ReaderScreen
from briefing.worker import AnalysisProcess

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (50, 20)
SIZES = [WIDE, MEDIUM, NARROW]


async def settle(app, pilot, ready=lambda app: app.reader and app.reader.analysis):
    for _ in range(600):
        await pilot.pause(0.05)
        if ready(app):
            break
    await pilot.pause()
    await pilot.pause()


@asynccontextmanager
async def reading(source, size=WIDE, **settings):
    """The app, its pilot and the reader screen, once the analysis is there."""
    process = AnalysisProcess()
    request = process.open(str(source)) if source else None
    app = BriefingApp(process, config.Settings(**settings), source=str(source) if source else None, request=request)
    try:
        async with app.run_test(size=size) as pilot:
            if source:
                await settle(app, pilot)
            yield app, pilot, app.screen
    finally:
        process.stop()


def shown(screen):
    """The text on the screen, line by line, as a terminal shows it."""
    return ["".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()]


__all__ = ["MEDIUM", "NARROW", "SIZES", "WIDE", "ReaderScreen", "reading", "settle", "shown"]

"""What the screens look like: a change here is to be looked at, not waved through (`pytest --snapshot-update`)."""

import pytest

from briefing import config
from briefing.app.app import BriefingApp
from briefing.worker import AnalysisProcess
from tests.app.helpers import MEDIUM, NARROW, WIDE, settle
from tests.conftest import SEEDS

CASES = {
    "reading-wide": (WIDE, []),
    "reading-medium": (MEDIUM, []),
    "reading-narrow": (NARROW, []),
    "person-wide": (WIDE, ["p", "j", "enter"]),
    "quotes-narrow": (NARROW, ["u", "j"]),
    "folded-wide": (WIDE, ["z"]),
    "find-medium": (MEDIUM, ["slash", *"geneva"]),
    "export-wide": (WIDE, ["e"]),
    "help-medium": (MEDIUM, ["question_mark"]),
}


@pytest.mark.parametrize("name", CASES)
def test_screen(name, snap_compare):
    size, keys = CASES[name]
    source = str(SEEDS / "geneva-talks.txt")
    process = AnalysisProcess()
    app = BriefingApp(process, config.Settings(), source=source, request=process.open(source))

    async def run(pilot):
        await settle(app, pilot)
        await pilot.press(*keys)
        await pilot.pause()
        for box in app.screen.query("Input"):
            box.cursor_blink = False

    try:
        assert snap_compare(app, terminal_size=size, run_before=run)
    finally:
        process.stop()

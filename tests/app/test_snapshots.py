"""What the start screen looks like."""

from briefing import config
from briefing.app.app import BriefingApp
from tests.app.helpers import MEDIUM, Nothing


def test_start_screen(snap_compare):
    assert snap_compare(BriefingApp(Nothing(), config.Settings(theme="textual-dark")), terminal_size=MEDIUM)

"""The application: what its palette offers, and how it ends."""

from briefing.app.widgets.panes import Pane
from tests.app.helpers import opened
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_the_palette_offers_what_keys_do():
    async with opened(TALKS) as (app, _, screen):
        titles = {c.title for c in app.get_system_commands(screen)}
        assert {"Export the brief", "Mark the sentence, or unmark it", "Fold or open the section"} <= titles


async def test_the_palette_writes_nothing_where_nobody_said():
    async with opened(TALKS) as (app, _, screen):
        titles = {c.title for c in app.get_system_commands(screen)}
        assert "Quit" in titles
        assert "Screenshot" not in titles


async def test_what_goes_wrong_while_all_is_closed_leaves_the_exit_code_as_it_was(tmp_path):
    async with opened(TALKS) as (app, _, _screen):
        app.end(131)
        app._handle_exception(ValueError("too late"))
        assert (app.return_code, app.return_value, app._exception) == (131, None, None)
    (report,) = (tmp_path / "home" / "data" / "log").glob("crash-*.log")
    assert "too late" in report.read_text()


async def test_panes_are_not_put_into_a_screen_that_was_left():
    async with opened(TALKS) as (_, _, screen):
        there = len(screen.query(Pane))
        left = len(screen.arrangement.left.query(Pane))
        await screen.arrangement.left.remove()
        await screen.arrangement.mount()
        assert len(screen.query(Pane)) == there - left

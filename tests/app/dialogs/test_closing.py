"""A key that is pressed twice, faster than a dialog goes, closes that dialog and nothing beneath it."""

import pytest
from textual.widgets import Input

from briefing.app.dialogs.ask import Ask
from briefing.app.dialogs.look import Dialog
from tests.app.helpers import calm, key_event, opened, press, reading, settle
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"
OPENING = [["question_mark"], ["c"], ["C"], ["e"], ["colon"], ["D"], ["i"], ["u", "c"], ["p", "C"]]


async def burst(pilot, *keys):
    """Keys that are all there before the first of them has done anything."""
    for key in keys:
        pilot.app._driver.send_message(key_event(key))
    await calm(pilot)


@pytest.mark.parametrize("opening", OPENING, ids="+".join)
async def test_a_dialog_is_closed_once(opening, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with opened(TALKS) as (app, pilot, screen):
        await press(pilot, *opening)
        assert isinstance(app.screen, Dialog)
        for key in ("enter", "escape"):
            await burst(pilot, *[key] * 4)
            assert app.is_running
            assert screen in app.screen_stack
            await press(pilot, "escape", "escape", "escape")
            assert app.screen is screen
            await press(pilot, *opening)


@pytest.mark.parametrize("opening", OPENING, ids="+".join)
async def test_keys_may_come_before_the_dialog(opening, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with opened(TALKS) as (app, pilot, screen):
        for key in ("down", "2"):
            await burst(pilot, *opening, key, key, "enter", key)
            await press(pilot, "escape", "escape", "escape")
            assert app.screen is screen


async def test_what_is_typed_before_a_line_is_there_stands_in_it():
    async with opened(TALKS) as (app, pilot, _):
        app.push_screen(Ask("Words", value="old "))
        await burst(pilot, "d", "a", "m")
        await press(pilot, "s")
        assert app.screen.query_one(Input).value == "old dams"


async def test_a_list_that_is_closed_before_it_is_filled_ends_nothing():
    async with opened(TALKS) as (app, pilot, screen):
        await press(pilot, "D")
        days = app.screen
        assert len(days.shown) > 3
        await press(pilot, "escape")
        days._fill()
        await press(pilot, "j")
        assert app.screen is screen
        assert app.is_running


@pytest.mark.parametrize("opening", ["t", "ctrl+p"])
async def test_keys_may_come_before_the_palette(opening):
    async with opened(TALKS) as (app, pilot, screen):
        for key in ("pagedown", "pageup", "down", "enter"):
            await burst(pilot, opening, key, "pagedown", key)
            await press(pilot, opening, key, "z", "pagedown", "pageup", "home", "escape", "escape")
            assert app.is_running
        await press(pilot, "escape", "escape")
        assert app.screen is screen


@pytest.mark.parametrize("key", ["down", "enter", "d", "slash"])
async def test_keys_may_come_before_the_library(key):
    async with reading(None) as (app, pilot, _):
        await burst(pilot, "l", key, key, "j", key)
        assert app.is_running


async def test_q_again_and_again_goes_back_and_out():
    async with reading(None) as (app, pilot, _):
        await press(pilot, "enter")
        await settle(app, pilot)
        await burst(pilot, *["q"] * 6)
    assert app.return_code == 0


async def test_keys_that_come_when_an_article_is_left_end_nothing():
    async with reading(None) as (app, pilot, _):
        await press(pilot, "enter")
        await settle(app, pilot)
        left = app.reader
        await press(pilot, "q")
        assert app.screen is not left
        for action in ("clear", "mark"):
            await app.run_action(action, left)
        assert app.is_running


async def test_a_palette_that_is_closed_gathers_nothing():
    async with opened(TALKS) as (app, pilot, screen):
        await press(pilot, "ctrl+p")
        palette = app.screen
        await press(pilot, "escape")
        assert app.screen is screen
        await palette._gather_commands("fold").wait()


async def test_the_palette_may_come_again_while_the_one_before_goes():
    async with opened(TALKS) as (app, pilot, screen):
        await press(pilot, "ctrl+p")
        first = app.screen
        app._screen_stack.remove(first)  # closed, and still on its way out
        app.action_command_palette()
        await calm(pilot)
        assert app.screen is not first
        app._screen_stack.insert(1, first)
        await press(pilot, "escape", "escape")
        assert app.screen is screen

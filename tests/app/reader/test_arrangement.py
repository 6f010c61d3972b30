"""Panes: focus, hiding, widths, the order of Tab, the width of the text."""

import pytest

from briefing import config
from briefing.app.widgets.panes import Pane
from tests.app.helpers import EXTRA, MEDIUM, SIZES, WIDE, opened, press, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_keys_typed_ahead_go_to_the_pane():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, "u", "j", "j")
        pane = screen.query_one("#quotes", Pane)
        assert pane.highlighted == 2
        assert screen.view.place.target.start == pane.rows[2].start


async def test_panes_are_hidden_widened_and_remembered():
    async with opened(TALKS) as (_, pilot, screen):
        width = screen.query_one("#side").size.width
        await press(pilot, "S", "greater_than_sign")
        assert not screen.query_one("#left").display
        assert screen.query_one("#side").size.width == width + 2
    async with opened(TALKS) as (_, pilot, screen):
        assert not screen.query_one("#left").display
        assert screen.query_one("#side").size.width == width + 2
        await press(pilot, "s")
        assert screen.query_one("#sections").has_focus
        await press(pilot, "P", "U")
        assert not screen.query_one("#side").display


@pytest.mark.parametrize("size", SIZES)
async def test_the_article_alone(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        await press(pilot, "F")
        assert screen.view.outer_size.width == size[0]
        await press(pilot, "p")
        assert screen.query_one("#people").has_focus


async def test_the_width_of_the_text_is_chosen_and_kept():
    async with opened(TALKS, EXTRA) as (_, pilot, screen):
        await press(pilot, "right_curly_bracket", "right_curly_bracket", "right_curly_bracket", "W")
        assert screen.view.measure == 90
        longest = max(
            b - a
            for i in range(len(screen.view.sheet.map.pieces))
            for a, b in zip(screen.view.sheet.map.lines[i], screen.view.sheet.map.lines[i][1:], strict=False)
        )
        assert 80 < longest <= 91
    async with opened(TALKS, EXTRA) as (_, _, screen):
        assert screen.view.measure == 90


async def test_a_large_screen_uses_its_room():
    async with opened(TALKS, EXTRA) as (_, _, screen):
        assert screen.query_one("#side").size.width >= 44
        text = "\n".join(shown(screen))
        assert all(
            role in text for p in screen.desk.session.filters.people[:3] if (role := screen.desk.session.analysis.role_of(p))
        )
        assert screen.view.size.width > 100
        assert max(len(line.rstrip()) for line in shown(screen)) == 200


async def test_tab_goes_round_the_panes_that_are_there():
    async with opened(TALKS, WIDE) as (_, pilot, screen):
        seen = []
        for _ in range(4):
            await press(pilot, "tab")
            seen.append(screen.focused.id)
        assert seen == ["people", "quotes", "sections", "article"]
        await press(pilot, "m")
        for _ in range(5):
            await press(pilot, "shift+tab")
            seen.append(screen.focused.id)
        assert seen[4:] == ["notes", "sections", "quotes", "people", "article"]


@pytest.mark.parametrize(
    "kept",
    [
        "{}",
        "[]",
        '{"widen": 1e999}',
        '{"widen": 99999999999999999999, "measure": -5}',
        '{"hidden": 5}',
        '{"measure": 3}',
        "[" * 9999,
    ],
)
async def test_a_layout_that_was_damaged_is_none(kept):
    path = config.folder("data") / "layout.json"
    path.parent.mkdir(parents=True)
    path.write_text(kept, encoding="utf-8")
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "greater_than_sign", "W", "S")
        assert "GENEVA" in "\n".join(shown(screen))

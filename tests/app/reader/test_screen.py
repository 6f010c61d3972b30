"""The reader as a whole: what it shows at every size, and what an article cannot do to it."""

import pytest

from tests.app.helpers import MEDIUM, SIZES, WIDE, calm, opened, press, rows, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_the_panes_show_sections_people_and_quotes():
    async with opened(TALKS) as (_, _, screen):
        assert "NATO demands" in rows(screen, "sections")
        assert rows(screen, "people")[:2] == ["Antony J. Blinken", "Sergei Lavrov"]
        text = "\n".join(shown(screen))
        assert "Secretary of State" in text
        assert "GENEVA — The senior diplomats" in text
        assert "▾ Ukraine" in text


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_the_article_and_help(size):
    async with opened(TALKS, size) as (_, _, screen):
        lines = shown(screen)
        assert any("GENEVA" in line for line in lines)
        assert "? Help" in lines[-1]
        assert all(len(line) == size[0] for line in lines)


async def test_markup_and_control_characters_in_an_article_do_nothing(article):
    path = article("[bold red]Anna Holm[/] said, “The \x1b[31mdam will [link=x]hold[/link].”\nIt did.")
    async with opened(path) as (_, pilot, screen):
        await press(pilot, "u", "w")
        text = "\n".join(shown(screen))
        assert "[bold red]Anna Holm[/]" in text
        assert "\x1b" not in text


@pytest.mark.parametrize("size", [(20, 3), (80, 3), (30, 40), (1, 1)])
async def test_a_window_that_is_too_small_says_so_and_takes_keys_until_it_is_larger(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        assert size[0] < 20 or "The window is too" in " ".join(shown(screen))
        await press(pilot, "j", "u", "slash", "escape", "e", "escape", "question_mark", "escape", "escape")
        await pilot.resize_terminal(*MEDIUM)
        await calm(pilot)
        text = "\n".join(shown(screen))
        assert "GENEVA" in text
        assert "too small" not in text


async def test_help_is_read_to_its_end_and_cuts_no_line():
    async with opened(TALKS, WIDE) as (app, pilot, _):
        await press(pilot, "question_mark")
        box = app.screen.query_one("#help")
        assert not any("…" in line[box.region.x : box.region.right] for line in shown(app.screen))
        await press(pilot, "G")
        assert "1 to 9 go to the section" in "\n".join(shown(app.screen))
        await press(pilot, "g")
        assert "line down" in "\n".join(shown(app.screen))

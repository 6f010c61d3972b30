"""The mouse does what keys do: headings fold, rows are gone to, a sentence is pointed at."""

from textual import events

from tests.app.helpers import opened, rows, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


def place_of(screen, text):
    """The cell at which a text begins on the screen."""
    lines = shown(screen)
    y = next(y for y, line in enumerate(lines) if text in line)
    return lines[y].index(text), y


async def test_a_click_on_a_heading_folds_it():
    async with opened(TALKS) as (_, pilot, screen):
        await pilot.click(offset=place_of(screen, "Ukraine border  "))
        await pilot.click(offset=place_of(screen, "NATO demands  "))
        x, y = place_of(screen, "▾ NATO")
        await pilot.click(offset=(x, y))
        assert screen.view.sheet.folded == {1}
        await pilot.click(offset=(x + 4, y))
        assert screen.view.sheet.folded == set()


async def test_a_click_on_a_row_chooses_it():
    async with opened(TALKS) as (_, pilot, screen):
        await pilot.click(offset=place_of(screen, "Sergei Lavrov  "))
        await pilot.pause()
        assert screen.desk.session.filters.person.name == "Sergei Lavrov"
        assert 0 < len(rows(screen, "quotes")) < 10


async def test_a_click_points_at_a_sentence():
    async with opened(TALKS) as (_, pilot, screen):
        await pilot.click(offset=place_of(screen, "that took him to Kyiv"))
        sentence = screen.view.place.sentence
        assert "Kyiv" in screen.desk.article.text[sentence.start : sentence.end]
        assert screen.desk.article.text[sentence.start : sentence.end].startswith("He had come")


async def test_the_wheel_scrolls():
    async with opened(TALKS) as (_, pilot, screen):
        await pilot._post_mouse_events([events.MouseScrollDown], screen.view, button=0)
        await pilot.pause()
        assert screen.view.scroll_offset.y > 0

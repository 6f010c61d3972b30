"""The article on screen: folding, sections, sentences, scrolling, the mouse."""

import pytest
from textual import events

from tests.app.helpers import MEDIUM, NARROW, SIZES, WIDE, Slow, calm, opened, panes_are_there, place_of, press, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


@pytest.mark.parametrize("size", SIZES)
async def test_folding(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        before = screen.view.virtual_size.height
        await press(pilot, "enter")
        assert screen.view.sheet.folded == {0}
        assert any("▸" in line and "¶" in line for line in shown(screen))
        await press(pilot, "enter")
        assert screen.view.virtual_size.height == before
        await press(pilot, "z")
        assert screen.view.sheet.folded == set(range(len(screen.desk.analysis.sections)))
        await press(pilot, "z")
        assert screen.view.sheet.folded == set()


async def test_sections_by_key():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, "J")
        assert screen.view.place.section == 1
        await press(pilot, "3")
        assert screen.view.section_in_view() == 2
        await press(pilot, "K", "left")
        assert screen.view.sheet.folded == {1}


async def test_resizing_keeps_the_place_and_the_filter():
    async with opened(TALKS, WIDE) as (_, pilot, screen):
        await press(pilot, "p", "j", "enter", "3")
        section = screen.view.section_in_view()
        for size in (MEDIUM, NARROW, WIDE):
            await pilot.resize_terminal(*size)
            await calm(pilot)
            assert screen.view.section_in_view() == section
            assert screen.desk.session.filters.person.name == "Sergei Lavrov"


@pytest.mark.parametrize("size", SIZES)
async def test_the_lines_are_the_same_again_after_resizing_there_and_back(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        before = shown(screen)
        for other in ((size[0] - 8, size[1]), size):
            await pilot.resize_terminal(*other)
            await calm(pilot)
        assert shown(screen) == before


async def test_a_long_text_scrolls(article):
    path = article(
        "\n".join(f"Paragraph {n} says that the dam of Coldwater would hold for one more winter." for n in range(3000))
    )
    async with opened(path, MEDIUM, process=Slow, ready=panes_are_there) as (_, pilot, screen):
        await press(pilot, "G")
        assert any("Paragraph 2999" in line for line in shown(screen))


async def test_sentences_are_stepped_through_and_shown_by_a_sign():
    async with opened(TALKS, NARROW) as (_, pilot, screen):
        seen = [screen.view.place.sentence]
        for _ in range(12):
            await press(pilot, "right_parenthesis")
            seen.append(screen.view.place.sentence)
        assert len(set(seen)) == 13
        assert sum("›" in line for line in shown(screen)) == 1
        await press(pilot, "left_parenthesis")
        assert screen.view.place.sentence == seen[-2]


async def test_scrolling_takes_the_cursor_along():
    async with opened(TALKS, NARROW) as (_, pilot, screen):
        for key in ("space", "space", "b", "G", "g"):
            await press(pilot, key)
            view = screen.view
            line = view.sheet.map.line_of(view.place.sentence.start)
            assert view.scroll_offset.y - 4 <= line < view.scroll_offset.y + view.size.height


async def test_a_click_on_a_heading_folds_it():
    async with opened(TALKS) as (_, pilot, screen):
        await pilot.click(offset=place_of(screen, "Ukraine border  "))
        await pilot.click(offset=place_of(screen, "NATO demands  "))
        x, y = place_of(screen, "▾ NATO")
        await pilot.click(offset=(x, y))
        assert screen.view.sheet.folded == {1}
        await pilot.click(offset=(x + 4, y))
        assert screen.view.sheet.folded == set()


async def test_a_click_points_at_a_sentence():
    async with opened(TALKS) as (_, pilot, screen):
        await pilot.click(offset=place_of(screen, "that took him to Kyiv"))
        sentence = screen.view.place.sentence
        assert "Kyiv" in screen.desk.article.text[sentence.start : sentence.end]
        assert screen.desk.article.text[sentence.start : sentence.end].startswith("He had come")


async def test_the_wheel_scrolls():
    async with opened(TALKS) as (_, pilot, screen):
        await pilot._post_mouse_events([events.MouseScrollDown], screen.view, button=0)
        await calm(pilot)
        assert screen.view.scroll_offset.y > 0

"""Search while reading: as it is typed, in folded sections, in panes."""

import pytest

from tests.app.helpers import MEDIUM, SIZES, opened, press, rows, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_find_as_you_type_opens_folded_sections():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, "z", "slash", *"vienna")
        assert len(screen.finder.hits) == 2
        assert screen.view.sheet.folded != set(range(len(screen.desk.analysis.sections)))
        assert any("1/2 found" in line for line in shown(screen))
        await press(pilot, "enter", "n")
        assert screen.finder.at == 1
        await press(pilot, "escape")
        assert screen.finder.hits == []


@pytest.mark.parametrize("size", SIZES)
async def test_hits_are_counted_and_stepped_through(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        await press(pilot, "slash", *"vienna")
        assert any("1/2 found" in line for line in shown(screen))
        await press(pilot, "enter", "n")
        assert any("2/2 found" in line for line in shown(screen))
        await press(pilot, "n")
        assert screen.finder.at == 0
        await press(pilot, "N")
        assert screen.finder.at == 1


async def test_a_folded_section_says_how_many_hits_it_hides_and_opens_when_stepped_into():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "z", "slash", *"vienna", "enter", "z", "z")
        assert screen.view.sheet.folded == set(range(4)) or screen.view.sheet.folded == set()
        if not screen.view.sheet.folded:
            await press(pilot, "z")
        assert any("2 found" in line and "▸" in line for line in shown(screen))
        await press(pilot, "n")
        assert len(screen.view.sheet.folded) == 3


async def test_whole_words_and_expressions_by_key():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "slash", *"talk")
        assert len(screen.finder.hits) == 5
        await press(pilot, "ctrl+o")
        assert screen.finder.hits == []
        assert "whole words" in str(screen.finding.box.border_title)
        await press(pilot, "s")
        assert len(screen.finder.hits) == 4
        await press(pilot, "ctrl+o", "ctrl+r", "ctrl+u", *r"U\w+e\b")
        assert {screen.desk.article.text[a:b] for a, b in screen.finder.hits} >= {"Ukraine"}


async def test_a_bad_expression_is_a_sentence():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "slash", "ctrl+r", *"(iran")
        assert "no regular expression" in str(screen.finding.box.border_subtitle)
        assert any("nothing found" in line for line in shown(screen))
        assert screen.finder.hits == []


async def test_the_key_filters_the_pane_that_has_the_focus():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        everyone = rows(screen, "people")
        await press(pilot, "p", "slash", *"minister", "enter")
        assert 0 < len(rows(screen, "people")) < len(everyone)
        pane = screen.query_one("#people")
        assert "“minister” ×" in str(pane.border_subtitle)
        assert pane.has_focus
        await press(pilot, "slash", *["backspace"] * 8, *"zzz")
        assert any("Nothing with “zzz”" in line for line in shown(screen))
        await press(pilot, "escape")
        assert rows(screen, "people") == everyone
        assert pane.has_focus


async def test_find_the_person_under_the_cursor():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "p", "j", "asterisk")
        assert screen.finder.search.wanted == "Sergei Lavrov"
        assert len(screen.finder.hits) == screen.desk.article.text.count("Sergei Lavrov")

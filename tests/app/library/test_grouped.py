"""Stories and articles side by side on the library's screen: each row leads to its sentence."""

import pytest

from briefing.library.articles import Library
from tests.app.helpers import SIZES, press, reading, rows, settle, shown
from tests.library.test_stories import FIRST, OTHER, REPRINT, SECOND, kept


@pytest.fixture
def shelf():
    with Library() as library:
        kept(library, FIRST, "2026-03-02", "herald")
        kept(
            library,
            SECOND.replace("nine cracks", "eleven cracks").replace("“Nobody should", "“Nobody must"),
            "2026-03-03",
            "post",
        )
        kept(library, REPRINT, "2026-03-03", "gazette")
        kept(library, OTHER, "2026-03-03", "times")


async def stories(app, pilot):
    await press(pilot, "l", "y")
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_reports_of_one_story_are_one_row_that_opens(shelf, size):
    async with reading(None, size) as (app, pilot, _):
        screen = await stories(app, pilot)
        assert len(rows(screen, "shelf")) == 1
        assert "3 reports" in "\n".join(shown(screen))
        await press(pilot, "enter")
        assert len(rows(screen, "shelf")) == 2
        assert "also in gazette" in "\n".join(shown(screen)) or size[0] < 72
        await press(pilot, "escape")
        assert len(rows(screen, "shelf")) == 1


async def test_a_story_is_compared_with_one_key_and_a_row_leads_to_its_sentence(shelf):
    async with reading(None) as (app, pilot, _):
        screen = await stories(app, pilot)
        await press(pilot, "equals_sign")
        text = "\n".join(shown(screen))
        assert "Numbers that differ" in text
        assert "Who is quoted where" in text
        await press(pilot, "enter")
        await settle(app, pilot)
        assert "Orsova" in app.reader.desk.analysis.article.title


async def test_comparing_wants_two(shelf):
    async with reading(None) as (app, pilot, _):
        await press(pilot, "l", "equals_sign")
        assert app.screen.mode == "articles"
        await press(pilot, "space", "space", "equals_sign")
        assert app.screen.mode == "compared"


async def test_keys_of_articles_change_nothing_in_stories(shelf):
    async with reading(None) as (app, pilot, _):
        await stories(app, pilot)
        await press(pilot, "s", "a", "d", "T")
        with Library() as library:
            assert library.count("") == 4
            assert not any(entry.star or entry.tags for entry in library.find(""))


async def test_the_timeline_of_a_story_leads_to_its_sentences(shelf):
    async with reading(None) as (app, pilot, _):
        screen = await stories(app, pilot)
        await press(pilot, "D")
        assert "What happened" in "\n".join(shown(screen))
        await press(pilot, "enter")
        await settle(app, pilot)
        assert app.reader.view.place.target
        await press(pilot, "q", "escape")
        assert screen.mode == "articles"

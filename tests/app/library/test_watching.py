"""Watches in the library: made of a search, they show what is new until it is opened; hits open at their words."""

import pytest

import briefing
from briefing.library import watches
from briefing.library.articles import Library
from tests.app.helpers import press, reading, rows, settle, shown
from tests.conftest import SEEDS


def keep(name):
    with Library() as library:
        return library.save(briefing.analyze(briefing.read(SEEDS / f"{name}.txt")), "v")


@pytest.fixture
def kept():
    return keep("city-budget")


async def test_a_search_is_watched_and_what_is_new_is_shown_until_it_is_opened(kept):
    async with reading(None) as (app, pilot, _):
        await press(pilot, "l", "slash", *"speaker:lavrov", "enter", "W")
        assert any("Watching" in note.message for note in app._notifications)
        await press(pilot, "w")
        assert rows(app.screen, "shelf") == []
        assert "Nothing new" in "\n".join(shown(app.screen))
        number = keep("geneva-talks")
        await press(pilot, "l", "w")
        assert len(rows(app.screen, "shelf")) == 1
        assert app.screen.pane.rows[0].above == "speaker:lavrov"
        await press(pilot, "enter")
        await settle(app, pilot)
        assert app.reader.desk.article.title.startswith("Blinken")
        await press(pilot, "q")
        assert rows(app.screen, "shelf") == []
    with Library() as library:
        [watch] = watches.watches(library)
        assert [entry.id for entry in library.find(watch.query)] == [number]
        assert watches.news(library, watch) == []


async def test_a_watch_wants_a_search_that_is_one(kept):
    async with reading(None) as (app, pilot, _):
        await press(pilot, "l", "W")
        assert any("Search first" in note.message for note in app._notifications)
        await press(pilot, "slash", *"after:soon", "enter", "W")
        assert any("not a date" in note.message for note in app._notifications)
    with Library() as library:
        assert watches.watches(library) == []


async def test_a_hit_opens_at_its_words():
    keep("geneva-talks")
    async with reading(None) as (app, pilot, _):
        await press(pilot, "l", "slash", *"squeamish", "enter", "enter")
        await settle(app, pilot)
        target = app.reader.view.place.target
        assert app.reader.desk.article.text[target.start : target.end] == "squeamish"

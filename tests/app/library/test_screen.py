"""The library on screen: search, people and what they said, doings with undo, feeds; and articles that open from it."""

import json

import pytest

import briefing
from briefing.library import feeds
from briefing.library.articles import Library
from briefing.reading.web.feeds import Entry
from tests.app.dialogs.test_closing import burst
from tests.app.helpers import MEDIUM, SIZES, WIDE, press, reading, rows, settle, shown
from tests.conftest import SEEDS

NAMES = ["city-budget", "company-merger", "medical-study", "geneva-talks"]


@pytest.fixture
def kept():
    with Library() as library:
        for name in NAMES:
            library.save(briefing.analyze(briefing.read(SEEDS / f"{name}.txt")), "v")
    return NAMES


def titles(screen):
    return [line.split()[0] for line in rows(screen, "shelf")]


async def opened(app, pilot):
    await press(pilot, "l")
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_library_lists_what_is_kept(kept, size):
    async with reading(None, size) as (app, pilot, _):
        screen = await opened(app, pilot)
        assert titles(screen) == ["Blinken", "Cheap", "Halvorsen", "Larkhaven"]
        text = "\n".join(shown(screen))
        assert "geneva-talks.txt" in text
        assert "NATO demands" in text or size[0] < 72


async def test_search_as_you_type(kept):
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        await press(pilot, "slash", *"speaker:lavrov")
        assert titles(screen) == ["Blinken"]
        await press(pilot, "escape", "escape")
        assert len(titles(screen)) == 4
        await press(pilot, "slash", *"after:soon")
        assert "not a date" in "\n".join(shown(screen))


async def test_an_article_opens_and_q_leads_back(kept):
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        await press(pilot, "enter")
        await settle(app, pilot)
        assert app.reader.desk.analysis.article.title.startswith("Blinken")
        await press(pilot, "G", "q")
        assert app.screen is screen
        assert "100%" not in "\n".join(shown(screen))
    with Library() as library:
        assert library.entry(4).state == "read"


async def test_star_archive_delete_and_undo(kept):
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        await press(pilot, "s")
        assert rows(screen, "shelf")[0].startswith("◆ Blinken")
        await press(pilot, "a")
        assert titles(screen) == ["Cheap", "Halvorsen", "Larkhaven"]
        await press(pilot, "space", "space", "d")
        assert titles(screen) == ["Larkhaven"]
        for expected in (3, 4):
            await press(pilot, "u")
            assert len(titles(screen)) == expected
        await press(pilot, "u", "u")
        assert not rows(screen, "shelf")[0].startswith("◆")


async def test_tags_are_put_on_several_and_taken_off(kept):
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        await press(pilot, "space", "space", "T", *"arms iran", "enter")
        assert sum("#iran" in row.below for row in screen.pane.rows) == 2
        await press(pilot, "T", *"-iran", "enter")
        assert sum("#iran" in row.below for row in screen.pane.rows) == 0
        assert sum("#arms" in row.below for row in screen.pane.rows) == 2


async def test_people_and_what_they_said(kept, tmp_path):
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        await press(pilot, "p")
        assert "Antony J. Blinken" in rows(screen, "shelf")
        await press(pilot, "slash", *"lavrov", "enter", "enter")
        assert any("on the right track" in line for line in rows(screen, "shelf"))
        assert "Blinken and Lavrov leave Geneva" in screen.pane.rows[0].above
        own = next(row for row in screen.pane.rows if "on the right track" in row.line + row.below)
        reported = next(row for row in screen.pane.rows if "no plan to invade" in row.line + row.below)
        assert (own.line[0], own.line[-1], reported.line[0]) == ("“", "”", "r")
        assert (own.count[:3], reported.count[:8]) == ("¶ 9", "reported")
        await press(pilot, "e", "ctrl+u", *str(tmp_path / "lavrov.md"), "enter")
        assert (tmp_path / "lavrov.md").read_text().startswith('---\ntitle: "Dossier: Sergei Lavrov"')
        await press(pilot, "G", "enter")
        await settle(app, pilot)
        assert app.reader.view.sheet.article.paragraph_at(app.reader.view.place.sentence.start) > 1


async def test_a_brief_of_the_selected(kept, tmp_path):
    async with reading(None, MEDIUM) as (app, pilot, _):
        await opened(app, pilot)
        await press(pilot, "space", "space", "e", "ctrl+u", *str(tmp_path / "b.md"), "enter")
        assert "# Brief of 2 articles" in (tmp_path / "b.md").read_text()


async def test_feeds_say_what_to_do_when_there_are_none(kept):
    async with reading(None, WIDE) as (app, pilot, _):
        screen = await opened(app, pilot)
        await press(pilot, "f")
        assert "briefing feeds add" in "\n".join(shown(screen))


async def test_help_shows_the_keys_of_the_library(kept):
    async with reading(None) as (app, pilot, _):
        await opened(app, pilot)
        await press(pilot, "question_mark")
        text = "\n".join(shown(app.screen))
        assert "search as you type" in text
        assert "half a page" not in text


async def test_an_article_opened_once_opens_again_from_the_library_with_its_marks():
    async with reading(SEEDS / "geneva-talks.txt") as (_, pilot, _screen):
        await press(pilot, "3", "m")
    async with reading("@1") as (app, pilot, screen):
        assert len(screen.desk.session.marks) == 1
        assert json.dumps(screen.desk.session.analysis.rows("people"))
        await press(pilot, "plus")
        await settle(app, pilot, lambda app: len(app.reader.view.sheet.sections) == 5)
        assert len(screen.view.sheet.sections) == 5


async def test_feeds_are_asked_and_what_is_wrong_is_said():
    with Library() as library:
        feeds.add(library, "http://127.0.0.1:9/rss", "The Herald")
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        await press(pilot, "f", "R")
        await settle(app, pilot, lambda app: any("0 new entries" in n.message for n in app._notifications))
        assert "private network" in str(screen.pane.border_subtitle)


async def test_an_entry_that_was_fetched_is_opened_from_the_library(kept):
    with Library() as library:
        feeds.add(library, "https://herald.test/rss", "The Herald", fetches=True)
        offered = [Entry(str(n), f"https://herald.test/{n}", f"Dam {n}", f"2026-03-0{n}") for n in (1, 2)]
        feeds.refreshed(library, feeds.feeds(library)[0], "The Herald", offered)
        second, first = feeds.items(library)
        feeds.became(library, second, 3)
        feeds.in_vain(library, first, "herald.test answers 403.")
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        asked = []
        app.open_article = lambda source, place="": asked.append(source)
        await press(pilot, "f")
        text = "\n".join(shown(screen))
        assert "here, offline" in text
        assert "not fetched: herald.test answers 403." in text
        await press(pilot, "enter")
        assert asked == ["@3"]
        await app.workers.wait_for_complete()
    with Library() as library:
        assert [item.title for item in feeds.items(library)] == ["Dam 1"]


async def test_feeds_are_tagged_and_entries_hidden_among_them():
    with Library() as library:
        feeds.add(library, "https://herald.test/rss", "The Herald")
        feeds.add(library, "https://other.test/rss", "The Other")
        for n, feed in enumerate(feeds.feeds(library)):
            offered = [
                Entry(f"{n}{t}", f"https://{n}.test/{t}", f"{t} of {feed.title}", "2026-03-04") for t in ("Dam", "Horoscope")
            ]
            feeds.refreshed(library, feed, feed.title, offered)
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        await press(pilot, "f", "T", *"water", "enter")
        await settle(app, pilot, lambda app: "#water" in "\n".join(shown(screen)))
        await press(pilot, "d", *"horoscope", "enter")
        await settle(app, pilot, lambda app: len(rows(screen, "shelf")) == 2)
        await press(pilot, "slash", *"tag:water")
        await settle(app, pilot, lambda app: len(rows(screen, "shelf")) == 1)
        assert rows(screen, "shelf")[0].startswith("Dam of ")
        await press(pilot, "escape", "escape", "f", "d", *"-horoscope", "enter")
        await settle(app, pilot, lambda app: len(rows(screen, "shelf")) == 4)


async def test_an_entry_of_a_feed_is_a_source():
    with Library() as library:
        feeds.add(library, "https://herald.test/rss", "The Herald")
        entry = Entry("1", "https://herald.test/dam", "The dam leaks", "2026-03-04", "Water everywhere.")
        feeds.refreshed(library, feeds.feeds(library)[0], "The Herald", [entry])
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        asked = []
        app.open_article = lambda source, place="": asked.append(source)
        await press(pilot, "f")
        assert rows(screen, "shelf") == ["The dam leaks"]
        await press(pilot, "enter")
        assert asked == ["https://herald.test/dam"]
        await app.workers.wait_for_complete()
    with Library() as library:
        assert feeds.items(library) == []


async def test_a_library_that_is_left_while_it_asks_ends_nothing(kept):
    async with reading(None) as (app, pilot, _):
        for keys in (["l", "q"], ["l", "y", "q"], ["l", "p", "l", "q", "l"], ["q", "l", "R", "escape"]):
            await burst(pilot, *keys)
            assert app.is_running


@pytest.mark.parametrize("mode", ["y", "p", "f", "w"])
async def test_keys_that_come_before_a_list_touch_no_row_of_the_one_before(kept, mode):
    """Enter would open, and d delete, whatever has the number there that the row had here."""
    async with reading(None) as (app, pilot, _):
        screen = await opened(app, pilot)
        await burst(pilot, mode, "enter")
        assert app.screen is screen
        assert screen.answer.mode == screen.mode
        await burst(pilot, "l", "space", "s", "a", "d")
    with Library() as library:
        found = library.find()
        assert len(found) == len(NAMES)
        assert not any(entry.star or entry.state == "archived" for entry in found)

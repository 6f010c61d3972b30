"""The start screen: what was read with its progress, samples, paths with completion, and a pasted text."""

import re
from pathlib import Path

import pytest

from briefing import library
from briefing.process.client import AnalysisProcess
from tests.app.helpers import MEDIUM, SIZES, is_read, press, reading, settle, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"
PASTED = "Mayor Anna Holm said, “The dam will hold.”\n\nIt did hold for the whole winter, the engineers of the city found."


async def test_recent_articles_show_progress_and_topics():
    def is_kept(app):
        return is_read(app) and library.recent()

    async with reading(TALKS, ready=is_kept) as (_, pilot, _screen):
        await press(pilot, "G", "q")
    async with reading(None) as (_, _, screen):
        text = "\n".join(shown(screen))
        assert re.search(r"████████ 100%  [\w ]+ · NATO demands", text)
        assert text.index("Blinken and Lavrov") < text.index("City budget")


@pytest.mark.parametrize("size", SIZES)
async def test_an_article_is_opened_and_left(size):
    async with reading(None, size) as (app, pilot, _):
        await press(pilot, "enter")
        await settle(app, pilot)
        assert app.reader.desk.analysis.people
        await press(pilot, "q")
        assert type(app.screen).__name__ == "StartScreen"
        await press(pilot, "j", "enter")
        await settle(app, pilot)
        assert app.reader.desk.analysis.people


async def test_a_path_is_completed(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "talks.txt").write_text(TALKS.read_text())
    async with reading(None) as (app, pilot, _):
        await press(pilot, "o", *"arti")
        await press(pilot, "tab", *"t")
        await press(pilot, "tab", "enter")
        await settle(app, pilot)
        assert app.source == "articles/talks.txt"


@pytest.mark.parametrize("size", [(20, 3), (80, 3), MEDIUM])
async def test_pages_of_the_list_are_turned_whatever_the_window(size):
    async with reading(None, size) as (app, pilot, _):
        await press(pilot, "down", "pageup", "pagedown", "pagedown", "pageup", "end", "pageup", "home", "pagedown")
        assert app.is_running


async def test_a_missing_path_is_a_sentence():
    async with reading(None) as (app, pilot, _):
        await press(pilot, "o", *"nothing.txt", "enter")
        assert any("There is no file" in n.message for n in app._notifications)


async def test_a_pasted_text_is_read_and_kept(tmp_path):
    from textual import events

    async with reading(None) as (app, pilot, screen):
        screen.post_message(events.Paste(PASTED))
        await settle(app, pilot)
        assert [p.name for p in app.reader.desk.analysis.people] == ["Anna Holm"]
    assert [p.read_text() for p in (tmp_path / "home" / "data" / "pasted").glob("*.txt")] == [PASTED]


async def test_a_pasted_text_that_is_too_long_is_told(tmp_path):
    from textual import events

    from briefing.app.system.pasting import LONGEST_PASTE

    async with reading(None) as (app, pilot, screen):
        screen.post_message(events.Paste("a" * LONGEST_PASTE))
        await settle(app, pilot, lambda app: any("Save it to a file" in n.message for n in app._notifications))
    assert not (tmp_path / "home" / "data" / "pasted").exists()


async def test_a_picture_brings_back_to_the_list():
    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    async with reading(None) as (app, pilot, _):
        await press(pilot, "o", *"picture.txt", "enter")
        await settle(app, pilot, lambda app: any("PNG" in n.message for n in app._notifications))
        assert type(app.screen).__name__ == "StartScreen"


async def test_an_article_left_early_does_not_hold_up_the_next(tmp_path):
    long = tmp_path / "long.txt"
    long.write_text("\n".join(f"Paragraph {n}: Mayor Anna Holm said, “The dam of Coldwater will hold.”" for n in range(60_000)))
    async with reading(None, process=AnalysisProcess) as (app, pilot, _):
        await press(pilot, "o", *"long.txt", "enter")
        await settle(
            app,
            pilot,
            lambda app: app.reader and app.reader.arrangement.pane_of("people") and "esc cancels" in app.reader.desk.status,
        )
        await press(pilot, "q")
        await press(pilot, "G", "end", "enter")
        await settle(app, pilot)  # the long one would take minutes
        assert app.reader.desk.analysis.people


async def test_the_start_screen_offers_samples_and_recent_articles(tmp_path):
    async with reading(TALKS) as (_, _, _):
        pass
    assert [Path(entry.source) for entry in library.recent()] == [TALKS]
    async with reading(None) as (app, pilot, screen):
        text = "\n".join(shown(screen))
        assert "City budget" in text
        assert "NATO demands" in text
        await press(pilot, "enter")
        await settle(app, pilot)
        assert app.reader.desk.analysis.article.title.startswith("Blinken and Lavrov")


async def test_one_escape_too_many_does_not_end_the_program():
    async with reading(None) as (app, pilot, screen):
        await press(pilot, "escape", "escape")
        assert app.is_running
        assert app.screen is screen
        await press(pilot, "q")
        assert app.return_code == 0

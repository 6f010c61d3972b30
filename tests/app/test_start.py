"""The start screen: what was read with its progress, samples, paths with completion, and a pasted text."""

import time

import pytest

from tests.app.helpers import SIZES, reading, settle, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"
PASTED = "Mayor Anna Holm said, “The dam will hold.”\n\nIt did hold for the whole winter, the engineers of the city found."


async def test_recent_articles_show_progress_and_topics():
    async with reading(TALKS) as (_, pilot, _screen):
        await pilot.press("G", "q")
        await pilot.pause()
    async with reading(None) as (_, _, screen):
        text = "\n".join(shown(screen))
        assert "████████ 100%  Ukraine border · NATO demands" in text
        assert text.index("Blinken and Lavrov") < text.index("City budget")


@pytest.mark.parametrize("size", SIZES)
async def test_an_article_is_opened_and_left(size):
    async with reading(None, size) as (app, pilot, _):
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.reader.desk.analysis.people
        await pilot.press("q")
        await pilot.pause()
        assert type(app.screen).__name__ == "StartScreen"
        await pilot.press("j", "enter")
        await settle(app, pilot)
        assert app.reader.desk.analysis.people


async def test_a_path_is_completed(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "talks.txt").write_text(TALKS.read_text())
    async with reading(None) as (app, pilot, _):
        await pilot.press("o", *"arti")
        await pilot.pause(0.2)
        await pilot.press("tab", *"t")
        await pilot.pause(0.2)
        await pilot.press("tab", "enter")
        await settle(app, pilot)
        assert app.source == "articles/talks.txt"


async def test_a_missing_path_is_a_sentence():
    async with reading(None) as (app, pilot, _):
        await pilot.press("o", *"nothing.txt", "enter")
        await pilot.pause()
        assert any("There is no file" in n.message for n in app._notifications)


async def test_a_pasted_text_is_read_and_kept(tmp_path):
    from textual import events

    async with reading(None) as (app, pilot, screen):
        screen.post_message(events.Paste(PASTED))
        await settle(app, pilot)
        assert [p.name for p in app.reader.desk.analysis.people] == ["Anna Holm"]
    assert [p.read_text() for p in (tmp_path / "home" / "data" / "pasted").glob("*.txt")] == [PASTED]


async def test_a_picture_brings_back_to_the_list():
    from pathlib import Path

    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    async with reading(None) as (app, pilot, _):
        await pilot.press("o", *"picture.txt", "enter")
        await settle(app, pilot, lambda app: any("PNG" in n.message for n in app._notifications))
        assert type(app.screen).__name__ == "StartScreen"


async def test_an_article_left_early_does_not_hold_up_the_next(tmp_path):
    long = tmp_path / "long.txt"
    long.write_text("\n".join(f"Paragraph {n}: Mayor Anna Holm said, “The dam of Coldwater will hold.”" for n in range(60_000)))
    async with reading(None) as (app, pilot, _):
        await pilot.press("o", *"long.txt", "enter")
        await settle(
            app,
            pilot,
            lambda app: app.reader and app.reader.arrangement.pane_of("people") and "esc cancels" in app.reader.desk.status,
        )
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("G", "end", "enter")
        begun = time.monotonic()
        await settle(app, pilot)
        assert app.reader.desk.analysis.people
        assert time.monotonic() - begun < 15

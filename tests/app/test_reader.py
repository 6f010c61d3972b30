"""Reading by keyboard, at three sizes: what every key does that the help page names."""

from pathlib import Path

import pytest

from briefing import library
from briefing.app.widgets.article_view import ArticleView
from briefing.app.widgets.panes import Pane
from tests.app.helpers import MEDIUM, NARROW, SIZES, WIDE, reading, settle, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


def rows(screen, name):
    return [row.line for row in screen.query_one(f"#{name}", Pane).rows]


async def test_the_panes_show_sections_people_and_quotes():
    async with reading(TALKS) as (_, _, screen):
        assert "NATO demands" in rows(screen, "sections")
        assert rows(screen, "people")[:2] == ["Antony J. Blinken", "Sergei Lavrov"]
        text = "\n".join(shown(screen))
        assert "Secretary of State" in text
        assert "GENEVA — The senior diplomats" in text
        assert "▾ Ukraine" in text


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_the_article_and_help(size):
    async with reading(TALKS, size) as (_, _, screen):
        lines = shown(screen)
        assert any("GENEVA" in line for line in lines)
        assert "? Help" in lines[-1]
        assert all(len(line) == size[0] for line in lines)


@pytest.mark.parametrize("size", SIZES)
async def test_a_person_filters_quotes_and_escape_clears(size):
    async with reading(TALKS, size) as (_, pilot, screen):
        everything = len(screen.query_one("#quotes", Pane).rows)
        await pilot.press("p", "j", "enter")
        await pilot.pause()
        quotes = screen.query_one("#quotes", Pane)
        assert screen.desk.session.filters.person.name == "Sergei Lavrov"
        assert 0 < len(quotes.rows) < everything
        assert all("Lavrov" in row.below for row in quotes.rows)
        assert "Sergei Lavrov ×" in str(quotes.border_subtitle)
        assert isinstance(screen.focused, ArticleView)
        await pilot.press("escape")
        await pilot.pause()
        assert len(screen.query_one("#quotes", Pane).rows) == everything


async def test_moving_in_quotes_previews_and_backspace_returns():
    async with reading(TALKS, MEDIUM) as (_, pilot, screen):
        view = screen.view
        assert view.scroll_offset.y == 0
        await pilot.press("u", "G")
        await pilot.pause()
        assert view.scroll_offset.y > 0
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("backspace")
        await pilot.pause()
        assert view.scroll_offset.y == 0
        await pilot.press("alt+right")
        await pilot.pause()
        assert view.scroll_offset.y > 0


async def test_keys_typed_ahead_go_to_the_pane():
    async with reading(TALKS, MEDIUM) as (_, pilot, screen):
        await pilot.press("u", "j", "j")
        await pilot.pause()
        pane = screen.query_one("#quotes", Pane)
        assert pane.highlighted == 2
        assert screen.view.place.target.start == pane.rows[2].start


@pytest.mark.parametrize("size", SIZES)
async def test_folding(size):
    async with reading(TALKS, size) as (_, pilot, screen):
        before = screen.view.virtual_size.height
        await pilot.press("enter")
        await pilot.pause()
        assert screen.view.sheet.folded == {0}
        assert any("▸" in line and "¶" in line for line in shown(screen))
        await pilot.press("enter")
        await pilot.pause()
        assert screen.view.virtual_size.height == before
        await pilot.press("z")
        await pilot.pause()
        assert screen.view.sheet.folded == set(range(len(screen.desk.analysis.sections)))
        await pilot.press("z")
        await pilot.pause()
        assert screen.view.sheet.folded == set()


async def test_sections_by_key():
    async with reading(TALKS, MEDIUM) as (_, pilot, screen):
        await pilot.press("J")
        await pilot.pause()
        assert screen.view.place.section == 1
        await pilot.press("3")
        await pilot.pause()
        assert screen.view.section_in_view() == 2
        await pilot.press("K", "left")
        await pilot.pause()
        assert screen.view.sheet.folded == {1}


async def test_find_as_you_type_opens_folded_sections():
    async with reading(TALKS, MEDIUM) as (_, pilot, screen):
        await pilot.press("z", "slash", *"vienna")
        await pilot.pause()
        assert len(screen.finder.hits) == 2
        assert screen.view.sheet.folded != set(range(len(screen.desk.analysis.sections)))
        assert any("1/2 found" in line for line in shown(screen))
        await pilot.press("enter", "n")
        await pilot.pause()
        assert screen.finder.at == 1
        await pilot.press("escape")
        await pilot.pause()
        assert screen.finder.hits == []


async def test_n_steps_through_a_persons_mentions():
    async with reading(TALKS) as (_, pilot, screen):
        await pilot.press("p", "j", "enter")
        await pilot.pause()
        first = screen.view.place.target.start
        await pilot.press("n")
        await pilot.pause()
        assert screen.view.place.target.start > first


async def test_why_says_the_rule():
    async with reading(TALKS) as (app, pilot, _):
        await pilot.press("u", "w")
        await pilot.pause()
        assert "(rule " in next(iter(app._notifications)).message


async def test_copy_has_the_speaker_and_the_paragraph():
    async with reading(TALKS) as (app, pilot, _):
        await pilot.press("u", "y")
        await pilot.pause()
        assert "Antony J. Blinken" in app.clipboard
        assert "¶" in app.clipboard


async def test_reported_speech_is_hidden_until_asked_for():
    async with reading(TALKS) as (_, pilot, screen):
        before = len(rows(screen, "quotes"))
        await pilot.press("I")
        await pilot.pause()
        assert len(rows(screen, "quotes")) > before


@pytest.mark.parametrize("size", SIZES)
async def test_export_writes_and_never_over_a_file_unasked(size, tmp_path):
    async with reading(TALKS, size) as (_, pilot, _):
        target = tmp_path / "geneva-talks-brief.md"
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "## People" in target.read_text(encoding="utf-8")
        target.write_text("mine")
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert target.read_text() == "mine"
        await pilot.press("enter")
        await pilot.pause()
        assert target.read_text() != "mine"


async def test_the_text_is_there_before_the_analysis():
    from briefing import config
    from briefing.app.app import BriefingApp
    from briefing.process.client import AnalysisProcess

    process = AnalysisProcess()
    app = BriefingApp(process, config.Settings(), source=str(TALKS), request=process.open(str(TALKS)))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot, lambda app: app.reader and app.reader.desk.article)
        assert app.reader.desk.analysis is None or app.reader.view.sheet.article.text
        assert app.reader.view.sheet.article.text.startswith("Blinken and Lavrov")
    process.stop()


async def test_a_crash_of_the_analysis_leaves_the_text():
    from briefing import config
    from briefing.app.app import BriefingApp
    from briefing.process.client import AnalysisProcess

    process = AnalysisProcess()
    app = BriefingApp(process, config.Settings(), source=str(TALKS), request=process.open(str(TALKS)))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot, lambda app: app.reader and app.reader.desk.article)
        if app.reader.desk.analysis is None:
            process._process.kill()
            await settle(app, pilot, lambda app: not app.reader.desk.status)
            assert any("stopped" in n.message for n in app._notifications)
        assert app.reader.view.sheet.article.text
    process.stop()


async def test_resizing_keeps_the_place_and_the_filter():
    async with reading(TALKS, WIDE) as (_, pilot, screen):
        await pilot.press("p", "j", "enter", "3")
        await pilot.pause()
        section = screen.view.section_in_view()
        for size in (MEDIUM, NARROW, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert screen.view.section_in_view() == section
            assert screen.desk.session.filters.person.name == "Sergei Lavrov"


async def test_the_start_screen_offers_samples_and_recent_articles(tmp_path):
    async with reading(TALKS) as (_, _, _):
        pass
    assert [Path(entry.source) for entry in library.recent()] == [TALKS]
    async with reading(None) as (app, pilot, screen):
        text = "\n".join(shown(screen))
        assert "City budget" in text
        assert "NATO demands" in text
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.reader.desk.analysis.article.title.startswith("Blinken and Lavrov")


async def test_markup_and_control_characters_in_an_article_do_nothing(article):
    path = article("[bold red]Anna Holm[/] said, “The \x1b[31mdam will [link=x]hold[/link].”\nIt did.")
    async with reading(path) as (_, pilot, screen):
        await pilot.press("u", "w")
        await pilot.pause()
        text = "\n".join(shown(screen))
        assert "[bold red]Anna Holm[/]" in text
        assert "\x1b" not in text


async def test_a_long_text_scrolls(article):
    path = article(
        "\n".join(f"Paragraph {n} says that the dam of Coldwater would hold for one more winter." for n in range(3000))
    )
    async with reading(path, MEDIUM) as (_, pilot, screen):
        await pilot.press("G")
        await pilot.pause()
        assert any("Paragraph 2999" in line for line in shown(screen))

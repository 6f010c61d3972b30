"""Marks and notes by keyboard."""

import pytest

from briefing.commands import main
from tests.app.helpers import MEDIUM, SIZES, opened, press, rows, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


@pytest.mark.parametrize("size", SIZES)
async def test_a_marked_sentence_is_listed_and_shown(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        await press(pilot, "right_curly_bracket", "right_curly_bracket", "m", "M")
        sentence = screen.view.sheet.sentence_at(screen.desk.article.paragraphs[2].start)
        assert [(m.start, m.end) for m in screen.desk.session.marks] == [(sentence.start, sentence.end)]
        assert rows(screen, "notes") == [screen.desk.article.text[sentence.start : sentence.end]]
        await press(pilot, "escape", "right_curly_bracket")
        assert any("◆" in line for line in shown(screen))
        await press(pilot, "x")
        assert screen.desk.session.marks == ()


async def test_a_mark_is_taken_away_by_the_same_key():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "m", "m")
        assert screen.desk.session.marks == ()


async def test_a_note_is_written_edited_kept_and_exported(capsys):
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, "3", "i", *"Check [bold]this[/]", "enter")
        assert screen.desk.session.marks[0].note == "Check [bold]this[/]"
        await press(pilot, "M", "i", *", again", "enter")
        assert screen.desk.session.marks[0].note == "Check [bold]this[/], again"
    async with opened(TALKS) as (_, pilot, screen):
        assert "Check [bold]this[" in "\n".join(shown(screen))
    assert main(["export", str(TALKS)]) == 0
    text = capsys.readouterr().out
    assert "## Notes" in text
    assert "  - Check \\[bold\\]this\\[/\\], again" in text


async def test_the_mark_of_a_row_is_gone_to_and_removed():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, "3", "m", "g", "M", "enter")
        assert screen.view.place.target.start == screen.desk.session.marks[0].start
        assert screen.view.scroll_offset.y > 0
        await press(pilot, "M", "m")
        assert screen.desk.session.marks == ()


async def test_a_selection_can_be_marked():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "right_curly_bracket", "v", "right_curly_bracket")
        span = screen.view.selection_span
        await press(pilot, "m")
        assert (screen.desk.session.marks[0].start, screen.desk.session.marks[0].end) == span

"""Marks, notes, selecting and copying by keyboard."""

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


async def test_selecting_by_sentence_word_line_and_paragraph():
    async with opened(TALKS) as (app, pilot, screen):
        text, view = screen.desk.article.text, screen.view
        await press(pilot, "right_curly_bracket", "right_curly_bracket", "v")
        first = view.place.sentence
        assert view.selection_span == (first.start, first.end)
        await press(pilot, "right_parenthesis")
        assert view.selection_span[1] > first.end
        await press(pilot, "left_parenthesis")
        assert view.selection_span[0] <= first.start
        await press(pilot, "escape", "v", "right", "right")
        assert len(text[first.end : view.selection_span[1]].split()) == 2
        await press(pilot, "left")
        assert len(text[first.end : view.selection_span[1]].split()) == 1
        await press(pilot, "j")
        assert view.selection_span[1] > first.end + 20
        await press(pilot, "right_curly_bracket")
        ends = [p.end for p in screen.desk.article.paragraphs]
        assert view.selection_span[1] in ends
        await press(pilot, "y")
        assert app.clipboard.startswith("GENEVA — The senior diplomats")
        assert view.selection.ends is None


async def test_a_selection_can_be_marked():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "right_curly_bracket", "v", "right_curly_bracket")
        span = screen.view.selection_span
        await press(pilot, "m")
        assert (screen.desk.session.marks[0].start, screen.desk.session.marks[0].end) == span


async def test_mouse_selection_gives_the_source_text():
    async with opened(TALKS) as (app, pilot, screen):
        line = next(y for y, text in enumerate(shown(screen)) if "GENEVA — The senior" in text)
        column = shown(screen)[line].index("GENEVA")
        await pilot.mouse_down(offset=(column, line))
        await pilot.hover(offset=(column + 6, line + 1))
        await pilot.mouse_up(offset=(column + 6, line + 1))
        await press(pilot, "y")
        assert app.clipboard.startswith("GENEVA — The senior diplomats of the United States and")
        assert "\n" not in app.clipboard


async def test_wide_characters_are_selected_whole(article):
    path = article("大坝会坚持住大坝会坚持住, said Anna Holm, the mayor.\nIt did hold for the winter, all said.")
    async with opened(path) as (_, _, screen):
        view = screen.view
        start = view.sheet.article.text.index("大")
        line = view.sheet.map.line_of(start)
        left = view.columns.before_text
        from textual.geometry import Offset

        assert [view.offset_of(Offset(left + x, line)) for x in (0, 1, 2, 4)] == [start, start, start + 1, start + 2]


async def test_copying_a_section_and_a_person():
    async with opened(TALKS) as (app, pilot, _):
        await press(pilot, "2", "Y")
        assert app.clipboard.startswith("NATO demands\n\nRussia's written demands")
        assert "¶ 7)" in app.clipboard
        await press(pilot, "p", "y")
        assert app.clipboard == "Antony J. Blinken, Secretary of State"

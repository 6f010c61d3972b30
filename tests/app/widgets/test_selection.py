"""Selecting by key and by mouse gives the words of the text."""

from tests.app.helpers import opened, press, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


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

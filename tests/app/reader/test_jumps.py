"""Going places and coming back."""

import pytest

from tests.app.helpers import MEDIUM, opened, press
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


def position(screen):
    """Where the reader is, as the head of the screen says it."""
    return str(screen.head.position.render()).strip()


async def test_moving_in_quotes_previews_and_backspace_returns():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        view = screen.view
        assert view.scroll_offset.y == 0
        await press(pilot, "u", "G")
        assert view.scroll_offset.y > 0
        await press(pilot, "enter")
        await press(pilot, "backspace")
        assert view.scroll_offset.y == 0
        await press(pilot, "alt+right")
        assert view.scroll_offset.y > 0


async def test_n_steps_through_a_persons_mentions():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "p", "j", "enter")
        first = screen.view.place.target.start
        await press(pilot, "n")
        assert screen.view.place.target.start > first


async def test_going_to_a_paragraph_and_a_share():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, "colon", *"12", "enter")
        assert screen.view.sheet.article.paragraph_at(screen.view.place.sentence.start) == 12
        await press(pilot, "colon", *"100%", "enter")
        assert position(screen) == "¶ 18/18 · 100%"
        await press(pilot, "backspace", "backspace")
        assert screen.view.scroll_offset.y == 0


@pytest.mark.parametrize("jump", [("G",), ("colon", "1", "5", "enter"), ("slash", *"geneva", "enter"), ("4",)])
async def test_backspace_brings_back_the_cursor_after_every_jump(jump):
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, *["down"] * 9)
        place = screen.view.place
        before, top = place.sentence, screen.view.top_offset
        await press(pilot, *jump)
        assert place.sentence != before
        await press(pilot, "backspace")
        assert (place.sentence, screen.view.top_offset) == (before, top)


async def test_backspace_comes_back_from_the_start():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, "G")
        before = screen.view.place.sentence
        await press(pilot, "g", "backspace")
        assert screen.view.place.sentence == before


@pytest.mark.parametrize("size", [MEDIUM, (120, 90)])
async def test_the_share_read_and_the_paragraph_agree(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        assert position(screen) == "¶ 1/18 · 0%"
        for key in ("G", "g", *["space"] * 9):
            await press(pilot, key)
            number, share = position(screen).removeprefix("¶ ").split(" · ")
            assert (number == "18/18") or share != "100%", key
            assert (number == "1/18") == (share == "0%"), key
        assert position(screen) == "¶ 18/18 · 100%"
        await press(pilot, "colon", *"50%", "enter")
        assert position(screen).split(" · ")[1] in ("48%", "49%", "50%")
        await press(pilot, "right_parenthesis", "right_parenthesis", "right_curly_bracket", "right_curly_bracket")
        number = screen.view.sheet.article.paragraph_at(screen.view.place.sentence.start)
        assert position(screen).startswith(f"¶ {number}/18")


@pytest.mark.parametrize("key", ["j", "full_stop"])
async def test_the_line_that_names_the_speaker_is_in_sight_after_a_jump(key):
    async with opened(TALKS, (76, 20)) as (_, pilot, screen):
        view = screen.view
        if key == "j":
            await press(pilot, "u")
        line_of = view.sheet.map.line_of
        below = 0
        for quote in screen.desk.session.filters.quotes[1:]:
            view.scroll_to_line(line_of(quote.start) - view.size.height + 3)  # the quote begins at the foot of the page
            if key == "full_stop":
                view.place.set_target(quote.start - 1, quote.start - 1)
            await press(pilot, key)
            assert view.place.target.start == quote.start
            named = line_of(quote.speaker.start)
            assert line_of(quote.start) in view.shown_lines
            assert named in view.shown_lines or abs(named - line_of(quote.start)) > view.size.height - 4
            below += named > line_of(quote.start)
        assert below > 1

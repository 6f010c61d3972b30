"""Lines: greedy, as offsets, measured in terminal cells, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.app.widgets.wrapping import cells, wrap
from briefing.visible import visible


def lines(text, width):
    starts = wrap(text, 0, len(text), width)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def test_words_stay_whole():
    assert lines("the dam would hold", 10) == ["the dam ", "would hold"]


def test_a_word_longer_than_the_line_is_cut():
    assert lines("abcdefghij kl", 4) == ["abcd", "efgh", "ij ", "kl"]


def test_wide_characters_take_two_cells():
    assert lines("大坝会坚持住", 4) == ["大坝", "会坚", "持住"]


@given(st.text(max_size=200), st.integers(2, 30))
def test_nothing_is_lost_and_no_line_is_too_long(text, width):
    parts = lines(text, width)
    assert "".join(parts) == text
    assert all(sum(cells(c) for c in part.rstrip(" ")) <= width for part in parts)


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\x07b", "\x9b31m", "a\tb", "\u202eabc", "a\x00"])
def test_control_characters_are_drawn_as_symbols(text):
    drawn = visible(text)
    assert all(c.isprintable() for c in drawn)
    assert cell_len(drawn) <= len(text)

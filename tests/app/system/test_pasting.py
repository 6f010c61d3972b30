"""A paste without an end holds up no key and takes no memory."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from briefing.app.system import pasting
from briefing.app.system.pasting import BEGIN, END, PASSED_OVER, Pasting

PIECES = st.lists(st.text("a\x1b[201~", max_size=12), max_size=12)


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(pasting, "LONGEST_PASTE", 50)


def heard(*pieces):
    """The pastes and keys that Textual hears, in order."""
    bounded, parser = Pasting().bounded, XTermParser()
    told = [event for piece in pieces for event in parser.feed(bounded(piece))]
    return [e.text if isinstance(e, events.Paste) else e.key for e in told if isinstance(e, (events.Paste, events.Key))]


def test_a_paste_is_what_it_was():
    assert heard("x", f"{BEGIN}The dam", " holds.", f"{END}y", "z") == ["x", "The dam holds.", "y", "z"]


@pytest.mark.parametrize("cut", range(1, 6))
def test_marks_may_come_in_two_pieces(cut):
    assert heard(BEGIN[:cut], BEGIN[cut:] + "dam" + END[:cut], END[cut:], "z") == ["dam", "z"]


def test_what_is_too_much_is_passed_over_and_keys_are_heard_behind_it():
    assert heard(BEGIN + "a" * 40, "b" * 40, "c" * 40, f"d{END}z") == ["a" * 40 + "b" * 10, "z"]


@pytest.mark.parametrize(("typed", "key"), [("\x03", "ctrl+c"), ("\x11", "ctrl+q")])
@pytest.mark.parametrize("size", [5, 70])
def test_a_key_ends_a_paste_whose_end_never_comes(typed, key, size):
    assert heard(BEGIN + "a" * size, typed, "z") == ["a" * min(size, 50), key, "z"]


@given(PIECES)
def test_nothing_is_held_back_or_changed_below_the_limit(pieces):
    pieces = [p for p in pieces if p != "\x1b"]
    assume(len("".join(pieces)) <= 50)  # a second mark of a beginning is text of the paste, too
    assert "".join(map(Pasting().bounded, pieces)) == "".join(pieces)


@given(PIECES)
def test_a_paste_never_passes_more_than_its_limit(pieces):
    bounded = Pasting().bounded
    out = "".join(bounded(piece) for piece in (BEGIN, *(p * 9 for p in pieces))).replace(PASSED_OVER, "")
    assert len(out.partition(END)[0]) <= len(BEGIN) + 50

"""Keys of one's own: checked, heard, and named as they are."""

import re

import pytest

from briefing.app.base.keys import KEYS, keymap
from briefing.app.library.hints import HINTS as LIBRARY
from briefing.app.reader.hints import HINTS as READER
from briefing.app.widgets.hints import named
from briefing.errors import ConfigError
from tests.app.helpers import opened, press, reading, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_keys_of_ones_own_are_heard_and_shown():
    async with opened(TALKS, keys={"find": "ctrl+f", "people": "f2"}) as (app, pilot, screen):
        assert any("ctrl+f Find" in line for line in shown(screen))
        await press(pilot, "f2")
        assert screen.query_one("#people").has_focus
        await press(pilot, "escape", "p")
        assert not screen.query_one("#people").has_focus
        await press(pilot, "question_mark")
        assert any("ctrl+f" in line and "find;" in line for line in shown(app.screen))


@pytest.mark.parametrize(
    ("keys", "words"),
    [({"fnd": "x"}, "no key named"), ({"find": ""}, "must be a key"), ({"find": "w"}, "both"), ({"why": "?"}, "both")],
)
def test_a_wrong_key_is_a_sentence(keys, words):
    with pytest.raises(ConfigError, match=words):
        keymap(keys)


def test_no_two_keys_are_the_same():
    assert keymap({}) == {}
    assert len({k.id for k in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    ("changed", "keys", "words"),
    [
        ({"undo": "f9"}, ("u", "c", "2"), "Corrected. f9 takes it back, C lists all."),
        ({"undo": "f9"}, ("m", "m"), "The mark is taken away. f9 brings it back."),
        ({"copy-section": "f9"}, ("g", "y"), "f9 copies the section"),
        ({"select": "f9"}, ("asterisk",), "Select a word first: f9"),
        ({"mark": "f9"}, ("M",), "f9 marks"),
        ({"clear": "f9"}, ("p", "slash", "x", "x"), "f9 shows"),
        ({"correct": "f9"}, ("C",), "f9 corrects what is under the cursor"),
        ({"clear": "f9", "regex": "f8"}, ("slash",), "f8 regex · enter keeps it · f9 ends"),
        ({"next-sentence": "f9"}, ("question_mark",), "select: → word, f9 sentence"),
    ],
)
async def test_sentences_name_keys_as_they_are_now(changed, keys, words):
    async with opened(TALKS, keys=changed) as (app, pilot, _):
        await press(pilot, *keys)
        seen = " ".join([*shown(app.screen), *(n.message for n in app._notifications)])
        assert words in re.sub(r"[\s│╭╰─]+", " ", seen)


@pytest.mark.parametrize("hints", [*READER.values(), *LIBRARY.values()])
def test_hints_name_keys_that_there_are(hints):
    assert all(key and "{" not in key for key, _ in named(hints, {}))


async def test_the_hints_of_the_library_are_ones_own_too():
    async with reading(None, keys={"shelf-search": "f9"}) as (app, pilot, _):
        await press(pilot, "l")
        assert "f9 Search" in shown(app.screen)[-1]

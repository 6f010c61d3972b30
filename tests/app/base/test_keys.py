"""Keys of one's own: checked, heard, and named as they are."""

import pytest

from briefing.app.base.keys import KEYS, keymap
from briefing.errors import ConfigError
from tests.app.helpers import opened, press, shown
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

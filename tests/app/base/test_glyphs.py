"""ASCII alone: what the program draws itself."""

import pytest

from tests.app.helpers import SIZES, opened, press, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


@pytest.mark.parametrize(
    "keys",
    [("m", "z", "u", "j", "w"), ("u", "c"), ("u", "c", "1", "s"), ("slash", "x"), ("p", "slash", "q", "x"), ("e",), ("C",),
     ("question_mark",), ("i",), ("F", "W"), ("s", "f"), ("colon", "x", "enter")],
)  # fmt: skip
async def test_ascii_alone(keys):
    """What the program writes itself; the words of the article stay what they are."""
    async with opened(TALKS, ascii=True) as (app, pilot, screen):
        await press(pilot, *keys)
        words = {c for c in screen.desk.article.text + "§" if ord(c) > 127}
        assert {c for line in shown(app.screen) for c in line if ord(c) > 127} <= words


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [(), ("u",), ("s", "slash"), ("p", "w"), ("e",)])
async def test_ascii_alone_without_colour(size, keys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(TALKS, size, ascii=True) as (app, pilot, screen):
        await press(pilot, *keys)
        words = {c for c in screen.desk.article.text + "§" if ord(c) > 127}
        assert {c for line in shown(app.screen) for c in line if ord(c) > 127} <= words


async def test_the_focus_is_seen_in_ascii_without_colour(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(TALKS, ascii=True) as (_, pilot, screen):
        for key, pane in (("u", "quotes"), ("p", "people"), ("s", "sections")):
            await press(pilot, key)
            strips = screen._compositor.render_strips()
            assert pane in "".join(s.text for strip in strips for s in strip if s.style and s.style.reverse).casefold()

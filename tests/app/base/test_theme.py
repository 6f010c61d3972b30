"""Themes: each can be read, one's own too, and none is needed."""

import pytest

from briefing.errors import ConfigError
from tests.app.helpers import SIZES, opened, press, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


@pytest.mark.parametrize("size", SIZES)
async def test_without_colour_focus_and_hits_are_seen_by_weight_and_sign(size, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(TALKS, size) as (app, pilot, screen):
        await press(pilot, "slash", *"geneva", "enter")
        assert "nocolor" in app.pseudo_classes
        styles = [
            s.style for strip in screen._compositor.render_strips() for s in strip if "Geneva" in s.text or "GENEVA" in s.text
        ]
        assert any(style and style.reverse for style in styles)


@pytest.mark.parametrize("theme", ["textual-light", "high-contrast-dark", "high-contrast-light", "no-such-theme", "auto"])
async def test_every_theme_can_be_read(theme):
    async with opened(TALKS, theme=theme) as (app, _, screen):
        assert app.theme == (theme if theme not in ("auto", "no-such-theme") else "textual-dark")
        assert any("GENEVA" in line for line in shown(screen))


async def test_a_theme_of_ones_own(tmp_path):
    (tmp_path / "home" / "config" / "themes").mkdir(parents=True)
    (tmp_path / "home" / "config" / "themes" / "dusk.toml").write_text('primary = "#88aaff"\nbackground = "#101018"\ndark = true')
    async with opened(TALKS, theme="dusk") as (app, _, _screen):
        assert app.theme == "dusk"
        assert app.current_theme.background == "#101018"


@pytest.mark.parametrize("text", ["primary = 'no colour'", "colour = '#fff'", "= 3"])
def test_a_wrong_theme_is_a_sentence(tmp_path, text):
    from briefing.app.base.theme import user_themes

    (tmp_path / "dusk.toml").write_text(text)
    with pytest.raises(ConfigError, match="is no theme"):
        user_themes(tmp_path)

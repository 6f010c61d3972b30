"""Themes: which one is chosen, two of high contrast, and eight speaker colours for dark and for light grounds.

Hues after Okabe and Ito's colour-blind-safe set (2008), their lightness moved until each has a contrast of 4.5 : 1 with
the ground. Colour never stands alone: the name is beside it.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from textual.theme import Theme

from briefing.errors import ConfigError

DARK = ("#E69F00", "#56B4E9", "#2BC48A", "#F0E442", "#5C9DDB", "#F08A4B", "#E295C0", "#BBBBBB")
LIGHT = ("#8A5F00", "#1F6F9F", "#00704F", "#6B6400", "#005A92", "#A34700", "#9A4775", "#555555")
HIGH_CONTRAST = (
    Theme(
        "high-contrast-dark", primary="#FFD700", secondary="#00E5FF", accent="#FFD700", foreground="#FFFFFF", background="#000000",
        surface="#1C1C1C", panel="#000000", warning="#FFA500", error="#FF6060", success="#40FF40", dark=True,
        variables={"text-muted": "#E0E0E0", "text-accent": "#FFD700"},
    ),
    Theme(
        "high-contrast-light", primary="#00339A", secondary="#004D40", accent="#00339A", foreground="#000000", background="#FFFFFF",
        surface="#E6E6E6", panel="#FFFFFF", warning="#8A4B00", error="#A00000", success="#005500", dark=False,
        variables={"text-muted": "#202020", "text-accent": "#00339A"},
    ),
)  # fmt: skip
AUTO = {True: "textual-dark", False: "textual-light"}


def user_themes(folder: Path) -> list[Theme]:
    """The user's own themes, a TOML file each: colours by Textual's names, and `dark`. Raises ConfigError naming the file."""
    if not folder.is_dir():
        return []
    import tomllib

    out = []
    for path in sorted(folder.glob("*.toml")):
        try:
            theme = Theme(**{"name": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))})
            theme.to_color_system().generate()
        except Exception as error:  # whatever is wrong with a colour, the sentence says where
            raise ConfigError(f'{path} is no theme: {error}. It needs at least: primary = "#aabbcc"') from None
        out.append(theme)
    return out


def voice_colours(dark: bool) -> tuple[str, ...]:
    return DARK if dark else LIGHT


def chosen_theme(name: str, dark_ground: bool, known: Container[str]) -> str:
    """The theme of the settings; `auto` goes by the terminal's own ground, and an unknown name is `auto`."""
    return name if name in known else AUTO[dark_ground]

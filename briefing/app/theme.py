"""Eight speaker colours for dark and for light grounds.

Hues after Okabe and Ito's colour-blind-safe set (2008), their lightness moved until each has a contrast of 4.5 : 1 with
the ground. Colour never stands alone: the name is beside it.
"""

DARK = ("#E69F00", "#56B4E9", "#2BC48A", "#F0E442", "#5C9DDB", "#F08A4B", "#E295C0", "#BBBBBB")
LIGHT = ("#8A5F00", "#1F6F9F", "#00704F", "#6B6400", "#005A92", "#A34700", "#9A4775", "#555555")


def voice_colours(dark: bool) -> tuple[str, ...]:
    return DARK if dark else LIGHT

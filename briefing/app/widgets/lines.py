"""What the article and the lists beside it have in common: a widget that draws only the lines on screen, by number.

Owns scrolling without animation, the styles of a widget's parts, and the speakers' colours.
"""

from __future__ import annotations

from collections.abc import Callable
from math import copysign

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

STAYING = 2  # lines of a page that stay for the eye when it is turned


class LinesView(ScrollView):
    """Lines are counted from 0 at the top of the whole content; a subclass draws them in `render_line`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._part_styles: dict[str, Style] = {}
        self.base = Style.null()
        self.once_drawn: Callable[[], object] | None = None
        """called when this has been drawn the next time, and has been told its size"""

    def make_ready(self) -> None:
        """What there is to do once for all lines that are drawn. The size is known, though Textual tells it in an event later."""

    def render_lines(self, crop: Region) -> list[Strip]:
        self.base = self.rich_style  # asked for once, for it is slow to find
        self.make_ready()
        if self.once_drawn:
            self.call_later(self.once_drawn)
            self.once_drawn = None
        return super().render_lines(crop)

    @property
    def shown_lines(self) -> range:
        """The lines that are on screen."""
        return range(self.scroll_offset.y, self.scroll_offset.y + max(1, self.size.height))

    @property
    def share(self) -> float:
        """How far down the page is, 0 to 1."""
        return self.scroll_offset.y / self.max_scroll_y if self.max_scroll_y else 1.0

    def scroll_to_line(self, line: int) -> None:
        """Scroll at once, without animation, so that what comes next knows where the page is."""
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def show_line(self, line: int, *, above: int = 0) -> None:
        """Scroll when a line is not on the page, so that so many lines stand above it."""
        if line not in self.shown_lines:
            self.scroll_to_line(line - above)

    def action_page(self, step: float) -> None:
        """A page down or up, less the lines that stay for the eye, or a half."""
        height = self.size.height - STAYING if abs(step) == 1 else self.size.height // 2
        self.scroll_to_line(self.scroll_offset.y + int(copysign(max(1, height), step)))

    def style_of(self, name: str) -> Style:
        """The style of a component class, of a speaker's colour (`voice-3`) or of the screen's selection."""
        style = self._part_styles.get(name)
        if style is None:
            style = self._part_styles[name] = self._found_style(name)
        return style

    def _found_style(self, name: str) -> Style:
        """Speakers' colours are variables of the theme, since eight more component classes cost the first paint."""
        if name.startswith("voice-"):
            return Style(color=self.app.theme_variables[name])
        owner = self.screen if name.startswith("screen--") else self
        return owner.get_component_rich_style(name, partial=True)

    def notify_style_update(self) -> None:
        self._part_styles.clear()
        super().notify_style_update()

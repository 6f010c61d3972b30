"""A line of text that is told often what it says: what it says already is not drawn again, and nothing else is laid out for it."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class OneLine(Static):
    """One line high by the style sheet."""

    def say(self, content: Content) -> None:
        """Only where the style sheet makes it as wide as its words are others moved by them."""
        before = self.content if isinstance(self.content, Content) else Content("")
        if not before.is_same(content):
            self.update(content, layout=self.styles.auto_dimensions and before.cell_length != content.cell_length)

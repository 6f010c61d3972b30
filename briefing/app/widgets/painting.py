"""One line of the article as it is drawn: margin, gutter, heading or text, cut where highlights begin and end.

Owns how lines look in words and signs; which styles those are is asked of `style_of`, and colours are the style sheet's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefing.app.base.glyphs import UNICODE
from briefing.app.widgets.columns import Columns
from briefing.app.widgets.highlights import Highlights
from briefing.app.widgets.line_map import Piece
from briefing.app.widgets.sheet import Sheet
from briefing.app.widgets.wrapping import cut
from briefing.model import Span
from briefing.model.frozen import record
from briefing.visible import visible

NOTE_GAP = 6  # cells between a closed heading and what it hides, its fold sign with them
VOICES = 8  # speaker colours of a theme
MUTED = frozenset({"tail", "aside", "byline"})
HEADED = frozenset({"title", "heading"})
PARTS = (
    "heading", "heading-now", "note", "muted", "current", "quote", "mention", "pronoun", "mark", "hit", "target",
)  # fmt: skip


@record(frozen=True, slots=True)
class Scene:
    """What is the same for all lines of a page: where columns are, the section in view, the sentence read, what is selected."""

    columns: Columns
    base: Style
    section: int
    sentence: Span | None
    selected: tuple[int, int] | None


class Painter:
    """Draws lines of a sheet."""

    def __init__(self, sheet: Sheet, highlights: Highlights, style_of: Callable[[str], Style]) -> None:
        self.sheet, self.highlights, self.style_of = sheet, highlights, style_of
        self.glyphs = UNICODE
        self.notes: Sequence[str] = ()

    def line(self, number: int, scene: Scene) -> Strip:
        """A line of the document, over the whole width of the view."""
        width, base, lines = scene.columns.width, scene.base, self.sheet.map
        if not lines.pieces or number >= lines.height:
            return Strip.blank(width, base)
        i = lines.piece_at_line(number)
        piece, k = lines.pieces[i], number - lines.tops[i]
        if k >= (1 if piece.kind == "section" else len(lines.lines[i])):
            return Strip.blank(width, base)
        if piece.kind == "section":
            return Strip(self._heading(piece, scene)).adjust_cell_length(width, base)
        start, end = lines.line_span(number)
        segments = [Segment(" " * scene.columns.left, base), *self._gutter(start, end, scene)]
        segments += [Segment(" " * scene.columns.indent, base), *self._text(piece, start, end, scene)]
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, number)

    def _gutter(self, start: int, end: int, scene: Scene) -> list[Segment]:
        """Two columns: somebody's words, and the sentence that is read or a mark."""
        base, glyphs = scene.base, self.glyphs
        bar = self.highlights.bar(start, end)
        first = Segment(glyphs.bar, base + self.style_of(bar.style)) if bar else Segment(" ", base)
        sign = " "
        if scene.sentence and start <= scene.sentence.start < end:
            sign = glyphs.here
        elif self.highlights.begins("mark", start, end):
            sign = glyphs.mark
        return [first, Segment(sign, base + self.style_of("article--heading"))]

    def _heading(self, piece: Piece, scene: Scene) -> list[Segment]:
        base, glyphs, k = scene.base, self.glyphs, piece.section
        section, folded = self.sheet.sections[k], k in self.sheet.folded
        heading = base + self.style_of("article--heading")
        style = heading + self.style_of("article--heading-now") if k == scene.section else heading
        room = scene.columns.text - cell_len(section.title) - cell_len(section.part) - NOTE_GAP
        note = f"  {cut(visible(self.notes[k]), room, glyphs.cut)}" if folded and k < len(self.notes) and room > 0 else ""
        aside = base + self.style_of("article--note")
        return [
            Segment(" " * scene.columns.left, base),
            Segment(f"{glyphs.closed if folded else glyphs.opened} ", heading),
            Segment(f"{visible(section.part)} {glyphs.dot} " if section.part else "", aside),
            Segment(visible(section.title), style),
            Segment(note, aside),
        ]

    def _text(self, piece: Piece, start: int, end: int, scene: Scene) -> list[Segment]:
        """One line of text, cut where ranges begin and end."""
        text = self.sheet.article.text
        style = self._of_kind(piece.kind, scene.base)
        ranges = self.highlights.over(start, end)
        span = scene.selected
        selected = (max(start, span[0]), min(end, span[1])) if span and span[0] < end and span[1] > start else ()
        if not ranges and not selected:
            return [Segment(visible(text[start:end]), style)]
        edges = {start, end, *selected}
        for r in ranges:
            edges |= {max(start, r.start), min(end, r.end)}
        out = []
        for a, b in pairwise(sorted(edges)):
            here = style
            for r in ranges:
                if r.start <= a and b <= r.end:
                    here += self.style_of(r.style)
            if selected and selected[0] <= a and b <= selected[1]:
                here += self.style_of("screen--selection")
            out.append(Segment(visible(text[a:b]), here))
        return out

    def _of_kind(self, kind: str, base: Style) -> Style:
        """The style of a paragraph of that kind."""
        if kind in MUTED:
            return base + self.style_of("article--muted")
        return base + self.style_of("article--heading") if kind in HEADED else base

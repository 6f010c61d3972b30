"""The article: one line-API widget that draws only what is on screen.

Sections fold by giving their blocks no height; mentions, quotes, search hits and the target of a jump are styled
offset ranges over `Article.text`. A million words cost a line map and nothing else (measured in TUI.md).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing.app.wrapping import wrap
from briefing.model import Article, Section
from briefing.visible import visible

GUTTER = 2
LEAST_MEASURE = 20
VOICES = 8


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of the text drawn in a component style."""

    start: int
    end: int
    style: str


@dataclass(slots=True)
class Block:
    """A heading (of its section) or a paragraph."""

    kind: str
    start: int
    end: int
    section: int


class ArticleView(ScrollView, can_focus=True):
    """Shows an article; knows offsets, sections and ranges, and no analysis."""

    BINDINGS = [
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("space,pagedown", "page_down", "Page down", show=False),
        Binding("b,pageup", "page_up", "Page up", show=False),
        Binding("ctrl+d", "half_page(1)", "Half page down", show=False),
        Binding("ctrl+u", "half_page(-1)", "Half page up", show=False),
        Binding("g,home", "scroll_home", "Start", show=False),
        Binding("G,end", "scroll_end", "End", show=False),
        Binding("J,right_square_bracket", "section(1)", "Next section", show=False),
        Binding("K,left_square_bracket", "section(-1)", "Previous section", show=False),
        Binding("right_curly_bracket", "paragraph(1)", "Next paragraph", show=False),
        Binding("left_curly_bracket", "paragraph(-1)", "Previous paragraph", show=False),
        Binding("enter", "fold", "Fold", key_display="enter"),
        Binding("left", "fold(True)", "Close section", show=False),
        Binding("right", "fold(False)", "Open section", show=False),
        Binding("z", "fold_all", "Fold all", show=False),
        Binding("Z", "fold_others", "Fold all but this", show=False),
    ]

    COMPONENT_CLASSES = {
        "article--heading",
        "article--heading-now",
        "article--note",
        "article--muted",
        "article--quote",
        "article--mention",
        "article--pronoun",
        "article--hit",
        "article--target",
        *(f"article--voice-{i}" for i in range(VOICES)),
    }

    class Moved(Message):
        """The first visible line is now at this offset of the text."""

        def __init__(self, offset: int, share: float) -> None:
            super().__init__()
            self.offset, self.share = offset, share

    def __init__(self, *, measure: int = 80, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.article = Article("")
        self.sections: Sequence[Section] = ()
        self.notes: Sequence[str] = ()
        self.folded: set[int] = set()
        self.now = 0
        self._blocks: list[Block] = []
        self._lines: list[list[int]] = []
        self._tops: list[int] = [0]
        self._width = 0
        self._layers: dict[str, list[Range]] = {}
        self._starts: dict[str, list[int]] = {}
        self._bars: list[Range] = []
        self._bar_starts: list[int] = []
        self._styles: dict[str, Style] = {}
        self.ascii = False

    # ------------------------------------------------------------------ what is shown
    def show_article(self, article: Article) -> None:
        """Draw a new article, without sections yet."""
        self.article, self.sections, self.folded = article, (), set()
        self._layers, self._bars = {}, []
        self._build()
        self.scroll_to(y=0, animate=False)

    def show_sections(self, sections: Sequence[Section], notes: Sequence[str]) -> None:
        """Put headings in; the line that is read stays where it is. `notes` is what a folded heading says it hides."""
        at = self.top_offset
        first = self.scroll_offset.y == 0
        self.sections, self.notes = sections, notes
        self._build()
        if not first:
            self.scroll_to_offset(at)

    def set_ranges(self, layer: str, ranges: Sequence[Range]) -> None:
        """Replace one layer of highlights; layers are drawn in the order quote, mention, hit, target."""
        ordered = sorted(ranges, key=lambda r: (r.start, r.end))
        self._layers[layer] = ordered
        self._starts[layer] = [r.start for r in ordered]
        self.refresh()

    @property
    def target(self) -> Range | None:
        """The range that the last jump or preview marked."""
        ranges = self._layers.get("target")
        return ranges[0] if ranges else None

    def set_bars(self, ranges: Sequence[Range]) -> None:
        """The bars at the left of lines that hold somebody's words."""
        self._bars = sorted(ranges, key=lambda r: r.start)
        self._bar_starts = [r.start for r in self._bars]
        self.refresh()

    # ------------------------------------------------------------------ the line map
    def _build(self) -> None:
        blocks: list[Block] = []
        starts = [s.start for s in self.sections]
        nxt = 0
        for p in self.article.paragraphs:
            while nxt < len(starts) and starts[nxt] <= p.start:
                blocks.append(Block("section", p.start, p.start, nxt))
                nxt += 1
            section = max(nxt - 1, 0)
            if p.kind == "heading" and blocks and blocks[-1].kind == "section" and blocks[-1].section == section:
                continue
            blocks.append(Block(p.kind, p.start, p.end, section))
        self._blocks = blocks
        self._wrap()

    def _wrap(self) -> None:
        self._width = self.content_width
        indent = self.indent
        text, width = self.article.text, max(LEAST_MEASURE, self._width - GUTTER - indent - 1)
        self._lines = [[b.start] if b.kind == "section" else wrap(text, b.start, b.end, width) for b in self._blocks]
        self._measure_heights()

    def _measure_heights(self) -> None:
        heights = []
        for block, lines in zip(self._blocks, self._lines, strict=True):
            if block.kind == "section":
                heights.append(1 if block.section in self.folded else 2)
            elif block.section in self.folded and self.sections:
                heights.append(0)
            else:
                heights.append(len(lines) + 1)
        self._tops = list(accumulate(heights, initial=0))
        self.virtual_size = Size(0, self._tops[-1])
        self.refresh()

    @property
    def indent(self) -> int:
        return 2 if self.sections and self.size.width >= 40 else 0

    @property
    def content_width(self) -> int:
        return max(
            LEAST_MEASURE,
            min(self.scrollable_content_region.width or self.size.width or 80, self.measure + GUTTER + self.indent + 1),
        )

    def on_resize(self) -> None:
        if self._width != self.content_width and self._blocks:
            at = self.top_offset
            self._wrap()
            self.call_after_refresh(self.scroll_to_offset, at)

    # ------------------------------------------------------------------ offsets and lines
    @property
    def top_offset(self) -> int:
        """The offset of the first visible text line."""
        return self.offset_at(self.scroll_offset.y)

    def offset_at(self, y: int) -> int:
        if not self._blocks:
            return 0
        i = min(max(bisect_right(self._tops, y) - 1, 0), len(self._blocks) - 1)
        lines = self._lines[i]
        return lines[min(y - self._tops[i], len(lines) - 1)] if self._tops[i + 1] > self._tops[i] else self._blocks[i].start

    def block_at(self, offset: int) -> int:
        """The paragraph block that holds an offset."""
        i = bisect_right(self._blocks, offset, key=lambda b: b.start) - 1
        return max(i, 0)

    def line_of(self, offset: int) -> int:
        """The screen line (in the whole document) on which an offset stands; its heading's when it is folded away."""
        if not self._blocks:
            return 0
        i = self.block_at(offset)
        return self._tops[i] + (max(bisect_right(self._lines[i], offset) - 1, 0) if self._tops[i + 1] > self._tops[i] else 0)

    def section_of(self, offset: int) -> int:
        return max(bisect_right([s.start for s in self.sections], offset) - 1, 0) if self.sections else 0

    def paragraph_number(self, offset: int) -> int:
        """The number of the paragraph at an offset, from 1, as the brief cites it."""
        return max(bisect_right(self.article.paragraphs, offset, key=lambda p: p.start), 1)

    def scroll_to_offset(self, offset: int, *, third: bool = False) -> None:
        line = self.line_of(offset)
        i = self.block_at(offset)
        if i and self._blocks[i].start == offset and self._blocks[i - 1].kind == "section":
            line = self._tops[i - 1]
        if third:
            line -= self.size.height // 3
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def reveal(self, start: int, end: int) -> None:
        """Open the section of a range, put it a third down the page and mark it."""
        section = self.section_of(start)
        if section in self.folded:
            self.folded.discard(section)
            self._measure_heights()
        self.now = section
        self.set_ranges("target", [Range(start, end, "article--target")])
        line = self.line_of(start)
        top, height = self.scroll_offset.y, self.size.height
        if not top + 1 <= line <= top + height - 3:
            self.scroll_to_offset(start, third=True)

    # ------------------------------------------------------------------ drawing
    def style_of(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self.get_component_rich_style(name, partial=True)
        return style

    def notify_style_update(self) -> None:
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        row = y + self.scroll_offset.y
        base = self.rich_style
        if not self._blocks or row >= self._tops[-1]:
            return Strip.blank(width, base)
        i = bisect_right(self._tops, row) - 1
        block, line = self._blocks[i], row - self._tops[i]
        left = max(0, (self.scrollable_content_region.width - self._width) // 2)
        if block.kind == "section":
            return self._heading_line(block, line, left, width, base, y)
        lines = self._lines[i]
        if line >= len(lines):
            return Strip.blank(width, base)
        start = lines[line]
        end = lines[line + 1] if line + 1 < len(lines) else block.end
        segments = [Segment(" " * left, base), *self._bar(start, end, base)]
        segments += [Segment(" " * self.indent, base), *self._text(block, start, end, base)]
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, row)

    def _bar(self, start: int, end: int, base: Style) -> list[Segment]:
        k = bisect_left(self._bar_starts, end) - 1
        while k >= 0 and k >= bisect_left(self._bar_starts, end) - 3:
            if self._bars[k].end > start and self._bars[k].start < end:
                return [Segment(("|" if self.ascii else "▌") + " ", base + self.style_of(self._bars[k].style))]
            k -= 1
        return [Segment("  ", base)]

    def _heading_line(self, block: Block, line: int, left: int, width: int, base: Style, y: int) -> Strip:
        if line > 0:
            return Strip.blank(width, base)
        section = self.sections[block.section]
        folded = block.section in self.folded
        sign = (">" if folded else "v") if self.ascii else ("▸" if folded else "▾")
        style = base + self.style_of("article--heading")
        if block.section == self.now:
            style += self.style_of("article--heading-now")
        mark = Segment(f"{sign} ", base + self.style_of("article--heading"))
        title = Segment(visible(section.title), style)
        note = f"  {self.notes[block.section]}" if folded and block.section < len(self.notes) else ""
        segments = [Segment(" " * left, base), mark, title, Segment(note, base + self.style_of("article--note"))]
        return Strip(segments).adjust_cell_length(width, base)

    def _text(self, block: Block, start: int, end: int, base: Style) -> list[Segment]:
        """One line of text, cut where ranges begin and end."""
        text = self.article.text
        style = base
        if block.kind in ("tail", "byline"):
            style += self.style_of("article--muted")
        elif block.kind == "title":
            style += self.style_of("article--heading")
        cuts: list[Range] = []
        for layer in ("quote", "mention", "hit", "target"):
            ranges = self._layers.get(layer)
            if ranges:
                k = bisect_left(self._starts[layer], end)
                j = k - 1
                while j >= 0 and k - j <= 12:
                    if ranges[j].end > start:
                        cuts.append(ranges[j])
                    j -= 1
        selected = self._selected(start, end)
        if not cuts and not selected:
            return [Segment(visible(text[start:end]), style)]
        edges = sorted({start, end, *(max(start, min(end, e)) for r in cuts for e in (r.start, r.end)), *selected})
        order = {
            "article--quote": 0,
            "article--pronoun": 1,
            "article--mention": 2,
            "article--hit": 3,
            "article--target": 5,
        }
        cuts.sort(key=lambda r: order.get(r.style, 0))
        out = []
        for a, b in pairwise(edges):
            here = style
            for r in cuts:
                if r.start <= a and b <= r.end:
                    here += self.style_of(r.style)
            if selected and selected[0] <= a and b <= selected[1]:
                here += self.selection_style
            out.append(Segment(visible(text[a:b]), here))
        return out

    # ------------------------------------------------------------------ selecting with the mouse
    @property
    def selection_style(self) -> Style:
        return self.screen.get_component_rich_style("screen--selection", partial=True)

    def _selected(self, start: int, end: int) -> list[int]:
        span = self.selection_span
        if span is None or span[0] >= end or span[1] <= start:
            return []
        return [max(start, span[0]), min(end, span[1])]

    @property
    def selection_span(self) -> tuple[int, int] | None:
        """The selected offsets of the text, or None."""
        selection = self.text_selection
        if selection is None:
            return None
        first = self._selection_offset(selection.start) if selection.start else 0
        last = self._selection_offset(selection.end) if selection.end else len(self.article.text)
        return min(first, last), max(first, last)

    def _selection_offset(self, point: Offset) -> int:
        offset = self.offset_at(max(0, point.y))
        left = max(0, (self.scrollable_content_region.width - self._width) // 2) + GUTTER + self.indent
        i = self.block_at(offset)
        return min(offset + max(0, point.x - left), self._blocks[i].end if self._blocks else 0)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        span = self.selection_span
        return (self.article.text[span[0] : span[1]], "\n") if span else None

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    # ------------------------------------------------------------------ moving and folding
    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        if round(old) != round(new):
            self._tell()

    def _tell(self) -> None:
        offset = self.top_offset
        bottom = self.max_scroll_y
        self.post_message(self.Moved(offset, self.scroll_offset.y / bottom if bottom else 1.0))

    def action_half_page(self, direction: int) -> None:
        self.scroll_relative(y=direction * max(1, self.size.height // 2), animate=False)

    def section_in_view(self) -> int:
        """The section that the eye is on: the one last jumped to while its heading shows, else the topmost."""
        if self.sections:
            heading = self._heading_row(self.now)
            if self.scroll_offset.y <= heading < self.scroll_offset.y + self.size.height:
                return self.now
        return self.section_of(self.top_offset)

    def _heading_row(self, section: int) -> int:
        for i in range(max(0, self.block_at(self.sections[section].start) - 2), len(self._blocks)):
            if self._blocks[i].kind == "section" and self._blocks[i].section == section:
                return self._tops[i]
        return -1

    def go_section(self, section: int) -> None:
        """Put a section's heading on top and make it the one that keys fold."""
        if not self.sections:
            return
        self.now = max(0, min(section, len(self.sections) - 1))
        self.scroll_to(y=max(0, self._heading_row(self.now)), animate=False, force=True)
        self.refresh()
        self._tell()

    def action_section(self, step: int) -> None:
        here = self.section_in_view()
        if step < 0 and self.sections and self.scroll_offset.y > self._heading_row(here):
            step = 0
        self.go_section(here + step)

    def action_paragraph(self, step: int) -> None:
        if not self._blocks:
            return
        i = bisect_right(self._tops, self.scroll_offset.y) - 1
        if step < 0 and self.scroll_offset.y > self._tops[i]:
            step = 0
        i += step
        while 0 < i < len(self._blocks) - 1 and self._tops[i + 1] == self._tops[i]:
            i += step or -1
        self.scroll_to(y=self._tops[max(0, min(i, len(self._blocks) - 1))], animate=False)

    def action_fold(self, close: bool | None = None) -> None:
        if not self.sections:
            return
        section = self.section_in_view()
        close = section not in self.folded if close is None else close
        self.set_folded(self.folded | {section} if close else self.folded - {section})
        self.now = section
        row = self._heading_row(section)
        if not self.scroll_offset.y <= row < self.scroll_offset.y + self.size.height:
            self.scroll_to(y=row, animate=False, force=True)

    def action_fold_all(self) -> None:
        everything = set(range(len(self.sections)))
        section = self.section_in_view()
        self.set_folded(set() if self.folded == everything else everything)
        self.call_after_refresh(self.go_section, section)

    def action_fold_others(self) -> None:
        section = self.section_in_view()
        self.set_folded(set(range(len(self.sections))) - {section})
        self.call_after_refresh(self.go_section, section)

    def set_folded(self, folded: set[int]) -> None:
        self.folded = folded
        self._measure_heights()

    def on_click(self, event) -> None:
        row = event.y + self.scroll_offset.y
        if self._blocks and row < self._tops[-1]:
            block = self._blocks[bisect_right(self._tops, row) - 1]
            if block.kind == "section" and row == self._tops[bisect_right(self._tops, row) - 1]:
                self.now = block.section
                self.set_folded(self.folded ^ {block.section})

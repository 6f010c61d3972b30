"""The article: one line-API widget that draws only what is on screen.

Sections fold in the line map; mentions, quotes, marks, search hits, the sentence that is read and the target of a jump
are styled offset ranges over `Article.text`. A million words cost a line map and nothing else (measured in TUI.md).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing.app.base.glyphs import UNICODE
from briefing.app.base.keys import bindings
from briefing.app.widgets.line_map import Block, LineMap
from briefing.app.widgets.wrapping import cells
from briefing.model import Article, Section, Span
from briefing.visible import visible

GUTTER = 2
LEAST_MEASURE = 20
VOICES = 8
NEAR = 12  # ranges of one layer looked at per line: more than twelve never overlap
ORDER = ("current", "quote", "mention", "mark", "hit", "target")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of the text drawn in a component style."""

    start: int
    end: int
    style: str


def voice_style(app: App[Any], name: str) -> Style | None:
    """The colour of a speaker, `voice-3`: a variable of the theme, since eight more component classes cost the first paint."""
    return Style(color=app.theme_variables[name]) if name.startswith("voice-") else None


class ArticleView(ScrollView, can_focus=True):
    """Shows an article; knows offsets, sections and ranges, and no analysis."""

    BINDINGS = bindings("article")

    COMPONENT_CLASSES = {
        "article--heading",
        "article--heading-now",
        "article--note",
        "article--muted",
        "article--current",
        "article--quote",
        "article--mention",
        "article--pronoun",
        "article--mark",
        "article--hit",
        "article--target",
    }

    class Moved(Message):
        """Another line is the first visible one now."""

    def __init__(self, *, measure: int = 80, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.article = Article("")
        self.sections: Sequence[Section] = ()
        self.notes: Sequence[str] = ()
        self.sentences: Sequence[Span] = ()
        self.folded: set[int] = set()
        self.now = 0
        self.cursor = Span(0, 0)
        self.selecting: tuple[int, int] | None = None
        self.glyphs = UNICODE
        self.map = LineMap(self.article, (), LEAST_MEASURE)
        self._width = 0
        self._layers: dict[str, Sequence[Range]] = {}
        self._starts: dict[str, list[int]] = {}
        self._bars: Sequence[Range] = ()
        self._bar_starts: list[int] = []
        self._styles: dict[str, Style] = {}

    # ------------------------------------------------------------------ what is shown
    def show_article(self, article: Article, heading: str) -> None:
        """Draw a new article under one heading, which keeps the place of the sections that are not known yet."""
        self.article = article
        self.sections = (Section(heading, 0, len(article.text), "reading"),) if article.paragraphs else ()
        self.notes, self.folded, self.selecting = (), set(), None
        self.sentences = tuple(Span(p.start, p.end) for p in article.paragraphs)
        self._layers, self._starts, self._bars, self._bar_starts = {}, {}, (), []
        self._width = 0
        if self.size.width:
            self._build()
            self.scroll_to_line(0)
        self._set_cursor(self.sentences[0] if self.sentences else Span(0, 0))

    def show_sections(self, sections: Sequence[Section], notes: Sequence[str], sentences: Sequence[Span] = ()) -> None:
        """Put headings in; the line that is read stays where it is. `notes` is what a folded heading says it hides."""
        at, first = self.top_offset, self.scroll_offset.y == 0
        kept = {self.sections[k].start for k in self.folded if k < len(self.sections)}
        self.sections, self.notes = sections, notes
        self.folded = {k for k, s in enumerate(sections) if s.start in kept}
        self.now = min(self.now, max(0, len(sections) - 1))
        if sentences:
            self.sentences = sentences
            self._set_cursor(self.sentence_at(self.cursor.start))
        if self.map.article is self.article:
            self.map = self.map.with_sections(sections, self.folded)
            self._resized()
        else:
            self._build()
        if not first:
            self.scroll_to_offset(at)

    def set_notes(self, notes: Sequence[str]) -> None:
        """What a folded heading says that it hides."""
        self.notes = notes
        self.refresh()

    def set_ranges(self, layer: str, ranges: Sequence[Range]) -> None:
        """Replace one layer of highlights, in the order of the text; layers are drawn in the order of ORDER."""
        self._layers[layer] = ranges
        self._starts[layer] = [r.start for r in ranges]
        self.refresh()

    @property
    def target(self) -> Range | None:
        """The range that the last jump or preview marked."""
        ranges = self._layers.get("target")
        return ranges[0] if ranges else None

    def set_bars(self, ranges: Sequence[Range]) -> None:
        """The bars at the left of lines that hold somebody's words, in the order of the text."""
        self._bars = ranges
        self._bar_starts = [r.start for r in self._bars]
        self.refresh()

    # ------------------------------------------------------------------ the line map
    def _build(self) -> None:
        self._width = self.content_width
        width = max(LEAST_MEASURE, self._width - GUTTER - self.indent - 1)
        if self.map.article is self.article:
            self.map = self.map.at_width(width, self.folded)
        else:
            self.map = LineMap(self.article, self.sections, width, self.folded)
        self._resized()

    def _resized(self) -> None:
        self.virtual_size = Size(0, self.map.height)
        self.refresh()

    @property
    def indent(self) -> int:
        return 2 if self.size.width >= 40 else 0

    @property
    def content_width(self) -> int:
        room = self.scrollable_content_region.width or self.size.width or 80
        return max(LEAST_MEASURE, min(room, self.measure + GUTTER + self.indent + 1))

    @property
    def left(self) -> int:
        """Columns left of the text block, which stands in the middle."""
        return max(0, (self.scrollable_content_region.width - self._width) // 2)

    def set_measure(self, columns: int) -> None:
        """Wrap at another width; the place stays."""
        self.measure = columns
        self.on_resize()

    def on_resize(self) -> None:
        """Wrap at the new width; the line on top and the sentence that is read stay."""
        if self._width != self.content_width and self.article.paragraphs:
            at, cursor = self.top_offset, self.cursor
            first = self.scroll_offset.y == 0
            self._build()
            if not first:
                self.scroll_to_offset(at)
            self._set_cursor(cursor)

    # ------------------------------------------------------------------ offsets and lines
    @property
    def top_offset(self) -> int:
        """The offset of the first visible text line."""
        return self.map.offset_at(self.scroll_offset.y)

    def section_of(self, offset: int) -> int:
        return max(bisect_right(self.sections, offset, key=lambda s: s.start) - 1, 0)

    def paragraph_number(self, offset: int) -> int:
        """The number of the paragraph at an offset, from 1, as the brief cites it."""
        return self.article.paragraph_at(offset)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset, or the last one before it."""
        if not self.sentences:
            return Span(0, 0)
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)]

    def scroll_to_line(self, line: int) -> None:
        """Scroll at once, without animation, so that what comes next knows where the page is."""
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def scroll_to_offset(self, offset: int, *, third: bool = False) -> None:
        """Scroll so that the line of an offset is on top, or a third down the page; a paragraph brings its heading."""
        line = self.map.line_of(offset)
        i = self.map.block_of(offset)
        if i and self.map.blocks[i].start == offset and self.map.blocks[i - 1].kind == "section":
            line = self.map.tops[i - 1]
        if third:
            line -= self.size.height // 3
        self.scroll_to_line(line)

    def reveal(self, start: int, end: int) -> None:
        """Open the section of a range, put it a third down the page and mark it."""
        section = self.section_of(start)
        if section in self.folded:
            self.set_folded(self.folded - {section})
        self.now = section
        self._bring_into_view(start)
        self._set_cursor(self.sentence_at(start))
        self.set_ranges("target", [Range(start, end, "article--target")])

    def _bring_into_view(self, offset: int) -> None:
        line, top, height = self.map.line_of(offset), self.scroll_offset.y, self.size.height
        if not top + 1 <= line <= top + height - 3:
            self.scroll_to_offset(offset, third=True)

    def clear_target(self) -> None:
        self.set_ranges("target", [])

    # ------------------------------------------------------------------ the sentence that is read
    def _set_cursor(self, sentence: Span) -> None:
        self.cursor = sentence
        self.set_ranges("current", [Range(sentence.start, sentence.end, "article--current")] if sentence.end else [])

    def _keep_cursor_in_view(self, down: bool) -> None:
        """Scrolling takes the cursor along: to the first sentence of the page, or to the last when scrolling up."""
        top = self.scroll_offset.y
        lines = range(top, top + max(1, self.size.height))
        target = self.target
        if target and self.map.line_of(target.start) not in lines:
            self.clear_target()
        if self.selecting or not self.sentences or self.map.line_of(self.cursor.start) in lines:
            return
        edge = self.map.offset_at(lines[0] if down else min(lines[-1], self.map.height - 1))
        sentence = self.sentence_at(edge)
        if down and sentence.start < edge:
            after = self._sentence_beyond(sentence, 1)
            sentence = after if self.map.line_of(after.start) in lines else sentence
        self._set_cursor(sentence)

    def _sentence_beyond(self, sentence: Span, step: int) -> Span:
        """The next or previous sentence that is not folded away; the same one at the ends."""
        k = bisect_left(self.sentences, sentence.start, key=lambda s: s.start) + step
        while 0 <= k < len(self.sentences):
            if self.map.visible(self.map.block_of(self.sentences[k].start)):
                return self.sentences[k]
            k += step
        return sentence

    def action_sentence(self, step: int) -> None:
        if self.selecting:
            return self._extend_to(self._stop_of("sentence", step))
        return self._read(self._sentence_beyond(self.cursor, step))

    def action_paragraph(self, step: int) -> None:
        if self.selecting:
            return self._extend_to(self._stop_of("paragraph", step))
        i = self.map.block_of(self.cursor.start)
        if step > 0 or self.cursor.start == self.map.blocks[i].start:
            i += step
        while 0 <= i < len(self.map.blocks) and (self.map.blocks[i].kind == "section" or not self.map.visible(i)):
            i += step
        if 0 <= i < len(self.map.blocks):
            self._read(self.sentence_at(self.map.blocks[i].start))
        return None

    def _read(self, sentence: Span) -> None:
        """Go to a sentence, and scroll only when it is not on the page."""
        self._bring_into_view(sentence.start)
        self._set_cursor(sentence)
        self.now = self.section_of(sentence.start)
        self.clear_target()

    # ------------------------------------------------------------------ drawing
    def style_of(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = voice_style(self.app, name) or self.get_component_rich_style(name, partial=True)
            self._styles[name] = style
        return style

    def notify_style_update(self) -> None:
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        row = y + self.scroll_offset.y
        base = self.rich_style
        if not self.map.blocks or row >= self.map.height:
            return Strip.blank(width, base)
        i = self.map.block_index(row)
        block = self.map.blocks[i]
        if block.kind == "section":
            return self._heading_strip(block, row - self.map.tops[i], width, base)
        start, end = self.map.line_span(row)
        if row - self.map.tops[i] >= len(self.map.lines[i]):
            return Strip.blank(width, base)
        segments = [Segment(" " * self.left, base), *self._gutter(start, end, base)]
        segments += [Segment(" " * self.indent, base), *self._text(block, start, end, base)]
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, row)

    def _gutter(self, start: int, end: int, base: Style) -> list[Segment]:
        """Two columns: somebody's words, and the sentence that is read or a mark."""
        bar = self._bar(start, end)
        first = Segment(self.glyphs.bar, base + self.style_of(bar.style)) if bar else Segment(" ", base)
        if start <= self.cursor.start < end and self.cursor.end and not self.selecting:
            return [first, Segment(self.glyphs.here, base + self.style_of("article--heading"))]
        k = bisect_left(self._starts.get("mark", ()), start)
        marked = k < len(self._starts.get("mark", ())) and self._starts["mark"][k] < end
        return [first, Segment(self.glyphs.mark if marked else " ", base + self.style_of("article--heading"))]

    def _bar(self, start: int, end: int) -> Range | None:
        k = bisect_left(self._bar_starts, end)
        return next((r for r in reversed(self._bars[max(0, k - 3) : k]) if r.end > start), None)

    def _heading_strip(self, block: Block, line: int, width: int, base: Style) -> Strip:
        if line > 0:
            return Strip.blank(width, base)
        section = self.sections[block.section]
        folded = block.section in self.folded
        heading = base + self.style_of("article--heading")
        style = heading + self.style_of("article--heading-now") if block.section == self.now else heading
        note = f"  {self.notes[block.section]}" if folded and block.section < len(self.notes) else ""
        segments = [
            Segment(" " * self.left, base),
            Segment(f"{self.glyphs.closed if folded else self.glyphs.opened} ", heading),
            Segment(f"{visible(section.part)} {self.glyphs.dot} " if section.part else "", base + self.style_of("article--note")),
            Segment(visible(section.title), style),
            Segment(note, base + self.style_of("article--note")),
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _text(self, block: Block, start: int, end: int, base: Style) -> list[Segment]:
        """One line of text, cut where ranges begin and end."""
        text = self.article.text
        style = base
        if block.kind in ("tail", "aside", "byline"):
            style += self.style_of("article--muted")
        elif block.kind in ("title", "heading"):
            style += self.style_of("article--heading")
        ranges = [r for layer in ORDER for r in self._near(layer, start, end)]
        span = self.selection_span
        selected = [max(start, span[0]), min(end, span[1])] if span and span[0] < end and span[1] > start else []
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
                here += self.screen.get_component_rich_style("screen--selection", partial=True)
            out.append(Segment(visible(text[a:b]), here))
        return out

    def _near(self, layer: str, start: int, end: int) -> list[Range]:
        ranges = self._layers.get(layer)
        if not ranges:
            return []
        k = bisect_left(self._starts[layer], end)
        return [r for r in ranges[max(0, k - NEAR) : k] if r.end > start]

    # ------------------------------------------------------------------ selecting
    @property
    def selection_span(self) -> tuple[int, int] | None:
        """The offsets selected by keyboard or by mouse, or None."""
        if self.selecting:
            return min(self.selecting), max(self.selecting)
        selection = self.text_selection
        if selection is None:
            return None
        first = self.offset_of(selection.start) if selection.start is not None else 0
        last = self.offset_of(selection.end) if selection.end is not None else len(self.article.text)
        return min(first, last), max(first, last)

    def offset_of(self, point: Offset) -> int:
        """The offset under a cell: column of the widget, line of the document."""
        if not self.map.blocks:
            return 0
        start, end = self.map.line_span(min(max(0, point.y), self.map.height - 1))
        room = point.x - self.left - GUTTER - self.indent
        at = start
        while at < end and room > 0:
            room -= cells(self.article.text[at])
            at += room >= 0
        return at

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        span = self.selection_span
        return (self.article.text[span[0] : span[1]], "\n") if span else None

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def action_select(self) -> None:
        """Begin to select with the sentence that is read; once more ends it."""
        self.selecting = None if self.selecting else (self.cursor.start, self.cursor.end)
        self.refresh()

    def end_selection(self) -> bool:
        """End selecting by keyboard; False when nothing was being selected."""
        was, self.selecting = self.selecting, None
        self.refresh()
        return was is not None

    def _extend_to(self, offset: int) -> None:
        assert self.selecting
        self.selecting = (self.selecting[0], offset)
        line, top, height = self.map.line_of(offset), self.scroll_offset.y, self.size.height
        if not top <= line < top + height:
            self.scroll_to_line(line - height // 2)
        self.refresh()

    def _stop_of(self, unit: str, step: int) -> int:
        """Where the moving end of the selection stops next: by word, sentence or paragraph."""
        assert self.selecting
        head, text = self.selecting[1], self.article.text
        if unit == "word":
            i = self.map.block_of(head)
            if step > 0:
                found = WORD.search(text, head)
                return found.end() if found else len(text)
            starts = [m.start() for m in WORD.finditer(text, self.map.blocks[max(0, i - 2)].start, head)]
            return starts[-1] if starts else 0
        spans: Sequence[Span] = self.sentences
        if unit == "paragraph":
            spans = [Span(p.start, p.end) for p in self.article.paragraphs]
        if step > 0:
            return next(
                (s.end for s in spans[max(0, bisect_right(spans, head, key=lambda s: s.start) - 1) :] if s.end > head), head
            )
        return next((s.start for s in reversed(spans[: bisect_left(spans, head, key=lambda s: s.start)])), 0)

    def _head_on_line(self, step: int) -> int:
        """The moving end one line further, in the same column."""
        assert self.selecting
        head = self.selecting[1]
        line = self.map.line_of(head)
        column = head - self.map.line_span(line)[0]
        line = min(max(0, line + step), self.map.height - 1)
        while 0 < line < self.map.height - 1 and self.map.line_span(line)[0] == self.map.line_span(line)[1]:
            line += step
        start, end = self.map.line_span(line)
        return min(start + column, end)

    # ------------------------------------------------------------------ moving and folding
    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        if round(old) != round(new):
            self._keep_cursor_in_view(new > old)
            self.post_message(self.Moved())

    @property
    def share(self) -> float:
        """How far down the page is, 0 to 1."""
        return self.scroll_offset.y / self.max_scroll_y if self.max_scroll_y else 1.0

    def action_line(self, step: int) -> None:
        if self.selecting:
            self._extend_to(self._head_on_line(step))
        else:
            self.scroll_to_line(self.scroll_offset.y + step)

    def action_page(self, step: int) -> None:
        """A page, less two lines that stay for the eye."""
        self.scroll_to_line(self.scroll_offset.y + step * max(1, self.size.height - 2))

    def action_half_page(self, step: int) -> None:
        self.scroll_to_line(self.scroll_offset.y + step * max(1, self.size.height // 2))

    def action_edge(self, step: int) -> None:
        if self.selecting:
            return self._extend_to(0 if step < 0 else len(self.article.text))
        self.scroll_to_line(0 if step < 0 else self.max_scroll_y)
        if self.sentences:
            self._set_cursor(self.sentences[0] if step < 0 else self.sentence_at(len(self.article.text)))
        return None

    def section_in_view(self) -> int:
        """The section that the eye is on: the one last jumped to while its heading shows, else that of the cursor."""
        if self.sections:
            heading = self.map.heading_line(self.now)
            if self.scroll_offset.y <= heading < self.scroll_offset.y + self.size.height:
                return self.now
        return self.section_of(self.cursor.start)

    def go_section(self, section: int) -> None:
        """Put a section's heading on top and make it the one that keys fold."""
        if not self.sections:
            return
        self.now = max(0, min(section, len(self.sections) - 1))
        self.scroll_to_line(self.map.heading_line(self.now))
        first = self.sentence_at(self.sections[self.now].start)
        self._set_cursor(first if first.start >= self.sections[self.now].start else self._sentence_beyond(first, 1))
        self.post_message(self.Moved())

    def action_section(self, step: int) -> None:
        here = self.section_in_view()
        if step < 0 and self.sections and self.scroll_offset.y > self.map.heading_line(here):
            step = 0
        self.go_section(here + step)

    def action_fold(self, close: bool | None = None) -> None:
        if self.selecting:
            if close is not None:
                self._extend_to(self._stop_of("word", -1 if close else 1))
            return
        if not self.sections:
            return
        section = self.section_in_view()
        close = section not in self.folded if close is None else close
        self.set_folded(self.folded | {section} if close else self.folded - {section})
        self.now = section
        row = self.map.heading_line(section)
        if not self.scroll_offset.y <= row < self.scroll_offset.y + self.size.height:
            self.scroll_to_line(row)

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
        self.map.fold(folded)
        self._resized()

    def on_click(self, event: events.Click) -> None:
        """A heading folds; elsewhere the sentence under the mouse is the one that is read."""
        place = event.get_content_offset(self)
        row = place.y + self.scroll_offset.y if place is not None else self.map.height
        if place is None or not self.map.blocks or row >= self.map.height:
            return
        i = self.map.block_index(row)
        block = self.map.blocks[i]
        if block.kind == "section" and row == self.map.tops[i]:
            self.now = block.section
            self.set_folded(self.folded ^ {block.section})
        elif block.kind != "section":
            self._set_cursor(self.sentence_at(self.offset_of(Offset(place.x, row))))

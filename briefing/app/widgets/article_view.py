"""The article on screen: one line-API widget that draws only the lines that are seen, scrolls, folds and hears keys.

The sheet knows where everything stands, the place where the reader is, the selection what is selected, the highlights what
is drawn in which style, the painter how a line looks; here they meet keys, mouse and scrollbar. It knows no analysis, and
a million words cost it a line map and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager

from textual import events
from textual.geometry import Offset, Size
from textual.selection import Selection as MouseSelection
from textual.strip import Strip

from briefing.app.base.keys import bindings
from briefing.app.base.messages import Moved, PlaceLeft
from briefing.app.widgets.columns import Columns
from briefing.app.widgets.highlights import Highlights
from briefing.app.widgets.lines import LinesView
from briefing.app.widgets.painting import PARTS, Painter, Scene
from briefing.app.widgets.place import Place
from briefing.app.widgets.selection import Selection
from briefing.app.widgets.sheet import Sheet
from briefing.model import Article, Section, Span


class ArticleView(LinesView, can_focus=True):
    """Shows an article."""

    BINDINGS = bindings("article")
    COMPONENT_CLASSES = {f"article--{part}" for part in PARTS}

    def __init__(self, *, measure: int = 80, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.sheet, self.highlights = Sheet(), Highlights(self.refresh)
        self.selection = Selection(self.sheet)
        self.place = Place(self.sheet, self.highlights, lambda: self.post_message(Moved()))
        self.painter = Painter(self.sheet, self.highlights, self.style_of)

    # ------------------------------------------------------------------ what is shown
    def show_article(self, article: Article, heading: str) -> None:
        """Draw a new article under one heading, which keeps the place of the sections that are not known yet."""
        self.sheet.begin(article, heading)
        self.highlights.clear()
        self.selection.end()
        self.painter.notes = ()
        if self.size.width:
            self.sheet.lay_out(self.columns.text)
            self._resized()
            self.scroll_to_line(0)
        self.place.read(self.sheet.sentence_at(0))

    def show_sections(self, sections: Sequence[Section], sentences: Sequence[Span] = ()) -> None:
        """Put headings in; the line that is read stays where it is."""
        with self._keeping_place():
            self.sheet.divide(sections)
            self.painter.notes = ()
            self.place.section = min(self.place.section, max(0, len(sections) - 1))
            if sentences:
                self.sheet.sentences = sentences
                self.place.read(self.sheet.sentence_at(self.place.sentence.start))
            self._resized()

    def set_notes(self, notes: Sequence[str]) -> None:
        """What a folded heading says that it hides."""
        self.painter.notes = notes
        self.refresh()

    # ------------------------------------------------------------------ width and drawing
    @property
    def columns(self) -> Columns:
        return Columns(self.size.width, self.measure)

    def set_measure(self, columns: int) -> None:
        """Wrap at another width; the place stays."""
        self.measure = columns
        self.on_resize()

    def on_resize(self) -> None:
        """Wrap at the new width; the line on top and the sentence that is read stay."""
        if self.sheet.article.paragraphs and not self.sheet.is_laid_out(self.columns.text):
            sentence = self.place.sentence
            with self._keeping_place():
                self.sheet.lay_out(self.columns.text)
                self._resized()
            self.place.read(sentence)
        self.virtual_size = Size(0, self.sheet.map.height)

    @contextmanager
    def _keeping_place(self) -> Iterator[None]:
        """The text line on top stays on top, whatever happens to the lines."""
        at, first = self.top_offset, self.scroll_offset.y == 0
        yield
        if not first:
            self.scroll_to_offset(at)

    def _resized(self) -> None:
        self.virtual_size = Size(0, self.sheet.map.height)
        self.refresh()

    def make_ready(self) -> None:
        if self.sheet.is_new:
            self.sheet.lay_out(self.columns.text)
        sentence = self.place.sentence if self.place.sentence.end and not self.selection else None
        self._scene = Scene(self.columns, self.base, self.place.section, sentence, self.selection_span)

    def render_line(self, y: int) -> Strip:
        return self.painter.line(y + self.scroll_offset.y, self._scene)

    # ------------------------------------------------------------------ scrolling
    @property
    def top_offset(self) -> int:
        """The offset of the first visible text line."""
        return self.sheet.map.offset_at(self.scroll_offset.y)

    def scroll_to_offset(self, offset: int) -> None:
        """Scroll so that the line of an offset is on top; a paragraph brings its heading."""
        self.scroll_to_line(self.sheet.place_of(offset))

    def reveal(self, start: int, end: int, *, near: Sequence[int] = ()) -> None:
        """Open the section of a range, put it a third down the page, `near` in sight where that fits, and mark it."""
        section = self.sheet.section_of(start)
        if section in self.sheet.folded:
            self.set_folded(self.sheet.toggled(section))
        self._bring_into_view(start, *near)
        self.place.set_target(start, end)

    def _bring_into_view(self, offset: int, *near: int) -> None:
        lines = [self.sheet.map.line_of(o) for o in (offset, *near)]
        top, below = self.scroll_offset.y, self.size.height - 3
        if top >= min(lines) or max(lines) > top + below:
            third = max(self.sheet.place_of(offset) - self.size.height // 3, max(lines) - below)
            self.scroll_to_line(max(min(third, min(lines) - 1), lines[0] - below))

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        if round(old) != round(new):
            self.place.leave_target(self.shown_lines)
            if not self.selection:
                self.place.follow(self.shown_lines, down=new > old)
            self.post_message(Moved())

    # ------------------------------------------------------------------ moving by key; while selecting, the end moves
    def action_line(self, step: int) -> None:
        if not self._extend("line", step):
            self.scroll_to_line(self.scroll_offset.y + step)

    def action_edge(self, step: int) -> None:
        if self._extend("edge", step):
            return
        self.post_message(PlaceLeft(self.top_offset, self.place.sentence.start))
        self.scroll_to_line(0 if step < 0 else self.max_scroll_y)
        self.place.read_edge(step)

    def action_page(self, step: float) -> None:
        """A page on; at the end of the scrolling to the sentence there."""
        before = self.scroll_offset.y
        super().action_page(step)
        if self.scroll_offset.y == before and not self.selection:
            self.place.read_edge(step)

    def action_sentence(self, step: int) -> None:
        if not self._extend("sentence", step):
            self._read(self.sheet.sentence_beyond(self.place.sentence, step))

    def action_paragraph(self, step: int) -> None:
        if not self._extend("paragraph", step):
            start = self.sheet.paragraph_beyond(self.place.sentence.start, step)
            if start is not None:
                self._read(self.sheet.sentence_at(start))

    def _read(self, sentence: Span) -> None:
        """Go to a sentence, and scroll only when it is not on the page."""
        self._bring_into_view(sentence.start)
        self.place.step_to(sentence)

    # ------------------------------------------------------------------ sections and folds
    def section_in_view(self) -> int:
        """The section that the eye is on, which keys fold."""
        return self.place.section_in_view(self.shown_lines)

    def go_section(self, section: int) -> None:
        """Put a section's heading on top and make it the one that keys fold."""
        if not self.sheet.sections:
            return
        self.scroll_to_line(self.place.go_section(section))
        self.place.read(self.sheet.first_sentence(self.place.section))

    def action_section(self, step: int) -> None:
        self.go_section(self.place.section_beyond(step, self.shown_lines))

    def action_fold(self, close: bool | None = None) -> None:
        """Fold or open the section in view; while selecting, left and right go by word."""
        if self.selection:
            if close is not None:
                self._extend("word", -1 if close else 1)
            return
        if not self.sheet.sections:
            return
        section = self.section_in_view()
        self.set_folded(self.sheet.toggled(section, close))
        self.place.section = section
        self.show_line(self.sheet.map.heading_line(section))

    def action_fold_all(self) -> None:
        everything = set(range(len(self.sheet.sections)))
        self._fold_around(set() if self.sheet.folded == everything else everything)

    def action_fold_others(self) -> None:
        self._fold_around(set(range(len(self.sheet.sections))) - {self.section_in_view()})

    def _fold_around(self, folded: Set[int]) -> None:
        """Fold, and stay at the section that the eye is on."""
        section = self.section_in_view()
        self.set_folded(folded)
        self.call_after_refresh(self.go_section, section)

    def set_folded(self, folded: Set[int]) -> None:
        self.sheet.fold(folded)
        self._resized()

    # ------------------------------------------------------------------ selecting, by key or by mouse
    @property
    def selection_span(self) -> tuple[int, int] | None:
        """The offsets selected by keyboard or by mouse, or None."""
        if self.selection:
            return self.selection.span
        selected = self.text_selection
        if selected is None:
            return None
        first = self.offset_of(selected.start) if selected.start is not None else 0
        last = self.offset_of(selected.end) if selected.end is not None else len(self.sheet.article.text)
        return min(first, last), max(first, last)

    def offset_of(self, point: Offset) -> int:
        """The offset under a cell: column of the widget, line of the document."""
        return self.sheet.offset_in(point.y, point.x - self.columns.before_text)

    def get_selection(self, selection: MouseSelection) -> tuple[str, str] | None:
        span = self.selection_span
        return (self.sheet.article.text[span[0] : span[1]], "\n") if span else None

    def selection_updated(self, selection: MouseSelection | None) -> None:
        self.refresh()

    def action_select(self) -> None:
        """Begin to select with the sentence that is read; once more ends it."""
        if not self.end_selection():
            self.selection.begin(self.place.sentence)

    def end_selection(self) -> bool:
        """End selecting by keyboard; False when nothing was being selected."""
        self.refresh()
        return self.selection.end()

    def _extend(self, unit: str, step: int) -> bool:
        """Move the end of what is being selected, and keep it on the page; False when nothing is."""
        if not self.selection:
            return False
        self.show_line(self.sheet.map.line_of(self.selection.extend(unit, step)), above=self.size.height // 2)
        self.refresh()
        return True

    def on_click(self, event: events.Click) -> None:
        """A heading folds; elsewhere the sentence under the mouse is the one that is read."""
        place = event.get_content_offset(self)
        line = place.y + self.scroll_offset.y if place is not None else self.sheet.map.height
        if place is None or line >= self.sheet.map.height:
            return
        section = self.sheet.heading_at(line)
        if section is not None:
            self.place.section = section
            self.set_folded(self.sheet.toggled(section))
        else:
            self.place.read(self.sheet.sentence_at(self.offset_of(Offset(place.x, line))))

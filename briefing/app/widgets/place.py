"""Where the reader is in a sheet: the sentence that is read, the section last gone to, the target of the last jump.

Owns these three and their highlights; what lines are on screen is told to it, since it knows no widget, and it tells when
another sentence is read.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.app.widgets.highlights import Highlights, Range
from briefing.app.widgets.sheet import Sheet
from briefing.model import Span


class Place:
    """`sentence` has the sign in the gutter, `section` is the one that keys fold while its heading shows."""

    def __init__(self, sheet: Sheet, highlights: Highlights, moved: Callable[[], object]) -> None:
        self.sheet, self.highlights, self._moved = sheet, highlights, moved
        self.sentence = Span(0, 0)
        self.section = 0

    @property
    def target(self) -> Range | None:
        """The range that the last jump or preview marked."""
        return self.highlights.first("target")

    @property
    def share(self) -> float:
        """How far through the text the sentence is: 0 at its start, 1 at the last sentence."""
        last = self._last.start
        return self.sentence.start / last if last else 1.0

    def at_share(self, share: float) -> Span:
        """The sentence so far through the text."""
        return self.sheet.sentence_at(round(self._last.start * min(share, 1.0)))

    @property
    def _last(self) -> Span:
        return self.sheet.sentence_at(len(self.sheet.article.text))

    def read_edge(self, step: float) -> None:
        """The first sentence, or the last."""
        self.read(self.at_share(step > 0))

    def set_target(self, start: int, end: int) -> None:
        """The section, the sentence and the mark of a jump."""
        self.section = self.sheet.section_of(start)
        self.read(self.sheet.sentence_at(start))
        self.highlights.put("target", [Range(start, end, "article--target")])

    def clear_target(self) -> None:
        self.highlights.put("target", [])

    def read(self, sentence: Span) -> None:
        """This sentence is the one that is read."""
        self.sentence = sentence
        shown = [Range(sentence.start, sentence.end, "article--current")] if sentence.end else []
        self.highlights.put("current", shown)
        self._moved()

    def step_to(self, sentence: Span) -> None:
        """As `read`, by a key that goes on from sentence to sentence: no jump any more."""
        self.read(sentence)
        self.section = self.sheet.section_of(sentence.start)
        self.clear_target()

    def go_section(self, section: int) -> int:
        """A section becomes the one that keys fold; the line of its heading."""
        self.section = max(0, min(section, len(self.sheet.sections) - 1))
        return self.sheet.map.heading_line(self.section)

    def section_in_view(self, shown: range) -> int:
        """The section that the eye is on: the one last gone to while its heading shows, else that of the sentence."""
        if self.sheet.sections and self.sheet.map.heading_line(self.section) in shown:
            return self.section
        return self.sheet.section_of(self.sentence.start)

    def section_beyond(self, step: int, shown: range) -> int:
        """The section to go to next; back goes to the heading of this one first, when it is scrolled away."""
        here = self.section_in_view(shown)
        begun = step < 0 and self.sheet.sections and shown.start > self.sheet.map.heading_line(here)
        return here if begun else here + step

    def follow(self, shown: range, *, down: bool) -> None:
        """Scrolling takes the sentence along: to the first of the page, or to the last when scrolling up."""
        sheet, lines = self.sheet, self.sheet.map
        if not sheet.sentences or lines.line_of(self.sentence.start) in shown:
            return
        edge = lines.offset_at(shown[0] if down else min(shown[-1], lines.height - 1))
        sentence = sheet.sentence_at(edge)
        if down and sentence.start < edge:
            after = sheet.sentence_beyond(sentence, 1)
            sentence = after if lines.line_of(after.start) in shown else sentence
        self.read(sentence)

    def leave_target(self, shown: range) -> None:
        """A target that is scrolled away is marked no longer."""
        if self.target and self.sheet.map.line_of(self.target.start) not in shown:
            self.clear_target()

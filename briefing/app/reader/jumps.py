"""Going somewhere in the article and coming back: previews from the panes, jumps, the trail behind them.

Owns where the reader came from; scrolling itself is the article view's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from briefing.app.base.messages import RowMessage
from briefing.app.reader.ranges import in_sight
from briefing.app.reader.trail import Spot, Trail
from briefing.app.widgets.article_view import ArticleView
from briefing.model import Mention, Quote, Span
from briefing.visible import visible

PLACE = re.compile(r"(?:¶\s*)?(\d{1,9})(%?)")
STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")


class Jumps:
    """Of one article view."""

    def __init__(self, view: ArticleView) -> None:
        self.view, self.trail = view, Trail()
        self._before_preview: Spot | None = None

    # ------------------------------------------------------------------ from the panes
    def preview(self, event: RowMessage) -> None:
        """Show what a row stands for; the place before it is still where the reader is."""
        self.begin()
        self._show(event)

    def begin(self) -> None:
        """The reader looks at other places from here on."""
        if self._before_preview is None:
            self._before_preview = self.here

    @property
    def here(self) -> Spot:
        return Spot(self.view.top_offset, self.view.place.sentence.start)

    def _return_to(self, spot: Spot) -> None:
        self.view.scroll_to_offset(spot.top)
        self.view.place.read(self.view.sheet.sentence_at(spot.sentence))

    def take(self, event: RowMessage) -> None:
        """Go to what a row stands for."""
        self.leave(self._before_preview or self.here)
        self._before_preview = None
        if event.pane == "sections" and event.row.key in self.view.sheet.folded:
            self.view.set_folded(self.view.sheet.toggled(event.row.key, close=False))
        self._show(event)

    def _show(self, event: RowMessage) -> None:
        if event.pane == "sections":
            self.view.go_section(event.row.key)
        else:
            self.view.reveal(event.row.start, event.row.end, near=event.row.near)

    def stay(self) -> None:
        """What was previewed is where the reader is now."""
        if self._before_preview is not None:
            self.leave(self._before_preview)
            self._before_preview = None

    def end_preview(self) -> None:
        """Back to before the preview."""
        if self._before_preview is not None:
            self._return_to(self._before_preview)
            self._before_preview = None

    # ------------------------------------------------------------------ by key
    def leave(self, spot: Spot) -> None:
        """Note a place to come back to."""
        self.trail.leave(spot)

    def travel(self, step: int) -> bool:
        """Back (-1) or forward (1); False at the ends."""
        place = self.trail.travel(step, self.here)
        if place is not None:
            self._return_to(place)
        return place is not None

    def to_place(self, place: str) -> bool:
        """A paragraph by number, a share of the way through, or a stretch of the text by its offsets; False when it is none of these."""
        if stretch := STRETCH.fullmatch(place):
            start, end = map(int, stretch.groups())
            if stands := start < end <= len(self.view.sheet.article.text):
                self.view.reveal(start, end)
            return stands
        found = PLACE.fullmatch(place.strip())
        if not found:
            return False
        number, paragraphs = int(found[1]), self.view.sheet.article.paragraphs
        if found[2]:
            sentence = self.view.place.at_share(number / 100)
            self.view.reveal(sentence.start, sentence.end)
        elif 1 <= number <= len(paragraphs):
            self.view.reveal(paragraphs[number - 1].start, paragraphs[number - 1].end)
        else:
            return False
        return True

    async def ask(self, screen: Screen[Any]) -> None:
        """Ask for a paragraph or a share, and go there."""
        from briefing.app.dialogs.ask import Ask

        place = await screen.app.push_screen_wait(Ask("Go to", hint="a paragraph (12) or a share (50%)"))
        here = self.here
        if not place:
            return
        if self.to_place(place):
            self.leave(here)
        else:
            told = f"“{visible(place)}” is no paragraph and no share of this article."
            screen.notify(told, severity="error", markup=False)

    def to_span(self, span: Span) -> None:
        self.leave(self.here)
        self.view.reveal(span.start, span.end)

    def to_section(self, section: int) -> None:
        self.leave(self.here)
        self.view.go_section(section)

    def to_quote(self, step: int, quotes: Sequence[Quote]) -> bool:
        """The next or previous of these quotes; False when there is none."""
        target = self.view.place.target
        here = target.start if target else self.view.place.sentence.start - (step > 0)
        ahead = (q for q in quotes if q.start > here) if step > 0 else (q for q in reversed(quotes) if q.start < here)
        quote = next(ahead, None)
        if quote:
            self.view.reveal(quote.start, quote.end, near=in_sight(quote))
        return quote is not None

    def to_mention(self, step: int, mentions: Sequence[Mention]) -> None:
        """The next or previous of a person's mentions, around at the ends."""
        target = self.view.place.target
        here = target.start if target else self.view.top_offset
        later = [m for m in mentions if m.start > here] if step > 0 else [m for m in reversed(mentions) if m.start < here]
        chosen = later[0] if later else mentions[0 if step > 0 else -1]
        self.view.reveal(chosen.start, chosen.end)

"""The line on top: what is read, how far, what is found, what is still being done."""

from __future__ import annotations

from textual.content import Content

from briefing.app.base.glyphs import words
from briefing.app.reader.arrangement import Arrangement
from briefing.app.reader.desk import Desk
from briefing.app.reader.finder import Finder
from briefing.app.widgets.article_view import ArticleView
from briefing.app.widgets.one_line import OneLine
from briefing.visible import visible

STEPS = {
    "words": "reading",
    "people": "finding people",
    "quotes": "finding quotes",
    "sections": "finding topics",
    "done": "writing the brief",
}
BAR = 8  # cells


class Head:
    """Draws two texts, at the left and at the right, and what says the same beside them: the border, the list of sections."""

    def __init__(self, desk: Desk, view: ArticleView, finder: Finder, arrangement: Arrangement) -> None:
        self.desk, self.view, self.finder, self.arrangement = desk, view, finder, arrangement
        self.headline, self.position = OneLine(id="headline"), OneLine(id="position")

    def draw(self) -> None:
        article = self.desk.article
        title = visible(article.called if article else "briefing")
        name = Content("" if self.arrangement.is_narrow else "briefing  ").stylize("$text-muted")
        self.headline.say(Content.assemble(" ", name, Content(title).stylize("bold")))
        self.draw_position()

    def draw_position(self) -> None:
        """Where the reader is."""
        desk, view = self.desk, self.view
        if desk.article is None:
            self._put(desk.status)
            return
        number = desk.article.paragraph_at(view.place.sentence.start)
        place = "" if self.arrangement.is_narrow else f"{desk.glyphs.paragraph}{number}/{len(desk.article.paragraphs)}"
        parts = (desk.status, self.finder.status, place, f"{int(100 * view.place.share)}%")
        self._put(" · ".join(p for p in parts if p) + " ")
        self._draw_section()

    def _draw_section(self) -> None:
        sections = self.view.sheet.sections
        if self.desk.done and sections:
            k = self.view.section_in_view()
            self.view.border_subtitle = Content(visible(sections[k].title))
            pane = self.arrangement.pane_of("sections")
            if pane and not pane.has_focus:
                pane.select_key(k)

    def _put(self, text: str) -> None:
        self.position.say(Content(words(text, self.desk.settings.ascii)))

    def show_progress(self, step: str, share: float) -> None:
        """What is being found, and how much of it is done."""
        filled = round(BAR * share)
        bar = self.desk.glyphs.full * filled + self.desk.glyphs.empty * (BAR - filled)
        self.desk.status = f"{STEPS.get(step, step)} {bar} " + self.desk.told("{clear} cancels")
        self.draw_position()

"""What the screens look like: a change here is to be looked at, not waved through (`pytest --snapshot-update`)."""

import pytest

from briefing import config
from briefing.app.app import BriefingApp
from briefing.model import Analysis, Section, Span
from tests.app.helpers import EXTRA, MEDIUM, NARROW, WIDE, Here, press, settle
from tests.conftest import SEEDS

EMPTY = "no-quotes.txt"
CASES = {
    "reading-extra": (EXTRA, []),
    "reading-wide": (WIDE, []),
    "reading-medium": (MEDIUM, []),
    "reading-narrow": (NARROW, []),
    "person-wide": (WIDE, ["p", "j", "enter"]),
    "quotes-narrow": (NARROW, ["u", "j"]),
    "folded-wide": (WIDE, ["z"]),
    "find-medium": (MEDIUM, ["slash", *"geneva"]),
    "bad-pattern-medium": (MEDIUM, ["slash", "ctrl+r", "left_parenthesis"]),
    "export-wide": (WIDE, ["e"]),
    "export-narrow": (NARROW, ["e"]),
    "why-wide": (WIDE, ["u", "w"]),
    "correct-wide": (WIDE, ["u", "c"]),
    "speaker-medium": (MEDIUM, ["u", "c", "1", "s"]),
    "notes-wide": (WIDE, ["3", "m", "right_parenthesis", "i", *"Ask them.", "enter", "M"]),
    "select-medium": (MEDIUM, ["right_curly_bracket", "right_curly_bracket", "v", "right_parenthesis"]),
    "focus-wide": (WIDE, ["F"]),
    "help-wide": (WIDE, ["question_mark"]),
    "help-medium": (MEDIUM, ["question_mark"]),
    "light-wide": (WIDE, ["p", "enter"]),
    "contrast-wide": (WIDE, ["p", "enter"]),
    "ascii-wide": (WIDE, ["u", "j", "enter"]),
    "empty-panes-wide": (WIDE, []),
}
THEMES = {"light-wide": "textual-light", "contrast-wide": "high-contrast-dark"}


class Bare(Here):
    """Finds one section, and nobody in it."""

    def analyze(self, number):
        section = Section("Dam and water", 0, len(self.article.text), "opening")
        sentences = tuple(Span(p.start, p.end) for p in self.article.paragraphs)
        self.receive({"id": number, "event": "analysis", "analysis": Analysis(self.article, sentences, (section,))})


@pytest.mark.parametrize("name", CASES)
def test_screen(name, snap_compare, article):
    size, keys = CASES[name]
    source = str(SEEDS / "geneva-talks.txt")
    if name.startswith("empty"):
        source = article("The dam held for the whole winter.\nThe water fell in spring, and nobody spoke of it again.", EMPTY)
    settings = config.Settings(theme=THEMES.get(name, "textual-dark"), ascii=name.startswith("ascii"))
    process = Bare if name.startswith("empty") else Here
    app = BriefingApp(process(source), settings, source=source, request=1)

    async def run(pilot):
        await settle(app, pilot)
        await press(pilot, *keys)
        if name.startswith("notes"):
            app.clear_notifications()  # they go by the clock, which a snapshot must not hang on
        for box in app.screen.query("Input"):
            box.cursor_blink = False

    assert snap_compare(app, terminal_size=size, run_before=run)

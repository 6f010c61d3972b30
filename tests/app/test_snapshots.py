"""What the screens look like: a change here is to be looked at, not waved through (`pytest --snapshot-update`)."""

import pytest

import briefing
from briefing import config
from briefing.app.app import BriefingApp
from briefing.library.articles import Library
from tests.app.helpers import EXTRA, MEDIUM, NARROW, WIDE, Here, settle
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


@pytest.mark.parametrize("name", CASES)
def test_screen(name, snap_compare, article):
    size, keys = CASES[name]
    source = str(SEEDS / "geneva-talks.txt")
    if name.startswith("empty"):
        source = article("The dam held for the whole winter.\nThe water fell in spring, and nobody spoke of it again.", EMPTY)
    settings = config.Settings(theme=THEMES.get(name, "textual-dark"), ascii=name.startswith("ascii"))
    app = BriefingApp(Here(source), settings, source=source, request=1)

    async def run(pilot):
        await settle(app, pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        if name.startswith("notes"):
            app.clear_notifications()  # they go by the clock, which a snapshot must not hang on
        await pilot.pause(0.3)
        for box in app.screen.query("Input"):
            box.cursor_blink = False

    assert snap_compare(app, terminal_size=size, run_before=run)


def test_start_screen(snap_compare):
    class Nothing:
        running = False

        def listen(self, receive):
            pass

    assert snap_compare(BriefingApp(Nothing(), config.Settings(theme="textual-dark")), terminal_size=MEDIUM)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
def test_the_library(snap_compare, size):
    class Nothing:
        running = False

        def listen(self, receive):
            pass

    with Library() as library:
        for name in ("city-budget", "geneva-talks"):
            library.save(briefing.analyze(briefing.read(SEEDS / f"{name}.txt")), "v")
        library.do("UPDATE articles SET published = '2026-03-04', share = 0.4")
        library.set_star([1], True)
        library.touch(1)

    async def run(pilot):
        await pilot.press("l")
        await pilot.pause()
        await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "fill"])
        await pilot.press("p")
        await pilot.pause(0.2)
        await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "fill"])
        if size != NARROW:
            await pilot.press("l" if size == WIDE else "enter")
            await pilot.pause(0.2)
            await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "fill"])
        await pilot.pause(0.2)

    assert snap_compare(BriefingApp(Nothing(), config.Settings(theme="textual-dark")), terminal_size=size, run_before=run)

"""What the library looks like."""

import pytest

from briefing import config
from briefing.app.app import BriefingApp
from briefing.library.articles import Library
from tests.app.helpers import MEDIUM, NARROW, WIDE, Nothing, analyzed, press, read
from tests.conftest import SEEDS


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
def test_the_library(snap_compare, size):
    with Library() as library:
        for name in ("city-budget", "geneva-talks"):
            library.save(analyzed(read(str(SEEDS / f"{name}.txt"))), "v")
        library.do("UPDATE articles SET published = '2026-03-04', share = 0.4")
        library.set_star([1], True)
        library.touch(1)

    async def run(pilot):
        await press(pilot, "l", "p")
        if size != NARROW:
            await press(pilot, "l" if size == WIDE else "enter")

    assert snap_compare(BriefingApp(Nothing(), config.Settings(theme="textual-dark")), terminal_size=size, run_before=run)

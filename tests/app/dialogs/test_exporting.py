"""The export dialog: it writes, and never over a file unasked."""

import pytest

from tests.app.helpers import SIZES, opened, press
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_the_preview_begins_with_the_brief():
    async with opened(TALKS) as (app, pilot, _):
        await press(pilot, "e")
        assert str(app.screen.query_one("#preview").content).startswith("# ")


@pytest.mark.parametrize("size", SIZES)
async def test_export_writes_and_never_over_a_file_unasked(size, tmp_path):
    async with opened(TALKS, size) as (_, pilot, _):
        target = tmp_path / "geneva-talks-brief.md"
        await press(pilot, "e")
        await press(pilot, "enter")
        assert "## People" in target.read_text(encoding="utf-8")
        target.write_text("mine")
        await press(pilot, "e")
        await press(pilot, "enter")
        assert target.read_text() == "mine"
        await press(pilot, "enter")
        assert target.read_text() != "mine"

"""The export dialog: it writes, and never over a file unasked."""

import pytest

from briefing import config
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


async def test_a_template_of_ones_own_is_chosen_like_a_format(tmp_path):
    place = config.folder("config") / "templates"
    place.mkdir(parents=True)
    (place / "heard.txt").write_text("{% for q in quotes if q.chosen %}{{ q.speaker }} at {{ q.paragraph }}\n{% endfor %}")
    (place / "broken.md").write_text("{{ nobody.knows }}")
    async with opened(TALKS) as (app, pilot, _):
        await press(pilot, "e")
        choose(app, "heard.txt")
        await pilot.pause()
        assert app.screen.query_one("#file").value == "geneva-talks-brief.txt"
        app.screen.query_one("#file").focus()
        await press(pilot, "enter")
        assert " at " in (tmp_path / "geneva-talks-brief.txt").read_text(encoding="utf-8").splitlines()[0]
        await press(pilot, "e")
        choose(app, "broken.md")
        app.screen.query_one("#file").focus()
        await press(pilot, "enter")
        assert "nobody" in str(app.screen.query_one("#export-note").content)


def choose(app, name):
    next(button for button in app.screen.query("Choice") if str(button.label) == name).value = True

"""A line that says the same again is not drawn again, and what it says moves nothing but where it is as wide as its words."""

import pytest
from textual.app import App
from textual.content import Content

from briefing.app.widgets.one_line import OneLine


class Two(App):
    CSS = "OneLine { height: 1; } #wide { width: 1fr; } #narrow { width: auto; }"

    def compose(self):
        yield OneLine(id="wide")
        yield OneLine(id="narrow")


@pytest.fixture
def asked(monkeypatch):
    """Whether a layout was wanted too, for each time that a line was to be drawn."""
    told = []
    draw = OneLine.refresh

    def refresh(self, *regions, layout=False, **options):
        told.append(layout)
        return draw(self, *regions, layout=layout, **options)

    monkeypatch.setattr(OneLine, "refresh", refresh)
    return told


@pytest.mark.parametrize(("name", "longer", "other"), [("wide", False, False), ("narrow", True, False)])
async def test_a_line_is_drawn_when_it_says_something_else(asked, name, longer, other):
    async with Two().run_test() as pilot:
        line = pilot.app.query_one(f"#{name}", OneLine)
        asked.clear()
        for words, drawn in (("one", [longer]), ("one", []), ("two", [other]), ("three", [longer]), ("", [longer])):
            line.say(Content(words))
            assert asked == drawn
            asked.clear()
        line.say(Content("one").stylize("bold"))
        line.say(Content("one"))
        assert len(asked) == 2

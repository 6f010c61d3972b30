"""The article as a whole: a strip of sections and speakers, and the days; from both one goes to a place."""

import pytest
from textual.widgets import OptionList

from briefing.app.base.glyphs import ASCII, UNICODE
from briefing.app.base.theme import voice_colours
from briefing.app.reader.overview import strip
from tests.app.helpers import SIZES, opened, press, shown
from tests.conftest import SEEDS
from tests.export.test_pictures import TALKS

SEED = SEEDS / "geneva-talks.txt"


def drawn(width, signs=UNICODE):
    return {
        place.line.plain[: width // 3].strip(): place.line.plain[width // 3 + 1 :]
        for place in strip(TALKS, width, signs, voice_colours(True))
    }


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_speech_is_drawn_where_it_stands(signs):
    rows = drawn(66, signs)
    cells = len(rows["Sections"])
    assert set(rows["Sections"]) == {signs.full, signs.empty}
    last = max((q for q in TALKS.quotes if q.said_by.endswith("McFaul")), key=lambda q: q.start)
    share = last.start / len(TALKS.article.text)
    name = next(name for name in rows if "McFaul" in name)
    assert rows[name][int(share * cells)] == signs.full
    assert rows[name][0] == " "


@pytest.mark.parametrize("width", [24, 40, 120])
def test_every_speaker_has_a_row_that_fits(width):
    places = strip(TALKS, width, UNICODE, voice_colours(False))
    assert len(places) == 1 + len({q.said_by for q in TALKS.quotes if q.speaker})
    assert {place.line.cell_length for place in places} == {width}


@pytest.mark.parametrize("size", SIZES)
async def test_a_row_of_the_strip_leads_to_where_one_first_speaks(size):
    async with opened(SEED, size) as (app, pilot, screen):
        await press(pilot, "O")
        assert any("Sections" in line for line in shown(app.screen))
        await press(pilot, "j", "enter")
        first = next(q for q in screen.desk.analysis.quotes if q.speaker)
        assert (screen.view.place.target.start, screen.view.place.target.end) == (first.start, first.end)
        await press(pilot, "backspace")
        assert screen.view.scroll_offset.y == 0


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_of_the_timeline_leads_to_its_sentence(size):
    async with opened(SEED, size) as (app, pilot, screen):
        await press(pilot, "D")
        box = app.screen.query_one(OptionList)
        assert box.get_option_at_index(0).disabled
        await press(pilot, "end", "enter")
        target = screen.view.place.target
        assert any(target.start <= d.start < target.end for d in screen.desk.analysis.dates)


async def test_escape_leaves_everything_where_it_was():
    async with opened(SEED) as (app, pilot, screen):
        await press(pilot, "G", "D", "escape", "O", "escape")
        assert app.screen is screen
        assert screen.view.place.target is None

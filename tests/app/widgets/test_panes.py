"""The lists beside the article, by mouse."""

from tests.app.helpers import NARROW, calm, opened, place_of, press, rows, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_the_border_can_be_dragged():
    async with opened(TALKS) as (_, pilot, screen):
        side = screen.query_one("#side")
        width, x = side.size.width, side.region.x
        await pilot.mouse_down(offset=(x, 10))
        await pilot.hover(offset=(x - 5, 10))
        await pilot.mouse_up(offset=(x - 5, 10))
        await calm(pilot)
        assert side.size.width == width + 5


async def test_a_click_on_a_row_chooses_it():
    async with opened(TALKS) as (_, pilot, screen):
        await pilot.click(offset=place_of(screen, "Sergei Lavrov  "))
        await calm(pilot)
        assert screen.desk.session.filters.person.name == "Sergei Lavrov"
        assert 0 < len(rows(screen, "quotes")) < 10


async def test_the_chosen_sections_line_stands_under_the_list():
    async with opened(TALKS, size=NARROW) as (_, pilot, screen):
        await press(pilot, "s")
        await calm(pilot)
        first = " ".join(" ".join(shown(screen)).split())
        await press(pilot, "j")
        await calm(pilot)
        second = " ".join(" ".join(shown(screen)).split())
        one, two = (row.telling for row in screen.query_one("#sections").rows[:2])
        assert one in first
        assert one not in second
        assert two in second

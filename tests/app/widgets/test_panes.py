"""The lists beside the article, by mouse."""

from tests.app.helpers import calm, opened, place_of, rows
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

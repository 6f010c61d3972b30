"""An explanation can be read whole, on a narrow screen, too."""

import pytest

from tests.app.helpers import opened, press
from tests.conftest import SEEDS


@pytest.mark.parametrize("pane", ["s", "p", "u"])
async def test_an_explanation_takes_the_width_of_a_narrow_screen(pane):
    async with opened(SEEDS / "geneva-talks.txt", (50, 20), toasts=True) as (_, pilot, screen):
        await press(pilot, pane, "w")
        await pilot.pause(0.2)
        toast = screen.query("Toast").last()
        assert toast.region.width > 40
        assert toast.region.bottom <= 20 - 1
        assert toast.region.height <= 8

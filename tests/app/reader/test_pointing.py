"""What is under the cursor, and why it is what it is."""

from tests.app.helpers import opened, press
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_why_says_the_rule():
    async with opened(TALKS) as (app, pilot, _):
        await press(pilot, "u", "w")
        assert "(rule " in next(iter(app._notifications)).message

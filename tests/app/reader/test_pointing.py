"""What is under the cursor, and why it is what it is."""

from tests.app.helpers import opened, press
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_why_says_the_rule():
    async with opened(TALKS) as (app, pilot, _):
        await press(pilot, "u", "w")
        assert "(rule " in next(iter(app._notifications)).message


async def test_an_explanation_stays_until_a_key():
    async with opened(TALKS) as (app, pilot, _):
        await press(pilot, "u", "w")
        told = next(iter(app._notifications))
        assert told.time_left > 3600
        await press(pilot, "w")
        again = list(app._notifications)
        assert [n.message for n in again] == [told.message]
        await press(pilot, "j")
        assert not list(app._notifications)

"""The application: what its palette offers."""

from tests.app.helpers import opened
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_the_palette_offers_what_keys_do():
    async with opened(TALKS) as (app, _, screen):
        titles = {c.title for c in app.get_system_commands(screen)}
        assert {"Export the brief", "Mark the sentence, or unmark it", "Fold or open the section"} <= titles

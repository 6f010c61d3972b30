"""What goes to the clipboard."""

from tests.app.helpers import opened, press
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_copy_has_the_speaker_and_the_paragraph():
    async with opened(TALKS) as (app, pilot, _):
        await press(pilot, "u", "y")
        assert "Antony J. Blinken" in app.clipboard
        assert "¶" in app.clipboard


async def test_copying_a_section_and_a_person():
    async with opened(TALKS) as (app, pilot, _):
        await press(pilot, "2", "Y")
        assert app.clipboard.startswith("NATO demands\n\nRussia's written demands")
        assert "¶ 7)" in app.clipboard
        await press(pilot, "p", "y")
        assert app.clipboard == "Antony J. Blinken, Secretary of State"


async def test_no_control_character_reaches_the_clipboard():
    async with opened(TALKS) as (app, _, _):
        app.copy_to_clipboard("one\ttwo\nrm\r\x1b]52;c;AAAA\x07 \x9b31m\u202e \ud800")
        assert app.clipboard == "one\ttwo\nrm␍␛]52;c;AAAA␇ \ufffd31m \ufffd"

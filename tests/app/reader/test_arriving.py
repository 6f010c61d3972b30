"""How an article comes onto the screen and how it is left: the text first, at the place and as it was."""

import pytest

from briefing import config
from briefing.app.app import BriefingApp
from briefing.app.base.keys import KEYS
from briefing.model import Analysis, Section
from tests.app.helpers import MEDIUM, SIZES, Here, Nothing, Slow, calm, opened, panes_are_there, press, rows, settle, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


class Stopping(Here):
    """Dies when it is to look."""

    def analyze(self, number):
        self.receive({"id": None, "event": "stopped", "code": -9})


async def test_the_text_is_there_before_the_analysis():
    async with opened(TALKS, process=Slow, ready=panes_are_there) as (_, _, screen):
        assert screen.desk.analysis is None
        text = "\n".join(shown(screen))
        assert "GENEVA — The senior diplomats" in text
        assert "finding people" in text


async def test_a_crash_of_the_analysis_leaves_the_text():
    async with opened(TALKS, process=Stopping, ready=panes_are_there) as (app, pilot, screen):
        await settle(app, pilot, lambda app: app._notifications)
        assert any("stopped" in n.message for n in app._notifications)
        assert any("No analysis: " in line for line in shown(screen))
        assert any("GENEVA" in line for line in shown(screen))


@pytest.mark.parametrize("size", SIZES)
async def test_place_folds_and_filter_are_there_again(size):
    async with opened(TALKS, size) as (app, pilot, screen):
        await press(pilot, "p", "j", "enter", "1", "enter", "3", "I")
        offset = screen.view.top_offset
        await press(pilot, "q")
        assert app._exit
    async with opened(TALKS, size) as (_, pilot, screen):
        assert screen.view.sheet.folded == {0}
        assert screen.desk.session.filters.person.name == "Sergei Lavrov"
        assert screen.desk.session.filters.indirect
        assert abs(screen.view.top_offset - offset) < 120


async def test_a_damaged_file_is_set_aside_and_reading_goes_on(tmp_path):
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "m")
    data = tmp_path / "home" / "data"
    for name in ("library.sqlite3-wal", "library.sqlite3-shm"):
        (data / name).unlink(missing_ok=True)
    (data / "library.sqlite3").write_bytes(b"not a database, " * 400)
    async with opened(TALKS) as (app, pilot, screen):
        assert screen.desk.session.marks == ()
        assert any("set aside" in n.message for n in app._notifications)
        await press(pilot, "m")
    (damaged,) = data.glob("library-damaged-*.sqlite3")
    assert damaged.read_bytes().startswith(b"not a database")
    async with opened(TALKS) as (_, _, screen):
        assert len(screen.desk.session.marks) == 1


@pytest.mark.parametrize(("place", "number"), [("12", 12), ("¶5", 5)])
async def test_opening_at_a_place(place, number):
    async with opened(TALKS, MEDIUM, place=place) as (_, _, screen):
        assert screen.view.sheet.article.paragraph_at(screen.view.place.sentence.start) == number


async def test_a_running_analysis_can_be_cancelled_and_the_text_stays():
    async with opened(TALKS, MEDIUM, process=Slow, ready=panes_are_there) as (app, pilot, screen):
        assert "esc cancels" in screen.desk.status
        await press(pilot, "escape")
        assert app.process.stopped
        assert not screen.desk.status
        assert any("cancelled" in n.message for n in app._notifications)
        await press(pilot, "G")
        assert screen.view.scroll_offset.y == screen.view.max_scroll_y > 0


class Cutting(Here):
    """Cuts in two, and notes what it was asked for."""

    def cut(self, count):
        self.asked.append(count)
        start = self.article.paragraphs[5].start
        cut = (Section("Before", 0, start, "opening"), Section("Behind", start, len(self.article.text), "topic"))
        self.receive({"id": None, "event": "sections", "sections": Analysis(self.article, sections=cut).rows("sections")})


async def test_an_article_opens_in_as_many_sections_as_are_asked_for():
    async with opened(TALKS, process=Cutting, sections=2) as (app, pilot, screen):
        await settle(app, pilot, lambda app: len(screen.desk.session.analysis.sections) == 2)
        assert app.process.asked == [2]
        assert [row.strip()[:6] for row in rows(screen, "sections")] == ["Before", "Behind"]


class Silent(Nothing):
    """Stands where the process stands, and never sends the article."""

    running = True

    def early_article(self, number, seconds):
        return None

    def analyze(self, number):
        pass

    def stop(self):
        pass


@pytest.mark.parametrize("place", ["article", "reader"])
@pytest.mark.parametrize("size", [MEDIUM, (20, 3)])
async def test_keys_may_come_before_the_text(place, size):
    keys = [key for k in KEYS if k.place == place and k.id not in ("leave", "original") for key in k.keys.split(",")]
    app = BriefingApp(Silent(), config.Settings(), source="dam.txt", request=1)
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        for key in keys:
            await press(pilot, key, key, "escape", "escape")
            assert app.is_running, key

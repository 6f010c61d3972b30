"""How an article comes onto the screen and how it is left: the text first, at the place and as it was."""

from dataclasses import asdict

import pytest

from briefing import config, library
from briefing.app.app import BriefingApp
from briefing.app.base.keys import KEYS
from briefing.app.reader.screen import ReaderScreen
from briefing.model import Analysis, Section
from tests.app.helpers import (
    MEDIUM,
    SIZES,
    Here,
    Nothing,
    Slow,
    analyzed,
    calm,
    opened,
    panes_are_there,
    press,
    reading,
    rows,
    settle,
    shown,
)
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

    def early_analysis(self, number):
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


def pictures_drawn(monkeypatch, tell):
    """What is told of each picture of the reader from now on, in a list that fills."""
    pictures = []
    draw = ReaderScreen._compositor_refresh

    def drawn(screen):
        draw(screen)
        pictures.append(tell(screen))

    monkeypatch.setattr(ReaderScreen, "_compositor_refresh", drawn)
    return pictures


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_picture_has_the_text_and_no_panes(monkeypatch, size):
    pictures = pictures_drawn(
        monkeypatch, lambda screen: ("\n".join(shown(screen)), screen.arrangement.pane_of("people") is not None)
    )
    async with opened(TALKS, size, process=Slow, ready=panes_are_there):
        assert "GENEVA — The senior" in pictures[0][0]
        assert not pictures[0][1]


async def test_how_it_was_left_is_asked_of_the_library_only_where_the_process_has_not_told_it(monkeypatch):
    asked = []
    monkeypatch.setattr(library, "reading", lambda article: asked.append(article) or library.Reading())
    async with reading(TALKS, MEDIUM) as (_, _, screen):
        assert screen.arriving.left == library.Reading()
    in_process, asked[:] = len(asked), []
    async with opened(TALKS, MEDIUM) as (_, _, screen):
        assert screen.arriving.left is None
        assert len(asked) == 1
    assert in_process <= 2  # by the server, which is a thread here, and by a screen that was faster


class Known(Here):
    """Has the analysis of the library, and how the article was left, before anything is drawn."""

    def early_analysis(self, number):
        return asdict(library.reading(self.article)), analyzed(self.article)

    def analyze(self, number):
        self.asked.append(number)


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_library_knows_is_in_the_first_picture(monkeypatch, size):
    async with opened(TALKS, size) as (_, _, screen):
        usual, people = shown(screen), [row.line for row in screen.arrangement.pane_of("people").rows]
    pictures = pictures_drawn(monkeypatch, lambda screen: [row.line for row in screen.arrangement.pane_of("people").rows])
    async with opened(TALKS, size, process=Known) as (app, _, screen):
        assert pictures[0] == people
        assert shown(screen) == usual
        assert app.process.asked == [1]


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_library_knows_is_as_it_was_left(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        await press(pilot, "p", "j", "enter", "1", "enter", "3", "I")
        offset = screen.view.top_offset
        await press(pilot, "q")
    async with opened(TALKS, size, process=Known) as (_, pilot, screen):
        assert screen.view.sheet.folded == {0}
        assert screen.desk.session.filters.person.name == "Sergei Lavrov"
        assert abs(screen.view.top_offset - offset) < 120
    async with opened(TALKS, size, place="12", process=Known) as (_, _, screen):
        assert screen.view.sheet.article.paragraph_at(screen.view.place.sentence.start) == 12


async def test_sections_that_were_asked_for_are_cut_from_what_the_library_knows():
    class Cutting(Known):
        def cut(self, count):
            self.asked.append(("cut", count))

    async with opened(TALKS, process=Cutting, sections=2) as (app, _, _):
        assert app.process.asked == [1, ("cut", 2)]

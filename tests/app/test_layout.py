"""Panes, widths, filters and sorting, keys of one's own, and being there again as it was left."""

import pytest

from briefing import config
from briefing.app.base.keys import KEYS, keymap
from briefing.errors import ConfigError
from tests.app.helpers import EXTRA, MEDIUM, NARROW, SIZES, WIDE, opened, press, reading, rows, settle, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


async def test_a_section_narrows_people_and_quotes_and_escape_ends_it():
    async with opened(TALKS) as (_, pilot, screen):
        people, quotes = rows(screen, "people"), rows(screen, "quotes")
        await press(pilot, "s", "G", "f")
        assert 0 < len(rows(screen, "people")) < len(people)
        assert 0 < len(rows(screen, "quotes")) < len(quotes)
        assert "Iran talks ×" in str(screen.query_one("#quotes").border_subtitle)
        assert "/" in str(screen.query_one("#people").border_title)
        await press(pilot, "escape")
        assert rows(screen, "quotes") == quotes


async def test_people_are_sorted_in_four_ways():
    async with opened(TALKS) as (_, pilot, screen):
        people = {p.name: p for p in screen.desk.session.analysis.people}
        first = rows(screen, "people")
        assert [people[n].mentions[0].start for n in first] == sorted(p.mentions[0].start for p in people.values())
        await press(pilot, "r")
        counts = [len(people[n].mentions) for n in rows(screen, "people")]
        assert counts == sorted(counts, reverse=True)
        await press(pilot, "r", "r")
        surnames = [n.split()[-1] for n in rows(screen, "people")]
        assert surnames == sorted(surnames)
        await press(pilot, "r")
        assert rows(screen, "people") == first


async def test_panes_are_hidden_widened_and_remembered():
    async with opened(TALKS) as (_, pilot, screen):
        width = screen.query_one("#side").size.width
        await press(pilot, "S", "greater_than_sign")
        assert not screen.query_one("#left").display
        assert screen.query_one("#side").size.width == width + 2
    async with opened(TALKS) as (_, pilot, screen):
        assert not screen.query_one("#left").display
        assert screen.query_one("#side").size.width == width + 2
        await press(pilot, "s")
        assert screen.query_one("#sections").has_focus
        await press(pilot, "P", "U")
        assert not screen.query_one("#side").display


async def test_the_border_can_be_dragged():
    async with opened(TALKS) as (_, pilot, screen):
        side = screen.query_one("#side")
        width, x = side.size.width, side.region.x
        await pilot.mouse_down(offset=(x, 10))
        await pilot.hover(offset=(x - 5, 10))
        await pilot.mouse_up(offset=(x - 5, 10))
        await pilot.pause()
        assert side.size.width == width + 5


@pytest.mark.parametrize("size", SIZES)
async def test_the_article_alone(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        await press(pilot, "F")
        assert screen.view.outer_size.width == size[0]
        await press(pilot, "p")
        assert screen.query_one("#people").has_focus


async def test_the_width_of_the_text_is_chosen_and_kept():
    async with opened(TALKS, EXTRA) as (_, pilot, screen):
        await press(pilot, "right_curly_bracket", "right_curly_bracket", "right_curly_bracket", "W")
        assert screen.view.measure == 90
        longest = max(
            b - a
            for i in range(len(screen.view.sheet.map.pieces))
            for a, b in zip(screen.view.sheet.map.lines[i], screen.view.sheet.map.lines[i][1:], strict=False)
        )
        assert 80 < longest <= 91
    async with opened(TALKS, EXTRA) as (_, _, screen):
        assert screen.view.measure == 90


async def test_a_large_screen_uses_its_room():
    async with opened(TALKS, EXTRA) as (_, _, screen):
        assert screen.query_one("#side").size.width >= 44
        text = "\n".join(shown(screen))
        assert all(
            role in text for p in screen.desk.session.filters.people[:3] if (role := screen.desk.session.analysis.role_of(p))
        )
        assert screen.view.size.width > 100
        assert max(len(line.rstrip()) for line in shown(screen)) == 200


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


async def test_going_to_a_paragraph_and_a_share():
    async with opened(TALKS, MEDIUM) as (_, pilot, screen):
        await press(pilot, "colon", *"12", "enter")
        assert screen.view.sheet.article.paragraph_at(screen.view.place.sentence.start) == 12
        await press(pilot, "colon", *"100%", "enter")
        assert screen.view.scroll_offset.y == screen.view.max_scroll_y
        await press(pilot, "backspace", "backspace")
        assert screen.view.scroll_offset.y == 0


@pytest.mark.parametrize(("place", "number"), [("12", 12), ("¶5", 5)])
async def test_opening_at_a_place(place, number):
    async with opened(TALKS, MEDIUM, place=place) as (_, _, screen):
        assert screen.view.sheet.article.paragraph_at(screen.view.place.sentence.start) == number


async def test_sentences_are_stepped_through_and_shown_by_a_sign():
    async with opened(TALKS, NARROW) as (_, pilot, screen):
        seen = [screen.view.place.sentence]
        for _ in range(12):
            await press(pilot, "right_parenthesis")
            seen.append(screen.view.place.sentence)
        assert len(set(seen)) == 13
        assert sum("›" in line for line in shown(screen)) == 1
        await press(pilot, "left_parenthesis")
        assert screen.view.place.sentence == seen[-2]


async def test_scrolling_takes_the_cursor_along():
    async with opened(TALKS, NARROW) as (_, pilot, screen):
        for key in ("space", "space", "b", "G", "g"):
            await press(pilot, key)
            view = screen.view
            line = view.sheet.map.line_of(view.place.sentence.start)
            assert view.scroll_offset.y - 4 <= line < view.scroll_offset.y + view.size.height


async def test_tab_goes_round_the_panes_that_are_there():
    async with opened(TALKS, WIDE) as (_, pilot, screen):
        seen = []
        for _ in range(4):
            await press(pilot, "tab")
            seen.append(screen.focused.id)
        assert seen == ["people", "quotes", "sections", "article"]
        await press(pilot, "m")
        for _ in range(5):
            await press(pilot, "shift+tab")
            seen.append(screen.focused.id)
        assert seen[4:] == ["notes", "sections", "quotes", "people", "article"]


async def test_keys_of_ones_own_are_heard_and_shown():
    async with opened(TALKS, keys={"find": "ctrl+f", "people": "f2"}) as (app, pilot, screen):
        assert any("ctrl+f Find" in line for line in shown(screen))
        await press(pilot, "f2")
        assert screen.query_one("#people").has_focus
        await press(pilot, "escape", "p")
        assert not screen.query_one("#people").has_focus
        await press(pilot, "question_mark")
        assert any("ctrl+f" in line and "find;" in line for line in shown(app.screen))


@pytest.mark.parametrize(
    ("keys", "words"),
    [({"fnd": "x"}, "no key named"), ({"find": ""}, "must be a key"), ({"find": "w"}, "both"), ({"why": "?"}, "both")],
)
def test_a_wrong_key_is_a_sentence(keys, words):
    with pytest.raises(ConfigError, match=words):
        keymap(keys)


def test_no_two_keys_are_the_same():
    assert keymap({}) == {}
    assert len({k.id for k in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("measure = 300", "from 40 to 120"),
        ("level = 'all'", "one of"),
        ("mouse = 1", "true or false"),
        ("fnord = 1", "not a setting"),
        ("keys = 1", "a table"),
        ("= 1", "cannot be used"),
    ],
)
def test_a_wrong_setting_is_a_sentence(tmp_path, text, words):
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "config.toml").write_text(text)
    with pytest.raises(ConfigError, match=words):
        config.load()


@pytest.mark.parametrize(
    "keys",
    [("m", "z", "u", "j", "w"), ("u", "c"), ("u", "c", "1", "s"), ("slash", "x"), ("p", "slash", "q", "x"), ("e",), ("C",),
     ("question_mark",), ("i",), ("F", "W"), ("s", "f"), ("colon", "x", "enter")],
)  # fmt: skip
async def test_ascii_alone(keys):
    """What the program writes itself; the words of the article stay what they are."""
    async with opened(TALKS, ascii=True) as (app, pilot, screen):
        await press(pilot, *keys)
        words = {c for c in screen.desk.article.text + "§" if ord(c) > 127}
        assert {c for line in shown(app.screen) for c in line if ord(c) > 127} <= words


@pytest.mark.parametrize("size", SIZES)
async def test_without_colour_focus_and_hits_are_seen_by_weight_and_sign(size, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(TALKS, size) as (app, pilot, screen):
        await press(pilot, "slash", *"geneva", "enter")
        assert "nocolor" in app.pseudo_classes
        styles = [
            s.style for strip in screen._compositor.render_strips() for s in strip if "Geneva" in s.text or "GENEVA" in s.text
        ]
        assert any(style and style.reverse for style in styles)


async def test_the_palette_offers_what_keys_do():
    async with opened(TALKS) as (app, _, screen):
        titles = {c.title for c in app.get_system_commands(screen)}
        assert {"Export the brief", "Mark the sentence, or unmark it", "Fold or open the section"} <= titles


@pytest.mark.parametrize("theme", ["textual-light", "high-contrast-dark", "high-contrast-light", "no-such-theme", "auto"])
async def test_every_theme_can_be_read(theme):
    async with opened(TALKS, theme=theme) as (app, _, screen):
        assert app.theme == (theme if theme not in ("auto", "no-such-theme") else "textual-dark")
        assert any("GENEVA" in line for line in shown(screen))


async def test_a_theme_of_ones_own(tmp_path):
    (tmp_path / "home" / "config" / "themes").mkdir(parents=True)
    (tmp_path / "home" / "config" / "themes" / "dusk.toml").write_text('primary = "#88aaff"\nbackground = "#101018"\ndark = true')
    async with opened(TALKS, theme="dusk") as (app, _, _screen):
        assert app.theme == "dusk"
        assert app.current_theme.background == "#101018"


@pytest.mark.parametrize("text", ["primary = 'no colour'", "colour = '#fff'", "= 3"])
def test_a_wrong_theme_is_a_sentence(tmp_path, text):
    from briefing.app.base.theme import user_themes

    (tmp_path / "dusk.toml").write_text(text)
    with pytest.raises(ConfigError, match="is no theme"):
        user_themes(tmp_path)


async def test_a_running_analysis_can_be_cancelled_and_the_text_stays(article):
    path = article("\n".join(f"Paragraph {n}: Mayor Anna Holm said, “The dam of Coldwater will hold.”" for n in range(20_000)))
    async with reading(path, MEDIUM, wait=False) as (app, pilot, _):
        await settle(
            app,
            pilot,
            lambda app: app.reader and app.reader.arrangement.pane_of("people") and "esc cancels" in app.reader.desk.status,
        )
        await pilot.press("escape")
        await pilot.pause()
        assert not app.process.running
        assert not app.reader.desk.status
        assert any("cancelled" in n.message for n in app._notifications)
        await pilot.press("G")
        await pilot.pause()
        assert any("Paragraph 19999" in line for line in shown(app.screen))


async def test_other_voices_stand_under_a_name_of_their_own_and_filter_the_quotes():
    async with opened(TALKS) as (_, pilot, screen):
        lines = shown(screen)
        assert any("Organisations that speak" in line for line in lines)
        assert any(f"People {len(screen.desk.session.analysis.people)} " in line for line in lines)
        body = screen.desk.session.analysis.others[0]
        assert body.kind == "organisation"
        await press(pilot, "I", "p", "slash", *body.name, "enter", "enter")
        assert {q.speaker.name for q in screen.desk.session.filters.quotes} == {body.name}

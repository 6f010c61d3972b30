"""Correcting by keyboard: applied everywhere at once, listed, taken back, kept, and carried into exports."""

import pytest

from briefing.app.reader.reasons import why_section
from briefing.commands import main
from tests.app.helpers import NARROW, SIZES, Here, opened, press, reading, rows, settle, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


@pytest.mark.parametrize("size", SIZES)
async def test_another_speaker_is_typed_with_completion(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        await press(pilot, "u", "c", "1", *"lavr", "tab", "enter")
        quote = screen.desk.session.filters.quotes[0]
        assert quote.speaker.name == "Sergei Lavrov"
        assert quote.speaker.person == next(p.id for p in screen.desk.session.analysis.people if p.name == "Sergei Lavrov")
        assert screen.query_one("#quotes").rows[0].below.startswith("Sergei Lavrov")
        assert quote.rule == "corrected"


async def test_a_speaker_of_ones_own_need_not_be_a_person():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "u", "c", "1", *"the alliance", "enter")
        speaker = screen.desk.session.filters.quotes[0].speaker
        assert (speaker.name, speaker.person) == ("the alliance", None)
        assert screen.desk.article.text[speaker.start : speaker.end] == "the alliance"


async def test_enter_takes_the_name_that_is_offered_for_half_a_name():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "u", "c", "1", *"lavr", "enter")
        assert screen.desk.session.filters.quotes[0].speaker.name == "Sergei Lavrov"


@pytest.mark.parametrize(("answer", "taken"), [("1", True), ("2", False), ("escape", False)])
async def test_a_name_that_is_nowhere_in_the_text_is_asked_about(answer, taken):
    async with opened(TALKS) as (_, pilot, screen):
        before = screen.desk.session.filters.quotes[0].speaker
        await press(pilot, "u", "c", "1", *"Zyx Qwert", "enter")
        assert screen.desk.session.filters.quotes[0].speaker == before
        await press(pilot, answer)
        after = screen.desk.session.filters.quotes[0].speaker
        assert (after.name == "Zyx Qwert") if taken else (after == before)


async def test_nobody_and_no_quote():
    async with opened(TALKS) as (_, pilot, screen):
        before = len(rows(screen, "quotes"))
        await press(pilot, "u", "c", "2")
        assert screen.query_one("#quotes").rows[0].below.startswith("no speaker")
        await press(pilot, "c", "3")
        assert len(rows(screen, "quotes")) == before - 1


async def test_a_person_is_renamed_in_every_pane():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "p", "j", "c", "1", *["backspace"] * 20, *"Sergey Lavrov", "enter")
        assert rows(screen, "people")[1] == "Sergey Lavrov"
        assert any("Sergey Lavrov" in row.below for row in screen.query_one("#quotes").rows)
        assert not any("Sergei Lavrov" in row.below for row in screen.query_one("#quotes").rows)


async def test_two_people_become_one():
    async with opened(TALKS) as (_, pilot, screen):
        counts = {p.name: len(p.mentions) for p in screen.desk.session.analysis.people}
        await press(pilot, "p", "j", "j", "c", "2", *"Sergei", "tab", "enter")
        people = {p.name: p for p in screen.desk.session.analysis.people}
        assert "Sergey Ryabkov" not in people
        assert len(people["Sergei Lavrov"].mentions) == counts["Sergei Lavrov"] + counts["Sergey Ryabkov"]
        assert not any("Ryabkov" in row.below for row in screen.query_one("#quotes").rows)


async def test_a_person_that_is_none_goes():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "p", "slash", *"Trump", "enter", "c", "3")
        assert "Donald Trump" not in rows(screen, "people")


async def test_a_heading_is_renamed_in_the_text_too():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "s", "j", "c", "1", "ctrl+u", *"The demands", "enter")
        assert rows(screen, "sections")[1] == "The demands"
        assert screen.view.sheet.sections[1].title == "The demands"
        await press(pilot, "escape", "2")
        assert any("▾ The demands" in line for line in shown(screen))


async def test_a_runner_up_is_told_by_why_and_taken_with_a_key():
    async with reading(TALKS) as (_, pilot, screen):
        other = screen.desk.session.analysis.sections[0].others[0]
        assert other in why_section(screen.desk.session.analysis, 0)
        await press(pilot, "s", "g", "c")
        choices = [what for _, what in pilot.app.screen.choices]
        await press(pilot, str(choices.index(f"Call it “{other}”") + 1))
        assert rows(screen, "sections")[0] == other
        assert [c.kind for c in screen.desk.session.corrections] == ["heading"]


async def test_a_section_starts_at_the_paragraph_of_the_cursor_and_is_named_by_the_rules():
    async with reading(TALKS) as (app, pilot, screen):
        before = [s.start for s in screen.view.sheet.sections]
        await press(pilot, "2", "right_curly_bracket", "right_curly_bracket", "s", "c", "2")
        await settle(app, pilot, lambda app: not any(s.title.endswith(" …") for s in app.reader.view.sheet.sections))
        after = screen.view.sheet.sections
        assert len(after) == len(before) + 1
        new = next(s for s in after if s.start not in before)
        assert new.start in [p.start for p in screen.desk.article.paragraphs]
        assert len(new.title.split()) <= 4


async def test_a_section_is_moved_and_joined():
    async with opened(TALKS) as (_, pilot, screen):
        start = screen.view.sheet.sections[1].start
        await press(pilot, "2", "right_curly_bracket", "s", "c")
        assert any("This section starts at" in line for line in shown(pilot.app.screen))
        await press(pilot, "3")
        assert screen.view.sheet.sections[1].start > start
        await press(pilot, "c", "2")
        assert len(screen.view.sheet.sections) == 3


async def test_in_the_article_a_quote_or_its_section_is_corrected():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "full_stop", "c", "4", "1", "ctrl+u", *"Positions", "enter")
        quote = screen.desk.session.filters.quotes[0]
        assert next(s for s in screen.view.sheet.sections if s.start <= quote.start < s.end).title == "Positions"


async def test_undo_and_the_list_of_corrections():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "p", "slash", *"Trump", "enter", "c", "3", "escape", "escape", "u", "c", "2")
        assert len(screen.desk.session.corrections) == 2
        await press(pilot, "x")
        assert len(screen.desk.session.corrections) == 1
        await press(pilot, "C")
        assert any("Donald Trump is no person" in line for line in shown(pilot.app.screen))
        await press(pilot, "d")
        assert screen.desk.session.corrections == ()
        await press(pilot, "escape", "x")
        assert len(screen.desk.session.corrections) == 1


async def test_esc_leaves_everything_as_it_was():
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "u", "c", "escape", "c", "1", "escape")
        assert screen.desk.session.corrections == ()


async def test_corrections_are_there_again_and_in_every_export(capsys):
    async with opened(TALKS) as (_, pilot, screen):
        await press(pilot, "u", "c", "1", *"Donald", "tab", "enter")
    async with opened(TALKS, NARROW) as (_, pilot, screen):
        assert screen.desk.session.filters.quotes[0].speaker.name == "Donald Trump"
        assert screen.desk.session.corrections[0].to == "Donald Trump"
    assert main(["export", str(TALKS)]) == 0
    text = capsys.readouterr().out
    assert "corrections: 1" in text
    assert "1 correction by the reader" in text
    assert main(["quotes", str(TALKS)]) == 0
    assert "Donald Trump\tmixed\t" in capsys.readouterr().out
    assert main(["quotes", str(TALKS), "--as-found"]) == 0
    assert "Donald Trump\tmixed\t" not in capsys.readouterr().out


async def test_what_was_cut_is_asked_by_its_starts():
    async with opened(TALKS) as (app, pilot, screen):
        assert isinstance(app.process, Here)
        await press(pilot, "2", "right_curly_bracket", "s", "c", "2")
        assert app.process.asked == [[s.start for s in screen.view.sheet.sections]]


async def test_more_and_fewer_sections():
    async with reading(TALKS) as (app, pilot, screen):
        await press(pilot, "plus")
        await settle(app, pilot, lambda app: len(app.reader.view.sheet.sections) == 5)
        assert len(rows(screen, "sections")) == 5
        assert max(item.section for item in screen.desk.session.complete.brief) == 4
        for count in (4, 3, 2, 1):
            await press(pilot, "minus")
            await settle(app, pilot, lambda app, count=count: len(app.reader.view.sheet.sections) == count)
            assert len(rows(screen, "sections")) == count
        await press(pilot, "minus")
        await settle(app, pilot, lambda app: any("cannot be cut" in n.message for n in app._notifications))
        assert len(screen.view.sheet.sections) == 1

"""Filters: one person, one section, reported speech, the order of people."""

import pytest

from briefing.app.widgets.article_view import ArticleView
from briefing.app.widgets.panes import Pane
from tests.app.helpers import SIZES, opened, press, rows, shown
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"


@pytest.mark.parametrize("size", SIZES)
async def test_a_person_filters_quotes_and_escape_clears(size):
    async with opened(TALKS, size) as (_, pilot, screen):
        everything = len(screen.query_one("#quotes", Pane).rows)
        await press(pilot, "p", "j", "enter")
        quotes = screen.query_one("#quotes", Pane)
        assert screen.desk.session.filters.person.name == "Sergei Lavrov"
        assert 0 < len(quotes.rows) < everything
        assert all("Lavrov" in row.below for row in quotes.rows)
        assert "Sergei Lavrov ×" in str(quotes.border_subtitle)
        assert isinstance(screen.focused, ArticleView)
        await press(pilot, "escape")
        assert len(screen.query_one("#quotes", Pane).rows) == everything


async def test_reported_speech_is_hidden_until_asked_for():
    async with opened(TALKS) as (_, pilot, screen):
        before = len(rows(screen, "quotes"))
        await press(pilot, "I")
        assert len(rows(screen, "quotes")) > before


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


async def test_other_voices_stand_under_a_name_of_their_own_and_filter_the_quotes():
    async with opened(TALKS) as (_, pilot, screen):
        lines = shown(screen)
        assert any("Organisations that speak" in line for line in lines)
        assert any(f"People {len(screen.desk.session.analysis.people)} " in line for line in lines)
        body = screen.desk.session.analysis.others[0]
        assert body.kind == "organisation"
        await press(pilot, "I", "p", "slash", *body.name, "enter", "enter")
        assert {q.speaker.name for q in screen.desk.session.filters.quotes} == {body.name}


REPORT = """Dam holds as rivers rise

By Maria Vance and Tom Oduya

Mayor Anna Holm said on Tuesday that the dam would hold. “The wall is sound,” Holm said. “We have looked at every stone of it.”

Maria Vance, a Herald reporter, saw water run over the crest. “It came over in sheets,” Vance said.

Engineer Peter Blum, who built the lower wall in 1998, disagreed. “Nobody has looked at the foot of the wall,” Blum said.
"""


async def test_those_who_wrote_the_article_come_last_in_every_order(tmp_path):
    source = tmp_path / "dam.txt"
    source.write_text(REPORT)
    async with opened(source) as (_, pilot, screen):
        for _ in range(4):
            names = [p.name for p in screen.desk.session.filters.people if p.kind == "person"]
            assert names.index("Maria Vance") > max(names.index("Anna Holm"), names.index("Peter Blum"))
            await press(pilot, "r")

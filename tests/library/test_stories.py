"""Reports of one story come together, reprints are told, and what only looks alike stays apart."""

from dataclasses import replace

import pytest

import briefing
from briefing.commands import main
from briefing.library import stories
from briefing.library.articles import Library

BRIDGE = """{title}
The Orsova road bridge over the Tamar at Kelby was closed on {day} after inspectors found {cracks} cracks in its eastern pylon.
Marek Dolan, the county's chief engineer, said the pylon had been weakened by de-icing salt since the 1987 widening.
“{said}” Dolan told reporters beside the toll plaza at Quayside.
Councillor Ulla Marsh of the harbour ward asked for a ferry between Quayside and Penhallow until the spring.
About 14,300 vehicles cross the Orsova bridge each day, most of them between Kelby and the Brackwater industrial estate.
Haulage firm Sand & Reed will send its 62 lorries through Dunmere, 41 kilometres upriver, its owner Tessa Reed said.
The bridge, opened by Princess Irmgard in 1964, carries the A417 and the county's only broadband trunk cable.
"""
ELECTION = """{title}
Voters in Kelby chose a new harbour board on {day}; turnout was 38 percent, the lowest since 1979.
Ulla Marsh kept her seat with 4,120 votes, the returning officer Hal Brandt announced at the corn exchange.
“{said}” Marsh said on the steps.
Her rival Odo Finch, a retired pilot, asked for a recount in two precincts of Penhallow.
The board decides on dredging fees, moorings and the winter timetable of the ferries to Scarra island.
Finch had campaigned against the dredging contract with the Belgian company Zandvoort.
"""
FIRST = BRIDGE.format(
    title="Orsova bridge closed over cracks", day="Monday", cracks="nine", said="It is the steel that worries us."
)
SECOND = """Kelby cut in two as engineers shut the Orsova bridge
Drivers in Kelby woke to barriers this morning: the Orsova bridge is shut, and nine cracks in the eastern pylon are why.
De-icing salt has eaten at the pylon ever since the widening of 1987, according to Marek Dolan, who looks after the county's bridges.
“Nobody should have to guess,” said Dolan, standing by the toll plaza of Quayside.
Until spring boats could run from Quayside to Penhallow, if Ulla Marsh, councillor for the harbour ward, has her way.
On an ordinary day 14,300 vehicles pass, many bound for the Brackwater estate.
Tessa Reed, who owns the haulage firm Sand & Reed, is sending her 62 lorries round by Dunmere, 41 kilometres to the north.
Princess Irmgard cut the ribbon in 1964; the bridge bears the A417 and a broadband trunk cable for all of the county.
"""
REPRINT = FIRST.replace("Orsova bridge closed over cracks", "Bridge at Kelby closed")
OTHER = ELECTION.format(title="Marsh returns to Kelby harbour board", day="Monday", said="I shall sleep for a week.")


def kept(library, text, day, name):
    analysis = briefing.analyze(text)
    title = text.split("\n")[0]
    return library.save(
        replace(analysis, article=replace(analysis.article, title=title, published=day, source=name, id=name)), "v"
    )


@pytest.fixture
def shelf():
    with Library() as library:
        kept(library, FIRST, "2026-03-02", "herald")
        kept(library, SECOND, "2026-03-03", "post")
        kept(library, REPRINT, "2026-03-03", "gazette")
        kept(library, OTHER, "2026-03-03", "times")
        kept(library, FIRST.replace("Monday", "Tuesday"), "2026-05-04", "much-later")
        yield library


def grouped(library):
    list(stories.bring_in(library))
    return [sorted(r.entry.id for r in story.reports) for story in stories.stories(library)]


def test_reports_of_one_story_come_together_and_another_of_the_town_does_not(shelf):
    assert grouped(shelf) == [[1, 2, 3]]


def test_a_reprint_is_told_and_left_out_of_the_brief(shelf):
    list(stories.bring_in(shelf))
    story = stories.story(shelf, 3)
    assert {r.entry.id: r.copy_of for r in story.reports}[3] in (1, 2)
    assert len(story.own) == 2


def test_grouping_goes_on_where_it_stopped_and_changes_nothing_again(shelf):
    first = stories.bring_in(shelf)
    next(first)
    first.close()
    assert grouped(shelf) == [[1, 2, 3]]
    assert list(stories.bring_in(shelf)) == []


def test_an_article_that_is_deleted_leaves_its_story(shelf):
    list(stories.bring_in(shelf))
    shelf.delete([2])
    assert grouped(shelf) == [[1, 3]]


def test_the_commands(shelf, capsys):
    assert main(["stories"]) == 0
    out = capsys.readouterr().out
    assert "3 (1 reprinted)" in out
    assert "Marsh returns" not in out
    assert main(["stories", "@2", "--brief"]) == 0
    assert "# Brief of 2 articles" in capsys.readouterr().out
    assert main(["stories", "2", "--compare"]) == 0
    assert "[2 §" in capsys.readouterr().out
    assert main(["stories", "99"]) == 2
    assert "briefing stories" in capsys.readouterr().err


def test_a_reprint_stands_for_what_it_prints_when_that_is_deleted(shelf):
    list(stories.bring_in(shelf))
    shelf.delete([1])
    assert {r.entry.id for r in stories.story(shelf, 3).own} == {2, 3}
    assert main(["stories", "3", "--brief"]) == 0


def test_a_library_that_is_read_in_two_goes_has_the_same_stories(monkeypatch):
    monkeypatch.setattr(stories, "BATCH", 1)
    with Library() as library:
        for number, text in enumerate((FIRST, SECOND, OTHER, REPRINT)):
            kept(library, text, f"2026-03-0{number + 2}", f"paper {number}")
        begun = stories.bring_in(library)
        next(begun)
        next(begun)
        begun.close()
        assert grouped(library) == [[1, 2, 4]]
        spread = {row["sign"]: row["articles"] for row in library.ask("SELECT sign, articles FROM spread")}
        assert spread == {row["sign"]: row["n"] for row in library.ask("SELECT sign, count(*) AS n FROM signs GROUP BY sign")}
        library.set_day(2, "2026-03-05")
        assert grouped(library) == [[1, 2, 4]]
        assert sum(row["articles"] for row in library.ask("SELECT articles FROM spread")) == sum(spread.values())


def test_a_report_joins_a_story_of_which_two_reports_are_nearly_alike_to_it(tmp_path):
    """What each of two tells of one thing is not enough alone."""
    third = """Council meets over ferry
Odo Finch, who carried mail to the islands for thirty years, wants boats from Quayside to Penhallow, and wants to steer one himself.
The council meets on Thursday about the Orsova bridge; Ulla Marsh, Tessa Reed and Marek Dolan are asked to come and bring papers.
Kelby's bakers, who lost a third of their custom, will hand out rolls at the toll plaza before that, and sing.
"""
    with Library(tmp_path / "two.sqlite3") as library:
        kept(library, FIRST, "2026-03-02", "herald")
        kept(library, third, "2026-03-05", "courier")
        assert grouped(library) == []
    with Library(tmp_path / "three.sqlite3") as library:
        kept(library, FIRST, "2026-03-02", "herald")
        kept(library, SECOND, "2026-03-02", "post")
        kept(library, third, "2026-03-05", "courier")
        assert grouped(library) == [[1, 2, 3]]

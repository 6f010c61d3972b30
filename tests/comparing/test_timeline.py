"""The timeline: what happened when, past and planned apart, what cannot be dated left out and counted."""

from dataclasses import replace

from briefing import engine
from briefing.comparing.timeline import most_telling, timeline
from briefing.export.reports import left_out
from briefing.model.times import shown
from tests.comparing.reports import report


def days(found):
    return [(e.value, e.text) for e in found]


def test_past_and_planned_are_apart_and_in_order():
    one = report("The mill burned on Friday.", "It was built in 1987.", "It will reopen in May.")
    found = timeline([one])
    assert days(found.past) == [("1987", "It was built in 1987."), ("2024-03-15", "The mill burned on Friday.")]
    assert days(found.planned) == [("2024-05", "It will reopen in May.")]


def test_the_same_sentence_of_two_reports_is_told_once():
    a, b = report("The mill burned on Friday."), report("Nothing is left.", "The mill burned on Friday.")
    [event] = timeline([a, b]).past
    assert [(p.source, p.paragraph) for p in event.places] == [(0, 2), (1, 3)]


def test_what_cannot_be_dated_is_counted():
    assert timeline([report("Three days later the mill burned. The year before it had been sold.")]).undated == 2


def test_the_day_of_a_dateline_is_none_of_an_event():
    wire = report("PORT, March 14 (CNA) - Dockers walked out on Thursday. They will return on Monday.", published="")
    found = timeline([wire])
    assert days(found.past) == [("XXXX-03-14", "Dockers walked out on Thursday.")]
    assert days(found.planned) == [("XXXX-03-18", "They will return on Monday.")]
    assert found.without_day == ()


def test_a_report_without_any_day_is_named():
    bare = replace(engine.bare("The mill burned on Friday."), published="")
    found = timeline([engine.analyze(bare)])
    assert (found.events, found.undated, found.without_day) == ((), 1, (0,))


def test_cut_to_the_most_telling():
    a = report("The mill burned on Friday.", "It was built in 1987.")
    b = report("The mill burned on Friday.")
    assert days(most_telling(timeline([a, b]), 1).events) == [("2024-03-15", "The mill burned on Friday.")]


def test_a_short_timeline_keeps_some_of_what_was_to_come_and_says_what_it_leaves_out():
    told = report("The mill burned on Friday.", "It was sold in 1987.", "It was built in 1923.", "It will reopen in May.")
    short = most_telling(timeline([told]), 3)
    assert [e.text for e in short.planned] == ["It will reopen in May."]
    assert (len(short.past), short.cut) == (2, 1)
    assert "1 more dated line is left out." in left_out(short)
    alone = most_telling(timeline([report("The mill burned on Friday.", "It was sold in 1987.")]), 2)
    assert (len(alone.past), alone.cut) == (2, 0)


def test_a_short_timeline_of_many_reports_has_something_of_the_last_one():
    busy = ["The mill burned on Friday.", "It was shut on Thursday.", "It was sold on Wednesday.", "It will reopen on Monday."]
    reports = [
        *(report(*busy, published=f"2024-03-{day}") for day in (18, 19)),
        report("A deal was signed on Friday.", "It takes effect in June.", published="2024-05-12"),
    ]
    short = most_telling(timeline(reports), 3)
    assert "A deal was signed on Friday." in [e.text for e in short.past]
    assert [e.text for e in short.planned] == ["It takes effect in June."]  # and not a Monday in March, which is over


def test_values_as_a_reader_writes_them():
    assert [shown(v) for v in ("2024-03-05", "2024-W11", "2024-W11-WE", "2024-05", "2024-SP", "199X", "13XX", "XXXX-02-02", "2009/2016")] == [
        "5 March 2024",
        "week of 11 March 2024",
        "weekend of 16 March 2024",
        "May 2024",
        "spring 2024",
        "the 1990s",
        "the years 1300 to 1399",
        "2 February",
        "2009 to 2016",
    ]  # fmt: skip


def test_a_day_that_only_names_something_is_left_to_the_day_on_which_it_happened():
    one = report(
        "Sales of rope fell on Friday, the most since 2011.",
        "Police said on Friday that the valves in Thursday's fire had been shut.",
        "The owner said on Friday that Tuesday's auction will be held.",
        "He has tried since 2009 to mend the deal of 1987.",
    )
    found = timeline([one])
    assert [e.value for e in found.past] == ["1987", "2009", "2024-03-15", "2024-03-15", "2024-03-15"]
    assert [e.value for e in found.planned] == ["2024-03-19"]

"""The pictures of a page: what lies where, how much each is heard, and the same in words."""

import re

from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.comparing.timeline import Event
from briefing.export import render
from briefing.export.pictures import NAMES, WIDTH, bars, days, speakers, strip
from briefing.model.times import bounds, grain
from tests.conftest import SEEDS

TALKS = briefing.analyze(briefing.read(SEEDS / "geneva-talks.txt"))
RECT = re.compile(r'<rect x="([\d.]+)%" y="(\d+)" width="([\d.]+)%".*?<title>(.*?)</title>')


def test_each_stretch_lies_where_it_stands_in_the_text():
    found = RECT.findall(strip(TALKS))
    rows = [row for row in found if row[1] == "0"]
    assert [title for *_, title in rows] == [s.title for s in TALKS.sections]
    for x, _, width, _ in found:
        assert float(x) >= NAMES
        assert float(x) + float(width) <= WIDTH + 0.5
    share = (float(rows[1][0]) - NAMES) / (WIDTH - NAMES)
    assert abs(share - TALKS.sections[1].start / len(TALKS.article.text)) < 0.01
    assert len(found) == len(rows) + sum(map(len, speakers(TALKS).values()))


def test_the_longest_bar_is_whose_words_are_quoted_most():
    found = [
        (float(width), *re.fullmatch(r"(.*): (\d+) words", title).groups()) for *_, width, title in RECT.findall(bars(TALKS))
    ]
    assert found == sorted(found, key=lambda row: -row[0])
    most = found[0][1]
    quoted = [
        q.text(TALKS.article.text).split() for q in TALKS.quotes if q.kind != "indirect" and most in {s.name for s in q.speakers}
    ]
    assert int(found[0][2]) == sum(map(len, quoted))


def test_the_same_is_told_in_words():
    for name, quotes in speakers(TALKS).items():
        label = re.search(r'aria-label="(.*?)"', strip(TALKS))[1]
        assert f"{name}: §{TALKS.article.paragraph_at(quotes[0].start)}" in label


def event(value, *, planned=False):
    return Event(value, grain(value), planned, "", "", ())


VALUES = st.sampled_from(
    ["2021", "199X", "14XX", "2024-03", "2024-03-04", "2024-W11", "2023-12-31", "XXXX-01", "XXXX-12-31", "2024-03-05/2024-04-01"]
)


@given(st.lists(st.tuples(VALUES, st.booleans()), max_size=8, unique=True))
def test_each_day_has_its_place_and_what_was_to_come_is_hollow(values):
    events = sorted((event(value, planned=planned) for value, planned in values), key=lambda e: bounds(e.value))
    drawn = days(events)
    assert bool(drawn) == (len(values) >= 3)
    if drawn:
        places = [float(x) for x, *_ in RECT.findall(drawn)]
        assert places == sorted(places)
        assert drawn.count('fill="none"') == sum(planned for _, planned in values)
        assert all(float(x) + float(width) <= WIDTH for x, _, width, _ in RECT.findall(drawn))


def test_where_nobody_speaks_there_is_no_picture():
    quiet = briefing.analyze("The harbour of Kelby was closed on Monday after a storm.")
    assert strip(quiet) == bars(quiet) == ""
    assert "<svg" not in render([quiet], "html")
    assert "<svg" not in render([TALKS], "html", "short")

"""The pictures of a page: what lies where, how much each is heard, and the same in words."""

import re

import briefing
from briefing.export import render
from briefing.export.pictures import NAMES, WIDTH, bars, speakers, strip
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


def test_where_nobody_speaks_there_is_no_picture():
    quiet = briefing.analyze("The harbour of Kelby was closed on Monday after a storm.")
    assert strip(quiet) == bars(quiet) == ""
    assert "<svg" not in render([quiet], "html")
    assert "<svg" not in render([TALKS], "html", "short")

"""Topics: sections of several reports that are about one thing come under one heading."""

from briefing.comparing.topics import grouped, topics
from tests.comparing.reports import report

FERRY = "The ferry struck the trawler in fog. The radar of the ferry was off. The captain of the ferry was questioned about the radar."
FISH = "The price of cod rose at the auction. Traders sold cod to the plant. The plant has sent its workers home for want of cod."


def sections_of(text):
    """A report of one section."""
    return report(text)


def test_two_reports_of_one_thing_are_one_topic_and_a_third_of_another_its_own():
    found = topics([sections_of(FERRY), sections_of(FISH), sections_of(FERRY.replace("fog", "mist"))])
    assert [t.sources for t in found] == [(0, 2), (1,)]


def test_every_section_stands_in_one_topic():
    reports = [sections_of(FERRY), sections_of(FISH), sections_of(FERRY)]
    places = [place for topic in topics(reports) for place in topic.sections]
    assert sorted(places) == [(s, k) for s, r in enumerate(reports) for k in range(len(r.sections))]


def test_nothing_in_common_joins_nothing():
    assert grouped([{"a": 1.0}, {"b": 1.0}, {}]) == [[0], [1], [2]]

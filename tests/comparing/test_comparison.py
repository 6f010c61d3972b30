"""Reports side by side: topics, who is quoted where, what only one has, what differs."""

from briefing.comparing.comparison import compare
from tests.comparing.reports import report, said

A = report(
    "The council met at the port over the price of rope.",
    said("We will accept 40 inspectors at the gate"),
    "The collision off the cape killed 14 people on the ferry.",
    "A whale was seen behind the lighthouse by two painters.",
)
B = report(
    "The council met at the port over the price of rope.",
    said("We will not accept 60 inspectors at the gate"),
    "The collision off the cape killed 19 people on the ferry.",
    said("Nobody has asked the dockers about the crane", "Rolf Varga"),
)


def test_what_differs_is_told_with_its_places():
    found = compare([A, B])
    [family] = found.quotes
    assert [[p.source for p in v.places] for v in family.versions] == [[0], [1]]
    [numbers] = found.numbers
    assert [(r.phrase, r.place.source, r.place.paragraph) for r in numbers.readings] == [("14 people", 0, 4), ("19 people", 1, 4)]


def test_who_is_quoted_in_which_report():
    found = {q.name: q for q in compare([A, B]).people}
    assert found["Anna Holm"].counts == (1, 1)
    assert found["Rolf Varga"].counts == (0, 1)
    assert found["Rolf Varga"].first[0] is None
    place = found["Rolf Varga"].first[1]
    assert B.article.text[place.start : place.end].startswith("Nobody has asked")


def test_what_only_one_has():
    left, right = compare([A, B]).only
    assert any("whale" in e.text for e in left)
    assert not any("whale" in e.text or "council met" in e.text for e in right)
    assert not any("killed" in e.text for e in (*left, *right))


def test_every_topic_has_a_side_for_each_report():
    found = compare([A, B, A])
    assert all(len(topic.sides) == 3 for topic in found.topics)
    for topic in found.topics:
        for side in topic.sides:
            for e in side:
                analysis = (A, B, A)[e.place.source]
                assert analysis.article.text[e.place.start : e.place.end] == e.text


def test_what_agrees_is_apart():
    found = compare([A, A])
    assert (found.quotes, found.numbers) == ((), ())
    assert [f.name for f in found.shared] == ["Anna Holm"]
    assert found.only == ((), ())

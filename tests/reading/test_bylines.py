"""Who wrote it and when, in the forms that papers use."""

import pytest

from briefing.reading.text.bylines import byline_of, day_of_lines, is_time_line
from briefing.reading.text.plain import plain_article

STORY = [
    "The quay at Norhaven will be shut from Friday, the port said on Wednesday, because two of its cranes lean towards the water.",
    "“They lean a little more each week,” said Ada Brok, the harbour master. “We do not wait for the third.”",
]


def kinds(*paragraphs):
    article = plain_article("\n\n".join(paragraphs))
    return article, {article.text[p.start : p.end]: p.kind for p in article.paragraphs}


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Sarah Pell, Shipping Correspondent", "By Sarah Pell, Shipping Correspondent"),
        ("By Sarah Pell, Jon Abbey, Petra Lund and Tom de la Rue", "By Sarah Pell, Jon Abbey, Petra Lund and Tom de la Rue"),
        ("By Sarah Pell in Norhaven and Jon Abbey in Kelby", "By Sarah Pell in Norhaven and Jon Abbey in Kelby"),
        ("By Sarah Pell | The Herald", "By Sarah Pell"),
        ("By Sarah Pell, 4 March 2026", "By Sarah Pell"),
        ("By Sarah Pell @spell", "By Sarah Pell"),
        ("BY SARAH PELL AND JON ABBEY", "BY SARAH PELL AND JON ABBEY"),
        ("Words by Sarah Pell", "Words by Sarah Pell"),
        ("Story by Sarah Pell; photographs by Petra Lund", "Story by Sarah Pell; photographs by Petra Lund"),
        ("By the Editorial Board", "By the Editorial Board"),
        ("By Reuters", "By Reuters"),
        (
            "By our correspondent in Norhaven, Sarah Pell, and agencies",
            "By our correspondent in Norhaven, Sarah Pell, and agencies",
        ),
        ("From our correspondent in Norhaven", "From our correspondent in Norhaven"),
        ("Sarah Pell and Jon Abbey in Norhaven", "Sarah Pell and Jon Abbey in Norhaven"),
        ("Sarah Pell, political editor", "Sarah Pell, political editor"),
        ("Sarah Pell Shipping correspondent", "Sarah Pell Shipping correspondent"),
    ],
)
def test_a_byline_and_what_papers_add_to_it(line, byline):
    assert byline_of(line) == byline
    article, found = kinds("Quay to be shut", line, *STORY)
    assert found[line] == "byline"
    assert article.byline == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Friday night the ward was empty.",
        "By Road and Rail",
        "By the Sea",
        "By Monday",
        "By 2030, half of it will be gone",
        "Sarah Pell said no",
        "The Cost",
    ],
)
def test_what_is_no_byline(line):
    assert byline_of(line) == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 3 June 2024", "2024-06-03"),
        ("Mon 3 Jun 2024 10.15 BST", "2024-06-03"),
        ("June 3, 2024 at 3:04 p.m. EDT", "2024-06-03"),
        ("Published: 24 Nov 2026 | Updated: 25 Nov 2026", "2026-11-24"),
        ("Updated 25 Nov 2026, first published 24 Nov 2026", "2026-11-24"),
        ("Updated 3:04 PM EDT, June 3, 2024", ""),
        ("2 hours ago", ""),
        ("24 Nov 2026 • 4 min read", "2026-11-24"),
        ("2024-06-03T10:15:00Z", "2024-06-03"),
    ],
)
def test_lines_of_day_and_time(line, day):
    assert is_time_line(line)
    assert day_of_lines([line]) == day
    article, found = kinds("Quay to be shut", line, *STORY)
    assert (found[line], article.published) == ("aside", day)


@pytest.mark.parametrize("line", ["The 3 June attack", "June 2024 was hot", "Three died"])
def test_what_is_no_line_of_time(line):
    assert not is_time_line(line)


def test_a_bare_name_under_the_headline_is_the_writer_and_elsewhere_is_text():
    assert kinds("Quay to be shut", "Sarah Pell", *STORY)[0].byline == "Sarah Pell"
    assert kinds("Quay to be shut", *STORY, "Sarah Pell", *STORY)[0].byline is None


def test_a_name_that_no_list_has_is_a_byline_where_a_role_or_an_address_follows():
    article, kind = kinds("Quay to be shut", "Mhairi Quell", "Islands editor", "@mhairiquell", *STORY)
    assert (article.title, article.byline) == ("Quay to be shut", "Mhairi Quell")
    assert [kind[line] for line in ("Mhairi Quell", "Islands editor", "@mhairiquell")] == ["byline", "byline", "aside"]
    assert kinds("Quay to be shut", "Norhaven Harbour", *STORY)[1]["Norhaven Harbour"] == "text"


@pytest.mark.parametrize(
    ("line", "kind", "byline"),
    [
        ("Kelby Gazette, March 4, 2026", "aside", None),
        ("The Kelby Gazette | 4 March 2026", "aside", None),
        ("4 March 2026 - Reuters", "aside", None),
        ("Sarah Pell, 4 March 2026, The Kelby Gazette", "byline", "Sarah Pell"),
    ],
)
def test_the_paper_and_the_day_in_one_line(line, kind, byline):
    article, found = kinds("Quay to be shut", line, *STORY)
    assert found[line] == kind
    assert (article.published, article.byline) == ("2026-03-04", byline)


@pytest.mark.parametrize(
    "line", ["The Gazette told it on 4 March 2026.", "Good news, 4 March 2026, and bad", "Kelby, 4 March 2026, at night"]
)
def test_a_sentence_with_a_paper_and_a_day_is_text(line):
    _, found = kinds("Quay to be shut", line, *STORY)
    assert found[line] == "text"


@pytest.mark.parametrize("role", ["Rural affairs editor", "Chief Reporter", "Staff writer", "Arts and books critic"])
def test_the_role_under_a_writers_name_is_no_text(role):
    article, told = kinds("Quay to be shut", "Nora Pell", role, *STORY)
    assert told[role] == "byline"
    assert article.byline == "Nora Pell"


def test_the_hour_of_far_zones_is_an_hour():
    assert is_time_line("March 3, 2026 5:30 a.m. HST")
    assert is_time_line("4 March 2026, 17:05 SAST")

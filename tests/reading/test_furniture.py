"""What stands under and beside a report, and sentences that only sound like it."""

import pytest

import briefing
from briefing.reading.text.plain import plain_article

STORY = [
    "The quay at Norhaven will be shut from Friday, the port said on Wednesday, because two of its cranes lean towards the water.",
    "“They lean a little more each week,” said Ada Brok, the harbour master. “We do not wait for the third.”",
    "Ferries will leave from the north pier until May, and lorries must take the road round the bay, the port said in a note.",
]


def under(*tail):
    """The kinds of what stands under a report."""
    article = plain_article("\n\n".join(["Quay to be shut", *STORY, *tail]))
    return [p.kind for p in article.paragraphs[1 + len(STORY) :]]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Dana Kovar and Jon Abbey; Editing by Gwen Tilling)",
        "With additional reporting by Dana Kovar in Kelby.",
        "Dana Kovar contributed to this report.",
        "Dana Kovar is a shipping correspondent based in Kelby. She covers ports.",
        "This article first appeared in The Herald on 3 May.",
        "This story has been corrected to give the right year of the fire.",
        "• This article was amended on 5 March. An earlier version said that the repair would cost 90 million.",
        "Do you live near the quay? Tell us your story at news@h.test",
        "For confidential support call the Samaritans on 116 123.",
        "Norhaven Herald Ltd, 4 Mill Lane, Norhaven NH1 2AB.",
        "Our Standards: The Herald Trust Principles.",
        "To contact the reporter on this story: Dana Kovar at dana@h.test",
        "This article appeared on page 3 of the print edition.",
        "#quay #norhaven/port",
        "dk/ja (Herald, dpa)",
        "© 2026 The Herald",
    ],
)
def test_the_tail_of_a_report(line):
    assert under(line) == ["tail"]
    assert under("Our Standards: the usual ones.", line, "Purchase Licensing Rights") == ["tail"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the Herald led to the closure, the port said, and it thanked the paper for it on Wednesday.",
        "Ada Brok is the harbour master of Norhaven and has been there for ten years.",
        "Ivo Rau is the editor of the town's paper, and he was on the quay when it moved.",
        "The report has been on the table since May.",
        "#1 is the crane that leans most.",
    ],
)
def test_a_last_sentence_that_only_sounds_like_a_tail(line):
    assert under(line) == ["text"]


def test_what_stands_over_a_page_that_was_copied_whole_is_no_headline():
    article = plain_article(
        "\n".join(["Skip to main content", "Home | News | Sport | Sign in", "Quay to be shut", "Share this article", *STORY])
    )
    assert article.title == "Quay to be shut"
    assert [p.kind for p in article.paragraphs] == ["aside", "aside", "title", "aside", "text", "text", "text"]
    assert under("Most read", "1. Man finds python in tumble dryer", "2. Ten best walks near Kelby") == ["aside"] * 3


def test_headlines_under_more_from_us_are_asides():
    assert under("More from The Herald:", "Dockers stay out for third week", "School meals plan gets a vote", STORY[0]) == [
        "aside",
        "aside",
        "aside",
        "text",
    ]


def test_who_stands_beside_the_report_neither_speaks_nor_is_a_person_of_it():
    text = "\n\n".join(
        [
            "Quay to be shut",
            "By Nora Pell",
            *STORY,
            "Read more: “We were never told,” says Ivo Rau",
            "Reporting by Dana Kovar; Editing by Jon Abbey",
        ]
    )
    analysis = briefing.analyze(plain_article(text))
    assert [p.name for p in analysis.people] == ["Ada Brok"]
    assert all("never told" not in q.text(text) for q in analysis.quotes)


@pytest.mark.parametrize(
    "line",
    [
        "Image source, Dana Kovar",
        "Image caption, The quay before the fall",
        "Our journalism is funded by readers. Support us.",
        "To continue reading, start your free trial.",
        "Printed from tarnpost.test on 3 March 2026",
        "Eds: UPDATES with number of cranes.",
    ],
)
def test_credits_offers_and_notes_in_the_middle_are_no_text(line):
    article = plain_article("\n\n".join(["Quay to be shut", STORY[0], line, *STORY[1:]]))
    assert [p.kind for p in article.paragraphs][1:] == ["text", "aside", "text", "text"]

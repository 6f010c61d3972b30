"""Block quotations: paragraphs without marks that a sentence with a colon leads in, and those that it does not."""

import pytest

import briefing

WORDS = "We shall pay for the ferry, and “nobody” else will."


def led_in(text):
    analysis = briefing.analyze(text)
    return [(q.said_by, q.text(analysis.article.text)) for q in analysis.quotes if q.rule == "led-in"]


@pytest.mark.parametrize(
    "lead",
    [
        "Anna Holm wrote:",
        "Anna Holm wrote on Tuesday:",
        "Anna Holm told the council in May:",
        "The talks failed. In a letter to the council, Anna Holm wrote:",
    ],
)
def test_the_paragraph_after_is_what_was_said(lead):
    assert led_in(f"A bridge is closed\n\n{lead}\n\n{WORDS}\n\nThe ferry is late.") == [("Anna Holm", WORDS)]


@pytest.mark.parametrize(
    ("lead", "after"),
    [
        ("Anna Holm gave three reasons:", WORDS),
        ("Anna Holm said what would change:", WORDS),
        ("“We are tired,” Anna Holm said:", WORDS),
        ("Anna Holm wrote on Tuesday.", WORDS),
        ("Anna Holm wrote:", "“We shall pay for the ferry.”"),
        ("Anna Holm wrote:", "The letter"),
        ("Anna Holm wrote:", "The new dam looks like this:"),
    ],
)
def test_other_paragraphs_are_not(lead, after):
    assert led_in(f"A bridge is closed\n\n{lead}\n\n{after}\n\nThe ferry is late.") == []

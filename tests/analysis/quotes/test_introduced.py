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


RENNER = "Paul Renner heads the bank, and Odile Marchetti the court.\n\nMr Renner wrote: “She was never afraid. I was.”\n\n"


def test_a_line_under_a_quotation_signs_it_and_the_paragraph_before_does_not():
    quote = "“A state that cannot count cannot govern.”\n\n"
    signed = briefing.analyze(f"{RENNER}{quote}Odile Marchetti, in her first report, 1994\n\nThe court closed.").quotes[-1]
    assert (signed.speaker.name, signed.rule) == ("Odile Marchetti", "signed-below")
    going_on = briefing.analyze(f"{RENNER}{quote}Odile Marchetti, the auditor, closed the court.").quotes[-1]
    assert going_on.speaker.name == "Paul Renner"


def test_names_that_head_their_quotations_sign_nothing():
    lines = [
        "Anna Holm, Norwood Bank",
        "“It will rise again in the spring.”",
        "Peter Osei, Tarn Trust",
        "“It will fall again in the spring.”",
    ]
    opening = "Anna Holm and Peter Osei were asked what the price of rope will do."
    for paragraphs in ([*lines, "Karl Benn, Brack Brokers"], [lines[0], "– Forecast: up", f"– {lines[1]}", lines[2]]):
        analysis = briefing.analyze("\n\n".join([opening, *paragraphs]))
        assert "signed-below" not in [q.rule for q in analysis.quotes]

"""Clauses beside a quotation that tell of its words, and attributions that are put into the sentence before it."""

from __future__ import annotations

import pytest

from briefing import analyze

SAID_BY = [
    ("Holm Foods said it was “throwing everything at it”, an expression that some may feel was poorly chosen.", "Holm Foods"),
    ("Anna Holm said it was “throwing everything at it”, a phrase which the mayor said was silly.", "Anna Holm"),
    ("The roof was “throwing tiles at us”, a spokesman who was there said.", "a spokesman"),
    ("The law, says the Dam League, is “a very blunt tool”.", "Dam League"),
    ("The strike was condemned by the Miners’ Federation, which described it as “a gift to our rivals”.", "Miners’ Federation"),
    ("The affidavit links the mayor to “an incident in the woods of Kelby”.", "The affidavit"),
    ("The Rivers Agency published a report. The report also lists “forty-one failings of the first order”.", "Rivers Agency"),
    ("Prayer helps, because as the Gazette says “the fight is not against men but spirits,” he added.", "Gazette"),
    ("Hence, Holm Foods has sued the town, saying its rules are “vague at best and silly at worst”.", "Holm Foods"),
]

OPEN = ["The letter angered Anna Holm, who “could not sleep for a week”."]


@pytest.mark.parametrize("text", OPEN)
def test_what_a_document_does_to_somebody_is_not_said_in_it(text: str) -> None:
    assert [quote.speaker for quote in analyze(text).quotes] == [None]


@pytest.mark.parametrize(("text", "speaker"), SAID_BY, ids=[text for text, _ in SAID_BY])
def test_who_says_the_words_in_the_marks(text: str, speaker: str) -> None:
    quotes = [quote for quote in analyze(text).quotes if quote.kind != "indirect"]
    assert [quote.said_by for quote in quotes] == [speaker]

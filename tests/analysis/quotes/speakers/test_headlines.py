"""Whom a role without an article means that opens a headline; and when nobody is meant."""

import pytest

from tests.analysis.helpers import speakers

MEANT = [
    (
        "Prisons minister says jails are “days from full”\n\nPrisons minister Helen Marsh came. Shadow minister Karl Benn left.",
        "Helen Marsh",
    ),
    ("Widow tells of ‘longest hour of my life’\n\nAnna Holm, the widow of Roy Holm, told the court of it.", "Anna Holm"),
    (
        "Ex-premier says it was “a very bad idea of ours”\n\nFormer premier Lars Holt said so. Premier Eva Sund did not.",
        "Lars Holt",
    ),
]
OPEN = [
    (
        "Minister says jails are “days from full”\n\nPrisons minister Helen Marsh came. Health minister Karl Benn left.",
        "Minister",
    ),
    ("Farmer says it was “a very bad idea of ours”\n\nAnna Holm, a driver, said that a farmer was there.", "Farmer"),
]


@pytest.mark.parametrize(("text", "name"), MEANT + OPEN, ids=lambda value: value[:25])
def test_the_only_one_of_that_role_is_meant(text, name):
    assert speakers(text)[0] == name

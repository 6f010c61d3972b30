"""The body that is somebody's: "his party" is the one that is named beside him."""

from __future__ import annotations

import pytest

from briefing import analyze

MEANT = [
    ("New Dawn leader Anna Holm wept. “It leaks,” her party said.", "New Dawn"),
    ("Anna Holm, the founder of Lumora, left. “It leaks,” her company said.", "Lumora"),
    ("Anna Holm (Civic Democrats) left the hall. “It leaks,” her party said.", "Civic Democrats"),
    ("Peter Osei, a striker for Kelby Rovers, met Jan Roth of Torvik FC. Osei left. “It leaks,” his club said.", "Kelby Rovers"),
    ("Workers heard Derin party chair Rabbi Peter Osei wept. “It leaks,” said his party.", "Derin"),
]
LEFT_OPEN = [
    ("Anna Holm, chair of the Nurses’ Union and founder of the Porters’ Union, wept. “It leaks,” her union said.", "her union"),
    (
        "Anna Holm of New Dawn met Eva Lind of the Farmers’ Party. Eva Lind left, and Anna Holm wept. “Eva leaks,” said her office.",
        "her office",
    ),
    ("Ina Holm, the leader of New Dawn, wept over Eva Lind, the leader of Old Dusk. “It leaks,” her party said.", "her party"),
    ("Anna Holm, whose mother ran Larch Lamps, wept. “It leaks,” her company said.", "her company"),
]


@pytest.mark.parametrize(("text", "name"), MEANT, ids=[text for text, _ in MEANT])
def test_the_body_beside_the_person_is_meant(text: str, name: str) -> None:
    assert analyze(text).quotes[-1].said_by == name


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN, ids=[text for text, _ in LEFT_OPEN])
def test_of_two_bodies_or_of_an_office_the_words_stay(text: str, words: str) -> None:
    assert analyze(text).quotes[-1].said_by == words

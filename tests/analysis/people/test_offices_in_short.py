"""The letters of an office before a surname are a title, where the article wrote the office out before the full name."""

import pytest

from tests.analysis.helpers import speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Det Insp Lewis Crane told the court of mice.\n\n“I asked him where,” said DI Crane.", "Lewis Crane"),
        ("Deputy Public Prosecutor Nadia Brandt was ill.\n\n“It was no spill,” said DPP Brandt.", "Nadia Brandt"),
        ("Chief Election Commissioner Anil Torvik met the press.\n\n“We count,” CEC Torvik said.", "Anil Torvik"),
        ("Assistant Commissioner of Police Maya Rose Brandt came.\n\n“We search,” said ACP Brandt.", "Maya Rose Brandt"),
        ("The inspector, Det Sgt Owen Crane, came.\n\n“We search,” said DS Crane.", "Owen Crane"),
        ("The officer in the case, DC Sunita Bhogal, came.\n\n“We search,” said DC Bhogal.", "Sunita Bhogal"),
        ("“We search,” said DI Sunita Bhogal.", "Sunita Bhogal"),
    ],
)
def test_the_letters_of_an_office_are_no_part_of_a_name(text, name):
    assert speakers(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Lewis Crane told the court of mice.\n\nBBC Crane reported on Monday: “It leaks.”",
        "Deputy Public Prosecutor Nadia Brandt was ill.\n\n“It leaks,” said DPP Marine.",
        "Anna Holm works for Larch Energy.\n\n“It leaks,” said LE Holm.",
        "The Deputy Prosecutor Nadia Brandt was ill.\n\n“It leaks,” said DPP Brandt.",
        "Larch Energy fell. Then Anna Holm came.\n\n“It leaks,” said LE Holm.",
    ],
)
def test_letters_of_something_else_are(text):
    assert speakers(text)[-1] not in ("Lewis Crane", "Nadia Brandt", "Anna Holm")

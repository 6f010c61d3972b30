"""A role, a form of address and a surname between commas are one person: "The chairman, Lord Pell, said"."""

import pytest

import briefing

BEFORE = "Neil Farrow called on her to go. “Those are the two choices,” Farrow said.\n\n"


def speakers(text):
    return [[s.name for s in quote.speakers] for quote in briefing.analyze(BEFORE + text).quotes[2:]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The committee chairman, Lord Pell, said there was. “We will hear it on Thursday,” he said.", "Pell"),
        ("The chairman, Mr Pell, said there was a recording.", "Pell"),
        ("“We have lost,” said the chairman of the committee, Mrs. Roth.", "Roth"),
        ("His neighbour, Lady Ashby, told the police that it rained.", "Ashby"),
        ("The chairman of the committee, Dr. Lena Roth, said that the vote was lost.", "Lena Roth"),
    ],
)
def test_the_name_with_a_form_of_address_belongs_to_the_role_before_it(text, name):
    assert [name] in speakers(text)
    assert ["Neil Farrow"] not in speakers(text)


def test_a_name_that_begins_a_clause_of_its_own_does_not():
    assert ["Pell"] not in speakers("“It is lost,” said the chairman, Mr Pell wept.")


def test_who_speak_together_may_each_have_one():
    assert speakers("“We have lost,” said Mr Benn and Mrs Marsh. Karl Benn and Ulla Marsh went home.") == [
        ["Karl Benn", "Ulla Marsh"]
    ]

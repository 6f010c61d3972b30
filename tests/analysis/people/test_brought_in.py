"""Who is brought in by a role and a comma: "A plough operator, Hannah Brandvold, began ..."."""

import pytest

from tests.analysis.helpers import people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It snowed. A plough operator, Hannah Brandvold, began to clear the path.", "Hannah Brandvold"),
        ("It rained. A mill owner, Helen Kostrup, opened the gates.", "Helen Kostrup"),
        ("A boat builder, Hannah Brandvold, was asleep.", "Hannah Brandvold"),
        ("Councillor for the division, Everton Ledgister (PNP), was late.", "Everton Ledgister"),
        ("The mayor of Kelby, Everton Ledgister (pictured), was late.", "Everton Ledgister"),
    ],
)
def test_one_of_many_who_have_the_role_is_a_person(text, name):
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "It snowed. The operator, Hannah Brandvold, began to clear the path.",
        "A plough operator, Brandvold Kostrup, began to clear the path.",
        "It rained. The owner, Tarn Kostrup, opened the gates.",
        "A town of millers, Everton Ledgister (pop. 900), was asleep.",
        "The bridge of Kelby, Everton Ledgister (pictured), was late.",
    ],
)
def test_the_only_owner_or_operator_may_be_a_firm(text):
    assert people(text) == {}

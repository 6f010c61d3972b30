"""Numbers that differ: one thing, two values, and whether the reports disagree."""

import pytest

from briefing.comparing.figures import differences
from tests.comparing.reports import report

OPENING = "A ferry struck a trawler in the strait off Cape Dunmore."


def found(*bodies, days=("2024-03-18",) * 9):
    reports = [report(OPENING, body, published=day) for body, day in zip(bodies, days, strict=False)]
    return [(d.thing, d.how, [r.phrase for r in d.readings]) for d in differences(reports)]


def test_two_reports_of_one_day_disagree():
    a = "The collision of the ferry killed 14 people off the cape."
    b = "The collision of the ferry killed 19 people off the cape."
    assert found(a, b) == [("dead", "disagree", ["14 people", "19 people"])]


def test_a_later_report_has_another_number():
    a = "The collision of the ferry killed 14 people off the cape."
    b = "The collision off the cape left 19 people dead, the ferry's owner said."
    assert found(b, a, days=("2024-03-20", "2024-03-18")) == [("dead", "later", ["14 people", "19 people"])]


def test_at_least_nine_and_fourteen_can_both_be_right():
    a = "At least nine were killed in the collision of the ferry."
    b = "In the collision of the ferry 14 people were killed."
    assert found(a, b) == [("dead", "open", ["At least nine", "14 people"])]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fund for the families holds 2 million crowns.", "The fund for the families holds about 2.1 million crowns."),
        ("The fund for the families holds 2 million crowns.", "The fund for the families holds between 1 and 3 million crowns."),
        ("The fund for the families holds 2 million crowns.", "The fund for the families holds 3 million euros."),
        ("The fund for the families holds 2 million crowns.", "The price of a barrel of tar is 61 crowns in the port."),
        ("The bridge of the port cost 900 million crowns.", "The repair of the bridge of the port cost 8 million crowns."),
        ("The inquiry into the ferry took six weeks.", "The inquiry into the ferry took nine weeks."),
        ("The ferry killed 14 people off the cape.", "The ferry rescued 60 people off the cape."),
        ("The ferry carried 14 cars and 9 lorries.", "The ferry carried 9 lorries and 14 cars."),
    ],
)
def test_what_is_no_difference(a, b):
    assert found(a, b) == []


def test_a_volume_is_compared_with_volumes_and_not_with_a_distance():
    a = "The leak, 400 metres from the pier, let 3,000 cubic metres of oil into the bay."
    b = "The leak let some 30,000 cubic metres of oil into the bay at the pier."
    assert found(a, b) == [("m3", "disagree", ["3,000 cubic metres", "some 30,000 cubic metres"])]


def test_a_report_that_tells_both_numbers_does_not_differ():
    a = "The fund for the families grew from 2 million crowns to 3 million crowns."
    b = "The fund for the families holds 3 million crowns."
    assert found(a, b) == []


def test_three_reports_stand_in_one_row():
    row = "The price of cod at the auction rose to {} crowns."
    assert found(*(row.format(n) for n in (61, 59, 48))) == [("crown", "disagree", ["61 crowns", "59 crowns", "48 crowns"])]


@pytest.mark.parametrize(
    "body",
    [
        "The death toll from the ferry collision rose to 19 on Monday.",
        "The ferry collision claimed 19 lives.",
        "Officials said the ferry collision had left 19 dead and 40 injured.",
        "19 people, including three children, died in the ferry collision.",
        "Nineteen bodies were recovered after the collision of the ferry.",
    ],
)
def test_the_dead_are_told_in_many_ways(body):
    first = "The collision of the ferry and the trawler killed 14 people."
    assert [(thing, how) for thing, how, _ in found(first, body)] == [("dead", "disagree")]


def test_dead_and_hurt_are_two_things():
    a = "Officials said the collision had left 23 dead and 40 injured."
    b = "The collision left 25 dead and 61 injured, officials said."
    assert found(a, b) == [("dead", "disagree", ["23", "25"]), ("hurt", "disagree", ["40", "61"])]


ROSE = "The price of cod at the auction {} percent to a new mark."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (ROSE.format("rose 8"), ROSE.format("fell 3")),
        (ROSE.format("rose by 8"), ROSE.format("rose by 5")),
        ("Cod saw an 8 percent rise in its price at the auction.", "Cod saw a 5 percent rise in its price at the auction."),
        ("The price of cod at the auction rose by 8 crowns.", "The price of cod at the auction rose by 5 crowns."),
        ("The price of cod at the auction rose by 8 crowns.", "The price of cod at the auction rose to 61 crowns."),
    ],
)
def test_steps_of_two_days_are_two_steps_and_no_difference(a, b):
    assert found(a, b, days=("2024-03-14", "2024-04-04")) == []


def test_a_step_differs_on_one_day_and_of_one_named_time():
    a, b = ROSE.format("rose 8"), ROSE.format("rose 5")
    assert found(a, b) == [("%", "disagree", ["8 percent", "5 percent"])]
    named = [f"Last year the price of cod at the auction rose {n} percent, the institute said." for n in (8, 5)]
    assert found(*named, days=("2024-03-14", "2024-04-04")) == [("%", "later", ["8 percent", "5 percent"])]


def test_what_is_shut_down_is_counted_and_no_step():
    a, b = (f"The company shut down {n} plants along the coast of the strait." for n in (14, 16))
    assert found(a, b, days=("2024-03-14", "2024-04-04")) == [("plant", "later", ["14 plants", "16 plants"])]


def test_a_toll_that_is_named_long_before_its_number_is_compared():
    a = "The toll of the dead in the ferry wreck off the cape by the old fort near the lighthouse rose to 14 on Monday."
    b = "The collision of the ferry killed 19 people off the cape."
    assert found(a, b) == [("dead", "disagree", ["14", "19 people"])]


def test_readings_with_one_value_stand_together():
    bodies = [f"The collision of the ferry killed {n} off the cape." for n in ("14 people", "19 people", "14 people")]
    [difference] = differences([report(OPENING, body) for body in bodies])
    assert [[r.place.source for r in value] for value in difference.values] == [[0, 2], [1]]

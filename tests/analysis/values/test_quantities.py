"""Quantities: value, unit or counted noun, and whether it is about, at least or up to."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing import analyze
from briefing.analysis.values import quantities
from briefing.engine import bare
from briefing.model import Span


def read(text):
    found = quantities.find(text, [Span(0, len(text))])
    return [(text[q.start : q.end], q.value if q.high is None else (q.value, q.high), q.unit, q.mod) for q in found]


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit", "mod"),
    [
        ("The wharf cost $2.7 million in all.", "$2.7 million", 2.7e6, "USD", "="),
        ("The wharf cost €1.2bn.", "€1.2bn", 1.2e9, "EUR", "="),
        ("A wharf for £300m was built.", "£300m", 3e8, "GBP", "="),
        ("They owe four trillion yen.", "four trillion yen", 4e12, "JPY", "="),
        ("He offered $20-25 million.", "$20-25 million", (2e7, 2.5e7), "USD", "="),
        ("He offered €2.3bn-€2.5bn.", "€2.3bn-€2.5bn", (2.3e9, 2.5e9), "EUR", "="),
        ("Half a million people left.", "Half a million people", 5e5, "people", "="),
        ("At least nine were killed.", "At least nine", 9, "", ">="),
        ("Wheat rose 3.5 per cent.", "3.5 per cent", 3.5, "%", "="),
        ("A 2-percentage-point lead.", "2-percentage-point", 2, "percentage point", "="),
        ("Some 30 to 35 percent stayed.", "Some 30 to 35 percent", (30, 35), "%", "~"),
        ("More than a dozen barges sank.", "More than a dozen barges", 12, "barges", ">"),
        ("Fewer than 40 pilgrims came.", "Fewer than 40 pilgrims", 40, "pilgrims", "<"),
        ("No fewer than 20 of the 31 villages are dry.", "No fewer than 20 of the 31 villages", 20, "villages", ">="),
        ("Up to 70 armoured lorries came.", "Up to 70 armoured lorries", 70, "lorries", "<="),
        ("Between 20 and 30 nuns sang.", "Between 20 and 30 nuns", (20, 30), "nuns", "="),
        ("Two hundred and fifty monks sang.", "Two hundred and fifty monks", 250, "monks", "="),
        ("There were 15 000 geese.", "15 000 geese", 15000, "geese", "="),
        ("They sent 1,500 more soldiers.", "1,500 more soldiers", 1500, "soldiers", "="),
        ("It is two and a half metres deep.", "two and a half metres", 2.5, "metre", "="),
        ("It was -11°C at dawn.", "-11°C", -11, "degC", "="),
        ("It covers 60 sq km.", "60 sq km", 60, "km2", "="),
        ("The tank holds 3,000 cubic metres of oil.", "3,000 cubic metres", 3000, "m3", "="),
        ("A 30-square-mile moor burned.", "30-square-mile", 30, "square mile", "="),
        ("The port is 90 nautical miles away.", "90 nautical miles", 90, "nautical mile", "="),
        ("The mill used 40 megawatt-hours a day.", "40 megawatt-hours", 40, "MWh", "="),
        ("Rates rose by 50 basis points.", "50 basis points", 50, "basis point", "="),
        ("Gusts of 90 mph or more blew.", "90 mph or more", 90, "mph", ">="),
        ("Three-quarters of the wheat rotted.", "Three-quarters", 0.75, "", "="),
        ("One in five monks sang.", "One in five monks", 0.2, "monks", "="),
        ("A three-and-a-half-metre wall.", "three-and-a-half-metre", 3.5, "metre", "="),
        ("A dozen or so pilgrims came.", "A dozen or so pilgrims", 12, "pilgrims", "~"),
        ("It was 38C at noon.", "38C", 38, "degC", "="),
        ("A quarter of a million geese came.", "A quarter of a million geese", 250000, "geese", "="),
        ("As few as 12 nuns sang.", "As few as 12 nuns", 12, "nuns", ">="),
        ("A 44-year term ended.", "44-year", 44, "year", "="),
        ("The count is 7,812.", "7,812", 7812, "", "="),
    ],
)
def test_value_unit_and_what_stands_before(text, phrase, value, unit, mod):
    assert read(text) == [(phrase, value, unit, mod)]


def test_a_change_is_two_quantities_of_one_unit():
    assert [q[1:3] for q in read("The fleet grew from 40 to 65 barges.")] == [(40, "barges"), (65, "barges")]
    assert [q[1:3] for q in read("The toll rises from 5% to 7.5%.")] == [(5, "%"), (7.5, "%")]


@pytest.mark.parametrize(
    "text",
    [
        "One of the nuns had slept.",
        "See chapter 4, verse 9, on page 11/12.",
        "Flight 93 left from gate 12 at 5 p.m. by bus 4.",
        "They won 3-1 and lost 52-48.",
        "Anna Holm, 44, slept; aged 9, she left.",
        "The relay of 4x400 was run by the No. 7 shirt.",
        "They live at 7 Elm Street.",
        "The 4th man of the G7 had Covid-19.",
        "It is a six-pointed star.",
        "It helps people over 75.",
    ],
)
def test_what_only_names_a_thing(text):
    assert read(text) == []


def test_a_row_of_digits_is_no_amount():
    for digits in (19, 400):
        assert briefing.analyze(f"They paid {'9' * digits} crowns on Monday.").quantities == ()
    assert briefing.analyze("They paid 999,999,999,999 crowns on Monday.").quantities[0].value == 999_999_999_999


def test_a_date_is_no_quantity():
    text = "On March 21, 2024 the 12 monks sang, as in 1987."
    assert [q["text"] for q in analyze(replace(bare(text), published="2024-03-22")).to_dict()["quantities"]] == ["12 monks"]


WORDS = st.sampled_from(
    [
        "$",
        "3",
        "3.5",
        "1,200",
        "12",
        "000",
        "million",
        "bn",
        "%",
        "percent",
        "to",
        "-",
        "of",
        "the",
        "at",
        "least",
        "about",
        "men",
        "km",
        "m",
        "C",
        "one",
        "two",
        "half",
        "a",
        "hundred",
        "thousand",
        "between",
        "and",
        "or",
        "more",
        "in",
        "five",
        ",",
        ".",
        "quarter",
        "three-quarters",
        "2024",
        "-5",
        "€",
        "k",
        "dozen",
    ]
)


@given(st.lists(WORDS, max_size=14))
def test_any_words_give_stretches_in_order(words):
    text = " ".join(words)
    found = quantities.find(text, [Span(0, len(text))])
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.high is None or q.value < q.high for q in found)
    assert all(text[q.start : q.end].strip() == text[q.start : q.end] != "" for q in found)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The fare rose from $2.20 to $2.60 a ride.", [("$2.20", 2.2, "USD"), ("$2.60", 2.6, "USD")]),
        ("Sales fell from £710 million to 663 million.", [("£710 million", 7.1e8, "GBP"), ("663 million", 6.63e8, "GBP")]),
        ("They went from $3 to 500 voters.", [("$3", 3, "USD"), ("500 voters", 500, "voters")]),
        ("It fell from 40 to 35 percent.", [("40", 40, "%"), ("35 percent", 35, "%")]),
        ("It cost 400 million kronor.", [("400 million kronor", 4e8, "SEK")]),
    ],
)
def test_what_changes_keeps_its_currency_on_both_sides(text, phrases):
    assert [(phrase, value, unit) for phrase, value, unit, _ in read(text)] == phrases

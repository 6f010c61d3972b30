"""How two wordings stand to each other: a table of pairs with their right verdicts, and what must hold of any two."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.comparing.wording import KINDS, letters, verdict

PAIRS = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "pairs.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("right", "a", "b"), PAIRS, ids=[f"{i}-{p[0].split()[0]}" for i, p in enumerate(PAIRS)])
def test_a_pair_has_its_verdict(right, a, b):
    name, _, kinds = right.partition(" ")
    found = verdict(a, b)
    assert (found.name, ", ".join(found.kinds)) == (name, kinds)


def test_the_table_is_large_enough_and_has_no_line_twice():
    assert len(PAIRS) >= 150
    assert len({(a, b) for _, a, b in PAIRS}) == len(PAIRS)


def test_the_words_that_differ_are_marked():
    a, b = "We will accept 40 inspectors.", "We will not accept 60 inspectors."
    found = verdict(a, b)
    assert [s.of(a) for s in found.left] == ["40"]
    assert [s.of(b) for s in found.right] == ["not", "60"]


WORDS = st.lists(
    st.sampled_from(
        [
            "we",
            "will",
            "not",
            "accept",
            "40",
            "60",
            "inspectors",
            "the",
            "of",
            "in",
            "Kelby",
            "Merrow",
            "may",
            "all",
            "none",
            "and",
            "it",
            ".",
            ",",
            "we’ll",
            "don't",
        ]
    ),
    max_size=12,
)


@given(WORDS, WORDS)
def test_both_ways_round_the_verdict_is_the_same(a, b):
    there, back = verdict(" ".join(a), " ".join(b)), verdict(" ".join(b), " ".join(a))
    turned = {"shorter": "longer", "longer": "shorter"}
    assert back.name == turned.get(there.name, there.name)
    assert (back.kinds, back.left, back.right) == (there.kinds, there.right, there.left)
    assert set(there.kinds) <= set(KINDS)


@given(WORDS, WORDS)
def test_only_what_has_the_same_letters_is_the_same(a, b):
    a, b = " ".join(a), " ".join(b)
    found = verdict(a, b)
    if found.name == "same":
        assert letters(a) == letters(b)
    if found.name == "shorter":
        assert letters(b) in letters(a)
    for text, spans in ((a, found.left), (b, found.right)):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)

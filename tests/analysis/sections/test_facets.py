"""One story is cut where paragraphs open as new topics do; every weight belongs to a signal, and every signal is a number."""

import math

import pytest

from briefing.analysis import prepare
from briefing.analysis.sections import openings
from briefing.analysis.sections.facets import facets, weights
from briefing.analysis.sections.passages import Passage, passage
from briefing.analysis.sections.signals import Signals
from briefing.engine import bare
from briefing.lexicon.lists import opening_weights
from tests.conftest import SEEDS


def blocks_of(text):
    found = prepare(bare(text))
    rows = [passage(found.words, found.lexicon, k) for k in range(len(found.article.paragraphs))]
    openings.score(found.words, found.lexicon, found.quotes, rows)
    return rows


def signals_of(name):
    return Signals(blocks_of((SEEDS / name).read_text(encoding="utf-8"))).rows


def test_every_weight_is_of_a_signal():
    seen = {name for path in SEEDS.glob("*.txt") for row in signals_of(path.name) for name in row}
    plain = {name.removeprefix("before-").removeprefix("next-") for name in weights()} - {"start", "like-this"}
    assert plain <= seen | set(opening_weights())


@pytest.mark.parametrize("name", ["geneva-talks.txt", "city-budget.txt"])
def test_signals_are_finite_and_every_paragraph_has_the_measured_ones(name):
    rows = signals_of(name)
    assert all(math.isfinite(value) for row in rows for value in row.values())
    assert all(f"{prefix}cohesion-{size}" in row for row in rows for prefix in ("", "z-") for size in (1, 2, 3))


def test_paragraphs_without_a_word_are_one_section():
    assert facets([Passage(k, k + 1, {}, frozenset()) for k in range(9)], None) == [0]


def test_a_paragraph_that_opens_with_a_quotation_starts_less_than_one_that_does_not():
    assert weights()["opens-with-quotation"] < 0 < weights()["after-quotation"]

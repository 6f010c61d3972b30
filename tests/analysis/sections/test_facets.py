"""One story is cut where paragraphs open as new topics do; every weight belongs to a signal, and every signal is a number."""

import math
from itertools import combinations, pairwise
from math import exp

import numpy as np
import pytest

from briefing.analysis import prepare
from briefing.analysis.sections import openings
from briefing.analysis.sections.facets import SEAM, STRETCH, chances, facets, stretches, weights
from briefing.analysis.sections.likely import ADJACENT, best, gains, ways
from briefing.analysis.sections.passages import Passage, passage
from briefing.analysis.sections.signals import Signals
from briefing.analysis.sections.spans import Spans
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


GOING_ON = (
    "The harbour board met on Tuesday.",
    "In Holm's view the pier is unsafe.",
    "Another engineer also looked at it.",
    "Osei asked: “Who will pay for it?”",
)


def test_words_that_join_a_paragraph_to_those_before_and_a_quotation_at_its_end_are_signs():
    names = [{sign.name for sign in row.signs} for row in blocks_of("\n\n".join(GOING_ON))]
    assert [{"in", "also", "other", "ends-with-quotation"} & found for found in names] == [
        set(),
        {"in"},
        {"also", "other"},
        {"ends-with-quotation"},
    ]


def test_every_weight_is_of_a_signal():
    seen = {name for path in SEEDS.glob("*.txt") for row in signals_of(path.name) for name in row} | {"in"}
    plain = {name.removeprefix("before-").removeprefix("next-") for name in weights()["start"]} - {"any", "like-this"}
    assert plain <= seen | set(opening_weights())


def test_every_weight_of_a_section_is_of_a_sign_that_every_section_has():
    rows = blocks_of((SEEDS / "geneva-talks.txt").read_text(encoding="utf-8"))
    spans = Spans(rows, Signals(rows), 4.0, 200.0)
    assert set(weights()["section"]) <= set(spans.signs)
    assert all(len(values) == len(spans.first) and np.isfinite(values).all() for values in spans.signs.values())


@pytest.mark.parametrize("name", ["geneva-talks.txt", "city-budget.txt"])
def test_signals_are_finite_and_every_paragraph_has_the_measured_ones(name):
    rows = signals_of(name)
    assert all(math.isfinite(value) for row in rows for value in row.values())
    assert all(f"{prefix}cohesion-{size}" in row for row in rows for prefix in ("", "z-") for size in (1, 2, 3))


def test_paragraphs_without_a_word_are_one_section():
    assert facets([Passage(k, k + 1, {}, frozenset()) for k in range(9)], None) == [0]


def test_a_paragraph_that_opens_with_a_quotation_starts_less_than_one_that_does_not():
    assert weights()["start"]["opens-with-quotation"] < 0 < weights()["start"]["before-ends-with-quotation"]


def story(*topics):
    """A paragraph for each word, with words of its own beside it."""
    return [Passage(k * 40, k * 40 + 40, {topic: 1.0, f"own{k}": 1.0}, frozenset()) for k, topic in enumerate(topics)]


def signs_of(rows, first, after):
    spans = Spans(rows, Signals(rows), 4.0, 160.0)
    at = np.flatnonzero((spans.first == first) & (spans.after == after))[0]
    return {name: float(values[at]) for name, values in spans.signs.items()}


def test_a_section_is_told_by_the_word_that_runs_through_it_alone():
    rows = story(*["harbour"] * 4, *["budget"] * 4)
    alone, across = signs_of(rows, 4, 8), signs_of(rows, 2, 6)
    assert alone["one-word"] == alone["one-word-here"] == 1.0
    assert across["one-word"] == 0.5
    assert alone["only-here"] > across["only-here"]
    assert alone["own-topic"] > across["own-topic"]
    assert alone["like-the-rest"] == 0.0 < across["like-the-rest"]


def test_one_speaker_tells_a_section_only_where_heard_twice():
    rows = story(*["harbour"] * 6)
    for row in rows[2:4]:
        row.speakers = frozenset(("Holm",))
    rows[5].speakers = frozenset(("Osei",))
    assert signs_of(rows, 2, 4)["one-speaker"] > signs_of(rows, 0, 5)["one-speaker"] > 0
    assert signs_of(rows, 4, 6)["one-speaker"] == 0


def all_ways(count):
    return [[0, *cuts] for n in range(count) for cuts in combinations(range(1, count), n)]


def test_likelihoods_are_those_of_all_ways_of_cutting_counted_one_by_one():
    count, rng = 6, np.random.default_rng(3)
    scores = np.where(np.arange(count + 1) > np.arange(count)[:, None], rng.normal(0, 2, (count, count + 1)), -np.inf)
    chances = {tuple(way): exp(sum(scores[a, b] for a, b in pairwise([*way, count]))) for way in all_ways(count)}
    whole = sum(chances.values())
    one_by_one = [sum(c for way, c in chances.items() if u in way) / whole for u in range(count)]
    assert ways(scores).starts == pytest.approx(one_by_one)


def test_one_paragraph_of_very_many_words_leaves_the_others_their_likelihoods():
    rows = story(*["harbour"] * 9, *["budget"] * 9)
    rows[4].counts.update({f"word{k}": 1.0 for k in range(40_000)})
    assert all(math.isfinite(chance) for chance in chances(rows, 4.0, 160.0))


@pytest.mark.parametrize("price", [-0.5, 0.0, 0.2, 0.36])
def test_the_starts_taken_gain_most_of_all(price):
    gained = [0.5, 0.45, 0.1, 0.4, 0.3, 0.38, 0.6]

    def gain(way):
        return sum(gained[u - 1] - price for u in way[1:]) - ADJACENT * sum(b - a == 1 for a, b in pairwise(way))

    assert gain(best(gained, price)) == pytest.approx(max(map(gain, all_ways(len(gained) + 1))))


def test_a_start_beside_the_likely_place_gains_too():
    assert gains([1.0, 0.0, 0.5, 0.0]) == pytest.approx([0.2, 0.5, 0.2])


def test_a_long_text_is_looked_at_in_stretches_that_have_every_paragraph_once():
    rows = story(*(f"topic{k // 5}" for k in range(520)))
    own = [row for part, a, b in stretches(rows) for row in part[a:b]]
    assert own == rows
    assert max(len(part) for part, _, _ in stretches(rows)) <= STRETCH + 2 * SEAM
    found = facets(rows, None)
    assert 520 // 40 <= len(found) < 520 // 4


def test_as_many_sections_as_are_wanted_are_cut():
    rows = story(*(f"topic{k // 4}" for k in range(24)))
    assert [len(facets(rows, n)) for n in (2, 4, 6)] == [2, 4, 6]

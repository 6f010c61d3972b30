"""The rows of evidence: each has a reason, an example in which it holds and a near miss in which it does not."""

import pytest

from briefing.analysis.language.tokenizer import blank, tokens
from briefing.analysis.language.words import Words
from briefing.analysis.people import evidence, judging, listed, roles
from briefing.analysis.people.finding import find_names
from briefing.lexicon.lists import reasons, shipped

OF_THE_ARTICLE = {"honorific", "title-before", "demonym", "headline"}
"""cues of trimming and of the paragraph, and those that the judge reads from several places together"""
OF_ALL_PLACES = {"only-in-place", "headline-only", "in-marks", "capitals", "surname-later", "coordinated"}


def names_in(text):
    words = Words(tokens(blank(), text), text, [(0, len(text))], shipped())
    return words, *find_names(words, shipped())


def the_name(marked):
    """The words, runs and all names of a text, and the one between square brackets."""
    begin = marked.index("[")
    words, runs, found = names_in(marked.replace("[", "").replace("]", ""))
    hits = [run for run in found if words.start[run.first] == begin]
    assert hits, f"no name where the brackets stand: {marked}"
    assert words.end[hits[0].last - 1] == marked.index("]") - 1, f"the name ends elsewhere: {marked}"
    return words, runs, found, hits[0]


def holding_around(marked):
    words, _, _, run = the_name(marked)
    run.cues &= OF_THE_ARTICLE
    at = evidence.Around(words, shipped(), run)
    return {row.name for row in evidence.ROWS if row.holds(at)}


def holding_in_lists(marked):
    _, runs, found, run = the_name(marked)
    judge = judging.Judge(runs, found)
    name = listed.Listed(run.key, judge.groups[run.key], runs, judge.alone)
    return {row.name for row in listed.table(name) if row.holds(name)}


ALL = [(row, holding_around) for row in evidence.ROWS] + [(row, holding_in_lists) for row in listed.ROWS]


@pytest.mark.parametrize(("row", "holding"), ALL, ids=lambda value: getattr(value, "name", ""))
def test_a_row_holds_in_its_example_and_not_in_its_near_miss(row, holding):
    assert row.name in holding(row.example)
    assert row.name not in holding(row.near_miss)


def test_every_row_has_a_reason_and_every_reason_a_row():
    assert sorted(row.name for row, _ in ALL) == sorted(reasons()["evidence"])


def test_every_cue_has_a_weight_and_every_weight_a_cue():
    assert {row.cue for row, _ in ALL} | OF_THE_ARTICLE | OF_ALL_PLACES == set(judging.weights())


def test_a_misspelt_cue_is_an_error():
    _, runs, found, run = the_name("Then [Anna Holm] came.")
    run.cues.add("role-befor")
    with pytest.raises(KeyError):
        judging.Judge(runs, found).score(run.key)


def test_rules_that_are_shown_have_a_weight_and_a_reason():
    assert set(judging.RULE_ORDER) <= set(judging.weights())
    assert set(judging.RULE_ORDER) <= set(reasons()["people"])
    assert set(judging.weights()) >= judging.NO_PERSON | judging.SHOWS_A_PERSON | roles.STATED

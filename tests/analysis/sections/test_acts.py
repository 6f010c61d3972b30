"""Every act of the lexicon is called by its example and not by its near miss; a form that is a noun there calls none."""

import pytest

from briefing.analysis import prepare
from briefing.analysis.sections.acts import called, cues
from briefing.engine import bare
from briefing.lexicon.lists import lexicon_file

ACTS = lexicon_file("acts")
FEWEST = 77  # acts; one that goes takes its example along, so that nothing else would tell


def acts_in(sentence, nouns=frozenset()):
    return {c.act for c in called(prepare(bare(sentence)).words, nouns)}


def test_no_act_is_lost():
    assert len(ACTS) >= FEWEST


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_called_by_its_example_and_not_by_its_near_miss(act):
    assert act in acts_in(ACTS[act]["example"])
    assert act not in acts_in(ACTS[act]["near"])


def test_every_act_has_cues_and_no_cue_calls_many():
    assert all(ACTS[act]["verbs"] for act in ACTS)
    assert max(len(acts) for acts in cues().verbs.values()) <= 4


def test_what_is_quoted_or_a_noun_calls_no_act():
    assert "demands" not in acts_in("“We demanded nothing from them,” she said.")
    sentence = "He ran a campaign on rents."
    words = prepare(bare(sentence)).words
    assert "effort" not in acts_in(sentence, frozenset([words.low.index("campaign")]))

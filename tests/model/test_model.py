"""The data: spans are checked, and the JSON form goes there and back."""

import json

import pytest

import briefing
from briefing.model import Analysis, Span, index_at
from tests.conftest import SEEDS


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize("name", ["geneva-talks", "city-budget"])
def test_json_there_and_back(name):
    analysis = briefing.analyze(briefing.read(SEEDS / f"{name}.txt"))
    data = json.loads(json.dumps(analysis.to_dict()))
    assert Analysis.from_dict(data) == analysis


def test_another_schema_version_is_refused():
    with pytest.raises(ValueError, match="schema version"):
        Analysis.from_dict({"schema_version": 99})


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (2, 0), (3, 0), (9, 0), (10, 1), (99, 1)])
def test_what_holds_an_offset_is_the_last_that_begins_at_or_before_it(offset, index):
    parts = [Span(3, 8), Span(10, 12)]
    assert index_at(parts, offset) == index
    assert index_at([], offset) == 0

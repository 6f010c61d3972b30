"""The data: spans are checked, and the JSON form goes there and back."""

import json

import pytest

import briefing
from briefing.model import Analysis, Span
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

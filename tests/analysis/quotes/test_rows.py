"""The rows that say who goes on to speak, and what follows a verb that reports: each decides its example, and not its near miss."""

from inspect import signature

import pytest

from briefing.analysis.quotes import carrying
from briefing.analysis.quotes.reported import frames
from tests.analysis.helpers import said

TABLES = [(carrying, "CHOICES", carrying.Carrying), (frames, "FRAMES", frames.Frames)]
ALL = [(module, name, row) for module, name, _ in TABLES for row in getattr(module, name)]


def function(row):
    return row.speaker if isinstance(row, carrying.Row) else row.fits


def answers_like(found, first):
    """A function of the same parameters that may answer None, as those of the rows do."""
    asked, wanted = signature(found), signature(first)
    return list(asked.parameters) == list(wanted.parameters) and str(asked.return_annotation).endswith("None")


@pytest.mark.parametrize(("module", "name", "row"), ALL, ids=[f"{row.rule} {function(row).__name__}" for *_, row in ALL])
def test_a_row_decides_its_example_and_not_its_near_miss(module, name, row, monkeypatch):
    example, near_miss = said(row.example), said(row.near_miss)
    assert row.rule in {rule for *_, rule in example}
    monkeypatch.setattr(module, name, tuple(other for other in getattr(module, name) if other is not row))
    assert said(row.example) != example
    assert said(row.near_miss) == near_miss


@pytest.mark.parametrize(("module", "name", "owner"), TABLES)
def test_every_choice_has_a_row(module, name, owner):
    rows = [function(row) for row in getattr(module, name)]
    choices = {found for found in vars(owner).values() if callable(found) and answers_like(found, rows[0])}
    assert set(rows) == choices

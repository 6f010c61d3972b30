"""Work that never ends is ended, even where it goes on after every error."""

import pytest

import briefing
from briefing import engine
from briefing.errors import BriefingError
from briefing.limits import TooLong, at_most


def test_work_without_an_end_is_ended():
    def stubborn():
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    with pytest.raises(TooLong), at_most(0.05):
        stubborn()


def test_what_is_done_in_time_is_not_disturbed():
    with at_most(0.2):
        done = sum(range(1000))
    assert done == 499500


def test_an_article_that_takes_too_long_is_told_and_the_others_go_on(article, monkeypatch):
    slow, good = (
        article("Endless. " * 30, "slow.txt"),
        article("Anna Holm said that the dam would hold for the winter.", "good.txt"),
    )
    analyze = engine.analyze

    def sometimes(found, **options):
        while found.id == "slow":
            pass
        return analyze(found, **options)

    monkeypatch.setattr(engine, "analyze", sometimes)
    monkeypatch.setattr(engine, "ANALYSING", 0.05)
    (lines, problem), (more, none) = engine.batch([slow, good])
    assert lines is None
    assert "slow.txt: its analysis takes longer than" in problem
    assert more
    assert none is None
    with pytest.raises(BriefingError):
        engine.analyze_in_time(briefing.read(slow))

"""Work that never ends is ended, even where it goes on after every error."""

import sys
import threading
import time

import pytest

import briefing
from briefing import engine
from briefing.errors import BriefingError
from briefing.limits import TooLong, at_most, within


def stubborn():
    while True:
        try:
            sum(range(1000))
        except Exception:
            continue


def after_another():
    with at_most(30):
        pass
    stubborn()


def inside_another():
    with at_most(30):
        stubborn()


@pytest.mark.parametrize("work", [stubborn, after_another, inside_another])
def test_work_without_an_end_is_ended(work):
    with pytest.raises(TooLong), at_most(0.05):
        work()


def test_what_is_done_in_time_is_not_disturbed():
    with at_most(0.2), at_most(0.1):
        done = sum(range(1000))
    time.sleep(0.25)
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
    analyze(briefing.read(good))  # what is loaded with the first article is no time of the second
    monkeypatch.setattr(engine, "ANALYSING", 0.2)
    (lines, problem), (more, none) = engine.batch([slow, good])
    assert lines is None
    assert "slow.txt: its analysis takes longer than" in problem
    assert more
    assert none is None
    with pytest.raises(BriefingError):
        engine.analyze_in_time(briefing.read(slow))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of addresses is Linux's")
def test_limits_of_memory_in_two_threads_leave_none_behind():
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    first_in, first_may_go, second_may_go = threading.Event(), threading.Event(), threading.Event()

    def first():
        with within(2_000_000_000):
            first_in.set()
            first_may_go.wait(5)

    def second():
        first_in.wait(5)
        with within(2_000_000_000):
            second_may_go.wait(5)

    threads = [threading.Thread(target=work) for work in (first, second)]
    for thread in threads:
        thread.start()
    first_in.wait(5)
    time.sleep(0.05)  # the second is at the door
    first_may_go.set()
    threads[0].join()
    second_may_go.set()
    threads[1].join()
    assert resource.getrlimit(resource.RLIMIT_AS) == before

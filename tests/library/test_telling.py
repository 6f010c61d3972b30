"""Two reports are held together by what they tell first and by the words that both quote."""

import time
from collections import defaultdict

import pytest

from briefing.library.telling import alike, telling

SAID = "We shall drain the Merrow basin before the frost and sell every crane"
HARBOUR = ("Barges must leave Merrow basin", "The harbour master of Tolland gave the owners of forty barges five days. {}")
OWNERS = (
    "Anger among those who live on the water",
    "Teun Varga repairs looms and has nowhere to go, he told a packed chapel. {}",
)


def likeness(one, other, days=0):
    def rarities(_):
        return defaultdict(lambda: 6.0)

    return alike(telling(*one).among(rarities), telling(*other).among(rarities), days)


def with_words(report, words):
    return report[0], report[1].format(words)


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "''{}''", "‘{}’"])
def test_the_words_of_one_speech_hold_reports_together_that_begin_otherwise(marks):
    same = likeness(with_words(HARBOUR, f"“{SAID}.”"), with_words(OWNERS, marks.format(SAID)))
    told = likeness(with_words(HARBOUR, SAID), with_words(OWNERS, SAID))
    assert same > told + 0.5


def test_a_town_in_two_headlines_tells_nothing():
    pupils, flames = "Pupils painted the gym.", "Flames ate a barn."
    assert likeness(("Tolland opens a school", pupils), ("Fire near Tolland", flames)) < 0.5
    assert likeness(("Fire near Tolland mill", pupils), ("Tolland mill on fire", flames)) > 0.5


def test_each_day_between_them_holds_reports_less_together():
    near, far = (likeness(with_words(HARBOUR, ""), with_words(HARBOUR, ""), days) for days in (0, 3))
    assert near > far


@pytest.mark.parametrize("marks", ["`` a", "“", "''", "‘a "])
def test_a_text_of_marks_costs_no_time(marks):
    begun = time.process_time()
    telling("", marks * 200_000)
    assert time.process_time() - begun < 2

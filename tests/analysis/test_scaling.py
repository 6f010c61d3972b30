"""Twice the length takes about twice the work, also of texts that nobody has written: four times must not become sixteen."""

import time

import pytest

import briefing

PATTERNS = [
    "a", ".", "a.", "a-", "“a ", '"', "'a ", "Aa ", "A. ", "a, ", "( ", "said ", "he said ", "“", "http://a.b/", "_", "a@", "a/", "1 ",
    "1,", "— a ", "Ann and ", "of the ", "Mr. Holm ", "said, “", "A b.\n", "“A b.\n", "A of ", "a\u00a0", "\u0301", "a\u200b", "‘a ’ ",
    "who ", "that he said ", "on Monday ", "1 May ", "5 percent ", "$5 million ",
]  # fmt: skip
LENGTH = 3_000  # characters
NEGLIGIBLE = 0.08  # seconds of the processor, below which a ratio tells nothing


def work(pattern, length):
    text = "Mayor Anna Holm came.\n" + (pattern * (length // len(pattern) + 1))[:length]
    seconds = []
    for _ in range(2):
        begun = time.process_time()
        briefing.analyze(text)
        seconds.append(time.process_time() - begun)
    return min(seconds)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_work_grows_with_the_length_and_not_with_its_square(pattern):
    long = work(pattern, 4 * LENGTH)
    if long > NEGLIGIBLE:
        assert long < 9 * work(pattern, LENGTH)


def test_a_monstrous_word_keeps_its_place():
    text = "Mayor Anna Holm came late on Monday. " + "x" * 1000 + "\n“The dam will hold,” Holm said."
    analysis = briefing.analyze(text)
    assert [q.text(text) for q in analysis.quotes] == ["The dam will hold,"]
    assert analysis.quotes[0].speaker.name == "Anna Holm"

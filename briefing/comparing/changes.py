"""What one voice said twice, in nearly the same words, and not the same: pairs that differ in a number, a denial or a modal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from briefing.comparing.wording import Verdict, verdict, words_of

TELLING = ("number", "negation", "modal")
SHARED = 2  # words that tell the topic, which two sayings must share before they are aligned
MOST_WITH_ONE = 60  # sayings that have a word in common; a word in more of them tells no two of them apart
MOST_PAIRS = 20_000  # that are aligned, at about a tenth of a millisecond each


def changes(texts: Sequence[str]) -> list[tuple[int, int, Verdict]]:
    """(first, second, how they differ) of the sayings of one voice, in the order in which they are given."""
    out = []
    for a, b in candidates(texts)[:MOST_PAIRS]:
        found = verdict(texts[a], texts[b])
        if found.name == "differs" and set(found.kinds) & set(TELLING):
            out.append((a, b, found))
    return sorted(out, key=lambda row: row[:2])


def candidates(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs that share enough words of the topic, those that share most first."""
    having: dict[str, list[int]] = defaultdict(list)
    for k, text in enumerate(texts):
        for form in {w.form for w in words_of(text) if w.content}:
            having[form].append(k)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in having.values():
        if len(numbers) <= MOST_WITH_ONE:
            for pair in combinations(numbers, 2):
                shared[pair] += 1
    able = [pair for pair, count in shared.items() if count >= SHARED]
    return sorted(able, key=lambda pair: (-shared[pair], pair))

"""What tells an article from others: its full names, its rarer words and numbers, and a sketch of its wording.

Signs are weighed by how rare they are in English (the list of words) before the library is asked how rare they are there, so
that ten articles can be told apart as well as ten thousand.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from math import log
from zlib import crc32

from briefing.lexicon.lists import fold, shipped
from briefing.lexicon.patterns import pattern

KEPT = 60  # signs of an article; with 40 or 90 the best pairs of 806 campaign reports of 2015-16 are the same but for two
ARTICLE_WORDS = 700  # words of an ordinary report
LEAD, LEAD_WORTH = 500, 2  # characters that open an article and say what it is about; as how many mentions more one there counts
RARE = 5.18  # nats, above which a word in small letters is a sign: its zipf is below 3.9
SHINGLE, SKETCH = 6, 24  # words of a shingle; shingles kept, those with the smallest hashes
CAPITAL = pattern(r"(?<=[a-z0-9,;’'”\"] )[A-ZÀ-Þ][\w’'-]+(?: (?:of |the |for )?[A-ZÀ-Þ][\w’'-]+){0,3}")
SMALL = pattern(r"[a-z][a-z-]{4,40}")
FIGURE = pattern(r"\b\d[\d,.]{0,14}\d\b")
WORD = pattern(r"\w+")


def signs(text: str, people: Mapping[str, int]) -> dict[int, float]:
    """The signs of an article with these people (and how often each is named), as numbers of 32 bits, and how much it makes of each."""
    counts = Counter(candidates(text, people))
    lead = text[:LEAD]
    for sign in set(candidates(lead, {name: 1 for name in people if name in lead})):
        counts[sign] += LEAD_WORTH
    best = sorted(counts, key=lambda sign: (-(1 + log(counts[sign])) * plainness(sign), sign))[:KEPT]
    return {number(sign): round(1 + log(counts[sign]), 3) for sign in best}


def candidates(text: str, people: Mapping[str, int]) -> Iterator[str]:
    for name, mentions in people.items():
        if " " in name:
            yield from ["person " + fold(name)] * mentions
    for found in CAPITAL.finditer(text):
        yield from (w for w in (fold(part).removesuffix("'s") for part in found.group().split()) if len(w) > 2)
    yield from (word for word in SMALL.findall(text) if plainness(word) > RARE)
    yield from ("figure " + figure for figure in FIGURE.findall(text))


@lru_cache(maxsize=1 << 15)
def plainness(sign: str) -> float:
    """How rare a sign is in English articles, in nats, as far as the list of words tells; few have the same name or figure."""
    if sign.startswith("person "):
        return -log(2e-5)
    if sign.startswith("figure "):
        return -log(1e-3)
    return -log(min(0.5, 10 ** shipped().zipf(sign) * ARTICLE_WORDS / 1e9))


def number(sign: str) -> int:
    return crc32(sign.encode("utf-8", "replace"))


def sketch(text: str) -> array[int]:
    """The smallest hashes of the wording, six words at a time: two texts share about as many as they share wording."""
    words = [word.encode("utf-8", "replace") for word in WORD.findall(text.lower())]
    wording, starts = b" ".join(words), [0, *accumulate(len(word) + 1 for word in words)]
    shingles = {crc32(wording[a : b - 1]) for a, b in zip(starts, starts[SHINGLE:], strict=False)}
    return array("L", sorted(shingles)[:SKETCH])

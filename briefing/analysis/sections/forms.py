"""How a section uses a word in all its forms: "permit", "permits" and "permitted" are one.

Terms are told apart by how they are shown; what they are about is told better by their stems, verbs and compounds among them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from math import log

from briefing.analysis.language.words import Words
from briefing.analysis.sections.stems import stem
from briefing.lexicon.lists import Lexicon, Remembered

SHORTEST = 3  # letters
OPENING = 8  # words of a sentence
# Added to counts, so that a word used once is not taken for one of this section alone.
HERE, ELSEWHERE, WORDS_ELSEWHERE = 0.3, 0.6, 50


@dataclass(frozen=True, slots=True)
class Used:
    """The stems of one section: how often, in how many of its paragraphs, and which stand at its beginning."""

    counts: Counter[str]
    spread: Counter[str]
    paragraphs: int
    size: int
    openings: Counter[str]
    first_sentence: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]


class Forms:
    """The stem of each word of a document, and how often each stands there; "" for what is no word."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.w, self.known = words, stems_of(lexicon)
        self.stems = [*map(self.known.__getitem__, words.low)]
        self.everywhere = Counter(self.stems)

    def used(self, a: int, b: int) -> Used:
        """The stems of the words [a, b): whole paragraphs."""
        w, stems = self.w, self.stems
        paragraphs = [w.paragraphs[k] for k in range(w.paragraph[a], w.paragraph[b - 1] + 1)] if a < b else []
        sets = [frozenset(stems[first:last]) for first, last in paragraphs if last > first]
        sentences = w.sentences[w.sentence[a] : w.sentence[b - 1] + 1] if a < b else ()
        openings = Counter(chain.from_iterable(stems[first : min(last, first + OPENING)] for first, last in sentences))
        opens = frozenset(stems[a : w.sentences[w.sentence[a]][1]]) if a < b else frozenset()
        spread = Counter(chain.from_iterable(sets))
        none: frozenset[str] = frozenset()
        return Used(Counter(stems[a:b]), spread, len(sets) or 1, b - a, openings, opens, *[*sets, none, none][:2])

    def rarest(self, shown: str) -> str:
        """Of the stems of some words the one that is rarest in the document: what they are about is told best by that."""
        if " " not in shown:
            return self.known[shown.lower()]
        own = [self.known[word] for word in shown.lower().split()]
        return min(own, key=lambda stem: self.everywhere[stem] or len(self.stems))

    def signs(self, used: Used, one: str, times: int) -> list[tuple[str, float]]:
        """What a term's stem tells; `times` is how often the term itself stands."""
        here = used.counts[one]
        there = self.everywhere[one] - here
        contrast = log((here + HERE) / used.size) - log((there + ELSEWHERE) / (len(self.stems) - used.size + WORDS_ELSEWHERE))
        signs = [("uses", log(1 + here)), ("share", used.spread[one] / used.paragraphs), ("contrast", contrast)]
        if here > times:
            signs.append(("other-forms", log(1 + here - times)))
        if one in used.openings:
            signs.append(("opens", log(1 + used.openings[one])))
        if one in used.first_sentence:
            signs.append(("first-sentence", 1.0))
        elif one in used.first:
            signs.append(("first-paragraph", 1.0))
        elif one in used.second:
            signs.append(("second-paragraph", 1.0))
        return signs


@lru_cache(maxsize=4)
def stems_of(lexicon: Lexicon) -> Remembered[str]:
    return Remembered(partial(stem_of, lexicon))


def stem_of(lexicon: Lexicon, low: str) -> str:
    """The stem of a word, of a demonym that of its place; "" for what is too short to tell anything."""
    if len(low) < SHORTEST or not low[0].isalpha():
        return ""
    return stem(lexicon.demonyms[low].lower() if low in lexicon.demonyms else low)

"""One crude stemmer for the room: good enough to count repetition and to tell headings apart, no more."""

from __future__ import annotations

from functools import lru_cache

from briefing.lexicon.lists import NO_NOUN, closed_class, fold, nouns

ENDINGS = {
    "s": ("ations", "ments", "ings", "ies", "ists", "ers", "es", "s"),
    "n": ("ation", "an"),
    "t": ("ment", "ist"),
    "g": ("ing",),
    "d": ("ed",),
    "r": ("er",),
    "y": ("y",),
    "e": ("e",),
}
"""by their last letter, the longest first"""
SHORTEST_STEM = 4
PLURALS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", ""))
ONLY_PLURAL = closed_class("only_plural")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A common form of a noun's or verb's forms: "sanctions" and "sanctioned" are "sanction"."""
    for ending in ENDINGS.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1 << 14)
def stems(shown: str) -> frozenset[str]:
    """The stems of a heading's words; parts of hyphenated words count for themselves."""
    words = fold(shown).replace("-", " ").replace("’", "'").split()
    return frozenset(stem(word.removesuffix("'s").removesuffix("'")) for word in words)


@lru_cache(maxsize=1 << 12)
def singular(noun: str) -> str:
    """How a noun in number stands before another: "prices" as in "price rise"; those that stay as they are come back."""
    if noun in ONLY_PLURAL:
        return noun
    for ending, instead in PLURALS:
        if noun.endswith(ending):
            one = noun[: -len(ending)] + instead
            kind, tenths, other = nouns().get(one, NO_NOUN)
            return one if kind != "-" and tenths > 0 and other != "a" else noun
    return noun

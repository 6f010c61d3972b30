"""The form in which words are looked up and searched; apart from the lists, which the screen does not load."""

from __future__ import annotations

import unicodedata

UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""soft hyphens and marks of no width, which no reader sees"""


def fold(word: str) -> str:
    """Small letters without accents and soft hyphens, straight apostrophes: the form in which every list is looked up."""
    low = word.lower()
    if low.isascii():
        return low
    decomposed = unicodedata.normalize("NFKD", low.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in UNSEEN)

"""Finding words in a text: without regard to case and accents, as whole words, or as a regular expression; a bit at a time.

Results are offsets into the text itself. `regex` is used because a pattern of the user's must not hang the screen: it can
be given a time limit, which `re` can not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

MOST_HITS = 10_000
STRETCH = 400_000  # characters searched between two looks at the clock
PATIENCE = 0.5  # seconds that one stretch may take; searching runs beside the screen

MARKS = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'}


@cache
def folding() -> dict[int, str]:
    """Letters with an accent and the letters without it, straight marks for curly ones."""
    out = dict(MARKS)
    for code in range(0xC0, 0x250):
        base = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        if len(base) == 1:
            out[code] = base
    return out


class BadPattern(Exception):
    """A regular expression that cannot be read or takes too long; `args[0]` is the sentence for the user."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for and how."""

    wanted: str
    whole_words: bool = False
    regex: bool = False

    @property
    def empty(self) -> bool:
        return not self.wanted.strip()


class Searchable:
    """A text cut into stretches, each folded when it is first searched."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._stretches = list(stretches(text))
        self._folded: dict[int, tuple[str, list[int] | None]] = {}

    def folded(self, k: int) -> tuple[str, list[int] | None]:
        if k not in self._folded:
            start, end = self._stretches[k]
            self._folded[k] = fold(self.text[start:end])
        return self._folded[k]

    def find(self, search: Search) -> Iterator[list[tuple[int, int]]]:
        """Hits in order, a list for each stretch, so that the screen can draw between them.

        At most MOST_HITS in all. Raises BadPattern.
        """
        if search.empty:
            return
        pattern = compiled(search)
        count = 0
        for k, (start, end) in enumerate(self._stretches):
            if search.regex:
                hits = spans(pattern, self.text, start, end)
            else:
                folded, places = self.folded(k)
                found = spans(pattern, folded, 0, len(folded))
                hits = [
                    (start + a, start + b) if places is None else (start + places[a], start + places[b - 1] + 1) for a, b in found
                ]
            hits = hits[: MOST_HITS - count]
            count += len(hits)
            yield hits
            if count >= MOST_HITS:
                return


def find_all(text: str, search: Search) -> list[tuple[int, int]]:
    """All hits at once."""
    return [hit for hits in Searchable(text).find(search) for hit in hits]


def compiled(search: Search) -> Any:
    import regex

    try:
        return regex.compile(pattern_of(search), regex.VERSION1 | (regex.IGNORECASE | regex.MULTILINE if search.regex else 0))
    except regex.error as error:
        raise BadPattern(f"This is no regular expression: {error.msg}.") from None


def spans(pattern: Any, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places that are not empty."""
    try:
        return [m.span() for m in pattern.finditer(text, start, end, timeout=PATIENCE, concurrent=True) if m.end() > m.start()]
    except TimeoutError:
        raise BadPattern("This expression takes too long. Make it simpler.") from None


def pattern_of(search: Search) -> str:
    if search.regex:
        return search.wanted
    words = [re.escape(word) for word in fold(search.wanted)[0].split()]
    pattern = r"\s+".join(words)
    return rf"(?<!\w){pattern}(?!\w)" if search.whole_words else pattern


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces that end at line ends, so that no hit inside a paragraph is cut."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + STRETCH) + 1 or len(text)
        yield start, end
        start = end


def fold(text: str) -> tuple[str, list[int] | None]:
    """Small letters without accents, and for each of them the offset it came from (None: the same offset)."""
    low = text.lower()
    if low.isascii():
        return low, None
    present = set(low)
    if len(low) == len(text) and not any(unicodedata.combining(c) for c in present):
        table = folding()
        for c in present:
            if ord(c) in table:
                low = low.replace(c, table[ord(c)])
        return low, None
    out, places = [], []
    for i, c in enumerate(text):
        for d in unicodedata.normalize("NFKD", MARKS.get(ord(c), c).lower()):
            if not unicodedata.combining(d):
                out.append(d)
                places.append(i)
    return "".join(out), places

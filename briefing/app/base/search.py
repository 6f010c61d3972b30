"""Finding words in a text: without regard to case and accents, as whole words, or as a regular expression; a bit at a time.

Results are offsets into the text itself. Accents go as they go in the word lists (`lexicon.folding.fold`, the only folder of
accents); what is added here is that every folded letter knows the offset it came from. `regex` is used because a pattern of
the user's must not hang the screen: it can be given a time limit, which `re` can not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefing.lexicon.folding import fold
from briefing.model.frozen import record

MOST_HITS = 10_000
STRETCH = 400_000  # characters searched between two looks at the clock
PATIENCE = 0.5  # seconds that one stretch may take; searching runs beside the screen

STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@cache
def letter(character: str) -> str:
    """One character as it is compared: as the word lists fold it, when that leaves one; a combining mark is nothing."""
    plain = fold(character.translate(STRAIGHT))
    return plain if len(plain) < 2 else character.lower()


class BadPattern(Exception):
    """A regular expression that cannot be read or takes too long; `args[0]` is the sentence for the user."""


@record(frozen=True, slots=True)
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
            self._folded[k] = with_places(self.text[start:end])
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
                plain, places = self.folded(k)
                found = spans(pattern, plain, 0, len(plain))
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
    words = [re.escape(word) for word in folded(search.wanted).split()]
    pattern = r"\s+".join(words)
    return rf"(?<!\w){pattern}(?!\w)" if search.whole_words else pattern


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces that end at line ends, so that no hit inside a paragraph is cut."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + STRETCH) + 1 or len(text)
        yield start, end
        start = end


def folded(text: str) -> str:
    """A text as it is compared: small letters without accents, straight marks for curly ones."""
    return with_places(text)[0]


def with_places(text: str) -> tuple[str, list[int] | None]:
    """As `folded`, and for each letter the offset it came from (None: the same offset)."""
    low = text.lower()
    if low.isascii():
        return low, None
    present = {c: letter(c) for c in set(low)}
    if len(low) == len(text) and all(present.values()):
        for c, plain in present.items():
            if plain != c:
                low = low.replace(c, plain)
        return low, None
    pairs = [(plain, i) for i, c in enumerate(text) for plain in letter(c)]
    return "".join(plain for plain, _ in pairs), [i for _, i in pairs]

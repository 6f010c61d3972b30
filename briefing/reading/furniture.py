"""What stands in a page beside the report: captions, "read more", cookie notices, footers of newsletters."""

from __future__ import annotations

from functools import cache

from briefing.lexicon.lists import word_list

LONGEST, LONGEST_OPENING = 260, 120


@cache
def openings() -> tuple[str, ...]:
    return word_list("furniture", "opens")


def is_furniture(text: str) -> bool:
    """A short line that is no part of the report, by the lists of `furniture.toml`."""
    if len(text) > LONGEST:
        return False
    low = text.lower()
    if len(text) <= LONGEST_OPENING and low.startswith(openings()) and not text.endswith(("said.", "says.", "”", '"')):
        return True
    return any(phrase in low for phrase in word_list("furniture", "holds")) and not any(c in text for c in '“”"')

"""Characters that nobody sees or that stand for others: decided here, once, for every kind of source.

They go when an Article is put together, so that no offset, name, quotation or search ever meets one: soft hyphens,
joiners of no use, fillers, marks of direction. The ligatures of printed pages become the letters that they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from briefing.lexicon.patterns import pattern

LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff\uffa0"
)
DROPPED = pattern(f"[{UNSEEN}]")
JOINER = pattern("[\u200c\u200d]")
ANY = pattern(f"[{UNSEEN}\u200c\u200d\ufb00-\ufb06]")
FIRST_JOINED = "\u0590"
"""The scripts from here on (Hebrew, Arabic, those of India), and emoji, need joiners; Latin, Greek and Cyrillic do not."""
TWICE = pattern(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
FEWEST_TWICE = 2


def cleaned(text: str) -> str:
    """The text without what nobody sees, ligatures as letters; in one pass over texts that have neither."""
    if text.isascii() or not ANY.search(text):
        return text
    text = re.sub("[\ufb00-\ufb06]", lambda m: LIGATURES[m[0]], DROPPED.sub("", text))
    return JOINER.sub(lambda m: m[0] if is_joined(text, m.start()) else "", text).strip()


def is_joined(text: str, at: int) -> bool:
    """Whether a joiner stands between letters of a script that needs it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        before >= FIRST_JOINED
        and after >= FIRST_JOINED
        and not before.isspace()
        and not after.isspace()
        and not "\u2000" <= after <= "\u206f"
    )


def encoded_once(text: str) -> tuple[str, bool]:
    """Text that was encoded as UTF-8 twice, as it was meant ("RenÃ©" is "René"), and whether it was mended."""
    text = text.replace("\u00e2\u20ac\ufffd", "\u201d")  # the last byte of a closing mark is none in Windows-1252 and was lost
    if "\u00c3" not in text and "\u00e2\u20ac" not in text and "\u00c2" not in text:
        return text, False
    found = (m for m in TWICE.finditer(text) if once(m[0]) != m[0])
    if sum(1 for _ in islice(found, FEWEST_TWICE)) < FEWEST_TWICE:
        return text, False
    return TWICE.sub(lambda m: once(m[0]), text), True


@lru_cache(maxsize=4096)  # a text has few of them, and each many times
def once(letters: str) -> str:
    """A few letters decoded a second time, as many of them as are one character."""
    raw = bytearray()
    for c in letters:
        try:
            raw += c.encode("cp1252")
        except UnicodeEncodeError:
            raw += c.encode("latin-1", "replace")
    for length in (4, 3, 2):
        try:
            head = bytes(raw[:length]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(raw) >= length and len(head) == 1:
            return head + letters[length:]
    return letters

"""Titles and roles in words: what a short one is short for, and which noun of a role is its head."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from briefing.lexicon.lists import lexicon_file

HANGING = frozenset(("of", "for", "to", "at", "in", "who", "on", "with", "from"))
"""words after which a role only says whose it is"""

DEPUTY_PM, SHORT_DEPUTY_PM = ("deputy", "prime", "minister"), ["deputy", "premier"]
LONG_ENOUGH = 5
"""letters of a word with "ex-" before what somebody was"""
UNWRITTEN = HANGING | {"and", "the"}
"""words that have no letter in a short form"""


@cache
def short_titles() -> dict[str, str]:
    return dict(lexicon_file("people")["short_titles"])


def full(low: str) -> str:
    """ "Sen." is a senator."""
    bare = low.rstrip(".")
    return short_titles().get(bare, bare)


def spelled_out(words: Iterable[str]) -> list[str]:
    """Each word in full: "former president" of "ex-president", "prime minister" of "deputy PM"."""
    out: list[str] = []
    for low in words:
        if low.startswith("ex-") and len(low) > LONG_ENOUGH:
            out += ["former", full(low[3:])]
        else:
            out.append(full(low))
    return list(DEPUTY_PM) if out == SHORT_DEPUTY_PM else out


def head_of(role: Sequence[str], nouns: Collection[str]) -> str | None:
    """The last role noun before what hangs on it: "minister" of "foreign minister of Poland"."""
    return next((low for low in reversed(own_words(role)) if low in nouns), None)


def own_words(role: Sequence[str]) -> Sequence[str]:
    """A role without what hangs on it: "lawyer" of "lawyer for the families"."""
    return role[: next((i for i, low in enumerate(role) if low in HANGING and i), len(role))]


def heads(role: Iterable[str], nouns: Collection[str]) -> frozenset[str]:
    """Every title or role noun of a role, in full."""
    return frozenset(word for low in role if (word := full(low)) in nouns)


def initials(role: Iterable[str]) -> str:
    """The first letters of a role's words: "igp" of "inspector-general of police"."""
    return "".join(part[0] for low in role if low not in UNWRITTEN for part in low.split("-") if part)

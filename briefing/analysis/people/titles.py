"""Titles and roles in words: what a short one is short for, and which noun of a role is its head."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from briefing.lexicon.lists import lexicon_file

HANGING = frozenset(("of", "for", "to", "at", "in", "who", "on", "with", "from"))
"""words after which a role only says whose it is"""


@cache
def short_titles() -> dict[str, str]:
    return dict(lexicon_file("people")["short_titles"])


def full(low: str) -> str:
    """ "Sen." is a senator."""
    bare = low.rstrip(".")
    return short_titles().get(bare, bare)


def head_of(role: Sequence[str], nouns: Collection[str]) -> str | None:
    """The last role noun before what hangs on it: "minister" of "foreign minister of Poland"."""
    end = next((i for i, low in enumerate(role) if low in HANGING and i), len(role))
    return next((low for low in reversed(role[:end]) if low in nouns), None)


def heads(role: Iterable[str], nouns: Collection[str]) -> frozenset[str]:
    """Every title or role noun of a role, in full."""
    return frozenset(word for low in role if (word := full(low)) in nouns)

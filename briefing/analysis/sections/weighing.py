"""What signs weigh in a heading (`lexicon/headings.toml`): those of a term as a head and before one, and those of a pair.

The sums are plain loops, for they run thousands of times an article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefing.lexicon.lists import lexicon_file

Signs = list[tuple[str, float]]
"""named signs, each with how far it holds"""
PREFIXES = {"name": "name-", "noun": "noun-"}
"""a name's and a noun's signs are told apart in the weights: "noun-uses" """
IN_A_SECTION = (
    "contrast",
    "other-forms",
    "opens",
    *("uses", "share", "first-sentence", "early", "first-paragraph", "second-paragraph"),
    *("own", "in-lead", "new", "theme", "spread", "quoted", "quoted-once", "place-new", "place-spread", "most-used", "goes-on"),
)


Weight = tuple[float, float]
"""of a term as the head of a heading and before one"""
NO_WEIGHT = (0.0, 0.0)


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weight of each sign as a head, before it, and of a pair."""
    return lexicon_file("headings")


@cache
def of_terms() -> dict[str, Weight]:
    """The weight of each sign of a term as a head and before one."""
    head, before = weights()["head"], weights()["before"]
    return {name: (head.get(name, 0.0), before.get(name, 0.0)) for name in head | before}


def named(kind: str, sign: str) -> str:
    """What the weights call a sign that tells of a term of a kind in its section."""
    return f"{sign}-{kind}" if sign == "most-used" else PREFIXES.get(kind, "") + sign


@cache
def in_a_section(kind: str) -> dict[str, Weight]:
    """The same of what tells of a term of a kind in its section, by the short names."""
    known = of_terms()
    return {sign: known.get(named(kind, sign), NO_WEIGHT) for sign in IN_A_SECTION}


class Lasting(NamedTuple):
    """What a term is wherever it stands: its signs, what each of them weighs, and of a noun its class."""

    signs: tuple[tuple[str, float], ...]
    weights: tuple[Weight, ...]
    sort: str = ""

    def with_sign(self, at: int, name: str, value: float) -> Lasting:
        """The same with one more sign at a place of the list."""
        head, before = of_terms().get(name, NO_WEIGHT)
        signs = (*self.signs[:at], (name, value), *self.signs[at:])
        return Lasting(signs, (*self.weights[:at], (head * value, before * value), *self.weights[at:]), self.sort)


NOTHING = Lasting((), ())


def lasting(signs: Signs, sort: str = "") -> Lasting:
    known = of_terms()
    weights = []
    for name, value in signs:
        head, before = known.get(name, NO_WEIGHT)
        weights.append((head * value, before * value))
    return Lasting(tuple(signs), tuple(weights), sort)


def weigh(kind: str, signs: Signs, lasting: Sequence[Weight], *, most_used: bool) -> Weight:
    """What the signs of a term in its section weigh together with those that it has anywhere."""
    known = in_a_section(kind)
    as_head = as_before = 0.0
    for name, value in signs:
        head, before = known[name]
        as_head += head * value
        as_before += before * value
    for head, before in lasting:
        as_head += head
        as_before += before
    if most_used:
        head, before = known["most-used"]
        return as_head + head, as_before + before
    return as_head, as_before


def total(signs: Sequence[tuple[str, float]], known: Mapping[str, float]) -> float:
    """What the signs of a pair weigh together."""
    weight, get = 0.0, known.get
    for name, value in signs:
        weight += get(name, 0.0) * value
    return weight

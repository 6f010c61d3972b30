"""Who is one person in several reports: by the full name, never by the surname alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.comparing.lists import listed
from briefing.lexicon.lists import fold
from briefing.model import Analysis, Person

Key = tuple[str, ...]
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SUFFIXES = ("jr", "sr", "ii", "iii", "iv")


def key_of(name: str, source: int, kind: str = "person") -> Key:
    """What two reports must share to mean one: first and last name of a person, the whole name of a body.

    A person of whom a report tells one name only is that report's own, and so is a group ("protesters").
    """
    words = [w for w in WORD.findall(fold(name)) if w not in listed("honorifics")]
    if kind == "organisation":
        return ("body", *words)
    suffix = [w for w in words if w in SUFFIXES]
    words = [w for w in words if w not in SUFFIXES]
    if kind != "person" or len(words) < 2 or len(words[0]) < 2:
        return ("alone", str(source), *words)
    return ("person", words[0], words[-1], *suffix)


def keys(analysis: Analysis, source: int) -> dict[int, Key]:
    """The key of each of the people of a report, by id; two who would share one are told apart by all of their names."""
    found = {p.id: key_of(p.name, source) for p in analysis.people}
    shared = [key for key in found.values() if list(found.values()).count(key) > 1]
    return {p.id: ("person", *WORD.findall(fold(p.name))) if found[p.id] in shared else found[p.id] for p in analysis.people}


def voice_key(body: Person, source: int) -> Key:
    return key_of(body.name, source, body.kind)


def agreed(roles: Sequence[str]) -> str:
    """The role that most of the reports tell, in its fullest form; "" where none tells one.

    "envoy" and "Council envoy" speak for "envoy of the Council"; a bare title ("Professor") counts only where there is no
    more. By length alone, "grandson of the founder", told once, would win over the "finance director" of all others.
    """
    words = {role: frozenset(WORD.findall(fold(role))) for role in roles if role}
    told = [role for role in roles if role and not words[role] <= listed("honorifics")] or [role for role in roles if role]
    return max(told, key=lambda r: (sum(words[o] <= words[r] for o in told), len(r)), default="")


def fullest(names: Sequence[str]) -> str:
    """The longest of several forms of one name; the first of those that are equally long."""
    return max(names, key=len)

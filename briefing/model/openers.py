"""Pronouns at the beginning of a line: whom they stand for."""

from __future__ import annotations

from collections import Counter

from briefing.model.analysis import Analysis


def opened(opener: str, text: str) -> str:
    """A sentence after the name of whom it opens with, where that is a pronoun."""
    return f"[{opener}] {text}" if opener else text


def openers(analysis: Analysis) -> dict[int, str]:
    """Where a pronoun stands for a person that is known -> the name that the article uses most for the person."""
    text = analysis.article.text
    found: dict[int, str] = {}
    for person in analysis.people:
        pronouns = [m.start for m in person.mentions if m.kind == "pronoun"]
        if pronouns:
            names = Counter(text[m.start : m.end] for m in person.mentions if m.kind == "name")
            name = min(names, key=lambda name: (-names[name], len(name)), default=person.name)
            found |= dict.fromkeys(pronouns, name)
    return found

"""The mentions of a person that are no names: the pronouns and role nouns that a quotation's speaker was resolved from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.model import Mention, Person, Quote

PRONOUNS = ("he", "she", "they", "his", "her", "their")


def with_references(people: Sequence[Person], quotes: Sequence[Quote], text: str) -> tuple[Person, ...]:
    """People with the pronouns and role nouns that were resolved to them as mentions of their own kind."""
    extra: dict[int, set[tuple[int, int]]] = {}
    for quote in quotes:
        for speaker in quote.speakers:
            if speaker.person is not None:
                extra.setdefault(speaker.person, set()).add((speaker.start, speaker.end))
    out = []
    for person in people:
        known = {(m.start, m.end) for m in person.mentions}
        more = [
            Mention(s, e, "title" if text[s : s + 4].lower() == "the " else "pronoun")
            for s, e in extra.get(person.id, set()) - known
            if text[s:e].lower() in PRONOUNS or text[s : s + 4].lower() == "the "
        ]
        out.append(replace(person, mentions=tuple(sorted([*person.mentions, *more], key=lambda m: m.start))) if more else person)
    return tuple(out)

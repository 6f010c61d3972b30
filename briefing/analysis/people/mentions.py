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
    return tuple(with_more(person, sorted(extra.get(person.id, ())), text) for person in people)


def with_more(person: Person, spans: Sequence[tuple[int, int]], text: str) -> Person:
    """One person with further mentions, none of which overlaps another."""
    kept = list(person.mentions)
    for start, end in spans:
        said = text[start:end].lower()
        if (said in PRONOUNS or said.startswith("the ")) and not any(start < m.end and m.start < end for m in kept):
            kept.append(Mention(start, end, "title" if said.startswith("the ") else "pronoun"))
    return replace(person, mentions=tuple(sorted(kept, key=lambda m: m.start))) if len(kept) > len(person.mentions) else person

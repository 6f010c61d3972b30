"""Which country a description tells, and which the article told of a person: "the Scot", "Scottish cyclist Ewan Muir"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property

from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.lexicon.lists import Lexicon, by_entry, lexicon_file

FROM = frozenset(("of", "from", "("))
"""between a name and a country: "Anna Holm of Norway" """
Roles = Sequence[Collection[tuple[str, ...]]]


@cache
def natives() -> Mapping[str, str]:
    """Noun for one of a people -> the country: "scot"."""
    return by_entry(lexicon_file("references")["natives"])


@cache
def parts() -> Mapping[str, str]:
    """Country -> the one that it is a part of: who is Scottish is British, too."""
    return by_entry(lexicon_file("references")["parts"])


class Countries:
    def __init__(self, words: Words, lexicon: Lexicon, people: People, roles: Callable[[], Roles]) -> None:
        self.w, self.lex, self.people, self.roles = words, lexicon, people, roles

    def told(self, words: Iterable[str]) -> set[str]:
        """The countries that the words tell: "brazil" of "the Brazilian leader", "president of Brazil"."""
        out = set()
        for low in words:
            if low in self.lex.demonyms:
                out.add(self.lex.demonyms[low].lower())
            elif low in self.lex["countries"]:
                out.add(low)
            elif low in natives():
                out.add(natives()[low])
        return out

    @cached_property
    def of_person(self) -> list[set[str]]:
        """The countries of each person: those that a role tells, an adjective before a name or "of Norway" after one."""
        out = [{country for role in roles for country in self.told(role)} for roles in self.roles()]
        low = self.w.low
        for first, (number, last) in self.people.at_word.items():
            if first and self.w.cap[first - 1] and low[first - 1] in self.lex.demonyms:
                out[number] |= self.told(low[first - 1 : first])
            if last + 1 < len(low) and low[last] in FROM:
                out[number] |= self.told(low[last + 1 : last + 2]) & self.lex["countries"]
        return out

    def fit(self, number: int, told: set[str]) -> bool:
        """One of the countries is the person's, or the whole that it is a part of."""
        own = self.of_person[number]
        return not told.isdisjoint(own | {parts()[country] for country in own if country in parts()})

    def is_another(self, number: int, words: Iterable[str]) -> bool:
        """The words tell a country, and of the person the article told another."""
        told = self.told(words)
        own = self.of_person[number] if told else ()
        return bool(told and own) and not self.fit(number, told | {parts()[country] for country in told if country in parts()})

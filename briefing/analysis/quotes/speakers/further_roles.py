"""What people are called although no role says it in that word: who owns a farm is its owner, a Member of Parliament (MP) the MP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.lexicon.lists import closed_class, entries, lexicon_file

FOR_SOME_TIME = closed_class("for_some_time")
"""between "who" and the verb: "who now runs", "who has also coached" """
Role = tuple[str, ...]


@cache
def doers() -> Mapping[str, tuple[str, ...]]:
    """Verb of a clause with "who" -> what the one is called: "owns", "has coached"."""
    return {verb: tuple(entries(nouns)) for verb, nouns in lexicon_file("references")["doers"].items()}


@cache
def in_letters() -> Mapping[Role, str]:
    """The words that begin an office -> its letters: "member of parliament" """
    return {tuple(words.split()): short for words, short in lexicon_file("references")["in_letters"].items()}


def further_roles(words: Words, people: People) -> dict[int, set[Role]]:
    """Person -> what else he or she may be called, each in words."""
    out: dict[int, set[Role]] = {}
    for number, last in people.at_word.values():
        for noun in by_what_one_does(words, last):
            out.setdefault(number, set()).add((noun,))
    for number, roles in enumerate(people.roles):
        for short in (short for role in roles for short in letters_of(role)):
            out.setdefault(number, set()).add((short,))
    return out


def by_what_one_does(words: Words, i: int) -> Sequence[str]:
    """ "Anna Holm, who owns the farm": what the clause after the comma at word `i` makes somebody."""
    if words.text[i : i + 1] != [","] or words.low[i + 1 : i + 2] != ["who"]:
        return ()
    k, has = i + 2, False
    while k < len(words) and words.low[k] in FOR_SOME_TIME:
        has, k = has or words.low[k] == "has", k + 1
    verb = words.low[k] if k < len(words) else ""
    return doers().get(f"has {verb}" if has else verb, ())


def letters_of(role: Role) -> Iterator[str]:
    """ "mp" of "member of parliament for larch", "dce" of "district chief executive (dce)"."""
    for word, behind in pairwise(role):
        if (word == "(" and behind.isalpha()) or (word[0] == "(" and word[-1] == ")"):
            yield word[1:-1] or behind
    plain = tuple(word.strip("()") for word in role if word.strip("()"))
    for words, short in in_letters().items():
        if plain[: len(words)] == words:
            yield short

"""What people are called by: nouns for a person, and for whom a noun may stand who was given another ("Senator Holm", "the lawmaker")."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from briefing.analysis.language.classes import KINSHIP
from briefing.lexicon.lists import NO_NOUN, Lexicon, closed_class, entries, lexicon_file, nouns, word_list

PEOPLE = frozenset(word_list("references", "people") + word_list("references", "rarer_people"))
NEWCOMERS = frozenset(word_list("references", "newcomers"))
PEOPLES = frozenset(word_list("references", "peoples"))
FEW = frozenset(word_list("references", "few"))
THINGS_TOO = frozenset(word_list("references", "things_too"))
SIDES = frozenset(word_list("references", "sides"))
MOSTLY_A_NOUN = 7
"""tenths of a word's uses, of a noun for a person that no list of roles has"""


@cache
def called() -> Mapping[str, frozenset[str]]:
    """Noun -> the roles that it is another word for."""
    return {noun: frozenset(entries(roles)) for noun, roles in lexicon_file("references")["called"].items()}


def other_words(head: str) -> frozenset[str]:
    """The roles that a noun may stand for, the noun itself not among them."""
    return called().get(head, frozenset())


def is_another_calling(lexicon: Lexicon, head: str, nouns: Collection[str]) -> bool:
    """ "The painter Eva Finch" is not "the novelist", nor is who was told of as a sister alone; "the pensioner" either may be, and "the
    author" who is a writer. `nouns` are all that somebody was called."""
    callings = [n for n in nouns if n in KINSHIP or (n in lexicon["roles"] and n not in PEOPLE | NEWCOMERS)]
    calling = head in lexicon["roles"] and head not in PEOPLE | NEWCOMERS
    return calling and bool(callings) and not any(head in other_words(n) or n in other_words(head) for n in callings)


def is_listed(lexicon: Lexicon, head: str) -> bool:
    """A noun that stands for one person, by a list of ours."""
    return head in lexicon["roles"] or head in lexicon["titles"] or head in PEOPLE or head.endswith("-year-old")


def is_person_noun(head: str) -> bool:
    """A noun in the singular that stands for a person, as WordNet has it."""
    kind, tenths, _ = nouns().get(head, NO_NOUN)
    singular = not head.endswith("s") or head.endswith("ss")
    return kind == "person" and tenths >= MOSTLY_A_NOUN and singular


def is_mostly_a_person(head: str) -> bool:
    """ "Farmer", and not "chair", which is a thing first."""
    return head not in THINGS_TOO


def is_of_a_people(lexicon: Lexicon, head: str) -> bool:
    """ "Welshman", "Brazilian", and not "French", which is said of all of them."""
    return head in PEOPLES or (head in lexicon.demonyms and head.endswith("n") and not head.endswith("men"))


def several(lexicon: Lexicon, words: Collection[str], head: str) -> bool:
    """ "The lawmakers", "the two men": nobody alone is meant."""
    one = head.removesuffix("s")
    return (
        head in SEVERAL
        or head in COUNTED
        or (one != head and (is_listed(lexicon, one) or is_person_noun(one)))
        or not FEW.isdisjoint(words)
    )


COUNTED = {word: int(many) for many, words in lexicon_file("references")["counted"].items() for word in entries(words)}
"""how many are meant, where a word tells"""
SEVERAL = closed_class("several_people")

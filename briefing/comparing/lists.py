"""The word lists of `lexicon/comparing.toml`, each loaded once."""

from __future__ import annotations

from functools import cache

from briefing.lexicon.lists import lexicon_file, word_list


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(word_list("comparing", name))


@cache
def table(name: str) -> dict[str, str]:
    found: dict[str, str] = lexicon_file("comparing")[name]
    return found


@cache
def fates() -> dict[str, str]:
    """Each word that tells what happened to people -> what it was."""
    return {word.strip(): fate for fate, words in table("fates").items() for word in words.split(",")}

"""What an article shows of words that are first names and something else: ordinary words ("Said Karim"), titles ("Dean Holm")."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.language.words import Words
from briefing.analysis.people.names import Runs
from briefing.lexicon.lists import Lexicon


def told_as_names(runs: Runs, ordinary: float) -> frozenset[tuple[str, str]]:
    """Two words of which the first is also an ordinary word (Zipf scale), and which the article shows to be a name."""
    w, lex = runs.w, runs.lex
    out = set()
    for i in range(w.count - 2):
        low = w.low[i]
        named = w.cap[i] and w.cap[i + 1] and low in lex.first_names and w.sentence[i] == w.sentence[i + 1]
        if named and lex.zipf(low) >= ordinary:
            verb = lex.verbs.get(w.low[i + 2])
            if not runs.begins(i) or (verb and verb[1] in ("ed", "s")):
                out.add((low, w.low[i + 1]))
    return frozenset(out)


def full_names(words: Words, lexicon: Lexicon, is_title: Callable[[str], bool]) -> dict[str, int]:
    """Last words of what begins with a first name that is no title -> where the first of them stands."""
    low, cap = words.low, words.cap
    out: dict[str, int] = {}
    for i in range(len(low) - 1):
        if cap[i] and cap[i + 1] and low[i] in lexicon.first_names and not is_title(low[i]):
            out.setdefault(low[i + 1], i)
    return out

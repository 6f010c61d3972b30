"""Nouns of saying beside a quotation: "her remark that “…” ", "the warning by Holm that “…” ", and "“…,” a remark Holm regrets"."""

from __future__ import annotations

from functools import lru_cache

from briefing.analysis.language.classes import AFTER_NOUN_OF_SAYING, ARTICLES, FINITE, POSSESSIVE, RELATIVE_SUBJECTS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.quotes.cues.closing import Attribution
from briefing.analysis.quotes.cues.sources import Sources
from briefing.analysis.quotes.cues.subjects import Subjects
from briefing.lexicon.lists import Lexicon, closed_class

PROMISED = closed_class("promised")
NOUN_TAKES = closed_class("noun_takes")
FROM_WHOM = closed_class("from_whom")
LONGEST_QUESTION = 9
TOLD_WHEN_ASKED = closed_class("told_when_asked")
FURTHEST_NOUN = 7
"""words behind a mark in which the noun of saying stands: "was Anna Holm's short answer" """


class NounsOfSaying:
    def __init__(self, subjects: Subjects, sources: Sources) -> None:
        self.w, self.lex, self.phrases, self.verbs = subjects.w, subjects.lex, subjects.phrases, subjects.verbs
        self.subjects, self.sources = subjects, sources
        self.then = words_after(self.lex)

    def before(self, a: int, b: int) -> Attribution | None:
        """ "her remark that ...", "Anna Holm's answer was ...": whose the noun is speaks."""
        w = self.w
        if found := self._promised(a, b):
            return found
        for n in range(b - 1, a, -1):
            if w.quoted[n]:
                continue
            links, owner = n + 1, self.subjects.owner(n, a)
            if owner is None and (owner := self.sources.owner_after(n, b)):
                links = owner.last
            if owner and self._leads_on(n, links, b):
                return Attribution(owner, n, n + 1, "cue-noun")
        return None

    def _promised(self, a: int, b: int) -> Attribution | None:
        """ "Her promise of “…”", "Holm's call for “…”": straight before the mark."""
        low = self.w.low
        if b - a < 3 or low[b - 1] not in NOUN_TAKES or low[b - 2] not in PROMISED:
            return None
        owner = self.subjects.owner(b - 2, a)
        return Attribution(owner, b - 2, b - 1, "cue-noun") if owner else None

    def asked_of(self, a: int, b: int) -> Phrase | None:
        """ "Her secret? “…”", "Holm's advice to the young? “…”": whose the noun is, in a question without a verb."""
        w = self.w
        if b - a > LONGEST_QUESTION or b - a < 3 or w.text[b - 1] != "?":
            return None
        nouns = self.lex["nouns"] | TOLD_WHEN_ASKED
        verbs = (FINITE | self.verbs.forms.keys()) - nouns - POSSESSIVE
        if not verbs.isdisjoint(w.low[a:b]):
            return None
        for n in range(a + 1, b - 1):
            if w.low[n] in nouns and (owner := self.subjects.owner(n, a)):
                return owner
        return None

    def message_of(self, a: int, b: int) -> Attribution | None:
        """ "…,” was the message of Anna Holm, …, came the reply from her, … was her answer: straight behind the mark."""
        low, n = self.w.low, a + 2
        if a >= b or (low[a] not in FINITE and low[a] != "came"):
            return None
        for k in range(a + 2, min(b, a + FURTHEST_NOUN)):
            if low[k] in self.lex["nouns"] and (owner := self.subjects.owner(k, a + 1)):
                return Attribution(owner, k, k + 1, "cue-noun")
        if n + 2 >= b or low[a + 1] != "the" or low[n] not in self.lex["nouns"]:
            return None
        phrase = self.phrases.phrase_starting(n + 2, b) if low[n + 1] in FROM_WHOM else None
        return Attribution(phrase, n, n + 1, "cue-noun") if phrase and phrase.kind == "name" else None

    def _leads_on(self, n: int, links: int, b: int) -> bool:
        """The noun at word `n` is one of saying, and the word `links` leads to what is said: "her claim that", "her answer was"."""
        low = self.w.low
        if low[n] in self.lex["nouns"]:
            return links >= b or low[links] in AFTER_NOUN_OF_SAYING or low[links] in (":", ",")
        return links < b and low[links] in self.then.get(low[n], ())

    def take_up(self, a: int, b: int) -> bool:
        """ "…," a remark (that) Holm called unkind: the noun takes up the quotation, and somebody else's verb follows."""
        noun = next(
            (i for i in range(a, min(b - 1, a + 4)) if self.w.low[i] in self.then or self.w.low[i] in self.lex["nouns"]), b
        )
        if noun + 1 >= b or any(self.w.low[i] in self.verbs.forms for i in range(a, noun)):
            return False
        opens = noun > a and self.w.low[a] in ARTICLES
        return self.w.low[noun + 1] in RELATIVE_SUBJECTS or (opens and noun + 1 in self.phrases.names)


@lru_cache(maxsize=4)
def words_after(lexicon: Lexicon) -> dict[str, set[str]]:
    """Noun that reports -> the words that may follow it: "to" after "promise"."""
    known: dict[str, set[str]] = {}
    for entry in lexicon["noun_then"]:
        noun, after = entry.split(" ")
        known.setdefault(noun, set()).add(after)
    return known

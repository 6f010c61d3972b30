"""Nouns of saying beside a quotation: "her remark that “…” ", "the warning by Holm that “…” ", and "“…,” a remark Holm regrets"."""

from __future__ import annotations

from briefing.analysis.language.classes import AFTER_NOUN_OF_SAYING, ARTICLES, RELATIVE_SUBJECTS
from briefing.analysis.quotes.closing import Attribution
from briefing.analysis.quotes.sources import Sources
from briefing.analysis.quotes.subjects import Subjects


class NounsOfSaying:
    def __init__(self, subjects: Subjects, sources: Sources) -> None:
        self.w, self.lex, self.phrases, self.verbs = subjects.w, subjects.lex, subjects.phrases, subjects.verbs
        self.subjects, self.sources = subjects, sources
        self.then: dict[str, set[str]] = {}
        """noun that reports -> the words that may follow it: "to" after "promise" """
        for entry in self.lex["noun_then"]:
            noun, after = entry.split(" ")
            self.then.setdefault(noun, set()).add(after)

    def before(self, a: int, b: int) -> Attribution | None:
        """ "her remark that ...", "Anna Holm's answer was ...": whose the noun is speaks."""
        w = self.w
        for n in range(b - 1, a, -1):
            if w.quoted[n]:
                continue
            links, owner = n + 1, self.subjects.owner(n, a)
            if owner is None and (owner := self.sources.owner_after(n, b)):
                links = owner.last
            if owner and self._leads_on(n, links, b):
                return Attribution(owner, n, n + 1, "cue-noun")
        return None

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

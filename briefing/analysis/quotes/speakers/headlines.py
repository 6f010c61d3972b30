"""Whom a headline means by a role without an article: "Prisons minister admits “…” ", "Premier says “…” "."""

from __future__ import annotations

from briefing.analysis.language.classes import DETERMINERS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.titles import spelled_out
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent
from briefing.analysis.quotes.speakers.told import Told


class Headlines:
    def __init__(self, words: Words, told: Told) -> None:
        self.w, self.told = words, told

    def referent(self, phrase: Phrase) -> Referent:
        """The only person of the article who has a role of all these words, where they open the headline; else NOBODY."""
        w = self.w
        a, b = w.paragraphs[0] if w.paragraphs else (0, 0)
        opens = phrase.first == a and phrase.last < b and w.low[a] not in DETERMINERS
        wanted = spelled_out(low for low in w.low[phrase.first : phrase.last] if low[0].isalnum()) if opens else []
        if not wanted or wanted[-1] not in self.told.lex["roles"] or w.text[b - 1] == ".":
            return NOBODY
        holders = [n for n, roles in enumerate(self.told.roles) if any(set(wanted) <= set(spelled_out(role)) for role in roles)]
        return Referent(holders[0], None, "role", "carried") if len(holders) == 1 else NOBODY

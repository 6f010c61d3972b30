"""The words beside one name, as the rows of evidence ask for them."""

from __future__ import annotations

from briefing.analysis.language.words import Words
from briefing.analysis.people.names import NameRun
from briefing.lexicon.lists import Lexicon


class Around:
    """The words beside one name; outside its paragraph there are none."""

    __slots__ = ("after", "bare", "before", "begin", "end", "first", "last", "lex", "low", "roles", "run", "text", "w")

    def __init__(self, words: Words, lexicon: Lexicon, run: NameRun) -> None:
        self.w, self.lex, self.run = words, lexicon, run
        self.low, self.text = words.low, words.text
        self.first, self.last = run.first, run.last
        self.begin, self.end = words.paragraphs[words.paragraph[run.first]]
        self.before = self.low[self.first - 1] if self.first > self.begin else ""
        self.after = self.low[self.last] if self.last < self.end else ""
        self.bare = not run.cues
        """no title stands before the name"""
        self.roles: list[str] = []
        """the role nouns that the rows have seen"""

    def back(self, steps: int) -> str:
        """The word so many steps before the name."""
        at = self.first - steps
        return self.low[at] if at >= self.begin else ""

    def ahead(self, steps: int) -> str:
        """The word so many steps after the first word after the name."""
        at = self.last + steps
        return self.low[at] if at < self.end else ""

"""Pronouns at the beginning of a line: whom they stand for, and lines that nothing shown explains."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from briefing.lexicon.lists import word_list
from briefing.model import Analysis, BriefItem

FEWEST_WORDS = 6


def openers(analysis: Analysis) -> dict[int, str]:
    """Where a pronoun stands for a person that is known -> the name that the article uses most for the person."""
    text = analysis.article.text
    found: dict[int, str] = {}
    for person in analysis.people:
        pronouns = [m.start for m in person.mentions if m.kind == "pronoun"]
        if pronouns:
            names = Counter(text[m.start : m.end] for m in person.mentions if m.kind == "name")
            name = min(names, key=lambda name: (-names[name], len(name)), default=person.name)
            found |= dict.fromkeys(pronouns, name)
    return found


class Danglers:
    """Tells lines that open with a pronoun of which neither the person is known nor the sentence before it shown."""

    def __init__(self, analysis: Analysis) -> None:
        self.known = openers(analysis)
        self.starts = [s.start for s in analysis.sentences]
        self.shown: set[int] = set()

    def show(self, item: BriefItem) -> None:
        self.shown.update(range(bisect_left(self.starts, item.start), bisect_left(self.starts, item.end)))

    def dangles(self, item: BriefItem) -> bool:
        """Whether a line needs another to be understood; one of a few words always does."""
        if len(item.text.split()) < FEWEST_WORDS:
            return True
        word = re.match(r"\W*(\w+)", item.text)
        if word is None or word[1].lower() not in word_list("brief", "pronouns") or item.start in self.known:
            return False
        before = bisect_left(self.starts, item.start) - 1
        return before >= 0 and before not in self.shown

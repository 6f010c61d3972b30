"""Lines that open with a pronoun which nothing shown explains."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.lexicon.lists import word_list
from briefing.model import Analysis, BriefItem
from briefing.model.openers import openers

FEWEST_WORDS = 6


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

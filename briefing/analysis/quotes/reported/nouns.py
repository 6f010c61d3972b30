"""Nouns that report: "Holm's claim that ...", "her promise to ...", "their calls for ...": whose the noun is speaks."""

from __future__ import annotations

from briefing.analysis.language.classes import DETERMINERS, FINITE, RELATIVE
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import Attribution
from briefing.analysis.quotes.reported.clauses import SHORTEST
from briefing.analysis.quotes.reported.frames import Frames
from briefing.lexicon.lists import closed_class

BEFORE_SUBJECTS = closed_class("before_subjects") | {","}
"""before a noun phrase that is likely a subject"""


class Nouns:
    """The nouns of one document that report."""

    def __init__(self, cues: Cues, frames: Frames) -> None:
        self.w, self.cues, self.frames = cues.w, cues, frames
        self.after = cues.nouns.then

    def content(self, n: int, a: int, stop: int) -> Attribution | None:
        """The attribution of the noun of `after` at word `n` of a sentence that begins at word `a`, if it has an owner and a content."""
        low = self.w.low
        i = n + 1
        if i + SHORTEST > stop or low[i] not in self.after[low[n]]:
            return None
        owner = self.cues.subjects.owner(n, a)
        if owner is None:
            return None
        first, last = self.said(n, stop)
        if owner.first == a or low[owner.first - 1] in BEFORE_SUBJECTS:
            last = self.before_its_verb(first, last, clause=low[i] == "that")
        return Attribution(owner, n, i + 1, "reported-noun", first, last) if last - first >= SHORTEST else None

    def said(self, n: int, stop: int) -> tuple[int, int]:
        """The words [start, end) after "that", from "to" on, or of the phrase after another word."""
        low, i = self.w.low, n + 1
        if low[i] == "that":
            return self.frames.clauses.until(i + 1, stop, n)
        infinitive = low[i] == "to" and low[i + 1] not in DETERMINERS and not self.w.cap[i + 1]
        return self.frames.clauses.until(i + (not infinitive), stop, n, bare=infinitive, phrase=not infinitive)

    def before_its_verb(self, first: int, last: int, *, clause: bool) -> int:
        """Where "Holm's promise to mend the wall [has pleased]" and "her claim that it leaks [was wrong]" go on with their own verb."""
        low = self.w.low
        verbs = [k for k in range(first, last) if low[k] in FINITE and low[k - 1] not in RELATIVE]
        return verbs[clause and len(verbs) > 1] if verbs else last

"""Where the object of a verb ends: "urged [the council of the town] to", "accused [the press] and [the mayor] of"."""

from __future__ import annotations

from collections.abc import Collection

from briefing.analysis.language.classes import GOES_ON_AFTER_NOUN, OBJECT_PRONOUNS
from briefing.analysis.quotes.cues.attribution import Cues


class Objects:
    """The objects of the verbs of one document."""

    def __init__(self, cues: Cues) -> None:
        self.w, self.phrases = cues.w, cues.phrases

    def end(self, i: int, stop: int, *, chained: bool = True) -> int | None:
        """The word after the noun phrase that begins at word `i`, an "of" phrase and relative clause aside."""
        w = self.w
        if i >= stop:
            return None
        if w.low[i] in OBJECT_PRONOUNS:
            return i + 1
        phrase = self.phrases.phrase_starting(i, stop)
        if phrase is None:
            return None
        last = phrase.last
        while (
            chained
            and last + 1 < stop
            and w.low[last] in GOES_ON_AFTER_NOUN
            and (more := self.phrases.phrase_starting(last + 1, stop))
        ):
            last = more.last
        return last

    def behind(self, i: int, stop: int, after: Collection[str]) -> int | None:
        """The word of `after` behind the object that begins at word `i`, or behind several: "the press and the mayor of"."""
        last = self.end(i, stop, chained=False)
        while last and last + 1 < stop:
            if self.w.low[last] in after:
                return last
            last = self.end(last + 1, stop, chained=False) if self.w.low[last] in GOES_ON_AFTER_NOUN else None
        return None

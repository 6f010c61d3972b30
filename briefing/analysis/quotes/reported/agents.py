"""Who is behind a verb in the passive: "was accused by [Holm] of ...", "asked by [a caller] whether ..."."""

from __future__ import annotations

from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import Attribution
from briefing.analysis.quotes.reported.clauses import SHORTEST
from briefing.analysis.quotes.reported.frames import QUESTION_WORDS, Frames

FARTHEST_BY = 3
"""words from the verb to its "by" """


class Agents:
    """The passives of one document whose agent speaks."""

    def __init__(self, cues: Cues, frames: Frames) -> None:
        self.w, self.lex, self.cues, self.frames = cues.w, cues.lex, cues, frames

    def behind(self, v: int, stop: int) -> Attribution | None:
        """The attribution of the participle at word `v`, where "by", who speaks and what is said follow it."""
        low = self.w.low
        base, kind = self.cues.verbs.forms[low[v]]
        by = next((i for i in range(v + 1, min(v + 1 + FARTHEST_BY, stop)) if low[i] == "by"), None)
        if kind != "ed" or by is None:
            return None
        phrase = self.cues.phrases.phrase_starting(by + 1, stop)
        content = self.content(v, base, phrase, stop) if phrase else None
        return Attribution(phrase, v, by + 1, "reported-by", *content) if phrase and content else None

    def content(self, v: int, base: str, phrase: Phrase, stop: int) -> tuple[int, int] | None:
        """ "that ...", "whether ...", "to ...", "of ...": as the verb takes them after its object."""
        low, lex = self.w.low, self.lex
        i = phrase.last
        if i < stop and self.w.text[i] == ",":
            i += 1
        if i + SHORTEST > stop:
            return None
        until = self.frames.clauses.until
        if self.frames.clauses.introduced(v):
            stop = next((k for k in range(i, stop) if self.w.text[k] == ","), stop)
        if low[i] == "that" and base in lex["report"]:
            return until(i + 1, stop, v)
        if low[i] in QUESTION_WORDS and base in lex["question_verbs"]:
            return until(i, stop, v)
        if low[i] == "to" and base in lex["urge_verbs"]:
            return until(i, stop, v, bare=True)
        if low[i] in self.frames.after_object.get(base, ()) and (phrase.kind != "noun" or low[i + 1].endswith("ing")):
            return until(i, stop, v, phrase=True, least=i + 1)
        return None

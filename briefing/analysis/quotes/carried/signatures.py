"""Who signs a quotation: a dash and a name behind it, or a line under it that begins with a name."""

from __future__ import annotations

from briefing.analysis.language.classes import FINITE
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import Attribution
from briefing.analysis.quotes.speech import Piece

LONGEST_SIGNATURE = 16
"""words and marks of a line that signs a quotation: who, as what, where and when"""


class Signatures:
    def __init__(self, cues: Cues) -> None:
        self.w: Words = cues.w
        self.cues, self.phrases = cues, cues.phrases

    def behind_dash(self, p: Piece) -> Attribution | None:
        """'"…" — X' at the end of the paragraph, or a paragraph that begins with a dash and a name."""
        w = self.w
        a, b = p.after
        if a < b and w.text[a] in ("—", "–", "--", "-", "("):
            return self._name_at(a + 1, b)
        if a >= b and p.mark.paragraph + 1 < len(w.paragraphs):
            a, b = w.paragraphs[p.mark.paragraph + 1]
            if b - a > 1 and (w.text[a] in ("—", "–", "--", "-") or w.text[a].startswith(("-", "—"))):
                return self._name_at(a + 1, b)
        return None

    def of(self, paragraph: int) -> Attribution | None:
        """A short line without a verb that begins with a full name and a comma: "Anna Holm, in her report, 1994"."""
        w = self.w
        if paragraph >= len(w.paragraphs):
            return None
        a, b = w.paragraphs[paragraph]
        ends = w.text[b - 1] in (".", "?", "!", ":") or any(w.quoted[a:b])
        if ends or b - a > LONGEST_SIGNATURE or any(self.cues.verbs.is_cue(i) or w.low[i] in FINITE for i in range(a, b)):
            return None
        found = self._name_at(a, b, "signed-below")
        full = found is not None and found.phrase.last - a > 1 and w.text[found.phrase.last : found.phrase.last + 1] == [","]
        return found if full else None

    def _name_at(self, i: int, stop: int, rule: str = "dash-after") -> Attribution | None:
        phrase = self.phrases.phrase_starting(i, stop)
        return Attribution(phrase, i - 1, i, rule) if phrase and phrase.kind == "name" else None

"""What exactly was said: the words of each quote, clauses around partial quotations included, interrupted ones joined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from briefing.analysis.language.classes import COORDINATORS, GOES_ON_SAYING
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import BESIDE, Attribution
from briefing.analysis.quotes.speech import Piece
from briefing.model import Span

Content = tuple[list[Span], Attribution | None, str, int]
"""spans, attribution, rule, word of the quotation"""
WHOLE = 0.97
"""share of letters inside the marks from which a quote is direct"""
STOPPING = frozenset((",", ".", ";", ":", "—", "–", "--", "?", "!"))
OF_A_VERB = frozenset(("cue-before", "cue-inverted", "clause-subject"))
"""rules that read the speaker from the subject of a verb"""


class Contents:
    def __init__(self, words: Words, cues: Cues) -> None:
        self.w, self.cues = words, cues

    def of(self, pieces: Sequence[Piece]) -> list[Content]:
        """The quotes of the pieces; clauses that hold two quotations and interrupted quotations are joined."""
        out: list[Content] = []
        last: Piece | None = None
        for p in pieces:
            span = self.span(p)
            if last and self.same_cue(last, p) and out:
                previous = out[-1][0]
                if span.start < previous[-1].end:
                    previous[-1] = Span(previous[-1].start, max(previous[-1].end, span.end))
                    continue
                if last.mark.paragraph == p.mark.paragraph and p.rule != "same-paragraph":
                    previous.append(span)
                    continue
            if out and span.start < out[-1][0][-1].end:
                span = Span(p.mark.start, p.mark.end)
                if span.start < out[-1][0][-1].end:
                    continue
            if last and self.interrupted(last, p):
                out[-1][0].append(span)
            else:
                out.append((self.without_gap(span, p.found), p.found, p.rule, p.first))
            last = p
        return out

    def span(self, p: Piece) -> Span:
        """What stands inside the marks, and the clause around it that the cue governs."""
        w, found = self.w, p.found
        span = Span(p.mark.start, p.mark.end)
        if found and 0 <= found.content_from < w.count:
            start = w.start[found.content_from]
            start = span.start if start >= p.mark.left else start
            span = Span(min(start, span.start), max(span.end, self.clause_end(p)))
        elif found and self.opens_before(p):
            span = Span(w.start[p.before[0]], span.end)
        return Span(span.start, p.mark.right) if span.start < p.mark.left and span.end == p.mark.end else span

    def without_gap(self, span: Span, found: Attribution | None) -> list[Span]:
        """The span, in two where the attribution stands inside it."""
        w = self.w
        if found is None or found.gap is None or not span.start <= w.start[found.gap[0]] < span.end:
            return [span]
        first, last = found.gap
        return [Span(span.start, w.end[first - 1]), Span(w.start[last], span.end)]

    def opens_before(self, p: Piece) -> bool:
        """ "The wall is “a gift,” said X": the sentence before the mark belongs to what is said."""
        found = p.found
        beside = found is not None and found.rule in (*BESIDE, "according-to") and p.rule == found.rule
        return beside and p.before[1] > p.before[0] and not self.cue_between(p)

    def same_cue(self, last: Piece, p: Piece) -> bool:
        return bool(last.found and p.found and last.found.cue_first == p.found.cue_first >= 0)

    def interrupted(self, last: Piece, p: Piece) -> bool:
        """ "…,” X said, “…": one quote in two pieces."""
        return bool(
            last.found
            and p.found
            and last.rule in BESIDE
            and last.mark.paragraph == p.mark.paragraph
            and p.rule in OF_A_VERB
            and p.found.phrase == last.found.phrase
        )

    def cue_between(self, p: Piece) -> bool:
        a, b = p.before
        return (
            b - a > 40
            or any(self.cues.verbs.is_cue(i, self.cues.verbs.plain) for i in range(a, b))
            or self.w.text[b - 1] in (",", ":")
        )

    def clause_end(self, p: Piece) -> int:
        """The end of a reported clause that holds a quotation: the sentence's end, or before ", he added"."""
        w = self.w
        a, b = p.after
        if a >= b or w.text[a] in STOPPING or w.low[a] in COORDINATORS or w.sentence[a] != w.sentence[max(p.last - 1, 0)]:
            return p.mark.end
        if self.cues.nouns.take_up(a, b):
            return p.mark.end
        end = a
        while end < b and w.text[end] not in (",", ";", ".", "—", "–", "?", "!", ":") and w.low[end] not in GOES_ON_SAYING:
            end += 1
        return w.end[end - 1] if end > a else p.mark.end

    def with_mark(self, span: Span) -> Span:
        """The span, with the closing mark of a quotation that opens in it and is cut off at its end: 'him “unfit”'."""
        w = self.w
        k = bisect_left(w.marks, span.end, key=lambda mark: mark.right)
        mark = w.marks[k] if k < len(w.marks) else None
        return Span(span.start, mark.right) if mark and span.start <= mark.left and mark.start < span.end else span

    def kind(self, spans: Sequence[Span]) -> str:
        """direct when all letters stand inside marks, mixed when three words do, else indirect."""
        w = self.w
        inside = total = quoted_words = 0
        places = [range(w.at(span.start), bisect_left(w.start, span.end)) for span in spans]
        if not any(any(w.quoted[at.start : at.stop]) for at in places):
            return "indirect"
        for i in chain.from_iterable(places):
            size = letters(w.text[i])
            total += size
            if w.quoted[i]:
                inside += size
                quoted_words += bool(size)
        if total and inside / total >= WHOLE:
            return "direct"
        return "mixed" if quoted_words >= 3 else "indirect"


@lru_cache(maxsize=1 << 14)
def letters(word: str) -> int:
    """How many letters and figures a word has."""
    return len(word) if word.isalnum() else sum(c.isalnum() for c in word)

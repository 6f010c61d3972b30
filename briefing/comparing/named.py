"""Whom a line of several reports must name: where it opens with a pronoun, or with words whose speaker it does not name itself.

In one article "she said" is told by the lines before; among lines of a dozen reports it is told by nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefing.comparing.sayings import of_report
from briefing.model import Analysis, Span, together
from briefing.model.openers import openers

MARKS = tuple("“\"‘'")


def named(analysis: Analysis, source: int) -> dict[int, str]:
    """Where a sentence opens so -> the name to put before it."""
    text, found = analysis.article.text, openers(analysis)
    pieces = sorted(
        ((p, saying) for saying in of_report(analysis, source) for p in saying.spans), key=lambda piece: piece[0].start
    )
    starts = [span.start for span, _ in pieces]
    for sentence in analysis.sentences:
        if sentence.start in found or not text.startswith(MARKS, sentence.start):
            continue
        k = bisect_right(starts, sentence.start + 1) - 1
        if k < 0 or pieces[k][0].end <= sentence.start + 1:
            continue
        quoted = [span for span, _ in pieces[k : bisect_right(starts, sentence.end)]]
        if not names_itself(pieces[k][1].names, outside(text, sentence, quoted)):
            found[sentence.start] = together(pieces[k][1].names)
    return found


def outside(text: str, sentence: Span, quoted: Sequence[Span]) -> str:
    """The words of a sentence that stand in no quotation."""
    ends = [sentence.start, *(span.end for span in quoted)]
    starts = [*(span.start for span in quoted), sentence.end]
    return " ".join(text[a:b] for a, b in zip(ends, starts, strict=True) if a < b)


def names_itself(names: Sequence[str], words: str) -> bool:
    """Whether the last word of a speaker's name is among the words."""
    return any(last in words for name in names for last in name.split()[-1:])

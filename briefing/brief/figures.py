"""Clauses that hold an amount, a share, a count or a date, and sentences that say what is to happen."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.comparing.places import behind_dateline
from briefing.lexicon.lists import word_list
from briefing.lexicon.patterns import pattern
from briefing.model import Analysis, Span

CONTROL = pattern(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FIGURE = pattern(
    r"(?:[$€£¥]|US\$|R\$|Rs\.?|RM|Tk\.?)\s?\d[\d,.]*(?:\s(?:million|billion|trillion|crore|lakh))?"
    r"|\b\d[\d,.]*\s?(?:%|percent|per cent|percentage points)"
    r"|\b\d[\d,.]*\s(?:million|billion|trillion|thousand|crore|lakh)\b"
    r"|\b\d{1,3}(?:,\d{3})+\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s\d{1,2}\b(?:,\s\d{4})?"
    r"|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:in|since|by|until|of|from)\s(?:19|20)\d\d\b"
    r"|\b(?:by|until|before|no later than)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|midnight|noon"
    r"|(?:the\s)?end\sof\s(?:the\s)?(?:week|month|year|decade))\b"
    r"|\b\d+[- ](?:year|month|week|day|hour|minute|member|seat|vote|nation|point|mile|kilomet(?:er|re))s?\b"
)
MAY_COUNT = pattern(r"\d|\b(?:by|until|before|no later than)\s")
"""what every figure has: told by a short look, it spares most lines the long one"""


def figures(analysis: Analysis, most: int) -> tuple[Span, ...]:
    """Clauses that hold an amount, a share, a count or a date."""
    return spread_out(
        analysis, (m.start() for s in sentences(analysis) for m in FIGURE.finditer(analysis.article.text, s.start, s.end)), most
    )


def coming(analysis: Analysis, most: int) -> tuple[Span, ...]:
    """Sentences that say what is to happen, those that tell when before the others."""
    cues = sorted(word_list("brief", "next"), key=len, reverse=True)
    pattern = re.compile(r"(?<!\bof )(?<!\bno )(?<!\bthe )\b(?:" + "|".join(map(re.escape, cues)) + r")\b")
    text = analysis.article.text
    days = sorted([*(d.start for d in analysis.dates if d.tense == "coming"), *(u.start for u in analysis.undated)])
    dated: list[int] = []
    vague: list[int] = []
    for s in sentences(analysis):
        found = pattern.search(text, s.start, s.end)
        if found and "whether " in text[s.start : found.start()]:
            continue  # "Asked whether customers would notice, she laughed."
        if found and not in_marks(text, s.start, found.start()) and not text[s.start : s.end].rstrip().endswith("?"):
            has_day = bisect_left(days, s.start) < bisect_left(days, s.end)
            (dated if has_day else vague).append(found.start())
    return (*spread_out(analysis, dated, most), *spread_out(analysis, vague, most))[:most]


def sentences(analysis: Analysis) -> list[Span]:
    """The sentences of the text, without the dateline before the first, whose day and place are those of the report."""
    kinds = [(p.start, p.end) for p in analysis.article.paragraphs if p.kind == "text"]
    out, k = [], 0
    for s in analysis.sentences:
        while k < len(kinds) and kinds[k][1] <= s.start:
            k += 1
        if k < len(kinds) and kinds[k][0] <= s.start:
            out.append(behind_dateline(analysis.article, s))
    return out


def spread_out(analysis: Analysis, places, most: int) -> tuple[Span, ...]:
    """The clause around each place, no sentence twice, at most `most`."""
    text = analysis.article.text
    out: list[Span] = []
    taken: set[int] = set()
    bounds = sentences(analysis)
    k = 0
    for at in places:
        while k < len(bounds) and bounds[k].end <= at:
            k += 1
        if k >= len(bounds) or bounds[k].start in taken:
            continue
        span = clause(text, bounds[k], at)
        if balanced(span.of(text)) and not CONTROL.search(span.of(text)):
            taken.add(bounds[k].start)
            out.append(span)
        if len(out) >= most:
            break
    return tuple(out)


def clause(text: str, sentence: Span, at: int) -> Span:
    """The stretch between commas, dashes or semicolons around `at`; the whole sentence when it is short."""
    if len(sentence.of(text).split()) <= 28:
        return sentence
    breaks = [sentence.start, *(m.end() for m in re.finditer(r"(?:,|;|—|–|--)\s+", text[sentence.start : sentence.end]))]
    edges = [breaks[0], *(sentence.start + b for b in breaks[1:]), sentence.end]
    for size in range(1, len(edges)):
        for i in range(len(edges) - size):
            a, b = edges[i], edges[i + size]
            if a <= at < b and len(text[a:b].split()) >= 8:
                return Span(a, a + len(text[a:b].rstrip(" ,;—–-")))
    return sentence


def in_marks(text: str, start: int, at: int) -> bool:
    """True when a quotation mark of the sentence is open at `at`."""
    before = text[start:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("''") % 2 == 1


def balanced(text: str) -> bool:
    """No quotation mark or bracket left open by a cut."""
    return (
        text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and text.count("''") % 2 == 0
    )

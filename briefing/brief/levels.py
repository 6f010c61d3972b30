"""The levels short, page, standard and long: each is cut from the one ranking, with quotes, figures and what is next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from briefing.brief.figures import CONTROL, balanced, coming, figures
from briefing.brief.openers import Danglers
from briefing.model import Analysis, BriefItem, Quote, Section, Span
from briefing.model.frozen import record

SHORT_WORDS, SHORT_SPARE = 120, 40
STANDARD_LEAST, STANDARD_MOST, STANDARD_SHARE = 120, 350, 0.35
PAGE_MOST = 200
QUOTES = {"page": 3, "standard": 5, "long": 12}
FIGURES = {"page": 2, "standard": 5, "long": 12}
COMING = {"page": 3, "standard": 5, "long": 12}
SHORTEST_QUOTE = 4


@record(frozen=True, slots=True)
class Brief:
    """What one level shows: extracts by section, quotes, figures and what is next."""

    bottom: BriefItem | None
    points: tuple[BriefItem, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Span, ...]
    coming: tuple[Span, ...]
    words: int


def at_level(analysis: Analysis, level: str) -> Brief:
    """Cut the ranking to `short`, `page`, `standard` or `long`."""
    titles = headlines(analysis)
    items = sorted((b for b in analysis.brief if not any(Span(b.start, b.end).overlaps(h) for h in titles)), key=lambda b: b.rank)
    if not items:
        return Brief(None, (), (), (), (), 0)
    bottom = items[0]
    first = first_of_sections(items[1:], len(analysis.sections))
    if level == "short":
        points = short_points(first, items[1:], bottom, Danglers(analysis))
        words = sum(len(b.text.split()) for b in [bottom, *points])
        return Brief(bottom, tuple(sorted(points, key=lambda b: b.start)), (), (), (), words)
    cap = budget(analysis.article.words, level)
    points, words = [], len(bottom.text.split())
    covered: set[int | None] = set()
    danglers = Danglers(analysis)
    danglers.show(bottom)
    for item in dict.fromkeys(first + items[1:]):
        size = len(item.text.split())
        if item.section in covered and (words + size > cap or danglers.dangles(item)):
            continue
        points.append(item)
        danglers.show(item)
        covered.add(item.section)
        words += size
    points.sort(key=lambda b: b.start)
    taken = [Span(i.start, i.end) for i in [bottom, *points]]
    quotes = best_quotes(analysis, taken, QUOTES[level])
    words += sum(len(q.text(analysis.article.text).split()) for q in quotes)
    return Brief(bottom, tuple(points), quotes, figures(analysis, FIGURES[level]), coming(analysis, COMING[level]), words)


def headlines(analysis: Analysis) -> list[Span]:
    """The article's own title where it stands in the text: no line of the brief."""
    return [Span(p.start, p.end) for p in analysis.article.paragraphs if p.kind == "title"]


def short_points(
    first: Sequence[BriefItem], ranked: Sequence[BriefItem], bottom: BriefItem, danglers: Danglers
) -> list[BriefItem]:
    """One line a section as far as the words go, sections without the bottom line first; more where sections are few.

    A section whose best line is too long for what is left has the best that is not and that stands alone.
    """
    points: list[BriefItem] = []
    left = SHORT_WORDS + SHORT_SPARE - len(bottom.text.split())
    for best in sorted(first, key=lambda b: (b.section == bottom.section, len(b.text.split()))):
        others = (i for i in ranked if i.section == best.section and i is not best and not danglers.dangles(i))
        item = next((i for i in chain((best,), others) if len(i.text.split()) <= left), None)
        if item:
            points.append(item)
            left -= len(item.text.split())
    for item in ranked:
        words = sum(len(i.text.split()) for i in [bottom, *points])
        if item not in points and words + len(item.text.split()) <= SHORT_WORDS:
            points.append(item)
    return points


def budget(words: int, level: str) -> int:
    """How many words of lines the levels have that tell more than a line a section."""
    if level in ("page", "standard"):
        most = PAGE_MOST if level == "page" else STANDARD_MOST
        return int(max(STANDARD_LEAST, min(most, STANDARD_SHARE * words)))
    return max(STANDARD_MOST, words // 2)


def first_of_sections(items: Sequence[BriefItem], sections: int) -> list[BriefItem]:
    """The best ranked line of each section."""
    first: dict[int | None, BriefItem] = {}
    for item in items:
        first.setdefault(item.section, item)
    return [first[s] for s in range(sections) if s in first]


def parts_begun(sections: Sequence[Section], last: int | None, here: int) -> list[str]:
    """The part that begins between the section shown last and this one; the latest, when lines pass one over."""
    begun = [s.part for s in sections[0 if last is None else last + 1 : here + 1] if s.part]
    return begun[-1:]


def best_quotes(analysis: Analysis, taken: Sequence[Span], most: int) -> tuple[Quote, ...]:
    """Quotes with a speaker that the lines do not show yet, one of each speaker before a second of anyone."""
    text = analysis.article.text
    lines = sorted(taken)  # no two overlap, so the last one that begins before a quote's end tells
    starts = [t.start for t in lines]

    def shown(q: Quote) -> bool:
        k = bisect_left(starts, q.end) - 1
        return k >= 0 and lines[k].end > q.start

    bodies = [o for o in analysis.others if o.kind != "doubtful"]
    able = [
        q
        for q in analysis.quotes
        if q.kind != "indirect"
        and q.speaker
        and (q.speaker.person is not None or any(body.says(q) for body in bodies))
        and len(q.text(text).split()) >= SHORTEST_QUOTE
        and not shown(q)
        and all(balanced(s.of(text)) and not CONTROL.search(s.of(text)) for s in q.spans)
    ]
    turn: dict[str, int] = {}
    ordered = []
    for q in able:
        assert q.speaker
        turn[q.speaker.name] = turn.get(q.speaker.name, 0) + 1
        size = len(q.text(text).split())
        ordered.append((turn[q.speaker.name], abs(size - 22) // 12, q.start, q))
    ordered.sort(key=lambda row: row[:3])
    return tuple(sorted((row[3] for row in ordered[:most]), key=lambda q: q.start))

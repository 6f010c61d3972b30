"""Pictures for a page, as SVG inside it: where each section lies and who speaks where, how much each is heard, and when it was.

Drawn in the colour of the text, so that they are seen on dark grounds and on paper; what they show is told in words, too,
for those who look at no pictures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import log2

from briefing.comparing.timeline import Event
from briefing.export.escaping import clean
from briefing.model import Analysis, Quote
from briefing.model.times import UNKNOWN_YEAR, bounds, shown

# A picture is as wide as the page's text, and its letters are as large as the page says: across, all is in hundredths.
WIDTH, NAMES = 100.0, 36.0  # and how many of them the names take
COUNTS = 10.0  # and the numbers behind the bars
SLIMMEST = 0.4  # of the shortest stretch that is still seen
ROW, BAR = 22, 14  # pixels
MOST_PEOPLE = 12
DOT, FEWEST_DAYS = 1.5, 3  # hundredths of a day's mark; fewer days need no picture
LONGEST_NAME = 20  # letters of a name that the column holds on the screen of a telephone
TALL, PALE = 0.55, 0.25  # opacities; sections beside each other take turns


def strip(analysis: Analysis) -> str:
    """A row of sections and below it a row for each who speaks, each stretch at its place in the text; nothing where nobody speaks."""
    heard = speakers(analysis)
    if not heard or not analysis.article.text:
        return ""
    scale = (WIDTH - NAMES) / len(analysis.article.text)
    rows = [label(0, "Sections")] if analysis.sections else []
    for k, section in enumerate(analysis.sections):
        opacity = TALL if k % 2 else PALE
        rows.append(bar(0, NAMES + section.start * scale, (section.end - section.start) * scale, section.title, opacity))
    first = 1 if analysis.sections else 0
    for n, (name, quotes) in enumerate(heard.items(), first):
        rows.append(label(n, name))
        rows += [bar(n, NAMES + q.start * scale, (q.end - q.start) * scale, f"{name}, {places(analysis, [q])}") for q in quotes]
    told = "; ".join(f"{name}: {places(analysis, quotes)}" for name, quotes in heard.items())
    return picture(rows, len(heard) + first, "Where in the article each section lies and who speaks where", told)


def bars(analysis: Analysis) -> str:
    """The words that are quoted of each, most first; nothing where nobody is quoted."""
    words: Counter[str] = Counter()
    for name, quotes in speakers(analysis).items():
        words[name] = sum(len(q.text(analysis.article.text).split()) for q in quotes if q.kind != "indirect")
    told = [(name, count) for name, count in words.most_common(MOST_PEOPLE) if count]
    if not told:
        return ""
    room = WIDTH - NAMES - COUNTS
    rows = []
    for n, (name, count) in enumerate(told):
        length = count / told[0][1] * room
        rows += [label(n, name), bar(n, NAMES, length, f"{name}: {count} words")]
        rows.append(f'<text x="{NAMES + length + 1:.1f}%" y="{n * ROW + BAR - 2}">{count}</text>')
    return picture(rows, len(told), "Words quoted of each", "; ".join(f"{name}: {count} words" for name, count in told))


def days(events: Sequence[Event]) -> str:
    """A row for each day or stretch of time, in its place between the first and the last; what was to come is hollow.

    The distances grow with the logarithm of the days between, so that one old year leaves room for the days of this week.
    """
    stretches = {(event.value, event.planned): bounds(event.value) for event in events}
    if len(stretches) < FEWEST_DAYS:
        return ""
    at = places_in_time(sorted({day for stretch in stretches.values() for day in stretch}))
    rows = []
    for n, ((value, planned), (first, last)) in enumerate(stretches.items()):
        start, length = at[first], max(DOT, at[last] - at[first])
        told = f"{shown(value)}, {'to come' if planned else 'past'}"
        rows += [label(n, shown(value)), bar(n, NAMES + start, length, told, hollow=planned)]
    told = "; ".join(f"{shown(value)}{', to come' if planned else ''}" for value, planned in stretches)
    return picture(rows, len(stretches), "When it happened; hollow: what was to come. Long stretches are drawn shorter.", told)


def places_in_time(ordered: Sequence[str]) -> dict[str, float]:
    """Where each day stands, in hundredths from the left of the room beside the names."""
    known = [int(day[:4]) for day in ordered if not day.startswith(UNKNOWN_YEAR)]
    behind = f"{max(known, default=0) + 1:04}"  # days of a year that nothing tells stand behind all others, as in the list
    numbers = [ordinal(day.replace(UNKNOWN_YEAR, behind)) for day in ordered]
    steps = [0.0, *accumulate(log2(1 + b - a) for a, b in pairwise(numbers))]
    scale = (WIDTH - NAMES - DOT - SLIMMEST) / (steps[-1] or 1)
    return {day: step * scale for day, step in zip(ordered, steps, strict=True)}


def ordinal(day: str) -> int:
    """About the number of a day, of the year 0 and of 31 February too, which `date` does not know."""
    year, month, rest = map(int, day.split("-"))
    return (year * 12 + month) * 31 + rest


def speakers(analysis: Analysis) -> dict[str, list[Quote]]:
    """Who speaks, with what each says, in the order of the text; those who are quoted most when there are many.

    "They" or "a man", of whom nothing tells who it is, has no row: two of them need not be one.
    """
    bodies = [body for body in analysis.others if body.kind != "doubtful"]
    people: dict[str, list[Quote]] = {}
    for quote in analysis.quotes:
        known = any(body.says(quote) for body in bodies)
        for name in dict.fromkeys(s.name for s in quote.speakers if known or s.person is not None):
            people.setdefault(name, []).append(quote)
    most = sorted(people, key=lambda name: -len(people[name]))[:MOST_PEOPLE]
    return {name: quotes for name, quotes in people.items() if name in most}


def places(analysis: Analysis, quotes: list[Quote]) -> str:
    return ", ".join(dict.fromkeys(f"§{analysis.article.paragraph_at(q.start)}" for q in quotes))


# ---------------------------------------------------------------------- drawing
def picture(rows: list[str], count: int, title: str, told: str) -> str:
    inside = "\n".join(rows)
    return (
        f'<figure><svg role="img" aria-label="{clean(title)}. {clean(told)}." height="{count * ROW}">\n'
        f"{inside}\n</svg><figcaption>{clean(title)}</figcaption></figure>"
    )


def label(row: int, name: str) -> str:
    short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
    return f'<text x="0" y="{row * ROW + BAR - 2}">{clean(short)}</text>'


def bar(row: int, start: float, length: float, told: str, opacity: float = TALL, *, hollow: bool = False) -> str:
    """A stretch of a row; a pointer over it is told what it is."""
    length = max(SLIMMEST, length)
    look = 'fill="none" stroke="currentColor"' if hollow else f'opacity="{opacity}"'
    return (
        f'<rect x="{start:.2f}%" y="{row * ROW + hollow}" width="{length:.2f}%" height="{BAR - 2 * hollow}" {look}>'
        f"<title>{clean(told)}</title></rect>"
    )

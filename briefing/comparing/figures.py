"""Numbers that differ: the same thing counted or measured by several reports, with other values.

Only one unit, one counted noun or one fate ("killed") is compared, in sentences that are about one thing; what "at least",
"about" and ranges allow is no difference; a later report is told from one that disagrees by the days of the articles.
"Rose 8 percent" counts from another day in each report, and is compared only within one day or one named time ("last year").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.comparing.identity import WORD
from briefing.comparing.lists import fates, listed
from briefing.comparing.places import Place, behind_dateline, place
from briefing.lexicon.lists import fold
from briefing.model import Analysis, Quantity, Span
from briefing.model.times import article_day

PEOPLE = frozenset(("", "people", "persons", "victims", "lives", "bodies", "men", "women", "others"))
TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "second", "time", "decade", "page"))
STEM = 6  # letters; enough to join the forms of most English words
SHARED, ALIKE = 3, 0.4  # stems that two sentences share, and the share of the shorter one's
SHARED_OF_FATE = 2  # fewer do where what is counted is told by the fate
LARGE = 1000  # from here on a number without unit can be told again in another report
MOSTLY = 0.6  # the share of two short sentences' stems
FAR, TOLL = 9, "toll"  # words before "rose to 19" in which those who died may be named, all where the toll is
REACHES = frozenset(("to", "at", "reached", "passed", "was", "is", "stands", "stood"))
CLAUSE = re.compile(r"[,;:]|\band\b|\d")
ASIDE = re.compile(r",\s(?:including|among\sthem|most\sof\sthem|many\sof\sthem|all\sof\sthem)\b[^,;]*,")
BEFORE, BEHIND = 7, 4  # words around a number, of which two reports must share one
SHARES = ("%", "percentage point", "basis point")
BESIDE = 3  # words between "rose" or "higher" and its number
REACH = 6  # words between a number and the word that tells the fate
ABOUT = 0.1  # what "about" allows
TIMES_APART = 10  # from more on two amounts are of two things (what a bridge cost, and its repair); a toll may grow so
PEOPLE_ENDINGS = ("men", "women", "people", "ers", "ors", "children")


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of one report: `place` is its sentence, `day` that of the report ("" when not told)."""

    quantity: Quantity
    phrase: str
    text: str
    place: Place
    day: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What is counted, and its readings by value, the earliest report first; `how` is disagree, later or open.

    `later`: the reports are of different days, so the number may have changed; `open`: both can be right ("at least nine"
    and 14).
    """

    thing: str
    how: str
    readings: tuple[Reading, ...]

    @property
    def values(self) -> tuple[tuple[Reading, ...], ...]:
        """The readings of each value together, the value first that was told first."""
        found: dict[tuple[float, float | None, str], list[Reading]] = {}
        for reading in self.readings:
            found.setdefault((reading.quantity.value, reading.quantity.high, reading.quantity.mod), []).append(reading)
        return tuple(map(tuple, found.values()))


@dataclass(frozen=True, slots=True)
class Counted:
    """A reading with what it counts and the stems of its sentence."""

    thing: tuple[str, str]
    stems: frozenset[str]
    near: frozenset[str]
    reading: Reading
    change: bool
    """whether it says by how much something moved, and not where it stands"""
    times: frozenset[str]
    """the months, quarters, years … that its sentence names"""


def differences(analyses: Sequence[Analysis]) -> list[Difference]:
    """The numbers in which several reports differ, in the order of the first reading of each."""
    reports = [counted(analysis, source) for source, analysis in enumerate(analyses)]
    groups: list[list[Counted]] = []
    for left, right in combinations(reports, 2):
        for a, b in differing(left, right):
            join(groups, a, b)
    found = [difference(group) for group in groups]
    return sorted(found, key=lambda d: (d.readings[0].place.source, d.readings[0].place.start))


def counted(analysis: Analysis, source: int) -> list[Counted]:
    article = analysis.article
    starts = [s.start for s in analysis.sentences]
    day = article_day(article.published, article.dateline or "")
    out = []
    for q in analysis.quantities:
        k = bisect_right(starts, q.start) - 1
        if k < 0 or article.kind_at(q.start) != "text":
            continue
        sentence = behind_dateline(article, analysis.sentences[k])
        thing = thing_of(q, article.text, sentence.start, sentence.end)
        if thing:
            said = sentence.of(article.text)
            where = place(analysis, source, sentence.start, sentence.end)
            reading = Reading(q, article.text[q.start : q.end], said, where, day)
            change = is_change(article.text, q, sentence)
            out.append(Counted(thing, stems(said), near(article.text, q, sentence), reading, change, times(analysis, sentence)))
    return out


def thing_of(q: Quantity, text: str, start: int, end: int) -> tuple[str, str] | None:
    """What is counted: ("fate", "dead") or ("unit", "tonne"); None for spans of time and numbers that count nothing."""
    unit = singular(q.unit)
    if unit in TIMES or text[q.end : q.end + 8] == " of them":
        return None
    if not q.unit or q.unit in PEOPLE or q.unit.endswith(PEOPLE_ENDINGS):
        fate = fate_near(text, q, start, end)
        if fate:
            return "fate", fate if q.unit in PEOPLE else f"{fate} {unit}"
    if unit and q.unit not in PEOPLE:
        return "unit", unit
    return ("unit", "number") if not unit and q.value >= LARGE else None


def near(text: str, q: Quantity, sentence: Span) -> frozenset[str]:
    """The stems of the words right around a number."""
    before, behind = text[sentence.start : q.start].split()[-BEFORE:], text[q.end : sentence.end].split()[:BEHIND]
    return stems(" ".join([*before, *behind]))


def is_change(text: str, q: Quantity, sentence: Span) -> bool:
    """Whether a number is a step: "rose 8 percent", "fell by 5 crowns", "an 8 percent drop"; not "rose to 61", "shut down 14"."""
    before = WORD.findall(fold(CLAUSE.split(text[sentence.start : q.start])[-1]))[-BESIDE:]
    behind = WORD.findall(fold(CLAUSE.split(text[q.end : sentence.end])[0]))[:BESIDE]
    moved = max((k for k, w in enumerate(before) if w in listed("moves")), default=None)
    if moved is not None:
        return "to" not in before[moved:] and (q.unit in SHARES or before[-1] == "by")
    return any(w in listed("moves") for w in behind)


def times(analysis: Analysis, sentence: Span) -> frozenset[str]:
    inside = (d for d in analysis.dates if sentence.start <= d.start < sentence.end)
    return frozenset(d.value for d in inside if d.grain != "day")


def fate_near(text: str, q: Quantity, start: int, end: int) -> str:
    """What happened to those counted: told right behind the number, or right before it ("killing 14")."""
    if q.unit in ("lives", "bodies"):
        return "dead"
    behind = WORD.findall(fold(CLAUSE.split(ASIDE.sub(" ", text[q.end : end]))[0]))[:REACH]
    before = WORD.findall(fold(CLAUSE.split(text[start : q.start])[-1]))
    told = [*behind, *reversed(before[-2:])]
    if before and before[-1] in REACHES:
        told += before[0 if TOLL in before else -FAR :]  # "the death toll in the flooded villages rose to 19"
    return next((fates()[w] for w in told if w in fates()), "")


def singular(unit: str) -> str:
    low = unit.lower()
    return (
        f"{low[:-3]}y"
        if low.endswith("ies")
        else low[:-1]
        if low.endswith("s") and not low.endswith("ss")
        else unit
        if unit.isupper()
        else low
    )


def stems(text: str) -> frozenset[str]:
    """The telling words of a sentence in a crude common form."""
    words = (w for w in WORD.findall(fold(text)) if len(w) > 3)
    skip = listed("plain") | listed("numbers") | listed("scales") | listed("modals") | listed("common") | listed("calendar")
    return frozenset(fates().get(w, w[:STEM]) for w in words if w not in skip)


# ---------------------------------------------------------------------- two reports
def differing(left: Sequence[Counted], right: Sequence[Counted]) -> list[tuple[Counted, Counted]]:
    """Pairs of readings of one thing whose values differ, where the other report has that value nowhere for it."""
    out = []
    for a in left:
        for b in right:
            if a.thing != b.thing or not about_one_thing(a, b) or agree(a.reading.quantity, b.reading.quantity):
                continue
            if not of_one_time(a, b):
                continue
            if told_too(a, right) or told_too(b, left) or not closest(a, b, left, right):
                continue
            out.append((a, b))
    return out


def about_one_thing(a: Counted, b: Counted) -> bool:
    """Whether two sentences share enough, and right around their numbers something beside what these count."""
    shared = a.stems & b.stems
    if a.thing[0] == "fate":
        return len(shared) >= SHARED_OF_FATE
    if far_apart(a.reading.quantity, b.reading.quantity):
        return False
    others = {w for w in shared if not w.startswith(a.thing[1][: STEM - 1])}
    least = min(len(a.stems), len(b.stems))
    if not others & a.near & b.near:
        return False
    if len(shared) < SHARED:  # of two short sentences most must be shared
        return len(others) >= SHARED_OF_FATE and len(others) >= MOSTLY * least
    return len(shared) >= ALIKE * least


def far_apart(a: Quantity, b: Quantity) -> bool:
    """Whether one amount is so many times the other that they hardly measure one thing."""
    less, more = sorted((abs(a.value), abs(b.value)))
    return more > TIMES_APART * less


def of_one_time(a: Counted, b: Counted) -> bool:
    """Whether two numbers may be compared: steps only with steps, and those of one day or of one named time."""
    if not (a.change or b.change):
        return True
    days = {a.reading.day, b.reading.day}
    return a.change and b.change and (len(days) == 1 or "" in days or bool(a.times & b.times))


def told_too(a: Counted, other: Sequence[Counted]) -> bool:
    """Whether the other report has this value for the thing as well: then it tells two numbers, and they do not differ."""
    return any(b.thing == a.thing and about_one_thing(a, b) and agree(a.reading.quantity, b.reading.quantity) for b in other)


def closest(a: Counted, b: Counted, left: Sequence[Counted], right: Sequence[Counted]) -> bool:
    """Whether each is the other's nearest sentence among those of the thing, and alone of its thing there."""
    here = len(a.stems & b.stems)
    if any(len(a.stems & c.stems) > here for c in right if c.thing == a.thing):
        return False
    if any(len(b.stems & c.stems) > here for c in left if c.thing == a.thing):
        return False
    return alone(a, left) and alone(b, right)


def alone(a: Counted, report: Sequence[Counted]) -> bool:
    """Whether the sentence has one number of the thing; with several nothing tells which answers to which."""
    return sum(c.thing == a.thing and c.reading.place == a.reading.place for c in report) == 1


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are one: equal, or within what "about" and a range allow."""
    low_a, high_a, low_b, high_b = a.value, a.high or a.value, b.value, b.high or b.value
    if "~" in (a.mod, b.mod):
        spare = ABOUT * max(abs(high_a), abs(high_b))
        return low_a - spare <= high_b and low_b - spare <= high_a
    return low_a <= high_b and low_b <= high_a


def can_both_be(a: Quantity, b: Quantity) -> bool:
    """Whether "at least", "more than", "up to" let both be right."""
    for one, other in ((a, b), (b, a)):
        if one.mod in (">", ">=") and other.value >= one.value and other.mod not in ("<", "<="):
            return True
        if one.mod in ("<", "<=") and (other.high or other.value) <= one.value and other.mod not in (">", ">="):
            return True
    return agree(a, b)


# ---------------------------------------------------------------------- all reports
def join(groups: list[list[Counted]], a: Counted, b: Counted) -> None:
    """Put two readings into one group, with those that one of them stands with."""
    held = [g for g in groups if a in g or b in g]
    merged = [c for g in held for c in g]
    merged += [c for c in (a, b) if c not in merged]
    groups[:] = [g for g in groups if not any(g is h for h in held)] + [merged]


def difference(group: Sequence[Counted]) -> Difference:
    readings = sorted((c.reading for c in group), key=lambda r: (r.day, r.place.source, r.place.start))
    return Difference(label(group[0]), how(readings), tuple(readings))


def label(counted: Counted) -> str:
    return counted.thing[1]


def how(readings: Sequence[Reading]) -> str:
    """`later` when no two reports of one day differ and all days are told, `open` when all can be right, else `disagree`."""
    pairs = [(a, b) for a, b in combinations(readings, 2) if not agree(a.quantity, b.quantity)]
    if all(can_both_be(a.quantity, b.quantity) for a, b in pairs):
        return "open"
    return "later" if all(a.day and b.day and a.day != b.day for a, b in pairs) else "disagree"

"""Several reports on one page: where it stands, how it came to this, figures that differ, who says what and what is next.

The page is for somebody who reads nothing else. So the newest report speaks first, a plan that a newer report may have overtaken
is left out, each person speaks once and last, and every part has its share of the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from briefing.brief.levels import at_level
from briefing.brief.lines import JointBrief, Line, Reports, TopicLines, alike, once, tells
from briefing.comparing.comparison import outside_quotes
from briefing.comparing.families import Family, families, versions
from briefing.comparing.figures import Difference, differences, stems
from briefing.comparing.identity import WORD, Key
from briefing.comparing.timeline import Timeline
from briefing.lexicon.lists import fold, shipped
from briefing.model import Analysis, Span
from briefing.model.times import LEAP_YEAR, UNKNOWN_YEAR

T = TypeVar("T")
NOW_WORDS, BEFORE_WORDS, NUMBERS_WORDS, QUOTES_WORDS, NEXT_WORDS = (
    85,
    95,
    60,
    65,
    50,
)  # about 350 together, with the sources a page
BEFORE = "How it came to this"
NEWS = 0.4  # of the stems of a line that no line of the page has told
COMMON = 6.0  # zipf of a word that tells nothing
RECENT = 3  # days before the newest report from which plans are still told
SHORTEST_LINE, LONGEST_LINE = 6, 45  # words
SHORTEST_QUOTE, LONGEST_QUOTE = 5, 28  # words
MOST_NUMBERS, MOST_QUOTES, MOST_NEXT = 3, 5, 4
MARKS = ' ,.“”"'
WORST_FIRST = ("disagree", "later", "open")


class Page(Reports):
    """One run over several reports; what is on the page already is not told again."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        super().__init__(analyses)
        self.briefs = [at_level(analysis, "standard") for analysis in analyses]
        self.words = [frozenset(stems(analysis.article.text)) for analysis in analyses]
        self.told: list[Line] = []
        self.plans = self.expected()

    def brief(self) -> JointBrief:
        now = self.fitting(self.newest_first(), NOW_WORDS)
        chosen = self.fitting(self.earlier(), BEFORE_WORDS)
        before = self.in_time(sorted(chosen, key=lambda line: line.places[0].source), lambda line: line.places[0].source)
        numbers = within(self.numbers(), sum_of_words, NUMBERS_WORDS, MOST_NUMBERS)
        said = within(self.quotes(), lambda f: sum(len(v.text.split()) for v in f.versions), QUOTES_WORDS, MOST_QUOTES)
        coming = within(self.coming(), lambda line: len(line.text.split()), NEXT_WORDS, MOST_NEXT)
        return JointBrief(
            "page",
            tuple(now),
            (TopicLines(BEFORE, tuple(before)),) if before else (),
            tuple(said),
            tuple(numbers),
            Timeline((), (), 0),
            (),
            tuple(coming),
            (),
        )

    # ------------------------------------------------------------------ what happened
    def newest(self) -> list[int]:
        """The reports of the newest day, the one first of which the others tell most; all where no days are known."""
        able = [k for k, day in enumerate(self.days) if not self.today or day == self.today]
        return sorted(able, key=lambda k: -self.central(self.bottom(k)))

    def bottom(self, source: int) -> Line | None:
        item = self.briefs[source].bottom
        return self.line(source, Span(item.start, item.end)) if item else None

    def central(self, line: Line | None) -> float:
        """How much of a line the other reports speak of, too, rare words (names, what happened) before those of any report."""
        if line is None:
            return 0.0
        others = [words for k, words in enumerate(self.words) if k != line.places[0].source]
        told = {stem: sum(stem in words for words in others) for stem in stems(line.text)}
        rare = ((COMMON - shipped().zipf(word), stems(word)) for word in dict.fromkeys(WORD.findall(fold(line.text))))
        return sum(max(0.0, weight) * told.get(stem, 0) for weight, found in rare for stem in found) / (len(others) or 1)

    def newest_first(self) -> Iterator[Line]:
        """The bottom lines of the newest reports, then what else they tell, the more telling first as reports do, by turns."""
        newest = self.newest()
        yield from filter(None, map(self.bottom, newest))
        points = [sorted(self.briefs[k].points, key=lambda p: p.start) for k in newest]
        for turn in range(max(map(len, points), default=0)):
            for source, mine in zip(newest, points, strict=True):
                if turn < len(mine):
                    line = self.line(source, Span(mine[turn].start, mine[turn].end))
                    if not line.opener and not is_said(line.text) and not any(line.text in p.text for p in self.plans):
                        yield line

    def earlier(self) -> list[Line]:
        """The bottom lines of the other reports, those first of which most is told by all."""
        lines = [line for k in range(len(self.analyses)) if k not in self.newest() and (line := self.bottom(k))]
        return sorted(lines, key=lambda line: -self.central(line))

    def fitting(self, lines: Iterable[Line], words: int) -> list[Line]:
        """Lines in so many words that each tell something new, the first in any case; they are told from now on."""
        out: list[Line] = []
        left = words
        for line in once(lines):
            size = len(line.text.split())
            if (out and size > left) or not (self.is_new(line) and SHORTEST_LINE <= size <= LONGEST_LINE * (2 if not out else 1)):
                continue
            out.append(line)
            self.told.append(line)
            left -= size
        return out

    def is_new(self, line: Line) -> bool:
        known = {stem for other in self.told for stem in stems(other.text)}
        mine = frozenset(stems(line.text))
        return len(mine - known) >= NEWS * len(mine) and not any(tells(other, line) for other in self.told)

    # ------------------------------------------------------------------ numbers, quotes, plans
    def numbers(self) -> list[Difference]:
        """Where reports disagree, then what newer reports tell otherwise, the newest first."""
        found = outside_quotes(differences(self.analyses), families(self.analyses))
        return sorted(
            found, key=lambda d: (WORST_FIRST.index(d.how), -len(d.readings), -self.in_order(d.readings[-1].place.source))
        )

    def in_order(self, source: int) -> int:
        return self.in_time(range(len(self.days)), lambda k: k).index(source)

    def quotes(self) -> list[Family]:
        """What each said last and shortly, those first whom most reports quote; what reports give differently on one day first of all."""
        said = [self.latest(family) for family in families(self.analyses)]
        heard: dict[Key, set[int]] = {}
        for family in families(self.analyses):
            heard.setdefault(family.key, set()).update(family.sources)
        able = [
            f
            for f in said
            if all(self.is_short(v.text) for v in f.versions)
            and not any(f.versions[0].text.strip(MARKS) in line.text for line in self.told)
        ]
        able.sort(key=lambda f: (not f.differs, -max(map(self.in_order, f.sources)), f.versions[0].places[-1].start))
        last = {family.key: family for family in reversed(able)}
        ranked = sorted(last.values(), key=lambda f: (not f.differs, -len(heard[f.key]), said.index(f)))
        turns = {family.key: sum(f.sources[-1:] == family.sources[-1:] for f in ranked[:k]) for k, family in enumerate(ranked)}
        return sorted(ranked, key=lambda f: (not f.differs, -len(heard[f.key]), turns[f.key]))

    def latest(self, family: Family) -> Family:
        """A family without what was said on another occasion: where it goes over weeks, its newest wordings alone."""
        newest = min(map(self.age, family.sources))
        kept = [[p for p in v.places if self.age(p.source) - newest <= RECENT] for v in family.versions]
        return replace(family, versions=versions([places for places in kept if places]))

    def is_short(self, text: str) -> bool:
        return SHORTEST_QUOTE <= len(text.split()) <= LONGEST_QUOTE

    def age(self, source: int) -> int:
        """How many days a report is older than the newest; one that tells no day is not recent, where most tell theirs."""
        day = self.days[source]
        if not self.today:
            return 0
        return days_between(day, self.today) if day and alike(day, self.today) else RECENT + 1

    def expected(self) -> list[Line]:
        """What the newest reports expect: with a day first, in the order of the days, nothing that is over."""
        recent = [k for k in range(len(self.analyses)) if self.age(k) <= RECENT]
        dated = self.dated
        lines = [Line(e.text, e.places, e.opener) for e in dated.planned if e.places[0].source in recent and self.is_ahead(e)]
        over = [place for e in dated.events if not self.is_ahead(e) for place in e.places]
        for source in sorted(recent, key=self.age):
            mine = [p for p in over if p.source == source]
            spans = [s for s in self.briefs[source].coming if not any(p.start <= s.start < p.end for p in mine)]
            lines += [self.line(source, s, cut=True) for s in spans]
        return [line for line in once(lines) if len(line.text.split()) <= LONGEST_LINE and not is_said(line.text)]

    def coming(self) -> list[Line]:
        """What of that is not told yet, and each once."""
        new: list[Line] = []
        for line in self.plans:
            if not any(tells(other, line) or line.text in other.text for other in [*self.told, *new]):
                new.append(line)
        return new


def is_said(text: str) -> bool:
    """Whether a line is somebody's words alone, or asks instead of telling."""
    return text.startswith(tuple("“\"‘'")) or text.rstrip("”\"’'").endswith("?")


def within(things: Iterable[T], words: Callable[[T], int], most_words: int, most: int) -> list[T]:
    """The first of what fits into so many words, each that does not fit being passed over."""
    out: list[T] = []
    left = most_words
    for thing in things:
        size = words(thing)
        if size <= left and len(out) < most:
            out.append(thing)
            left -= size
    return out


def sum_of_words(difference: Difference) -> int:
    """Of what the page shows of it: the values and the newest sentence."""
    return len(" ".join([*(value[0].phrase for value in difference.values), difference.readings[-1].text]).split())


def days_between(first: str, last: str) -> int:
    """Days from one to the other, those of no year as of one and the same."""
    a, b = (date.fromisoformat(day.replace(UNKNOWN_YEAR, LEAP_YEAR)) for day in (first, last))
    return (b - a).days

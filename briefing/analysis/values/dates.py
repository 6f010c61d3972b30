"""When: the phrases of a text that tell a time, each with its value at the grain of the phrase (`lexicon/dates.toml`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from briefing.analysis.values.readers import FROM_TOLD, READERS
from briefing.analysis.values.resolving import UNDATED, Day, table
from briefing.analysis.values.tense import TenseSign, tense_at, tense_signs
from briefing.lexicon.lists import Remembered, lexicon_file
from briefing.lexicon.patterns import pattern
from briefing.model import Article, DateMention, Span
from briefing.model.times import UNKNOWN_YEAR, article_day, bounds, grain, is_day

YEARS = range(1997, 2025)  # 28 years, in which every day of the year falls on every weekday
DAYS = (
    "day",
    "days",
    "day_of_month",
    "weekday",
    "weekday_of_week",
    "near",
    "part_of_day",
    "holiday",
    "week_of",
    "ago",
    "from_now",
    "undated",
)
ABSOLUTE = ("decade", "century", "year_in_short")
SETS_REMEMBERED = 1 << 11  # sets of signs, of which some hundred occur
NO_SIGN: frozenset[str] = frozenset()
PART = pattern(r"\{(\w+)\}")
FIGURE = r"\d"
WORD_EDGE, EDGE_BEFORE_WORD = r"\b", r"\b(?=\w)"
"""patterns that begin with an edge begin with a word: at the edges behind words, half of them, most of the pattern is not tried"""


Signs = tuple[tuple[str, re.Pattern[str]], ...]
"""names, each with what it looks like"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the data: `needs` names the signs without all of which it is not tried."""

    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    reads: str
    order: int
    context: re.Pattern[str] | None = None
    alone: bool = False

    @property
    def blocks(self) -> bool:
        """Whether it comes before others at the same place: it says that something is no date, or counts from another date."""
        return self.reads in ("nothing", "undated", *FROM_TOLD)


@dataclass(frozen=True, slots=True)
class DateMatch:
    start: int
    end: int
    rule: Rule
    groups: dict[str, str]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the file."""
    data = lexicon_file("dates")
    parts = data["parts"]
    listed = []
    for order, row in enumerate(data["rules"]):
        text = row["pattern"]
        while PART.search(text) and any(name in parts for name in PART.findall(text)):
            text = PART.sub(lambda m: parts.get(m[1], m[0]), text)
        text = EDGE_BEFORE_WORD + text.removeprefix(WORD_EDGE) if text.startswith(WORD_EDGE) else text
        context = pattern(row["context"]) if "context" in row else None
        needs = frozenset(row["needs"].split())
        listed.append(Rule(row["name"], needs, pattern(text), row["reads"], order, context, row.get("alone", False)))
    return tuple(listed)


@cache
def looks() -> tuple[tuple[re.Pattern[str], Signs], ...]:
    """All signs in three looks, for most words have none: the texts, what begins a word, and what has a figure.

    In one look together they take thrice the time: `re` skips alternatives by their first letters, unless one of them has none.
    """
    data = lexicon_file("dates")
    texts = {name: "|".join(map(re.escape, some)) for name, some in data["signs"].items()}
    words = {name: f"{EDGE_BEFORE_WORD}(?:{text})" for name, text in data["sign_words"].items()}
    any_word = f"{EDGE_BEFORE_WORD}(?:{'|'.join(data['sign_words'].values())})"
    looked_for = (("|".join(texts.values()), texts), (any_word, words), (FIGURE, data["sign_figures"]))
    return tuple((re.compile(text), tuple((name, re.compile(sign)) for name, sign in s.items())) for text, s in looked_for)


def signs_of(stretch: str) -> frozenset[str]:
    """The signs of a time in a stretch without white space."""
    found: list[str] = []
    for look, some in looks():
        if look.search(stretch):
            found += [name for name, sign in some if sign.search(stretch)]
    return frozenset(found) if found else NO_SIGN


KNOWN_SIGNS = Remembered(signs_of)


def signs_in(sentence: str) -> frozenset[str]:
    """The signs of a time in a sentence: far cheaper than the rules, most of which it spares."""
    return frozenset().union(*map(KNOWN_SIGNS.__getitem__, sentence.split()))


@lru_cache(maxsize=SETS_REMEMBERED)
def rules_for(seen: frozenset[str]) -> tuple[Rule, ...]:
    """The rules whose signs are all there."""
    return tuple(rule for rule in rules() if rule.needs <= seen)


def find(text: str, sentences: Sequence[Span], now: Day) -> tuple[list[DateMention], list[Span]]:
    """The dates of a text, and the phrases that tell a time which cannot be dated; both in the order of the text."""
    dates: list[DateMention] = []
    undated: list[Span] = []
    for sentence in sentences:
        said = text[sentence.start : sentence.end]
        seen = signs_in(said)
        found = matches(said, seen) if seen else ()
        verbs: list[TenseSign] | None = None
        told = ""
        for one in found:
            if one.rule.alone and dates and speaks_of_another_day(dates, now):
                continue
            verbs = tense_signs(said) if verbs is None else verbs
            tense = tense_at(said, one.start, one.end, verbs)
            groups = one.groups | {"told": told} if one.rule.reads in FROM_TOLD else one.groups
            value = READERS[one.rule.reads](groups, now, tense)
            if value and "y" not in one.groups and one.rule.reads not in ABSOLUTE:
                value = now.without_year(value)
            span = Span(sentence.start + one.start, sentence.start + one.end)
            if value and grain(value):
                told = value
                dates.append(DateMention(span.start, span.end, value, grain(value), tense_of(value, now, tense), one.rule.name))
            elif value == UNDATED:
                undated.append(span)
    return dates, undated


def speaks_of_another_day(dates: Sequence[DateMention], now: Day) -> bool:
    """Whether the last day that a text told is not its own: "at the close of the day" goes on about that."""
    told = next((date.value for date in reversed(dates) if date.grain == "day"), None)
    return told is not None and now.known is not None and told != now.known.isoformat()


def matches(sentence: str, seen: frozenset[str]) -> list[DateMatch]:
    """What the rules find, no two overlapping: the earliest, then what says that it is no date, then the longest."""
    found = [
        DateMatch(*span_of(match), rule, groups_of(match))
        for rule in rules_for(seen)
        if rule.context is None or rule.context.search(sentence)
        for match in rule.pattern.finditer(sentence)
    ]
    found.sort(key=lambda f: (f.start, not f.rule.blocks, -f.end, f.rule.order))
    taken: list[DateMatch] = []
    for one in found:
        if not taken or one.start >= taken[-1].end:
            taken.append(one)
    has_day = any(f.rule.reads in DAYS and not f.rule.alone and not tells_this_day(f) for f in taken)
    return [f for f in taken if not (f.rule.alone and has_day)]


def tells_this_day(found: DateMatch) -> bool:
    """Today, tonight: the article's own day."""
    return found.groups.get("word", "").lower() in ("today", "tonight")


def span_of(match: re.Match[str]) -> tuple[int, int]:
    """The stretch that tells the time: the group `x` of a rule that has one, else all of the match."""
    for name, value in match.groupdict().items():
        if value is not None and name.rstrip("_") == "x":
            return match.span(name)
    return match.span()


def groups_of(match: re.Match[str]) -> dict[str, str]:
    """What was named in the match; `y` and `y_` are two places where the same may stand."""
    return {name.rstrip("_"): value for name, value in match.groupdict().items() if value is not None}


def tense_of(value: str, now: Day, verb: str) -> str:
    """Past or coming, by the calendar where that tells, else by the verb."""
    if now.known is None or (value.startswith(UNKNOWN_YEAR) and not now.stands_for):
        return verb or "past"
    if now.stands_for:
        later = value.startswith(UNKNOWN_YEAR) and value[5:] > now.month_day[: len(value) - 5]
        return verb or ("coming" if later else "past")
    first, last = bounds(value)
    if last < now.known.isoformat():
        return "past"
    return "coming" if first > now.known.isoformat() else verb or "past"


def day_of(article: Article) -> Day:
    """The day of an article, from which its phrases are counted."""
    told = article_day(article.published, article.dateline or "")
    if told.startswith(UNKNOWN_YEAR):
        return Day(None, told[5:])
    return Day(date.fromisoformat(told)) if told else Day()


def with_weekday(now: Day, opening: str) -> Day:
    """A day whose year nothing tells, with its weekday, by which others can be counted.

    A report with a dateline tells in its first sentence what happened on the day of the dateline: "PORT, May 3 (Agency) -
    Dockers walked out on Friday". Any year in which that day was a Friday will do to count from.
    """
    if now.known or not now.month_day:
        return now
    verbs = tense_signs(opening)
    for found in matches(opening, frozenset(("weekday",))):
        plain = found.rule.name == "weekday" and "which" not in found.groups
        if plain and tense_at(opening, found.start, found.end, verbs) == "past":
            wanted = table("weekdays")[found.groups["w"].lower().rstrip(".")]
            days = (date.fromisoformat(f"{year}-{now.month_day}") for year in YEARS if is_day(f"{year}-{now.month_day}"))
            same = next((day for day in days if day.weekday() == wanted), None)
            return Day(same, now.month_day, stands_for=True) if same else now
    return now

"""What happened when: every sentence that dates something, of one report or of several, in the order of the days."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.comparing.named import named
from briefing.comparing.places import Place, behind_dateline, place
from briefing.comparing.wording import letters
from briefing.model import Analysis, DateMention
from briefing.model.times import UNKNOWN_YEAR, article_day, bounds

MEASURED_FROM, REACH = (
    re.compile(r"\b(?:first|last|most|least|best|worst|[a-z]+est)\b[^.;]*\bsince\s$"),
    80,
)  # and characters before a date
PLANNED = 3  # the part of a short timeline that is kept for what was to come
FINE = ("day", "weekend", "week", "month", "range")


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence, verbatim, and when what it tells happened; `places` are all reports in which it stands with these letters.

    `value` and `grain` as in `times.py`; `planned` is what was still to come on the day of its report; `phrase` are the words
    that tell the time.
    """

    value: str
    grain: str
    planned: bool
    phrase: str
    text: str
    places: tuple[Place, ...]
    opener: str = ""
    """whom the pronoun means with which the sentence opens"""


@dataclass(frozen=True, slots=True)
class Timeline:
    """`past` and `planned` in the order of their days; `undated` is how many phrases told a time that nothing dates."""

    past: tuple[Event, ...]
    planned: tuple[Event, ...]
    undated: int
    without_day: tuple[int, ...] = ()
    """the reports (from 0) of which neither a date nor a dateline tells the day"""
    cut: int = 0
    """how many events a shorter timeline leaves out"""

    @property
    def events(self) -> tuple[Event, ...]:
        return self.past + self.planned


def timeline(analyses: Sequence[Analysis]) -> Timeline:
    """The timeline of one report or several; the same sentence of two reports once, with both places."""
    found = [event for source, analysis in enumerate(analyses) for event in events_of(analysis, source)]
    merged = sorted(merge(found), key=order)
    days = [article_day(a.article.published, a.article.dateline or "") for a in analyses]
    return Timeline(
        tuple(e for e in merged if not e.planned),
        tuple(e for e in merged if e.planned),
        sum(a.article.kind_at(s.start) == "text" for a in analyses for s in a.undated),
        tuple(k for k, day in enumerate(days) if not day),
    )


def order(event: Event) -> tuple[bool, str, str, int, int]:
    """By the first day, then the shorter stretch; days whose year nothing tells come last."""
    first, last = bounds(event.value)
    return event.value.startswith(UNKNOWN_YEAR), first, last, event.places[0].source, event.places[0].start


def events_of(analysis: Analysis, source: int) -> Iterator[Event]:
    """One event a date; two dates of a sentence are two events with one sentence, the same date twice is one."""
    article = analysis.article
    starts = [s.start for s in analysis.sentences]
    names = named(analysis, source)
    seen: set[tuple[int, str]] = set()
    by_sentence: dict[int, list[DateMention]] = {}
    for date in analysis.dates:
        by_sentence.setdefault(bisect_right(starts, date.start) - 1, []).append(date)
    for k, date in ((k, date) for k, dates in by_sentence.items() for date in telling(dates, article.text)):
        if k < 0 or article.kind_at(date.start) != "text":
            continue
        sentence = behind_dateline(article, analysis.sentences[k])
        if (k, date.value) in seen or date.end <= sentence.start:
            continue
        seen.add((k, date.value))
        yield Event(
            date.value,
            date.grain,
            date.tense == "coming",
            article.text[date.start : date.end],
            sentence.of(article.text),
            (place(analysis, source, sentence.start, sentence.end),),
            names.get(sentence.start, ""),
        )


def telling(dates: Sequence[DateMention], text: str) -> Sequence[DateMention]:
    """The dates of a sentence without those that only name something of the past, where another one tells when it was:
    "Sales fell on Tuesday, the most since 2011", "police said on Wednesday of Monday's fire"."""

    def names(date: DateMention) -> bool:
        owns = text[date.end - 2 : date.end + 2].replace("’", "'")
        measured = MEASURED_FROM.search(text, max(0, date.start - REACH), date.start)
        return date.tense != "coming" and ("'s" in owns or measured is not None)

    return [d for d in dates if not names(d)] or dates


def merge(events: Sequence[Event]) -> list[Event]:
    """Events of one day that are told with the same letters, once."""
    out: dict[tuple[str, bool, str], Event] = {}
    for event in events:
        key = (event.value, event.planned, letters(event.text))
        have = out.get(key)
        out[key] = replace(have, places=(*have.places, *event.places)) if have else event
    return list(out.values())


def most_telling(found: Timeline, most: int) -> Timeline:
    """The timeline cut to about so many events, of what was to come a third where there is as much.

    Each report has one of its own before another has two, however many that are: the last one brings the outcome. Of what was
    to come, what lies behind all that happened is worth more than what another report overtook.
    """
    today = max((bounds(e.value)[0] for e in found.past), default="")
    ahead = [e for e in found.planned if bounds(e.value)[1] >= today]
    planned = by_turns(ahead) + by_turns([e for e in found.planned if e not in ahead])
    past = by_turns(found.past)
    share = min(len(planned), most // PLANNED)
    reports = len({event.places[0].source for event in past})
    past = past[: max(most - share, reports if most else 0)]
    kept = {*past, *planned[: max(most - len(past), share)]}
    return replace(
        found,
        past=tuple(e for e in found.past if e in kept),
        planned=tuple(e for e in found.planned if e in kept),
        cut=len(found.events) - len(kept),
    )


def by_turns(events: Sequence[Event]) -> list[Event]:
    """The most telling event of each report, then the second of each, and so on."""
    turns: Counter[int] = Counter()
    ranked = []
    for event in sorted(events, key=weight):
        turns[event.places[0].source] += 1
        ranked.append((turns[event.places[0].source], event))
    return [event for _, event in sorted(ranked, key=lambda row: row[0])]


def weight(event: Event) -> tuple[int, int, int, int]:
    """Those come first that more reports tell, to a finer grain, in an opening."""
    place = event.places[0]
    grain = FINE.index(event.grain) if event.grain in FINE else len(FINE)
    return -len({p.source for p in event.places}), grain, place.paragraph, place.source

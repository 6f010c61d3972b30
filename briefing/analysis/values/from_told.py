"""What is counted from the date that the sentence names before it: "a year earlier", "the same period last year", "the full year".

The functions are those of `resolving.py`; the group `told` of a match holds the value of that date, empty where there is none.
"""

from __future__ import annotations

from briefing.analysis.values.resolving import UNDATED, Day, Groups
from briefing.lexicon.patterns import pattern

PERIOD = pattern(r"\d{4}(?:-\d\d|-Q[1-4]|-(?:SP|SU|FA|WI))?")
"""a year, month, quarter or season"""


def year_earlier(f: Groups, now: Day, tense: str) -> str | None:
    """The same a year before; "the year before" is that of a year alone."""
    told = f.get("told", "")
    if not PERIOD.fullmatch(told) or ("same" not in f and len(told) > len("2024")):
        return UNDATED
    return f"{int(told[:4]) - 1:04}{told[4:]}"


def same_period(f: Groups, now: Day, tense: str) -> str | None:
    """The period told before, of the year that is named, of last year, or of the year before its own."""
    told = f.get("told", "")
    known = bool(PERIOD.fullmatch(told))
    if "earlier" in f:
        return f"{int(told[:4]) - 1:04}{told[4:]}" if known else UNDATED
    year = f.get("y") or (f"{now.known.year - 1:04}" if now.known and not now.stands_for else "")
    return f"{year}{told[4:] if known else ''}" if year else UNDATED


def whole_year(f: Groups, now: Day, tense: str) -> str | None:
    told = f.get("told", "")
    return told[:4] if PERIOD.fullmatch(told) else None

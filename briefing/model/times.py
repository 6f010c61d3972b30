"""What a value of time covers: its grain, its first and its last day, how it is shown; and the day of an article.

The values are those of `analysis/values/resolving.py`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

UNKNOWN_YEAR = "XXXX"
LEAP_YEAR = "2000"  # any, so that 29 February is a day
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH_DAY = re.compile(r"\b([A-Z][a-z]{2,8})\.?\s(\d{1,2})(?:,?\s(\d{4}))?\b|\b(\d{1,2})\s([A-Z][a-z]{2,8})\.?(?:,?\s(\d{4}))?\b")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FORMS = {
    "day": re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d"),
    "month": re.compile(r"(?:\d{4}|XXXX)-\d\d"),
    "weekend": re.compile(r"\d{4}-W\d\d-WE"),
    "week": re.compile(r"\d{4}-W\d\d"),
    "season": re.compile(r"\d{4}-(?:SP|SU|FA|WI)"),
    "quarter": re.compile(r"\d{4}-Q[1-4]"),
    "decade": re.compile(r"\d{3}X"),
    "century": re.compile(r"\d{2}XX"),
    "year": re.compile(r"\d{4}"),
}


def grain(value: str) -> str:
    """How exact a value is: one of the names of FORMS, or `range` for a stretch; "" for what is no value."""
    if "/" in value:
        return "range"
    return next((name for name, form in FORMS.items() if form.fullmatch(value)), "")


def bounds(value: str) -> tuple[str, str]:
    """The first and the last day as YYYY-MM-DD, to be compared as texts; XXXX sorts behind every year."""
    if "/" in value:
        first, _, last = value.partition("/")
        return bounds(first)[0], bounds(last)[1]
    kind = grain(value)
    if kind == "day":
        return value, value
    if kind == "month":
        days = 31 if value.startswith(UNKNOWN_YEAR) else monthrange(int(value[:4]) or 1, int(value[5:]))[1]
        return f"{value}-01", f"{value}-{days:02}"
    if kind in ("week", "weekend"):
        monday = date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        return (monday + timedelta(5 * (kind == "weekend"))).isoformat(), (monday + timedelta(6)).isoformat()
    if kind in ("season", "quarter"):
        begins = SEASON_MONTHS[value[5:]] if kind == "season" else 3 * int(value[6:]) - 2
        year, month = divmod(int(value[:4]) * 12 + begins - 1 + 2, 12)
        return f"{value[:4]}-{begins:02}-01", f"{year:04}-{month + 1:02}-{monthrange(year or 1, month + 1)[1]:02}"
    begin, end = value.replace("X", "0"), value.replace("X", "9")
    return f"{begin}-01-01", f"{end}-12-31"


def shown(value: str) -> str:
    """A value as a reader would write it: 4 March 2024, week of 11 March 2024, spring 2024, the 1990s."""
    if "/" in value:
        first, _, last = value.partition("/")
        return f"{shown(first)} to {shown(last)}"
    kind = grain(value)
    year = "" if value.startswith(UNKNOWN_YEAR) else f" {value[:4]}"
    if kind == "day":
        return f"{int(value[8:])} {MONTHS[int(value[5:7]) - 1]}{year}"
    if kind == "month":
        return f"{MONTHS[int(value[5:7]) - 1]}{year}"
    if kind in ("week", "weekend"):
        return f"{kind} of {shown(bounds(value)[0])}"
    if kind == "season":
        return f"{SEASONS[value[5:]]}{year}"
    if kind == "quarter":
        return f"quarter {value[6:]} of{year}"
    if kind == "decade":
        return f"the {value[:3]}0s"
    return f"the years {value[:2]}00 to {value[:2]}99" if kind == "century" else value


def article_day(published: str, dateline: str) -> str:
    """The day of an article, of its date of publication or else its dateline: YYYY-MM-DD, XXXX-MM-DD, or "" for none."""
    told = ISO_DAY.match(published)
    if told and is_day(told.group()):
        return told.group()
    match = MONTH_DAY.search(dateline)
    if not match:
        return ""
    name, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    month = next((n for n, full in enumerate(MONTHS, 1) if full.startswith(name[:3])), 0)
    value = f"{year or UNKNOWN_YEAR}-{month:02}-{int(day):02}"
    return value if month and is_day(value.replace(UNKNOWN_YEAR, LEAP_YEAR)) else ""


def is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True

"""What a value of time covers: its grain, its first and its last day. The values are those of `analysis/values/resolving.py`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

UNKNOWN_YEAR = "XXXX"
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

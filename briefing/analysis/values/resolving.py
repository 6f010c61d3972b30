"""A phrase that tells a time, and the article's day, to a value at the grain of the phrase; never finer.

Values are ISO 8601 and its extended form (EDTF) as far as they go: day 2024-04-23, month 2024-04, year 2024, week 2024-W12,
weekend 2024-W12-WE, season 2024-SP (SU, FA, WI), quarter 2024-Q1, decade 199X, century 13XX, stretch a/b; XXXX for a year
that is not told. A function here takes the named groups of a rule's match, the day and the tense of the nearest verb
("past", "coming" or ""), and gives the value, `UNDATED` where the phrase tells a time that cannot be dated, None where it
tells none at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from typing import Any

from briefing.lexicon.lists import lexicon_file
from briefing.lexicon.patterns import pattern

UNDATED = ""
UNKNOWN_YEAR = "XXXX"
Groups = Mapping[str, str]
COUNTED = pattern(r"\d{4}-\d\d(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class Day:
    """The day of the article: `known` when its year is told, else only `month_day`, or nothing at all.

    With `stands_for`, `known` is a day of some year with the right weekday, and what is counted from it has no year.
    """

    known: date | None = None
    month_day: str = ""
    stands_for: bool = False

    def without_year(self, value: str) -> str:
        """A value that was counted from this day, with its year taken off where that is not told."""
        if not self.stands_for or not value:
            return value
        return f"{UNKNOWN_YEAR}{value[4:]}" if COUNTED.fullmatch(value) else UNDATED


@cache
def table(name: str) -> dict[str, Any]:
    """One table of `lexicon/dates.toml`."""
    found: dict[str, Any] = lexicon_file("dates")[name]
    return found


def word(name: str, text: str) -> Any:
    """What a word stands for in one of the tables; None when it is not there."""
    return table(name).get(text.lower().rstrip(".").replace("’", "'"))


def number(text: str) -> int:
    return int(text) if text.isdigit() else int(word("numbers", text.split()[-1]))


def month_of(f: Groups, key: str = "m") -> int:
    return int(word("months", f[key]))


def made(year: int, month: int, day: int) -> date | None:
    """A day, or None when there is none of that number."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


# ---------------------------------------------------------------------- days
def nearest(days: list[date], now: date, tense: str) -> date | None:
    """The last one that is not after today for the past, the first that is not before it for what comes, else the nearest."""
    if tense == "past":
        return max((d for d in days if d <= now), default=None)
    if tense == "coming":
        return min((d for d in days if d >= now), default=None)
    return min(days, key=lambda d: (abs(d - now), d > now), default=None)


def day(f: Groups, now: Day, tense: str) -> str | None:
    month = int(f["m"]) if f["m"].isdigit() else month_of(f)
    number_of_day = int(f["d"]) if f["d"].isdigit() else int(word("ordinals", f["d"]))
    if "y" in f:
        found = made(int(f["y"]), month, number_of_day)
        return found.isoformat() if found else None
    if made(2000, month, number_of_day) is None:
        return None
    if now.known is None:
        return f"{UNKNOWN_YEAR}-{month:02}-{number_of_day:02}"
    years = range(max(MINYEAR, now.known.year - 1), min(MAXYEAR, now.known.year + 1) + 1)
    days = [d for y in years if (d := made(y, month, number_of_day))]
    if "w" in f:
        days = [d for d in days if d.weekday() == word("weekdays", f["w"])] or days
        tense = tense if len(days) > 1 else ""
    found = nearest(days, now.known, tense)
    return found.isoformat() if found else UNDATED


def day_of_month(f: Groups, now: Day, tense: str) -> str | None:
    """A day of this month or one beside it."""
    if now.known is None:
        return UNDATED
    months = [divmod(now.known.year * 12 + now.known.month - 1 + step, 12) for step in (-1, 0, 1)]
    days = [d for year, month in months if MINYEAR <= year <= MAXYEAR and (d := made(year, month + 1, int(f["d"])))]
    found = nearest(days, now.known, tense)
    return found.isoformat() if found else UNDATED


def days(f: Groups, now: Day, tense: str) -> str | None:
    """From one day to another; the month is told at one end or at both."""
    last = {**f, "m": f.get("m2", f.get("m", "")), "d": f["d2"]}
    first = {**f, "m": f.get("m", f.get("m2", ""))}
    begin, end = day(first, now, tense), day(last, now, tense)
    return f"{begin}/{end}" if begin and end and begin < end else None


def week_of(f: Groups, now: Day, tense: str) -> str | None:
    found = day(f, now, tense)
    return week(date.fromisoformat(found)) if found and not found.startswith(UNKNOWN_YEAR) else found and UNDATED


def holiday(f: Groups, now: Day, tense: str) -> str | None:
    month, number_of_day = word("holidays", f["feast"]).split("-")
    return day({**f, "m": month, "d": number_of_day}, now, tense)


def weekday(f: Groups, now: Day, tense: str) -> str | None:
    if now.known is None:
        return UNDATED
    which = f.get("which", "").lower()
    ahead = (word("weekdays", f["w"]) - now.known.weekday()) % 7
    if which == "last":
        ahead = ahead - 7
    elif which == "next":
        ahead = ahead or 7
    elif "past" in which or (tense != "coming" and not which) or (which == "this" and tense == "past"):
        ahead = ahead - 7 if ahead else 0
    found = shifted(now.known, ahead)
    return found.isoformat() if found else None


def weekday_of_week(f: Groups, now: Day, tense: str) -> str | None:
    if now.known is None:
        return UNDATED
    weeks = {"last": -1, "this": 0, "next": 1}[f["which"].lower()]
    found = shifted(now.known, 7 * weeks + word("weekdays", f["w"]) - now.known.weekday())
    return found.isoformat() if found else None


def near(f: Groups, now: Day, tense: str) -> str | None:
    said = f.get("two", f.get("word", "")).lower()
    steps = {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return on(now, steps[said])


def part_of_day(f: Groups, now: Day, tense: str) -> str | None:
    return on(now, -1 if "last" in f else 0)


def clock_time(f: Groups, now: Day, tense: str) -> str | None:
    return on(now, 0) if tense != "coming" else None


def on(now: Day, days_on: int) -> str | None:
    """The day so many days after the article's."""
    if now.known is None:
        return f"{UNKNOWN_YEAR}-{now.month_day}" if now.month_day and not days_on else UNDATED
    found = shifted(now.known, days_on)
    return found.isoformat() if found else None


# ---------------------------------------------------------------------- counted from the article's day
def ago(f: Groups, now: Day, tense: str) -> str | None:
    return counted(number(f["n"]), f["u"], now, -1)


def from_now(f: Groups, now: Day, tense: str) -> str | None:
    if tense != "coming" and "time" not in f and "now" not in f:
        return None
    return counted(number(f["n"]), f["u"], now, 1)


def counted(count: int, unit: str, now: Day, sign: int) -> str | None:
    if now.known is None:
        return UNDATED
    if unit in ("day", "week"):
        return on(now, sign * count * (7 if unit == "week" else 1))
    if unit == "month" or (unit == "year" and count == 1):
        return months_on(now.known, sign * count * (12 if unit == "year" else 1))
    year = now.known.year + sign * count * {"year": 1, "decade": 10}.get(unit, 100)
    return f"{year:04}" if year > 0 else None


def months_on(now: date, count: int) -> str | None:
    year, month = divmod(now.year * 12 + now.month - 1 + count, 12)
    return f"{year:04}-{month + 1:02}" if MINYEAR <= year <= MAXYEAR else None


# ---------------------------------------------------------------------- weeks, months, years
def week(now: date) -> str:
    year, number_of_week, _ = now.isocalendar()
    return f"{year:04}-W{number_of_week:02}"


def weekend(f: Groups, now: Day, tense: str) -> str | None:
    if now.known is None:
        return UNDATED
    which = f.get("which", "").lower()
    is_on = now.known.weekday() > 4
    if which == "next":
        weeks = 1
    elif which == "last" or ("past" in which) or (tense != "coming" and which in ("", "this") and not is_on):
        weeks = -1 if which != "this" or tense == "past" else 0
    else:
        weeks = 0
    found = shifted(now.known, 7 * weeks)
    return f"{week(found)}-WE" if found else None


def unit_near(f: Groups, now: Day, tense: str) -> str | None:
    """This week, last month, the end of the year: the unit of the article's day or one beside it."""
    if now.known is None:
        return UNDATED
    step = {"last": -1, "next": 1}.get(f.get("which", "").lower(), 0)
    if f.get("end") in ("end", "close") and tense == "past" and "which" not in f:
        step = -1
    today, unit = now.known, f["u"]
    if unit == "week":
        found = shifted(today, 7 * step)
        return week(found) if found else None
    if unit == "month":
        return months_on(today, step)
    if unit == "quarter":
        return quarters_on(today, step)
    year = today.year + step * {"year": 1, "decade": 10, "century": 100}[unit]
    return {"year": f"{year:04}", "decade": f"{year // 10:03}X", "century": f"{year // 100:02}XX"}[unit] if year > 0 else None


def quarters_on(now: date, step: int) -> str:
    year, quarter_of_year = divmod(now.year * 4 + (now.month - 1) // 3 + step, 4)
    return f"{year:04}-Q{quarter_of_year + 1}"


def month(f: Groups, now: Day, tense: str) -> str | None:
    number_of_month = month_of(f)
    if "y" in f:
        return f"{f['y']}-{number_of_month:02}"
    if now.known is None:
        return f"{UNKNOWN_YEAR}-{number_of_month:02}"
    first = now.known.replace(day=1)
    found = nearest([d for y in (-1, 0, 1) if (d := made(first.year + y, number_of_month, 1))], first, tense)
    return found.isoformat()[:7] if found else UNDATED


def month_near(f: Groups, now: Day, tense: str) -> str | None:
    """Last May, next May, May of last year."""
    if now.known is None:
        return UNDATED
    which, number_of_month = f["which"].lower(), month_of(f)
    year = now.known.year
    if which == "last":
        year -= number_of_month >= now.known.month
    elif which == "next":
        year += number_of_month <= now.known.month
    elif which != "this":
        return month(f, now, "past" if "past" in which else "coming")
    return f"{year:04}-{number_of_month:02}"


def month_of_year(f: Groups, now: Day, tense: str) -> str | None:
    """May of last year: the year is counted, and not the month."""
    if now.known is None:
        return UNDATED
    year = now.known.year + {"last": -1, "this": 0, "next": 1}[f["which"].lower()]
    return f"{year:04}-{month_of(f):02}"


def months(f: Groups, now: Day, tense: str) -> str | None:
    """From one month to another; a year at the end holds for both unless the beginning would come after it."""
    last = {"m": f["m2"], **({"y": f["y2"]} if "y2" in f else {})}
    end = month(last, now, tense)
    if not end or end.startswith(UNKNOWN_YEAR):
        return UNDATED
    year, end_month = int(end[:4]), int(end[5:])
    begin_month = month_of(f)
    begin = int(f["y"]) if "y" in f else year - (begin_month > end_month)
    return f"{begin:04}-{begin_month:02}/{end}" if (begin, begin_month) < (year, end_month) else None


# ---------------------------------------------------------------------- quarters, seasons
def quarter(f: Groups, now: Day, tense: str) -> str | None:
    said = f["n"].lower()
    count = int(said) if said.isdigit() else 4 if said in ("last", "final") else word("ordinals", said)
    if "y" in f:
        return f"{f['y']}-Q{count}"
    if now.known is None:
        return UNDATED
    return f"{now.known.year + {'last': -1, 'next': 1}.get(f.get('which', '').lower(), 0):04}-Q{count}"


def quarter_near(f: Groups, now: Day, tense: str) -> str | None:
    """A quarter without a year: the last that has begun, or the next one where the verb speaks of what is to come."""
    if now.known is None:
        return UNDATED
    count = int(f["n"]) if f["n"].isdigit() else word("ordinals", f["n"])
    here = (now.known.month - 1) // 3 + 1
    year = now.known.year
    if tense == "coming":
        year += count < here
    else:
        year -= count > here
    return f"{year:04}-Q{count}"


def season(f: Groups, now: Day, tense: str) -> str | None:
    code = word("seasons", f["s"])
    if "y" in f:
        return f"{f['y']}-{code}"
    if now.known is None:
        return UNDATED
    year = season_year(now.known, int(table("season_months")[code]), f.get("which", "").lower(), tense)
    return f"{year:04}-{code}" if year else None


def season_year(now: date, begins: int, which: str, tense: str) -> int | None:
    """The year in which the season that is meant begins; None when nothing tells which."""
    past_end = (now.year, now.month) >= (now.year, begins + 3)
    begun = now.month >= begins
    if which == "last" or "past" in which:
        if begins == 12:
            return now.year - 1
        return now.year if past_end else now.year - 1
    if which == "next" or "coming" in which:
        return now.year + 1 if begun or (which == "next" and now.month > 2) else now.year
    if which == "this":
        return now.year - 1 if begins == 12 and now.month <= 2 else now.year
    if tense == "past":
        return now.year if begun else now.year - 1
    if tense == "coming":
        return now.year + 1 if past_end and begins != 12 else now.year
    return None


# ---------------------------------------------------------------------- years and longer
def year(f: Groups, now: Day, tense: str) -> str | None:
    return f["y"]


def year_in_short(f: Groups, now: Day, tense: str) -> str | None:
    """A year of the last hundred."""
    if now.known is None or now.stands_for:
        return UNDATED
    found = now.known.year // 100 * 100 + int(f["n"])
    return f"{found - 100 * (found > now.known.year):04}" if found > 100 else None


def years(f: Groups, now: Day, tense: str) -> str | None:
    begin, end = f["y"], f["y2"]
    end = end if len(end) == 4 else begin[:2] + end
    return f"{begin}/{end}" if begin < end and int(end) - int(begin) < 1000 else None


def decade(f: Groups, now: Day, tense: str) -> str | None:
    if "word" in f:
        return f"19{word('decades', f['word'])}X"
    return f"{f.get('c', '19')}{f['n']}X"


def century(f: Groups, now: Day, tense: str) -> str | None:
    count = int(f["n"]) if "n" in f else word("ordinals", f["word"])
    return f"{count - 1:02}XX" if 1 <= count <= 21 else None


def nothing(f: Groups, now: Day, tense: str) -> str | None:
    return None


def undated(f: Groups, now: Day, tense: str) -> str | None:
    return UNDATED

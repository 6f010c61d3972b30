"""Who reads what a rule of `lexicon/dates.toml` finds, by name."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.values import from_told, resolving
from briefing.analysis.values.resolving import Day, Groups

Reader = Callable[[Groups, Day, str], str | None]
FROM_TOLD: dict[str, Reader] = {
    reader.__name__: reader for reader in (from_told.year_earlier, from_told.same_period, from_told.whole_year)
}
"""counted from the last date of the same sentence"""
READERS: dict[str, Reader] = FROM_TOLD | {
    reader.__name__: reader
    for reader in (
        resolving.day,
        resolving.days,
        resolving.day_of_month,
        resolving.week_of,
        resolving.holiday,
        resolving.weekday,
        resolving.weekday_of_week,
        resolving.near,
        resolving.part_of_day,
        resolving.clock_time,
        resolving.ago,
        resolving.from_now,
        resolving.weekend,
        resolving.unit_near,
        resolving.month,
        resolving.month_near,
        resolving.month_of_year,
        resolving.months,
        resolving.quarter,
        resolving.quarter_near,
        resolving.season,
        resolving.year,
        resolving.year_in_short,
        resolving.years,
        resolving.decade,
        resolving.century,
        resolving.nothing,
        resolving.undated,
    )
}

"""What is worth keeping of an article, ranked: pure data in, pure data out.

The order is the finding of the yardsticks: the opening of a news report first, then one line for every section, then
who said what, then the rest by position. A line never cuts a quotation from its speaker. The levels short, page,
standard and long are cut from the one ranking.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.brief.ranking import ranked
from briefing.brief.units import speaker_of, units_of
from briefing.model import Analysis, BriefItem


def condense(analysis: Analysis) -> Analysis:
    """The analysis with its ranked brief: every line once, rank 1 first to keep."""
    units = units_of(analysis)
    if not units:
        return replace(analysis, brief=())
    source = analysis.article.text
    order = ranked(analysis, units)
    kept = [
        BriefItem(u.text(source), "extract", u.start, u.end, rank, speaker_of(u), u.section) for rank, u in enumerate(order, 1)
    ]
    return replace(analysis, brief=tuple(kept))

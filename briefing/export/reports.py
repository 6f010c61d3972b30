"""What every form of a joint brief tells of its sources, and the program's own words for how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.brief.lines import Line
from briefing.comparing.timeline import Timeline
from briefing.export.escaping import plain
from briefing.model import ENGLISH_ONLY, Analysis, together
from briefing.model.times import article_day, shown

NO_DAY = "Day not told"
HOW_NUMBERS = {"disagree": "the reports disagree", "later": "the later report tells another number", "open": "both can be right"}
KINDS = {"number": "a number", "negation": "a denial", "modal": "how sure or how free it is", "name": "a name", "amount": "how much or how often"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """One source: `day` as a reader would write it, `where` its address or file, `counted` its size in words, corrections and notes."""

    title: str
    published: str
    day: str
    where: str
    words: int
    counted: str
    corrections: int
    notes: int


def reports(analyses: Sequence[Analysis]) -> list[Report]:
    return [report(analysis) for analysis in analyses]


def report(analysis: Analysis) -> Report:
    article = analysis.article
    title = plain(article.called) or "Untitled"
    count = len(article.paragraphs)
    only = "" if article.is_english else f" {ENGLISH_ONLY}"
    size = f"{article.words} words in {count} paragraph{'s' if count != 1 else ''}.{only}"
    where = article.url or article.source or article.id
    day = article_day(article.published, article.dateline or "")
    return Report(
        title,
        article.published,
        shown(day) if day else "",
        where,
        article.words,
        size,
        len(analysis.corrections),
        len(analysis.marks),
    )


def stands(lines: Sequence[Line], sources: Sequence[Report]) -> str:
    """The heading of where a story stands, with the day when all of its lines are of reports of that day."""
    days = {sources[place.source].day for line in lines for place in line.places[:1]}
    day = days.pop() if len(days) == 1 else ""
    return f"Where it stands{f', {day}' if day else ''}"


def day_over(line: Line, sources: Sequence[Report]) -> str:
    """The day under which a line of an earlier report stands; that it is not told where other reports tell theirs."""
    day = sources[line.places[0].source].day
    return day or (NO_DAY if any(source.day for source in sources) else "")


def left_out(found: Timeline) -> str:
    """What a timeline does not show, in a sentence or two; "" when that is nothing."""
    told = []
    if found.undated:
        one = found.undated == 1
        told.append(
            f"{found.undated} phrase{'' if one else 's'} tell{'s' if one else ''} a time that nothing in the reports dates."
        )
    if found.cut:
        told.append(f"{found.cut} more dated line{' is' if found.cut == 1 else 's are'} left out.")
    if found.without_day:
        where = " ".join(f"[{k + 1}]" for k in found.without_day)
        told.append(f"Neither a date nor a dateline tells the day of {where}.")
    return " ".join(told)


def counted(sources: Sequence[Report]) -> str:
    """How much of what is shown is the reader's word and not the program's."""
    corrections = sum(s.corrections for s in sources)
    return f" {corrections} correction{'s' if corrections != 1 else ''} by the reader." if corrections else ""


def in_what(how: str, kinds: Sequence[str]) -> str:
    """How a version stands to the one above it, in a reader's words."""
    if how == "differs":
        told = [KINDS[kind] for kind in kinds]
        return "Differs in " + together(told)
    return "Worded differently"

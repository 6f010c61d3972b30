"""One story of a download of a news database, before it is an Article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.reading.text.dates import NAME, day_of
from briefing.reading.text.plain import is_hard_wrapped, join_wrapped

MOST_STORIES = 20_000
NOBODY = pattern(r"(?i)(?:anonymous|unknown|staff|none|n/?a|-)\.?")


@dataclass(frozen=True, slots=True)
class Story:
    """`lines` are those of the body, blank ones too; `by` is “By …” or empty, `published` a day as YYYY-MM-DD or empty."""

    title: str
    lines: tuple[str, ...]
    by: str = ""
    published: str = ""
    source: str = ""
    rights: str = ""
    url: str = ""

    def paragraphs(self) -> list[str]:
        """The paragraphs of the body, joined where the database wrapped its lines."""
        lines = list(self.lines)
        return [" ".join(line.split()) for line in (join_wrapped(lines) if is_hard_wrapped(lines) else lines) if line]


def is_day(line: str) -> bool:
    """Whether a line is a day and nothing else but its weekday, hour and edition: “November 24, 2026 Tuesday 10:15 PM GMT”."""
    if len(line) > 80 or not day_of(line):
        return False
    rest = re.sub(
        rf"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{NAME}|edition|final|first|late|[ap]\.?m\.?|[a-z]{{3,4}}t)\b",
        " ",
        line,
    )
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 2


def filled(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line]


def by(names: str) -> str:
    """“By Ines Falk” for a byline as databases have it; empty where it names nobody."""
    names = re.sub(r"(?i)^by:?\s+", "", " ".join(names.split())).rstrip(" ;,")
    return f"By {names}" if names and not NOBODY.fullmatch(names) and len(names) < 200 else ""


def forenames_first(names: str) -> str:
    """“Ines Falk, Tom Arden” for “Falk, Ines; Arden, Tom”."""
    out = []
    for name in re.split(r"\s*;\s*", names.strip(" .;")):
        last, comma, first = name.partition(", ")
        out.append(f"{first} {last}" if comma and "," not in first else name)
    return ", ".join(filled(out))


def split_at(lines: Sequence[str], ends: Sequence[int]) -> list[list[str]]:
    """The lines before each end; the ends themselves are left out, and what follows the last one is the last part.

    Raises ReadError when there are more than any database gives at once.
    """
    if len(ends) > MOST_STORIES:
        raise ReadError(f"It has more than {MOST_STORIES:,} stories. Split it first.")
    out, at = [], 0
    for end in ends:
        out.append(list(lines[at:end]))
        at = end + 1
    return [*out, list(lines[at:])]

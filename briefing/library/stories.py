"""Reports of one story: which articles of the library are about the same thing, and which are the same report again.

An article joins the story of the report that is most like it, when that is like enough and of about the same days; otherwise
it begins one. Precision comes first: a wrong pair in a group is worse than a story in two groups. What has not been looked at
is brought in when stories are asked for, so that keeping articles costs nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import LibraryError
from briefing.library.articles import Library
from briefing.library.likeness import Likeness, Weights
from briefing.library.rows import LIST, Entry, entry_of
from briefing.library.signs import signs, sketch
from briefing.library.store import UNREADABLE
from briefing.library.telling import Telling, telling

if TYPE_CHECKING:
    from sqlite3 import Row

REPRINT = 0.5  # of the sketches' hashes in common
BATCH = 50
PORTION = 1000  # articles that are looked at before the first of them gets its story
WAITING = "FROM articles WHERE id IN (SELECT id FROM articles WHERE deleted = '' EXCEPT SELECT article FROM story_of)"


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a story; `copy_of` is the number of the report that it prints again, or 0."""

    entry: Entry
    copy_of: int


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one thing, oldest first; the title is that of the report with most words."""

    id: int
    reports: tuple[Report, ...]

    @property
    def title(self) -> str:
        return max(self.reports, key=lambda r: (r.copy_of == 0, r.entry.words)).entry.title

    @property
    def own(self) -> list[Report]:
        """Those that are no reprints."""
        return [r for r in self.reports if not r.copy_of]

    @property
    def shown_days(self) -> tuple[str, str]:
        return self.reports[0].entry.shown_date, self.reports[-1].entry.shown_date

    @property
    def days(self) -> tuple[str, str]:
        """Of the first report and the last, by which they stand; a report that tells no day has the one on which it was added."""
        return self.reports[0].entry.date, self.reports[-1].entry.date


def bring_in(library: Library) -> Iterator[int]:
    """Find the story of each article that has not been looked at; yields the number of each. A stopped run goes on later."""
    rows = library.ask(f"SELECT id {WAITING} ORDER BY coalesce(nullif(published, ''), added), id")
    numbers = [row["id"] for row in rows]
    for k in range(0, len(numbers), PORTION):
        yield from bring_portion(library, numbers[k : k + PORTION])


def bring_portion(library: Library, numbers: Sequence[int]) -> Iterator[int]:
    """All of a portion are looked at before the first gets its story, so that it is known by then what is common among them."""
    seen = looks(library, numbers)
    numbers = [*seen]
    likeness = Likeness(library, [found.signs for found in seen.values()])
    for k in range(0, len(numbers), BATCH):
        with library.action():
            for number in numbers[k : k + BATCH]:
                place(library, number, seen[number], likeness)
            likeness.count()
        yield from numbers[k : k + BATCH]


def looks(library: Library, numbers: Sequence[int]) -> dict[int, Look]:
    """What is seen in each article; what cannot be read is left out and noted."""
    seen, lost = {}, []
    for number in numbers:
        try:
            seen[number] = look(library, number)
        except UNREADABLE:
            lost.append(number)
    library.left_out(lost)
    return seen


def waiting(library: Library) -> int:
    """How many articles have not been looked at."""
    return library.ask(f"SELECT count(*) {WAITING}")[0][0]


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at in an article that seeks its story."""

    day: str
    signs: Weights
    telling: Telling
    wording: frozenset[int]


def look(library: Library, number: int) -> Look:
    row = library.ask("SELECT coalesce(nullif(published, ''), added) AS date FROM articles WHERE id = ?", (number,))[0]
    try:
        article = library.article(number)
        title, text = article.title or "", article.text
    except LibraryError:
        title = text = ""  # damaged: a story of its own
    rows = library.ask("SELECT name, mentions FROM heard JOIN voices ON id = voice WHERE article = ?", (number,))
    people = {row["name"]: int(row["mentions"]) for row in rows if isinstance(row["name"], str)}
    return Look(row["date"][:10], signs(text, people), telling(title, text), frozenset(sketch(text)))


def place(library: Library, number: int, seen: Look, likeness: Likeness) -> None:
    """Give one article its story."""
    near = likeness.nearest(seen.signs, seen.telling, seen.day)
    story, copy = number, 0
    if near:
        row = library.ask("SELECT story, copy_of, sketch FROM story_of WHERE article = ?", (near,))[0]
        story = row["story"]
        theirs = wording(row["sketch"])
        if len(seen.wording & theirs) >= REPRINT * max(1, min(len(seen.wording), len(theirs))):
            copy = row["copy_of"] or near
    kept = (number, story, copy, seen.day, json.dumps(sorted(seen.wording)))
    library.do("REPLACE INTO story_of VALUES (?, ?, ?, ?, ?)", kept)
    likeness.keep(number, seen.signs, seen.telling, seen.day)


def wording(sketch: str) -> frozenset[int]:
    """What is kept of an article's words; nothing where that is damaged."""
    try:
        return frozenset(json.loads(sketch))
    except UNREADABLE:
        return frozenset()


# ---------------------------------------------------------------------- asked
def stories(library: Library, *, fewest: int = 2) -> list[Story]:
    """The stories with that many reports, the one with the newest report first."""
    rows = library.each(
        f"SELECT story, copy_of, {LIST} FROM articles JOIN story_of ON article = id WHERE deleted = ''"
        " ORDER BY coalesce(nullif(published, ''), added), id",
        report_of,
    )
    grouped: dict[int, list[Report]] = defaultdict(list)
    for story, report in rows:
        grouped[story].append(report)
    found = [Story(number, tuple(standing(reports))) for number, reports in grouped.items() if len(reports) >= fewest]
    return sorted(found, key=lambda s: (s.days[1], s.id), reverse=True)


def report_of(row: Row) -> tuple[int, Report]:
    """The number of a story, and a report of it."""
    data = dict(row)
    story, copy = int(data.pop("story")), int(data.pop("copy_of"))
    return story, Report(entry_of(data), copy)  # type: ignore[arg-type]


def standing(reports: Sequence[Report]) -> Iterator[Report]:
    """The reports, with the first reprint of one that was deleted in that one's place."""
    there = {r.entry.id for r in reports}
    instead: dict[int, int] = {}
    for report in reports:
        printed = report.copy_of
        if printed and printed not in there:
            printed = instead.setdefault(printed, report.entry.id)
        yield Report(report.entry, 0 if printed == report.entry.id else printed)


def story(library: Library, number: int) -> Story:
    """The story that an article belongs to. Raises LibraryError when there is no such article."""
    row = library.one("SELECT story FROM story_of WHERE article = ?", (number,))
    if row is None:
        raise LibraryError(f"There is no story with article {number}. See: briefing stories")
    return next(s for s in stories(library, fewest=1) if s.id == row["story"])

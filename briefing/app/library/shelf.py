"""The library as its screen shows it: rows of articles, people, sayings and feed entries, what is selected, what can be undone.

Plain state without a widget. Every question opens the library, asks and closes it again, so that it can be asked beside the
screen and two programs never wait for each other long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.app.base.glyphs import UNICODE, Glyphs
from briefing.app.base.keys import sentence
from briefing.app.base.messages import Row
from briefing.app.base.wording import plural, without_a_day
from briefing.app.library import grouped, offered
from briefing.comparing.comparison import compare
from briefing.comparing.timeline import timeline
from briefing.errors import LibraryError
from briefing.library import dossier as dossiers
from briefing.library import stories, watches
from briefing.library.articles import Library
from briefing.library.query import ORDERS, parse
from briefing.library.rows import Entry
from briefing.library.snippets import Snippet, found_in
from briefing.model import Analysis
from briefing.sources import number_of

BAR = 8
FIRST_LINE = 84
MOST_IN_DOSSIER = 200  # articles on screen; a file has them all
WITH_SNIPPETS = 100  # articles on top whose words are looked for, so that an answer comes while one types
MODES = {
    "articles": "Articles",
    "people": "People of the library",
    "said": "Dossier",
    "feeds": "Feeds",
    "watches": "New for your watches",
    "stories": "Stories",
    "reports": "Reports of one story",
    "compared": "Side by side",
    "dated": "Timeline",
}
INSIDE = {"said": "people", "reports": "stories", "compared": "articles", "dated": "articles"}
"""a list that one goes into -> the list that one comes from"""
STATES = {"unread": "new", "reading": "reading", "read": "read", "archived": "archived"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave: rows, how many there are without the limit, the sources they stand for, or what is wrong."""

    mode: str
    rows: tuple[Row, ...] = ()
    total: int = 0
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    title: str = ""
    problem: str = ""


@dataclass(slots=True)
class Shelf:
    order: str = "opened"
    width: int = FIRST_LINE
    glyphs: Glyphs = UNICODE
    keys: Mapping[str, str] = field(default_factory=dict)
    selected: set[int] = field(default_factory=set)
    undo: list[tuple[str, Callable[[Library], object]]] = field(default_factory=list)

    # ------------------------------------------------------------------ questions
    def ask(self, mode: str, wanted: str) -> Answer:
        """The rows of a mode: articles of a query, people or entries with these words, what one person said."""
        try:
            with Library() as library:
                return getattr(self, f"_{mode}")(library, wanted)
        except LibraryError as error:
            return Answer(mode, problem=str(error))

    def _articles(self, library: Library, wanted: str) -> Answer:
        found = library.find(wanted, order=self.order)
        query = parse(wanted)
        where = {entry.id: found_in(library, entry.id, query) for entry in found[:WITH_SNIPPETS]}
        rows = tuple(self.article_row(entry, where.get(entry.id)) for entry in found)
        places = tuple(f"{hit.start}-{hit.end}" if (hit := where.get(entry.id)) else "" for entry in found)
        return Answer("articles", rows, library.count(""), tuple(f"@{e.id}" for e in found), places)

    def article_row(self, entry: Entry, hit: Snippet | None = None) -> Row:
        dot = f" {self.glyphs.dot} "
        star = f"{self.glyphs.mark} " if entry.star else ""
        chosen = f"{self.glyphs.here} " if entry.id in self.selected else ""
        told = [entry.place, STATES[entry.state] if entry.state != "reading" else self.bar(entry.share), *entry.topics[:4]]
        told += [f"#{tag}" for tag in entry.tags]
        if hit:
            told = [entry.place, f"{self.glyphs.paragraph}{hit.paragraph} {hit.text}"]
        return Row(entry.id, f"{chosen}{star}{entry.title}", entry.shown_date, dot.join(told), dim=entry.state == "archived")

    def bar(self, share: float) -> str:
        full = round(BAR * max(0.0, min(1.0, share)))
        return f"{self.glyphs.full * full}{self.glyphs.empty * (BAR - full)}"

    def _people(self, library: Library, wanted: str) -> Answer:
        found = dossiers.people(library, wanted)
        rows = tuple(
            Row(k, p.name, f"{p.quotes}{self.glyphs.quote}" if p.quotes else "", plural(p.articles, "article"))
            for k, p in enumerate(found)
        )
        return Answer("people", rows, len(rows), tuple(p.name for p in found))

    def _said(self, library: Library, name: str) -> Answer:
        found = dossiers.dossier(library, name, newest=MOST_IN_DOSSIER, compared=False)
        told = found.by_article()
        rows: list[Row] = []
        sources: list[str] = []
        places: list[str] = []
        dot = f" {self.glyphs.dot} "
        for entry in found.articles:
            above = dot.join((entry.published or "undated", entry.title, entry.place))
            for k, saying in enumerate(told.get(entry.id) or [None]):
                reported = f"reported{dot}" if saying and not saying.direct else ""
                room = self.width - len(reported)
                line, below = in_two(worded(saying), room) if saying else ("named, and not quoted", "")
                place = saying.paragraph if saying else 1
                count = f"{reported}{self.glyphs.paragraph}{place}"
                rows.append(Row(len(rows), line, count, below, above="" if k else above, dim=saying is None))
                sources.append(f"@{entry.id}")
                places.append(str(place))
        roles = f" {self.glyphs.dot} ".join(found.roles[:2])
        title = f"{found.name}{f', {roles}' if roles else ''}"
        if len(found.articles) < found.all_articles:
            title = f"the newest {len(found.articles)} of {found.all_articles:,} articles {self.glyphs.dot} {title}"
        return Answer("said", tuple(rows), len(rows), tuple(sources), tuple(places), title)

    def _watches(self, library: Library, wanted: str) -> Answer:
        """What is new for each watch; an article that is opened is new no more."""
        known, lines = watches.watches(library), list[grouped.Line]()
        for watch in known:
            for k, entry in enumerate(watches.news(library, watch)):
                row = replace(self.article_row(entry), key=len(lines), above="" if k else watch.name)
                lines.append(grouped.Line(row, f"@{entry.id}"))
        return self._answer("watches", lines, plural(len(known), "watch", "watches"))

    def _stories(self, library: Library, wanted: str) -> Answer:
        found, left = grouped.found(library)
        able = [s for s in found if all(w in s.title.lower() for w in wanted.lower().split())]
        note = f"{plural(left, 'article')} still to be looked at" if left else ""
        return self._answer("stories", [grouped.story_line(s, self.glyphs) for s in able], note)

    def _reports(self, library: Library, story: str) -> Answer:
        found = stories.story(library, int(story))
        return self._answer("reports", grouped.report_lines(found, self.glyphs), plural(len(found.reports), "report"))

    def _dated(self, library: Library, numbers: str) -> Answer:
        chosen, names = chosen_of(library, numbers)
        found = timeline(analyses(chosen))
        return self._answer("dated", grouped.day_lines(found, chosen, names, self.glyphs), without_a_day(found.undated))

    def _compared(self, library: Library, numbers: str) -> Answer:
        chosen, names = chosen_of(library, numbers)
        lines = grouped.comparison_lines(compare(analyses(chosen)), chosen, names, self.glyphs)
        return self._answer("compared", lines, plural(len(chosen), "report"))

    def _answer(self, mode: str, lines: Iterable[grouped.Line], note: str) -> Answer:
        lines = list(lines)
        rows, sources, places = (
            ([*column] for column in zip(*((x.row, x.source, x.place) for x in lines), strict=True)) if lines else ([], [], [])
        )
        return Answer(mode, tuple(rows), len(rows), tuple(sources), tuple(places), title=note)

    def _feeds(self, library: Library, wanted: str) -> Answer:
        rows, sources, unread, title = offered.entries(library, wanted, self.glyphs.dot)
        return Answer("feeds", rows, unread, sources, title=title)

    # ------------------------------------------------------------------ doings
    def chosen(self, current: int | None) -> list[int]:
        """The selected articles, or the one under the cursor."""
        return sorted(self.selected) or ([] if current is None else [current])

    def toggle(self, number: int) -> None:
        self.selected ^= {number}

    def star(self, numbers: Sequence[int]) -> str:
        def change(library: Library) -> str:
            before = {n: library.entry(n).star for n in numbers}
            on = not all(before.values())
            self._put("stars", library.set_star, Library.set_star, before, on)
            return f"{plural(len(numbers), 'article')} {'starred' if on else 'without a star'}."

        return changed(change)

    def watch(self, query: str) -> str:
        def change(library: Library) -> str:
            made = watches.add(library, query)
            return f"Watching “{made.name}” from now on. " + self._told("{shelf-watches} shows what is new.")

        return changed(change)

    def archive(self, numbers: Sequence[int]) -> str:
        def change(library: Library) -> str:
            before = {n: library.entry(n).state for n in numbers}
            away = not all(state == "archived" for state in before.values())
            put = library.set_state if away else lambda numbers, state: library.unarchive(numbers)
            self._put("archiving", put, Library.set_state, before, "archived")
            return f"{plural(len(numbers), 'article')} {'archived' if away else 'taken back'}. " + self._told(
                "{shelf-undo} takes that back."
            )

        return changed(change)

    def _told(self, text: str) -> str:
        return sentence(text, self.keys)

    def _put(self, what: str, put: Callable, again: Callable, before: Mapping[int, Any], value: Any) -> None:
        """Set a value on several articles; what each had before can be taken back."""
        put(list(before), value)
        self.undo.append((what, lambda library: [again(library, [n], was) for n, was in before.items()]))

    def delete(self, numbers: Sequence[int]) -> str:
        def change(library: Library) -> str:
            library.delete(numbers)
            self.selected -= set(numbers)
            self.undo.append(("deleting", lambda again: again.delete(numbers, back=True)))
            return f"{plural(len(numbers), 'article')} deleted. " + self._told("{shelf-undo} brings back.")

        return changed(change)

    def tag(self, numbers: Sequence[int], tags: Sequence[str]) -> str:
        """Put tags on; one with a minus before it comes off."""

        def change(library: Library) -> str:
            before = {n: library.entry(n).tags for n in numbers}
            on, off = put_and_taken(tags)
            library.tag(numbers, on)
            library.tag(numbers, off, off=True)

            def back(again: Library) -> None:
                for n, was in before.items():
                    again.tag([n], again.entry(n).tags, off=True)
                    again.tag([n], was)

            self.undo.append(("tags", back))
            return f"{plural(len(numbers), 'article')} tagged."

        return changed(change)

    def take_back(self) -> str:
        if not self.undo:
            return "There is nothing to take back."
        what, back = self.undo.pop()

        def change(library: Library) -> str:
            back(library)
            return f"{what.capitalize()} taken back."

        return changed(change)

    def next_order(self) -> str:
        names = list(ORDERS)
        self.order = names[(names.index(self.order) + 1) % len(names)]
        return self.order


def chosen_of(library: Library, numbers: str) -> tuple[list[int], list[str]]:
    """Numbers of articles, and where each comes from, with its number where two come from one place."""
    chosen = [int(n) for n in numbers.split()]
    names = [library.entry(n).place for n in chosen]
    return chosen, [f"{name} @{n}" if names.count(name) > 1 else name for name, n in zip(names, chosen, strict=True)]


def worded(saying: dossiers.Saying) -> str:
    """Somebody's own words in marks; partly quoted ones have their own, and what is reported has none."""
    return f"“{saying.text.strip('“”')}”" if saying.kind == "direct" else saying.text


def in_two(text: str, width: int) -> tuple[str, str]:
    """The words of a quotation for a row: a first line of that width, and what does not go into it."""
    text = " ".join(text.split())
    cut = text.rfind(" ", 0, width) if len(text) > width else -1
    return (text[:cut], text[cut + 1 :]) if cut > 0 else (text, "")


def changed(change: Callable[[Library], str]) -> str:
    """Change the library; what is told of it, or what is wrong."""
    try:
        with Library() as library:
            return change(library)
    except LibraryError as error:
        return str(error)


def put_and_taken(tags: Sequence[str]) -> tuple[list[str], list[str]]:
    """The tags to put on, and those with a minus before them, which come off."""
    return [t for t in tags if not t.startswith("-")], [t[1:] for t in tags if t.startswith("-")]


def all_tags() -> list[str]:
    try:
        with Library() as library:
            return list(library.tags())
    except LibraryError:
        return []


def analyses(numbers: Sequence[int]) -> list[Analysis]:
    """Articles with what was found in them last. Raises LibraryError."""
    with Library() as library:
        found = [(library.article(n), n) for n in numbers]
        return [library.latest(article) or Analysis(article) for article, _ in found]


def dossier_page(name: str) -> str:
    """All that somebody said, as Markdown. Raises LibraryError."""
    from briefing.export.dossier import markdown

    with Library() as library:
        return markdown(dossiers.dossier(library, name))


def reports_of(story: str) -> list[int]:
    """The numbers of a story's own reports, without reprints."""
    try:
        with Library() as library:
            return [r.entry.id for r in stories.story(library, int(story)).own] if story else []
    except LibraryError:
        return []


def mark_told(source: str) -> None:
    """An article that is opened is new for no watch any more."""
    number = number_of(source.removeprefix("@"))
    with Library() as library:
        for watch in watches.watches(library):
            watches.tell(library, watch, [number] if number else [])

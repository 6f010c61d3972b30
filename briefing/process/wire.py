"""What travels between the screen and the analysis process: one JSON object a line each way.

Requests: {"id", "open": source, "encoding"} or {"id", "data": base64, "open": name}, which read an article; then
{"id", "analyze": true}, sent once the text is on screen, for loading spaCy at the same time slows the first paint by a fifth
(measured on two cores), while an analysis that the library has comes unasked, right behind the article; {"id", "starts": [...]}
cuts the article into sections at those offsets, {"id", "count": n} into about so many; {"id", "refresh": true} asks the feeds.
Events: {"id", "event", ...} with event one of `article`, `reading` (how the library has that it was left), `progress` (step,
share), `rows` (a batch of one part of the analysis), `part` (that part is whole), `analysis`, `titles`, `sections`, `notice`,
`kept`, `refreshed`, `error` (message). Results travel in batches, so that neither end holds up its screen for long.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefing.model import Analysis, Article, Paragraph, article_dict, article_from_dict, mentions_from, records

Event = dict[str, Any]
HOLDS: dict[str, dict[str, Any]] = {
    "article": {"article": dict},
    "reading": {"reading": dict},
    "rows": {"part": str, "first": bool, "rows": list},
    "part": {},
    "analysis": {},
    "progress": {"step": str, "share": (int, float)},
    "titles": {"titles": list},
    "sections": {"sections": list},
    "notice": {"message": str},
    "kept": {},
    "refreshed": {},
    "error": {"message": str},
}
"""What an event of a kind holds at least, of which types"""
BATCH = 400  # rows; a batch is unpacked in a few milliseconds


def article_on_wire(article: Article) -> Event:
    """An article without what can be counted again, its paragraphs as bare lists: a book must come at once."""
    paragraphs = [[p.start, p.end, p.kind] for p in article.paragraphs]
    return {**article_dict(replace(article, paragraphs=()), count=False), "paragraphs": paragraphs}


def article_from_wire(data: Event) -> Article:
    paragraphs = tuple(Paragraph(*row) for row in data["paragraphs"])
    return replace(article_from_dict({**data, "paragraphs": []}), paragraphs=paragraphs)


def row_events(part: str, analysis: Analysis, number: int) -> Iterator[Event]:
    """One part of an analysis in batches; the first one says that what came before is out of date."""
    rows = list(in_pieces(analysis.rows(part, words=False)))
    for k in range(0, max(1, len(rows)), BATCH):
        yield {"id": number, "event": "rows", "part": part, "first": k == 0, "rows": rows[k : k + BATCH]}


def in_pieces(rows: list[Event]) -> Iterator[Event]:
    """Rows with at most a batch of mentions each; what is left of a person's follows as `{"more": [...]}`."""
    for row in rows:
        mentions = row["mentions"] if isinstance(row, dict) and "mentions" in row else ()
        yield {**row, "mentions": mentions[:BATCH]} if len(mentions) > BATCH else row
        for k in range(BATCH, len(mentions), BATCH):
            yield {"more": mentions[k : k + BATCH]}


def assembled(lines: Iterator[bytes]) -> Iterator[Event]:
    """Events with their batches put together: `article` carries an Article, `part` and `analysis` the Analysis so far.

    What is no event is passed over; an event that does not hold what it must becomes an `error`.
    """
    so_far = SoFar()
    for line in lines:
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if not isinstance(event, dict) or not isinstance(kind := event.get("event"), str) or kind not in HOLDS:
            continue
        try:
            yield from so_far.taken(event)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            number = event.get("id")
            why = f"{type(error).__name__}: {error}"
            message = f"A part of the analysis ({kind}) was not understood ({why})."
            yield {"id": number if isinstance(number, int) else None, "event": "error", "message": message}


class SoFar:
    """What has come of the article that is open."""

    def __init__(self) -> None:
        self.analysis = Analysis(Article(""))
        self.collected: dict[str, list[Any]] = {}

    def taken(self, event: Event) -> Iterator[Event]:
        """The event with what it carries, if it is to be told. Raises ValueError and its like for one that is wrong."""
        kind = event["event"]
        for name, types in HOLDS[kind].items():
            if not isinstance(event[name], types):
                raise ValueError(f"a wrong “{name}”")
        if kind == "rows":
            collect(self.collected, event)
            return
        if kind == "article":
            self.analysis, self.collected = Analysis(records.article(article_from_wire(event["article"]))), {}
            event["article"] = self.analysis.article
        elif kind in ("part", "analysis"):
            self.analysis = event["analysis"] = self.with_collected()
        elif kind == "sections":
            cut = tuple(Analysis.from_rows("sections", event["sections"]))
            records.analysis(Analysis(self.analysis.article, sections=cut))
        elif kind == "titles" and not all(isinstance(at, int) and isinstance(title, str) for at, title in event["titles"]):
            raise ValueError("a wrong heading")
        yield event

    def with_collected(self) -> Analysis:
        parts: dict[str, Any] = {part: tuple(rows) for part, rows in self.collected.items()}
        return records.analysis(replace(self.analysis, **parts))


def collect(collected: dict[str, list[Any]], event: Event) -> None:
    """Add a batch to its part; mentions that follow a person are the person's."""
    part = event["part"]
    if event["first"]:
        collected[part] = []
    done = collected[part]
    for row in event["rows"]:
        if isinstance(row, dict) and "more" in row:
            done[-1] = replace(done[-1], mentions=(*done[-1].mentions, *mentions_from(row["more"])))
        else:
            done += Analysis.from_rows(part, [row])

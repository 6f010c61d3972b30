"""What travels between the screen and the analysis process: one JSON object a line each way.

Requests: {"id", "open": source, "encoding"} or {"id", "data": base64, "open": name}, which read an article; then
{"id", "analyze": true}, sent once the text is on screen, for loading spaCy at the same time slows the first paint by a fifth
(measured on two cores); {"id", "starts": [...]} cuts the article into sections at those offsets, {"id", "count": n} into
about so many; {"id", "refresh": true} asks the feeds. Events: {"id", "event", ...} with event one of `article`, `progress`
(step, share), `rows` (a batch of one part of the analysis), `part` (that part is whole), `analysis`, `titles`, `sections`,
`notice`, `kept`, `refreshed`, `error` (message). Results travel in batches, so that neither end holds up its screen for long.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefing.model import Analysis, Article, Paragraph, article_dict, article_from_dict, mentions_from

Event = dict[str, Any]
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
    """Events with their batches put together: `article` carries an Article, `part` and `analysis` the Analysis so far."""
    analysis = Analysis(Article(""))
    collected: dict[str, list[Any]] = {}
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if not isinstance(event, dict):
            continue
        kind = event.get("event")
        if kind == "article":
            analysis = Analysis(article_from_wire(event["article"]))
            collected = {}
            event["article"] = analysis.article
        elif kind == "rows":
            collect(collected, event)
            continue
        elif kind in ("part", "analysis"):
            parts: dict[str, Any] = {part: tuple(rows) for part, rows in collected.items()}
            analysis = replace(analysis, **parts)
            event["analysis"] = analysis
        yield event


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

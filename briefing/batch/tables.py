"""The four tables: their columns as data, their rows from an analysis, their form for Arrow and for Spark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.batch.entries import Entry
from briefing.batch.extras import needed
from briefing.brief.levels import at_level
from briefing.model import Analysis, Person, Quote

FORM = "1"  # of the tables; another number when a column changes
Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Column:
    """`type` is written as Spark writes it: int (32 bits), string, date, array<…>, struct<…>."""

    name: str
    type: str
    what: str


KEY = (
    Column("id", "string", "the article's id in the input, or shard:row where it has none"),
    Column("shard", "string", "the piece of the input, and the name of the file that this row is in"),
    Column("row", "int", "the article's number in its shard, from 0; shard and row are unique"),
)
PLACE = (
    Column("start", "int", "where it starts in the article's text, in code points"),
    Column("end", "int", "where it ends, not included"),
)
MENTIONS = "array<struct<start:int,end:int,kind:string>>"

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": (
        *KEY,
        Column("source", "string", "the file, or the input's column of that name"),
        Column("url", "string", "its address, where it is known"),
        Column("title", "string", "its headline"),
        Column("published", "date", "the day it came out, where it is known"),
        Column("language", "string", "two letters; null where it cannot be told"),
        Column("words", "int", "words of the text"),
        Column("sections", "int", "rows of it in `sections`"),
        Column("people", "int", "rows of it in `people`"),
        Column("quotes", "int", "rows of it in `quotes`"),
        Column("text", "string", "of files and pages, what offsets point into; null where it is the input's own column"),
        Column("brief", "array<string>", "the lines of its short brief; the first is the bottom line"),
        Column("error", "string", "why there is nothing else in this row; null for an article that was analysed"),
    ),
    "sections": (
        *KEY,
        Column("number", "int", "of the section in its article, from 1"),
        Column("title", "string", "its heading"),
        *PLACE,
        Column("rule", "string", "the rule that cut here"),
        Column("evidence", "string", "what the rule saw"),
        Column("named", "string", "what named it"),
        Column("part", "string", "the name of the group of sections that begins here, in long articles"),
    ),
    "people": (
        *KEY,
        Column("person", "int", "the number of the person in its article; null for who is no person"),
        Column("kind", "string", "person, organisation, group or doubtful"),
        Column("name", "string", "the fullest form in the text"),
        Column("role", "string", "the words of the text that say what the person is"),
        Column("rule", "string", "the rule that found it"),
        Column("said", "int", "how many quotes are its"),
        Column("mentions", MENTIONS, "where it is named (kind: name, pronoun, title)"),
    ),
    "quotes": (
        *KEY,
        Column("number", "int", "of the quote in its article, from 1"),
        *PLACE,
        Column("text", "string", "the words that were said; […] where a cue stands between them"),
        Column("kind", "string", "direct, mixed or indirect"),
        Column("speaker", "string", "who says it; null where the text does not tell"),
        Column("person", "int", "the speaker's number in `people`; null where it is no person of the list"),
        Column("role", "string", "the speaker's role there"),
        Column("beside", "array<string>", "who speaks together with the speaker"),
        Column("sure", "string", "of the speaker: certain, carried (from another sentence) or guessed"),
        Column("cue", "string", "the words that introduce it"),
        Column("section", "int", "the number of its section"),
        Column("rule", "string", "the rule that found it"),
    ),
}


# ---------------------------------------------------------------------- rows
def failed(entry: Entry, error: str) -> Rows:
    """The rows of an article that could not be analysed: one, with the reason."""
    empty: Row = dict.fromkeys(column.name for column in TABLES["articles"])
    source = (entry.article.source if entry.article else "") or None
    return {"articles": [{**empty, **key(entry), "source": source, "error": error}], "sections": [], "people": [], "quotes": []}


def rows(entry: Entry, analysis: Analysis) -> Rows:
    """The rows of one article in each table."""
    base = key(entry)
    tables = {
        "sections": [{**base, **row} for row in section_rows(analysis)],
        "people": [{**base, **row} for row in person_rows(analysis)],
        "quotes": [{**base, **row} for row in quote_rows(analysis)],
    }
    counts = {name: len(found) for name, found in tables.items()}
    return {"articles": [{**base, **article_row(analysis, entry.read), **counts, "error": None}], **tables}


def key(entry: Entry) -> Row:
    return {"id": entry.id, "shard": entry.shard, "row": entry.row}


def article_row(analysis: Analysis, told_here: bool) -> Row:
    article, brief = analysis.article, at_level(analysis, "short")
    return {
        "source": article.source or None,
        "url": article.url or None,
        "title": article.title,
        "published": date.fromisoformat(article.published) if article.published else None,
        "language": article.language or None,
        "words": article.words,
        "text": article.text if told_here else None,
        "brief": [line.text for line in (brief.bottom, *brief.points) if line],
    }


def section_rows(analysis: Analysis) -> list[Row]:
    return [
        {
            "number": number,
            "title": s.title,
            "start": s.start,
            "end": s.end,
            "rule": s.rule,
            "evidence": s.evidence or None,
            "named": s.named or None,
            "part": s.part or None,
        }
        for number, s in enumerate(analysis.sections, 1)
    ]


def person_rows(analysis: Analysis) -> list[Row]:
    return [
        {
            "person": p.id if p.kind == "person" else None,
            "kind": p.kind,
            "name": p.name,
            "role": analysis.role_of(p),
            "rule": p.rule,
            "said": sum(map(p.says, analysis.quotes)),
            "mentions": [{"start": m.start, "end": m.end, "kind": m.kind} for m in p.mentions],
        }
        for p in analysis.everyone
    ]


def quote_rows(analysis: Analysis) -> list[Row]:
    people = {person.id: person for person in analysis.people}
    return [quote_row(analysis, number, quote, people) for number, quote in enumerate(analysis.quotes, 1)]


def quote_row(analysis: Analysis, number: int, quote: Quote, people: Mapping[int, Person]) -> Row:
    text, speaker = analysis.article.text, quote.speaker
    person = people.get(speaker.person) if speaker and speaker.person is not None else None
    return {
        "number": number,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text(text),
        "kind": quote.kind,
        "speaker": speaker.name if speaker else None,
        "person": person.id if person else None,
        "role": analysis.role_of(person) if person else None,
        "beside": [other.name for other in quote.beside],
        "sure": quote.sure if speaker else None,
        "cue": quote.cue.of(text) if quote.cue else None,
        "section": next((k for k, s in enumerate(analysis.sections, 1) if s.start <= quote.start < s.end), None),
        "rule": quote.rule,
    }


# ---------------------------------------------------------------------- their form elsewhere
def ddl(table: str) -> str:
    """A table's columns as Spark wants them told (`mapInPandas(…, schema=ddl("quotes"))`)."""
    return ", ".join(f"`{column.name}` {column.type}" for column in TABLES[table])


def schema(table: str, told: Mapping[str, str] | None = None) -> Any:
    """A table's Arrow schema; `told` is written into it for whoever opens the file. Raises BriefingError without pyarrow."""
    pa = needed("pyarrow")
    mention = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())])
    types = {
        "string": pa.string(),
        "int": pa.int32(),
        "date": pa.date32(),
        "array<string>": pa.list_(pa.string()),
        MENTIONS: pa.list_(mention),
    }
    fields = [pa.field(c.name, types[c.type], metadata={"description": c.what}) for c in TABLES[table]]
    return pa.schema(fields, metadata=dict(told or {}))


def arrow(table: str, found: Sequence[Row], told: Mapping[str, str] | None = None) -> Any:
    """Rows as an Arrow table, with all its columns when there is no row."""
    return needed("pyarrow").Table.from_pylist(list(found), schema=schema(table, told))

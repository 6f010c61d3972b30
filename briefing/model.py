"""The plain data that travels between reading, analysis, export and screen.

Everything is frozen; sequences are tuples; offsets are code points into `Article.text`, half-open, so that
`text[start:end]` is always the thing itself. `Analysis.to_dict()` is the wire, export and batch format in one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

SCHEMA_VERSION = 1
ENGLISH_ONLY = "People and quotes are found in English texts only."

PARAGRAPH_KINDS = ("title", "byline", "heading", "text", "aside", "tail")
MENTION_KINDS = ("name", "pronoun", "title")
QUOTE_KINDS = ("direct", "mixed", "indirect")
SURE = {
    "certain": "the words beside the quote name the speaker",
    "carried": "the name is carried over from another sentence",
    "guessed": "nobody else fits, but no word says so",
}
BRIEF_KINDS = ("extract", "quote", "own", "heading")
# An article without a headline is called by so many words of its lead, its first paragraph of more than so many characters.
CALLED_WORDS, SHORTEST_LEAD, LEAD_LOOKED_AT = 8, 60, 400
LEVELS = ("short", "standard", "long")
PARTS = ("sentences", "sections", "people", "others", "quotes", "brief", "dates", "undated", "quantities")
VOICE_KINDS = {
    "person": "People",
    "organisation": "Organisations that speak",
    "group": "Groups that speak",
    "doubtful": "Also mentioned",
}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text: code points, `end` not included."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Starting(Protocol):
    """What begins at an offset: a paragraph, a sentence, a section."""

    @property
    def start(self) -> int: ...


def index_at(parts: Sequence[Starting], offset: int) -> int:
    """The index of the part that holds an offset: the last that begins at or before it, else the first.

    `parts` are in the order of the text. The one answer to "which section, sentence or paragraph is this in".
    """
    return max(bisect_right(parts, offset, key=_start) - 1, 0)


def _start(part: Starting) -> int:
    return part.start


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader returns; the text never changes afterwards.

    `published` is a date as YYYY-MM-DD, `language` a two-letter code ("" when it cannot be told), `notes` say what was done.
    """

    text: str
    id: str = "article"
    source: str = ""
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    sha256: str = ""
    notes: tuple[str, ...] = ()
    url: str = ""
    published: str = ""
    language: str = ""

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph at an offset, counted from 1."""
        return index_at(self.paragraphs, offset) + 1

    def kind_at(self, offset: int) -> str:
        """What the paragraph at an offset is, one of PARAGRAPH_KINDS; "text" where the article has no paragraphs."""
        return self.paragraphs[self.paragraph_at(offset) - 1].kind if self.paragraphs else "text"

    @property
    def called(self) -> str:
        """The headline, or the first words of the lead where there is none; the file's name when there is no text either."""
        if self.title:
            return self.title
        leads = (p for p in self.paragraphs if p.kind == "text")
        lead = next((self.text[p.start : p.end] for p in leads if p.end - p.start > SHORTEST_LEAD), self.text[:LEAD_LOOKED_AT])
        words = lead.removeprefix(self.dateline or "").lstrip(" —–-:").split()
        return " ".join(words[:CALLED_WORDS]) + ("…" if len(words) > CALLED_WORDS else "") if words else self.id

    @property
    def is_english(self) -> bool:
        """Whether people and quotes can be found in it; a language that cannot be told is taken for English."""
        return self.language in ("", "en")

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Section:
    """A topic: from `start` up to the next section's start. `evidence` is what the rule of the start saw there.

    `named` says why it is called so; `part` is the name of the group of sections that begins with this one, in long
    articles, and empty where a group goes on; `others` are the headings that came next, best first.
    """

    title: str
    start: int
    end: int
    rule: str
    evidence: str = ""
    named: str = ""
    part: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is the fullest form in the text; `role` the words that say what the person is, as they stand there.

    `kind` (of VOICE_KINDS) is another than "person" for those who are in no list of people: organisations and groups that
    speak, and names with too little evidence.
    """

    id: int
    name: str
    role: Span | None
    rule: str
    mentions: tuple[Mention, ...]
    kind: str = "person"

    def says(self, quote: Quote) -> bool:
        """Whether this one is a speaker of a quote; who is no person is known by the mention."""
        if self.kind == "person":
            return any(s.person == self.id for s in quote.speakers)
        starts = {m.start for m in self.mentions}
        return any(s.person is None and s.start in starts for s in quote.speakers)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the local mention's span, the name to show, and the person it stands for when that is known."""

    name: str
    person: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one speaker, or of several together; `spans` are the pieces that a cue interrupts.

    `beside` are those who speak together with the speaker. `sure` (of SURE) is how far the text itself names the speaker,
    `resolved` the rule that told whom a pronoun or a description means, empty where the speaker is named.
    """

    id: int
    spans: tuple[Span, ...]
    kind: str
    speaker: Speaker | None
    cue: Span | None
    rule: str
    beside: tuple[Speaker, ...] = ()
    sure: str = "certain"
    resolved: str = ""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who speak, the first of them the speaker; empty when nobody is said to."""
        return (self.speaker, *self.beside) if self.speaker else ()

    @property
    def said_by(self) -> str:
        """The names of all who speak: "A", "A and B", "A, B and C"; empty when nobody is said to."""
        names = [s.name for s in self.speakers]
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    def text(self, article_text: str) -> str:
        return " […] ".join(span.of(article_text) for span in self.spans)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that tells a time: `value` and `grain` as in `times.py`, `tense` past or coming, seen from the article's day."""

    start: int
    end: int
    value: str
    grain: str
    tense: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount or a count: `value` in single units (1.3 million is 1300000.0), `high` the upper end of a range.

    `unit` is a currency (USD), a measure (km) or the noun that is counted, as it stands in the text; `mod` is one of
    = ~ > >= < <=, from "about", "more than", "at least" and their like.
    """

    start: int
    end: int
    value: float
    high: float | None = None
    unit: str = ""
    mod: str = "="
    rule: str = ""


@dataclass(frozen=True, slots=True)
class BriefItem:
    """A line worth keeping; `rank` 1 is kept first, at every level."""

    text: str
    kind: str
    start: int
    end: int
    rank: int
    speaker: str | None = None
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that the reader marked, with a note or without one."""

    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """The reader's word over ours (`corrections.py`): the kind, the stretch it is about, what stood there, what it is now.

    `at` is the second place that some kinds need: where a section moves to, or a mention of the person merged into.
    """

    kind: str
    start: int
    end: int
    was: str
    to: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in an article, and what its reader added."""

    article: Article
    sentences: tuple[Span, ...] = ()
    sections: tuple[Section, ...] = ()
    people: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    brief: tuple[BriefItem, ...] = ()
    dates: tuple[DateMention, ...] = ()
    undated: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    marks: tuple[Mark, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def everyone(self) -> tuple[Person, ...]:
        """The people, then the organisations, groups and doubtful names."""
        return self.people + self.others

    def role_of(self, person: Person) -> str | None:
        return person.role.of(self.article.text) if person.role else None

    def to_dict(self) -> dict[str, Any]:
        """The documented JSON form, schema version 1 (README, "What other programs read")."""
        return {
            "schema_version": SCHEMA_VERSION,
            **article_dict(self.article),
            **{part: self.rows(part) for part in PARTS},
            "marks": [asdict(m) for m in self.marks],
            "corrections": [asdict(c) for c in self.corrections],
        }

    def rows(self, part: str, *, words: bool = True) -> list[Any]:
        """One part of the analysis (of PARTS) in its JSON form; without the words of the text where offsets tell them."""
        text = self.article.text if words else None
        write: dict[str, Callable[[Any], Any]] = {
            "sentences": lambda s: [s.start, s.end],
            "sections": _section_dict,
            "people": lambda p: _person_dict(p, text),
            "others": lambda p: _person_dict(p, text) | {"kind": p.kind},
            "quotes": lambda q: _quote_dict(q, text),
            "brief": _item_dict,
            "dates": lambda d: _date_dict(d, text),
            "undated": lambda s: [s.start, s.end],
            "quantities": lambda q: _quantity_dict(q, text),
        }
        return [write[part](item) for item in getattr(self, part)]

    @staticmethod
    def from_rows(part: str, rows: list[Any]) -> list[Any]:
        """The inverse of `rows`."""
        read: dict[str, Callable[[list[Any]], Any]] = {
            "sentences": spans_from,
            "sections": sections_from,
            "people": people_from,
            "others": people_from,
            "quotes": quotes_from,
            "brief": brief_from,
            "dates": dates_from,
            "undated": spans_from,
            "quantities": quantities_from,
        }
        return list(read[part](rows))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Analysis:
        """The inverse of `to_dict`. Raises ValueError for another schema version."""
        if data.get("schema_version") != SCHEMA_VERSION:
            raise ValueError(f"schema version {data.get('schema_version')} is not {SCHEMA_VERSION}")
        parts: dict[str, Any] = {part: tuple(cls.from_rows(part, data.get(part, []))) for part in PARTS}
        return cls(
            article_from_dict(data),
            **parts,
            marks=tuple(Mark(**m) for m in data.get("marks", ())),
            corrections=tuple(Correction(**c) for c in data.get("corrections", ())),
        )


def article_dict(article: Article, *, count: bool = True) -> dict[str, Any]:
    """The article's part of the JSON form; counting its words can be left out."""
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        **({"words": article.words} if count else {}),
        "sha256": article.sha256,
        "notes": list(article.notes),
        "paragraphs": [{"start": p.start, "end": p.end, "kind": p.kind} for p in article.paragraphs],
    }


def article_from_dict(data: Mapping[str, Any]) -> Article:
    return Article(
        text=data["text"],
        id=data["id"],
        source=data["source"],
        title=data["title"],
        byline=data["byline"],
        dateline=data["dateline"],
        paragraphs=tuple(Paragraph(p["start"], p["end"], p["kind"]) for p in data["paragraphs"]),
        sha256=data.get("sha256", ""),
        notes=tuple(data.get("notes", ())),
        url=data.get("url", ""),
        published=data.get("published", ""),
        language=data.get("language", ""),
    )


def _section_dict(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "start": section.start,
        "end": section.end,
        "rule": section.rule,
        "evidence": section.evidence,
        "named": section.named,
        "part": section.part,
        "others": list(section.others),
    }


def _said(text: str | None, start: int, end: int) -> dict[str, str]:
    return {} if text is None else {"text": text[start:end]}


def _person_dict(person: Person, text: str | None) -> dict[str, Any]:
    role = person.role
    return {
        "id": person.id,
        "name": person.name,
        "role": role.of(text) if role and text is not None else None,
        "role_start": role.start if role else None,
        "role_end": role.end if role else None,
        "rule": person.rule,
        "mentions": [{"start": m.start, "end": m.end, **_said(text, m.start, m.end), "kind": m.kind} for m in person.mentions],
    }


def _quote_dict(quote: Quote, text: str | None) -> dict[str, Any]:
    speaker, cue = quote.speaker, quote.cue
    return {
        "id": quote.id,
        "start": quote.start,
        "end": quote.end,
        "spans": [[s.start, s.end] for s in quote.spans],
        **({} if text is None else {"text": quote.text(text)}),
        "kind": quote.kind,
        "speaker": None if speaker is None else asdict(speaker),
        "speakers": [asdict(s) for s in quote.speakers],
        "sure": quote.sure,
        "resolved": quote.resolved,
        "cue": None if cue is None else {"start": cue.start, "end": cue.end, **_said(text, cue.start, cue.end)},
        "rule": quote.rule,
    }


def _item_dict(item: BriefItem) -> dict[str, Any]:
    return {
        "text": item.text,
        "kind": item.kind,
        "start": item.start,
        "end": item.end,
        "rank": item.rank,
        "speaker": item.speaker,
        "section": item.section,
    }


def _date_dict(date: DateMention, text: str | None) -> dict[str, Any]:
    return {
        "start": date.start,
        "end": date.end,
        **_said(text, date.start, date.end),
        "value": date.value,
        "grain": date.grain,
        "tense": date.tense,
        "rule": date.rule,
    }


def _quantity_dict(quantity: Quantity, text: str | None) -> dict[str, Any]:
    q = quantity
    return {
        "start": q.start,
        "end": q.end,
        **_said(text, q.start, q.end),
        "value": q.value if q.high is None else [q.value, q.high],
        "unit": q.unit,
        "mod": q.mod,
        "rule": q.rule,
    }


def spans_from(rows: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(s, e) for s, e in rows)


def sections_from(rows: list[Any]) -> list[Section]:
    return [
        Section(
            r["title"],
            r["start"],
            r["end"],
            r["rule"],
            evidence=r.get("evidence", ""),
            named=r.get("named", ""),
            part=r.get("part", ""),
            others=tuple(r.get("others", ())),
        )
        for r in rows
    ]


def people_from(rows: list[Any]) -> list[Person]:
    return [
        Person(
            r["id"],
            r["name"],
            None if r.get("role_start") is None else Span(r["role_start"], r["role_end"]),
            r["rule"],
            mentions_from(r["mentions"]),
            r.get("kind", "person"),
        )
        for r in rows
    ]


def mentions_from(rows: list[Any]) -> tuple[Mention, ...]:
    return tuple(Mention(m["start"], m["end"], m["kind"]) for m in rows)


def quotes_from(rows: list[Any]) -> list[Quote]:
    return [
        Quote(
            r["id"],
            tuple(Span(s, e) for s, e in r["spans"]),
            r["kind"],
            Speaker(**r["speaker"]) if r["speaker"] else None,
            Span(r["cue"]["start"], r["cue"]["end"]) if r["cue"] else None,
            r["rule"],
            tuple(Speaker(**s) for s in r.get("speakers", ())[1:]),
            r.get("sure", "certain"),
            r.get("resolved", ""),
        )
        for r in rows
    ]


def brief_from(rows: list[Any]) -> list[BriefItem]:
    return [BriefItem(**r) for r in rows]


def dates_from(rows: list[Any]) -> list[DateMention]:
    return [DateMention(r["start"], r["end"], r["value"], r["grain"], r["tense"], r["rule"]) for r in rows]


def quantities_from(rows: list[Any]) -> list[Quantity]:
    out = []
    for r in rows:
        low, high = r["value"] if isinstance(r["value"], list) else (r["value"], None)
        out.append(Quantity(r["start"], r["end"], low, high, r["unit"], r["mod"], r["rule"]))
    return out

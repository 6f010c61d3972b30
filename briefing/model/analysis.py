"""All that was found in one article, with what its reader added; `Analysis.to_dict()` is the wire, export and batch format in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from briefing.model import form
from briefing.model.frozen import record
from briefing.model.parts import (
    Article,
    BriefItem,
    Correction,
    DateMention,
    Mark,
    Person,
    Quantity,
    Quote,
    Section,
    Span,
)

SCHEMA_VERSION = 1
PARTS = ("sentences", "sections", "people", "others", "quotes", "brief", "dates", "undated", "quantities")


@record(frozen=True, slots=True)
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

    def is_reporter(self, person: Person) -> bool:
        """Whether the article names the person as one of those who wrote it."""
        if any(self.article.kind_at(m.start) == "byline" for m in person.mentions):
            return True
        return bool(re.search(rf"\b{re.escape(person.name)}\b", self.article.byline or ""))

    def role_of(self, person: Person) -> str | None:
        return person.role.of(self.article.text) if person.role else None

    def to_dict(self) -> dict[str, Any]:
        """The documented JSON form, schema version 1 (README, "What other programs read")."""
        return {
            "schema_version": SCHEMA_VERSION,
            **form.article_dict(self.article),
            **{part: self.rows(part) for part in PARTS},
            "marks": [asdict(m) for m in self.marks],
            "corrections": [asdict(c) for c in self.corrections],
        }

    def rows(self, part: str, *, words: bool = True) -> list[Any]:
        """One part of the analysis (of PARTS) in its JSON form; without the words of the text where offsets tell them."""
        text = self.article.text if words else None
        write: dict[str, Callable[[Any], Any]] = {
            "sentences": lambda s: [s.start, s.end],
            "sections": form.section_dict,
            "people": lambda p: form.person_dict(p, text),
            "others": lambda p: form.person_dict(p, text) | {"kind": p.kind},
            "quotes": lambda q: form.quote_dict(q, text),
            "brief": form.item_dict,
            "dates": lambda d: form.date_dict(d, text),
            "undated": lambda s: [s.start, s.end],
            "quantities": lambda q: form.quantity_dict(q, text),
        }
        return [write[part](item) for item in getattr(self, part)]

    @staticmethod
    def from_rows(part: str, rows: list[Any]) -> list[Any]:
        """The inverse of `rows`."""
        read: dict[str, Callable[[list[Any]], Any]] = {
            "sentences": form.spans_from,
            "sections": form.sections_from,
            "people": form.people_from,
            "others": form.people_from,
            "quotes": form.quotes_from,
            "brief": form.brief_from,
            "dates": form.dates_from,
            "undated": form.spans_from,
            "quantities": form.quantities_from,
        }
        return list(read[part](rows))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Analysis:
        """The inverse of `to_dict`. Raises ValueError for another schema version."""
        if data.get("schema_version") != SCHEMA_VERSION:
            raise ValueError(f"schema version {data.get('schema_version')} is not {SCHEMA_VERSION}")
        parts: dict[str, Any] = {part: tuple(cls.from_rows(part, data.get(part, []))) for part in PARTS}
        return cls(
            form.article_from_dict(data),
            **parts,
            marks=tuple(Mark(**m) for m in data.get("marks", ())),
            corrections=tuple(Correction(**c) for c in data.get("corrections", ())),
        )

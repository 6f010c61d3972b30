"""The JSON form of the parts, written and read: the wire, the export and the batch have it in common (README, "What other
programs read").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.model.parts import (
    Article,
    BriefItem,
    DateMention,
    Mention,
    Paragraph,
    Person,
    Quantity,
    Quote,
    Section,
    Span,
    Speaker,
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


def section_dict(section: Section) -> dict[str, Any]:
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


def person_dict(person: Person, text: str | None) -> dict[str, Any]:
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


def quote_dict(quote: Quote, text: str | None) -> dict[str, Any]:
    speaker, cue = quote.speaker, quote.cue
    return {
        "id": quote.id,
        "start": quote.start,
        "end": quote.end,
        "spans": [[s.start, s.end] for s in quote.spans],
        **({} if text is None else {"text": quote.text(text)}),
        "kind": quote.kind,
        "speaker": None if speaker is None else speaker_dict(speaker),
        "speakers": [speaker_dict(s) for s in quote.speakers],
        "sure": quote.sure,
        "resolved": quote.resolved,
        "cue": None if cue is None else {"start": cue.start, "end": cue.end, **_said(text, cue.start, cue.end)},
        "rule": quote.rule,
    }


def speaker_dict(speaker: Speaker) -> dict[str, Any]:
    return {"name": speaker.name, "person": speaker.person, "start": speaker.start, "end": speaker.end}


def item_dict(item: BriefItem) -> dict[str, Any]:
    return {
        "text": item.text,
        "kind": item.kind,
        "start": item.start,
        "end": item.end,
        "rank": item.rank,
        "speaker": item.speaker,
        "section": item.section,
    }


def date_dict(date: DateMention, text: str | None) -> dict[str, Any]:
    return {
        "start": date.start,
        "end": date.end,
        **_said(text, date.start, date.end),
        "value": date.value,
        "grain": date.grain,
        "tense": date.tense,
        "rule": date.rule,
    }


def quantity_dict(quantity: Quantity, text: str | None) -> dict[str, Any]:
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

"""What lists and dossiers tell of an article: its people and bodies, and their words, by name; as the reader corrected it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefing import corrections
from briefing.library.folding import folded
from briefing.library.store import UNREADABLE, Store
from briefing.model import Analysis, Correction, Person, Quote
from briefing.model.records import clean

LISTED = ("person", "organisation")  # of the voices of an article, those that are the same ones in another article


def corrected(analysis: Analysis, state: Mapping[str, Any]) -> Analysis:
    """The analysis with the corrections of a reading, as far as they fit; as it was found where they cannot be read."""
    try:
        made = [Correction(**c) for c in state.get("corrections", ())]
        return corrections.apply(analysis, made)[0] if made else analysis
    except UNREADABLE:
        return analysis


def columns(analysis: Analysis) -> dict[str, str]:
    """What the row of an article tells of its people, speakers and topics."""
    speakers = dict.fromkeys(s.name for q in analysis.quotes for s in q.speakers)
    return {
        "people": clean("\n".join(p.name for p in analysis.people)),
        "speakers": clean("\n".join(speakers)),
        "topics": json.dumps([clean(s.title) for s in analysis.sections]),
    }


def notes(state: Mapping[str, Any]) -> dict[str, Any]:
    """What the row of an article tells of the reader's marks and notes."""
    made = [m for m in state.get("marks") or () if isinstance(m, dict)]
    return {"notes": clean("\n".join(filter(None, (str(m.get("note") or "") for m in made)))), "marks": len(made)}


def voices(analysis: Analysis) -> list[Person]:
    """The people and organisations of an article, each once."""
    found: dict[int, Person] = {}
    for person in analysis.everyone:
        if person.kind in LISTED:
            found.setdefault(person.id, person)
    return list(found.values())


def key_of(person: Person) -> str:
    name = folded(person.name)
    return clean(name if person.kind == "person" else name.removeprefix("the "))


def words_of(quote: Quote, text: str) -> tuple[str, int]:
    """The words of a quote and 0, or "" and where they end, where they are one stretch of the text that SQLite can cut out."""
    whole = quote.text(text)
    plain = whole == text[quote.start : quote.end] and "\0" not in text
    return ("", quote.end) if plain else (clean(whole), 0)


def speaking(analysis: Analysis, known: list[Person]) -> Iterator[list[Person]]:
    """Who of them says each quote, in their order: people by their number, others by where they are named (`Person.says`)."""
    people = {p.id: k for k, p in enumerate(known) if p.kind == "person"}
    others: dict[int, list[int]] = {}
    for k, p in enumerate(known):
        for mention in p.mentions if p.kind != "person" else ():
            others.setdefault(mention.start, []).append(k)
    for quote in analysis.quotes:
        named = [k for s in quote.speakers for k in (others.get(s.start, ()) if s.person is None else [people.get(s.person, -1)])]
        yield [known[k] for k in sorted(set(named)) if k >= 0]


def rows_said(analysis: Analysis, known: list[Person], keys: Mapping[int, str]) -> Iterator[tuple[Any, ...]]:
    """One row for each who says a quote; several may say one together."""
    text = analysis.article.text
    for quote, speakers in zip(analysis.quotes, speaking(analysis, known), strict=True):
        for person in speakers:
            yield person.id, keys[person.id], quote.start, *words_of(quote, text), quote.kind


def keep(store: Store, number: int, analysis: Analysis) -> None:
    """Write down who is in an article and what each says, in place of what was there."""
    known = voices(analysis)
    keys = {p.id: key_of(p) for p in known}
    store.do("DELETE FROM persons WHERE article = ?", (number,))
    store.do("DELETE FROM said WHERE article = ?", (number,))
    store.do_all(
        "INSERT INTO persons (article, person, name, key, role, mentions, kind) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, p.id, clean(p.name), keys[p.id], clean(analysis.role_of(p) or ""), len(p.mentions), p.kind) for p in known],
    )
    store.do_all(
        "INSERT INTO said (article, quote, person, key, start, text, last, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, k, *row) for k, row in enumerate(rows_said(analysis, known, keys))],
    )

"""What lists and dossiers tell of an article: its people and bodies, and their words, by name; as the reader corrected it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing import corrections
from briefing.library.folding import folded
from briefing.library.packing import KIND_LETTER, UNDATED
from briefing.library.rows import small
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


def tags_of_feeds(store: Store, url: str) -> str:
    """The tags of the feeds that offer an article of this address, as its row has them."""
    rows = store.ask("SELECT f.tags FROM entries e JOIN feeds f ON f.id = e.feed WHERE e.url = ?", (url,)) if url else ()
    return "\n".join(dict.fromkeys(tag for row in rows for tag in row["tags"].split("\n") if tag))


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


def saying_of(quote: Quote, text: str) -> list[Any]:
    """Where what is shown of a quote begins and ends and its kind; its words too where they are not one stretch of the text."""
    whole, start = quote.told(text), quote.told_from(text)
    told = [start, quote.end, KIND_LETTER[quote.kind]]
    return told if whole == text[start : quote.end] else [*told, clean(whole)]


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


@dataclass(slots=True)
class Heard:
    """What an article has of one voice: a person, or several of one name."""

    name: str
    role: str
    mentions: int
    said: list[list[Any]]


def heard(analysis: Analysis) -> dict[tuple[str, str], Heard]:
    """(key, kind) -> what the article has of that voice; several may say one quote together."""
    text, known = analysis.article.text, voices(analysis)
    found: dict[tuple[str, str], Heard] = {}
    by_person: dict[int, Heard] = {}
    for person in known:
        role = clean(analysis.role_of(person) or "")
        here = found.setdefault((key_of(person), person.kind), Heard(clean(person.name), role, 0, []))
        here.role, here.mentions = here.role or role, here.mentions + len(person.mentions)
        by_person[person.id] = here
    for quote, speakers in zip(analysis.quotes, speaking(analysis, known), strict=True):
        for here in {id(h): h for h in (by_person[person.id] for person in speakers)}.values():
            here.said.append(saying_of(quote, text))
    return found


def keep(store: Store, number: int, analysis: Analysis) -> None:
    """Write down who is in an article and what each says, in place of what was there; the counts of people follow (`schema.py`)."""
    store.do("DELETE FROM heard WHERE article = ?", (number,))
    # of the kept article: its reader may have set another day than the analysis has
    row = store.one("SELECT own_day(published, data) AS day FROM articles JOIN texts ON article = id WHERE id = ?", (number,))
    day = row["day"] if row else UNDATED
    rows = [
        (number, voice_of(store, key, kind, h.name), day, h.role, h.mentions, len(h.said), small(h.said))
        for (key, kind), h in heard(analysis).items()
    ]
    store.do_all("INSERT INTO heard (article, voice, day, role, mentions, quotes, said) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def voice_of(store: Store, key: str, kind: str, name: str) -> int:
    """The number of a voice, which is made where there is none; one whose articles are all gone takes the new spelling of its name."""
    known = store.one("SELECT id, name, articles FROM voices WHERE key = ? AND kind = ?", (key, kind))
    if known is None:
        return store.insert("INSERT INTO voices (key, kind, name) VALUES (?, ?, ?)", (key, kind, name))
    if not known["articles"] and known["name"] != name:
        store.do("UPDATE voices SET name = ? WHERE id = ?", (name, known["id"]))
    return int(known["id"])


def recount(store: Store) -> bool:
    """Whether the counts of people are those of the articles; where they are not, they are made so."""
    counted = "SELECT voice, count(*) AS articles, sum(h.quotes) AS quotes FROM heard h JOIN articles a ON a.id = h.article"
    counted += " WHERE a.deleted = '' GROUP BY voice"
    same = "v.articles = coalesce(c.articles, 0) AND v.quotes = coalesce(c.quotes, 0)"
    wrong = store.ask(
        f"SELECT v.id, coalesce(c.articles, 0) AS articles, coalesce(c.quotes, 0) AS quotes FROM voices v LEFT JOIN ({counted}) c"
        f" ON c.voice = v.id WHERE NOT ({same})"
    )
    store.do_all("UPDATE voices SET articles = :articles, quotes = :quotes WHERE id = :id", [dict(row) for row in wrong])
    return not wrong

"""What a reader types to find articles: words, "phrases", and `speaker:`, `person:`, `tag:`, `source:`, `after:`, `before:`, `is:`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import LibraryError
from briefing.library.folding import folded_letters

STATES = ("unread", "reading", "read", "archived")
FLAGS = (*STATES, "starred")
SELDOM = ("starred", "archived")  # few articles, which an index of their own finds
COLUMNS = {"speaker": "speakers", "person": "people", "tag": "tags", "title": "title"}
TERM = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Query:
    """`match` is an expression of FTS5 ("" for everything), `where` conditions of SQL on articles, with their values."""

    match: str = ""
    where: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Raises LibraryError for a date or a flag that is none; anything else that is odd is looked for as words."""
    match: list[str] = []
    without: list[str] = []
    where: list[str] = []
    values: list[str] = []
    for minus, name, phrase, word in TERM.findall(text):
        key, value = name.lower(), phrase or word
        if key in ("after", "before"):
            where.append(dated(key, value))
            values.append(value)
        elif key == "is":
            where.append(f"NOT ({flagged(value)})" if minus else flagged(value))
        elif key == "source":
            named = "instr(lower(source), lower(?)) > 0 OR instr(lower(url), lower(?)) > 0"
            where.append(f"id IN (SELECT id FROM articles WHERE {named})")  # by an index that has both, not by all articles
            values += [value, value]
        else:
            found = words(value, prefix=not phrase, column=COLUMNS.get(key, ""))
            if key and key not in COLUMNS:
                found = words(f"{name} {value}", prefix=not phrase)
            if found:
                (without if minus else match).append(found)
    expression = " AND ".join(match)
    if without and expression:
        expression = f"({expression}) NOT ({' OR '.join(without)})"
    return Query(expression, tuple(where), tuple(values))


def words(value: str, *, prefix: bool, column: str = "") -> str:
    """Words as FTS5 wants them, in quotation marks, so that nothing of them is an operator."""
    parts = WORD.findall(folded_letters(value))
    if not parts:
        return ""
    text = '"' + " ".join(parts) + '"' + ("*" if prefix else "")
    return f"{column} : {text}" if column else text


def dated(key: str, value: str) -> str:
    if not DATE.fullmatch(value):
        raise LibraryError(f"“{value}” is not a date. Write {key}:2026, {key}:2026-03 or {key}:2026-03-31.")
    when = "coalesce(nullif(published, ''), added)"
    return f"substr({when}, 1, {len(value)}) {'>=' if key == 'after' else '<'} ?"


def flagged(value: str) -> str:
    low = value.lower()
    if low not in FLAGS:
        raise LibraryError(f"“is:{value}” is not known. Known: {', '.join(f'is:{f}' for f in FLAGS)}.")
    condition = "star = 1" if low == "starred" else f"state = '{low}'"
    return f"id IN (SELECT id FROM articles WHERE {condition})" if low in SELDOM else condition

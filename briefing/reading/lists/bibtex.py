"""BibTeX, the exchange form of LaTeX and of programs that manage references: `@type{key, field = {value}, …}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.reading.lists.listed import Listed, Problem, address, tags_of, words

ENTRY = re.compile(r"^[ \t]*@(?P<type>\w{3,30})\s*[{(]\s*(?P<key>[^\s,{}()]{0,200})\s*,", re.MULTILINE)
FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40})\s*=\s*")
BEFORE = re.compile(r"(?i)\A(?:\ufeff|\s|%[^\n]*\n|@(?:string|preamble|comment)\b[^\n]*\n)+")
NO_RECORD = frozenset(("comment", "preamble", "string"))
LINKED = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
LONGEST_VALUE = 100_000
"""characters of a field, an abstract among them; what is longer is cut"""


def is_bibtex(text: str) -> bool:
    """Whether the first thing that is no comment and no short form is an entry."""
    first = BEFORE.sub("", text[:20_000])
    found = ENTRY.match(first)
    return bool(found and FIELD.match(first[found.end() :].lstrip()))


def rows(text: str) -> list[tuple[Listed | None, Problem | None]]:
    out: list[tuple[Listed | None, Problem | None]] = []
    entries = [found for found in ENTRY.finditer(text) if found["type"].lower() not in NO_RECORD]
    line, counted = 1, 0
    for found, following in zip(entries, [*entries[1:], None], strict=True):
        line += text.count("\n", counted, found.start("type"))
        counted = found.start("type")
        fields = dict(fields_of(text[found.end() : following.start() if following else len(text)]))
        item = listed(fields, line)
        out.append((item, None if item else (line, "no address in this record")))
    return out


def fields_of(body: str) -> Iterator[tuple[str, str]]:
    """(name in small letters, value) of each field of an entry."""
    at = 0
    while found := FIELD.search(body, at):
        value, at = value_at(body, found.end())
        yield found["name"].lower(), value


def value_at(body: str, at: int) -> tuple[str, int]:
    """A value in braces, in marks or bare, and where it ends."""
    opening = body[at : at + 1]
    if opening not in ("{", '"'):
        end = min((k for k in (body.find(c, at) for c in ",}\n") if k >= 0), default=len(body))
        return body[at:end].strip(), end
    depth, end = 0, at
    for end in range(at, min(len(body), at + LONGEST_VALUE)):
        depth += {"{": 1, "}": -1}.get(body[end], 0)
        if end > at and depth == 0 and body[end] in '}"':
            break
    return body[at + 1 : end], end + 1


def listed(fields: dict[str, str], line: int) -> Listed | None:
    told = (fields.get("url"), *LINKED.findall(fields.get("howpublished", "")), *LINKED.findall(fields.get("note", "")))
    url = next((found for value in told if (found := address((value or "").replace("\\", "")))), "")
    if not url:
        return None
    note = "" if LINKED.search(fields.get("note", "")) else plain(fields.get("note", ""))
    return Listed(url, line, plain(fields.get("title", "")), tags_of(fields.get("keywords", "")), notes=(note,) if note else ())


def plain(value: str) -> str:
    """Words without the braces that hold capitals, and without the strokes before marks."""
    return words(re.sub(r"\\([&%$#_{}])", r"\1", value).replace("{", "").replace("}", ""))

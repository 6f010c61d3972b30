"""Exports that come as a ZIP: Pocket (CSV files, annotations) and Omnivore (metadata, the saved pages, highlights in Markdown)."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.reading.bounded.budget import Budget
from briefing.reading.bounded.containers import LISTS, Archive
from briefing.reading.bounded.json_kinds import json_of, rows_of
from briefing.reading.lists import objects, tables
from briefing.reading.lists.listed import Listed, Problem, words

QUOTED = pattern(r"(?m)^> ?(.*(?:\n> ?.*)*)")


def rows(data: bytes) -> list[tuple[Listed | None, Problem | None]]:
    """The rows of every list in the archive. Raises ReadError when it is broken."""
    archive = Archive(data, "ZIP archive", Budget())
    out: list[tuple[Listed | None, Problem | None]] = []
    for name in sorted(n for n in archive.names if LISTS.fullmatch(n)):
        if name.endswith(".csv"):
            out += tables.rows(archive.read(name).decode("utf-8", "replace"))
        else:
            found = json_of(archive.read(name))
            out += with_pages(archive, found, objects.rows(found))
    return out


def with_pages(
    archive: Archive, found: object, rows: list[tuple[Listed | None, Problem | None]]
) -> list[tuple[Listed | None, Problem | None]]:
    """Omnivore's rows with the page and the highlights that are kept beside them under the row's slug."""
    out = []
    for (item, problem), told in zip(rows, rows_of(found), strict=True):
        slug = str(told.get("slug") or "") if isinstance(told, dict) else ""
        if item and slug:
            text = member(archive, f"content/{slug}.html")
            marked = member(archive, f"highlights/{slug}.md")
            quotes = tuple(filter(None, (words(re.sub(r"(?m)^> ?", "", q)) for q in QUOTED.findall(marked))))
            item = replace(item, text=text or item.text, highlights=(*item.highlights, *quotes))
        out.append((item, problem))
    return out


def member(archive: Archive, name: str) -> str:
    try:
        return archive.maybe(name).decode("utf-8", "replace")
    except ReadError:
        return ""

"""Lists in JSON: wallabag, Omnivore, Zotero (CSL), Inoreader and other readers of Google's line, Feedly, GoodLinks and their like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.reading.bounded.json_kinds import rows_of
from briefing.reading.lists.bookmarks import PLACES
from briefing.reading.lists.listed import Listed, Problem, address, day, tags_of, true, words

ADDRESS = ("url", "URL", "given_url", "resolved_url", "canonicalUrl", "source_url", "link", "uri")
TITLES = ("title", "resolved_title", "given_title", "name")
LINKS = ("canonical", "alternate")
ADDED = ("created_at", "createdAt", "savedAt", "addedAt", "time_added", "crawled")


def rows(found: Any) -> list[tuple[Listed | None, Problem | None]]:
    """The rows of a list; `line` counts the objects."""
    out: list[tuple[Listed | None, Problem | None]] = []
    for number, row in enumerate(rows_of(found), 1):
        item = listed(row, number) if isinstance(row, dict) else None
        out.append((item, None if item else (number, "no address in this entry")))
    return out


def listed(row: Mapping[str, Any], number: int) -> Listed | None:
    links = [link.get("href") for key in LINKS if isinstance(row.get(key), list) for link in row[key] if isinstance(link, dict)]
    inner = row["content"].get("url") if isinstance(row.get("content"), dict) else None
    url = next((found for value in (*(row.get(key) for key in ADDRESS), inner, *links) if (found := address(value))), "")
    if not url:
        return None
    quotes, notes = marked_of(row)
    return Listed(
        url,
        number,
        words(next((row[key] for key in TITLES if row.get(key)), "")),
        tags(row),
        archived=true(row.get("is_archived")) or str(row.get("state", "")).lower() == "archived" or bool(row.get("readAt")),
        starred=true(row.get("is_starred")) or true(row.get("starred")) or true(row.get("favorite")) or is_starred(row),
        added=next((found for key in ADDED if (found := day(row.get(key)))), ""),
        notes=notes,
        highlights=quotes,
        text=text_of(row),
    )


def tags(row: Mapping[str, Any]) -> tuple[str, ...]:
    told = [*tags_of(row.get("tags")), *tags_of(row.get("labels")), *tags_of(row.get("keyword"))]
    told += [name for name in row.get("folders") or () if isinstance(name, str) and name.lower() not in PLACES]
    labels = [str(c).rpartition("/label/")[2] for c in row.get("categories") or () if "/label/" in str(c)]
    return tuple(dict.fromkeys([*told, *labels]))


def is_starred(row: Mapping[str, Any]) -> bool:
    return any(str(c).endswith("/state/com.google/starred") for c in row.get("categories") or ())


def marked_of(row: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(marked stretches, notes) of an entry."""
    marked: list[str] = []
    notes = [words(row.get("note"))]
    for key in ("annotations", "highlights"):
        for entry in row.get(key) or () if isinstance(row.get(key), list) else ():
            if isinstance(entry, dict):
                quote = entry.get("quote") or (entry.get("text") if "quote" not in entry else "")
                note = entry.get("note") or entry.get("annotation") or (entry.get("text") if "quote" in entry else "")
                marked.append(words(quote))
                notes.append(words(note))
    return tuple(filter(None, marked)), tuple(filter(None, notes))


def text_of(row: Mapping[str, Any]) -> str:
    """The article's own HTML, where the program kept it."""
    for key in ("content", "summary"):
        value = row.get(key)
        value = value.get("content") if isinstance(value, dict) else value
        if isinstance(value, str) and "<" in value:
            return value
    return ""

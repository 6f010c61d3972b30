"""JSON: read within bounds, and told apart by its keys."""

from __future__ import annotations

import json
from typing import Any

from briefing.errors import ReadError
from briefing.reading.bounded.budget import PARTS

NINJS = ("body_text", "body_html", "body_xhtml", "bodies", "headlines")
BODIES = ("text", "maintext", "articleBody", "body", "content", "raw_text")  # as extractors of pages call a report
TITLES = ("title", "headline")
FEWEST = 200  # characters of a text that is one
LISTED = ("url", "URL", "given_url", "resolved_url", "canonical", "alternate", "canonicalUrl", "source_url", "link", "uri")
ROW_KEYS = ("items", "list", "articles", "bookmarks", "data", "results", "links")
TREES = ("children", "roots")  # folders of bookmarks as browsers save them
DEEPEST, MOST_ROWS = 40, 200_000


def json_of(data: bytes) -> Any:
    """What JSON says; None when it is none. Raises ReadError when it has more parts than could be held in memory."""
    if data.count(b"{") + data.count(b"[") + data.count(b",") > PARTS:
        raise ReadError("It has too many parts for one article. Split it first.")
    try:
        return json.loads(data.decode(json.detect_encoding(data)).lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None


def kind_of_json(data: bytes) -> str:
    """`ninjs`, `timed` (a podcast's transcript), `feed`, `list`, `analysis`, or `json`; empty when it is no JSON."""
    found = json_of(data)
    if isinstance(found, dict):
        return kind_of_object(found)
    if isinstance(found, list) and found and all(isinstance(row, dict) for row in found[:50]):
        if is_ninjs(found[0]):
            return "ninjs"
        if all(is_extracted(row) for row in found[:50]):
            return "extracted"
        return "list" if any(is_listed(row) for row in found[:50]) else "json"
    if found is None:
        return kind_of_lines(data)
    return "json" if isinstance(found, list) and found else ""


def kind_of_object(found: dict[str, Any]) -> str:
    if str(found.get("version", "")).startswith("https://jsonfeed.org/version/"):
        return "feed"
    if isinstance(found.get("segments"), list) and ("version" in found or "body" in str(found["segments"][:1])):
        return "timed"
    if "schema_version" in found and "paragraphs" in found:
        return "analysis"
    if "briefing_library" in found:
        return "list"
    if is_ninjs(found):
        return "ninjs"
    rows = rows_of(found)
    if any(is_ninjs(row) for row in rows[:5]):
        return "ninjs"
    if any(is_listed(row) for row in rows[:50]):
        return "list"
    if is_extracted(found):
        return "extracted"
    return "json" if found else ""


def kind_of_lines(data: bytes) -> str:
    """JSON, one object a line: a library's dump, or analyses."""
    first = data.split(b"\n", 1)[0].strip()
    try:
        found = json.loads(first) if first.startswith(b"{") else None
    except (ValueError, RecursionError):
        return ""
    return kind_of_object(found) if isinstance(found, dict) else ""


def is_ninjs(row: Any) -> bool:
    """An item of the agencies' ninjs, of any version: an address of its own and a body or headline in its words."""
    if not isinstance(row, dict) or "uri" not in row:
        return False
    return any(key in row for key in NINJS) or ("headline" in row and ("versioncreated" in row or "type" in row))


def is_extracted(row: Any) -> bool:
    """An article as an extractor of pages writes it: a title and a long text, in words of its own."""
    if not isinstance(row, dict) or not any(isinstance(row.get(key), str) for key in TITLES):
        return False
    body = next((row[key] for key in BODIES if isinstance(row.get(key), str)), "")
    return len(body) >= FEWEST and "tags" not in row


def rows_of(found: Any) -> list[Any]:
    """The rows of a list: its own, those under the key that holds them, or the leaves of a tree of bookmarks."""
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        return []
    if any(key in found for key in TREES):
        return leaves(found)
    rows: Any = next((found[key] for key in ROW_KEYS if found.get(key)), [])
    return list(rows.values()) if isinstance(rows, dict) else rows if isinstance(rows, list) else []


def leaves(tree: dict[str, Any]) -> list[Any]:
    """The bookmarks of a tree in their order, each with the names of its `folders`."""
    out: list[Any] = []
    waiting: list[tuple[Any, tuple[str, ...]]] = [(tree, ())]
    while waiting and len(out) < MOST_ROWS:
        node, folders = waiting.pop()
        if not isinstance(node, dict):
            continue
        below = next((node[key] for key in TREES if isinstance(node.get(key), (list, dict))), None)
        if below is None:
            out.append(node | {"folders": list(folders)})
        elif len(folders) < DEEPEST:
            name = str(node.get("title") or node.get("name") or "")
            inside = (*folders, name) if name else folders
            waiting += [(child, inside) for child in reversed([*(below.values() if isinstance(below, dict) else below)])]
    return out


def is_listed(row: Any) -> bool:
    """A row of a list: an object that names an address, or whose content does."""
    if not isinstance(row, dict):
        return False
    inner = row.get("content")
    return any(row.get(key) for key in LISTED) or (isinstance(inner, dict) and bool(inner.get("url")))

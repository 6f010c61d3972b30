"""The fields over a Markdown file: front matter as clippers, note programs and our own dump write it (YAML between rules of
hyphens, TOML between rules of plus signs), and the head lines that reader services put over a page.

A small strict reader of the part of YAML that such heads use (plain and quoted scalars, lists in both forms, folded text);
what it does not know is no front matter, so that a rule at the head of a text stays a rule. No value is ever run or made
into anything but a string.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing.lexicon.patterns import pattern
from briefing.sources import DUMPED, MADE_HERE

KEY = pattern(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*)|\s*)$")
SERVICE = pattern(
    r"\A\s*Title: (?P<title>.+)\n+URL Source: (?P<url>\S+)\n+(?:Published Time: (?P<date>.+)\n+)?(?:(?:Warning|Number of Pages|Image): .*\n+)*Markdown Content:\s*\n"
)
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "0": "", "r": ""}
MOST_LINES = 400
MOST_HEAD_LINES = 15
MOST_TOML = 20_000  # characters: a key of many dots takes time with the square of its length
BLOCK_ID = pattern(r" \^p\d+$", re.MULTILINE)

TITLE = ("title", "headline")
AUTHOR = ("author", "authors", "byline", "creator", "by", "writer")
DAY = (
    "published",
    "date",
    "date published",
    "date_published",
    "datepublished",
    "publish_date",
    "published_date",
    "publish date",
    "pubdate",
    "published time",
)
ADDRESS = ("url", "source", "source_url", "link", "canonical", "canonical_url", "permalink", "original", "clipped_from")


@dataclass(frozen=True, slots=True)
class Fields:
    """What stands over a text: each key in small letters with its values."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, names: Sequence[str]) -> str:
        return next((v for name in names for v in self.values.get(name, ()) if v), "")

    def authors(self) -> list[str]:
        """The authors, links and roles of notes taken off."""
        found = next((self.values[name] for name in AUTHOR if self.values.get(name)), [])
        return [name for value in found for name in names_in(value)]

    def address(self) -> str:
        return next((v for name in ADDRESS for v in self.values.get(name, ()) if v.startswith(("http://", "https://"))), "")


def fields_of(text: str) -> tuple[Fields, str]:
    """(what stands over a text, the text below it); a text without such a head has no fields."""
    if found := SERVICE.match(text):
        told = {key: [value.strip()] for key, value in found.groupdict().items() if value}
        return Fields(told), text[found.end() :]
    lines = text.split("\n", MOST_LINES)
    if lines[0].strip() == "+++":
        end = next((k for k, line in enumerate(lines[1:], 1) if line.rstrip() == "+++"), 0)
        told = toml_fields("\n".join(lines[1:end]))
        return (Fields(told), "\n".join(lines[end + 1 :])) if told else (Fields(), text)
    if lines[0].strip() != "---":
        return headed(lines, text)
    end = next((k for k, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    values = parsed(lines[1:end]) if end > 1 else None
    return (Fields(values), below(values, "\n".join(lines[end + 1 :]))) if values else (Fields(), text)


def headed(lines: Sequence[str], text: str) -> tuple[Fields, str]:
    """(fields, the text below) of lines "Title: …", "Author: …" over a blank one, without rules around them."""
    end = next((k for k, line in enumerate(lines[:MOST_HEAD_LINES]) if not line.strip()), 0)
    values = parsed(lines[:end]) if end > 1 and all(KEY.match(line) for line in lines[:end]) else None
    known = values and "title" in values and any(key in values for key in (*AUTHOR, *DAY, *ADDRESS))
    return (Fields(values), "\n".join(lines[end + 1 :])) if values and known else (Fields(), text)


def toml_fields(head: str) -> dict[str, list[str]]:
    """The keys and values of TOML, those of its tables too; none where it is no TOML, or is longer than any is."""
    if len(head) > MOST_TOML:
        return {}
    try:
        tables: list[dict[str, Any]] = [tomllib.loads(head)]
    except (ValueError, RecursionError):
        return {}
    out: dict[str, list[str]] = {}
    for table in tables:
        for key, value in table.items():
            if isinstance(value, dict):
                tables.append(value)
            else:
                values = value if isinstance(value, list) else [value]
                out.setdefault(key.lower(), [" ".join(str(v).split()) for v in values if not isinstance(v, (dict, list))])
    return out


def below(values: dict[str, list[str]], text: str) -> str:
    """The text under front matter; of our own dump the article alone. Both signs are escaped where an article has them."""
    return BLOCK_ID.sub("", text.partition(MADE_HERE)[0]) if values.get("generator") == [DUMPED] else text


def has_fields(text: str) -> bool:
    return bool(fields_of(text[:40_000])[0].values)


def parsed(lines: Sequence[str]) -> dict[str, list[str]] | None:
    """The keys and values of front matter; None when a line is none of its forms."""
    out: dict[str, list[str]] = {}
    key, folding = "", False
    for line in lines:
        bare = line.strip()
        if not bare:
            continue
        if key and (line[:1].isspace() or bare.startswith("- ")) and not KEY.match(line):
            add(out[key], bare, folding)
        elif found := KEY.match(line):
            key, value = found[1].lower(), (found[2] or "").strip()
            folding = bool(re.fullmatch(r"[>|][+-]?\d?", value))
            out.setdefault(key, [])
            if value and not folding:
                out[key] += listed(value)
        elif line.startswith("#") and out:
            continue
        else:
            return None
    return out or None


def add(values: list[str], bare: str, folding: bool) -> None:
    """A further line of a value: an item of a list, or more of the text."""
    if folding:
        values[:] = [f"{values[0]} {bare}" if values else bare]
    elif bare.startswith("- "):
        item = re.sub(r"^name:\s+", "", bare[2:].strip())
        values.extend(listed(item) if item.startswith("[") and not item.startswith("[[") else [scalar(item)])
    elif values and not KEY.match(bare):
        values[-1] = f"{values[-1]} {scalar(bare)}"


def listed(value: str) -> list[str]:
    """The values of `[a, "b"]`, or the one value."""
    if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        items = re.findall(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'|\[\[[^\]]*\]\]|[^,\[\]]+', value[1:-1])
        return [scalar(item.strip()) for item in items if item.strip()]
    return [scalar(value)]


def scalar(value: str) -> str:
    """A plain or quoted value as words."""
    if len(value) >= 2 and value[0] == value[-1] == '"':
        value = re.sub(r"\\(u[0-9a-fA-F]{4}|.)", unescaped, value[1:-1])
    elif len(value) >= 2 and value[0] == value[-1] == "'":
        value = value[1:-1].replace("''", "'")
    else:
        value = re.sub(r"\s+#.*$", "", value)
    return " ".join(value.split()) if value not in ("null", "~") else ""


def unescaped(found: re.Match[str]) -> str:
    code = found[1]
    return chr(int(code[1:], 16)) if len(code) == 5 else ESCAPES.get(code, code)


def names_in(value: str) -> list[str]:
    """The names in an author field: "[[Ann Roe]], [Tom Hall](https://…)" are two."""
    value = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", value)
    value = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", value)
    parts = re.split(r"\s*[,;]\s*|\s+(?:and|&)\s+", re.sub(r"(?i)^by\s+", "", value))
    return [p for p in parts if p and not p.startswith(("http://", "https://"))]

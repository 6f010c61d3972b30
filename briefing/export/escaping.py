"""Text of an article as Markdown or HTML that shows it and does nothing else, and the front matter above it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape as escape_html

FENCE = "---\n"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]")
ALWAYS = re.compile(r"([\\`*_\[\]<>~|$&{}])")
OBSIDIAN = re.compile(r"(==|%%)")
WORD_START = re.compile(r"(?<![^\s(“\"'‘])([#@^:])")
LINE_START = re.compile(r"^([#+\-=:!])")
NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
CLOSING_HASHES = re.compile(r"(\s)(#+)$")
# a name before one of these endings is a file and no address: no domain ends so
FILES = "txt|text|pdf|html?|xhtml|xml|docx?|odt|rtf|epub|eml|msg|mht|warc|gz|csv|tsv|jsonl?"
BARE_LINK = re.compile(
    r"(?i)\b(https?|ftp)(:)(?=//)|\b(www)(\.)|(?<=\w)(@)(?=\w)|(?<=\w)(\.)(?=[a-z]{2})(?!(?:" + FILES + r")\b(?![./]))"
)


def plain(text: str) -> str:
    """One line without control characters, white space squashed."""
    return " ".join(CONTROL.sub(" ", text).split())


def escape(text: str) -> str:
    """Text of the article as Markdown that shows it and does nothing else (CommonMark, GFM, Obsidian, Pandoc)."""
    out = ALWAYS.sub(r"\\\1", plain(text))
    out = OBSIDIAN.sub(r"\\\1", out)
    out = WORD_START.sub(r"\\\1", out)
    out = BARE_LINK.sub(lambda m: f"{m[1] or m[3] or ''}\\{m[2] or m[4] or m[5] or m[6]}", out)
    out = LINE_START.sub(r"\\\1", out)
    out = NUMBERED.sub(r"\1\\\2", out)
    return CLOSING_HASHES.sub(r"\1\\\2", out)


def clean(text: str) -> str:
    """Text of the article as HTML that shows it and does nothing else."""
    return escape_html(plain(text), quote=True)


def without_front(markdown: str) -> str:
    """Markdown from its first line of text on, as a reader sees it."""
    if not markdown.startswith(FENCE):
        return markdown
    return markdown.partition(f"\n{FENCE}")[2].lstrip("\n") or markdown


def front_matter(rows: Iterable[tuple[str, object]]) -> str:
    """Flat fields that YAML and Obsidian read, each value as JSON; what is empty is left out."""
    told = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in rows if value not in ("", None))
    return "\n".join(["---", *told, "---"])

"""Markdown to an Article: headings become author's sections, links their text, code and tables are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model import Article
from briefing.reading.text import assemble

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.S)
FIELD = re.compile(r"^(title|author|byline|date|published):\s*(.+)$", re.M)
MARKS = re.compile(r"(?m)^#{1,6}\s+\S|^\s*(?:[-*+]|\d+\.)\s+\S|\[[^\]]+\]\([^)]+\)|^```|\*\*[^*\n]+\*\*|^>\s|^(?:=+|-{3,})$")


def looks_like_markdown(text: str) -> bool:
    """True for front matter, or at least two headings in Markdown's notation."""
    return bool(FRONT_MATTER.match(text)) or len(re.findall(r"(?m)^#{1,6} \S", text[:20_000])) >= 2


def markdown_article(text: str, *, id: str, source: str, notes: list[str], sha256: str) -> Article:
    """The first `#` heading is the headline when it stands before any text; other headings keep their places."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields: dict[str, str] = {}
    front = FRONT_MATTER.match(text)
    if front:
        fields = {key: value.strip().strip("\"'") for key, value in FIELD.findall(front.group(1))}
        text = text[front.end() :]
    pieces: list[tuple[str, str | None]] = []
    dropped = set()
    for kind, body in blocks(text):
        if kind in ("code", "table"):
            dropped.add(kind)
        elif kind == "heading":
            pieces.append((body, "heading" if pieces or fields.get("title") else "title"))
        else:
            pieces.append((body, None))
    for what in sorted(dropped):
        notes.append(f"left out {what} blocks")
    if not any(kind == "title" for _, kind in pieces) and pieces and fields.get("title"):
        pieces = [(body, kind or "text") if i == 0 else (body, kind) for i, (body, kind) in enumerate(pieces)]
    return assemble(
        pieces,
        id=id,
        source=source,
        notes=notes,
        title=fields.get("title"),
        byline=fields.get("author") or fields.get("byline"),
        sha256=sha256,
        published=day_in(fields.get("published") or fields.get("date") or ""),
    )


def day_in(told: str) -> str:
    """The day YYYY-MM-DD with which a field of the front matter begins; "" for anything else."""
    found = re.match(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)", told)
    return found.group() if found else ""


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """(kind, plain text) of each block, kind one of heading, text, code, table."""
    from markdown_it import MarkdownIt

    inside_table = False
    heading = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "table_open":
            inside_table = True
            yield "table", ""
        elif token.type == "table_close":
            inside_table = False
        elif token.type in ("fence", "code_block", "html_block"):
            yield "code", ""
        elif token.type == "heading_open":
            heading = True
        elif token.type == "heading_close":
            heading = False
        elif token.type == "inline" and not inside_table:
            body = " ".join(plain(token).split())
            if body:
                yield ("heading" if heading else "text"), body


def plain(token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)

"""Markdown to an Article: headings become author's sections, links their text, a row of a table a line; code is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from briefing.lexicon.patterns import pattern
from briefing.model import Article
from briefing.reading.origin import Piece
from briefing.reading.page.html import by_names, fragment_pieces, web_address
from briefing.reading.page.report import names
from briefing.reading.page.stated import folded
from briefing.reading.text.dates import day_of
from briefing.reading.text.front_matter import DAY, SERVICE, TITLE, fields_of, has_fields
from briefing.reading.text.plain import assemble

NOTE = pattern(r"(?m)^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]{2,}.*|(?=\n[ \t]{2,})))*)")
CALL = pattern(r"\[\^[^\]\s]{1,40}\]")
COMMENT = pattern(r"%%.*?%%", re.S)
MARKED = pattern(r"==(?=\S)(.+?)(?<=\S)==")
CALLOUT = pattern(r"(?m)^([ \t]*>[ \t>]*)\[![\w-]{1,30}\][-+]?[ \t]*")
WIKI = pattern(r"!\[\[[^\]]*\]\]|\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
YEAR = 1000
"""From here on the number of a list's item is a year with which a sentence begins: "1986. A great year."."""
LONGEST_BOLD = 14
CELL = " | "
AFTER_BOLD = frozenset(("text", "row", "image"))


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block of Markdown: its kind (heading, text, row, code, image, html), its words, and what they look like."""

    kind: str
    text: str = ""
    level: int = 0
    bold: bool = False
    slanted: bool = False
    linked: bool = False


def looks_like_markdown(text: str) -> bool:
    """True for front matter, or at least two headings in Markdown's notation."""
    return has_fields(text) or len(re.findall(r"(?m)^#{1,6} \S", text[:20_000])) >= 2


def is_of_a_service(text: str) -> bool:
    """Whether a reader service wrote it: its head lines, then Markdown, whatever the file is called."""
    return bool(SERVICE.match(text[:4000]))


def markdown_article(text: str, *, id: str, source: str, notes: list[str], sha256: str) -> Article:
    """The first heading before any text is the headline unless the front matter states one; other headings keep their places."""
    fields, body = fields_of(text.replace("\r\n", "\n").replace("\r", "\n"))
    body, footnotes = without_marks(body)
    found = list(blocks(body))
    if any(b.kind == "code" for b in found):
        notes = [*notes, "left out code blocks"]
    title = fields.first(TITLE)
    pieces = pieces_of(found, title)
    if title and not any(kind == "title" for _, kind in pieces):
        pieces = [(body, kind or "text") if i == 0 else (body, kind) for i, (body, kind) in enumerate(pieces)]
    return assemble(
        [*pieces, *((note, "aside") for note in footnotes)],
        id=id,
        source=source,
        notes=notes,
        title=title or None,
        byline=by_names(fields.authors()) or None,
        sha256=sha256,
        url=web_address(fields.address()),
        published=day_of(fields.first(DAY)),
        language=fields.first(("lang", "language"))[:2].lower(),
    )


def without_marks(text: str) -> tuple[str, list[str]]:
    """Markdown without what note programs add to it, and the notes at its foot: calls, callouts, highlights, comments, links of a wiki."""
    footnotes = [" ".join(m[2].split()) for m in NOTE.finditer(text)]
    text = CALLOUT.sub(r"\1", COMMENT.sub("", CALL.sub("", NOTE.sub("", text))))
    return WIKI.sub(lambda m: m[1] or "", MARKED.sub(r"\1", text)), [note for note in footnotes if note]


def pieces_of(found: Sequence[MarkdownBlock], title: str) -> list[Piece]:
    """The paragraphs of an article with their kinds, the lists of links under the heading of a widget as asides."""
    pieces: list[Piece] = []
    listing = False
    for k, block in enumerate(found):
        after = found[k + 1] if k + 1 < len(found) else None
        if block.kind == "html":
            pieces += fragment_pieces(block.text)
        elif block.kind == "heading" or is_bold_heading(block, after):
            listing = folded(block.text) in names("widget_headings")
            pieces.append((block.text, "aside" if listing else heading_kind(block, pieces, title)))
        elif block.kind == "text":
            listing = listing and block.linked
            caption = block.slanted and k > 0 and found[k - 1].kind == "image"
            pieces.append((block.text, "aside" if listing or caption else None))
        elif block.kind == "row":
            pieces.append((block.text, "text"))
    return pieces


def heading_kind(block: MarkdownBlock, pieces: Sequence[Piece], title: str) -> str:
    if title and folded(block.text) == folded(title) and not any(kind == "title" for _, kind in pieces):
        return "title"
    return "heading" if pieces or title else "title"


def is_bold_heading(block: MarkdownBlock, after: MarkdownBlock | None) -> bool:
    """A line wholly in bold with text under it."""
    if block.kind != "text" or not block.bold or after is None or after.kind not in AFTER_BOLD or after.bold:
        return False
    return len(block.text.split()) <= LONGEST_BOLD and not block.text.endswith((".", ",", ";", ":"))


def blocks(text: str) -> Iterator[MarkdownBlock]:
    """The blocks of Markdown in order."""
    from markdown_it import MarkdownIt

    row: list[str] | None = None
    level, number = 0, ""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info.isdigit() and int(token.info) >= YEAR else ""
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            if any(row):
                yield MarkdownBlock("row", CELL.join(cell for cell in row if cell))
            row = None
        elif token.type in ("fence", "code_block"):
            yield MarkdownBlock("code")
        elif token.type == "html_block":
            yield MarkdownBlock("html", token.content)
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline":
            block = inline(token, level)
            block = replace(block, text=number + block.text) if number else block
            level, number = 0, ""
            if row is not None:
                row.append(block.text)
            elif block.text or block.kind == "image":
                yield block


def inline(token: Any, level: int) -> MarkdownBlock:
    """The words of a paragraph or heading, and whether all of them are bold, slanted, or in links; struck-out ones are left out."""
    parts: list[str] = []
    open_marks = {"strong": 0, "em": 0, "link": 0, "s": 0}
    outside = {"strong": False, "em": False, "link": False}
    children = token.children or ()
    marked = any(child.type == "html_inline" for child in children)
    for child in children:
        name, _, side = child.type.rpartition("_")
        if name in open_marks and side in ("open", "close"):
            open_marks[name] += 1 if side == "open" else -1
        elif open_marks["s"]:
            continue
        elif child.type in ("text", "code_inline"):
            parts.append(escape(child.content, quote=False) if marked else child.content)
            if any(c.isalnum() for c in child.content):
                outside = {key: outside[key] or not open_marks[key] for key in outside}
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "html_inline":
            parts.append(child.content)
    text = of_html("".join(parts)) if marked else " ".join("".join(parts).split())
    whole = {key: bool(text) and not out for key, out in outside.items()}
    image = any(child.type == "image" for child in children)
    kind = "heading" if level and text else "image" if image and not text else "text"
    return MarkdownBlock(kind, text, level, whole["strong"], whole["em"], whole["link"])


def of_html(line: str) -> str:
    """The words of a line with HTML in it, as a page has them: powers raised, corrections made."""
    return " ".join(" ".join(words for words, _ in fragment_pieces(line)).split())

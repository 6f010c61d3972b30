"""PDF to an Article (extra `pdf`): running heads go, lines are joined to paragraphs."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.text import assemble

REPEATED_PAGES, FEWEST_LETTERS = 3, 50


def pdf_article(data: bytes, *, id: str, source: str, notes: list[str], sha256: str, url: str = "") -> Article:
    """The text of a PDF without running heads, its lines joined to paragraphs."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise ReadError("Reading PDF needs an extra. Install it with: pip install 'briefing-reader[pdf]'") from None
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("The PDF is locked with a password. Save it without one first.")
        pages = [(page.extract_text() or "").split("\n") for page in reader.pages]
        about = reader.metadata
        title, author = (about.title or "", about.author or "") if about else ("", "")
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError, zlib.error):
        raise ReadError("The PDF is damaged or of a kind that cannot be read. Save it again, or as text.") from None
    letters = sum(c.isalpha() for page in pages for line in page for c in line)
    if letters < FEWEST_LETTERS * max(1, len(pages)):
        raise ReadError("The PDF has hardly any text: its pages are pictures (a scan). Use a program that recognises text first.")
    pages, dropped = without_running_heads(pages)
    if dropped:
        notes = [*notes, f"left out {dropped} lines that repeat on every page"]
    return assemble(
        [(p, None) for p in paragraphs_of([line for page in pages for line in page])],
        id=id,
        source=source,
        notes=[*notes, "read from a PDF"],
        title=" ".join(str(title).split()) or None,
        byline=f"By {author}" if author else None,
        sha256=sha256,
        url=url,
    )


def without_running_heads(pages: list[list[str]]) -> tuple[list[list[str]], int]:
    """Pages without the lines, page numbers aside, that stand on three pages or more."""

    def bare(line: str) -> str:
        return re.sub(r"\d+", "#", " ".join(line.split()))

    seen = Counter(key for page in pages for key in {bare(line) for line in page if line.strip()})
    kept = [[line for line in page if not (line.strip() and seen[bare(line)] >= REPEATED_PAGES)] for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def paragraphs_of(lines: list[str]) -> list[str]:
    """Lines of a page joined to paragraphs: a paragraph ends with a short line that ends a sentence, or an empty one."""
    lines = [" ".join(line.split()) for line in lines]
    usual = sorted(len(line) for line in lines if line)
    width = usual[int(len(usual) * 0.8)] if usual else 0
    out: list[str] = []
    joins = False
    for line in lines:
        if not line:
            joins = joins and not out[-1].endswith((".", "!", "?", "”", '"'))
            continue
        if joins:
            out[-1] = out[-1][:-1] + line if re.search(r"[a-z]-$", out[-1]) and line[0].islower() else f"{out[-1]} {line}"
        else:
            out.append(line)
        ends = line.endswith((".", "!", "?", "”", '"', ":")) and len(line) < 0.85 * width
        heading = len(line) < 0.6 * width and line[:1].isupper() and not line.endswith((".", ",", ";")) and not joins
        joins = not (ends or heading)
    return out

"""PDF to an Article (extra `pdf`): headline, byline and lead are told by place and size, lines are joined to paragraphs.

`pdf_lines.py` makes the lines; here heads and feet of pages and notes are told, words broken at line ends are mended, and
lines become paragraphs.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

from briefing.errors import ReadError
from briefing.lexicon.lists import SHIPPED
from briefing.lexicon.lists import lines_of as entries_of
from briefing.lexicon.patterns import pattern
from briefing.model import Article
from briefing.reading.documents.pdf_blanks import without_invisible_blanks
from briefing.reading.documents.pdf_lines import Line, lines_of, runs_of
from briefing.reading.page.stated import folded
from briefing.reading.text.bylines import byline_of, is_name, is_time_line
from briefing.reading.text.dates import day_of
from briefing.reading.text.plain import assemble

FEWEST_LETTERS = 50
MOST_PAGES = 1_200
"""A page takes some seven milliseconds; more of them than anybody waits for."""
EDGE = 0.1
"""The share of a page's height at its top and foot in which running heads stand."""
LARGE = 1.12
"""A line is larger than the text from here on."""
ENDS = (".", "!", "?", "”", '"', "’", ":", "…")
PRINTED = pattern(
    r"(?i)\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: ?[ap]m)?.*|(?:file|https?)://\S+.*|(?:page )?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?|[-–—|\s]*\d{1,4}[-–—|\s]*|page \d+.*"
)
"""What browsers and printers write at the top and foot of a page: time and title, address, number."""
COMMON = 30
"""How common a word must be (see `known`) for two words broken at a line's end to be taken for it and not for "long-term"."""
LABEL = pattern(r"(?:[A-Z][\w.'’-]*\s?){1,5}(?:\([^)]{1,40}\))?:")
NOTE_LINE = pattern(r"\d{1,3}[.)]?\s*\S|[*†‡]\s?\S|\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined; size, weight and place are those of its first."""

    text: str
    line: Line
    kind: str | None = None
    last: Line | None = None


def pdf_article(data: bytes, *, id: str, source: str, notes: list[str], sha256: str, url: str = "") -> Article:
    """The article of a PDF. Raises ReadError when it is locked, damaged, a scan, or the extra is missing."""
    pages, about = pages_of(data)
    letters = sum(c.isalpha() for page in pages for line in page for c in line.text)
    if letters < FEWEST_LETTERS * max(1, len(pages)):
        raise ReadError("The PDF has hardly any text: its pages are pictures (a scan). Use a program that recognises text first.")
    pages, tops, aside, dropped = without_heads(pages)
    lines = [line for page in pages for line in page]
    told = titled(told_notes(paragraphs_of(lines)), about.get("title", ""))
    if dropped:
        notes = [*notes, f"left out {dropped} running heads and feet of pages"]
    title = next((p.text for p in told if p.kind == "title"), "")
    top = next((k for k, p in enumerate(told) if p.kind == "title"), 0)
    head = [p.text for p in told[:top]]
    pieces = [(p.text, p.kind) for p in told] + [(text, "aside") for text in aside]
    author = about.get("author", "")
    article = assemble(
        pieces,
        id=id,
        source=source,
        notes=[*notes, "read from a PDF"],
        title=title or stated_title(about.get("title", "")) or None,
        sha256=sha256,
        url=url,
        published=next((day for text in [*head, *tops] if (day := day_of(text))), ""),
    )
    if article.byline or not (author and is_name(author, 2) and author != "Unknown Author"):
        return article
    return replace(article, byline=f"By {author}")


def pages_of(data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    """The lines of each page, and what the file says of itself. Raises ReadError."""
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
        if len(reader.pages) > MOST_PAGES:
            raise ReadError(f"The PDF has more than {MOST_PAGES:,} pages. Split it first.")
        pages = [lines_of(runs_of(without_invisible_blanks(page, reader)), k) for k, page in enumerate(reader.pages)]
        return pages, about_of(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError, zlib.error):
        raise ReadError("The PDF is damaged or of a kind that cannot be read. Save it again, or as text.") from None


def about_of(reader: Any) -> dict[str, str]:
    """Title and author of the file, as far as they are words."""
    about = reader.metadata
    if not about:
        return {}
    return {key: " ".join(str(value).split()) for key, value in (("title", about.title), ("author", about.author)) if value}


def stated_title(title: str) -> str:
    """A file's own title if it is one, and no file name or placeholder of a program."""
    junk = re.search(r"(?i)\.\w{2,4}$|^microsoft |^untitled|^unknown|^document\d*$|^slide \d|_", title)
    return "" if junk or len(title.split()) < 2 else title


# ---------------------------------------------------------------------- heads and feet
def without_heads(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str], list[str], int]:
    """Pages without their running heads and feet, what stood at their tops, single feet as asides, and how many lines went.

    A head right over a new headline names the paper of that article and stays.
    """
    edges = [at_edge(page) for page in pages]
    seen = Counter(key for page in edges for key in {bare(line) for line in page})
    needed = max(2, (len(pages) + 1) // 2)
    out, tops, aside, dropped = [], [], [], 0
    body = body_size([line for page in pages for line in page] or [Line("", 0, 0, 1, False, 0)])
    for page, edge in zip(pages, edges, strict=True):
        gone = [
            line
            for line in edge
            if PRINTED.fullmatch(line.text) or (len(pages) > 1 and seen[bare(line)] >= needed and is_running(line, body))
        ]
        kept = [line for line in gone if line.page and not PRINTED.fullmatch(line.text) and over_headline(line, page, body)]
        gone = [line for line in gone if line not in kept]
        single = [line for line in edge if line not in gone and is_foot(line, page)]
        tops += [line.text for line in gone if page and line.y > 0.5 * page[0].y and not PRINTED.fullmatch(line.text)]
        aside += [line.text for line in single]
        dropped += len(gone)
        out.append([line for line in page if line not in gone and line not in single])
    return out, tops, list(dict.fromkeys(aside)), dropped


def bare(line: Line) -> str:
    """A line without the figures that differ from page to page."""
    return re.sub(r"\d+", "#", folded(line.text))


def is_running(line: Line, body: float) -> bool:
    """Whether a line that comes back may be a head: no speaker's label, no note."""
    return not LABEL.fullmatch(line.text) and not (
        line.size <= 0.9 * body and NOTE_LINE.match(line.text) and len(line.text.split()) > 2
    )


def over_headline(line: Line, page: Sequence[Line], body: float) -> bool:
    below = next((o for o in page if o.y < line.y - 1), None)
    return below is not None and below.size >= LARGE * body and len(below.text.split()) > 1 and below.y > 0.5 * line.y


def at_edge(page: Sequence[Line]) -> list[Line]:
    """The lines at the top and foot of a page that may be its head and foot: at most two heights of each."""
    if not page:
        return []
    heights = sorted({round(line.y) for line in page}, reverse=True)
    top, foot = heights[:2], heights[-3:]
    high, low = heights[0], min(heights)
    span = max(high, 600.0)
    return [
        line
        for line in page
        if (round(line.y) in top and line.y >= high - EDGE * span) or (round(line.y) in foot and line.y <= max(low + 0.04 * span, EDGE * span) and line.y < 0.5 * high)
    ]  # fmt: skip


def is_foot(line: Line, page: Sequence[Line]) -> bool:
    """A short last line that is no sentence, far below the others or under a paragraph that has ended: the foot of a single page."""
    above = [o for o in page if o.y > line.y + 1]
    if not above or line.y > 0.12 * max(o.y for o in page) or len(line.text.split()) > 12 or line.text.endswith((*ENDS, "-")):
        return False
    nearest = min(above, key=lambda o: (o.y, o.x))
    gaps = [a - b for a, b in pairwise(sorted({round(o.y) for o in above}, reverse=True)) if a > b]
    if nearest.y - line.y > 2.2 * (median(gaps) if gaps else line.size * 1.2):
        return True
    usual = sorted(len(o.text) for o in above)[int(0.8 * (len(above) - 1))]
    return (
        nearest.text.endswith(ENDS)
        and len(line.text) < 0.5 * usual
        and not line.text[:1].islower()
        and not LABEL.fullmatch(line.text)
    )


# ---------------------------------------------------------------------- paragraphs
def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """Lines joined to paragraphs."""
    if not lines:
        return []
    body = body_size(lines)
    leads = leading(lines)
    widths = widths_of(lines)
    lefts = lefts_of(lines)
    out: list[Paragraph] = []
    words = Counter(w.lower() for line in lines for w in re.findall(r"[\w-]+", line.text))
    for line in lines:
        before = out[-1].last if out else None
        if before is not None and goes_on(before, line, out[-1].text, (body, leads, widths, lefts)):
            out[-1] = replace(out[-1], text=joined(out[-1].text, line.text, words), last=line)
        elif (
            out
            and LABEL.fullmatch(out[-1].text)
            and before is not None
            and abs(before.size - line.size) < 1
            and not LABEL.fullmatch(line.text)
        ):
            out[-1] = replace(out[-1], text=f"{out[-1].text} {line.text}", last=line)
        else:
            out.append(Paragraph(line.text, line, last=line))
    return out


def body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def leading(lines: Sequence[Line]) -> float:
    """The usual distance from line to line in a paragraph, as a share of the size."""
    found = [
        (a.y - b.y) / a.size for a, b in pairwise(lines) if a.page == b.page and a.column == b.column and 0 < a.y - b.y < 3 * a.size and abs(a.size - b.size) < 0.5
    ]  # fmt: skip
    if not found:
        return 1.2
    near = sorted(found)
    return near[len(near) // 4] if near else 1.2


def widths_of(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """The usual number of letters of a full line, for each size and column."""
    held: dict[tuple[int, int], list[int]] = {}
    for line in lines:
        held.setdefault((round(line.size), line.column), []).append(len(line.text))
    return {key: sorted(found)[int(0.8 * (len(found) - 1))] for key, found in held.items()}


def lefts_of(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Where the lines of each page and column begin, paragraphs that are set in aside."""
    held: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        held.setdefault((line.page, line.column), []).append(line.x)
    return {key: Counter(round(x) for x in found).most_common(1)[0][0] for key, found in held.items()}


Shape = tuple[float, float, dict[tuple[int, int], float], dict[tuple[int, int], float]]


def goes_on(before: Line, line: Line, text: str, shape: Shape) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    _, leads, widths, lefts = shape
    if abs(line.size - before.size) > 0.06 * max(line.size, before.size) or line.bold != before.bold:
        return False
    if stands_alone(line.text) or (before.text == text and stands_alone(text)):
        return False
    width = widths.get((round(before.size), before.column), 1)
    ended = before.text.endswith(ENDS)
    short = len(before.text) < 0.85 * width
    if before.text.endswith(("-", "‐")) and line.text[:1].islower():
        return True
    indent = line.x - lefts.get((line.page, line.column), line.x)
    if (
        0.5 * line.size < indent < 5 * line.size
        and abs(line.x - before.x - (lefts.get((line.page, line.column), 0) - lefts.get((before.page, before.column), 0))) > 2
    ):
        return False
    if line.page != before.page or line.column != before.column or line.y > before.y:
        return not (ended and (short or line.text[:1] in '“"‘')) and not (line.bold and line.text[:1].isupper() and short)
    gap = (before.y - line.y) / before.size
    if gap > 1.28 * leads + 0.05:
        return False
    if before.size > 1.15 * shape[0]:
        return True
    if (
        not before.text.endswith(("-", "‐"))
        and len(before.text) + 1 + len(line.text.split()[0]) < 0.8 * width
        and not line.text[:1].islower()
    ):
        return False  # the next word would have found room: the break is the writer's
    return not (ended and short and line.text[:1] not in "abcdefghijklmnopqrstuvwxyz")


def stands_alone(text: str) -> bool:
    """A line that is a paragraph by what it says: a byline, a day, a speaker's label."""
    return bool(byline_of(text)) or is_time_line(text) or bool(LABEL.fullmatch(text))


def joined(text: str, line: str, words: Counter[str]) -> str:
    """A paragraph and its next line; a word that was broken at the line's end is mended, a hyphen of its own stays."""
    found = re.search(r"(\w+(?:[-‐]\w+)*)\s?[-‐]$", text[-80:]) if text[-1:] in "-‐" else None
    after = re.match(r"[^\W\d_]+", line)
    if not found or not after:
        return f"{text}{'' if re.search(r'[-‐][0-9]*$', text) and line[:1].isdigit() else ' '}{line}"
    whole = (found[1].rsplit("-", 1)[-1] + after[0]).lower()
    hyphened = f"{found[1]}-{after[0]}".lower()
    stem = text[: len(text) - len(found[0]) + len(found[1])]
    if not line[:1].islower():
        return f"{stem}-{line}"
    if words[hyphened] or (not words[whole] and known().get(whole, 0) < COMMON and is_word(found[1]) and is_word(after[0])):
        return f"{stem}-{line}"
    return f"{stem}{line}"


def is_word(text: str) -> bool:
    return text.rsplit("-", 1)[-1].lower() in known() and len(text) > 1


@cache
def known() -> dict[str, int]:
    """English words with how common they are: ten times the log of their uses in a thousand million words."""
    return {word: int(zipf) for word, zipf, _ in (line.split(" ") for line in entries_of(SHIPPED / "words.txt"))}


# ---------------------------------------------------------------------- kinds
def titled(paragraphs: Sequence[Paragraph], stated: str) -> list[Paragraph]:
    """Paragraphs with headline, what stands over it, and the headings below it told by size and weight."""
    if not paragraphs:
        return []
    body = body_size([p.line for p in paragraphs for _ in range(max(1, len(p.text) // 40))])
    top = title_at(paragraphs, body, stated)
    out = []
    for k, p in enumerate(paragraphs):
        kind = p.kind
        if k == top:
            kind = "title"
            p = replace(p, text=as_stated(p.text, stated))
        elif top is not None and k < top:
            kind = "aside"
        elif kind is None and is_heading(p, paragraphs[k + 1] if k + 1 < len(paragraphs) else None, body):
            kind = "heading"
        out.append(replace(p, kind=kind))
    return out


def title_at(paragraphs: Sequence[Paragraph], body: float, stated: str) -> int | None:
    """The paragraph that is the headline: the largest near the top, the one that the file names, or the one over the byline."""
    head = [
        k
        for k, p in enumerate(paragraphs[:8])
        if p.line.page == 0 and 2 <= len(p.text.split()) <= 30 and not stands_alone(p.text)
    ]
    large = [k for k in head if paragraphs[k].line.size >= LARGE * body]
    if large:
        return max(large, key=lambda k: (round(paragraphs[k].line.size), -k))
    named = [k for k in head if stated and folded(paragraphs[k].text) and folded(stated).startswith(folded(paragraphs[k].text))]
    if named:
        return named[0]
    for k in head:
        below = paragraphs[k + 1].text if k + 1 < len(paragraphs) else ""
        if byline_of(below) and not paragraphs[k].text.endswith("."):
            return k
    bold = [k for k in head if paragraphs[k].line.bold and len(paragraphs[k].text.split()) <= 20]
    return bold[0] if bold and not all(p.line.bold for p in paragraphs) else None


def as_stated(text: str, stated: str) -> str:
    """A headline whose letters are set apart ("BRID G E") as the file's own title has it."""
    plain = re.sub(r"\W", "", text).lower()
    for end in range(len(stated), 0, -1):
        if re.sub(r"\W", "", stated[:end]).lower() == plain:
            whole = stated[:end].strip(" -–|:")
            return whole if whole.lower() != " ".join(text.lower().split()) else text
    return text


def is_heading(p: Paragraph, after: Paragraph | None, body: float) -> bool:
    """A short line above text, larger than it or in bold."""
    if after is None or not 1 <= len(p.text.split()) <= 18 or p.text.endswith((".", ",", ";", "”", ":")) or stands_alone(p.text):
        return False
    if p.line.size >= LARGE * body:
        return True
    return p.line.bold and not after.line.bold and len(p.text) < 100


def told_notes(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs with notes and captions, which stand in smaller letters, as asides; a paragraph that they part is whole again."""
    if not paragraphs:
        return []
    body = body_size([p.line for p in paragraphs for _ in range(max(1, len(p.text) // 40))])
    out: list[Paragraph] = []
    asides: list[Paragraph] = []
    for p in paragraphs:
        if p.line.size <= 0.9 * body and (p.line.page > 0 or out):
            asides.append(replace(p, kind="aside"))
            continue
        parted = bool(asides) and bool(out) and p.line.page != out[-1].line.page
        if parted and not out[-1].text.endswith(ENDS) and p.line.size == out[-1].line.size:
            out[-1] = replace(out[-1], text=joined(out[-1].text, p.text, Counter()), last=p.last)
        else:
            out.append(p)
    return [*out, *asides]

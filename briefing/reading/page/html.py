"""HTML to an Article: headline, byline, date, language, and the blocks of the report in order.

There is one reading of a page, in every installation: `tree.py` builds it, `blocks.py` cuts it, `report.py` finds the
report, `stated.py` takes what the page says of itself. Where the extra `web` is there, trafilatura is the second opinion:
what it finds and we do not is told in a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.model import Article
from briefing.reading.origin import Piece
from briefing.reading.page.blocks import BYLINE, Block, blocks_of
from briefing.reading.page.report import FEWEST_WORDS, NOT_RUNNING, ancestors, report_of
from briefing.reading.page.stated import Stated, folded, stated
from briefing.reading.page.tree import tree_of
from briefing.reading.text.bylines import is_only_time
from briefing.reading.text.dates import day_of
from briefing.reading.text.plain import assemble, byline_of

CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)")
ESCAPED = pattern(
    r"&(?:[lr][sd]quo|[nm]dash|hellip|nbsp|quot|apos|amp|#\d{2,5}|#x[\da-fA-F]{2,4}|[a-zA-Z](?:acute|grave|uml|circ|cedil|tilde|ring));"
)
SITE = pattern(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
PARTS = pattern(r"\s+[|–—·»-]\s+")
LONGEST_HEADING = 12
"""Words; a "heading" that is longer and ends as a sentence is a lead."""
LONGEST_BOLD = 14
"""Words of a line wholly in bold that is a heading."""
HEAD = 12
"""Blocks over the text in which day and byline are looked for."""
NO_AUTHORS = frozenset(("admin", "unknown", "administrator"))


@dataclass(slots=True)
class PageReading:
    """What a page holds: blocks of text with their kind, and what it says of itself."""

    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    notes: list[str] = field(default_factory=list)


def declared_charset(data: bytes) -> str | None:
    """The charset that a page names in its head."""
    found = CHARSET.search(data[:4000])
    return found.group(1).decode("ascii") if found else None


def html_article(text: str, *, id: str, source: str, notes: list[str], sha256: str, url: str = "") -> Article:
    """The report of a page. Raises ReadError when there is none."""
    found = own_reading(text)
    if not found.pieces:
        raise ReadError("The page has no text in it that could be read. It may need JavaScript, or be only pictures.")
    return assemble(
        found.pieces,
        id=id,
        source=source,
        notes=[*notes, *found.notes, *second_opinion(text, found.pieces)],
        title=found.title or None,
        byline=found.byline or None,
        sha256=sha256,
        url=url or web_address(found.url),
        published=found.published,
        language=found.language,
    )


def own_reading(text: str) -> PageReading:
    """The report of a page and what the page says of itself."""
    tree = tree_of(text)
    blocks = report_of(tree, blocks_of(tree))
    told = stated(tree, next((b.text for b in blocks if b.kind == "title"), ""))
    blocks = without_masthead(blocks, told)
    title = title_of(blocks, told)
    notes = ["read the paragraphs of the page"]
    if words_in(told.body) >= FEWEST_WORDS and words_in(told.body) > 1.5 * sum(b.words for b in blocks if b.kind != "aside"):
        pieces, notes = list(told.body), ["read from the data in the page (JSON-LD), which has more of the text"]
    else:
        pieces = told_kinds(blocks, title)
    if title and pieces:
        pieces = [p for p in pieces if not (p[1] == "title" and tells(p[0], title))]
        pieces = [p for p in pieces if not (p[1] == "heading" and folded(p[0]) == folded(title))]
        pieces.insert(0, (title, "title"))
    pieces = [(unescape(t), k) for t, k in pieces] if escaped_twice(pieces) else pieces
    return PageReading(
        pieces,
        unescape(title) if ESCAPED.search(title) else title,
        by_names([name for name in told.authors if folded(name) not in site_names(told)]),
        told.published or shown_day(blocks),
        told.language,
        told.url,
        notes,
    )


def fragment_pieces(text: str) -> list[Piece]:
    """The paragraphs of a piece of HTML that is all text: a mail, a chapter, the body of an agency's item."""
    return told_kinds(blocks_of(tree_of(text), fragment=True), "")


def words_in(pieces: Iterable[Piece]) -> int:
    return sum(len(text.split()) for text, kind in pieces if kind != "aside")


def escaped_twice(pieces: Sequence[Piece]) -> bool:
    """Whether the page shows the escapes of its own marks."""
    return sum(len(ESCAPED.findall(text)) for text, _ in pieces) >= 2


# ---------------------------------------------------------------------- headline, byline, day
def title_of(blocks: Sequence[Block], told: Stated) -> str:
    """The headline: as the page states it, without the site's name; the large heading where that is the same or nothing is."""
    shown = [b.text for b in blocks if b.kind == "title"]
    for claimed in filter(None, (told.title, told.head_title)):
        for text in shown:
            if folded(claimed).startswith(folded(text)) and len(text.split()) > 1:
                return text
            if tells(text, bare := PARTS.split(claimed)[0]) and len(bare.split()) > 2:
                return bare
    if told.title:
        return without_site(told.title, told.site)
    return shown[0] if shown else without_site(told.head_title, told.site)


def tells(text: str, title: str) -> bool:
    """Whether a heading is the headline, a kicker aside."""
    return f" {folded(text)}".endswith(f" {folded(title)}")


def site_names(told: Stated) -> set[str]:
    """What may be the paper's own name: as the page states it, or behind the headline in its title."""
    return {folded(told.site), *(folded(part) for part in PARTS.split(told.head_title)[1:])} - {""}


def without_masthead(blocks: list[Block], told: Stated) -> list[Block]:
    """The blocks without the paper's own name as their headline, where the page states another that stands below it."""
    claimed = {folded(told.title), folded(PARTS.split(told.head_title)[0])} - {""}
    titles = [b for b in blocks if b.kind == "title"]
    below = next((b for b in blocks if b.kind == "heading" and folded(b.text) in claimed), None)
    if not below or len(titles) != 1 or folded(titles[0].text) not in site_names(told) - claimed:
        return blocks
    return [replace(b, kind="title") if b is below else b for b in blocks if b is not titles[0]]


def without_site(title: str, site: str) -> str:
    if site:
        return re.sub(rf"\s*[|–—·»:-]\s*{re.escape(site)}\s*$", "", title) or title
    return SITE.sub("", title) if "|" in title or "»" in title else title


def by_names(authors: Sequence[str]) -> str:
    """Authors as a byline: "By A, B and C"."""
    names = [name for a in authors if (name := re.sub(r"(?i)^by\s+", "", " ".join(a.split()))) and is_name(name)]
    if not names:
        return ""
    joined = ", ".join(names[:-1])
    return f"By {joined} and {names[-1]}" if joined else f"By {names[-1]}"


def is_name(text: str) -> bool:
    return len(text) <= 120 and not text.startswith(("http://", "https://", "@")) and folded(text) not in NO_AUTHORS


def shown_day(blocks: Sequence[Block]) -> str:
    """The day that a `<time>` over the text states; one in a sentence is no day of publication."""
    for block in blocks[:HEAD]:
        if block.words >= 15 and block.kind not in NOT_RUNNING:
            return ""
        for time in block.times:
            if day := day_of(time):
                return day
    return ""


def web_address(text: str) -> str:
    return text if text.startswith(("http://", "https://")) and len(text) < 2000 and text.isprintable() else ""


# ---------------------------------------------------------------------- kinds of blocks
def told_kinds(blocks: Sequence[Block], title: str) -> list[Piece]:
    """Pieces for the article: bold lines as headings, long "headings" as text, bylines by their class, times after headings."""
    pieces: list[Piece] = []
    for i, block in enumerate(blocks):
        kind = block.kind
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        if kind == "title" and any(k == "title" for _, k in pieces):
            kind = "heading"
        if kind == "heading" and block.text.endswith(".") and block.words >= LONGEST_HEADING:
            kind = None
        if kind is None and is_bold_heading(block, after):
            kind = "heading"
        if kind is None and is_named_byline(block):
            kind = "byline"
        if kind is None and block.times and is_only_time(block.text):
            kind = "aside"
        if kind == "heading" and pieces and pieces[-1][1] == "aside" and i and blocks[i - 1].times:
            pieces.insert(len(pieces) - 1, (block.text, kind))
            continue
        pieces.append((block.text, kind))
    return pieces


def is_bold_heading(block: Block, after: Block | None) -> bool:
    """A line wholly in bold with text under it."""
    if not block.bold or after is None or block.node.tag == "li" or not 1 <= block.words <= LONGEST_BOLD or block.linked > 0.5:
        return False
    return (
        not block.text.endswith((".", ",", ";", ":"))
        and not after.bold
        and (after.words >= 4 or after.text.endswith((".", "”")))
        and not byline_of(block.text)
    )


def is_named_byline(block: Block) -> bool:
    """A short line of a class like "byline" that names somebody and says nothing."""
    if (
        block.words > 20
        or block.text.endswith((".", "!", "?", "”"))
        or not any(BYLINE.search(n) for a in ancestors(block.node)[:2] for n in a.words)
    ):
        return False
    return block.text[:1].isupper() and not any(c in block.text for c in "“”")


# ---------------------------------------------------------------------- the second opinion
MOST_COMPARED = 1_500_000
"""Characters of a page that is read a second time; a second reading of larger ones takes longer than anybody waits."""
QUOTED = pattern(r"“[^”]{12,}”")


def second_opinion(text: str, pieces: Sequence[Piece]) -> list[str]:
    """A note when trafilatura, where it is there, finds much that we do not; one that is there and broken is told."""
    other = with_trafilatura(text) if len(text) <= MOST_COMPARED else []
    if isinstance(other, str):
        return [other]
    if not other:
        return []
    ours = folded(" ".join(t for t, _ in pieces))
    lost = [t for t in other if folded(t) not in ours]
    words, all_words = sum(len(t.split()) for t in lost), sum(len(t.split()) for t in other)
    quoted = [q for t in lost for q in QUOTED.findall(t) if folded(q) not in ours]
    if all_words >= FEWEST_WORDS and (quoted or words > 0.1 * all_words):
        return [
            f"another reading of the page (trafilatura) has {words} words more"
            + (", words in quotation marks among them" if quoted else "")
        ]
    return []


def with_trafilatura(text: str) -> list[str] | str:
    """The paragraphs that trafilatura finds, none when it is not installed; a sentence when it is there and fails."""
    from importlib.util import find_spec

    if find_spec("trafilatura") is None:
        return []
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        return f"the extra “web” is installed and broken ({error}): install it again"
    try:
        document = bare_extraction(text, fast=False, include_comments=False, include_tables=False, with_metadata=False)
    except Exception:  # whatever a broken page does to it, our own reading is there
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [" ".join("".join(e.itertext()).split()) for e in body.iter("p", "item", "quote") if len(e) == 0 or e.tag == "p"]

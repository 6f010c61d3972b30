"""The blocks of a page: its paragraphs, headings, list items and rows of tables in order, as a reader sees them.

What is hidden or struck out, menus, forms and scripts give no blocks. Nothing is decided here about which blocks are
the report; `report.py` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from briefing.lexicon.patterns import pattern
from briefing.reading.page.tree import Node, Tree

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    [
        "p",
        "li",
        "blockquote",
        "pre",
        "dd",
        "dt",
        "td",
        "th",
        "div",
        "section",
        "article",
        "main",
        "header",
        "figure",
        "figcaption",
        "summary",
        "details",
        "address",
        "center",
        "body",
        "html",
        "table",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "ul",
        "ol",
        "dl",
        "fieldset",
        "legend",
        "hgroup",
        "form",
        "footer",
        "aside",
        "nav",
    ]
).union(HEADINGS)
GONE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "svg",
        "template",
        "iframe",
        "select",
        "head",
        "title",
        "button",
        "canvas",
        "audio",
        "video",
        "object",
        "textarea",
        "datalist",
        "option",
        "math",
        "map",
        "progress",
        "meter",
        "amp-ad",
        "amp-embed",
        "amp-sticky-ad",
        "amp-consent",
        "amp-sidebar",
        "amp-social-share",
        "amp-user-notification",
    ]
)
CHROME = frozenset(("nav", "footer", "aside"))
CHROME_ROLES = frozenset(
    ("navigation", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar", "alert", "tablist")
)
STRUCK = frozenset(("del", "s", "strike"))
BOLD = frozenset(("b", "strong"))
BOLD_STYLE = pattern(r"font-weight:\s*(?:bold|[6-9]00)")
CAPTION = pattern(
    r"(?:^|[-_])(?:caption|cutline|photocredit|imagecredit|(?:photo|image|img|picture|media)[-_]?credit)s?(?:[-_]|$)"
)
SUBHEAD = pattern(
    r"(?:^|[-_])(?:subhead|sub-?heading|sub-?head|crosshead|cross-head|intertitle|section-heading|section-title)(?:[-_]|$)"
)
BYLINE = pattern(r"(?:^|[-_])(?:byline|author|authors|writer|contributor|contributors)(?:[-_]|$)")
PULLED = pattern(r"pull-?_?quote|quote-?pull|blockquote--pull|callout-quote")
NOTES = pattern(r"^(?:footnotes?|endnotes?|notes-list|references|reflist|fn-list)$")
NOTE_TYPES = (
    "footnote",
    "footnotes",
    "endnote",
    "endnotes",
    "rearnote",
    "rearnotes",
    "doc-footnote",
    "doc-endnotes",
    "doc-endnote",
)
CALLS = ("noteref", "doc-noteref")
BREAKS = ("pagebreak", "doc-pagebreak")
BACK = pattern(r"^[\s↩↑⤴^︎️]+$")
NOTE_MARK = pattern(r"[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3})[\])]?|[\[(][a-z][\])]")
UNIT = pattern(r"(?:^|[\s\d])(?:m|km|cm|mm|dm|ft|in|mi|yd|s|h|sq)$")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONG_CAPTION = 60
"""Words; what is longer is text, whatever its class says."""
LONG_FORM = 80
"""Words; some pages stand in a form as a whole, and no form to be filled in says so much."""
CELL = " | "
OUTER_KINDS = frozenset(("aside", "title", "heading"))
BIG_TAGS = frozenset(("table", "blockquote", "pre"))
LAYS_OUT = frozenset(("p", "div", "table", "ul", "ol", *HEADINGS, "img"))
"""tags in a cell that show that the table is there for the layout"""


@dataclass(slots=True)
class Block:
    """A stretch of text that stands by itself; `linked` is the share of its letters that stand in links.

    `kind` is one of the paragraph kinds, or None for text that is still to be told; `times` are the days that `<time>`
    elements in it state.
    """

    text: str
    kind: str | None
    node: Node
    linked: float = 0.0
    bold: bool = False
    times: tuple[str, ...] = ()
    words: int = field(init=False)

    def __post_init__(self) -> None:
        self.words = len(self.text.split())


@dataclass(slots=True)
class Run:
    """A stretch of letters with the same looks; "\\n" alone is a line break."""

    text: str
    linked: bool
    bold: bool


def blocks_of(tree: Tree, *, fragment: bool = False) -> list[Block]:
    """The blocks of a page; of a fragment (a mail, a chapter, a feed's entry) also what stands in footers and asides."""
    return Walker(tree, fragment).blocks


class Walker:
    """Goes through a tree and cuts it into blocks."""

    def __init__(self, tree: Tree, fragment: bool) -> None:
        self.tree, self.fragment = tree, fragment
        self.blocks: list[Block] = []
        self.struck = False
        self._runs: list[Run] = []
        self._times: list[str] = []
        self._links = self._bold = self._quoted = 0
        self._kinds: list[str | None] = [None]
        self._notes = note_targets(tree)
        self._block = tree.root
        self._walk(tree.root)
        self._flush()
        if self._notes or any(b.kind == "aside" and NOTES.search(b.node.attrs.get("class", "")) for b in self.blocks):
            for block in self.blocks:
                block.text = re.sub(r"(?<=[\w.,;:!?”’\"')])\[\d{1,3}\]", "", block.text)

    def _walk(self, node: Node) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._add(child)
            elif not self._left_out(child):
                self._element(child)

    def _left_out(self, node: Node) -> bool:
        """Whether nothing of an element is shown or worth reading."""
        tag, role = node.tag, node.attrs.get("role", "")
        if tag in GONE or node.attrs.get("epub:type") in BREAKS or role in BREAKS or self.tree.hides(node):
            return True
        if tag in STRUCK:
            self.struck = True
            return True
        if tag == "nav" or (not self.fragment and not signs(node) and (tag in CHROME or role in CHROME_ROLES)):
            return True
        if tag == "form" and not self.fragment and len(node.text.split()) < LONG_FORM:
            return 2 * len(node.text) < len(self.tree.text)  # a short page may stand in one
        return node.attrs.get("epub:type") in CALLS or role in CALLS or (tag == "a" and is_back(node))

    def _element(self, node: Node) -> None:
        tag = node.tag
        if tag == "br":
            self._runs.append(Run("\n", False, False))
        elif tag == "hr":
            self._flush()
        elif tag == "sup":
            self._raised(node)
        elif tag == "q":
            self._quotation(node)
        elif tag == "table" and is_data(node):
            self._rows(node)
        elif tag in BLOCKS:
            self._block_element(node)
        else:
            self._inline(node)

    def _inline(self, node: Node) -> None:
        link = node.tag == "a" and "href" in node.attrs
        bold = node.tag in BOLD or bool(BOLD_STYLE.search(node.attrs.get("style", "").lower()))
        self._links, self._bold = self._links + link, self._bold + bold
        if node.tag == "time" and node.attrs.get("datetime"):
            self._times.append(node.attrs["datetime"])
        self._walk(node)
        self._links, self._bold = self._links - link, self._bold - bold

    def _block_element(self, node: Node) -> None:
        self._flush()
        outer, self._block = self._block, node
        bold = bool(BOLD_STYLE.search(node.attrs.get("style", "").lower()))
        self._kinds.append(self._kind_of(node))
        self._bold += bold
        self._walk(node)
        self._flush()
        self._bold -= bold
        self._kinds.pop()
        self._block = outer

    def _kind_of(self, node: Node) -> str | None:
        """The kind that an element gives to what stands in it; None leaves it as the outer one says."""
        tag, names = node.tag, node.words
        told = (node.attrs.get("epub:type", ""), node.attrs.get("role", ""))
        if tag in HEADINGS:
            return "title" if tag == "h1" else "heading"
        if any(t in NOTE_TYPES for t in told) or any(NOTES.match(n) for n in names) or node.attrs.get("id") in self._notes:
            return "aside"
        if tag in ("figcaption", "caption") or (any(CAPTION.search(n) for n in names) and len(node.text.split()) <= LONG_CAPTION):
            return "aside"
        if tag == "figure" and not any(n.tag in BIG_TAGS for n in node) and len(node.text.split()) <= LONG_CAPTION:
            return "aside"
        if any(SUBHEAD.search(n) for n in names) and len(node.text.split()) <= 14:
            return "heading"
        return self._kinds[-1] if self._kinds[-1] in OUTER_KINDS else None

    def _raised(self, node: Node) -> None:
        """A raised figure: the number of a note is left out, a power or an ordinal stays."""
        text, before = node.text, "".join(r.text for r in self._runs[-2:])
        if self._is_note(node, text, before):
            return
        if text.isdigit() and self._is_power(before):
            self._add(text.translate(RAISED))
        elif text.isdigit() and before[-1:].isdigit():
            self._add(f" {text}")
        else:
            self._walk(node)

    @staticmethod
    def _is_power(before: str) -> bool:
        return bool(re.search(r"(?:^|\D)10$", before) or UNIT.search(before))

    def _is_note(self, node: Node, text: str, before: str) -> bool:
        if not NOTE_MARK.fullmatch(text):
            return not text or bool(BACK.match(text))
        if any(n.tag == "a" for n in node) or node.within("a") or not text.isdigit():
            return True
        after = node.parent.children[node.parent.children.index(node) + 1 :][:1] if node.parent else []
        fraction = bool(after) and isinstance(after[0], str) and after[0].lstrip().startswith(("/", "⁄"))
        return not fraction and not self._is_power(before)

    def _quotation(self, node: Node) -> None:
        """A `<q>`: browsers set marks around it, double ones outside and single ones inside."""
        open_mark, close_mark = ("“", "”") if self._quoted % 2 == 0 else ("‘", "’")
        if node.text[:1] in "“‘\"'«„":
            open_mark = close_mark = ""
        self._quoted += 1
        self._add(open_mark)
        self._walk(node)
        self._add(close_mark)
        self._quoted -= 1

    def _rows(self, table: Node) -> None:
        """A table of data: a row a line."""
        self._flush()
        for row in [n for n in table if n.tag in ("tr", "caption")]:
            if self.tree.hides(row):
                continue
            if row.tag == "caption":
                self._put(row.text, "aside", row)
                continue
            cells = [c for c in row.children if isinstance(c, Node) and c.tag in ("td", "th") and not self.tree.hides(c)]
            texts = [" ".join(b.text for b in Walker(Tree(c, [], ""), True).blocks) for c in cells]
            self._put(CELL.join(t for t in texts if t), "aside" if all(c.tag == "th" for c in cells) else None, row)

    def _put(self, text: str, kind: str | None, node: Node) -> None:
        if text:
            self.blocks.append(Block(text, kind, node))

    def _add(self, text: str) -> None:
        if text:
            if self._block.tag != "pre":
                text = text.replace("\n", " ")
            self._runs.append(Run(text, self._links > 0, self._bold > 0))

    def _flush(self) -> None:
        """Make blocks of what was collected since the last one."""
        runs, self._runs = self._runs, []
        times, self._times = self._times, []
        kind = self._kinds[-1]
        for lines in paragraphs(lines_of(runs)):
            for part in parted(lines):
                block = self._made(part, kind)
                if block.text:
                    block.times, times = tuple(times), []
                    self.blocks.append(block)

    def _made(self, runs: list[Run], kind: str | None) -> Block:
        text = " ".join("".join(r.text for r in runs).split())
        letters = sum(len(r.text.strip()) for r in runs) or 1
        linked = sum(len(r.text.strip()) for r in runs if r.linked) / letters
        bold = all(r.bold for r in runs if any(c.isalnum() for c in r.text)) and any(r.bold for r in runs)
        return Block(text, kind, self._block, linked, bold)


def lines_of(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs between line breaks."""
    line: list[Run] = []
    for run in runs:
        pieces = run.text.split("\n")
        for i, piece in enumerate(pieces):
            if i:
                yield line
                line = []
            if piece:
                line.append(Run(piece, run.linked, run.bold))
    yield line


def paragraphs(lines: Iterable[list[Run]]) -> Iterator[list[list[Run]]]:
    """Lines in groups: an empty line (two breaks) parts paragraphs."""
    for empty, group in groupby(lines, key=lambda line: not any(r.text.strip() for r in line)):
        if not empty:
            yield list(group)


def parted(lines: list[list[Run]]) -> Iterator[list[Run]]:
    """The parts of a paragraph with line breaks: a first line in bold stands by itself, long sentences a line are paragraphs."""
    if len(lines) > 1 and is_bold(lines[0]) and not is_bold(lines[1]) and len(words_of(lines[0])) <= 16:
        yield lines[0]
        lines = lines[1:]
    texts = [words_of(line) for line in lines]
    whole = sum(bool(t) and t[-1].endswith((".", "!", "?", "”", '"', "’")) for t in texts)
    if len(lines) >= 2 and sum(map(len, texts)) >= 12 * len(lines) and whole >= 0.8 * len(lines):
        yield from lines
    else:
        yield [r for line in lines for r in [*line, Run(" ", False, False)]]


def is_bold(line: list[Run]) -> bool:
    return all(r.bold for r in line if any(c.isalnum() for c in r.text)) and any(r.bold for r in line)


def words_of(line: list[Run]) -> list[str]:
    return "".join(r.text for r in line).split()


def is_back(link: Node) -> bool:
    """A link that leads from a note back into the text: an arrow and nothing else."""
    return len(link.children) == 1 and isinstance(link.children[0], str) and bool(BACK.match(link.children[0]))


def note_targets(tree: Tree) -> frozenset[str]:
    """The ids of what raised numbers and note calls point to."""
    found = set()
    for node in tree.root:
        if node.tag == "a" and node.attrs.get("href", "").startswith("#"):
            call = node.within("sup") or any(n.tag == "sup" for n in node) or "noteref" in str(node.attrs.get("epub:type", ""))
            if call and NOTE_MARK.fullmatch(node.text):
                found.add(node.attrs["href"][1:])
    return frozenset(found - {""})


def is_data(table: Node) -> bool:
    """Whether a table holds data and does not lay out the page: rows of short cells, no blocks in them."""
    if table.attrs.get("role") in ("presentation", "none"):
        return False
    rows = [n for n in table if n.tag == "tr"]
    if not rows:
        return False
    cells = [[c for c in row.children if isinstance(c, Node) and c.tag in ("td", "th")] for row in rows]
    if max(map(len, cells)) < 2 or any(n.tag in LAYS_OUT for row in cells for c in row for n in c):
        return any(n.tag == "th" for n in table) and not any(n.tag in ("table", *HEADINGS) for r in cells for c in r for n in c)
    return all(len(c.text.split()) <= 40 for row in cells for c in row)


def signs(node: Node) -> bool:
    """Whether a footer is that of a quotation: it names the speaker, and not the page's owner (HTML, "blockquote")."""
    return node.tag == "footer" and node.parent is not None and node.parent.tag == "blockquote"

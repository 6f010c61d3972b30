"""HTML as a light tree: elements, their attributes and what stands in them, whatever the page's mistakes.

Built with the standard library, so that a page is the same tree in every installation. What a page hides from its
readers is told here (`is_hidden`); scripts, styles and comments are in no tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern

MOST_ELEMENTS = 250_000
"""A page of 10 MB has 60,000 to 150,000."""
DEEPEST = 150
"""Elements within elements; deeper ones count as beside each other, so that no page can exhaust the stack."""

VOID = frozenset(
    ["br", "img", "hr", "meta", "link", "input", "source", "wbr", "area", "base", "col", "embed", "track", "param", "frame"]
)
ENDS_PARAGRAPH = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
ENDS_ITSELF = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "option": (("option",), ("select",)),
}
"""An element of the name closes those of the first list that are open, unless one of the second stands between."""

HIDDEN_CLASSES = frozenset(
    [
        "visually-hidden",
        "visuallyhidden",
        "visually_hidden",
        "u-visually-hidden",
        "sr-only",
        "screen-reader-text",
        "screen-reader-only",
        "screenreader",
        "screenreader-only",
        "a11y-hidden",
        "is-visually-hidden",
        "offscreen",
        "off-screen",
        "assistive-text",
        "element-invisible",
        "hidden",
        "d-none",
        "is-hidden",
        "u-hidden",
        "accessibly-hidden",
        "preheader",
    ]
)
SHOWN_AGAIN = pattern(r"\b(?:sm|md|lg|xl|xxl|2xl):(?:block|flex|grid|inline|contents|table)|\bd-(?:sm|md|lg|xl|xxl)-(?!none)")
"""Classes of kits by which something is hidden on small screens only."""
HIDING = pattern(
    r"display:none|visibility:(?:hidden|collapse)|clip:rect\((?:0|1px)|clip-path:(?:inset\((?:50|100)%|circle\(0)|mso-hide:all"
    r"|(?:text-indent|left|top|margin-left):-\d{3,}|font-size:0(?:px|pt|em)?(?:;|!|$)|(?<!-)max-height:0(?:px)?(?:;|!|$)"
)
RULE = pattern(r"([^{}]+)\{([^{}]*)\}")
SIMPLE = pattern(r"[a-z][a-z0-9]*\.[\w-]+|\.[\w-]+|#[\w-]+", re.I)
MOST_STYLES = 300_000
"""Characters of style sheets that are looked through for rules that hide."""
OPEN_ALL_THE_SAME = frozenset(("script", "template", "a", "span", "svg", "path"))
CLOSES_TABLE = frozenset(("table", "body", "html", "div", "article", "main", "section"))
BLOCKS_CLOSE_P = ("button", "td", "th", "table", "object")


class Node:
    """An element: its name, attributes, and in order what it holds (elements and strings)."""

    __slots__ = ("attrs", "children", "parent", "tag")

    def __init__(self, tag: str, attrs: dict[str, str], parent: Node | None) -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Node | str] = []

    def __iter__(self) -> Iterator[Node]:
        """This element and all below it, in the order of the page."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(c for c in reversed(node.children) if isinstance(c, Node))

    @property
    def text(self) -> str:
        """All words below it, hidden ones too, white space as one blank."""
        parts: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
            elif node.tag == "br":
                parts.append(" ")
            else:
                waiting.extend(reversed(node.children))
        return " ".join("".join(parts).split())

    @property
    def words(self) -> set[str]:
        """The names that it goes by: class and id, in small letters."""
        return set(f"{self.attrs.get('class', '')} {self.attrs.get('id', '')}".lower().split())

    def within(self, *tags: str) -> bool:
        node: Node | None = self
        while node is not None:
            if node.tag in tags:
                return True
            node = node.parent
        return False


class Tree:
    """A page: its root, the JSON that it carries (`linked`), and the names that its style sheets hide."""

    def __init__(self, root: Node, linked: list[str], styles: str) -> None:
        self.root, self.linked = root, linked
        self.hiding = hiding_names(styles)
        self._text: str | None = None

    @property
    def text(self) -> str:
        """All words of the page."""
        if self._text is None:
            self._text = self.root.text
        return self._text

    def first(self, tag: str) -> Node | None:
        return next((n for n in self.root if n.tag == tag), None)

    def hides(self, node: Node) -> bool:
        return is_hidden(node) or (bool(self.hiding) and any(name in self.hiding for name in names_in_styles(node)))


def tree_of(text: str) -> Tree:
    """The tree of a page or of a piece of one. Raises ReadError for a page of more elements than any article has."""
    builder = Builder()
    builder.feed(text)
    builder.close()
    return Tree(builder.root, builder.linked, "".join(builder.styles))


def is_hidden(node: Node) -> bool:
    """Whether the element itself says that no reader sees it."""
    attrs = node.attrs
    if "hidden" in attrs and attrs["hidden"] != "until-found":
        return True
    if node.tag == "dialog" and "open" not in attrs:
        return True
    style = attrs.get("style")
    if style:
        flat = re.sub(r"\s+", "", style.lower())
        if HIDING.search(flat) or ("overflow:hidden" in flat and re.search(r"(?<!-)(?:height|width):[01](?:px)?(?:;|!|$)", flat)):
            return True
    named = attrs.get("class", "").lower()
    return bool(named) and not HIDDEN_CLASSES.isdisjoint(named.split()) and not SHOWN_AGAIN.search(named)


def hiding_names(styles: str) -> frozenset[str]:
    """The plain selectors (`.a`, `p.a`, `#a`) of rules with display:none, rules for some media aside."""
    if "none" not in styles and "hidden" not in styles:
        return frozenset()
    styles = re.sub(r"/\*.*?\*/", "", styles[:MOST_STYLES], flags=re.S)
    found: set[str] = set()
    for selectors, rules in RULE.findall(without_media(styles)):
        if re.search(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", rules):
            found |= {s.strip().lower() for s in selectors.split(",") if SIMPLE.fullmatch(s.strip())}
    return frozenset(found)


def without_media(styles: str) -> str:
    """Style sheets without the blocks of @media, @supports and the like, which hold for some readers only."""
    out, at = [], 0
    for found in re.finditer(r"@[\w-]+[^{};]*\{", styles):
        if found.start() < at:
            continue
        out.append(styles[at : found.start()])
        depth, at = 1, found.end()
        while depth and at < len(styles):
            depth += {"{": 1, "}": -1}.get(styles[at], 0)
            at += 1
    out.append(styles[at:])
    return "".join(out)


def names_in_styles(node: Node) -> Iterator[str]:
    for name in node.attrs.get("class", "").lower().split():
        yield f".{name}"
        yield f"{node.tag}.{name}"
    if node.attrs.get("id"):
        yield f"#{node.attrs['id'].lower()}"


class Builder(HTMLParser):
    """Builds the tree; closes what a browser would close."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {}, None)
        self.linked: list[str] = []
        self.styles: list[str] = []
        self._open = [self.root]
        self._too_deep: dict[str, int] = {}
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise ReadError(f"The page has more than {MOST_ELEMENTS:,} elements. Save the article alone.")
        if len(self._open) < DEEPEST:
            self._close_for(tag)
        node = Node(tag, {k: v or "" for k, v in reversed(attrs)}, self._open[-1])
        if tag == "template" and ("shadowrootmode" in node.attrs or "shadowmode" in node.attrs):
            node.tag = "div"  # declarative shadow roots hold what the reader sees
        if tag not in ("script", "style"):
            self._open[-1].children.append(node)
        if tag in VOID:
            return
        if len(self._open) < DEEPEST:
            self._open.append(node)
        else:
            self._too_deep[tag] = self._too_deep.get(tag, 0) + 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and tag in OPEN_ALL_THE_SAME:
            self.handle_endtag(tag)  # XHTML's short form; HTML itself does not know it

    def handle_endtag(self, tag: str) -> None:
        if self._too_deep.get(tag):
            self._too_deep[tag] -= 1
            return
        wanted = ("div", "template") if tag == "template" else (tag,)
        for i in range(len(self._open) - 1, 0, -1):
            if self._open[i].tag in wanted:
                del self._open[i:]
                return
            if self._open[i].tag == "table" and tag not in CLOSES_TABLE:
                return

    def handle_data(self, data: str) -> None:
        node = self._open[-1]
        if node.tag == "script":
            if "ld+json" in node.attrs.get("type", ""):
                self.linked.append(data)
        elif node.tag == "style":
            self.styles.append(data if "print" not in node.attrs.get("media", "") else "")
        else:
            node.children.append(data)

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA["):
            self._open[-1].children.append(data[6:])

    def _close_for(self, tag: str) -> None:
        """Close the paragraph or the item that the start of an element ends."""
        if tag in ENDS_PARAGRAPH:
            self._close(("p",), BLOCKS_CLOSE_P)
        if tag in ENDS_ITSELF:
            self._close(*ENDS_ITSELF[tag])

    def _close(self, tags: tuple[str, ...], bounds: tuple[str, ...]) -> None:
        for i in range(len(self._open) - 1, 0, -1):
            if self._open[i].tag in tags:
                del self._open[i:]
                return
            if self._open[i].tag in bounds:
                return

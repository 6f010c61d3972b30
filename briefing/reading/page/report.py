"""Which blocks of a page are the report: the element that holds it is found, then what is no report in it goes.

Where the page marks its report (`articleBody`, `<article>`, `<main>`) that mark is believed when enough words stand there;
else the element is taken that holds most prose with least beside it. Nothing is left out by its class alone: a widget's
name must be borne out by what stands in it, links or lines that are no sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from briefing.lexicon.lists import word_list
from briefing.lexicon.patterns import pattern
from briefing.reading.page.blocks import PULLED, Block, signs
from briefing.reading.page.stated import folded
from briefing.reading.page.tree import Node, Tree

FEWEST_WORDS = 60
PROSE_WORDS = 8
LINKED = 0.5
"""The share of letters in links from which on a block is a list of links and no prose."""
NOISE = 0.7
"""What a word beside the report costs against a word of it, when the element that holds the report is looked for."""
OVERLAP = 5
"""Fewest words of a pulled quotation that is looked for in the text."""
SHORT_WIDGET, LONG_WIDGET = 30, 60
"""Words without quotation marks that an element named as a widget may hold and still be one: with sentences, without."""
SPLIT = pattern(r"[\s_-]+")
NOT_RUNNING = frozenset(("title", "heading", "aside"))
NO_WIDGETS = frozenset(("body", "html", "main", "article"))
PARAGRAPH_TAGS = frozenset(("p", "h2", "h3", "h4", "li", "blockquote"))
PRESSED_TAGS = frozenset(("a", "button", "form", "input"))
PULLED_TAGS = frozenset(("blockquote", "aside", "figure"))


def report_of(tree: Tree, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of the report, from its headline on."""
    held = widgets_off([b for b in blocks if not in_widget(b.node, tree)])
    root = root_of(tree, held)
    inside = [i for i, b in enumerate(held) if below(b.node, root)]
    if not inside or sum(held[i].words for i in inside) < FEWEST_WORDS:
        title = next((i for i, b in enumerate(held) if b.kind == "title"), 0)
        return once([b for i, b in enumerate(held) if i >= title or b.linked < LINKED])
    first = inside[0]
    head = [i for i in range(first) if held[i].kind == "title"]
    before = held[head[-1] : first] if head and first - head[-1] <= 12 else []
    return once([b for b in before if b.linked < LINKED or b.kind == "title"] + [held[i] for i in inside])


def prose(block: Block) -> int:
    """The words of a block that reads as a sentence; 0 for others."""
    return block.words if block.words >= PROSE_WORDS and block.linked < LINKED and block.kind in (None, "text") else 0


# ---------------------------------------------------------------------- where it stands
def root_of(tree: Tree, blocks: Sequence[Block]) -> Node:
    """The element that holds the report."""
    worth = weighed(blocks, prose)
    whole = worth.get(tree.root, 0)
    bodies = [n for n in tree.root if "articleBody" in n.attrs.get("itemprop", "").split()]
    if bodies and sum(worth.get(n, 0) for n in outermost(bodies)) >= max(FEWEST_WORDS, 0.4 * whole):
        return common(outermost(bodies))
    articles = [n for n in outermost([n for n in tree.root if n.tag == "article"]) if worth.get(n, 0) >= 2 * PROSE_WORDS]
    articles.sort(key=lambda n: -worth.get(n, 0))
    if articles:
        most = [worth.get(n, 0) for n in articles]
        if len(most) == 1 or most[0] >= 2.5 * most[1]:
            if most[0] >= max(FEWEST_WORDS, 0.4 * whole):
                return articles[0]
        elif sum(most) >= max(FEWEST_WORDS, 0.5 * whole):
            return common(articles)
    for main in (n for n in tree.root if n.tag == "main" or n.attrs.get("role") == "main"):
        if worth.get(main, 0) >= max(FEWEST_WORDS, 0.4 * whole):
            return densest(main, blocks)
    return densest(tree.root, blocks)


def densest(root: Node, blocks: Sequence[Block]) -> Node:
    """The element below `root` with most prose and least of anything else."""
    worth = weighed(blocks, lambda b: prose(b) or (0 if b.kind in NOT_RUNNING else -NOISE * min(b.words, 30)))
    best = root
    for node in root:
        if (worth.get(node, 0) >= worth.get(best, 0) and below(node, best)) or worth.get(node, 0) > worth.get(best, 0):
            best = node
    return best


def weighed(blocks: Sequence[Block], weight: Callable[[Block], float]) -> dict[Node, float]:
    """The weight of all blocks below each element."""
    out: dict[Node, float] = {}
    for block in blocks:
        value = weight(block)
        node: Node | None = block.node if value else None
        while node is not None:
            out[node] = out.get(node, 0) + value
            node = node.parent
    return out


def outermost(nodes: Sequence[Node]) -> list[Node]:
    known = set(nodes)
    return [n for n in nodes if not any(a in known for a in ancestors(n)[1:])]


def ancestors(node: Node) -> list[Node]:
    """An element and those around it, from inside out."""
    out: list[Node] = []
    at: Node | None = node
    while at is not None:
        out.append(at)
        at = at.parent
    return out


def common(nodes: Sequence[Node]) -> Node:
    """The innermost element that holds all of some."""
    shared = ancestors(nodes[0])
    for node in nodes[1:]:
        these = set(ancestors(node))
        shared = [a for a in shared if a in these]
    return shared[0]


def below(node: Node, root: Node) -> bool:
    at: Node | None = node
    while at is not None:
        if at is root:
            return True
        at = at.parent
    return False


# ---------------------------------------------------------------------- what goes
@cache
def names(key: str) -> frozenset[str]:
    return frozenset(word_list("furniture", key))


def in_widget(node: Node, tree: Tree) -> bool:
    return any(is_widget(a, tree) for a in ancestors(node)[:-1])


def is_widget(node: Node, tree: Tree) -> bool:
    """Whether an element is named as a widget and holds nothing that reads like the report."""
    if "widget" not in node.attrs:
        node.attrs["widget"] = "yes" if node.words and named_widget(node, tree) else ""
    return bool(node.attrs["widget"])


def named_widget(node: Node, tree: Tree) -> bool:
    parts = {part for name in node.words for part in (name, *SPLIT.split(name))}
    comments = not node.words.isdisjoint(names("comments"))
    sure = not parts.isdisjoint(names("sure_widgets")) or (not parts.isdisjoint(names("walls")) and asks(node))
    if not (comments or sure or not parts.isdisjoint(names("widgets"))):
        return False
    text = node.text
    if node.tag in NO_WIDGETS or any(n.tag == "h1" for n in node) or 2 * len(text) > len(tree.text):
        return False
    if comments or (sure and any(n.tag in ("form", "input") for n in node)):
        return True
    linked = sum(len(n.text) for n in node if n.tag == "a")
    if linked >= 0.3 * len(text):
        return True
    words, said = len(text.split()), any(c in text for c in '“”"')
    return not said and (words < SHORT_WIDGET if sure else words < LONG_WIDGET and not text.endswith((".", "!")))


def asks(node: Node) -> bool:
    """Whether an element that is no paragraph itself has something to press."""
    return node.tag not in PARAGRAPH_TAGS and any(n.tag in PRESSED_TAGS for n in node)


def widgets_off(blocks: Sequence[Block]) -> list[Block]:
    """Blocks without the headings of widgets ("Recommended stories") and the links that stand under them."""
    out: list[Block] = []
    listing = False
    for block in blocks:
        if is_widget_heading(block):
            listing = True
            continue
        if listing and (block.linked >= LINKED or (block.node.tag == "li" and block.linked > 0.2)):
            continue
        if block.kind != "aside":
            listing = False
        if is_pointer(block):
            continue
        if is_only_a_link(block):
            block = replace(block, kind="aside")
        out.append(block)
    return out


def is_widget_heading(block: Block) -> bool:
    """A heading, or a short line, that names a widget and nothing else."""
    if block.words > 7 or block.kind == "title":
        return False
    return folded(block.text) in names("widget_headings")


def is_pointer(block: Block) -> bool:
    """A line of its own that is nothing but a link to another story, behind a bullet or an arrow."""
    return block.linked > 0.8 and block.node.tag != "li" and block.text[:1] in "•▪►▶→»›·■●"


def is_only_a_link(block: Block) -> bool:
    """A paragraph of a few words that is one link and no sentence: the headline of another story."""
    return (
        block.linked > 0.95
        and block.kind is None
        and block.node.tag in ("p", "div")
        and 3 <= block.words <= 20
        and not block.text.endswith((".", "!", "?", "”"))
    )


def once(blocks: Sequence[Block]) -> list[Block]:
    """Blocks without what stands twice: a quotation pulled out of the text, and a block right after its like."""
    texts = [folded(b.text) for b in blocks]
    out: list[Block] = []
    pulled: Node | None = None
    for i, block in enumerate(blocks):
        if (i and texts[i] == texts[i - 1]) or (pulled is not None and signs(block.node) and block.node.parent is pulled):
            continue
        if is_pulled(block) and len(texts[i].split()) >= OVERLAP and any(texts[i] in t for j, t in enumerate(texts) if j != i):
            pulled = next((a for a in ancestors(block.node) if a.tag == "blockquote"), None)
            continue
        out.append(block)
    return out


def is_pulled(block: Block) -> bool:
    return any(a.tag in PULLED_TAGS or any(PULLED.search(n) for n in a.words) for a in ancestors(block.node)[:4])

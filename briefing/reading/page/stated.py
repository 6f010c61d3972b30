"""What a page states of itself: headline, authors, day, address, language. Nothing is guessed from the story's words.

The order in which a statement is believed: the JSON-LD of the article itself, the `<meta>` of the head, then what
stands over the report for all to see.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefing.lexicon.patterns import pattern
from briefing.reading.page.blocks import blocks_of
from briefing.reading.page.tree import Node, Tree, tree_of
from briefing.reading.text.dates import day_of

TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "title")
AUTHOR = (
    "author", "article:author", "byl", "byline", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author",
)  # fmt: skip
DAY = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "date", "pubdate", "publish-date", "publishdate", "publish_date", "publication_date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "citation_publication_date", "displaydate", "ptime",
)  # fmt: skip
INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
ARTICLES = ("article", "blogposting", "report")
MOST_ROWS = 2_000
META_KEYS = ("property", "name", "itemprop")


@dataclass(slots=True)
class Stated:
    """What the head of a page says; `body` is the text in its JSON-LD, as pieces of (text, kind)."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""
    language: str = ""
    site: str = ""
    head_title: str = ""
    body: list[tuple[str, str | None]] = field(default_factory=list)


def stated(tree: Tree, heading: str = "") -> Stated:
    """What the page of a tree says of itself; `heading` is its first large heading, by which the article is known."""
    metas = metas_of(tree)
    title = tree.first("title")
    head_title = title.text if title and not title.within("svg") else ""
    rows = [r for text in tree.linked for r in rows_of(text)]
    row = article_row(rows, (heading, head_title, *metas.get("og:title", ())))
    html = tree.first("html")
    named = (
        names_of(meant(row.get("author"), rows))
        or [n for key in AUTHOR for n in metas.get(key, ())][:8]
        or marked_authors(tree, heading)
    )
    days = [day_of(str(row.get("datePublished") or "")), *(day_of(v) for key in DAY for v in metas.get(key, ())[:1])]
    canonical = next(
        (n.attrs.get("href", "") for n in tree.root if n.tag == "link" and "canonical" in n.attrs.get("rel", "").lower().split()),
        "",
    )
    return Stated(
        title=plain(row.get("headline")) or next((v for key in TITLE[:-1] for v in metas.get(key, ())), ""),
        authors=tuple(dict.fromkeys(named)),
        published=next((d for d in days if d), ""),
        url=canonical or next(iter(metas.get("og:url", ())), "") or plain(row.get("url")),
        language=(html.attrs.get("lang") or html.attrs.get("xml:lang", ""))[:2].lower() if html else "",
        site=next(iter(metas.get("og:site_name", ())), ""),
        head_title=head_title,
        body=body_of(row),
    )


def metas_of(tree: Tree) -> dict[str, list[str]]:
    """The statements of `<meta>`, by name in small letters."""
    found: dict[str, list[str]] = {}
    for node in tree.root:
        if node.tag == "meta" and node.attrs.get("content"):
            for name in {node.attrs.get(key, "").lower() for key in META_KEYS} - {""}:
                found.setdefault(name, []).append(" ".join(node.attrs["content"].split()))
    return found


def rows_of(text: str) -> Iterator[dict[str, Any]]:
    """The things that a script of JSON-LD tells of, those in lists, graphs and `mainEntity` too."""
    try:
        waiting = [json.loads(text.strip().removeprefix("<!--").removesuffix("-->").rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MOST_ROWS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in INSIDE if isinstance(item.get(key), dict | list)]


def article_row(rows: list[dict[str, Any]], titles: tuple[str, ...]) -> dict[str, Any]:
    """The row of the article itself: of those that are articles the one with the page's headline, else the first."""
    articles = [r for r in rows if any(t.lower().endswith(ARTICLES) or t == "LiveBlogPosting" for t in types_of(r))]
    wanted = {folded(t) for t in titles if t}
    return next(
        (r for r in articles if folded(plain(r.get("headline") or r.get("name"))) in wanted), articles[0] if articles else {}
    )


def types_of(row: dict[str, Any]) -> list[str]:
    told = row.get("@type")
    return [t for t in (told if isinstance(told, list) else [told]) if isinstance(t, str)]


def meant(author: Any, rows: list[dict[str, Any]]) -> Any:
    """Authors, where the row only points to them (`{"@id": "#pell"}`) those of the page's rows that it points to."""
    if isinstance(author, list):
        return [meant(one, rows) for one in author[:40]]
    if isinstance(author, dict) and not author.get("name") and (id := author.get("@id")):
        return next((r for r in rows if r.get("@id") == id and r.get("name")), author)
    return author


def marked_authors(tree: Tree, heading: str) -> list[str]:
    """The authors whom the marks (microdata) of the article name: of several on a page the one that holds the heading."""
    marked = [(scope, node) for node in tree.root if "author" in props(node) and (scope := scope_of(node))]
    scopes = list(dict.fromkeys(scope for scope, _ in marked))
    if len(scopes) > 1:
        scopes = [s for s in scopes if heading and folded(heading) in folded(s.text)]
    authors = [node for scope, node in marked if scope in scopes[:1]][:8]
    named = [next((n for n in author if "name" in props(n)), author) for author in authors]
    return [n.attrs.get("content") or n.text for n in named]


def props(node: Node) -> list[str]:
    return node.attrs.get("itemprop", "").split()


def scope_of(node: Node) -> Node | None:
    """The article that a mark of an element is about."""
    at = node.parent
    while at is not None and "itemscope" not in at.attrs:
        at = at.parent
    return at if at is not None and at.attrs.get("itemtype", "").lower().endswith(ARTICLES) else None


def names_of(author: Any) -> list[str]:
    """The names of authors in any of the forms that JSON-LD has for them; addresses are no names."""
    if isinstance(author, dict):
        author = author.get("name")
    if isinstance(author, list):
        return [name for one in author[:40] for name in names_of(one)]
    name = plain(author)
    return [name] if name and not name.startswith(("http://", "https://", "@")) and len(name) <= 120 else []


def body_of(row: dict[str, Any]) -> list[tuple[str, str | None]]:
    """The text that a row carries: its articleBody a paragraph a line, then the entries of a live blog in their order."""
    pieces: list[tuple[str, str | None]] = [(line, None) for line in lines_of(row.get("articleBody"))]
    updates = row.get("liveBlogUpdate")
    for entry in (updates if isinstance(updates, list) else [updates])[:MOST_ROWS]:
        if isinstance(entry, dict):
            lines = lines_of(entry.get("articleBody"))
            headline = plain(entry.get("headline"))
            pieces += [(headline, "heading")] if headline and lines else []
            pieces += [(line, None) for line in lines]
    return pieces


def lines_of(body: Any) -> list[str]:
    if not isinstance(body, str):
        return []
    if "</p>" in body or "<br" in body:
        return [block.text for block in blocks_of(tree_of(body), fragment=True)]
    return [" ".join(line.split()) for line in body.splitlines() if line.strip()]


def plain(value: Any) -> str:
    """A value as words, without the entities that some pages leave in their JSON."""
    if not isinstance(value, str):
        return ""
    if "&" in value:
        from html import unescape

        value = unescape(value)
    return " ".join(value.split())


NO_LETTERS = pattern(r"[\W_]+")


def folded(text: str) -> str:
    return NO_LETTERS.sub(" ", text.casefold()).strip()

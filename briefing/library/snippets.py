"""Where in an article the words of a query stand: the paragraph that has most of them, and the words around the first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import LibraryError
from briefing.library.articles import Library
from briefing.library.folding import folded
from briefing.library.query import Query
from briefing.model import Article

AROUND = 70  # characters to each side of the words that were found
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """`text` shows what stands around `article.text[start:end]` on one line, with … where it is cut; paragraphs count from 1."""

    paragraph: int
    start: int
    end: int
    text: str


def found_in(library: Library, number: int, query: Query) -> Snippet | None:
    """In an article of the library; nothing for one that cannot be read."""
    try:
        return snippet(library.article(number), query) if query.sought else None
    except LibraryError:
        return None


def snippet(article: Article, query: Query) -> Snippet | None:
    """Nothing where no word of the query stands in the text, as for a query of tags."""
    best: tuple[int, int, int] | None = None
    for p in article.paragraphs:
        hits = [hit for hit in (first_hit(article.text[p.start : p.end], *each) for each in query.sought) if hit]
        if hits and (best is None or len(hits) > best[0]):
            start, end = min(hits)
            best = len(hits), p.start + start, p.start + end
    if best is None:
        return None
    return Snippet(article.paragraph_at(best[1]), best[1], best[2], around(article, best[1], best[2]))


def first_hit(text: str, words: tuple[str, ...], beginning: bool) -> tuple[int, int] | None:
    """Where a row of folded words stands in a text, the last one as a beginning if so wished."""
    if text.isascii():
        pattern = r"\W+".join(map(re.escape, words))
        found = re.search(rf"(?i)\b{pattern}" + (r"\w*" if beginning else r"\b"), text)
        return found.span() if found else None
    there = [(m.start(), m.end(), folded(m[0])) for m in WORD.finditer(text)]
    for k in range(len(there) - len(words) + 1):
        told = [word for *_, word in there[k : k + len(words)]]
        if told[:-1] == list(words[:-1]) and (told[-1].startswith(words[-1]) if beginning else told[-1] == words[-1]):
            return there[k][0], there[k + len(words) - 1][1]
    return None


def around(article: Article, start: int, end: int) -> str:
    """The words of a paragraph around a stretch, whole words only."""
    text = article.text
    p = article.paragraphs[article.paragraph_at(start) - 1]
    first, last = max(p.start, start - AROUND), min(p.end, end + AROUND)
    if first > p.start:
        first = text.find(" ", first, start) + 1 or start
    if last < p.end:
        cut = text.rfind(" ", end, last)
        last = cut if cut > 0 else end
    return ("… " if first > p.start else "") + " ".join(text[first:last].split()) + (" …" if last < p.end else "")

"""The address of a stretch of an article's page: a link with a text fragment, which a browser opens at those words.

The form is that of the URL fragment text directives (WICG): `#:~:text=[before-,]start[,end]`. A term has to lie in one block
of the page, so that words over paragraphs go as a range from their first to their last words.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from briefing.model import Article

END_WORDS = 5  # words of each end of a range; fewer are found too often on a page
WHOLE_WORDS = 12  # words of a term that goes as a whole; a longer one only makes the address longer
BEFORE_WORDS = 3
IN_ADDRESS = "/:?#[]@!&'+,=%"  # what stays in an address: nothing that Markdown or HTML reads as a sign of its own
INSIDE = re.compile(r"\w(?:.*\w)?", re.DOTALL)


def link_to(article: Article, start: int, end: int) -> str:
    """The page's address at `text[start:end]`; nothing for an article without an address, or without words there."""
    found = INSIDE.search(article.text, start, end)
    page, _, place = article.url.partition("#")
    place = place.partition(":~:")[0]
    address = page_of(f"{page}#{place}") if found else ""
    return f"{address}:~:text={directive(article.text, *found.span())}" if found and address else ""


def page_of(address: str) -> str:
    """The address of a page in a form that no reader of Markdown or HTML takes for more; nothing for what is no page's."""
    return quote(address, safe=IN_ADDRESS, errors="replace") if urlsplit(address).scheme in ("http", "https") else ""


def directive(text: str, start: int, end: int) -> str:
    """What the fragment says of a stretch: its words or both of its ends, and what stands before where they come earlier too."""
    lines = [line for line in text[start:end].split("\n") if INSIDE.search(line)]
    words = text[start:end].split()
    if len(lines) == 1 and len(words) <= WHOLE_WORDS:
        terms = [text[start:end]]
    else:
        terms = [first_words(lines[0]), last_words(lines[-1])]
    before = text[text.rfind("\n", 0, start) + 1 : start] if comes_earlier(terms[0], text, start) else ""
    told = [encoded(last_words(before, BEFORE_WORDS)) + "-"] if before.strip() else []
    return ",".join([*told, *map(encoded, terms)])


def first_words(line: str) -> str:
    return re.match(rf"\s*(?:\S+\s+){{0,{END_WORDS - 1}}}\S+", line)[0].strip()  # type: ignore[index]


def last_words(line: str, count: int = END_WORDS) -> str:
    return " ".join(line.split()[-count:])


def comes_earlier(term: str, text: str, start: int) -> bool:
    """Whether a browser would stop at the same words before: it heeds neither capitals nor the kind of blanks."""
    pattern = r"\s+".join(map(re.escape, term.split()))
    return re.search(rf"(?i)(?<!\w){pattern}(?!\w)", text[:start]) is not None


def encoded(term: str) -> str:
    """A term in an address: hyphens, commas and ampersands are signs of the directive."""
    return quote(term, safe="", errors="replace").replace("-", "%2D")

"""Any source in, Articles out: a file, standard input, or an address of a page. Each kind has its reader; what a source is
`kinds.py` tells. Readers of weight (trafilatura, pypdf, httpx, warcio, olefile) are extras and are imported when they are used.

A file may hold several articles: `open_articles` gives them all, `open_article` the one that is meant (`FILE#2` is the second).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from briefing.errors import ReadError, SeveralArticles
from briefing.limits import MAX_CHARACTERS
from briefing.model import Article
from briefing.model.records import mended
from briefing.reading.origin import Origin
from briefing.reading.readers import read_kind
from briefing.sources import MAX_BYTES, is_address, part_of, read_file
from briefing.visible import visible

FEW_WORDS = 100
STDIN = "standard input"


def open_article(
    source: str | Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES, allow_private: bool = False
) -> Article:
    """Read a file (`FILE#2`: the second article in it), an address, or standard input for `-`.

    Raises ReadError with a sentence for the user; SeveralArticles, which names them, when one must be chosen.
    """
    found = open_articles(source, encoding=encoding, max_bytes=max_bytes, allow_private=allow_private)
    return the_one(found, str(source))


def open_articles(
    source: str | Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES, allow_private: bool = False
) -> list[Article]:
    """All articles of a source, one in nearly all cases. Raises ReadError."""
    if str(source) == "-":
        return articles_from_bytes(sys.stdin.buffer.read(max_bytes + 1), STDIN, encoding, max_bytes)
    if is_address(str(source)):
        return articles_from_web(str(source), encoding, allow_private)
    path, number = part_of(str(source))
    found = articles_from_bytes(read_file(Path(path), max_bytes), path, encoding, max_bytes)
    if number is None:
        return found
    if not 1 <= number <= len(found):
        raise ReadError(f"{visible(path)} has no article {number}: it holds {len(found)}.")
    return [found[number - 1]]


def the_one(found: Sequence[Article], source: str) -> Article:
    """The only article of a source. Raises SeveralArticles when there are more."""
    if len(found) == 1:
        return found[0]
    raise SeveralArticles(visible(source), [(visible(a.source), visible(a.called)) for a in found])


def article_from_web(url: str, encoding: str | None = None, allow_private: bool = False) -> Article:
    """The article at an address. Raises ReadError."""
    return the_one(articles_from_web(url, encoding, allow_private), url)


def articles_from_web(url: str, encoding: str | None = None, allow_private: bool = False) -> list[Article]:
    """The articles at an address, one in nearly all cases. Raises ReadError."""
    from briefing.reading.web.fetching import fetch

    page = fetch(url, allow_private=allow_private)
    name = PurePosixPath(urlsplit(page.url).path).stem or urlsplit(page.url).hostname or "page"
    found = articles_from_bytes(
        page.data, page.url, encoding, content_type=page.content_type, charset=page.charset, url=page.url, id=name
    )
    return [mended(replace(article, notes=(*page.notes, *article.notes, *few_words(article)))) for article in found]


def few_words(article: Article) -> tuple[str, ...]:
    if article.words >= FEW_WORDS:
        return ()
    return (f"only {article.words} words: the rest may be behind a paywall or need JavaScript",)


def article_from_bytes(data: bytes, source: str, encoding: str | None = None, max_bytes: int = MAX_BYTES, **told: Any) -> Article:
    """The article that some bytes hold; `source` is the name they came under. Raises ReadError."""
    return the_one(articles_from_bytes(data, source, encoding, max_bytes, **told), source)


def articles_from_bytes(
    data: bytes,
    source: str,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    *,
    content_type: str = "",
    charset: str | None = None,
    url: str = "",
    id: str = "",
) -> list[Article]:
    """The articles that some bytes hold, in their order; `source` is the name they came under. Raises ReadError."""
    from hashlib import sha256

    if len(data) > max_bytes:
        raise ReadError(f"{visible(source)} is larger than {max_bytes // 1_000_000} MB. Split it, or save the article alone.")
    id = id or ("stdin" if source == STDIN else Path(source).stem)
    origin = Origin(source, id, sha256(data).hexdigest(), encoding, charset, url)
    try:
        kind, inner, name = opened(data, origin, content_type)
        found = read_kind(kind, inner, replace(origin, name=name))
    except ReadError as error:
        raise ReadError(f"{visible(source)}: {error}") from None
    if sum(len(article.text) for article in found) > MAX_CHARACTERS:
        raise ReadError(f"{visible(source)} has more than {MAX_CHARACTERS:,} characters. Split it first.")
    found = [article for article in found if article.text.strip()]
    if not found:
        raise ReadError(f"{visible(source)} is empty. Give me an article with some text in it.")
    return [mended(article) for article in numbered(found, source)]


def numbered(found: list[Article], source: str) -> list[Article]:
    """Each of several articles under a name of its own, by which it can be opened again."""
    if len(found) == 1:
        return [replace(found[0], source=source)]
    return [replace(a, id=f"{a.id}-{k}", source=f"{source}#{k}") for k, a in enumerate(found, 1)]


def opened(data: bytes, origin: Origin, content_type: str = "") -> tuple[str, bytes, str]:
    """(kind, bytes, name) of a source, taken out of its gzip archive when it is in one."""
    from briefing.reading.kinds import kind_of

    kind, name = kind_of(data, origin.name, content_type), origin.name
    if kind == "gzip":
        from briefing.reading.bounded.packed import unpacked

        data, name = unpacked(data), name[:-3] if name.lower().endswith(".gz") else name
        kind = kind_of(data, name)
        if kind == "gzip":
            raise ReadError("An archive within an archive is not opened. Unpack it first.")
    return kind, data, name

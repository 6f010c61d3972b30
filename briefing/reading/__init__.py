"""Any source in, an Article out: a file, standard input, or an address of a page. Each kind has its reader; what a source is
`kinds.py` tells. Readers of weight (trafilatura, pypdf, httpx) are extras and are imported when they are used.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from briefing.errors import ReadError
from briefing.model import Article
from briefing.sources import is_address
from briefing.visible import visible

MAX_BYTES = 40_000_000
MAX_CHARACTERS = 20_000_000
FEW_WORDS = 100


def open_article(
    source: str | Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES, allow_private: bool = False
) -> Article:
    """Read a file, an address, or standard input for `-`. Raises ReadError with a sentence for the user."""
    if str(source) == "-":
        return article_from_bytes(sys.stdin.buffer.read(max_bytes + 1), "standard input", encoding, max_bytes)
    if is_address(str(source)):
        return article_from_web(str(source), encoding, allow_private)
    return article_from_bytes(read_file(Path(source), max_bytes), str(source), encoding, max_bytes)


def read_file(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise ReadError(f"{visible(str(path))} is a folder. Name one article in it.")
        if path.exists() and not path.is_file():
            raise ReadError(f"{visible(str(path))} is not a file that can be read.")
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        raise ReadError(f"There is no file {visible(str(path))}. Check the name, or try: briefing --sample") from None
    except PermissionError:
        raise ReadError(f"{visible(str(path))} may not be read by you. Check its permissions.") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{visible(str(path))} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def article_from_web(url: str, encoding: str | None = None, allow_private: bool = False) -> Article:
    """The article at an address. Raises ReadError."""
    from briefing.reading.web import fetch

    page = fetch(url, allow_private=allow_private)
    name = PurePosixPath(urlsplit(page.url).path).stem or urlsplit(page.url).hostname or "page"
    article = article_from_bytes(
        page.data, page.url, encoding, content_type=page.content_type, charset=page.charset, url=page.url, id=name
    )
    notes = [*page.notes, *article.notes]
    if article.words < FEW_WORDS:
        notes.append(f"only {article.words} words: the rest may be behind a paywall or need JavaScript")
    return replace(article, notes=tuple(notes))


def article_from_bytes(
    data: bytes,
    source: str,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    *,
    content_type: str = "",
    charset: str | None = None,
    url: str = "",
    id: str = "",
) -> Article:
    """The article that some bytes hold; `source` is the name they came under. Raises ReadError."""
    from hashlib import sha256

    if len(data) > max_bytes:
        raise ReadError(f"{visible(source)} is larger than {max_bytes // 1_000_000} MB. Split it, or save the article alone.")
    digest = sha256(data).hexdigest()
    try:
        kind, inner, name = opened(data, source, content_type)
        article = read_kind(kind, inner, name, source, encoding, charset, digest, url, id)
    except ReadError as error:
        raise ReadError(f"{visible(source)}: {error}") from None
    if len(article.text) > MAX_CHARACTERS:
        raise ReadError(f"{visible(source)} has more than {MAX_CHARACTERS:,} characters. Split it first.")
    if not article.text.strip():
        raise ReadError(f"{visible(source)} is empty. Give me an article with some text in it.")
    return article


def opened(data: bytes, source: str, content_type: str) -> tuple[str, bytes, str]:
    """(kind, bytes, name) of a source, taken out of its gzip archive when it is in one."""
    from briefing.reading.kinds import kind_of

    kind, name = kind_of(data, source, content_type), source
    if kind == "gzip":
        from briefing.reading.packed import unpacked

        data, name = unpacked(data), source[:-3] if source.lower().endswith(".gz") else source
        kind = kind_of(data, name)
        if kind == "gzip":
            raise ReadError("An archive within an archive is not opened. Unpack it first.")
    return kind, data, name


def read_kind(
    kind: str, data: bytes, name: str, source: str, encoding: str | None, charset: str | None, sha256: str, url: str, id: str
) -> Article:
    from briefing.reading.text import decode

    id = id or ("stdin" if source == "standard input" else Path(name).stem)
    if kind in ("feed", "opml"):
        raise ReadError(f"This is a {'list of feeds' if kind == 'opml' else 'feed'}, not an article. Try: briefing feeds add")
    if kind in ("mail", "epub", "pdf"):
        from importlib import import_module

        reader = getattr(import_module(f"briefing.reading.{kind}"), f"{kind}_article")
        article = reader(data, id=id, source=source, notes=[], sha256=sha256)
        article = article[0] if isinstance(article, list) else article
        return replace(article, url=url) if url else article
    if kind == "html":
        from briefing.reading.page import declared_charset, html_article

        text, notes = decode(data, encoding, charset or declared_charset(data))
        return html_article(text, id=id, source=source, notes=notes, sha256=sha256, url=url)
    text, notes = decode(data, encoding, charset)
    if not text.strip():
        raise ReadError("It is empty. Give me an article with some text in it.")
    return text_article(text, kind, name, id, source, notes, sha256, url)


def text_article(text: str, kind: str, name: str, id: str, source: str, notes: list[str], sha256: str, url: str) -> Article:
    from briefing.reading.markup import looks_like_markdown, markdown_article
    from briefing.reading.text import plain_article

    marked = kind == "markdown" or (not name.lower().endswith(".txt") and looks_like_markdown(text))
    read = markdown_article if marked else plain_article
    article = read(text, id=id, source=source, notes=notes, sha256=sha256)
    return replace(article, url=url) if url else article

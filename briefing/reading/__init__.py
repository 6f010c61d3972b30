"""Any source in, an Article out. Later kinds (HTML, .eml, EPUB, PDF, URL) get a reader here and nothing else changes."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing.errors import ReadError
from briefing.model import Article
from briefing.visible import visible

MAX_BYTES = 40_000_000
MAX_CHARACTERS = 20_000_000
MARKDOWN_SUFFIXES = {".md", ".markdown", ".mkd"}


def open_article(source: str | Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Article:
    """Read a file, or standard input for `-`. Raises ReadError with a sentence for the user."""
    if str(source) == "-":
        return article_from_bytes(sys.stdin.buffer.read(max_bytes + 1), "standard input", encoding, max_bytes)
    return article_from_bytes(read_file(Path(source), max_bytes), str(source), encoding, max_bytes)


def read_file(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise ReadError(f"{visible(str(path))} is a folder. Name one article in it.")
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        raise ReadError(f"There is no file {visible(str(path))}. Check the name, or try: briefing --sample") from None
    except PermissionError:
        raise ReadError(f"{visible(str(path))} may not be read by you. Check its permissions.") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{visible(str(path))} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def article_from_bytes(data: bytes, source: str, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Article:
    from briefing.reading.markup import looks_like_markdown, markdown_article
    from briefing.reading.text import decode, plain_article

    if len(data) > max_bytes:
        raise ReadError(f"{visible(source)} is larger than {max_bytes // 1_000_000} MB. Split it, or save the article alone.")
    try:
        text, notes = decode(data, encoding)
    except ReadError as error:
        raise ReadError(f"{visible(source)}: {error}") from None
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"{visible(source)} has more than {MAX_CHARACTERS:,} characters. Split it first.")
    if not text.strip():
        raise ReadError(f"{visible(source)} is empty. Give me an article with some text in it.")
    path = Path(source)
    name = "stdin" if source == "standard input" else path.stem
    import hashlib

    sha256 = hashlib.sha256(data).hexdigest()
    if path.suffix.lower() in MARKDOWN_SUFFIXES or (path.suffix.lower() != ".txt" and looks_like_markdown(text)):
        return markdown_article(text, id=name, source=source, notes=notes, sha256=sha256)
    return plain_article(text, id=name, source=source, notes=notes, sha256=sha256)

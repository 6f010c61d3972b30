"""EPUB to an Article: the chapters in the order of the spine, opened within limits of size and number."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from urllib.parse import unquote
from xml.etree import ElementTree

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.packed import MAX_UNPACKED
from briefing.reading.page import own_reading
from briefing.reading.text import assemble, decode

MAX_ENTRIES = 5_000


def epub_article(data: bytes, *, id: str, source: str, notes: list[str], sha256: str) -> Article:
    """The chapters of an EPUB in the order of its spine; headings of chapters stay headings."""
    try:
        book = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise ReadError("The EPUB is damaged. Get it again.") from None
    with book:
        if len(book.infolist()) > MAX_ENTRIES or sum(i.file_size for i in book.infolist()) > MAX_UNPACKED:
            raise ReadError(f"The EPUB holds more than {MAX_ENTRIES:,} files or {MAX_UNPACKED // 1_000_000} MB.")
        opf_name = rootfile(book)
        opf = xml(entry(book, opf_name), opf_name)
        pieces = []
        for name in spine(opf, posixpath.dirname(opf_name)):
            try:
                text, _ = decode(entry(book, name))
            except ReadError:
                notes = [*notes, f"left out {name}"]
                continue
            pieces += [(body, "heading" if kind == "title" else kind) for body, kind in own_reading(text).pieces]
    if not pieces:
        raise ReadError("The EPUB has no text in it.")
    told = {e.tag.rsplit("}", 1)[-1]: " ".join((e.text or "").split()) for e in reversed(list(opf.iter()))}
    title = told.get("title", "")
    date = re.match(r"\d{4}-\d{2}-\d{2}", told.get("date", ""))
    return assemble(
        [*([(title, "title")] if title else []), *pieces],
        id=id,
        source=source,
        notes=[*notes, "read from an EPUB"],
        title=title or None,
        byline=f"By {told['creator']}" if told.get("creator") else None,
        sha256=sha256,
        published=date.group() if date else "",
        language=told.get("language", "")[:2].lower(),
    )


def entry(book: zipfile.ZipFile, name: str) -> bytes:
    try:
        with book.open(name) as file:
            found = file.read(MAX_UNPACKED + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        raise ReadError(f"The EPUB lacks a readable {name}. Get it again.") from None
    if len(found) > MAX_UNPACKED:
        raise ReadError(f"The EPUB holds more than {MAX_UNPACKED // 1_000_000} MB.")
    return found


def xml(data: bytes, name: str) -> ElementTree.Element:
    """The root of an XML file that declares no entities of its own."""
    if b"<!ENTITY" in data.upper().replace(b"\0", b""):
        raise ReadError(f"The EPUB is refused: {name} declares entities.")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise ReadError(f"The EPUB is damaged: {name} is no XML.") from None


def rootfile(book: zipfile.ZipFile) -> str:
    container = xml(entry(book, "META-INF/container.xml"), "container.xml")
    path = next((e.get("full-path") for e in container.iter() if e.tag.endswith("rootfile")), None)
    if not path:
        raise ReadError("The EPUB is damaged: its container names no book.")
    return path


def spine(opf: ElementTree.Element, folder: str) -> list[str]:
    """The files of the chapters, in order."""
    items = {e.get("id"): e for e in opf.iter() if e.tag.endswith("}item") or e.tag == "item"}
    order = [e.get("idref") for e in opf.iter() if e.tag.endswith("itemref")]
    names = [items[i].get("href") for i in order if i in items and "html" in (items[i].get("media-type") or "html")]
    return [posixpath.normpath(posixpath.join(folder, unquote(n.split("#")[0]))) for n in names if n]

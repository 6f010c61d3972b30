"""Files that wrap text: mail (.eml), EPUB, PDF, gzip. Each is opened within limits, none may name another file."""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from urllib.parse import unquote
from xml.etree import ElementTree

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.page import own_reading
from briefing.reading.text import assemble, decode, is_hard_wrapped, join_wrapped, with_line_ends

MAX_UNPACKED = 64_000_000
MAX_ENTRIES = 5_000
REPEATED_PAGES, FEWEST_LETTERS = 3, 50


# ---------------------------------------------------------------------- gzip
def unpacked(data: bytes, most: int = MAX_UNPACKED) -> bytes:
    """What a gzip file holds. Raises ReadError when it is broken, or larger than `most` bytes."""
    out, rest = bytearray(), data
    while rest.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            out += member.decompress(rest, most + 1 - len(out))
        except zlib.error:
            raise ReadError("The gzip archive is damaged. Get it again.") from None
        if len(out) > most:
            raise ReadError(f"The gzip archive holds more than {most // 1_000_000} MB. Unpack it and split it.")
        if not member.eof:
            raise ReadError("The gzip archive is cut off. Get it again.")
        rest = member.unused_data
    return bytes(out)


# ---------------------------------------------------------------------- mail
def mail_article(data: bytes, *, id: str, source: str, notes: list[str], sha256: str) -> Article:
    """The body of a mail, plain before HTML; subject, sender and date become headline, byline and date."""
    from email import message_from_bytes, policy
    from email.utils import parseaddr, parsedate_to_datetime

    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise ReadError("The mail has no text in it, only attachments.")
    text, noted = mail_text(body)
    title = header(message, "subject")
    name, address = parseaddr(header(message, "from"))
    sender = name or address
    sent: datetime | None = None
    with contextlib.suppress(ValueError, TypeError):
        sent = parsedate_to_datetime(header(message, "date"))
    if body.get_content_type() == "text/html":
        pieces = [piece for piece in own_reading(text).pieces if piece[1] != "title"]
    else:
        lines = [line.strip() for line in with_line_ends(text).split("\n")]
        if is_hard_wrapped(lines):
            lines, noted = join_wrapped(lines), [*noted, "joined hard-wrapped lines"]
        pieces = [(line, None) for line in lines if line]
    if not pieces:
        raise ReadError("The mail is empty.")
    return assemble(
        [*([(title, "title")] if title else []), *pieces],
        id=id,
        source=source,
        notes=[*notes, *noted, "read from a mail"],
        title=title or None,
        byline=f"By {sender}" if sender else None,
        sha256=sha256,
        published=sent.date().isoformat() if sent else "",
    )


def header(message: EmailMessage, name: str) -> str:
    """A header in plain words; the library itself raises on some broken ones."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # the header parsers raise what they like on hostile input
        return ""


def mail_text(body: MIMEPart) -> tuple[str, list[str]]:
    raw = body.get_payload(decode=True)
    assert isinstance(raw, bytes)
    return decode(raw, declared=body.get_content_charset())


# ---------------------------------------------------------------------- EPUB
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


# ---------------------------------------------------------------------- PDF
def pdf_article(data: bytes, *, id: str, source: str, notes: list[str], sha256: str, url: str = "") -> Article:
    """The text of a PDF without running heads, its lines joined to paragraphs."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise ReadError("Reading PDF needs an extra. Install it with: pip install 'briefing-reader[pdf]'") from None
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("The PDF is locked with a password. Save it without one first.")
        pages = [(page.extract_text() or "").split("\n") for page in reader.pages]
        about = reader.metadata
        title, author = (about.title or "", about.author or "") if about else ("", "")
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError, zlib.error):
        raise ReadError("The PDF is damaged or of a kind that cannot be read. Save it again, or as text.") from None
    letters = sum(c.isalpha() for page in pages for line in page for c in line)
    if letters < FEWEST_LETTERS * max(1, len(pages)):
        raise ReadError("The PDF has hardly any text: its pages are pictures (a scan). Use a program that recognises text first.")
    pages, dropped = without_running_heads(pages)
    if dropped:
        notes = [*notes, f"left out {dropped} lines that repeat on every page"]
    return assemble(
        [(p, None) for p in paragraphs_of([line for page in pages for line in page])],
        id=id,
        source=source,
        notes=[*notes, "read from a PDF"],
        title=" ".join(str(title).split()) or None,
        byline=f"By {author}" if author else None,
        sha256=sha256,
        url=url,
    )


def without_running_heads(pages: list[list[str]]) -> tuple[list[list[str]], int]:
    """Pages without the lines, page numbers aside, that stand on three pages or more."""

    def bare(line: str) -> str:
        return re.sub(r"\d+", "#", " ".join(line.split()))

    seen = Counter(key for page in pages for key in {bare(line) for line in page if line.strip()})
    kept = [[line for line in page if not (line.strip() and seen[bare(line)] >= REPEATED_PAGES)] for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def paragraphs_of(lines: list[str]) -> list[str]:
    """Lines of a page joined to paragraphs: a paragraph ends with a short line that ends a sentence, or an empty one."""
    lines = [" ".join(line.split()) for line in lines]
    usual = sorted(len(line) for line in lines if line)
    width = usual[int(len(usual) * 0.8)] if usual else 0
    out: list[str] = []
    joins = False
    for line in lines:
        if not line:
            joins = joins and not out[-1].endswith((".", "!", "?", "”", '"'))
            continue
        if joins:
            out[-1] = out[-1][:-1] + line if re.search(r"[a-z]-$", out[-1]) and line[0].islower() else f"{out[-1]} {line}"
        else:
            out.append(line)
        ends = line.endswith((".", "!", "?", "”", '"', ":")) and len(line) < 0.85 * width
        heading = len(line) < 0.6 * width and line[:1].isupper() and not line.endswith((".", ",", ";")) and not joins
        joins = not (ends or heading)
    return out

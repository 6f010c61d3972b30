"""What some bytes are: told by their content first, then by the name they come under.

The tests run from the surest to the least sure: magic numbers and members of archives, roots of XML, keys of JSON, headers of
mails, shapes of lines. A text that merely speaks of a format is a text: every test wants the form, not the word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".opml": "opml",
    ".rss": "feed",
    ".atom": "feed",
    ".csv": "table",
    ".tsv": "table",
}
HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|article|main)[\s>]")
BOOKMARKS = re.compile(rb"(?i)<!doctype\s+netscape-bookmark-file")
ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
LEADING = re.compile(
    rb"(?s)\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE (?!(?i:html|netscape))[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
)
HEADER = re.compile(rb"(?mi)^(From|To|Subject|Date|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Content-Type):\s")
HEADERS_OF_MAIL = 3
FROM_LINE = re.compile(rb"\AFrom \S.*\d{4}\r?\n[\w-]+:")
HEAD = 4000
FRAGMENTS = (b"div", b"p", b"section", b"header", b"h1", b"h2", b"table", b"ul", b"ol", b"blockquote", b"span")
ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "RDF": "feed",
    "opml": "opml",
    "html": "html",
    "nitf": "nitf",
    "newsItem": "newsml",
    "newsMessage": "newsml",
    "packageItem": "newsml",
    "document": "fodt",
    "package": "flat-opc",
    "plist": "webarchive",
    "doc": "trafilatura",
    "FictionBook": "fb2",
    "en-export": "enex",
    "wordDocument": "wordml",
    "NewsML": "newsml1",
}
BESIDE = {"fodt": b"opendocument", "trafilatura": b"<main"}  # what stands beside a root whose name others have too


def kind_of(data: bytes, name: str = "", content_type: str = "") -> str:
    """The kind of some bytes, one of those that `reading.READERS` reads or `refused.UNREAD` refuses; else text."""
    head = in_ascii(data[:HEAD])
    suffix = SUFFIXES.get(PurePath(name).suffix.lower(), "")
    tests: tuple[Callable[[], str], ...] = (
        lambda: binary_kind(data, name),
        lambda: markup_kind(head, in_ascii(data[-HEAD:]), suffix),
        lambda: rtf_kind(data),
        lambda: json_kind(data, head),
        lambda: mail_kind(data, head, suffix),
        lambda: lines_kind(data, head, suffix),
        lambda: "html" if "html" in content_type.lower() else "",
    )
    return next((kind for test in tests if (kind := test())), suffix if suffix not in ("table", "mhtml") else "") or "text"


def in_ascii(head: bytes) -> bytes:
    """The head of a text in a form that the tests can be run on: UTF-16 with its mark is turned into UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    return head


def binary_kind(data: bytes, name: str) -> str:
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    if data.startswith(b"PK\x03\x04"):
        from briefing.reading.bounded.containers import zip_kind

        return zip_kind(data, PurePath(name).suffix.lower().lstrip("."))
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        from briefing.reading.bounded.containers import ole_kind

        return ole_kind(data)
    if data.startswith(b"bplist00") and b"WebMainResource" in data:
        return "webarchive"
    if re.match(rb"WARC/\d\.\d\r?\n", data):
        return "warc"
    if data[60:68] == b"BOOKMOBI" or data.startswith((b"CONT\x02", b"\xeaDRMION\xee")):
        return "kindle"
    if data.startswith(b"SQLite format 3\0") and b"rss_item" in data:
        return "list"
    return ""


def markup_kind(head: bytes, tail: bytes, suffix: str) -> str:
    """By the root of XML, or the first element of a page; a root that is not known counts where it is closed at the end."""
    start = head[LEADING.match(head).end() :]  # type: ignore[union-attr]
    if BOOKMARKS.match(start):
        return "list"
    if HTML.match(start):
        return "html"
    root = ROOT.match(start)
    if not root or suffix == "markdown":
        return ""
    name = root.group(1)
    kind = ROOTS.get(name.decode(), "")
    if kind and BESIDE.get(kind, b"") in head:
        return kind
    whole = re.search(rb"</(?:[\w.-]+:)?" + re.escape(name) + rb"\s*>(?:\s|<!--.*?-->)*\Z", tail, re.S)
    declared = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
    if suffix == "html" or not (whole or declared):
        return ""
    return "html" if name.lower() in FRAGMENTS else "xml"


def rtf_kind(data: bytes) -> str:
    """RTF opens a group and sets something at once, or closes its group at the end; prose does neither."""
    start = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not start.startswith(b"{\\rtf"):
        return ""
    closed = data[-200:].rstrip(b"\0 \r\n\t\x1a").endswith(b"}")
    return "rtf" if re.match(rb"\{\\rtf\d*\s*[\\{]", start) or closed else ""


def json_kind(data: bytes, head: bytes) -> str:
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] not in (b"{", b"["):
        return ""
    from briefing.reading.bounded.json_kinds import kind_of_json

    return kind_of_json(data)


def mail_kind(data: bytes, head: bytes, suffix: str) -> str:
    from briefing.reading.saved.mhtml import is_mhtml

    if is_mhtml(data, named=suffix == "mhtml"):
        return "mhtml"
    if FROM_LINE.match(head):
        return "mbox"
    return "mail" if is_mail(head) else ""


def is_mail(head: bytes) -> bool:
    """Headers of a mail from the first line on, three of the usual ones among them."""
    block = head.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    first = block.split(b"\n", 1)[0]
    named = {m.group(1).lower() for m in HEADER.finditer(block)}
    return bool(re.match(rb"(?i)(?:From |[\w-]+:\s)", first)) and len(named) >= HEADERS_OF_MAIL


def lines_kind(data: bytes, head: bytes, suffix: str) -> str:
    """By the shape of lines: transcripts with times, wire copy, lists of addresses."""
    from briefing.reading.agency.wire import is_wire
    from briefing.reading.lists import is_list
    from briefing.reading.transcripts import is_timed

    if is_timed(head):
        return "timed"
    if is_wire(head):
        return "wire"
    if is_list(data, table=suffix == "table"):
        return "list"
    return "table" if suffix == "table" else ""

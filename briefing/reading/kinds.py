"""What some bytes are: told by their content first, then by the name they come under."""

from __future__ import annotations

import re
from pathlib import PurePath

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".epub": "epub",
    ".pdf": "pdf",
    ".opml": "opml",
    ".rss": "feed",
    ".atom": "feed",
}
HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|article|main)[\s>]")
FEED = re.compile(rb"(?i)<(?:rss|feed|rdf:RDF)[\s>]")
OPML = re.compile(rb"(?i)<opml[\s>]")
LEADING = re.compile(rb"(?s)\A(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*")
HEADER = re.compile(rb"(?mi)^(From|To|Subject|Date|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Content-Type):\s")
HEADERS_OF_MAIL = 3
HEAD = 2000


def kind_of(data: bytes, name: str = "", content_type: str = "") -> str:
    """One of text, markdown, html, mail, epub, pdf, gzip, feed, opml; a kind of none of these is text, which looks closer."""
    head = data[:HEAD]
    if head.startswith(b"%PDF"):
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"PK\x03\x04"):
        return "epub" if b"application/epub+zip" in head[:120] or name.lower().endswith(".epub") else "text"
    start = head[LEADING.match(head).end() :]  # type: ignore[union-attr]
    for pattern, kind in ((OPML, "opml"), (FEED, "feed"), (HTML, "html")):
        if pattern.match(start):
            return kind
    if is_mail(head):
        return "mail"
    if "html" in content_type.lower():
        return "html"
    named = SUFFIXES.get(PurePath(name).suffix.lower(), "text")
    return named if named != "pdf" and named != "epub" else "text"


def is_mail(head: bytes) -> bool:
    """Headers of a mail from the first line on, three of the usual ones among them."""
    block = head.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    first = block.split(b"\n", 1)[0]
    named = {m.group(1).lower() for m in HEADER.finditer(block)}
    return bool(re.match(rb"(?i)(?:From |[\w-]+:\s)", first)) and len(named) >= HEADERS_OF_MAIL

"""MHTML: a page with all that belongs to it in one file of the form of a mail (RFC 2557), as Chromium, Internet Explorer, Word
and Outlook write it. `Snapshot-Content-Location`, or `Content-Location`, is the address; `Date` is the day of saving.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from email.message import Message
from email.utils import parsedate_to_datetime

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.origin import Origin

HEAD = 16_000
FIELD = re.compile(rb"(?m)^([\w-]+):[ \t]*(.*)$")
LETTER_HEAD = re.compile(rb"(?is)\bFrom:.{1,600}\bSent:.{1,600}\bSubject:")
OF_MAIL = {b"to", b"received", b"message-id", b"delivered-to", b"return-path", b"cc"}


def is_mhtml(data: bytes, *, named: bool = False) -> bool:
    """A saved page, not a mail: it says so, or its parts have addresses and nobody was sent it."""
    head = data[:HEAD].replace(b"\r\n", b"\n").lstrip(b"\n")
    block = re.sub(rb"\n[ \t]+", b" ", head.split(b"\n\n", 1)[0])
    if not re.match(rb"[\w-]+:", block):
        return False
    fields = {m.group(1).lower(): m.group(2).strip().lower() for m in FIELD.finditer(block)}
    if b"snapshot-content-location" in fields or fields.get(b"from", b"").lstrip(b'"').startswith(b"<saved by"):
        return True
    content = fields.get(b"content-type", b"")
    page = content.startswith((b"multipart/related", b"multipart/mixed", b"text/html"))
    return page and not OF_MAIL & set(fields) and (named or re.search(rb"(?mi)^Content-Location:", head) is not None)


def mhtml_article(data: bytes, origin: Origin) -> Article | list[Article]:
    """The page of the file, or the mail that Outlook saved as one. Raises ReadError when there is none in it."""
    from email import message_from_bytes
    from email.policy import compat32

    from briefing.reading.saved.page import page_article

    try:
        message = message_from_bytes(data.lstrip(b"\r\n"), policy=compat32)
        page = main_page(message, origin)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):
        raise ReadError("The saved page is damaged. Save it again.") from None
    if page is None:
        raise ReadError("There is no page in this file, only what belongs to one.")
    body = page.get_payload(decode=True)
    assert isinstance(body, bytes)
    charset = page.get_content_charset() or origin.charset
    if not address_of(message, page) and LETTER_HEAD.search(body[: 20 * HEAD]):
        return letter_in(body, charset, message, origin)
    told = origin.noted("read from MHTML", saved_on(message))
    return page_article(body, replace(told, charset=charset, url=address_of(message, page) or origin.url))


def letter_in(body: bytes, charset: str | None, message: Message, origin: Origin) -> list[Article]:
    """A mail that Outlook saved as MHTML: its head stands in the page, and it is read as a mail that forwards it."""
    from email.message import EmailMessage

    from briefing.reading.readers import read_kind
    from briefing.reading.text.plain import decode

    text, notes = decode(body, origin.encoding, charset)
    mail = EmailMessage()
    mail["Subject"] = " ".join(str(message.get("subject", "")).split())[:200]
    mail.set_content(text, subtype="html")
    return read_kind("mail", mail.as_bytes(), origin.noted("read from MHTML", *notes))


def main_page(message: Message, origin: Origin) -> Message | None:
    """The HTML part that the head names as the page, else the first one: frames of the page come after it."""
    pages = []
    for part in message.walk():
        origin.budget.spend(parts=1)
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and not part.is_multipart():
            pages.append(part)
    wanted = location(message, "snapshot-content-location")
    start = str(message.get_param("start") or "")
    named = [p for p in pages if (wanted and location(p, "content-location") == wanted) or (start and p["content-id"] == start)]
    return next(iter([*named, *pages]), None)


def location(part: Message, name: str) -> str:
    return "".join(str(part.get(name, "")).split())


def address_of(message: Message, page: Message) -> str:
    """The web address of the page; a folder of somebody's own disk is none."""
    named = (
        location(message, "snapshot-content-location"),
        location(page, "content-location"),
        location(message, "content-location"),
    )
    return next((a for a in named if a.startswith(("http://", "https://")) and a.isprintable() and len(a) < 2000), "")


def saved_on(message: Message) -> str:
    with contextlib.suppress(ValueError, TypeError, IndexError):
        return f"saved on {parsedate_to_datetime(str(message.get('date', ''))).date().isoformat()}"
    return ""

"""Mail (.eml) to an Article: the body, with subject, sender and date as headline, byline and date."""

from __future__ import annotations

import contextlib
from datetime import datetime
from email.message import EmailMessage, MIMEPart

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.page import own_reading
from briefing.reading.text import assemble, decode, is_hard_wrapped, join_wrapped, with_line_ends


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

"""Mail (.eml) to an Article: which of its parts are the letter; subject, sender and day become headline, byline and date.

What the letter itself says (forwarded, quoted, flowed, rulers, footers) is undone in `letters.py`.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage, Message
from typing import cast

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.model import Article
from briefing.reading.mail.letters import Letter, Part, answered, digest_of, parts_of_html, parts_of_text, without_footer
from briefing.reading.page.stated import folded
from briefing.reading.text.dates import day_of
from briefing.reading.text.plain import assemble, decode

MOST_PARTS = 200
DEEPEST = 4
"""Mails within mails that are opened, as many as people forward."""
DEEPEST_PART = 20
"""Parts within parts; mail programs make four or five"""
LEFT_DEEP = "left out parts of the mail that are nested too deeply"
TOO_DEEP = "The mail is nested too deeply. Save its text alone."
FULLER = 0.6
"""A plain part with less than this share of the words of the HTML beside it is a stub."""
REPLY = pattern(r"(?i)^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)\s*(?:\[\d+\])?\s*:\s*)+")
COVERING = 60
"""Words of a mail above a mail attached to it that are only its cover."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the head of a mail says: headline, sender, day."""

    title: str = ""
    sender: str = ""
    published: str = ""


def mail_article(data: bytes, *, id: str, source: str, notes: list[str], sha256: str) -> Article | list[Article]:
    """The letter that a mail is or forwards; each message of a digest. Raises ReadError when there is no text in it."""
    message = innermost(opened(data))
    parts, noted = body_of(message)
    if not parts:
        raise ReadError(why_nothing(message, noted))
    notes = [*notes, *noted, "read from a mail"]
    envelope = envelope_of(message)
    messages = digest_of(parts)
    if len(messages) > 1:
        return [
            built(Letter(rest, fields), envelope, id=id, source=source, notes=[*notes, "a message of a digest"], sha256=sha256)
            for fields, rest in messages
        ]
    letter = answered(parts)
    if letter.fields:
        notes.append(f"forwarded by {envelope.sender}" if envelope.sender else "forwarded")
    return built(letter, envelope, id=id, source=source, notes=notes, sha256=sha256)


def opened(data: bytes) -> Message:
    """The parts of a mail. The standard library descends into them by calling itself. Raises ReadError when they never end."""
    from email import message_from_bytes, policy

    try:
        return message_from_bytes(data, policy=policy.default)
    except RecursionError as error:
        raise ReadError(TOO_DEEP) from error


def why_nothing(message: Message, notes: Sequence[str]) -> str:
    """What is said of a mail without a text."""
    if LEFT_DEEP in notes or next(carried(message), None):
        return TOO_DEEP
    return "The mail has no text in it, only attachments." if attachments(message) else "The mail is empty."


def built(letter: Letter, outer: Envelope, *, id: str, source: str, notes: Sequence[str], sha256: str) -> Article:
    """The article of a letter; what its own head says goes before what the mail around it says."""
    fields = letter.fields
    title = REPLY.sub("", fields.get("subject") or outer.title)
    sender = name_of(fields["from"]) if fields.get("from") else outer.sender
    pieces = [(p.text, p.kind) for p in without_footer(letter.parts)]
    again = [k == 0 or kind in ("title", "heading") for k, (_, kind) in enumerate(pieces)]  # the subject is the headline
    pieces = [p for p, may in zip(pieces, again, strict=True) if not (may and folded(p[0]) == folded(title))]
    pieces = [(text, "heading" if kind == "title" else kind) for text, kind in pieces]
    if not pieces:
        raise ReadError("The mail is empty.")
    article = assemble(
        [*([(title, "title")] if title else []), *pieces],
        id=id,
        source=source,
        notes=notes,
        title=title or None,
        sha256=sha256,
        published=day_of(fields.get("date", "")) or outer.published,
    )
    return article if article.byline or not sender else replace(article, byline=f"By {sender}")


# ---------------------------------------------------------------------- the head
def envelope_of(message: Message) -> Envelope:
    from email.utils import parsedate_to_datetime

    sent = ""
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        sent = parsedate_to_datetime(header(message, "date")).date().isoformat()
    return Envelope(header(message, "subject"), name_of(header(message, "from")), sent)


def name_of(sender: str) -> str:
    """The name in a sender, its address when there is none; of "Ann Roe from The Letter" the person."""
    from email.utils import parseaddr

    sender = re.sub(r"\[(?:mailto:)?([^\]\s]+@[^\]\s]+)\]", r"<\1>", sender).replace("*", "")
    name, address = parseaddr(sender)
    if not name and "<" in sender:
        name = sender.split("<")[0]
    person = re.fullmatch(r"([A-Z]\S+(?: \S+){1,3}) (?:from|at|via) (?:[A-Z].*)", name.strip())
    return (person[1] if person else name.strip().strip("\"'")) or address


def header(message: Message, name: str) -> str:
    """A header in plain words; the library itself raises on some broken ones."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # the header parsers raise what they like on hostile input
        return ""


# ---------------------------------------------------------------------- the parts
def innermost(message: Message) -> Message:
    """The mail that a mail carries as an attachment, when what stands above it is no more than its cover."""
    for _ in range(DEEPEST):
        inner = next((m for m in carried(message)), None)
        if inner is None:
            break
        own, theirs = words_of(body_of(message)[0]), words_of(body_of(inner)[0])
        if own > COVERING and own > theirs / 2:
            break
        message = inner
    return message


def carried(message: Message) -> Iterator[Message]:
    """The mails attached to a mail."""
    for part in walked(message):
        if part.get_content_type() == "message/rfc822":
            payload = part.get_payload()
            if isinstance(payload, list) and payload and isinstance(payload[0], Message):
                yield payload[0]


def walked(message: Message) -> Iterator[Message]:
    """The parts of a mail, those of mails attached to it aside."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        yield part
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting[:0] = [p for p in part.get_payload() if isinstance(p, Message)]


def attachments(message: Message) -> bool:
    return message.is_multipart() or message.get_content_maintype() not in ("text", "multipart")


def body_of(message: Message) -> tuple[list[Part], list[str]]:
    """The paragraphs of all parts that are text for its reader, in order, and notes on how they were read."""
    notes: list[str] = []
    parts = read_part(message, notes, 0)
    return parts, list(dict.fromkeys(notes))


def read_part(part: Message, notes: list[str], depth: int) -> list[Part]:
    kind = part.get_content_type()
    if kind == "message/rfc822" or is_attached(part):
        return []
    if depth > DEEPEST_PART:
        notes.append(LEFT_DEEP)
        return []
    if part.is_multipart():
        inner = [p for p in list(part.get_payload())[:MOST_PARTS] if isinstance(p, Message)]
        if kind == "multipart/alternative":
            return fuller([read_part(p, notes, depth + 1) for p in inner])
        if kind == "multipart/related":
            inner = inner[:1] if inner and inner[0].get_content_maintype() in ("text", "multipart") else inner
        return [p for one in inner for p in read_part(one, notes, depth + 1)]
    if kind not in ("text/plain", "text/html"):
        return []
    text, noted = text_of(part)
    notes += noted
    if kind == "text/html":
        return parts_of_html(text)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    parts, joined = parts_of_text(text, flowed=flowed, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    notes += ["joined hard-wrapped lines"] if joined else []
    return parts


def is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def text_of(part: Message) -> tuple[str, list[str]]:
    raw = cast(bytes, EmailMessage.get_payload(part, decode=True) or b"")  # type: ignore[arg-type]
    charset = part.get_content_charset()
    with contextlib.suppress(ReadError):
        return decode(raw, declared=charset)
    return raw.decode("utf-8", "replace"), ["left out what is no text"]


def fuller(alternatives: Sequence[list[Part]]) -> list[Part]:
    """Of the same letter in several forms: the last (HTML) when it has headings or the plain one is a stub, else the plain."""
    found = [parts for parts in alternatives if parts]
    if len(found) < 2:
        return found[0] if found else []
    plain, rich = found[0], found[-1]
    if words_of(plain) < FULLER * words_of(rich):
        return rich
    headed = any(p.kind in ("heading", "title") for p in rich) and words_of(rich) >= FULLER * words_of(plain)
    return rich if headed else plain


def words_of(parts: Sequence[Part]) -> int:
    return sum(len(p.text.split()) for p in parts if p.kind not in ("aside", "tail"))

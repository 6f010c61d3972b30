"""Wire copy as agencies send it to newsrooms: IPTC 7901 and ANPA 1312, with or without their control characters.

IPTC 7901: SOH, a line of service codes, keywords, STX, a headline that ends in “=”, text wrapped at 60 to 70 columns in which an
indented line (or a blank one) opens a paragraph, ETX, day and hour. ANPA: the head's lines begin with “^” and end in “<”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.model import Article
from briefing.reading.origin import Origin, Piece
from briefing.reading.text.plain import decode

CONTROLS = bytes(set(range(32)) - {1, 2, 3, 9, 10, 13}) + b"\x7f"
CODES = re.compile(rb"[\x00\x10-\x16\x7f\s]*\x01[A-Za-z][ -~\x0e-\x1f]{5}")
IPTC_LINE = r"[a-z]{2,4}\d{4} \d [a-z]{1,3} \d{1,4}\b[^\n]*"
ANPA_LINES = r"[A-Za-z]\d{4}[ \x1f]?[a-z0-9-]*\s*\n[a-z] [a-z]\W{0,3}(?:am|pm|bc|ap)-[^\n]*"
TELEX = r"ZCZC[^\n]{0,60}(?:\n\s*[A-Z]{2,6} ?\d{2,5}[^\n]{0,40})?"
PLAIN = re.compile(
    rb"(?i)\A\s*(?:ZCZC[^\r\n]{0,60}|%s|%s)\r?\n" % (IPTC_LINE.encode(), ANPA_LINES.replace("\\n", "\\r?\\n").encode())
)
HEADER = pattern(rf"(?i:{TELEX}|{ANPA_LINES}|{IPTC_LINE})")
LONGEST_SLUG = 120
TAKE = pattern(r"(?:[A-Z]{2}-)?[A-Z]{2}--?.*,\s?\d+")
SIGNED = pattern(r"[a-z]{2,5}(?:[ /][a-z]{1,5}){0,4}")
STAMP = pattern(r"(?P<day>\d{2})\d{4}\s+(?:[A-Za-z]{3,4}\s+)?(?P<month>[A-Z][a-z]{2})[a-z]*\.?\s+(?P<year>\d{2}|\d{4})\b", re.A)
ANPA_STAMP = pattern(r"[A-Z]{2}-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) \d{4}\s?[A-Z]{3}")
NOT_FOR_PRINT = pattern(
    r"#\s*Notebook|\* \* \* \*|##? Note to editors|The following information is not intended for publication.*"
)
EDITORS = pattern(r"(?:\(?Eds?:|AP (?:Photo|Video)|EDITOR['’]S NOTE|EDITORS:|ADV\b|EMBARGO)", re.I)


def is_wire(head: bytes) -> bool:
    """A message's first control character, or its line of codes where the controls were taken out."""
    return bool(CODES.match(head) or PLAIN.match(head))


def wire_articles(data: bytes, origin: Origin) -> list[Article]:
    """An article for each message. Raises ReadError when none has text."""
    found = []
    for message in messages(data):
        origin.budget.spend(parts=100)  # a message has a head, a text and an end: a file that is all heads is none
        if article := message_article(message, origin):
            found.append(article)
    if not found:
        raise ReadError("The wire message has no text in it.")
    return found


def messages(data: bytes) -> Iterator[bytes]:
    for part in data.translate(None, CONTROLS).split(b"\x01"):
        if part.strip():
            yield part


def message_article(message: bytes, origin: Origin) -> Article | None:
    """The article of one message; None when it has no text."""
    body, _, trailer = message.replace(b"\x02", b"").partition(b"\x03")
    text, notes = decode(body, origin.encoding, origin.charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = HEADER.match(text.lstrip())
    lines = text.lstrip()[head.end() :].split("\n") if head else text.split("\n")
    lines, stamp = without_sign_off([re.sub(r"\s*<+\s*$", "", line) for line in lines], trailer.decode("latin-1"))
    slug, title, author, lines = head_of(lines)
    pieces = list(paragraphs(lines))
    if not any(kind is None for _, kind in pieces):
        return None
    told = origin.noted(*notes, "read from wire copy", f"slug: {slug}" if slug else "")
    return told.article([*([(title, "title")] if title else []), *pieces], title=title or None, byline=author, published=stamp)


def without_sign_off(lines: list[str], trailer: str) -> tuple[list[str], str]:
    """The lines without those that sign and date the message, and its day."""
    day = day_of([trailer, *lines[-6:]])
    while lines and (not lines[-1].strip() or signs_off(lines[-1].strip())):
        lines = lines[:-1]
    return lines, day


def signs_off(line: str) -> bool:
    return bool(line == "NNNN" or SIGNED.fullmatch(line) or (len(line) < 40 and (STAMP.search(line) or ANPA_STAMP.search(line))))


def day_of(lines: Iterable[str]) -> str:
    for line in lines:
        for form, month in ((ANPA_STAMP, "%m"), (STAMP, "%b")):
            if found := form.search(line):
                year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
                try:
                    return datetime.strptime(f"{found['day']} {found['month']} {year}", f"%d {month} %Y").date().isoformat()
                except ValueError:
                    continue
    return ""


def head_of(lines: list[str]) -> tuple[str, str, str | None, list[str]]:
    """(slug, headline, byline, the lines of the text): carets tell ANPA's head; keywords and “=” tell the other's."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    if lines and lines[0].startswith("^"):
        return anpa_head(lines)
    slug = ""
    while lines and (not lines[0].strip() or (not slug and is_slug(lines[0].strip()))):
        slug = slug or lines[0].strip(" /")
        lines = lines[1:]
    closing = next((i for i, line in enumerate(lines[:8]) if line.rstrip().endswith("=")), None)
    if closing is None:
        closing = next((i for i, line in enumerate(lines[:6]) if opens_text(lines, i)), 0) - 1
    while closing + 1 < len(lines) and re.fullmatch(r"(?i)by\s.*|\S.*=\s*", lines[closing + 1]):
        closing += 1
    head = [line.strip().rstrip("= ") for line in lines[: closing + 1] if line.strip()]
    author = next((line for line in reversed(head) if re.match(r"(?i)by\s", line)), None)
    title = " ".join(line for line in head if line != author)
    return slug, title, author, lines[closing + 1 :]


def is_slug(line: str) -> bool:
    """Keywords parted by strokes, the last one too: “American Football/NFL/”."""
    return line.endswith("/") and len(line) <= LONGEST_SLUG and not any(c in line for c in '.?!"“”')


def opens_text(lines: list[str], i: int) -> bool:
    """Where a headline that has no mark is over: at a blank line, or an indented one."""
    return i > 0 and (not lines[i].strip() or lines[i].startswith(("  ", "\t")))


def anpa_head(lines: list[str]) -> tuple[str, str, str | None, list[str]]:
    end = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("^")), len(lines))
    head = [line.strip("^= \t") for line in lines[:end] if line.strip("^= \t")]
    slug = head.pop(0) if head and TAKE.fullmatch(head[0]) else ""
    author = next((line for line in head if re.match(r"(?i)by\s", line)), None)
    title = next((line for line in head if line != author and not EDITORS.match(line)), "")
    return slug, title, author, lines[end:]


def paragraphs(lines: Iterable[str]) -> Iterator[Piece]:
    """Lines joined: an indented line, or one after a blank line, opens a paragraph. What is not for print is an aside."""
    kind: str | None = None
    waiting: list[str] = []
    for line in [*lines, ""]:
        words = " ".join(line.split())
        if waiting and (not words or line.startswith(("  ", "\t"))):
            yield "".join(waiting), kind
            waiting = []
        kind = "aside" if NOT_FOR_PRINT.match(words) else kind
        if words and not re.fullmatch(r"[_*=-]{3,}", words):
            glue = "" if not waiting or re.search(r"\w-$", waiting[-1]) else " "
            waiting.append(glue + words)

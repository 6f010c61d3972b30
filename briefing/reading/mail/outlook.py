"""Outlook's .msg: a mail as properties in an OLE file. Needs `olefile` (extra `mail`), which knows that format's sectors; extract-msg
would read more and is GPL. The body is taken as text, else as HTML, else out of its compressed RTF.
"""

from __future__ import annotations

import io
import re
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, parsedate_to_datetime

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.origin import Origin

MISSING = "Reading mails of Outlook (.msg) needs an extra. Install it with: pip install 'briefing-reader[mail]'"
SUBJECT, SENDER, ADDRESS, SMTP, HEADERS, BODY, HTML, RTF = "0037", "0C1A", "0C1F", "5D01", "007D", "1000", "1013", "1009"
TIMES = (0x0039, 0x0E06)  # sent, received
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
RTF_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbol"
    b"ArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)  # what every compressed RTF begins with, by the definition of the format (MS-OXRTFCP 2.1.2.1)
MOST = 30_000_000


def outlook_article(data: bytes, origin: Origin) -> list[Article]:
    """The mail's article, read as any mail. Raises ReadError."""
    from briefing.reading.readers import read_kind

    message = Message(data, origin)
    mail = EmailMessage()
    sender = message.text(SENDER)
    address = message.text(SMTP) or message.text(ADDRESS)
    set_header(mail, "From", f'"{sender}" <{address}>' if "@" in address and sender else sender or address)
    set_header(mail, "Subject", message.text(SUBJECT))
    if sent := message.sent():
        mail["Date"] = format_datetime(sent)
    set_body(mail, message)
    found = read_kind("mail", mail.as_bytes(), origin)
    return [
        replace(a, notes=tuple("read from a mail of Outlook" if n == "read from a mail" else n for n in a.notes)) for a in found
    ]


def set_header(mail: EmailMessage, name: str, value: str) -> None:
    value = " ".join(value.split())
    try:
        if value:
            mail[name] = value
    except (ValueError, IndexError, AttributeError):  # the header parsers raise on hostile names
        mail[name] = re.sub(r"[^\w .,-]", " ", value)


def set_body(mail: EmailMessage, message: Message) -> None:
    text, html = message.text(BODY), message.html()
    rtf = "" if text or html else message.rtf()
    if not (text or html or rtf):
        raise ReadError("The mail has no text in it, only attachments.")
    if text or rtf:
        mail.set_content(text or rtf)
        if html:
            mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")


class Message:
    """The properties of a .msg file."""

    def __init__(self, data: bytes, origin: Origin) -> None:
        try:
            import olefile
        except ImportError:
            raise ReadError(MISSING) from None
        self._budget, self._origin = origin.budget, origin
        try:
            self._file = olefile.OleFileIO(io.BytesIO(data))
            self._names = {"/".join(name).lower(): name for name in self._file.listdir()}
        except Exception:  # olefile raises what it likes on damaged sectors
            raise ReadError("The mail of Outlook is damaged. Save it again.") from None

    def stream(self, name: str) -> bytes:
        """A stream of the message itself, empty when there is none or it is damaged."""
        path = self._names.get(name.lower())
        if path is None:
            return b""
        try:
            found = self._file.openstream(path).read(MOST)
        except Exception:
            return b""
        self._budget.spend(characters=len(found), parts=1)
        return found

    def text(self, tag: str) -> str:
        """A property as text, in UTF-16 or in bytes of the mail's code page."""
        wide = self.stream(f"__substg1.0_{tag}001F")
        if wide:
            return wide[: len(wide) // 2 * 2].decode("utf-16-le", "replace").rstrip("\0")
        return self.decoded(self.stream(f"__substg1.0_{tag}001E")).rstrip("\0")

    def decoded(self, data: bytes) -> str:
        for codec in ("utf-8", f"cp{self.number(0x3FDE) or self.number(0x3FFD) or 1252}"):
            try:
                return data.decode({"cp65001": "utf-8"}.get(codec, codec))
            except (UnicodeDecodeError, LookupError):
                continue
        return data.decode("cp1252", "replace")

    def html(self) -> str:
        raw = self.stream(f"__substg1.0_{HTML}0102")
        return self.decoded(raw) if raw else self.text(HTML)

    def rtf(self) -> str:
        """The body's RTF as plain paragraphs."""
        from briefing.reading.documents.rtf import RtfReader

        data = unpacked(self.stream(f"__substg1.0_{RTF}0102"))
        if not data.startswith(b"{\\rtf"):
            return ""
        reader = RtfReader(data, self._origin)
        reader.read()
        return "\n\n".join(text for text, _ in reader.paper.pieces())

    def properties(self) -> dict[int, bytes]:
        """Properties of fixed size by their numbers: 16 bytes each after a head of 32."""
        data = self.stream("__properties_version1.0")
        rows = (data[k : k + 16] for k in range(32, len(data) - 15, 16))
        return {struct.unpack("<H", row[2:4])[0]: row[8:16] for row in rows}

    def number(self, tag: int) -> int:
        value = self.properties().get(tag)
        return struct.unpack("<I", value[:4])[0] if value else 0

    def sent(self) -> datetime | None:
        """When it was sent: by its headers, which have the sender's own day, else by its properties (UTC)."""
        found = re.search(r"(?mi)^Date:\s*(.+)$", self.text(HEADERS))
        if found:
            try:
                return parsedate_to_datetime(found.group(1).strip())
            except (ValueError, TypeError):
                pass
        for tag in TIMES:
            value = self.properties().get(tag)
            ticks = struct.unpack("<Q", value)[0] if value else 0
            if 0 < ticks < 10**19 // 40:
                return EPOCH + timedelta(microseconds=ticks // 10)
        return None


def unpacked(data: bytes) -> bytes:
    """Compressed RTF (MS-OXRTFCP): a dictionary of 4,096 bytes, flags for eight tokens, references of twelve and four bits."""
    if len(data) < 16:
        return b""
    size, kind = struct.unpack("<I", data[4:8])[0], data[8:12]
    if kind == b"MELA":
        return data[16 : 16 + size]
    out, window, at, place = bytearray(), bytearray(RTF_START.ljust(4096, b"\0")), 16, len(RTF_START)
    while at < len(data) and len(out) < min(size, MOST):
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                break
            if flags >> bit & 1:
                if at + 1 >= len(data):
                    return bytes(out)
                word = data[at] << 8 | data[at + 1]
                at += 2
                start, length = word >> 4, (word & 15) + 2
                if start == place % 4096:
                    return bytes(out)
                copied: list[int] = []
                for k in range(length):
                    byte = window[(start + k) % 4096]
                    copied.append(byte)
                    window[place % 4096] = byte
                    place += 1
                out += bytes(copied)
            else:
                out.append(data[at])
                window[place % 4096] = data[at]
                place, at = place + 1, at + 1
    return bytes(out)

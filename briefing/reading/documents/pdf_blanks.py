"""Blanks in a PDF that have no width: browsers write one for a soft hyphen or a joiner that nobody sees, and every program
that takes text out of the file puts it into the middle of the word.

Such a blank is drawn by an operation of its own, and the next letters are then placed exactly where the ones before it
end. The widths in the file's fonts tell it from a blank between words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

NEAR = 0.06
"""How far, as a share of the size, the next letters may stand from the end of the ones before."""
BLANKS = frozenset(("0020", "00ad", "200b", "2060"))  # UTF-16: space, soft hyphen, zero width space, word joiner
MOST_OPERATIONS = 400_000


def without_invisible_blanks(page: Any, reader: Any) -> Any:
    """The page without them; the same page when it has none. Raises what pypdf raises."""
    from pypdf.generic import ContentStream, NameObject

    contents = page.get_contents()
    if contents is None:
        return page
    stream = ContentStream(contents, reader, "bytes")
    gone = set(invisible(stream.operations[:MOST_OPERATIONS], fonts_of(page)))
    if gone:
        stream.operations = [op for k, op in enumerate(stream.operations) if k not in gone]
        page[NameObject("/Contents")] = stream
    return page


def invisible(operations: Sequence[tuple[Any, bytes]], fonts: dict[str, Any]) -> Iterator[int]:
    """The numbers of the operations that draw a blank without a width."""
    font, size, drawn, blank = None, 1.0, 0.0, -1
    for k, (operands, operator) in enumerate(operations):
        if operator == b"Tf" and len(operands) == 2:
            font, size = fonts.get(str(operands[0])), float(operands[1]) or 1.0
        elif operator == b"Tj":
            raw = raw_of(operands)
            if font is not None and raw in font.blanks and drawn:
                blank = k
            else:
                drawn, blank = drawn + (font.width(raw) * size / 1000 if font else 0.0), -1
        elif operator in (b"Td", b"TD"):
            if blank >= 0 and abs(float(operands[1])) < NEAR * size and abs(float(operands[0]) - drawn) < NEAR * size:
                yield blank
            drawn, blank = 0.0, -1
        elif operator in (b"Tm", b"BT", b"ET", b"T*", b"TJ", b"'", b'"'):
            drawn, blank = 0.0, -1


def raw_of(operands: Sequence[Any]) -> bytes:
    text = operands[0] if operands else b""
    return bytes(text) if isinstance(text, bytes) else getattr(text, "original_bytes", b"") or b""


class Widths:
    """The widths of a font's codes of two bytes, and the codes that stand for a blank."""

    def __init__(self, font: Any) -> None:
        inner = font["/DescendantFonts"][0].get_object()
        self.usual = float(inner.get("/DW", 1000))
        self.held = dict(pairs(inner.get("/W") or ()))
        self.blanks = frozenset(blanks_in(font))

    def width(self, raw: bytes) -> float:
        """Thousandths of the size."""
        return sum(self.held.get(int.from_bytes(raw[i : i + 2], "big"), self.usual) for i in range(0, len(raw), 2))


def pairs(table: Any) -> Iterator[tuple[int, float]]:
    """(code, width) of a table of widths: `first [w w w]` or `first last w`."""
    table = [
        item.get_object() if hasattr(item, "get_object") else item
        for item in (table.get_object() if hasattr(table, "get_object") else table)
    ]
    k = 0
    while k + 1 < len(table):
        first, second = int(table[k]), table[k + 1]
        if isinstance(second, list):
            yield from ((first + i, float(w)) for i, w in enumerate(second))
            k += 2
        elif k + 2 < len(table):
            yield from ((code, float(table[k + 2])) for code in range(first, min(int(second), first + 65_535) + 1))
            k += 3
        else:
            return


def blanks_in(font: Any) -> Iterator[bytes]:
    """The codes that the font's own table maps to a blank."""
    import re

    table = font.get("/ToUnicode")
    text = table.get_object().get_data().decode("latin-1") if table is not None else ""
    for section in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, letter in re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>", section):
            if letter.lower() in BLANKS:
                yield bytes.fromhex(code)
    for section in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, letter in re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>", section):
            at = int(first, 16) + 0x20 - int(letter, 16)
            if int(first, 16) <= at <= int(last, 16):
                yield at.to_bytes(2, "big")


def fonts_of(page: Any) -> dict[str, Widths]:
    """The fonts of a page with codes of two bytes, as browsers write them."""
    found: dict[str, Widths] = {}
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    for name, font in (fonts.get_object() if fonts is not None else {}).items():
        font = font.get_object()
        if font.get("/Subtype") == "/Type0" and font.get("/Encoding") == "/Identity-H":
            found[str(name)] = Widths(font)
    return found

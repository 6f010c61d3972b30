"""Archives that hold one file (gzip): opened within a limit of size, never further than one deep."""

from __future__ import annotations

import zlib

from briefing.errors import ReadError

MAX_UNPACKED = 64_000_000


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

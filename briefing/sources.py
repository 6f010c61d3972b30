"""What a reader may name to read, told from how it is written: an address, or a number of the library; all else is a file."""

from __future__ import annotations

from pathlib import Path


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def library_number(source: str) -> int | None:
    """12 for `@12`, unless there is a file of that name."""
    number = source[1:]
    return int(number) if source[:1] == "@" and number.isdecimal() and not Path(source).exists() else None

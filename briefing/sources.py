"""What a reader may name to read, told from how it is written: an address, or a number of the library; all else is a file."""

from __future__ import annotations

from pathlib import Path


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def library_number(source: str) -> int | None:
    """12 for `@12`, unless there is a file of that name."""
    number = source[1:]
    return int(number) if source[:1] == "@" and number.isdecimal() and not Path(source).exists() else None


def part_of(source: str) -> tuple[str, int | None]:
    """(`dam.mbox`, 2) for `dam.mbox#2`, the second article of a file; (source, None) for all else, and where that is a file."""
    name, mark, number = source.rpartition("#")
    if not mark or not name or not number.isdecimal() or len(number) > 6 or is_address(source) or is_file(source):
        return source, None
    return name, int(number)


def is_file(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False

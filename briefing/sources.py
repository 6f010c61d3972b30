"""What a reader may name to read, told from how it is written: an address, or a number of the library; all else is a file.

Its bytes are read here too, and what is said of one that cannot be: no reader is loaded for that.
"""

from __future__ import annotations

from pathlib import Path

from briefing.errors import ReadError
from briefing.visible import visible

MAX_BYTES = 40_000_000
DUMPED = "briefing dump"
MADE_HERE = "<!-- made from the article above -->"
"""the generator of a Markdown file of our own dump, and where its article ends"""


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def library_number(source: str) -> int | None:
    """12 for `@12` and for a bare `12`, unless there is a file of that name."""
    return None if is_file(source) else number_of(source.removeprefix("@"))


def number_of(text: str) -> int | None:
    """A number of the library, in ordinary digits and no larger than one can be."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None


DIGITS = 18  # below 2 to the power of 63, the largest number of a row


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


def is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def typed_path(text: str) -> Path:
    """A path as a user types it: `~` is the home folder, and a name where it is nobody's."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def read_file(path: Path, max_bytes: int) -> bytes:
    """Up to one byte more than may be read. Raises ReadError."""
    try:
        if path.is_dir():
            raise ReadError(f"{visible(str(path))} is a folder. Name one article in it.")
        if path.exists() and not path.is_file():
            raise ReadError(f"{visible(str(path))} is not a file that can be read.")
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        raise ReadError(f"There is no file {visible(str(path))}. Check the name, or try: briefing --sample") from None
    except PermissionError:
        raise ReadError(f"{visible(str(path))} may not be read by you. Check its permissions.") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{visible(str(path))} cannot be read: {getattr(error, 'strerror', None) or error}.") from None

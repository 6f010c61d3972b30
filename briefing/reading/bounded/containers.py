"""Files that hold other files: which kind of document a ZIP or an old Office file (OLE) is, and the members of a ZIP, in bounds."""

from __future__ import annotations

import io
import zipfile
import zlib

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.reading.bounded.budget import Budget

MIMETYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
    b"application/vnd.oasis.opendocument.text-master": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "sheet",
    b"application/vnd.oasis.opendocument.presentation": "slides",
}
MEMBERS = (
    ("META-INF/container.xml", "epub"),
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "sheet"),
    ("ppt/presentation.xml", "slides"),
    ("Index/Document.iwa", "pages"),
    ("datapackage.json", "wacz"),
)
LICENCES = ("META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml")  # Adobe, Readium, Apple
STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
    ("__nameid_version1.0", "msg"),
)
LISTS = pattern(r"(?:[^/]*/)?(?:part_\d+\.csv|metadata_\d+_to_\d+\.json)")  # Pocket, Omnivore
MOST_MEMBERS = 5_000
BROKEN = (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError)
ZIP_SUFFIXES = frozenset(("docx", "epub", "odt", "wacz"))


def zip_kind(data: bytes, suffix: str = "") -> str:
    """By the media type that it begins with, then by its members; a broken one by the end of its name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = archive.open("mimetype").read(100).strip() if "mimetype" in names else b""
    except BROKEN:
        if suffix in ZIP_SUFFIXES:
            return suffix
        return "docx" if b"word/document.xml" in data else "epub" if b"application/epub+zip" in data[:120] else "zip"
    if any(name in names for name in LICENCES):
        return "protected"
    if mimetype in MIMETYPES:
        return MIMETYPES[mimetype]
    for name, kind in MEMBERS:
        if name in names:
            return kind
    if any(name.startswith("word/document") and name.endswith(".xml") for name in names):
        return "docx"
    return "list" if any(LISTS.fullmatch(name) for name in names) else "zip"


def ole_kind(data: bytes) -> str:
    """By the names of its streams, which stand in the file as UTF-16."""
    return next((kind for name, kind in STREAMS if name.encode("utf-16-le") in data), "ole")


class Archive:
    """The members of a ZIP by name, unpacked one at a time at the cost of a budget. Raises ReadError when it is broken."""

    def __init__(self, data: bytes, what: str, budget: Budget) -> None:
        self._what, self._budget = what, budget
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            raise ReadError(f"The {what} is damaged. Get it again.") from None
        self.names = self._zip.namelist()
        budget.spend(parts=len(self.names))
        if len(self.names) > MOST_MEMBERS:
            raise ReadError(f"The {what} holds more than {MOST_MEMBERS:,} files.")

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises ReadError when it is missing, encrypted, broken, or more than is left of the budget."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise ReadError(f"The {self._what} is locked with a password. Save it without one first.")
            with self._zip.open(info) as file:
                found = file.read(self._budget.characters + 1)
        except BROKEN:
            raise ReadError(f"The {self._what} lacks a readable {name}. Get it again.") from None
        self._budget.spend(characters=len(found))
        return found

    def maybe(self, name: str) -> bytes:
        """The same for a member that may be missing: empty then."""
        return self.read(name) if name in self.names else b""

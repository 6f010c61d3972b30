"""EPUB to an Article: the chapters in the order of the spine, opened within limits of size and number."""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote
from xml.etree import ElementTree

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.model import Article
from briefing.reading.bounded.packed import MAX_UNPACKED
from briefing.reading.origin import Piece
from briefing.reading.page.blocks import Block, blocks_of
from briefing.reading.page.html import by_names, told_kinds
from briefing.reading.page.report import ancestors, once
from briefing.reading.page.stated import folded
from briefing.reading.page.tree import tree_of
from briefing.reading.text.dates import day_of
from briefing.reading.text.plain import assemble, decode

MAX_ENTRIES = 5_000


PLACEHOLDERS = frozenset(("unknown", "unknown author", "unknown title", "untitled", "calibre", "anonymous", "author"))
"""What programs write where nobody told them a title or an author."""
PERIODICAL = pattern(r"calibre_navbar|calibre-downloaded-from|calibre_feed")
BAR = pattern(
    r"[|\s]*(?:(?:Next|Previous|Main menu|Section menu|Next section|Previous section|Next article|Previous article)\s*[|\s]*)+",
    re.I,
)
DOWNLOADED = pattern(r"This article was downloaded by .{1,40} from (?P<address>\S+)")
MENU = pattern(r'href="(?P<file>[^"#]+)[^"]*"[^>]*>[^<]*</a>\s*<span class="article_date">(?P<day>[^<]*)<')
MENU_LINKS = 0.5
"""The share of a chapter's words in links to other chapters from which on it is a table of contents."""
NCX_TAGS = ("navPoint", "text", "content", "src")
NAV_TAGS = ("li", "a", "a", "href")


@dataclass(frozen=True, slots=True)
class Book:
    """An EPUB that is open: its files and what its package says."""

    files: zipfile.ZipFile
    opf: ElementTree.Element
    folder: str

    def told(self, name: str) -> list[str]:
        """What the package says under a name (title, creator, date, language), placeholders aside."""
        found = (" ".join((e.text or "").split()) for e in self.opf.iter() if e.tag.rsplit("}", 1)[-1] == name)
        return [text for text in found if text and text.lower() not in PLACEHOLDERS]


def epub_article(data: bytes, *, id: str, source: str, notes: list[str], sha256: str) -> Article | list[Article]:
    """The chapters of an EPUB in the order of its spine; of a newspaper that a program made, each article. Raises ReadError."""
    try:
        files = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise ReadError("The EPUB is damaged. Get it again.") from None
    with files:
        if len(files.infolist()) > MAX_ENTRIES or sum(i.file_size for i in files.infolist()) > MAX_UNPACKED:
            raise ReadError(f"The EPUB holds more than {MAX_ENTRIES:,} files or {MAX_UNPACKED // 1_000_000} MB.")
        opf_name = rootfile(files)
        book = Book(files, xml(entry(files, opf_name), opf_name), posixpath.dirname(opf_name))
        found = issue(book, id=id, source=source, notes=notes, sha256=sha256)
        return found if len(found) > 1 else whole(book, id=id, source=source, notes=notes, sha256=sha256)


def whole(book: Book, *, id: str, source: str, notes: list[str], sha256: str) -> Article:
    """The book as one article; headings of chapters stay headings."""
    pieces: list[Piece] = []
    for name in spine(book.opf, book.folder):
        try:
            text, _ = decode(entry(book.files, name))
        except ReadError:
            notes = [*notes, f"left out {name}"]
            continue
        blocks = chapter(text)
        if not is_contents(blocks):
            pieces += [(t, "heading" if kind == "title" else kind) for t, kind in told_kinds(blocks, "")]
    if not any(kind != "aside" for _, kind in pieces):
        raise ReadError("The EPUB has no text in it.")
    title = next(iter(book.told("title")), "")
    pieces = [p for k, p in enumerate(pieces) if not (k < 3 and folded(p[0]) == folded(title))]
    return assemble(
        [*([(title, "title")] if title else []), *pieces],
        id=id,
        source=source,
        notes=[*notes, "read from an EPUB"],
        title=title or None,
        byline=by_names(book.told("creator")) or None,
        sha256=sha256,
        published=day_of(next(iter(book.told("date")), "")),
        language=next(iter(book.told("language")), "")[:2].lower(),
    )


def chapter(text: str) -> list[Block]:
    """The blocks of a chapter, without the bars of a news program."""
    blocks = blocks_of(tree_of(text), fragment=True)
    return once([b for b in blocks if not BAR.fullmatch(b.text) and not DOWNLOADED.match(b.text) and not in_bar(b)])


def in_bar(block: Block) -> bool:
    return any("calibre_navbar" in a.attrs.get("class", "") for a in ancestors(block.node))


def is_contents(blocks: Sequence[Block]) -> bool:
    """Whether a chapter is a list of links to others."""
    words = sum(b.words for b in blocks if b.kind not in ("title", "heading"))
    linked = sum(b.words for b in blocks if b.linked > 0.6)
    return linked >= 2 and linked >= MENU_LINKS * words


# ---------------------------------------------------------------------- newspapers
def issue(book: Book, *, id: str, source: str, notes: list[str], sha256: str) -> list[Article]:
    """The articles of a newspaper that a news program made: those of the second level of its contents; [] for any other book."""
    listed = contents(book)
    if len(listed) < 2:
        return []
    texts = {}
    for _, name in listed:
        with contextlib.suppress(ReadError):
            texts[name] = decode(entry(book.files, name))[0]
    if not any(PERIODICAL.search(text) for text in texts.values()) and not is_periodical(book):
        return []
    days = days_of(book)
    language = next(iter(book.told("language")), "")[:2].lower()
    out = []
    for title, name in listed:
        blocks = chapter(texts.get(name, ""))
        pieces = [(t, "heading" if kind == "title" else kind) for t, kind in told_kinds(blocks, title)]
        pieces = [p for p in pieces if not (p[1] == "heading" and folded(p[0]) == folded(title))]
        if not pieces:
            continue
        address = re.search(r"<a\b[^>]*calibre-downloaded-from[^>]*>([^<]+)</a>", texts[name])
        out.append(
            assemble(
                [(title, "title"), *pieces],
                id=id,
                source=source,
                notes=[*notes, "read from an EPUB", f"of {next(iter(book.told('title')), 'a newspaper')}"],
                title=title,
                sha256=sha256,
                url=unescape(address[1]) if address else "",
                published=days.get(name, "") or day_of(next(iter(book.told("date")), "")),
                language=language,
            )
        )
    return out


def is_periodical(book: Book) -> bool:
    return any("periodical" in (e.get("content") or "") and e.get("name") == "calibre:publication_type" for e in book.opf.iter())


def contents(book: Book) -> list[tuple[str, str]]:
    """(headline, file) of the second level of the book's contents (NCX, else its nav); [] when it has one level."""
    items = [e for e in book.opf.iter() if e.tag.rsplit("}", 1)[-1] == "item"]
    ncx = next((e.get("href") or "" for e in items if (e.get("media-type") or "").endswith("dtbncx+xml")), "")
    nav = next((e.get("href") or "" for e in items if "nav" in (e.get("properties") or "").split()), "")
    with contextlib.suppress(ReadError):
        if ncx:
            return second_level(book, ncx, NCX_TAGS)
        if nav:
            return second_level(book, nav, NAV_TAGS)
    return []


def second_level(book: Book, href: str, names: tuple[str, str, str, str]) -> list[tuple[str, str]]:
    """The entries that stand within others. `names`: of an entry, of what holds its label, of its link, of the link's address."""
    point, label, link, address = names
    path = posixpath.normpath(posixpath.join(book.folder, unquote(href)))
    root = xml(entry(book.files, path), path)
    out = []

    def walk(element: ElementTree.Element, depth: int) -> None:
        name = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
        if name == point:
            inner = [e for e in element.iter() if isinstance(e.tag, str) and e.tag.rsplit("}", 1)[-1] == point]
            if depth >= 1 and len(inner) == 1:
                words = next((e for e in element.iter() if e.tag.rsplit("}", 1)[-1] == label), None)
                to = next((e for e in element.iter() if e.tag.rsplit("}", 1)[-1] == link), None)
                if words is not None and to is not None:
                    file = posixpath.join(posixpath.dirname(path), unquote((to.get(address) or "").split("#")[0]))
                    out.append((" ".join("".join(words.itertext()).split()), posixpath.normpath(file)))
            depth += 1
        if depth < 12:
            for child in element:
                walk(child, depth)

    walk(root, 0)
    return list({name: (title, name) for title, name in reversed(out)}.values())[::-1]


def days_of(book: Book) -> dict[str, str]:
    """The day that the menus of a newspaper give for each file; they leave the year to that of the issue."""
    made = day_of(next(iter(book.told("date")), ""))
    out: dict[str, str] = {}
    for name in spine(book.opf, book.folder):
        with contextlib.suppress(ReadError):
            for found in MENU.finditer(decode(entry(book.files, name))[0]):
                file = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(found["file"])))
                told = day_of(found["day"]) or day_of(re.sub(r"(\d{1,2} [A-Z][a-z]{2})", rf"\1 {made[:4]}", found["day"]))
                if told > made:
                    told = day_of(re.sub(r"(\d{1,2} [A-Z][a-z]{2})", rf"\1 {int(made[:4]) - 1}", found["day"])) if made else told
                out[file] = told
    return out


# ---------------------------------------------------------------------- files
def entry(book: zipfile.ZipFile, name: str) -> bytes:
    try:
        with book.open(name) as file:
            found = file.read(MAX_UNPACKED + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        raise ReadError(f"The EPUB lacks a readable {name}. Get it again.") from None
    if len(found) > MAX_UNPACKED:
        raise ReadError(f"The EPUB holds more than {MAX_UNPACKED // 1_000_000} MB.")
    return found


def xml(data: bytes, name: str) -> ElementTree.Element:
    """The root of an XML file that declares no entities of its own."""
    if b"<!ENTITY" in data.upper().replace(b"\0", b""):
        raise ReadError(f"The EPUB is refused: {name} declares entities.")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise ReadError(f"The EPUB is damaged: {name} is no XML.") from None


def rootfile(book: zipfile.ZipFile) -> str:
    container = xml(entry(book, "META-INF/container.xml"), "container.xml")
    path = next((e.get("full-path") for e in container.iter() if e.tag.endswith("rootfile")), None)
    if not path:
        raise ReadError("The EPUB is damaged: its container names no book.")
    return path


def spine(opf: ElementTree.Element, folder: str) -> list[str]:
    """The files of the chapters in order, each once, without those that stand aside of the flow (notes, advertisements)."""
    items = {e.get("id"): e for e in opf.iter() if e.tag.endswith("}item") or e.tag == "item"}
    order = [e.get("idref") for e in opf.iter() if e.tag.endswith("itemref") and e.get("linear") != "no"]
    names = [items[i].get("href") for i in order if i in items and "html" in (items[i].get("media-type") or "html")]
    return list(dict.fromkeys(posixpath.normpath(posixpath.join(folder, unquote(n.split("#")[0]))) for n in names if n))

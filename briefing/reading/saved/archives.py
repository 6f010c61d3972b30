"""Archives of pages: Safari's .webarchive (a property list), and WARC and WACZ as wget, Browsertrix and libraries write them.

A page is read as if it were fetched; its address and the day of saving are told. WARC needs `warcio` (extra `warc`): chunks,
double compression and broken lengths of two decades of crawlers are its business.
"""

from __future__ import annotations

import gzip
import io
import json
import plistlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.bounded.containers import Archive
from briefing.reading.origin import Origin

MISSING = "Reading web archives needs an extra. Install it with: pip install 'briefing-reader[warc]'"
FEWEST_WORDS = 60  # a page with fewer beside real ones is a frame, a redirection or an advertisement
PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Saved:
    """One page of an archive: its bytes, its address, the charset that the server told, and the day."""

    data: bytes
    url: str
    charset: str | None = None
    day: str = ""


def webarchive_article(data: bytes, origin: Origin) -> Article:
    """The main resource of Safari's archive."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
        page, kind = main["WebResourceData"], main.get("WebResourceMIMEType", "text/html")
    except Exception:  # plistlib lets errors of expat, struct and its own recursion through
        raise ReadError("The web archive is damaged. Save the page again.") from None
    if not isinstance(page, bytes) or kind not in PAGES:
        raise ReadError("The web archive holds no page.")
    saved = Saved(page, str(main.get("WebResourceURL", "")), str(main.get("WebResourceTextEncodingName") or "") or None)
    return saved_article(saved, origin.noted("read from a web archive"))


def warc_articles(data: bytes, origin: Origin) -> list[Article]:
    """An article for each page that a server gave, in the order of the archive."""
    return articles_of(records(data, origin), origin.noted("read from a WARC file"))


def wacz_articles(data: bytes, origin: Origin) -> list[Article]:
    """The pages that the archive's own list names, else all."""
    archive = Archive(data, "web archive", origin.budget)
    wanted = listed_pages(archive)
    found: list[Saved] = []
    for name in sorted(n for n in archive.names if n.startswith("archive/") and n.endswith((".warc", ".warc.gz"))):
        found += records(unzipped(archive.read(name), origin), origin)
    if not found:
        raise ReadError("The archive holds no web pages.")
    chosen = [page for page in found if page.url in wanted] or found
    return articles_of(iter(chosen), origin.noted("read from a WACZ archive"))


def unzipped(data: bytes, origin: Origin) -> bytes:
    """The bytes of a record file, which is compressed record by record."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as file:
            out = file.read(origin.budget.characters + 1)
    except (OSError, EOFError, ValueError):
        raise ReadError("The web archive is damaged. Get it again.") from None
    origin.budget.spend(characters=len(out))
    return out


def listed_pages(archive: Archive) -> set[str]:
    """The addresses of pages/pages.jsonl."""
    out = set()
    for line in archive.maybe("pages/pages.jsonl").splitlines():
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            out.add(row["url"])
    return out


def records(data: bytes, origin: Origin) -> Iterator[Saved]:
    """The pages of a WARC file: answers of servers that are pages, each address once. Raises ReadError."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise ReadError(MISSING) from None
    seen: set[str] = set()
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            origin.budget.spend(parts=1)
            try:
                page = page_of(record, origin)
            except (AttributeError, ValueError, zlib.error, EOFError):  # a compression that cannot be undone here
                continue
            if page and page.url not in seen:
                seen.add(page.url)
                yield page
    except ReadError:
        raise
    except Exception:  # warcio raises errors of its own, of zlib and of struct on broken records
        if not seen:
            raise ReadError("The web archive is damaged. Get it again.") from None


def page_of(record, origin: Origin) -> Saved | None:
    """The page of a record; None for requests, notes of the program, pictures, redirections and answers that are no 200."""
    told = record.rec_headers
    url = (told.get_header("WARC-Target-URI") or "").strip("<>")
    if record.rec_type not in ("response", "resource") or not url.startswith(("http://", "https://")):
        return None
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return None
    headers = record.http_headers or told
    kind, _, more = (headers.get_header("Content-Type") or "").partition(";")
    if kind.strip().lower() not in PAGES:
        return None
    if "br" in (headers.get_header("Content-Encoding") or "").lower().split(", "):
        raise ValueError("brotli, which warcio leaves as it is where the package is missing")
    body = record.content_stream().read(origin.budget.characters + 1)
    origin.budget.spend(characters=len(body))
    charset = more.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    return Saved(body, url, charset, (told.get_header("WARC-Date") or "")[:10])


def articles_of(pages: Iterator[Saved], origin: Origin) -> list[Article]:
    found = []
    for page in pages:
        try:
            found.append(saved_article(page, origin))
        except ReadError:
            origin.budget.spend()
    if not found:
        raise ReadError("The archive holds no web page with text in it.")
    return [a for a in found if a.words >= FEWEST_WORDS] or found[:1]


def saved_article(page: Saved, origin: Origin) -> Article:
    from briefing.reading.saved.page import page_article

    address = page.url if page.url.startswith(("http://", "https://")) and page.url.isprintable() else ""
    told = origin.noted(f"saved on {page.day}" if page.day else "")
    return page_article(page.data, replace(told, charset=page.charset, url=address[:2000] or origin.url))

"""RSS, Atom, JSON Feed and OPML: what a feed offers, as plain data. An entry is a source like any other, read when it is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, NamedTuple
from urllib.parse import urljoin
from xml.sax.saxutils import quoteattr

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.reading.bounded.json_kinds import json_of
from briefing.reading.text.dates import day_of
from briefing.sources import is_address

MOST_ENTRIES = 500
MOST_TAGS = 100_000  # a feed of 500 whole articles has half of that; feedparser needs a second for 7,000 that are broken
MISSING = "Feeds need an extra. Install it with: pip install 'briefing-reader[feeds]'"
TAGS = pattern(r"<[^<>]*>")
LONGEST = 20_000  # characters of a title or a summary that are looked at
FEWEST_WORDS = 200  # of an entry's text that is the article itself and not its opening
DEEPEST = 50  # folders in folders of an OPML file
LONGEST_ARTICLE = 400_000  # characters with marks
BARE_GUID = re.compile(rb"<guid[^<>]{0,200}>\s{0,20}([^<\s/]{1,200})\s{0,20}</")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed; `guid` tells it from others, `published` is YYYY-MM-DD or empty.

    `content` is HTML that is long enough for a whole article, where the feed brings it.
    """

    guid: str
    url: str
    title: str
    published: str = ""
    summary: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    entries: tuple[Entry, ...]


def parse_feed(data: bytes, url: str, content_type: str = "") -> Feed:
    """The title and entries of a feed. Raises ReadError when it is none, or the extra is missing."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return parse_json_feed(data, url)
    try:
        import feedparser
    except ImportError:
        raise ReadError(MISSING) from None
    if data.count(b"<") > MOST_TAGS:
        raise ReadError("The feed is refused: it has too many parts.")
    headers = {"content-location": url, **({"content-type": content_type} if content_type else {})}
    try:
        found = feedparser.parse(data, response_headers=headers, sanitize_html=True, resolve_relative_uris=False)
    except Exception:  # a parser of forgiving kind that still falls over some bytes
        raise ReadError("The feed cannot be read: it is broken.") from None
    if not found.get("version") and not found.entries:
        raise ReadError("This is not a feed: there is no RSS, Atom or JSON Feed in it.")
    return Feed(plain(found.feed.get("title", "")), tuple(entries_of(found.entries[:MOST_ENTRIES], url, bare_guids(data, url))))


def entries_of(rows: list, base: str, bare: frozenset[str] = frozenset()) -> list[Entry]:
    out, seen = [], set()
    for row in rows:
        link = address_of(row, base, bare)
        guid = str(row.get("id", "") or link)
        if not is_address(link) or guid in seen:
            continue
        seen.add(guid)
        summary = plain(row.get("summary", ""))
        out.append(
            Entry(
                guid[:500],
                link[:2000],
                plain(row.get("title", ""))[:300] or summary[:80] or link,
                day_of_row(row),
                summary[:400],
                whole([*(part.get("value", "") for part in row.get("content") or ()), row.get("summary", "")]),
            )
        )
    return out


def day_of_row(row: Any) -> str:
    """The day as the feed writes it, in the time of its own place; that in Greenwich only where it is written in no known form."""
    key = "published" if row.get("published_parsed") else "updated"
    date = row.get(f"{key}_parsed")
    return (day_of(str(row.get(key) or "")) or f"{date.tm_year:04}-{date.tm_mon:02}-{date.tm_mday:02}") if date else ""


def bare_guids(data: bytes, base: str) -> frozenset[str]:
    """The addresses that feedparser makes of guids that are a bare number or word, none of which leads anywhere."""
    return frozenset(urljoin(base, name.decode("utf-8", "replace")) for name in BARE_GUID.findall(data))


def address_of(row: Any, base: str, bare: frozenset[str]) -> str:
    """Where an item is to be read: its link, else its guid where that is an address, else its transcript or enclosure.

    An item without any of these has no address; that of the feed would be a wrong one.
    """
    link, guid = (urljoin(base, str(row[key]).strip()) if row.get(key) else "" for key in ("link", "id"))
    invented = link == guid and link in bare
    if link and not invented:
        return link
    if is_address(guid) and not invented and is_address(str(row.get("id", ""))):
        return guid
    transcript = row.get("podcast_transcript")
    files = [transcript] if isinstance(transcript, dict) else []
    files += [file for file in row.get("enclosures", ()) or () if isinstance(file, dict)]
    return next((urljoin(base, told) for file in files if (told := str(file.get("url") or file.get("href") or ""))), "")


def parse_json_feed(data: bytes, url: str) -> Feed:
    """The title and entries of a JSON Feed, version 1 or 1.1. Raises ReadError when it is none."""
    found = json_of(data)
    if not isinstance(found, dict) or "jsonfeed.org/version/" not in str(found.get("version", "")):
        raise ReadError("This is not a feed: there is no RSS, Atom or JSON Feed in it.")
    rows = [row for row in found.get("items") or () if isinstance(row, dict)][:MOST_ENTRIES]
    entries: dict[str, Entry] = {}
    for row in rows:
        link = urljoin(url, str(row.get("url") or row.get("external_url") or ""))
        guid = str(row.get("id") or link)
        if (row.get("url") or row.get("external_url")) and is_address(link):
            summary = plain(row.get("summary") or row.get("content_text") or row.get("content_html"))
            title = plain(row.get("title"))[:300] or summary[:80] or link
            day = day_of(str(row.get("date_published") or row.get("date_modified") or ""))
            text = whole([row.get("content_html"), paragraphs(row.get("content_text"))])
            entries.setdefault(guid, Entry(guid[:500], link[:2000], title, day, summary[:400], text))
    return Feed(plain(found.get("title", "")), tuple(entries.values()))


def whole(texts: Iterable[object]) -> str:
    """The longest of some pieces of HTML, when it is long enough for an article and not too long for one."""
    longest = max((str(text or "") for text in texts), key=len, default="")
    fits = len(longest) <= LONGEST_ARTICLE and len(TAGS.sub(" ", longest).split()) >= FEWEST_WORDS
    return longest if fits else ""


def paragraphs(text: object) -> str:
    """Plain text as HTML, a paragraph a line."""
    return "".join(f"<p>{escape(line)}</p>" for line in str(text or "")[:LONGEST_ARTICLE].splitlines() if line.strip())


def plain(text: object) -> str:
    return " ".join(unescape(TAGS.sub(" ", str(text or "")[:LONGEST])).split())


class Outline(NamedTuple):
    """A feed in an OPML file: its address, its title and its tags."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()


def parse_opml(data: bytes) -> list[Outline]:
    """The feeds of an OPML file. Raises ReadError."""
    try:
        from defusedxml import ElementTree
        from defusedxml.common import DefusedXmlException
    except ImportError:
        raise ReadError(MISSING) from None
    try:
        root = ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise ReadError("The OPML file is refused: it declares entities of its own.") from None
    except (ElementTree.ParseError, ValueError, LookupError):
        raise ReadError("The OPML file is damaged: it is no XML.") from None
    return [outline for outline in outlines(root, ()) if is_address(outline.url)]


def outlines(parent: Any, folders: tuple[str, ...], depth: int = 0) -> Iterator[Outline]:
    """The feeds below an element; the folders in which they stand, and their categories, are their tags."""
    for element in parent if depth < DEEPEST else ():
        title = " ".join((element.get("title") or element.get("text") or "").split())
        url = (element.get("xmlUrl") or element.get("xmlurl") or "").strip()
        if url:
            yield Outline(url, title, tuple(dict.fromkeys([*folders, *categories(element.get("category") or "")])))
        inside = element.tag == "outline" and not url and title
        yield from outlines(element, (*folders, title) if inside else folders, depth + 1)


def categories(told: str) -> list[str]:
    """The last step of each of the paths that OPML 2.0 writes with commas: "/News/Water,dams" is Water and dams."""
    return [last for path in told.split(",") if (last := path.strip().strip("/").rpartition("/")[2].strip())]


def written(feed: Outline) -> Iterator[tuple[str, str]]:
    """The attributes of a feed's outline."""
    yield from (("type", "rss"), ("text", feed.title or feed.url), ("title", feed.title or feed.url), ("xmlUrl", feed.url))
    if feed.tags:
        yield "category", ",".join(feed.tags)


def write_opml(feeds: Iterable[Outline]) -> str:
    """An OPML file of feeds."""
    rows = "\n".join(
        f"    <outline {' '.join(f'{name}={quoteattr(value)}' for name, value in written(feed))}/>" for feed in feeds
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Feeds</title></head>\n  <body>\n{rows}\n  </body>\n</opml>\n'

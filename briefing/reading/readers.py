"""Which reader opens which kind; those of weight are imported when they are used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

from briefing.errors import ReadError
from briefing.limits import MAX_CHARACTERS
from briefing.model import Article
from briefing.reading.origin import Origin

MOST_PARTS = 500  # parts that hold parts; the standard parser takes time with their square

# kind: the function that reads it, (bytes, Origin) -> Article or a list of them
READERS = {
    "docx": "documents.word:word_articles",
    "flat-opc": "documents.word:flat_articles",
    "html": "saved.page:page_article",
    "extracted": "extracted:extracted_articles",
    "fodt": "documents.opendocument:flat_articles",
    "mbox": "mail.mailbox:mailbox_articles",
    "mhtml": "saved.mhtml:mhtml_article",
    "msg": "mail.outlook:outlook_article",
    "newsml": "agency.newsml:newsml_articles",
    "ninjs": "agency.ninjs:ninjs_articles",
    "nitf": "agency.nitf:nitf_article",
    "odt": "documents.opendocument:open_articles",
    "rtf": "documents.rtf:rtf_articles",
    "timed": "transcripts:timed_article",
    "trafilatura": "extracted:trafilatura_article",
    "wacz": "saved.archives:wacz_articles",
    "warc": "saved.archives:warc_articles",
    "webarchive": "saved.archives:webarchive_article",
    "wire": "agency.wire:wire_articles",
}
# kind: the function that reads it, (bytes, id=, source=, notes=, sha256=) -> Article or a list of them
DOCUMENTS = {"mail": "mail.message:mail_article", "epub": "documents.epub:epub_article", "pdf": "documents.pdf:pdf_article"}


def read_kind(kind: str, data: bytes, origin: Origin) -> list[Article]:
    """The articles of bytes whose kind is known. Raises ReadError."""
    from briefing.reading.refused import refuse

    refuse(kind)
    if kind in ("mail", "mhtml") and data.count(b"ultipart/") > MOST_PARTS:
        raise ReadError("The mail is nested too deeply. Save its text alone.")
    if kind in READERS:
        found = reader(READERS[kind])(data, origin)
    elif kind in DOCUMENTS:
        told = {"id": origin.id, "source": origin.name, "notes": list(origin.notes), "sha256": origin.sha256}
        found = reader(DOCUMENTS[kind])(data, **told)
    else:
        found = text_articles(data, kind, origin)
    found = [found] if isinstance(found, Article) else list(found)
    return [replace(a, url=a.url or origin.url) for a in found]


def reader(name: str) -> Callable[..., Any]:
    module, function = name.split(":")
    return getattr(import_module(f"briefing.reading.{module}"), function)


def text_articles(data: bytes, kind: str, origin: Origin) -> list[Article]:
    """Plain text, Markdown, or a download of a news database, which holds one article or many."""
    from briefing.reading.databases.downloads import stories_in
    from briefing.reading.text.plain import decode

    text, notes = decode(data, origin.encoding, origin.charset)
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"It has more than {MAX_CHARACTERS:,} characters. Split it first.")
    if not text.strip():
        raise ReadError("It is empty. Give me an article with some text in it.")
    origin = origin.noted(*notes)
    return stories_in([(line, None) for line in text.splitlines()], origin) or [text_article(text, kind, origin)]


def text_article(text: str, kind: str, origin: Origin) -> Article:
    from briefing.reading.page.markup import is_of_a_service, looks_like_markdown, markdown_article
    from briefing.reading.text.plain import plain_article

    marked = (
        kind == "markdown" or is_of_a_service(text) or (not origin.name.lower().endswith(".txt") and looks_like_markdown(text))
    )
    read = markdown_article if marked else plain_article
    return read(text, id=origin.id, source=origin.name, notes=list(origin.notes), sha256=origin.sha256)

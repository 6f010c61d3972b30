"""Kinds that are known and not read as an article: what each is called, and the way out."""

from __future__ import annotations

from briefing.errors import ReadError

UNREAD = {
    "feed": "This is a feed, not an article. Try: briefing feeds add",
    "opml": "This is a list of feeds, not an article. Try: briefing feeds import",
    "list": "This is a list of articles, not an article. Try: briefing import",
    "table": "This is a table (CSV), not an article. If it is a list of addresses, try: briefing import",
    "doc": "This is a Word document of the old kind (.doc). Save it as .docx, .odt or .rtf in Word or LibreOffice.",
    "xls": "This is an Excel table, not an article. Save the text alone.",
    "ppt": "This is a PowerPoint presentation, not an article. Save it as PDF or text.",
    "locked": "This Office document is encrypted with a password. Save it without one first.",
    "ole": "This is a document of an old Office program. Save it as .docx, .odt or .rtf.",
    "kindle": "This is a Kindle book (MOBI, AZW3, KFX). Convert it to EPUB with calibre, as long as it has no copy protection.",
    "protected": "This book is locked by a copy protection. Get it without one, or copy the article as text.",
    "pages": "This is a Pages document. Export it as Word, EPUB or PDF.",
    "sheet": "This is a table, not an article. Save the text alone.",
    "slides": "This is a presentation, not an article. Save it as PDF or text.",
    "zip": "This is a ZIP archive, not text. Unpack it and open what is in it.",
    "fb2": "This is a FictionBook (FB2). Convert it to EPUB with calibre.",
    "enex": "These are notes of Evernote (ENEX). Export them as HTML.",
    "wordml": "This is a Word document of 2003 in XML. Save it as .docx, .odt or .rtf.",
    "newsml1": "This is NewsML 1, an old form of agency news. Ask for NewsML-G2, NITF or ninjs.",
    "xml": "This is XML of a kind that is not known here, no article. Save the article as HTML or text.",
    "json": "This is data (JSON), not an article. Save the article as HTML or text.",
    "analysis": "This is an analysis that briefing wrote. Open the article itself; a library's lines are for: briefing import",
}


def refuse(kind: str) -> None:
    """Raises ReadError with the way out for a kind that is not read; returns for all others."""
    if kind in UNREAD:
        raise ReadError(UNREAD[kind])

"""Pages as browsers and other programs save them: what they say of where and when they were saved.

SingleFile, monolith and the browsers write a comment at the head of the page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from briefing.model import Article
from briefing.reading.origin import Origin

HEAD = 4000
COMMENTS = (
    re.compile(r"(?:saved with|processed by) SingleFile\s+url:\s*(?P<url>\S+)(?:\s+saved date:\s*(?P<day>[^\n>]*))?"),
    re.compile(r"<!--\s*Saved from (?P<url>https?://\S+) at (?P<day>\S+) using monolith"),
    re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>https?://\S+)"),
)
DAY = (r"\d{4}-\d{2}-\d{2}", "%Y-%m-%d"), (r"[A-Z][a-z]{2} \d{1,2} \d{4}", "%b %d %Y")


def page_article(data: bytes, origin: Origin) -> Article:
    """The report of a page, whoever handed it over: a file, a server, or a wrapping that holds saved pages."""
    from briefing.reading.page.html import declared_charset, html_article
    from briefing.reading.text.plain import decode

    text, notes = decode(data, origin.encoding, origin.charset or declared_charset(data))
    address, day = saved_from(text)
    told = origin.noted(*notes, f"saved on {day}" if day else "")
    article = html_article(text, id=told.id, source=told.name, notes=list(told.notes), sha256=told.sha256, url=told.url)
    return article if article.url else replace(article, url=address)


def saved_from(text: str) -> tuple[str, str]:
    """(address, day as YYYY-MM-DD) that the comment of a saving program tells; empty where there is none."""
    found = next((m for pattern in COMMENTS if (m := pattern.search(text[:HEAD]))), None)
    if not found:
        return "", ""
    address = found["url"] if found["url"].startswith(("http://", "https://")) and found["url"].isprintable() else ""
    return address[:2000], day_of(found.groupdict().get("day") or "")


def day_of(text: str) -> str:
    """The day in what a program writes as its time of saving."""
    for pattern, form in DAY:
        if found := re.search(pattern, text):
            try:
                return datetime.strptime(found.group(), form).date().isoformat()
            except ValueError:
                continue
    return ""

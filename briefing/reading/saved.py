"""Pages as browsers and other programs save them: what they say of where and when they were saved, and their shadow roots.

SingleFile, monolith and the browsers write a comment; Chromium and SingleFile write the content of a custom element as a
declarative shadow root, `<template shadowmode>` or `<template shadowrootmode>`, in which the whole report may stand.
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
TEMPLATE = re.compile(r"(?i)<template\b[^>]{0,2000}>|</template\s*>")
SHADOW = re.compile(r"(?i)\sshadow(?:root)?mode\b")


def page_article(data: bytes, origin: Origin) -> Article:
    """The report of a page, whoever handed it over: a file, a server, or a wrapping that holds saved pages."""
    from briefing.reading.page import declared_charset, html_article
    from briefing.reading.text import decode

    text, notes = decode(data, origin.encoding, origin.charset or declared_charset(data))
    address, day = saved_from(text)
    told = origin.noted(*notes, f"saved on {day}" if day else "")
    article = html_article(
        with_shadow_roots(text), id=told.id, source=told.name, notes=list(told.notes), sha256=told.sha256, url=told.url
    )
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


def with_shadow_roots(text: str) -> str:
    """The page with its declarative shadow roots as plain boxes; all other templates, which no reader sees, stay."""
    if "<template" not in text and "<TEMPLATE" not in text:
        return text
    out: list[str] = []
    shadows: list[bool] = []
    at = 0
    for found in TEMPLATE.finditer(text):
        closes = found.group().startswith("</")
        shadow = shadows.pop() if closes and shadows else bool(SHADOW.search(found.group()))
        if not closes:
            shadows.append(shadow)
        if shadow:
            out += [text[at : found.start()], "</div>" if closes else "<div>"]
            at = found.end()
    return "".join([*out, text[at:]])

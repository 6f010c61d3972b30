"""Fetching the entries of feeds that are to be read offline: each becomes an article of the library."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from briefing import engine
from briefing.errors import BriefingError, ReadError, problem_of

if TYPE_CHECKING:
    from briefing.library.articles import Library
    from briefing.library.feeds import Feed, Item
    from briefing.model import Article
    from briefing.reading.web.fetching import Page

MOST_ENTRIES = 40  # of one feed that are fetched at once
PAUSE, LONGEST_PAUSE = 1.0, 10.0  # seconds between two requests to one host; at most, where its robots.txt asks for more
HOSTS = 4  # that are asked at the same time
Answer = Callable[["Item", "Page | BriefingError"], None]


def gather(kept: Library, *, allow_private: bool = False) -> Iterator[tuple[Feed, Item, str]]:
    """(feed, entry, what is wrong) of each entry that waits to be fetched, as it becomes an article of the library."""
    from briefing.library import feeds as shelf

    known = {feed.id: feed for feed in shelf.feeds(kept) if feed.fetches}
    asked: dict[str, list[Item]] = {}
    for feed in known.values():
        for item in shelf.waiting(kept, feed, MOST_ENTRIES):
            if number := kept.at_address(item.url):
                shelf.became(kept, item, number)
            elif own := shelf.content(kept, item):
                yield feed, item, kept_entry(kept, item, lambda item=item, own=own: own_text(item, own))  # type: ignore[misc]
            else:
                asked.setdefault(shelf.host(item.url), []).append(item)
    private = {feed.id for feed in known.values() if allow_private or feed.private}
    for item, answer in fetched(asked, lambda item: item.feed in private and (allow_private or same_host(known, item))):
        yield known[item.feed], item, kept_entry(kept, item, lambda answer=answer: article_of(answer))  # type: ignore[misc]


def same_host(known: dict[int, Feed], item: Item) -> bool:
    from briefing.library.feeds import host

    return host(item.url) == host(known[item.feed].url)


def fetched(asked: dict[str, list[Item]], private: Callable[[Item], bool]) -> Iterator[tuple[Item, Page | BriefingError]]:
    """The page of each entry, or what is wrong, as they come; the hosts at the same time, each one entry after the other."""
    from concurrent.futures import ThreadPoolExecutor

    answers: queue.SimpleQueue[tuple[Item, Page | BriefingError]] = queue.SimpleQueue()
    stop = threading.Event()
    with ThreadPoolExecutor(HOSTS) as pool:
        try:
            for items in asked.values():
                pool.submit(ask_host, items, private, lambda item, answer: answers.put((item, answer)), stop)
            for _ in range(sum(map(len, asked.values()))):
                yield answers.get()
        finally:
            stop.set()


def ask_host(items: Sequence[Item], private: Callable[[Item], bool], answer: Answer, stop: threading.Event) -> None:
    """Ask one host for some entries, with a pause between; the first shares its time with robots.txt."""
    from briefing.reading.web.fetching import AGENT, TOTAL, Limits, fetch, host_of, robots_of

    begun = time.monotonic()
    rules = robots_of(items[0].url, allow_private=private(items[0]))
    pause = min(LONGEST_PAUSE, max(PAUSE, float(rules.crawl_delay(AGENT) or 0)))
    left = TOTAL - (time.monotonic() - begun)
    for k, item in enumerate(items):
        if stop.wait(pause if k else 0):
            return
        try:
            if not rules.can_fetch(AGENT, item.url):
                raise ReadError(f"{host_of(item.url)} asks programs not to fetch this page (robots.txt). Open it yourself.")
            limits = Limits(total=TOTAL if k else left)
            answer(item, fetch(item.url, allow_private=private(item), limits=limits))
        except BriefingError as error:
            answer(item, error)
        except Exception as error:  # one bad page must not end the others
            answer(item, ReadError(f"it cannot be fetched ({type(error).__name__})"))


def article_of(answer: Page | BriefingError) -> Article:
    """The article of a page that was fetched. Raises ReadError."""
    from briefing.reading.web.fetching import MAX_BYTES

    if isinstance(answer, BriefingError):
        raise answer
    return engine.read_page(answer.data, answer.url, answer.content_type, max_bytes=MAX_BYTES)


def own_text(item: Item, content: str) -> Article:
    """The article in the text that the feed itself brought. Raises ReadError."""
    from briefing.reading.web.fetching import MAX_BYTES

    title = escape(item.title)
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{content}</article></body></html>"
    return engine.read_page(page.encode(), item.url, "text/html; charset=utf-8", max_bytes=MAX_BYTES)


def kept_entry(kept: Library, item: Item, read: Callable[[], Article]) -> str:
    """Read, analyse and keep an entry; what is wrong, or ""."""
    from briefing.library import feeds as shelf

    try:
        article = read()
        article = replace(article, published=article.published or item.published)
        number = kept.save(engine.analyze_in_time(article), engine.rules_version())
    except Exception as error:  # one bad entry must not end the others
        problem = problem_of(error)
    else:
        shelf.became(kept, item, number)
        return ""
    shelf.in_vain(kept, item, problem)
    return problem

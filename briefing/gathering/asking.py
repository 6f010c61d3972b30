"""Asking feeds for what is new."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.errors import ReadError, problem_of

if TYPE_CHECKING:
    from briefing.library.articles import Library
    from briefing.library.feeds import Feed


def refresh(
    kept: Library, feeds: Sequence[Feed], *, allow_private: bool = False, workers: int = 6
) -> Iterator[tuple[Feed, int, str]]:
    """(feed, new entries, what is wrong) of each feed as it comes in; asked in parallel, and only for what has changed."""
    from concurrent.futures import ThreadPoolExecutor, as_completed

    from briefing.library import feeds as shelf

    with ThreadPoolExecutor(workers) as pool:
        asked = {pool.submit(fetch_feed, feed, allow_private or feed.private): feed for feed in feeds}
        for answer in as_completed(asked):
            feed = asked[answer]
            try:
                found = answer.result()
                if found is None:
                    shelf.unchanged(kept, feed)
                    yield feed, 0, ""
                else:
                    parsed, etag, modified = found
                    feed = replace(feed, title=parsed.title or feed.title)
                    yield feed, shelf.refreshed(kept, feed, parsed.title, parsed.entries, etag=etag, modified=modified), ""
            except Exception as error:  # one bad feed must not end the others
                problem = problem_of(error)
                shelf.failed(kept, feed, problem)
                yield feed, 0, problem


def fetch_feed(feed: Feed, allow_private: bool) -> tuple[Any, str, str] | None:
    """A feed with the marks by which to ask again; None when nothing has changed. Raises ReadError."""
    from briefing.reading.web.feeds import parse_feed
    from briefing.reading.web.fetching import TOTAL, Limits, fetch, host_of, robots_allow

    until = time.monotonic() + TOTAL
    if not robots_allow(feed.url, allow_private=allow_private):
        raise ReadError(f"{host_of(feed.url)} asks programs not to fetch this feed (robots.txt).")
    headers = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"}
    headers |= {"If-None-Match": feed.etag} if feed.etag else {}
    headers |= {"If-Modified-Since": feed.modified} if feed.modified else {}
    left = max(1.0, until - time.monotonic())
    page = fetch(feed.url, headers=headers, allow_private=allow_private, limits=Limits(total=left))
    if page.status == 304:
        return None
    parsed = parse_feed(page.data, page.url, page.content_type)
    return parsed, page.headers.get("etag", ""), page.headers.get("last-modified", "")


def feed_title(address: str, *, allow_private: bool = False) -> str:
    """What the feed at an address calls itself, "" if it does not. Raises ReadError when there is none."""
    from briefing.library.feeds import Feed

    found = fetch_feed(Feed(0, address, "", "", "", "", "", 0), allow_private)
    return found[0].title if found else ""

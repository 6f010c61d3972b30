"""Lists of addresses that other programs wrote, taken in: each article with the tags, state, notes and highlights that it has there.

What is there already is not fetched again, so a list may be taken in anew until all of it is there. Where an address does not
answer any more, the text that the list itself has is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.commands.opened import kept
from briefing.commands.tables import partly, tell
from briefing.errors import BriefingError
from briefing.visible import visible

if TYPE_CHECKING:
    from briefing.library.articles import Library
    from briefing.reading.lists.listed import Listed, Problem

MOST_SAID = 20
LIST_KINDS = frozenset(("list", "table", "html", "text", "opml"))


def is_list(path: Path) -> bool:
    """Whether a file is a list and no dump of a library, which is JSON lines. Raises ReadError when it cannot be read."""
    from briefing.reading.kinds import kind_of
    from briefing.sources import MAX_BYTES, read_file

    with_head = read_file(path, 200)
    if path.suffix.lower() == ".jsonl" or with_head.lstrip().startswith(b'{"briefing_library"'):
        return False
    return kind_of(read_file(path, MAX_BYTES), str(path)) in LIST_KINDS


def take_list(library: Library, path: Path, *, allow_private: bool = False) -> int:
    """Fetch and keep what a list names; which line failed, and why, goes to stderr."""
    from briefing.reading.lists import listed
    from briefing.sources import MAX_BYTES, read_file

    found = listed(read_file(path, MAX_BYTES))
    tell_problems(found.problems)
    feeds = add_feeds(library, found.items)
    wanted = {item.url: item for item in found.items if not item.feed and library.at_address(item.url) is None}
    done = 0
    for url, numbers in kept(
        library, list(wanted), "Fetching", place=lambda url: place_of(wanted[url]), allow_private=allow_private
    ):
        numbers = numbers or from_the_list(library, wanted[url])
        done += bool(numbers)
        keep(library, numbers, wanted[url])
    there = len(found.items) - len(wanted) - feeds
    tell(f"{done} taken in{told(there, 'there already')}{told(feeds, 'feeds')}")
    return partly(done, len(wanted)) or (3 if found.problems else 0)


def told(number: int, what: str) -> str:
    return f", {number} {what}" if number else ""


def place_of(item: Listed) -> str:
    title = f" ({visible(item.title)[:60]})" if item.title else ""
    return f"line {item.line}{title}: "


def tell_problems(problems: Iterable[Problem]) -> None:
    """What is wrong with which line, the first twenty of them."""
    rows = list(problems)
    for line, problem in rows[:MOST_SAID]:
        tell(f"line {line}: {problem}")
    if len(rows) > MOST_SAID:
        tell(f"and {len(rows) - MOST_SAID} more lines like these")


def add_feeds(library: Library, items: Iterable[Listed]) -> int:
    """Add the addresses that are feeds; returns how many the list names."""
    from briefing.library import feeds

    named = [item for item in items if item.feed]
    for item in named:
        feeds.add(library, item.url, item.title, tags=item.tags)
    return len(named)


def from_the_list(library: Library, item: Listed) -> list[int]:
    """Keep the text that the list has of an article; nothing when it has none."""
    from briefing import engine
    from briefing.reading import articles_from_bytes

    if not item.text:
        return []
    try:
        page = f"<html><head><title>{item.title}</title></head><body><article>{item.text}</article></body></html>"
        found = articles_from_bytes(page.encode("utf-8", "replace"), item.url, "utf-8", content_type="text/html", url=item.url)
        analyses = [engine.analyze(article) for article in found]
    except BriefingError:
        return []
    tell(f"{place_of(item)}kept the text that the list has")
    return library.save_all(analyses, engine.rules_version())


def keep(library: Library, numbers: list[int], item: Listed) -> None:
    """Tags, state, star and day as the other program had them; its highlights and notes as marks where their words stand."""
    from briefing.library.readings import text_hash

    library.tag(numbers, item.tags)
    if item.archived:
        library.set_state(numbers, "archived")
    if item.starred:
        library.set_star(numbers, True)
    if item.added:
        library.set_added(numbers, item.added)
    for number in numbers:
        text = library.article(number).text
        if marks := marks_in(text, item):
            sha = text_hash(text)
            library.keep_reading(sha, {**(library.reading(sha) or {}), "marks": marks})


def marks_in(text: str, item: Listed) -> list[dict[str, Any]]:
    """Marks for the highlights that stand in a text word for word; notes go to the first of them, else to the headline."""
    folded = text.replace("\n", " ")
    found = [(at, at + len(words)) for words in item.highlights if words and (at := folded.find(words)) >= 0]
    notes = "\n".join((*item.notes, *(f"“{words}”" for words in item.highlights if words not in folded)))
    if notes and not found:
        found = [(0, len(text.split("\n", 1)[0]))]
    return [{"start": a, "end": b, "note": notes if k == 0 else ""} for k, (a, b) in enumerate(dict.fromkeys(found))]

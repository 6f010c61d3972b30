"""The whole library as a folder of Markdown files, one an article, and what such a file says of how its article is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.errors import LibraryError
from briefing.export.escaping import escape, front_matter, plain
from briefing.library.articles import Library, text_hash
from briefing.library.query import STATES
from briefing.library.store import UNREADABLE

READERS_OWN = frozenset(("tags", "state", "starred"))


def write_folder(library: Library, folder: Path) -> Iterator[str]:
    """One file an article: front matter, the text, notes. Yields each name; what cannot be read is left out and noted.

    Raises LibraryError.
    """
    lost = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in library.everything():
            try:
                name, text = file_name(number, library.entry(number).title), page(library, number)
            except (LibraryError, *UNREADABLE):
                lost.append(number)
                continue
            part = folder / f".{name}.part"
            try:
                part.write_text(text, encoding="utf-8", newline="\n")
                part.replace(folder / name)
            finally:
                part.unlink(missing_ok=True)
            yield name
    except OSError as error:
        raise LibraryError(f"{folder} cannot be written: {error.strerror}.") from None
    library.left_out(lost)


def file_name(number: int, title: str) -> str:
    stem = re.sub(r"[^\w]+", "-", title.lower()).strip("-")[:60] or "article"
    return f"{number:05}-{stem}.md"


def page(library: Library, number: int) -> str:
    article, entry = library.article(number), library.entry(number)
    rows: list[tuple[str, Any]] = [
        ("title", plain(entry.title)),
        ("author", plain((article.byline or "").removeprefix("By "))),
        ("source", plain(entry.source)),
        ("url", plain(entry.url)),
        ("date", entry.published),
        ("tags", list(entry.tags)),
        ("state", entry.state),
        ("starred", entry.star),
        ("added", entry.added),
        ("sections", [plain(t) for t in entry.topics]),
        ("people", [plain(p) for p in entry.people]),
    ]
    front = front_matter((k, v) for k, v in rows if v not in ([], False))
    marks = {"title": "# ", "heading": "## "}
    body = [
        marks.get(p.kind, "") + escape(article.text[p.start : p.end])
        for p in article.paragraphs
        if p.kind != "title" or article.text[p.start : p.end] == article.title
    ]
    reading = library.reading(text_hash(article.text)) or {}
    notes = [
        f"- {escape(article.text[m['start'] : m['end']])}" + (f"\n  - {escape(m['note'])}" if m.get("note") else "")
        for m in reading.get("marks", ())
    ]
    tail = ["## Notes", "\n".join(notes)] if notes else []
    return f"{front}\n\n" + "\n\n".join([*body, *tail]) + "\n"


def front_of(text: str) -> dict[str, Any]:
    """The fields of our own front matter that say how an article is kept."""
    found = re.match(r"\A---\n(.*?)\n---\n", text, re.S)
    out: dict[str, Any] = {}
    for line in found.group(1).split("\n") if found else ():
        key, _, value = line.partition(": ")
        if key in READERS_OWN:
            try:
                out[key] = json.loads(value)
            except ValueError:
                continue
    return out


def with_front(library: Library, number: int, front: dict[str, Any]) -> None:
    """Tags, state and star as a Markdown file has them."""
    if isinstance(front.get("tags"), list):
        library.tag([number], [str(t) for t in front["tags"]])
    if front.get("state") in STATES:
        library.set_state([number], front["state"])
    if front.get("starred") is True:
        library.set_star([number], True)

"""The whole library as a folder of Markdown files, one an article, and what such a file says of how its article is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.errors import LibraryError
from briefing.export.escaping import escape, front_matter, plain
from briefing.library import listing
from briefing.library.articles import Library
from briefing.library.query import STATES
from briefing.library.readings import text_hash
from briefing.library.store import UNREADABLE
from briefing.model import Analysis, Article, Quote
from briefing.sources import DUMPED, MADE_HERE
from briefing.writing import allowed, whole

NO_NAME = re.compile(r"[\[\]#^|\\/:]")
MARKS = re.compile(r"^<!-- marks: (.*) -->$", re.MULTILINE)

READERS_OWN = frozenset(("tags", "state", "starred"))


def write_folder(library: Library, folder: Path) -> Iterator[str]:
    """One file an article: front matter, the text, notes. Yields each name; what cannot be read is left out and noted.

    Raises LibraryError, ExportError.
    """
    lost = []
    allowed(folder / "an-article.md")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in library.everything():
            try:
                name, text = file_name(number, library.entry(number).title), page(library, number)
            except (LibraryError, *UNREADABLE):
                lost.append(number)
                continue
            with whole(folder / name, overwrite=True) as file:
                file.write(text)
            yield name
    except OSError as error:
        raise LibraryError(f"{folder} cannot be written: {error.strerror}.") from None
    library.left_out(lost)


def file_name(number: int, title: str) -> str:
    stem = re.sub(r"[^\w]+", "-", title.lower()).strip("-")[:60] or "article"
    return f"{number:05}-{stem}.md"


def page(library: Library, number: int) -> str:
    article, entry = library.article(number), library.entry(number)
    reading = library.reading(text_hash(article.text)) or {}
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
        ("people", [wiki_link(p) for p in entry.people]),
        ("generator", DUMPED),
    ]
    front = front_matter((k, v) for k, v in rows if v not in ([], False))
    marks = {"title": "# ", "heading": "## "}
    body = [
        f"{marks.get(p.kind, '')}{escape(article.text[p.start : p.end])} ^p{n}"
        for n, p in enumerate(article.paragraphs, 1)
        if p.kind != "title" or article.text[p.start : p.end] == article.title
    ]
    analysis = library.latest(article)
    found = findings(listing.corrected(analysis, reading)) if analysis else []
    return f"{front}\n\n" + "\n\n".join([*body, MADE_HERE, *found, *notes(article, reading)]) + "\n"


def wiki_link(name: str) -> str:
    """A link to the note of that name; signs that no such name may hold are left out."""
    return f"[[{' '.join(NO_NAME.sub(' ', plain(name)).split())}]]"


def findings(analysis: Analysis) -> list[str]:
    """The sections and the quotes, each with a link to its paragraph and quotes with one to who speaks."""
    article = analysis.article
    at = article.paragraph_at
    sections = [f"- [[#^p{at(s.start)}|{NO_NAME.sub(' ', plain(s.title))}]]" for s in analysis.sections]
    quotes = [f"> {said(article.text, q)}\n> — {who(q)} [[#^p{at(q.start)}|§{at(q.start)}]]" for q in analysis.quotes]
    return [*under("Sections", ["\n".join(sections)] if sections else []), *under("Quotes", quotes)]


def under(heading: str, blocks: list[str]) -> list[str]:
    return [f"## {heading}", *blocks] if blocks else []


def said(text: str, quote: Quote) -> str:
    words = escape(quote.told(text))
    return f"“{words.strip('“”')}”" if quote.kind == "direct" else words


def who(quote: Quote) -> str:
    """Links to the people who speak together; the words of the text for who is none of its people."""
    people = [wiki_link(s.name) for s in quote.speakers if s.person is not None]
    return " and ".join(people) if people else escape(quote.said_by)


def notes(article: Article, reading: Mapping[str, Any]) -> list[str]:
    """The marks and notes as a reader sees them, and once more for those who take the file in."""
    marks = [m for m in reading.get("marks", ()) if m.get("end", 0) > m.get("start", 0)]
    shown = [
        f"- {escape(article.text[m['start'] : m['end']])} [[#^p{article.paragraph_at(m['start'])}|§{article.paragraph_at(m['start'])}]]"
        + (f"\n  - {escape(m['note'])}" if m.get("note") else "")
        for m in marks
    ]
    rows = [[m["start"], article.text[m["start"] : m["end"]], m.get("note", "")] for m in marks]
    data = json.dumps(rows, ensure_ascii=False).replace("--", "-\\u002d")  # two hyphens would end the comment
    return [*under("Notes", ["\n".join(shown)]), f"<!-- marks: {data} -->"] if shown else []


def marks_of(page: str, text: str) -> list[dict[str, Any]]:
    """The marks that a page of the dump has, where their words stand in the text: at their place, else where they are first."""
    found = MARKS.search(page)
    out = []
    try:
        for start, words, note in json.loads(found[1]) if found else ():
            at = start if text.startswith(words, start) else text.find(words)
            if words and at >= 0:
                out.append({"start": at, "end": at + len(words), "note": str(note)})
    except (ValueError, TypeError, RecursionError):
        return []
    return sorted(out, key=lambda m: m["start"])


def front_of(text: str) -> dict[str, Any]:
    """The fields of our own front matter that say how an article is kept."""
    found = re.match(r"\A---\n(.*?)\n---\n", text, re.S)
    out: dict[str, Any] = {}
    for line in found.group(1).split("\n") if found else ():
        key, _, value = line.partition(": ")
        if key in READERS_OWN:
            try:
                out[key] = json.loads(value)
            except (ValueError, RecursionError):
                continue
    return out


def with_marks(library: Library, number: int, page: str) -> None:
    """The marks and notes of a page, where the article has none yet."""
    text = library.article(number).text
    sha = text_hash(text)
    reading = library.reading(sha) or {}
    if not reading.get("marks") and (marks := marks_of(page, text)):
        library.keep_reading(sha, {**reading, "marks": marks})


def with_front(library: Library, number: int, front: dict[str, Any]) -> None:
    """Tags, state and star as a Markdown file has them."""
    if isinstance(front.get("tags"), list):
        library.tag([number], [str(t) for t in front["tags"]])
    if front.get("state") in STATES:
        library.set_state([number], front["state"])
    if front.get("starred") is True:
        library.set_star([number], True)

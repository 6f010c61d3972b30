"""An article and its analysis as rows of the library, written and read; `Entry` is what a list shows of a row."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.library.packing import LEVEL, packed_text, unpacked_text
from briefing.library.readings import text_hash
from briefing.model import PARTS, Analysis, Article, article_dict, article_from_dict, records
from briefing.model.frozen import record

if TYPE_CHECKING:
    import sqlite3

PLAIN = "text"  # the kind of nearly all paragraphs
USUAL: dict[str, dict[str, tuple[Any, ...]]] = {
    "quotes": {"sure": ("certain",), "resolved": ("",)},
    "sections": {"evidence": ("",), "named": ("",), "part": ("",), "others": ([],)},
    "people": {"role": (None,)},
    "others": {"role": (None,)},
}
"""Values that are not kept: they are what reading takes where a key is not there"""
LIST = "id, sha, title, source, url, published, language, words, topics, tags, state, star, share, added, opened, people, dated, marks"


def shown_date(published: str, added: str) -> str:
    """The day that an article tells; where it tells none, in brackets the day on which it was added."""
    return published or f"({added[:10]})"


@record(frozen=True, slots=True)
class Entry:
    """One article as a list shows it; `share` is how far it was read, `date` its own or the day it came in.

    `dated` is a day that the reader set, `marks` how many stretches are marked.
    """

    id: int
    sha: str
    title: str
    source: str
    url: str
    published: str
    language: str
    words: int
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    state: str
    star: bool
    share: float
    added: str
    opened: str
    people: tuple[str, ...] = ()
    dated: str = ""
    marks: int = 0

    @property
    def date(self) -> str:
        return self.published or self.added[:10]

    @property
    def shown_date(self) -> str:
        return shown_date(self.published, self.added)

    @property
    def place(self) -> str:
        """Where it came from, in short: the server of an address, the name of a file."""
        return place_of(self.url, self.source)


def place_of(url: str, source: str) -> str:
    return url.split("/")[2].removeprefix("www.") if url.count("/") > 1 else Path(source).name or source


safe = records.clean
"""Text that a database can hold."""


def shape_of(article: Article) -> str:
    """All of an article but its text, as JSON; a paragraph is [start, end], or [start, end, kind] where it is not "text"."""
    told = article_dict(replace(article, text=""), count=False)
    told["paragraphs"] = [[p.start, p.end, *([p.kind] if p.kind != PLAIN else [])] for p in article.paragraphs]
    return small(told)


def shape_from(shape: str) -> dict[str, Any]:
    """The inverse, in the JSON form of an article; also of shapes with paragraphs as objects. Raises one of UNREADABLE."""
    told: dict[str, Any] = json.loads(shape)
    told["paragraphs"] = [p if isinstance(p, dict) else paragraph(*p) for p in told["paragraphs"]]
    return told


def paragraph(start: int, end: int, kind: str = PLAIN) -> dict[str, Any]:
    return {"start": start, "end": end, "kind": kind}


def small(told: Any) -> str:
    """JSON without white space."""
    return json.dumps(told, separators=(",", ":"))


def is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False


def row_of(analysis: Analysis) -> dict[str, Any]:
    """What the row of an article tells of the article itself."""
    article = analysis.article
    return {
        "sha": text_hash(article.text),
        "title": safe(article.called),
        "source": safe(str(Path(article.source).resolve()) if is_file(article.source) else article.source),
        "url": safe(article.url),
        "published": article.published,
        "language": article.language,
        "words": article.words,
    }


def text_row(article: Article) -> bytes:
    """The article itself as the library keeps it."""
    return packed_text(shape_of(article), safe(article.text))


def article_of(row: sqlite3.Row) -> Article:
    """Raises one of UNREADABLE for a row whose values are of another kind."""
    shape, text = unpacked_text(row["data"])
    return records.article(article_from_dict({**shape_from(shape), "text": text}))


def packed(analysis: Analysis) -> bytes:
    """An analysis without its article and what its other parts tell, compressed; it is one of the article's day."""
    parts = {part: analysis.rows(part, words=False) for part in PARTS}
    for line in parts["brief"]:
        if line["text"] == analysis.article.text[line["start"] : line["end"]]:
            del line["text"]
    for part, usual in USUAL.items():
        parts[part] = [{k: v for k, v in row.items() if k not in usual or v not in usual[k]} for row in parts[part]]
    for row in parts["quotes"]:
        del row["start"], row["end"]
        if len(row["speakers"]) < 2:  # the speaker, whom `speaker` tells
            del row["speakers"]
    return zlib.compress(small({"day": analysis.article.published, **parts}).encode(), LEVEL)


def unpacked(data: bytes, article: Article, *, any_day: bool) -> Analysis | None:
    """The inverse; of another day's analysis all but its dates, or None. Raises zlib.error or one of UNREADABLE."""
    kept = json.loads(zlib.decompress(data))
    for line in kept["brief"]:
        line.setdefault("text", article.text[line["start"] : line["end"]])
    parts = {part: tuple(Analysis.from_rows(part, kept[part])) for part in PARTS}
    records.analysis(Analysis(article, **parts))
    if kept.get("day", article.published) != article.published:
        return Analysis(article, **{**parts, "dates": (), "undated": ()}) if any_day else None
    return Analysis(article, **parts)


def richer(known: Article, article: Article) -> Article:
    """An article that is there, with what is new of it when it comes again from where less is known, as a file or a pipe."""
    return replace(
        article,
        url=article.url or known.url,
        published=article.published or known.published,
        source=article.source if article.url else known.source,
        byline=article.byline or known.byline,
    )


def clean_tag(tag: str) -> str:
    """A tag as it is kept: one word in small letters, nothing in it that a terminal would obey."""
    return "-".join("".join(c for c in safe(tag).lower() if c.isprintable() or c.isspace()).split())[:60]


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Each tag that is told, of which one may be several with commas."""
    return [t for tag in tags for part in tag.split(",") if (t := clean_tag(part))]


def entry_of(row: sqlite3.Row) -> Entry:
    """Raises one of UNREADABLE for a row whose values are of another kind."""
    values = dict(row)
    values["topics"] = tuple(map(str, json.loads(values["topics"])))
    values["tags"] = tuple(t for t in values["tags"].split("\n") if t)
    values["people"] = tuple(p for p in values["people"].split("\n") if p)
    values["star"] = bool(values["star"])
    return records.typed(Entry(**values))

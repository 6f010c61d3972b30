"""What the reader wants to see nothing of: entries of feeds whose title or summary holds certain words.

Such an entry is kept, and hidden: not listed, not counted, not fetched. When the words are taken back it is there again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.errors import LibraryError
from briefing.lexicon.patterns import pattern
from briefing.library.articles import Library
from briefing.library.folding import folded
from briefing.library.rows import safe

LONGEST = 200
"""characters of the words"""
TERM = pattern(r'"([^"]+)"?|(\S+)')
UNPARTED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""signs of Chinese and Japanese, whose words have no space between them: each counts as a word"""
WORD = pattern(rf"[{UNPARTED}]|[^\W{UNPARTED}]+")


@dataclass(frozen=True, slots=True)
class Unwanted:
    """Words, the number of the feed that is meant (0: every feed), and how many entries they hide now."""

    id: int
    words: str
    feed: int
    hides: int = 0


def unwanted(library: Library) -> list[Unwanted]:
    """All words by which entries are hidden, with how many each hides, in the order in which they were told."""
    rows = [
        Unwanted(row["id"], row["words"], row["feed"]) for row in library.ask("SELECT id, words, feed FROM unwanted ORDER BY id")
    ]
    entries = [
        (row["feed"], spaced(f"{row['title']} {row['summary']}"))
        for row in library.ask("SELECT feed, title, summary FROM entries WHERE hidden = 1")
    ]
    wanted = [terms(r.words) for r in rows]
    return [
        Unwanted(r.id, r.words, r.feed, sum(r.feed in (0, feed) and holds(text, words) for feed, text in entries))
        for r, words in zip(rows, wanted, strict=True)
    ]


def hide(library: Library, words: str, feed: int = 0) -> int:
    """Hide the entries that hold all these words, now and from now on; how many are hidden anew. Raises LibraryError."""
    words = " ".join(safe(words).split())
    if not terms(words) or len(words) > LONGEST:
        raise LibraryError(f'Name what to hide: words or a "phrase", of {LONGEST} characters at most.')
    with library.action():
        if not alike(library, words, feed):
            library.do("INSERT INTO unwanted (words, feed) VALUES (?, ?)", (words, feed))
        before = hidden(library)
        judge(library)
        return hidden(library) - before


def show(library: Library, words: str, feed: int = 0) -> int:
    """Take words back; how many entries are there again. Raises LibraryError when nothing is hidden by them."""
    words = " ".join(safe(words).split())
    with library.action():
        if not (same := alike(library, words, feed)):
            raise LibraryError(f"Nothing is hidden by “{words}”. See: briefing feeds hidden")
        library.do_all("DELETE FROM unwanted WHERE id = ?", [(number,) for number in same])
        before = hidden(library)
        judge(library)
        return before - hidden(library)


def alike(library: Library, words: str, feed: int) -> list[int]:
    """The rules of a feed that hide by the same words, however they are written."""
    meant = set(terms(words))
    rows = library.ask("SELECT id, words FROM unwanted WHERE feed = ?", (feed,))
    return [row["id"] for row in rows if set(terms(row["words"])) == meant]


def hidden(library: Library) -> int:
    """How many entries are hidden."""
    row = library.one("SELECT count(*) AS n FROM entries WHERE hidden = 1")
    return int(row["n"]) if row else 0


def judge(library: Library, feed: int | None = None) -> None:
    """Say of each entry, or of those of one feed, whether it is hidden."""
    rules = [(row["feed"], terms(row["words"])) for row in library.ask("SELECT words, feed FROM unwanted")]
    if not rules and not hidden(library):
        return
    where = "" if feed is None else f" WHERE feed = {int(feed)}"
    rows = library.ask(f"SELECT id, feed, title, summary, hidden FROM entries{where}")
    judged = [(is_hidden(row["feed"], spaced(f"{row['title']} {row['summary']}"), rules), row) for row in rows]
    library.do_all(
        "UPDATE entries SET hidden = ? WHERE id = ?", [(now, row["id"]) for now, row in judged if now != row["hidden"]]
    )


def is_hidden(feed: int, text: str, rules: Sequence[tuple[int, list[str]]]) -> bool:
    return any(of in (0, feed) and holds(text, words) for of, words in rules)


def terms(words: str) -> list[str]:
    """The words and phrases, each as it stands in a `spaced` text."""
    found = [spaced(match[1] or match[2]) for match in TERM.finditer(words)]
    return [term for term in found if term.strip()]


def spaced(text: str) -> str:
    """The words of a text in the form in which they are compared, with a space around each."""
    return f" {' '.join(WORD.findall(folded(text)))} "


def holds(text: str, wanted: list[str]) -> bool:
    return all(term in text for term in wanted)

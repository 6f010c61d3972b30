"""The parts of an article and of what is found in it: spans, sections, people, quotes, dates, quantities, lines of the brief.

Everything is frozen; sequences are tuples; offsets are code points into `Article.text`, half-open, so that
`text[start:end]` is always the thing itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol

from briefing.model.frozen import record

ENGLISH_ONLY = "People and quotes are found in English texts only."

PARAGRAPH_KINDS = ("title", "byline", "heading", "text", "aside", "tail")
MENTION_KINDS = ("name", "pronoun", "title")
QUOTE_KINDS = ("direct", "mixed", "indirect")
SURE = {
    "certain": "the words beside the quote name the speaker",
    "carried": "the name is carried over from another sentence",
    "guessed": "nobody else fits, but no word says so",
}
NEAR_ITS_VERB = 25  # characters between a speaker and the verb, at most: "has so far not ruled out"
BRIEF_KINDS = ("extract", "quote", "own", "heading")
# An article without a headline is called by so many words of its lead, its first paragraph of more than so many characters.
CALLED_WORDS, SHORTEST_LEAD, LEAD_LOOKED_AT = 8, 60, 400
LEVELS = ("short", "page", "standard", "long")
VOICE_KINDS = {
    "person": "People",
    "organisation": "Organisations that speak",
    "group": "Groups that speak",
    "doubtful": "Also mentioned",
}


@record(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text: code points, `end` not included."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def together(names: Sequence[str]) -> str:
    """Several names as a phrase: "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


class Starting(Protocol):
    """What begins at an offset: a paragraph, a sentence, a section."""

    @property
    def start(self) -> int: ...


def index_at(parts: Sequence[Starting], offset: int) -> int:
    """The index of the part that holds an offset: the last that begins at or before it, else the first.

    `parts` are in the order of the text. The one answer to "which section, sentence or paragraph is this in".
    """
    return max(bisect_right(parts, offset, key=_start) - 1, 0)


_start = attrgetter("start")


@record(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    kind: str = "text"


@record(frozen=True, slots=True)
class Article:
    """What a reader returns; the text never changes afterwards.

    `published` is a date as YYYY-MM-DD, `language` a two-letter code ("" when it cannot be told), `notes` say what was done.
    """

    text: str
    id: str = "article"
    source: str = ""
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    sha256: str = ""
    notes: tuple[str, ...] = ()
    url: str = ""
    published: str = ""
    language: str = ""

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph at an offset, counted from 1."""
        return index_at(self.paragraphs, offset) + 1

    def kind_at(self, offset: int) -> str:
        """What the paragraph at an offset is, one of PARAGRAPH_KINDS; "text" where the article has no paragraphs."""
        return self.paragraphs[self.paragraph_at(offset) - 1].kind if self.paragraphs else "text"

    @property
    def called(self) -> str:
        """The headline, or the first words of the lead where there is none; the file's name when there is no text either."""
        if self.title:
            return self.title
        leads = (p for p in self.paragraphs if p.kind == "text")
        lead = next((self.text[p.start : p.end] for p in leads if p.end - p.start > SHORTEST_LEAD), self.text[:LEAD_LOOKED_AT])
        words = lead.removeprefix(self.dateline or "").lstrip(" —–-:").split()
        return " ".join(words[:CALLED_WORDS]) + ("…" if len(words) > CALLED_WORDS else "") if words else self.id

    @property
    def is_english(self) -> bool:
        """Whether people and quotes can be found in it; a language that cannot be told is taken for English."""
        return self.language in ("", "en")

    @property
    def words(self) -> int:
        return len(self.text.split())


@record(frozen=True, slots=True)
class Section:
    """A topic: from `start` up to the next section's start. `evidence` is what the rule of the start saw there.

    `named` says why it is called so; `part` is the name of the group of sections that begins with this one, in long
    articles, and empty where a group goes on; `others` are the headings that came next, best first.
    """

    title: str
    start: int
    end: int
    rule: str
    evidence: str = ""
    named: str = ""
    part: str = ""
    others: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    kind: str = "name"


@record(frozen=True, slots=True)
class Person:
    """`name` is the fullest form in the text; `role` the words that say what the person is, as they stand there.

    `kind` (of VOICE_KINDS) is another than "person" for those who are in no list of people: organisations and groups that
    speak, and names with too little evidence.
    """

    id: int
    name: str
    role: Span | None
    rule: str
    mentions: tuple[Mention, ...]
    kind: str = "person"

    def says(self, quote: Quote) -> bool:
        """Whether this one is a speaker of a quote; who is no person is known by the mention."""
        if self.kind == "person":
            return any(s.person == self.id for s in quote.speakers)
        starts = {m.start for m in self.mentions}
        return any(s.person is None and s.start in starts for s in quote.speakers)


@record(frozen=True, slots=True)
class Speaker:
    """Who speaks: the local mention's span, the name to show, and the person it stands for when that is known."""

    name: str
    person: int | None
    start: int
    end: int


@record(frozen=True, slots=True)
class Quote:
    """Words of one speaker, or of several together; `spans` are the pieces that a cue interrupts.

    `beside` are those who speak together with the speaker. `sure` (of SURE) is how far the text itself names the speaker,
    `resolved` the rule that told whom a pronoun or a description means, empty where the speaker is named.
    """

    id: int
    spans: tuple[Span, ...]
    kind: str
    speaker: Speaker | None
    cue: Span | None
    rule: str
    beside: tuple[Speaker, ...] = ()
    sure: str = "certain"
    resolved: str = ""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who speak, the first of them the speaker; empty when nobody is said to."""
        return (self.speaker, *self.beside) if self.speaker else ()

    @property
    def said_by(self) -> str:
        """The names of all who speak: "A", "A and B", "A, B and C"; empty when nobody is said to."""
        return together([s.name for s in self.speakers])

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    def text(self, article_text: str) -> str:
        return " […] ".join(span.of(article_text) for span in self.spans)

    def told_from(self, article_text: str) -> int:
        """Where that begins which is shown: reported words have their verb, since of "refused to resign" the end alone is the contrary.

        What stands between the speaker and the verb is with it ("did not deny that …") as far as it is short and no clause.
        """
        if self.kind != "indirect" or not self.cue or self.cue.end > self.start:
            return self.start
        if self.speaker and 0 <= self.cue.start - self.speaker.end <= NEAR_ITS_VERB:
            between = article_text[self.speaker.end : self.cue.start]
            if all(c.islower() or c in " '’" for c in between):
                return self.speaker.end + len(between) - len(between.lstrip())
        return self.cue.start

    def told(self, article_text: str) -> str:
        """What is shown of it: its words, and those that are only reported with their verb."""
        return article_text[self.told_from(article_text) : self.start] + self.text(article_text)


@record(frozen=True, slots=True)
class DateMention:
    """A phrase that tells a time: `value` and `grain` as in `times.py`, `tense` past or coming, seen from the article's day."""

    start: int
    end: int
    value: str
    grain: str
    tense: str = ""
    rule: str = ""


@record(frozen=True, slots=True)
class Quantity:
    """An amount or a count: `value` in single units (1.3 million is 1300000.0), `high` the upper end of a range.

    `unit` is a currency (USD), a measure (km) or the noun that is counted, as it stands in the text; `mod` is one of
    = ~ > >= < <=, from "about", "more than", "at least" and their like.
    """

    start: int
    end: int
    value: float
    high: float | None = None
    unit: str = ""
    mod: str = "="
    rule: str = ""


@record(frozen=True, slots=True)
class BriefItem:
    """A line worth keeping; `rank` 1 is kept first, at every level."""

    text: str
    kind: str
    start: int
    end: int
    rank: int
    speaker: str | None = None
    section: int | None = None


@record(frozen=True, slots=True)
class Mark:
    """A stretch that the reader marked, with a note or without one."""

    start: int
    end: int
    note: str = ""


@record(frozen=True, slots=True)
class Correction:
    """The reader's word over ours (`corrections.py`): the kind, the stretch it is about, what stood there, what it is now.

    `at` is the second place that some kinds need: where a section moves to, or a mention of the person merged into.
    """

    kind: str
    start: int
    end: int
    was: str
    to: str = ""
    at: int | None = None

"""Sections: where a topic starts, what it is called, and in long articles which sections make a part.

Given starts and the author's own headings are kept as they are; otherwise `segmenting.py` finds the cuts.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.sections import openings
from briefing.analysis.sections.facets import facets
from briefing.analysis.sections.headings import Heading, Namer
from briefing.analysis.sections.own_topics import OwnTopic, with_topics
from briefing.analysis.sections.passages import Passage, joined, leave_out_common, passage
from briefing.analysis.sections.segmenting import Topics, nearest_to, new_words, topics_apart
from briefing.lexicon.lists import Lexicon
from briefing.model import Paragraph, Quote, Section

SHORTEST_ARTICLE = 8
TURN = 0.3
FEWEST_WORDS = 30
"""of a section that is worth a heading; fewer are a line or two, whatever turns there (no figure against editors changes by it)"""
LONG_ARTICLE, FEWEST_FOR_PARTS = 3000, 6


@dataclass(frozen=True, slots=True)
class Start:
    """The paragraph at which a section starts, the rule that says so and what it saw; the author's own heading, if any."""

    paragraph: int
    rule: str
    evidence: str = ""
    heading: str = ""


def find(
    words: Words,
    lexicon: Lexicon,
    people: People,
    quotes: Sequence[Quote],
    paragraphs: Sequence[Paragraph],
    *,
    starts: Sequence[int] | None = None,
    count: int | None = None,
    topics: Sequence[OwnTopic] = (),
    english: bool = True,
) -> list[Section]:
    """The sections of a document; they partition the text.

    `starts` gives the cuts instead of finding them, `count` how many sections are wanted; as many as can be had near that
    are cut. The author's own headings are kept whatever is wanted. `topics` are the user's own names. Words that stand
    everywhere in a text that is not `english` tell nothing of its topics.
    """
    if not paragraphs:
        return []
    passages = [passage(words, lexicon, number) for number in range(len(paragraphs))]
    if not english:
        leave_out_common(passages)
    if starts is not None:
        found = [Start(c, "given" if c else "opening") for c in sorted({nearest(paragraphs, s) for s in starts} | {0})]
    elif any(p.kind == "heading" for p in paragraphs):
        found = authors_own(words.source, paragraphs)
    else:
        found = cut(words, lexicon, quotes, paragraphs, passages, count=count)
    bounds = [*(s.paragraph for s in found), len(paragraphs)]
    parts = [] if found[-1].heading else parts_of(words, lexicon, passages, bounds)
    ranges = [word_range(words, bounds[k], bounds[k + 1]) for k in range(len(found))]
    whole = [word_range(words, bounds[a], bounds[b]) for a, b in itertools.pairwise([*parts, len(found)])] if parts else []
    skipped = [k for k, p in enumerate(paragraphs) if p.kind != "text"]
    names = Namer(words, lexicon, people, quotes, english=english, skipped=skipped).name_all([*ranges, *whole])
    sections = with_topics(placed(words.source, paragraphs, found, names), topics, words.source, paragraphs)
    for k, name in zip(parts, names[len(found) :], strict=True):
        sections[k] = replace(sections[k], part=name.text)
    return sections


def nearest(paragraphs: Sequence[Paragraph], offset: int) -> int:
    return min(range(len(paragraphs)), key=lambda i: abs(paragraphs[i].start - offset))


def word_range(words: Words, first: int, last: int) -> tuple[int, int]:
    """The words of the paragraphs [first, last)."""
    return words.paragraphs[first][0], words.paragraphs[last - 1][1]


def placed(text: str, paragraphs: Sequence[Paragraph], starts: Sequence[Start], names: Sequence[Heading]) -> list[Section]:
    """Sections from their starts, each up to the next one's."""
    offsets = [*(paragraphs[s.paragraph].start for s in starts), len(text)]
    out = []
    for start, name, (a, b) in zip(starts, names[: len(starts)], itertools.pairwise(offsets), strict=True):
        title, why = (start.heading, "the author's own heading") if start.heading else (name.text, name.why)
        others = () if start.heading else name.others
        out.append(Section(title, a, b, start.rule, start.evidence, why, others=others))
    return out


def authors_own(text: str, paragraphs: Sequence[Paragraph]) -> list[Start]:
    """A section for each heading that the article has, and one for what stands before the first."""
    cuts = [i for i, p in enumerate(paragraphs) if p.kind == "heading"]
    starts = [Start(c, "author-heading", heading=text[paragraphs[c].start : paragraphs[c].end]) for c in cuts]
    if any(p.kind == "text" for p in paragraphs[: cuts[0]]):
        return [Start(0, "opening"), *starts]
    return starts


def cut(
    words: Words,
    lexicon: Lexicon,
    quotes: Sequence[Quote],
    paragraphs: Sequence[Paragraph],
    passages: list[Passage],
    *,
    count: int | None = None,
) -> list[Start]:
    """The starts of the sections by dynamic programming; one section for a short article."""
    units = [i for i, p in enumerate(paragraphs) if p.kind == "text" and passages[i].last > passages[i].first]
    if count == 1 or len(units) < (SHORTEST_ARTICLE if count is None else 2):
        return [Start(0, "opening")]
    rows = [passages[i] for i in units]
    openings.score(words, lexicon, quotes, rows)
    out = [Start(0, "opening")]
    for u in (topics_apart(rows, lexicon, count) or facets(rows, count))[1:]:
        seen = "; ".join(s.shown for s in rows[u].signs if s.shown)
        turned = rows[u].score > TURN and bool(seen)
        out.append(Start(units[u], "turn" if turned else "new-words", seen if turned else new_words(words, rows, u)))
    return out if count else worth_a_heading(words.source, paragraphs, out)


def worth_a_heading(text: str, paragraphs: Sequence[Paragraph], starts: Sequence[Start]) -> list[Start]:
    """The starts without those of sections of a line or two, which go on with the section before; the opening takes the next one in."""
    kept: list[Start] = []
    for start, stop in zip(starts, [*(s.paragraph for s in starts[1:]), len(paragraphs)], strict=True):
        size = words_of(text, paragraphs[start.paragraph : stop])
        opening_is_short = len(kept) == 1 and words_of(text, paragraphs[: start.paragraph]) < FEWEST_WORDS
        if not kept or (size >= FEWEST_WORDS and not opening_is_short):
            kept.append(start)
    return kept


def words_of(text: str, paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(text[p.start : p.end].split()) for p in paragraphs)


def parts_of(words: Words, lexicon: Lexicon, passages: Sequence[Passage], bounds: Sequence[int]) -> list[int]:
    """The sections that begin a part, in an article too long to be taken in as one list of sections."""
    count = len(bounds) - 1
    if count < FEWEST_FOR_PARTS or len(words.source.split()) < LONG_ARTICLE:
        return []
    rows = [joined(passages[a:b]) for a, b in itertools.pairwise(bounds)]
    return nearest_to(Topics(rows, lexicon), max(2, round(count**0.5)))

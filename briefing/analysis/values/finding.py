"""The dates of an article, sentence by sentence, and the quantities of its headline, headings and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.values import dates, quantities
from briefing.model import Article, DateMention, Quantity, Span

COUNTING = ("title", "heading", "text")  # kinds of paragraphs in which numbers count something
LONGEST_SENTENCE = 2_000  # characters; rules look both ways in a sentence, so that its length counts twice


@dataclass(frozen=True, slots=True)
class Values:
    """`undated` are phrases that tell a time which nothing in the article dates."""

    dates: tuple[DateMention, ...] = ()
    undated: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()


def find(article: Article, sentences: Sequence[Span]) -> Values:
    """All of them in the order of the text; none in an article of another language."""
    if not article.is_english:
        return Values()
    told = [piece for s in sentences for piece in pieces(s, article.text)]
    opening = next(
        (s.of(article.text) for s in told if article.dateline and article.text.startswith(article.dateline, s.start)), ""
    )
    now = dates.with_weekday(dates.day_of(article), opening)
    found, undated = dates.find(article.text, told, now)
    taken = [(d.start, d.end) for d in found] + [(s.start, s.end) for s in undated]
    counting = [s for s in told if article.kind_at(s.start) in COUNTING]
    return Values(tuple(found), tuple(undated), tuple(quantities.find(article.text, counting, taken)))


def pieces(sentence: Span, text: str) -> Iterator[Span]:
    """A sentence, or of one that no one has written the stretches that can be looked through, each to a space."""
    start = sentence.start
    if sentence.end - start <= LONGEST_SENTENCE:
        yield sentence
        return
    while sentence.end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        end = space if space > 0 else start + LONGEST_SENTENCE
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)

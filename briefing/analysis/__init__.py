"""Article in, Analysis out: sentences, sections, people and quotes. Empty of spaCy until called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.model import Analysis, Article, Mention, Paragraph, Person, Quote, Span

if TYPE_CHECKING:
    from spacy.language import Language

    from briefing.analysis.lexicon import Lexicon

Progress = Callable[[str, float], None]


def analyze(
    article: Article,
    nlp: Language | None = None,
    *,
    section_starts: Sequence[int] | None = None,
    lexicon: Lexicon | None = None,
    user_lexicon: Path | None = None,
    progress: Progress = lambda step, share: None,
) -> Analysis:
    """Find everything in one article; deterministic.

    `nlp` is any spaCy pipeline (its tokenizer is used, and only that); `section_starts` gives the offsets where sections
    start instead of finding them; `progress(step, share)` is told what is being done. Raises LexiconError.
    """
    from briefing.analysis.lexicon import shipped
    from briefing.analysis.pipeline import blank
    from briefing.analysis.words import Words

    lexicon = lexicon or shipped(user_lexicon)
    progress("words", 0.05)
    paragraphs = article.paragraphs
    words = Words((nlp or blank()).make_doc(article.text), [(p.start, p.end) for p in paragraphs], lexicon)
    return analyze_words(words, lexicon, article, paragraphs, section_starts, progress)


def analyze_words(
    words: Any,
    lexicon: Lexicon,
    article: Article,
    paragraphs: Sequence[Paragraph],
    section_starts: Sequence[int] | None = None,
    progress: Progress = lambda step, share: None,
) -> Analysis:
    from briefing.analysis import people, quotes, sections

    progress("people", 0.35)
    found = people.find(words, lexicon)
    progress("quotes", 0.6)
    said = quotes.find(words, lexicon, found)
    progress("sections", 0.75)
    parts = sections.find(words, lexicon, found, said, paragraphs, section_starts)
    progress("done", 0.95)
    return Analysis(
        article=article,
        sentences=tuple(Span(words.start[a], words.end[b - 1]) for a, b in words.sentences),
        sections=tuple(parts),
        people=with_pronouns(found.persons, said, article.text),
        quotes=tuple(said),
    )


def with_pronouns(people: Sequence[Person], quotes: Sequence[Quote], text: str) -> tuple[Person, ...]:
    """People with the pronouns that were resolved to them as mentions of their own kind."""
    extra: dict[int, set[tuple[int, int]]] = {}
    for quote in quotes:
        if quote.speaker and quote.speaker.person is not None:
            extra.setdefault(quote.speaker.person, set()).add((quote.speaker.start, quote.speaker.end))
    out = []
    for person in people:
        known = {(m.start, m.end) for m in person.mentions}
        more = [
            Mention(s, e, "pronoun") for s, e in extra.get(person.id, set()) - known if text[s:e].lower() in ("he", "she", "they")
        ]
        out.append(replace(person, mentions=tuple(sorted([*person.mentions, *more], key=lambda m: m.start))) if more else person)
    return tuple(out)

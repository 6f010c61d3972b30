"""Article in, Analysis out: sentences, sections, people and quotes. Empty of spaCy until called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.model import Analysis, Article, Mention, Person, Quote, Section, Span

if TYPE_CHECKING:
    from spacy.language import Language

    from briefing.analysis.sections.own_topics import Topic
    from briefing.lexicon.lists import Lexicon

PRONOUNS = ("he", "she", "they", "his", "her", "their")
Report = Callable[[str, float], None]
Found = Callable[[str, Sequence[Any]], None]


@dataclass(frozen=True, slots=True)
class Findings:
    """What sections are found from; kept, it can be cut into sections again at once."""

    article: Article
    lexicon: Lexicon
    words: Any
    people: Any
    others: Sequence[Person]
    quotes: Sequence[Quote]
    topics: Sequence[Topic] = ()


def analyze(
    article: Article,
    nlp: Language | None = None,
    *,
    section_starts: Sequence[int] | None = None,
    section_count: int | None = None,
    lexicon: Lexicon | None = None,
    user_lexicon: Path | None = None,
    user_topics: Path | None = None,
    progress: Report = lambda step, share: None,
) -> Analysis:
    """Find everything in one article; deterministic.

    `nlp` is any spaCy pipeline (its tokenizer is used, and only that); `section_starts` gives the offsets where sections
    start instead of finding them, `section_count` about how many are wanted; `user_lexicon` is a folder of word lists,
    `user_topics` a file of topics; `progress(step, share)` is told what is being done. Raises LexiconError, ConfigError.
    """
    findings = prepare(article, nlp, lexicon=lexicon, user_lexicon=user_lexicon, user_topics=user_topics, progress=progress)
    return finish(findings, section_starts, section_count, progress=progress)


def prepare(
    article: Article,
    nlp: Language | None = None,
    *,
    lexicon: Lexicon | None = None,
    user_lexicon: Path | None = None,
    user_topics: Path | None = None,
    progress: Report = lambda step, share: None,
    found: Found = lambda part, rows: None,
) -> Findings:
    """The people and quotes of an article; `found(part, rows)` is told of each kind as soon as it is there."""
    from briefing.analysis.language.words import Words
    from briefing.analysis.pipeline import blank
    from briefing.analysis.sections.own_topics import load
    from briefing.lexicon.lists import shipped

    lexicon = lexicon or shipped(user_lexicon)
    topics = load(user_topics) if user_topics else ()
    progress("words", 0.05)
    words = Words((nlp or blank()).make_doc(article.text), [(p.start, p.end) for p in article.paragraphs], lexicon)
    return replace(find_voices(words, lexicon, article, progress, found), topics=topics)


def find_voices(
    words: Any,
    lexicon: Lexicon,
    article: Article,
    progress: Report = lambda step, share: None,
    found: Found = lambda part, rows: None,
) -> Findings:
    """People, then who said what; nobody in a text of another language, whose names and verbs the rules do not know."""
    from briefing.analysis.people import grouping as people
    from briefing.analysis.people import voices as others
    from briefing.analysis.quotes import quotations as quotes

    if not article.is_english:
        return Findings(article, lexicon, words, people.People((), (), {}), (), ())
    progress("people", 0.35)
    persons = people.find(words, lexicon)
    found("people", persons.persons)
    progress("quotes", 0.6)
    said, speakers = quotes.find(words, lexicon, persons)
    found("quotes", said)
    return Findings(article, lexicon, words, persons, others.find(words, lexicon, persons, speakers), said)


def finish(
    findings: Findings,
    section_starts: Sequence[int] | None = None,
    section_count: int | None = None,
    *,
    progress: Report = lambda step, share: None,
) -> Analysis:
    """The whole analysis, cut into sections."""
    progress("sections", 0.75)
    words, said = findings.words, findings.quotes
    parts = cut_sections(findings, section_starts, section_count)
    progress("done", 0.95)
    return Analysis(
        article=findings.article,
        sentences=tuple(Span(words.start[a], words.end[b - 1]) for a, b in words.sentences),
        sections=tuple(parts),
        people=with_references(findings.people.persons, said, findings.article.text),
        others=tuple(findings.others),
        quotes=tuple(said),
    )


def cut_sections(findings: Findings, starts: Sequence[int] | None = None, count: int | None = None) -> list[Section]:
    """The sections of an article whose people and quotes are known, at given starts or about as many as wanted."""
    from briefing.analysis.sections import cutting as sections

    found = findings
    return sections.find(
        found.words,
        found.lexicon,
        found.people,
        found.quotes,
        found.article.paragraphs,
        starts,
        count,
        found.topics,
        found.article.is_english,
    )


def with_references(people: Sequence[Person], quotes: Sequence[Quote], text: str) -> tuple[Person, ...]:
    """People with the pronouns and role nouns that were resolved to them as mentions of their own kind."""
    extra: dict[int, set[tuple[int, int]]] = {}
    for quote in quotes:
        if quote.speaker and quote.speaker.person is not None:
            extra.setdefault(quote.speaker.person, set()).add((quote.speaker.start, quote.speaker.end))
    out = []
    for person in people:
        known = {(m.start, m.end) for m in person.mentions}
        more = [
            Mention(s, e, "title" if text[s : s + 4].lower() == "the " else "pronoun")
            for s, e in extra.get(person.id, set()) - known
            if text[s:e].lower() in PRONOUNS or text[s : s + 4].lower() == "the "
        ]
        out.append(replace(person, mentions=tuple(sorted([*person.mentions, *more], key=lambda m: m.start))) if more else person)
    return tuple(out)

"""Article in, Analysis out: who is named, who said what, then the sections, each by the finder of its room.

Owns the order of the steps and what one hands to the next (`Findings`); knows nothing of words itself, and loads spaCy only
when a text is cut into tokens.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.tokenizer import english, tokens
from briefing.analysis.language.words import Words
from briefing.analysis.people import grouping, voices
from briefing.analysis.people.grouping import People
from briefing.analysis.people.mentions import with_references
from briefing.analysis.quotes import quotations
from briefing.analysis.sections import cutting
from briefing.analysis.sections.own_topics import OwnTopic, load
from briefing.analysis.values import finding
from briefing.errors import BriefingError
from briefing.lexicon.lists import Lexicon, shipped
from briefing.limits import nothing_collected
from briefing.model import Analysis, Article, Person, Quote, Section, Span

if TYPE_CHECKING:
    from spacy.language import Language

Result = TypeVar("Result")
Progress = Callable[[str, float], None]
"""told what is being done, and which share of the whole is done"""
PartDone = Callable[[str, Sequence[Any]], None]
"""told of each part of the analysis as soon as it is there"""
BESIDE_KINDS = frozenset(("byline", "aside", "tail"))


@dataclass(frozen=True, slots=True)
class Findings:
    """What sections are found from; kept, it can be cut into sections again at once."""

    article: Article
    lexicon: Lexicon
    words: Words
    people: People
    others: Sequence[Person]
    quotes: Sequence[Quote]
    topics: Sequence[OwnTopic] = ()
    problems: tuple[str, ...] = ()
    """what of it could not be found because the program met an error of its own"""


def analyze(
    article: Article,
    nlp: Language | None = None,
    *,
    section_starts: Sequence[int] | None = None,
    section_count: int | None = None,
    lexicon: Lexicon | None = None,
    user_lexicon: Path | None = None,
    user_topics: Path | None = None,
    progress: Progress = lambda step, share: None,
) -> Analysis:
    """Find everything in one article; deterministic.

    `nlp` is any spaCy pipeline (its tokenizer is used, and only that); `section_starts` gives the offsets where sections
    start instead of finding them, `section_count` about how many are wanted; `user_lexicon` is a folder of word lists,
    `user_topics` a file of topics; `progress(step, share)` is told what is being done. Raises LexiconError, ConfigError.
    """
    findings = prepare(article, nlp, lexicon=lexicon, user_lexicon=user_lexicon, user_topics=user_topics, progress=progress)
    return finish(findings, section_starts, section_count, progress=progress)


@nothing_collected()
def prepare(
    article: Article,
    nlp: Language | None = None,
    *,
    lexicon: Lexicon | None = None,
    user_lexicon: Path | None = None,
    user_topics: Path | None = None,
    progress: Progress = lambda step, share: None,
    found: PartDone = lambda part, rows: None,
) -> Findings:
    """The people and quotes of an article; `found(part, rows)` is told of each kind as soon as it is there."""
    lexicon = lexicon or shipped(user_lexicon)
    topics = load(user_topics) if user_topics else ()
    progress("words", 0.05)
    cut = tokens(nlp, article.text) if nlp else english(article.text)
    words = Words(cut, article.text, [(p.start, p.end) for p in article.paragraphs], lexicon)
    return replace(find_voices(words, lexicon, article, progress, found), topics=topics)


NOBODY = People((), (), {})
NO_OTHERS: tuple[Person, ...] = ()
NOTHING_SAID: tuple[list[Quote], list[Phrase]] = ([], [])


def apart(what: str, find: Callable[[], Result], otherwise: Result, problems: list[str]) -> Result:
    """One part of the analysis; where the program fails in it, the other parts go on without it and the reader is told."""
    try:
        return find()
    except BriefingError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        seen = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        problems.append(
            f"The {what} of this article could not be found: the program met an error of its own ({seen}). Please report it."
        )
        return otherwise


def find_voices(
    words: Words,
    lexicon: Lexicon,
    article: Article,
    progress: Progress = lambda step, share: None,
    found: PartDone = lambda part, rows: None,
) -> Findings:
    """People, then who said what; nobody in a text of another language, whose names and verbs the rules do not know."""
    if not article.is_english:
        return Findings(article, lexicon, words, NOBODY, (), ())
    problems: list[str] = []
    progress("people", 0.35)
    persons = apart("people", lambda: grouping.find(words, lexicon), NOBODY, problems)
    in_report = of_the_report(persons.persons, article)
    found("people", in_report)
    progress("quotes", 0.6)
    said, speakers = apart("quotes", lambda: quotations.find(words, lexicon, persons), NOTHING_SAID, problems)
    present = frozenset(p.id for p in in_report)
    said = [by_those_present(q, present, article) for q in said if not beside(article, q.start)]
    found("quotes", said)
    others = apart("organisations", lambda: voices.find(words, lexicon, persons, speakers), NO_OTHERS, problems)
    persons = replace(persons, persons=in_report)
    return Findings(
        article, lexicon, words, persons, [p for p in others if not all_beside(p, article)], said, problems=tuple(problems)
    )


def beside(article: Article, offset: int) -> bool:
    """Whether an offset lies in a byline, an aside or the tail: who speaks or is named there is not in the report."""
    return article.kind_at(offset) in BESIDE_KINDS


def by_those_present(quote: Quote, present: Container[int], article: Article) -> Quote:
    """The quote; a word that was taken for somebody whom only a byline names means nobody that is known."""
    if all(s.person is None or s.person in present for s in quote.speakers):
        return quote
    speakers = [
        s if s.person is None or s.person in present else replace(s, name=article.text[s.start : s.end], person=None)
        for s in quote.speakers
    ]
    return replace(quote, speaker=speakers[0], beside=tuple(speakers[1:]), sure="certain", resolved="")


def all_beside(person: Person, article: Article) -> bool:
    return bool(person.mentions) and all(beside(article, m.start) for m in person.mentions)


def of_the_report(persons: Sequence[Person], article: Article) -> tuple[Person, ...]:
    """The people that the report itself names."""
    return tuple(p for p in persons if not all_beside(p, article))


@nothing_collected()
def finish(
    findings: Findings,
    section_starts: Sequence[int] | None = None,
    section_count: int | None = None,
    *,
    progress: Progress = lambda step, share: None,
) -> Analysis:
    """The whole analysis, cut into sections."""
    progress("sections", 0.75)
    words, said = findings.words, findings.quotes
    problems = list(findings.problems)
    whole = [Section("Article", 0, len(findings.article.text), "opening")] if findings.article.paragraphs else []
    parts = apart("sections", lambda: cut_sections(findings, section_starts, section_count), whole, problems)
    progress("done", 0.95)
    sentences = tuple(Span(words.start[a], words.end[b - 1]) for a, b in words.sentences)
    values = apart("dates", lambda: finding.find(findings.article, sentences), finding.Values(), problems)
    return Analysis(
        article=replace(findings.article, notes=(*findings.article.notes, *problems)),
        sentences=sentences,
        sections=tuple(parts),
        people=with_references(findings.people.persons, said, findings.article.text),
        others=tuple(findings.others),
        quotes=tuple(said),
        dates=values.dates,
        undated=values.undated,
        quantities=values.quantities,
    )


def cut_sections(findings: Findings, starts: Sequence[int] | None = None, count: int | None = None) -> list[Section]:
    """The sections of an article whose people and quotes are known, at given starts or about as many as wanted."""
    found = findings
    return cutting.find(
        found.words,
        found.lexicon,
        found.people,
        found.quotes,
        found.article.paragraphs,
        starts=starts,
        count=count,
        topics=found.topics,
        english=found.article.is_english,
    )

"""What every export of one analysis is made from: the brief at a level, who is shown, what a line needs beside it."""

from __future__ import annotations

from collections import Counter

from briefing.brief.levels import at_level
from briefing.comparing.places import behind_dateline
from briefing.export.escaping import plain
from briefing.model import ENGLISH_ONLY, Analysis, Person, Quote, Span
from briefing.model.openers import openers
from briefing.model.times import article_day, shown

CUT = "[…]"


class Rendering:
    """One export of an analysis at a level; `§n` counts the paragraphs of the article from 1."""

    def __init__(self, analysis: Analysis, level: str) -> None:
        self.analysis, self.level = analysis, level
        self.text = analysis.article.text
        self.brief = at_level(analysis, level)
        self.openers = openers(analysis)
        self.quoted = Counter(s.person for q in analysis.quotes for s in q.speakers)

    def title(self) -> str:
        return plain(self.analysis.article.called) or "Untitled"

    def who_and_when(self) -> list[str]:
        """The byline and the day of the article, as far as they are told."""
        article = self.analysis.article
        day = article_day(article.published, article.dateline or "")
        return [told for told in (plain(article.byline or ""), shown(day) if day else "") if told]

    def shown_people(self) -> list[Person]:
        """Everyone with a quote or two mentions; everyone else only when there are few."""
        said = {s.person for q in self.analysis.quotes for s in q.speakers}
        people = self.analysis.people
        kept = [p for p in people if p.id in said or len(p.mentions) > 1 or p.role]
        return kept if kept else list(people[:10])

    def opener(self, start: int) -> str | None:
        """Who the pronoun is with which a line opens."""
        name = self.openers.get(start)
        return plain(name) if name else None

    def role_of_speaker(self, quote: Quote) -> str | None:
        """The role of the speaker; of several who speak together none is told."""
        if len(quote.speakers) != 1:
            return None
        person = next((p for p in self.analysis.people if p.id == quote.speakers[0].person), None)
        return self.analysis.role_of(person) if person else None

    def elided(self, span: Span) -> tuple[str, str]:
        """What stands before and after a stretch that is not a whole sentence."""
        sentences = [behind_dateline(self.analysis.article, s) for s in self.analysis.sentences]
        before = "" if any(s.start == span.start for s in sentences) else f"{CUT} "
        after = "" if any(s.end == span.end for s in sentences) else f" {CUT}"
        return before, after

    def corrected(self) -> str:
        """How much of what is shown is the reader's word and not the program's."""
        count = len(self.analysis.corrections)
        return f" {count} correction{'s' if count != 1 else ''} by the reader." if count else ""

    def counted(self) -> str:
        article = self.analysis.article
        count = len(article.paragraphs)
        only = "" if article.is_english else f" {ENGLISH_ONLY}"
        return f"{article.words} words in {count} paragraph{'s' if count != 1 else ''}.{only}"

"""What is under the cursor: a quote, a person, a section, a stretch of the text, and what of it may be copied or explained.

The cursor is the row of the pane that has the focus, else the last jump or the sentence that is read.
"""

from __future__ import annotations

from briefing.app.reader import citing
from briefing.app.reader.arrangement import Arrangement
from briefing.app.reader.desk import Desk
from briefing.app.widgets.article_view import ArticleView
from briefing.model import Person, Quote, Span
from briefing.model.frozen import record

MOST_WORDS = 6  # of a text that is looked for


@record(frozen=True, slots=True)
class Subject:
    """What is explained or corrected: a quote, a person or a section by number, and the offset of the cursor in the text."""

    quote: Quote | None = None
    person: Person | None = None
    section: int | None = None
    offset: int = 0


class Pointer:
    """Answers for one reader screen; nothing here changes anything."""

    def __init__(self, desk: Desk, view: ArticleView, arrangement: Arrangement) -> None:
        self.desk, self.view, self.arrangement = desk, view, arrangement

    def quote(self) -> Quote | None:
        """The quote of the row, of the last jump, or of the sentence that is read."""
        session, current = self.desk.session, self.arrangement.current
        if session is None:
            return None
        if current:
            return next((q for q in session.analysis.quotes if current[0] == "quotes" and q.id == current[1].key), None)
        span = self.view.place.target or self.view.place.sentence
        return session.filters.quote_over(span.start, span.end)

    def section(self) -> int:
        """The section of the row, or the one that the eye is on."""
        current = self.arrangement.current
        return current[1].key if current and current[0] == "sections" else self.view.section_in_view()

    def subject(self) -> Subject:
        """What the reader means; an empty one when nothing is found yet."""
        session, current, offset = self.desk.session, self.arrangement.current, self.view.place.sentence.start
        if session is None:
            return Subject()
        analysis = session.analysis
        if current and current[0] == "sections":
            return Subject(section=current[1].key, offset=offset)
        if current and current[0] == "people":
            return Subject(person=next(p for p in analysis.everyone if p.id == current[1].key))
        quote, target = self.quote(), self.view.place.target
        person = session.person_over(target.start, target.end) if target and not quote else None
        here = self.desk.done and analysis.sections and not current
        return Subject(quote, person, self.view.sheet.section_of(offset) if here else None, offset)

    def stretch(self) -> Span:
        """What a mark or note is about: the mark of the row, the selection, the row's sentence, the sentence that is read."""
        current, view = self.arrangement.current, self.view
        if current and current[0] == "notes":
            return Span(current[1].start, current[1].end)
        if view.selection_span and view.selection_span[0] < view.selection_span[1]:
            return Span(*view.selection_span)
        return view.sheet.sentence_at(current[1].start) if current else view.place.sentence

    def why(self) -> str:
        """Why it is what it is, in one line; empty when there is nothing to tell."""
        from briefing.app.reader import reasons  # with the word lists, which the first paint need not wait for

        subject, session = self.subject(), self.desk.session
        if session and subject.quote:
            return reasons.why_quote(session.analysis, subject.quote.id)
        if session and subject.person:
            return reasons.why_person(session.analysis, subject.person.id)
        if session and subject.section is not None:
            return reasons.why_section(session.analysis, subject.section)
        return ""

    def selected(self) -> str:
        """The text selected in the article."""
        span = self.view.selection_span
        return self.view.sheet.article.text[span[0] : span[1]] if span else ""

    def copyable(self) -> str:
        """What is under the cursor with its source."""
        session, current = self.desk.session, self.arrangement.current
        if session is None:
            return ""
        if current and current[0] == "people":
            return citing.introduced(session.analysis, current[1].key)
        if current and current[0] == "sections":
            return citing.section_text(session.analysis, current[1].key)
        if current and current[0] == "notes":
            return citing.marked(session.analysis, session.marks[current[1].key])
        quote = self.quote()
        return citing.attributed(session.analysis, quote) if quote else ""

    def wanted(self) -> str:
        """The name of the person, or the first words that are selected or marked by the last jump."""
        current, target = self.arrangement.current, self.view.place.target
        text = current[1].line if current and current[0] == "people" else self.selected()
        if not text and target:
            text = self.view.sheet.article.text[target.start : target.end]
        return " ".join(text.split()[:MOST_WORDS])

"""The bodies that sentences are about: their subject, the body that somebody speaks for, the name beside a noun."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.language.classes import DAYS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.messages import DOCUMENTS
from briefing.analysis.quotes.speakers.body_names import BodyNames, is_for_its_place
from briefing.analysis.quotes.speakers.makers import Resolver
from briefing.analysis.quotes.speakers.short_forms import BODIES
from briefing.lexicon.lists import closed_class

FIRM_ROLES = closed_class("firm_roles")
OWNED = closed_class("owned")
OF_SHARES = closed_class("of_shares")
SPOKESPEOPLE = closed_class("spokespeople")
NEAR_PARAGRAPHS = 2
LONGEST_ACRONYM = 5
"""letters; longer words in capitals are of headlines and buttons"""


class BodySubjects:
    def __init__(self, words: Words, cues: Cues, speakers: Resolver, names: BodyNames) -> None:
        self.w, self.lex, self.cues, self.speakers, self.names = words, cues.lex, cues, speakers, names
        self.people = cues.phrases.names

    def sentences_before(self, at: int) -> Iterator[tuple[int, int]]:
        """The words [a, b) of this sentence before word `at`, and of those before it that are not all quotation, near by."""
        w = self.w
        for number in range(w.sentence[at], -1, -1):
            a, b = w.sentences[number]
            if w.paragraph[at] - w.paragraph[a] > NEAR_PARAGRAPHS:
                return
            if not w.all_quoted(a, min(b, at)):
                yield a, min(b, at)

    def of(self, a: int, b: int) -> Phrase | None:
        """The body or document that is the subject of the words [a, b)."""
        w = self.w
        subject = self.cues.subjects.sentence_subject(max(a, w.after_dateline(w.paragraph[a])), b)
        if subject is None or w.quoted[subject.first] or subject.kind not in ("body", "noun"):
            return None
        head = w.low[subject.last - 1]
        if head in OWNED and (firm := self._owner_of_shares(subject.last, b)):
            return firm
        if subject.kind == "noun":
            named = head in FIRM_ROLES and self.beside(subject.last) is not None
            return subject if head in BODIES or head in DOCUMENTS or named else None
        if self.names.is_named_place(subject) or self.names.opens_only(subject) or self.speakers.is_description(subject):
            return None
        last = w.low[subject.last - 1]
        several = last.endswith("s") and last.removesuffix("s") in self.lex.demonyms
        headline = all(w.text[i].isupper() and len(w.text[i]) > LONGEST_ACRONYM for i in range(subject.first, subject.last))
        return None if several or headline or is_for_its_place(w, self.lex, subject) else subject

    def _owner_of_shares(self, i: int, stop: int) -> Phrase | None:
        """ "Shares in Harbor Foods": the firm in capitals after the preposition at word `i`."""
        w, last = self.w, i + 1
        if w.low[i] not in OF_SHARES:
            return None
        while last < stop and w.cap[last] and last not in self.people:
            last += 1
        return Phrase(i + 1, last, "body") if last > i + 1 else None

    def spoken_for(self, a: int, b: int) -> Phrase | None:
        """ "A spokesman for (the builders,) Harbor Works", "Harbor Works spokeswoman Anna Holm": the body among the words [a, b)."""
        w = self.w
        i = next((i for i in range(a, b - 2) if w.low[i] in SPOKESPEOPLE and not w.quoted[i]), None)
        if i is None:
            return None
        if w.low[i + 1] == "for":
            phrase = self.cues.phrases.phrase_starting(i + 2, b)
            if phrase and phrase.kind == "noun":
                return self.beside(phrase.last)
            return phrase if phrase and self.is_a_name(phrase) else None
        first = i
        while first > a and w.cap[first - 1] and first - 1 not in self.people:
            first -= 1
        name = Phrase(first, i, "body")
        return name if first < i and self.is_a_name(name) else None

    def beside(self, i: int) -> Phrase | None:
        """ "The retailer, (state-run) Harbor Mart, said": the name in capitals between the commas from word `i` on, and no person's."""
        w = self.w
        if w.text[i : i + 1] != [","] or i + 2 >= w.count:
            return None
        first = i + 1 + (w.low[i + 1] == "the")
        first = last = first + ("-" in w.text[first] and not w.cap[first])
        while (
            last < w.count and (w.cap[last] or w.text[last].isdigit()) and last not in self.people and w.text[last][0].isalnum()
        ):
            last += 1
        closed = last < w.count and w.text[last] == "," and w.sentence[last] == w.sentence[i]
        place = closed and (self.names.is_named_place(Phrase(first, last, "body")) or w.low[first] in DAYS)
        return Phrase(first, last, "body") if closed and last > first and w.cap[first] and not place else None

    def is_a_name(self, phrase: Phrase) -> bool:
        """Capitals that name a body: no place, nobody's description, no word that has its capital for its place."""
        if phrase.kind != "body" or self.names.is_named_place(phrase) or self.speakers.is_description(phrase):
            return False
        return not is_for_its_place(self.w, self.lex, phrase)

"""Organisations that speak: the full name of a body.

"the ministry" is the ministry that was named; "WHO" is what stands before "(WHO)"; "the firm" is the one that the sentences before
are about. Where the article does not tell, the words stay.
"""

from __future__ import annotations

from itertools import islice

from briefing.analysis.language.classes import POSSESSORS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.messages import DOCUMENTS
from briefing.analysis.quotes.speakers.body_kinds import BodyKinds
from briefing.analysis.quotes.speakers.body_names import BodyNames
from briefing.analysis.quotes.speakers.body_subjects import FIRM_ROLES, NEAR_PARAGRAPHS, BodySubjects
from briefing.analysis.quotes.speakers.documents import MAKERS, Documents, Resolver
from briefing.analysis.quotes.speakers.own_bodies import OwnBodies
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent
from briefing.analysis.quotes.speakers.short_forms import BODIES
from briefing.analysis.quotes.speakers.the_body import TheBody

LONGEST_DOCUMENT = 4
"""words of "in the affidavit", "in a sworn statement" """


def singular(head: str) -> str:
    """ "Charity" of "charities"."""
    return head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")


class Bodies:
    def __init__(self, words: Words, cues: Cues, speakers: Resolver) -> None:
        self.w, self.lex, self.cues, self.speakers = words, cues.lex, cues, speakers
        self.people = cues.phrases.names
        self.names = BodyNames(words, cues)
        self.subjects = BodySubjects(words, cues, speakers, self.names)
        kinds = BodyKinds(words, self.names)
        self.the_body = TheBody(words, speakers.turns, self.names, kinds, self.subjects)
        self.own = OwnBodies(words, cues, speakers, kinds)
        self.documents = Documents(words, cues, speakers)

    def referent(self, phrase: Phrase) -> Referent:
        """The body a phrase means when another place of the article names it; NOBODY when the phrase says all there is."""
        head = self.w.low[phrase.last - 1]
        if head in DOCUMENTS and phrase.kind == "noun":
            found = self.documents.author_of(phrase)
            return found if found.known else self._of_document(phrase, head)
        if phrase.kind == "body" and phrase.last - phrase.first == 1 and (full := self.names.spelled_out(phrase, head)):
            return Referent(None, full, "acronym", "carried") if full.first != phrase.first else NOBODY
        if head in BODIES and not self.w.cap[phrase.last - 1]:
            if self.w.is_owned(phrase.first) or self.w.low[phrase.first] in POSSESSORS:
                return self.own.referent(phrase, head)
            return self.the_body.referent(phrase, head)
        if head.endswith("s") and singular(head) in BODIES:
            return self._together(phrase)
        return NOBODY

    def _of_document(self, phrase: Phrase, head: str) -> Referent:
        """ "A police statement", "a company statement": whom the noun before it means; "the paper" may be a newspaper."""
        w, k = self.w, phrase.last - 2
        if k >= phrase.first and w.low[k] in MAKERS and not w.cap[k]:
            return Referent(None, Phrase(k, k + 1, "noun"), "author", "carried")
        if k >= phrase.first and w.low[k] in BODIES and not w.cap[k]:
            found = self.the_body.called(w.low[k], phrase.first)
            return Referent(None, found.phrase, "author", "guessed") if found.known else NOBODY
        if head == "editorial":
            head = "newspaper"  # signed by nobody: its paper speaks
        return self.the_body.called(head, phrase.first) if head in BODIES and w.low[phrase.first] == "the" else NOBODY

    def named_beside(self, phrase: Phrase) -> Referent:
        """ "The retailer, Harbor Mart, said", "the mine's owner, Harbor Coal, said": the body of that name."""
        head = self.w.low[phrase.last - 1]
        firm = (head in BODIES or head in FIRM_ROLES) and not self.w.cap[phrase.last - 1]
        beside = self.subjects.beside(phrase.last) if firm else None
        return Referent(None, beside, "same-body", "carried") if beside else NOBODY

    def thing(self, at: int) -> Referent:
        """ "It": the body or document that spoke last, or is the subject of a sentence since then."""
        turn = self.speakers.turns.before(at, NEAR_PARAGRAPHS)
        for a, b in islice(self.subjects.sentences_before(at), 2):
            if turn and turn.word >= a:
                break
            subject = self.subjects.of(a, b)
            if (
                subject
                and self.w.low[subject.last : subject.last + 2] == ["and", "the"]
                and any(self.w.cap[subject.last + 2 : b][:1])
            ):
                return NOBODY  # "Calder Rail and the Footplate Union met. It said ..."
            if subject and self.w.low[subject.first] != "it":
                found = self.named_beside(subject)
                found = found if found.known else self.referent(subject)
                return Referent(found.person, found.phrase or subject, "pronoun", "carried", found.beside)
        if turn and turn.referent.person is not None and self._wrote_in(turn.word, at):
            return Referent(turn.referent.person, None, "pronoun", "carried", turn.referent.beside)
        if turn is None or turn.referent.person is not None or turn.referent.phrase is None:
            return NOBODY
        phrase = turn.referent.phrase
        if phrase.kind == "pronoun" or self.w.low[phrase.last - 1] in self.lex["roles"]:
            return NOBODY
        return Referent(None, phrase, "pronoun", "carried")

    def _wrote_in(self, word: int, at: int) -> bool:
        """ "Holm wrote in the affidavit. It continued": the sentence of the turn at that word ends with a document."""
        w = self.w
        b = w.sentences[w.sentence[word]][1]
        last = next((i for i in range(b - 1, word, -1) if w.text[i][0].isalnum()), word)
        in_it = w.low[last] in DOCUMENTS and "in" in w.low[max(word, last - LONGEST_DOCUMENT) : last]
        return in_it and w.sentence[at] == w.sentence[word] + 1

    def those(self, at: int) -> Referent:
        """ "They": two bodies that spoke together last, "the Porters League and the Nurses Union"."""
        turn = self.speakers.turns.before(at, 1)
        phrase = turn.referent.phrase if turn and turn.referent.person is None else None
        several = phrase is not None and phrase.kind == "body" and self.names.extent(phrase)[0] < phrase.first
        return Referent(None, phrase, "pronoun", "carried") if several else NOBODY

    def _together(self, phrase: Phrase) -> Referent:
        """ "The two charities": those that are the subject of the sentence before together."""
        w = self.w
        for a, b in self.subjects.sentences_before(phrase.first):
            subject = self.subjects.of(a, b)
            if subject is None or subject.kind != "body":
                continue
            last = subject.last
            while last + 1 < b and w.low[last] in ("and", ",") and w.cap[last + 1]:
                last += 1
                while last < b and w.cap[last] and w.text[last][0].isalnum():
                    last += 1
            joined = "and" in w.low[subject.last : last] and not any(n in self.people for n in range(subject.first, last))
            return Referent(None, Phrase(subject.first, last, "body"), "same-body", "carried") if joined else NOBODY
        return NOBODY

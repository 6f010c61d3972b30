"""Documents that speak, and who stands behind them: "its statement" is the one's who made it; "the letter" is the one's who is said to
have signed, sent or published it. Where the article does not tell, the words stay.
"""

from __future__ import annotations

from briefing.analysis.language.classes import ARTICLES, BEFORE_OWN_NOUN, DAYS, FINITE, POINTING, POSSESSIVE, POSSESSIVES, TIME
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.messages import DOCUMENTS
from briefing.analysis.quotes.speakers.body_names import is_for_its_place
from briefing.analysis.quotes.speakers.makers import PUBLISHING, SENT, Makers, Resolver
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent
from briefing.analysis.quotes.speakers.short_forms import BODIES
from briefing.lexicon.lists import closed_class, word_list

PLAIN_DOCUMENTS = frozenset(word_list("references", "plain_documents"))
MAKERS = closed_class("makers_of_documents")
"""bodies that no list of bodies has and that make documents: "a report by the police" """
FILED = closed_class("filed")
OF_RELEASE = closed_class("of_release")
RELEASED = closed_class("released")
LONGEST_RELEASE = 8
"""words between a document and who made it: "a report that was published late on Monday by" """
LONGEST_SUBJECT = 14
"""words between a document and the participle that tells of its making"""
LOOKED_AT = 6
"""mentions of a document, from the last one back"""


class Documents:
    def __init__(self, words: Words, cues: Cues, speakers: Resolver) -> None:
        self.w, self.lex, self.cues, self.speakers = words, cues.lex, cues, speakers
        self.makers = Makers(words, cues, speakers)
        self.authors: dict[str, Referent] = {}
        """noun of a document -> its author, once told"""

    def author_of(self, phrase: Phrase) -> Referent:
        """Who stands behind a document: told beside it, else where it was told of before."""
        w = self.w
        head = w.low[phrase.last - 1]
        found = self._told_at(phrase.last - 1, phrase.first)
        if not found.known and (w.low[phrase.first] in POINTING or phrase.first == phrase.last - 1):
            found = self.authors.get(head, NOBODY)
            if not found.known:
                found = self._told_before(phrase.first, head)
        if not found.known and w.low[phrase.first] in POINTING:
            found = self.makers.of(head, phrase.first)
        if found.known:
            self.authors[head] = found
            return Referent(found.person, found.phrase, "author", "carried", found.beside)
        return NOBODY

    def _told_before(self, stop: int, head: str) -> Referent:
        """Where the document was told of before word `stop`; any document is meant by "the document", if that was not told of."""
        w = self.w
        places = [i for i in range(stop) if w.low[i] == head and not w.quoted[i]]
        if not places and head in PLAIN_DOCUMENTS:
            places = [
                i
                for i in range(w.paragraphs[max(0, w.paragraph[stop] - 3)][0], stop)
                if w.low[i] in DOCUMENTS and not w.quoted[i]
            ]
        for k in reversed(places[-LOOKED_AT:]):
            signed = w.low[k + 1 : k + 2] == ["signed"]
            for asked in (self._made_by_subject, self._told_of)[:: 1 if signed else -1]:
                if (found := asked(k)).known:
                    return found
        return NOBODY

    def _of_last_verb(self, noun: int, a: int) -> Phrase | None:
        """ "The bridge is rusting, the Roads Institute has said in a report": the body that is the subject of the verb before the noun."""
        v = next((v for v in range(noun - 1, max(a, noun - LOOKED_AT), -1) if self.w.low[v] in PUBLISHING), None)
        subject = self.cues.phrases.subject_before(v, a) if v is not None else None
        return subject if subject and subject.kind in ("name", "body") else None

    def _told_of(self, noun: int) -> Referent:
        return self._told_at(noun, noun)

    def _told_at(self, noun: int, first: int) -> Referent:
        """The author beside the noun: "its statement", "a WHO release", "Holm's letter", "a report by X", "signed by X"."""
        w = self.w
        if w.low[first] in POSSESSIVES:
            return self.speakers.referent(Phrase(first, first + 1, "pronoun"))
        k = noun
        while k > 0 and noun - k < 5 and w.text[k - 1][0].isalnum() and not w.cap[k - 1] and w.low[k - 1] not in ARTICLES:
            if w.low[k - 1] in POSSESSIVES:
                return self.speakers.referent(Phrase(k - 1, k, "pronoun"))
            k -= 1
        of_a_day = k > 1 and w.text[k - 1] in POSSESSIVE and (w.low[k - 2] in DAYS or w.low[k - 2] in TIME)
        if k > 1 and w.text[k - 1] in POSSESSIVE and not of_a_day:
            begin = w.sentences[w.sentence[k]][0]
            owner = self.cues.phrases.name_ending(k - 1, begin) or self.cues.phrases.phrase_ending(k - 2, begin)
            return self.speakers.referent(owner) if owner and owner.kind in ("name", "body") else NOBODY
        if k > 0 and w.cap[k - 1] and k - 1 >= w.sentences[w.sentence[noun]][0] + 1:
            before = self.cues.phrases.name_ending(k, w.sentences[w.sentence[noun]][0])
            start = k - 1
            while start > 0 and w.cap[start - 1] and w.text[start - 1][0].isalnum() and w.sentence[start - 1] == w.sentence[noun]:
                start -= 1
            modifier = before or Phrase(start, k, "body")
            if before or self._speaks(modifier):
                return self.speakers.referent(modifier)
        return self._by(noun)

    def _speaks(self, phrase: Phrase) -> bool:
        """Capitals that name a body, not a place or a people."""
        w = self.w
        low = w.low[phrase.last - 1]
        acronym = w.text[phrase.last - 1].isupper() and len(low) > 1
        known = acronym or any(
            word in self.lex["words"] or word in self.lex["media"] for word in w.low[phrase.first : phrase.last]
        )
        return known and low not in self.lex.demonyms and " ".join(w.low[phrase.first : phrase.last]) not in self.lex["places"]

    def _by(self, noun: int) -> Referent:
        """ "a report by X", "the letter, signed by X", "a statement from X", "the affidavit was filed on Monday by X"."""
        w = self.w
        stop = w.sentences[w.sentence[noun]][1]
        k = self._past_release(noun + 1, min(stop, noun + LONGEST_RELEASE))
        if k + 1 < stop and w.low[k] not in ("by", "from"):
            k = self._released(noun, stop)
        if k + 1 < stop and (w.low[k] in ("by", "from")):
            if not FILED.isdisjoint(w.low[noun:k]) and (body := self._filed_for(k + 1, stop)):
                return self.speakers.referent(body)
            phrase = self.cues.phrases.phrase_starting(k + 1, stop)
            phrase = phrase and self.speakers.name_of(phrase)
            if phrase and phrase.kind == "noun" and self._makes(phrase, sent=w.low[noun] in SENT and w.low[k] == "from"):
                return Referent(None, phrase)
            if phrase and phrase.kind == "noun":
                phrase = self._capitals_at(k + 1)
            if phrase and phrase.kind in ("name", "body"):
                return self.speakers.referent(phrase)
        return NOBODY

    def _filed_for(self, i: int, stop: int) -> Phrase | None:
        """ "Filed by the Dam Authority's inspector Anna Holm": the body; who only files is no author."""
        w = self.w
        first = last = i + (w.low[i] in ARTICLES)
        while last < stop and w.cap[last] and last not in self.cues.phrases.names and w.text[last][0].isalnum():
            last += 1
        body = Phrase(first, last, "body")
        return body if last > first and last < stop and w.text[last] in POSSESSIVE and self._speaks(body) else None

    def _past_release(self, k: int, stop: int) -> int:
        """Past "was published", "signed late on Monday", from word `k` on."""
        w = self.w
        while k < stop and (w.text[k] == "," or w.low[k] in PUBLISHING or w.low[k] in OF_RELEASE or w.low[k] in DAYS):
            k += 1
        return k

    def _released(self, noun: int, stop: int) -> int:
        """The "by" of "a study of 900 cats published on Monday by X"; nothing but what the study is of stands before the participle."""
        w = self.w
        for k in range(noun + 1, min(stop, noun + LONGEST_SUBJECT)):
            if w.low[k] in RELEASED:
                return self._past_release(k, min(stop, k + LONGEST_RELEASE))
            if not w.text[k][0].isalnum() or w.quoted[k] or w.low[k] in FINITE:
                return stop
        return stop

    def _makes(self, phrase: Phrase, *, sent: bool) -> bool:
        """ "The union", "her lawyers": who may have made a document, in small letters; "the port" when it was sent "from the port"."""
        w = self.w
        head = w.low[phrase.last - 1]
        known = head in MAKERS or head in BODIES or head in self.lex["words"] or head.removesuffix("s") in self.lex["roles"]
        maker = known or (sent and w.low[phrase.first] == "the")
        return maker and not w.cap[phrase.last - 1] and phrase.last - phrase.first > 1

    def _capitals_at(self, i: int) -> Phrase | None:
        """The body named from word `i` on, an article aside: "the World Bank" of "by the World Bank last year"."""
        w = self.w
        first = last = i + (w.low[i] in ARTICLES)
        while last < w.count and w.cap[last] and w.sentence[last] == w.sentence[i]:
            last += 1
        phrase = Phrase(first, last, "body")
        owner = last < w.count and w.text[last] in POSSESSIVE
        return phrase if last > first and not owner and self._speaks(phrase) else None

    def _made_by_subject(self, noun: int) -> Referent:
        """ "Holm said in a letter", "the team has issued a statement", "in a letter sent on Monday, Holm said", "Holm, in a letter, said"."""
        w = self.w
        a, b = w.sentences[w.sentence[noun]]
        a = max(a, w.after_dateline(w.paragraph[a]))
        own = any(low in BEFORE_OWN_NOUN for low in w.low[max(a, noun - 4) : noun])
        if not own and "in" not in w.low[max(a, noun - 2) : noun]:
            return NOBODY
        fronted = w.low[a] == "in" and noun - a < LOOKED_AT
        inserted = any(w.text[i] == "," and w.low[i + 1] == "in" for i in range(max(a, noun - 5), noun))
        if not fronted and not inserted and not any(w.low[i] in PUBLISHING for i in range(max(a, noun - 6), noun)):
            return NOBODY
        said_in = not fronted and "in" in w.low[max(a, noun - 2) : noun]
        subject = (self._of_last_verb(noun, a) if said_in else None) or self.cues.subjects.sentence_subject(a, b)
        if subject is None or (subject.first > noun) != fronted:
            return NOBODY
        if fronted and not any(self.cues.verbs.is_cue(i) for i in range(subject.last, min(b, subject.last + 3))):
            return NOBODY
        if subject.kind == "body" and is_for_its_place(w, self.lex, subject):
            return NOBODY
        if subject.kind in ("name", "body"):
            return self.speakers.referent(subject)
        found = self.speakers.turns.of_word.get(subject.first, NOBODY)
        return found if found.person is not None or (found.phrase and found.phrase.kind == "body") else NOBODY

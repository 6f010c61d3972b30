"""Organisations that speak: the full name of a body.

"the ministry" is the ministry that was named; "WHO" is what stands before "(WHO)"; "the firm" is the one that the sentences before
are about. Where the article does not tell, the words stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from briefing.analysis.language.classes import DAYS, INDEFINITE
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.speakers.body_kinds import Body, BodyKinds
from briefing.analysis.quotes.speakers.body_names import BodyNames, is_for_its_place
from briefing.analysis.quotes.speakers.documents import DOCUMENTS, Documents, Resolver
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent
from briefing.analysis.quotes.speakers.short_forms import BODIES
from briefing.lexicon.lists import closed_class, word_list

NAMED_BODIES = frozenset(word_list("references", "named_bodies"))
FIRMS = frozenset(word_list("references", "firms"))
FIRM_ROLES = closed_class("firm_roles")
OWNED = closed_class("owned")
OF_SHARES = closed_class("of_shares")
SPOKESPEOPLE = closed_class("spokespeople")
NO_FIRMS = frozenset(word_list("references", "no_firms"))
NEAR_PARAGRAPHS = 2
LONGEST_ACRONYM = 5
"""letters; longer words in capitals are of headlines and buttons"""


def singular(head: str) -> str:
    """ "Charity" of "charities"."""
    return head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")


class Bodies:
    def __init__(self, words: Words, cues: Cues, speakers: Resolver) -> None:
        self.w, self.lex, self.cues, self.speakers = words, cues.lex, cues, speakers
        self.people = cues.phrases.names
        self.names = BodyNames(words, cues)
        self.kinds = BodyKinds(words, self.names)
        self.documents = Documents(words, cues, speakers)

    def referent(self, phrase: Phrase) -> Referent:
        """The body a phrase means when another place of the article names it; NOBODY when the phrase says all there is."""
        head = self.w.low[phrase.last - 1]
        if head in DOCUMENTS and phrase.kind == "noun":
            return self.documents.author_of(phrase)
        if phrase.kind == "body" and phrase.last - phrase.first == 1 and (full := self.names.spelled_out(phrase, head)):
            return Referent(None, full, "acronym", "carried") if full.first != phrase.first else NOBODY
        if head in BODIES and not self.w.cap[phrase.last - 1]:
            return self._the_body(phrase, head)
        if head.endswith("s") and singular(head) in BODIES:
            return self._together(phrase)
        return NOBODY

    def named_beside(self, phrase: Phrase) -> Referent:
        """ "The retailer, Harbor Mart, said", "the mine's owner, Harbor Coal, said": the body of that name."""
        head = self.w.low[phrase.last - 1]
        firm = (head in BODIES or head in FIRM_ROLES) and not self.w.cap[phrase.last - 1]
        beside = self.beside(phrase.last) if firm else None
        return Referent(None, beside, "same-body", "carried") if beside else NOBODY

    def thing(self, at: int) -> Referent:
        """ "It": the body or document that spoke last, or is the subject of a sentence since then."""
        turn = self.speakers.turns.before(at, NEAR_PARAGRAPHS)
        for a, b in islice(self._sentences_before(at), 2):
            if turn and turn.word >= a:
                break
            subject = self._subject(a, b)
            if subject and self.w.low[subject.first] != "it":
                found = self.named_beside(subject)
                found = found if found.known else self.referent(subject)
                return Referent(found.person, found.phrase or subject, "pronoun", "carried", found.beside)
        if turn is None or turn.referent.person is not None or turn.referent.phrase is None:
            return NOBODY
        phrase = turn.referent.phrase
        if phrase.kind == "pronoun" or self.w.low[phrase.last - 1] in self.lex["roles"]:
            return NOBODY
        return Referent(None, phrase, "pronoun", "carried")

    def those(self, at: int) -> Referent:
        """ "They": two bodies that spoke together last, "the Porters League and the Nurses Union"."""
        turn = self.speakers.turns.before(at, 1)
        phrase = turn.referent.phrase if turn and turn.referent.person is None else None
        several = phrase is not None and phrase.kind == "body" and self.names.extent(phrase)[0] < phrase.first
        return Referent(None, phrase, "pronoun", "carried") if several else NOBODY

    def _sentences_before(self, at: int) -> Iterator[tuple[int, int]]:
        """The words [a, b) of this sentence before word `at`, and of those before it that are not all quotation, near by."""
        w = self.w
        for number in range(w.sentence[at], -1, -1):
            a, b = w.sentences[number]
            if w.paragraph[at] - w.paragraph[a] > NEAR_PARAGRAPHS:
                return
            if not all(w.quoted[i] or not w.text[i][0].isalnum() for i in range(a, min(b, at))):
                yield a, min(b, at)

    def _subject(self, a: int, b: int) -> Phrase | None:
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

    def _topic(self, start: int, head: str) -> Phrase | None:
        """The body that the sentences before word `start` are about, as their subject."""
        for a, b in self._sentences_before(start):
            if self._another(head, a, b):
                return None
            subject = self._subject(a, b)
            if subject and subject.kind == "body" and self._may_be(subject, head):
                return subject
            if subject and subject.kind == "noun" and (beside := self.beside(subject.last)) and self._may_be(beside, head):
                return beside
            if (spoken_for := self._spoken_for(a, b)) and self._may_be(spoken_for, head):
                return spoken_for
        return None

    def _spoken_for(self, a: int, b: int) -> Phrase | None:
        """ "A spokesman for (the builders,) Harbor Works", "Harbor Works spokeswoman Anna Holm": the body among the words [a, b)."""
        w = self.w
        i = next((i for i in range(a, b - 2) if w.low[i] in SPOKESPEOPLE and not w.quoted[i]), None)
        if i is None:
            return None
        if w.low[i + 1] == "for":
            phrase = self.cues.phrases.phrase_starting(i + 2, b)
            if phrase and phrase.kind == "noun":
                return self.beside(phrase.last)
            return phrase if phrase and self._is_a_name(phrase) else None
        first = i
        while first > a and w.cap[first - 1] and first - 1 not in self.people:
            first -= 1
        name = Phrase(first, i, "body")
        return name if first < i and self._is_a_name(name) else None

    def _another(self, head: str, first: int, last: int) -> bool:
        """ "A group of drivers": one without a name was brought in by that noun among the words [first, last)."""
        low = self.w.low
        return any(low[i] == head and not INDEFINITE.isdisjoint(low[max(0, i - 2) : i]) for i in range(first, last))

    def _may_be(self, name: Phrase, head: str) -> bool:
        """No firm is called a ministry, and nothing a court that has no court in its name."""
        low = self.w.low[slice(*self.names.extent(name))]
        if head in NAMED_BODIES and head not in low:
            return False
        body = self.kinds.of(name)
        return not (body and body.is_none(head)) and (head not in FIRMS or NO_FIRMS.isdisjoint(low))

    def beside(self, i: int) -> Phrase | None:
        """ "The retailer, (state-run) Harbor Mart, said": the name in capitals between the commas from word `i` on, and no person's."""
        w = self.w
        if w.text[i : i + 1] != [","] or i + 2 >= len(w):
            return None
        first = i + 1 + (w.low[i + 1] == "the")
        first = last = first + ("-" in w.text[first] and not w.cap[first])
        while last < len(w) and (w.cap[last] or w.text[last].isdigit()) and last not in self.people and w.text[last][0].isalnum():
            last += 1
        closed = last < len(w) and w.text[last] == "," and w.sentence[last] == w.sentence[i]
        place = closed and (self.names.is_named_place(Phrase(first, last, "body")) or w.low[first] in DAYS)
        return Phrase(first, last, "body") if closed and last > first and w.cap[first] and not place else None

    def _fullest(self, body: Body, stop: int) -> Phrase:
        """The longest form of a body's name before word `stop`, the first of them."""
        return max((name for name in body.mentions if name.last <= stop), key=lambda name: name.last - name.first)

    def _together(self, phrase: Phrase) -> Referent:
        """ "The two charities": those that are the subject of the sentence before together."""
        w = self.w
        for a, b in self._sentences_before(phrase.first):
            subject = self._subject(a, b)
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

    def _of_several(self, name: Phrase) -> bool:
        """ "The Liberals and the National Party": two together, of whom no noun in the singular is said."""
        joined = name.first > 1 and self.w.low[name.first - 1 - (self.w.low[name.first - 1] == "the")] == "and"
        return joined or self.names.extent(name)[0] < name.first

    def _is_called(self, name: Phrase, nouns: Collection[str], head: str, start: int) -> bool:
        return self.names.is_beside(name, head) or any(self.names.is_called(name, noun, start) for noun in nouns)

    def _is_a_name(self, phrase: Phrase) -> bool:
        """Capitals that name a body: no place, nobody's description, no word that has its capital for its place."""
        if phrase.kind != "body" or self.names.is_named_place(phrase) or self.speakers.is_description(phrase):
            return False
        return not is_for_its_place(self.w, self.lex, phrase)

    def _the_body(self, phrase: Phrase, head: str) -> Referent:
        """ "the ministry": the only ministry named before, else the body that spoke last."""
        w = self.w
        start = phrase.first
        if w.low[start] not in ("the", "this"):
            return NOBODY
        if phrase.last - start == 2:
            nouns = FIRMS if head in FIRMS else (head,)
            before = [p for p in self.names.named if p.last <= start and self._is_called(p, nouns, head, start)]
            if len({tuple(w.low[slice(*self.names.extent(p))]) for p in before}) == 1:
                if self.kinds.joined(before[0], head):
                    return NOBODY
                return Referent(None, before[0], "same-body", "carried")
            if before:
                return NOBODY
            fitting = self.kinds.fitting(head, start)
            if len(fitting) == 1:
                return Referent(None, self._fullest(fitting[0], start), "same-body", "carried")
        turn = self.speakers.turns.before(start, NEAR_PARAGRAPHS)
        last = turn.referent.phrase if turn and turn.referent.person is None else None
        if last and self._is_a_name(last):
            another = turn is not None and self._another(head, turn.word, start)
            meant = self._may_be(last, head) and not another and not self._of_several(last)
            return Referent(None, last, "only-body", "guessed") if meant else NOBODY
        topic = self._topic(start, head)
        return Referent(None, topic, "only-body", "guessed") if topic and not self._of_several(topic) else NOBODY

"""The body that is somebody's: "his party", "Holm's company" is the one that the article names beside the person."""

from __future__ import annotations

from briefing.analysis.language.classes import POSSESSIVE, POSSESSORS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.speakers.body_kinds import BodyKinds, meant_by
from briefing.analysis.quotes.speakers.documents import Resolver
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent
from briefing.lexicon.lists import closed_class

JOINED = frozenset(("party", "firm", "airline", "bank", "union", "charity", "club", "newspaper", "broadcaster", "organisation"))
"""kinds of bodies that people are in or at the head of; "her office" and "his team" are no more than that"""
OF_BODY = closed_class("before_own_body")
FARTHEST = 10
"""words between a person and the body whose they are: "Anna Holm, the founder and first chairwoman of Larch Lamps" """
LONGEST_OFFICE = 3
"""words between a body and the person whose office there they tell: "Derin party chair Rabbi Holm" """


class OwnBodies:
    def __init__(self, words: Words, cues: Cues, speakers: Resolver, kinds: BodyKinds) -> None:
        self.w, self.lex, self.cues, self.speakers, self.kinds = words, cues.lex, cues, speakers, kinds
        self.people = cues.phrases.names

    def referent(self, phrase: Phrase, head: str) -> Referent:
        """The one body of that kind, or of none that is known, which is named beside the person whose it is."""
        person = self._owner(phrase) if not meant_by(head).isdisjoint(JOINED) else None
        if person is None:
            return NOBODY
        beside = [
            (one, body, name)
            for body in self.kinds.named
            for name in body.mentions
            if name.last <= phrase.first and (one := self._beside(name)) is not None and not body.is_none(head)
        ]
        own = [(body, name) for one, body, name in beside if one == person]
        fitting = [(body, name) for body, name in own if body.may_be(head)] or own
        if len({id(body) for body, _ in fitting}) != 1 or self._others(person, {one for one, _, _ in beside}, phrase.first):
            return NOBODY
        return Referent(None, fitting[0][1], "same-body", "carried")

    def _others(self, person: int, members: set[int], stop: int) -> bool:
        """Another who has such a body was named after the owner, and may be meant as well."""
        last = max((i for i, (one, _) in self.people.items() if one == person and i < stop), default=0)
        return any(last < i < stop and one != person and one in members for i, (one, _) in self.people.items())

    def _owner(self, phrase: Phrase) -> int | None:
        w, i = self.w, phrase.first
        if w.low[i] in POSSESSORS:
            return self.speakers.referent(Phrase(i, i + 1, "pronoun")).person
        if w.low[i - 1] in POSSESSORS:
            return self.speakers.referent(Phrase(i - 1, i, "pronoun")).person
        owner = self.cues.phrases.phrase_ending(i - 2, w.sentences[w.sentence[i]][0]) if w.text[i - 1] in POSSESSIVE else None
        return owner.person if owner else None

    def _beside(self, name: Phrase) -> int | None:
        """Whose body it is: "New Dawn leader Anna Holm", "Anna Holm, the leader of New Dawn", "Anna Holm (New Dawn)"."""
        before = self._named_after(name)
        return before if before is not None else self._named_before(name)

    def _named_after(self, name: Phrase) -> int | None:
        w, i = self.w, max(name.last, self.kinds.names.extent(name)[1])
        stop = min(w.sentences[w.sentence[name.first]][1], i + LONGEST_OFFICE + 1)
        offices = 0
        for k in range(i, stop):
            if k in self.people:
                return self.people[k][0] if offices else None
            if not w.text[k][0].isalpha() or w.low[k] in OF_BODY:
                return None
            offices += self._is_office(k)
        return None

    def _is_office(self, k: int) -> bool:
        low = self.w.low[k]
        return low in self.lex["roles"] or low in self.lex["titles"]

    def _named_before(self, name: Phrase) -> int | None:
        w, ends = self.w, self.cues.phrases.name_end
        begin = w.sentences[w.sentence[name.first]][0]
        k = name.first - 1 - (w.low[name.first - 1] == "the")
        if k <= begin or (w.low[k] not in OF_BODY and w.text[k] != "("):
            return None
        end = next((last for last in range(k, max(begin, k - FARTHEST), -1) if last - 1 in ends), 0)
        between = w.text[end:k]
        described = between != [] and w.text[k] != "(" and between[0] == "," and any(map(self._is_office, range(end, k)))
        return self.people[ends[end - 1]][0] if end and (described or not between) else None

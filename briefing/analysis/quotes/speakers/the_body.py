"""Which body a noun with "the" means: the only one of its kind, the one that spoke last, the one that the sentences before are about."""

from __future__ import annotations

from collections.abc import Collection

from briefing.analysis.language.classes import INDEFINITE, POINTING
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.speakers.body_kinds import Body, BodyKinds, meant_by
from briefing.analysis.quotes.speakers.body_names import BodyNames
from briefing.analysis.quotes.speakers.body_subjects import NEAR_PARAGRAPHS, BodySubjects
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent, Turns
from briefing.lexicon.lists import word_list

NAMED_BODIES = frozenset(word_list("references", "named_bodies"))
NEW_ONES = frozenset(word_list("references", "new_ones") + word_list("references", "other_bodies"))
FIRMS = frozenset(word_list("references", "firms"))
LONGEST_CALLING = 4
"""words from a noun to the name of the one brought in by it: "a group calling itself the Army of the Hills" """
OF_ANY_TRADE = frozenset(("firm", "organisation"))
"""kinds that one whose kind nothing tells may be of as well"""
NO_FIRMS = frozenset(word_list("references", "no_firms"))


class TheBody:
    def __init__(self, words: Words, turns: Turns, names: BodyNames, kinds: BodyKinds, subjects: BodySubjects) -> None:
        self.w, self.turns, self.names, self.kinds, self.subjects = words, turns, names, kinds, subjects

    def _topic(self, start: int, head: str) -> Phrase | None:
        """The body that the sentences before word `start` are about, as their subject."""
        for a, b in self.subjects.sentences_before(start):
            if self._another(head, a, b):
                return None
            subject = self.subjects.of(a, b)
            if subject and subject.kind == "body" and self._may_be(subject, head):
                return subject
            if (
                subject
                and subject.kind == "noun"
                and (beside := self.subjects.beside(subject.last))
                and self._may_be(beside, head)
            ):
                return beside
            if (spoken_for := self.subjects.spoken_for(a, b)) and self._may_be(spoken_for, head):
                return spoken_for
        return None

    def _is_beside_another(self, body: Body, head: str, start: int) -> bool:
        """ "Apexa is to buy Harbor Foods", "a court jailed him; he went to the Supreme Court": the sentences are about one of unknown
        kind, or one without a name was brought in, and no sentence is about the body."""
        names = [name for name in body.mentions if name.last <= start]
        if any(map(self._is_subject, names)):
            return False
        if any(not any(0 < name.first - i <= LONGEST_CALLING for name in names) for i in self._new(head, 0, start)):
            return True
        topic = self._topic(start, head) if not OF_ANY_TRADE.isdisjoint(meant_by(head)) else None
        if topic is None or self.kinds.of(topic) is body:
            return False
        return any(self.w.sentence[name.first] == self.w.sentence[topic.first] and name.first - topic.last > 1 for name in names)

    def _is_subject(self, name: Phrase) -> bool:
        """A sentence begins with the name, an article aside, or goes on after a comma with it."""
        w, i = self.w, name.first - (self.w.low[name.first - 1] == "the")
        return w.opens_a_sentence(i) or w.text[i - 1] == ","

    def _another(self, head: str, first: int, last: int) -> bool:
        """ "A group of drivers": one without a name was brought in by that noun among the words [first, last)."""
        return self._new(head, first, last) != []

    def _new(self, head: str, first: int, last: int) -> list[int]:
        """The words among [first, last) where that noun brings in one without a name."""
        low = self.w.low
        new = (i for i in range(first, last) if low[i] == head and not INDEFINITE.isdisjoint(low[max(0, i - 2) : i]))
        return [i for i in new if not self._in_apposition(i)]

    def _in_apposition(self, i: int) -> bool:
        """ "Harbor Watch, a charity": the noun at word `i` is said of the name before the comma."""
        w = self.w
        k = max((k for k in (i - 1, i - 2) if k > 1 and w.low[k] in INDEFINITE), default=0)
        return k > 1 and w.text[k - 1] == "," and w.cap[k - 2]

    def _may_be(self, name: Phrase, head: str) -> bool:
        """No firm is called a ministry, and nothing a court that has no court in its name."""
        low = self.w.low[slice(*self.names.extent(name))]
        if head in NAMED_BODIES and head not in low:
            return False
        body = self.kinds.of(name)
        return not (body and body.is_none(head)) and (head not in FIRMS or NO_FIRMS.isdisjoint(low))

    def _fullest(self, body: Body, stop: int) -> Phrase:
        """The longest form of a body's name before word `stop`, the first of them."""
        return max((name for name in body.mentions if name.last <= stop), key=lambda name: self.names.end(name) - name.first)

    def _of_several(self, name: Phrase) -> bool:
        """ "The Liberals and the National Party": two together, of whom no noun in the singular is said."""
        joined = name.first > 1 and self.w.low[name.first - 1 - (self.w.low[name.first - 1] == "the")] == "and"
        return joined or self.names.extent(name)[0] < name.first

    def _is_called(self, name: Phrase, nouns: Collection[str], head: str, start: int) -> bool:
        return self.names.is_beside(name, head) or any(self.names.is_called(name, noun, start) for noun in nouns)

    def referent(self, phrase: Phrase, head: str) -> Referent:
        """ "the ministry": the only ministry named before, else the body that spoke last."""
        start = phrase.first
        if self.w.low[start] not in POINTING or not NEW_ONES.isdisjoint(self.w.low[start : phrase.last - 1]):
            return NOBODY
        if fitting := self.kinds.fitting(head, start):
            return self._of_fitting(fitting, head, start)
        if phrase.last - start == 2:
            nouns = FIRMS if head in FIRMS else (head,)
            before = [p for p in self.names.named if p.last <= start and self._is_called(p, nouns, head, start)]
            new = self._another(head, 0, start) and not any(map(self._is_subject, before))
            if not new and len({tuple(self.w.low[slice(*self.names.extent(p))]) for p in before}) == 1:
                return Referent(None, before[0], "same-body", "carried")
            if before:
                return NOBODY
        turn = self.turns.before(start, NEAR_PARAGRAPHS)
        last = turn.referent.phrase if turn and turn.referent.person is None else None
        if last and self.subjects.is_a_name(last):
            another = turn is not None and self._another(head, turn.word, start)
            meant = self._may_be(last, head) and not another and not self._of_several(last)
            return Referent(None, last, "only-body", "guessed") if meant else NOBODY
        topic = self._topic(start, head)
        return Referent(None, topic, "only-body", "guessed") if topic and not self._of_several(topic) else NOBODY

    def called(self, head: str, start: int) -> Referent:
        """The body of that kind which the noun means at word `start`, if it is of one; nobody is guessed."""
        fitting = self.kinds.fitting(head, start)
        return self._of_fitting(fitting, head, start) if fitting else NOBODY

    def _of_fitting(self, fitting: list[Body], head: str, start: int) -> Referent:
        """The only one that fits, else the one that spoke last where no other was named since, else the only one called so."""
        last = {body: max(p.last for p in body.mentions if p.last <= start) for body in fitting}
        turn = self.turns.before(start, NEAR_PARAGRAPHS)
        spoke = turn.referent.phrase if turn and turn.referent.person is None else None
        alone = spoke is not None and spoke.kind == "body" and not self._of_several(spoke)
        speaker = self.kinds.of(spoke) if spoke and alone else None
        if len(fitting) == 1:
            body, sure = fitting[0], "carried"
        elif turn and speaker in last and all(at <= turn.word for other, at in last.items() if other is not speaker):
            body, sure = speaker, "guessed"
        else:
            named = [body for body in fitting if head in body.nouns or head in body.words]
            if len(named) != 1 or any(self.kinds.joined(name, head) for name in named[0].mentions if name.last <= start):
                return NOBODY
            body, sure = named[0], "guessed"
        if self._another(head, last[body], start) or (len(fitting) == 1 and self._is_beside_another(body, head, start)):
            return NOBODY
        return Referent(None, self._fullest(body, start), "same-body", sure)

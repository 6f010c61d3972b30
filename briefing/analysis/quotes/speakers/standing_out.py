"""Who stands out in one sentence, for a pronoun behind it: one who was asked, one who speaks, its subject, the only one named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from briefing.analysis.language.classes import ASKING, FINITE, PAST, POSSESSORS, PUT_QUESTIONS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.speakers.brought_in import BroughtIn
from briefing.analysis.quotes.speakers.naming import Naming
from briefing.analysis.quotes.speakers.newcomers import SEXES, Newcomers
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent, Turns
from briefing.lexicon.lists import closed_class

REACH_PARAGRAPHS = 3
LONGEST_RELATIVE = 5
"""words of "Her teacher, Sister" before a name"""
FURTHEST_PREDICATE = 7
"""words of "of the port of Larch is" before a name"""
WRITERS = closed_class("writers")
"""who asks in "When I asked Holm, she said" and "When asked" """
AMBIGUOUS = Referent(rule="ambiguous")
SOMEBODY_ASKED = Referent(rule="asked")
"""one without a name was asked and answers; nobody else does"""
QUESTION_WORDS = closed_class("question_words")
PRESENTING = closed_class("singular_be")
UNNAMED = "unnamed"
"""rule of a role like "the foreman" that nobody was seen to have: somebody named before may, else the role is all there is"""

TO = frozenset(("to", "with"))
THINGS = frozenset(("it", "there"))
NEW = "new"
"""rule of one without a name whom the sentence brings in"""


class StandingOut:
    def __init__(self, people: People, cues: Cues, turns: Turns, describe: Callable[[Phrase], Referent], naming: Naming) -> None:
        self.w, self.people, self.cues, self.turns, self.describe = cues.w, people, cues, turns, describe
        self.name_of, self.lex = naming.name_of, cues.lex
        self.newcomers, self.brought_in = Newcomers(people, cues), BroughtIn(cues)
        self.mentions = sorted((first, number) for first, (number, _) in people.at_word.items())

    def in_sentence(self, a: int, b: int, sex: str | None, *, same: bool, by_name: bool) -> Referent:
        """Who stands out among the words [a, b) of one sentence: one who was asked, one who speaks, its subject."""
        w = self.w
        asked = self._asked(a, b, by_writer=same)
        if asked is SOMEBODY_ASKED or self._may_be(asked, sex):
            return asked
        turns = [t for t in self.turns.by_sentence.get(w.sentence[a], ()) if t.word < b]
        if turns and not same and self._asks_about(turns[-1].word, b, sex):
            return NOBODY
        speaking = self._speaking([t.referent for t in turns], a, b, sex)
        if speaking.known:
            return speaking
        if new := self.brought_in.in_sentence(a, b, sex):
            return AMBIGUOUS if self.named(a, b, sex) else Referent(None, new, NEW)
        subject = self.cues.subjects.sentence_subject(a, b)
        if subject and not w.quoted[subject.first]:
            found = self._subject(subject)
            if self._may_be(found, sex):
                return AMBIGUOUS if self._one_of_two(subject, sex) or self._is_hers(subject, a, sex) else found
            if self._is_pronoun(subject, sex):
                return self._before_pronoun(a, subject.first, sex) if subject.first > a else NOBODY
            if not found.known and self.newcomers.is_addressed(subject, sex):
                return AMBIGUOUS
            if not found.known and self.newcomers.brings_own(subject, b, sex):
                return self.newcomers.referent(subject)
            if (
                found.person is None
                and self.newcomers.is_role(subject)
                and (not found.known or self.newcomers.is_definite(subject))
            ):
                unnamed = w.low[subject.first] == "the" and not found.known
                return Referent(None, subject, UNNAMED) if unnamed else AMBIGUOUS
        return self._only_one_named(a, b, sex, subject, same=same, by_name=by_name)

    def _only_one_named(self, a: int, b: int, sex: str | None, subject: Phrase | None, *, same: bool, by_name: bool) -> Referent:
        """The only one named in a sentence whose subject is nobody, of several the one who spoke last; else it may be somebody new."""
        w = self.w
        named = self.named(a, b, sex)
        thing = subject is None or subject.kind not in ("name", "pronoun") or w.low[subject.first] in THINGS
        if thing and not named and not same and self.brought_in.may_be_meant(a, b, sex):
            return AMBIGUOUS
        if len(named) > 1 or (named and not by_name):
            last = None if subject and subject.kind == "body" else self.turns.before(a, REACH_PARAGRAPHS)
            spoke_last = last.referent.person if last else None
            return Referent(spoke_last) if spoke_last in named else AMBIGUOUS
        if named and subject and self._is_hers(subject, a, sex):
            return AMBIGUOUS
        return Referent(named.pop()) if named else NOBODY

    def _speaking(self, spoke: Sequence[Referent], a: int, b: int, sex: str | None) -> Referent:
        """The last of those who speak in a sentence whom the pronoun may mean."""
        fitting = [r for r in spoke if self._may_be(r, sex)]
        if fitting:
            return fitting[-1]
        told = bool(spoke) and (number := spoke[-1].person) is not None and sex and self._is_told_of(number, a, b, sex)
        return Referent(spoke[-1].person) if told else NOBODY

    def _before_pronoun(self, a: int, at: int, sex: str | None) -> Referent:
        """ "When Holm came, she was tired": the only one named before the pronoun that is the sentence's subject, as a subject."""
        named = self.named(a, at, None)
        if len(named) != 1:
            return NOBODY
        subject = self.cues.subjects.of_opening_clause(a, at)
        found = self._subject(subject) if subject else NOBODY
        if found == NOBODY and self.w.low[a + 1] in WRITERS and self._is_met(a, at):
            found = Referent(next(iter(named)))
        return found if found.person in named and self._may_be(found, sex) else NOBODY

    def _is_met(self, a: int, at: int) -> bool:
        """ "When I put this to Holm, she ...", "When I met Holm, ...", and not "When I asked about Holm, ..."."""
        before = next((self.w.low[i - 1] for i in range(a + 2, at) if i in self.people.at_word), "")
        return before in TO or before in self.cues.verbs.forms or before in PAST

    def _is_hers(self, subject: Phrase, a: int, sex: str | None) -> bool:
        """ "His father, Kofi Osei, was a miner": brought in as his, who may go on as well."""
        low = self.w.low[a]
        return sex is not None and subject.first - a <= LONGEST_RELATIVE and low in POSSESSORS and SEXES.get(low) == sex

    def _asks_about(self, first: int, b: int, sex: str | None) -> bool:
        """ "Judge Holm asked whether she had called": "she" is the one before, who answers, and not the name at word `first`."""
        w = self.w
        i = self.people.at_word.get(first, (0, first + 1))[1]
        asks = i + 2 < b and self.cues.verbs.forms.get(w.low[i], ("",))[0] in ASKING
        return asks and w.low[i + 1] in QUESTION_WORDS and SEXES.get(w.low[i + 2]) == sex

    def _one_of_two(self, subject: Phrase, sex: str | None) -> bool:
        """ "Holm and Benn met": another name follows, whom the pronoun may mean as well."""
        low, i = self.w.low, subject.last
        other = self.people.at_word.get(i + 1) if low[i : i + 1] == ["and"] and subject.kind == "name" else None
        return other is not None and self.fits(other[0], sex)

    def _is_told_of(self, number: int, a: int, b: int, sex: str) -> bool:
        """ "Carmen Idoko said he would stay": a pronoun of the sentence tells more than a list of first names, which says "f"."""
        w = self.w
        window = self.mentions[bisect_left(self.mentions, (a, -1)) : bisect_left(self.mentions, (b, -1))]
        if number in self.addressed or {n for _, n in window} != {number}:
            return False
        return any(SEXES.get(w.low[i]) == sex for i in range(window[-1][0], b) if not w.quoted[i])

    def _may_be(self, referent: Referent, sex: str | None) -> bool:
        """A person of that sex, or a description in the singular that has no other sex."""
        if referent.person is not None:
            return self.fits(referent.person, sex)
        phrase = referent.phrase
        if phrase is None or phrase.kind != "noun":
            return phrase is not None and sex is not None and self.newcomers.is_addressed(phrase, sex)
        head = self.w.low[phrase.last - 1]
        other = {"m": self.lex["female_words"], "f": self.lex["male_words"]}.get(sex or "", frozenset())
        return head in self.lex["roles"] and head not in other

    def fits(self, number: int, sex: str | None) -> bool:
        known = self.people.sexes[number]
        if known is None and sex is not None and any(self.people.sexes[n] == sex for n in self.namesakes.get(number, ())):
            return False
        return known is None or sex is None or known == sex

    @cached_property
    def namesakes(self) -> dict[int, set[int]]:
        """Person -> the others of the same last name."""
        by_name: dict[str, set[int]] = {}
        for number, person in enumerate(self.people.persons):
            by_name.setdefault(person.name.split()[-1], set()).add(number)
        return {number: numbers - {number} for numbers in by_name.values() if len(numbers) > 1 for number in numbers}

    @cached_property
    def addressed(self) -> set[int]:
        """People whose sex a form of address tells."""
        forms = (self.lex["honorifics_male"] | self.lex["honorifics_female"]) - self.lex["honorifics_of_both"]
        return {n for first, n in self.mentions if first and self.w.low[first - 1].rstrip(".") in forms}

    def _subject(self, subject: Phrase) -> Referent:
        subject = self.name_of(subject)
        if subject.kind == "name":
            return NOBODY if self.belongs(subject) else Referent(subject.person)
        found = self.turns.of_word.get(subject.first, NOBODY)
        if not found.known and subject.kind == "noun" and (name := self._is_name_of(subject)) is not None:
            return Referent(name)
        return found if found.known or subject.kind == "pronoun" else self.describe(subject)

    def _is_name_of(self, subject: Phrase) -> int | None:
        """ "The new head of the port is Helen Marsh": the person whose name the verb behind a role brings in."""
        w = self.w
        if w.low[subject.last - 1] not in self.lex["roles"]:
            return None
        for k in range(subject.last, min(w.count - 1, subject.last + FURTHEST_PREDICATE)):
            if w.low[k] in PRESENTING:
                return self.people.at_word[k + 1][0] if k + 1 in self.people.at_word else None
            if not w.text[k][0].isalnum() or k in self.people.at_word or w.low[k] in FINITE:
                return None
        return None

    def belongs(self, phrase: Phrase) -> bool:
        """True for a name that only describes a noun: "Holm aides", "Holm's campaign"."""
        return phrase.last < self.w.count and self.w.text[phrase.last] in ("'s", "’s", "'", "’")

    def _is_pronoun(self, subject: Phrase, sex: str | None) -> bool:
        """ "Though he did not name Benn, he was angry": the sentence goes on about the same one, whoever else it names."""
        low = self.w.low[subject.first]
        return subject.kind == "pronoun" and low in SEXES and sex in (None, SEXES[low])

    def named(self, a: int, b: int, sex: str | None) -> set[int]:
        """The people of that sex named among the words [a, b), outside quotation marks and not only to describe a noun."""
        window = self.mentions[bisect_left(self.mentions, (a, -1)) : bisect_left(self.mentions, (b, -1))]
        return {n for first, n in window if not self.w.quoted[first] and self.fits(n, sex) and not self._describes(first)}

    def _describes(self, first: int) -> bool:
        """True for the name in "Holm aides", "the Holm campaign"."""
        w = self.w
        last = self.people.at_word[first][1]
        if last >= w.count or w.cap[last] or w.sentence[last] != w.sentence[first]:
            return False
        word = w.low[last]
        return word in self.lex["eponyms"] or (word in self.lex["roles"] and word not in self.cues.verbs.forms)

    def _asked(self, a: int, b: int, *, by_writer: bool) -> Referent:
        """ "Anna Holm asked Peter Osei whether ...", "... asked the widow ...": who was asked answers; in the same sentence when
        the writer asked. SOMEBODY_ASKED for one whom a description alone names, and it cannot be said who that is."""
        w = self.w
        for i in range(a + 1, b - 1):
            if w.low[i] not in PUT_QUESTIONS or w.quoted[i] or (by_writer and w.low[i - 1] not in WRITERS):
                continue
            if i + 1 in self.people.at_word:
                return Referent(self.people.at_word[i + 1][0])
            told = self.cues.phrases.phrase_starting(i + 1, b)
            if told and told.kind == "noun" and self.newcomers.is_role(told) and not by_writer:
                found = self.describe(told)
                return SOMEBODY_ASKED if not found.known or found.person in self.named(a, i, None) else found
        return NOBODY

"""Whom "he", "she" and "they" mean, read back sentence by sentence.

In each sentence that somebody asks, speaks in, or is the subject of, that one is meant when the sex fits; sentences that are
all quotation are passed with the turn they belong to. Between two who fit alike the one who spoke last goes on; else it is
left open. Nobody is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from briefing.analysis.language.classes import ARTICLES, DETERMINERS, PREPOSITIONS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.speakers.brought_in import AT_MOST_AWAY
from briefing.analysis.quotes.speakers.callings import is_another_calling
from briefing.analysis.quotes.speakers.newcomers import SEXES
from briefing.analysis.quotes.speakers.plurals import Plurals
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent, Turns
from briefing.analysis.quotes.speakers.standing_out import AMBIGUOUS, NEW, SOMEBODY_ASKED, UNNAMED, StandingOut
from briefing.analysis.quotes.speakers.together import Together
from briefing.lexicon.lists import closed_class

REACH_PARAGRAPHS = 3
REACH_SENTENCES = 8
"""sentences outside quotations, as far as a pronoun was seen to reach in news"""
PLURAL = closed_class("plural_pronouns")
OF_BODIES = ("words", "bodies", "known", "media", "places")
RARE_NAME = 2.0
"""Zipf scale: of rarer first names the list's sex may be that of one country alone"""


class Pronouns:
    def __init__(
        self, people: People, cues: Cues, turns: Turns, describe: Callable[[Phrase], Referent], together: Together
    ) -> None:
        self.w, self.people, self.cues, self.turns, self.lex = cues.w, people, cues, turns, cues.lex
        self.standing = StandingOut(people, cues, turns, describe, together.naming)
        self.newcomers, self.mentions = self.standing.newcomers, self.standing.mentions
        self.plurals = Plurals(people, self.mentions, turns, together)

    def referent(self, at: int) -> Referent:
        """Whom the pronoun at word `at` means; NOBODY when that is left open."""
        low = self.w.low[at]
        if sex := SEXES.get(low):
            found = self._antecedent(at, sex)
            if found is SOMEBODY_ASKED:
                return NOBODY
            found = found if found.known else self._only_speaker(at)
            return found if found.known else self._unlisted(at)
        return self.plurals.several(at) if low in PLURAL else NOBODY

    def topic(self, at: int, sex: str | None) -> Referent:
        """Whom a pronoun at word `at` would mean, of either sex when `sex` is None; in its own sentence a subject or speaker alone."""
        return self._antecedent(at, sex, named=False)

    # ------------------------------------------------------------------ he, she
    def _antecedent(self, at: int, sex: str | None, *, named: bool = True) -> Referent:
        """Who speaks or is the subject, in this sentence or before it; else the only one named; in this sentence with `named`."""
        w = self.w
        here = w.sentence[at]
        earliest = w.paragraphs[max(0, w.paragraph[at] - REACH_PARAGRAPHS)][0]
        left = REACH_SENTENCES
        unnamed = NOBODY
        for number in range(here, -1, -1):
            a, b = w.sentences[number]
            if left <= 0:
                break
            if number < here and w.all_quoted(a, b):
                turn = self.turns.said_in.get(number)
                if turn and turn.referent.person is not None and self.standing.fits(turn.referent.person, sex):
                    another = self._is_another(unnamed, turn.referent.person)
                    return (SOMEBODY_ASKED if named else NOBODY) if another else self._carried(turn.referent)
                if turn:
                    earliest = min(earliest, w.paragraphs[max(0, w.paragraph[a] - REACH_PARAGRAPHS)][0])
                    continue
            if a < earliest:
                break
            if number < here and self._same_pronoun(a, b, sex):
                earliest = min(earliest, w.paragraphs[max(0, w.paragraph[a] - 1)][0])
            else:
                left -= 1
            found = self._in(number, at, sex, by_name=named or number < here)
            if found is AMBIGUOUS:
                break
            if found is SOMEBODY_ASKED:
                return NOBODY if not named else found
            if found.rule == UNNAMED:
                unnamed = unnamed if unnamed.known else found
            elif found.known:
                if found.person is not None and self._is_another(unnamed, found.person):
                    return SOMEBODY_ASKED if named else NOBODY
                return self._carried(found if found.person is not None or not unnamed.known else unnamed)
        return self._carried(unnamed) if unnamed.known else NOBODY

    def _is_another(self, described: Referent, number: int) -> bool:
        """ "The foreman" is nobody who was told to be something else."""
        nouns = {word for role in self.people.roles[number] for word in role}
        head = self.w.low[described.phrase.last - 1] if described.phrase else ""
        return head not in nouns and is_another_calling(self.lex, head, nouns)

    def _in(self, number: int, at: int, sex: str | None, *, by_name: bool) -> Referent:
        """Who stands out in a sentence for the pronoun at word `at`, before it in its own; or who comes in new with it."""
        w = self.w
        here, (a, b) = w.sentence[at], w.sentences[number]
        if number == here and (self._is_asked(a, at) or self.cues.subjects.fronted.describes(a, at)):
            return NOBODY
        found = self.standing.in_sentence(a, min(b, at), sex, same=number == here, by_name=by_name)
        if found is AMBIGUOUS and (new := self.newcomers.opening(a, at, sex)):
            return found if self.standing.named(self._past_complement(new), at, sex) else Referent(None, new)
        if found.rule == NEW and w.paragraph[at] - w.paragraph[a] > AT_MOST_AWAY:
            return AMBIGUOUS
        if found == NOBODY and number == here - 1 and w.paragraph[a] == w.paragraph[at]:
            return self._of_unsure_sex(a, b, sex)
        return found

    def _only_speaker(self, at: int) -> Referent:
        """The one who spoke last when nobody else is named, although a list of first names told another sex."""
        turn = self.turns.before(at, 1)
        number = turn.referent.person if turn else None
        if (
            turn is None
            or number is None
            or turn.referent.rule == "author"
            or number in self.standing.addressed
            or self.newcomers.between(turn.word, at)
            or self._is_the_other(number, turn.word, at)
        ):
            return NOBODY
        near = self.w.paragraphs[max(0, self.w.paragraph[at] - 1)][0]
        window = self.mentions[bisect_left(self.mentions, (min(near, turn.word), -1)) : bisect_left(self.mentions, (at, -1))]
        return Referent(number, None, "pronoun", "guessed") if {n for _, n in window} <= {number} else NOBODY

    def _is_the_other(self, number: int, a: int, at: int) -> bool:
        """ "His colleague takes the point, she said": since that one spoke a pronoun of the sex that the list of first names tells stood
        there, and the one at word `at` is another."""
        sex = self.lex.sex(self.people.persons[number].name.split()[0].lower())
        low, quoted = self.w.low, self.w.quoted
        return sex not in (None, SEXES[low[at]]) and any(SEXES.get(low[i]) == sex and not quoted[i] for i in range(a, at))

    def _unlisted(self, at: int) -> Referent:
        """ "Xolani said it leaked. “…,” he said.": a name that no list has speaks, and nobody else is named since."""
        turn = self.turns.before(at, 2)
        phrase = turn.referent.phrase if turn and turn.referent.person is None else None
        if turn is None or phrase is None or phrase.kind != "body" or self.newcomers.between(turn.word, at):
            return NOBODY
        article = phrase.first > 0 and self.w.low[phrase.first - 1] in DETERMINERS
        alone = not article and self._may_be_name(phrase.first, phrase.last) and not self._names_another(phrase, turn.word, at)
        return Referent(None, phrase, "pronoun", "guessed") if alone else NOBODY

    def _may_be_name(self, first: int, last: int) -> bool:
        """Words in capitals, none of them one of a body or a place, or an acronym."""
        w = self.w
        return all(
            w.cap[i] and not w.text[i].isupper() and not any(w.low[i] in self.lex[kind] for kind in OF_BODIES)
            for i in range(first, last)
        )

    def _names_another(self, phrase: Phrase, a: int, at: int) -> bool:
        """Among the words [a, at), outside quotation marks, stands another name that no preposition or article governs."""
        w = self.w
        same = set(w.low[phrase.first : phrase.last])
        k = max(a, phrase.last) if phrase.first <= a <= phrase.last else a
        while k < at:
            first = k
            while k < at and w.cap[k] and not w.quoted[k] and (k == first or not w.opens_a_sentence(k)):
                k += 1
            governed = first > 0 and (w.low[first - 1] in PREPOSITIONS | ARTICLES or w.text[first - 1] == "(")
            names = first in self.people.at_word or (k > first and not w.opens_a_sentence(first) and not governed)
            if names and w.low[first] not in same and self._may_be_name(first, k):
                return True
            k = max(k, first + 1)
        return False

    def _of_unsure_sex(self, a: int, b: int, sex: str | None) -> Referent:
        """The subject of the sentence [a, b) whose rare first name a list gave another sex, when it and its paragraph name nobody of this one."""
        subject = self.cues.subjects.sentence_subject(a, b)
        if (
            sex is None
            or subject is None
            or subject.person is None
            or self.standing.belongs(subject)
            or self.w.quoted[subject.first]
        ):
            return NOBODY
        number = subject.person
        first = self.people.persons[number].name.split()[0].lower()
        unsure = number not in self.standing.addressed and self.lex.sex(first) and self.lex.zipf(first) < RARE_NAME
        others = self.standing.named(self.w.paragraphs[self.w.paragraph[a]][0], b, sex)
        own = any(SEXES.get(self.w.low[i]) for i in range(a, b) if not self.w.quoted[i])
        return Referent(number, None, "pronoun", "guessed") if unsure and not others and not own else NOBODY

    def _same_pronoun(self, a: int, b: int, sex: str | None) -> bool:
        """The sentence goes on about the same one: its subject is the same pronoun."""
        low = next((self.w.low[i] for i in range(a, b) if self.w.text[i][0].isalnum()), "")
        return low in ("he", "she") and sex in (None, SEXES[low])

    def _is_asked(self, a: int, at: int) -> bool:
        """ "Asked by Osei what Benn knew, he ...": those in the question are not the one who answers."""
        w = self.w
        return w.low[a] == "asked" and w.text[at - 1] == "," and not w.quoted[a]

    def _past_complement(self, phrase: Phrase) -> int:
        """The word after "for Peter Osei" behind "A lawyer": who is named there does not speak for himself."""
        i = phrase.last
        governed = self.w.low[i] in ("for", "of") and i + 1 in self.people.at_word
        return self.people.at_word[i + 1][1] if governed else i

    def _carried(self, referent: Referent) -> Referent:
        return Referent(referent.person, referent.phrase, "pronoun", "carried")

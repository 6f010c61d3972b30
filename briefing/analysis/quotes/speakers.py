"""Which person a speaker phrase stands for: a name, a pronoun or a role noun ("the minister").

A pronoun is followed back sentence by sentence: who speaks in it, else whose it is as its subject. A role noun stands for
the one person of the article so far who was given that role. Left open when in doubt: no person is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left

from briefing.analysis.language.phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.people.titles import full, head_of
from briefing.analysis.quotes.attribution import Cues

REACH_PARAGRAPHS = 3
REACH_SENTENCES = 8
AMBIGUOUS = -1
SEXES = {"he": "m", "she": "f", "his": "m", "her": "f"}


class References:
    def __init__(self, words: Words, people: People, cues: Cues) -> None:
        self.w, self.people, self.cues = words, people, cues
        self.mentions = sorted((first, number) for first, (number, _) in people.at_word.items())
        self.spoke: dict[int, list[tuple[int, int]]] = {}
        """sentence -> (word, person) of each resolved speaker in it"""
        self.resolved: dict[int, int] = {}
        """word of a pronoun -> person"""

    def person_of(self, phrase: Phrase) -> int | None:
        if phrase.kind == "name" or phrase.person is not None:
            return phrase.person
        if phrase.kind == "noun":
            return self._holder(phrase)
        sex = SEXES.get(self.w.low[phrase.first]) if phrase.kind == "pronoun" else None
        return self._antecedent(phrase.first, sex) if sex else None

    def note(self, word: int, person: int) -> None:
        self.spoke.setdefault(self.w.sentence[word], []).append((word, person))
        if self.w.low[word] in SEXES:
            self.resolved[word] = person

    # ------------------------------------------------------------------ pronouns
    def _antecedent(self, at: int, sex: str) -> int | None:
        """The person whom a pronoun at word `at` means: who speaks or is the subject, in this sentence or before it."""
        w = self.w
        here = w.sentence[at]
        earliest = w.paragraphs[max(0, w.paragraph[at] - REACH_PARAGRAPHS)][0]
        for number in range(here, max(-1, here - REACH_SENTENCES), -1):
            a, b = w.sentences[number]
            if a < earliest:
                break
            found = self._in_sentence(a, min(b, at), sex, number == here)
            if found is not None:
                return found if found != AMBIGUOUS else None
        return None

    def _in_sentence(self, a: int, b: int, sex: str, same: bool) -> int | None:
        """Who stands out among the words [a, b) of one sentence: one who was asked, one who speaks, its subject."""
        w = self.w
        if not same and (asked := self._asked(a, b)) is not None and self._fits(asked, sex):
            return asked
        spoke = [person for word, person in self.spoke.get(w.sentence[a], ()) if word < b and self._fits(person, sex)]
        if spoke:
            return spoke[-1]
        subject = self.cues.sentence_subject(max(a, w.after_dateline(w.paragraph[a])), b)
        if subject and not w.quoted[subject.first]:
            person = self._subject(subject)
            if person is not None and self._fits(person, sex):
                return person
            if person is None and self._is_role(subject):
                return None if w.low[subject.first] == "the" else AMBIGUOUS
        named = self._named(a, b, sex)
        return named.pop() if len(named) == 1 else AMBIGUOUS if named else None

    def _subject(self, subject: Phrase) -> int | None:
        if subject.kind == "name":
            return None if self._belongs(subject) else subject.person
        return self._holder(subject) if subject.kind == "noun" else self.resolved.get(subject.first)

    def _is_role(self, subject: Phrase) -> bool:
        """Somebody who is not named here: "one delegate" was not named before, "the Kentucky Republican" was."""
        return subject.kind in ("noun", "body") and self.w.low[subject.last - 1] in self.cues.lex["roles"]

    def _named(self, a: int, b: int, sex: str) -> set[int]:
        """The people of that sex named among the words [a, b), outside quotation marks and not only to describe a noun."""
        window = self.mentions[bisect_left(self.mentions, (a, -1)) : bisect_left(self.mentions, (b, -1))]
        return {n for first, n in window if not self.w.quoted[first] and self._fits(n, sex) and not self._describes(first)}

    def _describes(self, first: int) -> bool:
        """True for the name in "Holm aides", "the Holm campaign"."""
        w = self.w
        last = self.people.at_word[first][1]
        if last >= len(w) or w.cap[last] or w.sentence[last] != w.sentence[first]:
            return False
        word = w.low[last]
        return word in self.cues.lex["eponyms"] or (word in self.cues.lex["roles"] and word not in self.cues.verbs)

    def _asked(self, a: int, b: int) -> int | None:
        """ "Anna Holm asked Peter Osei whether ...": he who was asked answers."""
        w = self.w
        for i in range(a + 1, b - 1):
            if w.low[i] in ("asked", "asks", "pressed", "questioned") and i + 1 in self.people.at_word and not w.quoted[i]:
                return self.people.at_word[i + 1][0]
        return None

    def _fits(self, number: int, sex: str) -> bool:
        known = self.people.sexes[number]
        return known is None or known == sex

    def _belongs(self, phrase: Phrase) -> bool:
        """True for a name that only describes a noun: "Holm aides", "Holm's campaign"."""
        return phrase.last < len(self.w) and self.w.text[phrase.last] in ("'s", "’s", "'", "’")

    # ------------------------------------------------------------------ role nouns
    def _holder(self, phrase: Phrase) -> int | None:
        """The person whom "the minister" means: the only one named near before who was given that very role.

        Every word of the phrase must stand in the role ("the Florida senator"), and what makes the role another one ("vice",
        "former") in the phrase.
        """
        w = self.w
        words = [full(low) for low in w.low[phrase.first + 1 : phrase.last]]
        if w.low[phrase.first] != "the" or not words or words[-1] not in self.cues.lex["roles"]:
            return None
        near = w.paragraphs[max(0, w.paragraph[phrase.first] - REACH_PARAGRAPHS)][0]
        window = self.mentions[bisect_left(self.mentions, (near, -1)) : bisect_left(self.mentions, (phrase.first, -1))]
        holders = {n for _, n in window if any(self._means(words, role) for role in self.people.roles[n])}
        return holders.pop() if len(holders) == 1 else None

    def _means(self, words: list[str], role: tuple[str, ...]) -> bool:
        given = [full(low) for low in role]
        return (
            head_of(given, self.cues.lex["roles"]) == words[-1]
            and set(words) <= set(given)
            and not QUALIFIERS & (set(given) - set(words))
        )


QUALIFIERS = frozenset(("vice", "deputy", "former", "ex", "assistant", "acting", "associate", "then", "co", "junior", "press"))

"""Those without a name who come into a report: "A passenger held her arm", "his daughter laughed"."""

from __future__ import annotations

from briefing.analysis.language.classes import INDEFINITE, KINSHIP, POSSESSORS, PREPOSITIONS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases_starting import KNOWN_AS
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.speakers.referents import Referent

SEXES = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}

LONGEST_AGE = 2
"""figures"""


class Newcomers:
    def __init__(self, people: People, cues: Cues) -> None:
        self.w, self.lex, self.people, self.cues = cues.w, cues.lex, people, cues

    def between(self, first: int, at: int) -> bool:
        """ "A passenger held her arm", "his daughter laughed": one without a name is the subject of a sentence between the words."""
        w = self.w
        for number in range(w.sentence[first] + 1, w.sentence[at]):
            subject = self.cues.subjects.sentence_subject(*w.sentences[number])
            if subject and subject.kind == "noun" and not w.quoted[subject.first] and self._is_new(subject):
                return True
        return False

    def brings_own(self, subject: Phrase, b: int, sex: str | None) -> bool:
        """ "A passenger held her arm", "his daughter laughed": somebody new, whose sex the sentence or the noun tells."""
        low = self.w.low
        if self._is_kin(subject):
            return low[subject.last - 1] in self.lex["female_words" if sex == "f" else "male_words"]
        if subject.kind == "body" and self._is_told(subject.last, b):
            return True
        new = self.is_role(subject) and subject.kind == "noun" and low[subject.first] in INDEFINITE
        return new and any(SEXES.get(low[i]) == sex for i in range(subject.last, b) if not self.w.quoted[i])

    def opening(self, a: int, at: int, sex: str | None) -> Phrase | None:
        """ "A driver from Kelby saw it all. “…,” he said.": one without a name whom the paragraph of the pronoun at word `at` opens
        with, as the subject of the sentence that begins with word `a`; one “known as “Big Joe” Marsh” has a name."""
        w = self.w
        if sex is None or w.paragraphs[w.paragraph[at]][0] != a or w.low[a] not in INDEFINITE:
            return None
        b = w.sentences[w.sentence[a]][1]
        subject = self.cues.subjects.sentence_subject(a, b)
        called = any(w.low[k] in KNOWN_AS and not w.low[k + 1][0].isalnum() for k in range(a, b - 1))
        new = subject is not None and subject.kind == "noun" and subject.first == a and self.is_role(subject) and not called
        other = self.lex["male_words" if sex == "f" else "female_words"]
        return subject if new and subject and w.low[subject.last - 1] not in other else None

    def _is_told(self, i: int, b: int) -> bool:
        """ "Sutrisno, a driver,", "Sutrisno, 24,", "Sutrisno, a 24-year-old,": a name that no list has, and a role or an age behind the comma."""
        w = self.w
        if i + 2 >= b or w.text[i] != ",":
            return False
        if w.low[i + 1] not in INDEFINITE:
            return w.low[i + 1].isdigit() and len(w.low[i + 1]) <= LONGEST_AGE and w.text[i + 2] == ","
        return any(w.low[k] in self.lex["roles"] or self._is_age(k) for k in range(i + 2, min(b - 1, i + 6)))

    def _is_age(self, k: int) -> bool:
        """ "A 24-year-old who", and not "a 24-year-old ship"."""
        w = self.w
        return w.low[k].endswith("-year-old") and (w.low[k + 1] in PREPOSITIONS | {"who", "whose"} or w.text[k + 1] == ",")

    def referent(self, subject: Phrase) -> Referent:
        """Who that is: the only one whom the article calls so ("Her husband, Karl Benn, ... Her husband nodded"), else the words."""
        kin = self.w.low[subject.last - 1]
        called = [n for n, roles in enumerate(self.people.roles) if kin in KINSHIP and any(kin in role for role in roles)]
        return Referent(called[0], None, "pronoun", "guessed") if len(called) == 1 else Referent(None, subject)

    def _is_new(self, subject: Phrase) -> bool:
        owned = self.w.low[subject.first] in POSSESSORS and self.is_role(subject)
        return self.w.low[subject.first] in INDEFINITE or owned or self._is_kin(subject)

    def _is_kin(self, subject: Phrase) -> bool:
        """ "His daughter", "Holm's husband"."""
        w, i = self.w, subject.first
        return (w.low[i] in POSSESSORS or w.is_owned(i)) and w.low[subject.last - 1] in KINSHIP

    def is_addressed(self, subject: Phrase, sex: str | None) -> bool:
        """ "Mrs. Holm nodded": one of that sex whom the article does not name in full, or two share the name."""
        forms = self.lex["honorifics_female" if sex == "f" else "honorifics_male"]
        begins = max(0, subject.first - 1)
        return subject.kind != "noun" and any(low.rstrip(".") in forms for low in self.w.low[begins : subject.first + 1])

    def is_role(self, subject: Phrase) -> bool:
        """Somebody who is not named here: "one delegate" was not named before, "the Kentucky Republican" was."""
        low, last = self.w.low, subject.last - 1
        head = low[last - 1] if low[last] in KNOWN_AS and last > subject.first else low[last]
        return subject.kind in ("noun", "body") and head in self.lex["roles"]

    def is_definite(self, phrase: Phrase) -> bool:
        return "the" in self.w.low[max(0, phrase.first - 1) : phrase.first + 1]

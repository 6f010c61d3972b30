"""Whom "her brother", "Benn's mother" means: the relative whom the article named.

"Anna Holm and her brother, Karl Holm, ...": a tie of two people and the word of kinship between them. A phrase whose owner is
one of the two means the other, also the other way round: who has a son named Karl is Karl's mother. Left open when the owner
is not known and more than one tie has the word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from briefing.analysis.language.classes import KINSHIP, POSSESSIVE, POSSESSORS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.speakers.newcomers import SEXES
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent
from briefing.analysis.quotes.speakers.told import QUALIFIERS, Told
from briefing.lexicon.lists import entries, lexicon_file, word_list

PARTING = frozenset(("of", "and", "said")) | POSSESSIVE
"""between a word of kinship and a name they tell that the name is not the relative's"""
REACH = 3
"""words between a word of kinship and the name or the owner: "his wife, the singer X", "his late elder brother" """


TELLING_APART = QUALIFIERS | frozenset(word_list("references", "new_ones") + word_list("references", "of_kin"))
"""what makes a relative another one: "her younger brother", and not "her grieving brother" """


@cache
def the_other_way() -> Mapping[str, frozenset[str]]:
    """Word of kinship -> what the other of the two is called."""
    return {kin: frozenset(entries(others)) for kin, others in lexicon_file("references")["kin"].items()}


@dataclass(frozen=True, slots=True)
class Tie:
    """The owner has a relative of that kind; the owner is None when it cannot be said whose relative it is."""

    owner: int | None
    kin: str
    between: frozenset[str]
    """the words between the possessive and the word of kinship: "twin", "elder" """
    relative: int
    sex: str | None
    """of the owner, as "his" and "her" tell it"""
    at: int


class Kin:
    def __init__(self, words: Words, people: People, told: Told, pronoun: Callable[[int], Referent]) -> None:
        self.w, self.people, self.told, self.pronoun = words, people, told, pronoun
        self.owners: dict[int, int | None] = {}

    def referent(self, phrase: Phrase) -> Referent:
        """The relative whom a phrase such as "her brother" means; NOBODY when that is left open."""
        at = phrase.last - 1
        begin = self._possessive(at)
        if begin is None or phrase.kind == "name":
            return NOBODY
        kin, between = self.w.low[at], TELLING_APART.intersection(self.w.low[begin + 1 : at])
        owner = self.owner(begin)
        before = [tie for tie in self.ties if tie.at < begin]
        found = {number for tie in before for number in self._of_owner(tie, owner, kin, between)} if owner is not None else set()
        sure = "carried"
        if not found and (sex := SEXES.get(self.w.low[begin])):
            found = {tie.relative for tie in before if tie.kin == kin and tie.sex == sex and between <= tie.between}
            sure = "guessed"
        found = {number for number in found if (number != owner or sure == "guessed") and self.told.fits(number, kin)}
        return Referent(found.pop(), None, "relative", sure) if len(found) == 1 else NOBODY

    def _of_owner(self, tie: Tie, owner: int, kin: str, between: Collection[str]) -> list[int]:
        """The other one of a tie, when the owner is one of the two and the word is right for the other."""
        if tie.owner == owner and tie.kin == kin and set(between) <= tie.between:
            return [tie.relative]
        inverse = tie.relative == owner and tie.owner is not None and not set(between) - {"twin"}
        return [tie.owner] if inverse and tie.owner is not None and tie.kin in the_other_way().get(kin, ()) else []

    def _possessive(self, at: int) -> int | None:
        """The "her" of "her elder brother", the "’s" of "Benn’s brother"; `at` is the word of kinship."""
        w = self.w
        if w.low[at] not in KINSHIP:
            return None
        for k in range(at - 1, max(-1, at - 1 - REACH), -1):
            if w.sentence[k] != w.sentence[at] or not (w.text[k][0].isalnum() or w.text[k] in POSSESSIVE):
                return None
            if w.low[k] in POSSESSORS or w.text[k] in POSSESSIVE:
                return k
        return None

    def owner(self, begin: int) -> int | None:
        """Whose relative it is: the possessive at word `begin` tells."""
        if begin not in self.owners:
            self.owners[begin] = None
            self.owners[begin] = self._named_owner(begin) if self.w.text[begin] in POSSESSIVE else self._of_pronoun(begin)
        return self.owners[begin]

    def _named_owner(self, begin: int) -> int | None:
        """ "Benn’s brother", "the governor’s brother": a name, or a role that one person was given."""
        ending = {last: number for number, last in self.people.at_word.values()}
        if begin in ending:
            return ending[begin]
        noun = self.w.low[begin - 1]
        holders = {n for n in self.told.named(0, begin) if noun in self.told.heads(n, [noun])}
        return holders.pop() if len(holders) == 1 else None

    def _of_pronoun(self, begin: int) -> int | None:
        """ "Holm and her brother": the one named before it in the sentence, else whom a pronoun would mean."""
        w = self.w
        sex = SEXES.get(w.low[begin])
        if sex is None or w.quoted[begin]:
            return None
        here = self.told.named(w.sentences[w.sentence[begin]][0], begin, quoted=False)
        fitting = {n for n in here if self.people.sexes[n] in (None, sex)}
        if len(fitting) == 1:
            return fitting.pop()
        return None if fitting else self.pronoun(begin).person

    @cached_property
    def ties(self) -> list[Tie]:
        """Every relative who is named beside a word of kinship, in the order of the text."""
        out = []
        for first, (number, last) in sorted(self.people.at_word.items()):
            for at in (*range(first - 1, max(-1, first - 1 - REACH), -1), last + 2):
                tie = self._tie(at, number, first, last) or self._father_of(at, number, first, last)
                if tie:
                    out.append(tie)
                    break
        return out + self._couples()

    def _tie(self, at: int, number: int, first: int, last: int) -> Tie | None:
        """The tie of the person named at words [first, last) by the word of kinship at `at`, before or after the name."""
        w = self.w
        if not 0 <= at < w.count or w.low[at] not in KINSHIP or w.sentence[at] != w.sentence[first]:
            return None
        begin = self._possessive(at)
        if begin is None or (at > last and (w.text[last] != "," or begin != last + 1)):
            return None
        if at < first and not set(w.text[at + 1 : first]).isdisjoint(PARTING):
            return None
        owner = self.owner(begin)
        sex = SEXES.get(w.low[begin]) or (self.people.sexes[owner] if owner is not None else None)
        return Tie(owner, w.low[at], frozenset(w.low[begin + 1 : at]), number, sex, at) if owner != number else None

    def _father_of(self, at: int, number: int, first: int, last: int) -> Tie | None:
        """ "Karl Odum, the father of Tim Odum": the owner is named behind the word of kinship at `at`, after the name."""
        w = self.w
        if at != last + 2 or w.text[last : last + 1] != [","] or w.low[at - 1 : at] != ["the"]:
            return None
        owner = self.people.at_word.get(at + 2, (None,))[0] if w.low[at : at + 1] and w.low[at + 1 : at + 2] == ["of"] else None
        if owner in (None, number) or w.low[at] not in KINSHIP:
            return None
        return Tie(owner, w.low[at], frozenset(), number, self.people.sexes[owner] if owner is not None else None, at)

    def _couples(self) -> list[Tie]:
        """ "Alan and Jean Holm", named with one surname: of each "the husband" or "the wife" is the other."""
        w, at_word = self.w, self.people.at_word
        out = []
        for first, (number, last) in at_word.items():
            other = at_word.get(last + 1) if w.low[last : last + 1] == ["and"] else None
            if other is None or last - first > 1 or " " not in self.people.persons[number].name or other[1] - last < 3:
                continue
            if self.people.persons[number].name.split()[-1] == self.people.persons[other[0]].name.split()[-1]:
                pair = (number, other[0])
                sexes = [self.people.sexes[n] for n in pair]
                out += [
                    Tie(
                        pair[k],
                        {"m": "husband", "f": "wife"}.get(sexes[1 - k] or "", ""),
                        frozenset(),
                        pair[1 - k],
                        sexes[k],
                        first,
                    )
                    for k in (0, 1)
                    if sexes[0] != sexes[1]
                ]
        return out

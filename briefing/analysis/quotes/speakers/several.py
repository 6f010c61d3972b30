"""Whom "the two students", "the couple", "the brothers" mean: those who were named or spoke together last, or who are tied so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, cached_property

from briefing.analysis.language.classes import INDEFINITE, POSSESSORS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.speakers.callings import COUNTED
from briefing.analysis.quotes.speakers.kin import Kin
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent
from briefing.analysis.quotes.speakers.together import Together
from briefing.analysis.quotes.speakers.told import Told
from briefing.lexicon.lists import entries, lexicon_file

REACH_PARAGRAPHS = 2


@cache
def tied() -> Mapping[str, frozenset[str]]:
    """Noun for two in the singular -> words of kinship of which either is the other's: "couple"."""
    return {noun: frozenset(entries(kin)) for noun, kin in lexicon_file("references")["tied"].items()}


@cache
def any_tie() -> frozenset[str]:
    return frozenset(kin for words in tied().values() for kin in words)


class Several:
    def __init__(self, words: Words, told: Told, kin: Kin, together: Together) -> None:
        self.w, self.told, self.kin, self.together = words, told, kin, together

    def referent(self, phrase: Phrase, noun: str, count: int) -> Referent:
        """Those whom a phrase with that noun, in the singular, means; `count` is how many, 0 when it does not say so."""
        if self._brought_in(phrase):
            return NOBODY
        if noun in tied():
            groups = self._groups(phrase.first, tied()[noun])
            if groups:
                return self._of(groups)
        found = self._named_together(phrase, noun, count)
        if found is None and count == 2:
            return self._of(self._groups(phrase.first, any_tie()))
        return found or NOBODY

    def _brought_in(self, phrase: Phrase) -> bool:
        """ "A couple", "two men": others without a name were brought in by that noun before."""
        low, noun = self.w.low, self.w.low[phrase.last - 1]
        before = (
            i for i in range(1, phrase.first) if low[i] == noun and not self.w.quoted[i] and i + 1 not in self.told.people.at_word
        )
        return any(low[i - 1] in INDEFINITE or low[i - 1] in COUNTED for i in before if not self._is_said_of_a_name(i - 1))

    def _is_said_of_a_name(self, i: int) -> bool:
        """ "Holm and Benn, a couple from Larch": the name ends before the comma at the word before `i`."""
        return i > 1 and self.w.text[i - 1] == "," and any(last == i - 1 for _, last in self.told.people.at_word.values())

    def _of(self, groups: Collection[frozenset[int]]) -> Referent:
        """The only group; nobody where there are several."""
        if len(groups) != 1:
            return NOBODY
        first, *others = sorted(next(iter(groups)))
        return Referent(first, None, "together", "carried", tuple(others)) if others else NOBODY

    def _groups(self, before: int, kin: Collection[str]) -> set[frozenset[int]]:
        """Those named before word `before` of whom each is that to the other."""
        ties = [tie for tie in self.kin.ties if tie.at < before and tie.kin in kin]
        unnamed = self._unnamed(before, kin, {tie.at for tie in ties})
        groups = {group for at, word, group in self._called_so if at < before and word in kin}
        groups |= {frozenset((tie.owner, tie.relative)) for tie in ties if tie.owner is not None}
        alone = {tie.relative for tie in ties} | unnamed
        return groups | {frozenset((number,)) for number in alone if not any(number in group for group in groups)}

    def _unnamed(self, before: int, kin: Collection[str], named: Collection[int]) -> set[int]:
        """Whose husband or wife is told of and not named, before word `before`."""
        low = self.w.low
        words = (i for i in range(1, before) if low[i] in kin and i not in named and low[i - 1] in POSSESSORS)
        owners = (self.kin.owner(i - 1) for i in words)
        return {number for number in owners if number is not None}

    @cached_property
    def _called_so(self) -> list[tuple[int, str, frozenset[int]]]:
        """ "Brothers Ray and Dale Olm": the word, which of kinship, and who."""
        out = []
        for first, _ in self.told.mentions:
            at = first - 1 - (first > 1 and self.w.text[first - 1] == ",")
            word = self.w.low[at] if first else ""
            plural = word.endswith("s") and word[:-1] in any_tie()
            if plural and len(people := self._list_from(first)) > 1:
                out.append((at, word[:-1], people))
        return out

    def _list_from(self, first: int) -> frozenset[int]:
        """The people of the list of names that begins at word `first`."""
        at_word, people = self.told.people.at_word, set[int]()
        while first in at_word:
            number, last = at_word[first]
            people.add(number)
            first = last + 1 if self.w.low[last : last + 1] in (["and"], [","]) else last
        return frozenset(people)

    def _named_together(self, phrase: Phrase, noun: str, count: int) -> Referent | None:
        """The people who were named or spoke together last, as many as the phrase says or all of that role; None when nobody was."""
        told, w = self.told, self.w
        start = w.paragraphs[max(0, w.paragraph[phrase.first] - REACH_PARAGRAPHS)][0]
        for first in sorted((at for at, _ in told.mentions if start <= at < phrase.first), reverse=True):
            number, last = told.people.at_word[first]
            people = [p.person for p in self.together.together(Phrase(first, last, "name", number)) if p.person is not None]
            if len(people) > 1 and not w.quoted[first]:
                everyone = range(len(told.people.roles))
                shared = told.share(noun, people) or (count and not told.share(noun, everyone))
                fits = all(told.fits(n, noun) for n in people) and shared
                same = count in (0, len(people)) and fits
                return Referent(people[0], None, "together", "carried", tuple(people[1:])) if same else NOBODY
        return None

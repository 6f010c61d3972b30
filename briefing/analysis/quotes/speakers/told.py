"""What an article told of each person, before a description is read: age and roles, who was named where, and of whom a noun was used."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property

from briefing.analysis.language.classes import ADJECTIVES, POSSESSORS
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.people.titles import full, head_of, initials, own_words, spelled_out
from briefing.analysis.quotes.speakers.callings import other_words
from briefing.analysis.quotes.speakers.countries import Countries
from briefing.analysis.quotes.speakers.further_roles import further_roles
from briefing.analysis.quotes.speakers.ledes import Ledes
from briefing.analysis.quotes.speakers.referents import Turns
from briefing.lexicon.lists import Lexicon, entries, lexicon_file, word_list

NEAR_PARAGRAPHS = 3
QUALIFIERS = frozenset(word_list("references", "qualifiers"))
NO_WHOSE = QUALIFIERS | ADJECTIVES | frozenset(word_list("references", "new_ones"))
"""before the head of a description they say nothing of whose the office is: "the police chief", "the young chief" """
OF_PROFESSORS = frozenset(("assistant", "associate"))


@cache
def told_by_address() -> Mapping[str, frozenset[str]]:
    return {form: frozenset(entries(nouns)) for form, nouns in lexicon_file("references")["addressed"].items()}


@cache
def relatives() -> Mapping[str, frozenset[str]]:
    """Noun for a relative -> of whose relatives it is said."""
    return {noun: frozenset(entries(kin)) for noun, kin in lexicon_file("references")["relatives"].items()}


def without_address(role: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """A role without the forms of address that follow it: "director-general Tan Sri Dr"."""
    end = len(role)
    while end and role[end - 1].rstrip(".") in lexicon["all_honorifics"]:
        end -= 1
    return role[:end]


def qualified(role: Collection[str], words: Collection[str]) -> bool:
    """A word makes it another role, and is not said: a deputy minister is no minister, but an assistant professor a professor."""
    return bool(QUALIFIERS & set(role) - set(words) - (OF_PROFESSORS if "professor" in role else frozenset()))


def is_short_for(letters: str, role: Sequence[str]) -> bool:
    """ "cec" of "chief election commissioner"; "pm" of no deputy prime minister."""
    first = initials(role)
    return tuple(role) == (letters,) or first == letters or (first.endswith(letters) and not qualified(role, ()))


def is_over(words: Collection[str], roles: Iterable[Collection[str]]) -> bool:
    """The words say that the office is over, and no role does."""
    return "former" in words and not any("former" in role for role in roles)


def age_in(words: Iterable[str]) -> str | None:
    """The "57" of "57-year-old"; None where no word of a description gives an age in figures."""
    age = next((word.split("-")[0] for word in words if word.endswith("-year-old")), "")
    return age if age.isdigit() else None


class Told:
    def __init__(self, words: Words, lexicon: Lexicon, people: People, turns: Turns) -> None:
        self.w, self.lex, self.people, self.turns = words, lexicon, people, turns
        self.mentions = sorted((first, number) for first, (number, _) in people.at_word.items())
        self.ledes = Ledes(words, lexicon, people, self.fits)
        self.countries = Countries(words, lexicon, people, lambda: self.roles)

    @cached_property
    def roles(self) -> Sequence[Collection[tuple[str, ...]]]:
        """Person -> the titles and roles that were given, and what the first paragraph calls whom it does not name."""
        further = further_roles(self.w, self.people)
        if lede := self.ledes.lede:
            further.setdefault(lede.person, set()).update({self.ledes.role(lede.person)} - {()})
        return [roles | further.get(number, frozenset()) for number, roles in enumerate(self.people.roles)]

    def named(self, first: int, last: int, *, quoted: bool = True) -> set[int]:
        """The people named among the words [first, last); with `quoted` inside quotation marks, too."""
        window = self.mentions[bisect_left(self.mentions, (first, -1)) : bisect_left(self.mentions, (last, -1))]
        return {number for at, number in window if quoted or not self.w.quoted[at]}

    def of_age(self, words: list[str]) -> int | None:
        """ "the 57-year-old": whose age the article gives so."""
        age = age_in(words)
        if age is None:
            return None
        found = {n for n, ages in self.ages.items() if age in ages}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def ages(self) -> dict[int, set[str]]:
        """Person -> the ages that stand after the name: "Holm, 57,", "Holm (57)", "Holm, aged 57"."""
        w = self.w
        out: dict[int, set[str]] = {}
        for number, last in self.people.at_word.values():
            k = last + 1 + (w.low[last + 1 : last + 2] == ["aged"])
            if w.text[last : last + 1] in ([","], ["("]) and k < w.count and w.text[k].isdigit() and len(w.text[k]) < 3:
                out.setdefault(number, set()).add(w.text[k])
        return out

    def another_age(self, number: int, words: list[str]) -> bool:
        """ "The 22-year-old" of one who is said to be of another age, or who shares it with somebody."""
        age = age_in(words)
        if age is None:
            return False
        of_age = {n for n, given in self.ages.items() if age in given}
        return bool(self.ages.get(number) or of_age)

    def by_initials(self, short: str, start: int) -> int | None:
        """ "CEC": the only one of those named before word `start` who was called chief election commissioner."""
        low = short.lower()
        roles = {n: [without_address(role, self.lex) for role in self.roles[n]] for n in self.named(0, start)}
        holders = {n for n, given in roles.items() if any(is_short_for(low, role) for role in given)}
        return holders.pop() if len(holders) == 1 else None

    def holder(self, start: int, words: list[str]) -> int | None:
        """The only one who was given that very role: of those named near before, else of the whole article.

        Every word of the phrase must stand in the role ("the Florida senator"), and what makes the role another one ("vice",
        "former") in the phrase.
        """
        near = self.w.paragraphs[max(0, self.w.paragraph[start] - NEAR_PARAGRAPHS)][0]
        for first in (near, 0):
            holders = {n for n in self.named(first, start) if any(self._means(words, role) for role in self.roles[n])}
            if holders:
                return holders.pop() if len(holders) == 1 else self._spoke_last(start, holders)
        return None

    def _spoke_last(self, start: int, people: Collection[int]) -> int | None:
        """Who of several spoke last, in this paragraph or the one before, or is the only one whom the last sentences name."""
        w = self.w
        turn = self.turns.before(start, 1)
        if (
            turn
            and turn.referent.person in people
            and not (self.named(turn.word + 1, start, quoted=False) & set(people)) - {turn.referent.person}
        ):
            return turn.referent.person
        named = self.named(w.paragraphs[w.paragraph[start]][0], start, quoted=False) & set(people)
        return named.pop() if len(named) == 1 else None

    def mean(self, start: int, words: Sequence[str], but: int) -> bool:
        """Somebody else near was given that very role, all words of it."""
        return any(self._means(words, role) for number in self.near(start) - {but} for role in self.roles[number])

    def _means(self, words: Sequence[str], role: Sequence[str]) -> bool:
        bare = without_address(role, self.lex)
        if 0 < len(bare) < len(role) and self._means(words, bare):
            return True  # "musician Sir", and not "first lady"
        given = spelled_out(role)
        if len(words) > 1 and list(role) == [initials(words)]:
            return True  # "PM Holm ... the prime minister"
        return (
            head_of(given, self.lex["roles"] | self.lex["titles"]) == words[-1]
            and set(words) <= set(given)
            and not QUALIFIERS & (set(given) - set(words))
        )

    def heads(self, number: int, words: list[str]) -> set[str]:
        """The nouns of the roles that were given to somebody, but of those that a word makes another role."""
        nouns = self.lex["roles"] | self.lex["titles"]
        roles = [[full(low) for low in role] for role in self.roles[number]]
        return {head for role in roles if not qualified(role, words) and (head := head_of(role, nouns))}

    @cached_property
    def addressed(self) -> dict[int, set[str]]:
        """Person -> what the form of address before the name says: a doctor of "Dr Holm"."""
        out: dict[int, set[str]] = {}
        for first, number in self.mentions:
            if first and self.w.cap[first - 1] and (nouns := told_by_address().get(self.w.low[first - 1].rstrip("."))):
                out.setdefault(number, set()).update(nouns)
        return out

    def holder_of_the(self, start: int, words: list[str]) -> int | None:
        """ "The police chief" of a commissioner of police: a plain noun before the head says whose."""
        plain = len(words) > 1 and words[-2].isalpha() and NO_WHOSE.isdisjoint(words[:-1]) and self.lex.is_common(words[-2])
        return self.holder_of(start, words[-1], words[-2]) if plain else None

    def holder_of(self, start: int, head: str, whose: str) -> int | None:
        """ "The head of the railways": the only one named before word `start` who was called that, or railway chief."""
        meant, stem = {head} | other_words(head), whose.removesuffix("s")
        found = {
            number
            for number in self.named(0, start)
            for role in self.roles[number]
            if not QUALIFIERS & set(role) and meant & set(role) and any(low.removesuffix("s") == stem for low in role)
        }
        return found.pop() if len(found) == 1 else None

    def of_another_body(self, number: int, head: str, modifiers: Collection[str]) -> bool:
        """ "The Larch captain" of one who is known as the Kelby captain: every role with that noun has words of its own, and not these."""
        roles = [{full(low) for low in role} for role in self.roles[number]]
        own = [role for role in roles if head in role]
        return bool(modifiers and own) and all(len(role) > 1 and role.isdisjoint(modifiers) for role in own)

    def by_country(self, start: int, words: list[str]) -> int | None:
        """ "The Dutch minister": the only one named near before whose role tells that country."""
        told = self.countries.told(words)
        if not told:
            return None
        holders = {n for n in self.near(start) if self.countries.fit(n, told)}
        return holders.pop() if len(holders) == 1 else None

    def by_relative(self, start: int, head: str) -> int | None:
        """ "The mother": the only one near before of whom a sentence that names nobody else says "her son"."""
        kin = relatives().get(head)
        if not kin:
            return None
        found = {n for n in self.near(start) if self.fits(n, head) and self.has_relative(n, start, kin)}
        return found.pop() if len(found) == 1 else None

    def has_relative(self, number: int, start: int, kin: Collection[str]) -> bool:
        """A sentence before word `start` that names this person, and afterwards "her son"."""
        w = self.w
        for first, who in self.mentions:
            if who != number or first >= start or w.quoted[first]:
                continue
            stop = min(start, w.sentences[w.sentence[first]][1])
            for i in range(first, stop):
                if w.low[i] in kin and not POSSESSORS.isdisjoint(w.low[max(first, i - 3) : i]):
                    return True
        return False

    def only_another_such(self, number: int, words: list[str]) -> bool:
        """ "The union boss" of one who is told to be its deputy head, "the former mayor" of a mayor."""
        meant = {words[-1]} | other_words(words[-1])
        roles = [role for role in map(spelled_out, self.roles[number]) if meant & set(role)]
        return bool(roles) and (all(qualified(role, words) for role in roles) or is_over(words, roles))

    def share(self, noun: str, people: Iterable[int]) -> bool:
        """One of the people was given that role, in the plural or not: "Senators Holm and Osei"."""
        meant = {noun} | other_words(noun)
        return any(head.removesuffix("s") in meant for number in people for head in self.heads(number, []))

    def held(self, words: list[str], people: Iterable[int]) -> bool:
        """One of the people was given that role, or one that it is another word for."""
        meant = {words[-1]} | other_words(words[-1])
        if "former" in words:  # who holds an office now is not "the former minister"
            people = [number for number in people if any("former" in role for role in self.roles[number])]
        return any(meant & (self.heads(number, words) | self.addressed.get(number, set())) for number in people)

    def near(self, start: int) -> set[int]:
        """The people named in the paragraphs before word `start`."""
        return self.named(self.w.paragraphs[max(0, self.w.paragraph[start] - NEAR_PARAGRAPHS)][0], start)

    def shares_a_surname(self, number: int) -> bool:
        """Titles before a bare surname may be those of the other one who has it."""
        last = [p.name.split()[-1] for p in self.people.persons]
        return last.count(last[number]) > 1

    def another_holds(self, start: int, number: int, words: list[str]) -> bool:
        """Somebody else named near before was given the same noun as plainly ("World Bank President" is less plain), and this one did not speak last."""
        turn = self.turns.before(start, 1)
        if turn and turn.referent.person == number:
            return False
        others = self.near(start) - {number}
        return any(self._plainest(other, words[-1]) <= self._plainest(number, words[-1]) for other in others)

    def _plainest(self, number: int, head: str) -> int:
        """The words of the shortest role with that noun, or one it is another word for; more than any role has when there is none."""
        meant = {head} | other_words(head)
        own = [own_words(role) for role in self.roles[number]]
        return min(
            (len(role) for role in own if role and full(role[-1]) in meant),
            default=self.w.count,
        )

    def alone_before(self, start: int, number: int) -> bool:
        """The last sentence before that is not all quotation, in this paragraph or the one before, names that person alone."""
        w = self.w
        here = w.sentence[start]
        for k in range(here - 1, -1, -1):
            a, b = w.sentences[k]
            if w.paragraph[start] - w.paragraph[a] > 1:
                return False
            if w.all_quoted(a, b):
                continue
            named = self.named(a, start, quoted=False)
            spoke = {t.referent.person for t in self.turns.by_sentence.get(k, ())}
            return (named | spoke) - {None} == {number}
        return False

    def fits(self, number: int, head: str) -> bool:
        known = self.people.sexes[number]
        other = {"m": self.lex["female_words"], "f": self.lex["male_words"]}
        return known is None or head not in other[known]

"""The person behind a description: "the minister", "the 57-year-old", "the former Wallabies star".

First by the role that the article gave somebody; then, for nouns that do not bring a new person of their own ("a spokesman"),
the only one it can be: the one who spoke or was named last. Left open when in doubt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.analysis.language.classes import AFTER_TITLE, INDEFINITE, POSSESSIVE
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.people.titles import full, head_of
from briefing.analysis.quotes.referents import NOBODY, Referent, Turns
from briefing.lexicon.lists import NO_NOUN, Lexicon, nouns, word_list

NEAR_PARAGRAPHS = 3
QUALIFIERS = frozenset(word_list("references", "qualifiers"))
NEWCOMERS = frozenset(word_list("references", "newcomers"))
PEOPLE = frozenset(word_list("references", "people"))
NEW_ONES = frozenset(word_list("references", "new_ones"))
OFFICES = frozenset(word_list("references", "offices"))
MOSTLY_A_NOUN = 7
"""tenths of a word's uses, of a noun for a person that no list of roles has"""
EPITHETS = ("-year-old", "-based", "-born")
"""in "the 57-year-old driver", "the Kelby-born lawyer" nobody new is brought in"""
DEFINITE = ("the", "this", "that")


class Descriptions:
    def __init__(self, words: Words, lexicon: Lexicon, people: People, turns: Turns) -> None:
        self.w, self.lex, self.people, self.turns = words, lexicon, people, turns
        self.name_after = frozenset(last for _, last in people.at_word.values())
        self.mentions = sorted((first, number) for first, (number, _) in people.at_word.items())

    def referent(self, phrase: Phrase) -> Referent:
        """The person a definite description means; NOBODY when that is left open."""
        start, words = self._words(phrase)
        if not words:
            return NOBODY
        if (number := self._of_age(words)) is not None:
            return Referent(number, None, "age", "carried")
        if not self._is_person(words):
            return NOBODY
        if (number := self._holder(start, words)) is not None:
            return Referent(number, None, "role", "carried")
        return self._only_one(phrase, start, words)

    def _words(self, phrase: Phrase) -> tuple[int, list[str]]:
        """The word where a definite description begins, and its words after "the"; none when it is not definite."""
        low = self.w.low
        start = phrase.first
        if low[start] not in DEFINITE and start > 1 and low[start - 1] == "first" and low[start] == "lady":
            start -= 1
        if low[start] not in DEFINITE and start > 0 and low[start - 1] in DEFINITE:
            start -= 1
        if start > 2 and self.w.text[start - 1] in POSSESSIVE and low[start - 3] in DEFINITE and not self.w.cap[start - 2]:
            return start - 3, [full(word) for word in low[start : phrase.last] if word[0].isalnum()]
        if low[start] not in DEFINITE:
            return start, []
        return start, [full(word) for word in low[start + 1 : phrase.last] if word[0].isalnum()]

    def _is_person(self, words: list[str]) -> bool:
        head = words[-1]
        if head in self.lex["roles"] or head in self.lex["titles"] or head in PEOPLE or head.endswith("-year-old"):
            return True
        kind, tenths, _ = nouns().get(head, NO_NOUN)
        singular = not head.endswith("s") or head.endswith("ss")
        return len(words) > 1 and kind == "person" and tenths >= MOSTLY_A_NOUN and singular

    # ------------------------------------------------------------------ by age and by role
    def _of_age(self, words: list[str]) -> int | None:
        """ "the 57-year-old": whose age the article gives so."""
        w = self.w
        age = next((word.split("-")[0] for word in words if word.endswith("-year-old")), "")
        if not age.isdigit():
            return None
        found = {n for n, last in self.people.at_word.values() if w.text[last : last + 2] == [",", age]}
        return found.pop() if len(found) == 1 else None

    def _holder(self, start: int, words: list[str]) -> int | None:
        """The only one who was given that very role: of those named near before, else of the whole article.

        Every word of the phrase must stand in the role ("the Florida senator"), and what makes the role another one ("vice",
        "former") in the phrase.
        """
        near = self.w.paragraphs[max(0, self.w.paragraph[start] - NEAR_PARAGRAPHS)][0]
        for first in (near, 0):
            window = self.mentions[bisect_left(self.mentions, (first, -1)) : bisect_left(self.mentions, (start, -1))]
            holders = {n for _, n in window if any(self._means(words, role) for role in self.people.roles[n])}
            if holders:
                return holders.pop() if len(holders) == 1 else None
        return None

    def _means(self, words: Sequence[str], role: Sequence[str]) -> bool:
        given = [full(low) for low in role]
        return (
            head_of(given, self.lex["roles"] | self.lex["titles"]) == words[-1]
            and set(words) <= set(given)
            and not QUALIFIERS & (set(given) - set(words))
        )

    # ------------------------------------------------------------------ by turns
    def _only_one(self, phrase: Phrase, start: int, words: list[str]) -> Referent:
        """The one who spoke last and nobody else was named since: "the priest" goes on."""
        w = self.w
        if words[-1] in NEWCOMERS or QUALIFIERS & set(words[:-1]) - {"former"} or self._introduced(start, words[-1]):
            return NOBODY
        if self._is_a_name(start, phrase):
            return NOBODY
        near = w.paragraphs[max(0, w.paragraph[start] - 1)][0]
        window = self.mentions[bisect_left(self.mentions, (near, -1)) : bisect_left(self.mentions, (start, -1))]
        named = {n for first, n in window if not w.quoted[first]}
        turn = self.turns.before(start, 2)
        if turn and turn.referent.person is not None:
            named.add(turn.referent.person)
        elif turn:
            return NOBODY
        fits = [n for n in named if self._fits(n, words[-1])]
        return Referent(fits[0], None, "only-one", "guessed") if len(named) == 1 and fits else NOBODY

    # ------------------------------------------------------------------ by what the sentences before are about
    def is_description(self, phrase: Phrase) -> bool:
        """A definite phrase whose noun is one for a person."""
        words = self._words(phrase)[1]
        return bool(words) and self._is_person(words)

    def goes_on(self, phrase: Phrase, number: int) -> bool:
        """The description may go on with a person whom the sentences before are about: "The retired surgeon said".

        Either that person has a role with the same noun, or nobody has, the description says more than one word, and the noun is
        no other office than the person's own.
        """
        start, words = self._words(phrase)
        if not words or not self._is_person(words) or not self._fits(number, words[-1]) or self._is_a_name(start, phrase):
            return False
        if words[-1] in OFFICES and self._shares_a_surname(number):
            return False
        own = self._heads(number, words)
        if words[-1] in own:
            alone = len(words) == 1 and self._another_holds(start, number, words)
            return not alone and not QUALIFIERS & set(words[:-1]) - {"former"}
        newcomer = words[-1] in NEWCOMERS and not any(word.endswith(EPITHETS) for word in words[:-1])
        if len(words) < 2 or newcomer or self._tells_apart(phrase, start, words):
            return False
        held = any(words[-1] in self._heads(other, words) for other in range(len(self.people.roles)))
        return not held and not (words[-1] in OFFICES and own & OFFICES) and not self._introduced(start, words[-1])

    def _shares_a_surname(self, number: int) -> bool:
        """Titles before a bare surname may be those of the other one who has it."""
        last = [p.name.split()[-1] for p in self.people.persons]
        return last.count(last[number]) > 1

    def _tells_apart(self, phrase: Phrase, start: int, words: list[str]) -> bool:
        """ "the other candidate", "the Holm supporter", "the head of the union": said of somebody new."""
        w = self.w
        hangs = phrase.last < len(w) and w.low[phrase.last] in AFTER_TITLE
        names = any(i in self.people.at_word for i in range(start, phrase.last))
        return hangs or names or bool((QUALIFIERS | NEW_ONES) & set(words[:-1]) - {"former"})

    def _is_a_name(self, start: int, phrase: Phrase) -> bool:
        """ "the Associated Press", "the Larch Union Leader": capitals that are no people's or place's adjective and no title."""
        w, lex = self.w, self.lex
        if not w.cap[phrase.last - 1]:
            return False
        if w.low[phrase.last - 1] not in lex["roles"]:
            return True
        if " ".join(w.low[start + 1 : phrase.last - 1]) in lex["places"]:
            return False
        describing = (lex["titles"], lex["roles"], lex.demonyms, lex["places"])
        return any(w.cap[i] and not any(w.low[i] in words for words in describing) for i in range(start + 1, phrase.last - 1))

    def sex_of(self, phrase: Phrase) -> str | None:
        """The sex that the noun of a description tells: "the actress"."""
        head = self.w.low[phrase.last - 1]
        return "f" if head in self.lex["female_words"] else "m" if head in self.lex["male_words"] else None

    def _another_holds(self, start: int, number: int, words: list[str]) -> bool:
        """Somebody else named near before was given the same noun as plainly ("World Bank President" is less plain), and this one did not speak last."""
        turn = self.turns.before(start, 1)
        if turn and turn.referent.person == number:
            return False
        near = self.w.paragraphs[max(0, self.w.paragraph[start] - NEAR_PARAGRAPHS)][0]
        window = self.mentions[bisect_left(self.mentions, (near, -1)) : bisect_left(self.mentions, (start, -1))]
        others = {n for _, n in window} - {number}
        return any(self._plainest(other, words[-1]) <= self._plainest(number, words[-1]) for other in others)

    def _plainest(self, number: int, head: str) -> int:
        """The words of the shortest role with that noun; more than any role has when there is none."""
        return min((len(role) for role in self.people.roles[number] if full(role[-1]) == head), default=len(self.w))

    def _heads(self, number: int, words: list[str]) -> set[str]:
        """The nouns of the roles that were given to somebody, but of those that a word makes another role."""
        nouns = self.lex["roles"] | self.lex["titles"]
        roles = [[full(low) for low in role] for role in self.people.roles[number]]
        return {head for role in roles if not QUALIFIERS & (set(role) - set(words)) and (head := head_of(role, nouns))}

    def _introduced(self, start: int, head: str) -> bool:
        """Somebody without a name was brought in by that noun before: "a priest", "one priest"."""
        w = self.w
        return any(
            w.low[i] == head and i not in self.people.at_word and self._indefinite(i) and not self._named_after(i)
            for i in range(start)
        )

    def _indefinite(self, i: int) -> bool:
        """ "a priest", and not "Peter Osei, a priest" """
        w = self.w
        k = next((k for k in range(i - 1, max(-1, i - 5), -1) if w.low[k] in INDEFINITE), -1)
        return k >= 0 and not (k > 1 and w.text[k - 1] == "," and k - 1 in self.name_after)

    def _named_after(self, i: int) -> bool:
        return any(k in self.people.at_word for k in range(i + 1, i + 4))

    def _fits(self, number: int, head: str) -> bool:
        known = self.people.sexes[number]
        other = {"m": self.lex["female_words"], "f": self.lex["male_words"]}
        return known is None or head not in other[known]

"""The person behind a description: "the minister", "the 57-year-old", "the former Wallabies star".

First by the role that the article gave somebody; then, for nouns that do not bring a new person of their own ("a spokesman"),
the only one it can be: the one who spoke or was named last. Left open when in doubt.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing.analysis.language.classes import POSSESSORS, RELATIVE_SUBJECTS
from briefing.analysis.language.noun_phrases import NUMBERS_IN_NAMES, Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.speakers.callings import (
    COUNTED,
    NEWCOMERS,
    SIDES,
    is_another_calling,
    is_listed,
    is_of_a_people,
    is_person_noun,
    other_words,
    several,
)
from briefing.analysis.quotes.speakers.definite import Definite
from briefing.analysis.quotes.speakers.later import Later
from briefing.analysis.quotes.speakers.noun_uses import NounUses
from briefing.analysis.quotes.speakers.parties import Parties
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent, Turns
from briefing.analysis.quotes.speakers.told import QUALIFIERS, Told
from briefing.lexicon.lists import Lexicon, closed_class, word_list

NEW_ONES = frozenset(word_list("references", "new_ones"))
OFFICES = frozenset(word_list("references", "offices"))
NEAR_OFFICES = frozenset(word_list("references", "near_offices"))
EPITHETS = tuple(closed_class("epithets"))
"""in "the 57-year-old driver", "the Kelby-born lawyer" nobody new is brought in"""
FIRMS = closed_class("firm_roles") | closed_class("firms_or_people")
OTHER_THAN_SUBJECT = closed_class("other_than_subject")


def is_beside(words: Words, people: People, number: int, start: int) -> bool:
    """ "In a call with Holm, the candidate said": who is named so in the sentence is not whom the noun at `start` means."""
    opening = range(words.sentences[words.sentence[start]][0] + 1, start)
    return any(words.low[i - 1] in OTHER_THAN_SUBJECT and people.at_word.get(i, (-1,))[0] == number for i in opening)


class Descriptions:
    def __init__(self, words: Words, lexicon: Lexicon, people: People, turns: Turns) -> None:
        self.w, self.lex, self.people, self.turns = words, lexicon, people, turns
        self.told = Told(words, lexicon, people, turns)
        self.uses = NounUses(words, people, turns, self.told.ledes)
        self.form = Definite(words, lexicon, people)
        self.later = Later(words, self.told, self.uses)
        self.parties = Parties(words, people)

    def referent(self, phrase: Phrase) -> Referent:
        """The person a definite description means; NOBODY when that is left open."""
        if self.told.ledes.is_meant(phrase.last - 1) and (lede := self.told.ledes.lede):
            return Referent(lede.person, None, "lede", "carried")
        start, words = self.form.words(phrase)
        if not words:
            return NOBODY
        if (number := self.told.of_age(words)) is not None:
            return Referent(number, None, "age", "carried")
        short = self.form.short(phrase, start)
        if short and (number := self.told.by_initials(short, start)) is not None:
            return Referent(number, None, "role", "carried")
        if not self._is_person(words):
            return NOBODY
        if (number := self.told.holder(start, words)) is not None:
            return Referent(number, None, "role", "carried")
        if (whose := self.form.whose(phrase)) and (number := self.told.holder_of(start, words[-1], whose)) is not None:
            return Referent(number, None, "role", "carried")
        if (number := self.told.holder_of_the(start, words)) is not None and self.told.fits(number, words[-1]):
            return Referent(number, None, "role", "carried")
        if (number := self._the_same(start, words)) is not None:
            return Referent(number, None, "only-one", "carried")
        if (number := self.told.by_country(start, words)) is not None and self._may_be_of_country(number, words):
            return Referent(number, None, "role", "carried")
        if (number := self.told.by_relative(start, words[-1])) is not None and not self._tells_apart(phrase, start, words):
            return Referent(number, None, "relative", "carried")
        party = self.parties.meant(words[0], start) if len(words) == 1 else None
        if party is not None and not self.uses.introduced(start, words[0]):
            return Referent(party, None, "role", "carried")
        return self._only_one(phrase, start, words)

    def named_later(self, phrase: Phrase) -> Referent:
        """ "The judge" of a report that names her further below."""
        start, words = self.form.words(phrase)
        known = (
            words
            and self._is_person(words)
            and not self._tells_apart(phrase, start, words)
            and not self.form.is_a_name(start, phrase)
        )
        number = self.later.holder(start, words) if known else None
        return NOBODY if number is None else Referent(number, None, "later", "carried")

    def _the_same(self, start: int, words: list[str]) -> int | None:
        """ "The same official": who spoke last."""
        turn = self.turns.before(start, 2) if words[0] == "same" else None
        number = turn.referent.person if turn else None
        return number if number is not None and self.told.fits(number, words[-1]) else None

    def _may_be_of_country(self, number: int, words: list[str]) -> bool:
        """The person may be called so, and is called no other office: no king is called "the Danish minister"."""
        if not self.told.fits(number, words[-1]) or (QUALIFIERS & set(words[:-1])):
            return False
        own = self.told.heads(number, words)
        return not (words[-1] in OFFICES and own & OFFICES and words[-1] not in own and not own & other_words(words[-1]))

    def called(self, phrase: Phrase) -> Referent:
        """The only one named near before whose role the noun is another word for: "Senator Holm ... the lawmaker"."""
        start, words = self.form.words(phrase)
        known = words and self._is_person(words) and not self.form.introduces(phrase)
        number = self._by_another_word(phrase, start, words) if known else None
        return NOBODY if number is None else Referent(number, None, "called", "guessed")

    def is_description(self, phrase: Phrase) -> bool:
        """A definite phrase whose noun is one for a person."""
        words = self.form.words(phrase)[1]
        return bool(words) and self._is_person(words)

    def with_article(self, phrase: Phrase) -> Phrase:
        """ "The Italian", as a reader is shown it, and not "Italian"; "Larch Union Leader" is a name."""
        first = phrase.first - 1
        description = phrase.kind == "body" and first >= 0 and self.w.low[first] == "the" and self.is_description(phrase)
        return replace(phrase, first=first, kind="noun") if description and not self.form.is_a_name(first, phrase) else phrase

    def several(self, phrase: Phrase) -> tuple[str, int] | None:
        """The noun of a phrase that means more than one, in the singular, and how many; 0 when it does not say so."""
        if self.w.cap[phrase.first] and self.w.low[phrase.first] in NUMBERS_IN_NAMES and phrase.kind == "body":
            return None
        both = self.w.low[phrase.first] == "both" and self.w.low[phrase.last : phrase.last + 1] != ["of"]
        first = phrase.first if both else None
        words = self.w.low[first : phrase.last] if first is not None else self.form.words(phrase)[1]
        if not words or not several(self.lex, words[:-1], words[-1]):
            return None
        return words[-1].removesuffix("s"), next((COUNTED[word] for word in words if word in COUNTED), 0)

    def _is_person(self, words: list[str]) -> bool:
        head = words[-1]
        if head in SIDES or several(self.lex, words[:-1], head):
            return False
        return (
            is_listed(self.lex, head)
            or bool(other_words(head))
            or is_of_a_people(self.lex, head)
            or (len(words) > 1 and is_person_noun(head))
        )

    def _by_another_word(self, phrase: Phrase, start: int, words: list[str]) -> int | None:
        head = words[-1]
        stands_for = other_words(head) | {head}
        if self._tells_apart(phrase, start, words) or self.form.is_a_name(start, phrase):
            return None
        holders: set[int] = set()
        for people in (self.told.near(start), self.told.named(0, start)):
            holders = holders or {n for n in people if stands_for & self._called_so(n, words) and self.told.fits(n, head)}
        modifiers = self.form.modifiers(start, phrase)
        holders = {
            n
            for n in holders
            if not self.told.countries.is_another(n, words) and not self.told.of_another_body(n, head, modifiers)
        }
        if len(holders) != 1:
            return None
        number = holders.pop()
        if self.told.only_another_such(number, words):
            return None
        begin = min(start, self.uses.after_lead(number))
        used = self.uses.used_before(start, number, head, begin) or self.uses.introduced(start, head, begin)
        return None if used else number

    def _called_so(self, number: int, words: list[str]) -> set[str]:
        """The nouns of a person's roles, and what the form of address says: a doctor of "Dr Holm"."""
        return self.told.heads(number, words) | self.told.addressed.get(number, set())

    def _only_one(self, phrase: Phrase, start: int, words: list[str]) -> Referent:
        """The one who spoke last and nobody else was named since: "the priest" goes on."""
        w = self.w
        if words[-1] in NEWCOMERS or QUALIFIERS & set(words[:-1]) - {"former"} or self.uses.introduced(start, words[-1]):
            return NOBODY
        if self.form.is_a_name(start, phrase) or self.form.hangs(phrase) or self.form.is_owned(phrase, start):
            return NOBODY
        if self.form.introduces(phrase) or words[-1] in FIRMS:
            return NOBODY
        named = self.told.named(w.paragraphs[max(0, w.paragraph[start] - 1)][0], start, quoted=False)
        if self._is_age_of_another(words, start, *named):
            return NOBODY
        turn = self.turns.speaking(start, 2, self.lex["evidence_nouns"])
        if turn and turn.referent.person is not None:
            named.add(turn.referent.person)
        elif turn:
            return NOBODY
        number = named.pop() if len(named) == 1 else None
        if (
            number is None
            or is_beside(self.w, self.people, number, start)
            or not self.told.fits(number, words[-1])
            or self.told.another_age(number, words)
        ):
            return NOBODY
        if self.told.countries.is_another(number, words):
            return NOBODY
        if self.told.of_another_body(number, words[-1], self.form.modifiers(start, phrase)):
            return NOBODY
        held = self.told.held(words, [number])
        if held and self.told.another_holds(start, number, words):
            return NOBODY
        if words[-1] in OFFICES and not held and self._is_something_else(number, words):
            return NOBODY
        if not held and is_another_calling(self.lex, words[-1], self.told.heads(number, words)):
            return NOBODY
        epithet = any(word.endswith(EPITHETS) for word in words)
        other = not held and not epithet and self.told.held(words, self.told.named(0, start) - {number})
        return NOBODY if other else Referent(number, None, "only-one", "guessed")

    def _is_something_else(self, number: int, words: list[str]) -> bool:
        """Another office is told of the person, or what comes near no office, a historian is not "the governor"; or nothing, where there are
        others."""
        own = self.told.heads(number, words)
        if not own:
            return len(self.people.persons) > 1
        return bool(own & OFFICES) or own.isdisjoint(NEAR_OFFICES | other_words("politician"))

    def _is_age_of_another(self, words: list[str], start: int, *people: int) -> bool:
        """ "The 57-year-old" is whom the report is about, who was named most often before or first of those alike, and not another who is
        brought in beside: named just before ("Benn beat Karl Osei"), or whose the other is ("Her coach, Karl Osei, ...")."""
        if not any(word.endswith("-year-old") for word in words):
            return False
        counts = Counter(number for first, number in self.told.mentions if first < start)
        if not counts or (about := counts.most_common(1)[0][0]) in people:
            return False
        w = self.w
        begin = w.paragraphs[max(0, w.paragraph[start] - 1)][0]
        first = min((i for i, number in self.told.mentions if number in people and begin <= i < start), default=start)
        his = any(w.low[i] in POSSESSORS and not w.quoted[i] for i in range(begin, first))
        return his or about in self.told.named(begin, start, quoted=False)

    def goes_on(self, phrase: Phrase, number: int) -> bool:
        """The description may go on with a person whom the sentences before are about: "The retired surgeon said".

        Either that person has a role with the same noun or one that it is another word for, or nobody has, and the noun is no other
        office than the person's own; a noun alone must be used for nobody else, and the sentence before name nobody else.
        """
        start, words = self.form.words(phrase)
        if not words or not self._is_person(words) or not self.told.fits(number, words[-1]) or self.form.is_a_name(start, phrase):
            return False
        if self.form.introduces(phrase):
            return False
        head = words[-1]
        if self._is_age_of_another(words, start, number):
            return False
        if self.told.another_age(number, words) or (head in OFFICES and self.told.shares_a_surname(number)):
            return False
        if self.told.countries.is_another(number, words) or self.told.only_another_such(number, words):
            return False
        own = self.told.heads(number, words)
        if head in own:
            alone = self.told.another_holds(start, number, words) and (len(words) == 1 or self.told.mean(start, words, number))
            elsewhere = self.told.of_another_body(number, head, self.form.modifiers(start, phrase))
            return not alone and not elsewhere and not QUALIFIERS & set(words[:-1]) - {"former"}
        epithet = any(word.endswith(EPITHETS) for word in words) or self.form.counts_children(phrase)
        if self._tells_apart(phrase, start, words) and not epithet:
            return False
        if own & other_words(head):
            return not self.uses.introduced(start, head) and not self._may_be_another(start, number, words)
        held = self.told.held(words, range(len(self.people.persons)))
        if (
            (head in NEWCOMERS and not epithet)
            or held
            or (head in OFFICES and self._is_something_else(number, words))
            or self.uses.introduced(start, head)
        ):
            return False
        if len(words) > 1 or epithet:
            return True
        return head not in FIRMS and self.told.alone_before(start, number) and not self.uses.used_before(start, number, head)

    def _may_be_another(self, start: int, number: int, words: list[str]) -> bool:
        """Somebody else near was given a role as plainly, unless the sentence before names that person alone and nobody has that very noun."""
        if not self.told.another_holds(start, number, words):
            return False
        others = self.told.near(start) - {number}
        plainly = any(words[-1] in self.told.heads(other, words) for other in others)
        return plainly or not self.told.alone_before(start, number)

    def _tells_apart(self, phrase: Phrase, start: int, words: list[str]) -> bool:
        """ "the other candidate", "the Holm supporter", "the head of the union", "the film's narrator": said of somebody new."""
        hangs = self.form.hangs(phrase) or not RELATIVE_SUBJECTS.isdisjoint(self.w.low[phrase.last : phrase.last + 1])
        names = any(i in self.people.at_word for i in range(start, phrase.last))
        return hangs or self.form.is_owned(phrase, start) or names or bool((QUALIFIERS | NEW_ONES) & set(words[:-1]) - {"former"})

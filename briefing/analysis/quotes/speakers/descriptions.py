"""The person behind a description: "the minister", "the 57-year-old", "the former Wallabies star".

First by the role that the article gave somebody; then, for nouns that do not bring a new person of their own ("a spokesman"),
the only one it can be: the one who spoke or was named last. Left open when in doubt.
"""

from __future__ import annotations

from collections import Counter

from briefing.analysis.language.classes import AFTER_TITLE, POINTING, POSSESSIVE, POSSESSORS, RELATIVE_SUBJECTS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.people.titles import full
from briefing.analysis.quotes.speakers.callings import COUNTED, is_listed, is_of_a_people, is_person_noun, other_words, several
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent, Turns
from briefing.analysis.quotes.speakers.told import QUALIFIERS, Told
from briefing.lexicon.lists import Lexicon, closed_class, word_list

NEWCOMERS = frozenset(word_list("references", "newcomers"))
NEW_ONES = frozenset(word_list("references", "new_ones"))
OFFICES = frozenset(word_list("references", "offices"))
EPITHETS = tuple(closed_class("epithets"))
"""in "the 57-year-old driver", "the Kelby-born lawyer" nobody new is brought in"""
LONGEST_SHORT = 4
"""letters of an office in short: "DG", "IGP", "CEC" """
OFFICE_LETTERS = closed_class("office_letters")
"""offices in short, which end no name of a body: "the National Party MP" """
FIRMS = closed_class("firm_roles") | closed_class("firms_or_people")
PARENTS = closed_class("parents")
COUNTS = closed_class("children_counted")
OTHER_THAN_SUBJECT = closed_class("other_than_subject")


def is_beside(words: Words, people: People, number: int, start: int) -> bool:
    """ "In a call with Holm, the candidate said": who is named so in the sentence is not whom the noun at `start` means."""
    opening = range(words.sentences[words.sentence[start]][0] + 1, start)
    return any(words.low[i - 1] in OTHER_THAN_SUBJECT and people.at_word.get(i, (-1,))[0] == number for i in opening)


class Descriptions:
    def __init__(self, words: Words, lexicon: Lexicon, people: People, turns: Turns) -> None:
        self.w, self.lex, self.people, self.turns = words, lexicon, people, turns
        self.told = Told(words, lexicon, people, turns)

    def referent(self, phrase: Phrase) -> Referent:
        """The person a definite description means; NOBODY when that is left open."""
        start, words = self._words(phrase)
        if not words:
            return NOBODY
        if (number := self.told.of_age(words)) is not None:
            return Referent(number, None, "age", "carried")
        short = self._short(phrase, start)
        if short and (number := self.told.by_initials(short, start)) is not None:
            return Referent(number, None, "role", "carried")
        if not self._is_person(words):
            return NOBODY
        if (number := self.told.holder(start, words)) is not None:
            return Referent(number, None, "role", "carried")
        if (number := self._the_same(start, words)) is not None:
            return Referent(number, None, "only-one", "carried")
        if (number := self.told.by_country(start, words)) is not None and self._may_be_of_country(number, words):
            return Referent(number, None, "role", "carried")
        if (number := self.told.by_relative(start, words[-1])) is not None and not self._tells_apart(phrase, start, words):
            return Referent(number, None, "relative", "carried")
        return self._only_one(phrase, start, words)

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
        start, words = self._words(phrase)
        known = words and self._is_person(words) and not self._introduces(phrase)
        number = self._by_another_word(phrase, start, words) if known else None
        return NOBODY if number is None else Referent(number, None, "called", "guessed")

    def is_description(self, phrase: Phrase) -> bool:
        """A definite phrase whose noun is one for a person."""
        words = self._words(phrase)[1]
        return bool(words) and self._is_person(words)

    def several(self, phrase: Phrase) -> tuple[str, int] | None:
        """The noun of a phrase that means more than one, in the singular, and how many; 0 when it does not say so."""
        both = self.w.low[phrase.first] == "both" and self.w.low[phrase.last : phrase.last + 1] != ["of"]
        first = phrase.first if both else None
        words = self.w.low[first : phrase.last] if first is not None else self._words(phrase)[1]
        if not words or not several(self.lex, words[:-1], words[-1]):
            return None
        return words[-1].removesuffix("s"), next((COUNTED[word] for word in words if word in COUNTED), 0)

    def sex_of(self, phrase: Phrase) -> str | None:
        """The sex that the noun of a description tells: "the actress"."""
        head = self.w.low[phrase.last - 1]
        return "f" if head in self.lex["female_words"] else "m" if head in self.lex["male_words"] else None

    def _words(self, phrase: Phrase) -> tuple[int, list[str]]:
        """The word where a definite description begins, and its words after "the"; none when it is not definite."""
        low = self.w.low
        start = phrase.first
        if low[start] not in POINTING and start > 1 and low[start - 1] == "first" and low[start] == "lady":
            start -= 1
        if low[start] not in POINTING and start > 0 and low[start - 1] in POINTING:
            start -= 1
        if start > 2 and self.w.text[start - 1] in POSSESSIVE and low[start - 3] in POINTING and not self.w.cap[start - 2]:
            return start - 3, [full(word) for word in low[start : phrase.last] if word[0].isalnum()]
        if low[start] not in POINTING:
            return start, []
        words = [full(word) for word in low[start + 1 : phrase.last] if word[0].isalnum()]
        if self._heads_a_state(phrase):
            words[-1] = "-".join(("head", *low[phrase.last : phrase.last + 2]))
        return start, words

    def _heads_a_state(self, phrase: Phrase) -> bool:
        """ "The head of state", an office by itself."""
        low = self.w.low
        return low[phrase.last - 1] == "head" and low[phrase.last : phrase.last + 2] in (["of", "state"], ["of", "government"])

    def _short(self, phrase: Phrase, start: int) -> str:
        """The word of a phrase such as "the CEC", and not of "the UN"; empty for others."""
        word = self.w.text[phrase.last - 1]
        capitals = word.isupper() and 1 < len(word) <= LONGEST_SHORT and word.lower() not in self.lex["known"]
        letters = all(text.isupper() for text in self.w.text[start + 1 : phrase.last])
        return word if capitals and phrase.last - start > 1 and letters else ""

    def _is_person(self, words: list[str]) -> bool:
        head = words[-1]
        if several(self.lex, words[:-1], head):
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
        if self._tells_apart(phrase, start, words) or self._is_a_name(start, phrase):
            return None
        holders: set[int] = set()
        for people in (self.told.near(start), self.told.named(0, start)):
            holders = holders or {n for n in people if stands_for & self._called_so(n, words) and self.told.fits(n, head)}
        holders = {n for n in holders if not self.told.of_another_country(n, words)}
        if len(holders) != 1:
            return None
        number = holders.pop()
        return None if self.told.used_before(start, number, head) or self.told.introduced(start, head) else number

    def _called_so(self, number: int, words: list[str]) -> set[str]:
        """The nouns of a person's roles, and what the form of address says: a doctor of "Dr Holm"."""
        return self.told.heads(number, words) | self.told.addressed.get(number, set())

    def _only_one(self, phrase: Phrase, start: int, words: list[str]) -> Referent:
        """The one who spoke last and nobody else was named since: "the priest" goes on."""
        w = self.w
        if words[-1] in NEWCOMERS or QUALIFIERS & set(words[:-1]) - {"former"} or self.told.introduced(start, words[-1]):
            return NOBODY
        if self._is_a_name(start, phrase) or self._hangs(phrase) or self._is_owned(phrase, start):
            return NOBODY
        if self._introduces(phrase) or words[-1] in FIRMS:
            return NOBODY
        named = self.told.named(w.paragraphs[max(0, w.paragraph[start] - 1)][0], start, quoted=False)
        if self._is_age_of_another(words, start, *named):
            return NOBODY
        turn = self.turns.before(start, 2)
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
        if self.told.of_another_country(number, words):
            return NOBODY
        held = self.told.held(words, [number])
        if words[-1] in OFFICES and not held and self.told.heads(number, words) & OFFICES:
            return NOBODY
        epithet = any(word.endswith(EPITHETS) for word in words)
        other = not held and not epithet and self.told.held(words, self.told.named(0, start) - {number})
        return NOBODY if other else Referent(number, None, "only-one", "guessed")

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
        his = any(w.low[i] in POSSESSORS and not w.quoted[i] for i in range(begin, start))
        return his or about in self.told.named(begin, start, quoted=False)

    def goes_on(self, phrase: Phrase, number: int) -> bool:
        """The description may go on with a person whom the sentences before are about: "The retired surgeon said".

        Either that person has a role with the same noun or one that it is another word for, or nobody has, and the noun is no other
        office than the person's own; a noun alone must be used for nobody else, and the sentence before name nobody else.
        """
        start, words = self._words(phrase)
        if not words or not self._is_person(words) or not self.told.fits(number, words[-1]) or self._is_a_name(start, phrase):
            return False
        if self._introduces(phrase):
            return False
        head = words[-1]
        if self._is_age_of_another(words, start, number):
            return False
        if self.told.another_age(number, words) or (head in OFFICES and self.told.shares_a_surname(number)):
            return False
        if self.told.of_another_country(number, words):
            return False
        own = self.told.heads(number, words)
        if head in own:
            alone = len(words) == 1 and self.told.another_holds(start, number, words)
            return not alone and not QUALIFIERS & set(words[:-1]) - {"former"}
        epithet = any(word.endswith(EPITHETS) for word in words) or self._counts_children(phrase)
        if self._tells_apart(phrase, start, words) and not epithet:
            return False
        if own & other_words(head):
            return not self.told.introduced(start, head) and not self.told.another_holds(start, number, words)
        held = self.told.held(words, range(len(self.people.roles)))
        if (
            (head in NEWCOMERS and not epithet)
            or held
            or (head in OFFICES and own & OFFICES)
            or self.told.introduced(start, head)
        ):
            return False
        if len(words) > 1 or epithet:
            return True
        return head not in FIRMS and self.told.alone_before(start, number) and not self.told.used_before(start, number, head)

    def _tells_apart(self, phrase: Phrase, start: int, words: list[str]) -> bool:
        """ "the other candidate", "the Holm supporter", "the head of the union", "the film's narrator": said of somebody new."""
        hangs = self._hangs(phrase) or not RELATIVE_SUBJECTS.isdisjoint(self.w.low[phrase.last : phrase.last + 1])
        names = any(i in self.people.at_word for i in range(start, phrase.last))
        return hangs or self._is_owned(phrase, start) or names or bool((QUALIFIERS | NEW_ONES) & set(words[:-1]) - {"former"})

    def _is_owned(self, phrase: Phrase, start: int) -> bool:
        """ "The film's narrator"."""
        return start + 2 < phrase.first and self.w.text[phrase.first - 1] in POSSESSIVE

    def _hangs(self, phrase: Phrase) -> bool:
        """ "the manager of the works": said at length of somebody new."""
        return not AFTER_TITLE.isdisjoint(self.w.low[phrase.last : phrase.last + 1]) and not self._heads_a_state(phrase)

    def _introduces(self, phrase: Phrase) -> bool:
        """ "The priest, a tall man of sixty", "the owner, Larch Lines": what follows tells who that is."""
        w, i = self.w, phrase.last
        if w.text[i : i + 1] != [","] or i + 1 >= len(w) or w.sentence[i + 1] != w.sentence[phrase.first]:
            return False
        return w.low[i + 1] in ("a", "an") or (w.cap[i + 1] and i + 1 not in self.people.at_word and not w.quoted[i + 1])

    def _counts_children(self, phrase: Phrase) -> bool:
        """ "The mother of two": said of somebody known."""
        low = self.w.low
        return low[phrase.last - 1] in PARENTS and low[phrase.last : phrase.last + 1] == ["of"] and low[phrase.last + 1] in COUNTS

    def _is_a_name(self, start: int, phrase: Phrase) -> bool:
        """ "the Associated Press", "the Larch Union Leader": capitals that are no people's or place's adjective and no title."""
        w, lex = self.w, self.lex
        if not w.cap[phrase.last - 1]:
            return False
        head = w.low[phrase.last - 1]
        if is_of_a_people(lex, head) or head in OFFICE_LETTERS:
            return w.low[start] not in POINTING
        if head not in lex["roles"]:
            return True
        if " ".join(w.low[start + 1 : phrase.last - 1]) in lex["places"]:
            return False
        describing = (lex["titles"], lex["roles"], lex.demonyms, lex["places"])
        return any(w.cap[i] and not any(w.low[i] in words for words in describing) for i in range(start + 1, phrase.last - 1))

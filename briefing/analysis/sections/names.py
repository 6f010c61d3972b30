"""The names of which a heading may be made: whole ones, or none.

A name is a run of capitals. It is cut nowhere, but for a word that only begins its sentence and a title that says who
somebody is; what is left over of a longer name ("Article 6", "the Department", a line in title case) is no name at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property

from briefing.analysis.language.classes import ADVERBS, DAYS, FUNCTION_WORDS
from briefing.analysis.language.words import CLOSERS, ENDS, Words
from briefing.analysis.people.grouping import People
from briefing.lexicon.lists import Lexicon, closed_class, fold, nouns

Name = tuple[int, int, str, str]
"""first word, word after the last, key, as shown"""
LONGEST_NAME = 3  # words in a heading; a name may have one more
LONGEST_INITIAL = 4
LONGEST_PLACE = 8  # words: "Saint Vincent and the Grenadines" has five
FUNCTION_WORD, EVERYDAY = 5.9, 4.6  # and more: how common
PARTICIPLE = 6  # tenths of the uses as a noun
NO_LETTERS = frozenset("$!@#%*_=<>|/")
NUMBERED = ("first", "second", "third")  # "First Nations", within a sentence
BEFORE_A_SENTENCE = ("“", '"', "''", "‘", ":", "—")
PARTIES = ("R-", "D-", "I-")
BEFORE_PARTY = ("(", ",")
GLUED_MARK = re.compile("[QA][A-Z][a-z]")  # "QWhat", a question's sign and its first word
TOLD = ("told", "tells")
DESCRIBING_ENDS = closed_class("describing_ends")
PARTS_OF_NAMES = closed_class("parts_of_names")
PARTICLES = closed_class("particles_in_names")
GOES_ON = PARTICLES | {"of", "and", "&"}
GENERIC_BODIES = closed_class("generic_bodies")
TITLE_CASE, FEWEST_IN_TITLE_CASE, FEWEST_IN_A_LINE = 0.85, 5, 3  # share of capitals; words, with a full stop and without
NO_WORD = ("-", 10, "-")


class Names:
    """Finds the names of a document, without the words of `left_out`."""

    def __init__(self, words: Words, lexicon: Lexicon, people: People, left_out: Collection[int], english: bool) -> None:
        self.w, self.lex, self.people = words, lexicon, people
        self.left_out, self.known = left_out, nouns() if english else {}

    def found(self) -> list[Name]:
        """(first, last, key, shown) of every name: people by their number, places for demonyms, other runs of capitals."""
        names = [*self._runs()]
        sure = {key for first, _, key, _ in names if not self._in_title_case(first)}
        places, countries = self.lex["places"], self.lex["countries"]
        kept = [n for n in names if n[2] in sure or n[2][0] == "#" or n[2] in places or n[2] in countries]
        return in_full(kept if sure else names, self.lex)

    def _runs(self) -> Iterator[Name]:
        w, at_word = self.w, self.people.at_word
        reached = 0
        for i in sorted({*w.capitals, *at_word}.difference(self.left_out)):
            if i < reached:
                continue
            if i in at_word:
                number, reached = at_word[i]
                yield i, reached, f"#{number}", " ".join(w.text[i:reached])
            elif w.low[i] in FUNCTION_WORDS and stands_apart(w, i):
                continue
            elif w.text[i][0].isalpha() and not self._is_address(i) and not self._describes(i):
                reached = self._with_of(i, self._end(i))
                name = self._whole(i, reached)
                if name and w.low[i - 1] not in TOLD and not self._is_label(i, reached):
                    yield name

    def _is_label(self, i: int, j: int) -> bool:
        """Who speaks in a transcript: "BRENNER: We sail." """
        w = self.w
        return w.paragraphs[w.paragraph[i]][0] == i and j < w.count and w.text[j] == ":" and all(t.isupper() for t in w.text[i:j])

    # ------------------------------------------------------------------ how far a name goes
    def _end(self, i: int) -> int:
        """The word after the run of capitals that begins with word `i`; "&" is one of them."""
        w, lex, j = self.w, self.lex, i + 1
        while j < w.count and self._joined(j) and j not in self.people.at_word and w.low[j] not in FUNCTION_WORDS:
            if w.text[j - 1][-1] == "." and len(w.text[j - 1]) > LONGEST_INITIAL and w.low[j - 1] not in lex["titles"]:
                break
            if w.text[j] == "&" and not (j + 1 < w.count and w.cap[j + 1]):
                break
            j += 1
        after = self._after_joint(i, j)
        return self._end(after) if after else j

    def _after_joint(self, i: int, j: int) -> int:
        """Where a name goes on after a small word: "Rio de Janeiro", "Belt and Road Initiative"; 0 where it does not."""
        w, after = self.w, j
        while after < w.count and after < j + 2 and w.low[after] in PARTICLES and w.text[after].islower():
            after += 1
        if after == j and self._is_one_of_two(i, j):
            after = j + 1
        far = after == j or after >= w.count or not self._joined(after) or after in self.people.at_word
        return 0 if far else after

    def _is_one_of_two(self, i: int, j: int) -> bool:
        """The first of two common words that "and" joins before a third one."""
        w, common = self.w, self.lex.is_common
        if j != i + 1 or j + 2 >= w.count or w.low[j] != "and" or self._begins(i):
            return False
        return common(w.low[i]) and common(w.low[j + 1]) and self._joined(j + 2) and common(w.low[j + 2])

    def _joined(self, j: int) -> bool:
        w = self.w
        capital = (w.cap[j] and not self._describes(j)) or w.text[j] == "&"
        return capital and w.start[j] == w.end[j - 1] + 1 and w.sentence[j] == w.sentence[j - 1]

    def _describes(self, i: int) -> bool:
        """ "Larkhaven-based", "Torvia-led": what describes a thing by a name, and is none."""
        last = self.w.text[i].rpartition("-")[2]
        return last != self.w.text[i] and (last in DESCRIBING_ENDS or (last.islower() and last.endswith("ed")))

    def _with_of(self, i: int, j: int) -> int:
        """Where "Department" goes on as "Department of Justice", "Prevention" as "Prevention of Floods Act"."""
        w, head = self.w, self.w.low[j - 1]
        if j + 2 < w.count and w.low[j] == "of" and w.low[j + 1] == "the" and w.cap[j + 2]:
            first = j + 2
        else:
            first = j + 1
        if first >= w.count or w.low[j] != "of" or not w.cap[first] or w.sentence[first] != w.sentence[i]:
            return j
        able = head in self.lex["of_heads"] or (self._is_word(head) and not self._begins(i) and not self._is_office(j - 1))
        if not able or w.low[first] in self.lex.demonyms or first in self.people.at_word:
            return j
        j = first + 1
        while j < w.count and self._joined(j) and j not in self.people.at_word:
            j += 1
        return j

    def _is_word(self, low: str) -> bool:
        """A noun of the language, and no name of a person or a place."""
        lex = self.lex
        named = low in lex.first_names or low in lex.surnames or low in lex["places"]
        return lex.is_common(low) or (low in self.known and not named)

    # ------------------------------------------------------------------ what is a name of its own
    def _whole(self, i: int, j: int) -> Name | None:
        w, cut = self.w, False
        if is_whole_sentence(w, i, j) or (self._goes_before(i) and self._is_word(w.low[i])):
            return None
        if not (j - i > 1 and w.text[i - 1] in BEFORE_A_SENTENCE and j < w.count and w.text[j] in CLOSERS):
            i = self._after_opener(i, j)
        while j > i and (
            (w.low[j - 1] in DAYS and not w.text[j - 1].isupper()) or (self._is_office(j - 1) and w.low[j - 2] != "of")
        ):
            cut = cut or self._is_office(j - 1)
            j -= 1
        if i >= j or sum(w.cap[i:j]) > LONGEST_NAME + 1 or any(NO_LETTERS & set(t) for t in w.text[i:j]):
            return None
        shown = " ".join(w.text[i:j])
        if cut and not self._stands_alone(fold(shown), shown):
            return None
        if j - i > 1:
            return i, j, fold(shown), shown
        return None if self._is_no_single(i) else (i, j, fold(self.lex.demonyms.get(w.low[i], shown)), shown)

    def _goes_before(self, i: int) -> bool:
        """Whether a name's first word stands before, in another: "pro-Second Amendment"."""
        before = self.w.text[i - 1] if i and self.w.start[i] == self.w.end[i - 1] + 1 else ""
        return "-" in before and before[0].islower() and before.rpartition("-")[2][:1].isupper()

    def _after_opener(self, i: int, j: int) -> int:
        """The first word of a name: past a capital that only its sentence gives, and past "Monday"."""
        begins = self._begins(i)
        while i < j and not self._names_a_place(i, j):
            low = self.w.low[i]
            opens = begins and not self._is_part(i, j) and self._is_opener(i)
            if not (opens or low in DAYS or low in FUNCTION_WORDS or self._is_address(i) or self._is_title_of(i, j)):
                break
            if self._is_new(i) and i + 1 < j:
                break
            begins = begins and not opens
            i += 1
        return i

    def _begins(self, i: int) -> bool:
        return self.w.sentences[self.w.sentence[i]][0] == i or self.w.text[i - 1] in BEFORE_A_SENTENCE

    def _is_part(self, i: int, j: int) -> bool:
        """The first of two capitals that stand so within a sentence too; "Justice Department": a common word and another."""
        w, after = self.w, i + 1
        if after >= j or self._is_grammar(i):
            return after < j and (w.low[i], w.low[after]) in self.within
        return (w.low[i], w.low[after]) in self.within or (
            self.lex.is_common(w.low[i]) and self.lex.is_common(w.low[after]) and not self._is_office(after)
        )

    @cached_property
    def within(self) -> set[tuple[str, str]]:
        """Pairs of capitals that stand within a sentence, where no other word has one for its place."""
        w = self.w
        return {
            (w.low[i], w.low[i + 1])
            for i in w.capitals
            if i + 1 < w.count and w.cap[i + 1] and not self._begins(i) and not self._in_title_case(i)
        }

    def _is_title_of(self, i: int, j: int) -> bool:
        """ "President Torvald": who a name is; not "Prime Meridian", two common words."""
        return i + 1 < j and self._is_office(i) and not self.lex.is_common(self.w.low[i + 1])

    @cached_property
    def capitals(self) -> set[str]:
        """What has a capital within a sentence."""
        w = self.w
        return {w.low[i] for i in w.capitals if not self._begins(i) and not self._in_title_case(i)}

    def _is_grammar(self, i: int) -> bool:
        """A word that no name begins with: "However", "Many", "Officials"."""
        low = self.w.low[i]
        return low in self.lex["openers"] or low in self.lex["never"] or low in ADVERBS or low in FUNCTION_WORDS

    def _is_opener(self, i: int) -> bool:
        """A capital that only the beginning of the sentence gives."""
        low = self.w.low[i]
        if low in self.lex["places"] or low in self.lex["known"]:
            return False
        _, tenths, other = self.known.get(low) or NO_WORD
        verb = low.endswith(("ing", "ed")) and (tenths < PARTICIPLE if low in self.known else self.lex.zipf(low[:-3]) > 0)
        if self._is_grammar(i) or self.lex.is_common(low) or low.endswith("ly") or verb or (tenths == 0 and other == "r"):
            return True
        plural = low in self.known and low.endswith("s")
        return (plural or self.lex.zipf(low) > EVERYDAY or bool(GLUED_MARK.match(self.w.text[i]))) and low not in self.capitals

    def _is_new(self, i: int) -> bool:
        """ "New Hampshire", and not the first word of "New emails raise queries"; "First Nations" within a sentence."""
        w = self.w
        new = w.low[i] == "new" or (w.low[i] in NUMBERED and w.sentences[w.sentence[i]][0] != i)
        return new and i + 1 < w.count and w.cap[i + 1] and w.start[i + 1] == w.end[i] + 1

    def _names_a_place(self, i: int, j: int) -> bool:
        """ "New Zealand", "South Korea": words that are no names alone but are part of a place's name."""
        low, places = self.w.low, self.lex["places"]
        if low[i] not in self.lex["place_heads"]:
            return False
        return any(" ".join(low[i:k]) in places for k in range(min(j, i + LONGEST_PLACE), i + 1, -1))

    def _is_address(self, i: int) -> bool:
        """ "Mr", "Sheikh"; not "Justice", which a body may be called by."""
        return self.w.low[i] in self.lex["honorifics"] and self.w.low[i] not in self.lex["portfolio"]

    def _is_office(self, i: int) -> bool:
        """A word for who somebody is: "Minister", "Sen."; not "Health", which a body may be called by."""
        low, lex = self.w.low[i].rstrip("."), self.lex
        if low == "general":
            return i > 0 and self._is_office(i - 1)
        return low in lex["roles"] or (low in lex["titles"] and low not in lex["portfolio"] and low not in PARTS_OF_NAMES)

    def _stands_alone(self, key: str, shown: str) -> bool:
        """What is left before a title: a place, a people, a known body or one in letters ("Florida Governor")."""
        lex = self.lex
        return key in lex["places"] or key in lex["known"] or key in lex.demonyms or (shown.isupper() and len(shown) > 1)

    def _is_no_single(self, i: int) -> bool:
        """A word that is no name alone: too common, a title, a number's ("Article 6"), a party's sign, a short form."""
        w, lex = self.w, self.lex
        low, bare = w.low[i], w.low[i].rstrip(".")
        if low in lex.demonyms:
            return False
        if len(bare) < 2 or lex.zipf(low) > FUNCTION_WORD or (low in lex["not_names"] and low not in lex["bodies"]):
            return True
        if low in lex["known"] or low in lex["places"]:
            return False
        if self._is_office(i) or bare in lex["titles"] or low in lex["never"]:
            return True
        if bare != low and "." not in bare and (len(bare) > 2 or bare in lex["abbreviations"]):
            return True
        if (w.text[i][:2] in PARTIES and w.text[i - 1] in BEFORE_PARTY) or GLUED_MARK.match(w.text[i]):
            return True
        return lex.is_common(low) and (self._is_joined(i) or (i + 1 < w.count and w.text[i + 1][0].isdigit()))

    def _is_joined(self, i: int) -> bool:
        """A common word that "and" joins to another in capitals: "the author of Tide and Harbour"."""
        w, lex = self.w, self.lex
        others = [k for a, k in ((i - 1, i - 2), (i + 1, i + 2)) if 0 <= k < w.count and w.low[a] == "and"]
        return any(w.cap[k] and lex.is_common(w.low[k]) for k in others)

    @cached_property
    def title_case(self) -> list[bool]:
        """Of each sentence whether nearly all its words have capitals, so that none of them tells a name."""
        return [is_title_case(self.w, a, b) for a, b in self.w.sentences]

    def _in_title_case(self, i: int) -> bool:
        return self.title_case[self.w.sentence[i]]


def stands_apart(w: Words, i: int) -> bool:
    """No name goes on behind word `i`: "The dam", not "The Dam" nor "In and Out"."""
    after = i + 1
    return after < w.count and not w.cap[after] and w.low[after] not in GOES_ON


def is_whole_sentence(w: Words, i: int, j: int) -> bool:
    """A credit or a mark, "Getty.", "ABSTRACT."; not the first words of a text without sentences."""
    a, b = w.sentences[w.sentence[i]]
    return a == i and b - j < 2 and b < w.count and (j == b or not w.low[j][0].isalnum())


def is_title_case(w: Words, a: int, b: int) -> bool:
    """Whether the words [a, b) are a line in title case or in capitals."""
    capitals, small = sum(w.cap[a:b]), 0
    for i in range(a, b):
        if not w.cap[i] and w.text[i][0].isalpha() and w.low[i] not in FUNCTION_WORDS and not w.text[i].isupper():
            small += 1
            if capitals < TITLE_CASE * (small + capitals):
                return False  # as nearly all sentences are after a few words
    words = [i for i in range(a, b) if w.text[i][0].isalpha() and w.low[i] not in FUNCTION_WORDS]
    shouted = len(words) > 1 and all(w.text[i].isupper() for i in words)
    fewest = FEWEST_IN_TITLE_CASE if w.text[b - 1] in ENDS else FEWEST_IN_A_LINE
    return shouted or (len(words) >= fewest and sum(w.cap[i] for i in words) >= TITLE_CASE * len(words))


def in_full(names: list[Name], lexicon: Lexicon) -> list[Name]:
    """ "The Department" is the Harbour Department where one name alone ends so; where several or none do, it heads nothing."""
    ending: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, _, key, shown in names:
        if " " in key:
            ending[key.rpartition(" ")[2]].add((key, shown))
    out = []
    for first, last, key, shown in names:
        longer = sorted(ending.get(key, ())) if lexicon.is_common(key) else []
        if len({full for full, _ in longer}) > 1 or (not longer and key in GENERIC_BODIES):
            continue
        out.append((first, last, *longer[0]) if longer else (first, last, key, shown))
    return out

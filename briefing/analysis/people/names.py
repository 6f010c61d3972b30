"""Runs of capitalised words: where a name may stand. What is trimmed off them is in `trimming`, what speaks for a person
around them in `evidence`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.analysis.language.classes import FUNCTION_WORDS
from briefing.analysis.language.joining import only_an_aside
from briefing.analysis.language.words import Words
from briefing.analysis.people.family_first import family_first
from briefing.lexicon.lists import Lexicon

MOST_PARTICLES = 4  # "van der", "von und zu"
LONGEST = 12  # words of a run, with titles and portfolios before the name
SHORT_PARAGRAPH, IN_CAPITALS = 40, 0.8  # words of a headline at most; the share of its longer words that begin with a capital
GAPS = frozenset((" ", "  ", "\u00a0"))
NICKNAME_MARKS = frozenset(("“", "”", '"', "‘", "’", "'", "''", "``"))
COMPOUND = re.compile(
    r".+-(?:based|listed|style|led|backed|born|run|wide|held|controlled|owned|made|level|trained|era|like|ruled|bound|funded|area|only|educated|"
    r"dominated|speaking|type|sponsored|affiliated|loving|occupied|linked|brokered|inspired|related|themed|free|hosted|winning|produced|registered)$"
)
PARTY_AND_PLACE = re.compile(r"[RDI][-–][A-Z]")
"""what stands behind the name of a member of Congress: "D-Ohio" """


@dataclass(slots=True)
class NameRun:
    """One run after trimming: the words [first, last) are the name; `cues` is what stands around it."""

    first: int
    last: int
    key: tuple[str, ...]
    cues: set[str] = field(default_factory=set)
    sex: str | None = None
    title_first: int = -1
    surname: int = -1
    """the word of the surname where it stands further on: "Alan and Jean Holm" """

    @property
    def begin(self) -> int:
        """The first word, of the title where one stands before the name."""
        return self.title_first if self.title_first >= 0 else self.first


class Runs:
    """The runs of one document, and what the document tells of its words."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.w = words
        self.lex = lexicon
        self.comes_first = lexicon["family_first"]
        self.small = frozenset([low for low, cap in zip(words.low, words.cap, strict=True) if not cap and low.isalpha()])
        """words that also stand in small letters in this article"""
        self.shouting = self._shouting_paragraphs()
        self.headlines = frozenset(number for number in self.shouting if not self._in_list(number))
        self.family_names = frozenset(
            words.low[i]
            for i in words.capitals
            if (self.family_first(i, 2) or self.family_first(i, 3)) and words.low[i] not in FUNCTION_WORDS
        )
        """family names of this article that come first, used alone later: "Park", "Sun" """

    def family_first(self, i: int, size: int) -> bool:
        return self.w.low[i] in self.comes_first and family_first(self.w, self.lex, i, size)

    def begins(self, i: int) -> bool:
        """True at the start of a sentence or of a quotation, where a capital says nothing."""
        w = self.w
        return w.sentences[w.sentence[i]][0] == i or (
            i > 0 and w.text[i - 1] in ("“", '"', "‘", "'", "''", "``", ":", "—", "«", "•", "-", "–")
        )

    def _shouting_paragraphs(self) -> frozenset[int]:
        """Paragraphs in title case or capitals: headlines, where capitals say nothing."""
        out = []
        for number, (a, b) in enumerate(self.w.paragraphs):
            if b - a >= SHORT_PARAGRAPH:
                continue
            plain = [i for i in range(a, b) if self.w.text[i][0].isalpha() and len(self.w.text[i]) > 3]
            if len(plain) >= 3 and sum(self.w.cap[i] for i in plain) >= IN_CAPITALS * len(plain):
                out.append(number)
        return frozenset(out)

    def _in_list(self, number: int) -> bool:
        """A line of results or of a line-up: with figures, or between others of its kind."""
        a, b = self.w.paragraphs[number]
        figures = any(self.w.text[i][0].isdigit() for i in range(a, b))
        return figures or (number - 1 in self.shouting and number + 1 in self.shouting)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Longest stretches of capitalised words, with particles, initials and nicknames inside them."""
        low, stop, count = self.w.low, self.lex["not_names"], self.w.count
        breaks = self._breaking_words()
        j = 0
        for i in self.w.capitals:
            if i < j or (low[i] in stop and len(low[i]) < 2) or i in breaks:
                continue
            j = i + 1
            while j < count and j - i < LONGEST and (further := self._goes_on(i, j, breaks)):
                j = further
            yield i, j

    def _goes_on(self, i: int, j: int, breaks: frozenset[int]) -> int:
        """The word up to which the run from word `i` goes on at word `j`; 0 when it ends there."""
        w, cap, count = self.w, self.w.cap, self.w.count
        if w.paragraph[j] != w.paragraph[i]:
            return 0
        if nickname := self._nickname(j, count):
            return nickname
        gap = w.source[w.end[j - 1] : w.start[j]]
        if (gap not in GAPS and not only_an_aside(gap)) or self._ends_a_firm(j - 1, i):
            return 0
        if cap[j] and w.sentence[j] == w.sentence[i] and j not in breaks:
            return j + 1
        if further := self._over_particles(j, count):
            return further
        spanish = w.low[j] == "y" and j - i > 1 and w.low[i] in self.lex.first_names and j + 1 < count and cap[j + 1]
        return j + 2 if spanish else 0

    def _over_particles(self, j: int, count: int) -> int:
        """The word after the particles at word `j` that a capitalised word follows ("van der", "von und zu"), else 0."""
        low, cap, particles = self.w.low, self.w.cap, self.lex["particles"]
        last = j
        while last < count and last - j < MOST_PARTICLES and low[last] in particles and not cap[last]:
            last += 1
        alone_joins = last == j + 1 and low[j] in self.lex["joining_particles"]
        return last if last > j and last < count and cap[last] and not alone_joins else 0

    def _ends_a_firm(self, j: int, i: int) -> bool:
        """The firm's name from word `i` ends with word `j`, and with it may end the sentence: "Larch Coal Co. Tom Reed nodded." """
        return j > i and self.w.text[j][-1] == "." and self.w.low[j].rstrip(".") in self.lex["ends_of_firms"]

    def _nickname(self, j: int, count: int) -> int:
        """The word after a nickname in quotation marks at word `j`, when the name goes on: "José “Pepe” Mujica"; else 0."""
        w = self.w
        if w.text[j] not in NICKNAME_MARKS:
            return 0
        close = next((k for k in range(j + 2, min(count - 1, j + 5)) if w.text[k] in NICKNAME_MARKS), None)
        if close is None or not all(w.cap[j + 1 : close]) or not w.cap[close + 1] or w.sentence[close + 1] != w.sentence[j]:
            return 0
        joined = w.start[j] == w.end[j - 1] + 1 and w.start[close + 1] == w.end[close] + 1 and w.end[close - 1] == w.start[close]
        return close + 1 if joined else 0

    def _breaking_words(self) -> frozenset[int]:
        """Capitalised words that no name goes across: function words, "Geneva-based", places of several words."""
        w, lex = self.w, self.lex
        low, cap = w.low, w.cap
        out = set()
        for i in w.capitals:
            word = low[i]
            if (word in FUNCTION_WORDS and not self.family_first(i, 2)) or ("-" in word and COMPOUND.match(word)):
                out.add(i)
            elif word in lex["place_heads"]:
                for size in (4, 3, 2):
                    if all(cap[i : i + size]) and i + size <= w.count and " ".join(low[i : i + size]) in lex["places"]:
                        out.update(range(i, i + size))
                        break
        return frozenset(out)


def by_key(found: list[NameRun]) -> dict[tuple[str, ...], list[NameRun]]:
    groups: dict[tuple[str, ...], list[NameRun]] = defaultdict(list)
    for f in found:
        groups[f.key].append(f)
    return groups

"""The words of a text as plain lists: spaCy's tokens with hyphenated words joined, sentence and paragraph of each.

Everything here is in characters of the text; token indices never leave `analysis/`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from briefing.analysis.language.classes import POSSESSIVE, POSSESSORS
from briefing.analysis.language.joining import Joiner
from briefing.analysis.language.marks import Marked, find_marks
from briefing.analysis.language.tokenizer import Token
from briefing.lexicon.lists import Lexicon, Remembered, fold

ENDS_SPEECH = (",", ".", "!", "?", "…")
"""what stands before the closing mark of speech, and not of a nickname: J. “Jack” Holm"""
ENDS = frozenset((".", "!", "?", "…", "...", "?!", "!!", "....", ".."))
LAST_OF_ENDS = frozenset(mark[-1] for mark in ENDS)
CLOSERS = frozenset(("”", "’", '"', "'", ")", "]", "''", "»", "“", "«", "」", "』"))
DASHES = frozenset(("—", "–", "--", "-"))
OPENERS = frozenset(("“", "‘", '"', "'", "(", "[", "``", "«", "''", "„", "”", "»", "「", "『"))
NAME_WITH_PREFIX = re.compile(r"(?:al|el|ul|ad|ar|as|ash|at|an|az|ed|en|er|es|ez|et|bin|ben|ibn|d|l|o)[-'’][A-ZÀ-Þ]")
LINES = re.compile(r"[^\n]+")


class Words:
    """Parallel lists, one entry a word: `text`, `low` (folded), `start`, `end`, `cap`, `sentence`, `paragraph`.

    `capitals` are the words for which `cap` holds, `count` is how many words there are.
    `quoted[i]` is True inside quotation marks. `sentences` and `paragraphs` are (first word, word after the last).
    """

    __slots__ = (
        "_opening",
        "_speech",
        "_titles",
        "cap",
        "capitals",
        "count",
        "end",
        "low",
        "marks",
        "paragraph",
        "paragraphs",
        "quoted",
        "sentence",
        "sentences",
        "source",
        "spans",
        "start",
        "text",
    )

    def __init__(self, tokens: Iterable[Token], source: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> None:
        self.source = source
        self.spans = list(spans)
        joined = Joiner(tokens, source, lexicon)
        self.text, self.start, self.end = joined.text, joined.start, joined.end
        self.count = len(self.text)
        shapes = [*map(SHAPES.__getitem__, self.text)]
        self.low = [low for low, _ in shapes]
        self.cap = [cap for _, cap in shapes]
        self.capitals = [i for i, cap in enumerate(self.cap) if cap]
        self.marks: list[Marked] = find_marks(self.source, self.spans)
        self._place(lexicon)
        self._mark_quoted()

    def __len__(self) -> int:
        return self.count

    def _place(self, lexicon: Lexicon) -> None:
        """Give each word its paragraph and its sentence."""
        abbreviations, openers = lexicon["abbreviations"], lexicon["openers"]
        self._titles = lexicon["titles"]
        self._opening = {mark.left for mark in self.marks}
        self._speech = {m.left for m in self.marks if self.source[m.start : m.end].rstrip()[-1:] in ENDS_SPEECH}
        self.paragraphs: list[tuple[int, int]] = []
        self.sentences: list[tuple[int, int]] = []
        first = 0
        for _, stop in self.spans:
            last = bisect_left(self.start, stop, first)
            self.paragraphs.append((first, last))
            begin = first
            for i, word in enumerate(self.text[first:last], first):
                if word[-1] not in LAST_OF_ENDS:
                    continue
                short = word[-1] == "." and (self.low[i].rstrip(".") in abbreviations or self._before_speech(i, last))
                if word in ENDS or short:
                    after = self._sentence_end(i, last, abbreviations, openers)
                    if after and after > begin:
                        self.sentences.append((begin, after))
                        begin = after
            if begin < last:
                self.sentences.append((begin, last))
            first = last
        self.paragraph = numbered(self.paragraphs, len(self.text))
        self.sentence = numbered(self.sentences, len(self.text))

    def _sentence_end(self, i: int, last: int, abbreviations: frozenset[str], openers: frozenset[str]) -> int:
        """The word after the sentence that ends at word `i`, or 0 when it does not end there."""
        after = i + 1
        while (
            after < last
            and self.text[after] in CLOSERS
            and self.start[after] == self.end[after - 1]
            and self.start[after] not in self._opening
        ):
            after += 1
        if after >= last:
            return 0
        following = after
        while following < last and self.text[following] in OPENERS:
            following += 1
        if following >= last:
            return 0
        if following > after and self.cap[following] and self.start[following - 1] in self._speech and not self._is_title(i):
            return after
        if self.text[i] not in ENDS:
            return after if after == i + 1 and self.cap[following] and self.low[following] in openers else 0
        if self.text[i] in ("…", "..."):
            return after if self.cap[following] else 0
        if self.text[i] == "." and len(self.text[i - 1]) == 1 and self.text[i - 1].isupper() and self.end[i - 1] == self.start[i]:
            return 0
        return after if self.cap[following] or self.text[following][0].isdigit() or following > after else 0

    def _before_speech(self, i: int, last: int) -> bool:
        """ "She got a C. “…,” he said": the letter with its stop ends the sentence."""
        return i + 1 < last and self.start[i + 1] in self._speech

    def _is_title(self, i: int) -> bool:
        return self.low[i].rstrip(".") in self._titles

    def _mark_quoted(self) -> None:
        self.quoted = [False] * len(self.text)
        for mark in self.marks:
            for i in range(self.at(mark.start), len(self.text)):
                if self.start[i] >= mark.end:
                    break
                self.quoted[i] = True

    def all_quoted(self, first: int, last: int) -> bool:
        """Nothing but quotation and signs stands among the words [first, last)."""
        return all(self.quoted[i] or not self.text[i][0].isalnum() for i in range(first, last))

    def is_owned(self, i: int) -> bool:
        """A possessive stands straight before word `i`: "her cook", "the canteen's cook"."""
        return i > 0 and (self.low[i - 1] in POSSESSORS or self.text[i - 1] in POSSESSIVE)

    def opens_a_sentence(self, i: int) -> bool:
        """Word `i` is the first of its sentence, or the first after the dateline of its paragraph."""
        return i in (self.sentences[self.sentence[i]][0], self.after_dateline(self.paragraph[i]))

    def after_dateline(self, paragraph: int) -> int:
        """The first word of a paragraph after "GENEVA (Agency) —", "Geneva (agency) -", or its first word when it has no dateline."""
        a, b = self.paragraphs[paragraph]
        if a >= b or not self.cap[a]:
            return a
        dash = next((i for i in range(a, min(b, a + 14)) if self.text[i] in DASHES), a)
        shouts = self.text[a].isupper() and len(self.text[a]) > 2
        return dash + 1 if dash > a and (shouts or self.text[dash - 1] == ")") else a

    def at(self, offset: int) -> int:
        """The first word that ends after `offset`."""
        i = bisect_right(self.start, offset) - 1
        return i if i >= 0 and self.end[i] > offset else i + 1


def numbered(ranges: Sequence[tuple[int, int]], count: int) -> list[int]:
    """For each of `count` words the number of the range that holds it; what stands behind the last one is in the first."""
    out: list[int] = []
    for number, (first, last) in enumerate(ranges):
        out += [number] * (last - first)
    return out + [0] * (count - len(out))


def shape(word: str) -> tuple[str, bool]:
    """A word as lists have it, and whether it begins as a name does."""
    return fold(word) or word, word[0].isupper() or (word[0].islower() and has_prefix(word))


SHAPES = Remembered(shape)


def has_prefix(word: str) -> bool:
    """A name with a small first part: "al-Rashidi", "d'Arcy", "ben-Ari"."""
    return ("-" in word or "'" in word or "’" in word) and bool(NAME_WITH_PREFIX.match(word))


def lines(text: str) -> list[tuple[int, int]]:
    """Paragraphs of a bare text: its lines that are not blank, without the white space around them."""
    spans = []
    for found in LINES.finditer(text):
        body = found.group()
        if body.strip():
            start = found.start() + len(body) - len(body.lstrip())
            spans.append((start, start + len(body.strip())))
    return spans

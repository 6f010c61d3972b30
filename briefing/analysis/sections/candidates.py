"""The words of which a heading may be made: names, and nouns that may name a topic. They are found without a tagger."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from briefing.analysis.language.classes import AFTER_NOUN, BEFORE_NO_NOUN, BEFORE_NOUN
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.lexicon.lists import Lexicon, closed_class, fold

LONGEST_NAME = 3
FUNCTION_WORD, COMMON_WORD = 5.9, 5.6
NO_NOUN_ENDINGS = tuple(sorted(closed_class("no_noun_endings")))


class Candidates:
    """Names and nouns of a document: `names` are (first word, word after the last, key, as shown), `nouns` (word, key)."""

    def __init__(self, words: Words, lexicon: Lexicon, people: People, english: bool = True) -> None:
        self.w, self.lex, self.people = words, lexicon, people
        self.names = self._name_runs()
        self.nouns = self._nouns() if english else []

    def _name_runs(self) -> list[tuple[int, int, str, str]]:
        """(first, last, key, shown) of every name: people by surname, places for demonyms, other capitalised runs."""
        w, lex = self.w, self.lex
        out = []
        i, count = 0, len(w)
        datelines = {k for number, (a, _) in enumerate(w.paragraphs[:6]) for k in range(a, w.after_dateline(number))}
        while i < count:
            if i in datelines:
                i += 1
                continue
            if i in self.people.at_word:
                number, last = self.people.at_word[i]
                out.append((i, last, f"#{number}", " ".join(w.text[i:last])))
                i = last
                continue
            if (
                not w.cap[i]
                or not w.text[i][0].isalpha()
                or w.low[i] in lex["honorifics"]
                or w.low[i].rstrip(".") in lex["never"]
            ):
                i += 1
                continue
            j = i + 1
            while (
                j < count
                and w.cap[j]
                and w.start[j] == w.end[j - 1] + 1
                and j not in self.people.at_word
                and w.sentence[j] == w.sentence[i]
            ):
                j += 1
            j = self._with_of(i, j)
            found = self._trim_name(i, j)
            if found:
                out.append(found)
            i = j
        return out

    def _with_of(self, i: int, j: int) -> int:
        """Where "Department" goes on as "Department of Justice"."""
        w = self.w
        head = w.low[j - 1] in self.lex["of_heads"] and j + 1 < len(w) and w.low[j] == "of" and w.sentence[j + 1] == w.sentence[i]
        if not head or not w.cap[j + 1] or w.low[j + 1] in self.lex.demonyms:
            return j
        j += 2
        while j < len(w) and w.cap[j] and w.start[j] == w.end[j - 1] + 1 and j not in self.people.at_word:
            j += 1
        return j

    def _trim_name(self, i: int, j: int) -> tuple[int, int, str, str] | None:
        w, lex = self.w, self.lex
        begins = w.sentences[w.sentence[i]][0] == i or w.text[i - 1] in ("“", '"', "''", "‘", ":", "—")
        while i < j and not self._names_a_place(i, j) and (self._is_no_part(i) or (begins and self._is_opener(i))):
            i += 1
            begins = False
        while j > i and (w.low[j - 1].rstrip(".") in lex["titles"] or w.low[j - 1] in lex["never"]):
            j -= 1
        if i >= j or j - i > LONGEST_NAME + 1 or any("$" in t for t in w.text[i:j]):
            return None
        if j - i == 1:
            low = w.low[i]
            if low in lex.demonyms:
                return i, j, fold(lex.demonyms[low]), w.text[i]
            if len(low.rstrip(".")) < 2 or lex.zipf(low) > FUNCTION_WORD or low in lex["not_names"] - lex["bodies"]:
                return None
        shown = " ".join(w.text[i:j])
        return i, j, fold(shown), shown

    def _names_a_place(self, i: int, j: int) -> bool:
        """ "New Zealand", "South Korea": words that are no names alone but are part of a place's name."""
        low = self.w.low
        return any(" ".join(low[i:k]) in self.lex["places"] for k in range(j, i + 1, -1))

    def _is_no_part(self, i: int) -> bool:
        low = self.w.low[i]
        return low.rstrip(".") in self.lex["titles"] or low in self.lex["openers"] or low in self.lex["never"]

    def _is_opener(self, i: int) -> bool:
        """A capital that only the beginning of the sentence gives."""
        low = self.w.low[i]
        return low not in self.lex["places"] and (self.lex.is_common(low) or low.endswith("ly"))

    def _nouns(self) -> list[tuple[int, str]]:
        """(word, key) of every word in small letters that may name a topic."""
        w, lex = self.w, self.lex
        out = []
        topics, never, verbs = lex["topics"], lex["never"], lex.verbs
        for i in range(len(w)):
            low = w.low[i]
            if w.cap[i] or len(low) < 3 or not low.replace("-", "").isalpha():
                continue
            if low not in topics:
                if (
                    len(low) < 4
                    or low in never
                    or low in verbs
                    or low in lex["no_topics"]
                    or low.endswith(NO_NOUN_ENDINGS)
                    or lex.zipf(low) > COMMON_WORD
                    or low in lex["aux"]
                    or low in lex["openers"]
                    or low in lex["place_prepositions"]
                ):
                    continue
                if not self._used_as_noun(i):
                    continue
            elif low in verbs and not self._used_as_noun(i):
                continue
            out.append((i, low))
        heads = {low for i, low in out if low in topics or not self._goes_on(i + 1)}
        return [(i, low) for i, low in out if low in heads]

    def _used_as_noun(self, i: int) -> bool:
        """A determiner, adjective or name before it, or a word after it that ends a noun phrase."""
        w = self.w
        before = w.low[i - 1] if i else ""
        after = w.low[i + 1] if i + 1 < len(w) else ""
        if before in BEFORE_NO_NOUN:
            return False
        if before in BEFORE_NOUN:
            return True
        if i and w.cap[i - 1]:
            return w.low[i] in self.lex["topics"]
        return (
            not after
            or not after[0].isalnum()
            or (after in AFTER_NOUN and (w.low[i] in self.lex["topics"] or after not in ("to", "that", "with")))
        )

    def _goes_on(self, i: int) -> bool:
        """Whether the word is one that another belongs to: "simple" in "a simple answer" is no noun."""
        w, lex = self.w, self.lex
        if i >= len(w) or w.sentence[i] != w.sentence[i - 1] or w.cap[i]:
            return False
        low = w.low[i]
        return (
            low.isalpha()
            and len(low) > 3
            and lex.zipf(low) < COMMON_WORD
            and not low.endswith(("ed", "ly", "ing"))
            and not any(low in lex[name] for name in ("no_topics", "aux", "openers", "place_prepositions"))
            and low not in lex.reporting
            and low not in AFTER_NOUN
        )

    def _nouns_between(self, a: int, b: int) -> list[tuple[int, str]]:
        return self.nouns[bisect_left(self.nouns, (a,)) : bisect_left(self.nouns, (b,))]

    def _compounds(self, a: int, b: int) -> Counter[tuple[str, str]]:
        """How often each noun of the words [a, b) stands after which other word that belongs to it."""
        w, lex = self.w, self.lex
        pairs: Counter[tuple[str, str]] = Counter()
        for i, key in self._nouns_between(a + 1, b):
            before = w.low[i - 1]
            if (
                not w.cap[i - 1]
                and w.start[i] == w.end[i - 1] + 1
                and before.isalpha()
                and len(before) > 3
                and not before.endswith(("ly", "ing"))
                and lex.zipf(before) < 5.4
                and not any(before in lex[name] for name in ("never", "openers", "aux", "props", "place_prepositions"))
            ):
                pairs[before, key] += 1
        return pairs

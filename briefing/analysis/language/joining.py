"""spaCy's tokens joined to words: `Kendall`, `-`, `Taylor` is one word, `Capt`, `.` and `S`, `/`, `Sgt` too; white space is none.

What stands between a title and the name and is neither ("Capt. (ret.) X", "Dr. med. X") is left out. A short form that no
list has, with a full stop and a name behind it, is a title as well: "Zlt. Anna Holm".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from briefing.analysis.language.tokenizer import Token
from briefing.lexicon.lists import Lexicon, nouns

HYPHENS = "-‐‑"
JOINTS = HYPHENS + "/"
LONGEST_SHORT_FORM = 6  # letters
COMMON = 4.0  # Zipf scale: a word that is so common is no short form, a rarer one that is no noun may be ("Comm.")
ASIDE = re.compile(
    r" (?<=[\w.] )(?:\((?:[Rr]et|[Rr]etd|[Rr]td|[Rr]etired)\.?\)|(?:(?:med|phil|iur|jur|theol|habil|rer\. ?nat|h\. ?c)\. ?)+)(?= ?[A-ZÀ-Þ])"
)
NAME_AHEAD = re.compile(r" (?:[A-ZÀ-Þ][\w’'-]*\.? )?[A-ZÀ-Þ][\w’'-]+")
FULL_NAME_AHEAD = re.compile(r" [A-ZÀ-Þ][\w’'-]*\.? [A-ZÀ-Þ][\w’'-]+")
WITHOUT_STOP = re.compile(r"\b[A-ZÀ-Þ]\w*\b(?!\.)")
APOSTROPHES = frozenset("'’")
DUTCH_ARTICLE = re.compile(r"['’]t ")
BEFORE_A_TITLE = frozenset((",", "”", '"', "“", "‘", ":", "''"))


class Joiner:
    """The words of one document: `text`, `start` and `end` of each, in characters of the source."""

    def __init__(self, tokens: Iterable[Token], source: str, lexicon: Lexicon) -> None:
        self.source = source
        self.lex = lexicon
        self.short = short_forms(lexicon)
        self.text: list[str] = []
        self.start: list[int] = []
        self._asides = {found.start() + 1: found.end() for found in ASIDE.finditer(self.source)}
        self._join(tokens)

    def _join(self, tokens: Iterable[Token]) -> None:
        text, start, asides = self.text, self.start, self._asides
        glue, left_out, last = False, 0, -1
        for at, token in tokens:
            if asides and at in asides and self._after_title():
                left_out = asides[at]
            if at < left_out:
                continue
            stop = at + len(token)
            if last == at and (glue or not token.isalpha()) and self._belongs(token, stop, glue):
                text[-1] += token
                glue = token in JOINTS
            else:
                glue = token in APOSTROPHES and self._opens_dutch_article(at)
                text.append(token)
                start.append(at)
            last = stop
        self.end = [at + len(word) for at, word in zip(start, text, strict=True)]

    def _belongs(self, token: str, stop: int, glue: bool) -> bool:
        """True when a token goes on with the word that it touches."""
        before = self.text[-1]
        if (
            token == "."
            and before[0].isupper()
            and self.source[stop : stop + 1] not in ("", "\n")
            and (before.lower() in self.short or self._is_short_title(before, stop))
        ):
            return True
        if glue:
            return token[0].isalnum()
        return (token in HYPHENS and (before[-1].isalnum() or (before[-1] == "." and before[:-1].lower() in self.short))) or (
            token == "/" and len(before) == 1 and before.isupper()
        )

    def _after_title(self) -> bool:
        return bool(self.text) and self.text[-1].lower().rstrip(".") in self.lex["titles"]

    def _opens_dutch_article(self, at: int) -> bool:
        return bool(self.text) and self.text[-1].lower() == "van" and bool(DUTCH_ARTICLE.match(self.source, at))

    def _is_short_title(self, word: str, stop: int) -> bool:
        """A short form that no list has, before a name: without a vowel, or where no sentence can have ended."""
        lex, low = self.lex, word.lower()
        if not (
            1 < len(word) <= LONGEST_SHORT_FORM and low.isalpha() and word[1:] == low[1:] and NAME_AHEAD.match(self.source, stop)
        ):
            return False
        no_vowel = not set(low) & set("aeiouy")
        is_word = low in lex.words and not no_vowel and (low in nouns() or lex.zipf(low) >= COMMON)
        if self._after_short_title() and FULL_NAME_AHEAD.match(self.source, stop) and self._always_with_stop(word):
            return True
        known = is_word or low in lex.first_names or low in lex.surnames or low in lex["abbreviations"]
        if known or low in lex["suffixes"] or low in lex["places"] or low in lex["short_first_names"]:
            return False
        if no_vowel:
            return True
        return self._opens_a_phrase() and bool(FULL_NAME_AHEAD.match(self.source, stop)) and self._always_with_stop(word)

    def _opens_a_phrase(self) -> bool:
        """The last word stands after a verb of saying, a mark or a short title: as a title does, and the end of a sentence does not."""
        before = self.text[-2].lower() if len(self.text) > 1 else ""
        return self._after_short_title() or before in BEFORE_A_TITLE or before in self.lex["report_forms"]

    def _after_short_title(self) -> bool:
        """The word before the last is a title with its stop, as in "Stn. Off. Anna Holm"."""
        before = self.text[-2].lower() if len(self.text) > 1 else ""
        return before.endswith(".") and (before.rstrip(".") in self.lex["titles"] or not set(before) & set("aeiouy"))

    def _always_with_stop(self, word: str) -> bool:
        return word not in self._without_stop

    @cached_property
    def _without_stop(self) -> frozenset[str]:
        """The capitalised words that stand somewhere without a full stop."""
        return frozenset(WITHOUT_STOP.findall(self.source))


@lru_cache(maxsize=4)
def short_forms(lexicon: Lexicon) -> frozenset[str]:
    """Titles and first names that are written short, with a full stop that belongs to them."""
    return (lexicon["abbreviations"] & (lexicon["titles"] | lexicon["honorifics"])) | lexicon["short_first_names"]


def only_an_aside(gap: str) -> bool:
    """True for what is left out between two words, with its spaces."""
    return len(gap) > 3 and bool(ASIDE.match("." + gap.rstrip() + " X", 1))

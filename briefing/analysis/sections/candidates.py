"""The words of which a heading may be made: names, nouns and what describes them, and which of them stand together.

They are found without a tagger: WordNet tells how often a form is a noun (`lexicon/nouns.txt`), the words around it whether
it is one here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from briefing.analysis.language.classes import AFTER_NOUN, AFTER_VERB_TOO, BEFORE_NO_NOUN, BEFORE_NOUN, DAYS, POSSESSIVE
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.sections.names import FUNCTION_WORD, PARTICIPLE, Names
from briefing.lexicon.lists import NO_NOUN, Lexicon, Remembered, closed_class, nouns

COMMON_WORD = 5.6
NO_NOUN_ENDINGS = tuple(sorted(closed_class("no_noun_endings")))
NO_TOPIC = ("quantity", "time")
SAYING = ("communication", "cognition", "feeling", "act", "state")
UNKNOWN, ADJECTIVE_TOO = ("-", 10, "-"), 5
MOSTLY_NOUN, HARDLY_NOUN, MOSTLY_VERB, MOSTLY_ADJECTIVE = 8, 1, 5, 4
LINKS = closed_class("links")
ABOUT = closed_class("links_about")
ARTICLES = closed_class("link_articles")
AFTER_VERB_SIGN = closed_class("before_verb")
AFTER_FINITE = closed_class("after_finite")
STATES_AFTER_IN = closed_class("states_after_in")
NEVER_TOPICS = ("aux", "openers", "place_prepositions", "coarse")  # lists of the lexicon
NOT_DESCRIBING = ("never", "openers", "aux", "general_adjectives", "coarse")


class Link(NamedTuple):
    """Two candidates that stand together: "NATO demands" (side), "Moscow's demands" (possessive), "talks with Iran" (of)."""

    at: int
    first: str
    second: str
    how: str


DESCRIBED = 4  # words of a noun phrase that are looked at
CLAUSE = 12  # words of a clause that tells what is said, feared or demanded
BEFORE_CLAUSE = ("—", "–", "--", ",")
OPENS_CLAUSE = frozenset((*BEFORE_CLAUSE, "that"))


class Candidates:
    """Names and nouns of a document: `names` are (first word, word after the last, key, as shown), `nouns` (word, key).

    `skipped` are the paragraphs of which no heading is made: bylines, asides, headings.
    """

    def __init__(
        self, words: Words, lexicon: Lexicon, people: People, english: bool = True, skipped: Collection[int] = ()
    ) -> None:
        self.w, self.lex, self.people = words, lexicon, people
        self.known = nouns() if english else {}
        self.english = english
        self.forms, self.describing = forms(lexicon), describing(lexicon)
        self.skipped = frozenset(k for number in skipped for k in range(*words.paragraphs[number]))
        datelines = {k for number, (a, _) in enumerate(words.paragraphs[:6]) for k in range(a, words.after_dateline(number))}
        self.names = Names(words, lexicon, people, self.skipped | datelines, english).found()
        self.nouns = self._nouns() if english else []
        self.noun_at = dict(self.nouns)
        self.links = list(self._links()) if english else []

    def _nouns(self) -> list[tuple[int, str]]:
        """(word, key) of every word in small letters that may name a topic."""
        w, forms = self.w, self.forms
        able = [(i, low) for i, (low, cap) in enumerate(zip(w.low, w.cap, strict=True)) if not cap and forms[low] != "none"]
        return [(i, low) for i, low in able if i not in self.skipped and self._is_noun(i, forms[low])]

    def _is_noun(self, i: int, form: str) -> bool:
        if i and self.w.low[i - 1] == "in" and self.w.low[i] in STATES_AFTER_IN:
            return False
        if self.w.low[i].endswith("ing") and self._describes_a_name(i):
            return False
        if form in ("gerund", "joined"):
            return self._stands_alone(i)
        if form == "noun":
            return not i or self.w.low[i - 1] not in AFTER_VERB_SIGN
        return form == "always" or self._used_as_noun(i)

    def _describes_a_name(self, i: int) -> bool:
        """ "the ruling People's Party" """
        w, after = self.w, i + 1
        return after < w.count and w.cap[after] and w.start[after] == w.end[i] + 1 and w.low[after] not in DAYS

    def _stands_alone(self, i: int) -> bool:
        """A noun from both sides: "the killing of", "its hacking."; not "a single-payer plan"."""
        w = self.w
        before, after = (w.low[i - 1] if i else ""), (w.low[i + 1] if i + 1 < w.count else "")
        return (before in BEFORE_NOUN or before in POSSESSIVE) and (not after[:1].isalnum() or after in AFTER_NOUN)

    def _used_as_noun(self, i: int) -> bool:
        """A determiner, adjective or name before it, or a word after it that ends a noun phrase."""
        w = self.w
        before = w.low[i - 1] if i else ""
        after = w.low[i + 1] if i + 1 < w.count else ""
        if before in BEFORE_NO_NOUN:
            return False
        if before in BEFORE_NOUN or before in POSSESSIVE or ("-" in before and before[-1].isalpha()):
            return True
        if i and w.cap[i - 1]:
            return w.low[i] in self.lex["topics"] and not (after in AFTER_FINITE and w.low[i].endswith("s"))
        if self._describes(i - 1):
            return True
        _, tenths, other = self.known.get(w.low[i]) or UNKNOWN
        if other == "v" and tenths < MOSTLY_VERB and w.low[i] not in self.lex["topics"]:
            return False
        return (
            not after
            or not after[0].isalnum()
            or (after in AFTER_NOUN and (w.low[i] in self.lex["topics"] or after not in AFTER_VERB_TOO))
        )

    def _describes(self, i: int) -> bool:
        """An adjective by WordNet, in small letters: "nuclear", "religious"."""
        return i >= 0 and not self.w.cap[i] and self.english and self.describing[self.w.low[i]]

    # ------------------------------------------------------------------ what stands together
    def _links(self) -> Iterator[Link]:
        """Pairs of candidates, the second of which would be the head of a heading, in the order of the nouns."""
        low, ends = self.w.low, {last: key for _, last, key, _ in self.names}
        starts = {first: key for first, _, key, _ in self.names}
        for i, key in self.nouns:
            for first, how in self._befores(i, ends):
                if first != key:
                    yield Link(i, first, key, how)
            following = low[i + 1] if i + 1 < len(low) else ""
            if following in LINKS:
                about = self._complements(i, starts)
            elif following in OPENS_CLAUSE:
                about = self._clauses(i, starts)
            else:
                continue
            for second, how in about:
                if second != key:
                    yield Link(i, second, key, how)

    def _befores(self, i: int, ends: dict[int, str]) -> Iterator[tuple[str, str]]:
        """What stands before a noun: "NATO demands", "nuclear deal", "Moscow's latest demands"."""
        w, at = self.w, i - 1
        if at >= 0 and w.sentence[at] == w.sentence[i] and w.low[at] not in POSSESSIVE:
            first = ends.get(at + 1) or self.noun_at.get(at) or self._adjective(at)
            if first:
                yield first, "side"
        while at > i - DESCRIBED and (at in self.noun_at or self._describes(at)):
            at -= 1
        if at > 0 and w.low[at] in POSSESSIVE and w.sentence[at - 1] == w.sentence[i]:
            owner = ends.get(at) or self.noun_at.get(at - 1)
            if owner:
                yield owner, "possessive"

    def _complements(self, i: int, starts: dict[int, str]) -> Iterator[tuple[str, str]]:
        """What a noun is about, before one of LINKS: "talks with Iran", "a drop in consumer prices"."""
        w, count = self.w, self.w.count
        if i + 2 >= count or w.sentence[i + 2] != w.sentence[i]:
            return
        at = i + 3 if w.low[i + 2] in ARTICLES and i + 3 < count else i + 2
        about = w.low[i + 1] in ABOUT
        second = starts.get(at) or (self.noun_at.get(at) if about else None)
        if second:
            yield second, "of"
        if not about:
            return
        last = at
        while last < min(count, at + DESCRIBED) and (
            w.cap[last] or last in self.noun_at or w.low[last] in POSSESSIVE or self._describes(last)
        ):
            last += 1
        far = self.noun_at.get(last - 1) if last > at + 1 else None
        if far and far != second:
            yield far, "of-far"

    def _clauses(self, i: int, starts: dict[int, str]) -> Iterator[tuple[str, str]]:
        """The names of the clause that tells what a noun says: "fears that Greece leaves", "demands — that Ukraine stay out"."""
        w, count = self.w, self.w.count
        at = i + 2 if i + 1 < count and w.text[i + 1] in BEFORE_CLAUSE else i + 1
        if at >= count or w.low[at] != "that" or (nouns().get(w.low[i]) or UNKNOWN)[0] not in SAYING:
            return
        for k in range(at + 1, min(count, at + 1 + CLAUSE)):
            if w.sentence[k] != w.sentence[i] or w.text[k] in BEFORE_CLAUSE:
                return
            if k in starts:
                yield starts[k], "of"

    def _adjective(self, i: int) -> str | None:
        """The key of a describing word: "~nuclear", and of those that always have a capital, "~Republican"."""
        if self._describes(i):
            return "~" + self.w.low[i]
        return "~" + self.w.text[i] if self.w.cap[i] and self._is_persuasion(i) else None

    def _is_persuasion(self, i: int) -> bool:
        """ "Republican", "Muslim": what describes a party or a faith, and is no name."""
        low = self.w.low[i]
        if self.lex.zipf(low) > FUNCTION_WORD:
            return False
        return low in self.lex["not_names"] and (nouns().get(low) or UNKNOWN)[2] == "a" and low not in self.lex["never"]


@lru_cache(maxsize=4)
def forms(lexicon: Lexicon) -> Remembered[str]:
    return Remembered(partial(form_of, lexicon))


@lru_cache(maxsize=4)
def describing(lexicon: Lexicon) -> Remembered[bool]:
    return Remembered(partial(may_describe, lexicon))


def form_of(lex: Lexicon, low: str) -> str:
    """What a form may be anywhere: `none`, `noun` unless a verb is due, `used` where it is used as one, `unknown`.

    `gerund` and `joined` ("re-opening") are nouns where they stand as one from both sides.
    """
    if len(low) < 3 or not low.replace("-", "").isalpha() or low.split("-")[0] in lex["number_words"]:
        return "none"
    kind, tenths, other = nouns().get(low) or ("-", -1, "-")
    if low in lex["topics"]:
        return "used" if 0 <= tenths < MOSTLY_NOUN else "always"
    if tenths == 0 or kind in NO_TOPIC or low in lex["never"] or low in lex["no_topics"] or lex.zipf(low) > FUNCTION_WORD:
        return "none"
    if any(low in lex[name] for name in NEVER_TOPICS):
        return "none"
    if tenths < 0:
        able = len(low) >= 4 and low not in lex.verbs and not low.endswith(NO_NOUN_ENDINGS) and not is_third_person(low)
        if "-" in low:
            return "joined" if able and nouns().get(low.rpartition("-")[2], NO_NOUN)[1] >= MOSTLY_NOUN else "none"
        return "used" if able and lex.zipf(low) <= COMMON_WORD else "none"
    if low.endswith(("ing", "ed")) and tenths < PARTICIPLE:
        return "gerund" if low.endswith("ing") else "none"
    if tenths >= MOSTLY_NOUN and low not in lex.verbs:
        return "noun"
    return "used" if tenths > (HARDLY_NOUN if other != "a" else MOSTLY_ADJECTIVE) else "none"


def is_third_person(low: str) -> bool:
    """ "circulates", of a verb that is no noun as well"""
    bases = [low[:-1], low[:-2]] if low.endswith("es") else [low[:-1]] if low.endswith("s") else []
    return any(nouns().get(base, NO_NOUN)[1:] == (0, "v") for base in bases)


def may_describe(lex: Lexicon, low: str) -> bool:
    """Whether a form is an adjective that may stand in a heading."""
    _, tenths, other = nouns().get(low) or UNKNOWN
    if other != "a" or tenths > ADJECTIVE_TOO or len(low) <= 3:
        return False
    return not any(low in lex[name] for name in NOT_DESCRIBING) and lex.zipf(low) < COMMON_WORD

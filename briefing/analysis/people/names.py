"""Runs of capitalised words, and what around them tells a person: the evidence that people.py weighs.

The cues and what each is worth were measured on news of many countries; see the README, "How people are found".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.analysis.language.classes import COMPANY_WORDS, FUNCTION_WORDS, POSSESSIVE
from briefing.analysis.language.words import Words
from briefing.lexicon.lists import Lexicon, closed_class

INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}$")
AGE = re.compile(r"(?:1[0-9]|[2-9][0-9])$")
LONGEST = 7
GAPS = frozenset((" ", "  ", "\u00a0"))
NICKNAME_MARKS = frozenset(("“", "”", '"', "‘", "’", "'", "''", "``"))
NOT_NOUNS = closed_class("prepositions") | closed_class("subordinators") | closed_class("past") | closed_class("not_nouns")
SYLLABLE = (
    "(?:zh|ch|sh|hs|ts|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|yeon|ang|eng|ing|ong|ung|ian|iao|uai|uan|oong|oon|ook|eok|eon|ai|an|ao|ei|en|er|eu|ia|ie|in|iu|oo|ou|ua|ue|ui|un|uo|uk|ak|ee|a|e|i|o|u)"
)
GIVEN = re.compile(rf"(?:{SYLLABLE}){{1,2}}$")
COMPOUND = re.compile(
    r".+-(?:based|listed|style|led|backed|born|run|wide|held|controlled|owned|made|level|trained|era|like|ruled|bound|funded|area|only|educated|"
    r"dominated|speaking|type|sponsored|affiliated|loving|occupied|linked|brokered|inspired|related|themed|free|hosted|winning|produced|registered)$"
)


@dataclass(slots=True)
class Found:
    """One run after trimming: the words [first, last) are the name; `cues` is what stands around it."""

    first: int
    last: int
    key: tuple[str, ...]
    cues: set[str] = field(default_factory=set)
    sex: str | None = None
    title_first: int = -1


class NameFinder:
    """Finds the runs of one document."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.w = words
        self.lex = lexicon
        self.small = self._small_words()
        self.shouting = self._shouting_paragraphs()
        self.family_names = frozenset(
            words.low[i]
            for i in range(len(words))
            if words.cap[i] and self.family_first(i, 2) and words.low[i] not in FUNCTION_WORDS
        )
        """family names of this article that come first, used alone later: "Park", "Sun" """
        self.name_words: frozenset[int] = frozenset()
        """first words of all candidates, known after `find`"""

    def _small_words(self) -> frozenset[str]:
        """Words that also stand in small letters in this article."""
        return frozenset(low for low, cap in zip(self.w.low, self.w.cap, strict=True) if not cap and low.isalpha())

    def _shouting_paragraphs(self) -> frozenset[int]:
        """Paragraphs in title case or capitals: headlines, where capitals say nothing."""
        out = []
        for number, (a, b) in enumerate(self.w.paragraphs):
            plain = [i for i in range(a, min(b, a + 40)) if self.w.text[i][0].isalpha() and len(self.w.text[i]) > 3]
            if len(plain) >= 3 and b - a < 40 and sum(self.w.cap[i] for i in plain) >= 0.8 * len(plain):
                out.append(number)
        return frozenset(out)

    # ------------------------------------------------------------------ runs
    def runs(self) -> Iterator[tuple[int, int]]:
        """Longest stretches of capitalised words, with particles and initials inside them."""
        w, cap, low = self.w, self.w.cap, self.w.low
        particles, stop = self.lex["particles"], self.lex["not_names"]
        breaks = self._breaking_words()
        i, count = 0, len(w)
        while i < count:
            if not cap[i] or (low[i] in stop and len(low[i]) < 2) or i in breaks:
                i += 1
                continue
            j = i + 1
            while j < count and w.paragraph[j] == w.paragraph[i] and j - i < LONGEST + 5:
                if nickname := self._nickname(j, count):
                    j = nickname
                    continue
                if w.source[w.end[j - 1] : w.start[j]] not in GAPS:
                    break
                if cap[j] and w.sentence[j] == w.sentence[i] and j not in breaks:
                    j += 1
                elif (low[j] in particles and j + 1 < count and cap[j + 1] and low[j] not in ("le", "y", "e", "um", "pour")) or (
                    low[j] in particles and j + 2 < count and low[j + 1] in particles and cap[j + 2]
                ):
                    j += 1 if cap[j + 1] else 2
                else:
                    break
            yield i, j
            i = j

    def _nickname(self, j: int, count: int) -> int | None:
        """The word after a nickname in quotation marks at word `j`, when the name goes on: "José “Pepe” Mujica"."""
        w = self.w
        if w.text[j] not in NICKNAME_MARKS:
            return None
        close = next((k for k in range(j + 2, min(count - 1, j + 5)) if w.text[k] in NICKNAME_MARKS), None)
        if close is None or not all(w.cap[j + 1 : close]) or not w.cap[close + 1] or w.sentence[close + 1] != w.sentence[j]:
            return None
        joined = w.start[j] == w.end[j - 1] + 1 and w.start[close + 1] == w.end[close] + 1 and w.end[close - 1] == w.start[close]
        return close + 1 if joined else None

    def _breaking_words(self) -> frozenset[int]:
        """Capitalised words that no name goes across: function words, "Geneva-based", places of several words."""
        w, lex = self.w, self.lex
        low, cap = w.low, w.cap
        out = set()
        for i in range(len(w)):
            if not cap[i]:
                continue
            word = low[i]
            if (word in FUNCTION_WORDS and not self.family_first(i, 2)) or ("-" in word and COMPOUND.match(word)):
                out.add(i)
            elif word in lex["place_heads"]:
                for size in (4, 3, 2):
                    if all(cap[i : i + size]) and i + size <= len(w) and " ".join(low[i : i + size]) in lex["places"]:
                        out.update(range(i, i + size))
                        break
        return frozenset(out)

    # ------------------------------------------------------------------ trimming
    def trim(self, a: int, b: int) -> Found | None:
        """Strip what stands before and after the name inside a run; None when nothing is left."""
        w, lex = self.w, self.lex
        low = w.low
        cues: set[str] = set()
        sex: str | None = None
        title_first = -1
        while b > a and self._trims_right(a, b):
            b -= 1
        a, cut = self._after_last_title(a, b)
        if cut >= 0:
            title_first = cut
            before = low[a - 1].rstrip(".")
            sex = "m" if before in lex["honorifics_male"] else "f" if before in lex["honorifics_female"] else None
            if (sex or before in lex["honorifics"]) and before not in ("president",):
                cues.add("honorific")
            cues.add("title-before")
        elif self._in_portfolio(a):
            at = a
            while b - a > 1 and self._is_portfolio(low[a]):
                a += 1
            if a > at or not self._is_portfolio(low[a]):
                cues.add("title-before")
                title_first = at
        a = self._after_body(a, b)
        while b - a > 1 and self._trims_left(a, b):
            if low[a] in lex.demonyms:
                cues.add("demonym")
            a += 1
        if b <= a or not self._may_be_name(a, b):
            return None
        key = tuple(low[i].rstrip(".") if len(low[i]) > 2 else low[i] for i in range(a, b) if w.text[i] not in NICKNAME_MARKS)
        return Found(a, b, key, cues, sex, title_first)

    def _trims_right(self, a: int, b: int) -> bool:
        low = self.w.low[b - 1].rstrip(".")
        lex = self.lex
        if low in lex["suffixes"] or (b - a == 1 and low in self.family_names):
            return False
        return (
            low in lex["not_names"]
            or low in lex.demonyms
            or (b - a > 2 and low in lex["titles"] and low not in lex.surnames and low not in lex.first_names)
            or (b - a > 2 and low in lex["eponyms"])
        )

    def _after_last_title(self, a: int, b: int) -> tuple[int, int]:
        """Where the name begins after the last title of the run, and where the titles began (or -1)."""
        low, lex = self.w.low, self.lex
        for i in range(b - 2, a - 1, -1):
            word = low[i].rstrip(".")
            if self.family_first(i, b - i):
                continue
            if (
                word in lex["titles"]
                or word in lex["honorifics"]
                or word in lex["honorifics_male"]
                or word in lex["honorifics_female"]
            ):
                if word in lex.first_names and i == a and b - i == 2 and not self._plain_title(word):
                    return a, -1
                if word in lex["particles"]:
                    continue
                return i + 1, a
        return a, -1

    def _plain_title(self, word: str) -> bool:
        return (
            word in self.lex["honorifics_male"]
            or word in self.lex["honorifics_female"]
            or word in self.lex["honorifics"]
            or word in self.lex["roles"]
        )

    def _in_portfolio(self, a: int) -> bool:
        """True right after "Minister of", "Secretary for", "Ambassador to"."""
        low = self.w.low
        i = a - 1
        if i >= 1 and low[i] in ("of", "for", "to"):
            i -= 1
            before = low[i]
            return self.w.cap[i] and (before in self.lex["titles"] or before in self.lex["roles"])
        if i >= 1 and low[i] == "and" and self._is_portfolio(low[i - 1]) and self.w.cap[i - 1]:
            j = i - 1
            while j > 0 and (self.w.cap[j] or low[j] in ("and", "of", "for", "the")) and i - j < 9:
                if low[j] in ("of", "for") and low[j - 1] in self.lex["titles"]:
                    return True
                j -= 1
        return False

    def _is_portfolio(self, low: str) -> bool:
        lex = self.lex
        return (
            low in lex["portfolio"]
            or low in lex["places"]
            or low in lex.demonyms
            or (lex.is_common(low) and low not in lex.first_names)
        )

    def _after_body(self, a: int, b: int) -> int:
        """Where the name begins after a body or an acronym: "Control Yuan Member Wang Mei-yu", "DPP Rozaimah Rahman"."""
        w, lex = self.w, self.lex
        shouting = w.paragraph[a] in self.shouting
        if b - a > 2 and self.family_first(b - 2, 2) and (lex.is_common(w.low[b - 3]) or w.low[b - 3] in lex["words"]):
            return b - 2
        for i in range(b - 3, a - 1, -1):
            word = w.text[i]
            acronym = len(word) > 2 and word.isupper() and word.isalpha() and not shouting and not w.text[i + 1].isupper()
            body = w.low[i] in lex["words"] and w.low[i + 1] in lex.first_names and w.low[i] not in lex.surnames
            if acronym or body:
                return i + 1
        return a

    def _trims_left(self, a: int, b: int) -> bool:
        lex, low = self.lex, self.w.low
        word = low[a]
        if self.family_first(a, b - a):
            return False
        if word in lex.demonyms or word in lex["not_names"] or word in lex["compass"]:
            return word not in lex.first_names or b - a > 2
        if word in lex["places"] and b - a > 2 and low[a + 1] in lex.first_names:
            return word not in lex.first_names
        begins = self.begins(a)
        if begins and lex.is_common(word):
            return word not in lex.first_names or lex.zipf(word) >= 5.5
        if (
            b - a > 2
            and lex.is_common(word)
            and word not in lex.first_names
            and word not in lex.surnames
            and not lex.is_common(low[a + 1])
            and not (len(word) == 2 and self.w.text[a].isupper())
        ):
            return True
        return bool(
            b - a > 2
            and (word in lex["portfolio"] or word in lex["words"])
            and low[a + 1] in lex.first_names
            and word not in lex.first_names
        )

    def family_first(self, i: int, size: int) -> bool:
        """ "Sun Lijun", "Moon Jae-in": a family name of the list, then one given name of one or two syllables."""
        w = self.w
        if size != 2 or w.low[i] not in self.lex["family_first"] or i + 1 >= len(w) or not w.cap[i + 1]:
            return False
        given = w.text[i + 1]
        first, hyphen, second = given.partition("-")
        if hyphen:
            return second[:1].islower() and len(first) < 7
        return len(given) > 2 and bool(GIVEN.match(w.low[i + 1])) and not self.lex.is_common(w.low[i + 1])

    def begins(self, i: int) -> bool:
        """True at the start of a sentence or of a quotation, where a capital says nothing."""
        w = self.w
        return w.sentences[w.sentence[i]][0] == i or (
            i > 0 and w.text[i - 1] in ("“", '"', "‘", "'", "''", "``", ":", "—", "«", "•", "-", "–")
        )

    def _may_be_name(self, a: int, b: int) -> bool:
        w, lex = self.w, self.lex
        if b - a > LONGEST or w.low[a] in lex["suffixes"]:
            return False
        letters = [w.text[i] for i in range(a, b)]
        if b - a == 1:
            word = letters[0]
            low = w.low[a].rstrip(".")
            if (
                len(low) < 2
                or "." in word
                or (word.isupper() and len(word) < 6 and w.paragraph[a] not in self.shouting)
                or any(c.isdigit() for c in word)
            ):
                return False
            if low in self.family_names:
                return True
            return low not in lex["not_names"] and low not in lex.demonyms and low not in lex["titles"]
        if any(any(c.isdigit() for c in t) for t in letters):
            return False
        return any(len(t) > 2 and "." not in t for t in letters)

    # ------------------------------------------------------------------ cues
    def look_around(self, f: Found) -> None:
        """Add the cues that stand before and after a name."""
        w, lex = self.w, self.lex
        low, text = w.low, w.text
        count = len(w)
        a, b = f.first, f.last
        before = low[a - 1] if a and w.paragraph[a - 1] == w.paragraph[a] else ""
        if not f.cues - {"demonym"} and "demonym" not in f.cues:
            if before in lex["roles"] and not w.cap[a - 1]:
                f.cues.add("role-before")
                f.sex = f.sex or self.role_sex(before)
            elif before == "the":
                f.cues.add("the")
            elif before in ("surnamed", "named", "nicknamed"):
                f.cues.add("named")
            elif before in lex["place_prepositions"]:
                f.cues.add("place-preposition")
            elif before in POSSESSIVE and a > 1 and low[a - 2] in lex["roles"]:
                f.cues.add("possessive")
        elif "demonym" in f.cues and a > 1 and low[a - 2] in ("the", "of", "in") and len(f.key) < 2:
            f.cues.add("the")
        if (
            before
            and before in lex.verbs
            and lex.verbs[before][1] == "ed"
            and a > 1
            and text[a - 2] in (",", "”", '"', "''", "’", "?")
        ):
            f.cues.add("speaks")
        if before in ("said", "says") and a > 1 and not w.cap[a - 2]:
            f.cues.add("speaks")
        if (
            before in ("of", "in")
            and a > 1
            and low[a - 2] in ("shares", "shareholders", "stock", "subsidiary", "stake", "maker", "customers", "unit")
        ):
            f.cues.add("company")
        if b >= count or w.paragraph[b] != w.paragraph[a]:
            if b - a == w.paragraphs[w.paragraph[a]][1] - w.paragraphs[w.paragraph[a]][0]:
                f.cues.add("alone")
            return
        self._look_after(f, b, count)

    def _look_after(self, f: Found, b: int, count: int) -> None:
        w, lex = self.w, self.lex
        low, text = w.low, w.text
        after = low[b]
        if after in lex["roles"] and not w.cap[b] and b + 1 < count and w.cap[b + 1] and len(f.key) > 1:
            f.cues.add("before-role")
        elif self._modified_noun(b):
            f.cues.add("modifies")
        if after in lex.verbs and lex.verbs[after][1] in ("ed", "s") and lex.verbs[after][0] in lex["report"]:
            f.cues.add("speaks")
        elif after in ("who", "himself", "herself", "aged"):
            f.cues.add("who-after")
        elif (
            after in ("has", "had", "was", "is", "also", "will", "did", "does", "would")
            and b + 1 < count
            and low[b + 1] in lex.verbs
            and lex.verbs[low[b + 1]][0] in lex["report"]
        ):
            f.cues.add("speaks")
        elif after in lex["eponyms"]:
            f.cues.discard("the")
            f.cues.add("eponym")
        elif after in POSSESSIVE and b + 1 < count:
            nxt = low[b + 1]
            if nxt in COMPANY_WORDS or (
                nxt == "chief" and b + 2 < count and low[b + 2] in ("executive", "financial", "operating")
            ):
                f.cues.add("company")
            if nxt in (
                "wife",
                "husband",
                "mother",
                "father",
                "son",
                "daughter",
                "brother",
                "sister",
                "lawyer",
                "attorney",
                "widow",
                "spokesman",
                "spokeswoman",
                "career",
                "death",
                "body",
                "hand",
                "face",
                "head",
                "eyes",
                "voice",
                "life",
                "supporters",
            ):
                f.cues.add("possessor")
        elif after in lex["place_nouns"] and not w.cap[b]:
            f.cues.add("place-noun")
        elif after == "(" and b + 1 < count and re.match(r"[RDI](?:[-–]|$)", text[b + 1]):
            f.cues.add("who-after")
        elif after == "(" and b + 1 < count and AGE.match(text[b + 1]):
            f.cues.add("age")
        elif (
            after == "(" and b + 2 < count and text[b + 2] == ")" and (low[b + 1] in lex["territories"] or text[b + 1] == "U.S.")
        ):
            f.cues.add("country-after")
        elif after in (",", "—", "–", "(") and b + 1 < count:
            self._look_past_comma(f, b + 1, count)
        if low[b] in ("his", "her"):
            f.cues.add("who-after")

    def _modified_noun(self, b: int) -> bool:
        """An ordinary noun right after the name: "the Larkhaven restaurant"."""
        w, lex = self.w, self.lex
        low = w.low[b]
        if (
            w.cap[b]
            or not low.isalpha()
            or len(low) < 4
            or low in lex.verbs
            or low in NOT_NOUNS
            or low in lex["aux"]
            or low in lex["roles"]
        ):
            return False
        return lex.is_common(low) and not low.endswith(("ed", "s", "ly", "ing")) and low not in lex["eponyms"]

    def _look_past_comma(self, f: Found, i: int, count: int) -> None:
        w, lex = self.w, self.lex
        low = w.low
        if low[i] in ("who", "whose"):
            f.cues.add("who-after")
        elif AGE.match(w.text[i]) and i + 1 < count and w.text[i + 1] in (",", ")", "."):
            f.cues.add("age")
        elif (
            low[i] in ("a", "an", "the", "then", "former", "now", "one", "his", "her", "their", "our", "my")
            or low[i] in lex["roles"]
            or w.cap[i]
        ):
            stop = min(count, i + 9)
            for j in range(i, stop):
                if w.text[j] in (",", ".", ";", ")", "—", "”", '"') or low[j] in ("who", "and", "which"):
                    break
                if low[j] in lex["roles"] and not (w.cap[j] and low[j] not in lex["titles"]):
                    if (
                        j == i
                        or low[i] in ("a", "an", "the", "then", "former", "now", "one", "his", "her", "their", "our", "my")
                        or low[j - 1] not in ("of", "for")
                    ):
                        f.cues.add("role-after")
                        f.sex = f.sex or self.role_sex(low[j])
                    break

    def role_sex(self, role: str) -> str | None:
        return "f" if role in self.lex["female_words"] else "m" if role in self.lex["male_words"] else None

    def find(self) -> list[Found]:
        found = []
        for a, b in self.runs():
            f = self.trim(a, b)
            if f:
                self.look_around(f)
                if self.w.paragraph[a] in self.shouting:
                    f.cues.add("headline")
                found.append(f)
        self._mark_titles(found)
        self._trim_headlines(found)
        self.name_words = frozenset(f.first for f in found)
        return found

    def _trim_headlines(self, found: list[Found]) -> None:
        """ "Anna Holm Joins Growing List": in a headline the name ends where it ends in the text."""
        known = {f.key for f in found if "headline" not in f.cues and len(f.key) > 1}
        for f in found:
            if "headline" not in f.cues or f.key in known:
                continue
            size = next((n for n in range(len(f.key) - 1, 1, -1) if f.key[:n] in known), 0)
            if size:
                f.key, f.last = f.key[:size], f.first + size

    def _mark_titles(self, found: list[Found]) -> None:
        """Names that fill quotation marks are titles of works more often than people."""
        by_left = {m.start: m for m in self.w.marks}
        for f in found:
            mark = by_left.get(self.w.start[f.first])
            if mark and mark.end - self.w.end[f.last - 1] <= 1:
                f.cues.add("in-marks")


def by_key(found: list[Found]) -> dict[tuple[str, ...], list[Found]]:
    groups: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for f in found:
        groups[f.key].append(f)
    return groups

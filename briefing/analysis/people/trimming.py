"""A run of capitalised words cut down to the name in it: titles, portfolios, bodies and peoples' names stand off.

"Former Foreign Minister Anna Holm" -> "Anna Holm", "Secretary for Education Choi Yuk-lin" -> "Choi Yuk-lin".
"""

from __future__ import annotations

from functools import cached_property

from briefing.analysis.language.classes import AFTER_TITLE, DAYS, INSIDE_OFFICE
from briefing.analysis.people import offices_in_short
from briefing.analysis.people.given import full_names, told_as_names
from briefing.analysis.people.names import NICKNAME_MARKS, PARTY_AND_PLACE, NameRun, Runs

SHORT_MONTHS = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec"))
BEFORE_A_DATE = frozenset(
    ("in", "on", "last", "this", "next", "since", "until", "of", "late", "early", "from", "and", "to", "for")
)
LONGEST_NAME = 7  # words
BACK_TO_TITLE = 9  # words of a portfolio with "and": "Minister of Trade, Industry and Rural Development"
ORDINARY = 5.5  # Zipf scale: a word as common opens a sentence more often than a name
SHORTEST_WORD = 6  # letters: a single word of fewer in capitals is an acronym
PREFIXES = ("ex-", "non-", "anti-", "pro-")


class Trimmer:
    """Trims the runs of one document."""

    def __init__(self, runs: Runs) -> None:
        self.runs, self.w, self.lex = runs, runs.w, runs.lex

    @cached_property
    def told(self) -> frozenset[tuple[str, str]]:
        return told_as_names(self.runs, ORDINARY)

    @cached_property
    def full_names(self) -> dict[str, int]:
        return full_names(self.w, self.lex, self._is_title)

    def trim(self, a: int, b: int) -> NameRun | None:
        """Strip what stands before and after the name in the words [a, b); None when nothing is left."""
        low, lex = self.w.low, self.lex
        cues: set[str] = set()
        while b > a and self._trims_right(a, b):
            b -= 1
        if a == b:
            return None
        a, title_first = self._after_titles(a, b, cues)
        sex = self._form_of_address(low[a - 1].rstrip("."), cues) if title_first >= 0 and "portfolio" not in cues else None
        a = self._after_body(a, b)
        while b - a > 1 and self._trims_left(a, b):
            if low[a] in lex.demonyms:
                cues.add("demonym")
            a += 1
        if b <= a or not self._may_be_name(a, b):
            return None
        cues.discard("portfolio")
        key = tuple(
            low[i].rstrip(".") if len(low[i]) > 2 else low[i] for i in range(a, b) if self.w.text[i] not in NICKNAME_MARKS
        )
        return NameRun(a, b, key, cues, sex, title_first)

    # ------------------------------------------------------------------ titles
    def _after_titles(self, a: int, b: int, cues: set[str]) -> tuple[int, int]:
        """Where the name begins after titles or a portfolio, and where these began (or -1)."""
        begin, first = self._after_last_title(a, b)
        if first >= 0:
            cues.add("title-before")
            return begin, first
        if not self._in_portfolio(a):
            return a, -1
        begin = a
        while b - begin > 1 and self._is_portfolio(self.w.low[begin]):
            begin += 1
        if begin == a and self._is_portfolio(self.w.low[a]):
            return a, -1
        cues.update(("title-before", "portfolio"))
        return begin, a

    def _form_of_address(self, before: str, cues: set[str]) -> str | None:
        """The sex that a form of address tells; "honorific" joins the cues for any of them."""
        lex = self.lex
        male = before in lex["honorifics_male"] and before not in lex["honorifics_of_both"]
        sex = "m" if male else "f" if before in lex["honorifics_female"] else None
        if sex or before in lex["honorifics"] or before in lex["honorifics_of_both"]:
            cues.add("honorific")
        return sex

    def _after_last_title(self, a: int, b: int) -> tuple[int, int]:
        """Where the name begins after the last title of the run, and where the titles began (or -1)."""
        low, lex = self.w.low, self.lex
        for i in range(b - 2, a - 1, -1):
            word = low[i].rstrip(".")
            if self._is_excellency(i) or offices_in_short.is_one(self.w, i, b):
                return i + 1, a
            if self.runs.family_first(i, b - i) or (i > a and self.runs.family_first(i - 1, b - i + 1)):
                continue
            if not (self._is_title(word) or self._is_short_title(i) or self._is_role_before_name(i, b)):
                continue
            if i == a and b - i == 2 and self._is_given(i, word):
                return a, -1
            if word not in lex["particles"]:
                return i + 1, a
        return a, -1

    def _is_given(self, i: int, word: str) -> bool:
        """The "Dean" of "Dean Whitlock", unless a Whitlock was named in full before: "Marta Orr, the dean, ... Dean Orr"."""
        text, lex = self.w.text, self.lex
        shouted = text[i].isupper() and len(word) > 2 and not text[i + 1].isupper()
        given_too = word in lex.first_names and not self._plain_title(word) and not shouted
        named_before = self.full_names.get(self.w.low[i + 1], i) < i
        return (given_too or word in lex["titles_that_are_given_names"]) and not named_before

    def _is_excellency(self, i: int) -> bool:
        """ "HE" or "H E", short for "His Excellency"."""
        text = self.w.text
        return text[i] == "HE" or (text[i] == "E" and i > 0 and text[i - 1] == "H")

    def _is_title(self, word: str) -> bool:
        lex = self.lex
        if (
            len(word) > 4
            and word.endswith("s")
            and (word[:-1] in lex["titles"] or word[:-3] + "y" in lex["titles"])
            and word not in lex.surnames
        ):
            return True
        return word in lex["titles"] or word in lex["all_honorifics"]

    def _is_short_title(self, i: int) -> bool:
        """A word with a full stop that is no initial and no short first name, before the name: "Zlt. Anna Holm"."""
        text, low, lex = self.w.text[i], self.w.low[i][:-1], self.lex
        if text[-1] != "." or not text[:-1].isalpha() or len(low) < 2 or text.isupper():
            return False
        return not (
            low in lex["short_first_names"] or low in lex["suffixes"] or low in lex["particles"] or low in lex["ends_of_firms"]
        )

    def _is_role_before_name(self, i: int, b: int) -> bool:
        """A role with a capital, and a whole name after it: "Curator Anna Holm"; at the start of a sentence whatever the name, and in the plural before several."""
        low, lex = self.w.low, self.lex
        given, begins = low[i + 1] in lex.first_names, self.runs.begins(i)
        if b - i < 3 or low[i] not in lex["roles"]:  # "Foresters Anna Holm and Karl Benn"
            return b - i > 2 and begins and given and low[i].removesuffix("s") in lex["roles"] and low[i] not in lex.surnames
        return (given and (begins or low[i] not in lex.first_names)) or (
            begins and low[i] not in lex.first_names and low[i] not in lex.surnames
        )

    def _plain_title(self, word: str) -> bool:
        """A title that is hardly ever a first name."""
        return word in self.lex["all_honorifics"] or word in self.lex["roles"]

    # ------------------------------------------------------------------ portfolios and bodies
    def _in_portfolio(self, a: int) -> bool:
        """True right after "Minister of", "Secretary for", "Ambassador to"."""
        low, cap, lex = self.w.low, self.w.cap, self.lex
        i = a - 1
        if i >= 1 and low[i] in AFTER_TITLE:
            return cap[i - 1] and (low[i - 1] in lex["titles"] or low[i - 1] in lex["roles"])
        if i >= 1 and low[i] == "and" and self._is_portfolio(low[i - 1]) and cap[i - 1]:
            j = i - 1
            while j > 0 and (cap[j] or low[j] in INSIDE_OFFICE) and i - j < BACK_TO_TITLE:
                if low[j] in ("of", "for") and low[j - 1] in lex["titles"]:
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
        shouting = w.paragraph[a] in self.runs.shouting
        western = b - a > 3 and w.low[a] in lex.first_names and not lex.is_common(w.low[a])
        if (
            b - a > 2
            and not western
            and w.low[b - 3] not in lex["family_first"]
            and self.runs.family_first(b - 2, 2)
            and (lex.is_common(w.low[b - 3]) or w.low[b - 3] in lex["words"])
        ):
            return b - 2
        for i in range(b - 3, a - 1, -1):
            word = w.text[i]
            acronym = len(word) > 2 and word.isupper() and word.isalpha() and not shouting and not w.text[i + 1].isupper()
            body = w.low[i] in lex["words"] and w.low[i + 1] in lex.first_names and w.low[i] not in lex.surnames
            if acronym or body:
                return i + 1
        return a

    # ------------------------------------------------------------------ the ends of a run
    def _trims_right(self, a: int, b: int) -> bool:
        """True when the run's last word is no part of a name."""
        lex, low = self.lex, self.w.low[b - 1].rstrip(".")
        if low in lex["suffixes"] or (b - a == 1 and low in self.runs.family_names):
            return False
        if low in lex["not_names"] or low in lex.demonyms:
            surname = low in lex.surnames and low not in DAYS and self.w.low[a] in lex.first_names
            return not surname or b - a < 2
        if b - a > 1 and low in lex["postnominals"] and self.w.text[b - 1][1:2].isupper():
            return True
        return b - a > 2 and (
            low in lex["eponyms"]
            or (
                low in lex["titles"]
                and not (low in lex["ranks"] or low in lex["honorifics_female"] or low in lex.surnames or low in lex.first_names)
            )
        )

    def _trims_left(self, a: int, b: int) -> bool:
        """True when the run's first word is no part of a name."""
        lex, low = self.lex, self.w.low
        word, first_name = low[a], low[a] in lex.first_names
        if self.runs.family_first(a, b - a):
            return False
        if b - a > 2 and word.startswith(PREFIXES):
            return True
        if word in lex.demonyms or word in lex["not_names"] or word in lex["compass"]:
            return not first_name or (b - a > 2 and low[a + 1] not in lex["particles"] and not self._is_month_of_a_name(a))
        if word in lex["places"] and b - a > 2 and low[a + 1] in lex.first_names:
            return not first_name
        if lex.is_common(word) and self.runs.begins(a):
            return not first_name or (lex.zipf(word) >= ORDINARY and (word, low[a + 1]) not in self.told)
        if b - a <= 2 or first_name:
            return False
        initials = len(word) == 2 and self.w.text[a].isupper()
        ordinary = lex.is_common(word) and word not in lex.surnames and not lex.is_common(low[a + 1]) and not initials
        return ordinary or ((word in lex["portfolio"] or word in lex["words"]) and low[a + 1] in lex.first_names)

    def _is_month_of_a_name(self, a: int) -> bool:
        """ "June Leow Hui" after a word that no date follows."""
        before = self.w.low[a - 1] if a and not self.runs.begins(a) else ""
        return self.w.low[a] in DAYS | SHORT_MONTHS and bool(before) and before not in BEFORE_A_DATE and not before[0].isdigit()

    def _may_be_name(self, a: int, b: int) -> bool:
        w = self.w
        if b - a > LONGEST_NAME or w.low[a] in self.lex["suffixes"]:
            return False
        if PARTY_AND_PLACE.match(w.text[a]):
            return False
        if b - a == 1:
            return self._may_be_single(a)
        texts = w.text[a:b]
        if any(map(str.isdigit, "".join(texts))):
            return False
        return any(len(t) > 2 and "." not in t for t in texts) or self._is_name_of_two_letters(a, b)

    def _is_name_of_two_letters(self, a: int, b: int) -> bool:
        """ "Li Na", "Bo Ek": one of the words is a name by itself, and they are neither English ("No Ed") nor particles ("El Al")."""
        lex, low = self.lex, self.w.low[a:b]
        if b - a != 2 or not all(len(t) == 2 and t.istitle() for t in self.w.text[a:b]):
            return False
        if all(lex.is_common(t) or t in lex["particles"] for t in low):
            return False
        return any(t in lex["family_first"] or t in lex.first_names for t in low)

    def _may_be_single(self, i: int) -> bool:
        """A word that can be a name by itself: no acronym, title, number or people's name."""
        w, lex = self.w, self.lex
        word, low = w.text[i], w.low[i].rstrip(".")
        acronym = word.isupper() and len(word) < SHORTEST_WORD and w.paragraph[i] not in self.runs.shouting
        if len(low) < 2 or "." in word or acronym or any(map(str.isdigit, word)):
            return False
        if low in self.runs.family_names or (
            (low in lex.surnames or low in lex["titles"]) and self.full_names.get(low, len(w.low)) < i
        ):
            return True
        return low not in lex["not_names"] and low not in lex.demonyms and low not in lex["titles"]

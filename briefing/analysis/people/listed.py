"""What the word lists and the rest of the article tell of a name: one row for each sign, as in `evidence`.

FULL is for names of several words, EASTERN for those whose family name comes first, SINGLE for single names. Each row that
holds gives its cue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from briefing.analysis.people.family_first import has_hyphened_given_name
from briefing.analysis.people.names import NameRun, Runs
from briefing.analysis.people.pronouns import pronoun_after
from briefing.lexicon.lists import Lexicon, closed_class

FIRMS_BEFORE_NAMES = closed_class("firms_before_names")
INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}$")
OF_ROMANCE = frozenset(("de", "du", "del", "des"))
RARE = 2.8  # Zipf scale: three uses in five million words
LONGEST_GIVEN = 5  # letters of a Korean family name before a given name with a hyphen
PLACE_LISTS = ("places", "known", "media")
NO_PEOPLE = ("words", "portfolio", "eponyms", "place_nouns")
"""lists of the lexicon whose words are bodies, offices or places when they stand alone"""


class Listed:
    """One name in small letters, seen through the lists. `key` is its words, `core` the same without "Jr." and the like."""

    __slots__ = ("core", "family_first", "first", "found", "is_first", "is_last", "key", "last", "later", "lex", "small", "words")

    def __init__(self, key: tuple[str, ...], found: Sequence[NameRun], runs: Runs, alone: Collection[str]) -> None:
        self.key, self.found, self.lex, self.words, self.small = key, found, runs.lex, runs.w, runs.small
        self.core = [k for k in key if k not in self.lex["suffixes"]]
        self.first, self.last = (self.core[0], self.core[-1]) if self.core else ("", "")
        self.later = self.last in alone
        self.family_first = runs.family_first(found[0].first, len(key))
        self.is_first = (
            is_initials(self.first)
            or self.two_letters()
            or (in_list(self.first, self.lex.first_names) and not opens_places(self.first, self.lex))
        )
        self.is_last = in_list(self.last, self.lex.surnames)

    def two_letters(self) -> bool:
        """ "KB Larkquist": initials without full stops before a name of rare words, and no club, state or body."""
        first, others = self.texts[0], self.core[1:]
        initials = len(first) == 2 and first.isalpha() and first.isupper() and not self.texts[-1].isupper()
        lex = self.lex
        known = self.first in lex["two_letters"] or self.first in lex["titles"] or self.first in lex["known"]
        return initials and not known and bool(others) and all(lex.zipf(k) < RARE for k in others)

    @property
    def texts(self) -> list[str]:
        return self.words.text[self.found[0].first : self.found[0].last]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    cue: str
    holds: Callable[[Listed], bool]
    example: str
    near_miss: str


def in_list(word: str, names: Collection[str]) -> bool:
    """A word of the list, or one with a hyphen of which a part is."""
    if word in names:
        return True
    return "-" in word and any(part in names for part in word.split("-") if len(part) > 2)


def is_initials(first: str) -> bool:
    """ "K.B." or "K" """
    return len(first) == 1 or ("." in first and len(first) <= 4 and bool(INITIAL.match(first.upper())))


def opens_places(word: str, lex: Lexicon) -> bool:
    """Words of the list of first names that open the names of places and bodies more often."""
    return word in lex["compass"] or word in lex["particles"] or word in lex["countries"] or word in lex["not_names"]


# ------------------------------------------------------------------ the lists of names
def known_names(name: Listed) -> bool:
    return name.is_first and name.is_last


def first_name(name: Listed) -> bool:
    return name.is_first and not name.is_last


def surname(name: Listed) -> bool:
    return name.is_last and not name.is_first


def unlisted(name: Listed) -> bool:
    return not name.is_first and not name.is_last


def hyphened_given_name(name: Listed) -> bool:
    given = name.last
    plain = given.count("-") == 1 and given.split("-")[1].isalpha() and len(name.first) <= LONGEST_GIVEN
    return plain and has_hyphened_given_name(name.texts[-1])


def family_first(name: Listed) -> bool:
    return name.family_first


# ------------------------------------------------------------------ places and bodies
def only_a_suffix(name: Listed) -> bool:
    return not name.core


def listed_place(name: Listed) -> bool:
    joined = " ".join(name.key)
    return joined in name.lex["places"] or joined in name.lex["known"]


def compass_first(name: Listed) -> bool:
    return name.first in name.lex["compass"] and not name.is_first


def place_first(name: Listed) -> bool:
    return name.first in name.lex["places"] and name.first not in name.lex.first_names and not name.is_last


def word_of_a_body(name: Listed) -> bool:
    """A word that only bodies have; as the last word of known names it may be a surname."""
    bodies = name.lex["words"]
    if known_names(name):
        return any(k in bodies for k in name.core[:-1])
    return any(k in bodies for k in name.core)


def opens_with_a_firm(name: Listed) -> bool:
    """ "Chipmaker X", "Retailer X": at the start of a sentence the noun has a capital, too."""
    return name.first in FIRMS_BEFORE_NAMES


def noun_of_a_place(name: Listed) -> bool:
    lex = name.lex
    if name.last in lex["place_nouns"] and not name.is_last:
        return True
    return name.first in lex["place_nouns"] and name.first not in lex.first_names


def saint_of_a_place(name: Listed) -> bool:
    return name.first in name.lex["place_saints"]


def acronym_inside(name: Listed) -> bool:
    """A word in capitals beside others that are not; initials and "III" are none."""
    texts = name.texts
    if "headline" in name.found[0].cues or all(t.isupper() for t in texts):
        return False
    return any(len(t) > 2 and t.isupper() and t.isalpha() and t.lower() not in name.lex["suffixes"] for t in texts)


def end_of_a_firm(name: Listed) -> bool:
    """ "Larch SA", "Larch Bros.": the form in law at the end of a firm's name."""
    final = name.texts[-1]
    firm = name.last.rstrip(".").replace(".", "") in name.lex["ends_of_firms"]
    return firm and (final.endswith(".") or (final.isupper() and not name.texts[0].isupper()) or final.lower() == "gmbh")


def sign_inside(name: Listed) -> bool:
    return any("&" in text or "+" in text for text in name.texts)


def acronym_before_hyphen(name: Listed) -> bool:
    part, hyphen, rest = name.texts[0].partition("-")
    return bool(hyphen) and len(part) > 1 and part.isupper() and rest[1:2].islower()


def ends_in_a_country(name: Listed) -> bool:
    return name.last in name.lex["countries"] and not name.is_last and len(name.core) > 1


def romance_phrase(name: Listed) -> bool:
    """A word of no list, then "de" or "du": "Estrella de Mar"."""
    return len(name.key) > 2 and name.key[1] in OF_ROMANCE and not name.is_first


def title_last(name: Listed) -> bool:
    lex = name.lex
    return (
        (name.last in lex["titles"] or name.last in lex["roles"])
        and name.last not in lex["ranks"]
        and name.last not in lex["honorifics_female"]
        and not name.is_last
    )


# ------------------------------------------------------------------ ordinary words
def small_last(name: Listed) -> bool:
    return name.last in name.small and name.lex.is_common(name.last)


def small_first(name: Listed) -> bool:
    if name.first in name.lex["particles"]:
        return False  # "De Boer" beside "Marijke de Boer"
    return name.first in name.small and name.lex.is_common(name.first) and not name.is_first


def common_first(name: Listed) -> bool:
    return name.lex.is_common(name.first) and not name.is_first and name.first not in name.small


def common_last(name: Listed) -> bool:
    return name.lex.is_common(name.last) and not name.is_last


def rare_words(name: Listed) -> bool:
    return name.lex.zipf(name.first) < RARE and name.lex.zipf(name.last) < RARE


def always_full(name: Listed) -> bool:
    return len(name.found) > 1 and not name.later and not known_names(name)


# ------------------------------------------------------------------ single names
def single_place(name: Listed) -> bool:
    return any(name.first in name.lex[places] for places in PLACE_LISTS)


def single_body(name: Listed) -> bool:
    return any(name.first in name.lex[bodies] for bodies in NO_PEOPLE)


def single_common(name: Listed) -> bool:
    return name.lex.is_common(name.first)


def single_first_name(name: Listed) -> bool:
    return name.first in name.lex.first_names and not name.lex.is_common(name.first)


def speaking_first_name(name: Listed) -> bool:
    return single_first_name(name) and any("speaks" in run.cues for run in name.found)


def first_name_with_pronoun(name: Listed) -> bool:
    return single_first_name(name) and any(pronoun_after(run, name.words) for run in name.found)


def first_name_that_owns(name: Listed) -> bool:
    text = name.words.text
    return single_first_name(name) and any(run.last < len(text) and text[run.last] in ("'s", "’s") for run in name.found)


SUFFIX_ONLY = Row("only-a-suffix", "place", only_a_suffix, "Then [Jr. III] came.", "Then [Holm Jr.] came.")
LISTED_PLACE = Row("listed-place", "place", listed_place, "They read [Vanity Fair].", "They read [Vanity Holm].")
FULL = (
    Row("known-names", "known-names", known_names, "Then [Anna Miller] came.", "Then [Anna Larkquist] came."),
    Row("first-name", "first-name", first_name, "Then [Anna Larkquist] came.", "Then [Zorvak Larkquist] came."),
    Row("surname", "surname", surname, "Then [Zorvak Miller] came.", "Then [Anna Miller] came."),
    Row("unlisted", "unlisted", unlisted, "Then [Zorvak Larkquist] came.", "Then [Zorvak Miller] came."),
    Row("hyphened-given-name", "first-name", hyphened_given_name, "Then [Zork Sun-vak] came.", "Then [Zork Sun-Vak] came."),
    LISTED_PLACE,
    Row("compass-first", "place", compass_first, "They saw [West Larkquist].", "They saw [Anna Larkquist]."),
    Row("place-first", "place", place_first, "Then [Nairobi Larkquist] came.", "Then [Paris Miller] came."),
    Row("word-of-a-body", "organisation", word_of_a_body, "Then [Larkquist Committee] met.", "Then [Anna Church] met."),
    Row("noun-of-a-place", "organisation", noun_of_a_place, "Then [Larkquist Harbour] fell.", "Then [Anna Hill] fell."),
    Row("opens-with-a-firm", "company", opens_with_a_firm, "[Chipmaker Larkquist] fell.", "[Chipman Larkquist] fell."),
    Row("saint-of-a-place", "body-word", saint_of_a_place, "They left [San Larkquist].", "They left [Anna San]."),
    Row("acronym-inside", "body-word", acronym_inside, "Then [Zorvak FIFA] came.", "Then [ZORVAK FIFA] came."),
    Row("end-of-a-firm", "company", end_of_a_firm, "They saw [Zorvak SA] today.", "They saw [Zorvak Sa] today."),
    Row("sign-inside", "body-word", sign_inside, "They saw [Zorvak C&I] today.", "They saw [Zorvak Chi] today."),
    Row(
        "acronym-before-hyphen",
        "body-word",
        acronym_before_hyphen,
        "They saw [PH-Zorvak Larkquist].",
        "They saw [Ph-Zorvak Larkquist].",
    ),
    Row("ends-in-a-country", "country-last", ends_in_a_country, "They saw [Zorvak Namibia].", "They saw [Zorvak Miller]."),
    Row("romance-phrase", "body-word", romance_phrase, "They saw [Zorvak de Larkquist].", "They saw [Anna de Larkquist]."),
    Row("title-last", "title-last", title_last, "They saw [Zorvak Chairperson].", "They saw [Zorvak Bishop]."),
    Row("small-last", "small-last", small_last, "The harvest is in, and [Zorvak Harvest] came.", "Then [Zorvak Harvest] came."),
    Row("small-first", "small-first", small_first, "They harvest, and [Harvest Zorvak] came.", "Then came [Harvest Zorvak]."),
    Row("common-first", "common-first", common_first, "Then came [Harvest Zorvak].", "They harvest, and [Harvest Zorvak] came."),
    Row("common-last", "common-last", common_last, "Then came [Zorvak Harvest].", "Then came [Zorvak Miller]."),
    Row("rare-words", "rare-words", rare_words, "Then [Zorvak Larkquist] came.", "Then [Zorvak Miller] came."),
    Row(
        "always-full",
        "always-full",
        always_full,
        "Then [Zorvak Quill] came. Zorvak Quill left.",
        "Then [Zorvak Quill] came. Zorvak Quill left. Quill ate.",
    ),
)
EASTERN = (
    Row("family-first", "family-first", family_first, "Then [Sun Lijun] came.", "Then [Chen Larkquist] came."),
    LISTED_PLACE,
)
SINGLE = (
    Row("single-place", "place", single_place, "They left [Nairobi].", "They left [Larkquist]."),
    Row("single-body", "organisation", single_body, "They left the [Committee].", "They left the [Larkquist]."),
    Row("single-small", "small-last", small_last, "They harvest in [Harvest].", "They left [Harvest]."),
    Row("single-common", "common-first", single_common, "They left [Harvest].", "They left [Larkquist]."),
    Row("single-first-name", "first-name", single_first_name, "They saw [Siobhan].", "They saw [Larkquist]."),
    Row("speaking-first-name", "person-alone", speaking_first_name, "Then [Siobhan] said no.", "Then [Larkquist] said no."),
    Row(
        "first-name-and-pronoun",
        "person-alone",
        first_name_with_pronoun,
        "Then [Siobhan] lost her hat.",
        "Then [Siobhan] lost a hat.",
    ),
    Row("first-name-that-owns", "person-alone", first_name_that_owns, "They saw [Siobhan]’s hat.", "They saw [Larkquist]’s hat."),
    Row("single-rare", "rare-words", rare_words, "They saw [Larkquist].", "They saw [Harvest]."),
)
ROWS = (SUFFIX_ONLY, *FULL, EASTERN[0], *SINGLE)


def table(name: Listed) -> tuple[Row, ...]:
    """The rows for a name of this form."""
    if len(name.key) == 1:
        return SINGLE
    if not name.core:
        return (SUFFIX_ONLY,)
    return EASTERN if name.family_first else FULL


def gather(name: Listed) -> set[str]:
    """The cues that the lists and the rest of the article give for a name."""
    return {row.cue for row in table(name) if row.holds(name)}

"""Whose surname it is, when several people of the article have it.

Each step of STEPS leaves the people that a sign fits; the first sign that leaves one decides, and when none does the
name is left open. The one named last is not taken for that alone: another may be named beside, and a relative who is
introduced in passing does not take the surname over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefing.analysis.language.classes import KINSHIP, POSSESSIVE, POSSESSORS
from briefing.analysis.language.words import Words
from briefing.analysis.people.names import NameRun
from briefing.analysis.people.pronouns import pronoun_after
from briefing.analysis.people.titles import heads
from briefing.lexicon.lists import Lexicon, closed_class

KINSHIP_REACH = 3  # words before a full name: "his wife, the singer X"
LIST_REACH = 10  # words before a full name: "her sons, Karl Benn, Uwe Benn and X"
PLAIN_ADDRESS = closed_class("plain_address")
GENERATIONS = {"younger": "younger", "elder": "elder", "older": "elder"}
CHILDREN = closed_class("children")


@dataclass(slots=True)
class Bearer:
    """One who has the surname: sex, titles, whether introduced as a relative, and the words where the bare surname was theirs."""

    sex: str | None
    titles: frozenset[str]
    relative: bool
    full: list[int]
    """the first words of the places where the person is named in full"""
    bare: list[int] = field(default_factory=list)
    spoke: list[int] = field(default_factory=list)
    """those of `full` at which the person speaks"""
    is_child: bool = False
    """introduced as a son, daughter or grandchild"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One bare surname: the place, its titles in full, and the sex that its form of address or a pronoun after it tells."""

    run: NameRun
    titles: frozenset[str]
    sex: str | None
    paragraph: int
    """first word of its paragraph"""
    paragraph_before: int
    """first word of the paragraph before"""
    used: int
    """how often the bare surname stood before and was somebody's, of that sex"""
    addressed: bool
    """ "Mr", "Ms" or the like, and nothing more, stands before it"""
    speaks: bool = False
    generation: str = ""
    """ "younger" or "elder", where the text says so"""


Step = Callable[[Asked, Bearer], bool]


def holds_the_title(asked: Asked, bearer: Bearer) -> bool:
    return bool(asked.titles & bearer.titles)


def is_of_that_sex(asked: Asked, bearer: Bearer) -> bool:
    return asked.sex is None or bearer.sex is None or asked.sex == bearer.sex


def is_surely_of_that_sex(asked: Asked, bearer: Bearer) -> bool:
    return asked.addressed and asked.sex is not None and asked.sex == bearer.sex


def is_named_before(asked: Asked, bearer: Bearer) -> bool:
    return bearer.full[0] < asked.run.first


def bears_it_already(asked: Asked, bearer: Bearer) -> bool:
    """Most of the bare surnames so far were this person's."""
    return 2 * len(bearer.bare) > asked.used


def is_no_relative(asked: Asked, bearer: Bearer) -> bool:
    """ "Mr. Benn" may be either of two brothers, unless one of them was it before; a mother who has just spoken may go on."""
    if bearer.relative:
        spoke_just_before = any(asked.paragraph_before <= at < asked.run.first for at in bearer.spoke)
        return asked.speaks and not asked.used and spoke_just_before
    return not asked.addressed or bears_it_already(asked, bearer)


def is_of_that_generation(asked: Asked, bearer: Bearer) -> bool:
    """ "The younger Benn" is the son of the two."""
    return bearer.is_child == (asked.generation == "younger")


def named_between(bearer: Bearer, begin: int, stop: int) -> bool:
    at = bisect_left(bearer.full, begin)
    return at < len(bearer.full) and bearer.full[at] < stop


def is_named_in_this_paragraph(asked: Asked, bearer: Bearer) -> bool:
    return named_between(bearer, asked.paragraph, asked.run.first)


def is_named_in_the_paragraph_before(asked: Asked, bearer: Bearer) -> bool:
    return named_between(bearer, asked.paragraph_before, asked.run.first)


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    fits: Step
    example: str
    near_miss: str
    nearness: bool = False
    """tells nothing of a "Mr. Benn" when one of those left is a relative, nor of a "Dr. Benn" when all are doctors"""


STEPS = (
    Row(
        "holder-of-the-title",
        holds_the_title,
        "President Karl Benn came, and so did Senator Uwe Benn. [Karl Benn] President Benn spoke.",
        "President Karl Benn came, and so did Senator Uwe Benn. [] Captain Benn spoke.",
    ),
    Row(
        "that-sex",
        is_of_that_sex,
        "Karl Benn and Quorin Benn came. [Quorin Benn] Ms. Benn spoke.",
        "Karl Benn and Uwe Benn came. [] Mr. Benn spoke.",
    ),
    Row(
        "named-before",
        is_named_before,
        "Karl Benn came.\nIt rained.\n[Karl Benn] Benn spoke.\nThen Uwe Benn came.",
        "Karl Benn came. Then Uwe Benn came.\n[] Benn spoke.",
    ),
    Row(
        "no-relative",
        is_no_relative,
        "Karl Benn and his brother, Uwe Benn, came. [Karl Benn] Benn spoke.",
        "Karl Benn and his brother, Uwe Benn, came. [] Mr. Benn spoke.",
    ),
    Row(
        "in-this-paragraph",
        is_named_in_this_paragraph,
        "Karl Benn came.\nUwe Benn came too. [Uwe Benn] Benn spoke.",
        "Karl Benn came.\nUwe Benn came too.\nIt rained.\n[] Benn spoke.",
        nearness=True,
    ),
    Row(
        "in-the-paragraph-before",
        is_named_in_the_paragraph_before,
        "Karl Benn came.\nUwe Benn came too.\n[Uwe Benn] Benn spoke.",
        "Karl Benn came.\nHis brother, Uwe Benn, came too.\n[] Mr. Benn spoke.",
        nearness=True,
    ),
    Row(
        "bears-it-already",
        bears_it_already,
        "Karl Benn came. Benn spoke.\nUwe Benn came.\nIt rained.\n[Karl Benn] Benn spoke.",
        "Karl Benn came.\nUwe Benn came.\nIt rained.\n[] Benn spoke.",
    ),
    Row(
        "surely-that-sex",
        is_surely_of_that_sex,
        "Karl Benn and Quorin Benn came.\nIt rained.\n[Karl Benn] Mr. Benn spoke.",
        "Quorin Benn and Torvin Benn came.\nIt rained.\n[] Mr. Benn spoke.",
    ),
)


def owner(asked: Asked, bearers: Sequence[Bearer]) -> int | None:
    """Which of the bearers a bare surname means; None when it cannot be said."""
    left = list(range(len(bearers)))
    if asked.generation:
        left = [k for k in left if is_of_that_generation(asked, bearers[k])]
        return left[0] if len(left) == 1 else None
    for step in STEPS:
        told_by_title = bool(asked.titles) and all(bearers[k].titles & asked.titles for k in left)
        if step.nearness and (told_by_title or (asked.addressed and any(bearers[k].relative for k in left))):
            continue
        fitting = [k for k in left if step.fits(asked, bearers[k])]
        if len(fitting) == 1:
            return fitting[0]
        left = fitting or left
    return None


def asked_by(run: NameRun, words: Words, lexicon: Lexicon, bearers: Sequence[Bearer]) -> Asked:
    """What a bare surname tells of itself, among those who have it."""
    sex = run.sex or pronoun_after(run, words)
    of_that_sex = [b for b in bearers if sex is None or b.sex in (None, sex)] or bearers
    used = sum(len(b.bare) for b in of_that_sex)
    before = words.low[run.title_first : run.first] if run.title_first >= 0 else []
    here = words.paragraph[run.first]
    addressed = bool(before) and all(low.rstrip(".") in PLAIN_ADDRESS for low in before)
    return Asked(
        run,
        heads(before, lexicon["titles"] | lexicon["roles"]),
        sex,
        words.paragraphs[here][0],
        words.paragraphs[max(0, here - 1)][0],
        used,
        addressed,
        "speaks" in run.cues,
        GENERATIONS.get(words.low[run.first - 1], "") if run.first else "",
    )


def kinship(first: int, last: int, words: Words) -> str | None:
    """The kinship word that introduces a full name: "his wife, X", "X, her brother"; none in "the husband of X"."""
    before = words.low[max(0, first - KINSHIP_REACH) : first]
    for k, low in enumerate(before):
        if low in KINSHIP and "of" not in before[k:] and words.sentence[first - len(before) + k] == words.sentence[first]:
            return low
    if several := kinship_of_several(first, words):
        return several
    after = words.low[last : last + 3]
    if len(after) == 3 and after[0] == "," and after[1] in POSSESSORS and after[2] in KINSHIP:
        return after[2]
    return None


def kin_told_of(f: NameRun, words: Words) -> str | None:
    """The word of kinship for somebody who is not named there: "the son of Gov. X", "X's son"."""
    if f.begin > 1 and words.low[f.begin - 1] == "of" and words.low[f.begin - 2] in KINSHIP:
        return words.low[f.begin - 2]
    if f.last + 1 < len(words) and words.text[f.last] in POSSESSIVE:
        return next((low for low in words.low[f.last + 1 : f.last + KINSHIP_REACH] if low in KINSHIP), None)
    return None


def kinship_of_several(first: int, words: Words) -> str | None:
    """ "Her sons, Karl Benn and X": the word of kinship for one of several, whose they are standing before it."""
    begin = max(words.sentences[words.sentence[first]][0], first - LIST_REACH)
    for k in range(first - 1, begin, -1):
        one = words.low[k].removesuffix("s")
        if one in KINSHIP and one != words.low[k]:
            return one if words.is_owned(k) else None
        if not (words.cap[k] or words.low[k] in (",", "and")):
            return None
    return None

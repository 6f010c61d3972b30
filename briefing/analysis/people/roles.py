"""Roles: the words that say what a person is, word for word from the text. The fullest of the first mentions wins.

Each row of ROWS is one place where a role stands: straight before the name ("Russian Foreign Minister X"), before a comma
("the board's chairman, X"), after one (", an analyst at the institute,"), in a clause with "who". Between the name and the
comma an age, a party or "(pictured)" may stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.analysis.language.classes import (
    ADJECTIVES,
    AFTER_TITLE,
    KINSHIP,
    PAST,
    PORTFOLIO,
    POSSESSIVE,
    POSSESSORS,
    PREPOSITIONS,
    PRONOUNS,
    REFLEXIVE,
)
from briefing.analysis.language.words import Words
from briefing.analysis.people.names import NameRun
from briefing.analysis.people.near import LONGEST_ASIDE, Near
from briefing.lexicon.lists import Lexicon, closed_class

LONGEST_BEFORE, LONGEST_AFTER = 12, 16  # words
HEAD_BEFORE = 4  # words before the role noun of a phrase without "the"
HEAD_AFTER = 6  # words of an appositive before its role noun
LOOKED_AT = 4  # mentions of a person
ASKED_REACH = 30  # words of the sentence before, in which somebody was asked
NAMED_NEXT = closed_class("named_next")
"""before a nickname in marks they end no role: ", a hacker known as “Kelp”," """
PHRASE_OPENERS = closed_class("phrase_openers")
PHRASE_BREAKS = closed_class("phrase_breaks")
NO_ROLE_OPENERS = closed_class("no_role_openers")
NO_ROLE_VERBS = closed_class("no_role_verbs")
DESCRIBING_VERBS = closed_class("describing_verbs")
BEING_VERBS = closed_class("being_verbs")
HOLDING_VERBS = closed_class("holding_verbs")
ENDS_OF_TERMS = closed_class("ends_of_terms")
HANGING_BEFORE = (PREPOSITIONS | {"that", "than", "as"}) - {"of"}
"""before a role noun they tell that it is not what the phrase is about: ", came with the mayor,"; ", one of the mayors," is"""
NO_OFFICES = frozenset(("as", "it", "them", "him", "her"))
"""behind "led" or "runs" they name nothing that somebody is"""
COURTESIES = frozenset(("mr", "mrs", "ms", "dr"))
OF_ITS_TIME = frozenset(("now", "then", "currently", "formerly", "once", "also"))
"""before the role of an apposition: ", now a consultant," """
OF_A_ROLE_BEFORE = closed_class("second_of_two_roles")
"""before the second of two roles: "party leader and former banker" """
ARTICLES = frozenset(("the", "a", "an", "one"))
DETERMINERS = ARTICLES | POSSESSORS | {"our", "my", "whose"}
BECOMING = frozenset(("was", "is", "been"))
CHOSEN = closed_class("chosen")
SAYING = frozenset(("said", "says", "told", "added"))
DASHES = frozenset(("—", "–", "--"))
MARKS = DASHES | {",", ";", ":", "“", "”", '"'}
CLAUSE_ENDS = frozenset((",", ".", ";", ":", "—", "–", "--", "-", "(", "”", "“", '"', "''", "?", "!"))
AFTER_INSERTED_NAME = frozenset((",", ".", ";", "”", '"', "?", "!", "("))

Span = tuple[int, int]
STATED = frozenset(("title-before", "role-before", "role-after"))
"""cues of a name beside which a role stands"""


# ------------------------------------------------------------------ before the name
def straight_before(near: Near) -> Span | None:
    """The title or role straight before the name, with what belongs to it."""
    stop = near.run.first
    if stop > near.begin and near.w.text[stop - 1] == ",":
        return None
    a, head = walk_back(near, stop)
    if head < a and (before := near.before_forms_of_address()) < stop:
        stop = before
        a, head = walk_back(near, stop)
    while a < stop and opens_no_role(near, a):
        a += 1
    if head < a:
        return None
    while a < head and not near.may_modify(a):
        a += 1
    return (a, stop) if stop > a else None


def opens_no_role(near: Near, a: int) -> bool:
    """True for "His" of "His colleague Holm" and for "Then" of "Then Mayor Holm"."""
    low = near.low[a]
    opener = low in PHRASE_OPENERS or low in POSSESSORS or near.w.text[a] in POSSESSIVE
    return opener or (a == near.begin and (low == "then" or low in near.lex["openers"]))


def walk_back(near: Near, stop: int) -> Span:
    """How far what may be a role reaches back from word `stop`, and the title or role nearest to the name (or -1)."""
    a, head = stop, -1
    while a > near.begin and stop - a < LONGEST_BEFORE:
        i = a - 1
        if near.is_title(i) and not (near.low[i].rstrip(".") in PORTFOLIO and head < 0 and near.low[i - 1] in ("of", "for")):
            head = i if head < 0 else head
        elif not goes_on(near, i, head, stop):
            break
        a -= 1
    return a, head


def goes_on(near: Near, i: int, head: int, stop: int) -> bool:
    """Word `i` may stand in a role before the words from `i + 1` on, whose title is at `head` (or -1)."""
    w, low, a = near.w, near.low[i].rstrip("."), i + 1
    if (low in AFTER_TITLE and a < stop and near.reaches_title(i)) or (
        w.text[i] in POSSESSIVE and i > near.begin and w.cap[i - 1] and head >= 0
    ):
        return True
    second = a < stop and (w.cap[a] or near.is_role(a) or near.low[a] in OF_A_ROLE_BEFORE)
    if low == "and" and second and i > near.begin and (w.cap[i - 1] or near.is_role(i - 1)):
        return head < 0 or near.is_role(i - 1) or near.low[i - 1] in near.lex["titles"]
    if w.cap[i]:
        return low not in COURTESIES
    verb = i > near.begin and near.low[i - 1] in PRONOUNS  # "He wants chairman Holm to go"
    inside = head >= 0 and not w.cap[head] and near.lex.is_common(low) and near.noun_like(i) and not verb
    return low in ADJECTIVES or near.low[i] in near.lex.demonyms or inside


def before_comma(near: Near) -> Span | None:
    """The phrase before the comma when a role is its head: "the board's chairman, X,", "a lawyer for the captain, X,"."""
    return phrase_before(near, near.before_forms_of_address(of_office=True) - 1)


def before_title(near: Near) -> Span | None:
    """The same before a comma and a title: "the council's mayor, Cllr X,", and no other one of a list: "Mayor Y, Cllr X,"."""
    second = second_role(near) if near.run.title_first < 0 else 0
    comma = (second or near.run.title_first) - 1
    found = phrase_before(near, comma) if comma > near.begin else None
    if found is None or (second and near.low[found[0] - 1] not in ARTICLES):
        return None
    head = heads_outside(near, *found)[-1]
    return found if head + 1 == comma or near.low[head + 1] in PREPOSITIONS else None


def second_role(near: Near) -> int:
    """Where "retired judge" of "the chairperson, retired judge X" begins; 0 where no role in small letters stands there."""
    a = walk_back(near, near.run.first)[0]
    a -= a - 1 > near.begin and near.low[a - 1] == "retired"
    return a if near.begin < a < near.run.first and near.w.text[a - 1] == "," and not near.w.cap[a] else 0


def phrase_before(near: Near, comma: int) -> Span | None:
    """The phrase before the comma at word `comma` when a role is its head and a mark ends the name."""
    if comma - 1 <= near.begin or near.w.text[comma] != "," or near.run.last >= len(near.w):
        return None
    last = near.after_asides()
    if last < len(near.w) and near.w.text[last] not in AFTER_INSERTED_NAME:
        return None
    begin = phrase_begins(near, comma)
    opening = next((k for k in range(begin, comma) if near.low[k] in DETERMINERS and heads_outside(near, k + 1, comma)), None)
    if opening is not None:
        return opening + 1, comma
    whole = begin == near.begin or near.low[begin - 1] in SAYING or near.w.text[begin - 1] in DASHES
    head = next((k for k in heads_outside(near, begin, comma)), None)
    return (begin, comma) if whole and head is not None and head - begin <= HEAD_BEFORE else None


def heads_outside(near: Near, a: int, comma: int) -> list[int]:
    """The role nouns of the phrase [a, comma) before its first preposition or article: "lawyer" of "lawyer for the captain"."""
    hanging = next((k for k in range(a + 1, comma) if near.low[k] in PREPOSITIONS or near.low[k] in DETERMINERS), comma)
    return [k for k in range(a, hanging) if near.is_role(k) and (near.low[k] not in near.lex.verbs or near.low[k] == "lead")]


def phrase_begins(near: Near, comma: int) -> int:
    """The first word of the phrase that ends at a comma."""
    a = comma
    while (
        a > near.begin and comma - a < LONGEST_BEFORE and near.w.text[a - 1] not in MARKS and near.low[a - 1] not in PHRASE_BREAKS
    ):
        a -= 1
    return a


def asked_before(near: Near) -> Span | None:
    """The subject of the sentence before, when it answers a question: "The deputy minister was asked why. “…,” X said"."""
    words, low, run = near.w, near.low, near.run
    number = words.sentence[run.first]
    if "speaks" not in run.cues or number == 0 or run.cues & STATED:
        return None
    a, b = words.sentences[number - 1]
    if words.paragraph[a] != words.paragraph[run.first]:
        return None
    reach = range(a + 1, min(b, a + ASKED_REACH))
    verb = next((i for i in reach if low[i] == "asked" and low[i - 1] in ("was", "were")), None)
    if verb is None or not near.is_role(verb - 2):
        return None
    first = verb - 2
    while first > a and (words.text[first - 1] in POSSESSIVE or near.may_modify(first - 1)):
        first -= 1
    while first < verb - 1 and low[first] in ARTICLES:
        first += 1
    return first, verb - 1


# ------------------------------------------------------------------ after the name
def inserted(near: Near) -> Span | None:
    """The words between the comma after the name and the next mark; or between two dashes."""
    i = near.after_asides()
    if i + 1 >= near.stop or not (near.w.text[i] == "," or closes_again(near, i) or goes_on_by_dash(near, i)):
        return None
    a = end = i + 1
    while end < near.stop and end - a < LONGEST_AFTER and near.w.text[end] not in CLAUSE_ENDS:
        end += 1
    return (a, end) if a < end < near.stop else None


def closes_again(near: Near, i: int) -> bool:
    """The dash at word `i` opens what another closes: "X — a builder — was absent"."""
    text = near.w.text
    dash = text[i]
    return dash in (*DASHES, "-") and dash in text[i + 2 : min(near.stop, i + LONGEST_AFTER)]


def goes_on_by_dash(near: Near, i: int) -> bool:
    """ "X – a builder from Larch.": an article after a dash that nothing closes."""
    return near.w.text[i] in DASHES and near.low[i + 1] in ARTICLES


def in_brackets(near: Near) -> Span | None:
    """ "X (the arbiter)", "X (chairman of the board)"."""
    i, w = near.run.last, near.w
    close = near.mark_after(i, ")", LONGEST_ASIDE)
    if not close or w.text[i] != "(":
        return None
    a = i + 1 + (near.low[i + 1] in ARTICLES)
    return (a, close) if a < close and any(k - a < HEAD_BEFORE for k in heads_outside(near, a, close)) else None


def named_as(near: Near) -> Span | None:
    """ "X was named chief executive of the port on Monday", "X, who was elected mayor": what somebody became."""
    low, i = near.low, near.run.last
    i += near.w.text[i : i + 1] == [","] and low[i + 1 : i + 2] == ["who"] and 2
    if i + 2 >= near.stop or low[i] not in BECOMING or low[i + 1] not in CHOSEN:
        return None
    a = i + 2
    while a < near.stop and low[a] in DETERMINERS | {"as"}:
        a += 1
    end = a
    while end < near.stop and end - a < LONGEST_AFTER and near.w.text[end] not in CLAUSE_ENDS and low[end] not in ENDS_OF_TERMS:
        end += 1
    return (a, end) if any(k - a < HEAD_BEFORE for k in heads_outside(near, a, end)) else None


def apposition(near: Near) -> Span | None:
    """A phrase after the comma with a role noun in it: ", an analyst at the institute,"."""
    found = inserted(near)
    if not found:
        return None
    a, end = found
    low, lex = near.low, near.lex
    a = next((k + 1 for k in range(a + 1, end - 1) if low[k] == "now" and low[k - 1] == "and"), a)
    a += low[a] in OF_ITS_TIME and a + 1 < end
    if (low[a] in lex.verbs and not near.is_role(a)) or low[a] in lex["aux"] or low[a] in NO_ROLE_OPENERS:
        return None
    head = next((k for k in range(a, end) if near.is_role(k)), None)
    if head is None or head - a > HEAD_AFTER or any(low[k] in HANGING_BEFORE for k in range(a, head)):
        return None
    if (low[a].endswith("ed") and low[a + 1] in PREPOSITIONS) or (head + 1 < end and low[head + 1] in lex["aux"] - OF_ITS_TIME):
        return None
    if head + 1 < end and low[head + 1] in lex["report_forms"]:
        return None  # "In a call with X, the candidate said": the subject of the verb
    if (low[a].endswith("ed") or low[a] in PAST) and low[a + 1] in DETERMINERS and not near.is_role(a):
        return None  # ", met the president,": what the person did
    a += low[a] in ARTICLES and a + 1 < end
    while end > head + 1 and low[end - 1] in NAMED_NEXT | REFLEXIVE:
        end -= 1
    return None if any(low[k] in NO_ROLE_VERBS for k in range(a, head + 1)) else (a, end)


def who_does(near: Near) -> Span | None:
    """A clause that says what the person does: ", who directs the programme,"."""
    found = inserted(near)
    if not found or near.low[found[0]] != "who" or found[1] - found[0] < 3:
        return None
    verb = found[0] + 1
    return (verb, found[1]) if near.low[verb] in DESCRIBING_VERBS and near.low[verb + 1] not in NO_OFFICES else None


def who_is(near: Near) -> Span | None:
    """A clause that names the role: ", who has been treasurer since 2021"."""
    found = inserted(near)
    if not found or near.low[found[0]] != "who":
        return None
    low, (a, end) = near.low, (found[0] + 1, found[1])
    while a < end and low[a] in HOLDING_VERBS:
        a += 1
    verb = next((k for k in range(a - 1, found[0], -1) if low[k] not in OF_ITS_TIME), found[0])
    if not (low[verb] in BEING_VERBS or low[a] == "as"):
        return None
    a += low[a] == "as"
    a += a < end and low[a] in ARTICLES
    stop = next((k for k in range(a, end) if low[k] in ENDS_OF_TERMS), end)
    return (a, stop) if heads_outside(near, a, stop) else None


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    find: Callable[[Near], Span | None]
    example: str
    near_miss: str


ROWS = (
    Row("straight-before", straight_before, "The {foreign minister} [Anna Holm] left.", "The harbour saw [Anna Holm] leave."),
    Row("before-comma", before_comma, "The {board’s chairman}, Prof. [Anna Holm], left.", "The board’s hall, [Anna Holm], left."),
    Row(
        "before-title",
        before_title,
        "The {board’s treasurer}, Captain [Anna Holm], left.",
        "The treasurer Eva Finch, Captain [Anna Holm], left.",
    ),
    Row(
        "asked-before",
        asked_before,
        "The {city’s deputy minister} was asked. “No,” [Anna Holm] said.",
        "The city’s deputy minister was ill. “No,” [Anna Holm] said.",
    ),
    Row(
        "apposition",
        apposition,
        "Then [Anna Holm] (Labour), the {member for Larch}, left.",
        "Then [Anna Holm], to the analyst, left.",
    ),
    Row("in-brackets", in_brackets, "Then [Anna Holm] (the {treasurer}) left.", "Then [Anna Holm] (the Greens) left."),
    Row(
        "named-as",
        named_as,
        "[Anna Holm] was named {chairwoman of the board} on Monday.",
        "[Anna Holm] was seen by the chairwoman on Monday.",
    ),
    Row("who-does", who_does, "Then [Anna Holm], who {heads the clinic}, left.", "Then [Anna Holm], who saw the clinic, left."),
    Row(
        "who-is",
        who_is,
        "Then [Anna Holm], who has been {treasurer} since 2021, left.",
        "Then [Anna Holm], who has been ill, left.",
    ),
)
BESIDE_A_TITLE, ASKED, DOES = ROWS[2], ROWS[3], ROWS[7]
"""the first is not shown in place of the title"""
AT_EACH = tuple(row for row in ROWS if row is not ASKED)


def find_role(words: Words, lexicon: Lexicon, mentions: Sequence[NameRun]) -> tuple[Span | None, list[Span]]:
    """The offsets of the fullest role stated at the first mentions, None when none is stated; and each role stated, in words."""
    best: Span | None = ASKED.find(Near(words, lexicon, mentions[0]))
    size = 1 if best else 0
    does: Span | None = None
    stated: list[Span] = []
    for run in mentions[:LOOKED_AT]:
        later = len(run.key) < 2 and len(mentions[0].key) > 1 and run is not mentions[0] and best
        near = Near(words, lexicon, run)
        for row in AT_EACH:
            span = row.find(near)
            if row is DOES:
                does = does or (None if later else span)
            elif span:
                stated.append(span)
                if not later and row is not BESIDE_A_TITLE and (best is None or fullness(words, span) > size):
                    best, size = span, fullness(words, span)
    if does and (not best or is_bare_title(words, lexicon, best)):
        best = does
    return (words.start[best[0]], words.end[best[1] - 1]) if best else None, stated


def fullness(words: Words, span: Span) -> int:
    """How much a role tells, in words; "nephew" alone tells less than any other."""
    lone_kin = span[1] - span[0] == 1 and words.low[span[0]] in KINSHIP
    return 0 if lone_kin else min(span[1] - span[0], LONGEST_BEFORE)


def is_bare_title(words: Words, lexicon: Lexicon, span: Span) -> bool:
    """ "Professor": what a person does tells more; of a "trade commissioner, who led the talks" it tells less."""
    low = words.low[span[0]].rstrip(".")
    return span[1] - span[0] == 1 and low in lexicon["all_honorifics"]

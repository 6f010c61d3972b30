"""Roles: the words that say what a person is, word for word from the text.

Before the name ("Russian Foreign Minister X", "former campaign spokesman X"), after it between commas (", an analyst
at the institute,"), or in a relative clause (", who directs the programme"). The fullest of the first mentions wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.language.classes import ADJECTIVES, PORTFOLIO, POSSESSIVE
from briefing.analysis.language.words import Words
from briefing.analysis.people.names import NameRun
from briefing.lexicon.lists import Lexicon

LONGEST_BEFORE, LONGEST_AFTER = 12, 16
LOOKED_AT = 4


def find_role(words: Words, lexicon: Lexicon, mentions: Sequence[NameRun]) -> tuple[int, int] | None:
    """The offsets of the fullest role stated at the first mentions; None when none is stated."""
    best: tuple[int, int, int] | None = None
    asked = asked_before(words, lexicon, mentions[0])
    if asked:
        best = 1, words.start[asked[0]], words.end[asked[1] - 1]
    for f in mentions[:LOOKED_AT]:
        if len(f.key) < 2 and len(mentions[0].key) > 1 and f is not mentions[0] and best:
            continue
        for span in (before(words, lexicon, f), after(words, lexicon, f)):
            if span:
                a, b = span
                size = min(b - a, 12)
                if best is None or size > best[0]:
                    best = size, words.start[a], words.end[b - 1]
    return best and (best[1], best[2])


def asked_before(words: Words, lexicon: Lexicon, f: NameRun) -> tuple[int, int] | None:
    """ "The deputy minister was asked why. “…,” X said": the subject of the sentence before, when it answers a question."""
    low = words.low
    number = words.sentence[f.first]
    if "speaks" not in f.cues or number == 0 or f.cues & {"title-before", "role-before", "role-after"}:
        return None
    a, b = words.sentences[number - 1]
    if words.paragraph[a] != words.paragraph[f.first]:
        return None
    verb = next((i for i in range(a + 1, min(b, a + 30)) if low[i] == "asked" and low[i - 1] in ("was", "were")), None)
    if verb is None or low[verb - 2] not in lexicon["roles"]:
        return None
    first = verb - 2
    while first > a and (
        words.cap[first - 1]
        or words.text[first - 1] in POSSESSIVE
        or low[first - 1] in ADJECTIVES
        or noun_like(words, lexicon, first - 1)
    ):
        first -= 1
    while first < verb - 1 and low[first] in ("the", "a", "an"):
        first += 1
    return first, verb - 1


def is_title(words: Words, lexicon: Lexicon, i: int) -> bool:
    low = words.low[i].rstrip(".")
    if (
        low in lexicon["honorifics_male"]
        or low in lexicon["honorifics_female"]
        or low in ("dr", "prof", "rev", "hon", "md", "he")
    ):
        return low in (
            "king",
            "queen",
            "prince",
            "princess",
            "sheikh",
            "emir",
            "sultan",
            "pope",
            "imam",
            "archbishop",
            "bishop",
            "cardinal",
            "ayatollah",
            "rabbi",
            "pastor",
        )
    return low in lexicon["roles"] or (words.cap[i] and low in lexicon["titles"] and low not in ("democratic", "republican"))


def before(words: Words, lexicon: Lexicon, f: NameRun) -> tuple[int, int] | None:
    """Words [a, b) straight before the name that hold a title or role."""
    low, stop = words.low, f.first
    begin = words.sentences[words.sentence[stop]][0]
    b = stop
    if b > begin and words.text[b - 1] == "," and b - 1 > begin:
        if f.last < len(words) and words.text[f.last] in (",", "."):
            return before_comma(words, lexicon, b - 1, begin)
        return None
    a, head = b, -1
    while a > begin and stop - a < LONGEST_BEFORE:
        i = a - 1
        word = low[i].rstrip(".")
        if is_title(words, lexicon, i) and not (word in PORTFOLIO and head < 0 and low[i - 1] in ("of", "for")):
            head = i if head < 0 else head
        elif (word in ("of", "for", "to") and a < stop and reaches_title(words, lexicon, i, begin)) or (
            words.text[i] in POSSESSIVE and i > begin and words.cap[i - 1] and head >= 0
        ):
            pass
        elif (
            word == "and"
            and a < stop
            and i > begin
            and (words.cap[i - 1] or low[i - 1] in lexicon["roles"])
            and (words.cap[a] or low[a] in lexicon["roles"])
        ):
            if head >= 0 and not (low[i - 1] in lexicon["roles"] or low[i - 1] in lexicon["titles"]):
                break
        elif not (
            words.cap[i]
            or word in ADJECTIVES
            or (low[i] in lexicon.demonyms)
            or (head >= 0 and not words.cap[head] and lexicon.is_common(word) and noun_like(words, lexicon, i))
        ) or (words.cap[i] and word in ("mr", "mrs", "ms", "dr")):
            break
        a -= 1
    while a < b and (
        low[a] in ("the", "a", "an", "of", "and", "for", "to", "but", "as", "in", "on", "when", "while", "after")
        or words.text[a] in POSSESSIVE
    ):
        a += 1
    if head < 0 or head < a:
        return None
    while a < head and not (words.cap[a] or low[a] in ADJECTIVES or noun_like(words, lexicon, a)):
        a += 1
    return (a, b) if b > a else None


def before_comma(words: Words, lexicon: Lexicon, comma: int, begin: int) -> tuple[int, int] | None:
    """ "Its chairman, X," / "The leader of the minority, X,": the phrase before the comma when its head is a role."""
    low, a = words.low, comma
    head = -1
    while (
        a > begin
        and comma - a < LONGEST_BEFORE
        and words.text[a - 1] not in (",", ";", ":", "—", "“", "”", '"')
        and low[a - 1] not in ("and", "but", "that", "when", "while", "said", "by", "with")
    ):
        a -= 1
        if low[a] in lexicon["roles"] and not (low[a] in lexicon.verbs and low[a] not in ("lead",)):
            head = a
        if low[a] in ("the", "a", "an", "its", "his", "her", "their", "our", "my") and head >= 0:
            return a + 1, comma
    return (a, comma) if head >= 0 and a == begin and head - a <= 4 else None


def noun_like(words: Words, lexicon: Lexicon, i: int) -> bool:
    """A noun or adjective that may stand inside a role: not a verb, preposition or determiner."""
    low = words.low[i]
    return (
        low.isalpha()
        and len(low) > 2
        and low not in lexicon.verbs
        and lexicon.zipf(low) < 6.1
        and low not in lexicon["place_prepositions"]
        and low not in lexicon["aux"]
        and low not in lexicon["openers"]
        and not low.endswith(("ed", "ly"))
        and low not in ("when", "where", "than", "who", "whom", "that", "which", "him", "her", "how", "why")
    )


def reaches_title(words: Words, lexicon: Lexicon, i: int, begin: int) -> bool:
    """True when the words before an "of" are a title: "Secretary of", "Minister for"."""
    return i > begin and words.cap[i - 1] and is_title(words, lexicon, i - 1)


def after(words: Words, lexicon: Lexicon, f: NameRun) -> tuple[int, int] | None:
    """Words [a, b) after the name: an appositive with a role, or "who" and its clause."""
    low, text = words.low, words.text
    i = f.last
    stop = words.sentences[words.sentence[f.first]][1]
    if i < stop and text[i] == "," and i + 2 < stop and text[i + 1].isdigit() and text[i + 2] == ",":
        i += 2
    if i + 1 >= stop or text[i] != ",":
        return None
    a = i + 1
    if (low[a] in lexicon.verbs and low[a] not in lexicon["roles"]) or low[a] in lexicon["aux"]:
        return None
    end, head = a, -1
    while (
        end < stop
        and end - a < LONGEST_AFTER
        and text[end] not in (",", ".", ";", ":", "—", "–", "(", "”", "“", '"', "''", "?", "!")
    ):
        if low[end] in lexicon["roles"] and head < 0:
            head = end
        end += 1
    if end >= stop or end == a:
        return None
    if (
        low[a] == "who"
        and a + 1 < end
        and low[a + 1]
        in (
            "directs",
            "heads",
            "leads",
            "runs",
            "chairs",
            "manages",
            "represents",
            "teaches",
            "oversees",
            "studies",
            "serves",
            "served",
            "led",
            "headed",
            "founded",
            "directed",
            "chaired",
        )
    ):
        return a + 1, end
    if (
        head < 0
        or low[a] in ("who", "whose", "which", "and", "but", "whom", "said", "in", "on", "at", "to", "with")
        or head - a > 6
    ):
        return None
    if low[a] in ("a", "an", "the", "one") and a + 1 < end:
        a += 1
    if any(low[k] in ("said", "says", "told", "was", "were", "is", "are", "had", "has") for k in range(a, head + 1)):
        return None
    return a, end

"""How many and how much: numbers of a text with the unit or the noun that is counted (`lexicon/quantities.toml`).

Values are in single units (1.3 million is 1300000.0) and fractions at four places; "at least", "about" and their like are
kept beside the value. What only names a thing (page 10, Flight 93, a score, an age between commas) is no quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from briefing.analysis.language.classes import BEFORE_COUNTED
from briefing.lexicon.lists import Remembered, lexicon_file
from briefing.lexicon.patterns import pattern
from briefing.model import Quantity, Span

MOST_WORDS_BEFORE_NOUN = 3
LARGEST = 1e18
"""what is more is a row of digits: no currency, distance or count of the news comes near"""
REACH_BACK = 48  # characters before a number in which a word tells what it is
LONGEST_MOD = 24  # characters; the longest of the list is "as many as at least"
LONGEST_BEFORE = 24  # characters of a number before its figure or word: "between US$ minus "
STRETCH = pattern(r"\S+")
SCORE = pattern(r"\d{1,3}\s?[-–]\s?\d{1,3}")
YEAR = pattern(r"1[4-9]\d\d|20\d\d")
WORD = pattern(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
NEXT = pattern(r"[\s-]([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
PEOPLE_OVER = pattern(
    r"\b(?:people|those|anyone|everyone|men|women|adults|children|patients|voters|drivers)\s(?:aged\s)?(?:over|under|above|below)\s$",
    re.I,
)
FROM = pattern(r"\bfrom\s(?:about\s|around\s|some\s)?$", re.I)
TOLL = pattern(
    r"\s(?:of\sthem\b|others?\b|(?:were|are|was|have\sbeen|had\sbeen)\s(?:killed|injured|wounded|hurt|dead|missing|arrested"
    r"|detained|feared|rescued)|(?:killed|injured|wounded|hurt|dead|missing|died|feared)\b)"
)
BEFORE = pattern(r"([^\s]+)\s$")
OF_THE = pattern(
    r"\s(?:out\s)?of\s(?:the|its|his|her|their|those|these|our)\s(?:(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\s)?(?=[a-z])"
)
AGE = pattern(r"[\s-]years?[\s-]old\b|,\s(?:a|an|the|who|of|from|said|told)\b|,?\sof\s[A-Z]|,?$")
CAPITAL = pattern(r"\s[A-Z]")
NO_COUNT = pattern(r"x\d|\s?[ap]\.?m\b|\s?o['’]clock|(?:st|nd|rd|th)\b|['’]s\b|-(?:yard|point|man)\b", re.I)
MEASURED_ONE = pattern(r"\s(?:percent|per\scent|million|billion|dollar|euro|pound|hour|day|week|month|year|kilo|mile|tonne|met)")
OLDEST = 120  # years of age
CAPITAL_BEFORE = pattern(r"[A-Z][\w.’'-]*,\s$")
NO_NOUN_ENDINGS = ("ed", "ing", "ly")
PLURAL_ENDINGS = ("men", "women", "people", "children")
SCALES_ALONE = ("hundred", "thousand", "million", "billion", "trillion", "dozen")  # that count without a number: "a dozen"
ONE = ("", "a", "an")  # before a fraction
SINGULAR_ENDINGS = ("ss", "us", "is", "'s", "’s")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists as the rules need them."""

    numbers: dict[str, float]
    scales: dict[str, float]
    fractions: dict[str, float]
    signs: dict[str, str]
    units: dict[str, str]
    mods: dict[str, str]
    after: dict[str, str]
    lists: dict[str, frozenset[str]]
    possible: re.Pattern[str]
    number: re.Pattern[str]
    unit: re.Pattern[str]
    mod: re.Pattern[str]
    tail: re.Pattern[str]


def either(words: Iterable[str]) -> str:
    """One pattern for all the words, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]") for w in sorted(words, key=len, reverse=True))


def key(phrase: str) -> str:
    """A phrase as it stands in the lists."""
    return " ".join(re.split(r"[\s-]+", phrase.lower()))


def by_phrase(table: dict[str, str]) -> dict[str, str]:
    return {phrase.strip(): mod for mod, phrases in table.items() for phrase in phrases.split(",")}


@cache
def words() -> Words:
    data: dict[str, Any] = lexicon_file("quantities")
    mods, after = by_phrase(data["mods"]), by_phrase(data["after"])
    return Words(
        data["numbers"],
        data["scales"],
        data["fractions"],
        data["signs"],
        data["units"],
        mods,
        after,
        {name: frozenset(w.strip() for w in text.split(",")) for name, text in data["lists"].items()},
        re.compile(rf"\d|\b(?:{either((*data['numbers'], *data['fractions'], *SCALES_ALONE))})+\b"),
        number_pattern(data),
        pattern(rf"(?:(?:\s|[-–])?({either(u for u in data['units'] if not u[0].isalpha())})|[\s-]?({either(u for u in data['units'] if u[0].isalpha())})\b)(?!\w)", re.I),
        pattern(rf"(?<![\w-])({either(mods)})\s(?:a\s|an\s)?$", re.I),
        pattern(rf"[\s-]({either(after)})\b(?!\s(?:\d|{either(data['numbers'])}))", re.I),
    )  # fmt: skip


def number_pattern(data: dict[str, Any]) -> re.Pattern[str]:
    """A number in figures or words, with the sign before it, the end of a range and the scale behind it."""
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\s]\d{3})+(?![\d,.]\d)|\d+(?:\.\d+)?"
    small = either(data["numbers"])
    spelt = rf"(?:(?:{small}|hundred|thousand)(?:[\s-](?:and\s)?(?={small}|hundred|thousand|million\b|billion\b))?)+"
    half = r"(?:[\s-]and[\s-]a[\s-](?P<half>half|quarter))"
    scale = (
        rf"(?:(?:(?:\s|-)(?P<scale>{either(s for s in data['scales'] if len(s) > 2)})|\s?(?P<short>bn|mn|mln|tn|[mbk](?=\b)))\b)"
    )
    sign = either(data["signs"])
    fraction = rf"(?:(?P<top>one|two|three|four|an?)[\s-])?(?P<part>{either(data['fractions'])})"
    return pattern(
        rf"(?<![\w.,:/+-])(?P<between>between\s)?(?:(?P<sign>{sign})\s?)?(?:(?P<minus>[-−](?=\d)|minus\s))?(?:"
        rf"(?P<halfof>half\sa|half\sof\sa|a\shalf|half|a\squarter\sof\sa|three[\s-]quarters\sof\sa)[\s-](?P<halfscale>million|billion|dozen)\b"
        rf"|(?P<article>an?)\s(?P<one>hundred|thousand|million|billion|trillion|dozen)\b"
        rf"|(?P<share>one|two|three|four|nine|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?P<base>{small}|\d{{1,3}})\b"
        rf"|{fraction}\b(?=\s(?:of|the)\b)"
        rf"|(?P<low>{digits}|{spelt})(?:{half}|{scale.replace('scale>', 'scale_low>').replace('short>', 'short_low>')}?"
        rf"(?(between)\sand\s|(?P<to>\s?[-–]\s?|\s(?:to|or)\s))(?:{sign})?\s?(?P<high>{digits}|{small})(?![\d:/]|\.\d))?{scale}?)(?:(?=[CF]\b)|(?![\w]|[:/]\d|,\d))",
        re.I,
    )


def find(text: str, sentences: Sequence[Span], taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities of a text in its order; `taken` are stretches (dates) in which there are none."""
    lists, out = words(), []
    held = sorted(taken)
    k = 0
    for sentence in sentences:
        said = text[sentence.start : sentence.end]
        while k < len(held) and held[k][1] <= sentence.start:
            k += 1
        here = [(a - sentence.start, b - sentence.start) for a, b in held[k : k + 20] if a < sentence.end]
        out += [shift(q, sentence.start) for q in in_sentence(said, here, lists)]
    return out


def in_sentence(said: str, taken: Sequence[tuple[int, int]], lists: Words) -> list[Quantity]:
    out: list[Quantity] = []
    at = 0
    currency = ""  # of a number that changes to the next one: "from $710 million to 663 million"
    spots = spots_in(said)
    while match := number_from(said, at, spots):
        at = match.end()
        if any(a < match.end() and match.start() < b for a, b in taken):
            at = match.end("low") if match["low"] else at
            continue
        found = read(said, match, lists, after=out[-1].end if out else 0)
        if found:
            if currency and not found.unit:
                found = replace(found, unit=currency)
            changes = from_to(said, match)
            at = match.end("to") if changes else max(at, found.end)
            currency = found.unit if changes and match["sign"] else ""
            out.append(found)
    return out


def spots_in(said: str) -> list[tuple[int, int]]:
    """The stretches that may count; most sentences have none, which is told without looking where each stretch is."""
    if not any(map(COUNTING.__getitem__, said.split())):
        return []
    return [found.span() for found in STRETCH.finditer(said) if COUNTING[found.group()]]


def number_from(said: str, at: int, spots: Sequence[tuple[int, int]]) -> re.Match[str] | None:
    """The first number that begins at `at` or later; `spots` are stretches of `spots_in`."""
    begin = next((start for start, end in spots if end > at), None)
    return words().number.search(said, max(at, begin - LONGEST_BEFORE)) if begin is not None else None


def may_count(stretch: str) -> bool:
    """Whether a stretch without white space holds what every number has: a figure, or a word for a number, scale or part."""
    return words().possible.search(stretch.lower()) is not None


COUNTING = Remembered(may_count)


def from_to(said: str, match: re.Match[str]) -> bool:
    """Whether two numbers are a change or a result ("from 40 to 65", "35 to 12 percent") and no range."""
    if not (match["high"] and match["to"] and "to" in match["to"]):
        return False
    falls = figure(match["high"], words()) <= figure(match["low"], words())
    return falls or FROM.search(said, max(0, match.start() - REACH_BACK), match.start()) is not None


def shift(q: Quantity, by: int) -> Quantity:
    return Quantity(q.start + by, q.end + by, q.value, q.high, q.unit, q.mod, q.rule)


def read(said: str, match: re.Match[str], lists: Words, *, after: int = 0) -> Quantity | None:
    """The quantity at a number, which does not begin before `after`; None for what only looks like one."""
    value = value_of(match, lists)
    if value is None or only_names(said, match, lists):
        return None
    low, high, rule = value
    if max(abs(low), abs(high or 0)) > LARGEST:
        return None
    if from_to(said, match):
        high, rule = None, "count"
    unit, end = unit_after(said, match, lists)
    sign = match["sign"]
    if sign and not unit:
        unit, end = lists.signs[sign.lower()], match.end()
    elif not unit and not match["part"]:
        behind = lists.tail.match(said, match.end())
        unit, end = counted(said, behind.end() if behind else match.end(), lists)
        end = end if unit else match.end()
    start, mod = mod_before(said, match.start(), lists, after)
    if not (sign or unit or rule == "share" or mod != "=") and is_bare(said, match, lists):
        return None
    if not (sign or unit) and PEOPLE_OVER.search(said, max(0, match.start() - REACH_BACK), match.start()):
        return None  # an age
    if from_to(said, match):
        return Quantity(start, max(match.end("low"), match.end("scale_low"), match.end("short_low")), low, None, unit, mod, rule)
    behind = lists.tail.match(said, end) or lists.tail.match(said, match.end())
    if behind:
        mod, end = lists.after[key(behind[1])], max(end, behind.end())
    return Quantity(start, end, low, high, unit, mod, rule)


# ---------------------------------------------------------------------- values
def value_of(match: re.Match[str], lists: Words) -> tuple[float, float | None, str] | None:
    """(value, upper end of a range, rule) of a number; None where it is no amount."""
    f = match.groupdict()
    if f["halfof"]:
        return lists.scales[f["halfscale"].lower()] * part_of(f["halfof"]), None, "half"
    if f["article"]:
        return float(lists.scales[f["one"].lower()]), None, "count"
    if f["share"]:
        top, base = figure(f["share"], lists), figure(f["base"], lists)
        return (round(top / base, 4), None, "share") if base and top < base else None
    if f["part"]:
        return share(f, lists)
    low, high = figure(f["low"], lists), figure(f["high"], lists) if f["high"] else None
    if f["half"]:
        low += 0.5 if f["half"].lower() == "half" else 0.25
    scale = lists.scales[(f["scale"] or f["short"] or "").lower()] if f["scale"] or f["short"] else 1.0
    if f["minus"]:
        low = -low
    own = f["scale_low"] or f["short_low"]
    low = exact(low * (lists.scales[own.lower()] if own else scale))
    high = exact(high * scale) if high is not None else None
    if high is not None and high <= low and not (f["to"] and "to" in f["to"]):
        return None
    return low, high, "range" if high is not None else "count"


def part_of(words_before: str) -> float:
    """Half a million, a quarter of a million, three-quarters of a million."""
    low = words_before.lower()
    return 0.75 if "three" in low else 0.25 if "quarter" in low else 0.5


def exact(value: float) -> float:
    return float(round(value, 6))


def share(f: dict[str, str | None], lists: Words) -> tuple[float, float | None, str] | None:
    """A fraction of something: two-thirds, a quarter, half."""
    part, top = (f["part"] or "").lower(), (f["top"] or "").lower()
    if not top and part != "half":
        return None
    count = 1.0 if top in ONE else lists.numbers[top]
    whole = 1 / lists.fractions[part]
    return round(count / round(whole), 4), None, "share"


def figure(text: str, lists: Words) -> float:
    """A number in figures or in words."""
    if text[0].isdigit():
        return float(re.sub(r"[,\s]", "", text))
    total = part = 0.0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in lists.numbers:
            part += lists.numbers[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in lists.scales:
            total, part = total + (part or 1) * lists.scales[word], 0.0
    return total + part


# ---------------------------------------------------------------------- what stands around a number
def only_names(said: str, match: re.Match[str], lists: Words) -> bool:
    """Whether the number names a thing: page 10, Flight 93, a score, an age, a one that counts nothing."""
    before = BEFORE.search(said, max(0, match.start() - REACH_BACK), match.start())
    word = before[1] if before else ""
    if word.lower().strip("(“\"'‘") in lists.lists["named"] and not match["sign"]:
        return True
    if said[match.start() - 1 : match.start()] in ("#", "№") or NO_COUNT.match(said, match.end()):
        return True
    if match["share"] == "One" and word[:1].isupper():
        return True  # the name of a firm or a ship, and three of something
    low = match["low"]
    return low is not None and (
        is_year(said, match, low) or is_one(said, match, low) or is_score(said, match, lists) or is_age(said, match, low)
    )


def is_year(said: str, match: re.Match[str], low: str) -> bool:
    """Four digits before a name: "2016 Presidential Candidates"."""
    return YEAR.fullmatch(low) is not None and not match["sign"] and CAPITAL.match(said, match.end()) is not None


def is_one(said: str, match: re.Match[str], low: str) -> bool:
    """A "one" that stands for something, and does not count or measure."""
    alone = low.lower() == "one" and not (match["scale"] or match["short"] or match["high"])
    return alone and MEASURED_ONE.match(said, match.end()) is None


def is_score(said: str, match: re.Match[str], lists: Words) -> bool:
    """Two small numbers with a dash that neither count nor measure: "3-1", "52-48"."""
    if match["scale"] or not SCORE.fullmatch(match.group()):
        return False
    return counted(said, match.end(), lists)[0] == "" and unit_after(said, match, lists)[0] == ""


def is_age(said: str, match: re.Match[str], low: str) -> bool:
    """A number between commas behind a name."""
    if (
        not low.isdigit()
        or int(low) > OLDEST
        or not CAPITAL_BEFORE.search(said, max(0, match.start() - REACH_BACK), match.start())
    ):
        return False
    return AGE.match(said, match.end()) is not None


def is_bare(said: str, match: re.Match[str], lists: Words) -> bool:
    """Whether a number without unit and noun is better left: a small one in words, a year, one inside a name."""
    low = match["low"]
    if low is None or match["scale"] or match["short"] or TOLL.match(said, match.end()):
        return False
    if not low[0].isdigit() or YEAR.fullmatch(low):
        return True
    if "," in low or "." in low:
        return False
    before = BEFORE.search(said, max(0, match.start() - REACH_BACK), match.start())
    if CAPITAL.match(said, match.end()):
        return True
    return before is None or before[1].lower() not in lists.lists["before_bare"]


def unit_after(said: str, match: re.Match[str], lists: Words) -> tuple[str, int]:
    """The measure behind a number and where it ends; ("", end of the number) when there is none."""
    found = lists.unit.match(said, match.end())
    if not found:
        return "", match.end()
    name = found[1] or found[2]
    if len(name) == 1 and name.isalpha() and not (name in "CF" or (name == "m" and said[match.end()] == " ")):
        return "", match.end()
    return lists.units[key(name)], found.end()


def mod_before(said: str, start: int, lists: Words, after: int) -> tuple[int, str]:
    """Where a quantity begins with what qualifies it, and its sign."""
    found = lists.mod.search(said, max(after, start - LONGEST_MOD), start)
    return (found.start(), lists.mods[key(found[1])]) if found else (start, "=")


def counted(said: str, end: int, lists: Words) -> tuple[str, int]:
    """The noun that is counted and where it ends: the last of the words up to the first that no group of nouns holds."""
    of = OF_THE.match(said, end)
    at = of.end() - 1 if of else end
    best: tuple[str, int] = ("", end)
    for k in range(MOST_WORDS_BEFORE_NOUN + 1):
        found = NEXT.match(said, at)
        if not found:
            break
        word = found[1]
        low = word.lower()
        if k == 0 and said[at] == "-" and not of:
            first = low.split("-")[0]
            if first.endswith(NO_NOUN_ENDINGS):
                return "", end
            return ("", end) if low in lists.lists["no_unit"] or first in lists.lists["no_unit"] else (first, at + 1 + len(first))
        if k == 0 and low in BEFORE_COUNTED:
            at = found.end()
            continue
        if low in lists.lists["stops"] or (low in lists.lists["verbs"]) or (best[0] and not is_plural(low, lists)):
            break
        if is_plural(low, lists):
            best = (low, found.end())
        elif k == MOST_WORDS_BEFORE_NOUN:
            break
        at = found.end()
    return best


def is_plural(low: str, lists: Words) -> bool:
    """Whether a word looks like a noun in the plural."""
    if low in lists.lists["plurals"] or (low.endswith(PLURAL_ENDINGS) and len(low) > 4):
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(SINGULAR_ENDINGS) and low not in lists.lists["not_plural"]

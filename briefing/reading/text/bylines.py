"""Lines that tell who wrote a report and when: the byline in the forms that papers use, and lines of day and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from briefing.lexicon.lists import SHIPPED, fold, lines_of, word_list
from briefing.lexicon.patterns import pattern
from briefing.reading.text.dates import NAME as MONTH
from briefing.reading.text.dates import day_of

LONGEST = 200  # characters of a line that may be a byline
MOST_OF_A_ROLE = 5  # words of a line such as "Chief Political Correspondent"
LEAD = pattern(
    r"(?i)(?:(?:words|written|story|posted|reported|text|report|exclusive|analysis|opinion|review|interview|guest post|compiled|essay|"
    r"words and (?:pictures|photographs)|story and photos)\s+)?by:?\s+|(?:author|authors|reporter|writer|words|text|report|reporting|story|by)\s?[:|]\s?"
)
OURS = pattern(
    r"(?i)(?:from|by) (?:our|a|the) (?:own |special |foreign |staff |[\w'’-]+ )?(?:correspondents?|reporters?|staff)(?: in [A-Z][\w .'’-]+)?(?:,\s[A-Z][\w.'’ -]+)?(?:,?\s(?:and|with)\s(?:news )?agencies)?\.?"
)
DESK = pattern(
    r"(?i)(?:the |our |a )?[\w'’.& -]{0,50}\b(?:desk|staff|team|bureau|correspondents?|reporters?|writers?|board|agencies|newsroom|editors?|wire)"
)
ROLE = pattern(
    r"(?i)\b(?:correspondents?|editor|editors|reporters?|writers?|columnist|critic|staff|bureau|desk|chief|contributor|commentator|producer|press)\b"
)
OTHERS = pattern(
    r"(?i)(?:photographs?|pictures?|photos?|video|graphics|illustrations?|additional reporting|editing)\s+by\s+[A-Z]"
)
WITH_ROLE = pattern(
    r"(?P<name>(?:[A-Z][\w.'’-]+\s){2,3})(?:[\w'’-]+\s){0,3}(?i:correspondent|reporter|editor|writer|columnist|critic)s?"
)
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "zu",
        "zur",
        "af",
        "av",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "st",
        "st.",
        "’t",
        "'t",
        "d'",
    ]
)
SMALL = PARTICLES | frozenset(["in", "of", "for", "at", "the", "and", "on"])
NO_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "winter",
        "then",
        "now",
        "noon",
        "midnight",
        "order",
        "contrast",
        "comparison",
    ]
)
ZONES = (
    "gmt|utc|bst|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|akst|akdt|hst|ast|adt|nst|ndt|ist|aest|aedt|acst|acdt|awst|et|pt|ct|mt|eet|eest"
    "|wet|west|msk|trt|sgt|hkt|jst|kst|pht|wib|nzst|nzdt|eat|cat|wat|sast|pkt|npt|brt|art|clt|local time"
)
TIMES = pattern(
    rf"(?ix)\d{{4}}-\d\d-\d\dT[\d:.]+Z?|\b(?:first|last|originally)\b|\b(?:published|updated|posted|modified|created|issued|edited|uploaded|released|date|dated|time)\b"
    rf"|\b(?:on|at|the|of|and|by)\b|\b(?:{MONTH})\b\.?|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b\.?"
    rf"|\b(?:today|yesterday|ago|just\ now|an?\ hour|hours?|hrs?|minutes?|mins?|days?|weeks?|min\ read|read|reading)\b"
    rf"|\b\d{{1,4}}(?:st|nd|rd|th)?\b|[ap]\.?\s?m\b\.?|\d[ap]m\b|\b(?:{ZONES})\b|[+-]\d\d:?\d\d|\d{{4}}-\d\d-\d\dT[\d:.]+Z?"
)
STATES_TIME = pattern(
    rf"(?i)\b(?:{MONTH})\b\.?,? ?\d|\d(?:st|nd|rd|th)? (?:{MONTH})\b|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\bago\b|\bmin(?:ute)?s?\.? read\b"
    r"|reading time|\b(?:published|updated|posted|modified)\b.*\d|\d{1,2}[:.]\d\d ?(?:[ap]\.?m|gmt|utc|bst|cet|[ce]st|[ce]dt|et)\b"
)
MASTHEAD = pattern(
    r"(?i)(?:the )?(?:[\w'’.&-]+ ){0,4}(?:times|gazette|courier|news|post|herald|daily|journal|tribune|press|standard|observer|telegraph|star|mail"
    r"|chronicle|express|mirror|echo|argus|record|review|bulletin|dispatch|despatch|examiner|advertiser|mercury|guardian|independent|sentinel"
    r"|inquirer|register|leader|sun|globe|ledger|weekly)"
)
"""A line that is the name of a paper."""
PARTS = pattern(r"\s*[,;|·•]\s*|\s+[–—-]\s+")
"""What parts paper, day and name in one line."""
LATER = pattern(r"(?i)\b(?:updated|modified|edited)\b")
FIRST = pattern(r"(?i)\b(?:published|posted|issued|released)\b")
AFTER_NAME = pattern(
    rf"\s*[|·•]\s*.*$|\s+[–—-]\s+.*$|\s*[,(]?\s*(?:(?:published|updated|posted)\b.*|(?:on )?(?:\w+day,? )?\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})\b.*"
    rf"|(?:{MONTH})\.? \d.*|\d+ (?:hours?|minutes?|mins?|days?) ago.*|\d{{4}}-\d\d-\d\d.*)$|\s*[<(]?[\w.+-]+@[\w.-]+[>)]?\s*$|\s+@\w+\s*$",
    re.I,
)
NAME_PREFIXES = ("al-", "el-", "bin")
NAME_ELISIONS = ("d'", "d’", "o'", "o’")


def is_time_line(line: str) -> bool:
    """A line that states a day or a time and nothing else: "Published 3 June 2024", "Updated 3:04 PM EDT", "2 hours ago"."""
    return len(line) <= 120 and bool(STATES_TIME.search(line)) and is_only_time(line)


def is_only_time(line: str) -> bool:
    """Whether nothing but words and figures of time stand in a line."""
    rest = TIMES.sub(" ", line).replace("T", "")
    return any(c.isdigit() for c in line) and not any(c.isalpha() for c in rest)


def imprint(line: str) -> str:
    """The kind of a line of the paper and the day: "byline" where it names who wrote, too, else "aside"; "" of any other."""
    if len(line) > 120 or not STATES_TIME.search(line):
        return ""
    others = [part for part in PARTS.split(line) if part and not is_only_time(part) and part.lower() not in NO_NAMES]
    papers = [part for part in others if is_masthead(part) or is_agency(part)]
    writers = [part for part in others if part not in papers]
    if not papers or len(writers) > 1 or not all(is_name(w.removeprefix("By "), 2) for w in writers):
        return ""
    return "byline" if writers else "aside"


def is_masthead(line: str) -> bool:
    """The name of a paper in capital words, and nothing else: "The Kelby Gazette"."""
    return MASTHEAD.fullmatch(line) is not None and all(is_capital(w) or w.lower() in SMALL for w in line.split())


def day_of_lines(lines: list[str]) -> str:
    """The day of publication that lines of day and time state; that of a change alone is none."""
    for line in sorted(lines, key=lambda line: not FIRST.search(line)):
        first, later = FIRST.search(line), LATER.search(line)
        stated = (
            line[first.end() :] if first and later and later.start() < first.start() else line[: later.start()] if later else line
        )
        if day := day_of(stated):
            return day
    return ""


def byline_of(line: str) -> str:
    """The byline in a line that is one, without what papers add to it (day, section, address); "" for any other line."""
    line = line.strip()
    if not 4 <= len(line) <= LONGEST or line[-1] in '?!:”"’':
        return ""
    if OURS.fullmatch(line):
        return line
    lead = LEAD.match(line)
    if not lead and not all(is_capital(w) or w.lower() in PARTICLES for w in line.split(maxsplit=2)[:2]):
        return ""
    rest = AFTER_NAME.sub("", line[lead.end() if lead else 0 :]).strip(" .,;")
    if not rest:
        return ""
    whole = (line[: lead.end()] if lead else "") + rest
    if lead and DESK.fullmatch(rest) and len(rest.split()) <= 6:
        return whole
    items = [i.strip() for i in re.split(r",|;|&|\s(?:and|with|AND)\s", rest) if i.strip()]
    if not items or not all(is_item(i) for i in items):
        return ""
    first = items[0]
    if not lead and len(items) == 1 and (found := WITH_ROLE.fullmatch(rest)):
        return whole if is_first_name(found["name"]) else ""
    if lead:
        return whole if is_name(first, 1 if is_agency(first) or (len(items) > 1 and ROLE.search(items[-1])) else 2) else ""
    named = is_name(first, 2) and is_first_name(first)
    told = any(ROLE.search(i) for i in items[1:]) or bool(re.search(r"\s[|–—-]\s", line) and ROLE.search(line))
    several = len(items) > 1 and all(is_name(without_place(i), 2) for i in items) and is_first_name(items[-1])
    placed = without_place(items[-1]) != items[-1]
    return whole if is_name(without_place(first), 2) and (told or (named and (several or placed))) else ""


def shown_byline(lines: Sequence[str]) -> str | None:
    """The byline of an article from the lines that are told to be one: the first, or all names that stand each on its own."""
    names = list(takewhile(is_bare_name, lines))
    line = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else next(iter(lines), "")
    return byline_of(line) or AFTER_NAME.sub("", line).strip(" .,|") or None


def is_bare_name(line: str) -> bool:
    """A line that is a person's name and nothing else, as under a headline; told by a first name that is known."""
    if len(line) > LONGEST:
        return False
    line = AFTER_NAME.sub("", line.strip()).strip(" .,")
    items = re.split(r",\s*|\s(?:and|&)\s", line)
    return all(is_name(i, 2) and len(i.split()) <= 4 and is_first_name(i) for i in items)


def is_role(line: str) -> bool:
    """A line that says as what somebody writes, under the name: "Chief Reporter"."""
    words = line.split(maxsplit=MOST_OF_A_ROLE)
    return 0 < len(words) <= MOST_OF_A_ROLE and bool(ROLE.fullmatch(words[-1])) and is_capital(words[0])


def is_handle(line: str) -> bool:
    """ "@norapell", or an address of mail, as under a name."""
    return bool(re.fullmatch(r"@\w{2,30}|[\w.+-]{1,60}@[\w-]+(?:\.[\w-]+){1,4}", line))


def is_unlisted_name(line: str) -> bool:
    """What may be a name whose first name is on no list: it needs a role or an address under it."""
    return len(line) <= 40 and is_name(line, 2) and len(line.split()) <= 4


def is_item(item: str) -> bool:
    """A part of a byline: capital words with the small ones of names, or a role."""
    words = item.split()
    if OTHERS.match(item):
        return True
    if ROLE.fullmatch(words[-1]) and len(words) <= 5:
        return True
    if ROLE.search(item) and len(words) <= 7:
        return (
            all(w[:1].isupper() or w.lower() in SMALL or ROLE.fullmatch(w) or w.endswith(("’s", "'s")) for w in words)
            or words[-1].lower() == "staff"
        )
    return len(words) <= 9 and all(is_capital(w) or w.lower() in SMALL for w in words)


def is_capital(word: str) -> bool:
    word = word.lstrip("('‘’\"“")
    return bool(word) and (
        word[0].isupper() or word[:2].lower() in NAME_ELISIONS or (word[:3].lower() in NAME_PREFIXES and len(word) > 3)
    )


def is_name(text: str, fewest: int) -> bool:
    """Words of a name: capital ones, joined by "de", "van" and the like; weekdays and months begin no name."""
    words = without_place(text).split()
    capitals = [w for w in words if is_capital(w)]
    if not fewest <= len(capitals) <= 6 or words[0].lower().strip(".,") in NO_NAMES:
        return False
    return all(is_capital(w) or w.lower() in PARTICLES for w in words) and not any(c.isdigit() for c in text)


def without_place(text: str) -> str:
    """ "Dana Kovar in Kelby" without the place."""
    return re.sub(r"\s(?:in|at|for)\s+[A-Z].*$", "", text)


@cache
def agencies() -> frozenset[str]:
    return frozenset(word_list("furniture", "agencies"))


def is_agency(text: str) -> bool:
    return text.lower() in agencies() or (text.isupper() and 2 <= len(text) <= 6)


@cache
def first_names() -> frozenset[str]:
    return frozenset(line.split(" ")[0] for line in lines_of(SHIPPED / "first_names.txt"))


def is_first_name(text: str) -> bool:
    words = text.split()
    return bool(words) and fold(words[0]) in first_names()

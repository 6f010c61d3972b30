"""What stands in a text beside the report: captions, "read more", corrections, the names under it, footers of newsletters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefing.lexicon.lists import word_list
from briefing.lexicon.patterns import pattern
from briefing.reading.text.bylines import is_time_line

LONGEST, LONGEST_OPENING, LONGEST_NOTE, LONGEST_TAIL = 260, 120, 600, 400
NAMES = r"(?:[A-Z][\w.'’-]*|de|van|von|der|la|al)(?:,?\s(?:and\s|[A-Z][\w.'’-]*|de|van|von|der|la|al))*"
TAIL = pattern(
    rf"(?x)\(?(?:(?:Additional\s|With\sadditional\s)?[Rr]eporting\sby\s(?!the\b)|(?:Editing|Writing|Compiled|Translated|Edited|Produced|Graphics)\sby\b"
    rf"|Contributing:|Read\smore|READ\sMORE|Read\salso|READ\sALSO|Also\sread|See\salso|Follow\sus|Follow\s[\w@\ ]+\son\s(?:Twitter|Facebook|X)|Sign\sup|Subscribe"
    rf"|Copyright|©|All\srights\sreserved|Photo(?:graph)?s?\sby|Image(?:\scredit)?:|With\sfiles\sfrom|https?://|www\.|Share\sthis|Click\shere"
    rf"|For\smore\s(?:news|information)|Our\sStandards|Purchase\sLicensing|Licensing\sRights"
    rf"|This\s(?:article|story|report|piece)\s(?:was|has\sbeen|is)?\s?(?:first|originally|appear(?:s|ed)|produced|part|republished|adapted|translated)\b"
    rf"|Read\sthe\s(?:original|full)|To\scontact\sthe\s(?:reporter|editor|author|writer)|{NAMES}\s(?:can\sbe\sreached|may\sbe\sreached|reported\sfrom\s{NAMES})"
    rf"|[–—-]{{1,2}}\s?[Ww]ith\s(?:[A-Z]|agencies)|[a-z]{{2,4}}/[a-z]{{2,4}}\b"
    rf"|\(\([^()]{{4,200}}\)\)"
    rf"|A\sversion\sof\sthis\s(?:article|story|report|piece)|{NAMES}\s(?:also\s)?contributed\s(?:to\sthis\s(?:report|article|story)|reporting|research)"
    rf"|The\sAssociated\sPress\scontributed|(?:Contact|E-?mail|Write\sto|Reach)\s(?:the\s(?:author|reporter|writer)|{NAMES})\s(?:at|on|via)\b)",
)
REPORTING_TAIL = pattern(r"\(?(?:Additional )?[Rr]eporting by (?:the )?[A-Z]")
CORRECTION = pattern(
    r"(?i)(?:(?:corrections?|clarifications?|editor['’]?s['’]? note|corrects?|amendment|update)\s*(?:\([^)]*\))?\s*[:—–-]\s?|correction\b.{0,30}:"
    r"|(?:this|the) (?:article|story|report|piece|post|page|headline|version|text|caption|graphic)s? (?:was|were|has been|have been|had been) "
    r"(?:\w+ )?(?:amended|corrected|updated|edited|changed|revised|clarified)"
    r"|(?:an? |the )?(?:earlier|previous|original) version (?:of (?:this|the)\b|said|stated|gave|misstated|incorrectly|wrongly)"
    r"|because of an editing error|we (?:have corrected|regret the error))"
)
ASKING = pattern(r"(?i)(?:have|do|are|were|did|has|got|what do|how do|is|would) (?:you|your|a)\b[^?]{0,160}\?")
CONTACT = pattern(
    r"(?i)\b(?:e-?mail|get in touch|contact|tell us|let us know|write to|send (?:us|your)|message us|whatsapp|share your|join|call|phone|visit)\b|[\w.+-]+@[\w-]+\.\w"
)
HELP = pattern(
    r"(?i)(?:for (?:confidential |emotional )?(?:support|help|advice)|if you (?:or (?:someone|anyone)|have been affected|are affected|need help|are struggling|are feeling))\b"
)
WRITE_TO_US = pattern(r"(?i)(?:e-?mail|contact|write to|tell|send)\b.{0,80}[\w.+-]+@[\w-]+\.\w")
BIOGRAPHY = pattern(
    rf"(?P<name>{NAMES}) (?:is|was|has been|covers|writes|reports)\b.{{0,160}}\b(?:correspondent|reporter|editor|columnist|writer|critic|contributor|journalist|covers|writes|reports|based in)\b"
)
ADDRESS = pattern(
    r"(?:\b\d{1,5}[A-Za-z]? (?:[A-Z][\w.'’-]+ ){1,4}(?:Street|St|Lane|Ln|Road|Rd|Avenue|Ave|Square|Sq|Boulevard|Blvd|Drive|Dr|Way|Place|Quay|Court|Row|Terrace|Plaza|Parkway)\b)"
)
FIRM = pattern(
    r"©|\b(?:Ltd|Limited|Inc|LLC|PLC|plc|GmbH|Media|Group|Copyright|Suite|PMB|[A-Z]{2} \d{5}|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})\b|\b\d{5}\b"
)
END_MARK = pattern(
    r"[-–—*\s]*(?:ENDS?|Ends|# ?# ?#|-30-|N{4})[-–—*\s]*|[-–—*]{1,3}\s*[A-Z][A-Z ]{1,24}\s*[-–—*]{1,3}(?:\s*N{4})?"
)
"""What closes a press release or an agency's report ("-- NORDA --"); notes to editors and contacts follow."""
RULER = pattern(r"[\s*=_~#·•—–+-]{3,}|[*.\s]{3,}")
TAGS = pattern(r"(?:#[^\W\d_][\w/-]*\s*)+")
"""A line of tags, as notes and posts end with: "#harbour #cranes"."""
RUNNING_HEAD = pattern(r"(?i)(?:\S.{0,100}\s)?page \d{1,4} of \d{1,4}(?:\s.{0,60}\S)?")
"""What stands over or under each page of a document that was copied out of a reader of PDF: "Harbour Board    Page 2 of 7"."""
SOCIAL = frozenset(
    [
        "share",
        "facebook",
        "twitter",
        "x",
        "linkedin",
        "instagram",
        "whatsapp",
        "reddit",
        "email",
        "mail",
        "print",
        "copy",
        "link",
        "save",
        "tweet",
        "pinterest",
        "threads",
        "bluesky",
        "telegram",
        "youtube",
        "website",
        "web",
        "app",
    ]
)
SHARING = SOCIAL | {"on", "via", "by", "this"}
WORD = pattern(r"\w+")
FEWEST_PLACES, LONGEST_PLACE = 4, 3
"""of a line of places to go to, and their words"""


@cache
def openings() -> tuple[str, ...]:
    return word_list("furniture", "opens")


def is_furniture(text: str) -> bool:
    """A short line that is no part of the report, by the lists of `furniture.toml` and the forms of this module."""
    if len(text) <= LONGEST_NOTE and CORRECTION.match(text.lstrip("•*●▪–—- (")):
        return True
    if len(text) > LONGEST:
        return False
    low = text.lower().lstrip("(*•▪►▶ ")
    if len(text) <= LONGEST_OPENING and low.startswith(openings()) and not text.endswith(("said.", "says.", "”", '"')):
        return True
    if (
        is_running_head(text)
        or is_call(text)
        or is_address(text)
        or is_social(text)
        or RULER.fullmatch(text)
        or TAGS.fullmatch(text)
    ):
        return True
    return any(phrase in low for phrase in word_list("furniture", "holds")) and not any(c in text for c in '“”"')


def is_running_head(text: str) -> bool:
    """Whether a line counts the pages of a document and tells nothing."""
    return len(text) <= LONGEST_OPENING and RUNNING_HEAD.fullmatch(text) is not None and not text.endswith(".")


def is_navigation(text: str) -> bool:
    """The first lines of a page that was copied whole: "Skip to main content", "Home | News | Sport"."""
    places = text.split("|")
    return (text.lower().startswith("skip to ") and len(text) <= LONGEST_OPENING) or (
        len(places) >= FEWEST_PLACES and all(0 < len(place.split()) <= LONGEST_PLACE for place in places)
    )


def is_call(text: str) -> bool:
    """A question or a request to the readers: to write in, to tell, to join."""
    asked = ASKING.match(text)
    return bool(
        (HELP.match(text) and CONTACT.search(text))
        or (asked and CONTACT.search(text, asked.end()))
        or (WRITE_TO_US.match(text) and len(text) < 160)
    )


def is_address(text: str) -> bool:
    """The postal address of a publisher."""
    return (
        len(text) <= 200
        and bool(ADDRESS.search(text))
        and bool(FIRM.search(text))
        and not re.search(r"\b(?:said|says|was|were|is|are)\b", text)
    )


def is_social(text: str) -> bool:
    """Names of places to share a page, and nothing else."""
    if any(word.group().lower() not in SHARING for word in WORD.finditer(text)):
        return False
    return len(WORD.findall(text)) >= 2


def tail_from(texts: Sequence[str], fixed: Sequence[bool]) -> int:
    """The number of the first paragraph of the tail, the names and notices under a report; `len(texts)` when there is none.

    `fixed` tells which paragraphs have a kind already. A short line that is no sentence does not end the tail.
    """
    start = at = next((k for k in range(len(texts) // 2, len(texts)) if k and END_MARK.fullmatch(texts[k])), len(texts))
    while at > 1:
        at -= 1
        text = texts[at]
        if is_tail(text, texts[:at]) or (is_time_line(text) and not fixed[at]) or (not fixed[at] and is_furniture(text)):
            start = at
        elif fixed[at] or not is_loose(text):
            break
    return start


def is_tail(text: str, before: Sequence[str]) -> bool:
    if len(text) > LONGEST_TAIL:
        return False
    if TAIL.match(text) and not (text.lower().startswith("reporting by") and is_sentence_on_reporting(text)):
        return True
    found = BIOGRAPHY.match(text)
    if not found or len(text) > LONGEST_OPENING * 2 or re.search(r"\b(?:he|she|who|they) (?:was|were|had|said|went)\b", text):
        return False
    last = found["name"].split()[-1]
    return len(found["name"].split()) >= 2 and not any(last in t for t in before if len(t) > LONGEST_OPENING)


def is_sentence_on_reporting(text: str) -> bool:
    """ "Reporting by the Courier led to the trial" is a sentence: a verb in small letters follows the names."""
    return bool(re.match(rf"Reporting by (?:the )?{NAMES} (?!in\b|and\b|with\b|at\b|for\b|from\b|additional\b|;)[a-z]", text))


def is_listed(text: str) -> bool:
    """A line under "More from us:" that is the headline of another story and no sentence."""
    return 2 <= len(text.split()) <= 16 and not text.endswith((".", "!", "”", '"', ":"))


def is_loose(text: str) -> bool:
    """A line of a few words that is no sentence, such as a rule, a dash, a name of a section."""
    return len(text.split()) <= 4 and not text.endswith((".", "!", "?", "”", '"')) and not text.startswith(("“", '"'))

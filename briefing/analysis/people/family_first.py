"""Names whose family name comes first, as in Chinese, Korean and Vietnamese: "Sun Lijun", "Moon Jae-in"."""

from __future__ import annotations

import re

from briefing.analysis.language.words import Words
from briefing.lexicon.lists import Lexicon

SIZES = 2, 3  # words of such a name
LONGEST_FIRST_PART = 6  # letters before the hyphen: "Myeong-su"
SYLLABLE = (
    "(?:zh|ch|sh|hs|ts|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|iew|eow|eat|uang|yeon|ang|eng|ing|ong|ung|ian|iao|uai|uan|oong|oon|ook|eok|eon|ai|an|ao|ei|en|er|eu|ia|ie|in|iu|oo|ou|ua|ue|ui|un|uo|uk|ak|ee|a|e|i|o|u)"
)
SOUTHERN = "(?:[bcdfghjklmnpqrstwxyz]{0,3}[aeiouy]{1,3}(?:ng|[kptmnhw])?)"
"""a syllable as it is written in Singapore and Malaysia: "Chok", "Keat", "Hwee" """
GIVEN = re.compile(rf"(?:{SYLLABLE}){{1,2}}$")
PART = re.compile(rf"(?:{SOUTHERN}){{1,2}}$")


def family_first(words: Words, lexicon: Lexicon, i: int, size: int) -> bool:
    """A family name of the list at word `i`, then one given name of one or two syllables, or two: "Tan Siew Leng"; `size` is the name's
    in words."""
    if (
        size not in SIZES
        or words.low[i] not in lexicon["family_first"]
        or i + size > len(words)
        or not all(words.cap[i : i + size])
    ):
        return False
    given, low = words.text[i + 1], words.low[i + 1]
    first, hyphen, second = given.partition("-")
    if hyphen:
        return size == SIZES[0] and second[:1].islower() and len(first) <= LONGEST_FIRST_PART
    if size == SIZES[0]:
        return len(given) > 2 and bool(GIVEN.match(low)) and not lexicon.is_common(low)
    parts = words.low[i + 1 : i + size]
    return all(PART.match(part) for part in parts) and not all(lexicon.is_common(part) for part in parts)


def has_hyphened_given_name(text: str) -> bool:
    """A second part such as `Jae-in` or `Ying-jeou`: the word after the hyphen in small letters."""
    return "-" in text and text.split("-")[1][:1].islower()

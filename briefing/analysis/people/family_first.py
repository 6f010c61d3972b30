"""Names whose family name comes first, as in Chinese, Korean and Vietnamese: "Sun Lijun", "Moon Jae-in"."""

from __future__ import annotations

import re

from briefing.analysis.language.words import Words
from briefing.lexicon.lists import Lexicon

LONGEST_FIRST_PART = 6  # letters before the hyphen: "Myeong-su"
SYLLABLE = (
    "(?:zh|ch|sh|hs|ts|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|yeon|ang|eng|ing|ong|ung|ian|iao|uai|uan|oong|oon|ook|eok|eon|ai|an|ao|ei|en|er|eu|ia|ie|in|iu|oo|ou|ua|ue|ui|un|uo|uk|ak|ee|a|e|i|o|u)"
)
GIVEN = re.compile(rf"(?:{SYLLABLE}){{1,2}}$")


def family_first(words: Words, lexicon: Lexicon, i: int, size: int) -> bool:
    """A family name of the list at word `i`, then one given name of one or two syllables; `size` is the name's in words."""
    if size != 2 or words.low[i] not in lexicon["family_first"] or i + 1 >= len(words) or not words.cap[i + 1]:
        return False
    given, low = words.text[i + 1], words.low[i + 1]
    first, hyphen, second = given.partition("-")
    if hyphen:
        return second[:1].islower() and len(first) <= LONGEST_FIRST_PART
    return len(given) > 2 and bool(GIVEN.match(low)) and not lexicon.is_common(low)


def has_hyphened_given_name(text: str) -> bool:
    """A second part such as `Jae-in` or `Ying-jeou`: the word after the hyphen in small letters."""
    return "-" in text and text.split("-")[1][:1].islower()

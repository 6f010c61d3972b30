"""Past or coming: what the verbs around a date tell of it. "Resigned on Friday" looks back, "will resign on Friday" forward."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.analysis.values.resolving import table
from briefing.lexicon.patterns import pattern

REACH_BACK = 48  # characters before a date in which a preposition can belong to it
FOR_A_DAY = pattern(r"\bfor\s(?:(?:early|late|this|next|the)\s)*(?:[A-Z][a-z]+day,?\s)?$")
ACCOUNTS_FOR = pattern(
    r"(?i)\b(?:sales|profits?|loss(?:es)?|results?|figures?|earnings|revenues?|output|data|numbers?|deficits?|surplus|income|rate|growth"
    r"|inflation|exports|imports|orders|payrolls)\sfor\s(?:the\s)?$"
)
SINCE = pattern(r"\b[Ss]ince\s(?:early\s|late\s|mid-|the\s(?:end|beginning|start)\sof\s)?$")
STILL = re.compile(
    r"\b(?:has|have|is|are|remains?|stays?|keeps?)\b(?!.*\b(?:was|were|had|did)\b).*\b(?:until|till|through)\s$", re.DOTALL
)
"""a state that lasts: "has kept the gates shut until Friday", "remains closed until Friday" """
IS_THE_DAY = pattern(r"\b(?:is|are)\s(?:on\s)?$")
MONTH_PART = r"(?:(?:early|late)\s|mid-)?"
SET_AS = pattern(
    rf"\b(?:gave|given|named|set|fixed|chose|chosen|picked|proposed|suggested|announced|confirmed|mentioned|floated|offered|(?:agreed|settled|decided)\son)"
    rf"\s{MONTH_PART}$"
)
AS_THE_DAY = pattern(
    r",?\sas\s(?:the|an?|its|his|her|their|our)\s(?:[\w’'-]+\s){0,3}(?:day|date|deadline|week|month|time|start|target|limit)\b"
)
SET_FOR = pattern(rf"\b(?:set|fixed|pencill?ed\sin|booked|reserved|earmarked)\s{MONTH_PART}$")
FOR_SOMETHING = pattern(r"\sfor\s(?:the|an?|its|his|her|their|our)\s(?!first\b)")
MOVED_TO = pattern(
    r"\b(?P<had>had\s(?:been\s)?)?(?:postponed|delayed|deferred|adjourned|rescheduled|moved|pushed|put|brought|extended)\b"
    rf"(?:\s(?!and\b|but\b|in\b|on\b)[\w’'-]+){{0,8}}?\s(?:to|until|till)\s(?:the\s(?:end|beginning|start|middle)\sof\s)?{MONTH_PART}$"
)
SPOKEN_OF = pattern(rf"\b(?:spoke|spoken|talked|dreamt|dreamed|thought)\s(?:of|about)\s{MONTH_PART}$")
TOLD_THEN = pattern(
    r"\b(?:said|told|announced|added|wrote|reported|confirmed)\s(?:(?!that\b)[a-z]+\s)?on\s$|\b(?:said|announced)\s$"
)
PRESENT = pattern(r"\b(?:is|are)\b")
RELATIVE = pattern(
    r",\s(?:who|which)\s(?P<verb>(?!(?:was|were|had|did|has|have|he|she|it|they|we|i|you|the|a|an|his|her|its|their)\b)[a-z]+)\s[^,;:.!?]*$"
)
CONDITION = pattern(
    r"\b(?:[Ii]f|[Uu]nless|[Oo]nce|[Uu]ntil|[Ww]hen)\s(?:(?!\b(?:was|were|had|did)\b)[^,;:.!?])*\b(?:is|are|am)\b[^,;:.!?]*$"
)
"""a clause that is not yet so: "if we are still arguing in the autumn, we lose," whoever said it """
HELD = pattern(r"\s(?:(?:not|have|be|been|stay|remain|get|keep|become|[a-z]+ly)\s)*")
"""between "will" and a participle that is no past: "schools will stay closed until Monday", "will have left by Friday" """
PROMISED = frozenset(("agreed", "promised", "vowed", "pledged", "threatened", "decided", "offered"))
THEN_TO = pattern(r"\s(?:on\s[A-Z][a-z]+day|last\s[a-z]+|in\s[A-Z][a-z]+|yesterday|today)\sto\b")
"""between a promise and what it promises stands when it was made: "promised on Tuesday to resign" """
BESIDE = pattern(r"\s(?:(?:late|early|back)\s)?(?:on|in|at|from|since)?\s?")
"""between a verb and a date that is its own: "talks that began in January were to end in April" """
POSSESSIVE = pattern(r"\s?['’]s?\b")


@dataclass(frozen=True, slots=True)
class TenseSign:
    start: int
    end: int
    tense: str


@cache
def verbs() -> re.Pattern[str]:
    """One pass over a sentence; what is no sign though it looks like one is met first."""
    lists = table("tense")
    have = (
        r"(?:was|were)\sto\shave|"
        r"(?:would|could|should|might|may|must)(?:n['’]t|\snot)?\shave|had\sbeen\s(?:due|expected|scheduled|set|planned|supposed)(?:\sto)?"
        rf"|had\s(?:not\s)?(?:{lists['wished']})(?:\s(?:(?!to\b)[\w'’-]+\s){{0,6}}to(?:\sbe)?\b)?"
    )
    return re.compile(
        rf"(?<![A-Za-z-])(?:(?P<past>{have})|(?P<coming>{lists['coming']}|(?:{lists['asked']})\s(?:(?!to\b|that\b)[\w'’-]+\s){{0,5}}to(?!\sbe\b))|(?P<none>{lists['no_past']})|(?P<past_>{lists['past']}))\b(?!-)"
    )


def tense_signs(sentence: str) -> list[TenseSign]:
    found: list[TenseSign] = []
    for match in verbs().finditer(sentence):
        kind = (match.lastgroup or "").rstrip("_")
        held = bool(found) and found[-1].tense == "coming" and HELD.fullmatch(sentence, found[-1].end, match.start())
        if kind != "none" and not (kind == "past" and held):
            found.append(TenseSign(match.start(), match.end(), kind))
            then = THEN_TO.match(sentence, match.end()) if match.group() in PROMISED else None
            if then:
                found.append(TenseSign(then.end() - len("to"), then.end(), "coming"))
    return found


def tense_at(sentence: str, start: int, end: int, all_signs: list[TenseSign]) -> str:
    """The tense of the verb nearest to a date: the one before it, or the one behind where the date opens its clause."""
    before = [s for s in all_signs if s.end <= start]
    after = [s for s in all_signs if s.start >= end]
    reach = max(0, start - REACH_BACK)
    owns = POSSESSIVE.match(sentence, end) is not None
    if ACCOUNTS_FOR.search(sentence, reach, start):
        return "past"
    if not owns and (FOR_A_DAY.search(sentence, reach, start) or IS_THE_DAY.search(sentence, reach, start)):
        return "coming"
    if not owns and STILL.search(sentence, max(0, start - 2 * REACH_BACK), start):
        return "coming"
    if SINCE.search(sentence, reach, start):
        return "past"
    if not owns and (found := named_then(sentence, start, end)) is not None:
        return found
    if not owns and is_present(sentence, max(0, start - 2 * REACH_BACK), start, all_signs):
        return "coming"
    if before and not owns and TOLD_THEN.search(sentence, max(before[-1].start, start - REACH_BACK), start):
        return before[-1].tense
    if before and before[-1].tense == "past" and not owns and BESIDE.fullmatch(sentence, before[-1].end, start):
        return "past"
    if after and (owns or follows_at_once(sentence[end : after[0].start], after[0])):
        return after[0].tense
    if before and not opens_clause(sentence[before[-1].end : start]):
        return before[-1].tense
    if after or before:
        return (after or before[-1:])[0].tense
    return "coming" if PRESENT.search(sentence) else ""


def is_present(sentence: str, begin: int, start: int, signs: list[TenseSign]) -> bool:
    """ "Holm, who plays in Riga on May 4, said": the clause of the date has a verb of its own in the present, or a condition that is open."""
    if CONDITION.search(sentence, begin, start):
        return True
    found = RELATIVE.search(sentence, begin, start)
    if found is None or any(found.start() < sign.start < start for sign in signs):
        return False
    verb = found["verb"]
    return not verb.endswith(("ed", "ly")) and verb not in table("tense")["same_in_the_past"].split("|")


def named_then(sentence: str, start: int, end: int) -> str | None:
    """The tense of a day that somebody named: ahead when it was set, by the calendar alone ("") when that was told as past.

    "Gave June 3 as the earliest day", "set June 3 for the hearing", "put the vote off until June"; "had spoken of June".
    """
    reach = max(0, start - REACH_BACK)
    if SET_AS.search(sentence, reach, start) and AS_THE_DAY.match(sentence, end):
        return "coming"
    if SET_FOR.search(sentence, reach, start) and FOR_SOMETHING.match(sentence, end):
        return "coming"
    if moved := MOVED_TO.search(sentence, max(0, start - 2 * REACH_BACK), start):
        return "" if moved["had"] else "coming"
    return "" if SPOKEN_OF.search(sentence, reach, start) else None


def follows_at_once(between: str, sign: TenseSign) -> bool:
    """Whether the date belongs to the subject of a verb right behind it: "talks on Friday will decide"."""
    return sign.tense == "coming" and len(between.split()) < 2 and "," not in between


def opens_clause(between: str) -> bool:
    """Whether a new clause begins between a verb and the date behind it."""
    return re.search(r"\bthat\b|[:;]|\b(?:and|but)\s(?:on|in|by|from|since)\s$", between) is not None

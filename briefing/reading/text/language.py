"""Which language a text is in: by its script, else by the commonest words of each language (`languages.toml`)."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon.lists import lexicon_file, word_list
from briefing.lexicon.patterns import pattern

SAMPLE, FEWEST, CLEAR = 600, 12, 1.5
SCRIPTS = {
    "zh": r"\u4e00-\u9fff",
    "ja": r"\u3040-\u30ff",
    "ko": r"\uac00-\ud7af",
    "ru": r"\u0400-\u04ff",
    "ar": r"\u0600-\u06ff",
    "he": r"\u0590-\u05ff",
    "el": r"\u0370-\u03ff",
    "hi": r"\u0900-\u097f",
    "th": r"\u0e00-\u0e7f",
}
"""ranges of characters"""
ANY_SCRIPT = pattern("[" + "".join(SCRIPTS.values()) + "]")
UKRAINIAN = pattern(r"[іїєґ]")
WORD = pattern(r"[^\W\d_]+")


@cache
def commonest() -> dict[str, frozenset[str]]:
    return {code: frozenset(word_list("languages", code)) for code in lexicon_file("languages")}


def language_of(text: str) -> str:
    """The two-letter code of a text's language, "" when too little of it tells."""
    head = text[: SAMPLE * 8]
    script = of_script(head)
    if script:
        return script
    words = WORD.findall(head.lower())[:SAMPLE]
    if len(words) < FEWEST:
        return ""
    english = sum(map(commonest()["en"].__contains__, words))
    if english > 0.2 * len(words):
        return "en"
    counts = sorted(((sum(map(common.__contains__, words)), code) for code, common in commonest().items()), reverse=True)
    most, code = counts[0]
    if code == "en":
        return "en"
    return code if most >= max(4, 0.12 * len(words)) and most >= CLEAR * english + 1 else ""


def of_script(head: str) -> str:
    """The language that a script other than the Latin one stands for."""
    if not ANY_SCRIPT.search(head):
        return ""
    letters = sum(c.isalpha() for c in head) or 1
    found = {code: len(re.findall(f"[{script}]", head)) for code, script in SCRIPTS.items()}
    if found["ja"] > 0.05 * letters:
        return "ja"
    code = max(found, key=lambda c: found[c])
    if found[code] < 0.4 * letters:
        return ""
    return "uk" if code == "ru" and len(UKRAINIAN.findall(head.lower())) > 0.02 * letters else code

"""Paragraphs without marks that a sentence of its own leads in: "Holm wrote on Monday:" and then what she wrote.

So stand block quotations of pages and of texts that were copied from them. Only a paragraph that ends with a colon and
holds no quotation leads in, and only where nothing stands between the verb of saying and the colon but whom it was said to,
when and where: "Holm gave three reasons:" leads in the reporter's list, and "Holm said what would change:" his own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.analysis.language.classes import NOUN_FORMS, PREPOSITIONS, TOLD_TO_SOMEBODY
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import DASHES, Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import Attribution

FEWEST_WORDS = 4
"""words of a paragraph that is taken for a quotation; fewer are a label or a link"""
MOST_WORDS = 20
"""words of a sentence that does nothing but lead in"""
HANDLE = re.compile(r"\s\(@[\w.@-]{2,60}\)")
"""what follows a name under a post"""
OPENING = frozenset("“\"'‘«„")


def introduced(words: Words, cues: Cues, number: int) -> Attribution | None:
    """Who speaks in the paragraph after paragraph `number`, where this one leads it in."""
    if number + 1 >= len(words.paragraphs) or not bare(words, number + 1):
        return None
    first, last = words.paragraphs[number]
    start = words.sentences[words.sentence[last - 1]][0] if last > first else last
    if last - start > MOST_WORDS or any(words.quoted[start:last]) or words.text[last - 1] != ":":
        return None
    found = cues.before(max(first, start), last)
    if found is None or found.rule not in ("cue-before", "cue-inverted") or not leads_in(words, cues, found, last - 1):
        return None
    return found


def signed(words: Words, names: Mapping[int, tuple[int, int]], number: int) -> Attribution | None:
    """Who wrote the paragraph before paragraph `number`, where this one signs it as posts are: "— Anna Holm (@anna) 1 March"."""
    first, last = words.paragraphs[number]
    if number < 1 or not first + 3 < last <= first + MOST_WORDS or words.text[first] not in DASHES or first + 1 not in names:
        return None
    person, stop = names[first + 1]
    handle = words.source[words.end[stop - 1] : words.end[last - 1]]
    if not HANDLE.match(handle) or not bare(words, number - 1):
        return None
    return Attribution(Phrase(first + 1, stop, "name", person), first + 1, stop, "signed")


def leads_in(words: Words, cues: Cues, found: Attribution, colon: int) -> bool:
    """True where after the verb only a person told, a day or a place follows."""
    low = words.low[found.cue_first]
    if low not in cues.verbs.strong or low in NOUN_FORMS:
        return False  # "the harbour rules:" may be a noun as well
    after = found.phrase.last if found.rule == "cue-inverted" else found.cue_last
    if cues.verbs.forms[low][0] in TOLD_TO_SOMEBODY and (told := cues.phrases.phrase_starting(after, colon)):
        after = told.last
    return after == colon or words.low[after] in PREPOSITIONS


def bare(words: Words, number: int) -> bool:
    """True for a paragraph of some length that opens with no quotation mark and leads in nothing itself."""
    first, last = words.paragraphs[number]
    return last - first >= FEWEST_WORDS and words.text[first] not in OPENING and words.text[last - 1] != ":"

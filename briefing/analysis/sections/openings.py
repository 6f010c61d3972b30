"""What the opening of a paragraph tells: signs that a new topic starts there, and signs that the old one goes on.

Each sign has a name and a weight (`lexicon/openings.toml`); those that speak for a start are shown as its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing.analysis.language.words import Words
from briefing.analysis.sections.passages import Passage, Sign
from briefing.lexicon.lists import Lexicon, closed_class, opening_weights
from briefing.model import Quote

OTHERS, OTHERS_WITHIN = closed_class("others"), 8
OPENING, TURN_WITHIN, EARLY, SAID_EARLY = 6, 16, 25, 28
SHORT, SHORT_SENTENCE = 24, 10
TENSES = (("will", closed_class("future")), ("was", closed_class("past_of_be")), ("is", closed_class("present_of_be")))
BEGINNING, ENDING = 3, 2
SAID, OF_PLACE = closed_class("plain_said"), closed_class("of_place")
ARTICLES = closed_class("opening_articles")
QUOTE_MARKS = ("“", '"', "''", "‘")
CLOSING_MARKS = ("”", '"', "''")


def score(words: Words, lexicon: Lexicon, quotes: Sequence[Quote], rows: Sequence[Passage]) -> None:
    """Set each passage's `score`, the log-odds of a start as far as its opening tells, and its `signs`."""
    weights = opening_weights()
    speakers = speakers_by_paragraph(words, quotes)
    seen: set[str] = set()
    heard: set[str] = set()
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        signs = [
            *place_in_article(number, len(rows)),
            *speaking(words, speakers, row, before),
            *first_words(words, lexicon, row),
            *quotations(words, row, before),
            *new_names(words, lexicon, row, seen),
        ]
        row.score = sum(weights[s.name] for s in signs)
        after = rows[number + 1] if number + 1 < len(rows) else None
        row.signs = [
            *signs,
            *voices(words, speakers, row, after, heard),
            *first_sentence(words, row),
            *joins(words, row),
        ]
        row.speakers = frozenset(speakers.get(words.paragraph[row.first], ()))
        seen |= row.names
        heard |= speakers.get(words.paragraph[row.first], set())


def speakers_by_paragraph(words: Words, quotes: Sequence[Quote]) -> dict[int, set[str]]:
    speakers: dict[int, set[str]] = {}
    for q in quotes:
        if q.speaker:
            speakers.setdefault(words.paragraph[words.at(q.start)], set()).add(q.speaker.name)
    return speakers


def place_in_article(number: int, count: int) -> Iterator[Sign]:
    if 0 < number < BEGINNING:
        yield Sign("beginning")
    if number >= count - ENDING:
        yield Sign("ending")


def speaking(words: Words, speakers: dict[int, set[str]], row: Passage, before: Passage | None) -> Iterator[Sign]:
    here = speakers.get(words.paragraph[row.first], set())
    there = speakers.get(words.paragraph[before.first], set()) if before else set()
    if here & there:
        yield Sign("same-speaker")
    if not here:
        yield Sign("nobody-speaks")
    if not SAID.isdisjoint(words.low[row.first : min(row.last, row.first + SAID_EARLY)]):
        yield Sign("said-early")


def voices(words: Words, speakers: dict[int, set[str]], row: Passage, after: Passage | None, heard: set[str]) -> Iterator[Sign]:
    """Whether somebody is heard for the first time, and whether who speaks here goes on."""
    here = speakers.get(words.paragraph[row.first], set())
    if here - heard:
        yield Sign("new-speaker")
    if after and here & speakers.get(words.paragraph[after.first], set()):
        yield Sign("speaker-stays")


def first_sentence(words: Words, row: Passage) -> Iterator[Sign]:
    """How long the first sentence is, whether it says “also”, and whether it tells what is, what was or what will be."""
    a, b = words.sentences[words.sentence[row.first]]
    low = frozenset(words.low[a:b])
    if b - a < SHORT_SENTENCE:
        yield Sign("short-sentence")
    if "also" in low:
        yield Sign("also")
    for name, verbs in TENSES:
        if low & verbs:
            yield Sign(name)


def joins(words: Words, row: Passage) -> Iterator[Sign]:
    """First words that join it to what stood before it, and a quotation at the end."""
    if not OTHERS.isdisjoint(words.low[row.first : min(row.last, row.first + OTHERS_WITHIN)]):
        yield Sign("other")
    if words.low[row.first] == "in":
        yield Sign("in")
    if words.text[row.last - 1] in CLOSING_MARKS:
        yield Sign("ends-with-quotation")


def first_words(words: Words, lexicon: Lexicon, row: Passage) -> Iterator[Sign]:
    a, b, low = row.first, row.last, words.low
    first = low[a]
    turn = turn_of(low[a:b], lexicon)
    if turn:
        yield Sign("turn", f"“{turn}”")
    if first in lexicon["pronouns"]:
        yield Sign("pronoun")
    if first in lexicon["first_person"]:
        yield Sign("first-person")
    if first in lexicon["connectives"] and not turn:
        yield Sign("connective")
    if first in lexicon["subordinators"]:
        yield Sign("preposition")
        if a + 1 < b and words.cap[a + 1]:
            yield Sign("leads-to-name")
            if first in OF_PLACE:
                yield Sign("place", f"new place: “{words.text[a]} {words.text[a + 1]}”")
    if first in ARTICLES:
        yield Sign("article")
    if b - a < SHORT:
        yield Sign("short")


def turn_of(low: Sequence[str], lexicon: Lexicon) -> str | None:
    """The phrase of turning ("meanwhile", "on the margins") that the paragraph opens with or soon has."""
    known = by_first_word(lexicon["turns"])
    able = sorted(turn for first in known.keys() & low[:TURN_WITHIN] for turn in known[first])
    if not able:
        return None
    opening = " ".join(low[:OPENING]) + " "
    start = f" {' '.join(low[:TURN_WITHIN])} "
    return next((p for _, p in able if opening.startswith(f"{p} ") or (" " in p and f" {p} " in start)), None)


def quotations(words: Words, row: Passage, before: Passage | None) -> Iterator[Sign]:
    early = any(words.quoted[row.first : min(row.last, row.first + EARLY)])
    if words.quoted[row.first] or words.text[row.first] in QUOTE_MARKS:
        yield Sign("opens-with-quotation")
    elif early:
        yield Sign("quotation-early")
    if before and not early and (words.quoted[before.last - 1] or words.text[before.last - 1] in CLOSING_MARKS):
        yield Sign("after-quotation", "after a quotation")


def new_names(words: Words, lexicon: Lexicon, row: Passage, seen: set[str]) -> Iterator[Sign]:
    fresh = row.names - seen
    inside = range(row.first, row.last)
    acronym = next((words.text[i] for i in inside if words.low[i] in fresh and is_acronym(words.text[i])), None)
    if acronym:
        yield Sign("acronym", f"new: {acronym}")
    led_in = words.low[row.first] in lexicon["subordinators"]
    if row.last - row.first > 1 and words.cap[row.first] and words.cap[row.first + 1] and not led_in:
        name = f"{words.text[row.first]} {words.text[row.first + 1]}"
        yield Sign("opens-with-name", f"new name: {name}" if words.low[row.first + 1] in fresh else f"“{name}”")


def is_acronym(word: str) -> bool:
    return word.isupper() and 2 < len(word) < 7


@lru_cache(maxsize=4)
def by_first_word(phrases: frozenset[str]) -> dict[str, list[tuple[int, str]]]:
    """Each phrase with its place in a fixed order, in which "on the other hand" is tried before "the other"."""
    known: dict[str, list[tuple[int, str]]] = {}
    for place, phrase in enumerate(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))):
        known.setdefault(phrase.split()[0], []).append((place, phrase))
    return known

"""Turns of a transcript or an interview: "OSEI: We start with the pumps.", "Q: Why?", "[00:14:22] MODERATOR: Last question."

A label is at most six words before a colon at the beginning of a paragraph, after a time and before a bracket at most. A
single "The result: ..." is none: labels in capitals must open two paragraphs, others must come back or be people's names.
What an article holds between two labels goes on with the turn before.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.analysis.language.classes import FINITE, PRONOUNS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.lexicon.lists import closed_class, fold

LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?"  # a time
    r"(?P<label>[A-Z][^:\n“\"?!]{0,60}?)"
    r"(?P<note>\s*\([^)\n]{1,60}\))?"
    r":\s+(?=\S)"
)
ALONE = re.compile(
    r"(?P<label>[A-Z][^:\n“\"?!,()\d]{1,50}?(?:\s\d)?)"
    r"(?:\s+(?:--?|—|–)\s+[^\n.?!]{2,100}"  # who that is: "Anna Holm - Larch Bank - Analyst"
    r"|:?\s*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*:?"  # a time
    r"|:)"
)
BARE = re.compile(r"(?P<label>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})")
QUESTION = re.compile(r"(?P<label>Q|A)[.:]?\s+(?=[A-Z(\[“\"])")
SMALL = closed_class("inside_names")
DESK_LABELS = closed_class("desk_labels")
ENDS_SENTENCE = (".", "?", "!")
"""with which no line of a speaker alone ends"""
ENDS_TALK = frozenset('.?!…”"—')
TALKING = FINITE | PRONOUNS
MOST_WORDS = 6
INITIALS = range(2, 4)
FEWEST_LINES = 3
"""lines of a speaker alone from which on an article is a transcript of that form"""
MOSTLY = 0.4
"""share of the paragraphs from the first label to the last that must be labelled, for those between to go on with a turn"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the speaker's phrase, and the words [first, last) said."""

    phrase: Phrase
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph that begins with what may be a label: the label's offsets, and where the words after it begin."""

    paragraph: int
    start: int
    end: int
    after: int
    label: str


ADDRESSING = closed_class("addressing")
WHOLE = 0.5
"""share of an article's paragraphs from which on labels that name people are turns though none comes back"""


def turns(words: Words, people: People) -> list[Turn]:
    """The turns of a transcript in order; none in an article that is no transcript."""
    if lines := label_lines(words):
        return turns_under(words, people, lines)
    labelled = trusted([found for number in range(len(words.spans)) if (found := label_of(words, number))], words, people)
    if not labelled:
        return []
    by_last_name = last_names(people)
    goes_on = len(labelled) >= MOSTLY * (labelled[-1].paragraph - labelled[0].paragraph + 1) and len(labelled) > 2
    out: list[Turn] = []
    for this, following in zip(labelled, [*labelled[1:], None], strict=True):
        phrase = speaker_phrase(words, people, by_last_name, this)
        out.append(Turn(phrase, words.at(this.after), words.paragraphs[this.paragraph][1]))
        between = range(this.paragraph + 1, following.paragraph) if following and goes_on else ()
        out += [Turn(phrase, *words.paragraphs[k]) for k in between]
    out = [turn for turn in out if spoken(words, turn) and (turn.first > words.paragraphs[0][1] or is_talk(words, turn))]
    return out if 2 * sum(is_talk(words, turn) for turn in out) >= len(out) else []


def label_lines(words: Words) -> list[Labelled]:
    """Lines that hold nothing but a speaker, and under which the words stand; none unless one comes back."""
    lines = [words.source[start:end] for start, end in words.spans]
    able = [(k, line) for k, line in enumerate(lines) if k and not line.endswith(ENDS_SENTENCE)]
    found = {k: one for k, line in able if (one := ALONE.fullmatch(line)) and is_named(one["label"])}
    counts = Counter(one["label"] for one in found.values())
    if len(found) < FEWEST_LINES or max(counts.values()) < 2:
        return []
    again = Counter(lines)
    found |= {k: one for k, line in enumerate(lines) if k and again[line] > 1 and (one := BARE.fullmatch(line))}
    return [
        Labelled(k, words.spans[k][0], words.spans[k][0] + len(one["label"]), words.spans[k + 1][0], one["label"])
        for k, one in sorted(found.items())
        if k + 1 < len(lines) and k + 1 not in found
    ]


def turns_under(words: Words, people: People, lines: list[Labelled]) -> list[Turn]:
    """Every paragraph under such a line up to the next one or a heading in capitals; under the last line only one."""
    by_last_name = last_names(people)
    out: list[Turn] = []
    for this, following in zip(lines, [*lines[1:], None], strict=True):
        phrase = speaker_phrase(words, people, by_last_name, this)
        for k in range(this.paragraph + 1, following.paragraph if following else this.paragraph + 2):
            if in_capitals(words.source[slice(*words.spans[k])]):
                break
            out.append(Turn(phrase, *words.paragraphs[k]))
    return [turn for turn in out if spoken(words, turn)]


def is_named(label: str) -> bool:
    parts = label.split()
    return 0 < len(parts) <= MOST_WORDS and all(part[0].isupper() or part[0].isdigit() or part in SMALL for part in parts)


def is_talk(words: Words, turn: Turn) -> bool:
    """A sentence, and not an entry of a list: "GOALKEEPERS: Anna Holm (Larch), ...", "Adults: $5"."""
    return words.text[turn.last - 1][-1] in ENDS_TALK or any(low in TALKING for low in words.low[turn.first : turn.last])


def spoken(words: Words, turn: Turn) -> bool:
    """Words, and not only what happens: "(Applause.)"."""
    told = words.text[turn.first] in ("(", "[") and words.text[turn.last - 1] in (")", "]") if turn.last > turn.first else True
    return not told and any(word[0].isalnum() for word in words.text[turn.first : turn.last])


def label_of(words: Words, number: int) -> Labelled | None:
    """What may be the label of a paragraph."""
    start, end = words.spans[number]
    found = LABEL.match(words.source, start, min(end, start + 160)) or QUESTION.match(words.source, start, end)
    if found is None:
        return None
    label = found.group("label").strip()
    parts = label.partition(",")[0].split()  # a role may follow in small letters: "ANNA HOLM, fisherman:"
    named = parts and all(part[0].isupper() or part in SMALL for part in parts)
    if not named or len(label.split()) > MOST_WORDS or found.end() >= end or label.lower() in DESK_LABELS:
        return None
    return Labelled(number, found.start("label"), found.start("label") + len(label), found.end(), label)


def trusted(labelled: list[Labelled], words: Words, people: People) -> list[Labelled]:
    """The labels that are speakers': in capitals at least twice, else those that come back or name people."""
    capitals = [one for one in labelled if in_capitals(one.label.partition(",")[0]) and one.label not in ("Q", "A")]
    counts = Counter(last_word(one.label) for one in labelled)
    named = [
        one
        for one in labelled
        if one not in capitals
        and (comes_back(one, counts) or words.at(one.start) in people.at_word)
        and one.label not in ("Q", "A")
    ]
    back = [one for one in named if comes_back(one, counts)]
    loud = len(capitals) > 1
    questions = [one for one in labelled if one.label in ("Q", "A")]
    asked = len(questions) > 3
    turning = (back and (loud or len(named) > 2)) or is_whole(words, named) or (asked and len(named) > 1)
    sure = [*(capitals if loud else ()), *(named if turning else ())]
    if sure or asked:
        sure += questions
    return sorted(sure, key=lambda one: one.paragraph)


def last_word(label: str) -> str:
    """The word by which one speaker's labels are the same: "Osk Herald" and "Herald"."""
    return label.partition(",")[0].split()[-1]


def comes_back(one: Labelled, counts: Counter[str]) -> bool:
    return counts[last_word(one.label)] > 1


def is_whole(words: Words, named: list[Labelled]) -> bool:
    """Whether people's names open most paragraphs and they talk of themselves, as where each speaks once; a list of who is who does not."""
    spoken = sum(any(low in ADDRESSING for low in words.low[slice(*words.paragraphs[one.paragraph])]) for one in named)
    return len(named) > 1 and len(named) >= WHOLE * len(words.spans) and 2 * spoken >= len(named)


def in_capitals(label: str) -> bool:
    letters = [c for c in label if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def last_names(people: People) -> dict[str, int | None]:
    """Last word of a person's name -> the person; None when two have it."""
    out: dict[str, int | None] = {}
    for number, person in enumerate(people.persons):
        last = fold(person.name.split()[-1])
        out[last] = None if last in out else number
    return out


def speaker_phrase(words: Words, people: People, by_last_name: dict[str, int | None], one: Labelled) -> Phrase:
    """The phrase of a label: the person of that last name, else the label's own words up to a comma."""
    label = one.label.split(",")[0]
    first, last = words.at(one.start), words.at(one.start + len(label) - 1) + 1
    if label == "A" and (answering := in_title(words, people)) is not None:
        return Phrase(first, last, "name", answering)
    for k in range(first, last):
        if k in people.at_word:
            return Phrase(k, people.at_word[k][1], "name", people.at_word[k][0])
    number = by_last_name.get(fold(label.split()[-1].strip(".")))
    if number is None and label.isupper() and label.isalpha() and len(label) in INITIALS:
        number = of_initials(people, label)
    return Phrase(first, last, "body" if number is None else "name", number)


def of_initials(people: People, label: str) -> int | None:
    """ "AH" for Anna Holm, when nobody else has these initials."""
    found = [
        n for n, person in enumerate(people.persons) if "".join(w[0] for w in person.name.split() if w[0].isupper()) == label
    ]
    return found[0] if len(found) == 1 else None


def in_title(words: Words, people: People) -> int | None:
    """Who answers: the only person whom the first paragraph names ("Questions for Anna Holm"), else whose name begins the second."""
    named = {people.at_word[k][0] for k in range(*words.paragraphs[0]) if k in people.at_word}
    if not named and len(words.paragraphs) > 1:
        opening = people.at_word.get(words.paragraphs[1][0])
        return opening[0] if opening else None
    return named.pop() if len(named) == 1 else None

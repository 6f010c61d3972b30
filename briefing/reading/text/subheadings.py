"""Sub-headings of text that does not mark them: short lines between paragraphs that are no sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.lexicon.patterns import pattern
from briefing.reading.text.bylines import is_bare_name, is_time_line

LONGEST = 9  # words
SENTENCE = 15  # words and more: a paragraph of the report, not another short line
FEWEST = 2
"""sub-headings in a text; one alone may be a caption or a line that lost its full stop"""
MOST = 1 / 3
"""of the paragraphs; where more are short, the lines are those of a list or of a conversation"""
# From a capital or a number to a letter, a closing mark or a question mark; no full stop within.
LINE = pattern(r"[“\"‘']?[A-Z\d][^.!:;]*[\w)?’'”\"]")
ENDS = (".", "!", "?", "”", '"', "’", "'", ")", ":")


def subheadings(texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """The paragraphs that are sub-headings: each once in the text, over prose and under it, and not mostly questions.

    Interviews have questions of few words over each answer, and names over each speech.
    """
    found = [i for i in between_prose(texts, kinds) if texts.count(texts[i]) == 1]
    asked = sum(texts[i].endswith("?") for i in found)
    few = len(found) < FEWEST or len(found) > MOST * kinds.count("text")
    return [] if few or 2 * asked > len(found) else found


def between_prose(texts: Sequence[str], kinds: Sequence[str]) -> Iterator[int]:
    for i in range(1, len(texts) - 1):
        near = kinds[i - 1 : i + 2]
        if near == ["text"] * 3 and is_line(texts[i]) and texts[i - 1].endswith(ENDS) and is_prose(texts[i + 1]):
            yield i


def is_line(text: str) -> bool:
    """A few words that are no sentence, no person's name, no day."""
    words = len(text.split())
    return words <= LONGEST and LINE.fullmatch(text) is not None and not is_bare_name(text) and not is_time_line(text)


def is_prose(text: str) -> bool:
    return len(text.split()) >= SENTENCE and text.endswith(ENDS)

"""spaCy's English tokenizer, made once a process, and kept from monstrous words.

It takes time with the square of a word's length: a line of forty thousand dots, or a picture in letters, would take minutes.
Such a stretch is cut into pieces before it is asked; offsets stay true, for the pieces are where they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NO_LIMIT = 10**9  # characters; spaCy's own limit guards the memory of a trained parser, and there is none here
LONGEST_WORD = 240  # characters without white space; the longest address in 1,900 news articles has 210
PIECE = 80
MONSTROUS = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
Token = tuple[int, int]
"""where a token starts, and its length, in characters of the text"""


def tokens(nlp: Language, text: str) -> Iterator[Token]:
    """The tokens of a text, white space among them."""
    after = 0
    for monster in MONSTROUS.finditer(text):
        yield from tokens_of(nlp.make_doc(text[after : monster.start()]), after)
        for at in range(monster.start(), monster.end(), PIECE):
            yield at, min(PIECE, monster.end() - at)
        after = monster.end()
    yield from tokens_of(nlp.make_doc(text[after:] if after else text), after)


def tokens_of(doc: Doc, after: int = 0) -> Iterator[Token]:
    """The tokens of a Doc whose text begins `after` characters into the source."""
    for length, spaces in doc.to_array(["LENGTH", "SPACY"]).tolist():
        yield after, length
        after += length + spaces


@cache
def blank() -> Language:
    """The tokenizer-only English pipeline of this process."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = NO_LIMIT
    return nlp

"""spaCy's English tokenizer, made once a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

NO_LIMIT = 10**9  # characters; spaCy's own limit guards the memory of a trained parser, and there is none here


@cache
def blank() -> Language:
    """The tokenizer-only English pipeline of this process."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = NO_LIMIT
    return nlp

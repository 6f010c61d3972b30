"""spaCy's English tokenizer, kept from texts that it cannot bear and from being asked twice for one word.

It takes time with the square of a word's length: a line of forty thousand dots, or a picture in letters, would take minutes.
Such a stretch is cut into pieces before it is asked; offsets stay true, for the pieces are where they were.
What it makes of a stretch without white space depends on nothing around it, and is remembered: most words come again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.analysis.language.loading import spacy
from briefing.limits import nothing_collected

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NO_LIMIT = 10**9  # characters; spaCy's own limit guards the memory of a trained parser, and there is none here
LONGEST_WORD = 240  # characters without white space; the longest address in 1,900 news articles has 210
PIECE = 80
MONSTROUS = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
REMEMBERED = 1 << 15  # stretches; with their tokens some 8 MB, and thrice the different ones of an hour's reading
LETTERS = "[A-Za-zÀ-ÖØ-öø-ɏ]+"
NUMBER = r"\d+(?:[.,]\d+)*"
MARK = r"(?:[,;:!?]|(?<=[a-z\d”\")])\.)?"
PLAIN = re.compile(
    rf"[\"“(]?({LETTERS}|[A-Za-z]+(?:-[A-Za-z]+)+|{NUMBER})((?:['’]s)?)({MARK})(?:[”\"]|(?<=[A-Za-z])\)(?!:))?{MARK}", re.ASCII
)
"""words, numbers and possessives between marks, each of which is a token; after a capital a full stop may belong to the word"""
PLAIN_PIECE = re.compile(rf"{LETTERS}|{NUMBER}|['’]s|.", re.ASCII)
APART = " \n "
"""between two stretches: spaCy makes one token of its line end, across which it tries no rule of several tokens"""
MARK_INSIDE = re.compile(r"[“”„«»\"「」『』]")
PARTS = re.compile(r"[“”„«»\"「」『』]|[,;:!?.]+(?=[“”„«»\"「」『』])|(?:(?![,;:!?.]*[“”„«»\"「」『』]).)+")
Token = tuple[int, str]
"""where a token starts, in characters of the text, and the token"""


def tokens(nlp: Language, text: str) -> Iterator[Token]:
    """The tokens of a text by any pipeline, white space not among them."""
    return ((at, token) for at, token in all_tokens(nlp, text) if not token.isspace())


def all_tokens(nlp: Language, text: str) -> Iterator[Token]:
    after = 0
    for monster in MONSTROUS.finditer(text):
        yield from tokens_from(nlp, text[after : monster.start()], after)
        yield from ((monster.start() + at, piece) for at, piece in pieces(monster.group()))
        after = monster.end()
    yield from tokens_from(nlp, text[after:] if after else text, after)


def tokens_from(nlp: Language, text: str, after: int) -> Iterator[Token]:
    """Those that a pipeline finds in a text, as it spells them."""
    doc = nlp.make_doc(text)
    return tokens_of(doc, doc.text, after)


class EnglishTokens:
    """The tokens of a text by the English pipeline, white space not among them; stretches are remembered."""

    def __init__(self) -> None:
        self._known: dict[str, Sequence[Token] | None] = {}
        """stretches, and nothing for those that are one token"""

    def __call__(self, text: str) -> Iterator[Token]:
        stretches = text.split()
        known, after, find = self._learned(set(stretches)), 0, text.find
        for stretch in stretches:
            start = find(stretch, after)
            if tokens := known[stretch]:
                for at, token in tokens:
                    yield start + at, token
            else:
                yield start, stretch
            after = start + len(stretch)

    def _learned(self, stretches: set[str]) -> Mapping[str, Sequence[Token] | None]:
        """What is remembered, after asking for all that is not known yet in one go."""
        known = self._known = self._known if len(self._known) <= REMEMBERED else {}
        new = {stretch: plain(stretch) for stretch in stretches.difference(known)}
        short = sorted(stretch for stretch, cut in new.items() if cut is None and len(stretch) <= LONGEST_WORD)
        known.update(new)
        known.update(zip(short, asked(short), strict=True))
        known.update((stretch, list(pieces(stretch))) for stretch in new if len(stretch) > LONGEST_WORD)
        return known


def plain(stretch: str) -> Sequence[Token] | None:
    """The tokens of a stretch of a shape that spaCy cuts in one way, without asking it, () where it is one; None for any other.

    Nor is anything told of what its list may have: there a mark may belong to the word before it ("Mr.", "'em").
    """
    if stretch.isalpha():
        return None if stretch in exceptions() else ()
    shape = PLAIN.fullmatch(stretch)
    if not shape:
        return None
    word = shape[1].rpartition("-")[2]
    owned = word + shape[2]
    if not exceptions().isdisjoint((stretch, word, owned, owned + shape[3])):
        return None
    return [(piece.start(), piece.group()) for piece in PLAIN_PIECE.finditer(stretch)]


def asked(stretches: Sequence[str]) -> Iterator[Sequence[Token]]:
    """The tokens of each stretch, by its first character."""
    text = APART.join(stretches)
    found = tokens_of(blank().make_doc(text), text)
    begin = 0
    for stretch in stretches:
        stop = begin + len(stretch)
        yield [(at - begin, token) for at, token in takewhile(partial(starts_before, stop), found)]
        begin = stop + len(APART)


@cache
def exceptions() -> frozenset[str]:
    """What the pipeline cuts by its list: "cannot", "im"."""
    rules: Mapping[str, object] = getattr(blank().tokenizer, "rules")  # noqa: B009 - a Callable for the type checker
    return frozenset(rules)


def starts_before(stop: int, token: Token) -> bool:
    return token[0] < stop


def pieces(monster: str) -> Iterator[Token]:
    for at in range(0, len(monster), PIECE):
        yield from cut(at, monster[at : at + PIECE])


def tokens_of(doc: Doc, text: str, after: int = 0) -> Iterator[Token]:
    """The tokens of a Doc whose text, which is slow to ask it for, begins `after` characters into the source."""
    at = 0
    for length, spaces in doc.to_array(["LENGTH", "SPACY"]).tolist():
        yield from cut(after + at, text[at : at + length])
        at += length + spaces


def cut(at: int, token: str) -> Sequence[Token]:
    """A token that a missing space has glued to a quotation mark is cut there."""
    if token.isalpha() or len(token) == 1 or not MARK_INSIDE.search(token):
        return ((at, token),)
    return [(at + part.start(), part.group()) for part in PARTS.finditer(token)]


english = EnglishTokens()
"""of this process"""


@cache
def blank() -> Language:
    """The tokenizer-only English pipeline of this process; of a word it knows nothing but how it is written."""
    with nothing_collected():
        nlp: Language = spacy().blank("en")
    # shape, suffix and twenty more of each new word, which take longer than cutting it
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    nlp.max_length = NO_LIMIT
    return nlp

"""Which stretches inside quotation marks are speech: titles of works, slogans, nicknames and scare quotes are none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefing.analysis.language.marks import Marked
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import Attribution
from briefing.analysis.quotes.fragments import Fragments
from briefing.lexicon.lists import closed_class

WORDED = closed_class("worded")
PUT_ON_THINGS = closed_class("put_on_things")
ONTO_THINGS = closed_class("onto_things")


@dataclass(slots=True)
class Piece:
    """One quoted stretch on its way to a quote."""

    mark: Marked
    words: int
    first: int
    last: int
    before: tuple[int, int]
    after: tuple[int, int]
    found: Attribution | None = None
    rule: str = "no-speaker"


class Speech:
    def __init__(self, words: Words, cues: Cues) -> None:
        self.w, self.lex, self.cues = words, cues.lex, cues
        self.fragments = Fragments(words)

    def pieces(self, spoken: Collection[int]) -> list[Piece]:
        """The quoted stretches that are speech, outside the paragraphs that are `spoken` as turns."""
        w = self.w
        out: list[Piece] = []
        marks = w.marks
        for k, mark in enumerate(marks):
            if mark.paragraph in spoken:
                continue
            first, last = w.at(mark.start), w.at(mark.end - 1) + 1
            count = sum(w.text[i][0].isalnum() for i in range(first, last))
            following = marks[k + 1].left if k + 1 < len(marks) and marks[k + 1].paragraph == mark.paragraph else None
            piece = Piece(mark, count, first, last, self.fragments.before(mark), self.fragments.after(mark, following))
            if self.is_speech(piece):
                out.append(piece)
        return out

    def is_speech(self, p: Piece) -> bool:
        """False for titles of works, slogans, nicknames and scare quotes."""
        w = self.w
        text = w.source[p.mark.start : p.mark.end].strip()
        a, b = p.before
        final = text[-1:] if text else ""
        ends = final in ".,?!…—–" and text[-2:] not in ("Jr", "Sr")
        if p.words <= 2:
            return (a == b or w.text[b - 1] in (",", ":")) and ends and p.words >= 1
        before = [w.low[i] for i in range(max(a, b - 3), b)]
        if before and before[-1] in WORDED and self._stands_on_a_thing(p.mark.paragraph, p.after[0]):
            return False
        if self.in_title_case(p):
            return self.said_in_title_case(p, final, before, ends=ends)
        alone = a == b and p.after[0] >= p.after[1]
        return not (alone and p.words < 3 and not ends)

    def _stands_on_a_thing(self, paragraph: int, i: int) -> bool:
        """ "The words “wet paint” scrawled on the door": what comes after the marks tells where they stand."""
        w = self.w
        return i + 1 < w.paragraphs[paragraph][1] and w.low[i] in PUT_ON_THINGS and w.low[i + 1] in ONTO_THINGS

    def in_title_case(self, p: Piece) -> bool:
        w = self.w
        titled = [i for i in range(p.first, p.last) if w.text[i][0].isalpha() and len(w.text[i]) > 3]
        return len(titled) >= 1 and all(w.cap[i] for i in titled) and w.cap[p.first]

    def said_in_title_case(self, p: Piece, final: str, before: list[str], *, ends: bool) -> bool:
        """Words in title case are said when a verb of saying leads to them, and no word of a title ("the song") does."""
        w = self.w
        a, b = p.before
        verb_before = b > a and any(self.cues.verbs.is_cue(i) for i in range(max(a, b - 3), b))
        if final not in ".?!":
            title = bool(before) and before[-1] in self.lex["title_cues"]
            leads = verb_before and w.text[b - 1] in (",", ":")
            return leads or (final == "," and self.cues.after(p.mark, *p.after) is not None and not title)
        outside_comma = w.source[p.mark.right : p.mark.right + 1] == ","
        if before and not ends and not outside_comma and before[-1] in self.lex["title_words"]:
            return False
        return not (any(t in self.lex["title_cues"] for t in before[-2:]) and not verb_before)

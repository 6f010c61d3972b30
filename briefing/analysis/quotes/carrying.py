"""Speakers that go on: who speaks a quotation that has no cue of its own.

The choices are asked in their order, and the first that answers wins; each answers with the phrase or attribution that is
carried over, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.language.classes import ASKING, NOBODIES
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.carried.exchanges import Exchanges
from briefing.analysis.quotes.carried.interviews import Interviews
from briefing.analysis.quotes.carried.paragraphs import Paragraphs
from briefing.analysis.quotes.carried.signatures import Signatures
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import BESIDE, Attribution
from briefing.analysis.quotes.speakers.naming import Naming
from briefing.analysis.quotes.speakers.resolving import Speakers
from briefing.analysis.quotes.speech import Piece
from briefing.lexicon.lists import closed_class

FEWEST_REPEATED = 3
"""words of a heading that nobody says twice by chance"""
LONGEST_CROSSHEAD = 6
"""words of a heading in marks between two paragraphs"""
FEWEST_BEHIND = 4
"""words of the sentence behind a quotation that is about who said it"""
FURTHEST_BACK = 4
"""paragraphs"""
POINTING_BACK = closed_class("pointing_back")


@dataclass(frozen=True, slots=True)
class Place:
    """A piece without a cue, between the ones before and after it."""

    p: Piece
    before: Piece | None
    after: Piece | None
    earlier: Sequence[Piece] = ()


class Carrying:
    def __init__(self, people: People, cues: Cues, naming: Naming, resolving: Speakers) -> None:
        self.w: Words = cues.w
        self.people, self.cues, self.phrases = people, cues, cues.phrases
        self.naming, self.resolving = naming, resolving
        self.paragraphs = Paragraphs(people, cues)
        self.signatures = Signatures(cues)
        self.interviews = Interviews(cues, self.paragraphs)
        self.exchanges = Exchanges(cues.w)

    def carry_on(self, pieces: Sequence[Piece]) -> None:
        """Give those without a cue the speaker of their sentence, their paragraph or the paragraph before."""
        for k, p in enumerate(pieces):
            if not p.found:
                around = pieces[k - 1] if k else None, pieces[k + 1] if k + 1 < len(pieces) else None
                self.choose(Place(p, *around, pieces[:k]))
        for k in range(len(pieces) - 2, -1, -1):
            p, after = pieces[k], pieces[k + 1]
            if not p.found and after.found and not p.mark.closed and after.mark.paragraph - p.mark.paragraph == 1:
                self.take(p, after.found, "reopened")
        self.repeat(pieces)

    def repeat(self, pieces: Sequence[Piece]) -> None:
        """Give a heading or pull quote the speaker of the quotation whose words it repeats."""
        said = [(self.key(p), p) for p in pieces if p.found]
        for p in pieces:
            if not p.found and p.words >= FEWEST_REPEATED and self.nothing_but_quote(p):
                key = self.key(p)
                source = next((whole for words, whole in said if key in words), None)
                if source and source.found:
                    self.take(p, source.found, "repeated")

    def key(self, p: Piece) -> str:
        """The words of a quotation, marks aside, with a space around each."""
        return f" {' '.join(low for low in self.w.low[p.first : p.last] if low[0].isalnum())} "

    def choose(self, place: Place) -> None:
        """The first choice that answers; a heading in marks, or an answer, has no speaker by what stands before it."""
        for row in CHOICES:
            if row.speaker is Carrying.paragraph_goes_on and self.stands_alone(place):
                return
            if found := row.speaker(self, place):
                self.take(place.p, found if isinstance(found, Attribution) else Attribution(found, -1, -1, row.rule), row.rule)
                return

    def take(self, p: Piece, found: Attribution, rule: str) -> None:
        p.found = replace(found, content_from=-1, content_to=-1)
        p.rule = rule

    # ------------------------------------------------------------------ the choices
    def same_paragraph(self, at: Place) -> Attribution | None:
        before = at.before
        if before is None or before.mark.paragraph != at.p.mark.paragraph or before.found is None:
            return None
        return self.said_between(before, at.p) or before.found

    def close_before(self, at: Place) -> Attribution | None:
        """Only a few joining words stand between it and a quotation with a cue."""
        near = at.after is not None and self.w.at(at.after.mark.left) - self.w.at(at.p.mark.right) <= 4
        return self.of_next(at, (*BESIDE, "according-to")) if near else None

    def next_sentence(self, at: Place) -> Attribution | None:
        return self.of_next(at, BESIDE)

    def of_next(self, at: Place, rules: Sequence[str]) -> Attribution | None:
        after = at.after
        if after is None or after.mark.paragraph != at.p.mark.paragraph or after.found is None:
            return None
        return after.found if after.found.rule in rules else None

    def runs_on(self, at: Place) -> Attribution | None:
        before, p = at.before, at.p
        open_before = before is not None and p.mark.paragraph - before.mark.paragraph == 1 and not before.mark.closed
        return before.found if before and open_before and p.before[0] == p.before[1] else None

    def answers_question(self, at: Place) -> Attribution | Phrase | None:
        """Under a paragraph that is the reporter's question the one who spoke before it goes on."""
        return self.interviews.answer(at.p, at.earlier)

    def paragraph_goes_on(self, at: Place) -> Attribution | None:
        before, p = at.before, at.p
        if before is None or p.mark.paragraph - before.mark.paragraph != 1 or not self.nothing_but_quote(p):
            return None
        return before.found

    def subject_of(self, at: Place) -> Phrase | None:
        a, b = at.p.before
        subjects, told = self.cues.subjects, a == b or self.cues.subjects.spoken_to(a, b)
        return None if told else self.somebody(subjects.of_last_clause(a, b)) or self.cues.sources.document(a, b)

    def sentence_before(self, at: Place) -> Phrase | None:
        """The subject of the sentence before, in the same paragraph: 'X shook his head. "No."'"""
        w, p = self.w, at.p
        if p.before[0] != p.before[1]:
            return None
        first = w.paragraphs[p.mark.paragraph][0]
        i = w.at(p.mark.left) - 1
        if i <= first or w.quoted[i]:
            return None
        sa, sb = max(w.sentences[w.sentence[i]][0], first), w.sentences[w.sentence[i]][1]
        if closing := self.closing(sa, sb):
            return closing.phrase
        if cited := self.cues.sources.cited(sa, sb):
            return cited
        if asked := self.cues.subjects.asked(sa, sb) or self.cues.nouns.asked_of(sa, sb):
            return asked
        return self.somebody(self.cues.subjects.sentence_subject(sa, sb), roles=True)

    def paragraph_before(self, at: Place) -> Phrase | None:
        """A paragraph that is all quotation after one that ends with a colon: the subject of its last sentence."""
        w, p = self.w, at.p
        if not self.nothing_but_quote(p) or p.mark.paragraph == 0:
            return None
        a, b = w.paragraphs[p.mark.paragraph - 1]
        if b - a < 2 or w.quoted[b - 1]:
            return None
        sa, sb = w.sentences[w.sentence[b - 1]]
        if w.text[b - 1] == ":":
            found = self.cues.before(max(sa, a), sb)
            return found.phrase if found else None
        sa = max(sa, a)
        if closing := self.closing(sa, sb):
            return closing.phrase
        if told := self.cues.subjects.asked(sa, sb) or self.cues.sources.cited(sa, sb):
            return told
        verbs = [i for i in range(sa, sb) if self.cues.verbs.is_cue(i, self.cues.verbs.plain)]
        for v in verbs:
            found = self.cues.of_verb(v, sa, sb)
            if found and found.phrase.kind in ("name", "pronoun"):
                return found.phrase
        phrase = self.somebody(self.cues.subjects.sentence_subject(sa, sb))
        return phrase or self.paragraphs.only_speaker(a, b)

    def role_before(self, at: Place) -> Phrase | None:
        """A paragraph that is all quotation under a sentence in which a role says something: "A spokesman for the mill said ..."."""
        number = at.p.mark.paragraph - 1
        return self.paragraphs.role_speaking(number) if number >= 0 and self.nothing_but_quote(at.p) else None

    def named_before(self, at: Place) -> Phrase | None:
        """A paragraph that is all quotation: the only one whom the paragraph before names, when nobody else speaks there."""
        number = at.p.mark.paragraph - 1
        return self.paragraphs.about(number) if number >= 0 and self.nothing_but_quote(at.p) else None

    def named_next(self, at: Place) -> Phrase | None:
        """The paragraph opens with it, and the sentence behind it is of somebody, or points back: "With these words Holm left." """
        w, p = self.w, at.p
        a, b = p.after
        if p.before[0] != p.before[1] or self.said_before(at) or b - a < FEWEST_BEHIND or not w.cap[a]:
            return None
        if w.low[a] not in POINTING_BACK:
            subject = self.cues.subjects.sentence_subject(a, b)
            return subject if subject and subject.kind == "name" and subject.last < b else None
        named = [i for i in range(a, b) if i in self.people.at_word]
        if len({self.people.at_word[i][0] for i in named}) != 1:
            return None
        return Phrase(named[0], self.people.at_word[named[0]][1], "name", self.people.at_word[named[0]][0])

    def said_before(self, at: Place) -> bool:
        """Something stands before the quotation in its paragraph."""
        return self.w.start[self.w.paragraphs[at.p.mark.paragraph][0]] < at.p.mark.left

    def speaks_on_both_sides(self, at: Place) -> Phrase | None:
        """A paragraph that is all quotation between two that tell what the same one says, the first not far off."""
        w, here = self.w, at.p.mark.paragraph
        if not self.nothing_but_quote(at.p) or here + 1 >= len(w.paragraphs):
            return None
        following = self.paragraphs.speaker(here + 1, first=True)
        if following is None:
            return None
        for number in range(here - 1, max(-1, here - 1 - FURTHEST_BACK), -1):
            if before := self.paragraphs.speaker(number):
                return before if before.person == following.person else None
        return None

    def dash_after(self, at: Place) -> Attribution | None:
        """'"…" — X' at the end of the paragraph, or a paragraph that begins with a dash and a name."""
        return self.signatures.behind_dash(at.p)

    def signed_below(self, at: Place) -> Attribution | None:
        """A paragraph that is a quotation, and a signature under it; with one above it as well they may be headings."""
        here = at.p.mark.paragraph
        if not self.nothing_but_quote(at.p) or self.said_before(at):
            return None
        return None if here and self.signatures.of(here - 1) else self.signatures.of(here + 1)

    # ------------------------------------------------------------------ small questions
    def stands_alone(self, at: Place) -> bool:
        exchanged = self.nothing_but_quote(at.p) and self.exchanges.goes_on(at.p, at.earlier)
        return exchanged or self.is_heading(at.p) or self.answers(at)

    def answers(self, at: Place) -> bool:
        """The paragraph after "“Why?” she asked." or "Mr. Holm: “Why?”": whoever speaks, it is not who asked."""
        before = at.before
        if before is None or before.found is None or at.p.mark.paragraph - before.mark.paragraph != 1:
            return False
        if self.interviews.is_question(before.mark.paragraph):
            return True
        verb = self.w.low[before.found.cue_first] if before.found.cue_first >= 0 else ""
        asking = self.cues.verbs.forms.get(verb, ("",))[0] in ASKING
        asking = asking or before.found.rule == "cue-colon"
        return asking and self.w.source[before.mark.start : before.mark.end].rstrip().endswith("?")

    def said_between(self, before: Piece, p: Piece) -> Attribution | None:
        """The attribution of the sentence without a quotation that stands between two of one paragraph."""
        w = self.w
        number = w.sentence[p.first] - 1
        if p.before[0] != p.before[1] or number <= w.sentence[max(before.last, before.after[1]) - 1]:
            return None
        a, b = w.sentences[number]
        for v in range(a + 1, b):
            if self.cues.verbs.is_cue(v, self.cues.verbs.plain):
                found = self.cues.of_verb(v, a, b)
                return found if found and found.phrase.kind in ("name", "pronoun") else None
        return None

    def closing(self, a: int, b: int) -> Attribution | None:
        """The attribution that ends the sentence of the words [a, b), the signs at its end aside."""
        return self.cues.closings.closing(a, next((k for k in range(b, a, -1) if self.w.text[k - 1][0].isalnum()), b))

    def somebody(self, phrase: Phrase | None, *, roles: bool = False) -> Phrase | None:
        """A name, a pronoun or a role that stands for a person; anything else is no speaker to go on with."""
        if phrase is None or self.w.low[phrase.first] in NOBODIES:
            return None
        if phrase.kind in ("name", "pronoun") or not roles:
            return phrase if phrase.kind in ("name", "pronoun") else None
        named = self.naming.name_of(phrase)
        return named if named.kind == "name" or self.resolving.is_somebody(named) else None

    def nothing_but_quote(self, p: Piece) -> bool:
        return self.w.all_quoted(*self.w.paragraphs[p.mark.paragraph])

    def is_heading(self, p: Piece) -> bool:
        """A line in marks, alone and without a full stop: of a few words, or in single ones in an article that quotes in double ones."""
        w = self.w
        single, ends = w.source[p.mark.left] in "'‘", w.source[p.mark.start : p.mark.end].rstrip()[-1:] in ".!?,…—–-:;"
        if ends or not p.mark.closed or not self.nothing_but_quote(p):
            return False
        return p.last - p.first <= LONGEST_CROSSHEAD or (single and any(w.source[m.left] in '"“' for m in w.marks))


@dataclass(frozen=True, slots=True)
class Row:
    rule: str
    speaker: Callable[[Carrying, Place], Attribution | Phrase | None]
    example: str
    near_miss: str


CHOICES = (
    Row(
        "same-paragraph",
        Carrying.same_paragraph,
        "“It leaks,” Anna Holm said. “We saw it.”",
        "“It leaks,” Anna Holm said.\n“We saw it.”",
    ),
    Row(
        "next-sentence",
        Carrying.close_before,
        "Peter Osei left. “It leaks.” And then: “It leaks still,” Anna Holm said.",
        "Peter Osei left. “It leaks.” It was a loud day there at the wall. “It leaks still,” Anna Holm said.",
    ),
    Row("dash-after", Carrying.dash_after, "“It leaks badly.” — Anna Holm", "“It leaks badly.” — The wall"),
    Row(
        "signed-below",
        Carrying.signed_below,
        "“It leaks badly.”\nAnna Holm, in her first report, 1994",
        "“It leaks badly.”\nAnna Holm, in her first report, told the council of it",
    ),
    Row(
        "reopened",
        Carrying.runs_on,
        "“It leaks,” Anna Holm said. “We saw it.\n“It leaks.”",
        "“It leaks,” Anna Holm said. “We saw it.”\n“It leaks.”",
    ),
    Row("sentence-subject", Carrying.subject_of, "Anna Holm had a “sieve of a wall”.", "The town had a “sieve of a wall”."),
    Row(
        "previous-subject",
        Carrying.sentence_before,
        "Anna Holm shook her head. “It leaks badly.”",
        "The wall shook. “It leaks badly.”",
    ),
    Row(
        "answer",
        Carrying.answers_question,
        "“It leaks,” Anna Holm said.\nIs the town of Peter Osei asleep?\n“It leaks badly.”",
        "“It leaks,” Anna Holm said.\nWas the town asleep? The wall fell.\n“It leaks badly.”",
    ),
    Row(
        "previous-paragraph",
        Carrying.paragraph_goes_on,
        "“It leaks,” Anna Holm said.\n“We saw it.”\n“It leaks.”",
        "“It leaks,” Anna Holm said.\n“We saw it.”\nThe wall shook. “It leaks.”",
    ),
    Row(
        "next-sentence",
        Carrying.next_sentence,
        "“It leaks.” It was a loud day at the wall. “It leaks still,” Anna Holm said.",
        "“It leaks.” It was a loud day at the wall.\n“It leaks still,” Anna Holm said.",
    ),
    Row(
        "previous-paragraph",
        Carrying.paragraph_before,
        "Anna Holm met Peter Osei.\n“It leaks badly.”",
        "Anna Holm met Peter Osei.\nThe wall fell. “It leaks badly.”",
    ),
    Row(
        "previous-paragraph",
        Carrying.role_before,
        "A lawyer for the town said that the wall leaked.\n“It leaks badly.”",
        "A lawyer for the town saw that the wall leaked.\n“It leaks badly.”",
    ),
    Row(
        "previous-paragraph",
        Carrying.named_before,
        "For Anna Holm the wall was lost. The town was asleep.\n“It leaks badly.”",
        "For Anna Holm the wall was lost. Peter Osei was asleep, she and Carl Benn heard.\n“It leaks badly.”",
    ),
    Row(
        "both-sides",
        Carrying.speaks_on_both_sides,
        "Anna Holm said it leaked.\nThe town slept.\n“It leaks badly.”\nHolm said so twice.",
        "Anna Holm said it leaked.\nThe town slept.\n“It leaks badly.”\nPeter Osei said so twice.",
    ),
    Row(
        "next-sentence",
        Carrying.named_next,
        "“It leaks badly.” With these words Anna Holm closed the hall.",
        "“It leaks badly.” With these words the hall was closed.",
    ),
)
"""in the order in which they are asked; the reasons are in rules.toml"""

"""Quotes: quoted and reported speech, each with its cue and its speaker.

Every stretch inside quotation marks is asked in turn: what stands after it, before it, which verb governs it; those
that have no cue of their own go on with the speaker of their paragraph. Sentences without marks are read for reported
speech. Titles, slogans and scare quotes are told from speech by the words around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.analysis.language.classes import NOBODIES
from briefing.analysis.language.marks import Marked
from briefing.analysis.language.phrases import Phrase, Phrases
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.attribution import Attribution, Cues
from briefing.analysis.quotes.naming import Naming
from briefing.analysis.quotes.referents import Referent
from briefing.analysis.quotes.reported import Reported
from briefing.analysis.quotes.speakers import Speakers
from briefing.analysis.quotes.transcripts import Turn, turns
from briefing.lexicon.lists import Lexicon
from briefing.model import Quote, Span, Speaker

Content = tuple[list[Span], Attribution | None, str, int]
WHOLE = 0.97
ENDS_SPEECH = (",", "?", "!", "—", "–", "-", "…")


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


def find(words: Words, lexicon: Lexicon, people: People) -> tuple[list[Quote], list[Phrase]]:
    """The quotes, and the phrases of the speakers who are no people of the list."""
    finder = QuoteFinder(words, lexicon, people)
    return finder.find(), finder.unnamed


class QuoteFinder:
    def __init__(self, words: Words, lexicon: Lexicon, people: People) -> None:
        self.w, self.lex, self.people = words, lexicon, people
        self.phrases = Phrases(words, lexicon, people.at_word)
        self.cues = Cues(words, lexicon, self.phrases)
        self.naming = Naming(words, lexicon, people)
        self.resolving = Speakers(words, people, self.cues)
        self.spoken_paragraphs: set[int] = set()
        self.unnamed: list[Phrase] = []

    def find(self) -> list[Quote]:
        spoken = turns(self.w, self.people)
        self.spoken_paragraphs = {self.w.paragraph[turn.first] for turn in spoken}
        pieces = self.pieces()
        for number, piece in enumerate(pieces):
            self.attribute(pieces, number, piece)
        self.carry_on(pieces)
        contents = self.contents([p for p in pieces if p.found or self.stands_alone(p)])
        contents += self.transcript(spoken)
        contents += self.reported(contents)
        contents.sort(key=lambda c: c[0][0].start)
        return self.number(contents)

    # ------------------------------------------------------------------ which marks are speech
    def pieces(self) -> list[Piece]:
        w = self.w
        out: list[Piece] = []
        marks = w.marks
        for k, mark in enumerate(marks):
            if mark.paragraph in self.spoken_paragraphs:
                continue
            first, last = w.at(mark.start), w.at(mark.end - 1) + 1
            count = sum(w.text[i][0].isalnum() for i in range(first, last))
            following = marks[k + 1].left if k + 1 < len(marks) and marks[k + 1].paragraph == mark.paragraph else None
            piece = Piece(mark, count, first, last, self.cues.fragment_before(mark), self.cues.fragment_after(mark, following))
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
        outside_comma = w.source[p.mark.right : p.mark.right + 1] == ","
        alone = a == b and p.after[0] >= p.after[1]
        verb_before = b > a and any(self.cues.is_cue(i) for i in range(max(a, b - 3), b))
        if p.words <= 2:
            whole_sentence = (a == b or w.text[b - 1] in (",", ":")) and ends
            return whole_sentence and p.words >= 1
        titled = [i for i in range(p.first, p.last) if w.text[i][0].isalpha() and len(w.text[i]) > 3]
        title_case = len(titled) >= 1 and all(w.cap[i] for i in titled) and w.cap[p.first]
        before = [w.low[i] for i in range(max(a, b - 3), b)]
        if title_case and final not in ".?!":
            return (verb_before and w.text[b - 1] in (",", ":")) or (
                final == ","
                and self.cues.after(p.mark, *p.after) is not None
                and not (before and before[-1] in self.lex["title_cues"])
            )
        if (
            before
            and not ends
            and not outside_comma
            and before[-1]
            in (
                "titled",
                "entitled",
                "named",
                "nicknamed",
                "called",
                "song",
                "book",
                "film",
                "movie",
                "album",
                "show",
                "series",
                "reading",
            )
            and title_case
        ):
            return False
        if title_case and before and any(t in self.lex["title_cues"] for t in before[-2:]) and not verb_before:
            return False
        return not (alone and p.words < 3 and not ends)

    def stands_alone(self, p: Piece) -> bool:
        """A quotation nobody is said to speak is still shown when it is a sentence of its own."""
        return p.words >= 5

    # ------------------------------------------------------------------ cues beside the marks
    def attribute(self, pieces: Sequence[Piece], number: int, p: Piece) -> None:
        w = self.w
        a, b = p.before
        text = w.source[p.mark.start : p.mark.end].rstrip(" '’\"”")
        outside = w.source[p.mark.right : p.mark.right + 2].strip()[:1]
        open_end = text.endswith(ENDS_SPEECH) or outside in (",", "—", "–") or not text.endswith(".") or self.cue_alone(p)
        leads_in = b > a and w.text[b - 1] in (",", ":", "—", "–", "--")
        left: Attribution | None = None
        right: Attribution | None = None
        if b > a:
            left = self.cues.before(a, b) if leads_in else self.cues.governing(a, b)
            if left is None and leads_in:
                left = self.cues.governing(a, b)
        if open_end:
            right = self.cues.after(p.mark, *p.after)
            if (
                right
                and right.rule in ("cue-after", "verb-after")
                and not (text.endswith(ENDS_SPEECH) or outside in (",", "—", "–"))
            ):
                right = None if left or b > a else right
            if (
                right
                and left
                and left.rule in ("cue-before", "cue-inverted")
                and (right.rule == "verb-after" or self.beside(left, b))
            ):
                right = None
        if right is None and open_end and (not leads_in or left is None):
            right = self.cues.tail(*p.after)
        p.found = self.choose(left, right, leads_in)
        if p.found:
            p.rule = p.found.rule

    def cue_alone(self, p: Piece) -> bool:
        """ "… missing.” Holm said.": speaker and verb alone make the sentence after a full stop."""
        a, b = p.after
        return 2 < b - a <= 6 and self.w.text[b - 1] == "." and self.cues.is_cue(b - 2, self.cues.plain)

    def beside(self, left: Attribution, b: int) -> bool:
        """True when a verb of saying stands at the mark, an addressee or a day at most between them."""
        return b - left.cue_last <= 6 and self.w.low[left.cue_first] in self.cues.strong

    def choose(self, left: Attribution | None, right: Attribution | None, leads_in: bool) -> Attribution | None:
        if left is None or right is None:
            return left or right
        if right.rule == "according-to":
            return right
        if right.rule == "verb-after":
            return left
        if left.rule in ("cue-before", "cue-inverted"):
            return right
        if left.rule == "cue-colon" and left.phrase.kind == "noun" and right.phrase.kind == "name":
            return right
        if left.rule in ("clause-subject", "participle") and not leads_in:
            return right
        return left

    # ------------------------------------------------------------------ speakers that go on
    def carry_on(self, pieces: Sequence[Piece]) -> None:
        """Give those without a cue the speaker of their sentence, their paragraph or the paragraph before."""
        for k, p in enumerate(pieces):
            if p.found:
                continue
            before = pieces[k - 1] if k else None
            after = pieces[k + 1] if k + 1 < len(pieces) else None
            if before and before.mark.paragraph == p.mark.paragraph and before.found:
                self.take(p, self.said_between(before, p) or before.found, "same-paragraph")
            elif (
                after
                and after.mark.paragraph == p.mark.paragraph
                and after.found
                and self.between(p, after)
                and after.found.rule in ("cue-after", "verb-after", "cue-inverted", "according-to")
            ):
                self.take(p, after.found, "next-sentence")
            elif self.dash_after(p):
                continue
            elif (
                before
                and before.found
                and p.mark.paragraph - before.mark.paragraph == 1
                and not before.mark.closed
                and p.before[0] == p.before[1]
            ):
                self.take(p, before.found, "reopened")
            elif p.before[1] > p.before[0] and (phrase := self.subject_of(p)):
                self.take(p, Attribution(phrase, -1, -1, "sentence-subject"), "sentence-subject")
            elif phrase := self.sentence_before(p):
                self.take(p, Attribution(phrase, -1, -1, "previous-subject"), "previous-subject")
            elif self.is_heading(p):
                continue
            elif before and before.found and p.mark.paragraph - before.mark.paragraph == 1 and self.nothing_but_quote(p):
                self.take(p, before.found, "previous-paragraph")
            elif (
                after
                and after.found
                and after.mark.paragraph == p.mark.paragraph
                and after.found.rule in ("cue-after", "verb-after", "cue-inverted")
            ):
                self.take(p, after.found, "next-sentence")
            elif phrase := self.paragraph_before(p):
                self.take(p, Attribution(phrase, -1, -1, "previous-paragraph"), "previous-paragraph")
        for k in range(len(pieces) - 2, -1, -1):
            p, after = pieces[k], pieces[k + 1]
            if not p.found and after.found and not p.mark.closed and after.mark.paragraph - p.mark.paragraph == 1:
                self.take(p, after.found, "reopened")

    def said_between(self, before: Piece, p: Piece) -> Attribution | None:
        """The attribution of the sentence without a quotation that stands between two of one paragraph."""
        w = self.w
        number = w.sentence[p.first] - 1
        if p.before[0] != p.before[1] or number <= w.sentence[max(before.last, before.after[1]) - 1]:
            return None
        a, b = w.sentences[number]
        for v in range(a + 1, b):
            if self.cues.is_cue(v, self.cues.plain):
                found = self.cues.of_verb(v, a, b)
                return found if found and found.phrase.kind in ("name", "pronoun") else None
        return None

    def take(self, p: Piece, found: Attribution, rule: str) -> None:
        p.found = replace(found, content_from=-1, content_to=-1)
        p.rule = rule

    def between(self, p: Piece, q: Piece) -> bool:
        """True when only a few joining words stand between two quotations."""
        return self.w.at(q.mark.left) - self.w.at(p.mark.right) <= 4

    def somebody(self, phrase: Phrase | None, *, roles: bool = False) -> Phrase | None:
        """A name, a pronoun or a role that stands for a person; anything else is no speaker to go on with."""
        if phrase is None or self.w.low[phrase.first] in NOBODIES:
            return None
        if phrase.kind in ("name", "pronoun") or not roles:
            return phrase if phrase.kind in ("name", "pronoun") else None
        named = self.naming.name_of(phrase)
        return named if named.kind == "name" or self.resolving.is_somebody(named) else None

    def subject_of(self, p: Piece) -> Phrase | None:
        a, b = p.before
        return None if self.cues.spoken_to(a, b) else self.somebody(self.cues.sentence_subject(a, b))

    def sentence_before(self, p: Piece) -> Phrase | None:
        """The subject of the sentence before, in the same paragraph: 'X shook his head. "No."'"""
        w = self.w
        if p.before[0] != p.before[1]:
            return None
        first = w.paragraphs[p.mark.paragraph][0]
        i = w.at(p.mark.left) - 1
        if i <= first or w.quoted[i]:
            return None
        sa, sb = max(w.sentences[w.sentence[i]][0], first), w.sentences[w.sentence[i]][1]
        closing = self.cues.closing(sa, next((k for k in range(sb, sa, -1) if w.text[k - 1][0].isalnum()), sb))
        if closing and closing.phrase.kind in ("name", "pronoun"):
            return closing.phrase
        return self.somebody(self.cues.sentence_subject(sa, sb), roles=True)

    def paragraph_before(self, p: Piece) -> Phrase | None:
        """A paragraph that is all quotation after one that ends with a colon: the subject of its last sentence."""
        w = self.w
        if not self.nothing_but_quote(p) or p.mark.paragraph == 0:
            return None
        a, b = w.paragraphs[p.mark.paragraph - 1]
        if b - a < 2 or w.quoted[b - 1]:
            return None
        sa, sb = w.sentences[w.sentence[b - 1]]
        if w.text[b - 1] == ":":
            found = self.cues.before(max(sa, a), sb)
            return found.phrase if found else None
        verbs = [i for i in range(max(sa, a), sb) if self.cues.is_cue(i, self.cues.plain)]
        for v in verbs:
            found = self.cues.of_verb(v, max(sa, a), sb)
            if found and found.phrase.kind in ("name", "pronoun"):
                return found.phrase
        phrase = self.somebody(self.cues.sentence_subject(max(sa, a), sb))
        return phrase or self.only_speaker(a, b)

    def only_speaker(self, a: int, b: int) -> Phrase | None:
        """Who speaks in the words [a, b) of a paragraph that names nobody else."""
        w = self.w
        named = {self.people.at_word[i][0] for i in range(a, b) if i in self.people.at_word and not w.quoted[i]}
        if len(named) > 1:
            return None
        for v in range(b - 1, a, -1):
            if self.cues.is_cue(v, self.cues.plain):
                sa, sb = w.sentences[w.sentence[v]]
                found = self.cues.of_verb(v, max(sa, a), sb)
                if found and found.phrase.kind in ("name", "pronoun") and w.low[found.phrase.first] not in NOBODIES:
                    return found.phrase
        return None

    def nothing_but_quote(self, p: Piece) -> bool:
        a, b = self.w.paragraphs[p.mark.paragraph]
        return sum(1 for i in range(a, b) if not self.w.quoted[i] and self.w.text[i][0].isalnum()) == 0

    def is_heading(self, p: Piece) -> bool:
        """A line in single marks, alone and without a full stop, in an article that quotes in double ones."""
        w = self.w
        single, ends = w.source[p.mark.left] in "'‘", w.source[p.mark.start : p.mark.end].rstrip()[-1:] in ".!?,"
        return single and not ends and self.nothing_but_quote(p) and any(w.source[m.left] in '"“' for m in w.marks)

    def dash_after(self, p: Piece) -> bool:
        """'"…" — X' at the end of the paragraph, or a paragraph that begins with a dash and a name."""
        w = self.w
        a, b = p.after
        if a < b and w.text[a] in ("—", "–", "--", "-", "("):
            phrase = self.phrases.phrase_starting(a + 1, b)
            if phrase and phrase.kind == "name":
                self.take(p, Attribution(phrase, a, a + 1, "dash-after"), "dash-after")
                return True
        if a >= b and p.mark.paragraph + 1 < len(w.paragraphs):
            a, b = w.paragraphs[p.mark.paragraph + 1]
            if b - a > 1 and (w.text[a] in ("—", "–", "--", "-") or w.text[a].startswith(("-", "—"))):
                phrase = self.phrases.phrase_starting(a + 1, b)
                if phrase and phrase.kind == "name":
                    self.take(p, Attribution(phrase, a, a + 1, "dash-after"), "dash-after")
                    return True
        return False

    # ------------------------------------------------------------------ what exactly was said
    def contents(self, pieces: Sequence[Piece]) -> list[Content]:
        """(spans, attribution, rule, word of the quotation) of each quote; clauses and interrupted quotations are joined."""
        w = self.w
        out: list[Content] = []
        last: Piece | None = None
        for p in pieces:
            span = Span(p.mark.start, p.mark.end)
            found = p.found
            if found and found.content_from >= 0 and found.content_from < len(w):
                start = w.start[found.content_from]
                start = span.start if start >= p.mark.left else start
                span = Span(min(start, span.start), max(span.end, self.clause_end(p)))
            elif (
                found
                and found.rule in ("cue-after", "verb-after", "cue-inverted", "according-to")
                and p.rule == found.rule
                and p.before[1] > p.before[0]
                and not self.cue_between(p)
            ):
                span = Span(w.start[p.before[0]], span.end)
            if span.start < p.mark.left and span.end == p.mark.end:
                span = Span(span.start, p.mark.right)
            if last and last.found and found and last.found.cue_first == found.cue_first >= 0 and out:
                previous = out[-1][0]
                if span.start < previous[-1].end:
                    previous[-1] = Span(previous[-1].start, max(previous[-1].end, span.end))
                    continue
                if last.mark.paragraph == p.mark.paragraph and p.rule != "same-paragraph":
                    previous.append(span)
                    continue
            if out and span.start < out[-1][0][-1].end:
                span = Span(p.mark.start, p.mark.end)
                if span.start < out[-1][0][-1].end:
                    continue
            interrupted = (
                last
                and found
                and last.rule in ("cue-after", "verb-after", "cue-inverted")
                and last.mark.paragraph == p.mark.paragraph
                and p.rule in ("cue-before", "cue-inverted", "clause-subject")
                and last.found
                and found.phrase == last.found.phrase
            )
            if interrupted:
                out[-1][0].append(span)
            else:
                out.append(([span], found, p.rule, p.first))
            last = p
        return out

    def cue_between(self, p: Piece) -> bool:
        a, b = p.before
        return b - a > 40 or any(self.cues.is_cue(i, self.cues.plain) for i in range(a, b)) or self.w.text[b - 1] in (",", ":")

    def clause_end(self, p: Piece) -> int:
        """The end of a reported clause that holds a quotation: the sentence's end, or before ", he added"."""
        w = self.w
        a, b = p.after
        if a >= b or w.text[a] in STOPPING or w.low[a] in ("and", "but", "or") or w.sentence[a] != w.sentence[max(p.last - 1, 0)]:
            return p.mark.end
        end = a
        while (
            end < b
            and w.text[end] not in (",", ";", ".", "—", "–", "?", "!", ":")
            and w.low[end] not in ("said", "adding", "saying", "according")
        ):
            end += 1
        return w.end[end - 1] if end > a else p.mark.end

    # ------------------------------------------------------------------ without marks
    def transcript(self, spoken: Sequence[Turn]) -> list[Content]:
        """Each turn of a transcript is a quote."""
        w = self.w
        return [
            (
                [Span(w.start[turn.first], w.end[turn.last - 1])],
                Attribution(turn.phrase, turn.phrase.last, turn.phrase.last + 1, "transcript"),
                "transcript",
                turn.first,
            )
            for turn in spoken
        ]

    def reported(self, quoted: Sequence[Content]) -> list[Content]:
        """Reported speech in what the quotations leave free."""
        w = self.w
        finder = Reported(w, self.lex, self.cues, self.occupied(quoted))
        out: list[Content] = []
        for a, b in w.sentences:
            if w.paragraph[a] in self.spoken_paragraphs:
                continue
            for found in finder.find(a, b):
                first, last = found.content_from, found.content_to
                pieces = [(first, found.gap[0]), (found.gap[1], last)] if found.gap else [(first, last)]
                spans = [Span(w.start[a], w.end[b - 1]) for a, b in pieces]
                out.append((spans, found, found.rule, found.content_from))
        return out

    def occupied(self, quoted: Sequence[Content]) -> list[bool]:
        """For each word, whether it stands in a quote or is its cue."""
        w = self.w
        out = [False] * len(w)
        for spans, found, _, _ in quoted:
            for span in spans:
                for i in range(w.at(span.start), w.at(span.end - 1) + 1):
                    out[i] = True
            if found and found.cue_first >= 0:
                for i in range(found.cue_first, found.cue_last):
                    out[i] = True
        return out

    # ------------------------------------------------------------------ plain data
    def number(self, contents: Sequence[Content]) -> list[Quote]:
        w = self.w
        out: list[Quote] = []
        for spans, found, rule, _ in contents:
            cue = Span(w.start[found.cue_first], w.end[found.cue_last - 1]) if found and found.cue_first >= 0 else None
            speakers, referent = self.speakers(found, spans)
            sure = referent.sure if referent.rule else "carried" if rule in CARRIED else "certain"
            out.append(
                Quote(
                    len(out),
                    tuple(trimmed(w.source, s) for s in spans),
                    "direct" if rule == "transcript" else self.kind(spans),
                    speakers[0] if speakers else None,
                    cue,
                    rule,
                    tuple(speakers[1:]),
                    sure,
                    referent.rule,
                )
            )
        return out

    def kind(self, spans: Sequence[Span]) -> str:
        """direct when all letters stand inside marks, mixed when three words do, else indirect."""
        w = self.w
        inside = total = quoted_words = 0
        for span in spans:
            for i in range(w.at(span.start), len(w)):
                if w.start[i] >= span.end:
                    break
                size = sum(c.isalnum() for c in w.text[i])
                total += size
                if w.quoted[i]:
                    inside += size
                    quoted_words += bool(size)
        if total and inside / total >= WHOLE:
            return "direct"
        return "mixed" if quoted_words >= 3 else "indirect"

    def speakers(self, found: Attribution | None, spans: Sequence[Span]) -> tuple[list[Speaker], Referent]:
        """All who speak, and whom the phrase of the first means."""
        if found is None:
            return [], Referent()
        phrases = self.naming.together(self.naming.name_of(found.phrase))
        referents = [self.resolving.referent(phrase) for phrase in phrases]
        first = referents[0]
        together = tuple(r.person for r in referents[1:] if r.person is not None) or first.beside
        w = self.w
        said = range(w.sentence[w.at(spans[0].start)], w.sentence[max(0, w.at(spans[-1].end - 1))] + 1)
        self.resolving.note(phrases[0].first, replace(first, beside=together), said)
        speakers = [self.speaker(phrase, referent) for phrase, referent in zip(phrases, referents, strict=True)]
        local = speakers[0]
        speakers += [replace(local, name=self.people.persons[n].name, person=n) for n in first.beside]
        return speakers, first

    def speaker(self, phrase: Phrase, referent: Referent) -> Speaker:
        w = self.w
        if referent.person is None:
            self.unnamed.append(phrase)
        start, end = w.start[phrase.first], w.end[phrase.last - 1]
        if referent.person is not None:
            name = self.people.persons[referent.person].name
        elif phrase.antecedent:
            name = self.words_of(*phrase.antecedent)
        else:
            name = self.words_of(*self.resolving.bodies.extent(referent.phrase or phrase))
        return Speaker(" ".join(name.split()), referent.person, start, end)

    def words_of(self, first: int, last: int) -> str:
        return self.w.source[self.w.start[first] : self.w.end[last - 1]]


CARRIED = frozenset(("same-paragraph", "previous-paragraph", "reopened", "next-sentence", "previous-subject"))
STOPPING = frozenset((",", ".", ";", ":", "—", "–", "--", "?", "!"))


def trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

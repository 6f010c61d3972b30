"""Quotes: quoted and reported speech, each with its cue and its speaker.

Every stretch inside quotation marks is asked in turn: what stands after it, before it, which verb governs it; those
that have no cue of their own go on with the speaker of their paragraph. Sentences without marks are read for reported
speech. Titles, slogans and scare quotes are told from speech by the words around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.language.classes import ARTICLES, DAYS, INTRODUCING, OBJECT_PRONOUNS, PRONOUNS, TIME
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases import Phrases
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.carrying import Carrying
from briefing.analysis.quotes.contents import Content, Contents
from briefing.analysis.quotes.cues.attribution import OBJECT_RELATIVES, Cues
from briefing.analysis.quotes.cues.closing import Attribution
from briefing.analysis.quotes.introduced import introduced, signed
from briefing.analysis.quotes.reported.finding import Reported
from briefing.analysis.quotes.speakers.naming import Naming
from briefing.analysis.quotes.speakers.referents import Referent
from briefing.analysis.quotes.speakers.resolving import Speakers
from briefing.analysis.quotes.speakers.together import Together
from briefing.analysis.quotes.speech import Piece, Speech
from briefing.analysis.quotes.transcripts import Turn, turns
from briefing.lexicon.lists import Lexicon
from briefing.model import Quote, Span, Speaker

STOPS_NAME = (",", ";", ":")
LONGEST_CUE = 16
"""words of a sentence that only says who said what stands before it"""
ENDS_SPEECH = (",", "?", "!", "—", "–", "-", "…")


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
        self.together = Together(self.naming)
        self.resolving = Speakers(words, people, self.cues, self.naming, self.together)
        self.speech, self.saying = Speech(words, self.cues), Contents(words, self.cues)
        self.carrying = Carrying(people, self.cues, self.naming, self.resolving)
        self.spoken_paragraphs: set[int] = set()
        self.unnamed: list[Phrase] = []

    def find(self) -> list[Quote]:
        spoken = turns(self.w, self.people)
        self.spoken_paragraphs = {self.w.paragraph[turn.first] for turn in spoken}
        led = self.led_in()
        pieces = self.speech.pieces(self.spoken_paragraphs)
        for number, piece in enumerate(pieces):
            self.attribute(pieces, number, piece)
        self.carrying.carry_on(pieces)
        contents = self.saying.of([p for p in pieces if p.found or self.stands_alone(p)])
        contents += self.transcript(spoken) + led
        contents += self.reported(contents)
        contents.sort(key=lambda c: c[0][0].start)
        return self.number(contents)

    # ------------------------------------------------------------------ which marks are speech

    def stands_alone(self, p: Piece) -> bool:
        """A quotation nobody is said to speak is still shown when it is a sentence of its own."""
        a, b = p.before
        text = self.w.source[p.mark.start : p.mark.end].strip()
        whole = p.words > 1 and a == b and p.after[0] >= p.after[1] and text[:1].isupper() and text.endswith((".", "!", "?"))
        return p.words >= 5 or whole

    # ------------------------------------------------------------------ cues beside the marks
    def attribute(self, pieces: Sequence[Piece], number: int, p: Piece) -> None:
        w = self.w
        a, b = p.before
        text = w.source[p.mark.start : p.mark.end].rstrip(" '’\"”")
        outside = w.source[p.mark.right : p.mark.right + 2].strip()[:1]
        open_end = text.endswith(ENDS_SPEECH) or outside in (",", "—", "–") or not text.endswith(".") or self.goes_on(p)
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
        elsewhere = self.leads_to_next(right) or self.leads_on(right) if right else False
        if left and right and (self.names_it(left, b) or elsewhere or self.in_opening_clause(left, a, b)):
            right = None
        if right is None and open_end and (not leads_in or left is None):
            right = self.cues.tail(*p.after)
        p.found = self.choose(left, right, leads_in) or (self.cues.sources.around(p.before, p.after) if open_end else None)
        p.found = p.found or (self.cues.heading(a, b) if a < b else None)
        if p.found:
            p.rule = p.found.rule

    def goes_on(self, p: Piece) -> bool:
        """True where a full stop inside the mark ends no sentence: “… missing.” said Holm on Monday."""
        a, b = p.after
        return (b > a and self.w.text[a].islower()) or self.cue_alone(p)

    def cue_alone(self, p: Piece) -> bool:
        """ "… missing.” Holm said on Monday.": speaker, verb, whom it was told and when alone make the sentence after a full stop."""
        w, verbs = self.w, self.cues.verbs
        a, b = p.after
        if not 2 < b - a <= LONGEST_CUE or w.text[b - 1] != ".":
            return False
        v = b - 2
        while v > a and (w.low[v] in TIME or w.low[v] in DAYS or w.low[v] in OBJECT_PRONOUNS or w.low[v] == "on"):
            v -= 1
        if w.low[v - 1 : v + 1] == ["as", "saying"]:
            return True
        subject = self.phrases.subject_before(v, a) if verbs.is_cue(v, verbs.plain) else None
        return subject is not None and not any(w.text[i] in STOPS_NAME or w.low[i] in PRONOUNS for i in range(a, subject.first))

    def names_it(self, left: Attribution, b: int) -> bool:
        """ "under what Holm called “…”", "as the Gazette says “…”": verb and subject stand at the mark, and a what or as before them."""
        w, k = self.w, left.phrase.first - 1
        while k > 0 and w.cap[k]:
            k -= 1
        k -= k > 0 and w.low[k] in ARTICLES
        return left.cue_last == b and k >= 0 and (w.low[k] in OBJECT_RELATIVES or w.low[k] == "as")

    def in_opening_clause(self, left: Attribution, a: int, b: int) -> bool:
        """ "When a man shouted, “…,” Holm joked": the verb at the mark is that of the clause which opens the sentence."""
        return left.cue_last == b - 1 and self.w.low[a] in INTRODUCING and self.w.text[b - 1] in STOPS_NAME

    def leads_to_next(self, right: Attribution) -> bool:
        """ "… said the hall was “a dump,” Holm said: “…” ": the verb leads to the quotation that follows."""
        w = self.w
        return right.rule in ("cue-after", "verb-after") and w.text[right.cue_last : right.cue_last + 1] == [":"]

    def leads_on(self, right: Attribution) -> bool:
        """ "Citing a report that called it “a gift,” Holm said that …": the verb has words of its own to tell."""
        return self.w.low[right.cue_last : right.cue_last + 1] == ["that"]

    def beside(self, left: Attribution, b: int) -> bool:
        """True when a verb of saying stands at the mark, an addressee or a day at most between them."""
        return b - left.cue_last <= 6 and self.w.low[left.cue_first] in self.cues.verbs.strong

    def choose(self, left: Attribution | None, right: Attribution | None, leads_in: bool) -> Attribution | None:
        if left is None or right is None:
            return left or right
        if right.rule == "according-to":
            return right
        if right.rule == "verb-after":
            return left
        if left.rule in ("cue-before", "cue-inverted"):
            return right
        if left.rule == "cue-colon":
            return right
        if left.rule in ("clause-subject", "participle") and not leads_in:
            return right
        return left

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

    def led_in(self) -> list[Content]:
        """The paragraphs without marks that the sentence before leads in; they are said, like turns."""
        w = self.w
        out: list[Content] = []
        for number in range(len(w.paragraphs)):
            if not {number, number + 1} & self.spoken_paragraphs and (found := introduced(w, self.cues, number)):
                self.spoken_paragraphs.add(number + 1)
                out.append(([Span(*w.spans[number + 1])], found, "led-in", w.paragraphs[number + 1][0]))
            elif not {number - 1, number} & self.spoken_paragraphs and (found := signed(w, self.people.at_word, number)):
                self.spoken_paragraphs |= {number - 1, number}
                out.append(([Span(*w.spans[number - 1])], found, "signed", w.paragraphs[number - 1][0]))
        return out

    def reported(self, quoted: Sequence[Content]) -> list[Content]:
        """Reported speech in what the quotations leave free."""
        w = self.w
        finder = Reported(w, self.lex, self.cues, self.occupied(quoted))
        out: list[Content] = []
        for a, b in w.sentences:
            if w.paragraph[a] in self.spoken_paragraphs:
                continue
            told = list(finder.find(a, b))
            for found in told:
                first, last = found.content_from, found.content_to
                pieces = [(first, found.gap[0]), (found.gap[1], last)] if found.gap else [(first, last)]
                spans = [self.saying.with_mark(Span(w.start[a], w.end[b - 1])) for a, b in pieces]
                out.append((spans, found, found.rule, found.content_from))
            out += [
                ([Span(w.start[first], w.end[last - 1])], None, "asked", first)
                for first, last in finder.asked(a, b)
                if not any(f.content_from < last and first < f.content_to for f in told)
            ]
        return out

    def occupied(self, quoted: Sequence[Content]) -> list[bool]:
        """For each word, whether it stands in a quote or is its cue."""
        w = self.w
        out = [False] * w.count
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
                    "direct" if rule in UNMARKED else self.saying.kind(spans),
                    speakers[0] if speakers else None,
                    cue,
                    rule,
                    tuple(speakers[1:]),
                    sure,
                    referent.rule,
                )
            )
        return out

    def speakers(self, found: Attribution | None, spans: Sequence[Span]) -> tuple[list[Speaker], Referent]:
        """All who speak, and whom the phrase of the first means."""
        if found is None:
            return [], Referent()
        labelled = found.rule == "transcript"
        phrases = [found.phrase] if labelled else self.together.together(self.naming.name_of(found.phrase))
        referents = [self.resolving.of_label(p) if labelled else self.resolving.referent(p) for p in phrases]
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
        w, last = self.w, phrase.last
        if referent.person is not None:
            name = self.people.persons[referent.person].name
        else:
            self.unnamed.append(phrase)
            named = phrase.antecedent or self.resolving.bodies.names.extent(referent.phrase or phrase)
            name = self.words_of(*named)
            last = max(last, named[1]) if referent.phrase in (None, phrase) and not phrase.antecedent else last
        return Speaker(" ".join(name.split()), referent.person, w.start[phrase.first], w.end[last - 1])

    def words_of(self, first: int, last: int) -> str:
        return self.w.source[self.w.start[first] : self.w.end[last - 1]]


UNMARKED = frozenset(("transcript", "led-in", "signed"))
"""rules that find direct speech without quotation marks"""
CARRIED = frozenset(("same-paragraph", "previous-paragraph", "answer", "reopened", "next-sentence", "previous-subject"))


def trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

"""Reported speech: what somebody is said to say, think or want, without quotation marks.

A sentence is read from left to right. Each verb that reports is tried with what may follow it: a clause ("said that
..."), an infinitive ("promised to ..."), an addressee and an infinitive ("urged Y to ..."), an object and what is said
of it ("accused Y of ..."), a topic ("called for ..."). The lists are in `lexicon/reported.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.language.classes import (
    DETERMINERS,
    ENDING_AFTER_COMMA,
    FINITE,
    INTRODUCING,
    NOUN_FORMS,
    POSSESSORS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.closing import RELATIVES, Attribution
from briefing.analysis.quotes.reported.agents import Agents
from briefing.analysis.quotes.reported.clauses import SHORTEST
from briefing.analysis.quotes.reported.frames import QUESTION_WORDS, Frames
from briefing.analysis.quotes.reported.nouns import Nouns
from briefing.lexicon.lists import Lexicon

TELLING = ("according", ":")
ENDS_QUESTION = frozenset((",", ".", ";"))
BREAKS = frozenset((",", "-", "—", "–", "--", ";", ":"))
OTHER_CLAUSES = SUBORDINATORS - {"and", "or"}
BEFORE_NO_VERB = PREPOSITIONS | DETERMINERS | {"who", "and", "or"}


class Reported:
    """Finds the reported speech of one document; `occupied` are the words that belong to quotations already."""

    def __init__(self, words: Words, lexicon: Lexicon, cues: Cues, occupied: Sequence[bool]) -> None:
        self.w, self.lex, self.cues, self.phrases = words, lexicon, cues, cues.phrases
        self.verbs = lexicon.reporting
        self.occupied = occupied
        self.frames = Frames(cues)
        self.agents = Agents(cues, self.frames)
        self.nouns = Nouns(cues, self.frames)
        self.telling = self._telling()

    def _telling(self) -> list[int]:
        """The words without which nothing is reported: forms of verbs that may report, nouns that do, "according", a colon."""
        verbs, quoted = self.verbs, self.w.quoted
        others = {*self.nouns.after, *TELLING}
        return [i for i, word in enumerate(self.w.low) if (word in verbs and not quoted[i]) or word in others]

    def find(self, a: int, b: int) -> Iterator[Attribution]:
        """The attributions of the sentence [a, b), from left to right; their contents do not overlap."""
        w = self.w
        if bisect_left(self.telling, a) == bisect_left(self.telling, b):
            return
        end = b
        while end > a and not w.text[end - 1][0].isalnum():
            end -= 1
        a = max(a, min(w.after_dateline(w.paragraph[a]), end))
        whole = not any(self.occupied[a:end])
        if whole and (
            found := self.as_said(a, end)
            or self.headline(a, end)
            or self.cues.closings.closing(a, end)
            or self.according(a, end)
            or self.middle(a, end)
        ):
            yield found
            return
        at = a
        while at < end:
            stop = next((i for i in range(at, end) if self.occupied[i]), end)
            if at == a and (found := self.closed_before(a, stop)):
                yield found
                at = stop
            while at < stop:
                found = self.next_clause(at, a, stop)
                if found is None:
                    break
                yield found
                at = found.content_to
            at = next((i for i in range(stop, end) if not self.occupied[i]), end)

    def asked(self, a: int, b: int) -> Iterator[tuple[int, int]]:
        """ "Asked whether the dam would hold, Holm ...": the words [first, last) of questions of the sentence that nobody is said to ask."""
        w = self.w
        if "asked" not in w.low[a:b]:
            return
        for v in range(a, b - SHORTEST):
            first = v + 1 + w.low[v + 1].endswith("ly")
            opens = v == a or w.low[v - 1] == "when"
            if w.low[v] != "asked" or not opens or self.occupied[v] or w.low[first] not in QUESTION_WORDS:
                continue
            last = next((i for i in range(first, b) if w.text[i] in ENDS_QUESTION or self.occupied[i]), b)
            if last < b and last - first >= SHORTEST and not self.occupied[last]:
                yield first, last

    def closed_before(self, a: int, stop: int) -> Attribution | None:
        """ "Clause, X said, adding, “…”": the attribution that ends the words before a quotation."""
        w, end = self.w, stop
        while end > a and (not w.text[end - 1][0].isalnum() or w.low[end - 1].endswith("ing") or w.low[end - 1] == "and"):
            end -= 1
        return self.cues.closings.closing(a, end) if end > a + SHORTEST else None

    def next_clause(self, at: int, a: int, stop: int) -> Attribution | None:
        """The first verb in [at, stop) that reports something; its subject is looked for from `a` on."""
        for v in self.telling[bisect_left(self.telling, at) : bisect_left(self.telling, stop - 1)]:
            if self.cues.verbs.is_verb(v) and (found := self.agents.behind(v, stop) or self.of_verb(v, a, stop)):
                return found
            if self.w.low[v] in self.nouns.after and (found := self.nouns.content(v, a, stop)):
                return found
        return None

    # ------------------------------------------------------------------ the clause comes first
    def as_said(self, a: int, end: int) -> Attribution | None:
        """As X said, clause. / As (first) reported by X, clause."""
        w = self.w
        first = a + (w.low[a] in ("but", "and"))
        if first >= end or w.low[first] != "as":
            return None
        comma = next((i for i in range(first, min(end, first + 16)) if w.text[i] == ","), end)
        by = next((i for i in range(first + 2, min(comma, first + 4)) if w.low[i] == "by"), 0)
        if by and comma + SHORTEST < end and self.cues.verbs.is_cue(by - 1):
            agent = self.phrases.phrase_starting(by + 1, comma)
            return Attribution(agent, by - 1, by + 1, "reported-after", comma + 1, end) if agent else None
        if comma + SHORTEST >= end or not self.cues.verbs.is_cue(comma - 1, self.cues.verbs.ending):
            return None
        phrase = self.phrases.subject_before(comma - 1, first + 1)
        return Attribution(phrase, comma - 1, comma, "reported-after", comma + 1, end) if phrase else None

    def headline(self, a: int, end: int) -> Attribution | None:
        """X: clause. / Poll: clause. So write headlines."""
        w, colon = self.w, self.cues.heading_colon(a, end)
        if colon + SHORTEST >= end or not w.cap[colon + 1] or not self.cues.verbs.has_verb(colon, end):
            return None
        phrase = self.phrases.name_ending(colon, a)
        if phrase is None and w.low[colon - 1] in self.lex["evidence_nouns"]:
            phrase = Phrase(a, colon, "noun")
        return Attribution(phrase, colon, colon + 1, "reported-colon", colon + 1, end) if phrase and phrase.first == a else None

    def middle(self, a: int, end: int) -> Attribution | None:
        """Clause, X said, rest of the clause."""
        w = self.w
        if self.cues.verbs.ending.isdisjoint(w.low[a + 2 : end - 3]):
            return None
        for v in range(a + 2, end - 3):
            if w.text[v + 1] == "," and self.cues.verbs.is_cue(v, self.cues.verbs.ending):
                comma = next((i for i in range(v - 1, max(a, v - 9), -1) if w.text[i] == ","), None)
                phrase = self.phrases.subject_before(v, comma + 1) if comma else None
                if phrase and comma and phrase.first - comma <= 4 and not RELATIVES.intersection(w.low[comma:v]):
                    return self.around(Attribution(phrase, v, v + 1, "reported-after"), a, comma, v + 1, end)
        return None

    def according(self, a: int, end: int) -> Attribution | None:
        """According to X, clause. / Clause, according to X. / Clause, according to X, rest of the clause."""
        w = self.w
        if "according" not in w.low[a:end]:
            return None
        for i in range(a, end - 2):
            if w.low[i] != "according" or w.low[i + 1] != "to":
                continue
            phrase = self.phrases.behind_preposition(i + 2, end)
            if not phrase or (phrase.kind != "pronoun" and w.low[phrase.first] in POSSESSORS and self.cues.verbs.has_verb(a, i)):
                return None
            found = Attribution(phrase, i, i + 2, "according-to")
            comma = next((k for k in range(phrase.last, end) if w.text[k] == ","), end)
            if i <= a + 1:
                if w.low[comma + 1 : comma + 2] in (["which"], ["who"], ["whose"]):
                    comma = next((k for k in range(comma + 1, end) if w.text[k] == ","), end)
                return replace(found, content_from=comma + 1, content_to=end) if comma + 2 < end else None
            stop = i - 1 if w.text[i - 1] == "," else i
            return self.around(found, a, stop, comma, end)
        return None

    def around(self, found: Attribution, a: int, stop: int, comma: int, end: int) -> Attribution:
        """The content [a, stop), and the words after `comma` too when the clause goes on there."""
        w = self.w
        rest = comma + 1
        end = next((k for k in range(rest, end) if w.text[k] == ";"), end)
        fragment = not self.cues.verbs.has_verb(a, stop) or w.low[a] in INTRODUCING
        goes_on = rest + 1 < end and not w.low[rest].endswith("ing") and w.low[rest] not in ENDING_AFTER_COMMA
        if rest + 1 < end and (fragment or (goes_on and (w.low[rest] in FINITE or found.rule == "reported-after"))):
            return replace(found, content_from=a, content_to=end, gap=(stop, rest))
        return replace(found, content_from=a, content_to=stop)

    # ------------------------------------------------------------------ what follows the verb
    def of_verb(self, v: int, a: int, stop: int) -> Attribution | None:
        framed = self.frames.content(v, stop)
        found = self.subject(v, a, framed[1]) if framed else None
        return Attribution(found, v, v + 1, framed[0], *framed[1]) if framed and found else None

    def subject(self, v: int, a: int, content: tuple[int, int]) -> Phrase | None:
        w = self.w
        if v == a and self.verbs[w.low[v]][1] == "ing":
            comma, end = content[1], w.sentences[w.sentence[v]][1]
            return self.phrases.phrase_starting(comma + 1, end) if comma < end and w.text[comma] == "," else None
        found = self.cues.of_verb(v, a, w.sentences[w.sentence[v]][1], inverted=False)
        return found.phrase if found else self.far_subject(v, a)

    def far_subject(self, v: int, a: int) -> Phrase | None:
        """ "People briefed on the move said ...": what the sentence begins with, where no other clause stands between."""
        w = self.w
        base, kind = self.verbs[w.low[v]]
        if base not in self.lex["report"] or kind == "ing" or w.low[v] in NOUN_FORMS or self.cues.verbs.passive(v):
            return None
        if w.low[v - 1] in BEFORE_NO_VERB or any(w.low[i] in OTHER_CLAUSES or w.text[i] in BREAKS for i in range(a, v)):
            return None
        return self.cues.subjects.sentence_subject(a, v)

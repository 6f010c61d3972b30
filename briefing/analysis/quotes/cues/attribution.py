"""Attribution: which cue stands beside a quotation, and whose it is.

Each finder looks at one place (before the opening mark, the clause, the sentence; behind the closing mark in after.py) and
answers with an `Attribution` that names its rule, or None. The patterns follow the usage of English-language news; the order
in which they are asked is in quotes.py.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.language.classes import (
    ARTICLES,
    ASKING,
    BEFORE_PROGRESSIVE,
    CIRCUMSTANTIAL,
    CLAUSE_PRONOUNS,
    CONTENT_GOES_ON,
    CONTRASTING,
    DETERMINERS,
    INTRODUCING,
    NO_VERB_AFTER,
    SPOKEN_PASSIVELY,
    TOLD_TO_SOMEBODY,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases import Phrases
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.after import After
from briefing.analysis.quotes.cues.closing import Attribution, Closing
from briefing.analysis.quotes.cues.messages import Messages
from briefing.analysis.quotes.cues.nouns_of_saying import NounsOfSaying
from briefing.analysis.quotes.cues.sources import Sources
from briefing.analysis.quotes.cues.subjects import Subjects
from briefing.analysis.quotes.cues.verbs import MAKES_PASSIVE, Verbs
from briefing.lexicon.lists import Lexicon, closed_class

OBJECT_RELATIVES = closed_class("object_relatives")
PERCEIVED = closed_class("perceived")
FARTHEST_COLON = 7
"""words from the beginning of a heading"""
BEFORE_NEXT_VERB = closed_class("before_next_verb") | {","}
"""what joins a verb to one before that has the same subject: "Holm smiled, then said" """

KEPT = ("participle", "agent")
"""rules of a verb that hold where it governs a partial quotation, too"""


class Cues:
    def __init__(self, words: Words, lexicon: Lexicon, phrases: Phrases) -> None:
        self.w, self.lex, self.phrases = words, lexicon, phrases
        self.verbs = Verbs(words, lexicon)
        self.subjects = Subjects(words, phrases, self.verbs)
        self.messages = Messages(words, phrases, self.subjects)
        self.closings = Closing(words, phrases, self.verbs)
        self.sources = Sources(words, phrases, self.verbs)
        self.nouns = NounsOfSaying(self.subjects, self.sources)
        behind = After(self.phrases, self.verbs, self.closings, self.nouns)
        self.after, self.tail = behind.after, behind.tail

    # ------------------------------------------------------------------ before the opening mark
    def before(self, a: int, b: int) -> Attribution | None:
        """X said, "…" / X told Y: "…" / ..., saying, "…": the fragment ends with a comma or a colon."""
        w = self.w
        if b - a < 2 or w.text[b - 1] not in (",", ":", "—", "–", "--") or " ".join(w.low[a : b - 1]) in self.lex["kickers"]:
            return None
        if w.low[b - 2] == "it" and b - 3 > a and w.low[b - 3] in ("put", "puts"):
            phrase = self.phrases.subject_before(b - 3, a)
            return Attribution(phrase, b - 3, b - 1, "cue-before") if phrase else None
        if w.text[b - 1] == ":" and (named := self.colon_name(a, b - 1)):
            return Attribution(named, b - 1, b, "cue-colon")
        for v in range(b - 2, a - 1, -1):
            if w.text[v] in (";", "."):
                break
            if not self.verbs.is_cue(v) or (w.low[v] == "quote" and w.low[v - 1] == "i"):
                continue  # "Holm said, and I quote": the writer quotes, and Holm speaks
            if v > a and w.low[v - 1] == "been" and w.low[v] not in self.verbs.strong:
                continue  # "Osei had been going too fast: “…” ": so one does, and does not speak
            found = self.of_verb(v, a, b)
            if found:
                return found
        if w.text[b - 1] == ":" and not self.subjects.spoken_to(a, b):
            phrase = self.subjects.sentence_subject(a, b)
            noun = phrase is not None and phrase.kind == "noun" and w.low[phrase.last - 1] in self.lex["nouns"]
            owner = self.subjects.owner(phrase.last - 1, a - 1) if phrase and noun else None
            if phrase and (owner or not self.headline_clause(phrase, b)):
                return Attribution(owner or phrase, b - 1, b, "cue-noun" if owner else "cue-colon")
        return None

    def headline_clause(self, phrase: Phrase, b: int) -> bool:
        """ "Herders sue over a dam: “…” ": what opens the headline without an article, ends in no role and goes on is a clause."""
        w = self.w
        opens = phrase.kind == "noun" and phrase.first == w.paragraphs[0][0] and w.low[phrase.first] not in DETERMINERS
        return opens and phrase.last < b - 1 and w.low[phrase.last - 1] not in self.lex["roles"]

    def colon_name(self, a: int, colon: int) -> Phrase | None:
        """ "Pollsters agree - Carl Osei: ...", "More from Osei: ...": a name alone before the colon."""
        phrase = self.phrases.name_ending(colon, a)
        if phrase is None:
            return None
        first = phrase.first
        while first - 2 > a and self.w.low[first - 1] == "and" and (first - 2) in self.phrases.name_end:
            first = self.phrases.name_end[first - 2]
        before = self.w.text[first - 1] if first > a else "-"
        return phrase if before.lower() in ("from", "by", "•") or before.startswith(("-", "—", "–")) else None

    def heading(self, a: int, b: int) -> Attribution | None:
        """ "Holm: Road ‘a scar across the valley’": the name before the colon of a heading, which the words [a, b) open."""
        w, colon = self.w, self.heading_colon(a, b)
        if colon + 1 >= b or w.paragraphs[w.paragraph[a]][0] != a or not w.cap[colon + 1]:
            return None
        phrase = self.phrases.name_ending(colon, a)
        titled = phrase is not None and all(w.cap[a : phrase.first])
        return Attribution(phrase, colon, colon + 1, "reported-colon", colon + 1) if phrase and titled else None

    def heading_colon(self, a: int, b: int) -> int:
        """The colon near the beginning of the words [a, b), as headings have one; b when there is none."""
        return next((i for i in range(a + 1, min(b, a + FARTHEST_COLON)) if self.w.text[i] == ":"), b)

    def of_verb(self, v: int, a: int, b: int, *, inverted: bool = True) -> Attribution | None:
        """The attribution of one verb: its subject before it, after it when inverted, or the sentence's for a participle."""
        w = self.w
        kind = self.verbs.forms[w.low[v]][1]
        if inserted := self.closings.inserted(v, a, b):
            return inserted
        if v > a and (holder := self.messages.holder(v, a)):
            return Attribution(holder, v, v + 1, "cue-before")
        if kind == "ing":
            phrase = self._of_participle(v, a)
            return Attribution(phrase, v, v + 1, "participle") if phrase else None
        if v > a and w.low[v - 1] == "to" and kind == "base":
            phrase = self.sources.made_to(v, a) or self.subjects.clause_subject(a, v - 1)
            return Attribution(phrase, v, v + 1, "cue-before") if phrase else None
        if self.verbs.passive(v):
            if behind := self.sources.agent(v, b):
                return behind
            if w.low[v] in SPOKEN_PASSIVELY or (v + 2 < b and w.low[v + 1] == "as" and w.low[v + 2] in ("saying", "telling")):
                phrase = self.phrases.subject_before(v, a)
                return Attribution(phrase, v, v + 1, "cue-before") if phrase else None
            return None
        phrase = self.phrases.subject_before(v, a) or self.messages.paper(v, a)
        if phrase:
            return Attribution(phrase, v, v + 1, "cue-before")
        if (v > a and w.low[v - 1] in BEFORE_NEXT_VERB) or (
            v > a + 1 and w.low[v - 1] in self.lex["aux"] and w.low[v - 2] in ("and", "but")
        ):
            phrase = self.subjects.of_joined(a, v)
            if phrase:
                return Attribution(phrase, v, v + 1, "cue-before")
        if inverted and (v == a or w.text[v - 1] == ","):
            phrase = self.phrases.phrase_starting(v + 1, b)
            if phrase:
                return Attribution(phrase, v, v + 1, "cue-inverted")
        return None

    def _of_participle(self, v: int, a: int) -> Phrase | None:
        """Whose the participle at word `v` is: its own subject's, else that of the clause or sentence."""
        if v == a and self.w.sentences[self.w.sentence[v]][0] < a:
            return self.subjects.sentence_subject(self.w.sentences[self.w.sentence[v]][0], v)
        before = self.w.low[v - 1] if v > a else ""
        if before in NO_VERB_AFTER:
            return None
        own = (
            self.sources.quoted(v, a)
            or self.sources.perceived(v, a)
            or self.subjects.companion(v, a)
            or self.subjects.same_as_verb(v, a)
        )
        if own:
            return own
        if before in PERCEIVED and self.w.low[v - 2] in MAKES_PASSIVE:
            return self.phrases.subject_before(v - 1, a)  # "Holm played a call in which a man was heard saying"
        return self.phrases.subject_before(v, a) if before in BEFORE_PROGRESSIVE else self.subjects.clause_subject(a, v)

    # ------------------------------------------------------------------ part of a sentence quoted
    def governing(self, a: int, b: int) -> Attribution | None:
        """The verb of the words [a, b) that governs a partial quotation right after them: the first verb of saying wins."""
        w = self.w
        if a < b and w.low[a] == "according" and a + 1 < b and w.low[a + 1] == "to":
            phrase = self.phrases.behind_preposition(a + 2, b)
            if phrase:
                comma = next((i for i in range(phrase.last, b) if w.text[i] == ","), phrase.last - 1)
                return Attribution(phrase, a, a + 2, "according-to", -1 if w.text[b - 1] == "," else comma + 1)
        if nearest := self._of_relative(a, b):
            return nearest
        for v in [*range(self._last_clause(a, b), b), *range(self._main_clause(a, b), b)]:
            if self.verbs.is_cue(v, self.verbs.plain):
                found = self._governed_by(v, a, b)
                if found and found.content_from < 0:
                    return self.sources.parenthetical(found, a, b) or replace(found, content_from=self.content_start(v, b))
                if found:
                    return found
        for v in range(b - 1, a - 1, -1):
            if self.verbs.is_cue(v):
                found = self._governed_by(v, a, b)
                if found:
                    return found
        return (
            self.nouns.before(a, b)
            or self.sources.in_so_many_words(a, b)
            or self.sources.who_is(a, b)
            or self.sources.for_whom(a, b)
        )

    def _of_relative(self, a: int, b: int) -> Attribution | None:
        """ "the road, which Holm has called “…” ", "a plan Osei hailed that she described as “…” ": the verb lacks the object that it is about."""
        w = self.w
        last = b - (w.low[b - 1] in ARTICLES)
        v = last - 1 - (w.low[last - 1] == "as")
        if v <= a + 1 or not self.verbs.is_cue(v):
            return None
        phrase = self.phrases.subject_before(v, a)
        k = phrase.first - 1 if phrase and phrase.kind != "noun" else a
        while k > a and w.cap[k]:
            k -= 1
        names = v < last - 1 or self.verbs.forms[w.low[v]][0] in self.lex["naming_verbs"]
        relative = w.low[k] in OBJECT_RELATIVES or (w.low[k] == "that" and names)
        return Attribution(phrase, v, b, "clause-subject") if phrase and k > a and relative else None

    def _governed_by(self, v: int, a: int, b: int) -> Attribution | None:
        found = self.of_verb(v, a, b, inverted=False)
        if found is None:
            return None
        return found if found.rule in KEPT else replace(found, rule="clause-subject")

    def _main_clause(self, a: int, b: int) -> int:
        """Past an introductory clause: "While not all that X says is true, Y said ..." begins at Y."""
        w = self.w
        if a < b and w.low[a] in INTRODUCING:
            return next((i + 1 for i in range(a, b) if w.text[i] == ","), a)
        return a

    def _last_clause(self, a: int, b: int) -> int:
        """Where ", although he tweeted that ..." begins: a clause of its own before the mark; `b` when there is none."""
        w = self.w
        for i in range(b - 1, a, -1):
            if w.low[i] in CONTRASTING and not w.quoted[i] and (w.text[i - 1] in (",", "—", ";") or w.low[i] != "but"):
                return i + 1
        return b

    def _of_inner_clause(self, v: int, that: int) -> bool:
        """True for the "that" of "said the wall was work that ...": it belongs to the clause that follows the verb at `v`."""
        subject = self.phrases.phrase_starting(v + 1, that)
        return subject is not None and self.verbs.has_verb(subject.last - 1, min(subject.last + 1, that))

    def content_start(self, v: int, b: int) -> int:
        """Where the clause begins that a verb of saying governs: after "that", after the addressee of "told"."""
        w = self.w
        for i in range(v + 1, min(b, v + 12)):
            if w.low[i] == "that" and not self._of_inner_clause(v, i):
                return i + 1
            if w.low[i] in ("if", "whether") and self.verbs.forms[w.low[v]][0] in ASKING:
                return i
            if w.low[i] in CLAUSE_PRONOUNS and i > v + 2 and w.low[v + 1] in CIRCUMSTANTIAL:
                return i
            if w.text[i] in (",", ":") or w.low[i] in CONTENT_GOES_ON:
                break
        if self.verbs.forms[w.low[v]][0] in TOLD_TO_SOMEBODY:
            phrase = self.phrases.phrase_starting(v + 1, b)
            if phrase:
                return phrase.last
        return v + 1

"""What may follow a verb that reports: a clause, an infinitive, an addressee and an infinitive, a topic, an object.

The frames are asked in the order of the table; the first that fits gives the words of what is reported. The verbs of each frame
are in `lexicon/reported.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.analysis.language.classes import (
    ADDRESSED,
    ADVERBS,
    BEFORE_ADDRESSEE,
    BEFORE_GERUND,
    BEFORE_NAMED_NOUN,
    BEFORE_THAT,
    CLAUSE_PRONOUNS,
    FINITE,
    PARTICLES,
    PREPOSITIONS,
    RELATIVE_SUBJECTS,
    SHOWING,
    SUBORDINATORS,
    UNREAL,
    WITHOUT_A_NAME,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.reported.clauses import SHORTEST, Clauses
from briefing.analysis.quotes.reported.objects import Objects
from briefing.lexicon.lists import closed_class

Content = tuple[int, int]
NO_ADJECTIVES = PREPOSITIONS | SUBORDINATORS | ADVERBS | FINITE | PARTICLES | {"who"}
QUESTION_WORDS = closed_class("question_words")
SHOWS_NOTHING = PREPOSITIONS | PARTICLES | {"that", "signs", "no"}
"""after "show": up, off, in; signs of; and what other frames take"""


class Frames:
    def __init__(self, cues: Cues) -> None:
        self.w, self.lex, self.cues, self.phrases = cues.w, cues.lex, cues, cues.phrases
        self.verbs = cues.verbs.forms
        self.clauses, self.objects = Clauses(cues), Objects(cues)
        self.after_object: dict[str, set[str]] = {}
        """verb -> the words that may follow its object, "of" after "accuse Y" """
        for entry in self.lex["object_then"]:
            base, *_, after = entry.split(" ")
            self.after_object.setdefault(base, set()).add(after)

    def content(self, v: int, stop: int) -> tuple[str, Content] | None:
        """The rule of the first frame that fits the verb at word `v`, and the words [start, end) that are reported."""
        base, kind = self.verbs[self.w.low[v]]
        unreal = self.unreal(v, kind)
        for row in FRAMES:
            if row.rule == "reported-act" and unreal:
                continue
            content = row.fits(self, v, base, stop)
            if content and content[1] > content[0]:
                return row.rule, content
        return None

    def clause(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "said that ...", "told Y (that) ...", "said ...": a clause with a subject and a verb of its own."""
        w = self.w
        particle = v + 1 < stop and f"{base} {w.low[v + 1]}" in self.lex["that_verbs"]
        known = particle or base in self.lex["that_verbs"]
        if base not in self.lex["report"] and (not known or self.unreal(v, self.verbs[w.low[v]][1])):
            return None
        for i in self.clause_starts(v + particle, base, stop):
            if i + SHORTEST > stop:
                continue
            if w.low[i] == "that" and w.low[i + 1] != "of":
                return self.clauses.until(i + (w.low[i + 1] not in FINITE), stop, v)
            if base in self.lex["needs_that"] and w.low[i] not in CLAUSE_PRONOUNS:
                continue
            if self.clauses.clause_opens(i, stop) and (base not in SHOWING or self.shown(v)):
                return self.clauses.until(i, stop, v)
        return None

    def shown(self, v: int) -> bool:
        """Polls, records and videos show and find; of people these verbs report something only with "that"."""
        subject = self.subject(v)
        return subject is not None and subject.kind in ("noun", "body")

    def subject(self, v: int) -> Phrase | None:
        return self.phrases.subject_before(v, self.w.sentences[self.w.sentence[v]][0])

    def clause_starts(self, v: int, base: str, stop: int) -> list[int]:
        """Where the clause may begin: past the addressee, past time and place, straight after the verb."""
        i = v + 1
        if base in ADDRESSED and self.w.low[i] != "that":
            i = self.objects.end(i, stop) or i
        starts = [i, self.clauses.past_circumstance(i, stop)]
        if i < stop and (that := self.far_that(i, stop)):
            starts.append(that)
        return list(dict.fromkeys(starts))

    def far_that(self, i: int, stop: int) -> int | None:
        """The "that" behind where, how and to whom it was said: "said with a smile that", "complained to the council that"."""
        low = self.w.low
        if low[i] in BEFORE_ADDRESSEE:
            to = self.objects.end(i + 1, stop, chained=False)
            return to if to and to + SHORTEST < stop and low[to] == "that" else None
        if not (low[i] in BEFORE_THAT or self.w.text[i] == "," or low[i].endswith("ly")):
            return None
        return next((k for k in range(i + 1, min(stop - SHORTEST, i + 16)) if low[k] == "that" and not self.reports(i, k)), None)

    def reports(self, a: int, b: int) -> bool:
        """Another verb that reports stands among the words [a, b), and the "that" after them is its own."""
        return any(self.cues.verbs.is_verb(k) for k in range(a, b))

    def unreal(self, v: int, kind: str) -> bool:
        """True for what is not said but may, must or is to be said: "could call", "start calling", "for calling"; not "by calling"."""
        low, i = self.w.low, v - 1
        while i > 0 and low[i] in ADVERBS:
            i -= 1
        if kind == "base" and low[i] in UNREAL:
            return True
        return kind == "ing" and low[i] != "by" and (low[i] in PREPOSITIONS or low[i] in BEFORE_GERUND)

    def infinitive(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "promised to ..."."""
        if base not in self.lex["aim_verbs"]:
            return None
        i = v + 1
        while i < stop and (self.w.low[i] in ADVERBS or self.clauses.is_time(i)):
            i += 1
        verb = i + 1 < stop and self.w.low[i] == "to" and self.w.text[i + 1].isalpha() and not self.w.cap[i + 1]
        if verb and not self.unnamed(i):
            return self.clauses.until(i, stop, v, bare=True)
        return None

    def unnamed(self, to: int) -> bool:
        """ "asked not to be named": said to the reporter, and no news."""
        return self.w.low[to + 1] == "be" and bool(WITHOUT_A_NAME.intersection(self.w.low[to + 2 : to + 4]))

    def asking(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "asked (Y) whether ...", "explained how ...": a question or what answers it."""
        if base not in self.lex["question_verbs"]:
            return None
        for i in dict.fromkeys((v + 1, self.clauses.past_circumstance(v + 1, stop), self.objects.end(v + 1, stop) or v + 1)):
            if i + SHORTEST <= stop and self.w.low[i] in QUESTION_WORDS:
                return self.clauses.until(i, stop, v)
        return None

    def gerund(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "reported raising nine million": what somebody is said to do or to have done."""
        low = self.w.low
        if base not in self.lex["gerund_verbs"] or v + SHORTEST >= stop or not low[v + 1].endswith("ing") or self.w.cap[v + 1]:
            return None
        return self.clauses.until(v + 1, stop, v, bare=True)

    def plainly(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "said all workers sign it": after "say" nearly everything is a clause, though its verb be unknown."""
        w = self.w
        if base != "say" or self.unreal(v, self.verbs[w.low[v]][1]):
            return None
        i = self.clauses.past_circumstance(v + 1, stop)
        opens = i + SHORTEST < stop and w.text[i][0].isalnum() and self.clauses.starts_phrase(i)
        return self.clauses.until(i, stop, v) if opens else None

    def relative(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "the wall, which Holm said was never paid for": what is said of the word before."""
        if base not in self.lex["report"] or not self.clauses.finite_at(v + 1, stop):
            return None
        subject = self.subject(v)
        if subject is None or self.w.low[subject.first - 1] not in RELATIVE_SUBJECTS:
            return None
        closed = next((i for i in range(v + 2, stop - 1) if self.w.text[i] == "," and self.w.low[i + 1] in FINITE), stop)
        return self.clauses.until(v + 1, closed, v)

    def showing(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "polls show Holm with a lead": whatever follows, of what can show something."""
        low = self.w.low
        if base not in SHOWING or v + SHORTEST >= stop or low[v + 1] in SHOWS_NOTHING:
            return None
        subject = self.subject(v)
        shows = subject is not None and low[subject.last - 1] in self.lex["evidence_nouns"]
        return self.clauses.until(v + 1, stop, v) if shows else None

    def urging(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "urged Y to ...": the addressee belongs to what is said."""
        i = self.particle(v, base, "urge_verbs")
        if i is None:
            return None
        last = self.objects.end(i, stop)
        if last and last + 2 <= stop and self.w.low[last] in ("to", "not") and not self.w.cap[last + 1]:
            return self.clauses.until(i, stop, v, bare=True)
        return None

    def topic(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "called for ..."."""
        low = self.w.low
        if v + 2 < stop and f"{base} {low[v + 1]}" in self.lex["topic_after"] and low[v + 2] != "as":
            return self.clauses.until(v + 2, stop, v, phrase=True)
        return None

    def accusing(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "accused Y of ...", "described Y as ..."."""
        after = self.after_object.get(base)
        if not after:
            return None
        i = v + 1
        if base == "refer" and i < stop and self.w.low[i] == "to":
            i += 1
        last = self.objects.behind(i, stop, after)
        return self.clauses.until(i, stop, v, phrase=True, least=last + 1) if last else None

    def naming(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "called him a ..."."""
        if base not in self.lex["naming_verbs"]:
            return None
        last = self.objects.end(v + 1, stop) if self.w.low[v + 1] not in PARTICLES else None
        if not last or last >= stop:
            return None
        noun = last + 1 < stop and self.w.low[last] in BEFORE_NAMED_NOUN
        if noun or (base == "call" and (self.adjective_at(last) or self.named_in_marks(last, stop))):
            return self.clauses.until(v + 1, stop, v, phrase=True, least=last + 1)
        return None

    def named_in_marks(self, i: int, stop: int) -> bool:
        """ "called the plan “absurd”": the name stands in quotation marks."""
        return i + 1 < stop and self.w.quoted[i + 1] and not self.w.text[i][0].isalnum()

    def adjective_at(self, i: int) -> bool:
        """ "called him divisive": what stands right after the object and opens nothing else."""
        w = self.w
        return w.text[i][0].isalpha() and not w.cap[i] and w.low[i] not in NO_ADJECTIVES and not self.clauses.is_time(i)

    def object(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "denied ...": a noun phrase or a gerund."""
        if base not in self.lex["object_verbs"]:
            return None
        low = self.w.low
        i = v + 1
        if i + 1 < stop and low[i] not in ADVERBS and (low[i].endswith("ing") or self.objects.end(i, stop)):
            content = self.clauses.until(i, stop, v, phrase=True)
            return content if content[1] - content[0] >= 1 else None
        return None

    def particle(self, v: int, base: str, name: str) -> int | None:
        """The word after the verb, or after its particle: "call on", "appeal to"."""
        if base in self.lex[name]:
            return v + 1
        return v + 2 if v + 1 < self.w.count and f"{base} {self.w.low[v + 1]}" in self.lex[name] else None


@dataclass(frozen=True, slots=True)
class Row:
    rule: str
    fits: Callable[[Frames, int, str, int], Content | None]
    example: str
    near_miss: str


FRAMES = (
    Row("reported", Frames.gerund, "Anna Holm denied breaking the law.", "Anna Holm stopped breaking the law."),
    Row("reported", Frames.clause, "Anna Holm said that the dam would hold.", "Anna Holm saw that the dam would hold."),
    Row(
        "reported",
        Frames.relative,
        "The wall, which Anna Holm argued was never paid for, has fallen.",
        "The wall, which Anna Holm saw was never paid for, has fallen.",
    ),
    Row(
        "reported",
        Frames.asking,
        "Anna Holm asked the council whether it would pay.",
        "Anna Holm saw the council whether it would pay.",
    ),
    Row("reported", Frames.plainly, "Anna Holm said all workers sign it first.", "Anna Holm saw all workers sign it first."),
    Row("reported", Frames.showing, "Polls show Anna Holm with a clear lead.", "Friends show Anna Holm with a clear lead."),
    Row("reported-act", Frames.infinitive, "Anna Holm promised to rebuild the dam.", "Anna Holm asked not to be named for now."),
    Row(
        "reported-act", Frames.urging, "Anna Holm urged the council to pay for it.", "Anna Holm helped the council to pay for it."
    ),
    Row(
        "reported-act",
        Frames.accusing,
        "Anna Holm accused the council of hiding the bill.",
        "Anna Holm cured the council of hiding the bill.",
    ),
    Row(
        "reported-act", Frames.topic, "Anna Holm called for a wall along the river.", "Anna Holm paid for a wall along the river."
    ),
    Row(
        "reported-act", Frames.naming, "Anna Holm called the plan a waste of money.", "Anna Holm made the plan a waste of money."
    ),
    Row("reported-act", Frames.object, "Anna Holm criticized the slow work of it.", "Anna Holm hid the slow work of it."),
)
"""in the order in which they are asked; the reasons are in rules.toml"""

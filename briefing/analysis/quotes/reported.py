"""Reported speech: what somebody is said to say, think or want, without quotation marks.

A sentence is read from left to right. Each verb that reports is tried with what may follow it: a clause ("said that
..."), an infinitive ("promised to ..."), an addressee and an infinitive ("urged Y to ..."), an object and what is said
of it ("accused Y of ..."), a topic ("called for ..."). The lists are in `lexicon/reported.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.language.classes import (
    ADDRESSED,
    ADVERBS,
    AFTER_VERB,
    CIRCUMSTANCE,
    CIRCUMSTANTIAL,
    CLAUSE_OPENERS,
    CLAUSE_PRONOUNS,
    DAYS,
    DETERMINERS,
    ENDING_AFTER_COMMA,
    FINITE,
    INTRODUCING,
    NOT_HEADS,
    OBJECT_PRONOUNS,
    PARTICLES,
    PAST,
    POSSESSORS,
    PREPOSITIONS,
    RELATIVE,
    SHOWING,
    SUBORDINATORS,
    TIME,
    UNREAL,
)
from briefing.analysis.language.phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.attribution import Cues
from briefing.analysis.quotes.closing import Attribution
from briefing.lexicon.lists import Lexicon, closed_class

SHORTEST = 3
DASHES = frozenset(("—", "–", "--"))
CLAUSE_STOPS = frozenset((";", ":"))


class Reported:
    """Finds the reported speech of one document; `occupied` are the words that belong to quotations already."""

    def __init__(self, words: Words, lexicon: Lexicon, cues: Cues, occupied: Sequence[bool]) -> None:
        self.w, self.lex, self.cues, self.phrases = words, lexicon, cues, cues.phrases
        self.verbs = lexicon.reporting
        self.occupied = occupied
        self.after_object: dict[str, set[str]] = {}
        """verb -> the words that may follow its object, "of" after "accuse Y" """
        for entry in lexicon["object_then"]:
            base, *_, after = entry.split(" ")
            self.after_object.setdefault(base, set()).add(after)

    def find(self, a: int, b: int) -> Iterator[Attribution]:
        """The attributions of the sentence [a, b), from left to right; their contents do not overlap."""
        w = self.w
        end = b
        while end > a and not w.text[end - 1][0].isalnum():
            end -= 1
        a = max(a, min(w.after_dateline(w.paragraph[a]), end))
        whole = not any(self.occupied[a:end])
        if whole and (
            found := self.as_said(a, end) or self.cues.closings.closing(a, end) or self.according(a, end) or self.middle(a, end)
        ):
            yield found
            return
        at = a
        while at < end:
            stop = next((i for i in range(at, end) if self.occupied[i]), end)
            while at < stop:
                found = self.next_clause(at, a, stop)
                if found is None:
                    break
                yield found
                at = found.content_to
            at = next((i for i in range(stop, end) if not self.occupied[i]), end)

    def next_clause(self, at: int, a: int, stop: int) -> Attribution | None:
        """The first verb in [at, stop) that reports something; its subject is looked for from `a` on."""
        for v in range(at, stop - 1):
            if self.cues.verbs.is_verb(v) and (found := self.of_verb(v, a, stop)):
                return found
        return None

    # ------------------------------------------------------------------ the clause comes first
    def as_said(self, a: int, end: int) -> Attribution | None:
        """As X said, clause."""
        w = self.w
        first = a + (w.low[a] in ("but", "and"))
        if first >= end or w.low[first] != "as":
            return None
        comma = next((i for i in range(first, min(end, first + 16)) if w.text[i] == ","), end)
        if comma + SHORTEST >= end or not self.cues.verbs.is_cue(comma - 1, self.cues.verbs.ending):
            return None
        phrase = self.phrases.subject_before(comma - 1, first + 1)
        return Attribution(phrase, comma - 1, comma, "reported-after", comma + 1, end) if phrase else None

    def middle(self, a: int, end: int) -> Attribution | None:
        """Clause, X said, rest of the clause."""
        w = self.w
        for v in range(a + 2, end - 3):
            if w.text[v + 1] == "," and self.cues.verbs.is_cue(v, self.cues.verbs.ending):
                comma = next((i for i in range(v - 1, max(a, v - 9), -1) if w.text[i] == ","), None)
                phrase = self.phrases.subject_before(v, comma + 1) if comma else None
                if phrase and comma and phrase.first - comma <= 4:
                    return self.around(Attribution(phrase, v, v + 1, "reported-after"), a, comma, v + 1, end)
        return None

    def according(self, a: int, end: int) -> Attribution | None:
        """According to X, clause. / Clause, according to X. / Clause, according to X, rest of the clause."""
        w = self.w
        for i in range(a, end - 2):
            if w.low[i] != "according" or w.low[i + 1] != "to":
                continue
            phrase = self.phrases.phrase_starting(i + 2, end)
            if not phrase or (w.low[phrase.first] in POSSESSORS and self.cues.verbs.has_verb(a, i)):
                return None
            found = Attribution(phrase, i, i + 2, "according-to")
            comma = next((k for k in range(phrase.last, end) if w.text[k] == ","), end)
            if i <= a + 1:
                return replace(found, content_from=comma + 1, content_to=end) if comma + 2 < end else None
            stop = i - 1 if w.text[i - 1] == "," else i
            return self.around(found, a, stop, comma, end)
        return None

    def around(self, found: Attribution, a: int, stop: int, comma: int, end: int) -> Attribution:
        """The content [a, stop), and the words after `comma` too when the clause goes on there."""
        w = self.w
        rest = comma + 1
        fragment = not self.cues.verbs.has_verb(a, stop) or w.low[a] in INTRODUCING
        goes_on = rest + 1 < end and not w.low[rest].endswith("ing") and w.low[rest] not in ENDING_AFTER_COMMA
        if rest + 1 < end and (fragment or (goes_on and (w.low[rest] in FINITE or found.rule == "reported-after"))):
            return replace(found, content_from=a, content_to=end, gap=(stop, rest))
        return replace(found, content_from=a, content_to=stop)

    # ------------------------------------------------------------------ what follows the verb
    def of_verb(self, v: int, a: int, stop: int) -> Attribution | None:
        base, kind = self.verbs[self.w.low[v]]
        acts = (self.infinitive, self.urging, self.topic, self.accusing, self.naming, self.object)
        for frame in (self.clause, *(() if self.unreal(v, kind) else acts)):
            content = frame(v, base, stop)
            if content and content[1] - content[0] >= 1:
                found = self.subject(v, a, content)
                rule = "reported" if frame == self.clause else "reported-act"
                return Attribution(found, v, v + 1, rule, *content) if found else None
        return None

    def unreal(self, v: int, kind: str) -> bool:
        """True for what is not said but may, must or is to be said: "could call", "a chance to call", "start calling"."""
        low, i = self.w.low, v - 1
        while i > 0 and low[i] in ADVERBS:
            i -= 1
        if kind == "base" and low[i] in UNREAL:
            return True
        return kind == "ing" and (low[i] in PREPOSITIONS or low[i] in ("start", "stop", "keep", "began", "started", "stopped"))

    def subject(self, v: int, a: int, content: tuple[int, int]) -> Phrase | None:
        w = self.w
        if v == a and self.verbs[w.low[v]][1] == "ing":
            comma, end = content[1], w.sentences[w.sentence[v]][1]
            return self.phrases.phrase_starting(comma + 1, end) if comma < end and w.text[comma] == "," else None
        found = self.cues.of_verb(v, a, w.sentences[w.sentence[v]][1], inverted=False)
        return found.phrase if found else None

    def clause(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "said that ...", "told Y (that) ...", "said ...": a clause with a subject and a verb of its own."""
        w = self.w
        if base not in self.lex["report"] and (base not in self.lex["that_verbs"] or self.unreal(v, self.verbs[w.low[v]][1])):
            return None
        for i in self.clause_starts(v, base, stop):
            if i + SHORTEST > stop:
                continue
            if w.low[i] == "that" and w.low[i + 1] != "of":
                return self.until(i + (w.low[i + 1] not in FINITE), stop, v)
            if w.low[i] in ("if", "whether") and base in ("ask", "wonder", "question", "know", "see", "decide"):
                return self.until(i, stop, v)
            if self.clause_opens(i, stop) and (base not in SHOWING or self.shown(v)):
                return self.until(i, stop, v)
        return None

    def shown(self, v: int) -> bool:
        """Polls, records and videos show and find; of people these verbs report something only with "that"."""
        subject = self.phrases.subject_before(v, self.w.sentences[self.w.sentence[v]][0])
        return subject is not None and subject.kind in ("noun", "body")

    def clause_starts(self, v: int, base: str, stop: int) -> list[int]:
        """Where the clause may begin: past the addressee, past time and place, straight after the verb."""
        i = v + 1
        if base in ADDRESSED:
            i = self.object_end(i, stop) or i
        starts = [i, self.past_circumstance(i, stop)]
        if i < stop and (self.w.low[i] in CIRCUMSTANTIAL or self.w.text[i] == ","):
            starts += [k for k in range(i + 2, min(stop - SHORTEST, i + 16)) if self.w.low[k] == "that"][:1]
        return list(dict.fromkeys(starts))

    def past_circumstance(self, i: int, stop: int) -> int:
        """Past "on Monday", "in an interview", "for weeks", "however" after a verb of saying."""
        w = self.w
        k = i
        while k < min(stop, i + 10):
            if self.is_time(k) or w.low[k] in ADVERBS or (w.text[k] == "," and k > i):
                k += 1
            elif w.text[k] in DASHES:
                k = next((n + 1 for n in range(k + 1, min(stop, k + 14)) if w.text[n] in DASHES), stop)
            elif w.low[k] in CIRCUMSTANTIAL and k + 1 < stop:
                phrase = self.phrases.phrase_starting(k + 1, stop)
                if w.low[k + 1] in TIME or w.low[k + 1] in ("a", "an", "the"):
                    k += 2
                    while (
                        k < stop
                        and k < i + 10
                        and w.low[k] not in PREPOSITIONS
                        and w.low[k] not in SUBORDINATORS
                        and w.text[k] != ","
                        and w.low[k] not in CLAUSE_PRONOUNS
                    ):
                        k += 1
                elif phrase:
                    k = phrase.last
                else:
                    break
            else:
                break
        return k

    def clause_opens(self, i: int, stop: int) -> bool:
        """A clause begins at word `i`: a noun phrase, what hangs on it, and a finite verb."""
        w = self.w
        if i >= stop - 1 or not w.text[i][0].isalnum() or w.low[i] in FINITE or w.low[i] in ADVERBS or w.low[i] in REFLEXIVE:
            return False
        if w.low[i] in CLAUSE_PRONOUNS:
            return w.low[i + 1] not in PREPOSITIONS
        if w.low[i] in ("this", "that", "these", "those") and w.low[i + 1] in FINITE:
            return True
        if w.low[i] == "if":
            return any(w.low[k] in FINITE for k in range(i + 1, min(stop, i + 30)))
        if w.low[i] in CLAUSE_OPENERS:
            comma = next((k for k in range(i + 1, min(stop, i + 16)) if w.text[k] == ","), stop)
            return comma + 2 < stop and self.clause_opens(comma + 1, stop)
        return self.starts_phrase(i) and self.verb_follows(i, stop)

    def starts_phrase(self, i: int) -> bool:
        """A noun phrase may begin at word `i`."""
        w = self.w
        low = w.low[i]
        return (
            low not in PREPOSITIONS
            and low not in SUBORDINATORS
            and not self.is_time(i)
            and not (low in self.verbs and not w.cap[i])
        )

    def is_time(self, i: int) -> bool:
        """ "Sunday", "this week", "last year": a day, or a word of time before or after another."""
        low = self.w.low
        if low[i] in NOT_HEADS:
            return low[i - 1] in TIME
        if low[i] in ("this", "last"):
            return low[i + 1 : i + 2] != [] and (low[i + 1] in NOT_HEADS or low[i + 1] in DAYS)
        return low[i] in TIME and self.w.text[i + 1 : i + 2] not in (["'s"], ["’s"])

    def verb_follows(self, i: int, stop: int) -> bool:
        """The noun phrase at word `i` has a finite verb: not one of a relative clause inside it."""
        w, relative, k = self.w, 0, i
        for _ in range(18):
            k += 1
            if k + 1 >= stop:
                return False
            low = w.low[k]
            if w.text[k] == "," or w.text[k] in DASHES or w.text[k] == "(":
                k = next((n for n in range(k + 1, min(stop, k + 30)) if w.text[n] in (",", ")") or w.text[n] in DASHES), stop)
            elif low in ("and", "but") and self.second_verb(k + 1, stop):
                return False
            elif low in RELATIVE:
                relative += 1
            elif low in SUBORDINATORS and low not in ("and", "or", "so"):
                return False
            elif self.finite(k, stop):
                if not relative:
                    return True
                relative -= 1
        return False

    def finite(self, k: int, stop: int) -> bool:
        """A finite verb at word `k`, as far as its ending and its neighbours tell."""
        w = self.w
        low, before = w.low[k], w.low[k - 1]
        after = w.low[k + 1] if k + 1 < stop else ""
        if (before in PREPOSITIONS or before in DETERMINERS) and low.endswith("s") and low.isalpha():
            return low in ("is", "was", "has", "does")
        if low in FINITE or low in PAST:
            return True
        if (
            w.cap[k]
            or not low.isalpha()
            or before in DETERMINERS
            or before in PREPOSITIONS
            or low in PREPOSITIONS
            or low in ADVERBS
        ):
            return False
        if low.endswith("ed"):
            return before not in self.lex["aux"] and (
                after in AFTER_VERB or w.cap[k - 1] or before.endswith("s") or not self.lex.is_common(after)
            )
        if low in self.verbs and self.verbs[low][1] == "s":
            return True
        third = low.endswith("s") and not before.endswith("s")
        plural = before.endswith("s") and not low.endswith(("s", "ly", "ing"))
        return (third or plural) and after in AFTER_VERB and after != "of"

    def infinitive(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "promised to ..."."""
        if base not in self.lex["aim_verbs"]:
            return None
        i = v + 1
        while i < stop and self.w.low[i] in ADVERBS:
            i += 1
        if i + 2 < stop and self.w.low[i] == "to" and not self.w.cap[i + 1]:
            return self.until(i, stop, v)
        return None

    def urging(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "urged Y to ...": the addressee belongs to what is said."""
        i = self.particle(v, base, "urge_verbs")
        if i is None:
            return None
        last = self.object_end(i, stop)
        if last and last + 2 < stop and self.w.low[last] in ("to", "not") and not self.w.cap[last + 1]:
            return self.until(i, stop, v)
        return None

    def topic(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "called for ..."."""
        low = self.w.low
        if v + 2 < stop and f"{base} {low[v + 1]}" in self.lex["topic_after"]:
            return self.until(v + 2, stop, v, phrase=True)
        return None

    def accusing(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "accused Y of ...", "described Y as ..."."""
        after = self.after_object.get(base)
        if not after:
            return None
        i = v + 1
        if base == "refer" and i < stop and self.w.low[i] == "to":
            i += 1
        for chained in (False, True):
            last = self.object_end(i, stop, chained=chained)
            if last and last + 1 < stop and self.w.low[last] in after:
                return self.until(i, stop, v, phrase=True, least=last + 1)
        return None

    def naming(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "called him a ..."."""
        if base not in self.lex["naming_verbs"]:
            return None
        last = self.object_end(v + 1, stop) if self.w.low[v + 1] not in PARTICLES else None
        if last and last + 1 < stop and self.w.low[last] in ("a", "an", "the", "one", "too", "not", "his", "her", "their"):
            return self.until(v + 1, stop, v, phrase=True)
        return None

    def object(self, v: int, base: str, stop: int) -> tuple[int, int] | None:
        """ "denied ...": a noun phrase or a gerund."""
        if base not in self.lex["object_verbs"]:
            return None
        low = self.w.low
        i = v + 1
        if i + 1 < stop and low[i] not in ADVERBS and (low[i].endswith("ing") or self.object_end(i, stop)):
            content = self.until(i, stop, v, phrase=True)
            return content if content[1] - content[0] >= SHORTEST else None
        return None

    def particle(self, v: int, base: str, name: str) -> int | None:
        """The word after the verb, or after its particle: "call on", "appeal to"."""
        if base in self.lex[name]:
            return v + 1
        return v + 2 if v + 1 < len(self.w) and f"{base} {self.w.low[v + 1]}" in self.lex[name] else None

    def object_end(self, i: int, stop: int, *, chained: bool = True) -> int | None:
        """The word after the noun phrase that begins at word `i`, an "of" phrase and relative clause aside."""
        w = self.w
        if i >= stop:
            return None
        if w.low[i] in OBJECT_PRONOUNS:
            return i + 1
        phrase = self.phrases.phrase_starting(i, stop)
        if phrase is None:
            return None
        last = phrase.last
        while (
            chained
            and last + 1 < stop
            and w.low[last] in ("of", "in", "from", "and", "on")
            and (more := self.phrases.phrase_starting(last + 1, stop))
        ):
            last = more.last
        return last

    # ------------------------------------------------------------------ where it ends
    def until(self, start: int, stop: int, v: int, *, phrase: bool = False, least: int = 0) -> tuple[int, int]:
        """Words [start, end) of what is said: to the end of the sentence or where another clause takes over."""
        w = self.w
        opening = w.low[start] in SUBORDINATORS or w.low[start] in PREPOSITIONS
        first_comma_ends = phrase or self.introduced(v)
        i = max(start + 1, least)
        while i < stop:
            text = w.text[i]
            if text in CLAUSE_STOPS:
                break
            if text in DASHES and i - start >= SHORTEST:
                close = next((k for k in range(i + 1, min(stop, i + 24)) if w.text[k] in DASHES), None)
                if close is not None:
                    i = close
                elif w.low[i + 1 : i + 2] != ["and"]:
                    break
            elif text == "," and i + 1 < stop:
                if opening:
                    opening = False
                elif inserted := self.insertion(i, stop):
                    i = inserted
                elif self.comma_ends(i, start, stop, first_comma_ends):
                    break
            elif self.word_ends(i, start, stop, phrase):
                break
            i += 1
        while i > start and not (w.text[i - 1][0].isalnum() or w.text[i - 1] in ("%", ")", "”", '"', "''")):
            i -= 1
        return start, i

    def word_ends(self, i: int, start: int, stop: int, phrase: bool) -> bool:
        low = self.w.low[i]
        if low == "according":
            return True
        if i - start < 2:
            return False
        return (low in ("and", "but") and self.second_verb(i + 1, stop)) or (phrase and low in CIRCUMSTANCE)

    def insertion(self, comma: int, stop: int) -> int | None:
        """The comma that closes what is inserted after a subject: ", or ISIS, has used"."""
        w = self.w
        close = next((k for k in range(comma + 1, min(stop - 1, comma + 12)) if w.text[k] == ","), None)
        return close if close and w.low[close + 1] in FINITE else None

    def introduced(self, v: int) -> bool:
        """True in a clause that only introduces another one: "While he said he would come, ..."."""
        w = self.w
        i = v
        while i > 0 and w.sentence[i - 1] == w.sentence[v] and w.text[i - 1] not in (",", ";") and v - i < 8:
            i -= 1
        return w.low[i] in INTRODUCING

    def comma_ends(self, i: int, start: int, stop: int, first: bool) -> bool:
        w = self.w
        after = w.low[i + 1]
        if first:
            return after not in ("or", "including") and not (after == "and" and not self.clause_opens(i + 2, stop))
        if i - start >= 5 and (after in ENDING_AFTER_COMMA or (after.endswith("ing") and after != "including")):
            return True
        if after == "and":
            return self.second_verb(i + 2, stop)
        if after in FINITE:
            return False
        named = self.phrases.phrase_starting(i + 1, stop)
        return named is not None and named.last < stop and self.cues.verbs.is_verb(named.last, self.cues.verbs.plain)

    def second_verb(self, i: int, stop: int) -> bool:
        """ "... and said", "... but he added": another verb of saying with or without a subject begins at word `i`."""
        i = self.past_auxiliaries(i, stop)
        if i < stop and self.w.low[i] in CLAUSE_PRONOUNS:
            i = self.past_auxiliaries(i + 1, stop)
        return i < stop and self.cues.verbs.is_verb(i, self.cues.verbs.plain)

    def past_auxiliaries(self, i: int, stop: int) -> int:
        """Past adverbs, "has", "did not"."""
        low = self.w.low
        while i < stop and (low[i] in ADVERBS or low[i] in ("has", "had", "have", "did", "not", "does")):
            i += 1
        return i


REFLEXIVE = closed_class("reflexive") | {"out", "up"}

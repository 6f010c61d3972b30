"""Attribution: which cue stands beside a quotation, and whose it is.

Each finder looks at one place (after the closing mark, before the opening mark, the clause, the sentence) and answers
with an `Attribution` that names its rule, or None. The patterns follow the usage of English-language news; the order
in which they are asked is in quotes.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.analysis.language.classes import (
    AFTERWARDS,
    BEFORE_BASE_VERB,
    BEFORE_NOUN_FORM,
    CLAUSE_JOINTS,
    CONTRASTING,
    FINITE,
    INTRODUCING,
    INTRODUCTORY,
    INVERTING,
    LEADING,
    NEVER_NOUNS,
    NOUN_FORMS,
    PAST,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME,
)
from briefing.analysis.language.marks import Marked
from briefing.analysis.language.phrases import Phrase, Phrases
from briefing.analysis.language.words import Words
from briefing.lexicon.lists import Lexicon

FURTHEST_CUE = 24
SNIPPET = 2
LONGEST_TITLE = 5
STOPS = frozenset((".", ";", "?", "!"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker phrase and the words [cue_first, cue_last) that give it the quotation; `rule` names the pattern.

    `content_from` is the word where reported content begins when the cue governs a clause, else -1.
    """

    phrase: Phrase
    cue_first: int
    cue_last: int
    rule: str
    content_from: int = -1
    content_to: int = -1
    gap: tuple[int, int] | None = None
    """words inside the content that are the attribution and not what is said"""


class Cues:
    def __init__(self, words: Words, lexicon: Lexicon, phrases: Phrases) -> None:
        self.w, self.lex, self.phrases = words, lexicon, phrases
        self.verbs = lexicon.reporting
        self.plain, self.strong, self.every = lexicon["report_forms"], lexicon["strong_forms"], lexicon["cue_forms"]
        self.ending = frozenset(v for v in self.plain if self.verbs[v][1] != "ing")

    # ------------------------------------------------------------------ small questions
    def is_cue(self, i: int, forms: frozenset[str] | None = None) -> bool:
        """A verb of saying, or one of `forms`."""
        return self.is_verb(i, forms or self.every)

    def is_verb(self, i: int, forms: frozenset[str] | None = None) -> bool:
        """A verb that reports at word `i`, and no noun of the same letters; one of `forms` when these are given."""
        w = self.w
        low = w.low[i]
        if low not in self.verbs or w.quoted[i] or (forms is not None and low not in forms):
            return False
        if w.cap[i] and not (w.sentences[w.sentence[i]][0] == i and self.opens_sentence(low, i)):
            return False
        before = w.low[i - 1] if i else ""
        kind = self.verbs[low][1]
        if kind == "base" and not self.base_verb(low, before):
            return False
        if kind == "ed":
            return not self.participle_before_noun(i)
        if kind in ("base", "s") and low not in NEVER_NOUNS and (before in BEFORE_NOUN_FORM or before in POSSESSIVE):
            return False
        named = i and w.cap[i - 1] and not self.lex.is_common(before)
        if low in NOUN_FORMS and w.low[i + 1 : i + 2] == ["that"]:
            return True
        return low not in NOUN_FORMS or before in PRONOUNS or named or before in self.lex["aux"] or before.endswith("s")

    def opens_sentence(self, low: str, i: int) -> bool:
        """A verb in capitals that a sentence opens with: "Saying that ...", "Said the mayor, Anna Holm: ..."."""
        after = self.w.low[i + 1 : i + 2]
        return low.endswith(("ing", "ed")) or (low in INVERTING and after != [] and after[0] in ("the", "a", "an", "one"))

    def base_verb(self, low: str, before: str) -> bool:
        """True for "they claim", "aides often claim"; a verb of the same letters as a noun needs a plural before it."""
        adverb = before.endswith("ly") and before not in ("early", "only", "daily", "weekly", "family", "likely", "friendly")
        return low in NEVER_NOUNS or before in BEFORE_BASE_VERB or (before.endswith("s") and "-" not in before) or adverb

    def participle_before_noun(self, i: int) -> bool:
        """True for "its proposed cutoff", "Trump's alleged remark": a participle that belongs to a noun."""
        before = self.w.low[i - 1] if i else ""
        if before in ("'s", "’s"):
            return self.w.low[i - 2] not in ("he", "she", "it", "who", "that") if i > 1 else False
        return before in ("a", "an", "the", "his", "her", "its", "their", "our", "my", "your")

    def passive(self, verb: int) -> bool:
        """True for "was told", "is called": the subject does not speak. "was asked" and "was quoted" neither."""
        w, i = self.w, verb - 1
        if self.verbs[w.low[verb]][1] != "ed":
            return False
        while i >= 0 and (
            w.low[i].endswith("ly") or w.low[i] in ("also", "not", "n't", "once", "often", "later", "then", "never", "already")
        ):
            i -= 1
        if i > 0 and w.low[i] in ("'s", "’s") and w.low[i - 1] in PRONOUNS:
            return w.low[verb + 1 : verb + 2] in (["by"], ["to"])
        return i >= 0 and w.low[i] in ("is", "are", "was", "were", "be", "been", "being", "'s", "’s", "got")

    def fragment_before(self, mark: Marked) -> tuple[int, int]:
        """Words [a, b) of the sentence outside quotation marks straight before an opening mark."""
        w = self.w
        b = w.at(mark.left)
        paragraph_first = w.paragraphs[mark.paragraph][0]
        a = b
        while a > paragraph_first:
            if w.text[a - 1] in STOPS and w.sentence[a - 1] != w.sentence[min(b, len(w) - 1)]:
                break
            if w.quoted[a - 1] or w.text[a - 1] in ("”", '"', "''", "»"):
                snippet = self.snippet_start(a - 1)
                if snippet is None or w.sentence[snippet] != w.sentence[min(b, len(w) - 1)]:
                    break
                a = snippet
            else:
                a -= 1
        while a < b and w.sentence[a] != w.sentence[b - 1]:
            a += 1
        return a, b

    def snippet_start(self, i: int) -> int | None:
        """The word that opens the quoted snippet of one or two words, or title of a work, which ends at word `i`."""
        w = self.w
        k = i
        while k > 0 and not w.quoted[k] and i - k < 2:
            k -= 1
        words, titled = 0, True
        while k >= 0 and w.quoted[k] and words <= LONGEST_TITLE:
            words += w.text[k][0].isalnum()
            titled = titled and (w.cap[k] or len(w.text[k]) < 4)
            k -= 1
        return k if 0 < words <= (LONGEST_TITLE if titled else SNIPPET) and k >= 0 and not w.text[k][0].isalnum() else None

    def fragment_after(self, mark: Marked, next_left: int | None) -> tuple[int, int]:
        """Words [a, b) after a closing mark: to the end of the sentence or the next opening mark."""
        w = self.w
        a = w.at(mark.right) if mark.right > mark.end else w.paragraphs[mark.paragraph][1]
        stop = w.paragraphs[mark.paragraph][1]
        if next_left is not None:
            stop = min(stop, w.at(next_left))
        b = a
        while b < stop and not w.quoted[b]:
            if b > a and w.sentence[b] != w.sentence[b - 1]:
                break
            b += 1
        return a, b

    # ------------------------------------------------------------------ after the closing mark
    def after(self, mark: Marked, a: int, b: int) -> Attribution | None:
        """ "…," said X / "…," X said / "…," according to X."""
        w = self.w
        mark_ends_open = w.source[mark.start : mark.end].rstrip().endswith(",")
        while a < b and (w.text[a] in (",", "—", "–", "--", "-", ")", "]", "…", "...", "'", "’", '"', "”")):
            a += 1
        if a >= b:
            return None
        if w.low[a] == "according" and a + 1 < b and w.low[a + 1] == "to":
            phrase = self.phrases.phrase_starting(a + 2, b)
            return Attribution(phrase, a, a + 2, "according-to") if phrase else None
        if (
            self.is_cue(a)
            and (w.low[a] in self.strong or w.low[a] in INVERTING)
            and (self.verbs[w.low[a]][1] in ("ed", "s") or w.low[a] in INVERTING)
        ):
            phrase = self.phrases.phrase_starting(a + 1, b)
            if phrase and not (phrase.last < b and w.low[phrase.last] in FINITE):
                return Attribution(phrase, a, a + 1, "cue-inverted")
        if w.low[a] == "as" and (found := self._as_said(a, b)):
            return found
        if w.low[a] in SUBORDINATORS or (w.low[a] in PREPOSITIONS and w.low[a] != "like"):
            return None
        for forms in (self.strong, self.every):
            for v in range(a, min(b, a + FURTHEST_CUE)):
                if not self.is_cue(v, forms) or self.verbs[w.low[v]][1] == "ing" or self.passive(v):
                    continue
                phrase = self.phrases.subject_before(v, a)
                if phrase:
                    return Attribution(phrase, v, v + 1, "cue-after")
                if forms is not self.strong:
                    return None
        return self._any_verb_after(a, b) if mark_ends_open else None

    def _as_said(self, a: int, b: int) -> Attribution | None:
        """ "…" as Holm once observed."""
        for v in range(a + 2, min(b, a + 9)):
            if self.is_cue(v, self.ending) and not self.passive(v):
                phrase = self.phrases.subject_before(v, a + 1)
                return Attribution(phrase, v, v + 1, "cue-after") if phrase and phrase.first <= a + 4 else None
        return None

    def _any_verb_after(self, a: int, b: int) -> Attribution | None:
        """ "…," the nominee riffed: after a comma inside the mark any verb in the past will do."""
        w = self.w
        beside = self.phrases.phrase_starting(a, b)
        if beside and beside.kind in ("name", "pronoun") and beside.last < b and self._present(beside.last):
            return Attribution(beside, beside.last, beside.last + 1, "verb-after")
        for v in range(a + 1, min(b, a + 9)):
            if w.low[v].endswith("ed") and not w.cap[v] and len(w.low[v]) > 4:
                phrase = self.phrases.subject_before(v, a)
                return Attribution(phrase, v, v + 1, "verb-after") if phrase and phrase.first <= a + 1 else None
        return None

    def _present(self, v: int) -> bool:
        """A verb in the present right after its subject, as far as its ending tells: "she shrugs"."""
        low = self.w.low[v]
        return (
            low.endswith("s")
            and low.isalpha()
            and not self.w.cap[v]
            and len(low) > 3
            and low not in FINITE
            and low not in self.lex["aux"]
        )

    def tail(self, a: int, b: int) -> Attribution | None:
        """ "…" and more words, X said: the attribution that ends the sentence, words [a, b) after the mark."""
        end = b
        while end > a and not self.w.text[end - 1][0].isalnum():
            end -= 1
        found = self.closing(a - 4, end, clause=False)
        if found and found.content_to >= a:
            return Attribution(found.phrase, found.cue_first, found.cue_last, "cue-after")
        return None

    def closing(self, a: int, end: int, *, clause: bool = True) -> Attribution | None:
        """Clause, X said (Sunday). / Clause, said X: the attribution that ends the words [a, end).

        With `clause` the words before it must hold a verb; the end of a quotation need not.
        """
        w = self.w
        commas = [i for i in range(a + 4, end) if w.text[i] == ","]
        for comma in reversed(commas[-4:]):
            verbless = clause and not self.has_verb(a, comma)
            found = None if verbless else self._closing_inverted(a, comma, end)
            found = found or self._closing_plain(a, comma, end)
            if found and not (verbless and found.phrase.kind != "pronoun" and self.verbs[w.low[found.cue_first]][0] != "say"):
                return found
        return None

    def _closing_inverted(self, a: int, comma: int, end: int) -> Attribution | None:
        w, i = self.w, comma + 1
        if i + 1 >= end or not self.is_cue(i, self.plain) or self.verbs[w.low[i]][1] not in ("ed", "s") or w.low[i + 1] == "that":
            return None
        phrase = self.phrases.phrase_starting(i + 1, end)
        if phrase is None:
            return None
        if phrase.kind != "name" and (w.low[i] not in INVERTING or self.phrases.subject_before(i, a)):
            return None
        last = phrase.last
        described = last < end and (w.low[last] == "who" or (phrase.kind == "name" and w.text[last] == ","))
        if (
            last < end
            and not described
            and w.text[last] not in (",", "(")
            and w.low[last] not in PREPOSITIONS
            and w.low[last] not in TIME
        ):
            return None
        if end - last < 14 or described:
            return Attribution(phrase, i, i + 1, "reported-after", a, comma)
        return None

    def _closing_plain(self, a: int, comma: int, end: int) -> Attribution | None:
        w = self.w
        if w.low[comma + 1 : comma + 2] == ["which"]:
            return None
        for v in range(comma + 2, min(end, comma + 13)):
            after = w.low[v + 1] if v + 1 < end else ""
            told = self.verbs.get(w.low[v], ("",))[0] == "tell" and self._tells_only(v, end)
            ends = not after or (after in PREPOSITIONS and after != "with") or after in TIME or after in ("to", "reporters", ";")
            if (ends or told) and (end - v < 9 or after == ";" or told) and self.is_cue(v, self.ending):
                phrase = self.phrases.subject_before(v, comma + 1)
                if phrase and phrase.first - comma < 7:
                    return Attribution(phrase, v, v + 1, "reported-after", a, comma)
        return None

    def _tells_only(self, v: int, end: int) -> bool:
        """ ", X told Y (on Monday)": nothing but the addressee and the time after the verb."""
        w = self.w
        phrase = self.phrases.phrase_starting(v + 1, end)
        return phrase is not None and (
            phrase.last >= end or w.low[phrase.last] in TIME or w.low[phrase.last] in ("in", "on", "at", "as", "during")
        )

    def has_verb(self, a: int, b: int) -> bool:
        """A finite verb among the words [a, b), to tell a clause from a name and what describes it."""
        w = self.w
        return any(
            w.low[i] in FINITE or w.low[i] in PAST or (w.low[i].endswith("ed") and not w.cap[i]) or w.low[i] in self.verbs
            for i in range(a + 1, b)
            if w.low[i - 1] not in ("who", "which")
        )

    # ------------------------------------------------------------------ before the opening mark
    def before(self, a: int, b: int) -> Attribution | None:
        """X said, "…" / X told Y: "…" / ..., saying, "…": the fragment ends with a comma or a colon."""
        w = self.w
        if b - a < 2 or w.text[b - 1] not in (",", ":", "—", "–", "--"):
            return None
        if w.low[b - 2] == "it" and b - 3 > a and w.low[b - 3] in ("put", "puts"):
            phrase = self.phrases.subject_before(b - 3, a)
            return Attribution(phrase, b - 3, b - 1, "cue-before") if phrase else None
        if w.text[b - 1] == ":" and (named := self.colon_name(a, b - 1)):
            return Attribution(named, b - 1, b, "cue-colon")
        for v in range(b - 2, a - 1, -1):
            if w.text[v] in (";", "."):
                break
            if not self.is_cue(v):
                continue
            found = self.of_verb(v, a, b)
            if found:
                return found
        if w.text[b - 1] == ":" and not self.spoken_to(a, b):
            phrase = self.sentence_subject(a, b)
            if phrase:
                return Attribution(phrase, b - 1, b, "cue-colon")
        return None

    def spoken_to(self, a: int, b: int) -> bool:
        """ "X was asked", "X was told": the words [a, b) lead to what others say to their subject."""
        last = next((v for v in range(b - 1, a - 1, -1) if self.w.low[v] in self.verbs), None)
        return last is not None and self.w.low[last] in ("asked", "told") and self.passive(last)

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

    def of_verb(self, v: int, a: int, b: int, *, inverted: bool = True) -> Attribution | None:
        """The attribution of one verb: its subject before it, after it when inverted, or the sentence's for a participle."""
        w = self.w
        kind = self.verbs[w.low[v]][1]
        if kind == "ing":
            if v > a and w.low[v - 1] in ("of", "the", "for", "about", "in", "before", "after", "without"):
                return None
            own = self.companion(v, a) or self.same_as_verb(v, a)
            if own:
                return Attribution(own, v, v + 1, "participle")
            beside = self.phrases.subject_before(v, a) if v > a else None
            phrase = (
                beside
                if v > a and w.low[v - 1] in ("is", "was", "are", "were", "been", "be", "kept", "keeps", "started", "began")
                else self.clause_subject(a, v)
            )
            return Attribution(phrase, v, v + 1, "participle") if phrase else None
        if v > a and w.low[v - 1] == "to" and kind == "base":
            phrase = self.clause_subject(a, v - 1)
            return Attribution(phrase, v, v + 1, "cue-before") if phrase else None
        if self.passive(v):
            if w.low[v] in ("quoted", "cited", "reported") or (
                v + 2 < b and w.low[v + 1] == "as" and w.low[v + 2] in ("saying", "telling")
            ):
                phrase = self.phrases.subject_before(v, a)
                return Attribution(phrase, v, v + 1, "cue-before") if phrase else None
            return None
        phrase = self.phrases.subject_before(v, a)
        if phrase:
            return Attribution(phrase, v, v + 1, "cue-before")
        if (v > a and w.low[v - 1] in ("and", "then", "but", ",")) or (
            v > a + 1 and w.low[v - 1] in self.lex["aux"] and w.low[v - 2] in ("and", "but")
        ):
            phrase = self.sentence_subject(a, v) or self.clause_subject(a, v)
            if phrase:
                return Attribution(phrase, v, v + 1, "cue-before")
        if inverted and (v == a or w.text[v - 1] == ","):
            phrase = self.phrases.phrase_starting(v + 1, b)
            if phrase:
                return Attribution(phrase, v, v + 1, "cue-inverted")
        return None

    def companion(self, v: int, a: int) -> Phrase | None:
        """ ", with Holm promising ...": the subject of a participle after "with"."""
        w = self.w
        for i in range(v - 2, max(a, v - 8) - 1, -1):
            if w.low[i] == "with":
                phrase = self.phrases.phrase_starting(i + 1, v)
                return phrase if phrase and phrase.kind != "pronoun" else None
            if w.text[i] == "," or w.low[i] in self.verbs:
                return None
        return None

    def same_as_verb(self, v: int, a: int) -> Phrase | None:
        """ "They will meet soon, Holm said, adding ...": the participle belongs to the verb of saying before the comma."""
        w = self.w
        if v - 2 <= a or w.text[v - 1] not in (",", "and"):
            return None
        u = v - 2
        return self.phrases.subject_before(u, a) if self.is_cue(u, self.plain) and not self.passive(u) else None

    def clause_subject(self, a: int, v: int) -> Phrase | None:
        """The subject of the last clause before word `v` that has one of its own, else of the sentence."""
        w = self.w
        for i in range(v - 1, a, -1):
            if w.low[i] in CLAUSE_JOINTS and not w.quoted[i]:
                phrase = self.phrases.phrase_starting(i + 1, v)
                if phrase and phrase.kind in ("name", "pronoun") and phrase.last < v and self._verb_at(phrase.last, v):
                    return phrase
        return self.sentence_subject(a, v)

    def _verb_at(self, i: int, stop: int) -> bool:
        """Something like a finite verb at word `i`, or after the adverb there."""
        if i + 1 < stop and self.w.low[i].endswith("ly"):
            i += 1
        low = self.w.low[i]
        return (
            i < stop
            and (low in self.verbs or low in self.lex["aux"] or low.endswith(("ed", "s")) or low in PAST)
            and low not in ("'s", "’s")
        )

    def sentence_subject(self, a: int, b: int) -> Phrase | None:
        """The first noun phrase of the words [a, b) after introductory phrases: "In May, while in Ohio, X ..." is X."""
        w = self.w
        i = a
        for _ in range(5):
            while i < b and (w.text[i] in (",", "—", "–", "(", "“", "”", '"', "-", "•", "''") or w.low[i] in LEADING):
                i += 1
            if i >= b:
                return None
            opening = w.low[i]
            if (
                opening in PREPOSITIONS
                or opening in SUBORDINATORS
                or opening.endswith(("ing", "ly"))
                or (opening.endswith("ed") and i not in self.phrases.names and w.cap[i + 1 : i + 2] != [True])
                or opening in INTRODUCTORY
                or self._introduces(i, b)
            ):
                while i < b and w.text[i] not in (",", ";"):
                    i += 1
                if i >= b:
                    return None
                continue
            phrase = self.phrases.phrase_starting(i, b)
            if i > a and phrase and phrase.kind == "noun" and phrase.first == i and self._goes_on(i, b):
                i = next((k for k in range(i, b) if w.text[k] == ","), b)
                continue
            if phrase is None or phrase.last >= b:
                return phrase if phrase and phrase.kind in ("name", "pronoun") else None
            return self.phrases.name_in_apposition(phrase, b) or phrase
        return None

    def _goes_on(self, i: int, b: int) -> bool:
        """ "In a wide-ranging, in-prison interview, ...": the second of two adjectives, not a subject."""
        w = self.w
        return w.text[i - 1] == "," and "-" in w.text[i] and not w.cap[i] and any(w.text[k] == "," for k in range(i, b))

    def _introduces(self, i: int, b: int) -> bool:
        """ "A few days later, ...", "Calif., ...": time or place between commas, not the subject."""
        w = self.w
        comma = next((k for k in range(i + 1, min(b, i + 7)) if w.text[k] == ","), None)
        if comma is None:
            return False
        last = w.low[comma - 1]
        abbreviated = comma == i + 1 and w.text[i].endswith(".") and w.cap[i]
        return abbreviated or last in AFTERWARDS or (comma - i <= 2 and w.low[i].rstrip(".") in self.lex["places"])

    # ------------------------------------------------------------------ part of a sentence quoted
    def governing(self, a: int, b: int) -> Attribution | None:
        """The verb of the words [a, b) that governs a partial quotation right after them: the first verb of saying wins."""
        w = self.w
        if a < b and w.low[a] == "according" and a + 1 < b and w.low[a + 1] == "to":
            phrase = self.phrases.phrase_starting(a + 2, b)
            if phrase:
                comma = next((i for i in range(phrase.last, b) if w.text[i] == ","), phrase.last - 1)
                return Attribution(phrase, a, a + 2, "according-to", -1 if w.text[b - 1] == "," else comma + 1)
        for v in [*range(self._last_clause(a, b), b), *range(self._main_clause(a, b), b)]:
            if self.is_cue(v, self.plain):
                found = self._governed_by(v, a, b)
                if found:
                    return replace(found, content_from=self.content_start(v, b))
        for v in range(b - 1, a - 1, -1):
            if self.is_cue(v):
                found = self._governed_by(v, a, b)
                if found:
                    return found
        return self.noun_of_saying(a, b)

    def noun_of_saying(self, a: int, b: int) -> Attribution | None:
        """ "her remark that ...", "Anna Holm's answer was ...": whose the noun is speaks."""
        w = self.w
        for n in range(b - 1, a, -1):
            if w.low[n] not in self.lex["nouns"] or w.quoted[n]:
                continue
            links = (
                n + 1 >= b
                or w.low[n + 1] in ("that", "was", "is", "were", "in", "to", "on", "about")
                or w.text[n + 1] in (":", ",")
            )
            owner = self.owner(n, a) if links else None
            if owner:
                return Attribution(owner, n, n + 1, "cue-noun")
        return None

    def owner(self, n: int, a: int) -> Phrase | None:
        """The name or pronoun that the noun at word `n` belongs to: "his final answer", "Holm's answer"."""
        w = self.w
        for i in range(n - 1, max(a, n - 4) - 1, -1):
            if w.low[i] in ("his", "her", "their"):
                return Phrase(i, i + 1, "pronoun")
            if w.text[i] in POSSESSIVE:
                return self.phrases.name_ending(i, a)
            if w.low[i] in PREPOSITIONS or w.low[i] in SUBORDINATORS or not w.text[i][0].isalpha():
                return None
        return None

    def _governed_by(self, v: int, a: int, b: int) -> Attribution | None:
        found = self.of_verb(v, a, b, inverted=False)
        if found is None:
            return None
        return replace(found, rule="participle" if found.rule == "participle" else "clause-subject")

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

    def content_start(self, v: int, b: int) -> int:
        """Where the clause begins that a verb of saying governs: after "that", after the addressee of "told"."""
        w = self.w
        for i in range(v + 1, min(b, v + 12)):
            if w.low[i] == "that":
                return i + 1
            if w.low[i] in ("if", "whether") and self.verbs[w.low[v]][0] in ("ask", "wonder", "question"):
                return i
            if w.text[i] in (",", ":") or w.low[i] in ("and", "but", "who", "which"):
                break
        if self.verbs[w.low[v]][0] in ("tell", "assure", "remind", "warn", "urge", "inform"):
            phrase = self.phrases.phrase_starting(v + 1, b)
            if phrase:
                return phrase.last
        return v + 1

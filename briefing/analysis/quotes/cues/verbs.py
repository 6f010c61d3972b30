"""Which words are verbs that report: one answer to "is this a verb here, and does its subject speak?"."""

from __future__ import annotations

from functools import lru_cache

from briefing.analysis.language.classes import (
    ADVERBS,
    AFTER_INVERSION,
    ARTICLES,
    BEFORE_BASE_VERB,
    BEFORE_NOUN_FORM,
    BEFORE_PARTICIPLE,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    FINITE,
    INSIDE_PASSIVE,
    INVERTING,
    NEVER_NOUNS,
    NO_ADVERBS,
    NOUN_FORMS,
    PAST,
    POSSESSIVE,
    PRONOUNS,
    SUBJECT_PRONOUNS,
)
from briefing.analysis.language.words import Words
from briefing.lexicon.lists import Lexicon, closed_class

OPENS_A_CLAUSE = closed_class("opens_a_clause")
FINITE_FORMS = frozenset(("s", "ed"))
LONGEST_SMALL = 3
"""letters of a word that a headline may leave in small letters"""
SHORTEST_HEADLINE = 4
"""long words of a headline in capitals"""
MOST = 0.8
"""share of its long words that have a capital"""
SHORTEST_PAST = 5
"""letters of a verb in -ed"""
MAKES_PASSIVE = closed_class("makes_passive")


class Verbs:
    """The verbs of one document; `forms` maps each form to its base and kind, the sets hold the forms of one strength."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.w, self.lex = words, lexicon
        self.forms = lexicon.reporting
        self.plain, self.strong, self.every = lexicon["report_forms"], lexicon["strong_forms"], lexicon["cue_forms"]
        self.ending = ending_forms(lexicon)

    def is_cue(self, i: int, forms: frozenset[str] | None = None) -> bool:
        """A verb of saying, or one of `forms`."""
        return self.is_verb(i, forms or self.every)

    def is_verb(self, i: int, forms: frozenset[str] | None = None) -> bool:
        """A verb that reports at word `i`, and no noun of the same letters; one of `forms` when these are given."""
        w = self.w
        low = w.low[i]
        if low not in self.forms or w.quoted[i] or (forms is not None and low not in forms):
            return False
        if w.cap[i] and not (w.sentences[w.sentence[i]][0] == i and self.opens_sentence(low, i)) and not self.of_headline(i):
            return False
        before = w.low[i - 1] if i else ""
        kind = self.forms[low][1]
        if kind == "base" and not self.base_verb(low, before):
            return False
        if kind == "ed":
            return not self.participle_before_noun(i)
        if kind == "s" and (self.noun_spoken_of(i) or self.beside_a_quotation(i)):
            return True
        owned = before in POSSESSIVE and not self.closes_quotation(i - 1)
        if kind in ("base", "s") and low not in NEVER_NOUNS and (before in BEFORE_NOUN_FORM or owned):
            return False
        named = i and w.cap[i - 1] and not self.lex.is_common(before)
        if low in NOUN_FORMS and w.low[i + 1 : i + 2] == ["that"]:
            return not self.finite(i + 2)
        return low not in NOUN_FORMS or before in PRONOUNS or named or before in self.lex["aux"] or before.endswith("s")

    def closes_quotation(self, i: int) -> bool:
        """True for the mark of "‘…,’ says Holm", which is no apostrophe of "the Holms’ claims"."""
        return i > 0 and self.w.text[i] in ("'", "’") and self.w.quoted[i - 1]

    def noun_spoken_of(self, i: int) -> bool:
        """True for "the candidate claims his net worth ...", "Kel News reports the dam ...": a name or a role, and a clause behind."""
        w = self.w
        if i == 0 or i + 1 >= w.count or not (w.cap[i - 1] or w.low[i - 1] in self.lex["roles"]):
            return False
        return w.low[i + 1] in CLAUSE_PRONOUNS or w.low[i + 1] in OPENS_A_CLAUSE

    def beside_a_quotation(self, i: int) -> bool:
        """ "The ad claims “Holm is …” ", "“…,” the ad claims.": nothing but a mark stands between it and what is said."""
        w = self.w
        if i < 2 or i + 1 >= w.count or w.low[i - 1].endswith("s") or w.low[i - 2] not in ARTICLES:
            return False
        opens = any(w.quoted[i + 2 : i + 3]) and not w.quoted[i + 1] and not w.text[i + 1][0].isalnum() and w.text[i + 1] != ","
        closes = w.text[i + 1] == "." and any(w.quoted[k] for k in range(w.sentences[w.sentence[i]][0], i))
        return opens or closes

    def of_headline(self, i: int) -> bool:
        """A verb in capitals of a headline: a name and the verb, and nearly all words behind it in capitals ("Holm Says Dam Will Hold")."""
        w = self.w
        a, b = w.sentences[w.sentence[i]]
        if i == a or not w.cap[i - 1] or w.low[i - 1] in ADVERBS or self.forms[w.low[i]][1] not in FINITE_FORMS:
            return False
        long = [k for k in range(a, b) if len(w.text[k]) > LONGEST_SMALL and w.text[k].isalpha()]
        return len(long) >= SHORTEST_HEADLINE and sum(w.cap[k] for k in long) >= MOST * len(long)

    def finite(self, i: int) -> bool:
        """A verb right after "that": "three states that have voted", where the "that" opens no clause of what is said."""
        return i < self.w.count and (self.w.low[i] in FINITE or self.w.low[i] in PAST or self.in_ed(i))

    def opens_sentence(self, low: str, i: int) -> bool:
        """A verb in capitals that a sentence opens with: "Saying that ...", "Said the mayor, Anna Holm: ..."."""
        after = self.w.low[i + 1 : i + 2]
        return low.endswith(("ing", "ed")) or (low in INVERTING and after != [] and after[0] in AFTER_INVERSION)

    def base_verb(self, low: str, before: str) -> bool:
        """True for "they claim", "aides often claim"; a verb of the same letters as a noun needs a plural before it."""
        adverb = before.endswith("ly") and before not in NO_ADVERBS
        return low in NEVER_NOUNS or before in BEFORE_BASE_VERB or (before.endswith("s") and "-" not in before) or adverb

    def participle_before_noun(self, i: int) -> bool:
        """True for "its proposed cutoff", "Trump's alleged remark": a participle that belongs to a noun."""
        before = self.w.low[i - 1] if i else ""
        if before in ("'s", "’s"):
            return self.w.low[i - 2] not in SUBJECT_PRONOUNS if i > 1 else False
        return before in BEFORE_PARTICIPLE

    def passive(self, verb: int) -> bool:
        """True for "was told", "is called": the subject does not speak. "was asked" and "was quoted" neither."""
        w, i = self.w, verb - 1
        if self.forms[w.low[verb]][1] != "ed":
            return False
        if self.told_itself(verb):
            return True
        while i >= 0 and (w.low[i].endswith("ly") or w.low[i] in INSIDE_PASSIVE):
            i -= 1
        if i > 0 and w.low[i] in ("'s", "’s") and w.low[i - 1] in PRONOUNS:
            return w.low[verb + 1 : verb + 2] in (["by"], ["to"])
        return i >= 0 and (w.low[i] in MAKES_PASSIVE or self.reduced_passive(verb))

    def told_itself(self, verb: int) -> bool:
        """ "Brothers told to “…” ", "Roofer told: “…” ": headlines leave out the "was"; whoever tells, tells somebody."""
        w = self.w
        after = w.text[verb + 1] if verb + 1 < w.count else ""
        return w.low[verb] == "told" and (after == "to" or (after == ":" and w.paragraph[verb] == 0))

    def may_be_finite(self, low: str) -> bool:
        """A word that may be a verb of a clause by its form, in whatever letters it stands."""
        return low in FINITE or low in PAST or low in self.forms or low.endswith("ed")

    def in_ed(self, i: int) -> bool:
        """A verb in the past as far as its ending tells, known to the lists or not: "riffed"; "used", "need" and the like are none."""
        low = self.w.low[i]
        return low.endswith("ed") and not self.w.cap[i] and len(low) >= SHORTEST_PAST

    def reduced_passive(self, verb: int) -> bool:
        """True for "the plan, written by Holm,", and not for "Holm, said by telephone" or ", responded by pointing": no plan speaks."""
        w = self.w
        if w.text[verb - 1] != "," or w.low[verb + 1 : verb + 2] != ["by"] or verb + 2 >= w.count:
            return False
        return w.cap[verb + 2] or w.low[verb + 2] in DETERMINERS

    def has_verb(self, a: int, b: int) -> bool:
        """A finite verb among the words [a, b), to tell a clause from a name and what describes it."""
        w = self.w
        return any(
            w.low[i] in FINITE or w.low[i] in PAST or (w.low[i].endswith("ed") and not w.cap[i]) or w.low[i] in self.forms
            for i in range(a + 1, b)
            if w.low[i - 1] not in ("who", "which")
        )


@lru_cache(maxsize=4)
def ending_forms(lexicon: Lexicon) -> frozenset[str]:
    """The forms of reporting that a sentence may end with: "…, the mayor said"."""
    return frozenset(form for form in lexicon["report_forms"] if lexicon.reporting[form][1] != "ing")

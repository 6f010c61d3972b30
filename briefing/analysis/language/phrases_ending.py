"""Noun phrases that end at a word: the subject before its verb, over what is inserted between the two."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.language.classes import (
    AFTER_TITLE,
    AFTERWARDS,
    ARTICLES,
    BARE_SUBJECTS,
    DAYS,
    DETERMINERS,
    FINITE,
    HEAD_BEFORE,
    INDEFINITE,
    LEADS_CLAUSE,
    NO_HEAD_BEFORE,
    NOT_HEADS,
    OPENS_APPOSITION,
    PAST,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    REFLEXIVE,
    SUBORDINATORS,
)
from briefing.analysis.language.noun_phrases import NounPhrases, Phrase
from briefing.analysis.language.phrases_starting import Starting

BEFORE_DAY = frozenset(("on", "last", "this", "next", "late", "early", "that", "a", "one", "the", "in"))
BREAKS = frozenset((";", ":", "—", "–", "--", "”", "“", '"', "''", "``", "…", ".", "!", "?", "‘"))
NO_END = BREAKS | {",", "("}
LINKS = PREPOSITIONS | SUBORDINATORS
INSERTED = frozenset((",", "—", "–", ")", "--"))
"""signs that end what is inserted between a subject and its verb"""
OPENERS = {")": ("(",), "—": ("—", "--"), "–": ("–",), "--": ("--", "—")}
"""the sign that ends an insertion -> those that open it; a comma opens what any other ends"""
SPEAKING_KINDS = frozenset(("name", "pronoun", "body"))
LONGEST_DESCRIPTION = 30
"""words between one without a name and the verb; more were not seen, and would be looked through for each verb of a long sentence"""
LONGEST_RELATIVE = 10
"""words between the "who" of a clause and the last noun in it"""
DEEPEST = 3  # phrases that hang on one another: "the head of the office of the chairman of the board"


class Ending:
    """The phrases that end at a word of one document."""

    def __init__(self, nouns: NounPhrases, starting: Starting) -> None:
        self.nouns, self.starting = nouns, starting
        self.w, self.lex, self.names, self.name_end = nouns.w, nouns.lex, nouns.names, nouns.name_end

    def subject_before(self, verb: int, begin: int) -> Phrase | None:
        """The subject of the verb at `verb`, looked for in the words [begin, verb)."""
        w, low = self.w, self.w.low
        i = verb - 1
        while (
            i >= begin
            and ((low[i] in self.lex["aux"] and not w.cap[i]) or low[i] in REFLEXIVE or (low[i].endswith("ly") and not w.cap[i]))
            and not w.quoted[i]
        ):
            i -= 1
        if i < begin:
            return None
        if w.text[i] in INSERTED:
            return self._over_commas(i, begin)
        found = self._name_before_apposition(self.phrase_ending(i, begin), begin)
        return self._before_relative(found, begin) or found or self._described(begin, i + 1)

    def _described(self, begin: int, verb: int) -> Phrase | None:
        """ "A diplomat involved in the talks said": the noun phrase that opens the words, and what describes it up to the verb."""
        w, low = self.w, self.w.low
        phrase = self.starting.phrase_starting(begin, verb) if begin < verb and low[begin] not in LINKS else None
        if phrase is None or phrase.first - begin > 1 or not (phrase.kind == "noun" or self._many(phrase)):
            return None
        if verb - phrase.last > LONGEST_DESCRIPTION:
            return None
        head = phrase.last - 1
        somebody = low[head - 1].endswith("s") or low[head - 1] in self.lex["roles"] or low[begin] in INDEFINITE
        if head > phrase.first and low[head].endswith("ing") and somebody:
            phrase, head = replace(phrase, last=head), head - 1
        phrase = replace(phrase, kind="noun")
        describes = low[phrase.last]
        between = range(phrase.last + 1, verb)
        clause = any(
            not w.text[k][0].isalnum() or low[k] in SUBORDINATORS or (low[k] in FINITE and describes != "who") for k in between
        )
        participle = (describes.isalpha() and describes.endswith(("ed", "ing"))) or describes in PAST or describes == "who"
        many = low[head].endswith("s") or low[begin] in DETERMINERS or low[head] in BARE_SUBJECTS
        return phrase if participle and not clause and many else None

    def _before_relative(self, phrase: Phrase | None, begin: int) -> Phrase | None:
        """ "The daughter of a woman who spent a night on a trolley said": whom the clause without commas before a verb describes."""
        w = self.w
        if phrase is None or phrase.kind != "noun":
            return None
        for k in range(phrase.first, max(begin, phrase.first - LONGEST_RELATIVE), -1):
            if not w.text[k][0].isalnum():
                return None
            if w.low[k] == "who":
                subject = w.low[k + 1] in PRONOUNS or w.low[k + 1] in DETERMINERS or k + 1 in self.names
                return None if subject else self.phrase_ending(k - 1, begin)
        return None

    def _over_commas(self, i: int, begin: int) -> Phrase | None:
        """ "X, a role, said", "X (R-Fla.) said", "X of Y, who did this, said": step back over what is inserted."""
        w = self.w
        opener = OPENERS.get(w.text[i], (",",))
        best: Phrase | None = None
        end = i
        for _ in range(4):
            j = end - 1
            depth_stop = max(begin, end - 40)
            while j >= depth_stop and w.text[j] not in opener and w.text[j] not in (";", ":", "“", "”", '"'):
                j -= 1
            at_start = j < begin or j < depth_stop
            inside = self._leading_phrase(j + 1, end) if at_start else None
            if at_start:
                if inside and (best is None or inside.kind in SPEAKING_KINDS or best.kind == "noun"):
                    return inside
                return best
            if w.text[j] not in opener:
                return best or self._leading_phrase(j + 1, end)
            head = self.phrase_ending(j - 1, begin) if j - 1 >= begin and w.text[j - 1] != "," else None
            if head and head.kind == "noun" and w.low[head.last - 1] in AFTERWARDS:
                head = None  # "The second time, the examiner, Anna Holm, said"
            if head and self._is_short_place(head, begin):
                head = None  # "A builder from Larch, Calif., said"
            named = self._only_a_name(j + 1, end)
            if named and (head is None or (head.kind == "noun" and self.nouns.is_role(head))):
                return named
            if (
                head
                and head.kind in SPEAKING_KINDS
                and not self._in_prepositional(head, begin)
                and not self._of_whose(head, begin)
            ):
                return head
            best = head or best
            end = j
            opener = (",",)
        return best

    def _is_short_place(self, phrase: Phrase, begin: int) -> bool:
        """The state in short between commas: "Larch, Calif.," """
        w, i = self.w, phrase.first
        short = phrase.kind == "body" and phrase.last - i == 1 and w.text[i].endswith(".")
        return short and i > begin and w.text[i - 1] == ","

    def _only_a_name(self, a: int, b: int) -> Phrase | None:
        """The name that fills the words [a, b), a title before it: "Its chairman, Prof. Gordon Ames, said"."""
        while a + 1 < b and self.w.cap[a] and self.w.low[a].rstrip(".") in self.lex["titles"]:
            a += 1
        number, last = self.names.get(a, (0, 0))
        return Phrase(a, last, "name", number) if last == b or (0 < last < b and self.w.text[last] == ",") else None

    def _of_whose(self, phrase: Phrase, begin: int) -> bool:
        """ "Holm, whose new firm, Larch, is rich, said": the name is the firm's."""
        w, k = self.w, phrase.first - 1
        if k <= begin or w.text[k] != ",":
            return False
        while k > begin and w.text[k - 1][0].isalnum():
            k -= 1
        return w.low[k] == "whose"

    def _in_prepositional(self, phrase: Phrase, begin: int) -> bool:
        """True for a name that a sentence-opening "In", "On", "At" governs: "At Trump Tower, ... said"."""
        i = phrase.first - 1
        return i == begin and self.w.low[i] in PREPOSITIONS

    def _leading_phrase(self, a: int, b: int) -> Phrase | None:
        """The phrase at the start of the words [a, b), for "Trump, who ..., said"."""
        while a < b and (self.w.low[a] in LEADS_CLAUSE or self.w.text[a] in (",", "—", "(")):
            a += 1
        if a >= b or self.w.low[a] in LINKS or self.w.low[a].endswith("ing") or self.w.low[b - 1] in AFTERWARDS:
            return None
        return self.starting.phrase_starting(a, b)

    def phrase_ending(self, i: int, begin: int, depth: int = 0) -> Phrase | None:
        """The noun phrase whose last word is `i`, looked for from `begin` on; its head where it hangs on a preposition."""
        if i < begin or depth > DEEPEST:
            return None
        text, word = self.w.text[i], self.w.low[i]
        if word in PRONOUNS or word == "which":
            return self._pronoun(i, begin, depth)
        if quantity := self.nouns.quantity_ending(i, begin):
            return quantity
        if word in DAYS or word in NOT_HEADS:
            return self._before_day(i, begin, depth)
        if i - 1 in self.name_end and i not in self.name_end and self.w.cap[i] and word in self.lex["postnominals"]:
            return self.nouns.name_ending(i, begin)
        if text in POSSESSIVE or text in NO_END or word in LINKS:
            return None
        if word == ")":
            return self._before_bracket(i, begin, depth)
        first = self.nouns.start(i, begin)
        return None if first is None else self._head(first, i, begin, depth)

    def _pronoun(self, i: int, begin: int, depth: int) -> Phrase | None:
        """ "she"; "Holm, who": with the words that a "who" or "which" stands for."""
        w = self.w
        if w.low[i] not in ("who", "which"):
            return Phrase(i, i + 1, "pronoun")
        k = i - 1 - (i - 1 >= begin and w.text[i - 1] == ",")
        surname = self.nouns.name_ending(k + 1, begin)
        restricts = k == i - 1 and surname is None and self.w.low[k] in self.lex["roles"]
        named = self._nearest(k, begin) if restricts else self.phrase_ending(k, begin, depth + 1) or surname
        if named is None and w.low[i] == "which" and k < i - 1:
            named = self._nearest(k, begin)  # "condemned by the Miners' League, which called"
        return Phrase(i, i + 1, "pronoun", named.person, (named.first, named.last)) if named else None

    def _nearest(self, i: int, begin: int) -> Phrase | None:
        """The phrase that ends with word `i`, whatever it hangs on: "a surrogate" of "remarks made by a surrogate who said"."""
        first = self.nouns.start(i, begin)
        return None if first is None else self.nouns.of(first, i + 1)

    def _before_day(self, i: int, begin: int, depth: int) -> Phrase | None:
        """ "Holm on Monday said": the phrase before the day."""
        k = i - 1
        while k >= begin and self.w.low[k] in BEFORE_DAY:
            k -= 1
        if k > begin and self.w.text[k] == ",":
            return self._over_commas(k, begin)
        return self.phrase_ending(k, begin, depth + 1)

    def _before_bracket(self, i: int, begin: int, depth: int) -> Phrase | None:
        """ "Holm (Labour)": the phrase before the brackets."""
        k = i - 1
        while k >= begin and self.w.text[k] != "(":
            k -= 1
        return self.phrase_ending(k - 1, begin, depth + 1)

    def _head(self, first: int, i: int, begin: int, depth: int) -> Phrase | None:
        """What the phrase of the words `first` to `i` hangs on, else the phrase itself: "an aide" of "an aide to Holm"."""
        w, low = self.w, self.w.low
        before = first - 1
        if many := self._examples_of(before, begin, depth):
            return many
        if before < begin or low[before] not in PREPOSITIONS or low[before] in NO_HEAD_BEFORE:
            return self.nouns.of(first, i + 1)
        if self._office_before(first, i, begin):
            return self.nouns.of(first, i + 1)
        outer = self.phrase_ending(before - 1, begin, depth + 1)
        if outer and not (outer.kind == "pronoun" and low[before] != "of"):
            return outer
        if low[before] in HEAD_BEFORE or (before > begin and w.text[before - 1] not in (",", "—")):
            return None
        return self.nouns.of(first, i + 1)

    def _examples_of(self, before: int, begin: int, depth: int) -> Phrase | None:
        """ "Farmers such as Holm", "advisers like Holm": those of whom the name is an example."""
        low = self.w.low
        such = before > begin and low[before - 1 : before + 1] == ["such", "as"]
        if before < begin or depth or not (such or low[before] == "like"):
            return None
        many = self.phrase_ending(before - 1 - such, begin, depth + 1)
        return many if many and self._many(many) else None

    def _many(self, phrase: Phrase) -> bool:
        """ "farmers", also where they open a sentence; "people"."""
        word = self.w.low[phrase.last - 1]
        opens = phrase.kind == "body" and phrase.last - phrase.first == 1 and self.lex.is_common(word)
        return (phrase.kind == "noun" or opens) and (word.endswith("s") or word in BARE_SUBJECTS)

    def _office_before(self, first: int, i: int, begin: int) -> bool:
        """ "Minister for Rivers Holm": the name does not hang on the title."""
        w, low, before = self.w, self.w.low, first - 1
        if first >= self.name_end.get(i, first) or before <= begin or low[before] not in AFTER_TITLE:
            return False
        return w.cap[before - 1] and low[before - 1] in self.lex["titles"]

    def _name_before_apposition(self, phrase: Phrase | None, begin: int) -> Phrase | None:
        """ "Anna Holm, president and chief of the board stated": the name before the comma, when the phrase is a role."""
        w, low = self.w, self.w.low
        if phrase is None or phrase.kind == "name" or phrase.kind == "pronoun":
            return phrase
        k = phrase.first - 1
        while (
            k > begin and (low[k] == "and" or low[k] in self.lex["roles"] or low[k] in OPENS_APPOSITION) and phrase.first - k < 6
        ):
            k -= 1
        named = k > begin and w.text[k] == "," and (k - 1) in self.name_end and self.nouns.is_role(phrase)
        if not named or (low[phrase.first] in ARTICLES and self._governed(k - 1, begin)):
            return phrase
        return self.nouns.of(self.name_end[k - 1], k)

    def _governed(self, i: int, begin: int) -> bool:
        """The name that ends with word `i`, or the list of names, hangs on a preposition: "in a talk with hosts Lars Benn and Eva Sund"."""
        w = self.w
        k = self.name_end[i] - 1
        while k > begin and (
            w.cap[k] or w.low[k] == "and" or w.low[k] in self.lex["roles"] or w.low[k].removesuffix("s") in self.lex["roles"]
        ):
            k = self.name_end.get(k - 1, k) - 1 if w.low[k] == "and" else k - 1
        return w.low[k] in PREPOSITIONS

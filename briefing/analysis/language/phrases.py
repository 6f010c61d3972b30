"""Noun phrases without a parser: the subject of a verb, read from the words to its left or, inverted, to its right.

A phrase is given as word indices [first, last) of its head part: "Jeffrey Lewis" of "Jeffrey Lewis of the James Martin
Center", "staffer" with its words in "one former campaign staffer, who left". `None` means that nothing fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.analysis.language.classes import (
    ADJECTIVE_TOO,
    ADJECTIVES,
    AFTER_ROLE,
    AFTER_TITLE,
    BARE_SUBJECTS,
    BEFORE_SUBJECT,
    COUNTS_ALONE,
    DAYS,
    DETERMINERS,
    HEAD_BEFORE,
    INSIDE_OFFICE,
    LEADS_CLAUSE,
    NO_HEAD_BEFORE,
    NOT_HEADS,
    NOUN_TOO,
    NOUNS_IN_LY,
    OPENS_APPOSITION,
    PAST,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFYING,
    QUANTITIES,
    REFLEXIVE,
    SUBORDINATORS,
)
from briefing.analysis.language.words import Words
from briefing.lexicon.lists import Lexicon

BEFORE_DAY = frozenset(("on", "last", "this", "next", "late", "early", "that", "a", "one", "the", "in"))
BREAKS = frozenset((";", ":", "—", "–", "--", "”", "“", '"', "''", "``", "…", ".", "!", "?", "‘"))
SPEAKING_KINDS = frozenset(("name", "pronoun", "body"))
FINITE_FORMS = frozenset(("ed", "s", "base"))
AGENT_ENDINGS = ("er", "or", "ist", "ers", "ors", "ists")
VERB_ENDINGS = ("ed", "s", "ing")
MODIFYING_FORMS = frozenset(("ed", "s", "ing"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase's head part in words, and what it is: name, pronoun, noun or body."""

    first: int
    last: int
    kind: str
    person: int | None = None
    antecedent: tuple[int, int] | None = None
    """of a "who": the words it stands for"""


class Phrases:
    """The phrases of one document; `names` gives each name's first word its person and the word after the name."""

    def __init__(self, words: Words, lexicon: Lexicon, names: Mapping[int, tuple[int, int]]) -> None:
        self.w, self.lex, self.names = words, lexicon, names
        self.name_end: dict[int, int] = {}
        """last word of a name mention -> its first word"""
        for first, (_, last) in names.items():
            self.name_end[last - 1] = first
        self.name_after = frozenset(last for _, last in names.values())

    def name_ending(self, stop: int, begin: int) -> Phrase | None:
        """The name right before word `stop`, adverbs aside."""
        i = stop - 1
        while i > begin and self.w.low[i].endswith("ly") and not self.w.cap[i]:
            i -= 1
        first = self.name_end.get(i)
        return Phrase(first, i + 1, "name", self.names[first][0]) if first is not None and first >= begin else None

    # ------------------------------------------------------------------ reading to the left
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
        if w.text[i] in (",", "—", "–", ")", "--"):
            return self._over_commas(i, begin)
        return self._name_before_apposition(self._phrase_ending(i, begin), begin)

    def _over_commas(self, i: int, begin: int) -> Phrase | None:
        """ "X, a role, said", "X (R-Fla.) said", "X of Y, who did this, said": step back over what is inserted."""
        w = self.w
        opener = {")": ("(",), "—": ("—", "--"), "–": ("–",), "--": ("--", "—")}.get(w.text[i], (",",))
        best: Phrase | None = None
        end = i
        for _ in range(4):
            j = end - 1
            depth_stop = max(begin, end - 40)
            while j >= depth_stop and w.text[j] not in opener and w.text[j] not in (";", "“", "”", '"'):
                j -= 1
            at_start = j < begin or j < depth_stop
            inside = self._leading_phrase(j + 1, end) if at_start else None
            if at_start:
                if inside and (best is None or inside.kind in SPEAKING_KINDS or best.kind == "noun"):
                    return inside
                return best
            if w.text[j] not in opener:
                return best or self._leading_phrase(j + 1, end)
            head = self._phrase_ending(j - 1, begin) if j - 1 >= begin and w.text[j - 1] != "," else None
            named = self._only_a_name(j + 1, end)
            if named and (head is None or (head.kind == "noun" and self._is_role(head))):
                return named
            if head and head.kind in SPEAKING_KINDS and not self._in_prepositional(head, begin):
                return head
            best = head or best
            end = j
            opener = (",",)
        return best

    def _only_a_name(self, a: int, b: int) -> Phrase | None:
        """The name that fills the words [a, b): "Its chairman, Gordon Ames, said"."""
        number, last = self.names.get(a, (0, 0))
        return Phrase(a, last, "name", number) if last == b or (0 < last < b and self.w.text[last] == ",") else None

    def _is_role(self, phrase: Phrase) -> bool:
        return any(self.w.low[k] in self.lex["roles"] for k in range(phrase.first, phrase.last))

    def _in_prepositional(self, phrase: Phrase, begin: int) -> bool:
        """True for a name that a sentence-opening "In", "On", "At" governs: "At Trump Tower, ... said"."""
        i = phrase.first - 1
        return i == begin and self.w.low[i] in PREPOSITIONS

    def _leading_phrase(self, a: int, b: int) -> Phrase | None:
        """The phrase at the start of the words [a, b), for "Trump, who ..., said"."""
        while a < b and (self.w.low[a] in LEADS_CLAUSE or self.w.text[a] in (",", "—", "(")):
            a += 1
        if a >= b or self.w.low[a] in PREPOSITIONS or self.w.low[a] in SUBORDINATORS or self.w.low[a].endswith("ing"):
            return None
        return self.phrase_starting(a, b)

    def phrase_ending(self, i: int, begin: int) -> Phrase | None:
        """The noun phrase whose last word is `i`, looked for from `begin` on."""
        return self._phrase_ending(i, begin)

    def _phrase_ending(self, i: int, begin: int, depth: int = 0) -> Phrase | None:
        """The phrase whose last word is `i`; goes on to the head when it hangs on a preposition."""
        w, low = self.w, self.w.low
        if i < begin or depth > 3:
            return None
        if low[i] in PRONOUNS or low[i] == "which":
            if low[i] in ("who", "which"):
                k = i - 1
                if k >= begin and w.text[k] == ",":
                    k -= 1
                named = self._phrase_ending(k, begin, depth + 1)
                return Phrase(i, i + 1, "pronoun", named.person, (named.first, named.last)) if named else None
            return Phrase(i, i + 1, "pronoun")
        if quantity := self._quantity_ending(i, begin):
            return quantity
        if low[i] in DAYS or low[i] in NOT_HEADS:
            k = i - 1
            while k >= begin and low[k] in BEFORE_DAY:
                k -= 1
            if k > begin and w.text[k] == ",":
                return self._over_commas(k, begin)
            return self._phrase_ending(k, begin, depth + 1) if k < i - 0 and k >= begin else None
        if (
            w.text[i] in POSSESSIVE
            or w.text[i] in BREAKS
            or w.text[i] in (",", "(")
            or low[i] in PREPOSITIONS
            or low[i] in SUBORDINATORS
        ):
            return None
        if low[i] == ")" or w.text[i] == ")":
            k = i - 1
            while k >= begin and w.text[k] != "(":
                k -= 1
            return self._phrase_ending(k - 1, begin, depth + 1) if k > begin else None
        first = self._noun_phrase_start(i, begin)
        if first is None:
            return None
        before = first - 1
        if (
            i in self.name_end
            and before > begin
            and low[before] in AFTER_TITLE
            and w.cap[before - 1]
            and low[before - 1] in self.lex["titles"]
            and first < self.name_end[i]
        ):
            return self._as_phrase(first, i + 1)
        if before >= begin and low[before] in PREPOSITIONS and low[before] not in NO_HEAD_BEFORE:
            outer = self._phrase_ending(before - 1, begin, depth + 1) if before - 1 >= begin else None
            if outer and not (outer.kind == "pronoun" and low[before] != "of"):
                return outer
            if before == begin or w.text[before - 1] in (",", "—"):
                return None if low[before] in HEAD_BEFORE else self._as_phrase(first, i + 1)
            return None
        return self._as_phrase(first, i + 1)

    def _quantity_ending(self, i: int, begin: int) -> Phrase | None:
        """ "26 percent", "nearly a third", "four in 10", "most": people in number."""
        low = self.w.low
        if not (low[i] in QUANTITIES or low[i].isdigit() or low[i].rstrip("%").isdigit()):
            return None
        a = i
        while a > begin and (low[a - 1] in QUANTITIES or low[a - 1] in QUANTIFYING or low[a - 1].replace(".", "").isdigit()):
            a -= 1
        if a > begin and low[a - 1] in PREPOSITIONS and low[a - 1] not in QUANTIFYING:
            return None
        return Phrase(a, i + 1, "noun")

    def _noun_phrase_start(self, i: int, begin: int) -> int | None:
        """The first word of the noun phrase that ends with word `i`; None when `i` is no noun."""
        w, low, lex = self.w, self.w.low, self.lex
        if i in self.name_end:
            first = self.name_end[i]
        elif (not w.text[i][0].isalpha() and not low[i].endswith("-year-old")) or (
            not w.cap[i] and (low[i] in lex["aux"] or (low[i].endswith("ly") and low[i] not in NOUNS_IN_LY))
        ):
            return None
        else:
            first = i
        k = first - 1
        while k >= begin and i - k < 14:
            word = low[k]
            if w.text[k] in POSSESSIVE:
                k -= 1
                continue
            if word in DETERMINERS:
                return k
            if (
                not (w.text[k][0].isalnum() or w.text[k] in ("-", "$"))
                or word in PREPOSITIONS
                or word in SUBORDINATORS
                or word in PRONOUNS
                or word in DAYS
                or word in lex["aux"]
                or (
                    not w.cap[k]
                    and (
                        word in lex.verbs
                        and lex.verbs[word][1] in FINITE_FORMS
                        and not word.endswith("ed")
                        and word not in lex["nouns"]
                        and word not in NOUN_TOO
                    )
                )
                or word.endswith("ly")
                or w.quoted[k] != w.quoted[i]
            ):
                return k + 1
            if k in self.name_end:
                k = self.name_end[k] - 1
                continue
            k -= 1
        return max(begin, k + 1)

    def _as_phrase(self, first: int, last: int) -> Phrase | None:
        """Tell what the words [first, last) are, and cut them to the head part."""
        w, low = self.w, self.w.low
        end_word = last - 1
        if end_word in self.name_end:
            a = self.name_end[end_word]
            return Phrase(a, last, "name", self.names[a][0])
        if low[end_word] in DAYS or low[end_word] in NOT_HEADS:
            return None
        if w.cap[end_word]:
            a = end_word
            while a > first and w.cap[a - 1] and low[a - 1] not in DETERMINERS:
                a -= 1
            return Phrase(a, last, "body")
        if w.quoted[end_word] or (
            low[end_word] in self.lex.verbs
            and self.lex.verbs[low[end_word]][1] == "ed"
            and low[end_word] not in ("accused",)
            and low[end_word - 1] != "those"
        ):
            return None
        if not self._heads_a_phrase(first, end_word):
            return None
        a = first + (low[first] in BEFORE_SUBJECT and first < end_word and low[end_word].endswith("s"))
        for k in range(end_word, first - 1, -1):
            if w.text[k] in POSSESSIVE:
                a = k + 1
                break
        return Phrase(a, last, "noun")

    def _heads_a_phrase(self, first: int, end_word: int) -> bool:
        """A word in small letters that can be a subject's noun: no participle, verb or adjective; bare singulars are none."""
        low, lex = self.w.low, self.lex
        word = low[end_word]
        if word in lex["roles"]:
            return True
        if (
            word.endswith(("ing", "ed"))
            or word in lex["no_topics"]
            or (first == end_word and not word.endswith("s") and word not in BARE_SUBJECTS)
        ):
            return (word in DETERMINERS and word in BARE_SUBJECTS) or (end_word > first and low[end_word - 1] == "those")
        return True

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
        if k > begin and w.text[k] == "," and (k - 1) in self.name_end and self._is_role(phrase):
            return self._as_phrase(self.name_end[k - 1], k)
        return phrase

    # ------------------------------------------------------------------ reading to the right
    def _name_after_title(self, i: int, stop: int) -> Phrase | None:
        """The name after a title that ends before word `i`: "Secretary of State Anna Holm", "Minister for Rivers Holm"."""
        w, low = self.w, self.w.low
        if i >= stop or low[i] not in AFTER_TITLE or low[i - 1] not in self.lex["titles"]:
            return None
        for k in range(i + 1, min(stop, i + 8)):
            if k in self.names:
                number, last = self.names[k]
                return Phrase(k, last, "name", number)
            if not w.cap[k] and low[k] not in INSIDE_OFFICE:
                return None
        return None

    def name_in_apposition(self, phrase: Phrase, stop: int) -> Phrase | None:
        """ "Another pollster, Anna Holm of Calder Street, ...": the name after the comma, when the phrase is a role."""
        w = self.w
        comma = phrase.last
        if comma < stop and w.low[comma] in AFTER_ROLE:
            comma = next((k for k in range(comma, min(stop, comma + 9)) if w.text[k] == ","), stop)
        i = comma + 1
        if phrase.kind != "noun" or i >= stop or w.text[comma] != "," or i not in self.names:
            return None
        if w.low[phrase.last - 1] not in self.lex["roles"]:
            return None
        number, last = self.names[i]
        return Phrase(i, last, "name", number)

    def _past_tense(self, k: int) -> bool:
        """A word in -ed that is no adjective: nothing but a name or a noun stands before it."""
        w, low = self.w, self.w.low
        word, before = low[k], low[k - 1]
        if word in PAST and not w.cap[k]:
            return before not in DETERMINERS and before not in ADJECTIVES
        if not word.endswith("ed") or len(word) < 5 or w.cap[k] or "-" in word or word in self.lex["roles"]:
            return False
        return (
            before not in DETERMINERS
            and w.text[k - 1] not in POSSESSIVE
            and before not in ADJECTIVES
            and not before.endswith("ly")
        )

    def _modifies(self, i: int, k: int, last: int) -> bool:
        """The name [k, last) stands before the noun it describes: "one Holm supporter", "the Holm Foundation"."""
        w, low, lex = self.w, self.w.low, self.lex
        word = low[last]
        if w.cap[last]:
            return word in lex["words"]
        if word in lex["roles"]:
            return word not in lex.verbs
        if last + 1 in self.names and word.isalpha() and not word.endswith(VERB_ENDINGS):
            return word not in lex.verbs and word not in PREPOSITIONS and word not in SUBORDINATORS and word not in lex["aux"]
        return k > i and low[i] in DETERMINERS and word.isalpha() and word.endswith(AGENT_ENDINGS)

    def phrase_starting(self, i: int, stop: int) -> Phrase | None:
        """The phrase that begins at word `i`: "said Meenakshi Ganguly of ...", "said one former campaign staffer, who"."""
        w, low, lex = self.w, self.w.low, self.lex
        if i >= stop:
            return None
        if low[i] in PRONOUNS:
            return Phrase(i, i + 1, "pronoun") if low[i] != "who" else None
        if low[i] in DAYS or (low[i] in SUBORDINATORS and low[i] not in ("that",)) or low[i] in PREPOSITIONS:
            return None
        k, head_end = i, i
        while k < stop and k - i < 14:
            word = low[k]
            if w.text[k] in POSSESSIVE:
                k += 1
                head_end = k
                continue
            if word == "and" and k > i and low[k - 1] in lex["roles"] and k + 1 < stop and low[k + 1] in lex["roles"]:
                k += 1
                continue
            if not w.text[k][0].isalnum() or (
                k > i and (word in PREPOSITIONS or word in SUBORDINATORS or word in PRONOUNS or word in DAYS)
            ):
                break
            if (
                k > i
                and not w.cap[k]
                and (
                    word in lex["aux"]
                    or (
                        word in lex.verbs
                        and lex.verbs[word][1] in MODIFYING_FORMS
                        and (k in self.name_after or word not in lex["nouns"])
                        and not (k == i + 1 and low[i] in DETERMINERS)
                    )
                )
                and word not in ADJECTIVE_TOO
            ):
                break
            if w.quoted[k] != w.quoted[i] or (k > i and self._past_tense(k)):
                break
            if k in self.names:
                number, last = self.names[k]
                if last < stop and (w.text[last] in POSSESSIVE or self._modifies(i, k, last)):
                    k = last
                    continue
                return Phrase(k, last, "name", number)
            if k > i and word in DETERMINERS and word not in COUNTS_ALONE:
                break
            k += 1
            head_end = k
        if head_end <= i:
            return None
        begin = i
        for j in range(head_end - 1, i - 1, -1):
            if w.text[j] in POSSESSIVE:
                begin = j + 1
                break
        if begin >= head_end:
            return None
        end_word = head_end - 1
        if w.cap[end_word]:
            a = end_word
            while a > begin and w.cap[a - 1] and low[a - 1] not in DETERMINERS:
                a -= 1
            return self._name_after_title(head_end, stop) or Phrase(a, head_end, "body")
        return Phrase(begin, head_end, "noun")

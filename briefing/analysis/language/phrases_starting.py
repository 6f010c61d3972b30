"""Noun phrases that begin at a word: the subject after its verb, "said Meenakshi Ganguly of ...", and the name beside a role."""

from __future__ import annotations

from briefing.analysis.language.classes import (
    ADJECTIVE_TOO,
    ADJECTIVES,
    AFTER_ROLE,
    AFTER_TITLE,
    ARTICLES,
    COUNTS_ALONE,
    DAYS,
    DETERMINERS,
    FINITE,
    INDEFINITE,
    INSIDE_OFFICE,
    NOUN_TOO,
    PAST,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME,
)
from briefing.analysis.language.noun_phrases import CLOSED, FARTHEST, NounPhrases, Phrase
from briefing.lexicon.lists import closed_class

AGENT_ENDINGS = ("er", "or", "ist", "ers", "ors", "ists")
MANY_OF_A_ROLE = (*AGENT_ENDINGS, "aides", "officials")
OPENING = ARTICLES | {"his", "her", "its", "their"}
PERSONAL_OBJECTS = closed_class("personal_objects")
VERB_ENDINGS = ("ed", "s", "ing")
KNOWN_AS = closed_class("known_as")
LONGEST_ROLE = 4
"""words in small letters between two names, the first of which says whose the role is"""
MODIFYING_FORMS = frozenset(("ed", "s", "ing"))
NO_BEGINNING = (DAYS | PREPOSITIONS | SUBORDINATORS) - {"that"}


class Starting:
    """The phrases that begin at a word of one document."""

    def __init__(self, nouns: NounPhrases) -> None:
        self.nouns = nouns
        self.w, self.lex, self.names = nouns.w, nouns.lex, nouns.names
        self.name_after = frozenset(last for _, last in nouns.names.values())

    def phrase_starting(self, i: int, stop: int) -> Phrase | None:
        """The phrase that begins at word `i`: "said Meenakshi Ganguly of ...", "said one former campaign staffer, who"."""
        w, low = self.w, self.w.low
        if i >= stop or (low[i] in NO_BEGINNING and i not in self.names):
            return None
        if low[i] in PRONOUNS:
            return Phrase(i, i + 1, "pronoun") if low[i] != "who" else None
        k, end = i, i
        while k < stop and k - i < FARTHEST:
            if w.text[k] in POSSESSIVE:
                end = k = k + 1
                continue
            if self._and_of_roles(i, k, stop):
                k += 1
                continue
            if self._ends(i, k):
                break
            if k in self.names:
                number, last = self.names[k]
                if last < stop and (w.text[last] in POSSESSIVE or self._modifies(i, k, last)):
                    k = last
                    continue
                return Phrase(k, last, "name", number)
            if k > i and low[k] in DETERMINERS and low[k] not in COUNTS_ALONE:
                break
            end = k = k + 1
        return self._without_name(i, end, stop)

    def behind_preposition(self, i: int, stop: int) -> Phrase | None:
        """The phrase that begins at word `i` behind a preposition: "according to him," as well, but not the "her" of "her lawyer"."""
        w = self.w
        if i < stop and w.low[i] in PERSONAL_OBJECTS and (i + 1 >= stop or not w.text[i + 1][0].isalnum()):
            return Phrase(i, i + 1, "pronoun")
        return self.phrase_starting(i, stop)

    def _and_of_roles(self, i: int, k: int, stop: int) -> bool:
        """The "and" of "president and chairman"."""
        low, roles = self.w.low, self.lex["roles"]
        return low[k] == "and" and i < k < stop - 1 and low[k - 1] in roles and low[k + 1] in roles

    def _ends(self, i: int, k: int) -> bool:
        """The word `k` belongs no more to the phrase that began at word `i`."""
        w = self.w
        if w.text[k] == "&" and k > i and all(w.cap[k - 1 : k + 2 : 2]):
            return False
        if not w.text[k][0].isalnum() or w.quoted[k] != w.quoted[i]:
            return True
        if k <= i or k in self.names:
            return False
        return w.low[k] in CLOSED or self._verb(i, k) or self._past_tense(k)

    def _verb(self, i: int, k: int) -> bool:
        """An auxiliary, or a verb of saying that is no noun here."""
        low, lex = self.w.low, self.lex
        word = low[k]
        if self.w.cap[k] or word in ADJECTIVE_TOO:
            return False
        opens = k == i + 1 and (low[i] in DETERMINERS or (low[i].endswith("ly") and low[i] not in lex["aux"]))
        after_adverb = k == i + 2 and low[i] in DETERMINERS and low[k - 1].endswith("ly")
        if word in lex["aux"]:
            return not (opens and word not in FINITE and low[i] in OPENING)  # "the recently opened hall", "the first hall"
        if word not in lex.verbs or lex.verbs[word][1] not in MODIFYING_FORMS or opens or after_adverb:
            return False
        return k in self.name_after or not (word in lex["nouns"] or word in NOUN_TOO)

    def _without_name(self, first: int, last: int, stop: int) -> Phrase | None:
        """What the words [first, last), among which is no name, are."""
        begin = self.nouns.after_possessive(first, last) or first
        if begin >= last:
            return None
        if not self.w.cap[last - 1] or self.nouns.is_noun_in_capitals(last - 1):
            return Phrase(begin, last, "noun")
        if last - begin == 1 and (self.nouns.opens_as_adverb(begin) or self.nouns.is_small(begin)):
            return None
        return self._name_after_title(last, stop) or Phrase(self.nouns.capitals(begin, last - 1), last, "body")

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
        """ "Another pollster, Anna Holm of Calder Street, ...", "The commander, known as Abu Hall, ...": the name after the comma."""
        w = self.w
        comma = phrase.last
        if comma < stop and w.low[comma] in AFTER_ROLE:
            comma = next((k for k in range(comma, min(stop, comma + 9)) if w.text[k] == ","), stop)
        i = comma + 1
        while i < stop and w.low[i] in KNOWN_AS:
            i += 1
        if i >= stop or w.text[comma] != "," or i not in self.names:
            return None
        role = phrase.kind == "noun" and w.low[phrase.last - 1] in self.lex["roles"]
        if not role and not self._one_of_several(phrase, comma):
            return None
        number, last = self.names[i]
        return Phrase(i, last, "name", number)

    def _one_of_several(self, phrase: Phrase, comma: int) -> bool:
        """ "One of them, ", "Another, ", "One of the miners, ": a person, where those of whom it is one are people."""
        low = self.w.low
        those = low[comma - 1]
        people = comma == phrase.last or those in ("them", "us") or those.removesuffix("s") in self.lex["roles"]
        return phrase.last - phrase.first == 1 and low[phrase.first] in ("one", "another") and people

    def _past_tense(self, k: int) -> bool:
        """A word in -ed that is no adjective: nothing but a name or a noun stands before it."""
        w, low = self.w, self.w.low
        word, before = low[k], low[k - 1]
        if word in PAST and not w.cap[k]:
            return before not in DETERMINERS and before not in ADJECTIVES
        if not word.endswith("ed") or len(word) < 5 or w.cap[k] or "-" in word.removeprefix("co-") or word in self.lex["roles"]:
            return False
        return (
            before not in DETERMINERS
            and w.text[k - 1] not in POSSESSIVE
            and before not in ADJECTIVES
            and not before.endswith("ly")
        )

    def _plain(self, k: int) -> bool:
        """The word `k` is no verb and of no closed class."""
        word, lex = self.w.low[k], self.lex
        return not (
            word in PAST
            or word in lex.verbs
            or word in PREPOSITIONS
            or word in SUBORDINATORS
            or word in lex["aux"]
            or word in TIME
        )

    def _role_and_name(self, k: int) -> bool:
        """The words from `k` on are in small letters, the last a role, and a name follows them: "campaign manager Anna Holm"."""
        w, first = self.w, k
        while k - first < LONGEST_ROLE and w.text[k : k + 1] and w.low[k].isalpha() and not w.cap[k] and self._plain(k):
            k += 1
        return k > first and k in self.names and w.low[k - 1] in self.lex["roles"]

    def _modifies(self, i: int, k: int, last: int) -> bool:
        """The name [k, last) stands before the noun it describes: "one Holm supporter", "the Holm Foundation"."""
        w, low, lex = self.w, self.w.low, self.lex
        word = low[last]
        if w.cap[last]:
            return word in lex["words"]
        if word in lex["roles"] or (word.removesuffix("s") in lex["roles"] and word.endswith(MANY_OF_A_ROLE)):
            return word not in lex.verbs
        if last + 1 in self.names and word.isalpha() and not word.endswith(VERB_ENDINGS):
            return self._plain(last)
        if self._role_and_name(last) or (k == i + 1 and low[i] in INDEFINITE and word.isalpha() and self._plain(last)):
            return True
        return k > i and low[i] in DETERMINERS and word.isalpha() and word.endswith(AGENT_ENDINGS)

"""The pronoun that is the subject behind what stands in front of it: "A former miner, he ...", "In a note to staff she ..."."""

from __future__ import annotations

from briefing.analysis.language.classes import ARTICLES, POSSESSIVE, SUBORDINATORS
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.verbs import Verbs
from briefing.lexicon.lists import closed_class

SINGULAR = closed_class("singular_pronouns")
LONGEST_IN_FRONT = 16
"""words before the comma of "A former deputy head of the school at Larch, he ..." """


class Fronted:
    def __init__(self, words: Words, verbs: Verbs) -> None:
        self.w, self.verbs = words, verbs

    def pronoun(self, phrase: Phrase, b: int) -> Phrase | None:
        """ "A former miner, he was ...": a description without a verb, a comma, and the pronoun that it describes; "The mayor, he
        said, was ill" describes nobody."""
        w = self.w
        if phrase.kind != "noun":
            return None
        for k in range(phrase.last, min(b - 2, phrase.last + LONGEST_IN_FRONT)):
            if w.text[k] == ",":
                parenthesis = self.verbs.is_cue(k + 2) and w.text[k + 3 : k + 4] == [","]
                return Phrase(k + 1, k + 2, "pronoun") if w.low[k + 1] in SINGULAR and not parenthesis else None
            if not self._in_description(k):
                return None
        return None

    def describes(self, a: int, at: int) -> bool:
        """The words [a, at) are a description in front of the pronoun at word `at`: "A former miner, he ..."."""
        w = self.w
        opens = at - a > 1 and w.text[at - 1] == "," and w.low[a] in ARTICLES and w.low[at] in SINGULAR
        return opens and all(self._in_description(k) for k in range(a, at - 1))

    def pronoun_without_comma(self, a: int, b: int) -> Phrase | None:
        """ "In a note to staff she warned them": the only pronoun of the words [a, b), with a verb behind it and none before it;
        "As he left he waved": the same one as that of the clause in front."""
        w = self.w
        found = [k for k in range(a + 1, b - 1) if w.low[k] in SINGULAR and not w.quoted[k] and self._is_verb(k + 1)]
        if not found or len({w.low[k] for k in found}) > 1:
            return None
        if w.low[a] in SUBORDINATORS:
            told = len(found) > 1 and found[0] == a + 1
            return Phrase(found[1], found[1] + 1, "pronoun") if told else None
        at = found[0]
        return None if any(self._is_verb(k) for k in range(a, at)) else Phrase(at, at + 1, "pronoun")

    def _in_description(self, k: int) -> bool:
        w = self.w
        return w.text[k] in POSSESSIVE or (w.text[k][0].isalnum() and not self._is_verb(k))

    def _is_verb(self, k: int) -> bool:
        return not self.w.cap[k] and self.verbs.may_be_finite(self.w.low[k])

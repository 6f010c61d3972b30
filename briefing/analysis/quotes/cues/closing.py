"""The attribution that ends a sentence, and what an attribution is: "Clause, X said (Sunday)." and "Clause, said X, who ..." """

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.language.classes import (
    BEFORE_CIRCUMSTANCE,
    DETERMINERS,
    FINITE,
    INVERTING,
    PLAIN_SAID,
    PREPOSITIONS,
    RELATIVE_SUBJECTS,
    TIME,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases import Phrases
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.verbs import Verbs
from briefing.lexicon.lists import closed_class

RELATIVES = closed_class("object_relatives") | RELATIVE_SUBJECTS | {"where"}
"""they open a clause that is none of attribution: ", a charge that Holm denied," """
BESIDE = ("cue-after", "verb-after", "cue-inverted")
"""rules whose speaker stands behind the closing mark"""


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


class Closing:
    def __init__(self, words: Words, phrases: Phrases, verbs: Verbs) -> None:
        self.w, self.phrases, self.verbs = words, phrases, verbs

    def closing(self, a: int, end: int, *, clause: bool = True) -> Attribution | None:
        """Clause, X said (Sunday). / Clause, said X: the attribution that ends the words [a, end).

        With `clause` the words before it must hold a verb; the end of a quotation need not.
        """
        w = self.w
        if self.verbs.plain.isdisjoint(w.low[a + 4 : end]):
            return None
        commas = [i for i in range(a + 4, end) if w.text[i] == ","]
        for comma in reversed(commas[-4:]):
            verbless = clause and not self.verbs.has_verb(a, comma)
            found = None if verbless else self._closing_inverted(a, comma, end)
            found = found or self._closing_plain(a, comma, end)
            if found and not (
                verbless and found.phrase.kind != "pronoun" and self.verbs.forms[w.low[found.cue_first]][0] != "say"
            ):
                return found
        return None

    def _closing_inverted(self, a: int, comma: int, end: int) -> Attribution | None:
        w, i = self.w, comma + 1
        if (
            i + 1 >= end
            or not self.verbs.is_cue(i, self.verbs.plain)
            or self.verbs.forms[w.low[i]][1] not in ("ed", "s")
            or w.low[i + 1] == "that"
        ):
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
        if end - last < 24 or described:
            return Attribution(phrase, i, i + 1, "reported-after", a, comma)
        return None

    def _closing_plain(self, a: int, comma: int, end: int) -> Attribution | None:
        w = self.w
        if w.low[comma + 1 : comma + 2] == ["which"]:
            return None
        for v in range(comma + 2, min(end, comma + 13)):
            if w.low[v] not in self.verbs.ending or (w.low[v] == "told" and self.verbs.passive(v)):
                continue  # "…, the court was told": who hears it does not speak
            after = w.low[v + 1] if v + 1 < end else ""
            told = self.verbs.forms.get(w.low[v], ("",))[0] == "tell" and self._tells_only(v, end)
            ends = (
                not after
                or (after in PREPOSITIONS and after not in ("with", "to"))
                or after in TIME
                or after == ";"
                or self._to_whom(v + 1, end)
            )
            if (ends or told) and (end - v < 9 or after == ";" or told) and self.verbs.is_cue(v, self.verbs.ending):
                phrase = self.phrases.subject_before(v, comma + 1)
                if phrase and phrase.first - comma < 7 and RELATIVES.isdisjoint(w.low[comma + 1 : phrase.first]):
                    return Attribution(phrase, v, v + 1, "reported-after", a, comma)
        return None

    def _to_whom(self, i: int, end: int) -> bool:
        """ "to the council", "reporters": whom it was told, and no infinitive or clause of what was said."""
        w = self.w
        if w.low[i] == "reporters":
            return not self.verbs.has_verb(i, end)
        return w.low[i] == "to" and i + 1 < end and (w.cap[i + 1] or w.low[i + 1] in DETERMINERS or w.low[i + 1].endswith("s"))

    def _tells_only(self, v: int, end: int) -> bool:
        """ ", X told Y (on Monday)": nothing but the addressee and the time after the verb."""
        w = self.w
        phrase = self.phrases.phrase_starting(v + 1, end)
        return phrase is not None and (
            phrase.last >= end
            or (w.low[phrase.last] in TIME and not self.verbs.has_verb(phrase.last, end))
            or w.low[phrase.last] in BEFORE_CIRCUMSTANCE
        )

    def inserted(self, v: int, a: int, b: int) -> Attribution | None:
        """ "The trouble, said Anna Holm, a historian, is that ...": a name or a body between commas, with the verb that it is the subject of."""
        w = self.w
        if v - 1 <= a or w.text[v - 1] != "," or w.low[v] not in PLAIN_SAID or "," in w.text[a : v - 1]:
            return None
        phrase = self.phrases.phrase_starting(v + 1, b)
        if (
            phrase is None
            or phrase.kind not in ("name", "body")
            or phrase.last >= b
            or w.low[phrase.last] not in (",", *PREPOSITIONS)
        ):
            return None
        commas = [i for i in range(phrase.last, b - 1) if w.text[i] == "," and w.low[i + 1] in FINITE]
        return Attribution(phrase, v, v + 1, "cue-inverted", commas[0] + 1) if commas else None

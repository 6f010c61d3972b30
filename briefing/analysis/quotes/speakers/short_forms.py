"""Short forms of bodies: "Special Investigation Team (SIT)", "Nicaraguan Center for Human Rights (Cenidh)"."""

from __future__ import annotations

from functools import cached_property

from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.lexicon.lists import closed_class, word_list

BODIES = frozenset(word_list("references", "bodies"))
LINKS = closed_class("inside_body_names")
LONGEST_NAME = 12


class ShortForms:
    def __init__(self, words: Words, cues: Cues) -> None:
        self.w, self.lex, self.people = words, cues.lex, cues.phrases.names

    @cached_property
    def full_names(self) -> dict[str, Phrase]:
        """Short form -> the full name that stands before it in brackets: "Special Investigation Team (SIT)"."""
        w = self.w
        out: dict[str, Phrase] = {}
        for i in range(1, w.count - 2):
            if w.text[i] == "(" and w.text[i + 2] == ")" and w.cap[i + 1] and w.text[i + 1].isalpha():
                acronym = sum(c.isupper() for c in w.text[i + 1]) > 1
                first = self._initials(i, w.text[i + 1]) if acronym else self._before_word(i)
                if first is not None:
                    out.setdefault(w.low[i + 1], Phrase(first, i, "body"))
        return out

    def _before_word(self, stop: int) -> int | None:
        """The first word of a body's name of three words and more before "(Cenidh)": a short form that is read as a word."""
        w, k = self.w, stop
        while k > 0 and stop - k < LONGEST_NAME and (w.cap[k - 1] or w.low[k - 1] in LINKS):
            k -= 1
        while k < stop and not w.cap[k]:
            k += 1
        known = w.low[stop + 1] in self.lex["places"] or w.low[stop + 1] in self.lex.demonyms
        body = any(low in self.lex["words"] or low in BODIES for low in w.low[k:stop])
        return k if body and not known and stop - k > 2 and stop + 1 not in self.people else None

    def _initials(self, stop: int, short: str) -> int | None:
        """The first word of the name before word `stop` whose capitals are the letters of the short form."""
        w = self.w
        wanted = [c for c in short if c.isupper()]
        k = stop
        while (
            k > 0
            and stop - k < LONGEST_NAME
            and (w.cap[k - 1] or w.low[k - 1] in LINKS)
            and w.sentence[k - 1] == w.sentence[stop]
        ):
            k -= 1
            if w.cap[k] and w.text[k][0] == wanted[0]:
                initials = [c for word in w.text[k:stop] for c in word if c.isupper()]
                if initials == wanted or (
                    len(initials) >= len(wanted) - 1 and initials[0] == wanted[0] and initials[-1] == wanted[-1]
                ):
                    return k
        return None

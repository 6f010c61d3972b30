"""From a role to the name beside it.

"said the city engineer, Marek Dolan": the name that follows a role after a comma, and what hangs on the role, belongs to
the role. One that belongs to somebody else ("the driver, Norwood's neighbour") does not. Who speaks together is in together.py.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.language.classes import (
    AFTER_BODY,
    AFTER_TITLE,
    ARTICLES,
    DETERMINERS,
    FINITE,
    KINSHIP,
    POSSESSIVE,
    PREPOSITIONS,
    REFLEXIVE,
    RELATIVE_SUBJECTS,
    TIME,
)
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.phrases_starting import KNOWN_AS
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.people.offices_in_short import RANKS
from briefing.lexicon.lists import Lexicon, closed_class

FURTHEST_NAME = 18
"""words between a role and its name: "a spokesman for the ministry of ..., Ann Lee"; longer ones were not seen"""
LONGEST_TITLE = 5
PICKING_OUT = closed_class("picking_out")
"""before a noun whose name follows, whatever the noun is: "One superdelegate, Nancy Worley, ..." """
PICKED_OUT = closed_class("picked_out")
"""nouns that pick one out of several, whom a name may follow: "the youngest of the crew, Finn Daly" """
CALLED = closed_class("before_a_name_called")
"""before a name, after a description: ", a retired teacher called Anna Holm," """
OF_AGE = "-year-old"
FURTHEST_TITLED = 8
"""words of a title before its name, with whose it is: "Larch Valley school board chairwoman" """
ENDS = frozenset((".", ",", ";", ":", "(", ")", "—", "–", "--", "“", '"', "?", "!", "…", "”", "''"))
STOPS = frozenset((".", ";", ":", "—", "–", "--", "“", "”", '"', "?", "!", "(", "''", "«", "»"))


class Naming:
    def __init__(self, words: Words, lexicon: Lexicon, people: People) -> None:
        self.w, self.lex, self.people = words, lexicon, people
        self.name_first = {last - 1: first for first, (_, last) in people.at_word.items()}

    # ------------------------------------------------------------------ the name beside a role
    def name_of(self, phrase: Phrase) -> Phrase:
        """The name in apposition to a role, else the phrase itself without a "himself"."""
        if phrase.last - phrase.first > 1 and self.w.low[phrase.last - 1] in REFLEXIVE:
            phrase = replace(phrase, last=phrase.last - 1)
        if phrase.kind in ("noun", "body") and (several := self._several_after_comma(phrase)):
            return several
        if phrase.kind not in ("noun", "body") or not self._is_role(phrase):
            return phrase
        return (
            self._before_role(phrase)
            or self._title_and_name(phrase)
            or self._after_complement(phrase)
            or self._after_comma(phrase)
            or phrase
        )

    def _before_role(self, phrase: Phrase) -> Phrase | None:
        """ "Anna Holm, professor at the institute, said": the name whose apposition the role is."""
        w = self.w
        i = phrase.first - 1
        i -= i > 0 and w.low[i] in DETERMINERS
        if i < 1 or w.text[i] != "," or i - 1 not in self.name_first or w.sentence[i - 1] != w.sentence[phrase.first]:
            return None
        stop = w.sentences[w.sentence[phrase.first]][1]
        for k in range(phrase.last, min(stop, phrase.last + FURTHEST_NAME)):
            if w.text[k] == ",":
                return self.named(self.name_first[i - 1])
            if w.text[k] in STOPS or self._is_verb(k) or w.low[k] in FINITE:
                return None
        return None

    def _after_complement(self, phrase: Phrase) -> Phrase | None:
        """ "inspector of the city council Anna Holm said": the full name right after what hangs on the role."""
        w = self.w
        stop = min(w.sentences[w.sentence[phrase.first]][1], phrase.last + FURTHEST_NAME)
        for k in range(phrase.last, stop):
            if k in self.people.at_word:
                before = w.low[k - 1].rstrip(".")
                governed = before in PREPOSITIONS or before in DETERMINERS or before == "and" or self.is_title(before)
                full = self.people.at_word[k][1] - k > 1
                return self.named(k) if k > phrase.last and full and not governed and self._speaks_next(k) else None
            if not w.text[k][0].isalnum() or w.quoted[k] or w.low[k] in RELATIVE_SUBJECTS | FINITE or self._is_verb(k):
                return None
        return None

    def _several_after_comma(self, phrase: Phrase) -> Phrase | None:
        """ "The owners, brothers Karl and Uwe Benn,", "the mayors of Larch and Kelby, A and B,": the first of several names and
        nothing more between the marks."""
        w, i = self.w, phrase.last
        begin = max(w.sentences[w.sentence[phrase.first]][0], phrase.first - FURTHEST_TITLED)
        if w.text[i : i + 1] != [","] or (w.cap[phrase.first] and not any(map(self._is_several, w.low[begin : phrase.first]))):
            return None
        first = i + 1 + (w.low[i + 1 : i + 2] != [] and self._is_several(w.low[i + 1]))
        at, count = first, 0
        while at in self.people.at_word:
            at, count = self.people.at_word[at][1], count + 1
            while w.low[at : at + 1] in (["and"], [","]) and at + 1 in self.people.at_word and w.low[at - 1] != ",":
                at += 1
        joined = count > 1 and "and" in w.low[first:at]
        ends = at >= w.count or w.text[at] in (",", ".", "(", ";") or w.low[at] in RELATIVE_SUBJECTS
        return self.named(first) if joined and ends and at <= w.sentences[w.sentence[i]][1] else None

    def _is_several(self, low: str) -> bool:
        one = low.removesuffix("s")
        return one != low and (one in KINSHIP or one in self.lex["roles"])

    def is_title(self, low: str) -> bool:
        lex = self.lex
        return low in lex["roles"] or low in lex["titles"] or low in lex["honorifics"]

    def is_address(self, k: int) -> bool:
        """ "Mr", "Lady", "Dr.", "DC": a form of address at word `k`, of a man, a woman or either."""
        return self.w.cap[k] and (self.w.low[k].rstrip(".") in self.lex["all_honorifics"] or self.w.text[k] in RANKS)

    def _speaks_next(self, name: int) -> bool:
        """A verb or the end of the sentence follows the name at word `name`."""
        w, i = self.w, self.people.at_word[name][1]
        return i >= w.count or w.text[i] in (".", ",") or (w.text[i] not in POSSESSIVE and w.low[i] in self.lex.verbs)

    def _is_role(self, phrase: Phrase) -> bool:
        low, lex = self.w.low, self.lex
        head = low[phrase.last - 1]
        if head in PICKED_OUT:
            return low[phrase.last : phrase.last + 1] in (["of"], [","])
        if low[phrase.first] in PICKING_OUT and phrase.kind == "noun":
            return True
        if phrase.kind == "body" and phrase.last < len(low) and low[phrase.last] in AFTER_BODY:
            return True
        return head in lex["roles"] or head in KINSHIP or (self.w.cap[phrase.last - 1] and head in lex["titles"])

    def _title_and_name(self, phrase: Phrase) -> Phrase | None:
        """ "Prime Minister and party leader Dario Venn"."""
        w, i = self.w, phrase.last
        if w.low[i : i + 1] != ["and"]:
            return None
        for k in range(i + 1, min(w.count, i + 1 + LONGEST_TITLE)):
            if k in self.people.at_word:
                return self.named(k) if w.low[k - 1] in self.lex["roles"] or w.low[k - 1] in self.lex["titles"] else None
            if not w.text[k][0].isalpha() or w.low[k] in DETERMINERS or w.low[k] in self.lex.verbs:
                return None
        return None

    def _after_comma(self, phrase: Phrase) -> Phrase | None:
        """The name after the comma that ends the role and what hangs on it."""
        w = self.w
        stop = min(w.sentences[w.sentence[phrase.first]][1], phrase.last + FURTHEST_NAME)
        start = phrase.last + (w.low[phrase.last : phrase.last + 1] != [] and w.low[phrase.last] in REFLEXIVE)
        relative = False
        for k in range(start, stop - 1):
            if w.text[k] in STOPS or w.quoted[k]:
                return None
            if w.text[k] == ",":
                if (name := self._known_as(k + 1)) is not None:
                    return self.named(name)
                if k + 1 in self.people.at_word:
                    return self.named(k + 1) if self._belongs(phrase, k, relative=relative) else None
                picked = k == phrase.last or w.low[phrase.last - 1] == "one"
                if (titled := self._titled(k + 1)) and (picked or self._opens_a_title(k + 1)):
                    return titled
                if not self._describes_on(k + 1):
                    return None
            elif w.low[k] in RELATIVE_SUBJECTS:
                relative = True
            elif not relative and (w.low[k] in FINITE or self._is_verb(k)):
                return None
        return None

    def _known_as(self, i: int) -> int | None:
        """The name of ", known as Abu Hall,", which begins at word `i`."""
        name = i
        while name + 1 < self.w.count and self.w.low[name] in KNOWN_AS:
            name += 1
        return name if name > i and name in self.people.at_word else None

    def _opens_a_title(self, i: int) -> bool:
        """A title, a form of address or an age begins at word `i`."""
        return self.is_address(i) or self.is_title(self.w.low[i]) or self.w.low[i].endswith(OF_AGE)

    def _titled(self, i: int) -> Phrase | None:
        """ ", party chairwoman Nancy Worley,", ", Lord Pell,", ", the retired colonel Oswin Tarr,", ", 19-year-old Finn Daly,",
        ", a teacher called Ada Brok,": a title and its name between commas, after another role."""
        w = self.w
        if w.low[i] in DETERMINERS - ARTICLES:
            return None
        for k in range(i + 1, min(w.count, i + FURTHEST_TITLED)):
            if k in self.people.at_word:
                last = self.people.at_word[k][1]
                address = self.is_address(k - 1)
                full = last - k > 1 or all(self.is_address(n) or self.is_title(w.low[n].rstrip(".")) for n in range(i, k))
                ends = full and last < w.count and (w.text[last] in (",", ".") or self._of_a_place(last))
                before = w.low[k - 1].rstrip(".")
                titled = address or self.is_title(before) or before.endswith(OF_AGE) or before in CALLED
                titled = titled or (w.low[i] not in ARTICLES and any(w.low[n] in AFTER_TITLE for n in range(i, k)))
                return self.named(k) if ends and titled else None
            of_office = w.low[k] in AFTER_TITLE and self.is_title(w.low[k - 1]) and w.cap[k + 1 : k + 2] == [True]
            verb = self._is_verb(k) and not (w.low[k] in CALLED and k + 1 in self.people.at_word)
            if not w.text[k][0].isalpha() or verb or w.low[k] in DETERMINERS:
                return None
            if w.low[k] in PREPOSITIONS and not of_office:
                return None
        return None

    def _of_a_place(self, i: int) -> bool:
        """ "of Vermont," behind a name."""
        w = self.w
        k = i + 1
        while w.low[i] in ("of", "from") and k < w.count and w.cap[k]:
            k += 1
        return k > i + 1 and w.text[k : k + 1] == [","]

    def _describes_on(self, i: int) -> bool:
        """ ", the head of Kelby Roads, Ted Crane": another description before the name."""
        w = self.w
        return w.low[i] in ARTICLES and any(low in self.lex["roles"] for low in w.low[i + 1 : i + 5])

    def _belongs(self, phrase: Phrase, comma: int, *, relative: bool) -> bool:
        """The name after the comma is the phrase's own, and no one's who only stands in its description."""
        w = self.w
        number, last = self.people.at_word[comma + 1]
        if not self.ends_there(last):
            return False
        first = self.people.persons[number].mentions[0].start
        known = first < w.start[comma + 1]
        if last - comma == 2 and known:
            return comma - phrase.last <= 1
        inner = comma > phrase.last and w.low[comma - 1] in self.lex["roles"] and not w.cap[comma - 1]
        return not (inner and (relative or known))

    def ends_there(self, i: int) -> bool:
        """What stands after a name lets it end a phrase: a mark, a preposition, a day, "who"."""
        w = self.w
        if i >= w.count or w.text[i] in ENDS:
            return True
        low = w.low[i]
        return w.text[i] not in POSSESSIVE and (low in PREPOSITIONS or low in TIME or low in RELATIVE_SUBJECTS or low == "and")

    def _is_verb(self, k: int) -> bool:
        w, low = self.w, self.w.low[k]
        return not w.cap[k] and low in self.lex.verbs and self.lex.verbs[low][1] in ("ed", "s") and low not in self.lex["nouns"]

    def named(self, i: int) -> Phrase:
        number, last = self.people.at_word[i]
        return Phrase(i, last, "name", number)

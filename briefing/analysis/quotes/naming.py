"""From a role to the name beside it, and from one name to those who speak together with it.

"said the city engineer, Marek Dolan": the name that follows a role after a comma, and what hangs on the role, belongs to
the role. "Karl Benn and Ulla Marsh said": names joined by "and" speak together. A name that begins a clause of its own
("... and Ulla Marsh laughed"), or belongs to somebody else ("the driver, Norwood's neighbour"), is neither.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.language.classes import (
    AFTER_BODY,
    AFTER_TITLE,
    ARTICLES,
    BEFORE_A_LIST,
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
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.lexicon.lists import Lexicon, closed_class

FURTHEST_NAME = 18
"""words between a role and its name: "a spokesman for the ministry of ..., Ann Lee"; longer ones were not seen"""
LONGEST_TITLE = 5
PICKING_OUT = closed_class("picking_out")
"""before a noun whose name follows, whatever the noun is: "One superdelegate, Nancy Worley, ..." """
PICKED_OUT = closed_class("picked_out")
"""nouns that pick one out of several, whom a name may follow: "the youngest of the crew, Finn Daly" """
CALLED = frozenset(("called", "named"))
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
                return self._named(self.name_first[i - 1])
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
                governed = before in PREPOSITIONS or before in DETERMINERS or before == "and" or self._is_title(before)
                full = self.people.at_word[k][1] - k > 1
                return self._named(k) if k > phrase.last and full and not governed and self._speaks_next(k) else None
            if not w.text[k][0].isalnum() or w.quoted[k] or w.low[k] in RELATIVE_SUBJECTS or self._is_verb(k):
                return None
        return None

    def _is_title(self, low: str) -> bool:
        lex = self.lex
        return low in lex["roles"] or low in lex["titles"] or low in lex["honorifics"]

    def _is_address(self, k: int) -> bool:
        """ "Mr", "Lady", "Dr.": a form of address at word `k`, of a man, a woman or either."""
        return self.w.cap[k] and self.w.low[k].rstrip(".") in self.lex["all_honorifics"]

    def _speaks_next(self, name: int) -> bool:
        """A verb or the end of the sentence follows the name at word `name`."""
        w, i = self.w, self.people.at_word[name][1]
        return i >= len(w) or w.text[i] in (".", ",") or (w.text[i] not in POSSESSIVE and w.low[i] in self.lex.verbs)

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
        for k in range(i + 1, min(len(w), i + 1 + LONGEST_TITLE)):
            if k in self.people.at_word:
                return self._named(k) if w.low[k - 1] in self.lex["roles"] or w.low[k - 1] in self.lex["titles"] else None
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
                if k + 1 in self.people.at_word:
                    return self._named(k + 1) if self._belongs(phrase, k, relative=relative) else None
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

    def _opens_a_title(self, i: int) -> bool:
        """A title, a form of address or an age begins at word `i`."""
        return self._is_address(i) or self._is_title(self.w.low[i]) or self.w.low[i].endswith(OF_AGE)

    def _titled(self, i: int) -> Phrase | None:
        """ ", party chairwoman Nancy Worley,", ", Lord Pell,", ", the retired colonel Oswin Tarr,", ", 19-year-old Finn Daly,",
        ", a teacher called Ada Brok,": a title and its name between commas, after another role."""
        w = self.w
        if w.low[i] in DETERMINERS - ARTICLES:
            return None
        for k in range(i + 1, min(len(w), i + FURTHEST_TITLED)):
            if k in self.people.at_word:
                last = self.people.at_word[k][1]
                address = self._is_address(k - 1)
                full = last - k > 1 or all(self._is_address(n) or self._is_title(w.low[n].rstrip(".")) for n in range(i, k))
                ends = full and last < len(w) and w.text[last] in (",", ".")
                before = w.low[k - 1].rstrip(".")
                titled = address or self._is_title(before) or before.endswith(OF_AGE) or before in CALLED
                titled = titled or (w.low[i] not in ARTICLES and any(w.low[n] in AFTER_TITLE for n in range(i, k)))
                return self._named(k) if ends and titled else None
            of_office = w.low[k] in AFTER_TITLE and self._is_title(w.low[k - 1]) and w.cap[k + 1 : k + 2] == [True]
            verb = self._is_verb(k) and not (w.low[k] in CALLED and k + 1 in self.people.at_word)
            if not w.text[k][0].isalpha() or verb or w.low[k] in DETERMINERS:
                return None
            if w.low[k] in PREPOSITIONS and not of_office:
                return None
        return None

    def _describes_on(self, i: int) -> bool:
        """ ", the head of Kelby Roads, Ted Crane": another description before the name."""
        w = self.w
        return w.low[i] in ARTICLES and any(low in self.lex["roles"] for low in w.low[i + 1 : i + 5])

    def _belongs(self, phrase: Phrase, comma: int, *, relative: bool) -> bool:
        """The name after the comma is the phrase's own, and no one's who only stands in its description."""
        w = self.w
        number, last = self.people.at_word[comma + 1]
        if not self._ends_there(last):
            return False
        first = self.people.persons[number].mentions[0].start
        known = first < w.start[comma + 1]
        if last - comma == 2 and known:
            return comma - phrase.last <= 1
        inner = comma > phrase.last and w.low[comma - 1] in self.lex["roles"] and not w.cap[comma - 1]
        return not (inner and (relative or known))

    def _ends_there(self, i: int) -> bool:
        """What stands after a name lets it end a phrase: a mark, a preposition, a day, "who"."""
        w = self.w
        if i >= len(w) or w.text[i] in ENDS:
            return True
        low = w.low[i]
        return w.text[i] not in POSSESSIVE and (low in PREPOSITIONS or low in TIME or low in RELATIVE_SUBJECTS or low == "and")

    def _is_verb(self, k: int) -> bool:
        w, low = self.w, self.w.low[k]
        return not w.cap[k] and low in self.lex.verbs and self.lex.verbs[low][1] in ("ed", "s") and low not in self.lex["nouns"]

    def _named(self, i: int) -> Phrase:
        number, last = self.people.at_word[i]
        return Phrase(i, last, "name", number)

    # ------------------------------------------------------------------ several who speak together
    def together(self, phrase: Phrase) -> list[Phrase]:
        """All who speak with a name, in the order of the text; the phrase alone when nobody does."""
        if phrase.kind == "body":
            return [*self.names_before(phrase), phrase]
        if phrase.kind != "name" or phrase.first not in self.people.at_word:
            return [phrase]
        before, after = self.names_before(phrase), self._names_after(phrase)
        found = [*before, phrase, *after]
        persons = {p.person for p in found}
        return found if len(persons) == len(found) else [phrase]

    def names_before(self, phrase: Phrase) -> list[Phrase]:
        """ "A and X", "A, B and X", "Foreign Ministers A and X" before the verb."""
        w = self.w
        i = self._past_title(phrase.first) - 1
        i -= phrase.kind == "body" and w.low[i] in ARTICLES
        if i < 1 or w.low[i] not in ("and", "&"):
            return []
        oxford = w.text[i - 1] == ","
        found: list[Phrase] = []
        end = i - 1 - oxford
        while end in self.name_first and w.sentence[end] == w.sentence[phrase.first]:
            first = self.name_first[end]
            found.insert(0, self._named(first))
            end = self._past_title(first) - 1
            if end < 0 or w.text[end] != ",":
                break
            end -= 1
        lists = len(found) > 1
        return found if found and lists >= oxford and self._opens(found[0].first) else []

    def _opens(self, first: int) -> bool:
        """Nothing governs the first name of a list: it begins its clause."""
        w, i = self.w, self._past_title(first) - 1
        while i + 1 < first and i >= 0 and w.cap[i] and w.sentence[i] == w.sentence[first] and w.low[i] not in PREPOSITIONS:
            i -= 1
        if i < 0 or w.sentence[i] != w.sentence[first] or not w.text[i][0].isalnum():
            return True
        return w.low[i] in BEFORE_A_LIST or w.low[i].removesuffix("s") in self.lex["roles"]

    def _names_after(self, phrase: Phrase) -> list[Phrase]:
        """ "said X and B", "said X, B and C": names only that begin no clause of their own."""
        w, found = self.w, list[Phrase]()
        i, commas = phrase.last, 0
        while i + 1 < len(w) and w.sentence[i] == w.sentence[phrase.first]:
            comma = w.text[i] == ","
            joined = w.low[i + comma] in ("and", "&") if i + comma < len(w) else False
            if not comma and not joined:
                break
            at = self._name_from(i + comma + joined)
            if at is None:
                break
            found.append(self._named(at))
            commas += comma
            i = found[-1].last
            if joined:
                return found if self._ends_there(i) and (not comma or len(found) > 1) else []
        return []

    def _name_from(self, i: int) -> int | None:
        """The name at word `i`, or after a title there."""
        w = self.w
        for k in range(i, min(len(w), i + LONGEST_TITLE)):
            if k in self.people.at_word:
                return k
            if not (w.cap[k] and (w.low[k].rstrip(".") in self.lex["titles"] or self._is_address(k))):
                return None
        return None

    def _past_title(self, first: int) -> int:
        """The first word of the title in capitals before a name, or the name's own."""
        w, lex = self.w, self.lex
        while first > 0 and w.cap[first - 1] and w.sentence[first - 1] == w.sentence[first]:
            low = w.low[first - 1].rstrip(".")
            if low not in lex["titles"] and low.removesuffix("s") not in lex["titles"] and not self._is_address(first - 1):
                break
            first -= 1
        return first

"""What kind of body a name is of, as the article or the name itself tells, and which of the bodies named a noun may mean.

"the company" is the only one that sells shares or is called so; "the watchdog" the only one whose name ends with Commission. Where
two fit, neither is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from briefing.analysis.language.classes import ARTICLES, DAYS, DETERMINERS, POSSESSIVE, PREPOSITIONS, SUBORDINATORS
from briefing.analysis.language.noun_phrases import APOSTROPHES, Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.quotes.speakers.body_names import LONGEST_APPOSITION, BodyNames, is_for_its_place
from briefing.analysis.quotes.speakers.short_forms import LINKS
from briefing.lexicon.lists import closed_class, entries, lexicon_file

BEFORE_A_NAME = closed_class("before_a_name_of_body")
AFTER_A_NAME = closed_class("after_a_name_of_body")
OWNED = closed_class("owned")
OF = frozenset(("of", "at", "with", "for"))
RELATIVE = frozenset(("which", "who", "that"))


@cache
def words_of(table: str) -> Mapping[str, frozenset[str]]:
    """Word -> the kinds that it is listed under in a table of bodies.toml."""
    kinds: dict[str, set[str]] = {}
    for kind, words in lexicon_file("bodies")[table].items():
        for word in entries(words):
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


OBSERVER = "observer"
"""the kind of a house whose analysts are asked about others, and which no noun means"""
NOTHING: frozenset[str] = frozenset()


@cache
def meant_by(noun: str) -> frozenset[str]:
    """The kinds of body that a noun may mean: a company may be an airline."""
    called = words_of("called").get(noun, NOTHING)
    return called.union(*(entries(lexicon_file("bodies")["also"].get(kind, "")) for kind in called))


@dataclass(eq=False, slots=True)
class Body:
    """One body of the article: where it is named, and the kinds it is of, as it is called, by its name, by what is its own."""

    words: tuple[str, ...]
    mentions: list[Phrase] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    ending: frozenset[str] = NOTHING
    around: set[str] = field(default_factory=set)

    @property
    def kinds(self) -> frozenset[str]:
        called = NOTHING.union(*(words_of("called")[noun] for noun in self.nouns))
        if OBSERVER in self.around:
            return frozenset((OBSERVER,))
        return called or self.ending or frozenset(self.around)

    def is_none(self, noun: str) -> bool:
        """Of another kind than the noun means, where both are known; an organisation is of any."""
        meant = meant_by(noun)
        return bool(meant and self.kinds) and "organisation" not in meant | self.kinds and not self.may_be(noun)

    def may_be(self, noun: str) -> bool:
        return noun in self.nouns or not meant_by(noun).isdisjoint(self.kinds)


class BodyKinds:
    def __init__(self, words: Words, names: BodyNames) -> None:
        self.w, self.lex, self.names = words, names.lex, names

    def fitting(self, noun: str, stop: int) -> list[Body]:
        """The bodies named before word `stop` that such a noun may mean."""
        return [body for body in self.bodies if body.mentions[0].last <= stop and body.may_be(noun)]

    def of(self, name: Phrase) -> Body | None:
        """The body whose name that is."""
        key = self._key(name, self.names.end(name))
        return next((body for body in self.bodies if key and self._same(body.words, key)), None)

    def joined(self, name: Phrase, noun: str) -> bool:
        """ "The Liberals and the National Party": another of that kind stands beside it, and the noun means neither."""
        low = self.w.low
        for other in (p for body in self.bodies if body.may_be(noun) for p in body.mentions):
            one, two = sorted((name, other), key=lambda p: p.first)
            between = low[max(one.last, self.names.end(one)) : two.first]
            if between in (["and"], ["and", "the"], ["or"], ["or", "the"]):
                return True
        return False

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies of which anything tells the kind, in the order of their first mention."""
        return [body for body in self.named if body.kinds]

    @cached_property
    def named(self) -> list[Body]:
        """All that has a name in capitals and may be a body."""
        found: list[Body] = []
        beside: dict[str, list[Body]] = {}
        """first and last word of a name -> the bodies that begin or end with it"""
        for name in self._names():
            end = self.names.end(name)
            key = self._key(name, end)
            alike = (body for word in (key[0], key[-1]) for body in beside.get(word, ()))
            body = next((body for body in alike if self._same(body.words, key)), None)
            if body is None:
                body = Body(key)
                found.append(body)
            if len(body.mentions) == 0 or len(key) > len(body.words):
                body.words = key
                for word in (key[0], key[-1]):
                    beside.setdefault(word, []).append(body)
            body.mentions.append(name)
            body.ending |= self._by_name(name, end)
            body.nouns.update(self._called(name, end))
            body.around |= self._around(name, end)
        return found

    def _names(self) -> Iterator[Phrase]:
        """The capitals of the article that are no person's, place's or day's name, without what opens a sentence before them."""
        w, people = self.w, self.names.people
        done = 0
        for first in w.capitals:
            if first < done:
                continue
            if first in people:
                done = people[first][1]
                continue
            done = first + 1
            while done < w.count and done not in people and self._belongs(first, done):
                done += 1
            if name := self._trimmed(first, done):
                done = max(done, self.names.end(name))
                yield name

    def _trimmed(self, first: int, last: int) -> Phrase | None:
        """The name among the capitals [first, last): without an article or an "After" before it and an "MP" behind it."""
        w = self.w
        while first < last and (w.low[first] in DETERMINERS or (w.opens_a_sentence(first) and self._opens(first))):
            first += 1
        while last - first > 1 and self._is_title(last - 1):
            last -= 1
        if first >= last or w.low[first] in DAYS or (last - first == 1 and w.low[first] in self.lex.demonyms):
            return None
        name = Phrase(first, last, "body")
        known = self.names.is_named_place(name) or is_for_its_place(w, self.lex, name)
        return None if known or w.quoted[first] else name

    def _is_title(self, i: int) -> bool:
        """The "MP" of "New Dawn MP Anna Holm"."""
        low, lex = self.w.low[i], self.lex
        return (low in lex["titles"] or low in lex["roles"]) and low not in words_of("endings")

    def _belongs(self, first: int, k: int) -> bool:
        """Word `k` goes on with the capitals that began at word `first`; so does the apostrophe of "the Taxpayers' League"."""
        w = self.w
        if w.sentence[k] != w.sentence[first]:
            return False
        if w.cap[k] and w.text[k][0].isalnum():
            return True
        many = w.text[k] in APOSTROPHES and k > first and w.low[k - 1].endswith("s")
        return many and k + 1 < w.count and w.cap[k + 1]

    def _opens(self, i: int) -> bool:
        """A word that has its capital for the place where it stands: "After", "Engineers"."""
        low, alone = self.w.low[i], self.w.cap[i + 1 : i + 2] != [True]
        return low in PREPOSITIONS or low in SUBORDINATORS or (alone and self.lex.is_common(low))

    def _key(self, name: Phrase, last: int) -> tuple[str, ...]:
        first = name.first
        full = self.names.short_forms.full_names
        written_out = (
            full.get(self.w.low[first]) if last - first == 1 else next((p for p in full.values() if p.last == last), None)
        )
        return tuple(self.w.low[slice(written_out.first, written_out.last) if written_out else slice(first, last)])

    def _same(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """The same name, or its beginning or end: "NorthLink" of "NorthLink Rail", "the Gazette" of "the Larch Gazette"."""
        short, long = sorted((one, other), key=len)
        return long[: len(short)] == short or long[-len(short) :] == short

    def _by_name(self, name: Phrase, end: int) -> frozenset[str]:
        low = self.w.low
        if name.last - name.first == 1 and end == name.last:
            return words_of("alone").get(low[name.first], NOTHING)
        return words_of("endings").get(low[name.last - 1], NOTHING) or words_of("openings").get(low[name.first], NOTHING)

    def _called(self, name: Phrase, last: int) -> Iterator[str]:
        """The nouns that the article calls it: "the airline Nordlicht", "Nordlicht, an airline", "the owner, Nordlicht,", "Larch party"."""
        w, low, known = self.w, self.w.low, words_of("called")
        before = name.first - 1 - (name.first > 0 and low[name.first - 1] == "the")
        while before > 0 and low[before] in BEFORE_A_NAME:
            before -= 1
        if before >= 0 and low[before] in known and not w.cap[before] and w.sentence[before] == w.sentence[name.first]:
            yield low[before]
        if before > 0 and w.text[before] == "," and low[before - 1] in known and w.text[last : last + 1] in ([","], ["."]):
            yield low[before - 1]
        if (
            low[last : last + 1] != []
            and low[last] in AFTER_A_NAME
            and not w.cap[last]
            and w.sentence[last] == w.sentence[name.first]
        ):
            yield low[last]
        if w.text[last : last + 1] == [","] and last + 2 < w.count and low[last + 1] in ARTICLES:
            after = low[last + 2 : last + 2 + LONGEST_APPOSITION]
            stop = next((k for k, word in enumerate(after) if not word[0].isalnum() or word in LINKS), len(after))
            end = last + 2 + stop
            closed = end < w.count and (w.text[end] in (",", ".", "(") or low[end] in LINKS or low[end] in RELATIVE)
            yield from (word for word in after[:stop][-1:] if closed and word in known and not w.cap[end - 1])

    def _around(self, name: Phrase, last: int) -> frozenset[str]:
        """The kinds told by whose people and things are named, by what is done by it, and by what it does."""
        w, low = self.w, self.w.low
        a, b = w.sentences[w.sentence[name.first]]
        i = name.first - 1 - (name.first > a and low[name.first - 1] in ARTICLES)
        if i > a and low[i] == "by":
            return words_of("done_by").get(low[i - 1], NOTHING)
        if i > a and (low[i] in OF or (low[i] == "in" and low[i - 1] in OWNED)):
            return self._theirs(max(a, i - 2), i)
        after = last + (w.text[last : last + 1] != [] and w.text[last] in POSSESSIVE)
        if after < b and (found := self._theirs_beginning(after, b)):
            return found
        relative = last + 2 < b and w.text[last] == "," and low[last + 1] in RELATIVE
        does = last + 2 * relative
        return words_of("doing").get(low[does], NOTHING) if does < b else NOTHING

    def _theirs(self, first: int, last: int) -> frozenset[str]:
        low, theirs = self.w.low, words_of("theirs")
        return theirs.get(" ".join(low[first:last]), NOTHING) or theirs.get(low[last - 1], NOTHING)

    def _theirs_beginning(self, i: int, stop: int) -> frozenset[str]:
        low, theirs = self.w.low, words_of("theirs")
        return theirs.get(" ".join(low[i : min(stop, i + 2)]), NOTHING) or theirs.get(low[i], NOTHING)

"""Headings of two to four words: an entity and a topical noun from the section's own words ("Iran talks").

Names and nouns are scored by use in the section, spread over its paragraphs and use elsewhere in the article; the best
pair that stands together wins. Speakers are voices and count less; demonyms become places; names are never cut.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.analysis.lexicon import Lexicon, closed_class, fold
from briefing.analysis.people import People
from briefing.analysis.words import Words
from briefing.model import Quote

FIRST_PARAGRAPH = 1.3
VOICE = 0.55
TOPIC_NOUN = 1.9
PROP = 0.35
ADJACENT = 1.6
NO_NOUN_ENDINGS = (
    "ed",
    "ly",
    "ing",
    "ous",
    "ful",
    "ive",
    "able",
    "ible",
    "ish",
    "al",
    "ic",
    "less",
    "ward",
    "wards",
    "like",
    "some",
    "est",
)
USES, OWN_FLOOR = 1.3, 0.3
SPREAD = 0.3
COUPLE = 0.7
COUPLE_GAIN = 1.3
AGAIN = 0.55
LONGEST_NAME = 3
REMEMBERED = 24


@dataclass(slots=True)
class Term:
    """A candidate word or name: how it is shown, its score, and where it stands."""

    shown: str
    score: float
    places: set[int]
    stems: frozenset[str]


class Namer:
    def __init__(self, words: Words, lexicon: Lexicon, people: People, quotes: Sequence[Quote]) -> None:
        self.w, self.lex, self.people = words, lexicon, people
        self.voices = Counter(q.speaker.person for q in quotes if q.speaker and q.speaker.person is not None)
        self.names = self._name_runs()
        self.nouns = self._nouns()
        self.uses = Counter(key for _, _, key, _ in self.names)
        self.spread: dict[str, float] = {}
        self.noun_uses = Counter(key for _, key in self.nouns)

    # ------------------------------------------------------------------ candidates
    def _name_runs(self) -> list[tuple[int, int, str, str]]:
        """(first, last, key, shown) of every name: people by surname, places for demonyms, other capitalised runs."""
        w, lex = self.w, self.lex
        out = []
        i, count = 0, len(w)
        datelines = {k for number, (a, _) in enumerate(w.paragraphs[:6]) for k in range(a, w.after_dateline(number))}
        while i < count:
            if i in datelines:
                i += 1
                continue
            if i in self.people.at_word:
                number, last = self.people.at_word[i]
                out.append((i, last, f"#{number}", " ".join(w.text[i:last])))
                i = last
                continue
            if (
                not w.cap[i]
                or not w.text[i][0].isalpha()
                or w.low[i] in lex["honorifics"]
                or w.low[i].rstrip(".") in lex["never"]
            ):
                i += 1
                continue
            j = i + 1
            while (
                j < count
                and w.cap[j]
                and w.start[j] == w.end[j - 1] + 1
                and j not in self.people.at_word
                and w.sentence[j] == w.sentence[i]
            ):
                j += 1
            found = self._trim_name(i, j)
            if found:
                out.append(found)
            i = j
        return out

    def _trim_name(self, i: int, j: int) -> tuple[int, int, str, str] | None:
        w, lex = self.w, self.lex
        begins = w.sentences[w.sentence[i]][0] == i or w.text[i - 1] in ("“", '"', "''", "‘", ":", "—")
        while i < j and (
            w.low[i].rstrip(".") in lex["titles"]
            or w.low[i] in lex["openers"]
            or w.low[i] in lex["never"]
            or (begins and lex.is_common(w.low[i]) and w.low[i] not in lex["places"])
        ):
            i += 1
            begins = False
        while j > i and (w.low[j - 1].rstrip(".") in lex["titles"] or w.low[j - 1] in lex["never"]):
            j -= 1
        if i >= j or j - i > LONGEST_NAME + 1:
            return None
        if j - i == 1:
            low = w.low[i]
            if low in lex.demonyms:
                place = lex.demonyms[low]
                return i, j, fold(place), place
            if len(low.rstrip(".")) < 2 or low in lex["not_names"] - {
                "congress",
                "senate",
                "parliament",
                "kremlin",
                "pentagon",
                "vatican",
                "facebook",
                "twitter",
                "google",
                "islam",
            }:
                return None
        shown = " ".join(w.text[i:j])
        return i, j, fold(shown), shown

    def _nouns(self) -> list[tuple[int, str]]:
        """(word, key) of every word in small letters that may name a topic."""
        w, lex = self.w, self.lex
        out = []
        topics, never, verbs = lex["topics"], lex["never"], lex.verbs
        for i in range(len(w)):
            low = w.low[i]
            if w.cap[i] or len(low) < 3 or not low.replace("-", "").isalpha():
                continue
            if low not in topics:
                if (
                    len(low) < 4
                    or low in never
                    or low in verbs
                    or low in lex["no_topics"]
                    or low.endswith(NO_NOUN_ENDINGS)
                    or lex.zipf(low) > 5.6
                    or low in lex["aux"]
                    or low in lex["openers"]
                    or low in lex["place_prepositions"]
                ):
                    continue
                if not self._used_as_noun(i):
                    continue
            elif low in verbs and not self._used_as_noun(i):
                continue
            out.append((i, low))
        return out

    def _used_as_noun(self, i: int) -> bool:
        """A determiner, adjective or name before it, or a word after it that ends a noun phrase."""
        w = self.w
        before = w.low[i - 1] if i else ""
        after = w.low[i + 1] if i + 1 < len(w) else ""
        if before in (
            "to",
            "not",
            "n't",
            "will",
            "would",
            "can",
            "could",
            "may",
            "might",
            "should",
            "must",
            "he",
            "she",
            "they",
            "we",
            "i",
            "you",
            "who",
            "very",
            "more",
            "so",
            "too",
        ):
            return False
        if before in BEFORE_NOUN:
            return True
        if i and w.cap[i - 1]:
            return w.low[i] in self.lex["topics"]
        return (
            not after
            or not after[0].isalnum()
            or (after in AFTER_NOUN and (w.low[i] in self.lex["topics"] or after not in ("to", "that", "with")))
        )

    # ------------------------------------------------------------------ scores
    def terms(self, a: int, b: int) -> tuple[list[Term], list[Term]]:
        """Names and nouns of the words [a, b), best first."""
        return self._names_of(a, b), self._nouns_of(a, b)

    def _names_of(self, a: int, b: int) -> list[Term]:
        w, lex = self.w, self.lex
        here: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for first, last, key, shown in self.names[bisect_left(self.names, (a,)) : bisect_left(self.names, (b,))]:
            here[key].append((first, last, shown))
        paragraphs = max(1, w.paragraph[b - 1] - w.paragraph[a] + 1) if b > a else 1
        out = []
        for key, found in here.items():
            uses = sum(0.3 if key[0] == "#" and self._speaks(last) else 1.0 for _, last, _ in found)
            score = self._score(found[0][0], uses, {w.paragraph[f] for f, _, _ in found}, paragraphs, self.uses[key], a)
            score *= 1 - SPREAD * self.spread.get(key, 0.0)
            if key[0] == "#" and self.voices[int(key[1:])] * 2 >= self.uses[key]:
                score *= VOICE
            if key in lex["media"] or (
                key in lex["known"] and len(key) < 4 and key not in ("nato", "un", "u.n", "eu", "imf", "fbi", "cia")
            ):
                score *= 0.3
            forms = Counter(s for _, _, s in found)
            shown = min(forms, key=lambda s: (len(s.split()), -forms[s])) if key[0] == "#" else forms.most_common(1)[0][0]
            if len(shown.split()) > LONGEST_NAME:
                continue
            out.append(Term(shown, score, {f for f, _, _ in found}, stems(shown)))
        return sorted(out, key=lambda t: (-t.score, min(t.places)))

    def _speaks(self, after: int) -> bool:
        w = self.w
        near = w.low[after : after + 2]
        return any(x in self.lex.verbs and self.lex.verbs[x][0] in self.lex["report"] for x in near) or (
            after >= 2 and w.low[after - 2] in ("said", "says")
        )

    def _nouns_of(self, a: int, b: int) -> list[Term]:
        w, lex = self.w, self.lex
        here: dict[str, list[int]] = defaultdict(list)
        for i, key in self._nouns_between(a, b):
            here[key].append(i)
        paragraphs = max(1, w.paragraph[b - 1] - w.paragraph[a] + 1) if b > a else 1
        out = []
        for key, found in here.items():
            uses = sum(0.5 if w.quoted[i] else 1.0 for i in found)
            score = self._score(found[0], uses, {w.paragraph[i] for i in found}, paragraphs, self.noun_uses[key], a)
            if key in lex["topics"]:
                score *= TOPIC_NOUN
            if key in lex["props"]:
                score *= PROP
            elif key in lex["roles"]:
                score *= 0.5
            score *= 1.25 - 0.12 * max(0.0, lex.zipf(key) - 3.5)
            out.append(Term(key, score, set(found), stems(key)))
        return sorted(out, key=lambda t: (-t.score, min(t.places)))

    def _nouns_between(self, a: int, b: int) -> list[tuple[int, str]]:
        return self.nouns[bisect_left(self.nouns, (a,)) : bisect_left(self.nouns, (b,))]

    def _score(self, first: int, uses: float, paragraphs: set[int], of: int, everywhere: int, a: int) -> float:
        w = self.w
        share = len(paragraphs) / of
        score = uses**USES * (0.35 + share) * (OWN_FLOOR + (1 - OWN_FLOOR) * uses / max(everywhere, 1))
        return score * (FIRST_PARAGRAPH if w.paragraph[first] == w.paragraph[a] else 1.0)

    # ------------------------------------------------------------------ headings
    def name_all(self, ranges: Sequence[tuple[int, int]]) -> list[str]:
        """One heading for each range of words, no two near ones sharing a noun."""
        used: deque[tuple[set[str], set[str]]] = deque(maxlen=REMEMBERED)
        self.spread = self._spread(ranges)
        out: list[str] = []
        for a, b in ranges:
            used_nouns: set[str] = set().union(*(nouns for nouns, _ in used))
            used_names: set[str] = set().union(*(names for _, names in used))
            shown, nouns, names = self._best(a, b, used_nouns, used_names)
            used.append((nouns, names))
            out.append(shown)
        return out

    def _spread(self, ranges: Sequence[tuple[int, int]]) -> dict[str, float]:
        """For each name, the share of the sections that have it, the first one aside: 0 in one section, 1 in all."""
        holding: Counter[str] = Counter()
        for a, b in ranges:
            holding.update({key for _, _, key, _ in self.names[bisect_left(self.names, (a,)) : bisect_left(self.names, (b,))]})
        return {key: (count - 1) / max(1, len(ranges) - 1) for key, count in holding.items()}

    def _best(self, a: int, b: int, used_nouns: set[str], used_names: set[str]) -> tuple[str, set[str], set[str]]:
        names, nouns = self.terms(a, b)
        names = [t for t in names[:14] if not t.stems & used_nouns]
        nouns = [t for t in nouns[:24] if not t.stems & (used_nouns | used_names)]
        best: tuple[float, str, set[str], set[str]] | None = None
        for name in [*names[:8], *self._couples(names[:6])]:
            for noun in nouns[:14]:
                if noun.stems & name.stems:
                    continue
                together = self._together(name, noun)
                value = (name.score * noun.score) ** 0.5 * together * (AGAIN if name.stems & used_names else 1.0)
                if best is None or value > best[0]:
                    best = value, f"{name.shown} {noun.shown}", set(noun.stems), set(name.stems)
        pair = self._noun_pair(a, b, used_nouns | used_names)
        if pair and (best is None or pair[0] > 1.2 * best[0]):
            best = pair
        if best is None:
            best = self._fallback(names, nouns)
        return capital(best[1]), best[2], best[3]

    def _couples(self, names: Sequence[Term]) -> list[Term]:
        """ "Russia-Ukraine": two single-word names of nearly the same weight that share sentences."""
        w = self.w
        out = []
        for i, first in enumerate(names):
            for second in names[i + 1 :]:
                if second.score < COUPLE * first.score or " " in first.shown + second.shown or "-" in first.shown + second.shown:
                    continue
                sentences = {w.sentence[k] for k in first.places} & {w.sentence[k] for k in second.places}
                if len(sentences) >= 2 and first.stems != second.stems:
                    score = COUPLE_GAIN * (first.score + second.score) / 2
                    places = {k for k in first.places | second.places if w.sentence[k] in sentences}
                    out.append(Term(f"{first.shown}-{second.shown}", score, places, first.stems | second.stems))
        return out

    def _together(self, name: Term, noun: Term) -> float:
        """How closely two terms stand: side by side, within a few words, in one sentence."""
        w = self.w
        value = 0.45
        sentences = {w.sentence[i] for i in name.places}
        shared = sum(w.sentence[i] in sentences for i in noun.places)
        if shared:
            value = 0.8 + 0.1 * min(shared, 4)
        size = len(name.shown.split())
        if any(i + size in noun.places or i + size + 1 in noun.places for i in name.places):
            value *= ADJACENT
        elif any(i - k in noun.places for i in name.places for k in (2, 3)):
            value *= 1.25
        return value

    def _noun_pair(self, a: int, b: int, used: set[str]) -> tuple[float, str, set[str], set[str]] | None:
        """ "Black market", "food security goals": two words in small letters that stand together more than once."""
        w, lex = self.w, self.lex
        pairs: Counter[tuple[str, str]] = Counter()
        for i, key in self._nouns_between(a + 1, b):
            if not w.cap[i - 1] and w.start[i] == w.end[i - 1] + 1:
                before = w.low[i - 1]
                if (
                    before.isalpha()
                    and len(before) > 3
                    and before not in lex["never"]
                    and not before.endswith(("ly", "ing"))
                    and lex.zipf(before) < 5.4
                    and before not in lex["openers"]
                    and before not in lex["aux"]
                    and before not in lex["props"]
                    and before not in lex["place_prepositions"]
                ):
                    pairs[before, key] += 1
        best: tuple[float, str, set[str], set[str]] | None = None
        for (first, second), uses in pairs.items():
            if uses < 2 or second in lex["props"] or stems(f"{first} {second}") & used or stems(first) == stems(second):
                continue
            value = uses * (1.5 if second in lex["topics"] else 0.8)
            if best is None or value > best[0]:
                best = value, f"{first} {second}", set(stems(f"{first} {second}")), set()
        return best

    def _fallback(self, names: Sequence[Term], nouns: Sequence[Term]) -> tuple[float, str, set[str], set[str]]:
        if len(nouns) >= 2:
            return 0.0, f"{nouns[0].shown} and {nouns[1].shown}", set(nouns[0].stems | nouns[1].stems), set()
        if len(names) >= 2:
            return 0.0, f"{names[0].shown} and {names[1].shown}", set(), set(names[0].stems | names[1].stems)
        only = [*names, *nouns]
        if only:
            return 0.0, only[0].shown, set(only[0].stems), set()
        return 0.0, "Opening", set(), set()


BEFORE_NOUN = closed_class("before_noun")
AFTER_NOUN = closed_class("after_noun")


@lru_cache(maxsize=1 << 14)
def stems(shown: str) -> frozenset[str]:
    """Comparable forms of a heading's words."""
    out = set()
    for word in fold(shown).replace("-", " ").split():
        word = word.removesuffix("'s")
        for ending in (
            "ations",
            "ation",
            "ments",
            "ment",
            "ings",
            "ing",
            "ists",
            "ist",
            "ers",
            "er",
            "ies",
            "es",
            "ed",
            "an",
            "s",
            "y",
            "e",
        ):
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
        out.add(word)
    return frozenset(out)


def capital(heading: str) -> str:
    return heading[:1].upper() + heading[1:]

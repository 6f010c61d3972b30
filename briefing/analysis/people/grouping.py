"""People: which names are persons, one Person for each, with role and every mention.

A candidate's cues are weighed together over all its occurrences; the strongest one that spoke for it is the rule that
the Person carries. Weights are rounded log-odds, set by hand on news of many countries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.analysis.language.classes import KINSHIP
from briefing.analysis.language.words import Words
from briefing.analysis.people.names import INITIAL, Found, NameFinder, by_key
from briefing.analysis.people.roles import find_role
from briefing.lexicon.lists import Lexicon, fold
from briefing.model import Mention, Person, Span

FOR = {
    "honorific": 3.2,
    "title-before": 2.4,
    "role-before": 2.8,
    "role-after": 1.6,
    "who-after": 1.7,
    "age": 2.2,
    "speaks": 1.4,
    "known-names": 2.0,
    "family-first": 2.2,
    "first-name": 1.3,
    "surname-later": 1.6,
    "rare-words": 0.8,
    "possessor": 1.0,
    "surname": 0.7,
    "named": 3.6,
    "country-after": 1.3,
    "coordinated": 1.2,
    "eponym": 0.6,
}
AGAINST = {
    "the": -2.6,
    "place": -5.0,
    "organisation": -2.6,
    "body-word": -2.0,
    "before-role": -1.5,
    "modifies": -0.9,
    "always-full": -0.7,
    "small-last": -1.6,
    "small-first": -1.6,
    "common-first": -1.5,
    "common-last": -0.8,
    "place-noun": -1.5,
    "company": -3.0,
    "only-in-place": -0.9,
    "capitals": -1.2,
    "headline-only": -1.0,
    "in-marks": -1.6,
    "unlisted": -0.5,
}
NO_PERSON = frozenset(
    ("place", "organisation", "company", "the", "body-word", "place-noun", "headline-only", "in-marks", "capitals")
)
DOUBTFUL = -0.8
BIAS = -0.3
BIAS_SINGLE = -3.4
RULE_ORDER = (
    "honorific",
    "title-before",
    "role-before",
    "age",
    "who-after",
    "role-after",
    "speaks",
    "known-names",
    "family-first",
    "surname-later",
    "first-name",
    "country-after",
    "coordinated",
)


PRONOUN_SEX = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}


@dataclass(slots=True)
class Draft:
    """A person while being put together."""

    forms: dict[tuple[str, ...], list[Found]] = field(default_factory=dict)
    rule: str = "known-names"
    sex: str | None = None
    relative: bool = False

    @property
    def full(self) -> tuple[str, ...]:
        return max(self.forms, key=lambda k: (len(k), len(self.forms[k]), sum(map(len, k))))


@dataclass(frozen=True, slots=True)
class People:
    """The people of a document, with what resolving references needs: sex, and each mention's words."""

    persons: tuple[Person, ...]
    sexes: tuple[str | None, ...]
    at_word: dict[int, tuple[int, int]]
    """first word of a name mention -> (person, word after the name)"""
    roles: tuple[frozenset[tuple[str, ...]], ...] = ()
    """the titles and roles that were given to each person, each in words"""
    doubtful: tuple[tuple[tuple[int, int], ...], ...] = ()
    """of each name that has too little evidence, the words [first, last) of its mentions"""


def find(words: Words, lexicon: Lexicon) -> People:
    finder = NameFinder(words, lexicon)
    found = finder.find()
    judge = Judge(finder, found)
    drafts = group(judge)
    for draft in drafts:
        draft.sex, draft.relative = sex_of(draft, judge), is_relative(draft, words)
    assign_singles(judge, drafts)
    return finish(words, lexicon, drafts, judge)


class Judge:
    """Weighs the evidence for each candidate of one document."""

    def __init__(self, finder: NameFinder, found: list[Found]) -> None:
        self.finder, self.lex, self.words = finder, finder.lex, finder.w
        self.groups = by_key(found)
        self.doubtful: list[list[Found]] = []
        in_order = sorted(found, key=lambda f: f.first)
        self.after_name = {f.first: g for f, g in pairwise(in_order)}
        self.before_name = {g.first: f for f, g in pairwise(in_order)}
        self.alone = {key[0]: fs for key, fs in self.groups.items() if len(key) == 1}

    def cues(self, key: tuple[str, ...]) -> set[str]:
        """All cues of a candidate: around it, in the lists, elsewhere in the article."""
        found = self.groups[key]
        seen = set().union(*(f.cues for f in found))
        if "the" in seen and 2 * sum("the" in f.cues for f in found) < len(found):
            seen.discard("the")
        if all("place-preposition" in f.cues for f in found):
            seen.add("only-in-place")
        if all("headline" in f.cues for f in found):
            seen.add("headline-only")
        if not any("in-marks" not in f.cues for f in found):
            seen.add("in-marks")
        else:
            seen.discard("in-marks")
        if all(self.words.text[i].isupper() and len(self.words.text[i]) > 2 for f in found for i in range(f.first, f.last)):
            seen.add("capitals")
        return seen | (self._list_cues(key) if len(key) > 1 else self._single_cues(key[0]))

    def _list_cues(self, key: tuple[str, ...]) -> set[str]:
        lex, small = self.lex, self.finder.small
        core = [k for k in key if k not in lex["suffixes"]]
        if not core:
            return {"place"}
        first, last = core[0], core[-1]
        initials = (bool(INITIAL.match(first.upper())) and len(first) <= 4 and "." in first) or len(first) == 1
        is_first = initials or (self.in_list(first, lex.first_names) and not self._no_first_name(first))
        is_last = self.in_list(last, lex.surnames)
        out = set()
        if self.finder.family_first(self.groups[key][0].first, len(key)):
            return {"family-first"} | ({"place"} if " ".join(key) in lex["places"] else set()) | self._later(last, first)
        if is_first and is_last:
            out.add("known-names")
        elif is_first:
            out.add("first-name")
        elif is_last:
            out.add("surname")
        else:
            out.add("unlisted")
        joined = " ".join(key)
        if joined in lex["places"] or joined in lex["known"] or (first in lex["compass"] and not is_first):
            out.add("place")
        if any(k in lex["words"] for k in core) and not ("known-names" in out and not any(k in lex["words"] for k in core[:-1])):
            out.add("organisation")
        if (last in lex["place_nouns"] and not is_last) or (first in lex["place_nouns"] and first not in lex.first_names):
            out.add("organisation")
        if first in lex["place_saints"] or self._has_acronym(key):
            out.add("body-word")
        if any(k in lex["places"] and k not in lex.first_names for k in core[:1]) and not is_last:
            out.add("place")
        if last in small and lex.is_common(last):
            out.add("small-last")
        if first in small and lex.is_common(first) and not is_first:
            out.add("small-first")
        elif lex.is_common(first) and not is_first:
            out.add("common-first")
        if lex.is_common(last) and not is_last:
            out.add("common-last")
        if lex.zipf(first) < 2.8 and lex.zipf(last) < 2.8:
            out.add("rare-words")
        if "-" in last and last.count("-") == 1 and last.split("-")[1].isalpha() and len(first) <= 5 and self._korean(key):
            out.add("first-name")
        if len(self.groups[key]) > 1 and last not in self.alone and not out & {"known-names"}:
            out.add("always-full")
        return out | self._later(last)

    def _later(self, *words: str) -> set[str]:
        """How one of the name's words is used alone elsewhere."""
        lex = self.lex
        out = set()
        for word in words:
            later = self.alone.get(word, ())
            if any(f.cues & {"honorific", "title-before", "speaks", "role-before"} for f in later):
                out.add("surname-later")
            elif later and word not in lex["places"] and not lex.is_common(word):
                out.add("rare-words")
        return out

    def _has_acronym(self, key: tuple[str, ...]) -> bool:
        """A word in capitals beside others that are not: "FIFA Ticketing"; initials and "III" are none."""
        f = self.groups[key][0]
        texts = [self.words.text[i] for i in range(f.first, f.last)]
        if f.cues & {"headline"} or all(t.isupper() for t in texts):
            return False
        return any(len(t) > 2 and t.isupper() and t.isalpha() and t.lower() not in self.lex["suffixes"] for t in texts)

    def _no_first_name(self, word: str) -> bool:
        """Words of the list of first names that open the names of places and bodies more often."""
        lex = self.lex
        return word in lex["compass"] or word in lex["particles"] or word in lex["countries"] or word in lex["not_names"]

    def _korean(self, key: tuple[str, ...]) -> bool:
        """A second part such as `Jae-in` or `Ying-jeou`: the word after the hyphen in small letters."""
        f = self.groups[key][0]
        text = self.words.text[f.last - 1]
        return "-" in text and text.split("-")[1][:1].islower()

    def in_list(self, word: str, names) -> bool:
        if word in names:
            return True
        return "-" in word and any(part in names for part in word.split("-") if len(part) > 2)

    def _single_cues(self, word: str) -> set[str]:
        lex = self.lex
        out = set()
        if word in lex["places"] or word in lex["known"] or word in lex["media"]:
            out.add("place")
        if word in lex["words"] or word in lex["portfolio"] or word in lex["eponyms"] or word in lex["place_nouns"]:
            out.add("organisation")
        if word in self.finder.small and lex.is_common(word):
            out.add("small-last")
        if lex.is_common(word):
            out.add("common-first")
        if word in lex.first_names and not lex.is_common(word):
            out.add("first-name")
        if lex.zipf(word) < 2.8:
            out.add("rare-words")
        return out

    def coordinated(self, found: list[Found]) -> bool:
        """Named in one list with people: "Anna Holm, X and Peter Osei"."""
        words = self.words
        for f in found:
            after = self.after_name.get(f.first)
            before = self.before_name.get(f.first)
            for first, second in ((before, f), (f, after)):
                if first is None or second is None or first.last >= second.first:
                    continue
                other = first if second is f else second
                joined = set(words.low[first.last : second.first]) <= {",", "and"} and second.first - first.last <= 2
                if joined and len(other.key) > 1 and self.score(other.key)[0] >= 0:
                    return True
        return False

    def possessive_after(self, f: Found) -> bool:
        return self.words.text[f.last : f.last + 1] in (["'s"], ["’s"])

    def score(self, key: tuple[str, ...]) -> tuple[float, str]:
        """Log-odds that a candidate is a person, and the rule that speaks most for it."""
        cues = self.cues(key)
        bias = BIAS if len(key) > 1 else BIAS_SINGLE
        # rounded, because the order in which a set is summed must never decide a case that stands at the threshold
        total = round(bias + sum(FOR.get(c, 0.0) + AGAINST.get(c, 0.0) for c in cues), 6)
        rule = next((r for r in RULE_ORDER if r in cues), "rare-words")
        return total, rule


def same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Two full names of one person: one stands in the other, or equal last words and first words that agree."""
    short, long = sorted((a, b), key=len)
    if any(tuple(long[i : i + len(short)]) == tuple(short) for i in range(len(long) - len(short) + 1)):
        return True
    x, y = a[0].rstrip("."), b[0].rstrip(".")
    return a[-1] == b[-1] and (x.startswith(y) or y.startswith(x) or set(short) <= set(long))


def bare(key: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(k for k in key if k not in lexicon["suffixes"]) or key


def group(judge: Judge) -> list[Draft]:
    """Full names that are people, those of one person together, in order of first mention."""
    drafts: list[Draft] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for key, found in judge.groups.items():
        if len(key) < 2:
            continue
        score, rule = judge.score(key)
        if score < 0 and score + FOR["coordinated"] >= 0 and judge.coordinated(found):
            score, rule = 0.0, "coordinated"
        if score < 0:
            if score >= DOUBTFUL and not judge.cues(key) & NO_PERSON:
                judge.doubtful.append(found)
            continue
        core = bare(key, judge.lex)
        near = sorted({n for word in core for n in holding[word]})
        number = next((n for n in near if any(same(core, bare(k, judge.lex)) for k in drafts[n].forms)), len(drafts))
        if number == len(drafts):
            drafts.append(Draft(rule=rule))
        drafts[number].forms[key] = found
        for word in core:
            holding[word].append(number)
    return drafts


def assign_singles(judge: Judge, drafts: list[Draft]) -> None:
    """Single names join the person whose last, first or middle name they are; others must show that they are people."""
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        for key in draft.forms:
            core = bare(key, judge.lex)
            for place, word in enumerate(core):
                rank = 0 if place == len(core) - 1 else 1 if place == 0 else 2
                index[word.rstrip(".")].append((rank, number))
                if "-" in word and rank == 0 and len(word.split("-")[0]) > 3:
                    index[word.split("-")[0]].append((2, number))
    for word, found in judge.alone.items():
        places = index.get(word.removesuffix("s") if word not in index and word.endswith("s") else word)
        if places:
            best = min(rank for rank, _ in places)
            owners = sorted({number for rank, number in places if rank == best})
            if best == 2 and len(word) < 4:
                continue
            share_single(judge, drafts, owners, word, found, best)
            continue
        score, rule = judge.score((word,))
        if score >= 0:
            drafts.append(Draft({(word,): found}, "single-name" if rule in ("speaks", "rare-words", "first-name") else rule))


def share_single(judge: Judge, drafts: list[Draft], owners: list[int], word: str, found: list[Found], rank: int) -> None:
    lex = judge.lex
    if word in judge.finder.family_names:
        pass
    elif word in lex["places"] or (rank and lex.is_common(word)):
        found = [f for f in found if f.cues & {"honorific", "title-before", "speaks", "possessor", "role-before"}]
    elif word in judge.finder.small and lex.is_common(word):
        found = [f for f in found if not judge.finder.begins(f.first) or f.cues or judge.possessive_after(f)]
    found = [f for f in found if "the" not in f.cues]
    for f in found:
        if len(owners) == 1:
            owner = owners[0]
        else:
            owner = nearest_owner(drafts, owners, f, word)
        drafts[owner].forms.setdefault((word,), []).append(f)


def nearest_owner(drafts: list[Draft], owners: list[int], f: Found, word: str) -> int:
    """Of several people with one surname: whose sex fits the form of address, then who was named in full last.

    A relative who is named in passing ("his wife, Maria Lazar") does not take over a surname that is in use already.
    """
    fits = [o for o in owners if not (f.sex and drafts[o].sex and f.sex != drafts[o].sex)] or owners
    in_use = [o for o in fits if any(x.first < f.first for x in drafts[o].forms.get((word,), ()))]
    if in_use and not f.sex:
        newcomers = [o for o in fits if o not in in_use and not drafts[o].relative]
        fits = in_use + newcomers

    def last_before(owner: int) -> int:
        return max(
            (x.first for key, xs in drafts[owner].forms.items() if len(key) > 1 for x in xs if x.first < f.first), default=-1
        )

    return max(fits, key=last_before)


def is_relative(draft: Draft, words: Words) -> bool:
    """Introduced as somebody's relative: a kinship word stands right before the first full name."""
    first = min(f.first for key, fs in draft.forms.items() if len(key) > 1 for f in fs)
    return any(low in KINSHIP for low in words.low[max(0, first - 3) : first])


def sex_of(draft: Draft, judge: Judge) -> str | None:
    votes = Counter(f.sex for found in draft.forms.values() for f in found if f.sex)
    if votes:
        return votes.most_common(1)[0][0]
    return judge.lex.sex(draft.full[0]) or sex_by_pronouns(draft, judge)


def sex_by_pronouns(draft: Draft, judge: Judge) -> str | None:
    """What the pronouns after the name tell before anybody else is named: two of them, or one that opens the next sentence."""
    words, names = judge.words, judge.finder.name_words
    votes: Counter[str] = Counter()
    for f in (f for found in draft.forms.values() for f in found):
        following = words.sentences[min(words.sentence[f.first] + 1, len(words.sentences) - 1)][0]
        for i in range(f.last, min(following + 1, f.last + 25, len(words))):
            if i in names or words.paragraph[i] != words.paragraph[f.first]:
                break
            if sex := PRONOUN_SEX.get(words.low[i]):
                votes[sex] += 2 if i == following and words.low[i] in ("he", "she") else 1
                break
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] > 1 + 2 * (votes.total() - best[0][1]) else None


def finish(words: Words, lexicon: Lexicon, drafts: list[Draft], judge: Judge) -> People:
    """Drafts to frozen people, ordered by first mention."""
    kept = [d for d in drafts if any(d.forms.values())]
    kept.sort(key=lambda d: min(f.first for fs in d.forms.values() for f in fs))
    persons: list[Person] = []
    sexes: list[str | None] = []
    at_word: dict[int, tuple[int, int]] = {}
    roles: list[frozenset[tuple[str, ...]]] = []
    for draft in kept:
        number = len(persons)
        draft.sex = sex_of(draft, judge)
        everywhere = sorted((f for fs in draft.forms.values() for f in fs), key=lambda f: f.first)
        mentions = []
        for f in everywhere:
            if f.first in at_word:
                continue
            at_word[f.first] = number, f.last
            mentions.append(Mention(words.start[f.first], words.end[f.last - 1]))
        if not mentions:
            continue
        display = min(draft.forms[draft.full] or everywhere, key=lambda f: ("headline" in f.cues, f.first))
        name = words.source[words.start[display.first] : words.end[display.last - 1]]
        role = find_role(words, lexicon, everywhere)
        roles.append(given_roles(words, everywhere, role))
        persons.append(Person(number, " ".join(name.split()), role and Span(*role), draft.rule, tuple(mentions)))
        sexes.append(draft.sex)
    doubtful = tuple(tuple((f.first, f.last) for f in found if f.first not in at_word) for found in judge.doubtful)
    return People(tuple(persons), tuple(sexes), at_word, tuple(roles), tuple(spans for spans in doubtful if spans))


def given_roles(words: Words, mentions: list[Found], role: tuple[int, int] | None) -> frozenset[tuple[str, ...]]:
    """The role shown and the titles before any mention of the name, each in words."""
    seen = {tuple(fold(word) for word in words.source[role[0] : role[1]].split())} if role else set()
    for f in mentions:
        if f.title_first >= 0:
            seen.add(tuple(words.low[f.title_first : f.first]))
        elif "role-before" in f.cues:
            seen.add(tuple(words.low[max(0, f.first - 2) : f.first]))
    return frozenset(seen)

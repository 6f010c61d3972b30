"""People: one Person for each who is named, with role and every mention, in order of first mention.

Full names that are people's (`judging`) are put together when they are one person's; single names join the person whose
last, first or middle name they are. The strongest cue that spoke for a name is the rule that the Person carries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.analysis.language.classes import KINSHIP
from briefing.analysis.language.words import Words
from briefing.analysis.people.evidence import role_sex
from briefing.analysis.people.families import CHILDREN, Bearer, asked_by, kin_told_of, kinship, owner
from briefing.analysis.people.finding import find_names
from briefing.analysis.people.judging import NO_PERSON, SHOWS_A_PERSON, Judge, bias, weights
from briefing.analysis.people.names import NameRun
from briefing.analysis.people.pronouns import PRONOUN_SEX
from briefing.analysis.people.roles import find_role
from briefing.analysis.people.titles import heads
from briefing.lexicon.folding import UNSEEN, fold
from briefing.lexicon.lists import Lexicon
from briefing.model import Mention, Person, Span

OF_PEOPLE = frozenset(("speaks", "rare-words", "first-name"))
"""rules by which a single word is a person; those who are found so have the rule `single-name`"""
SHORTEST_RESPELT = 5
"""letters of a last name that may be misspelt once; shorter ones that differ in a letter are other names"""


@dataclass(slots=True)
class Draft:
    """A person while being put together."""

    forms: dict[tuple[str, ...], list[NameRun]] = field(default_factory=dict)
    rule: str = "known-names"
    sex: str | None = None
    told_sex: str | None = None
    """the sex that a kinship word tells: "her nephew, X" """
    relative: bool = False
    is_child: bool = False

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
    judge = Judge(*find_names(words, lexicon))
    drafts = group(judge)
    for draft in drafts:
        kin = next((word for f in full_mentions(draft)[:1] if (word := kinship(f.first, f.last, words))), None)
        draft.relative, draft.is_child = kin is not None, kin in CHILDREN
        draft.told_sex = role_sex(kin, lexicon) if kin else None
        draft.sex = sex_of(draft, judge)
    assign_singles(judge, drafts)
    return finish(words, lexicon, drafts, judge)


def full_mentions(draft: Draft) -> list[NameRun]:
    """Where a person is named in full, in the order of the text."""
    return sorted((f for key, found in draft.forms.items() if len(key) > 1 for f in found), key=lambda f: f.first)


def same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Two full names of one person: one stands in the other, or equal last words and first words that agree."""
    short, long = sorted((a, b), key=len)
    if any(tuple(long[i : i + len(short)]) == tuple(short) for i in range(len(long) - len(short) + 1)):
        return True
    if a[-1] != b[-1]:
        return False
    x, y = a[0].rstrip("."), b[0].rstrip(".")
    return x.startswith(y) or y.startswith(x) or set(short) <= set(long) or are_initials(short, long)


def are_initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "K.B. Hedgewar" and "Keshav Baliram Hedgewar" """
    given = [word[0] for word in long[:-1]]
    return len(given) > 1 and "".join(short[:-1]).replace(".", "") == "".join(given)


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
        if score < 0 and score + weights()["coordinated"] >= 0 and judge.coordinated(found):
            score, rule = 0.0, "coordinated"
        if score < 0:
            if score >= bias("doubtful") and not judge.cues(key) & NO_PERSON:
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
            inner = inner_surname(core, judge.lex)
            for place, word in enumerate(core):
                rank = 0 if place in (len(core) - 1, inner) else 1 if place == 0 else 2
                index[word.rstrip(".")].append((rank, number))
                if "-" in word and rank == 0 and len(word.split("-")[0]) > 3:
                    index[word.split("-")[0]].append((2, number))
    for word, found in sorted(judge.alone.items(), key=lambda item: not is_relative(item[1])):
        places = index.get(word.removesuffix("s") if word not in index and word.endswith("s") else word)
        if places:
            best = min(rank for rank, _ in places)
            owners = sorted({number for rank, number in places if rank == best})
            if best == 2 and len(word) < 4:
                continue
            found = meant(judge, word, found, best == 0)
            share_single(judge, drafts, owners, word, [f for f in found if best or not is_kin_of_the_name(judge.words, f)])
            continue
        if (whose := respelt(judge, index, word, found)) is not None:
            drafts[whose].forms[(word,)] = found
            continue
        score, rule = judge.score((word,))
        if score >= 0:
            drafts.append(Draft({(word,): found}, "single-name" if rule in OF_PEOPLE else rule))
            drafts[-1].sex = sex_of(drafts[-1], judge)


def inner_surname(core: Sequence[str], lexicon: Lexicon) -> int | None:
    """The place of "Li" in "Donald Li Kwok-tung": a family name between a western first name and a given name."""
    western = len(core) > 2 and core[0] in lexicon.first_names and core[0] not in lexicon["family_first"]
    return 1 if western and core[1] in lexicon["family_first"] else None


def respelt(judge: Judge, index: dict[str, list[tuple[int, int]]], word: str, found: list[NameRun]) -> int | None:
    """The only person whose last name is the word but for one letter, when the word speaks: "said Kremacek" of Kremlacek."""
    if len(word) < SHORTEST_RESPELT or judge.lex.is_common(word) or not all("speaks" in f.cues for f in found):
        return None
    near = [name for name in index if name[0] == word[0] and len(name) >= SHORTEST_RESPELT and one_letter_apart(name, word)]
    owners = {number for name in near for rank, number in index[name] if rank == 0}
    return owners.pop() if len(owners) == 1 else None


def one_letter_apart(a: str, b: str) -> bool:
    """One letter was left out, put in or changed."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1 or a == b:
        return False
    k = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[k:] == long[k + 1 :] or (len(short) == len(long) and short[k + 1 :] == long[k + 1 :])


def meant(judge: Judge, word: str, found: list[NameRun], is_last: bool) -> list[NameRun]:
    """The places where a single word of a name, its last or another, stands for the person and not for a thing."""
    lex, runs = judge.lex, judge.runs
    found = [f for f in found if "the" not in f.cues]
    if word in runs.family_names:
        return found
    if word in lex["places"] or (not is_last and lex.is_common(word)):
        return [f for f in found if f.cues & SHOWS_A_PERSON]
    if word in runs.small and lex.is_common(word):
        return [f for f in found if not runs.begins(f.first) or speaks_for_a_person(f) or possessive_after(judge.words, f)]
    return found


def share_single(judge: Judge, drafts: list[Draft], owners: list[int], word: str, found: list[NameRun]) -> None:
    """Give each place of a single name to one of its owners, or to nobody."""
    lex, words = judge.lex, judge.words
    sharing = bearers(judge, drafts, owners) if len(owners) > 1 else []
    of_a_family = any(kin_of(words, f) for f in found)
    for f in found:
        number = owner(asked_by(f, words, lex, sharing), sharing) if sharing else 0
        other = number is not None and is_of_other_sex(f, drafts[owners[number]])
        if other and (relative := relative_of_that_sex(drafts, f)) is not None:
            drafts[relative].forms[drafts[relative].full].append(f)
            continue
        if number is None or (of_a_family and other):
            continue
        drafts[owners[number]].forms.setdefault((word,), []).append(f)
        if sharing:
            sharing[number].bare.append(f.first)
            sharing[number].sex = sharing[number].sex or f.sex


def is_relative(found: list[NameRun]) -> bool:
    """ "His wife, X": called by the first name alone."""
    return any("relative" in f.cues for f in found)


def relative_of_that_sex(drafts: list[Draft], f: NameRun) -> int | None:
    """ "Ken Holm ... His wife Sheila ... Mrs Holm": the only one brought in before as a relative by the first name alone."""
    found = [
        number
        for number, draft in enumerate(drafts)
        if draft.sex == f.sex and any(is_relative(runs) and runs[0].first < f.first for runs in draft.forms.values())
    ]
    return found[0] if len(found) == 1 else None


def kin_of(words: Words, f: NameRun) -> bool:
    """ "Benn's wife": the article has another Benn."""
    return possessive_after(words, f) and words.low[f.last + 1 : f.last + 2] != [] and words.low[f.last + 1] in KINSHIP


def is_kin_of_the_name(words: Words, f: NameRun) -> bool:
    """ "Benn's brother, Captain Benn": one who is brought in as somebody's relative by the surname alone is somebody else."""
    return kinship(f.begin, f.last, words) is not None and words.text[f.begin - 1] == ","


def is_of_other_sex(f: NameRun, draft: Draft) -> bool:
    """ "Ms. Benn" beside Karl Benn."""
    return f.sex is not None and draft.sex is not None and f.sex != draft.sex


def speaks_for_a_person(f: NameRun) -> bool:
    return any(weights()[cue] > 0 for cue in f.cues)


def possessive_after(words: Words, f: NameRun) -> bool:
    return f.last < len(words) and words.text[f.last] in ("'s", "’s")


def bearers(judge: Judge, drafts: list[Draft], owners: list[int]) -> list[Bearer]:
    """What tells those who share a surname apart."""
    words, lex = judge.words, judge.lex
    nouns = lex["titles"] | lex["roles"]
    out = []
    for draft in (drafts[number] for number in owners):
        mentions = sorted((f for fs in draft.forms.values() for f in fs), key=lambda f: f.first)
        given = given_roles(words, mentions, *find_role(words, lex, mentions))
        out.append(
            Bearer(
                draft.sex,
                heads((low for role in given for low in role), nouns),
                draft.relative,
                [f.first for f in full_mentions(draft)],
                spoke=[f.first for f in full_mentions(draft) if speaks_at(words, lex, f)],
                is_child=draft.is_child,
            )
        )
    tell_the_other(judge, [drafts[number] for number in owners], out)
    return out


def tell_the_other(judge: Judge, drafts: Sequence[Draft], sharing: Sequence[Bearer]) -> None:
    """ "The son of Karl Benn was held": of two who share the surname the other one is the son."""
    if len(sharing) != 2 or any(bearer.relative for bearer in sharing):
        return
    for draft, other in zip(drafts, reversed(sharing), strict=True):
        kin = next((word for f in full_mentions(draft) if (word := kin_told_of(f, judge.words))), None)
        if kin and (other.sex is None or role_sex(kin, judge.lex) in (None, other.sex)):
            other.relative, other.is_child = True, kin in CHILDREN


def speaks_at(words: Words, lexicon: Lexicon, f: NameRun) -> bool:
    """A verb of saying stands beside the name, or after the comma: "her mother, Karin Holm, told us"."""
    return "speaks" in f.cues or (
        words.text[f.last : f.last + 1] == [","] and not lexicon.reporting.keys().isdisjoint(words.low[f.last + 1 : f.last + 2])
    )


def sex_of(draft: Draft, judge: Judge) -> str | None:
    """ "m" or "f": by a kinship word first, then by forms of address, the list of first names, the pronouns after the name."""
    if draft.told_sex:
        return draft.told_sex
    told = [f.sex for found in draft.forms.values() for f in found if f.sex]
    if told:
        return max(dict.fromkeys(told), key=told.count)
    given = draft.full[-1] if draft.rule == "family-first" else draft.full[0]
    return judge.lex.sex(given) or sex_by_pronouns(draft, judge)


def sex_by_pronouns(draft: Draft, judge: Judge) -> str | None:
    """What the pronouns after the name tell before anybody else is named: two of them, or one that opens the next sentence."""
    words, names = judge.words, judge.name_words
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
        name = shown(written(words, display))
        role, stated = find_role(words, lexicon, everywhere)
        roles.append(given_roles(words, everywhere, role, stated))
        persons.append(Person(number, name, role and Span(*role), draft.rule, tuple(mentions)))
        sexes.append(draft.sex)
    doubtful = tuple(tuple((f.first, f.last) for f in found if f.first not in at_word) for found in judge.doubtful)
    return People(tuple(persons), tuple(sexes), at_word, tuple(roles), tuple(spans for spans in doubtful if spans))


def written(words: Words, f: NameRun) -> str:
    """The name as the text has it: "Alan Holm" of "Alan and Jean Holm"."""
    name = words.source[words.start[f.first] : words.end[f.last - 1]]
    return name if f.surname < 0 else f"{name} {words.text[f.surname]}"


def shown(name: str) -> str:
    """A name in one line, without soft hyphens; a last name that a transcript gives in capitals alone in small letters."""
    line = " ".join("".join(c for c in name if c not in UNSEEN).split())
    return line.capitalize() if len(line) > 4 and line.isalpha() and line.isupper() else line


def given_roles(
    words: Words, mentions: list[NameRun], role: tuple[int, int] | None, stated: list[tuple[int, int]]
) -> frozenset[tuple[str, ...]]:
    """The role shown, those stated beside the first mentions and the titles before any mention of the name, each in words."""
    seen = {tuple(fold(word) for word in words.source[role[0] : role[1]].split())} if role else set()
    seen |= {tuple(words.low[first:last]) for first, last in stated}
    for f in mentions:
        if f.title_first >= 0:
            seen.add(tuple(words.low[f.title_first : f.first]))
        elif "role-before" in f.cues:
            seen.add(tuple(words.low[max(0, f.first - 2) : f.first]))
    return frozenset(seen)

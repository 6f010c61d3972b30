"""Sections: where a topic starts.

Dynamic programming over paragraphs. A section costs minus the Dirichlet-compound-multinomial log-likelihood of its
words, plus a price, minus what its first paragraph's opening tells (a turn such as "Meanwhile", a new place or name,
against a pronoun, a quotation, a speaker who goes on). The idea is Utiyama and Isahara's (ACL 2001), with the Dirichlet
prior of Eisenstein and Barzilay (EMNLP 2008). Authors' own sub-headings are kept as they are.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import lgamma

from briefing.analysis.headings import Namer
from briefing.analysis.lexicon import Lexicon
from briefing.analysis.people import People
from briefing.analysis.words import Words
from briefing.model import Paragraph, Quote, Section

PSEUDO_COUNTS = 120.0
PRICE = 16.0
LOWEST_PRICE = 3.0
PARAGRAPHS_PER_SECTION = 4.5
PARAGRAPHS_PER_CLEAR_SECTION = 8.0
CLEAR_CUT = 45.0
SHORTEST_ARTICLE = 8
LONGEST_SECTION = 60
ALONE, SHORT_EDGE = 6.0, 3.0
NAME_WEIGHT = 1.2
COMMON_FROM, COMMON_TO = 4.0, 6.2
REPEAT_CAP = 2.0
LONG_FROM, LONG_COST = 7, 2.0
DEAREST, HALVINGS = 400.0, 16


@dataclass(slots=True)
class Block:
    """One paragraph as the segmenter sees it."""

    first: int
    last: int
    counts: dict[str, float]
    names: frozenset[str]
    score: float = 0.0
    signs: list[str] = field(default_factory=list)


def find(
    words: Words,
    lexicon: Lexicon,
    people: People,
    quotes: Sequence[Quote],
    paragraphs: Sequence[Paragraph],
    starts: Sequence[int] | None = None,
    count: int | None = None,
) -> list[Section]:
    """The sections of a document; they partition the text.

    `starts` gives the cuts instead of finding them, `count` how many sections are wanted; as many as can be had near that
    are cut. The author's own headings are kept whatever is wanted.
    """
    text = words.source
    if not paragraphs:
        return []
    blocks = [block(words, lexicon, number) for number in range(len(paragraphs))]
    rules: list[tuple[int, str, str]]
    headings: dict[int, str] = {}
    if starts is not None:
        cuts = sorted({nearest(paragraphs, s) for s in starts} | {0})
        rules = [(c, "given" if c else "opening", "") for c in cuts]
    elif any(p.kind == "heading" for p in paragraphs):
        cuts = [i for i, p in enumerate(paragraphs) if p.kind == "heading"]
        headings = {i: text[paragraphs[i].start : paragraphs[i].end] for i in cuts}
        rules = [(0, "opening", "")] * (cuts[0] > 0 and any(p.kind == "text" for p in paragraphs[: cuts[0]])) + [
            (c, "author-heading", "") for c in cuts
        ]
        if rules[0][0] != 0:
            headings[0] = headings.pop(rules[0][0], "")
            rules[0] = (0, *rules[0][1:])
    else:
        rules = cut(words, lexicon, quotes, paragraphs, blocks, count)
    namer = Namer(words, lexicon, people, quotes)
    bounds = [c for c, _, _ in rules] + [len(paragraphs)]
    ranges = [(words.paragraphs[a][0], words.paragraphs[b - 1][1]) for a, b in itertools.pairwise(bounds)]
    names = namer.name_all(ranges)
    out = []
    for k, (c, rule, evidence) in enumerate(rules):
        start = 0 if k == 0 else paragraphs[c].start
        end = paragraphs[bounds[k + 1]].start if k + 1 < len(rules) else len(text)
        out.append(Section(headings.get(c) or names[k], start, end, rule, evidence))
    return out


def nearest(paragraphs: Sequence[Paragraph], offset: int) -> int:
    return min(range(len(paragraphs)), key=lambda i: abs(paragraphs[i].start - offset))


# ---------------------------------------------------------------------- what each paragraph brings
def block(words: Words, lexicon: Lexicon, number: int) -> Block:
    a, b = words.paragraphs[number]
    counts: dict[str, float] = {}
    names = set()
    for i in range(a, b):
        low = words.low[i]
        if not low[0].isalpha() or len(low) < 3:
            continue
        if words.cap[i] and not (lexicon.is_common(low) and (i == a or words.text[i - 1] in (".", "“", '"', "''", "?", "!"))):
            low = lexicon.demonyms.get(low, low).lower() if low in lexicon.demonyms else low
            names.add(low)
            weight = NAME_WEIGHT
        else:
            zipf = lexicon.zipf(low)
            weight = 0.0 if zipf >= COMMON_TO else 1.0 if zipf <= COMMON_FROM else (COMMON_TO - zipf) / (COMMON_TO - COMMON_FROM)
        if weight > 0:
            key = stem(low)
            counts[key] = counts.get(key, 0.0) + weight
    return Block(a, b, counts, frozenset(names))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A crude common form of a noun's or verb's forms; good enough to count repetition."""
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "es", "er", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


# ---------------------------------------------------------------------- the cuts
def cut(
    words: Words,
    lexicon: Lexicon,
    quotes: Sequence[Quote],
    paragraphs: Sequence[Paragraph],
    blocks: list[Block],
    count: int | None = None,
) -> list[tuple[int, str, str]]:
    """(paragraph, rule, evidence) of each section's start, by dynamic programming; one section for a short article."""
    units = [i for i, p in enumerate(paragraphs) if p.kind == "text" and blocks[i].last > blocks[i].first]
    if count == 1 or len(units) < (SHORTEST_ARTICLE if count is None else 2):
        return [(0, "opening", "")]
    rows = [blocks[i] for i in units]
    openings(words, lexicon, quotes, rows)
    model = Likelihood(rows, lexicon)
    best = fitting(model) if count is None else nearest_to(model, count)
    out = [(0, "opening", "")]
    for u in best:
        if u:
            row = rows[u]
            turned = row.score > 0.5 and bool(row.signs)
            fresh = model.fresh_words(u)
            out.append((units[u], "turn" if turned else "new-words", "; ".join(row.signs) if turned else fresh))
    return out


def fitting(model: Likelihood) -> list[int]:
    """As many sections as fit the article: more for one story in many facets than for topics that differ wholly."""
    price = PRICE
    best = model.segment(price)
    one_story = model.gain(best) < CLEAR_CUT
    wanted = round(len(model.rows) / (PARAGRAPHS_PER_SECTION if one_story else PARAGRAPHS_PER_CLEAR_SECTION))
    while len(best) < wanted and price > LOWEST_PRICE:
        price -= 2.0
        best = model.segment(price, LONG_COST if one_story else 0.0)
    return best


def nearest_to(model: Likelihood, count: int) -> list[int]:
    """The segmentation whose number of sections is nearest to the one wanted: the more a section costs, the fewer there are."""
    low, high = -DEAREST, DEAREST
    best = model.segment(0.0)
    for _ in range(HALVINGS):
        price = (low + high) / 2
        cuts = model.segment(price)
        best = min(best, cuts, key=lambda found: abs(len(found) - count))
        if len(cuts) == count:
            break
        low, high = (price, high) if len(cuts) > count else (low, price)
    return best


class Likelihood:
    """The cost of a section, kept up as its paragraphs are added one by one; cost table built once a document."""

    def __init__(self, rows: Sequence[Block], lexicon: Lexicon) -> None:
        self.rows = rows
        spread = Counter(k for r in rows for k in r.counts)
        totals: dict[str, float] = defaultdict(float)
        for r in rows:
            for k, c in r.counts.items():
                totals[k] += c
        vocabulary = len(totals) or 1
        share = PSEUDO_COUNTS / vocabulary
        self.alpha = {k: share * (0.5 + 0.5 * min(1.0, lexicon.zipf(k) / 5.0)) for k in totals}
        self.alpha_sum = sum(self.alpha.values()) or 1.0
        self.sizes = [sum(r.counts.values()) for r in rows]
        self.shared = [{k: c for k, c in r.counts.items() if spread[k] > 1} for r in rows]
        self.base = {k: lgamma(self.alpha[k]) for k in totals}
        self._once = [sum(lgamma(self.alpha[k] + c) - self.base[k] for k, c in r.counts.items() if spread[k] == 1) for r in rows]
        self._costs = self._all_costs()

    def _all_costs(self) -> list[list[float]]:
        """costs[j][d]: the cost of the section of paragraphs j-d..j, without price and opening."""
        alpha, base, top = self.alpha, self.base, self.alpha_sum
        start = lgamma(top)
        longest = LONGEST_SECTION if len(self.rows) <= 2 * LONGEST_SECTION else LONGEST_SECTION // 2
        out = []
        for j in range(len(self.rows)):
            counts: dict[str, float] = {}
            seen: dict[str, float] = {}
            total = size = once = 0.0
            row = []
            for i in range(j, max(-1, j - longest), -1):
                for k, c in self.shared[i].items():
                    now = counts.get(k, 0.0) + c
                    counts[k] = now
                    value = lgamma(alpha[k] + now) - base[k]
                    total += value - seen.get(k, 0.0)
                    seen[k] = value
                size += self.sizes[i]
                once += self._once[i]
                row.append(-(total + once + start - lgamma(top + size)))
            out.append(row)
        return out

    def segment(self, price: float, long_cost: float = 0.0) -> list[int]:
        """The first paragraphs of the cheapest segmentation."""
        count = len(self.rows)
        best = [0.0] + [float("inf")] * count
        back = [0] * (count + 1)
        for j in range(count):
            row = self._costs[j]
            for d, likelihood in enumerate(row):
                i = j - d
                cost = best[i] + likelihood + price - (self.rows[i].score if i else 0.0) + long_cost * max(0, d + 1 - LONG_FROM)
                if count > 1:
                    if d == 0:
                        cost += ALONE
                    elif d == 1 and (i == 0 or j == count - 1):
                        cost += SHORT_EDGE
                if cost < best[j + 1]:
                    best[j + 1], back[j + 1] = cost, i
        starts, at = [], count
        while at > 0:
            at = back[at]
            starts.append(at)
        return starts[::-1]

    def gain(self, starts: Sequence[int]) -> float:
        """By how much, per cut, the cuts explain the words better than one section does: large when topics differ wholly."""
        bounds = [*starts, len(self.rows)]
        if len(starts) < 2 or len(self.rows) > LONGEST_SECTION:
            return 0.0
        cut_cost = sum(self._costs[b - 1][b - 1 - a] for a, b in itertools.pairwise(bounds))
        return (self._costs[-1][len(self.rows) - 1] - cut_cost) / (len(starts) - 1)

    def fresh_words(self, u: int) -> str:
        """Up to three words of the paragraphs from `u` on that stand more after the cut than before."""
        after: Counter[str] = Counter()
        for r in self.rows[u : u + 3]:
            after.update(r.counts)
        before: Counter[str] = Counter()
        for r in self.rows[max(0, u - 3) : u]:
            before.update(r.counts)
        fresh = sorted((k for k in after if not before[k]), key=lambda k: (-after[k], k))
        return ", ".join(fresh[:3])


# ---------------------------------------------------------------------- what the opening of a paragraph tells
def openings(words: Words, lexicon: Lexicon, quotes: Sequence[Quote], rows: list[Block]) -> None:
    """Set each row's `score` (log-odds that a section starts there) and the signs seen."""
    speakers: dict[int, set[str]] = {}
    for q in quotes:
        if q.speaker:
            speakers.setdefault(words.paragraph[words.at(q.start)], set()).add(q.speaker.name)
    seen_names: set[str] = set()
    seen_full: set[str] = set()
    count = len(rows)
    for u, row in enumerate(rows):
        before = rows[u - 1] if u else None
        score_opening(words, lexicon, row, before, seen_names, seen_full)
        here, there = (
            speakers.get(words.paragraph[row.first], set()),
            speakers.get(words.paragraph[before.first], set()) if before else set(),
        )
        if here & there:
            row.score -= 0.6
        if u in (1, 2):
            row.score -= 1.2
        if u >= count - 2:
            row.score -= 0.9
        if before:
            row.score += repetition(rows, u)
        seen_names |= row.names


def score_opening(words: Words, lexicon: Lexicon, row: Block, before: Block | None, seen: set[str], seen_full: set[str]) -> None:
    a, b = row.first, row.last
    low, cap, text = words.low, words.cap, words.text
    first = low[a]
    opening = " ".join(low[a : a + 6])
    turned = next(
        (
            t
            for t in longest_first(lexicon["turns"])
            if opening.startswith(t + " ") or (" " in t and f" {t} " in f" {' '.join(low[a : a + 16])} ")
        ),
        None,
    )
    quoted_early = any(words.quoted[i] for i in range(a, min(b, a + 25)))
    if turned:
        row.score += 0.9
        row.signs.append(f"“{turned}”")
    if words.quoted[a] or text[a] in ("“", '"', "''", "‘"):
        row.score -= 1.5
    elif quoted_early:
        row.score -= 0.8
    if first in lexicon["pronouns"]:
        row.score -= 0.6
    if first in lexicon["first_person"]:
        row.score -= 1.0
    if first in lexicon["connectives"] and not turned:
        row.score -= 0.6
    if first in lexicon["subordinators"]:
        row.score += 0.3
        if a + 1 < b and cap[a + 1] and first in ("in", "at", "from"):
            row.score += 0.4
            row.signs.append(f"“{text[a]} {text[a + 1]}”")
    if first in ("the", "a", "an", "some", "one"):
        row.score += 0.25
    if any(low[i] in ("said", "says") for i in range(a, min(b, a + 28))):
        row.score -= 0.45
    if b - a < 24:
        row.score -= 0.3
    if before is not None:
        last = before.last - 1
        if (words.quoted[last] or text[last] in ("”", '"', "''")) and not quoted_early:
            row.score += 0.5
            row.signs.append("after a quotation")
    fresh = sorted(n for n in row.names if n not in seen)
    acronyms = [text[i] for i in range(a, b) if text[i].isupper() and 2 < len(text[i]) < 7 and low[i] in fresh]
    if acronyms:
        row.score += 0.4
        row.signs.append(f"new: {acronyms[0]}")
    full = [i for i in range(a, b - 1) if cap[i] and cap[i + 1] and low[i + 1] in fresh]
    if full:
        row.score += 0.25
        if full[0] == a:
            row.score += 0.3
        row.signs.append(f"new name: {text[full[0]]} {text[full[0] + 1]}")


@lru_cache(maxsize=4)
def longest_first(phrases: frozenset[str]) -> list[str]:
    """A fixed order for a set of phrases, in which "on the other hand" is tried before "the other"."""
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def repetition(rows: list[Block], u: int) -> float:
    """Names and content words that the paragraph shares with the two before it, against how many it brings."""
    row = rows[u]
    near = set(rows[u - 1].counts) | (set(rows[u - 2].counts) if u > 1 else set())
    if not row.counts:
        return 0.0
    shared = sum(c for k, c in row.counts.items() if k in near) / sum(row.counts.values())
    names = row.names
    named_before = rows[u - 1].names | (rows[u - 2].names if u > 1 else frozenset())
    value = 1.6 * (0.22 - shared) / 0.22
    if names:
        value += 0.8 if not names & named_before else -0.6
    return max(-REPEAT_CAP, min(REPEAT_CAP, value))

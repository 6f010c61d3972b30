"""Topics of one story: the sections of several reports that are about one thing, under the heading that fits most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from briefing.comparing.figures import stems
from briefing.model import Analysis

ALIKE = 0.1  # cosine of the words of two topics from which they are one: lower joins by the names of the story alone
MOST_SECTIONS = 120  # of all reports together; what is beyond stands alone, so that the work is bounded


@dataclass(frozen=True, slots=True)
class Topic:
    """`sections` are (report, section), both from 0, in that order."""

    title: str
    sections: tuple[tuple[int, int], ...]

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(source for source, _ in self.sections))


Vector = dict[str, float]


def topics(analyses: Sequence[Analysis]) -> list[Topic]:
    """The topics of all reports, in the order in which each is first told; a section stands in one topic."""
    places = [(source, k) for source, analysis in enumerate(analyses) for k in range(len(analysis.sections))]
    bags = [section_bag(analyses[source], k) for source, k in places]
    weights = rarity(bags)
    vectors = [{w: (1 + log(n)) * weights[w] for w, n in bag.items()} for bag in bags]
    groups = grouped(vectors[:MOST_SECTIONS]) + [[k] for k in range(MOST_SECTIONS, len(places))]
    out = []
    for group in groups:
        titles = [analyses[places[k][0]].sections[places[k][1]].title for k in group]
        out.append(Topic(best_title(titles, [bags[k] for k in group]), tuple(places[k] for k in group)))
    return out


def section_bag(analysis: Analysis, number: int) -> Counter[str]:
    """The stems of a section's words, those of its heading twice."""
    section = analysis.sections[number]
    words = Counter(
        w for s in analysis.sentences if section.start <= s.start < section.end for w in stems(s.of(analysis.article.text))
    )
    return words + Counter(stems(section.title))


def rarity(bags: Sequence[Counter[str]]) -> Vector:
    """A word that stands in all sections tells none of them apart."""
    found = Counter(w for bag in bags for w in bag)
    return {w: log((1 + len(bags)) / (0.5 + n)) for w, n in found.items()}


def grouped(vectors: Sequence[Vector]) -> list[list[int]]:
    """Average linkage: the two nearest groups become one as long as they are near enough; in the order of their first."""
    groups = {k: [k] for k in range(len(vectors))}
    near = {(i, j): cosine(vectors[i], vectors[j]) for j in range(len(vectors)) for i in range(j)}
    while near:
        pair = max(near, key=lambda p: (near[p], -p[0], -p[1]))
        if near[pair] < ALIKE:
            break
        i, j = pair
        for k in groups.keys() - pair:
            a, b = near.pop(ordered(i, k)), near.pop(ordered(j, k))
            near[ordered(i, k)] = (len(groups[i]) * a + len(groups[j]) * b) / (len(groups[i]) + len(groups[j]))
        del near[pair]
        groups[i] = sorted(groups[i] + groups.pop(j))
    return sorted(groups.values())


def ordered(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def cosine(a: Vector, b: Vector) -> float:
    shared = sum(a[w] * b[w] for w in a.keys() & b.keys())
    return shared / (sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values())) or 1.0)


def best_title(titles: Sequence[str], bags: Sequence[Counter[str]]) -> str:
    """The heading whose words stand in most of the sections; the first of those that fit alike."""

    def fits(title: str) -> float:
        words = stems(title)
        return sum(sum(w in bag for w in words) / max(1, len(words)) for bag in bags)

    return max(titles, key=fits)

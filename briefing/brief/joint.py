"""What is worth keeping of several reports of one story: pure data in, pure data out; every line stands in its report.

Topics are joined over the reports, the same sentence is told once with all its places, quotations come as families, numbers
and days side by side. How much of each is told goes by the level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefing.brief.levels import Brief, at_level
from briefing.brief.lines import JointBrief, Line, Reports, TopicLines, Voice, once, tells
from briefing.brief.page import Page
from briefing.comparing.comparison import outside_quotes
from briefing.comparing.families import Family, families
from briefing.comparing.figures import differences
from briefing.comparing.identity import agreed, fullest, keys
from briefing.comparing.timeline import most_telling
from briefing.comparing.topics import topics
from briefing.model import Analysis, Span

POINTS = {"short": 1, "standard": 3, "long": 8}
QUOTES = {"short": 0, "standard": 8, "long": 24}
DAYS = {"short": 0, "standard": 8, "long": 24}
NUMBERS = {"short": 0, "standard": 3, "long": 6}  # of one report
MANY, FEW, ALSO = 4, 3, "Also told"  # reports from which, and lines up to which, what one of them alone tells is put together
IN_COMMON = 0.8  # of the reports, that share a topic with another one
BEST_QUOTE_WORDS = 22
SHORTEST_QUOTE = 4


def joint_brief(analyses: Sequence[Analysis], level: str = "standard") -> JointBrief:
    """The brief of several reports; the same for the same reports in the same order."""
    if level == "page":
        return Page(analyses).brief()
    return Condenser(analyses, level).brief()


class Condenser(Reports):
    """One run over several reports: what each tells at the level, and which lines are told already."""

    def __init__(self, analyses: Sequence[Analysis], level: str) -> None:
        super().__init__(analyses)
        self.level = level
        self.briefs: list[Brief] = [at_level(analysis, level) for analysis in analyses]

    def brief(self) -> JointBrief:
        reports = self.in_time(range(len(self.briefs)), lambda k: k)
        bottoms = once(self.line(k, Span(bottom.start, bottom.end)) for k in reports if (bottom := self.briefs[k].bottom))
        told = self.topics(bottoms)
        short = self.level == "short"
        said = families(self.analyses)
        shown = [line for topic in told for line in topic.lines]
        return JointBrief(
            self.level,
            tuple(bottoms),
            tuple(told),
            () if short else tuple(chosen(said, self.at_least_one_each(QUOTES), every_voice=self.level == "long", shown=shown)),
            () if short else tuple(outside_quotes(differences(self.analyses), said)),
            most_telling(self.dated, self.at_least_one_each(DAYS)),
            tuple(self.spans(lambda k: self.briefs[k].figures)),
            tuple(self.spans(self.still_coming)),
            () if short else tuple(self.voices()),
        )

    def at_least_one_each(self, most: Mapping[str, int]) -> int:
        """How many at the level: one for each report at least, where there are any at all."""
        return max(most[self.level], len(self.analyses)) if most[self.level] else 0

    def topics(self, bottoms: Sequence[Line]) -> list[TopicLines]:
        """Under each topic what its sections hold that is worth most; what another report told already is not told again."""
        told = list(bottoms)
        out = []
        for topic in topics(self.analyses):
            mine: list[Line] = []
            for source, section in self.in_time(topic.sections, lambda place: place[0]):
                mine += self.points(source, section, mine, told)
            told += mine
            if mine:
                out.append(TopicLines(topic.title, tuple(once(mine))))
        return out if self.level == "short" else gathered(out, len(self.analyses))

    def points(self, source: int, section: int, mine: Sequence[Line], told: Sequence[Line]) -> list[Line]:
        ranked = sorted((p for p in self.briefs[source].points if p.section == section), key=lambda p: p.rank)
        found: list[Line] = []
        for item in ranked:
            line = self.line(source, Span(item.start, item.end))
            if not any(tells(other, line) for other in [*told, *mine, *found]):
                found.append(line)
            if len(found) == POINTS[self.level]:
                break
        return found

    def spans(self, of: Callable[[int], Sequence[Span]]) -> list[Line]:
        """Lines of each report, in the order of their days."""
        reports = self.in_time(range(len(self.briefs)), lambda k: k)
        return once(self.line(k, s, cut=True) for k in reports for s in of(k)[: NUMBERS[self.level]])

    def still_coming(self, source: int) -> list[Span]:
        """What a report expects, without what was over by the day of the last one."""

        def over(span: Span) -> bool:
            planned = [
                e for e in self.dated.planned if any(p.source == source and p.start <= span.start < p.end for p in e.places)
            ]
            return bool(planned) and not any(map(self.is_ahead, planned))

        return [span for span in self.briefs[source].coming if not over(span)]

    # ------------------------------------------------------------------ people
    def voices(self) -> Iterator[Voice]:
        """Everyone who is quoted, named twice or has a role, by full name; those of most reports first."""
        rows: dict[tuple[str, ...], list[tuple[int, str, str, int, int]]] = {}
        for source, analysis in enumerate(self.analyses):
            known = keys(analysis, source)
            for person in analysis.people:
                said = sum(person.says(q) for q in analysis.quotes)
                if said or len(person.mentions) > 1 or person.role:
                    role = analysis.role_of(person) or ""
                    rows.setdefault(known[person.id], []).append((source, person.name, role, len(person.mentions), said))
        for found in sorted(rows.values(), key=lambda rows: -len(rows)):
            sources = tuple(dict.fromkeys(r[0] for r in found))
            yield Voice(
                fullest([r[1] for r in found]),
                agreed([r[2] for r in found]),
                sum(r[3] for r in found),
                sum(r[4] for r in found),
                sources,
            )


def gathered(told: Sequence[TopicLines], reports: int) -> list[TopicLines]:
    """Topics that one report alone tells in a few lines, under one heading at the end: theirs would say more than they hold.

    Reports many of which share no topic have no story in common, and keep their headings.
    """
    tellers = [{p.source for line in topic.lines for p in line.places} for topic in told]
    common = {source for sources in tellers if len(sources) > 1 for source in sources}
    single = [t for t, sources in zip(told, tellers, strict=True) if len(t.lines) <= FEW and len(sources) == 1]
    if reports < MANY or len(common) < IN_COMMON * reports or len(single) < 2:
        return list(told)
    rest = [topic for topic in told if topic not in single]
    return [*rest, TopicLines(ALSO, tuple(line for topic in single for line in topic.lines))]


def chosen(found: Sequence[Family], most: int, *, every_voice: bool, shown: Sequence[Line]) -> list[Family]:
    """The families to show: those that differ and one of each speaker, before a second of anyone; with `every_voice` one of everybody."""
    turns: dict[tuple[str, ...], int] = {}
    heard = Counter(f.key for f in found)
    ranked, again = [], 0
    for family in sorted(found, key=lambda f: worth(f, shown)):
        turns[family.key] = turns.get(family.key, 0) + 1
        again += family.differs and turns[family.key] > 1
        turn = 1 if family.differs else turns[family.key]
        ranked.append((turn, -len(family.sources), -heard[family.key], found.index(family), family))
    ranked.sort(key=lambda row: row[:-1])
    # what differs takes nobody's place, as far as there is room for half as many more
    most = max(most + min(again, most // 2), len(turns) + again if every_voice else 0)
    return [row[-1] for row in sorted(ranked[:most], key=lambda row: (row[1], *row[:-1]))]


def worth(family: Family, shown: Sequence[Line]) -> tuple[bool, int, bool, bool, int]:
    """What of one speaker comes first: what reports differ in, what most tell, what no line shows, what is neither long nor short."""
    text = family.versions[0].text
    words = len(text.split())
    seen = any(text in line.text for line in shown)
    return not family.differs, -len(family.sources), seen, words < SHORTEST_QUOTE, abs(words - BEST_QUOTE_WORDS) // 12

"""One brief of several articles: a section for each topic, quotes with their sources, the same quote once with all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.brief import condensing as briefs
from briefing.brief.condensing import Brief
from briefing.export.escaping import escape, front_matter, plain
from briefing.export.markdown import Markdown
from briefing.lexicon.lists import word_list
from briefing.model import Analysis, BriefItem, Quote

ALIKE = 0.18
SHORTEST_WORD = 4
SAME = 0.8
QUOTES = {"short": 0, "standard": 8, "long": 24}
POINTS = {"short": 1, "standard": 3, "long": 8}
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(slots=True)
class Topic:
    """Sections of several articles that are about one thing: (article, section)."""

    title: str
    words: set[str]
    heading: set[str]
    sections: list[tuple[int, int]] = field(default_factory=list)


class Joint:
    """A brief of several analyses; `[2 §5]` is the fifth paragraph of the second source."""

    def __init__(self, analyses: Sequence[Analysis], level: str = "standard") -> None:
        self.level = level
        self.parts = [Markdown(analysis, level) for analysis in analyses]
        self.briefs: list[Brief] = [part.brief for part in self.parts]

    def __str__(self) -> str:
        blocks = [self.front(), f"# Brief of {len(self.parts)} articles", *self.bottoms()]
        for topic in self.topics():
            lines = self.points(topic)
            blocks += [f"## {escape(topic.title)}", "\n".join(lines)] if lines else []
        if self.level != "short":
            blocks += [*self.quotes(), *self.people()]
        return "\n\n".join([*blocks, *self.sources()]) + "\n"

    def front(self) -> str:
        rows: list[tuple[str, object]] = [
            ("title", f"Brief of {len(self.parts)} articles"),
            ("sources", [part.title() for part in self.parts]),
            ("level", self.level),
            ("words", sum(part.analysis.article.words for part in self.parts)),
            ("tags", ["briefing"]),
            ("generator", "briefing 0.1"),
        ]
        return front_matter(rows)

    def cite(self, number: int, start: int) -> str:
        return f"[{number + 1} §{self.parts[number].analysis.article.paragraph_at(start)}]"

    def extract(self, number: int, item: BriefItem) -> str:
        return self.parts[number].extract(item.start, item.end, self.cite(number, item.start))

    def bottoms(self) -> list[str]:
        lines = [f"- {self.extract(k, b.bottom)}" for k, b in enumerate(self.briefs) if b.bottom]
        return ["**Bottom lines.**", "\n".join(lines)] if lines else []

    # ------------------------------------------------------------------ topics
    def topics(self) -> list[Topic]:
        """Sections that share a word of their headings and enough of their own words are one topic, in the order of the first."""
        found: list[Topic] = []
        for number, part in enumerate(self.parts):
            for k, section in enumerate(part.analysis.sections):
                words, heading = content(part.text[section.start : section.end]), content(section.title)
                near = max(found, key=lambda t: likeness(t, words, heading, number), default=None)
                if near is None or likeness(near, words, heading, number) < ALIKE:
                    near = Topic(plain(section.title), set(), set())
                    found.append(near)
                near.words |= words
                near.heading |= heading
                near.sections.append((number, k))
        return found

    def points(self, topic: Topic) -> list[str]:
        lines, seen = [], [content(b.bottom.text) for b in self.briefs if b.bottom]
        for number, k in topic.sections:
            taken = 0
            for item in sorted((p for p in self.briefs[number].points if p.section == k), key=lambda p: p.rank):
                words = content(item.text)
                if taken == POINTS[self.level] or any(len(words & other) > 0.7 * len(words) for other in seen):
                    continue
                seen.append(words)
                lines.append(f"- {self.extract(number, item)}")
                taken += 1
        return lines

    # ------------------------------------------------------------------ quotes
    def quotes(self) -> list[str]:
        """Quotes of all, one of each speaker before a second of anyone; the same words of two reports once."""
        alike: list[tuple[str, set[str], list[tuple[int, Quote]]]] = []
        for number, part in enumerate(self.parts):
            for q in briefs.best_quotes(part.analysis, (), QUOTES["long"]):
                assert q.speaker is not None
                who, words = q.speaker.name.split()[-1].lower(), content(q.text(part.text))
                same = next((f for w, other, f in alike if w == who and f[0][0] != number and nearly(words, other)), None)
                if same is None:
                    alike.append((who, words, same := []))
                same.append((number, q))
        order: list[tuple[int, int, list[tuple[int, Quote]]]] = []
        turns: dict[str, int] = {}
        for who, _, found in alike:
            turns[who] = turns.get(who, 0) + 1
            order.append((-len(found), turns[who], found))
        order.sort(key=lambda row: row[:2])
        shown = [self.quote(found) for _, _, found in order[: QUOTES[self.level]]]
        return ["## Who said what", *shown] if shown else []

    def quote(self, found: list[tuple[int, Quote]]) -> str:
        number, q = found[0]
        return self.parts[number].quote(q, " ".join(dict.fromkeys(self.cite(n, other.start) for n, other in found)))

    def people(self) -> list[str]:
        """Everyone, by full name: the fullest role, mentions and quotes of all articles."""
        rows: dict[str, list] = {}
        for number, part in enumerate(self.parts):
            for p in part.shown_people():
                row = rows.setdefault(plain(p.name).lower(), [plain(p.name), "", 0, 0, []])
                role = part.analysis.role_of(p) or ""
                row[1] = max(row[1], role, key=len)
                row[2] += len(p.mentions)
                row[3] += part.quoted[p.id]
                row[4].append(str(number + 1))
        lines = ["| Name | Role in the articles | Mentions | Quotes | Sources |", "| --- | --- | ---: | ---: | --- |"]
        lines += [f"| {escape(n)} | {escape(r)} | {m} | {q} | {', '.join(s)} |" for n, r, m, q, s in rows.values()]
        return ["## People", "\n".join(lines)] if rows else []

    def sources(self) -> list[str]:
        lines = []
        for number, part in enumerate(self.parts, 1):
            article = part.analysis.article
            where = escape(article.url or article.source or article.id)
            date = f", {article.published}" if article.published else ""
            lines.append(f"{number}. {escape(part.title())}{date} · {where} · {part.counted()}")
        return [
            "## Sources",
            "\n".join(lines),
            "Lines with a § number are word-for-word extracts of that paragraph of that source.",
        ]


def content(text: str) -> set[str]:
    """Words that may tell a topic, in a crude common form."""
    weak = word_list("brief", "weak_openers")
    return {w[:6] for w in (m.lower() for m in WORD.findall(text)) if len(w) >= SHORTEST_WORD and w not in weak}


def nearly(words: set[str], other: set[str]) -> bool:
    """Whether two quotations have nearly the same words, or one is a part of the other."""
    return len(words & other) >= SAME * max(1, min(len(words), len(other)))


def likeness(topic: Topic, words: set[str], heading: set[str], number: int) -> float:
    """0 to 1: shared words, of sections whose headings share one and that are of different articles."""
    if not topic.heading & heading or any(n == number for n, _ in topic.sections):
        return 0.0
    return len(topic.words & words) / max(1, min(len(topic.words), len(words)))


def joint(analyses: Sequence[Analysis], level: str = "standard") -> str:
    """The brief of several articles in Markdown; the same bytes for the same articles and level."""
    return str(Joint(analyses, level))
